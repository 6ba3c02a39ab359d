"""Figures as the sheet 核验 shows them, once by the program and once by formula: 万元, ㎡, shares cut to 0.01 %."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor, gcd

from wzlab.language import N_, _
from wzlab.policy.values import Number as Figure
from wzlab.policy.values import Range
from wzlab.units import YUAN_IN_WAN, as_decimal
from wzlab.workbook.figures import STEPS
from wzlab.workbook.holding import Formula
from wzlab.workbook.verification.numbers import End, Number, fitted, if_known, over_one_divisor, times

UNBOUNDED = N_("不定")
"""Stands for one end of a figure that has no bound while the other has one."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How the figures of one unit are shown; the same rule serves the program's value and the formula."""

    unit: str

    @property
    def _divisor(self) -> int:
        return int(YUAN_IN_WAN) if self.unit == "yuan" else 1

    def is_cut(self, end: End) -> bool:
        """Tell whether a number of this form is cut to four decimals: a share, and what has no finite decimals."""
        return (
            self.unit == "share"
            or not end.divisor.isdigit()
            or as_decimal(Fraction(1, end.fixed_divisor * self._divisor)) is None
        )

    def value(self, number: Figure | None, end: End) -> Decimal | None:
        """Return the program's number as a cell holds it; `end` is the formula's, which decides whether it is cut."""
        if number is None:
            return None
        shown = Fraction(number) / self._divisor
        exact = None if self.is_cut(end) else as_decimal(shown)
        return Decimal(floor(shown * STEPS)) / STEPS if exact is None else exact

    def formula(self, end: End) -> str:
        """Return the formula that shows a known end."""
        if not self.is_cut(end):
            divisor = end.fixed_divisor * self._divisor
            return end.number if divisor == 1 else f"{end.number}/{divisor}"
        common = gcd(STEPS, self._divisor)
        above, under = STEPS // common, self._divisor // common
        fitted(end.most * above)
        return f"INT({times(end.number, above)}/{_divided_by(end.divisor, under)})/{STEPS}"

    # a figure

    def values(self, measured: Range | None, figure: Number) -> tuple[Decimal | str | None, Decimal | str | None]:
        """Return the program's bounds as two cells hold them."""
        low, high = measured or Range(None, None)
        if low is None and high is None:
            return None, None
        ends = self.value(low, figure.low), self.value(high, figure.high)
        return tuple(_(UNBOUNDED) if end is None else end for end in ends)  # type: ignore[return-value]  # two are two

    def formulas(self, figure: Number, measured: str) -> tuple[Formula, Formula]:
        """Return the formulas of the bounds; blank unless the condition `measured` holds, or if nothing is known."""
        low, high = figure.low, figure.high
        return self._end(low, high, measured), self._end(high, low, measured)

    def _end(self, end: End, other: End, measured: str) -> Formula:
        unbounded = if_known((other,), f'"{_(UNBOUNDED)}"', '""')
        shown = if_known((end,), self.formula(end), unbounded)
        return Formula("=" + (shown if measured == "TRUE" else f'IF({measured},{shown},"")'))

    # a threshold

    def threshold(self, number: Figure | None, asked: Number) -> Decimal | None:
        """Return the program's threshold as a cell holds it."""
        return self.value(number, asked.low)

    def threshold_formula(self, asked: Number) -> Formula:
        """Return the formula of a threshold; blank unless it is one known number."""
        if asked.is_exact:
            return Formula("=" + self.formula(asked.low))
        (asked,) = over_one_divisor([asked])
        shown = f'IF({asked.low.number}={asked.high.number},{self.formula(asked.low)},"")'
        return Formula("=" + if_known((asked.low, asked.high), shown, '""'))


def _divided_by(divisor: str, factor: int) -> str:
    return divisor if factor == 1 else f"({divisor}*{factor})"

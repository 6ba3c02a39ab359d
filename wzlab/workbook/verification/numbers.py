"""Numbers and days as formulas: two ends of an interval, each a whole number over a divisor, or `"∞"` where it is open.

Every figure is a whole number that a binary double holds exactly, so nothing is ever rounded: 500 ㎡ is 5 000 000 of
0.0001 ㎡, one third is compared by multiplying with 3.  A day is the whole number YYYYMMDD, which orders days before
1900 too.  The operations copy `wzlab.policy.values` and `wzlab.policy.functions` end by end.

A truth is a formula that comes to 1 (yes), 0.5 (unknown) or 0 (no).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import gcd, lcm
from typing import Any

from wzlab.language import N_, _
from wzlab.policy.values import Value, bounds

YES, UNKNOWN, NO = "1", "0.5", "0"
INFINITE = '"∞"'
"""Stands where an interval has no end."""

MOST = 10**15 - 1
"""No whole number of a formula is greater: Excel compares no more than 15 digits."""

TOO_LARGE = N_("数字太大，表格公式算不准")
NO_DIVISOR = N_("分母随数据变化的数不能再参与运算")


class UnwritableError(Exception):
    """A formula that would not be exact; the text says why, and stands on the sheet in the formula's stead."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of an interval: `number` over `divisor`, both formulas; `is_open` if the number may come to `"∞"`.

    `most` and `most_divisor` are the greatest they can be in size.
    """

    number: str
    divisor: str = "1"
    is_open: bool = False
    most: int = 0
    most_divisor: int = 1

    @property
    def fixed_divisor(self) -> int:
        """The divisor, known when the workbook is made.

        Raises:
            UnwritableError: it is a cell.
        """
        if not self.divisor.isdigit():
            raise UnwritableError(_(NO_DIVISOR))
        return int(self.divisor)


NO_END = End(INFINITE, is_open=True)


@dataclass(frozen=True, slots=True)
class Number:
    """An interval; `is_positive` says that its low end is never open nor below nought."""

    low: End
    high: End
    is_positive: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether it is one known number, whatever the cells hold."""
        return self.low == self.high and not self.low.is_open


EVERYTHING = Number(NO_END, NO_END)


def fitted(most: int) -> int:
    """Return the size of a number that a formula can hold.

    Raises:
        UnwritableError: it has more than 15 digits.
    """
    if most > MOST:
        raise UnwritableError(_(TOO_LARGE))
    return most


def day_number(day: date) -> int:
    """Return a day as YYYYMMDD."""
    return day.year * 10_000 + day.month * 100 + day.day


def constant(value: Value) -> Number:
    """Return a number, a day or a range of either that no cell changes."""
    low, high = (NO_END if end is None else _constant_end(end) for end in bounds(value))
    positive = not low.is_open and not low.number.startswith("(")
    return Number(low, high, positive)


def _constant_end(value: Any) -> End:
    exact = Fraction(day_number(value) if isinstance(value, date) else value)
    return End(literal(exact.numerator), str(exact.denominator), False, fitted(abs(exact.numerator)), exact.denominator)


def literal(number: int) -> str:
    """Return a whole number as a formula writes it."""
    return str(number) if number >= 0 else f"({number})"


# --- what is known --------------------------------------------------------------------------------------------------


def if_known(ends: Iterable[End], then: str, otherwise: str) -> str:
    """Return a formula that is `then` where none of the ends is open."""
    openings = list(dict.fromkeys(end.number for end in ends if end.is_open))
    if INFINITE in openings:
        return otherwise
    if not openings:
        return then
    if len(openings) == 1:
        return f"IF(ISNUMBER({openings[0]}),{then},{otherwise})"
    return f"IF(COUNT({','.join(openings)})={len(openings)},{then},{otherwise})"


def compared(left: End, sign: str, right: End) -> str:
    """Return a condition on two ends; false where one of them is open.  Fractions are multiplied out."""
    first, second = multiplied_out(left, right)
    return if_known((left, right), f"{first}{sign}{second}", "FALSE")


def multiplied_out(left: End, right: End) -> tuple[str, str]:
    """Return the numbers of two ends over one divisor."""
    if left.divisor.isdigit() and right.divisor.isdigit():
        common = gcd(int(left.divisor), int(right.divisor))
        factors: tuple[Any, Any] = int(right.divisor) // common, int(left.divisor) // common
        most = factors
    else:
        factors, most = (right.divisor, left.divisor), (right.most_divisor, left.most_divisor)
    fitted(left.most * most[0])
    fitted(right.most * most[1])
    return times(left.number, factors[0]), times(right.number, factors[1])


def times(number: str, factor: int | str) -> str:
    """Return a product; a factor of one is left out."""
    if str(factor) == "1":
        return number
    if number.isdigit() and str(factor).isdigit():
        return str(int(number) * int(factor))
    return f"{number}*{factor}"


# --- comparisons ----------------------------------------------------------------------------------------------------


def at_most(left: Number, right: Number) -> str:
    """Return the truth of left ≤ right."""
    return _ordered(left, right, "<=", ">")


def below(left: Number, right: Number) -> str:
    """Return the truth of left < right."""
    return _ordered(left, right, "<", ">=")


def _ordered(left: Number, right: Number, sign: str, opposite: str) -> str:
    holds = compared(left.high, sign, right.low)
    if left.is_exact and right.is_exact:
        return f"IF({holds},1,0)"
    fails = compared(left.low, opposite, right.high)
    if holds == fails == "FALSE":
        return UNKNOWN
    return f"IF({holds},1,IF({fails},0,0.5))"


def equal(left: Number, right: Number) -> str:
    """Return the truth of left = right: no if they are apart, yes if both are one and the same number."""
    if left.is_exact and right.is_exact:
        return f"IF({compared(left.low, '=', right.low)},1,0)"
    same = [compared(left.low, "=", right.high), compared(left.high, "=", right.low)]
    apart = f"OR({compared(left.high, '<', right.low)},{compared(right.high, '<', left.low)})"
    return f"IF({apart},0,IF(AND({','.join(same)}),1,0.5))"


# --- arithmetic -----------------------------------------------------------------------------------------------------


def plus(left: Number, right: Number) -> Number:
    """Return the sum."""
    ends = _added(left.low, "+", right.low), _added(left.high, "+", right.high)
    return Number(*ends, left.is_positive and right.is_positive)


def minus(left: Number, right: Number) -> Number:
    """Return the difference."""
    return Number(_added(left.low, "-", right.high), _added(left.high, "-", right.low))


def _added(left: End, sign: str, right: End) -> End:
    divisor = lcm(left.fixed_divisor, right.fixed_divisor)
    factors = divisor // left.fixed_divisor, divisor // right.fixed_divisor
    added = f"{times(left.number, factors[0])}{sign}{times(right.number, factors[1])}"
    most = left.most * factors[0] + right.most * factors[1]
    return _end(if_known((left, right), added, INFINITE), divisor, (left, right), most)


def _end(number: str, divisor: int, made_of: Iterable[End], most: int) -> End:
    return End(number, str(divisor), any(end.is_open for end in made_of), most, divisor)


def product(left: Number, right: Number) -> Number:
    """Return the product; open where a factor is, but that nought times anything is nought."""
    ends = (left.low, left.high, right.low, right.high)
    lows = max(end.most for end in ends[:2]) * max(end.most for end in ends[2:])
    divisor = left.low.fixed_divisor * right.low.fixed_divisor
    if left.high.fixed_divisor * right.high.fixed_divisor != divisor:
        left, right = _over_one_divisor(left), _over_one_divisor(right)
        return product(left, right)
    if left.is_exact and right.is_exact:
        exact = End(times(left.low.number, right.low.number), str(divisor), False, lows, divisor)
        return Number(exact, exact, left.is_positive and right.is_positive)
    low, high = _product_of_positives(left, right) if left.is_positive and right.is_positive else _product(left, right)
    positive = left.is_positive and right.is_positive
    return Number(
        End(low, str(divisor), not positive, lows, divisor),
        End(high, str(divisor), any(end.is_open for end in ends), lows, divisor),
        positive,
    )


def _product_of_positives(left: Number, right: Number) -> tuple[str, str]:
    a, b = left.high, right.high
    noughts = [f"{end.number}=0" for end in (a, b) if not _is_above_nought(end)]
    highest = if_known((a, b), times(a.number, b.number), INFINITE)
    if noughts and (a.is_open or b.is_open):
        highest = f"IF({_any(noughts)},0,{highest})"
    return times(left.low.number, right.low.number), highest


def _is_above_nought(end: End) -> bool:
    return end.number.isdigit() and end.number != "0"


def _any(conditions: list[str]) -> str:
    return conditions[0] if len(conditions) == 1 else f"OR({','.join(conditions)})"


def _product(left: Number, right: Number) -> tuple[str, str]:
    ends = (left.low, left.high, right.low, right.high)
    products = ",".join(times(x.number, y.number) for x in ends[:2] for y in ends[2:])
    nought = f"OR({','.join(f'AND({n.low.number}=0,{n.high.number}=0)' for n in (left, right))})"
    positive = if_known((left.low, right.low), f"AND({left.low.number}>=0,{right.low.number}>=0)", "FALSE")
    lowest = f"IF({positive},{times(left.low.number, right.low.number)},{INFINITE})"
    return (
        f"IF({nought},0,{if_known(ends, f'MIN({products})', lowest)})",
        f"IF({nought},0,{if_known(ends, f'MAX({products})', INFINITE)})",
    )


def quotient(left: Number, divisor: Fraction) -> Number:
    """Return a number divided by a known positive one."""
    return replace(left, low=_divided(left.low, divisor), high=_divided(left.high, divisor))


def _divided(end: End, divisor: Fraction) -> End:
    below_line = end.fixed_divisor * divisor.numerator
    number = if_known((end,), times(end.number, divisor.denominator), INFINITE)
    return End(number, str(below_line), end.is_open, end.most * divisor.denominator, below_line)


def over_one_divisor(numbers: Iterable[Number]) -> list[Number]:
    """Return numbers whose ends all have the same divisor."""
    listed = list(numbers)
    divisor = lcm(*(end.fixed_divisor for number in listed for end in (number.low, number.high)))
    return [replace(n, low=_widened(n.low, divisor), high=_widened(n.high, divisor)) for n in listed]


def _over_one_divisor(number: Number) -> Number:
    return over_one_divisor([number])[0]


def _widened(end: End, divisor: int) -> End:
    factor = divisor // end.fixed_divisor
    number = if_known((end,), times(end.number, factor), INFINITE)
    return End(number, str(divisor), end.is_open, end.most * factor, divisor)


def either(condition: str, then: Number, otherwise: Number) -> Number:
    """Return one of two numbers, by a truth; what both allow while it is unknown."""
    then, otherwise = over_one_divisor((then, otherwise))
    low = _one_of(condition, then.low, otherwise.low, "MIN")
    high = _one_of(condition, then.high, otherwise.high, "MAX")
    return Number(low, high, then.is_positive and otherwise.is_positive)


def _one_of(condition: str, then: End, otherwise: End, outermost: str) -> End:
    both = if_known((then, otherwise), f"{outermost}({then.number},{otherwise.number})", INFINITE)
    number = f"IF({condition}=1,{then.number},IF({condition}=0,{otherwise.number},{both}))"
    return _end(number, then.fixed_divisor, (then, otherwise), max(then.most, otherwise.most))

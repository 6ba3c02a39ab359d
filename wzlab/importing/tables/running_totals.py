"""Whether the figures of a row are the sums of the rows above it, exactly: the surest sign of a sum there is.

A spreadsheet computes with binary figures and keeps fifteen digits; so many are compared, as decimals.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite

from wzlab.intake.grids import Plain

_FIGURE = re.compile(r"\s*-?[0-9]{1,15}(?:,[0-9]{3})*(?:\.[0-9]{1,15})?\s*", re.ASCII)
_LEAST = 2
"""One row is its own sum, and says nothing."""


class RunningTotals:
    """The sums of the records above a row: of all, and of those since the last sum or title.

    Args:
        rows: the sheet's.
    """

    def __init__(self, rows: Sequence[Sequence[Plain]]) -> None:
        self._rows = rows
        self._done: dict[tuple[int, int], tuple[int, Decimal]] = {}

    def agree(self, figures: Mapping[int, Decimal], records: Sequence[int], since: int, *, least: int = _LEAST) -> bool:
        """Tell whether every figure is the sum of those above it, and one at least is not 0.

        Args:
            figures: by column.
            records: the rows of the records above.
            since: how many of them stand above the last sum or title.
            least: of how many records a sum must be.
        """
        return any(figures.values()) and any(
            len(records) - start >= least
            and all(figure == _rounded(self._total(records, start, column)) for column, figure in figures.items())
            for start in {since, 0}
        )

    def are_means(self, figures: Mapping[int, Decimal], records: Sequence[int], since: int) -> bool:
        """Tell whether every figure is the mean of those above it, rounded as it is; `agree` tells the arguments."""
        return any(figures.values()) and any(
            (number := len(records) - start) >= _LEAST
            and all(
                figure == _mean(self._total(records, start, column), number, figure)
                for column, figure in figures.items()
            )
            for start in {since, 0}
        )

    def _total(self, records: Sequence[int], start: int, column: int) -> Decimal:
        """Return the sum of a column over the records from one on; what was added before is not added again."""
        number, total = self._done.get((column, start), (start, Decimal(0)))
        total += self._sum(records[number:], column)
        self._done[column, start] = len(records), total
        return total

    def _sum(self, records: Iterable[int], column: int) -> Decimal:
        cells = (self._rows[row - 1][column - 1] for row in records)
        return sum((figure for cell in cells if (figure := figure_of(cell)) is not None), Decimal(0))


def figure_of(cell: Plain) -> Decimal | None:
    """Return a cell's figure with the digits that a spreadsheet keeps, None if it holds none; 1,200 of a text file is."""
    if isinstance(cell, str):
        return Decimal(cell.strip().replace(",", "")) if _FIGURE.fullmatch(cell) else None
    if isinstance(cell, float):
        return Decimal(f"{cell:.15g}") if isfinite(cell) else None
    return Decimal(cell) if isinstance(cell, int) and not isinstance(cell, bool) else None


def _rounded(total: Decimal) -> Decimal:
    return Decimal(f"{total:.15g}")


def _mean(total: Decimal, number: int, figure: Decimal) -> Decimal:
    """Return a mean with as many digits as the figure has that may be it."""
    exponent = figure.as_tuple().exponent
    assert isinstance(exponent, int)
    return (total / number).quantize(Decimal(1).scaleb(max(exponent, -12)), ROUND_HALF_UP)

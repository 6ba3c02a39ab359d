"""The merged ranges of a sheet, by the rows they begin in: a sheet may have a hundred thousand of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wzlab.intake.grids import Grid, Plain

Range = tuple[int, int, int, int]
"""First row, first column, last row, last column."""

_TALLEST = 4
"""A range that covers more rows than this is no part of headings."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet and its merged ranges.

    Attributes:
        rows: as the grid has them.
        beginning: the merged ranges by their first row.
    """

    rows: Sequence[Sequence[Plain]]
    beginning: Mapping[int, Sequence[Range]]

    @property
    def has_merges(self) -> bool:
        """Tell whether any are told; a text file tells none."""
        return bool(self.beginning)

    def covering(self, row: int) -> Iterator[Range]:
        """Yield the ranges that cover a row, but for tall ones that begin far above."""
        for top in range(row - _TALLEST + 1, row + 1):
            yield from (found for found in self.beginning.get(top, ()) if found[2] >= row)


def sheet_of(grid: Grid) -> Sheet:
    """Return a grid's rows with its merged ranges by row."""
    beginning: dict[int, list[Range]] = {}
    for found in grid.merges:
        beginning.setdefault(found[0], []).append(found)
    return Sheet(grid.rows, beginning)


def merged_across(grid: Grid) -> frozenset[tuple[int, int]]:
    """Return the first cells (row, column) of the ranges that cover more columns than one."""
    return frozenset((top, left) for top, left, _bottom, right in grid.merges if right > left)


def merged_down(grid: Grid, rows: Iterable[int]) -> Iterator[tuple[int, int, list[int]]]:
    """Yield the cells merged over several of some rows: the row and the column of the value, the rows below it.

    Ranges that cover each other, as no program writes them, are not followed without end.
    """
    records, left_over = set(rows), len(grid.rows) * max(1, len(grid.rows[0]) if grid.rows else 0)
    for top, left, bottom, _right in grid.merges:
        if top not in records or bottom == top:
            continue
        last = min(bottom, len(grid.rows))
        left_over -= last - top
        if left_over < 0:
            return
        below = [row for row in range(top + 1, last + 1) if row in records]
        if below:
            yield top, left, below

"""In which unit the amounts of single rows are, where the sheet says so beside or above them and not in the heading."""

from collections.abc import Mapping

from wzlab.importing.headings.headings_text import parts_of, words_of
from wzlab.importing.headings.units import stated_unit, stated_unit_in
from wzlab.importing.model import FoundTable
from wzlab.intake.grids import Grid

_COLUMNS = frozenset(("金额单位", "货币单位", "计价单位", "金额计量单位", "价值单位", "货币", "币种", "币别"))
"""Folded headings of columns that say it row by row."""


def units_of_rows(table: FoundTable, grid: Grid) -> Mapping[int, str]:
    """Return the units of money by the rows' places: what a column says (金额单位), or a line above the row (以下单位：元)."""
    said: dict[int, str] = {}
    lines = {one.row: unit for one in table.skipped if (unit := stated_unit(grid.rows[one.row - 1]))}
    for place, row in enumerate(table.rows if lines else ()):
        if above := [line for line in lines if line < row]:
            said[place] = lines[max(above)]
    columns = [match.column for match in table.columns if match.key is None and _says_units(match.heading)]
    for column in columns:
        for place, row in enumerate(table.rows):
            if unit := stated_unit_in(grid.rows[row - 1][column - 1]):
                said[place] = unit
    return said


def _says_units(heading: str) -> bool:
    return words_of(parts_of(heading)[-1]).bare in _COLUMNS

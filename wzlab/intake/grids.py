"""A workbook's sheets as grids of plain values, as its cells hold them.

Nothing is interpreted: no heading, no unit, no kind of record.  Two things are put right: what the reading library gives
as empty though it is not (`wzlab.intake.flaws`), and its panics, which are no `Exception`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from math import isfinite
from pathlib import Path
from typing import TypeAlias

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from wzlab.intake.displays import as_shown
from wzlab.intake.flaws import Flaw, flaws_of
from wzlab.intake.formats import displays_of
from wzlab.intake.gate import Admitted, admit, admit_package
from wzlab.intake.library import library_faults
from wzlab.intake.looks import Look, look_of
from wzlab.intake.markup import SheetEntry
from wzlab.intake.packages import Package
from wzlab.intake.refusals import damaged
from wzlab.language import N_

Plain: TypeAlias = str | float | int | bool | date | datetime | time | timedelta | None
"""What a cell holds; `None` is blank, an empty text too.

Every number of an .xlsx is a float: `repr` has the shortest digits that mean it, so `Decimal(repr(value))` is the figure
as it was typed up to 15 digits.  A longer one (an identity number typed as a number) has lost its last digits before it
comes here.
"""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet.

    Attributes:
        name: as its tab shows it.
        is_hidden: whether the tab is hidden.
        rows: from row 1 and column A on, all of one width; a merged range has its value in the first cell only; where
            how cells are shown is told, 12 shown as 0012 and the day of a month shown without it are those texts.
        flaws: cells that hold no value though they are not blank; their text stands in `rows`.
        merges: the merged ranges (first row, first column, last row, last column; from 1), where the kind of file and
            the way of reading tell them.
        percents: the cells that are shown as percentages (row, column), where they are told; 60 % is 0.6 in `rows`.
        hidden_rows: the rows that are hidden or filtered out, where they are told.
        hidden_columns: the columns that are hidden, where they are told.
    """

    name: str
    is_hidden: bool
    rows: tuple[tuple[Plain, ...], ...]
    flaws: tuple[Flaw, ...] = ()
    merges: tuple[tuple[int, int, int, int], ...] = ()
    percents: frozenset[tuple[int, int]] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


IsWanted: TypeAlias = Callable[[Grid], bool]
"""Tells from the first rows of a sheet, in which nothing is put right yet, whether it is wanted."""

HEAD = 40
"""How many rows of a sheet tell whether it is wanted."""


def read_grids(path: Path, is_wanted: IsWanted | None = None) -> list[Grid]:
    """Return the sheets of an .xlsx workbook in its order, hidden ones too; charts that are sheets are left out.

    Sheets that are not wanted are left out without the closer look, which costs much where all cells are formulas.

    Raises:
        FileError: the file cannot be opened.
        SpreadsheetError: it is not to be read; one sentence says why and what to do.
    """
    admitted = admit(path)
    with library_faults(path), CalamineWorkbook.from_filelike(BytesIO(admitted.package.content)) as workbook:
        return list(_grids(admitted, workbook, is_wanted))


def read_workbook(package: Package) -> tuple[Grid, ...]:
    """Return the sheets of an .xlsx workbook, with how they show their cells.

    Raises:
        SpreadsheetError: it is not to be read; one sentence says why and what to do.
    """
    admitted = admit_package(package)
    with library_faults(package.path), CalamineWorkbook.from_filelike(BytesIO(package.content)) as workbook:
        grids = list(_grids(admitted, workbook, None))
    styles, part_of = displays_of(package), {entry.name: entry.part for entry in admitted.sheets}
    return tuple(dressed(grid, look_of(admitted, part_of[grid.name], styles)) for grid in grids)


def dressed(grid: Grid, look: Look) -> Grid:
    """Return a grid with how it shows its cells; nothing is told of what lies beyond its cells."""
    grid = replace(grid, rows=_rows_as_shown(grid.rows, look)) if look.displays else grid
    height, width = len(grid.rows), len(grid.rows[0]) if grid.rows else 0
    percents = (
        (row, column)
        for row, column in look.percents
        if row <= height and column <= width and type(grid.rows[row - 1][column - 1]) in (int, float)
    )
    return replace(
        grid,
        merges=tuple(merge for merge in look.merges if merge[0] <= height and merge[1] <= width),
        percents=frozenset(percents),
        hidden_rows=frozenset(row for row in look.hidden_rows if row <= height),
        hidden_columns=frozenset(column for column in look.hidden_columns if column <= width),
    )


def _rows_as_shown(rows: tuple[tuple[Plain, ...], ...], look: Look) -> tuple[tuple[Plain, ...], ...]:
    """Return rows with the texts that are shown where those are what people mean (`wzlab.intake.displays`)."""
    changed: dict[int, list[Plain]] = {}
    for (row, column), display in look.displays.items():
        if row <= len(rows) and column <= len(rows[0]):
            value = rows[row - 1][column - 1]
            if (shown := as_shown(value, display)) is not value:
                changed.setdefault(row, list(rows[row - 1]))[column - 1] = shown
    return tuple(tuple(changed[at]) if at in changed else row for at, row in enumerate(rows, 1)) if changed else rows


def _grids(admitted: Admitted, workbook: CalamineWorkbook, is_wanted: IsWanted | None) -> Iterator[Grid]:
    """Yield the sheets; the library's list and the gate's are of one mind, or the file is broken."""
    listed = workbook.sheets_metadata
    if [sheet.name for sheet in listed] != [entry.name for entry in admitted.sheets]:
        raise damaged(admitted.package.path, N_("工作表的目录前后不一"))
    for index, (entry, sheet) in enumerate(zip(admitted.sheets, listed, strict=True)):
        if sheet.typ is SheetTypeEnum.WorkSheet:
            rows = _rows(admitted, entry, workbook, index)
            if is_wanted is None or is_wanted(Grid(entry.name, entry.is_hidden, tuple(map(_blanked, rows[:HEAD])))):
                yield completed(entry.name, rows, _flaws(admitted, entry.part), is_hidden=entry.is_hidden)


def _rows(admitted: Admitted, entry: SheetEntry, workbook: CalamineWorkbook, index: int) -> list[list[Plain]]:
    """Return a sheet's rows as the library gives them.

    Raises:
        SpreadsheetError: the library refuses the sheet for a cell that a closer look can name.
        CalamineError: it refuses the sheet for anything else.
    """
    try:
        sheet = workbook.get_sheet_by_index(index)
    except CalamineError:
        _flaws(admitted, entry.part)
        raise
    return [list(row) for row in sheet.to_python(skip_empty_area=False)]


def _flaws(admitted: Admitted, part: str) -> list[Flaw]:
    return list(flaws_of(admitted.package, part)) if admitted.extents[part].needs_closer_look else []


def completed(name: str, rows: list[list[Plain]], flaws: list[Flaw], *, is_hidden: bool) -> Grid:
    """Return the grid of a sheet: the rows that the library gives, and what it gives as empty though it is not."""
    _put_in(rows, flaws)
    figures = _beyond_numbers(rows)
    return Grid(name, is_hidden, tuple(map(_blanked, rows)), (*flaws, *figures))


def _put_in(rows: list[list[Plain]], flaws: Sequence[Flaw]) -> None:
    """Write the flaws' texts where they belong; they may lie outside what the library found."""
    width = max(len(rows[0]) if rows else 0, max((flaw.column for flaw in flaws), default=0))
    height = max(len(rows), max((flaw.row for flaw in flaws), default=0))
    rows.extend([] for _ in range(height - len(rows)))
    for row in rows:
        row.extend([None] * (width - len(row)))
    for flaw in flaws:
        rows[flaw.row - 1][flaw.column - 1] = flaw.text


def _beyond_numbers(rows: list[list[Plain]]) -> list[Flaw]:
    """Return the figures that are infinite or no number, and write their texts in their places."""
    flaws = [
        Flaw(row, column, "no number", str(value))
        for row, cells in enumerate(rows, 1)
        for column, value in enumerate(cells, 1)
        if type(value) is float and not isfinite(value)
    ]
    _put_in(rows, flaws)
    return flaws


def _blanked(row: list[Plain]) -> tuple[Plain, ...]:
    return tuple(None if value == "" else value for value in row)

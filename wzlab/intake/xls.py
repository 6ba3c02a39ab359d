"""An .xls workbook (Excel 5.0 to 2003, WPS .et), read into grids."""

from dataclasses import replace
from pathlib import Path

from wzlab.intake.biff import Biff
from wzlab.intake.code_pages import redecoded
from wzlab.intake.compounds import Compound, wrapped
from wzlab.intake.found import Binary, FoundSheet, doubts
from wzlab.intake.grids import Grid, completed, dressed
from wzlab.intake.library import library_sheets
from wzlab.intake.measures import check_area, check_reach
from wzlab.intake.refusals import damaged
from wzlab.language import N_

_NAMES = ("Workbook", "Book")


def read_xls(path: Path, content: bytes) -> Binary:
    """Return the sheets of an .xls workbook.

    Its formulas always have a result, so one that nobody has calculated yet cannot be told: only if none has one.

    Raises:
        SpreadsheetError: it has a password, is broken, or holds more than can be read.
    """
    stream = bytearray(Compound(path, content).stream(_NAMES))
    biff = Biff(path, stream)
    sheets = biff.sheets()
    measure(path, sheets)
    grids = merged(path, sheets, wrapped(_NAMES[0], bytes(stream)))
    readable = grids if biff.is_biff8 else tuple(_readable(grid, biff.code_page) for grid in grids)
    return Binary(readable, doubts(path, sheets))


def _readable(grid: Grid, code_page: int) -> Grid:
    """Return a grid whose texts were read as Western ones."""
    rows = tuple(
        tuple(redecoded(cell, code_page) if isinstance(cell, str) else cell for cell in row) for row in grid.rows
    )
    return replace(grid, rows=rows)


def measure(path: Path, sheets: list[FoundSheet]) -> None:
    """Return if the sheets hold no more than can be read.

    Raises:
        SpreadsheetError: they hold more.
    """
    for sheet in sheets:
        check_reach(path, sheet.name, sheet)
    check_area(path, sum(sheet.room for sheet in sheets))


def merged(path: Path, sheets: list[FoundSheet], content: bytes) -> tuple[Grid, ...]:
    """Return the values that the reading library finds, together with what was found here.

    Raises:
        SpreadsheetError: the library cannot read the content, or finds other sheets.
    """
    listed = library_sheets(path, content)
    if len(listed) != len(sheets):
        raise damaged(path, N_("工作表的目录前后不一"))
    return tuple(
        dressed(completed(sheet.name, rows, sheet.flaws, is_hidden=sheet.is_hidden), sheet.look)
        for sheet, rows in zip(sheets, listed, strict=True)
        if rows is not None and sheet.is_worksheet
    )

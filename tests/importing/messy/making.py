"""How messy files are made: sheets of plain rows with merges, formats and hidden parts, or text files; all invented."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell as BookCell
from openpyxl.utils import get_column_letter

Value = str | int | float | bool | date | datetime | None
Rows = Sequence[Sequence[Value]]
Make = Callable[[Path], Path]


@dataclass(frozen=True)
class Drawn:
    """One sheet to be written.

    Attributes:
        name: its tab.
        rows: what its cells hold, from the cell `corner` on.
        corner: the row and column of the first cell.
        merges: ranges such as "A1:D1".
        formats: number formats by address.
        hidden_rows: rows that are hidden.
        is_hidden: whether the tab is.
        blank_tail: how many rows below have a look and nothing in them.
    """

    name: str
    rows: Rows
    corner: tuple[int, int] = (1, 1)
    merges: Sequence[str] = ()
    formats: Mapping[str, str] = field(default_factory=dict)
    hidden_rows: Sequence[int] = ()
    is_hidden: bool = False
    blank_tail: int = 0


def workbook(*sheets: Drawn, name: str = "表格.xlsx", is_from_1904: bool = False) -> Make:
    """Return a maker of a workbook with these sheets."""

    def make(folder: Path) -> Path:
        book = Workbook()
        book.remove(book["Sheet"])
        if is_from_1904:
            book.epoch = datetime(1904, 1, 1)
        for drawn in sheets:
            _draw(book, drawn)
        path = folder / name
        book.save(path)
        return path

    return make


def _draw(book: Workbook, drawn: Drawn) -> None:
    sheet = book.create_sheet(drawn.name)
    top, left = drawn.corner
    for row, values in enumerate(drawn.rows, top):
        for column, value in enumerate(values, left):
            if value is not None:
                _put(sheet.cell(row, column), value)
    for merge in drawn.merges:
        sheet.merge_cells(merge)
    for address, number_format in drawn.formats.items():
        sheet[address].number_format = number_format
    for row in drawn.hidden_rows:
        sheet.row_dimensions[row].hidden = True
    if drawn.is_hidden:
        sheet.sheet_state = "hidden"
    below = top + len(drawn.rows)
    for row in range(below, below + drawn.blank_tail):
        sheet.cell(row, left).number_format = "@"


def _put(cell: Any, value: Value) -> None:
    """Write one value; a text that begins with "=" is a formula, and one of an error is an error."""
    assert isinstance(cell, BookCell)
    cell.value = value


def sheet(*rows: Sequence[Value], name: str = "Sheet1", file: str = "表格.xlsx", **looks: Any) -> Make:
    """Return a maker of a workbook with one sheet of these rows."""
    return workbook(Drawn(name, rows, **looks), name=file)


def text(*rows: Sequence[str], encoding: str = "utf-8-sig", separator: str = ",", name: str = "表格.csv") -> Make:
    """Return a maker of a text file with these rows."""

    def make(folder: Path) -> Path:
        written = io.StringIO(newline="")
        csv.writer(written, delimiter=separator).writerows(rows)
        path = folder / name
        path.write_bytes(written.getvalue().encode(encoding))
        return path

    return make


def address(row: int, column: int) -> str:
    """Return a cell's address."""
    return f"{get_column_letter(column)}{row}"


def sample_id(born: str, order: int = 1) -> str:
    """Return an invented identity number: of no district (000000), with a right check digit.

    Args:
        born: the birth date, YYYYMMDD.
        order: a number of three digits.
    """
    digits = f"000000{born}{order:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    remainder = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11
    return digits + "10X98765432"[remainder]

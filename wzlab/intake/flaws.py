"""Cells that hold something and come out of the reading library as empty, or not as numbers.

An error such as #REF! and a formula that nobody has calculated yet both read as ''; a figure beyond all numbers reads as
infinite.  Each is kept as a `Flaw` with its place, and its text stands in the grid, so that nobody takes it for a blank.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from xml.parsers.expat import ExpatError

from wzlab.errors import SpreadsheetError
from wzlab.intake.cells import IMPOSSIBLE, AddressError, Written, cells_of, column_letters
from wzlab.intake.markup import NOT_XML
from wzlab.intake.packages import Package
from wzlab.intake.refusals import damaged, refused
from wzlab.language import N_

ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
"""The error values that the reading library knows; a file with another is refused by it."""
_UNKNOWN_ERROR = N_("“{path}”的“{cell}”单元格里是错误值 {text}，本程序不认识；请在 Excel 或 WPS 里改正后再试。")


@dataclass(frozen=True, slots=True)
class Flaw:
    """A cell whose value is none: `text` stands in its place in the grid.

    Attributes:
        row: from 1.
        column: from 1.
        kind: "error" (#REF! and its like), "uncalculated" (a formula whose result is not in the file), "no number"
            (infinite, or not a number).
        text: the error, the formula with its "=", or how the figure reads.
    """

    row: int
    column: int
    kind: Literal["error", "uncalculated", "no number"]
    text: str

    @property
    def address(self) -> str:
        """Return its address, such as "B12"."""
        return f"{column_letters(self.column)}{self.row}"


def flaws_of(package: Package, part: str) -> tuple[Flaw, ...]:
    """Return the errors and the uncalculated formulas of a sheet that the gate has let pass, in the file's order.

    Raises:
        SpreadsheetError: it holds an error value that the reading library refuses, names a text that is not there, or
            is broken in a way that the quick scan did not see.
    """
    try:
        return tuple(flaw for cell in cells_of(package, part) for flaw in _flaw(package, cell))
    except ExpatError as error:
        raise damaged(package.path, NOT_XML) from error
    except AddressError as error:
        raise damaged(package.path, IMPOSSIBLE) from error


def _flaw(package: Package, cell: Written) -> Iterator[Flaw]:
    if cell.kind == "s" and cell.value and not (cell.value.isascii() and cell.value.isdigit()):
        raise damaged(package.path, N_("有的单元格指向不存在的文字"))  # the library would give the first text instead
    if cell.kind == "e":
        yield Flaw(cell.row, cell.column, "error", _known_error(package, cell))
    elif cell.formula is not None and (cell.value is None or not (cell.value or cell.kind == "str")):
        yield Flaw(cell.row, cell.column, "uncalculated", f"={cell.formula}")


def _known_error(package: Package, cell: Written) -> str:
    if cell.value and cell.value not in ERRORS:
        raise _unknown(package, cell)
    return cell.value or "#N/A"


def _unknown(package: Package, cell: Written) -> SpreadsheetError:
    place = f"{column_letters(cell.column)}{cell.row}"
    return refused(package.path, _UNKNOWN_ERROR, cell=place, text=cell.value)

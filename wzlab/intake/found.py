"""What is found in a sheet beside its values, for the kinds of file of which the reading library tells less."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from wzlab.intake.flaws import Flaw
from wzlab.intake.grids import Grid
from wzlab.intake.limits import EXCEL_COLUMNS, ROWS
from wzlab.intake.looks import Look
from wzlab.language import N_, _

ERROR_CODES = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
"""The error values by their number in .xls and .xlsb."""


_UNCALCULATED = N_(
    "“{path}”里的公式结果全是 0 或空白，可能从来没有计算过；请核对，或用 Excel 或 WPS 打开它，保存后再读。"
)


class Binary(NamedTuple):
    """What was read from a workbook of a binary kind: its sheets, and what should be told of them."""

    grids: tuple[Grid, ...]
    remarks: tuple[str, ...]


@dataclass(slots=True)
class FoundSheet:
    """What was found in one sheet; rows and columns from 1."""

    name: str
    is_hidden: bool
    is_worksheet: bool = True
    rows: int = 0
    columns: int = 0
    cells: int = 0
    widest_merge: int = 0
    formulas: int = 0
    zeros: int = 0
    """How many of the formulas have the result 0, or none to see: what those have that nobody has calculated."""
    flaws: list[Flaw] = field(default_factory=list)
    look: Look = field(default_factory=Look)

    @property
    def merges(self) -> int:
        """Return how many ranges are merged."""
        return len(self.look.merges)

    @property
    def room(self) -> int:
        """Return for how many cells the reading library makes room."""
        return max(self.rows * self.columns, self.cells)

    def put(self, row: int, column: int) -> None:
        """Take in one cell that holds something."""
        self.cells += 1
        if row > self.rows or column > self.columns:
            self.rows, self.columns = max(self.rows, row), max(self.columns, column)

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Take in one merged range."""
        if top <= bottom and left <= right:
            self.look.merges.append((top, left, bottom, right))
            self.widest_merge = max(self.widest_merge, (bottom - top + 1) * (right - left + 1))

    def hide_columns(self, first: int, last: int) -> None:
        """Take in hidden columns."""
        self.look.hidden_columns.update(range(first, min(last, EXCEL_COLUMNS) + 1))

    def hide_rows(self, first: int, last: int) -> None:
        """Take in hidden rows."""
        self.look.hidden_rows.update(range(first, min(last, ROWS) + 1))

    def calculate(self, *, is_zero: bool) -> None:
        """Take in a formula."""
        self.formulas += 1
        self.zeros += is_zero

    def fail(self, row: int, column: int, code: int) -> None:
        """Take in a cell that holds an error."""
        self.flaws.append(Flaw(row, column, "error", ERROR_CODES.get(code, "#N/A")))


def doubts(path: Path, sheets: Iterable[FoundSheet]) -> tuple[str, ...]:
    """Return a sentence if no formula of a workbook has a result, as programs write it that cannot calculate.

    Where the kind of file has no formula without a result, such a one cannot be told from a 0.
    """
    found = list(sheets)
    formulas = sum(sheet.formulas for sheet in found)
    if not formulas or formulas > sum(sheet.zeros for sheet in found):
        return ()
    return (_(_UNCALCULATED).format(path=path),)

"""Whether the cells of a sheet are more than can be read, whatever the kind of file."""

from pathlib import Path
from typing import Protocol

from wzlab.intake.cells import IMPOSSIBLE, column_letters
from wzlab.intake.limits import CELLS, COLUMNS, EXCEL_COLUMNS, EXCEL_ROWS, MERGES, ROWS
from wzlab.intake.refusals import damaged, refused
from wzlab.language import N_


class Reach(Protocol):
    """How far the cells of a sheet reach, and how its merged ranges do; rows and columns from 1."""

    @property
    def rows(self) -> int:
        """Return the last row with a cell, 0 without any."""

    @property
    def columns(self) -> int:
        """Return the last column with a cell, 0 without any."""

    @property
    def merges(self) -> int:
        """Return how many ranges are merged."""

    @property
    def widest_merge(self) -> int:
        """Return the cells of the largest merged range."""


def check_reach(path: Path, sheet: str, reach: Reach) -> None:
    """Return if a sheet's cells lie where cells can be read.

    Raises:
        SpreadsheetError: one does not, or the merged ranges are too many or too large.
    """
    if reach.rows > EXCEL_ROWS or reach.columns > EXCEL_COLUMNS:
        raise damaged(path, IMPOSSIBLE)
    if reach.rows > ROWS or reach.columns > COLUMNS:
        sentence = N_(
            "“{path}”的工作表“{sheet}”在第 {row} 行、{column} 列一带还有内容，超出本程序能读的 {rows} 行、{columns} 列；"
            "请删去远处多余的内容再试。"
        )
        column = column_letters(reach.columns)
        raise refused(path, sentence, sheet=sheet, row=reach.rows, column=column, rows=ROWS, columns=COLUMNS)
    if reach.merges > MERGES or reach.widest_merge > CELLS:
        sentence = N_("“{path}”的工作表“{sheet}”合并的单元格太多或太大，没有读取；请取消多余的合并再试。")
        raise refused(path, sentence, sheet=sheet)


def check_area(path: Path, area: int) -> None:
    """Return if all used rectangles together have no more cells than can be read.

    Raises:
        SpreadsheetError: they have more.
    """
    if area > CELLS:
        sentence = N_(
            "“{path}”用到的区域共 {area} 格（含空白），多于 {limit} 格，没有读取；请删去空白的行列，或拆成几个文件。"
        )
        raise refused(path, sentence, area=area, limit=CELLS)

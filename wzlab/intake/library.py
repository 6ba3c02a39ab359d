"""The reading library's faults as sentences, its panics too, which are no `Exception`."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from wzlab.intake.refusals import damaged
from wzlab.language import N_

if TYPE_CHECKING:
    from wzlab.intake.grids import Plain

_UNREAD = N_("读取时出错")
_TIMES = N_("有的日期或时间大得不可能")


@contextmanager
def library_faults(path: Path) -> Iterator[None]:
    """Turn what the library raises into a refusal of the file.

    Raises:
        SpreadsheetError: the library cannot read the file.
    """
    try:
        yield
    except (CalamineError, OSError) as error:  # nothing is read from the disk here: the content has ended too early
        raise damaged(path, _UNREAD) from error
    except (ArithmeticError, ValueError) as error:  # a day or a duration beyond what Python can hold
        raise damaged(path, _TIMES) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what the library raises for its own faults
            raise
        raise damaged(path, _UNREAD) from error


def library_sheets(path: Path, content: bytes) -> "list[list[list[Plain]] | None]":
    """Return the rows of every sheet in order, from row 1 and column A on; None for a sheet that has no cells (a chart).

    Raises:
        SpreadsheetError: the library cannot read the file.
    """
    with library_faults(path), CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
        return [
            [list(row) for row in workbook.get_sheet_by_index(index).to_python(skip_empty_area=False)]
            if sheet.typ is SheetTypeEnum.WorkSheet
            else None
            for index, sheet in enumerate(workbook.sheets_metadata)
        ]

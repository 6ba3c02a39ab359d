"""What the tests of the workbook share: labs made into workbooks, and workbooks read back as their readers do."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from tests.helpers import wenzhou
from wzlab.columns import Record
from wzlab.lab import Lab
from wzlab.policy.report import Report
from wzlab.workbook.book import WorkbookOptions, make_book
from wzlab.workbook.package import workbook_bytes
from wzlab.workbook.sheets import Sheet
from wzlab.workbook.titles import SHEETS
from wzlab.workbook.writing import SheetWriter, Stationery

WITHOUT_VERIFICATION = tuple(sheet_id for sheet_id in SHEETS if sheet_id != "verification")
"""The verification sheets have tests of their own, and take half of the time of an export."""

PLAIN = WorkbookOptions(picture=False, sheets=WITHOUT_VERIFICATION)
WHOLE = WorkbookOptions(picture=False, full_ids=True, sheets=WITHOUT_VERIFICATION)
SHARED = WorkbookOptions(picture=False, share=True)

Rows = list[dict[str, Any]]


def lab_with(*records: Record) -> Lab:
    """Return a lab that holds some records and nothing else."""
    lab = Lab()
    for record in records:
        lab.tables[record.table][record.id] = record
    return lab


def report_on(lab: Lab) -> Report:
    """Return the report on a lab by the Wenzhou pack."""
    return Report(wenzhou(), lab)


def content_of(lab: Lab, options: WorkbookOptions = PLAIN) -> bytes:
    """Return a lab's workbook as a file."""
    return workbook_bytes(make_book(report_on(lab), options).workbook)


def exported(lab: Lab, options: WorkbookOptions = PLAIN) -> Workbook:
    """Return a lab's workbook as openpyxl reads it back."""
    return load_workbook(BytesIO(content_of(lab, options)))


def read_by_calamine(content: bytes, sheet: str) -> list[list[Any]]:
    """Return a sheet's rows as calamine reads them, from the first row and column."""
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def written(*sheets: Sheet) -> tuple[bytes, SheetWriter]:
    """Return a workbook of some sheets as a file, and the writer that made it."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    writer = SheetWriter(workbook, Stationery("实验室", "政策", "基准日"))
    for sheet in sheets:
        writer.write(sheet)
    return workbook_bytes(workbook), writer


def sheet_of(workbook: Workbook, record_type: type[Record]) -> Worksheet:
    """Return the sheet that holds a record type's records: the one whose hidden row names its columns."""
    prefix = f"{record_type.table}.#"
    found = [
        worksheet
        for worksheet in workbook.worksheets
        if any(
            str(cell.value).startswith(prefix)
            for (cell,) in worksheet.iter_rows(max_row=min(40, worksheet.max_row), max_col=1)
        )
    ]
    assert len(found) == 1, record_type.table
    return found[0]


def heading_row(worksheet: Worksheet) -> int:
    """Return the row of a sheet's headings: the one that is printed on every page."""
    return int(str(worksheet.print_title_rows).strip("$").partition(":")[0])


def table(worksheet: Worksheet) -> Rows:
    """Return a sheet's rows below its headings, each as value by heading."""
    rows = worksheet.iter_rows(min_row=heading_row(worksheet), values_only=True)
    headings = [str(heading) for heading in next(rows)]
    return [dict(zip(headings, row, strict=True)) for row in rows]


def cells(workbook: Workbook) -> Iterator[Any]:
    """Yield every cell of a workbook."""
    for worksheet in workbook.worksheets:
        for row in worksheet.iter_rows():
            yield from row


def texts(workbook: Workbook) -> str:
    """Return every text of a workbook, one a line."""
    return "\n".join(str(cell.value) for cell in cells(workbook) if isinstance(cell.value, str))


def link(cell: Any) -> tuple[str, str]:
    """Return where a cell leads to: the sheet's name and the cell's address."""
    sheet, _bang, address = str(cell.hyperlink.location).rpartition("!")
    return sheet.strip("'"), address


def exact(value: object) -> Decimal:
    """Return a number read back as the decimal it was written as."""
    assert isinstance(value, int | float)
    return Decimal(repr(value))


def day(value: object) -> date:
    """Return the day a date cell holds."""
    assert isinstance(value, datetime)
    return value.date()

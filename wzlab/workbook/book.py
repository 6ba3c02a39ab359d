"""The application workbook: which sheets there are, and in which order.

A new sheet is one line in `_sheets`.  Sheets that speak of records lead to the rows where these stand, so the record
sheets are made first, wherever they come in the book.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.drawing.image import Image
from openpyxl.worksheet.worksheet import Worksheet

from wzlab.columns import Record
from wzlab.files import write_bytes
from wzlab.language import _
from wzlab.policy.report import Report
from wzlab.records import Laboratory
from wzlab.workbook.machine_sheets import exact_text_sheet, exported_ids_sheet
from wzlab.workbook.naming import Names, Places
from wzlab.workbook.package import workbook_bytes
from wzlab.workbook.reading_sheet import reading_sheet
from wzlab.workbook.record_sheets import TABLES, laboratory_sheet, record_sheet
from wzlab.workbook.remarks import ReadingTaken, Remark, readings_taken, remarks
from wzlab.workbook.sheets import Alteration, Sheet
from wzlab.workbook.texts import header_text, sheet_title, visible_text
from wzlab.workbook.verdict_sheets import ledger_sheet, problem_sheet, verdict_sheet
from wzlab.workbook.writing import SheetWriter, Stationery

MOST_IN_HEADER = 60
PICTURE_WIDTH = 1000
"""How wide the picture is on its sheet, in pixels of 1/96 inch: the width of a page of A4 landscape."""


@dataclass(frozen=True, slots=True)
class WorkbookOptions:
    """What a workbook is to hold: the chart as a picture, and identity and telephone numbers in full."""

    picture: bool = True
    full_ids: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook, and the cells that do not hold exactly what the lab holds."""

    workbook: Workbook
    alterations: tuple[Alteration, ...]


def write_workbook(report: Report, path: Path, options: WorkbookOptions) -> tuple[Alteration, ...]:
    """Write a report's workbook whole or not at all; return the cells that do not hold exactly what the lab holds.

    Raises:
        FileError: it cannot be written; what was there is untouched.
        FontError: no font on this machine can draw the chart.
    """
    book = make_book(report, options)
    write_bytes(path, workbook_bytes(book.workbook))
    return book.alterations


def make_workbook(report: Report, options: WorkbookOptions) -> Workbook:
    """Return a report's workbook; `make_book` also tells which cells were altered.

    Save it by `wzlab.workbook.package.workbook_bytes`: openpyxl's own `save` stamps it with the time of day.
    """
    return make_book(report, options).workbook


def make_book(report: Report, options: WorkbookOptions) -> Book:
    """Return a report's workbook and the cells that were altered.

    Raises:
        FontError: no font on this machine can draw the chart.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    _set_properties(workbook, report)
    writer = SheetWriter(workbook, _stationery(report))
    for sheet in _sheets(report, options):
        worksheet = writer.write(sheet)
        if not sheet.columns:
            _put_picture(worksheet, report, sheet.heading_row)
    writer.write_choices()
    return Book(workbook, tuple(writer.alterations))


def _sheets(report: Report, options: WorkbookOptions) -> Iterator[Sheet]:
    """Yield every sheet, in the order of the book."""
    names, places = Names(report, options.full_ids), Places()
    laboratory = laboratory_sheet(report, names)
    places.add_fields(laboratory, report.lab.laboratory)
    records = []
    for record_type in TABLES:
        of_type = report.lab.records(record_type)
        records.append(record_sheet(record_type, of_type, names))
        places.add_rows(record_type, records[-1], of_type)
    said = [
        record_sheet(Remark, remarks(report.lab, report.pack), names),
        record_sheet(ReadingTaken, readings_taken(report.lab, report.pack), names),
    ]
    ledger = ledger_sheet(report, names, places)
    tables = _tables(report)

    yield verdict_sheet(report, ledger)
    if options.picture:
        yield picture_sheet()
    yield ledger
    yield laboratory
    yield from records
    yield problem_sheet(report, names, places)
    yield reading_sheet(report)
    yield from said
    yield exported_ids_sheet(tables)
    yield exact_text_sheet(tables, full_ids=options.full_ids)


def _tables(report: Report) -> list[tuple[type[Record], Sequence[Record]]]:
    """Return everything that has cells of its own in the workbook: the lab, its records, and what was said."""
    lab, pack = report.lab, report.pack
    types: tuple[type[Record], ...] = (Laboratory, *TABLES)
    records = [(record_type, lab.records(record_type)) for record_type in types]
    return [*records, (Remark, remarks(lab, pack)), (ReadingTaken, readings_taken(lab, pack))]


def picture_sheet() -> Sheet:
    """Return the sheet that holds the gap chart and nothing else."""
    title = _("差距图")
    return Sheet(sheet_title(title), title, columns=(), rows=())


def _put_picture(worksheet: Worksheet, report: Report, row: int) -> None:
    """Put the gap chart on a sheet, a page wide."""
    from wzlab.charts.gaps import gap_figure  # noqa: PLC0415 - matplotlib takes half a second to import
    from wzlab.charts.saving import figure_bytes  # noqa: PLC0415 - and only a picture needs it

    image = Image(BytesIO(figure_bytes(gap_figure(report), "png")))
    image.height, image.width = round(image.height * PICTURE_WIDTH / image.width), PICTURE_WIDTH
    worksheet.add_image(image, f"A{row}")


def _set_properties(workbook: Workbook, report: Report) -> None:
    """Set the document's properties; its dates are the reference date, so the same lab gives the same file."""
    properties = workbook.properties
    properties.creator = properties.lastModifiedBy = "wzlab"
    properties.title = " ".join(visible_text(report.lab.laboratory.shown("name")).split()) or None
    properties.created = properties.modified = datetime.combine(report.reference_date, time())


def _stationery(report: Report) -> Stationery:
    pack = _("{title}，第 {version} 版").format(title=report.pack.title, version=report.pack.version)
    day = _("基准日 {day}").format(day=report.reference_date)
    name = report.lab.laboratory.shown("name") or _("（实验室未命名）")
    return Stationery(
        header_text(name, MOST_IN_HEADER), header_text(pack, MOST_IN_HEADER), header_text(day, MOST_IN_HEADER)
    )

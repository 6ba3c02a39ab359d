"""The workbook of an audit: which sheets there are, and in which order."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

from openpyxl import Workbook

from wzlab.audit.claim_sheets import claim_sheet
from wzlab.audit.file_sheets import problem_sheet, summary_sheet, unreadable_sheet
from wzlab.audit.matrix_sheets import detail_sheet, failure_sheet, matrices, total_sheet
from wzlab.audit.results import Audit, Unreadable
from wzlab.audit.tables import tables_of
from wzlab.files import write_bytes
from wzlab.language import _
from wzlab.workbook.package import workbook_bytes
from wzlab.workbook.sheets import Place, Sheet
from wzlab.workbook.texts import header_text
from wzlab.workbook.writing import SheetWriter, Stationery

MOST_IN_HEADER = 60
NO_DAY = date(2000, 1, 1)
"""Dates the workbook of an audit in which nothing was judged: no file is to depend on the day it was made."""


def write_audit(audit: Audit, path: Path) -> None:
    """Write the workbook whole or not at all.

    Raises:
        FileError: it cannot be written; what was there is untouched.
    """
    write_bytes(path, workbook_bytes(make_audit_workbook(audit)))


def make_audit_workbook(audit: Audit) -> Workbook:
    """Return the workbook of an audit; the same for the same results."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    days = sorted(result.as_of for result in audit.judged) or [NO_DAY]
    properties = workbook.properties
    properties.creator = properties.lastModifiedBy = "wzlab"
    properties.title = _("重点实验室申报预审汇总")
    properties.created = properties.modified = datetime.combine(days[-1], time())
    writer = SheetWriter(workbook, _stationery(audit))
    for sheet in _sheets(audit):
        writer.write(sheet)
    return workbook


def _sheets(audit: Audit) -> Iterator[Sheet]:
    tables = list(tables_of(audit.judged))
    details, unreadable = detail_sheet(audit), unreadable_sheet(audit)
    of_packs = matrices(audit, tables, details)
    places = {number: place for matrix in of_packs for number, place in matrix.places.items()}

    yield summary_sheet(audit, places | _places_of_unreadable(audit, unreadable))
    yield from (matrix.sheet for matrix in of_packs)
    yield total_sheet(of_packs)
    yield details.sheet
    yield failure_sheet(audit, tables)
    yield claim_sheet(audit, places)
    yield unreadable
    yield problem_sheet(audit)


def _places_of_unreadable(audit: Audit, sheet: Sheet) -> dict[int, Place]:
    numbers = [number for number, result in enumerate(audit.results, 1) if isinstance(result, Unreadable)]
    return {number: Place(sheet.name, sheet.row_number(row)) for row, number in enumerate(numbers)}


def _stationery(audit: Audit) -> Stationery:
    packs = dict.fromkeys(
        _("{title}，第 {version} 版").format(title=result.pack.title, version=result.pack.version)
        for result in audit.judged
    )
    days = sorted({result.as_of for result in audit.judged})
    day = " – ".join(str(day) for day in dict.fromkeys([days[0], days[-1]])) if days else ""
    return Stationery(
        header_text(_("重点实验室申报预审汇总"), MOST_IN_HEADER),
        header_text(_("；").join(packs), MOST_IN_HEADER),
        header_text(_("基准日 {day}").format(day=day) if day else "", MOST_IN_HEADER),
    )

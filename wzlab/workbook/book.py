"""The application workbook: the sheets put together, written and told apart by what they say.

Which sheets there are, what they are called and in which order they come is in `wzlab.workbook.titles`; how each is
made is in `wzlab.workbook.binding`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from openpyxl import Workbook

from wzlab.editing.names import BETWEEN
from wzlab.files import write_bytes
from wzlab.language import _
from wzlab.policy.judge import Overall
from wzlab.policy.report import Report
from wzlab.workbook.binding import Binder
from wzlab.workbook.package import workbook_bytes
from wzlab.workbook.pictures import put_pictures
from wzlab.workbook.privacy import without_persons
from wzlab.workbook.sheets import Alteration
from wzlab.workbook.texts import header_text, visible_text
from wzlab.workbook.titles import SheetChoiceError
from wzlab.workbook.writing import SheetWriter, Stationery

MOST_IN_HEADER = 60


@dataclass(frozen=True, slots=True)
class WorkbookOptions:
    """What a workbook is to hold.

    `picture`: the charts.  `full_ids`: identity and telephone numbers in full.  `sheets`: the ids of the sheets wanted
    (`wzlab.workbook.titles`), None for all.  `share`: a copy without personal data, whatever `full_ids` says; it cannot
    be read back.
    """

    picture: bool = True
    full_ids: bool = False
    sheets: tuple[str, ...] | None = None
    share: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook, the cells that do not hold exactly what the lab holds, and the SHA-256 of what it says."""

    workbook: Workbook
    alterations: tuple[Alteration, ...]
    content_hash: str


def write_workbook(report: Report, path: Path, options: WorkbookOptions) -> Book:
    """Write a report's workbook whole or not at all, and return what was written.

    Raises:
        FileError: it cannot be written; what was there is untouched.
        FontError: no font on this machine can draw a chart.
        SheetChoiceError: none of the sheets wanted is there.
    """
    book = make_book(report, options)
    write_bytes(path, workbook_bytes(book.workbook))
    return book


def make_workbook(report: Report, options: WorkbookOptions) -> Workbook:
    """Return a report's workbook; `make_book` also tells which cells were altered.

    Save it by `wzlab.workbook.package.workbook_bytes`: openpyxl's own `save` stamps it with the time of day.
    """
    return make_book(report, options).workbook


def make_book(report: Report, options: WorkbookOptions) -> Book:
    """Return a report's workbook, the cells that were altered, and what tells its content from any other.

    Raises:
        FontError: no font on this machine can draw a chart.
        SheetChoiceError: none of the sheets wanted is there.
    """
    if options.share:
        report = Report(report.pack, without_persons(report.lab), report.reference_date)
    binder = Binder(report, options)
    sheets = binder.sheets()
    if all(sheet.is_hidden for sheet in sheets):
        raise SheetChoiceError(_("所选的工作表里没有可写出的内容，请另选。"))
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    writer = SheetWriter(workbook, _stationery(report, options, binder.lab_name))
    for sheet in sheets:
        worksheet = writer.write(sheet)
        if sheet.pictures:
            put_pictures(worksheet, sheet, report)
    writer.write_choices()
    _set_properties(workbook, report, binder)
    return Book(workbook, tuple(writer.alterations), binder.content_hash)


def _set_properties(workbook: Workbook, report: Report, binder: Binder) -> None:
    """Set the document's properties; its dates are the reference date, so the same lab gives the same file."""
    properties = workbook.properties
    properties.creator = properties.lastModifiedBy = "wzlab"
    properties.title = " ".join(visible_text(binder.lab_name).split()) or None
    properties.identifier = f"sha256:{binder.content_hash}"
    properties.created = properties.modified = datetime.combine(report.reference_date, time())


def _stationery(report: Report, options: WorkbookOptions, lab_name: str) -> Stationery:
    pack = _("{title}，第 {version} 版").format(title=report.pack.title, version=report.pack.version)
    day = _("基准日 {day}").format(day=report.reference_date)
    name = lab_name or _("（实验室未命名）")
    stamps = ([] if report.overall is Overall.READY else [_("草稿")]) + ([_("共享稿")] if options.share else [])
    texts: Sequence[str] = (name, pack, day, BETWEEN.join(stamps))
    return Stationery(*(header_text(text, MOST_IN_HEADER) for text in texts))

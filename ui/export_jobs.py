"""What an export does in a thread of its own: workbooks and reports made of a snapshot, and written.

Every file is made before the first is written, and each is written whole or not at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ui.work import Job, ReportProgress
from wzlab.errors import FileError
from wzlab.files import write_bytes
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.pack import Pack
from wzlab.policy.report import Report

if TYPE_CHECKING:
    from wzlab.workbook.book import Book

SHOWN_OF_HASH = 12
"""How many signs of a content hash are told: enough to compare two workbooks by eye."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of a workbook; the sheets by their ids (None: all of them).

    A share copy is without personal data, so it has no numbers in full either.
    """

    full_ids: bool = False
    picture: bool = True
    share: bool = False
    sheets: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """A workbook to be written, and where."""

    path: Path
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the sentence that tells it, and the lines that the file's history keeps of it."""

    sentence: str
    history: tuple[str, ...]


def workbooks_job(pack: Pack, lab: Lab, orders: Sequence[Order]) -> Job:
    """Return the job that writes workbooks of a lab that nobody else changes; its result is `Written`."""
    names = _("、").join(_("“{name}”").format(name=order.path.name) for order in orders)
    return Job(_("正在导出{names}…").format(names=names), partial(_write_workbooks, pack, lab, tuple(orders)))


def report_job(pack: Pack, lab: Lab, path: Path) -> Job:
    """Return the job that writes the report of a lab that nobody else changes; its result is `Written`."""
    return Job(
        _("正在导出{names}…").format(names=_("“{name}”").format(name=path.name)), partial(_report, pack, lab, path)
    )


def _write_workbooks(pack: Pack, lab: Lab, orders: Sequence[Order], report: ReportProgress) -> Written:
    """Make the workbooks and write them unless the user has cancelled meanwhile.

    Raises:
        FileError, FontError: one cannot be written; what was there is untouched.
        Cancelled: they are not wanted any more, and none has been written.
    """
    # openpyxl and matplotlib are loaded here, when somebody exports, not before the window is painted
    from wzlab.workbook.package import workbook_bytes  # noqa: PLC0415

    steps = 2 * len(orders)
    report(0, steps)
    judged, made = Report(pack, lab), list[tuple[Path, bytes]]()
    books: list[Book] = []
    for number, order in enumerate(orders):
        books.append(_book(judged, order.wanted))
        report(2 * number + 1, steps)
        made.append((order.path, workbook_bytes(books[-1].workbook)))
        report(2 * number + 2, steps)
    _write_all(made)
    words = _("导出“{name}”（内容校验 {hash}）")
    lines = (
        words.format(name=path.name, hash=book.content_hash) for (path, _content), book in zip(made, books, strict=True)
    )
    return Written(_workbooks_words(made, books), tuple(lines))


def _book(judged: Report, wanted: Wanted) -> "Book":
    from wzlab.workbook.book import WorkbookOptions, make_book  # noqa: PLC0415 - not before somebody exports

    options = WorkbookOptions(
        picture=wanted.picture, full_ids=wanted.full_ids, share=wanted.share, sheets=wanted.sheets
    )
    return make_book(judged, options)


def _write_all(made: Sequence[tuple[Path, bytes]]) -> None:
    """Write files one after the other.

    Raises:
        FileError: one cannot be written; the sentence tells those that have been.
    """
    for number, (path, content) in enumerate(made):
        try:
            write_bytes(path, content)
        except FileError as error:
            before = _("、").join(_("“{name}”").format(name=done.name) for done, _content in made[:number])
            told = _("{error}\n已写出：{names}。").format(error=error, names=before) if before else str(error)
            raise FileError(told) from error


def _workbooks_words(made: Sequence[tuple[Path, bytes]], books: Sequence["Book"]) -> str:
    """Return what was written where, and which cells do not hold exactly what the lab holds."""
    altered = sum(len(book.alterations) for book in books)
    parts = [_("已导出“{path}”").format(path=made[0][0])]
    if len(made) > 1:
        parts = [_("已向“{folder}”导出 {number} 个工作簿").format(folder=made[0][0].parent, number=len(made))]
    else:
        parts.append(_("内容校验 {hash}").format(hash=books[0].content_hash[:SHOWN_OF_HASH]))
    if altered:
        parts.append(_("有 {number} 处文字超出单元格能存的长度或含不可见字符，已在工作簿里注明").format(number=altered))
    return _("；").join(parts) + _("。")


def _report(pack: Pack, lab: Lab, path: Path, report: ReportProgress) -> Written:
    """Make the report and write it unless the user has cancelled meanwhile.

    Raises:
        WzlabError: it cannot be written; what was there is untouched.
        Cancelled: it is not wanted any more; what was there is untouched.
    """
    # fpdf, docxtpl and matplotlib are loaded here, when somebody exports, not before the window is painted
    from wzlab.reporting.composing import ReportOptions  # noqa: PLC0415
    from wzlab.reporting.files import write_report  # noqa: PLC0415

    report(0, 0)
    write_report(Report(pack, lab), path, ReportOptions())
    return Written(_("已导出“{path}”。").format(path=path), (_("导出报告“{name}”").format(name=path.name),))

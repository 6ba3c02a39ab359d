"""Exporting the workbook in a thread of its own, from the lab as it was when the export was asked for."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.session import Session
from ui.work import Job, ReportProgress
from wzlab.errors import WzlabError
from wzlab.files import write_bytes
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.judge import Overall
from wzlab.policy.pack import Pack


class Exporter(QObject):
    """Exports the workbook of the lab on a desk, one at a time.

    Args:
        desk: which lab is open.
        window: what dialogs stand above.
    """

    started = Signal(object)  # Job: an export has begun
    said = Signal(str)  # a sentence for the status line

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self.job: Job | None = None
        self._desk = desk
        self._window = window

    def export(self) -> None:
        """Export a ready lab after asking where to; another after showing what is missing."""
        from ui.dialogs.export import ExportDialog  # noqa: PLC0415 - not before it is shown

        session = self._desk.session
        if session is None:
            return
        if self.job is not None:
            self.said.emit(_("上一次导出还没有完成，请稍候。"))
        elif session.judge.overall is Overall.READY:
            self._export(full_ids=False, picture=True)
        else:
            dialog = ExportDialog(session, self._window)
            dialog.accepted.connect(self._on_chosen)
            dialog.open()

    def cancel(self) -> None:
        """Ask the export under way, if any, to stop."""
        if self.job is not None:
            self.job.cancel()
            self.said.emit(_("正在取消：{title}").format(title=self.job.title))

    def _on_chosen(self) -> None:
        from ui.dialogs.export import ExportDialog  # noqa: PLC0415 - not before it is shown

        dialog = self.sender()
        assert isinstance(dialog, ExportDialog)
        self._export(full_ids=dialog.full_ids, picture=dialog.picture)

    def _export(self, *, full_ids: bool, picture: bool) -> None:
        session = self._desk.session
        path = None if session is None else self._desk.copies.workbook_path(session)
        if session is None or path is None:
            return
        job = self.job = export_job(session, path, full_ids=full_ids, picture=picture)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        job.ended.connect(self._on_ended)
        self.started.emit(job)
        job.start()

    def _on_done(self, sentence: str) -> None:
        self.said.emit(sentence)

    def _on_failed(self, error: WzlabError) -> None:
        self._desk.tell(error)

    def _on_cancelled(self) -> None:
        self.said.emit(_("已取消导出，没有写出文件。"))

    def _on_ended(self) -> None:
        self.job = None


def export_job(session: Session, path: Path, *, full_ids: bool, picture: bool) -> Job:
    """Return the job that writes a lab's workbook; its result is the sentence that tells what was written."""
    write = partial(_write, session.pack, session.lab.snapshot(), path, full_ids=full_ids, picture=picture)
    return Job(_("正在导出“{name}”…").format(name=path.name), write)


def _write(pack: Pack, lab: Lab, path: Path, report: ReportProgress, *, full_ids: bool, picture: bool) -> str:
    """Make the workbook, and write it unless the user has cancelled meanwhile.

    Raises:
        FileError, FontError: it cannot be written; what was there is untouched.
        Cancelled: it is not wanted any more; what was there is untouched.
    """
    # openpyxl and matplotlib are loaded here, when somebody exports, not before the window is painted
    from wzlab.policy.report import Report  # noqa: PLC0415
    from wzlab.workbook.book import WorkbookOptions, make_book  # noqa: PLC0415
    from wzlab.workbook.package import workbook_bytes  # noqa: PLC0415

    report(0, 0)
    book = make_book(Report(pack, lab), WorkbookOptions(picture=picture, full_ids=full_ids))
    report(0, 0)
    content = workbook_bytes(book.workbook)
    report(0, 0)
    write_bytes(path, content)
    if book.alterations:
        words = _("已导出“{path}”；有 {number} 处文字超出单元格能存的长度或含不可见字符，已在工作簿里注明。")
        return words.format(path=path, number=len(book.alterations))
    return _("已导出“{path}”。").format(path=path)

"""Exporting workbooks and reports: what is asked before, and what is offered when a file cannot be written.

What is exported is the lab as it was when the export was asked for; edits meanwhile do not matter.  The work itself is
in `ui.export_jobs`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.errands import Errands
from ui.export_jobs import Order, Wanted, Written, report_job, workbooks_job
from ui.paths import file_name, is_there
from ui.session import Session
from ui.work import Job
from wzlab.errors import FileError, WzlabError
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.judge import Overall
from wzlab.policy.pack import Pack


@dataclass(frozen=True, slots=True)
class Part:
    """A workbook for some colleagues: who they are, and the ids of its sheets."""

    who: str
    sheets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is exported, as it was when that was asked for, and how its files are called."""

    session: Session
    pack: Pack
    lab: Lab
    path: Path


class Exporter(QObject):
    """Exports the lab on a desk.

    Args:
        desk: which lab is open.
        window: what dialogs stand above.
        errands: what carries the work out, one piece at a time.
    """

    said = Signal(str)  # a sentence for the status line

    def __init__(self, desk: Desk, window: QWidget, errands: Errands) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._errands = errands

    # what is asked for

    def export(self) -> None:
        """Export the workbook of a ready lab after asking where to; of another after showing what is missing."""
        session = self._free_session()
        if session is None:
            return
        if session.judge.overall is Overall.READY:
            self._ask_and_write(session, Wanted())
        else:
            self._open_dialog(session)

    def export_chosen(self) -> None:
        """Export the workbook after asking what is to be in it, a ready lab's too."""
        session = self._free_session()
        if session is not None:
            self._open_dialog(session)

    def export_parts(self) -> None:
        """Export some sheets for colleagues, to be filled in and to come back."""
        from ui.dialogs.colleagues import ColleaguesDialog  # noqa: PLC0415 - not before it is shown

        session = self._free_session()
        if session is not None:
            dialog = ColleaguesDialog(session, self._window)
            dialog.accepted.connect(self._on_parts_chosen)
            dialog.open()

    def export_report(self) -> None:
        """Export the report as PDF or Word, after asking where to."""
        session = self._free_session()
        path = None if session is None else self._desk.copies.report_path(session)
        if session is not None and path is not None:
            self._write_report(_subject(session, path), path)

    def _free_session(self) -> Session | None:
        """Return the open lab, if nothing else is under way."""
        return None if self._desk.session is None or self._errands.is_busy() else self._desk.session

    def _open_dialog(self, session: Session) -> None:
        from ui.dialogs.export import ExportDialog  # noqa: PLC0415 - not before it is shown

        dialog = ExportDialog(session, self._window)
        dialog.accepted.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self) -> None:
        from ui.dialogs.export import ExportDialog  # noqa: PLC0415 - not before it is shown

        dialog, session = self.sender(), self._free_session()
        assert isinstance(dialog, ExportDialog)
        if session is not None:
            self._ask_and_write(session, dialog.wanted)

    def _on_parts_chosen(self) -> None:
        from ui.dialogs.colleagues import ColleaguesDialog  # noqa: PLC0415 - not before it is shown

        dialog, session = self.sender(), self._free_session()
        assert isinstance(dialog, ColleaguesDialog)
        if session is None:
            return
        parts = [Part(who, sheets) for who, sheets in dialog.parts()]
        if len(parts) == 1:
            wanted = Wanted(full_ids=dialog.full_ids, picture=False, sheets=parts[0].sheets)
            self._ask_and_write(session, wanted, parts[0].who)
        else:
            self._ask_and_write_parts(session, parts, full_ids=dialog.full_ids)

    # where to

    def _ask_and_write(self, session: Session, wanted: Wanted, addition: str = "") -> None:
        path = self._desk.copies.workbook_path(session, _("共享稿") if wanted.share else addition)
        if path is not None:
            self._write_workbook(_subject(session, path), wanted, path)

    def _write_workbook(self, subject: _Subject, wanted: Wanted, path: Path) -> None:
        again = partial(self._write_workbook, subject, wanted)
        job = workbooks_job(subject.pack, subject.lab, [Order(path, wanted)])
        self._run(subject, job, partial(self._elsewhere, again, path))

    def _write_report(self, subject: _Subject, path: Path) -> None:
        again = partial(self._write_report, subject)
        self._run(subject, report_job(subject.pack, subject.lab, path), partial(self._elsewhere, again, path))

    def _ask_and_write_parts(self, session: Session, parts: Sequence[Part], *, full_ids: bool) -> None:
        subject = _subject(session, self._desk.copies.suggested_after_typing(session))
        self._write_parts(subject, parts, full_ids=full_ids)

    def _write_parts(self, subject: _Subject, parts: Sequence[Part], *, full_ids: bool) -> None:
        """Ask for a folder, and write the parts there."""
        folder = self._desk.ask.folder(_("工作簿放到哪个文件夹"), subject.path.parent)
        if folder is None:
            return
        paths = [folder / f"{subject.path.stem}-{file_name(part.who)}.xlsx" for part in parts]
        if not self._may_replace([path for path in paths if is_there(path)]):
            return
        orders = [
            Order(path, Wanted(full_ids=full_ids, picture=False, sheets=part.sheets))
            for path, part in zip(paths, parts, strict=True)
        ]
        again = partial(self._write_parts, subject, parts, full_ids=full_ids)
        self._run(subject, workbooks_job(subject.pack, subject.lab, orders), partial(self._other_folder, again))

    def _may_replace(self, there: Sequence[Path]) -> bool:
        """Tell whether files may be replaced; the user is asked about all of them at once."""
        names = _("、").join(_("“{name}”").format(name=path.name) for path in there)
        question = _("这个文件夹里已有{names}，要替换吗？").format(names=names)
        return not there or self._desk.ask.confirm(question, _("全部替换"))

    # carrying it out

    def _run(self, subject: _Subject, job: Job, fail: Callable[[WzlabError], None]) -> None:
        job.cancelled.connect(self._on_cancelled)
        self._errands.run(job, partial(self._on_written, subject.session), fail)

    def _on_written(self, session: Session, written: Written) -> None:
        """Tell what was written; the file of the lab it was made of keeps a line of it, if that is still open."""
        self.said.emit(written.sentence)
        if self._desk.session is session:
            for line in written.history:
                session.write_down(line)

    def _on_cancelled(self) -> None:
        self.said.emit(_("已取消导出，没有写出文件。"))

    def _elsewhere(self, again: Callable[[Path], None], path: Path, error: WzlabError) -> None:
        """Tell why a file could not be written, and offer to write it under another name."""
        if not isinstance(error, FileError):
            self._desk.tell(error)
        elif self._desk.ask.choose(str(error), [_("换个名字或位置…")]) == 0:
            other = self._desk.copies.path_like(path)
            if other is not None:
                again(other)

    def _other_folder(self, again: Callable[[], None], error: WzlabError) -> None:
        """Tell why some files could not be written, and offer to write them all into another folder."""
        if not isinstance(error, FileError):
            self._desk.tell(error)
        elif self._desk.ask.choose(str(error), [_("换一个文件夹…")]) == 0:
            again()


def _subject(session: Session, path: Path) -> _Subject:
    return _Subject(session, session.pack, session.lab.snapshot(), path)

"""Templates: workbooks for other people to fill in, which come back through the import.

A template that is there is never replaced: somebody may have filled it in.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.copies import WORKBOOK_SUFFIX, workbook_filter
from ui.desk import Desk
from ui.errands import Errands
from ui.paths import free_path
from ui.session import Session
from ui.work import Job, ReportProgress
from wzlab.columns import Record
from wzlab.errors import FileError, WzlabError
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.pack import Pack
from wzlab.records import TYPE_OF

MOST_NAMED = 3
"""Of more kinds than this the number is told."""


class TemplateMaker(QObject):
    """Makes templates for the lab on a desk.

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

    def choose(self, table: str) -> None:
        """Ask for kinds of record, that of a table ticked at first, and make a template of them."""
        from ui.dialogs.template import TemplateDialog  # noqa: PLC0415 - not before it is shown

        if self._free_session() is not None:
            dialog = TemplateDialog(table, self._window)
            dialog.accepted.connect(self._on_chosen)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def make(self, table: str) -> None:
        """Make a template of one kind of record, after asking where to."""
        session = self._free_session()
        if session is not None:
            self._ask_and_write(session, [TYPE_OF[table]])

    def _free_session(self) -> Session | None:
        """Return the open lab, if nothing else is under way."""
        return None if self._desk.session is None or self._errands.is_busy() else self._desk.session

    def _on_chosen(self) -> None:
        from ui.dialogs.template import TemplateDialog  # noqa: PLC0415 - not before it is shown

        dialog, session = self.sender(), self._free_session()
        assert isinstance(dialog, TemplateDialog)
        if session is not None:
            self._ask_and_write(session, dialog.record_types)

    def _ask_and_write(self, session: Session, record_types: Sequence[type[Record]]) -> None:
        path = self._desk.copies.suggested_after_typing(session)
        label = _(record_types[0].label) if len(record_types) == 1 else _("申报数据")
        suggested = free_path(path.with_name(_("{label}填写模板.xlsx").format(label=label)))
        chosen = self._desk.ask.save_path_ending(_("生成模板"), suggested, workbook_filter(), WORKBOOK_SUFFIX)
        if chosen is not None:
            write = partial(_write, tuple(record_types), session.pack, session.lab.snapshot())
            self._write(write, chosen)

    def _write(self, write: "partial[str]", path: Path) -> None:
        job = Job(_("正在生成“{name}”…").format(name=path.name), partial(write, path))
        job.cancelled.connect(self._on_cancelled)
        self._errands.run(job, self.said.emit, partial(self._elsewhere, write, path))

    def _on_cancelled(self) -> None:
        self.said.emit(_("已取消，没有生成模板。"))

    def _elsewhere(self, write: "partial[str]", path: Path, error: WzlabError) -> None:
        """Tell why a template could not be written, and offer to write it under another name."""
        if not isinstance(error, FileError):
            self._desk.tell(error)
        elif self._desk.ask.choose(str(error), [_("换个名字或位置…")]) == 0:
            other = self._desk.copies.path_like(path)
            if other is not None:
                self._write(write, other)


def _write(record_types: Sequence[type[Record]], pack: Pack, lab: Lab, path: Path, report: ReportProgress) -> str:
    """Write a template; return the sentence that tells it.

    Raises:
        FileError: there is such a file, or it cannot be written.
        Cancelled: it is not wanted any more, and none has been written.
    """
    # openpyxl is loaded here, when somebody makes a template, not before the window is painted
    from wzlab.workbook.template import write_template  # noqa: PLC0415

    report(0, 0)
    write_template(path, record_types, pack, lab)
    told = _("已生成模板“{name}”（{kinds}）；填好后拖进本窗口就能导入。")
    return told.format(name=path.name, kinds=kinds_words(record_types))


def kinds_words(record_types: Sequence[type[Record]]) -> str:
    """Return kinds of record in a few words."""
    if len(record_types) > MOST_NAMED:
        return _("{number} 张工作表").format(number=len(record_types))
    return _("、").join(_(record_type.label) for record_type in record_types)

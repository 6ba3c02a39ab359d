"""Importing workbooks that came back: read, compared, decided in one window, merged as one step that can be undone."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.copies import WORKBOOK_SUFFIX, workbook_filter
from ui.desk import Desk
from ui.errands import Errands
from ui.session import Place, Session
from ui.settings import FOLDER
from ui.work import Job, ReportProgress
from wzlab.language import _

if TYPE_CHECKING:
    from ui.dialogs.differences import DifferencesDialog
    from ui.import_jobs import Compared

Work = Callable[[ReportProgress], "Compared"]


class Importer(QObject):
    """Imports workbooks into the lab on a desk, one round at a time.

    Args:
        desk: which lab is open.
        window: what the differences are shown above.
        errands: what carries the work out, one piece at a time.
    """

    said = Signal(str)  # a sentence for the status line

    def __init__(self, desk: Desk, window: QWidget, errands: Errands) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._errands = errands
        self._session: Session | None = None
        self._compared: Compared | None = None
        self._dialog: DifferencesDialog | None = None
        self._is_merging = False

    # which workbooks

    def ask_for_workbooks(self) -> None:
        """Ask for workbooks, and show how they differ from the lab."""
        if self._errands.is_busy() or not self._may_write():
            return
        folder = Path(self._desk.settings.get(FOLDER) or self._desk.folder)
        paths = self._desk.ask.open_paths(_("导入改好的工作簿（可多选）"), folder, workbook_filter())
        if paths:
            self._desk.settings.set(FOLDER, str(paths[0].parent))
            self.read(paths)

    def takes(self, paths: Sequence[Path]) -> bool:
        """Read dropped files if all are workbooks, or say why they cannot be read now; tell whether they are."""
        if not all(path.suffix.lower() == WORKBOOK_SUFFIX for path in paths):
            return False
        if self._desk.session is None:
            words = _("“{name}”是工作簿：请先打开要合并到的实验室，再导入。")
            self._desk.ask.tell(words.format(name=paths[0].name))
        elif not self._errands.is_busy() and self._may_write():
            self.read(paths)
        return True

    def _may_write(self) -> bool:
        """Tell whether there is a lab that may be changed, and say why not."""
        session = self._desk.session
        if session is not None and session.read_only is not None:
            self.said.emit(session.read_only)
        return session is not None and session.read_only is None

    def read(self, paths: Sequence[Path]) -> None:
        """Read workbooks and show how they differ from the open lab."""
        from ui.import_jobs import read_and_compare  # noqa: PLC0415 - not before somebody imports

        self._desk.copies.about_to_copy.emit()
        session = self._session = self._desk.session
        assert session is not None
        chosen = list(dict.fromkeys(paths))
        names = _("、").join(_("“{name}”").format(name=path.name) for path in chosen)
        work = partial(read_and_compare, session.lab.snapshot(), session.pack, chosen)
        self._run(Job(_("正在读取{names}…").format(names=names), work), self._on_read)

    def _run(self, job: Job, done: Callable[["Compared"], None]) -> None:
        job.cancelled.connect(self._on_cancelled)
        job.ended.connect(self._on_ended)
        self._errands.run(job, done, self._desk.tell)

    def _on_cancelled(self) -> None:
        self.said.emit(_("已取消导入，实验室没有改动。"))

    def _on_ended(self) -> None:
        if self._dialog is not None:
            self._dialog.wait(is_waiting=False)

    # how they differ

    def _on_read(self, compared: "Compared") -> None:
        session = self._session
        if session is None or session is not self._desk.session:
            return  # another lab has been opened meanwhile
        if self._dialog is not None:
            self._dialog.close()
        if compared.is_nothing:
            names = _("、").join(_("“{name}”").format(name=name) for name in compared.labels())
            self.said.emit(_("{names}与实验室现在的内容一致，没有要合并的。").format(names=names))
        else:
            self._show(session, compared)

    def _show(self, session: Session, compared: "Compared") -> None:
        from ui.dialogs.differences import DifferencesDialog  # noqa: PLC0415 - not before it is shown

        self._session, self._compared = session, compared
        dialog = self._dialog = DifferencesDialog(session, compared.lines, compared.labels(), self._window)
        dialog.merge_asked.connect(self._on_merge_asked)
        dialog.model.answered.connect(self._on_answered)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _on_finished(self) -> None:
        if self.sender() is self._dialog:
            self._dialog = self._compared = self._session = None

    def _on_answered(self) -> None:
        self._compare_again(is_merging=False)

    def _compare_again(self, *, is_merging: bool) -> None:
        """Compare with the lab as it is now, under the answers given; then merge, if that was asked for."""
        from ui.import_jobs import compare_again  # noqa: PLC0415 - not before somebody imports

        session, dialog, compared = self._session, self._dialog, self._compared
        if session is None or dialog is None or compared is None:
            return
        if self._errands.is_busy():
            dialog.say(_("别的工作还没做完，请稍等再点一次“合并”。"))
            return
        self._is_merging = is_merging
        dialog.wait(is_waiting=True)
        chosen = dict(dialog.model.decisions.chosen)
        work = partial(compare_again, compared, session.lab.snapshot(), session.pack, chosen)
        self._run(Job(_("正在比较…"), work), self._on_compared_again)

    def _on_compared_again(self, compared: "Compared") -> None:
        dialog = self._dialog
        if dialog is None:
            return
        is_same = compared.lines == tuple(dialog.model.lines)
        self._compared = compared
        if not is_same:
            told = _("重新比较后，不同之处变了，请再看一遍。") if self._is_merging else ""
            dialog.show_lines(compared.lines, told)
        elif self._is_merging:
            self._merge_what_is_shown()

    # merging

    def _on_merge_asked(self) -> None:
        self._desk.copies.about_to_copy.emit()
        self._merge_what_is_shown()

    def _merge_what_is_shown(self) -> None:
        """Merge, unless the lab has changed since it was compared; then compare first."""
        if self._is_current():
            self._merge()
        else:
            self._compare_again(is_merging=True)

    def _is_current(self) -> bool:
        """Tell whether what is shown is about the lab as it is now, under the answers given."""
        session, dialog, compared = self._session, self._dialog, self._compared
        if session is None or dialog is None or compared is None:
            return False
        return compared.comparison.lab == session.lab and compared.is_under(dialog.model.decisions.chosen)

    def _merge(self) -> None:
        """Carry out what is decided, as one step, and put the cursor to what it touches first."""
        from ui.import_jobs import first_place, merge  # noqa: PLC0415 - not before somebody imports

        session, dialog, compared = self._session, self._dialog, self._compared
        assert session is not None
        assert dialog is not None
        assert compared is not None
        waiting = sum(1 for _line in dialog.model.undecided())
        change, label = merge(compared, dialog.model.decisions)
        dialog.close()  # forgets what was compared
        if not session.do(change, label):
            return
        place = None if change is None else first_place(change)
        if place is not None:
            session.asked_to_show.emit(Place(*place))
        left = (
            _("{label}；还有 {number} 处没有选，没有改动，再导入一次可以接着选。")
            if waiting
            else _("{label}；可以撤销。")
        )
        self.said.emit(left.format(label=label, number=waiting))

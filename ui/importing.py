"""Importing files: tables of others are looked at in a window of their own, workbooks that came back are compared.

Both are carried out as one step that can be undone.  Of a mixture the tables come first.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.appearance import Appearance
from ui.desk import Desk
from ui.dropping import refusal, unfolded
from ui.errands import Errands
from ui.paths import OPENABLE
from ui.session import Place, Session
from ui.settings import FOLDER
from ui.work import Job
from wzlab.language import _, current_language
from wzlab.storage.backups import data_root

if TYPE_CHECKING:
    from ui.dialogs.differences import DifferencesDialog
    from ui.import_jobs import Compared
    from ui.wizard.window import ImportWindow
    from ui.wizard.work import FileRead

MEMORY = "import-memory.json"
"""The file in which it is kept what was decided in imports, in the folder for what the program keeps of its own."""


class Importer(QObject):
    """Imports files into the lab on a desk, one round at a time.

    Args:
        desk: which lab is open.
        window: what the differences are shown above.
        errands: what carries the work out, one piece at a time.
    """

    said = Signal(str)  # a sentence for the status line
    overview_wanted = Signal()  # tables of several kinds were taken over: the overview tells where the lab stands now
    lab_wanted = Signal()  # there is none to import into: a new one should be made first

    def __init__(self, desk: Desk, window: QWidget, errands: Errands) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._errands = errands
        self._session: Session | None = None
        self._compared: Compared | None = None
        self._dialog: DifferencesDialog | None = None
        self._is_merging = False
        self._wizard: ImportWindow | None = None
        self._waiting: list[Path] = []
        self._ours: list[Path] = []
        self._is_reading = False
        self._later: list[Path] = []
        desk.opened.connect(self._on_opened)

    # which files

    def ask_for_workbooks(self) -> None:
        """Ask for tables or workbooks, and show what they would do to the lab."""
        from ui.wizard.words import sheet_filter  # noqa: PLC0415 - not before somebody imports

        if self._errands.is_busy() or not self._may_write():
            return
        folder = Path(self._desk.settings.get(FOLDER) or self._desk.folder)
        paths = self._desk.ask.open_paths(_("导入表格，或改好发回的工作簿（可多选）"), folder, sheet_filter())
        if paths:
            self._desk.settings.set(FOLDER, str(paths[0].parent))
            self.read(paths)

    def takes(self, paths: Sequence[Path]) -> bool:
        """Read dropped files, or the tables in a folder, unless a lab is among them: tell whether none is."""
        paths = unfolded(paths)
        if any(path.suffix.lower() in OPENABLE for path in paths):
            return False
        if told := refusal(paths):
            self._desk.ask.tell(told)
        elif self._desk.session is None:
            self._offer_lab(paths)
        elif self._is_reading:
            self._later += paths
        elif not self._errands.is_busy() and self._may_write():
            self.read(paths)
        return True

    def _offer_lab(self, paths: Sequence[Path]) -> None:
        """Offer to make a lab or to open one, and to go on importing then."""
        several = _("“{name}”等 {number} 个文件要导入到一个实验室里。新建一个，还是打开已有的？")
        one = _("“{name}”要导入到一个实验室里。新建一个，还是打开已有的？")
        words = (one if len(paths) == 1 else several).format(name=paths[0].name, number=len(paths))
        match self._desk.ask.choose(words, [_("新建实验室并导入"), _("打开已有的再导入…")]):
            case 0:
                self._waiting = list(paths)
                self.lab_wanted.emit()
            case 1:
                self._waiting = list(paths)
                self._desk.open_asking()
                if self._desk.session is None:
                    self.forget_waiting()

    def forget_waiting(self) -> None:
        """Import nothing once a lab is open: none was made."""
        self._waiting = []

    def _on_opened(self, session: Session | None) -> None:
        if session is not None and self._waiting:
            QTimer.singleShot(0, self, self._read_waiting)  # once the window shows the lab

    def _read_waiting(self) -> None:
        paths, self._waiting = self._waiting, []
        if paths and not self._errands.is_busy() and self._may_write():
            self.read(paths)

    def _may_write(self) -> bool:
        """Tell whether there is a lab that may be changed, and say why not."""
        session = self._desk.session
        if session is not None and session.read_only is not None:
            self.said.emit(session.read_only)
        return session is not None and session.read_only is None

    def read(self, paths: Sequence[Path]) -> None:
        """Read files and show what they would do to the open lab; more of them, if some are being looked at."""
        from ui.wizard.work import FileRead, read_files  # noqa: PLC0415 - not before somebody imports
        from wzlab.importing.memory import Memory  # noqa: PLC0415 - as above

        if self._wizard is not None:
            self._wizard.round.add(paths)
            self._wizard.activateWindow()
            return
        self._desk.copies.about_to_copy.emit()
        self._session = self._desk.session
        files = [FileRead(path) for path in dict.fromkeys(paths)]
        work = partial(read_files, files, Memory.read(_memory_path()))
        self._is_reading = True
        self._run(Job(_reading(paths), work), self._on_files_read)

    def _read_later(self) -> None:
        """Read what was dropped while other files were being read."""
        if self._later and self._errands.job is None and self._may_write():
            paths, self._later = self._later, []
            self.read(paths)

    def _on_files_read(self, files: "Sequence[FileRead]") -> None:
        self._show_read(files)
        self._read_later()

    def _show_read(self, files: "Sequence[FileRead]") -> None:
        """Look at tables first, then compare workbooks that came back; files that cannot be read are told with either."""
        session = self._session
        if session is None or session is not self._desk.session:
            return  # another lab has been opened meanwhile
        ours = [file.path for file in files if file.is_ours]
        others = [file for file in files if not file.is_ours]
        if any(file.tables for file in others) or (not ours and any(file.is_read for file in others)):
            self._ours = ours
            self._show_wizard(session, others)
        elif ours:
            self._read_ours([file.path for file in files])
        else:
            self._desk.ask.tell("\n".join(file.refusal for file in others))

    # tables of others

    def _show_wizard(self, session: Session, files: "Sequence[FileRead]") -> None:
        self._new_wizard(session).begin(files)

    @Slot()
    def show_anew(self) -> None:
        """Show the window of an import in the language that is in use now; what was decided is kept."""
        before, session = self._wizard, self._desk.session
        if before is not None and session is not None and before.language != current_language():
            self._new_wizard(session).begin([], before.round)
            before.close_silently()

    def _new_wizard(self, session: Session) -> "ImportWindow":
        from ui.wizard.window import ImportWindow  # noqa: PLC0415 - not before it is shown

        wizard = self._wizard = ImportWindow(session, self._desk.ask, _memory_path(), self._window)
        wizard.said.connect(self.said)
        wizard.about_to_take.connect(self._desk.copies.about_to_copy)
        wizard.taken.connect(self._on_taken)
        wizard.finished.connect(self._on_wizard_finished)
        for appearance in self._window.findChildren(Appearance):
            appearance.changed.connect(self.show_anew, Qt.ConnectionType.UniqueConnection)
        return wizard

    def _on_wizard_finished(self) -> None:
        if self.sender() is self._wizard:
            self._wizard = None

    def _on_taken(self, is_shown: bool) -> None:
        if not is_shown:
            self.overview_wanted.emit()
        ours, self._ours = self._ours, []
        if ours and not self._errands.is_busy():
            self._read_ours(ours)

    # workbooks that came back

    def _read_ours(self, paths: Sequence[Path]) -> None:
        """Read workbooks that this program exported, and show how they differ from the open lab."""
        from ui.import_jobs import read_and_compare  # noqa: PLC0415 - not before somebody imports

        session = self._session = self._desk.session
        assert session is not None
        work = partial(read_and_compare, session.lab.snapshot(), session.pack, paths)
        self._run(Job(_reading(paths), work), self._on_read)

    def _run(self, job: Job, done: Callable[[Any], None]) -> None:
        job.cancelled.connect(self._on_cancelled)
        job.ended.connect(self._on_ended)
        self._errands.run(job, done, self._desk.tell)

    def _on_cancelled(self) -> None:
        self._later = []
        self.said.emit(_("已取消导入，实验室没有改动。"))

    def _on_ended(self) -> None:
        self._is_reading = False
        if self._dialog is not None:
            self._dialog.wait(is_waiting=False)

    # how they differ

    def _on_read(self, compared: "Compared") -> None:
        self._show_compared(compared)
        self._read_later()

    def _show_compared(self, compared: "Compared") -> None:
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


def _memory_path() -> Path:
    return data_root() / MEMORY


def _reading(paths: Sequence[Path]) -> str:
    names = _("、").join(_("“{name}”").format(name=path.name) for path in paths)
    return _("正在读取{names}…").format(names=names)

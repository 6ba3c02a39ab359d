"""The window of an import: steps at the left, the page of one of them, and the buttons that lead on.

It stays beside the lab's window, whose records can be looked at meanwhile; what is edited there is taken into account.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.ask import Ask
from ui.dialogs.parts import button, call, label, visible
from ui.dropping import dropped_files, unfolded
from ui.session import Session
from ui.wizard.column_page import ColumnPage
from ui.wizard.ending import accept_words, first_place, left_out, take_over, taken_words, write_list
from ui.wizard.file_page import FilePage
from ui.wizard.preview_page import PreviewPage
from ui.wizard.question_page import QuestionPage
from ui.wizard.round import ImportRound
from ui.wizard.steps import Step, StepList, first_step, step_after
from ui.wizard.work import FileRead, Proposed
from ui.work import Job
from wzlab.errors import FileError, WzlabError
from wzlab.importing.decided import is_untouched
from wzlab.importing.memory import Memory
from wzlab.language import _, current_language

WIDE, HIGH = 84, 46
"""The size of the window, in times the height of a line; less where the screen is smaller."""
MARGIN = 80
"""Pixels of the screen that are left free."""
PATIENCE = 200
"""Milliseconds before anybody is told that something takes its time."""
LIST_SUFFIX = ".csv"


class ImportWindow(QDialog):
    """Leads through an import, and carries it out.

    Args:
        session: the lab.
        ask: how questions reach the user.
        memory_path: where it is kept what was decided.
        parent: the lab's window.
    """

    said = Signal(str)  # a sentence for the status line
    about_to_take = Signal()  # the lab is about to be changed: what is being typed should be put into it first
    taken = Signal(bool)  # it was carried out; whether the cursor was put to what it touches

    def __init__(self, session: Session, ask: Ask, memory_path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._ask, self._memory_path = session, ask, memory_path
        self.round = ImportRound(session, Memory.read(memory_path), self)
        self.language = current_language()
        self._is_shown = self._next_when_ready = self._take_when_ready = False
        self._shown_message = self._listed = ""
        self._timer = QTimer(self, interval=PATIENCE, singleShot=True)
        self.setWindowTitle(_("导入表格"))
        self.setObjectName("import_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._make_pages()
        self._make_bottom()
        self._lay_out()
        self._connect()
        self.show_step(Step.FILES)
        self.pages.setEnabled(False)

    # making

    def _make_pages(self) -> None:
        self.steps = StepList(self)
        self.files = FilePage(self.round, self._ask, self)
        self.columns = ColumnPage(self.round, self)
        self.questions = QuestionPage(self.round, self)
        self.preview = PreviewPage(self.round, self)
        self.pages = QStackedWidget(self)
        for page in (self.files, self.columns, self.questions, self.preview):
            self.pages.addWidget(page)
        self.remember = QCheckBox(_("记住这些选择"), self)
        self.remember.setObjectName("remember")
        self.remember.setAccessibleName(_("记住这些选择，下次同样的表不再问"))
        self.remember.setToolTip(_("记住栏目怎么对应、词语是什么意思，下次同样的表不再问；不记任何人的信息。"))
        self.remember.setChecked(True)
        visible(self.remember)

    def _make_bottom(self) -> None:
        self.work_title = label("", self, muted=True)
        self.work_title.setObjectName("work_title")
        self.work_title.setWordWrap(False)
        self.bar = QProgressBar(self)
        self.bar.setObjectName("progress")
        self.bar.setAccessibleName(_("进度"))
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(self.fontMetrics().height() * 10)
        self.stop = button(_("停下"), "stop_work", self)
        self.back = button(_("上一步(&B)"), "back", self)
        self.next = button(_("下一步(&N)"), "next", self)
        self.accept_button = button(_("导入"), "accept", self)
        self.reject_button = button(_("取消"), "reject", self)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.addWidget(self.steps)
        middle.addWidget(self.pages, 1)
        self.remark = label("", self)
        self.remark.setObjectName("remark")
        self.remark.hide()
        bottom = QHBoxLayout()
        bottom.addWidget(self.remember)
        for part in (self.bar, self.work_title, self.stop):
            bottom.addWidget(part)
            part.hide()
        bottom.addStretch(1)
        for part in (self.back, self.next, self.accept_button, self.reject_button):
            bottom.addWidget(part)
        layout = QVBoxLayout(self)
        layout.addLayout(middle, 1)
        layout.addWidget(self.remark)
        layout.addLayout(bottom)
        height, room = self.fontMetrics().height(), self.screen().availableSize()
        self.resize(min(WIDE * height, room.width() - MARGIN), min(HIGH * height, room.height() - MARGIN))

    def _connect(self) -> None:
        current = self.round
        current.started.connect(self._on_started)
        current.rested.connect(self._on_rested)
        current.proposed.connect(self._on_proposed)
        current.outdated.connect(self._show_buttons)
        current.files_changed.connect(self._on_files_changed)
        current.refused.connect(self.say)
        current.cancelled.connect(self._on_cancelled)
        self._timer.timeout.connect(self._on_waited)
        self.steps.chosen.connect(self._on_step_chosen)
        self.columns.table_shown.connect(self._show_buttons)
        self.preview.list_asked.connect(self._write_list)
        self.preview.said.connect(self.say)
        for part, slot in (
            (self.back, self._on_back),
            (self.next, self._on_next),
            (self.accept_button, self._on_accept),
            (self.reject_button, self.reject),
            (self.stop, current.cancel),
        ):
            part.clicked.connect(slot)
        self._session.destroyed.connect(self.close_silently)
        for keys, slot in (
            ("Alt+Left", self._on_back),
            ("Alt+Right", self._on_forward),
            ("Ctrl+Return", self._on_forward),
            ("Ctrl+Enter", self._on_forward),
            (QKeySequence(QKeySequence.StandardKey.Undo), current.undo),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, autoRepeat=False)  # a key held down imports nothing
            shortcut.activated.connect(slot)

    def begin(self, files: Sequence[FileRead], before: ImportRound | None = None) -> None:
        """Show the window beside the lab's, with files that were read, or with what another round had."""
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.show()
        self.raise_()
        self.activateWindow()
        if before is None:
            self.round.take(files)
        else:
            self.round.resume(before)
        self.say(self.round.memory.complaint)

    def say(self, remark: str) -> None:
        """Say something above the buttons; "" takes it away."""
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))

    # steps

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return Step(self.pages.currentIndex())

    def show_step(self, step: Step) -> None:
        """Show the page of a step, and put the keyboard to what it asks first."""
        self.pages.setCurrentIndex(step)
        self.steps.show_step(step)
        (self.files, self.columns, self.questions, self.preview)[step].enter()
        self._show_buttons()

    def _on_step_chosen(self, step: Step) -> None:
        if step is not self.step:
            self.say("")
            self.show_step(step)

    def _on_back(self) -> None:
        if self.step > Step.FILES:
            self.say("")
            if self.step is not Step.COLUMNS or not self.columns.show_previous():
                self.show_step(Step(self.step - 1))

    def _on_next(self) -> None:
        self.say("")
        if self.step is Step.FILES:
            self.round.look_at_all()
            self.steps.tell(self.round)
        self._next_when_ready = self.round.current is None and self.round.is_busy
        if not self._next_when_ready:
            self._go_on()

    def _go_on(self) -> None:
        """Show the next table whose columns should be looked at; the next step, if there is none."""
        if self.step is not Step.COLUMNS or not self.columns.show_next():
            self.show_step(step_after(self.round, self.step))

    def _on_forward(self) -> None:
        if self.step is not Step.PREVIEW:
            self._on_next()
        elif self.accept_button.isEnabled():
            self._on_accept()

    def _show_buttons(self) -> None:
        current, is_last = self.round.current, self.step is Step.PREVIEW
        self.back.setEnabled(self.step > Step.FILES)
        self.next.setVisible(not is_last)
        self.next.setEnabled(bool(self.round.files))
        before, behind = self.columns.others() if self.step is Step.COLUMNS else (None, None)
        call(self.back, _("上一步(&B)") if before is None else _("上一张表(&B)"))
        call(self.next, _("下一步(&N)") if behind is None else _("下一张表(&N)"))
        self.accept_button.setVisible(is_last)
        is_stopped = current is None and not self.round.is_busy and bool(self.round.files)
        self.accept_button.setEnabled(is_stopped or (current is not None and current.taken.change is not None))
        call(self.accept_button, _("重新核对") if is_stopped else accept_words(current))
        (self.accept_button if is_last else self.next).setDefault(True)

    # work

    def _on_started(self, job: Job) -> None:
        self.work_title.setText(job.title)
        self.bar.setRange(0, 0)
        job.progressed.connect(self._on_progressed)
        if not self._timer.isActive() and self.bar.isHidden():
            self._timer.start()

    def _on_progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _on_waited(self) -> None:
        self._show_work(is_shown=self.round.is_busy)

    def _show_work(self, *, is_shown: bool) -> None:
        for part in (self.bar, self.work_title, self.stop):
            part.setVisible(is_shown)

    def _on_rested(self) -> None:
        self._timer.stop()
        self._show_work(is_shown=False)
        self._show_buttons()

    def _on_cancelled(self) -> None:
        self._next_when_ready = self._take_when_ready = False
        if not self.round.files:
            self.said.emit(_("已取消导入，实验室没有改动。"))
            self.close_silently()
        else:
            self.say(_("已停下，还没有核对完。"))

    def _on_files_changed(self) -> None:
        self.steps.tell(self.round)
        self._show_buttons()

    def _on_proposed(self, proposed: Proposed) -> None:
        self.steps.tell(self.round)
        self._show_buttons()
        if not self._is_shown:
            self._is_shown = True
            self.pages.setEnabled(True)
            self.show_step(first_step(self.round))
        elif self._next_when_ready:
            self._next_when_ready = False
            self._go_on()
        elif self._take_when_ready:
            self._take_when_ready = False
            self._take_if_shown(proposed)

    # the end

    def _on_accept(self) -> None:
        shown = self.round.current
        if shown is None:
            self.round.again()
            return
        self._shown_message = shown.taken.message
        if not self._may_leave_out(shown):
            return
        self.about_to_take.emit()
        current = self.round.current
        self._take_when_ready = current is None
        if current is not None:
            self._take_if_shown(current)

    def _may_leave_out(self, shown: Proposed) -> bool:
        """Ask whether a list of what stays out is wanted before it is out of sight; tell whether to go on."""
        left = left_out(shown, self.round.files)
        if not left or self._listed == self._shown_message:
            return True
        question = _("这些不导入：{left}。要不要先存一份清单，以后照着补？").format(left=left)
        answer = self._ask.choose(question, [_("先存清单，再导入…"), _("不存，直接导入")])
        return answer == 1 or (answer == 0 and self._write_list())

    def _take_if_shown(self, proposed: Proposed) -> None:
        """Carry out what is worked out now, if it is what was shown when the button was pressed."""
        if proposed.taken.message == self._shown_message:
            self._take(proposed)
        else:
            self.say(_("实验室的数据刚有修改，重新核对后有了变化，请再看一遍。"))

    def _take(self, proposed: Proposed) -> None:
        """Carry out what is shown, as one step, and put the cursor to what it touches first, if that is one table."""
        self.round.is_following = False
        self.accept_button.setText(_("正在导入…"))
        self.accept_button.repaint()  # many records take their time
        if not take_over(self._session, proposed):
            self.round.is_following = True
            self._show_buttons()
            return
        told = taken_words(proposed, self.round.files, self._remembered(proposed))
        place = first_place(proposed)
        self.close_silently()
        if place is not None:
            self._session.asked_to_show.emit(place)
        self.said.emit(told)
        self.taken.emit(place is not None)

    def _remembered(self, proposed: Proposed) -> str:
        """Keep what was decided, if that is wanted; return what went wrong with it."""
        if not self.remember.isChecked():
            return ""
        tables = [plan.table for plan in proposed.proposal.plans]
        try:
            self.round.memory.remembering(tables, self.round.decisions).write(self._memory_path)
        except FileError as error:
            return _("选择没能记住：{error}").format(error=error)
        return ""

    def _write_list(self) -> bool:
        """Ask where to, and write everything that should be known into a table; tell whether that was done."""
        latest = self.round.latest
        if latest is None or not self.round.files:
            return False
        suggested = self.round.files[0].path.parent / (_("导入问题清单") + LIST_SUFFIX)
        kinds = f"{_('文本表格')} (*{LIST_SUFFIX})"
        path = self._ask.save_path_ending(_("导出问题清单"), suggested, kinds, LIST_SUFFIX)
        if path is None:
            return False
        try:
            write_list(latest, self.round.files, path)
        except WzlabError as error:
            self._ask.tell(str(error))
            return False
        self._listed = latest.taken.message
        self.say(_("已写入“{name}”。").format(name=path.name))
        return True

    @override
    def reject(self) -> None:
        """Leave without importing; who has decided something is asked first."""
        question = _("放弃这次导入吗？做过的选择和更正都不会保存，实验室不会改动。")
        if is_untouched(self.round.decisions) or self._ask.confirm(question, _("放弃导入")):
            self.said.emit(_("没有导入，实验室没有改动。"))
            self.close_silently()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.round.add(unfolded(dropped_files(event.mimeData())))

    def close_silently(self) -> None:
        """Close without asking; what is under way is cancelled."""
        self.round.is_following = False
        self.round.cancel()
        super().reject()

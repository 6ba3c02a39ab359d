"""The third page: what one answer settles in many cells, answered by number keys, arrows or the mouse."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.dialogs.parts import button, label, visible
from ui.wizard.offering import SharedTable, stay_bright
from ui.wizard.question_model import ASKED, Entry, QuestionModel
from ui.wizard.round import ImportRound
from ui.wizard.work import Proposed
from wzlab.language import _, sentences

_DIGITS = {Qt.Key(Qt.Key.Key_0.value + number): number for number in range(10)}
_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_0)
WIDEST = 10_000
"""More pixels than any window has."""
SHARES = (57, 14, 29)
"""How wide the columns of the list are, in parts; an answer shall not push its question out of sight."""


class AnswerButton(QRadioButton):
    """One of the answers."""

    picked = Signal()  # by the mouse; who chooses among the answers by keyboard goes on when he likes

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.hitButton(event.position().toPoint()):
            self.picked.emit()


class QuestionView(SharedTable):
    """The list of questions; number keys and Backspace are left to the page."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _DIGITS or key in _BACK:
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Typing answers here; it searches nothing."""


class QuestionPage(QWidget):
    """Shows the questions, and the answers to the current one."""

    def __init__(self, current: ImportRound, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._round = current
        self._shown: Entry | None = None
        self.model = QuestionModel(current, self)
        self.options: list[AnswerButton] = []
        self._group = QButtonGroup(self)
        pause = QGuiApplication.styleHints().mouseDoubleClickInterval()  # no second click answers the next question
        self._seeing = QTimer(self, interval=pause, singleShot=True)
        self._make_list()
        self._make_panel()
        self._lay_out()
        current.proposed.connect(self._on_proposed)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self._group.idClicked.connect(self._on_option_clicked)
        self.likewise.clicked.connect(self._on_likewise_clicked)
        self.take_back.clicked.connect(self._on_taken_back)
        self._seeing.timeout.connect(self._on_seen)

    # making

    def _make_list(self) -> None:
        self.view = QuestionView(self)
        self.view.setObjectName("questions")
        self.view.setAccessibleName(_("要问的，按数字键回答"))
        self.view.setModel(self.model)
        self.view.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.view.setTabKeyNavigation(False)
        self.view.setWordWrap(False)
        self.view.setAlternatingRowColors(True)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * 7 // 4)
        header = self.view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.view.share_width(SHARES)
        stay_bright(self.view)

    def _make_panel(self) -> None:
        self.title = label("", self, bold=True)
        self.title.setObjectName("question_title")
        self.reason = label("", self)
        self.reason.setObjectName("question_reason")
        self.where = label("", self, muted=True)
        self.where.setObjectName("question_where")
        self._holder = QWidget(self)
        self._choices = QVBoxLayout(self._holder)
        self.likewise = QCheckBox(self._holder)
        self.likewise.setObjectName("likewise")
        visible(self.likewise)
        self._choices.addSpacing(self.fontMetrics().height() // 2)
        self._choices.addWidget(self.likewise)
        self.take_back = button(_("收回这个回答"), "take_back", self._holder)
        self._choices.addSpacing(self.fontMetrics().height() // 2)
        self._choices.addWidget(self.take_back, 0, Qt.AlignmentFlag.AlignLeft)
        self._choices.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setObjectName("options")
        self.area.setAccessibleName(_("可选的回答"))
        self.area.setWidgetResizable(True)
        self.area.setWidget(self._holder)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)

    def _lay_out(self) -> None:
        self.summary = label("", self)
        self.summary.setObjectName("question_summary")
        panel = QWidget(self)
        right = QVBoxLayout(panel)
        right.addWidget(self.title)
        right.addWidget(self.reason)
        right.addWidget(self.where)
        right.addWidget(self.area, 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.view)
        split.addWidget(panel)
        split.setChildrenCollapsible(False)
        for place in range(split.count()):
            split.setStretchFactor(place, 1)
        split.setSizes([WIDEST, WIDEST])  # in equal parts
        hint = label(
            _("点选或按数字键回答，接着问下一个；↑↓ 换一个，退格键收回。同样的内容只问一次。"), self, muted=True
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.summary)
        layout.addWidget(split, 1)
        layout.addWidget(hint)

    def enter(self) -> None:
        """Put the keyboard to the first question that is not answered."""
        self._go_to(self.model.next_open(-1) if self.model.number_open() else 0)
        self.view.setFocus()

    # showing

    def _on_proposed(self, proposed: Proposed) -> None:
        row, shown = self.view.currentIndex().row(), self._shown
        self.model.tell(proposed)
        if not self.view.currentIndex().isValid():
            kept = None if shown is None else self.model.row_of(shown)
            self._go_to(min(max(row, 0), self.model.rowCount() - 1) if kept is None else kept)
        self._show_summary()
        self._show_entry()

    def _show_summary(self) -> None:
        needed, number = self.model.number_needed(), self.model.number_open()
        told = []
        if needed:
            words = _("还有 {number} 个要回答（带问号）；不回答的，有关的行或整列不导入。")
            told.append(words.format(number=needed))
        if number > needed:
            words = _("另有 {number} 个可以不答（带叹号），那几格照原样保留，等以后核对。")
            told.append(words.format(number=number - needed))
        done = _("都已回答，可以继续。") if self.model.rowCount() else _("没有要问的。")
        self.summary.setText(sentences(told) or done)

    def _on_current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._seeing.stop()
        self._show_entry()

    def _show_entry(self) -> None:
        entry = self.model.entry(self.view.currentIndex().row())
        self.title.setText("" if entry is None else entry.title)
        self.reason.setText("" if entry is None else "\n".join(filter(None, (entry.first.reason, entry.first.fix))))
        self.where.setText("" if entry is None else _("出现在：{where}").format(where=entry.where))
        if entry is None or self._shown is None or entry.options != self._shown.options:
            self._fill_options(entry)
        self._shown = entry
        self._show_likewise()
        chosen = None if entry is None else self.model.answer_of(entry)
        self._group.setExclusive(False)
        for place, option in enumerate(self.options):
            option.setChecked(place == chosen)
        self._group.setExclusive(True)
        self.take_back.setEnabled(chosen is not None)

    def _show_likewise(self) -> None:
        """Offer to answer the other questions about the same field likewise, if there are any."""
        number = len(self.model.others(self.view.currentIndex().row()))
        words = _("同一栏其余 {number} 个没回答的，也这样回答(&A)").format(number=number)
        self.likewise.setText(words)
        self.likewise.setAccessibleName(words.partition("(&")[0].replace("&", ""))
        self.likewise.setVisible(number > 0)
        if not number:
            self.likewise.setChecked(False)

    def _fill_options(self, entry: Entry | None) -> None:
        for option in self.options:
            self._group.removeButton(option)
            self._choices.removeWidget(option)
            option.hide()
            option.deleteLater()
        self.options = []
        for place, one in enumerate(() if entry is None else entry.options):
            number = f"{place + 1}  " if place < 9 else "    "
            option = AnswerButton(f"{number}{one.words}".replace("&", "&&"), self._holder)
            option.setObjectName(f"option_{place}")
            option.setAccessibleName(one.words)
            option.setToolTip(one.words)  # a long name may not fit beside the list
            visible(option)
            option.picked.connect(self._on_picked)
            self._group.addButton(option, place)
            self._choices.insertWidget(place, option)
            self.options.append(option)

    # answering

    def _on_option_clicked(self, place: int) -> None:
        self._choose(place)

    def _on_picked(self) -> None:
        """Let the answer be seen for a moment, then go on to the next question."""
        self._seeing.start()

    def _on_seen(self) -> None:
        if self.isVisible():
            self._go_to(self.model.next_open(self.view.currentIndex().row()))
            self.view.setFocus()

    def _on_taken_back(self) -> None:
        self._choose(None)
        self.view.setFocus()

    def _on_likewise_clicked(self) -> None:
        """Answer the others, if this one is answered; else they are with it."""
        entry = self.model.entry(self.view.currentIndex().row())
        answer = None if entry is None else self.model.answer_of(entry)
        if answer is not None:
            self._choose(answer)

    def _choose(self, place: int | None) -> None:
        self._seeing.stop()
        row = self.view.currentIndex().row()
        if row >= 0:
            others = self.model.others(row) if self.likewise.isChecked() and place is not None else []
            self.model.choose(row, place, others)
            self.likewise.setChecked(False)
            self._show_summary()
            self._show_entry()

    def _go_to(self, row: int) -> None:
        self.view.setCurrentIndex(self.model.index(row, ASKED))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, entry = Qt.Key(event.key()), self.model.entry(self.view.currentIndex().row())
        number = _DIGITS.get(key, 0)
        if entry is not None and key in _BACK:
            self._choose(None)
        elif entry is not None and 0 < number <= len(entry.options):
            self._choose(number - 1)
            self._go_to(self.model.next_open(self.view.currentIndex().row()))
        else:
            super().keyPressEvent(event)

"""The line that narrows a table: a text, what became of the records, and a selection somebody asked for."""

from collections.abc import Collection

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from ui.session import Selection
from ui.tables.filters import SHOW_WORDS, Filter, Show
from ui.tables.tips import plain_tip
from wzlab.language import _

PAUSE = 150
"""Milliseconds after the last letter before the table is filtered."""


class _FilterLine(QLineEdit):
    """A line that gives the focus on with Down and Enter, and is emptied with Esc."""

    left = Signal()  # the user goes on to the table

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.textEdited.emit("")
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Holds what is looked for; says when it is another.

    Args:
        left_out: what nobody can look for in this table.
    """

    changed = Signal(object)  # Filter: what is looked for now
    left = Signal()  # the user goes on to the table

    def __init__(self, parent: QWidget | None = None, left_out: Collection[Show] = ()) -> None:
        super().__init__(parent)
        self.setObjectName("filter_bar")
        self._offered = [show for show in SHOW_WORDS if show not in left_out]
        self._only: Selection | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.tell)
        self.line = self._make_line()
        self.shows = self._make_shows()
        self.chip = self._make_chip()
        self._lay_out()

    def _make_line(self) -> _FilterLine:
        line = _FilterLine(self)
        line.setObjectName("filter_line")
        line.setAccessibleName(_("筛选记录"))
        line.setPlaceholderText(_("筛选：文字或拼音首字母（Ctrl+Shift+F）"))
        line.setToolTip(plain_tip(_("只显示含有这些文字的记录；可输入拼音首字母。Esc 清空。")))
        line.setClearButtonEnabled(True)
        line.setMinimumWidth(line.fontMetrics().averageCharWidth() * 12)
        line.textChanged.connect(self._pause.start)
        line.left.connect(self._on_left)
        return line

    def _make_shows(self) -> QComboBox:
        shows = QComboBox(self)
        shows.setObjectName("filter_shows")
        shows.setAccessibleName(_("按是否计入筛选"))
        for show in self._offered:
            shows.addItem(_(SHOW_WORDS[show]), show.value)
        shows.currentIndexChanged.connect(self.tell)
        return shows

    def _make_chip(self) -> QToolButton:
        chip = QToolButton(self)
        chip.setObjectName("selection_chip")
        chip.setAutoRaise(False)
        chip.hide()
        chip.clicked.connect(self.forget_selection)
        return chip

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.line, 1)
        line.addWidget(self.shows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(line)
        layout.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)

    # what is looked for

    @property
    def filter(self) -> Filter:
        """What is looked for now."""
        only = None if self._only is None else self._only.record_ids
        return Filter(self.line.text(), Show(self.shows.currentData()), only)

    def tell(self) -> None:
        """Say what is looked for, without waiting for another letter."""
        self._pause.stop()
        self.changed.emit(self.filter)

    def _on_left(self) -> None:
        self.tell()
        self.left.emit()

    def put(self, text: str, show: Show, only: Selection | None = None) -> None:
        """Look for something else, at once."""
        self._take_selection(only)
        for widget in (self.line, self.shows):
            widget.blockSignals(True)
        self.line.setText(text)
        self.shows.setCurrentIndex(max(0, self.shows.findData(show.value)))
        for widget in (self.line, self.shows):
            widget.blockSignals(False)
        self.tell()

    def clear(self) -> None:
        """Look for everything."""
        self.put("", Show.ALL)

    def forget_selection(self) -> None:
        """Show no selection any more; text and choice stay."""
        self._take_selection(None)
        self.tell()

    def _take_selection(self, only: Selection | None) -> None:
        self._only = only
        self.chip.setVisible(only is not None)
        if only is not None:
            words = only.words
            self.chip.setToolTip(plain_tip(_("现在只显示：{words}。点击显示全部。").format(words=words)))
            self.chip.setAccessibleName(_("只显示 {words}，按空格显示全部").format(words=words))
            self._fit_chip()

    def _fit_chip(self) -> None:
        """Shorten the chip's words to the room there is; the tip has them whole."""
        if self._only is not None:
            metrics = self.chip.fontMetrics()
            words = _("× {words}").format(words=self._only.words).replace("\n", " ")
            room = max(self.width(), metrics.averageCharWidth() * 20) - metrics.averageCharWidth() * 4
            self.chip.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room).replace("&", "&&"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_chip()


def show_all_action(bar: FilterBar) -> QAction:
    """Return the action that shows every record again."""
    action = QAction(_("显示全部记录"), bar)
    action.setObjectName("show_all")
    action.setStatusTip(_("清除筛选"))
    action.triggered.connect(bar.clear)
    return action

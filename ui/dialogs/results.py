"""A line to type into and what it finds below: the keyboard stays in the line, Enter goes to what is marked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.dialogs.parts import WIDTH, label
from wzlab.language import _

Index = QModelIndex | QPersistentModelIndex
NOTE_ROLE = Qt.ItemDataRole.UserRole + 1
PAUSE = 120
"""Milliseconds without a key before a search begins."""
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Result:
    """Something found: its words, what stands on the right (a shortcut, where it is), and what going there does."""

    text: str
    note: str
    go: Callable[[], None]


class ResultModel(QAbstractListModel):
    """What has been found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.results: Sequence[Result] = ()

    def show_results(self, results: Sequence[Result]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.results = results
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.results)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        result = self.results[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return result.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return _("，").join(filter(None, (result.text, result.note)))
        return result.note if role == NOTE_ROLE else None


class ResultDelegate(QStyledItemDelegate):
    """Draws a result in one line: its words, elided, and its note on the right."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = option.fontMetrics.height()
        return QSize(height * 10, height * 3 // 2)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        rect, metrics = QRect(option.rect), option.fontMetrics
        palette: QPalette = option.palette
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        option.text = ""
        option.state |= (
            QStyle.StateFlag.State_Active
        )  # the keyboard is in the line, and Enter takes what is marked here
        QApplication.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter)
        gap = metrics.averageCharWidth()
        rect.adjust(gap, 0, -gap, 0)
        note = metrics.elidedText(index.data(NOTE_ROLE), Qt.TextElideMode.ElideLeft, rect.width() // 2)
        text = QRect(rect)
        text.setRight(rect.right() - metrics.horizontalAdvance(note) - 2 * gap)
        words = metrics.elidedText(" ".join(index.data().split()), Qt.TextElideMode.ElideRight, text.width())
        roles = QPalette.ColorRole
        painter.save()
        painter.setPen(palette.color(roles.HighlightedText if selected else roles.Text))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        painter.setPen(palette.color(roles.HighlightedText if selected else roles.PlaceholderText))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine
        painter.drawText(rect, right, note)
        painter.restore()


class SearchDialog(QDialog):
    """A line and a list of results; subclasses say what is found.

    Args:
        title: what the window is called.
        invitation: what is said in the line while it is blank.
    """

    def __init__(self, title: str, invitation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line = QLineEdit(self)
        self.line.setObjectName("search_line")
        self.line.setAccessibleName(invitation)
        self.line.setPlaceholderText(invitation)
        self.line.setClearButtonEnabled(True)
        self.found = ResultModel(self)
        self.list = QListView(self)
        self.remark = label("", self, muted=True)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(PAUSE)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.list.setObjectName("search_results")
        self.list.setAccessibleName(_("找到的内容"))
        self.list.setModel(self.found)
        self.list.setItemDelegate(ResultDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.remark)
        height = self.fontMetrics().height()
        self.resize(WIDTH * height, 26 * height)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._on_typed)
        self.line.returnPressed.connect(self._on_enter)
        self.line.installEventFilter(self)
        self.list.activated.connect(self._on_activated)
        self.timer.timeout.connect(self.search)

    def results(self, text: str) -> tuple[Sequence[Result], str]:
        """Return what a text finds, and what is said below it."""
        raise NotImplementedError

    def go_to(self, result: Result) -> None:
        """Go to a result."""
        result.go()

    def search(self) -> None:
        """Show what the text in the line finds, at once; the first is marked."""
        self.timer.stop()
        results, remark = self.results(self.line.text())
        self.found.show_results(results)
        self.remark.setText(remark)
        if results:
            self.list.setCurrentIndex(self.found.index(0))

    def _on_typed(self, _text: str) -> None:
        self.timer.start()

    def _on_enter(self) -> None:
        if self.timer.isActive():
            self.search()
        self._go_to_row(self.list.currentIndex().row())

    def _on_activated(self, index: QModelIndex) -> None:
        self._go_to_row(index.row())

    def _go_to_row(self, row: int) -> None:
        if 0 <= row < len(self.found.results):
            self.go_to(self.found.results[row])

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress else None
        if watched is self.line and pressed in _MOVES:
            QCoreApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)

"""A line with a list of what may be chosen: it narrows while one types, by Chinese, pinyin initials or synonyms.

Anything may still be typed; what the field cannot read is then kept as it was typed.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QListView, QWidget
from typing_extensions import override

from ui.forms.icons import drop_icon
from ui.forms.lines import LineEditor
from wzlab.editing.candidates import Candidate, matching
from wzlab.language import _

Index = QModelIndex | QPersistentModelIndex
Supply = Callable[[], Sequence[Candidate]]
"""Gives all that may be chosen; called only when somebody wants to see it."""

MOST_LINES = 10
MOST_OFFERED = 500
"""More than this nobody reads; typing narrows them."""
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: MOST_LINES, Qt.Key.Key_PageUp: -MOST_LINES}
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class Narrowing:
    """What typed texts mean among many candidates; who goes on typing is answered from what was found before.

    Args:
        among: all the candidates.
    """

    def __init__(self, among: Sequence[Candidate]) -> None:
        self.among = among
        self._text, self._found = "", among

    def matching(self, text: str) -> Sequence[Candidate]:
        """Return the candidates a text may mean, the likeliest first."""
        self._found = matching(self._found if text.startswith(self._text) else self.among, text)
        self._text = text
        return self._found


class CandidateModel(QAbstractListModel):
    """What is offered just now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offered: Sequence[Candidate] = ()

    def offer(self, candidates: Sequence[Candidate]) -> None:
        """Offer these instead."""
        self.beginResetModel()
        self._offered = candidates[:MOST_OFFERED]
        self.endResetModel()

    def candidate(self, row: int) -> Candidate:
        """Return what is offered in a row."""
        return self._offered[row]

    def row_of(self, text: str) -> int:
        """Return the row of a text, or -1."""
        return next((row for row, candidate in enumerate(self._offered) if candidate.text == text), -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._offered)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        candidate = self._offered[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                tells_apart = candidate.note and candidate.note != candidate.text
                return f"{candidate.text}    {candidate.note}" if tells_apart else candidate.text
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return candidate.note or None
        return None


class ChoiceList(QListView):
    """The list below the line; the keyboard stays with the line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.ToolTip)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("choices")
        self.setAccessibleName(_("可选的内容"))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.offered = CandidateModel(self)
        self.setModel(self.offered)

    def show_below(self, line: QWidget) -> None:
        """Show the list below a line, or above it where the screen ends."""
        lines = min(self.offered.rowCount(), MOST_LINES)
        self.ensurePolished()
        height = self.sizeHintForRow(0) * lines + 2 * self.frameWidth()
        width = min(
            max(line.width(), self.sizeHintForColumn(0) + 4 * self.frameWidth()), self.screen().availableSize().width()
        )
        place = line.mapToGlobal(QPoint(0, line.height()))
        room = line.screen().availableGeometry()
        if place.y() + height > room.bottom():
            place = line.mapToGlobal(QPoint(0, -height))
        place.setX(max(room.left(), min(place.x(), room.right() - width)))
        self.resize(QSize(width, height))
        self.move(place)
        self.show()

    def move_by(self, steps: int) -> None:
        """Make another row current; past an end it stops there."""
        last = self.offered.rowCount() - 1
        row = self.currentIndex().row() + steps if self.currentIndex().isValid() else (0 if steps > 0 else last)
        self.setCurrentIndex(self.offered.index(max(0, min(last, row))))


class ChoiceEditor(LineEditor):
    """A line of text with a list of what may be chosen.

    Args:
        supply: gives what may be chosen, when it is wanted.
    """

    chosen = Signal(object)  # the cell of what was taken from the list

    _list: "ChoiceList | None" = None  # Qt sends events before the constructor is through

    def __init__(self, supply: Supply, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._supply = supply
        self._candidates: Narrowing | None = None
        self._arrow = QAction(drop_icon(self.palette()), _("列出可选的内容"), self)
        self._arrow.triggered.connect(self.offer_all)
        self.addAction(self._arrow, LineEditor.ActionPosition.TrailingPosition)
        self.textEdited.connect(self._on_edited)
        self.setPlaceholderText(_("输入文字或拼音首字母，↓ 列出全部"))

    @property
    def is_offering(self) -> bool:
        """Whether the list is shown."""
        return self._list is not None and self._list.isVisible()

    @property
    def choices(self) -> ChoiceList:
        """The list."""
        if self._list is None:
            self._list = ChoiceList(self)
            self._list.clicked.connect(self._on_clicked)
        return self._list

    def offer_all(self) -> None:
        """List everything that may be chosen, with what is in the line marked."""
        if self.isReadOnly():
            return
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer(self._all().among, self.text())

    def stop_offering(self) -> None:
        """Hide the list."""
        if self._list is not None:
            self._list.hide()

    def _all(self) -> Narrowing:
        if self._candidates is None:
            self._candidates = Narrowing(self._supply())
        return self._candidates

    def _offer(self, offered: Sequence[Candidate], marked: str) -> None:
        self.choices.offered.offer(offered)
        if not offered:
            self.stop_offering()
            return
        self.choices.show_below(self)
        row = self.choices.offered.row_of(marked)
        if row >= 0:
            self.choices.setCurrentIndex(self.choices.offered.index(row))

    def _on_edited(self, text: str) -> None:
        if not text.strip():
            self.stop_offering()
            return
        offered = self._all().matching(text)
        self._offer(offered, offered[0].text if offered else "")

    def _on_clicked(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _take(self, row: int) -> None:
        candidate = self.choices.offered.candidate(row)
        self.stop_offering()
        self.setText(candidate.text)
        self._typed = candidate.text  # what is chosen is committed: it needs no reading
        self.chosen.emit(candidate.cell)

    # what Qt calls

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._candidates = None  # the lab may have changed since
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.stop_offering()
        super().focusOutEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.stop_offering()
        super().hideEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        # Tab moves the focus before any key event is seen, and Esc is a dialog's shortcut
        if self.is_offering and isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Escape):
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
                self._take_current()
        return super().event(event)

    def _take_current(self) -> bool:
        current = self.choices.currentIndex()
        if current.isValid():
            self._take(current.row())
        return current.isValid()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self.is_offering:
            if key in (Qt.Key.Key_Down, Qt.Key.Key_F4):
                self.offer_all()
            else:
                super().keyPressEvent(event)
        elif key in _MOVES:
            self.choices.move_by(_MOVES[key])
        elif key == Qt.Key.Key_Escape:
            self.stop_offering()
        elif key not in _TAKING or not self._take_current():
            self.stop_offering() if key in _TAKING else None
            super().keyPressEvent(event)

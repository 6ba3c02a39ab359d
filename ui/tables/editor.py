"""The line in which a cell is typed: with a list of what may be chosen, or with what the typed text is understood as.

Anything may be typed; what the column cannot read is kept as it was typed, and marked in the table.
"""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from typing_extensions import override

from ui.forms.choosing import MOST_LINES, ChoiceList
from ui.session import Session
from wzlab.columns import Cell, Choice, Column, Reference, YesNo
from wzlab.editing.candidates import Candidate, candidates, matching
from wzlab.editing.cells import CellForms, understood
from wzlab.language import _

_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: MOST_LINES, Qt.Key.Key_PageUp: -MOST_LINES}


class CellEditor(QLineEdit):
    """One cell being typed.

    Args:
        session: the open lab, whose records may be chosen.
        column: the field.
        parent: the table's viewport.
    """

    def __init__(self, session: Session, column: Column[object], parent: QWidget) -> None:
        super().__init__(parent)
        self.column = column
        self._session = session
        self._begun: str | None = None
        self._taken: Candidate | None = None
        self._offered: list[Candidate] | None = None
        self._list: ChoiceList | None = None
        self._hint: QLabel | None = None
        self.setObjectName("cell_editor")
        self.setAccessibleName(column.heading)
        self.setFrame(False)
        self.setAutoFillBackground(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.textEdited.connect(self._on_edited)

    # what is typed

    def begin(self, text: str) -> None:
        """Show what the edit starts with, unless something has been typed already."""
        if self._begun is None or not self.is_touched:
            self._begun = text
            self.setText(text)

    def offer(self) -> None:
        """Show what may be chosen, or what may be typed, before anything is."""
        if self._chooses:
            self._show_list(self._all(), self.text())
        else:
            self._show_hint(self.text())

    @property
    def is_touched(self) -> bool:
        """Whether what stands here is another text than at the beginning, or was chosen."""
        return self._taken is not None or self.text() != self._begun

    def cell(self, forms: CellForms) -> Cell:
        """Return the cell that was chosen or typed."""
        return forms.read(self.column, self.text()) if self._taken is None else self._taken.cell

    @property
    def _chooses(self) -> bool:
        return isinstance(self.column.kind, Choice | Reference | YesNo)

    def _all(self) -> list[Candidate]:
        if self._offered is None:
            self._offered = candidates(self.column, self._session.lab, self._session.pack)
        return self._offered

    def _on_edited(self, text: str) -> None:
        self._taken = None
        if not self._chooses:
            self._show_hint(text)
            return
        found = matching(self._all(), text) if text.strip() else self._all()
        self._show_list(found, found[0].text if found and text.strip() else "")
        if not found:
            self._show_hint(text)

    # the list

    @property
    def is_offering(self) -> bool:
        """Whether the list is shown."""
        return self._list is not None and self._list.isVisible()

    @property
    def choices(self) -> ChoiceList:
        """The list of what may be chosen."""
        if self._list is None:
            self._list = ChoiceList(self)
            self._list.clicked.connect(self._on_clicked)
        return self._list

    def take_marked(self) -> None:
        """Take what is marked in the list, if the user has typed or moved to it."""
        if self.is_offering and self.choices.currentIndex().isValid():
            self._take(self.choices.currentIndex())

    def _take(self, index: QModelIndex) -> None:
        candidate = self.choices.offered.candidate(index.row())
        self._hide_aids()
        if candidate.text != self._begun:
            self._taken = candidate
        self.setText(candidate.text)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._take(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_list(self, found: list[Candidate], marked: str) -> None:
        self._hide_aids()
        if not found:
            return
        self.choices.offered.offer(found)
        self.choices.show_below(self)
        row = self.choices.offered.row_of(marked)
        if row >= 0:
            self.choices.setCurrentIndex(self.choices.offered.index(row))

    # the hint

    @property
    def hint(self) -> str:
        """What is said below the line, or ""."""
        return self._hint.text() if self._hint is not None and self._hint.isVisible() else ""

    def _show_hint(self, text: str) -> None:
        words = understood(self.column, text, self._session.lab, self._session.pack)
        if not words:
            self._hide_aids()
            return
        if self._hint is None:
            self._hint = self._make_hint()
        self._hint.setText(words)
        self._hint.adjustSize()
        self._place_hint()
        self._hint.show()

    def _make_hint(self) -> QLabel:
        hint = QLabel(self)
        hint.setObjectName("cell_hint")
        hint.setAccessibleName(_("程序的理解"))
        hint.setTextFormat(Qt.TextFormat.PlainText)
        hint.setWindowFlags(Qt.WindowType.ToolTip)
        hint.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        hint.setFrameShape(QLabel.Shape.Box)
        hint.setMargin(hint.fontMetrics().height() // 4)
        return hint

    def _place_hint(self) -> None:
        if self._hint is None:
            return
        place = self.mapToGlobal(QPoint(0, self.height()))
        room = self.screen().availableGeometry()
        if place.y() + self._hint.height() > room.bottom():
            place = self.mapToGlobal(QPoint(0, -self._hint.height()))
        self._hint.move(max(room.left(), min(place.x(), room.right() - self._hint.width())), place.y())

    def _hide_aids(self) -> None:
        for aid in (self._list, self._hint):
            if aid is not None:
                aid.hide()

    # what Qt calls

    @override
    def event(self, event: QEvent) -> bool:
        """Leave undo to the window while nothing has been typed here."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.is_touched
        ):
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._chooses and key in _MOVES and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if self.is_offering:
                self.choices.move_by(_MOVES[key])
            else:
                self.offer()
            return
        super().keyPressEvent(event)

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._follow_line()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_line()

    def _follow_line(self) -> None:
        """Keep list and hint below the line when the table scrolls."""
        if self.is_offering:
            self.choices.show_below(self)
        self._place_hint()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.offer()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._hide_aids()
        super().hideEvent(event)

"""A line and a page of text that are committed whole, taken back by Esc, and undone in place while they differ.

Every editor of the form speaks text: it rests showing one text, is edited as another (1,234.50 rests, 1234.5 is
edited), and tells with `committed` what was typed once it is meant.  What the text says is not known here.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QToolButton, QWidget
from typing_extensions import override

from ui.forms.tips import plain_tip
from wzlab.language import _

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
_KEPT_CLOSED = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll)
_OPENING_KEYS = (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_FOR_OTHERS = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class LineEditor(QLineEdit):
    """One line of text; a masked one shows its text only once somebody begins to edit it."""

    committed = Signal(str)  # what was typed, once it is meant: Enter was pressed, or the focus went elsewhere

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._resting, self._typed = "", ""
        self._make_typed: Callable[[], str] = str
        self._is_open = self._is_masked = self._is_fixed = False
        self.setClearButtonEnabled(True)
        clearing = self.findChild(QToolButton)
        assert isinstance(clearing, QToolButton)
        clearing.defaultAction().setToolTip(_("清空"))
        clearing.setAccessibleName(_("清空"))
        clearing.clicked.connect(self._on_cleared)
        self.editingFinished.connect(self.commit)

    # what is shown

    @property
    def is_touched(self) -> bool:
        """Whether somebody has typed what is not committed yet."""
        return self._is_open and self.text() != self._typed

    def show_text(self, resting: str, make_typed: Callable[[], str], *, masked: bool = False) -> None:
        """Show a committed text; what somebody is typing just now stays.

        Args:
            resting: how it looks when nobody edits it.
            make_typed: gives what an edit starts with; called only when one starts.
            masked: show `resting` until somebody begins to edit.
        """
        keeps = self.is_touched and self.hasFocus()
        self._resting, self._make_typed, self._is_masked = resting, make_typed, masked
        if keeps:
            self._typed = make_typed()
            return
        self._is_open = self._is_open and self.hasFocus() and not masked
        self._typed = make_typed() if self._is_open else ""
        self._put(self._typed if self._is_open else resting)

    def set_fixed(self, *, fixed: bool) -> None:
        """Let nothing be changed, or let it again."""
        self._is_fixed = fixed
        self.setReadOnly(fixed or (self._is_masked and not self._is_open))

    def restore(self) -> None:
        """Take back what was typed and not committed."""
        if self._is_open:
            self._put(self._typed)

    def commit(self) -> None:
        """Tell what was typed, if it differs from what is committed."""
        if self.is_touched:
            self._typed = self.text()
            self.committed.emit(self._typed)

    def _on_cleared(self) -> None:
        """Commit the line that its button has just blanked, whether or not it was being edited."""
        self._is_open = True
        self._typed = self._make_typed()
        self.commit()

    def _put(self, text: str) -> None:
        self.setReadOnly(self._is_fixed or (self._is_masked and not self._is_open))
        if self.text() != text:
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)

    def _open(self) -> None:
        """Show what an edit starts with; cursor and selection stay where they were, masked or not."""
        if self._is_open or self._is_fixed:
            return
        whole = bool(self.text()) and self.selectedText() == self.text()
        cursor = self.cursorPosition()
        self._is_open = True
        self._typed = self._make_typed()
        self._put(self._typed)
        if whole:
            self.selectAll()
        else:
            self.setCursorPosition(min(cursor, len(self._typed)))

    def close_text(self) -> None:
        """Show the resting text again."""
        self._is_open = False
        self._put(self._resting)

    # what Qt calls

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self._is_masked:
            self._open()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _FOR_OTHERS:
            self.close_text()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._leaves(event):
            event.ignore()
            return False
        if event.type() is QEvent.Type.ToolTip:
            self.setToolTip("" if self._fits() else plain_tip(self.text()))
        return super().event(event)

    def _fits(self) -> bool:
        """Tell whether the whole text is seen."""
        buttons = sum(button.width() for button in self.findChildren(QToolButton) if button.isVisible())
        return self.fontMetrics().horizontalAdvance(self.text()) + buttons + self.height() // 2 <= self.width()

    def _leaves(self, event: QKeyEvent) -> bool:
        """Tell whether undoing or redoing is the window's business, for nothing was typed here."""
        return (event.matches(_UNDO) and not (self.is_touched and self.isUndoAvailable())) or (
            event.matches(_REDO) and not self.isRedoAvailable()
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._leaves(event):
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape and self.is_touched:
            self.restore()
        else:
            if self._is_masked and not self._is_open and _edits(event):
                self._open()
            super().keyPressEvent(event)


def _edits(event: QKeyEvent) -> bool:
    """Tell whether a key begins an edit of a masked line."""
    if any(event.matches(key) for key in _KEPT_CLOSED):
        return False
    wants = event.key() in _OPENING_KEYS or event.matches(QKeySequence.StandardKey.Paste)
    return wants or (bool(event.text()) and event.text().isprintable())


class PageEditor(QPlainTextEdit):
    """A few lines of plain text; Tab goes on to the next field."""

    committed = Signal(str)  # what was typed, once the focus goes elsewhere

    LINES = 4

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self.LINES + 2 * self.frameWidth() + 8)

    @property
    def is_touched(self) -> bool:
        """Whether somebody has typed what is not committed yet."""
        return self.toPlainText() != self._typed

    def show_text(self, resting: str, make_typed: Callable[[], str], *, masked: bool = False) -> None:
        """Show a committed text; what somebody is typing just now stays.  A page is never masked."""
        assert not masked, resting
        keeps = self.hasFocus() and self.is_touched
        self._typed = make_typed()
        if not keeps and self.toPlainText() != self._typed:
            self.setPlainText(self._typed)

    def set_fixed(self, *, fixed: bool) -> None:
        """Let nothing be changed, or let it again."""
        self.setReadOnly(fixed)

    def restore(self) -> None:
        """Take back what was typed and not committed."""
        self.setPlainText(self._typed)

    def commit(self) -> None:
        """Tell what was typed, if it differs from what is committed."""
        if self.is_touched and not self.isReadOnly():
            self._typed = self.toPlainText()
            self.committed.emit(self._typed)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _FOR_OTHERS:
            self.commit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._leaves(event):
            event.ignore()
            return False
        return super().event(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        """Tell whether undoing or redoing is the window's business, for nothing was typed here."""
        history = self.document()
        return (event.matches(_UNDO) and not (self.is_touched and history.isUndoAvailable())) or (
            event.matches(_REDO) and not history.isRedoAvailable()
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._leaves(event):
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape and self.is_touched:
            self.restore()
        else:
            super().keyPressEvent(event)

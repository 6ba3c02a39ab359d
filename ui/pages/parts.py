"""Small parts that pages are made of: labels for text that users wrote, headings, and links that wrap."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionFocusRect,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.checks.painting import WRAPPED, height_of
from ui.session import Happened, Session
from ui.theme import paint_sign
from wzlab.policy.words import Standing

PADDING = 4
"""Pixels around a link's text."""
WIDEST = 130
"""The greatest width of a page of text, in average letters: longer lines are hard to read."""


def label(text: str = "", *, muted: bool = False, name: str = "") -> QLabel:
    """Return a label that shows a text as it is, in as many lines as it needs, and lets it be copied."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if muted:
        made.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    if name:
        made.setObjectName(name)
    return made


def heading(text: str, scale: float = 1.1) -> QLabel:
    """Return a label in bold letters, `scale` times as large as the rest."""
    made = label(text)
    made.setFont(larger(made.font(), scale))
    return made


def larger(font: QFont, scale: float) -> QFont:
    """Return a font's bold brother, `scale` times as large."""
    grown = QFont(font)
    grown.setBold(True)
    if font.pointSizeF() > 0:
        grown.setPointSizeF(font.pointSizeF() * scale)
    else:
        grown.setPixelSize(round(font.pixelSize() * scale))
    return grown


class TextButton(QAbstractButton):
    """A button that looks like text: Enter presses it as well as Space, as it follows a link elsewhere."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class Link(TextButton):
    """A sentence that leads somewhere: it wraps, may bear an outcome's sign, and is a button to keys and readers.

    A quiet one has the colour of text until the mouse or the focus is on it: many sentences in a link's colour shout.
    """

    def __init__(
        self,
        text: str = "",
        standing: Standing | None = None,
        *,
        is_quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._standing = standing
        self._is_quiet = is_quiet
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)
        self.setAccessibleName(text)

    def tell(self, text: str, standing: Standing | None = None) -> None:
        """Say something else."""
        if (text, standing) != (self.text(), self._standing):
            self._standing = standing
            self.setText(text)
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def _sign_width(self) -> int:
        return self.fontMetrics().height() * 5 // 4 if self._standing is not None else 0

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        room = width - 2 * PADDING - self._sign_width()
        return height_of(self.text(), self.fontMetrics(), room) + 2 * PADDING

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2 * PADDING + self._sign_width() + 2
        return QSize(width, self.heightForWidth(width))  # Chinese letters are higher than the font's own

    @override
    def minimumSizeHint(self) -> QSize:
        width = self.fontMetrics().averageCharWidth() * 8 + self._sign_width()
        return QSize(min(width, self.sizeHint().width()), self.fontMetrics().height() + 2 * PADDING)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = self.rect().adjusted(PADDING, PADDING, -PADDING, -PADDING)
        if self._standing is not None:
            side = self.fontMetrics().height()
            paint_sign(painter, QRectF(rect.left(), rect.top() + side * 0.08, side * 0.84, side * 0.84), self._standing)
        rect.setLeft(rect.left() + self._sign_width())
        is_pointed_at = self.underMouse() or self.isDown() or self.hasFocus()
        font = QFont(self.font())
        font.setUnderline(is_pointed_at)
        painter.setFont(font)
        is_text = self._is_quiet and not is_pointed_at
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText if is_text else QPalette.ColorRole.Link))
        painter.drawText(rect, WRAPPED, self.text())
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)


class TextPage(QScrollArea):
    """A page of text that scrolls; parts are put into `column`, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget(self)
        content.setMaximumWidth(content.fontMetrics().averageCharWidth() * WIDEST)
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(20, 16, 20, 20)
        self.column.setSpacing(4)
        self.setWidget(content)

    def add_section(self, title: str, *widgets: QWidget) -> QLabel:
        """Add a heading and what belongs below it; return the heading."""
        self.column.addSpacing(12)
        made = heading(title)
        self.column.addWidget(made)
        for widget in widgets:
            self.column.addWidget(widget)
        return made


class FollowingPage(QWidget):
    """A page that follows its session: at once while it is looked at, otherwise when it is looked at again.

    Who derives from it says in `tell` how it is brought up to date.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_stale = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_due)
        session.changed.connect(self._on_changed)

    def tell(self) -> None:
        """Bring the page up to date."""
        raise NotImplementedError

    def _on_changed(self, _happened: Happened) -> None:
        self._is_stale = True
        if self.isVisible():
            self._timer.start(0)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_due()

    def _on_due(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self.tell()

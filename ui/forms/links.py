"""A line of text that leads somewhere."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QStyleOptionFocusRect, QWidget
from typing_extensions import override

from ui.forms.tips import plain_tip
from ui.theme import sign_icon
from wzlab.policy.words import Standing


class LinkLine(QAbstractButton):
    """A line of text with a sign in front that can be clicked; what does not fit is left out and told in the tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._is_under_mouse = False

    def say(self, text: str, standing: Standing | None = None) -> None:
        """Show a text, and the sign of a standing."""
        if standing is not None:
            self.setIcon(sign_icon(standing))
        if self.words != text:
            self.setText(text.replace("&", "&&"))
            self.setAccessibleName(text)
            self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        """What the line says."""
        return self.accessibleName()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.words), self.fontMetrics().height() + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = 2
        if not self.icon().isNull():
            side = self.fontMetrics().ascent()
            self.icon().paint(painter, QRect(left, (self.height() - side) // 2, side, side))
            left += side + self.fontMetrics().averageCharWidth()
        room = QRect(left, 0, self.width() - left - 2, self.height())
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room.width())
        self._underline(painter)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)

    def _underline(self, painter: QPainter) -> None:
        if self._is_under_mouse:
            font = painter.font()
            font.setUnderline(True)
            painter.setFont(font)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            self.setToolTip(plain_tip(self.tip()))
        return super().event(event)

    def tip(self) -> str:
        """Return what the tip says: the words, if they do not fit; "" for no tip."""
        fits = self.fontMetrics().horizontalAdvance(self.words) + self.height() + 4 <= self.width()
        return "" if fits else self.words

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._is_under_mouse = True
        self.update()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._is_under_mouse = False
        self.update()
        super().leaveEvent(event)

"""The list of conditions on the screen: two lines a row, the sign on the left, figures on the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ui.checks.model import ROW_ROLE, CheckRow, Heading
from ui.checks.painting import Given, bold, given, paint_ground, small
from ui.theme import paint_sign, standing_colour

Index = QModelIndex | QPersistentModelIndex
Role = QPalette.ColorRole
LEFT = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight) | int(Qt.AlignmentFlag.AlignVCenter)
PADDING = 5
"""Pixels around a row's text."""
FLIP_TINT = 48
"""How strongly, of 255, the colour of an outcome lies under a row that has just taken it."""


class _RowDelegate(QStyledItemDelegate):
    """Draws a group's title, or a condition: sign, title and word; below them the clause and the figures."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        drawn = given(option)
        lesser = QFontMetrics(small(drawn.font)).height()
        if isinstance(index.data(ROW_ROLE), Heading):
            return QSize(0, lesser + 3 * PADDING)
        return QSize(0, drawn.metrics.height() + lesser + 2 * PADDING)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, drawn = index.data(ROW_ROLE), given(option)
        painter.save()
        if isinstance(row, Heading):
            _paint_heading(painter, drawn, row)
        else:
            if row.flipped and not drawn.is_selected:
                _paint_flip(painter, drawn, row)
            paint_ground(painter, option)
            _paint_row(painter, drawn, row)
        painter.restore()


def _paint_heading(painter: QPainter, drawn: Given, row: Heading) -> None:
    font = small(bold(drawn.font))
    painter.setFont(font)
    painter.setPen(drawn.palette.color(Role.PlaceholderText))
    rect = drawn.rect.adjusted(PADDING, PADDING, -PADDING, 0)
    painter.drawText(rect, LEFT, QFontMetrics(font).elidedText(row.title, Qt.TextElideMode.ElideRight, rect.width()))


def _paint_flip(painter: QPainter, drawn: Given, row: CheckRow) -> None:
    colour = standing_colour(row.standing)
    painter.fillRect(QRect(drawn.rect.left(), drawn.rect.top(), 3, drawn.rect.height()), colour)
    painter.fillRect(drawn.rect, QColor(colour.red(), colour.green(), colour.blue(), FLIP_TINT))


def _paint_row(painter: QPainter, drawn: Given, row: CheckRow) -> None:
    inner = drawn.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
    line = drawn.metrics.height()
    sign = QRectF(inner.left() + 2, inner.top() + line * 0.08, line * 0.84, line * 0.84)
    paint_sign(painter, sign, row.standing, drawn.colour(Role.Text) if drawn.is_selected else None)
    left = inner.left() + line + PADDING + 2
    first = QRect(left, inner.top(), inner.right() - left + 1, line)
    painter.setFont(drawn.font)
    painter.setPen(drawn.colour(Role.Text))
    lesser = small(drawn.font)
    word = QFontMetrics(lesser).elidedText(row.word, Qt.TextElideMode.ElideRight, first.width() // 2)
    room = first.width() - QFontMetrics(lesser).horizontalAdvance(word) - 2 * PADDING
    painter.drawText(first, LEFT, drawn.metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, room))
    painter.setFont(lesser)
    painter.drawText(first, RIGHT, word)
    _paint_below(painter, drawn, row, QRect(left, first.bottom() + 1, first.width(), inner.bottom() - first.bottom()))


def _paint_below(painter: QPainter, drawn: Given, row: CheckRow, rect: QRect) -> None:
    """Draw the second line: what an edit has just done, or the figures with as much of the clause as fits."""
    metrics = QFontMetrics(small(drawn.font))
    if row.flipped:
        painter.drawText(rect, RIGHT, metrics.elidedText(row.flipped, Qt.TextElideMode.ElideRight, rect.width()))
        return
    figure = _figure(row, metrics, rect.width())
    painter.drawText(rect, RIGHT, figure)
    room = rect.width() - metrics.horizontalAdvance(figure) - 2 * PADDING
    if room > metrics.averageCharWidth() * 4:
        painter.setPen(drawn.colour(Role.PlaceholderText))
        painter.drawText(rect, LEFT, metrics.elidedText(row.clause, Qt.TextElideMode.ElideRight, room))


def _figure(row: CheckRow, metrics: QFontMetrics, width: int) -> str:
    """Return the figure and the gap, or the figure alone if both do not fit: half a number would mislead."""
    both = " · ".join(part for part in (row.figure, row.gap) if part)
    fits = metrics.horizontalAdvance(both) <= width
    return both if fits else metrics.elidedText(row.figure, Qt.TextElideMode.ElideRight, width)


class CheckList(QListView):
    """The list; it tells which condition is current, and that somebody wants to go into its working."""

    looked_at = Signal(str)  # the id of the condition that is current now
    entered = Signal()  # Enter: on to the working of the current one

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_RowDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    @override
    def currentChanged(self, current: QModelIndex | QPersistentModelIndex, previous: Index) -> None:
        super().currentChanged(current, previous)
        row = current.data(ROW_ROLE) if current.isValid() else None
        if isinstance(row, CheckRow):
            self.looked_at.emit(row.condition_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

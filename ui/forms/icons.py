"""The few small icons of the form, drawn in the palette's colours at any size and scale."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPainterPath, QPalette, QPen, QPolygonF
from typing_extensions import override

from ui.theme import DrawnEngine

Draw = Callable[[QPainter, QRectF], None]
"""Draws into a square; pen and brush are set."""


class _Engine(DrawnEngine):
    """Draws an icon afresh at every size, in the palette's text colour."""

    def __init__(self, draw: Draw, palette: QPalette) -> None:
        super().__init__()
        self._draw = draw
        self._palette = QPalette(palette)  # one of a cell's option is gone before the icon is drawn

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        group = QPalette.ColorGroup.Disabled if mode is QIcon.Mode.Disabled else QPalette.ColorGroup.Active
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole.HighlightedText if mode is QIcon.Mode.Selected else QPalette.ColorRole.Text
        painter.setPen(QPen(self._palette.color(group, role), side * 0.08))
        self._draw(painter, square)
        painter.restore()

    @override
    def clone(self) -> QIconEngine:
        return _Engine(self._draw, self._palette)


def drop_icon(palette: QPalette) -> QIcon:
    """Return an arrow that points down: there is a list."""
    return QIcon(_Engine(_draw_arrow, palette))


def eye_icon(palette: QPalette) -> QIcon:
    """Return an eye: what is masked can be shown."""
    return QIcon(_Engine(_draw_eye, palette))


def _draw_arrow(painter: QPainter, square: QRectF) -> None:
    middle, side = square.center(), square.width()
    corners = ((-0.26, -0.12), (0.26, -0.12), (0.0, 0.18))
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(QPolygonF([middle + QPointF(across * side, down * side) for across, down in corners]))


def _draw_eye(painter: QPainter, square: QRectF) -> None:
    middle, side = square.center(), square.width()
    left, right = middle - QPointF(side * 0.42, 0), middle + QPointF(side * 0.42, 0)
    lids = QPainterPath(left)
    lids.quadTo(middle - QPointF(0, side * 0.52), right)
    lids.quadTo(middle + QPointF(0, side * 0.52), left)
    painter.drawPath(lids)
    painter.setBrush(painter.pen().color())
    painter.drawEllipse(middle, side * 0.1, side * 0.1)

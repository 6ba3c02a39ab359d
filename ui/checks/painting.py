"""What a delegate needs of Qt's drawing options, typed, and the few ways text is set in a row."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem, QWidget

WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)
"""How text of several lines is set."""


@dataclass(frozen=True, slots=True)
class Given:
    """What Qt gives a delegate to draw with."""

    rect: QRect
    font: QFont
    metrics: QFontMetrics
    palette: QPalette
    widget: QWidget | None
    is_selected: bool
    is_active: bool

    def colour(self, role: QPalette.ColorRole) -> QColor:
        """Return a colour of the palette; over a selection, the colour of selected text."""
        group = QPalette.ColorGroup.Active if self.is_active else QPalette.ColorGroup.Inactive
        return self.palette.color(group, QPalette.ColorRole.HighlightedText if self.is_selected else role)


def given(option: Any) -> Given:
    """Return the parts of a QStyleOptionViewItem, whose stubs do not tell their types."""
    return Given(
        QRect(option.rect),
        option.font,
        QFontMetrics(option.font),
        option.palette,
        option.widget,
        bool(option.state & QStyle.StateFlag.State_Selected),
        bool(option.state & QStyle.StateFlag.State_Active),
    )


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Draw what lies below a row's text: the selection, and the frame of what has the focus."""
    widget = given(option).widget
    style = widget.style() if widget is not None else QApplication.style()
    style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)


def height_of(text: str, metrics: QFontMetrics, width: int) -> int:
    """Return how high a text is that is broken into lines of a width."""
    return metrics.boundingRect(QRect(0, 0, max(1, width), 1_000_000), WRAPPED, text).height() if text else 0


def bold(font: QFont) -> QFont:
    """Return a font's bold brother."""
    heavy = QFont(font)
    heavy.setBold(True)
    return heavy


def small(font: QFont) -> QFont:
    """Return a font a little smaller."""
    lesser = QFont(font)
    if font.pointSizeF() > 0:
        lesser.setPointSizeF(font.pointSizeF() * 0.9)
    else:
        lesser.setPixelSize(max(1, font.pixelSize() * 9 // 10))
    return lesser

"""Colours: light and dark palettes, and what an outcome looks like on a screen.

The colours and signs of the outcomes are those of the charts (`wzlab.charts.outcomes`); a sign is drawn as strokes at
whatever size and scale is asked for, since fonts lack ✗ ⚖ ☐.  Nothing is told by colour alone.
"""

from enum import StrEnum
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontInfo,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from wzlab.charts.outcomes import DARK_LOOKS, LOOKS, Look
from wzlab.policy.words import Standing


class Scheme(StrEnum):
    """Which palette the window takes."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


Role = QPalette.ColorRole

LIGHT_COLOURS: dict[QPalette.ColorRole, str] = {
    Role.Window: "#F5F6F7",
    Role.WindowText: "#1F2328",
    Role.Base: "#FFFFFF",
    Role.AlternateBase: "#F7F8F9",
    Role.Text: "#1F2328",
    Role.PlaceholderText: "#656E77",
    Role.Button: "#FFFFFF",
    Role.ButtonText: "#1F2328",
    Role.BrightText: "#FFFFFF",
    Role.Highlight: "#0B62B5",
    Role.HighlightedText: "#FFFFFF",
    Role.Link: "#0B62B5",
    Role.LinkVisited: "#0B62B5",
    Role.ToolTipBase: "#FFFFFF",
    Role.ToolTipText: "#1F2328",
    Role.Light: "#FFFFFF",
    Role.Midlight: "#ECEEF0",
    Role.Mid: "#C4CAD0",
    Role.Dark: "#9AA3AB",
    Role.Shadow: "#6B747D",
    Role.Accent: "#0B62B5",
}
DARK_COLOURS: dict[QPalette.ColorRole, str] = {
    Role.Window: "#26292D",
    Role.WindowText: "#E6E8EA",
    Role.Base: "#2E3237",
    Role.AlternateBase: "#33373C",
    Role.Text: "#E6E8EA",
    Role.PlaceholderText: "#98A1A9",
    Role.Button: "#3A3F45",
    Role.ButtonText: "#E6E8EA",
    Role.BrightText: "#FFFFFF",
    Role.Highlight: "#2B75C6",
    Role.HighlightedText: "#FFFFFF",
    Role.Link: "#6CB2FF",
    Role.LinkVisited: "#6CB2FF",
    Role.ToolTipBase: "#3A3F45",
    Role.ToolTipText: "#E6E8EA",
    Role.Light: "#555B62",
    Role.Midlight: "#4A5056",
    Role.Mid: "#5B6168",
    Role.Dark: "#75808A",
    Role.Shadow: "#0A0B0C",
    Role.Accent: "#2B75C6",
}
SMALLEST_TEXT, LARGEST_TEXT = 50, 400
"""Percent of the system's own size."""
SIGN_CONTRAST = 3.0
"""What WCAG 2 asks of signs (1.4.11)."""
STYLE = "fusion"
FADED = 0.45
"""How much of a text's colour is left when it cannot be used."""


def apply_scheme(scheme: Scheme) -> None:
    """Give the whole program a palette; the system's choice is asked for with `Scheme.SYSTEM`."""
    hints = QGuiApplication.styleHints()
    wanted = {Scheme.LIGHT: Qt.ColorScheme.Light, Scheme.DARK: Qt.ColorScheme.Dark}
    hints.setColorScheme(wanted.get(scheme, Qt.ColorScheme.Unknown))
    dark = scheme is Scheme.DARK or (scheme is Scheme.SYSTEM and hints.colorScheme() is Qt.ColorScheme.Dark)
    if QApplication.style().objectName() != STYLE:  # another of the same would only have every widget polished anew
        QApplication.setStyle(STYLE)
    QApplication.setPalette(palette(dark=dark))


@lru_cache(maxsize=1)
def _usual_size() -> float:
    """Return the size of the system's own font, in points, also where the system gives it in pixels."""
    return QFontInfo(QApplication.font()).pointSizeF()


def apply_text_size(percent: int) -> None:
    """Show all text in a percentage of the system's own size; one that nobody could read is not obeyed."""
    size = _usual_size()
    font = QApplication.font()
    font.setPointSizeF(size * min(max(percent, SMALLEST_TEXT), LARGEST_TEXT) / 100)
    QApplication.setFont(font)


def palette(*, dark: bool) -> QPalette:
    """Return the light or the dark palette."""
    colours = DARK_COLOURS if dark else LIGHT_COLOURS
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, _between(colours[role], colours[Role.Window], FADED))
    made.setColor(QPalette.ColorGroup.Inactive, Role.Highlight, QColor(colours[Role.Mid]))
    made.setColor(QPalette.ColorGroup.Inactive, Role.HighlightedText, QColor(colours[Role.Text]))
    return made


def _between(colour: str, ground: str, share: float) -> QColor:
    """Return a mixture of two colours, `share` of it the first."""
    above, below = QColor(colour), QColor(ground)
    parts = zip(above.getRgb()[:3], below.getRgb()[:3], strict=True)  # type: ignore[index]  # getRgb gives a tuple
    return QColor(*(round(share * one + (1 - share) * other) for one, other in parts))


def is_dark() -> bool:
    """Tell whether the program shows light text on dark."""
    shown = QGuiApplication.palette()
    return shown.color(Role.Base).lightness() < shown.color(Role.Text).lightness()


# --- outcomes -------------------------------------------------------------------------------------------------------


def look(standing: Standing) -> Look:
    """Return what an outcome looks like under the palette in use."""
    return (DARK_LOOKS if is_dark() else LOOKS)[standing]


def standing_colour(standing: Standing) -> QColor:
    """Return an outcome's colour under the palette in use; text keeps the palette's own.

    It is that of the charts, mixed with as much of the text's colour as a thin stroke needs to be seen on the window.
    """
    return QColor(_seen(look(standing).colour, is_dark()))


@cache
def _seen(colour: str, dark: bool) -> str:
    """Return a colour that stands out three to one from every ground of a palette, as near the given one as may be."""
    colours = DARK_COLOURS if dark else LIGHT_COLOURS
    grounds = [QColor(colours[role]) for role in (Role.Base, Role.Window, Role.AlternateBase)]
    for percent in range(100, 0, -2):
        mixed = _between(colour, colours[Role.Text], percent / 100)
        if all(contrast(mixed, ground) >= SIGN_CONTRAST for ground in grounds):
            return mixed.name()
    return colours[Role.Text]


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours as WCAG 2 defines it: 1 (the same) to 21 (black and white)."""
    dark, bright = sorted(_luminance(colour) + 0.05 for colour in (one, other))
    return bright / dark


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def paint_sign(painter: QPainter, place: QRectF, standing: Standing, colour: QColor | None = None) -> None:
    """Draw an outcome's sign in the middle of a rectangle, as large as fits."""
    drawn = look(standing)
    side = min(place.width(), place.height()) * 0.86
    left, top = place.center().x() - side / 2, place.center().y() - side / 2
    pen = QPen(colour or standing_colour(standing), side * 0.15)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in drawn.sign:
        points = [QPointF(left + across * side, top + down * side) for across, down in stroke]
        if len(points) == 1:
            painter.drawPoint(points[0])
        else:
            path = QPainterPath(points[0])
            for point in points[1:]:
                path.lineTo(point)
            painter.drawPath(path)
    painter.restore()


class DrawnEngine(QIconEngine):
    """Draws an icon afresh at every size; who derives from it says how, in `paint` and `clone`."""

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return drawn


class _SignEngine(DrawnEngine):
    """Draws an outcome's sign afresh at every size, in the colours of the palette in use."""

    def __init__(self, standing: Standing) -> None:
        super().__init__()
        self._standing = standing

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        colour = None
        if mode is QIcon.Mode.Selected:
            colour = QGuiApplication.palette().color(Role.HighlightedText)
        paint_sign(painter, QRectF(rect), self._standing, colour)

    @override
    def clone(self) -> QIconEngine:
        return _SignEngine(self._standing)


@cache
def sign_icon(standing: Standing) -> QIcon:
    """Return an outcome's sign as an icon that follows size, scale and palette."""
    return QIcon(_SignEngine(standing))


def program_icon() -> QIcon:
    """Return the program's icon: a condition that is met, on its own colour."""
    icon = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        drawn = QPixmap(side, side)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(LIGHT_COLOURS[Role.Highlight]))
        painter.drawRoundedRect(QRectF(0, 0, side, side), side * 0.2, side * 0.2)
        inner = QRectF(side * 0.16, side * 0.16, side * 0.68, side * 0.68)
        paint_sign(painter, inner, Standing.MET, QColor("#FFFFFF"))
        painter.end()
        icon.addPixmap(drawn)
    return icon

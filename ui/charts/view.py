"""A picture on the screen: drawn sharp at the width there is, and telling which part of it is pointed at."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from wzlab.language import _

if TYPE_CHECKING:
    from wzlab.charts.picture import Picture, Region

NARROWEST, WIDEST = 480, 1100
"""Pixels between which the picture grows with the window."""


class PictureView(QWidget):
    """Shows one picture; arrows walk through its parts, Enter clicks."""

    clicked = Signal(object)  # Region
    pointed = Signal(object)  # Region | None
    walked = Signal(QRectF)  # where the part lies that the arrows have reached

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("picture")
        self.setAccessibleName(_("图表"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._picture: Picture | None = None
        self._image = QImage()
        self._waiting = ""
        self._chosen = -1

    def show_picture(self, picture: "Picture") -> None:
        """Show a picture."""
        self._picture, self._image, self._waiting, self._chosen = picture, QImage(), "", -1
        self.setAccessibleDescription(picture.text)
        self._fit()
        self.update()

    def show_waiting(self, words: str) -> None:
        """Show words in the picture's place."""
        self._picture, self._image, self._waiting, self._chosen = None, QImage(), words, -1
        self.setMinimumHeight(0)
        self.update()

    def image(self, width: int) -> QImage:
        """Return the picture as an image so many pixels wide.

        Raises:
            ValueError: there is no picture.
        """
        if self._picture is None:
            raise ValueError("no picture to show")
        return rendered(self._picture, width)

    # size

    def _shown_width(self) -> int:
        return max(NARROWEST, min(WIDEST, self.width()))

    def _shown_size(self) -> QSize:
        width = self._shown_width()
        if self._picture is None:
            return QSize(width, width)
        across, down = self._picture.figure.get_size_inches()
        return QSize(width, round(width * float(down) / float(across)))

    def _fit(self) -> None:
        self.setMinimumSize(NARROWEST, self._shown_size().height())

    @override
    def resizeEvent(self, event: object) -> None:
        self._image = QImage()
        if self._picture is not None:
            self._fit()

    # painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._picture is None:
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._waiting)
            return
        size = self._shown_size()
        if self._image.isNull() or self._image.devicePixelRatio() != self._ratio():
            self._image = rendered(self._picture, round(size.width() * self.devicePixelRatioF()))
            self._image.setDevicePixelRatio(self._ratio())
        painter.drawImage(QPointF(0, 0), self._image)
        if self.hasFocus() and self._chosen >= 0:
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRect(self._place(self._picture.regions[self._chosen]))

    def _ratio(self) -> float:
        """Return how many of the screen's dots, exactly, the picture has for each of the widget's."""
        width = self._shown_width()
        return round(width * self.devicePixelRatioF()) / width

    def _place(self, region: "Region") -> QRectF:
        size = self._shown_size()
        left, top, right, bottom = region.box
        return QRectF(
            left * size.width(), top * size.height(), (right - left) * size.width(), (bottom - top) * size.height()
        )

    # pointing

    def region_at(self, point: QPointF) -> "Region | None":
        """Return the part of the picture at a point of the widget, or None."""
        if self._picture is None:
            return None
        size = self._shown_size()
        return self._picture.region_at(point.x() / size.width(), point.y() / size.height())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        region = self.region_at(event.position())
        self.setCursor(Qt.CursorShape.ArrowCursor if region is None else Qt.CursorShape.PointingHandCursor)
        self.setToolTip("" if region is None else region.words)
        self.pointed.emit(region)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        region = self.region_at(event.position())
        if region is not None and event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit(region)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        regions = self._picture.regions if self._picture is not None else ()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
        key = Qt.Key(event.key())
        if regions and key in steps:
            self._chosen = (self._chosen + steps[key]) % len(regions) if self._chosen >= 0 else 0
            self.pointed.emit(regions[self._chosen])
            self.walked.emit(self._place(regions[self._chosen]))
            self.update()
        elif regions and self._chosen >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit(regions[self._chosen])
        else:
            super().keyPressEvent(event)


def rendered(picture: "Picture", width: int) -> QImage:
    """Return a picture as an image so many pixels wide, every line drawn for that size."""
    from wzlab.charts.saving import figure_pixels  # noqa: PLC0415 - matplotlib is loaded by now: there is a picture

    pixels, across, down = figure_pixels(picture.figure, width)
    return QImage(pixels, across, down, 4 * across, QImage.Format.Format_RGBA8888).copy()

"""A page on which text is measured before it is set, so that nothing overlaps and nothing is cut off.

All coordinates and sizes are points (1/72 inch), the origin is the top left corner, y points down.  The page's height
is told at the end, when everything has found its place.  What is drawn later lies above what was drawn before.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon
from matplotlib.text import Text
from matplotlib.textpath import text_to_path

from wzlab.charts.fonts import drawable, one_line
from wzlab.charts.outcomes import Look, Point

Align = Literal["left", "center", "right"]

POINTS_AN_INCH = 72
WHITE = "#FFFFFF"

HINTING_SLACK = 1.015
"""Text hinted for pixels runs wider than its outlines, by 1.1 % at worst where measured (100 and 200 dpi)."""

MEASURING_SIZE = 100

ELLIPSIS = "…"
BREAK_AFTER = frozenset(" -·")
NEVER_FIRST = frozenset(" ，。；：！？、）》”’】〕·…–%,.;:!?)")
NEVER_LAST = frozenset("（《“‘【〔(")


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: its size and the distance from one line to the next in points, and its colour."""

    size: float
    leading: float
    colour: str

    def coloured(self, colour: str) -> "Style":
        """Return the same style in another colour."""
        return Style(self.size, self.leading, colour)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def corners(self) -> tuple[Point, ...]:
        """The four corners, from the top left, clockwise."""
        return (self.left, self.top), (self.right, self.top), (self.right, self.bottom), (self.left, self.bottom)


class Paper:
    """A page being drawn; `missing` gathers the characters that no font of this machine has."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.missing: dict[str, None] = {}
        self._figure = Figure(facecolor=WHITE)
        self._figure.set_layout_engine("none")
        FigureCanvasAgg(self._figure)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._height = 0

    def finished(self, height: float) -> Figure:
        """Return the page as a figure of its width and the given height."""
        self._figure.set_size_inches(self.width / POINTS_AN_INCH, height / POINTS_AN_INCH)
        self._axes.set_xlim(0, self.width)
        self._axes.set_ylim(height, 0)
        return self._figure

    def _above(self) -> dict[str, Any]:
        """Return the layer of the next thing drawn, above all before it."""
        self._height += 1
        return {"zorder": self._height}

    # text

    def text(self, across: float, baseline: float, text: str, style: Style, align: Align = "left") -> None:
        """Set one line of text on a baseline; `align` says which part of it stands at `across`."""
        able = drawable(text)
        self.missing.update(dict.fromkeys(able.missing))
        letters = FontProperties(family=list(able.families), size=style.size)
        looks: dict[str, Any] = {"color": style.colour, "fontproperties": letters, "parse_math": False, "usetex": False}
        self._axes.add_artist(Text(across, baseline, able.text, horizontalalignment=align, **looks, **self._above()))

    def lines(self, left: float, baseline: float, lines: Sequence[str], style: Style) -> float:
        """Set lines of text from a first baseline down; return the baseline after the last."""
        for line in lines:
            self.text(left, baseline, line, style)
            baseline += style.leading
        return baseline

    # shapes

    def line(self, points: Sequence[Point], colour: str, width: float) -> None:
        """Draw a line through points, its ends round."""
        across, down = zip(*points, strict=True)
        round_ends: dict[str, Any] = {"solid_capstyle": "round", "solid_joinstyle": "round"}
        self._axes.add_artist(Line2D(across, down, color=colour, linewidth=width, **round_ends, **self._above()))

    def rule(self, start: Point, end: Point, colour: str, width: float) -> None:
        """Draw a straight line that ends exactly at its ends."""
        self._strokes([(start, end)], colour, width)

    def fill(self, points: Sequence[Point], colour: str) -> None:
        """Fill a shape without outline."""
        self._axes.add_artist(Polygon(points, closed=True, facecolor=colour, linewidth=0, **self._above()))

    def outline(self, box: Box, colour: str, width: float) -> None:
        """Draw a rectangle's outline, wholly inside the rectangle."""
        inset = width / 2
        inner = Box(box.left + inset, box.top + inset, box.right - inset, box.bottom - inset)
        shape = Polygon(inner.corners, closed=True, fill=False, edgecolor=colour, linewidth=width, **self._above())
        self._axes.add_artist(shape)

    def dot(self, centre: Point, radius: float, colour: str) -> None:
        """Draw a filled circle."""
        self._axes.add_artist(Circle(centre, radius, facecolor=colour, linewidth=0, **self._above()))

    def hatch(self, box: Box, colour: str, pitch: float, width: float) -> None:
        """Fill a rectangle with rising diagonal lines `pitch` apart.

        They are drawn one by one: viewers disagree on how they show a file's own hatch patterns.
        """
        self._strokes(list(_diagonals(box, pitch)), colour, width)

    def _strokes(self, lines: list[tuple[Point, Point]], colour: str, width: float) -> None:
        collection = LineCollection(lines, colors=[colour], linewidths=[width], capstyle="butt", **self._above())
        self._axes.add_artist(collection)

    def sign(self, left: float, top: float, size: float, look: Look, colour: str) -> None:
        """Draw an outcome's sign in a square of `size`."""
        width = size * 0.15
        for stroke in look.sign:
            points = [(left + across * size, top + down * size) for across, down in stroke]
            if len(points) == 1:
                self.dot(points[0], width * 0.75, colour)
            else:
                self.line(points, colour, width)


def _diagonals(box: Box, pitch: float) -> Iterator[tuple[Point, Point]]:
    height = box.bottom - box.top
    foot = box.left - height + pitch / 2
    while foot < box.right:
        start, end = max(foot, box.left), min(foot + height, box.right)
        yield (start, box.bottom - (start - foot)), (end, box.bottom - (end - foot))
        foot += pitch


def tint(colour: str, share: float) -> str:
    """Return a colour thinned with white; `share` of it is left, 0 to 1."""
    red, green, blue = (1 - share * (1 - part) for part in to_rgb(colour))
    return to_hex((red, green, blue))


# --- measuring ------------------------------------------------------------------------------------------------------


def text_width(text: str, style: Style) -> float:
    """Return how wide one line of text is set, in points."""
    return _widths(text) * style.size


@lru_cache(maxsize=8192)
def _widths(text: str) -> float:
    """Return how wide one line of text is set, in its size; widths grow with the size alone."""
    able = drawable(text)
    letters = FontProperties(family=list(able.families), size=MEASURING_SIZE)
    width: float = text_to_path.get_text_width_height_descent(able.text, letters, ismath=False)[0]
    return width * HINTING_SLACK / MEASURING_SIZE


def wrapped(text: str, width: float, style: Style, most: int = 20) -> list[str]:
    """Return a text as lines no wider than `width` points, at most `most`; what does not fit ends in an ellipsis.

    Lines break after spaces and between Chinese characters, never before closing or after opening punctuation; a
    word too long for a line breaks anywhere.
    """
    line = one_line(text)
    if text_width(line, style) <= width:
        return [line]
    lines = [""]
    for piece in _pieces(line, width, style):
        if lines[-1] and text_width((lines[-1] + piece).rstrip(), style) > width:
            lines.append("")
        lines[-1] += piece
    lines = [line.strip() for line in lines]
    return lines if len(lines) <= most else [*lines[: most - 1], _shortened(lines[most - 1], width, style)]


def _shortened(line: str, width: float, style: Style) -> str:
    while line and text_width(line + ELLIPSIS, style) > width:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS


def _pieces(text: str, width: float, style: Style) -> Iterator[str]:
    """Yield the parts of a text that stay together; one that is wider than a line comes letter by letter."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or _may_break(text[end - 1], text[end]):
            piece = text[start:end]
            yield from (piece if text_width(piece, style) > width else (piece,))
            start = end


def _may_break(before: str, after: str) -> bool:
    if after in NEVER_FIRST or before in NEVER_LAST or (after == "(" and before != " "):  # 三(一) is one name
        return False
    return before in BREAK_AFTER or _is_wide(before) or _is_wide(after)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"

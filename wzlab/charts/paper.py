"""A page on which text is measured before it is set, so that nothing overlaps and nothing is cut off.

All coordinates and sizes are points (1/72 inch), the origin is the top left corner, y points down.  The page's height
is told at the end, when everything has found its place.  What is drawn later lies above what was drawn before.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
from wzlab.charts.picture import Picture, Region, TextRow
from wzlab.charts.themes import LIGHT, Ink, Theme

Align = Literal["left", "center", "right"]

POINTS_AN_INCH = 72

HINTING_SLACK = 1.015
"""Text hinted for pixels runs wider than its outlines, by 1.1 % at worst where measured (100 and 200 dpi)."""

MEASURING_SIZE = 100

ELLIPSIS = "…"
BREAK_AFTER = frozenset(" -·")
NEVER_FIRST = frozenset(" ，。；：！？、）》”’】〕·…–%,.;:!?)")
NEVER_LAST = frozenset("（《“‘【〔(")


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: its size and the distance from one line to the next in points, and its ink or colour."""

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
    """A page being drawn; `missing` gathers the characters that no font of this machine has.

    Colours are inks of the page's theme, or written out.
    """

    def __init__(self, width: float, theme: Theme = LIGHT) -> None:
        self.width = width
        self.theme = theme
        self.missing: dict[str, None] = {}
        self._claims: list[tuple[Box, Region]] = []
        self._figure = Figure(facecolor=theme.inks[Ink.GROUND])
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

    def picture(self, height: float, alt: Sequence[TextRow]) -> Picture:
        """Return the page as a picture of its width and the given height; `alt` is the same as rows of text."""
        figure = self.finished(height)
        regions = (replace(region, box=_parts(box, self.width, height)) for box, region in self._claims)
        return Picture(figure, tuple(regions), tuple(alt))

    def claim(
        self,
        box: Box,
        words: str,
        condition: str | None = None,
        table: str | None = None,
        records: Sequence[str] = (),
    ) -> None:
        """Say what a part of the page stands for: a condition, or records of a table."""
        self._claims.append((box, Region((0, 0, 0, 0), words, condition, table, tuple(records))))

    def tint(self, colour: str, share: float) -> str:
        """Return an ink thinned with the page's ground; `share` of it is left, 0 to 1."""
        return tint(self.theme.colour(colour), share, self.theme.inks[Ink.GROUND])

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
        colour = self.theme.colour(style.colour)
        looks: dict[str, Any] = {"color": colour, "fontproperties": letters, "parse_math": False, "usetex": False}
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
        looks: dict[str, Any] = {"color": self.theme.colour(colour), "linewidth": width}
        round_ends: dict[str, Any] = {"solid_capstyle": "round", "solid_joinstyle": "round"}
        self._axes.add_artist(Line2D(across, down, **looks, **round_ends, **self._above()))

    def rule(self, start: Point, end: Point, colour: str, width: float) -> None:
        """Draw a straight line that ends exactly at its ends."""
        self._strokes([(start, end)], colour, width)

    def fill(self, points: Sequence[Point], colour: str) -> None:
        """Fill a shape without outline."""
        looks: dict[str, Any] = {"facecolor": self.theme.colour(colour), "linewidth": 0}
        self._axes.add_artist(Polygon(points, closed=True, **looks, **self._above()))

    def outline(self, box: Box, colour: str, width: float) -> None:
        """Draw a rectangle's outline, wholly inside the rectangle."""
        inset = width / 2
        inner = Box(box.left + inset, box.top + inset, box.right - inset, box.bottom - inset)
        looks: dict[str, Any] = {"edgecolor": self.theme.colour(colour), "linewidth": width}
        self._axes.add_artist(Polygon(inner.corners, closed=True, fill=False, **looks, **self._above()))

    def dot(self, centre: Point, radius: float, colour: str) -> None:
        """Draw a filled circle."""
        looks: dict[str, Any] = {"facecolor": self.theme.colour(colour), "linewidth": 0}
        self._axes.add_artist(Circle(centre, radius, **looks, **self._above()))

    def hatch(self, box: Box, colour: str, pitch: float, width: float) -> None:
        """Fill a rectangle with rising diagonal lines `pitch` apart.

        They are drawn one by one: viewers disagree on how they show a file's own hatch patterns.
        """
        self._strokes(list(_diagonals(box, pitch)), colour, width)

    def _strokes(self, lines: list[tuple[Point, Point]], colour: str, width: float) -> None:
        looks: dict[str, Any] = {"colors": [self.theme.colour(colour)], "linewidths": [width], "capstyle": "butt"}
        self._axes.add_artist(LineCollection(lines, **looks, **self._above()))

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


def _parts(box: Box, width: float, height: float) -> tuple[float, float, float, float]:
    """Return a box in parts of a page, cut at the page's edges."""
    ends = (box.left / width, box.top / height, box.right / width, box.bottom / height)
    left, top, right, bottom = (min(1.0, max(0.0, end)) for end in ends)
    return left, top, right, bottom


def tint(colour: str, share: float, ground: str = "#FFFFFF") -> str:
    """Return a colour thinned with a ground; `share` of it is left, 0 to 1."""
    mixed = (below + share * (part - below) for part, below in zip(to_rgb(colour), to_rgb(ground), strict=True))
    red, green, blue = mixed
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

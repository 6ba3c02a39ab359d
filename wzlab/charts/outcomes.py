"""The colour and the sign of each standing, the same on every picture.

The colours are safe for the colour-blind and never stand alone: the sign and the word are always beside them.  The
signs are strokes of our own, because fonts lack ✗ ⚖ ☐; this module imports no drawing library, so a window may use it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import cos, radians, sin

from wzlab.policy.words import Standing

Point = tuple[float, float]
Stroke = tuple[Point, ...]
"""A line through points of the unit square, origin top left; a stroke of one point is a dot."""


def _arc(centre: Point, radius: float, first: int, last: int) -> Stroke:
    """Return an arc from one angle to another, in degrees, 0 to the right, growing clockwise (y points down)."""
    steps = range(first, last + 1, 15)
    return tuple((centre[0] + radius * cos(radians(a)), centre[1] + radius * sin(radians(a))) for a in steps)


CHECK: tuple[Stroke, ...] = (((0.08, 0.55), (0.38, 0.86), (0.92, 0.16)),)
CROSS: tuple[Stroke, ...] = (((0.14, 0.14), (0.86, 0.86)), ((0.86, 0.14), (0.14, 0.86)))
EXCLAMATION: tuple[Stroke, ...] = (((0.5, 0.06), (0.5, 0.62)), ((0.5, 0.9),))
EXCUSE: tuple[Stroke, ...] = (
    ((0.1, 0.06), (0.1, 0.62)),
    ((0.1, 0.9),),
    ((0.34, 0.56), (0.58, 0.84), (1.0, 0.24)),
)
QUESTION: tuple[Stroke, ...] = ((*_arc((0.5, 0.3), 0.24, 190, 420), (0.5, 0.56), (0.5, 0.66)), ((0.5, 0.92),))
SCALES: tuple[Stroke, ...] = (
    ((0.5, 0.06), (0.5, 0.92)),
    ((0.28, 0.94), (0.72, 0.94)),
    ((0.12, 0.2), (0.88, 0.2)),
    ((0.12, 0.2), (-0.06, 0.58), (0.3, 0.58), (0.12, 0.2)),
    ((0.88, 0.2), (0.7, 0.58), (1.06, 0.58), (0.88, 0.2)),
)
BOX: tuple[Stroke, ...] = (((0.12, 0.12), (0.88, 0.12), (0.88, 0.88), (0.12, 0.88), (0.12, 0.12)),)
DOT: tuple[Stroke, ...] = (_arc((0.5, 0.5), 0.1, 0, 360),)
DASH: tuple[Stroke, ...] = (((0.15, 0.5), (0.85, 0.5)),)


@dataclass(frozen=True, slots=True)
class Look:
    """How a standing looks: its colour, its sign, and whether its bars are outlined only."""

    colour: str
    sign: tuple[Stroke, ...]
    hollow: bool = False


LOOKS: Mapping[Standing, Look] = {
    Standing.MET: Look("#009E73", CHECK),
    Standing.UNMET: Look("#D55E00", CROSS),
    Standing.OWES_REASON: Look("#E69F00", EXCLAMATION),
    Standing.EXCUSED: Look("#E69F00", EXCUSE, hollow=True),
    Standing.OPEN: Look("#0072B2", QUESTION),
    Standing.DEPENDS: Look("#CC79A7", SCALES),
    Standing.CONFIRM: Look("#666666", BOX),
    Standing.LACKING: Look("#666666", DOT),
    Standing.NOT_APPLICABLE: Look("#999999", DASH),
}
"""On white."""

_DARK_COLOURS: Mapping[str, str] = {
    "#009E73": "#1FBF92",
    "#D55E00": "#F07F2E",
    "#E69F00": "#EDB233",
    "#0072B2": "#45AEEA",
    "#CC79A7": "#DB93BB",
    "#666666": "#A6A6A6",
    "#999999": "#808080",
}
"""The twin on a dark ground of each colour on white: the same hue, at least the same contrast, never below 4 to 1."""

DARK_LOOKS: Mapping[Standing, Look] = {
    standing: replace(look, colour=_DARK_COLOURS[look.colour]) for standing, look in LOOKS.items()
}
"""On a dark ground; the signs and the outlines are those on white."""

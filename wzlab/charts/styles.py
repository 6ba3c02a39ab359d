"""Letters, inks and margins that the charts share; all lengths are points.

A page is 800 points wide; shown at 1280 pixels, 8 points are 13 pixels.
"""

from collections.abc import Sequence

from wzlab.charts.paper import Paper, Style
from wzlab.charts.themes import Ink

PAGE = 800.0
MARGIN = 40.0
LEFT, RIGHT = MARGIN, PAGE - MARGIN

INK, QUIET, FAINT, HAIR, TRACK = Ink.INK, Ink.QUIET, Ink.FAINT, Ink.HAIR, Ink.TRACK

NAME = Style(19, 26, INK)
OVERALL = Style(11, 17, INK)
CONTEXT = Style(8.5, 13, QUIET)
SECTION = Style(10, 14, INK)
HEADING = Style(8, 11, QUIET)
TITLE = Style(10, 13.5, INK)
SMALL = Style(8, 11.5, QUIET)
CLAUSE = Style(7.5, 11, FAINT)
FIGURE = Style(12, 15, INK)

SIGN, SIGN_GAP = 9.0, 6.0
"""The side of an outcome's sign, and its distance from the word."""

RISE = 0.37
"""How far the middle of a line of Chinese or figures lies above its baseline, in sizes."""


def stacked(paper: Paper, left: float, middle: float, lines: Sequence[tuple[str, Style]]) -> None:
    """Set lines one below the other so that the middle of all of them lies at `middle`."""
    top = middle - sum(style.leading for _line, style in lines) / 2
    for line, style in lines:
        paper.text(left, top + style.leading / 2 + style.size * RISE, line, style)
        top += style.leading

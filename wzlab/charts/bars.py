"""The shapes that the charts share, what they mean, and the legend that says so.

Full is certain and counts, hatched is what blanks leave open, an outline is what does not count: told apart by shape,
never by colour alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wzlab.charts.paper import Box, Paper, text_width, wrapped
from wzlab.charts.styles import FAINT, LEFT, RIGHT, SMALL
from wzlab.charts.subjects import State
from wzlab.charts.themes import Ink

BAR, ARROW = 11.0, 6.0
SAMPLE, LEGEND_GAP, LEGEND_LEADING = 26.0, 22.0, 16.0
LEAST_SEEN = 1.6
"""How wide the least bar is drawn, so that there is something to see and to click."""


def solid(paper: Paper, box: Box, colour: str) -> None:
    """Draw what is certain."""
    paper.fill(box.corners, colour)


def hollow(paper: Paper, box: Box, colour: str, width: float = 1.4) -> None:
    """Draw an outline on the page's ground."""
    paper.fill(box.corners, Ink.GROUND)
    paper.outline(box, colour, width)


def hatched(paper: Paper, box: Box, colour: str, pitch: float = 4.5) -> None:
    """Draw what is possible."""
    paper.fill(box.corners, paper.tint(colour, 0.14))
    paper.hatch(box, paper.tint(colour, 0.6), pitch, 0.8)


def arrow_head(paper: Paper, left: float, middle: float, colour: str) -> None:
    """Draw the head that says: there is no end."""
    half = BAR / 2 + 1
    paper.fill([(left, middle - half), (left + ARROW, middle), (left, middle + half)], colour)


def cut(paper: Paper, box: Box) -> None:
    """Draw a slanting gap near the right end of a box."""
    left, width, slant = box.right - 13, 4, (box.bottom - box.top) * 0.4
    feet, tops = (left, left + width), (left + width + slant, left + slant)
    paper.fill([*((across, box.bottom) for across in feet), *((across, box.top) for across in tops)], Ink.GROUND)


def draw_state(paper: Paper, box: Box, state: State, pitch: float = 4.5) -> None:
    """Fill a box as its state is drawn everywhere: full, hatched, outlined."""
    match state:
        case State.COUNTED:
            solid(paper, box, Ink.COUNTED)
        case State.UNDECIDED:
            hatched(paper, box, Ink.UNDECIDED, pitch)
            paper.outline(box, paper.tint(Ink.UNDECIDED, 0.6), 0.7)
        case State.OUTSIDE:
            hollow(paper, box, FAINT, 0.9)


# --- the legend -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a legend: a sample, and what it means."""

    draw: Callable[[Paper, Box], None]
    words: str


def draw_legend(paper: Paper, entries: Sequence[Entry], top: float) -> float:
    """Say in words what shapes mean, as many to a line as fit; return where the legend ends."""
    left, baseline = LEFT, top + SMALL.size
    for entry in entries:
        sample = SAMPLE + 7
        if left > LEFT and left + sample + text_width(entry.words, SMALL) > RIGHT:
            left, baseline = LEFT, baseline + LEGEND_LEADING
        middle = baseline - SMALL.size * 0.36
        entry.draw(paper, Box(left, middle - BAR * 0.4, left + SAMPLE, middle + BAR * 0.4))
        for number, line in enumerate(wrapped(entry.words, RIGHT - left - sample, SMALL)):
            baseline += SMALL.leading if number else 0
            paper.text(left + sample, baseline, line, SMALL)
        left += sample + text_width(entry.words, SMALL) + LEGEND_GAP
    return baseline + 3


def sample_of(state: State) -> Callable[[Paper, Box], None]:
    """Return the function that draws a sample of a state for a legend."""

    def draw(paper: Paper, box: Box) -> None:
        draw_state(paper, box, state)

    return draw

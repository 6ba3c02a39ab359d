"""Lines of reasons below a chart: how many records, and why; each line stands for its records."""

from collections.abc import Sequence
from dataclasses import dataclass

from wzlab.charts.bars import draw_state
from wzlab.charts.frame import draw_heading, draw_words
from wzlab.charts.paper import Box, Paper, text_width, wrapped
from wzlab.charts.picture import TextRow
from wzlab.charts.styles import HAIR, INK, LEFT, QUIET, RIGHT, SMALL
from wzlab.charts.subjects import Reason, State
from wzlab.language import _
from wzlab.policy.values import Range
from wzlab.policy.words import show_bounds

MOST_LINES = 10
"""How many reasons are told one by one; the rest is told as one."""

SWATCH, SWATCH_GAP, LABEL_GAP, PADDING = 9.0, 7.0, 12.0, 3.5
MOST_LABEL = 200.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line: how much (with its unit), why, and the records it stands for."""

    state: State
    label: str
    words: str
    records: tuple[str, ...]

    @property
    def shown_label(self) -> str:
        """The state and how much: `未计入 3 人`."""
        return f"{_(self.state.value)} {self.label}"

    @property
    def text(self) -> str:
        """The line as one sentence."""
        return f"{self.shown_label}{_('：')}{self.words}"

    @property
    def row(self) -> TextRow:
        """The line as a row of text: the state, why, how much."""
        return _(self.state.value), self.words, self.label


def reason_lines(state: State, reasons: Sequence[Reason], unit: str) -> list[Line]:
    """Return reasons as lines that say how many records of a unit each stands for, the least frequent as one."""
    return [Line(state, number_words(len(r.records), unit), r.words, r.records) for r in shortened(reasons)]


def shortened(reasons: Sequence[Reason]) -> list[Reason]:
    """Return the first reasons, and the rest as one."""
    if len(reasons) <= MOST_LINES:
        return list(reasons)
    rest = tuple(record for reason in reasons[MOST_LINES - 1 :] for record in reason.records)
    return [*reasons[: MOST_LINES - 1], Reason(_("其他原因"), rest)]


def number_words(number: int, unit: str) -> str:
    """Return a number of records with its unit: `3 人`."""
    return show_bounds(Range(number, number), unit)


def draw_lines(paper: Paper, heading: str, lines: Sequence[Line], table: str, top: float) -> float:
    """Draw lines below a heading, or nothing if there is none; return where they end."""
    if not lines:
        return top
    top = draw_heading(paper, heading, top + 24)
    label_end = LEFT + SWATCH + SWATCH_GAP + min(MOST_LABEL, max(text_width(line.shown_label, SMALL) for line in lines))
    for line in lines:
        top = _draw_line(paper, line, table, label_end, top)
    return top


def _draw_line(paper: Paper, line: Line, table: str, label_end: float, top: float) -> float:
    left = label_end + LABEL_GAP
    words, label = wrapped(line.words, RIGHT - left, SMALL), wrapped(line.shown_label, MOST_LABEL, SMALL)
    bottom = top + 2 * PADDING + max(len(words), len(label)) * SMALL.leading
    paper.rule((LEFT, top), (RIGHT, top), HAIR, 0.7)
    baseline = top + PADDING + SMALL.size
    middle = baseline - SMALL.size * 0.36
    draw_state(paper, Box(LEFT, middle - SWATCH / 2, LEFT + SWATCH, middle + SWATCH / 2), line.state, 3.0)
    for number, part in enumerate(label):
        paper.text(label_end, baseline + number * SMALL.leading, part, SMALL.coloured(INK), align="right")
    paper.lines(left, baseline, words, SMALL.coloured(QUIET))
    paper.claim(Box(LEFT, top, RIGHT, bottom), line.text, table=table, records=line.records)
    return bottom


def draw_empty(paper: Paper, words: str, top: float) -> float:
    """Say that there is nothing to draw; return where that ends."""
    return draw_words(paper, words, SMALL, top + 10)

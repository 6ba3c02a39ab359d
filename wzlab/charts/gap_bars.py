"""The upper part of the gaps chart: a row of bar and words for each condition that has a threshold, and the legend.

Every row shares the scale of `wzlab.charts.gap_rows`; one vertical line through all rows is the threshold.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf, isinf

from wzlab.charts.bars import (
    ARROW,
    BAR,
    LEAST_SEEN,
    SAMPLE,
    Entry,
    arrow_head,
    cut,
    draw_legend,
    hatched,
    hollow,
    solid,
)
from wzlab.charts.gap_rows import GapRow, Span
from wzlab.charts.outcomes import Look
from wzlab.charts.paper import Box, Paper, Style, text_width, wrapped
from wzlab.charts.styles import (
    CLAUSE,
    FAINT,
    HAIR,
    HEADING,
    INK,
    LEFT,
    QUIET,
    RIGHT,
    SIGN,
    SIGN_GAP,
    SMALL,
    TITLE,
    TRACK,
    stacked,
)
from wzlab.charts.themes import Ink
from wzlab.language import _
from wzlab.policy.words import Standing

MOST_COLUMN_WIDTH = 152.0
GUTTER = 24.0
"""Between columns; right of the bars it also holds the arrow heads."""

ROW_PADDING, LEAST_ROW = 8.0, 41.0
READINGS_DROP, TICK = 6.5, 2.4

SCALE_END = 2.5
"""The bars show up to two and a half times the threshold; what goes beyond is cut, with a mark."""

LEAST_LINE = 28.0
"""The length of the line over readings that all lie beyond the scale."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns begin: the texts are as wide as the widest of them needs, the bars take the rest."""

    bars: float
    bars_end: float
    figure: float
    sign: float
    word: float

    @classmethod
    def of(cls, rows: Sequence[GapRow]) -> "Columns":
        """Return the columns that fit the rows and their headings."""
        title_width = _widest(_("条件"), [(row.title, row.clause) for row in rows])
        figure_width = _widest(_("数值与门槛"), [(row.figure, row.threshold) for row in rows])
        word_width = _widest(_("结论"), [(row.word, row.gap) for row in rows])
        word = RIGHT - word_width
        sign = word - SIGN - SIGN_GAP
        figure = sign - GUTTER - figure_width
        return cls(LEFT + title_width + GUTTER, figure - GUTTER, figure, sign, word)

    def across(self, position: float) -> float:
        """Return where a position of the scale lies on the page, at most at the bars' end."""
        return self.bars + (self.bars_end - self.bars) * min(position, SCALE_END) / SCALE_END


def _widest(heading: str, cells: Iterable[tuple[str, str]]) -> float:
    """Return the width of a column of titles with small print, at most what is still read at one glance."""
    texts = [(heading, HEADING), *(text for title, small in cells for text in ((title, TITLE), (small, SMALL)))]
    return min(MOST_COLUMN_WIDTH, max(text_width(text, style) for text, style in texts))


def draw_gap_rows(paper: Paper, rows: Sequence[GapRow], top: float) -> float:
    """Draw the rows with their headings and the legend from `top` down; return where they end."""
    columns = Columns.of(rows)
    _headings(paper, columns, top)
    first = bottom = top + HEADING.leading + 6
    for row in rows:
        bottom = _row(paper, columns, row, bottom)
    paper.rule((columns.across(1), first - 4), (columns.across(1), bottom), INK, 1.3)
    return draw_legend(paper, _entries(rows), bottom + 20)


def _headings(paper: Paper, columns: Columns, top: float) -> None:
    """Name the columns, and the sides of the line where there is room beside its own name."""
    baseline, line = top + HEADING.size, columns.across(1)
    paper.text(LEFT, baseline, _("条件"), HEADING)
    paper.text(columns.figure, baseline, _("数值与门槛"), HEADING)
    paper.text(columns.word, baseline, _("结论"), HEADING)
    paper.text(line, baseline, _("门槛"), HEADING.coloured(INK), align="center")
    room = text_width(_("门槛"), HEADING) / 2 + HEADING.size
    short, reached = _("未到门槛"), _("达到门槛")
    if columns.bars + text_width(short, HEADING) <= line - room:
        paper.text(columns.bars, baseline, short, HEADING.coloured(FAINT))
    if columns.bars_end - text_width(reached, HEADING) >= line + room:
        paper.text(columns.bars_end, baseline, reached, HEADING.coloured(FAINT), align="right")


# --- a row ----------------------------------------------------------------------------------------------------------


def _row(paper: Paper, columns: Columns, row: GapRow, top: float) -> float:
    """Draw one row; return where it ends."""
    greyed = row.standing is Standing.NOT_APPLICABLE
    look = paper.theme.looks[row.standing]
    cells = [
        (LEFT, _cell((row.title, TITLE), (row.clause, CLAUSE))),
        (columns.figure, _cell((row.figure, TITLE), (row.threshold, SMALL))),
        (columns.word, _cell((row.word, TITLE), (row.gap, SMALL))),
    ]
    height = max(LEAST_ROW, *(2 * ROW_PADDING + sum(style.leading for _line, style in cell) for _left, cell in cells))
    middle = top + height / 2
    paper.rule((LEFT, top), (RIGHT, top), HAIR, 0.7)
    for left, cell in cells:
        stacked(paper, left, middle, [(line, style.coloured(FAINT) if greyed else style) for line, style in cell])
    paper.sign(columns.sign, _first_line_middle(middle, cells[2][1]) - SIGN / 2, SIGN, look, look.colour)
    if not greyed:
        _bar_and_readings(paper, columns, row, middle)
    paper.claim(Box(LEFT, top, RIGHT, top + height), row.words, condition=row.condition)
    return top + height


def _cell(*texts: tuple[str, Style]) -> list[tuple[str, Style]]:
    return [(line, style) for text, style in texts if text for line in wrapped(text, MOST_COLUMN_WIDTH, style)]


def _first_line_middle(middle: float, cell: list[tuple[str, Style]]) -> float:
    return middle - sum(style.leading for _line, style in cell) / 2 + cell[0][1].leading / 2


def _bar_and_readings(paper: Paper, columns: Columns, row: GapRow, middle: float) -> None:
    shift = READINGS_DROP / 2 if row.readings else 0.0
    box = Box(columns.bars, middle - shift - BAR / 2, columns.bars_end, middle - shift + BAR / 2)
    paper.fill(box.corners, TRACK)
    if row.bar is not None:
        _bar(paper, columns, row.bar, paper.theme.looks[row.standing], box)
    if row.readings:
        _readings(paper, columns, row, box.bottom + READINGS_DROP)


def _bar(paper: Paper, columns: Columns, span: Span, look: Look, track: Box) -> None:
    """Draw what is certain full, what is possible hatched, an arrow where there is no end, a cut beyond the scale."""
    sure, possible = columns.across(span.sure), columns.across(span.possible)
    if possible > sure:
        hatched(paper, Box(sure, track.top, possible, track.bottom), look.colour)
    _body(paper, Box(track.left, track.top, max(sure, track.left + LEAST_SEEN), track.bottom), look)
    if isinf(span.possible):
        arrow_head(paper, track.right, (track.top + track.bottom) / 2, look.colour)
    elif span.possible > SCALE_END:
        cut(paper, track)


def _body(paper: Paper, box: Box, look: Look) -> None:
    if look.hollow:
        hollow(paper, box, look.colour)
    else:
        solid(paper, box, look.colour)


def _readings(paper: Paper, columns: Columns, row: GapRow, level: float) -> None:
    """Draw the line over all readings: a short stroke for each figure, a dot for the reading the bar shows."""
    ends = sorted({end for span in row.readings for end in (span.sure, span.possible)})
    left = min(columns.across(ends[0]), columns.bars_end - LEAST_LINE)
    paper.rule((left, level), (columns.across(ends[-1]), level), QUIET, 0.9)
    for end in ends:
        if end <= SCALE_END:
            _tick(paper, columns.across(end), level)
    if isinf(ends[-1]):
        _open_arrow(paper, columns.bars_end, level)
    elif ends[-1] > SCALE_END:
        cut(paper, Box(left, level - TICK, columns.bars_end, level + TICK))
    if row.bar is not None and row.bar.sure <= SCALE_END:
        paper.dot((columns.across(row.bar.sure), level), TICK, INK)


def _tick(paper: Paper, across: float, level: float) -> None:
    paper.rule((across, level - TICK), (across, level + TICK), QUIET, 0.9)


def _open_arrow(paper: Paper, right: float, level: float) -> None:
    paper.line([(right - 3, level - TICK), (right, level), (right - 3, level + TICK)], QUIET, 0.9)


# --- the legend -----------------------------------------------------------------------------------------------------


def _entries(rows: Sequence[GapRow]) -> list[Entry]:
    bars = [row.bar for row in rows if row.bar is not None]
    ends = [end for row in rows for span in row.spans for end in (span.sure, span.possible)]
    occurring = {
        Entry(_sample_bar, _("实心：现有资料已能确定的数")): bool(bars),
        Entry(_sample_hatch, _("斜线：补全空白后可能达到的数")): any(bar.possible > bar.sure for bar in bars),
        Entry(_sample_arrow, _("箭头：空白可以是任何数，没有上限")): any(isinf(bar.possible) for bar in bars),
        Entry(_sample_cut, _("断口：超出图幅，未画全")): any(SCALE_END < end < inf for end in ends),
        Entry(_sample_readings, _("细线：各种口径下的数，短划为各个数，圆点为结论所用口径")): any(
            row.readings for row in rows
        ),
        Entry(_sample_mirror, _("有上限的条件反向画：不超过上限即到竖线")): any(
            row.mirrored and row.spans for row in rows
        ),
    }
    return [entry for entry, occurs in occurring.items() if occurs]


def _sample_bar(paper: Paper, box: Box) -> None:
    solid(paper, box, Ink.SAMPLE)


def _sample_hatch(paper: Paper, box: Box) -> None:
    hatched(paper, box, Ink.SAMPLE)


def _sample_arrow(paper: Paper, box: Box) -> None:
    hatched(paper, Box(box.left, box.top, box.right - ARROW, box.bottom), Ink.SAMPLE)
    arrow_head(paper, box.right - ARROW, (box.top + box.bottom) / 2, Ink.SAMPLE)


def _sample_cut(paper: Paper, box: Box) -> None:
    solid(paper, box, Ink.SAMPLE)
    cut(paper, box)


def _sample_readings(paper: Paper, box: Box) -> None:
    level = (box.top + box.bottom) / 2
    paper.rule((box.left, level), (box.right, level), QUIET, 0.9)
    for across in (box.left, box.left + SAMPLE * 0.35, box.right):
        _tick(paper, across, level)
    paper.dot((box.left + SAMPLE * 0.35, level), TICK, INK)


def _sample_mirror(paper: Paper, box: Box) -> None:
    level = (box.top + box.bottom) / 2
    paper.rule((box.right, box.top), (box.right, box.bottom), INK, 1.3)
    paper.line([(box.left, level), (box.right - 4, level)], QUIET, 0.9)
    _open_arrow(paper, box.right - 3, level)

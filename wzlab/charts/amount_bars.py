"""The space chart and the equipment chart: a sum against its threshold, and what it is made up of.

The bar against the threshold is that of the gaps chart, with its line over the readings.  The bars below share an axis
in the condition's unit: full what counts, hatched what blanks leave open, outlined what does not count.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil

from wzlab.charts.amounts import (
    NOUGHT,
    Amounts,
    Breakdown,
    amount_words,
    breakdown_lines,
    breakdown_of,
    group_title,
)
from wzlab.charts.bars import ARROW, BAR, LEAST_SEEN, Entry, arrow_head, draw_legend, draw_state, sample_of
from wzlab.charts.frame import draw_foot, draw_head, draw_heading, lab_name
from wzlab.charts.gap_bars import draw_gap_rows
from wzlab.charts.gap_rows import gap_rows
from wzlab.charts.offers import EQUIPMENT, SPACE
from wzlab.charts.paper import Box, Paper, text_width, wrapped
from wzlab.charts.picture import Picture, TextRow
from wzlab.charts.styles import HAIR, INK, LEFT, MARGIN, PAGE, RIGHT, SMALL, TITLE, stacked
from wzlab.charts.subjects import State, sum_conditions
from wzlab.charts.tables import draw_empty, draw_lines
from wzlab.charts.themes import LIGHT, Ink, Theme
from wzlab.columns import Column, Record
from wzlab.language import _
from wzlab.policy.report import Report
from wzlab.policy.values import Range
from wzlab.policy.words import show_bounds
from wzlab.records import Instrument, Room

TITLE_WIDTH, WORDS_WIDTH, GUTTER, PADDING = 130.0, 190.0, 20.0, 8.0
BARS, BARS_END = LEFT + TITLE_WIDTH + GUTTER, RIGHT - WORDS_WIDTH - GUTTER
ROOM_FOR_ARROW = 8.0
MOST_TICKS = 5
STEPS = (1, 2, 5, 10, 20)


def draw_space(report: Report, theme: Theme = LIGHT) -> Picture:
    """Return the space chart of a lab as it stands now; its pack must ask for a sum over rooms.

    Raises:
        FontError: the shipped font cannot be read.
    """
    return _draw(report, theme, _(SPACE.title), Room, Room.use)


def draw_equipment(report: Report, theme: Theme = LIGHT) -> Picture:
    """Return the equipment chart of a lab as it stands now; its pack must ask for a sum over equipment.

    Raises:
        FontError: the shipped font cannot be read.
    """
    return _draw(report, theme, _(EQUIPMENT.title), Instrument, Instrument.category)


def _draw(report: Report, theme: Theme, title: str, record_type: type[Record], column: Column[str]) -> Picture:
    paper, breakdown = Paper(PAGE, theme), breakdown_of(report, record_type, column)
    rows = gap_rows(report, {condition.id for condition in sum_conditions(report, record_type)})
    lines = breakdown_lines(breakdown)
    bottom = draw_head(paper, report, title, lab_name(report), MARGIN)
    bottom = draw_gap_rows(paper, rows, bottom + 26) if rows else bottom
    bottom = _draw_groups(paper, breakdown, bottom + 24)
    bottom = draw_lines(paper, _("未计入与待定的原因"), lines, record_type.table, bottom)
    alt = [
        (_("内容"), _("说明"), _("数值")),
        *((row.title, row.word, row.figure) for row in rows),
        *_alt(breakdown),
        *(line.row for line in lines),
    ]
    return paper.picture(draw_foot(paper, bottom), alt)


def _alt(breakdown: Breakdown) -> Iterator[TextRow]:
    named = [(group_title(breakdown, code), amounts) for code, amounts in breakdown.groups.items()]
    for title, amounts in named:
        yield _(breakdown.column.title), title, _("，").join(amount_words(amounts, breakdown.unit))


# --- the bars -------------------------------------------------------------------------------------------------------


def _draw_groups(paper: Paper, breakdown: Breakdown, top: float) -> float:
    """Draw a bar for each group over one axis, or say that there is no record; return where they end."""
    heading = _("“{title}”的各项，按{column}").format(title=breakdown.condition.title, column=_(breakdown.column.title))
    top = draw_heading(paper, heading, top)
    if not breakdown.groups:
        return draw_empty(paper, _("还没有这类记录。"), top - 10)
    most = max(map(length_of, breakdown.groups.values()))
    axis = ticks(most)
    first = top + SMALL.leading + 4
    heights = [_height(amounts, breakdown.unit) for amounts in breakdown.groups.values()]
    _draw_axis(paper, breakdown.unit, axis, first, first + sum(heights))
    top = first
    for (code, amounts), height in zip(breakdown.groups.items(), heights, strict=True):
        _draw_group(
            paper, breakdown, (group_title(breakdown, code), amounts), axis[-1], Box(LEFT, top, RIGHT, top + height)
        )
        top += height
    return draw_legend(paper, _entries(breakdown), top + 12)


def length_of(amounts: Amounts) -> Fraction:
    """Return how long the bar of some amounts is, as far as it has an end."""
    ends = (amounts.low, amounts.high, amounts.outside.low)
    low, high, outside = (max(NOUGHT, Fraction(end)) if end is not None else NOUGHT for end in ends)
    return max(low, high) + outside


def ticks(most: Fraction) -> list[Fraction]:
    """Return round numbers from 0 to at least `most`, evenly apart, at most six of them."""
    if most <= 0:
        return [NOUGHT, Fraction(1)]
    power = Fraction(10) ** (len(str(ceil(most))) - 2)
    step = next(power * factor for factor in STEPS if most <= power * factor * MOST_TICKS)
    return [step * place for place in range(ceil(most / step) + 1)]


def _across(value: Fraction, end: Fraction) -> float:
    return BARS + (BARS_END - ROOM_FOR_ARROW - BARS) * float(min(value, end) / end)


def _draw_axis(paper: Paper, unit: str, axis: Sequence[Fraction], top: float, bottom: float) -> None:
    """Draw a line for each round number, and its words where they do not touch the ones before."""
    free = 0.0
    for value in axis:
        across, words = _across(value, axis[-1]), show_bounds(Range(value, value), unit)
        paper.rule((across, top), (across, bottom), HAIR, 0.7)
        half = text_width(words, SMALL) / 2
        if across - half >= free:
            paper.text(across, top - 4, words, SMALL, align="center")
            free = across + half + 6


def _height(amounts: Amounts, unit: str) -> float:
    return 2 * PADDING + max(2, len(_words(amounts, unit))) * SMALL.leading


def _words(amounts: Amounts, unit: str) -> list[str]:
    return [line for words in amount_words(amounts, unit) for line in wrapped(words, WORDS_WIDTH, SMALL)]


def _draw_group(paper: Paper, breakdown: Breakdown, group: tuple[str, Amounts], end: Fraction, box: Box) -> None:
    title, amounts = group
    middle = (box.top + box.bottom) / 2
    paper.rule((LEFT, box.top), (RIGHT, box.top), HAIR, 0.7)
    stacked(paper, LEFT, middle, [(line, TITLE) for line in wrapped(title, TITLE_WIDTH, TITLE, 2)])
    words = _words(amounts, breakdown.unit)
    stacked(paper, RIGHT - WORDS_WIDTH, middle, [(line, SMALL.coloured(INK)) for line in words])
    table = type(breakdown.membership.records[0]).table
    sentence = f"{title}{_('：')}{_('，').join(amount_words(amounts, breakdown.unit))}"
    paper.claim(box, sentence, table=table, records=amounts.everything)
    for state, left, right in _parts(amounts, end):
        part = Box(left, middle - BAR / 2, right, middle + BAR / 2)
        draw_state(paper, part, state)
        paper.claim(part, f"{title}{_('，')}{_(state.value)}", table=table, records=amounts.records.get(state, ()))
    if None in (amounts.low, amounts.high):
        arrow_head(paper, BARS_END - ROOM_FOR_ARROW, middle, Ink.UNDECIDED)


def _parts(amounts: Amounts, end: Fraction) -> Iterator[tuple[State, float, float]]:
    """Yield the parts of a bar that have a length: what counts, what may, what does not; no end reaches the axis's."""
    low = max(NOUGHT, amounts.low or NOUGHT)
    high = end if amounts.high is None or amounts.low is None else max(low, amounts.high)
    outside = max(NOUGHT, Fraction(amounts.outside.low or 0))
    places = (NOUGHT, low, high, min(end, high + outside) if high < end else end)
    for state, (start, stop) in zip((State.COUNTED, State.UNDECIDED, State.OUTSIDE), pairwise(places), strict=True):
        if stop > start:
            left = _across(start, end)
            yield state, left, max(left + LEAST_SEEN, _across(stop, end))


def _entries(breakdown: Breakdown) -> list[Entry]:
    words = {
        State.COUNTED: _("实心：计入"),
        State.UNDECIDED: _("斜线：补全空白后可能计入"),
        State.OUTSIDE: _("空心：未计入"),
    }
    entries = [Entry(sample_of(state), words[state]) for state in State if breakdown.whole.records.get(state)]
    endless = any(None in (amounts.low, amounts.high) for amounts in breakdown.groups.values())
    return [*entries, *([Entry(_sample_arrow, _("箭头：金额或面积未填，没有上限"))] if endless else [])]


def _sample_arrow(paper: Paper, box: Box) -> None:
    draw_state(paper, Box(box.left, box.top, box.right - ARROW, box.bottom), State.UNDECIDED)
    arrow_head(paper, box.right - ARROW, (box.top + box.bottom) / 2, Ink.UNDECIDED)

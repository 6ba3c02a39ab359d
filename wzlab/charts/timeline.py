"""The timeline: projects and patents by month against the window their conditions hold them to.

A mark is a record; marks of one month stand on each other, and where there are too many they become one column.  Full
marks count, hatched ones are open, outlined ones do not count; a dot in the middle marks what the next condition counts too.
"""

from collections.abc import Iterator

from wzlab.charts.bars import Entry, draw_legend, draw_state, sample_of
from wzlab.charts.dated_records import Lane, lanes_of
from wzlab.charts.frame import draw_foot, draw_head, draw_heading, lab_name
from wzlab.charts.gap_bars import draw_gap_rows
from wzlab.charts.gap_rows import gap_rows
from wzlab.charts.months import Column, Months, axis_of
from wzlab.charts.offers import TIMELINE
from wzlab.charts.paper import Box, Paper, text_width, wrapped
from wzlab.charts.picture import Picture, TextRow
from wzlab.charts.styles import HEADING, LEFT, MARGIN, PAGE, QUIET, RIGHT, TRACK
from wzlab.charts.subjects import State
from wzlab.charts.tables import Line, draw_empty, draw_lines, number_words, reason_lines
from wzlab.charts.themes import LIGHT, Ink, Theme
from wzlab.language import _
from wzlab.policy.nodes import columns_used
from wzlab.policy.report import Report

PLOT, LEAST_PLOT, LEVEL = 96.0, 40.0, 12.0
LEAST_MARK = 4.0
"""Marks lower than this run together into a column."""


def draw_timeline(report: Report, theme: Theme = LIGHT) -> Picture:
    """Return the timeline of a lab as it stands now; its pack must count projects or patents by date.

    Raises:
        FontError: the shipped font cannot be read.
    """
    paper, lanes = Paper(PAGE, theme), lanes_of(report)
    rows = gap_rows(report, {condition.id for lane in lanes for condition in lane.conditions})
    bottom = draw_head(paper, report, _(TIMELINE.title), lab_name(report), MARGIN)
    bottom = draw_gap_rows(paper, rows, bottom + 26) if rows else bottom
    months = axis_of(lanes)
    for lane in lanes:
        bottom = _draw_lane(paper, lane, months, bottom + 26)
    headings = (_("内容"), _("说明"), _("数值"))
    verdicts = [(row.title, row.word, row.figure) for row in rows]
    alt = [headings, *verdicts, *(row for lane in lanes for row in _alt(lane))]
    return paper.picture(draw_foot(paper, bottom), alt)


# --- words ----------------------------------------------------------------------------------------------------------


def _alt(lane: Lane) -> Iterator[TextRow]:
    for month, marks in sorted(lane.months.items()):
        for state, records in marks.items():
            yield _month_words(month), _(state.value), number_words(len(records), lane.unit)
    for state, records in lane.undated.items():
        yield _("日期未定"), _(state.value), number_words(len(records), lane.unit)
    yield from (line.row for line in _lines(lane))


def _month_words(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def _lines(lane: Lane) -> list[Line]:
    outside = reason_lines(State.OUTSIDE, lane.membership.refusals(), lane.unit)
    return [*outside, *reason_lines(State.UNDECIDED, lane.membership.lacking(), lane.unit)]


def lane_words(lane: Lane) -> str:
    """Say how many records of a lane count, are open, and do not count."""
    counts = [
        f"{_(state.value)} {number_words(len(records), lane.unit)}"
        for state in State
        if (records := lane.membership.being(state))
    ]
    dates = _("、").join(_(column.title) for column in columns_used(lane.window.moment))
    words = _("，").join(counts) or _("还没有记录")
    return _("{table}：{words}（横轴为{dates}）").format(table=_(lane.record_type.label), words=words, dates=dates)


# --- a lane ---------------------------------------------------------------------------------------------------------


def _draw_lane(paper: Paper, lane: Lane, months: Months, top: float) -> float:
    """Draw a lane's axis, window and marks, its legend and its reasons; return where they end."""
    top = draw_heading(paper, lane_words(lane), top)
    if not lane.membership.records:
        return draw_empty(paper, _("录入后，这里按月画出每一项。"), top - 10)
    plot = Box(LEFT, top + 2 * LEVEL + 4, RIGHT, top + 2 * LEVEL + 4 + _plot_height(months))
    _draw_window(paper, lane, months, plot, top)
    for column in months.columns(lane):
        _draw_column(paper, lane, column, months, plot)
    bottom = _draw_axis(paper, months, plot)
    bottom = draw_legend(paper, _entries(lane), bottom + 8)
    heading = _("未计入与待定的{table}").format(table=_(lane.record_type.label))
    return draw_lines(paper, heading, _lines(lane), lane.record_type.table, bottom - 6)


def _plot_height(months: Months) -> float:
    """Return how high the lanes are: as the deepest column needs, at most `PLOT`."""
    return min(PLOT, max(LEAST_PLOT, months.rows * (months.mark + 1) + 6))


def _draw_window(paper: Paper, lane: Lane, months: Months, plot: Box, top: float) -> None:
    """Shade the window, and write each end on a level of its own."""
    first, last = lane.window.first, lane.window.last
    left = months.left if first is None else months.across(first)
    right = months.right if last is None else months.across(last)
    if _is_shaded(lane) and left < right:
        shade = Box(left, plot.top, right, plot.bottom)
        paper.fill(shade.corners, TRACK)
        paper.claim(shade, window_words(lane), condition=lane.conditions[0].id)
    ends = ((first, left, _("自 {day}（含）")), (last, right, _("至 {day}（含）")))
    for level, (day, across, words) in enumerate(ends):
        if day is not None:
            baseline = top + level * LEVEL + HEADING.size
            paper.rule((across, baseline - HEADING.size), (across, plot.bottom), QUIET, 0.9)
            _beside(paper, across, baseline, words.format(day=day.isoformat()))


def window_words(lane: Lane) -> str:
    """Say what the shaded part of a lane is."""
    ends = [end.isoformat() if end is not None else "…" for end in (lane.window.first, lane.window.last)]
    return _("{title}：计入的时间段 {first} 至 {last}").format(
        title=lane.conditions[0].title, first=ends[0], last=ends[1]
    )


def _beside(paper: Paper, across: float, baseline: float, words: str) -> None:
    """Write beside a line, to its right where there is room."""
    if across + 3 + text_width(words, HEADING) <= RIGHT:
        paper.text(across + 3, baseline, words, HEADING)
    else:
        paper.text(across - 3, baseline, words, HEADING, align="right")


def _draw_axis(paper: Paper, months: Months, plot: Box) -> float:
    """Draw the axis with its years, and name the places of what lies beyond it; return where the words end."""
    paper.rule((LEFT, plot.bottom), (RIGHT, plot.bottom), QUIET, 0.8)
    for year, across in months.years():
        paper.rule((across, plot.bottom), (across, plot.bottom + 3), QUIET, 0.8)
        if across + text_width(str(year), HEADING) + 4 <= months.right:
            paper.text(across + 2, plot.bottom + 2 + HEADING.leading, str(year), HEADING)
    bottom = plot.bottom + 2 + HEADING.leading
    for place in months.places:
        lines = wrapped(place.words, place.width - 4, HEADING, 4)
        bottom = max(
            bottom, paper.lines(place.left + 2, plot.bottom + 2 + HEADING.leading, lines, HEADING) - HEADING.leading
        )
    return bottom + 4


def _draw_column(paper: Paper, lane: Lane, column: Column, months: Months, plot: Box) -> None:
    """Draw the marks of one month or place from the axis up, a mark each or, if they are too many, run together."""
    height = min(months.mark + 1, PLOT / months.rows)
    if height < LEAST_MARK:
        _draw_run_together(paper, lane, column, plot, height)
        return
    for number, (state, record_id) in enumerate(column.marks):
        row, beside = divmod(number, column.abreast)
        left, foot = column.left + beside * (months.mark + 1), plot.bottom - row * height
        box = Box(left, foot - height + 1, left + months.mark, foot)
        draw_state(paper, box, state, 3.0)
        if record_id in lane.also:
            inset = months.mark * 0.3
            inner = Box(box.left + inset, box.top + inset, box.right - inset, box.bottom - inset)
            paper.fill(inner.corners, Ink.GROUND)
        paper.claim(box, _mark_words(lane, column, state, record_id), None, lane.record_type.table, (record_id,))


def _mark_words(lane: Lane, column: Column, state: State, record_id: str) -> str:
    why = lane.reasons.get(record_id)
    told = f"{_(state.value)}{_('（')}{why}{_('）')}" if why else _(state.value)
    return _("，").join((lane.membership.by_id[record_id].known_as, column.words, told))


def _draw_run_together(paper: Paper, lane: Lane, column: Column, plot: Box, height: float) -> None:
    foot = plot.bottom
    for state in State:
        records = [record_id for its_state, record_id in column.marks if its_state is state]
        if records:
            top = foot - height * len(records) / column.abreast
            box = Box(column.left, top, column.left + column.width, foot)
            draw_state(paper, box, state, 3.0)
            words = f"{column.words}{_('，')}{_(state.value)} {number_words(len(records), lane.unit)}"
            paper.claim(box, words, table=lane.record_type.table, records=records)
            foot = top


def _entries(lane: Lane) -> list[Entry]:
    words = {
        State.COUNTED: _("实心：计入"),
        State.UNDECIDED: _("斜线：待定，取决于空白"),
        State.OUTSIDE: _("空心：未计入"),
    }
    entries = [Entry(sample_of(state), words[state]) for state in State if lane.membership.being(state)]
    if lane.also:
        dotted = _("中间有点：同时计入“{title}”").format(title=lane.conditions[1].title)
        entries.append(Entry(_sample_dotted, dotted))
    return [*entries, Entry(_sample_window, _("底色：计入的时间段"))] if _is_shaded(lane) else entries


def _is_shaded(lane: Lane) -> bool:
    return lane.window.first is not None or lane.window.last is not None


def _sample_dotted(paper: Paper, box: Box) -> None:
    draw_state(paper, box, State.COUNTED)
    middle, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    paper.fill(Box(middle - 2, down - 2, middle + 2, down + 2).corners, Ink.GROUND)


def _sample_window(paper: Paper, box: Box) -> None:
    paper.fill(box.corners, TRACK)
    paper.rule((box.left, box.top), (box.left, box.bottom), QUIET, 0.9)
    paper.rule((box.right, box.top), (box.right, box.bottom), QUIET, 0.9)

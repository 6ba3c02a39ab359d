"""The team chart: who counts for the team by title level and degree, and the share of those who qualify.

The share's bar is that of the gaps chart, so it is the judge's own figure; below it the same in heads.  The matrix
shows who makes it up: full who qualify, outlined who do not, hatched of whom blanks leave it open.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from wzlab.charts.bars import Entry, draw_legend, draw_state, sample_of
from wzlab.charts.frame import draw_foot, draw_head, draw_heading, draw_words, lab_name
from wzlab.charts.gap_bars import draw_gap_rows
from wzlab.charts.gap_rows import GapRow, gap_rows
from wzlab.charts.offers import TEAM
from wzlab.charts.paper import Box, Paper, wrapped
from wzlab.charts.picture import Picture, TextRow
from wzlab.charts.styles import FAINT, FIGURE, HAIR, HEADING, LEFT, MARGIN, OVERALL, PAGE, QUIET, RIGHT, SMALL, stacked
from wzlab.charts.subjects import State
from wzlab.charts.tables import Line, draw_lines, number_words, reason_lines
from wzlab.charts.team_members import Heads, Key, Team, code_words, part_of, team_of
from wzlab.charts.themes import LIGHT, Theme
from wzlab.language import _
from wzlab.policy.report import Report
from wzlab.policy.values import Range
from wzlab.policy.words import show_bounds
from wzlab.records import Person

LABEL_WIDTH, ROW, CELL_PADDING, BAR_HEIGHT = 104.0, 42.0, 8.0, 7.0
NOBODY = Heads()


def draw_team(report: Report, theme: Theme = LIGHT) -> Picture:
    """Return the team chart of a lab as it stands now; its pack must ask for a share of the staff.

    Raises:
        FontError: the shipped font cannot be read.
    """
    paper, team = Paper(PAGE, theme), team_of(report)
    rows = gap_rows(report, {condition.id for condition in (team.condition, *team.size_conditions)})
    words = share_words(team, known=report.judge.verdicts[team.condition.id].primary.bounds is not None)
    lines = _lines(team)
    bottom = draw_head(paper, report, _(TEAM.title), lab_name(report), MARGIN)
    bottom = draw_gap_rows(paper, rows, bottom + 26)
    bottom = draw_words(paper, words, OVERALL, bottom + 16)
    bottom = _draw_people(paper, team, bottom + 22)
    bottom = draw_lines(paper, _("团队以外与待定的人员"), lines, Person.table, bottom)
    return paper.picture(draw_foot(paper, bottom), _alt(team, rows, words, lines))


# --- words ----------------------------------------------------------------------------------------------------------


def share_words(team: Team, known: bool) -> str:
    """Say the share in heads: exactly, or what it is at least and at most; `known`: the condition has a figure."""
    if not team.membership.records:
        return _("还没有人员记录，占比无从计算。")
    if not team.heads.everybody:
        return _("没有一人计入团队，占比按 0 计。")
    if not known:
        return _("占比现在定不了：门槛或口径取决于还空着的字段。团队 {team}。").format(team=team_words(team.heads))
    least, most = _fraction_words(team.heads.least), _fraction_words(team.heads.most)
    if least == most:
        return _("符合占比条件的 {fraction}。").format(fraction=least)
    return _("符合占比条件的至少 {least}，补全空白后至多 {most}。").format(least=least, most=most)


def _fraction_words(heads: tuple[int, int]) -> str:
    share = part_of(heads)
    return f"{heads[0]}/{heads[1]}{_('（')}{show_bounds(Range(share, share), 'share')}{_('）')}"


def team_words(heads: Heads) -> str:
    """Return how many people are of the team: `12 人`, `12–14 人`."""
    return show_bounds(Range(len(heads.sure), len(heads.everybody)), "people")


def _number(heads: Heads) -> str:
    low, high = len(heads.sure), len(heads.everybody)
    return str(low) if low == high else f"{low}–{high}"


def _heads_words(heads: Heads) -> str:
    """Say how many of some people qualify, do not, and are open."""
    kinds = ((_("符合"), heads.hits), (_("不符合"), heads.misses), (_("待定"), heads.open))
    return _("，").join(f"{word} {number_words(len(people), 'people')}" for word, people in kinds if people)


def _lines(team: Team) -> list[Line]:
    outside = reason_lines(State.OUTSIDE, team.membership.refusals(), "people")
    undecided = [*team.membership.lacking(), *team.qualifying.lacking()]
    return [*outside, *reason_lines(State.UNDECIDED, undecided, "people")]


def _alt(team: Team, rows: Sequence[GapRow], words: str, lines: Sequence[Line]) -> list[TextRow]:
    headings = (_("内容"), _("说明"), _("数值"))
    cells = [
        (code_words(Person.title_level, level), code_words(Person.degree, degree), _heads_words(heads))
        for level in team.levels
        for degree in team.degrees
        if (heads := team.cells.get((level, degree), NOBODY)).everybody
    ]
    verdicts = [(row.title, row.word, row.figure) for row in rows]
    return [headings, *verdicts, (str(team.condition.title), words, ""), *cells, *(line.row for line in lines)]


# --- the matrix -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns of the matrix stand, and how wide one head is drawn."""

    starts: tuple[float, ...]
    width: float
    head: float

    @classmethod
    def of(cls, team: Team) -> "Grid":
        """Return the grid for a team: a column for each degree, and one for the sum."""
        number = len(team.degrees) + 1
        width = (RIGHT - LEFT - LABEL_WIDTH) / number
        most = max((len(heads.everybody) for heads in team.cells.values()), default=1)
        starts = tuple(LEFT + LABEL_WIDTH + place * width for place in range(number))
        return cls(starts, width, min(10.0, (width - 2 * CELL_PADDING) / most))

    def cell(self, start: float, top: float) -> Box:
        """Return the cell that begins at a column's start."""
        return Box(start, top, start + self.width, top + ROW)


def _draw_people(paper: Paper, team: Team, top: float) -> float:
    """Draw the matrix with its legend, or nothing if there is nobody; return where it ends."""
    if not team.heads.everybody:
        return top - 22
    heading = _("计入团队的人员 {number}：职称级别 × 学位").format(number=team_words(team.heads))
    top = draw_heading(paper, heading, top)
    grid = Grid.of(team)
    top = _draw_column_heads(paper, team, grid, top)
    for place, level in enumerate(team.levels):
        _draw_row(paper, team, grid, level, top + place * ROW)
    return draw_legend(paper, _entries(team.heads), top + len(team.levels) * ROW + 14)


def _draw_column_heads(paper: Paper, team: Team, grid: Grid, top: float) -> float:
    words = [*(code_words(Person.degree, degree) for degree in team.degrees), _("合计")]
    cells = [wrapped(word, grid.width - CELL_PADDING, HEADING, 2) for word in words]
    deepest = max(len(lines) for lines in cells)
    for start, lines in zip(grid.starts, cells, strict=True):
        paper.lines(start + CELL_PADDING / 2, top + HEADING.size, lines, HEADING)
    return top + deepest * HEADING.leading + 4


def _draw_row(paper: Paper, team: Team, grid: Grid, level: Key, top: float) -> None:
    paper.rule((LEFT, top), (RIGHT, top), HAIR, 0.7)
    title = code_words(Person.title_level, level)
    lines = wrapped(title, LABEL_WIDTH - CELL_PADDING, SMALL, 3)
    stacked(paper, LEFT, top + ROW / 2, [(line, SMALL.coloured(QUIET)) for line in lines])
    for start, degree in zip(grid.starts, team.degrees, strict=False):
        heads = team.cells.get((level, degree), NOBODY)
        _draw_cell(paper, grid, heads, grid.cell(start, top))
        _claim(paper, heads, f"{title}{_('，')}{code_words(Person.degree, degree)}", grid.cell(start, top))
    row = team.row(level)
    _draw_number(paper, row, grid.starts[-1], top + ROW / 2 + FIGURE.size * 0.37)
    _claim(paper, row, title, grid.cell(grid.starts[-1], top))


def _claim(paper: Paper, heads: Heads, name: str, cell: Box) -> None:
    if heads.everybody:
        words = f"{name}{_('：')}{_heads_words(heads)}"
        paper.claim(cell, words, table=Person.table, records=heads.everybody)


def _draw_number(paper: Paper, heads: Heads, left: float, baseline: float) -> None:
    style = FIGURE if heads.everybody else FIGURE.coloured(FAINT)
    paper.text(left + CELL_PADDING / 2, baseline, _number(heads), style)


def _draw_cell(paper: Paper, grid: Grid, heads: Heads, cell: Box) -> None:
    """Draw how many there are, and below a bar of those who qualify, who do not, and who may."""
    _draw_number(paper, heads, cell.left, cell.top + 5 + FIGURE.size)
    left, bottom = cell.left + CELL_PADDING / 2, cell.bottom - CELL_PADDING
    for state, people in _parts(heads):
        box = Box(left, bottom - BAR_HEIGHT, left + grid.head * len(people), bottom)
        draw_state(paper, box, state, 3.0)
        left = box.right


def _parts(heads: Heads) -> list[tuple[State, tuple[str, ...]]]:
    parts = ((State.COUNTED, heads.hits), (State.OUTSIDE, heads.misses), (State.UNDECIDED, heads.open))
    return [(state, people) for state, people in parts if people]


def _entries(heads: Heads) -> list[Entry]:
    words = {
        State.COUNTED: _("实心：计入团队，符合占比条件"),
        State.OUTSIDE: _("空心：计入团队，不符合占比条件"),
        State.UNDECIDED: _("斜线：是否计入或符合，取决于空白"),
    }
    return [Entry(sample_of(state), words[state]) for state, _people in _parts(heads)]

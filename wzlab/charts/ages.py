"""The ages chart: all staff by age in groups of five years, the director, and where each reading draws the line."""

from wzlab.charts.age_groups import OLDEST_GROUP, YEARS, Ages, CutOff, age_conditions, ages_of, limits
from wzlab.charts.bars import Entry, draw_legend, draw_state, sample_of
from wzlab.charts.frame import draw_foot, draw_head, draw_heading, draw_words, lab_name
from wzlab.charts.gap_bars import draw_gap_rows
from wzlab.charts.gap_rows import gap_rows
from wzlab.charts.offers import AGES
from wzlab.charts.paper import Box, Paper, text_width
from wzlab.charts.picture import Picture, TextRow
from wzlab.charts.styles import HAIR, INK, LEFT, MARGIN, PAGE, QUIET, RIGHT, SMALL
from wzlab.charts.subjects import State
from wzlab.charts.tables import draw_empty, number_words
from wzlab.charts.themes import LIGHT, Theme
from wzlab.language import _
from wzlab.policy.report import Report
from wzlab.records import Person

PLOT, LEVEL, GAP = 150.0, 12.0, 3.0
ORDER = (State.COUNTED, State.UNDECIDED, State.OUTSIDE)
NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩"


def draw_ages(report: Report, theme: Theme = LIGHT) -> Picture:
    """Return the ages chart of a lab as it stands now; its pack must ask for an age.

    Raises:
        FontError: the shipped font cannot be read.
    """
    paper, ages = Paper(PAGE, theme), ages_of(report)
    rows = gap_rows(report, {condition.id for condition in age_conditions(report)})
    bottom = draw_head(paper, report, _(AGES.title), lab_name(report), MARGIN)
    bottom = draw_gap_rows(paper, rows, bottom + 26) if rows else bottom
    bottom = draw_heading(paper, _("全部人员在基准日的周岁年龄"), bottom + 24)
    bottom = _draw_plot(paper, ages, bottom)
    bottom = _draw_words(paper, ages, bottom + 12)
    alt = [(_("内容"), _("说明"), _("数值")), *((row.title, row.word, row.figure) for row in rows), *_alt(ages)]
    return paper.picture(draw_foot(paper, bottom), alt)


# --- words ----------------------------------------------------------------------------------------------------------


def group_words(group: int) -> str:
    """Return the ages of a group: `25–29`, `≥ 95`."""
    return f"≥ {group}" if group == OLDEST_GROUP else f"{group}–{group + YEARS - 1}"


def director_words(ages: Ages) -> str:
    """Say who the condition is about and how old, or why that is not known."""
    if ages.director is None:
        return _("{single}：没有或不止一人，无法标出。").format(single=ages.single)
    if ages.director_age is None:
        return _("{single}：出生日期未填或读不出，无法标出。").format(single=ages.single)
    return _("{single}：{age} 岁").format(single=ages.single, age=ages.director_age.words)


def untold_words(ages: Ages) -> str:
    """Say how many people are not drawn, or ""."""
    if not ages.untold:
        return ""
    number = number_words(len(ages.untold), "people")
    return _("未画出 {number}：出生日期未填、读不出，或只知年月而定不了年龄段。").format(number=number)


def _alt(ages: Ages) -> list[TextRow]:
    groups = [
        (_("{ages} 岁").format(ages=group_words(group)), _(state.value), number_words(len(people), "people"))
        for group, members in sorted(ages.groups.items())
        for state in ORDER
        if (people := members.get(state))
    ]
    told = [director_words(ages), untold_words(ages), *(cut.text for cut in ages.cut_offs)]
    return [*groups, *((words, "", "") for words in told if words)]


def _draw_words(paper: Paper, ages: Ages, top: float) -> float:
    """Draw the legend, and below it in words the cut-offs and who is not drawn; return where they end."""
    states = [state for state in ORDER if any(state in members for members in ages.groups.values())]
    words = {
        State.COUNTED: _("实心：计入团队"),
        State.UNDECIDED: _("斜线：是否计入团队待定"),
        State.OUTSIDE: _("空心：不计入团队"),
    }
    top = draw_legend(paper, [Entry(sample_of(state), words[state]) for state in states], top) if states else top
    if ages.cut_offs:
        words_of_lines = _("竖线：{single}的年龄界线，各口径如下；其他人员没有年龄要求").format(single=ages.single)
        top = draw_words(paper, words_of_lines, SMALL, top + 6)
    for number, cut in enumerate(ages.cut_offs):
        box_top, top = top + 6, draw_words(paper, f"{mark_of(number)} {cut.text}", SMALL.coloured(INK), top + 6)
        paper.claim(Box(LEFT, box_top, RIGHT, top + 2), cut.text, condition=ages.condition.id)
    if words_of_untold := untold_words(ages):
        box_top, top = top + 8, draw_words(paper, words_of_untold, SMALL, top + 8)
        paper.claim(Box(LEFT, box_top, RIGHT, top + 2), words_of_untold, table=Person.table, records=ages.untold)
    return top


def mark_of(number: int) -> str:
    """Return the mark of a cut-off, counted from 0: ①, ②, … ⑩, (11)."""
    return NUMBERS[number] if number < len(NUMBERS) else f"({number + 1})"


# --- the plot -------------------------------------------------------------------------------------------------------


class Scale:
    """Where ages and numbers of people stand on the page."""

    first: int
    last: int

    def __init__(self, ages: Ages, foot: float) -> None:
        self.first, self.last = limits(ages)
        self.foot = foot
        self._head = PLOT / max((sum(map(len, members.values())) for members in ages.groups.values()), default=1)

    def across(self, age: float) -> float:
        """Return where an age stands; one beyond the axis stands at its end."""
        return LEFT + (RIGHT - LEFT) * (min(age, self.last) - self.first) / (self.last - self.first)

    def above(self, people: int) -> float:
        """Return how high a number of people stands."""
        return self.foot - people * self._head


def _draw_plot(paper: Paper, ages: Ages, top: float) -> float:
    """Draw the groups over the axis, the cut-offs above them, the director below; return where they end."""
    if not (ages.groups or ages.untold):
        top = draw_empty(paper, _("还没有人员记录。"), top - 10)
    foot = top + len(ages.cut_offs) * LEVEL + 16 + PLOT
    scale = Scale(ages, foot)
    for group in range(scale.first, scale.last, YEARS):
        _draw_group(paper, ages.groups.get(group, {}), scale, group)
    paper.rule((LEFT, foot), (RIGHT, foot), QUIET, 0.8)
    for number, cut in enumerate(ages.cut_offs):
        _draw_cut_off(paper, cut, number, scale, top)
    return _draw_director(paper, ages, scale, foot + 2 + SMALL.leading)


def _draw_group(paper: Paper, members: dict[State, tuple[str, ...]], scale: Scale, group: int) -> None:
    left, right = scale.across(group) + GAP, scale.across(group + YEARS) - GAP
    name, stacked = group_words(group), 0
    paper.text((left + right) / 2, scale.foot + SMALL.leading, name, SMALL, align="center")
    for state in ORDER:
        people = members.get(state, ())
        if people:
            box = Box(left, scale.above(stacked + len(people)), right, scale.above(stacked))
            draw_state(paper, box, state)
            words = f"{_('{ages} 岁').format(ages=name)}{_('，')}{_(state.value)} {number_words(len(people), 'people')}"
            paper.claim(box, words, table=Person.table, records=people)
            stacked += len(people)
    if stacked:
        paper.text((left + right) / 2, scale.above(stacked) - 3, str(stacked), SMALL.coloured(INK), align="center")


def _draw_cut_off(paper: Paper, cut: CutOff, number: int, scale: Scale, top: float) -> None:
    """Draw a vertical line with its number on a level of its own: cut-offs lie close together."""
    across, level = scale.across(cut.age), top + number * LEVEL
    paper.rule((across, level + 2), (across, scale.foot), INK, 1.0)
    if across + 2 + text_width(mark_of(number), SMALL) <= RIGHT:
        paper.text(across + 2, level + SMALL.size, mark_of(number), SMALL.coloured(INK))
    else:
        paper.text(across - 2, level + SMALL.size, mark_of(number), SMALL.coloured(INK), align="right")


def _draw_director(paper: Paper, ages: Ages, scale: Scale, top: float) -> float:
    """Point from below at the director's age, or say why that cannot be; return where it ends."""
    words = director_words(ages)
    if ages.director is None or ages.director_age is None:
        return draw_words(paper, words, SMALL, top + 10)
    middle = scale.across((ages.director_age.low + ages.director_age.high + 1) / 2)
    paper.rule((LEFT, top + 4), (RIGHT, top + 4), HAIR, 0.5)
    paper.fill([(middle - 4, top + 15), (middle, top + 7), (middle + 4, top + 15)], INK)
    width = text_width(words, SMALL)
    left = _beside(middle, width)
    paper.text(left, top + 7 + SMALL.size, words, SMALL.coloured(INK))
    box = Box(min(middle - 6, left), top + 5, max(middle + 6, left + width), top + 18)
    paper.claim(box, words, table=Person.table, records=(ages.director.id,))
    return top + 18


def _beside(middle: float, width: float) -> float:
    """Return where words beside a mark begin: to its right, else to its left."""
    right = middle + 8
    return right if right + width <= RIGHT else max(LEFT, middle - 8 - width)

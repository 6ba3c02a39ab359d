"""The first page: which lab, by which pack, where it stands, what to do next, by when."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from unicodedata import east_asian_width

from wzlab.language import _
from wzlab.policy.judge import Overall
from wzlab.policy.pack import Deadline
from wzlab.policy.report import Report
from wzlab.policy.steps import Step, StepKind, next_steps
from wzlab.policy.words import CHINESE_TIME, STANDING_WORDS, TRACK_WORDS, Standing, overall_words, standing
from wzlab.records import Unit
from wzlab.reporting.content import Block, Cell, Column, Facts, Heading, Listing, Paragraph, Row, Style, Table, cells
from wzlab.reporting.naming import Names

MOST_STEPS, FEWEST_STEPS, MOST_LINES = 8, 3, 16
"""What still leaves the summary one page: so many steps on so many lines."""

LINE = 92
"""How many narrow characters a line of a step has, about."""

WIDE = "WFA"
"""How Unicode calls the characters that are two narrow ones wide in a Chinese font."""


def summary(report: Report, names: Names) -> Iterator[Block]:
    """Yield the blocks of the first page."""
    yield _about(report)
    told = overall_words(report.overall, report.judge.robust, report.judge.verdicts, report.lab)
    yield Paragraph(told, Style.LEAD, _standing_of(report.overall))
    if report.overall is not Overall.READY:
        yield Paragraph(_("草稿：必备条款还没有全部确定为达标，只供核对和修改，不宜作为定稿上报。"), Style.REMARK)
    yield _tally(report)
    yield from _steps(report, names)
    if report.pack.deadlines:
        yield Heading(_("期限"), 2)
        yield Facts(tuple(map(_deadline, report.pack.deadlines)))


def remaining_steps(report: Report, names: Names) -> Iterator[Block]:
    """Yield the steps that the first page had no room for; errors of the records are told among the problems."""
    steps = _all_steps(report)
    first = _number_fitting(steps)
    rest = [step for step in steps[first:] if step.kind is not StepKind.PROBLEM]
    if rest:
        yield Heading(_("下一步（续）"), 1)
        yield Listing(tuple(names.discreet(step.record_id, step.sentence) for step in rest), first + 1)


def _about(report: Report) -> Facts:
    pack, track = report.pack, report.judge.track
    leads = [unit for unit in report.lab.records(Unit) if unit.role == "lead"]
    names = _("、").join(report.lab.name_of(unit) for unit in leads) or _("（未填写）")
    edition = _("{title}，第 {version} 版").format(title=pack.title, version=pack.version)
    rows = (
        (_("实验室"), report.lab.laboratory.shown("name") or _("（未命名）")),
        (_("依托单位"), names),
        (_("申报类别"), _(TRACK_WORDS.get(track, track))),
        (_("政策包"), edition),
        (_("基准日"), report.reference_date.isoformat()),
    )
    return Facts(tuple((label, Cell(text)) for label, text in rows))


def _standing_of(overall: Overall) -> Standing:
    """Return the standing whose sign stands for an overall result."""
    return {Overall.READY: Standing.MET, Overall.OPEN: Standing.OPEN, Overall.GAPS: Standing.UNMET}[overall]


def _tally(report: Report) -> Table:
    """Return how many conditions stand how, a column each."""
    counts = Counter(standing(condition.verdict, condition.note) for condition in report.conditions)
    met = [kind for kind in Standing if counts[kind]]
    declared = tuple(_tally_column(Cell(_(STANDING_WORDS[kind]), kind)) for kind in met)
    total = _tally_column(Cell(_("条款总数")))
    numbers = cells(*(str(counts[kind]) for kind in met), str(len(report.conditions)))
    return Table((*declared, total), (Row(numbers),))


def _tally_column(heading: Cell) -> Column:
    """Return a column wide enough for the longest word of its heading; one long Chinese heading is broken anyway."""
    longest = max(map(_display_width, heading.text.split()))
    return Column(heading, 5 + min(longest, 12))


def _all_steps(report: Report) -> list[Step]:
    return next_steps(report.judge, report.problems)


def _steps(report: Report, names: Names) -> Iterator[Block]:
    steps = _all_steps(report)
    if not steps:
        return
    first = _number_fitting(steps)
    yield Heading(_("下一步"), 2)
    yield Listing(tuple(names.discreet(step.record_id, step.sentence) for step in steps[:first]))
    if len(steps) > first:
        told = _("另有 {number} 项，列在后面的“下一步（续）”和“问题清单”中。")
        yield Paragraph(told.format(number=len(steps) - first), Style.REMARK)


def _number_fitting(steps: Sequence[Step]) -> int:
    """Return how many steps the first page has room for."""
    lines = accumulate(-(-_display_width(step.sentence) // LINE) for step in steps)
    fitting = sum(1 for line in lines if line <= MOST_LINES)
    return min(len(steps), MOST_STEPS, max(FEWEST_STEPS, fitting))


def _display_width(text: str) -> int:
    return sum(2 if east_asian_width(character) in WIDE else 1 for character in text)


def _deadline(deadline: Deadline) -> tuple[str, Cell]:
    return f"{deadline.at.astimezone(CHINESE_TIME):%Y-%m-%d %H:%M}", Cell(str(deadline.text))

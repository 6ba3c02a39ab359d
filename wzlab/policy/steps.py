"""What to do next, what bars first; and every cell that wants filling or correcting, in the order of the window."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from wzlab.language import _
from wzlab.policy.blanks import (
    Blank,
    Cell,
    LiveBlanks,
    deciding_blanks,
    field_title,
    what_is_missing,
    who_is,
)
from wzlab.policy.bookkeeping import record_entries
from wzlab.policy.books import NotCounted
from wzlab.policy.judge import LiveJudge, Outcome, Verdict, owes_reason
from wzlab.policy.pack import Binding, Condition, Every, Holds, NoneOf
from wzlab.policy.problem import Problem, Severity
from wzlab.policy.subjects import tables_about
from wzlab.policy.values import Range
from wzlab.policy.words import deciding_results, show_bounds, show_figure, show_gap
from wzlab.records import TYPE_OF


class StepKind(StrEnum):
    """What is to be done, in the order in which it bars."""

    UNMET = "unmet"
    BLANK = "blank"
    CONFIRM = "confirm"
    REASON = "reason"
    READING = "reading"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do next: what kind, for which condition, at which place (as far as there is one), as a sentence.

    `readings` are those to be confirmed and pinned.
    """

    kind: StepKind
    condition: Condition | None
    table: str | None
    record_id: str | None
    field: str | None
    sentence: str
    readings: tuple[str, ...] = ()


Rank = tuple[bool, int, bool]
"""What steps are sorted by: whether they bar nothing, their kind, whether they are not required."""
ERROR_RANK: Rank = (False, list(StepKind).index(StepKind.PROBLEM), True)


def next_steps(judge: LiveJudge, problems: Iterable[Problem], blanks: Sequence[Blank] | None = None) -> list[Step]:
    """Return what to do next, what bars first.

    First required conditions that are unmet, then blanks, confirmations and reasons that bar, then readings to be
    pinned, then errors in the records; last, blanks and confirmations that bar nothing.  Among equals, required comes
    first, then the pack's order.  What a missing single record keeps open is one step for all conditions that wait for
    nothing else, and a cell that a step asks to fill is not told again as an error.

    Args:
        judge: what judges the lab.
        problems: the lab's problems, of which the errors are steps.
        blanks: the deciding blanks, if they are known already.
    """
    by_condition = _by_condition(deciding_blanks(judge) if blanks is None else blanks)
    found = [
        (_rank(judge, step, verdict), step)
        for verdict in judge.verdicts.values()
        for step in _steps_of(judge, verdict, by_condition.get(verdict.condition.id, []))
    ]
    errors = (problem for problem in problems if problem.severity is Severity.ERROR)
    found += [(ERROR_RANK, _problem_step(judge, error)) for error in errors]
    return _told_apart(list(_each_once(step for _rank_of_step, step in sorted(found, key=lambda ranked: ranked[0]))))


def _told_apart(steps: Sequence[Step]) -> list[Step]:
    """Return the steps with the record's id before every sentence that two records of one name would share."""
    times = Counter(step.sentence for step in steps)
    return [
        replace(step, sentence=f"{step.record_id} · {step.sentence}") if times[step.sentence] > 1 else step
        for step in steps
    ]


def _by_condition(blanks: Iterable[Blank]) -> dict[str, list[Blank]]:
    found: dict[str, list[Blank]] = {}
    for blank in blanks:
        for condition_id in blank.conditions:
            found.setdefault(condition_id, []).append(blank)
    return found


def _each_once(steps: Iterable[Step]) -> Iterator[Step]:
    """Yield the steps without those that an earlier one takes along: a missing record, an error in a cell to be filled."""
    told: set[tuple[str | None, str | None, str | None]] = set()
    for step in steps:
        place = step.table, step.record_id, step.field
        is_of_nobody = step.kind is StepKind.BLANK and step.record_id is None and step.field is not None
        if place in told and (is_of_nobody or step.kind is StepKind.PROBLEM):
            continue
        told.add(place)
        yield step


def _rank(judge: LiveJudge, step: Step, verdict: Verdict) -> Rank:
    required = verdict.condition.binding is Binding.REQUIRED
    bars = required or step.kind is StepKind.READING or owes_reason(verdict, judge.lab)
    return not bars, list(StepKind).index(step.kind), not required


def _steps_of(judge: LiveJudge, verdict: Verdict, blanks: list[Blank]) -> Iterator[Step]:
    condition, outcome = verdict.condition, verdict.primary.outcome
    if outcome is Outcome.UNMET and condition.binding is Binding.REQUIRED:
        yield _unmet_step(judge, verdict)
    elif outcome is Outcome.OPEN:
        yield _blank_step(judge, condition, blanks)
    elif outcome is Outcome.CONFIRM:
        yield _step(StepKind.CONFIRM, condition, _("请确认“{title}”：{rule}，依据{clause}。"))
    elif outcome is Outcome.UNMET and owes_reason(verdict, judge.lab):
        yield _refused_step(judge, StepKind.REASON, condition)
    if verdict.outcome is Outcome.DEPENDS and condition.binding in (Binding.REQUIRED, Binding.IN_PRINCIPLE):
        yield _reading_step(judge, verdict)


def _step(kind: StepKind, condition: Condition, sentence: str, **more: object) -> Step:
    """Return a step without a record: its table is the first one the condition looks at."""
    told = sentence.format(title=condition.title, rule=condition.rule, clause=condition.clause, **more)
    return Step(kind, condition, _first_table(condition), None, None, told)


def _first_table(condition: Condition) -> str | None:
    tables = tables_about(condition)
    return next((table for table in TYPE_OF if table in tables), None)


def _unmet_step(judge: LiveJudge, verdict: Verdict) -> Step:
    condition, limit = verdict.condition, verdict.limit
    if limit is None or not verdict.gap or verdict.threshold is None:
        return _refused_step(judge, StepKind.UNMET, condition)
    sentence = _("“{title}”还差 {gap}：现为 {figure}，要求不少于 {bound}，依据{clause}。")
    if limit.operator == "<=":
        sentence = _("“{title}”超出 {gap}：现为 {figure}，要求不超过 {bound}，依据{clause}。")
    bound = show_bounds(Range(verdict.threshold, verdict.threshold), condition.unit)
    figure = show_figure(verdict.primary, condition.unit)
    return _step(StepKind.UNMET, condition, sentence, gap=show_gap(verdict), figure=figure, bound=bound)


def _refused_step(judge: LiveJudge, kind: StepKind, condition: Condition) -> Step:
    """Return a step for a condition that is not met: with the record that fails it, where one record alone can."""
    entry = _refusal(judge, condition)
    if entry is None:
        sentence = _("“{title}”未达标。要求：{rule}，依据{clause}。")
        if kind is StepKind.REASON:
            sentence = _("“{title}”是原则上的要求，尚未达到，请写明理由。要求：{rule}，依据{clause}。")
        return _step(kind, condition, sentence)
    sentence = _("“{title}”未达标：{who}，{because}。要求：{rule}，依据{clause}。")
    if kind is StepKind.REASON:
        sentence = _("“{title}”是原则上的要求，请写明理由：{who}，{because}。要求：{rule}，依据{clause}。")
    record = judge.lab.find(entry.record)
    assert record is not None
    who = who_is(judge.lab, record.table, record.id)
    step = _step(kind, condition, sentence, who=who, because=entry.because)
    field = entry.code if entry.code in record.column_of else None
    return replace(step, table=record.table, record_id=record.id, field=field)


def _refusal(judge: LiveJudge, condition: Condition) -> NotCounted | None:
    """Return the first record that by itself keeps a condition from being met."""
    measure = condition.body.measure if condition.body else None
    if not isinstance(measure, Holds | Every | NoneOf):
        return None
    entries = record_entries(judge, condition).all()
    return next((entry for entry in entries if isinstance(entry, NotCounted)), None)


def _blank_step(judge: LiveJudge, condition: Condition, blanks: list[Blank]) -> Step:
    first = next((blank for blank in blanks if blank.record_id is not None), blanks[0] if blanks else None)
    if first is None:
        table = _first_table(condition)
        sentence = _("“{title}”待补充：还没有填“{table}”，依据{clause}。")
        return _step(StepKind.BLANK, condition, sentence, table=_(TYPE_OF[table].label) if table else "")
    if first.record_id is None:
        sentence = _("请指定{single}：“{title}”要等它才能判定，依据{clause}。")
        step = _step(StepKind.BLANK, condition, sentence, single=what_is_missing(judge, first))
    else:
        sentence = _("“{title}”待补充：{who}缺“{field}”，依据{clause}。")
        if len(blanks) > 1:
            sentence = _("“{title}”待补充：{who}缺“{field}”，另有 {number} 处空白，依据{clause}。")
        who, field = who_is(judge.lab, first.table, first.record_id), field_title(first.table, first.field)
        step = _step(StepKind.BLANK, condition, sentence, who=who, field=field, number=len(blanks) - 1)
    return replace(step, table=first.table, record_id=first.record_id, field=first.field)


def _reading_step(judge: LiveJudge, verdict: Verdict) -> Step:
    """Ask for the readings that turn the outcome: those in which the nearest differing result differs."""
    chosen = verdict.primary.choice
    changed = dict.fromkeys(
        reading
        for result in deciding_results(verdict)
        for reading in chosen
        if result.choice[reading] != chosen[reading]
    )
    readings = [judge.pack.reading(reading_id) for reading_id in changed]
    titles = _("、").join(_("“{title}”").format(title=reading.title) for reading in readings)
    sentence = _("向主管部门确认口径{readings}，并固定：“{title}”随口径不同而结论不同，依据{clause}。")
    return replace(_step(StepKind.READING, verdict.condition, sentence, readings=titles), readings=tuple(changed))


def _problem_step(judge: LiveJudge, problem: Problem) -> Step:
    cell = _cell_of(judge, problem)
    sentence = _("{who}：{message}").format(who=who_is(judge.lab, cell.table, cell.record_id), message=problem.message)
    return Step(StepKind.PROBLEM, None, cell.table, cell.record_id, cell.field, sentence)


def _cell_of(judge: LiveJudge, problem: Problem) -> Cell:
    if problem.record is None:
        table, _dot, field = (problem.field or "").partition(".")
        return Cell(table, None, field)
    record = judge.lab.find(problem.record)
    assert record is not None
    return Cell(record.table, record.id, problem.field or record.columns[0].key)


def fix_places(judge: LiveJudge, problems: Iterable[Problem], blanks: LiveBlanks | None = None) -> Iterator[Cell]:
    """Yield every cell to be filled or corrected, each once, one by one as they are asked for.

    First the blanks that keep a condition open, in the pack's order and then the lab's; then the errors among the
    problems.

    Args:
        judge: what judges the lab.
        problems: the lab's problems.
        blanks: the deciding blanks, if somebody keeps them.
    """
    told: set[Cell] = set()
    for cell in _cells_to_fix(judge, problems, LiveBlanks(judge) if blanks is None else blanks):
        if cell not in told:
            told.add(cell)
            yield cell


def _cells_to_fix(judge: LiveJudge, problems: Iterable[Problem], blanks: LiveBlanks) -> Iterator[Cell]:
    yield from (cell for cell, _condition in blanks.in_order())
    yield from (_cell_of(judge, problem) for problem in problems if problem.severity is Severity.ERROR)

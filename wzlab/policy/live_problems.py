"""The problems of a lab, kept up to date edit by edit.

An edit costs the records it touched.  Only another reference date means that every record is looked at again, and
another lead unit or another name of a unit that the people are.  The sentences are in the language of the moment they
were made in.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from wzlab.changes import Edit
from wzlab.columns import Record
from wzlab.lab import LAB_ID
from wzlab.language import _
from wzlab.policy.bookkeeping import RecordEntries
from wzlab.policy.books import Counted
from wzlab.policy.judge import LiveJudge
from wzlab.policy.pack import Condition, Count, Share
from wzlab.policy.plans import Plan
from wzlab.policy.problem import Problem, Setting, Severity, warning
from wzlab.policy.record_checks import UNIT_CHECKS, problems_in, problems_with_units
from wzlab.policy.repeats import Order, Repeats
from wzlab.records import Laboratory, Project, Unit


class ProblemCounts(NamedTuple):
    """How many problems there are of each severity."""

    errors: int = 0
    warnings: int = 0


class Foreseen:
    """What is wrong in records that are not in the lab yet, looked for beforehand; in any thread, for they never change.

    Args:
        records: the records, as they will be.
        on: the day the lab will be judged on.
    """

    def __init__(self, records: Iterable[Record] = (), on: date = date.min) -> None:
        self._on = on
        setting = Setting(on, {}, None)
        self._found = {record.id: (record, tuple(problems_in(record, setting))) for record in records}

    def of(self, record: Record, on: date) -> tuple[Problem, ...] | None:
        """Return what is wrong in a record on a day; None if this very record was not looked at, or for another day."""
        known = self._found.get(record.id)
        return known[1] if known is not None and known[0] is record and on == self._on else None


class LiveProblems:
    """Every problem of a judge's lab: those of single records, then those that take several records to see."""

    def __init__(self, judge: LiveJudge) -> None:
        self._judge = judge
        self._lab = judge.lab
        self._order = Order(judge.lab.tables)
        self._repeats = Repeats(judge.lab.tables, self._order)
        self._terminated = _Terminated(judge, self._order)
        self._setting = self._setting_now()
        self._foreseen = Foreseen()
        self._by_record = _ByRecord()
        self._by_unit = _ByRecord()
        self._look_at_all()

    def follow(self, edits: Iterable[Edit]) -> None:
        """Bring the problems up to date after edits that the judge has followed, and after changes of pins."""
        edits = list(edits)
        before, self._setting = self._setting, self._setting_now()
        self._order.follow(edits)
        self._repeats.follow(edits)
        self._terminated.follow(edits)
        if self._setting.reference_date != before.reference_date:
            self._look_at_all()
            return
        for record_id, table in {(edit.after or edit.before).id: edit.table for edit in edits}.items():  # type: ignore[union-attr]  # an edit has a record
            self._look_at(table, record_id, self._lab.tables[table].get(record_id))
        if self._setting != before:
            self._look_at_units()
        self._find_lab_wide()

    def foresee(self, foreseen: Foreseen) -> None:
        """Use what was found beforehand of records that come, and that go and come back; it is kept until the next."""
        self._foreseen = foreseen

    # what there is

    def of(self, record_id: str) -> list[Problem]:
        """Return the problems of one record, in the order of `all`."""
        alone = [*self._by_record.of(record_id), *self._by_unit.of(record_id)]
        of_lab = [problem for _table, problem in self._lab_wide if problem.record == record_id]
        terminated = [problem for problem in self._terminated.problems if problem.record == record_id]
        return [*alone, *of_lab, *self._repeats.of(record_id), *terminated]

    def at(self, record_id: str, field: str) -> list[Problem]:
        """Return the problems of one cell."""
        return [problem for problem in self.of(record_id) if problem.field == field]

    def counts(self, table: str) -> ProblemCounts:
        """Return how many problems a table has, with those of a record that is missing from it."""
        errors, warnings = (
            self._by_record.number[table, severity]
            + self._by_unit.number[table, severity]
            + sum(place == table and problem.severity is severity for place, problem in self._lab_wide)
            for severity in Severity
        )
        terminated = len(self._terminated.problems) if table == Project.table else 0
        return ProblemCounts(errors, warnings + self._repeats.number(table) + terminated)

    def number(self, severity: Severity | None = None) -> int:
        """Return how many problems there are, of one severity or of both."""
        every = [self.counts(table) for table in self._lab.tables]
        errors, warnings = sum(counts.errors for counts in every), sum(counts.warnings for counts in every)
        return {Severity.ERROR: errors, Severity.WARNING: warnings, None: errors + warnings}[severity]

    def all(self) -> list[Problem]:
        """Return every problem: record by record in the lab's order, then those of the lab as a whole."""
        return list(self)

    def __iter__(self) -> Iterator[Problem]:
        for table in self._lab.tables:
            places = {**self._by_record.found.get(table, {}), **self._by_unit.found.get(table, {})}
            for record_id in sorted(places, key=self._order.of(table).__getitem__) if places else ():
                yield from self._by_record.of(record_id)
                yield from self._by_unit.of(record_id)
        yield from (problem for _table, problem in self._lab_wide)
        yield from self._repeats.all()
        yield from self._terminated.problems

    # keeping it

    def _setting_now(self) -> Setting:
        names = {unit.id: unit.name for unit in self._lab.records(Unit) if isinstance(unit.name, str)}
        lead = self._judge.context.singles.get("lead")
        return Setting(self._judge.context.reference_date, names, lead.id if lead else None)

    def _look_at_all(self) -> None:
        self._by_record, self._by_unit = _ByRecord(), _ByRecord()
        for record in self._lab.all_records():
            self._look_at(record.table, record.id, record)
        self._find_lab_wide()

    def _look_at(self, table: str, record_id: str, record: Record | None) -> None:
        alone = () if record is None else self._found_in(record)
        by_unit = () if record is None else tuple(problems_with_units(record, self._setting))
        self._by_record.put(table, record_id, alone)
        self._by_unit.put(table, record_id, by_unit)

    def _found_in(self, record: Record) -> tuple[Problem, ...]:
        found = self._foreseen.of(record, self._setting.reference_date)
        return tuple(problems_in(record, self._setting)) if found is None else found

    def _look_at_units(self) -> None:
        """Look again at what the lead unit and the units' names are asked for."""
        for record_type in UNIT_CHECKS:
            for record in self._lab.tables[record_type.table].values():
                found = tuple(problems_with_units(record, self._setting))
                self._by_unit.put(record_type.table, record.id, found)

    def _find_lab_wide(self) -> None:
        self._lab_wide = [*_singles(self._judge, self._order), *_name_and_direction(self._lab.laboratory)]


class _ByRecord:
    """The problems of records that have some, by table and record, and how many there are of each severity."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, tuple[Problem, ...]]] = {}
        self.number: Counter[tuple[str, Severity]] = Counter()

    def of(self, record_id: str) -> tuple[Problem, ...]:
        return next((of_table[record_id] for of_table in self.found.values() if record_id in of_table), ())

    def put(self, table: str, record_id: str, problems: tuple[Problem, ...]) -> None:
        of_table = self.found.setdefault(table, {})
        for problem in of_table.pop(record_id, ()):
            self.number[table, problem.severity] -= 1
        if problems:
            of_table[record_id] = problems
        for problem in problems:
            self.number[table, problem.severity] += 1


# --- the lab as a whole ---------------------------------------------------------------------------------------------

Placed = tuple[str, Problem]
"""A problem and the table it belongs to."""


def _singles(judge: LiveJudge, order: Order) -> Iterator[Placed]:
    """Find a single record that is missing, or that several claim to be."""
    for candidates in judge.candidates:
        single = candidates.single
        table, _dot, field = single.decided_by.partition(".")
        if not candidates.ids and not candidates.may_be_more:
            message = _("没有{title}；与之有关的条款无法判定，请指定一个。").format(title=single.title)
            yield table, Problem(f"{single.name}.missing", None, single.decided_by, Severity.ERROR, message)
        if len(candidates.ids) > 1:
            message = _("{title}有 {number} 个，只能有一个；与之有关的条款无法判定。")
            message = message.format(title=single.title, number=len(candidates.ids))
            for record_id in sorted(candidates.ids, key=order.of(table).__getitem__):
                yield table, Problem(f"{single.name}.several", record_id, field, Severity.ERROR, message)


def _name_and_direction(lab: Laboratory) -> Iterator[Placed]:
    name, core = lab.name, lab.core_direction
    if isinstance(name, str) and isinstance(core, str) and core not in name:
        message = _("实验室名称中没有核心研究方向“{core}”；名称应为“全市+核心研究方向+重点实验室”。").format(core=core)
        problem = Problem("lab.name_direction", LAB_ID, Laboratory.name.key, Severity.WARNING, message)
        yield Laboratory.table, problem


class _Terminated:
    """The terminated projects that a condition counts."""

    def __init__(self, judge: LiveJudge, order: Order) -> None:
        self._judge = judge
        self._order = order
        self._entries = [RecordEntries(judge, condition) for condition in judge.pack.conditions if _counts(condition)]
        self._ids = {record.id for record in judge.lab.records(Project) if record.status == "terminated"}
        self._plans = self._plans_now()
        self.problems = list(self._find())

    def follow(self, edits: Iterable[Edit]) -> None:
        plans, touched = self._plans_now(), [edit for edit in edits if edit.table == Project.table]
        for edit in touched:
            if edit.before is not None:
                self._ids.discard(edit.before.id)
        for record_id in [edit.after.id for edit in touched if edit.after is not None]:
            record = self._judge.lab.tables[Project.table].get(record_id)
            self._ids.update({record_id} if record is not None and record.cell("status") == "terminated" else ())
        if touched or any(plan is not before for plan, before in zip(plans, self._plans, strict=True)):
            self._plans = plans
            self.problems = list(self._find())

    def _plans_now(self) -> list[Plan]:
        return [self._judge.primary_plan(entries.condition) for entries in self._entries]

    def _find(self) -> Iterator[Problem]:
        """Yield a problem for each project, for the first condition that counts it."""
        told: set[str] = set()
        in_order = sorted(self._ids, key=self._order.of(Project.table).__getitem__) if self._ids else ()
        for entries in self._entries:
            for record_id in in_order:
                project = self._judge.lab.tables[Project.table][record_id]
                if record_id not in told and isinstance(entries.of(project), Counted):
                    told.add(record_id)
                    message = _("项目已终止，仍计入“{title}”；请核对能否算数。").format(title=entries.condition.title)
                    yield warning("project.terminated", project, Project.status, message)


def _counts(condition: Condition) -> bool:
    measure = condition.body.measure if condition.body else None
    return isinstance(measure, Count | Share) and measure.record_type is Project

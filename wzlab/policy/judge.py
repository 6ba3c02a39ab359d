"""Lab × pack → a verdict for each condition, under every combination of readings; kept current edit by edit.

`LiveJudge` is the one engine: the command line makes one and asks once, a window keeps one and tells it of every
edit.  An edit re-evaluates the records it touched; only when the context changes (the lead unit, the reference date, a
pinned reading) are conditions planned anew, and only tables whose measures thereby changed are read again.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from wzlab.changes import Edit, by_table
from wzlab.columns import Record
from wzlab.lab import Lab
from wzlab.policy.context import Choice, Context, reference_date
from wzlab.policy.measures import Finding, Measurer, Tables
from wzlab.policy.nodes import Constant
from wzlab.policy.pack import (
    Binding,
    Condition,
    Every,
    Limit,
    Measure,
    Pack,
)
from wzlab.policy.plans import Plan, Planner, leaves, settle_measure
from wzlab.policy.singles import candidates
from wzlab.policy.tallies import Counts
from wzlab.policy.values import Range, bounds, is_exact, simplified
from wzlab.records import Laboratory


class Outcome(StrEnum):
    """What a condition comes to."""

    MET = "met"
    UNMET = "unmet"
    OPEN = "open"
    DEPENDS = "depends"
    CONFIRM = "confirm"
    NOT_APPLICABLE = "not_applicable"


class Overall(StrEnum):
    """What the lab comes to."""

    READY = "ready"
    OPEN = "open"
    GAPS = "gaps"


@dataclass(frozen=True, slots=True)
class Result:
    """What a condition comes to under one combination of readings.

    `bounds` are the figure's (None without one); `limit` is what it is held against, which a reading may change too.
    """

    choice: Choice
    outcome: Outcome
    bounds: Range | None
    limit: Limit | None = None

    @property
    def threshold(self) -> Any:
        """The exact threshold, or None."""
        if self.limit is None or not isinstance(self.limit.threshold, Constant):
            return None
        value = self.limit.threshold.value
        return simplified(bounds(value)) if is_exact(value) else None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a condition comes to: its outcome over all readings, and the results, the default or pinned one first.

    `limit` and `threshold` are the primary's; the threshold is None while it is not known (no track).
    """

    condition: Condition
    outcome: Outcome
    results: tuple[Result, ...]

    @property
    def primary(self) -> Result:
        """The result under the default or pinned readings."""
        return self.results[0]

    @property
    def limit(self) -> Limit | None:
        """What the primary figure is held against."""
        return self.primary.limit

    @property
    def threshold(self) -> Any:
        """The exact threshold of the primary, or None."""
        return self.primary.threshold

    @property
    def gap(self) -> Fraction | None:
        """What the sure figure lacks to the threshold (above an upper limit: what exceeds it); 0 when met."""
        measured, threshold = self.primary.bounds, self.threshold
        if measured is None or self.limit is None or threshold is None:
            return None
        end = measured.low if self.limit.operator == ">=" else measured.high
        if self.primary.outcome is Outcome.MET:
            return Fraction(0)
        if end is None:
            return None
        lacking = Fraction(threshold) - Fraction(end)
        return max(Fraction(0), lacking if self.limit.operator == ">=" else -lacking)


class LiveJudge:
    """Judges one lab by one pack, and follows its edits.

    Args:
        pack: the policy.
        lab: the lab; it may change afterwards, and every edit must then be told to `follow`.
        as_of: the day to judge on, instead of the lab's own reference date or the pack's.
        only: the ids of the records that count at all (None: every record); such a judge follows no edits.

    `verdicts` are by condition, in the pack's order; `edition` counts how often the judge was told of edits.
    """

    def __init__(self, pack: Pack, lab: Lab, as_of: date | None = None, only: frozenset[str] | None = None) -> None:
        self.pack = pack
        self.lab = lab
        self._as_of = as_of
        self._only = only
        self.edition = 0
        self.verdicts: dict[str, Verdict] = {}
        self._plans: dict[str, list[tuple[Choice, Plan]]] = {}
        self._tables: Tables = lab.tables if only is None else _restricted(lab.tables, only)
        self._start()

    def _start(self) -> None:
        """Read the whole lab."""
        self._notes = dict(self.lab.notes)
        self._on = reference_date(self.pack, self.lab, self._as_of)
        self.candidates = candidates(self.pack.singles, self.lab.tables, self._on)
        self._measurer = Measurer(self._tables, self.lab.tables, self._subject)
        self._figures: dict[str, Measure] = {}
        self._figure_measurer = Measurer(self._tables, self.lab.tables, self._subject)
        self._plan_figures()
        self.context = self._context_now()
        self._plan_all()

    # following the lab

    def follow(self, edits: Iterable[Edit]) -> None:
        """Bring every verdict up to date after edits, and after changes of pins and notes, which it finds itself.

        Raises:
            ValueError: the judge counts some records only.
        """
        if self._only is not None:
            raise ValueError("a judge of some records only follows no edits")
        self.edition += 1
        touched, noted = self._take(edits), self._noted()
        if reference_date(self.pack, self.lab, self._as_of) != self._on:
            self._start()
            return
        before = self.context
        self.context = self._context_now()
        if self.context.decisive() != before.decisive():
            self._plan_figures()
            self.context = self._context_now()
            self._plan_all()
            return
        for condition in self.pack.conditions:
            if condition.id in noted or touched & self._tables_of[condition.id]:
                self._rejudge(condition)

    def _noted(self) -> set[str]:
        """Return the conditions whose note has changed since the last time."""
        before, self._notes = self._notes, dict(self.lab.notes)
        return {
            condition for condition in {**before, **self._notes} if before.get(condition) != self._notes.get(condition)
        }

    def _take(self, edits: Iterable[Edit]) -> Set[str]:
        """Follow edits; return the tables they are of."""
        touched = by_table(edits)
        for measurer in (self._measurer, self._figure_measurer):
            measurer.follow(edit for of_table in touched.values() for edit in of_table)
        for single in self.candidates:
            for edit in touched.get(single.single.record_type.table, ()):
                single.edit(edit)
        return touched.keys()

    def _plan_figures(self) -> None:
        settle = Planner(self._bare_context()).settling({})
        self._figures = {name: settle_measure(measure, settle) for name, measure in self.pack.figures.items()}
        self._figure_measurer.prepare(leaf for measure in self._figures.values() for leaf in leaves(measure))

    def _bare_context(self) -> Context:
        singles = {candidates.single.name: candidates.only for candidates in self.candidates}
        singles[Laboratory.table] = self.lab.laboratory
        unmeasured = {name: Range(None, None) for name in self.pack.figures}
        pins = {reading: pin.choice for reading, pin in self.lab.pins.items()}
        return Context(self.pack, self._on, singles, unmeasured, pins)

    def _context_now(self) -> Context:
        measured = {name: self._figure_measurer.bounds(measure) for name, measure in self._figures.items()}
        return replace(self._bare_context(), figures=measured)

    def _subject(self, about: str) -> Record | None:
        record = self.context.singles[about]
        return record if record is None or self._only is None or record.id in self._only else None

    # planning and judging

    def _plan_all(self) -> None:
        self.planner = Planner(self.context)
        self._plans = {
            condition.id: _kept(self._plans.get(condition.id, []), list(self.planner.plans(condition)))
            for condition in self.pack.conditions
        }
        measures: list[Measure] = []
        self._tables_of: dict[str, frozenset[str]] = {}
        for condition_id, plans in self._plans.items():
            bodies = [plan.body for _choice, plan in plans if plan.body is not None]
            of_condition = [leaf for body in bodies for leaf in leaves(body.measure)]
            self._tables_of[condition_id] = frozenset(table for leaf in of_condition for table in tables_of(leaf))
            measures.extend(of_condition)
        self._measurer.prepare(measures)
        for condition in self.pack.conditions:
            self._rejudge(condition)

    def _verdict(self, condition: Condition) -> Verdict:
        found: dict[int, tuple[Outcome, Range | None]] = {}
        results = []
        for choice, planned in self._plans[condition.id]:
            if id(planned) not in found:
                found[id(planned)] = self._result(condition, planned)
            results.append(Result(choice, *found[id(planned)], planned.body.limit if planned.body else None))
        primary = results[0].outcome
        agree = all(result.outcome is primary for result in results)
        outcome = primary if agree or primary is Outcome.OPEN else Outcome.DEPENDS
        return Verdict(condition, outcome, tuple(results))

    def _rejudge(self, condition: Condition) -> None:
        """Judge a condition anew; a verdict that comes out the same stays the same object."""
        found = self._verdict(condition)
        if found != self.verdicts.get(condition.id):
            self.verdicts[condition.id] = found

    def primary_plan(self, condition: Condition) -> Plan:
        """Return what is measured of a condition under the default or pinned readings; the same object while it stays."""
        return self._plans[condition.id][0][1]

    def counts(self, measure: Measure) -> Counts:
        """Return how many records a leaf measure of some plan counts, from what is kept: at the cost of nothing."""
        return self._measurer.counts(measure)

    def _result(self, condition: Condition, plan: Plan) -> tuple[Outcome, Range | None]:
        if plan.applies is False:
            return Outcome.NOT_APPLICABLE, None
        if plan.is_open:
            return Outcome.OPEN, None
        finding = Finding(None) if plan.body is None else self._measurer.find(plan.body)
        if condition.judged:
            return self._judged(condition), finding.bounds
        if not finding.applies:
            return Outcome.NOT_APPLICABLE, None
        return _OUTCOMES[finding.truth], finding.bounds

    def _judged(self, condition: Condition) -> Outcome:
        note = self.lab.notes.get(condition.id)
        confirmed = None if note is None else note.confirmed
        return Outcome.CONFIRM if confirmed is None else _OUTCOMES[confirmed]

    # the whole

    @property
    def track(self) -> str:
        """The lead unit's track under the default or pinned readings, or "unknown"."""
        value = self.context.track().value
        return value if isinstance(value, str) else "unknown"

    @property
    def overall(self) -> Overall:
        """What the lab comes to, from the primary outcomes alone."""
        return overall(self.verdicts, self.lab)

    @property
    def robust(self) -> bool:
        """Whether no required or in-principle condition hangs on a reading."""
        return not any(
            verdict.outcome is Outcome.DEPENDS and verdict.condition.binding in (Binding.REQUIRED, Binding.IN_PRINCIPLE)
            for verdict in self.verdicts.values()
        )


_OUTCOMES: Mapping[bool | None, Outcome] = {True: Outcome.MET, False: Outcome.UNMET, None: Outcome.OPEN}


def overall(verdicts: Mapping[str, Verdict], lab: Lab) -> Overall:
    """Return gaps if a required condition is unmet; else open if one is undecided or owes a reason; else ready."""
    required = [v.primary.outcome for v in verdicts.values() if v.condition.binding is Binding.REQUIRED]
    if Outcome.UNMET in required:
        return Overall.GAPS
    owing = (owes_reason(verdict, lab) for verdict in verdicts.values())
    if Outcome.OPEN in required or Outcome.CONFIRM in required or any(owing):
        return Overall.OPEN
    return Overall.READY


def owes_reason(verdict: Verdict, lab: Lab) -> bool:
    """Tell whether an in-principle condition is neither met nor not applicable and no reason is given."""
    if verdict.condition.binding is not Binding.IN_PRINCIPLE:
        return False
    note = lab.notes.get(verdict.condition.id)
    excused = note is not None and note.reason is not None
    return verdict.primary.outcome not in (Outcome.MET, Outcome.NOT_APPLICABLE) and not excused


def tables_of(measure: Measure) -> tuple[str, ...]:
    """Return the tables a leaf measure reads."""
    if isinstance(measure, Every):
        return (measure.record_type.table, measure.has.record_type.table)
    assert hasattr(measure, "record_type")
    table: str = measure.record_type.table
    return (table,)


def _kept(before: list[tuple[Choice, Plan]], now: list[tuple[Choice, Plan]]) -> list[tuple[Choice, Plan]]:
    """Return the plans of now, as the objects they were before where they are equal and stand for the same choice."""
    kept: dict[int, Plan] = {}
    for (choice, plan), (choice_before, plan_before) in zip(now, before, strict=False):
        if id(plan) not in kept and choice == choice_before and plan == plan_before:
            kept[id(plan)] = plan_before
    return [(choice, kept.get(id(plan), plan)) for choice, plan in now]


def _restricted(tables: Tables, only: frozenset[str]) -> Tables:
    return {
        table: {record_id: record for record_id, record in records.items() if record_id in only}
        for table, records in tables.items()
    }

"""Which conditions a chart is about, and what each record of a table is to such a condition.

Conditions are found by their shape in the pack (a share over staff, a sum over rooms), never by their ids, so the
charts serve any pack.  What counts is asked of the same settled tests the judge measures by, under the default or
pinned readings; nothing is judged here.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from wzlab.columns import Choice, Column, Record, YesNo
from wzlab.language import N_, _
from wzlab.policy.evaluation import evaluate, unknown_fields
from wzlab.policy.nodes import FALSE, Constant, Named, Node, Type, columns_used, conjuncts
from wzlab.policy.pack import Condition, Count, Measure, Share, Sum
from wzlab.policy.report import Report
from wzlab.policy.tallies import Memo
from wzlab.policy.values import Truth, all_true, is_exact
from wzlab.records import TYPE_OF

MOST_VALUES = 3
"""How many values of a field a reason names."""
UNKNOWN = Constant(None, Type.TRUTH)


class State(Enum):
    """What becomes of a record; the value is its word, marked for translation."""

    COUNTED = N_("计入")
    UNDECIDED = N_("待定")
    OUTSIDE = N_("未计入")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why some records do not count, or are undecided, in words; the records in the lab's order."""

    words: str
    records: tuple[str, ...]


def conditions_that(report: Report, fits: Callable[[Measure], bool]) -> list[Condition]:
    """Return the conditions whose own measure fits, in the notice's order."""
    return [
        condition for condition in report.pack.conditions if condition.body is not None and fits(condition.body.measure)
    ]


def sum_conditions(report: Report, record_type: type[Record]) -> list[Condition]:
    """Return the conditions on a sum over a table."""
    return conditions_that(report, lambda measure: isinstance(measure, Sum) and measure.record_type is record_type)


def settled_measure(report: Report, condition: Condition) -> Measure:
    """Return what is measured of a condition under the default or pinned readings; its tests read cells only."""
    body = report.judge.primary_plan(condition).body
    assert body is not None
    return body.measure


def membership_of(report: Report, condition: Condition, where: Node, amount: Node | None = None) -> "Membership":
    """Return what the records of a condition's table are to a part of its settled measure.

    While the condition does not apply nobody counts; while it cannot be measured at all, nothing is decided.
    """
    plan, measure = report.judge.primary_plan(condition), settled_measure(report, condition)
    assert isinstance(measure, Count | Sum | Share)
    records = report.lab.records(measure.record_type)
    if plan.applies is False:
        return Membership(records, FALSE, amount, _("“{title}”不适用").format(title=condition.title))
    if plan.is_open:
        return Membership(records, UNKNOWN, amount, lacking_words(measure.record_type, plan.missing))
    return Membership(records, where, amount)


class Membership:
    """Which records satisfy a settled test, which may, and which do not and why.

    With an `amount`, a record whose amount is not exactly known is undecided too.  `words` stand for the reason when
    it is the same for all.
    """

    def __init__(
        self, records: Iterable[Record], where: Node, amount: Node | None = None, words: str | None = None
    ) -> None:
        self.records = tuple(records)
        self.by_id: dict[str, Record] = {record.id: record for record in self.records}
        self._parts = [(part, Memo(part)) for part in conjuncts(where)]
        self._amount = amount
        self._words = words
        self.truths: dict[str, Truth] = {record.id: self._truth(record) for record in self.records}
        self.states: dict[str, State] = {record.id: self._state(record) for record in self.records}

    def _truth(self, record: Record) -> Truth:
        return all_true(memo.of(record.cells) for _part, memo in self._parts)  # type: ignore[misc]  # yes/no parts

    def _state(self, record: Record) -> State:
        truth = self.truths[record.id]
        if truth is False:
            return State.OUTSIDE
        known = self._amount is None or is_exact(evaluate(self._amount, record.cells))
        return State.COUNTED if truth and known else State.UNDECIDED

    def being(self, state: State) -> list[Record]:
        """Return the records of a state, in the lab's order."""
        return [record for record in self.records if self.states[record.id] is state]

    def refusals(self) -> list[Reason]:
        """Return why records do not count: each by the first part that is false, the most frequent first."""
        refused: dict[Node, list[Record]] = {}
        for record in self.being(State.OUTSIDE):
            part = next(part for part, memo in self._parts if memo.of(record.cells) is False)
            refused.setdefault(part, []).append(record)
        return _by_number(Reason(self._words or _because(part, found), _ids(found)) for part, found in refused.items())

    def lacking(self) -> list[Reason]:
        """Return for want of which fields records are undecided, the most frequent first; a record may lack several."""
        by_fields: dict[str, list[Record]] = {}
        for record in self.being(State.UNDECIDED):
            by_fields.setdefault(self._lacking_words(record), []).append(record)
        return _by_number(Reason(words, _ids(found)) for words, found in by_fields.items())

    def _lacking_words(self, record: Record) -> str:
        if self._words:
            return self._words
        parts = [part for part, memo in self._parts if memo.of(record.cells) is None]
        parts += [] if self._amount is None else [self._amount]
        fields = dict.fromkeys(field for part in parts for field in unknown_fields(part, record.cells))
        return lacking_words(type(record), fields)


def _ids(records: Iterable[Record]) -> tuple[str, ...]:
    return tuple(record.id for record in records)


def _by_number(reasons: Iterable[Reason]) -> list[Reason]:
    return sorted(reasons, key=lambda reason: -len(reason.records))


def _because(part: Node, records: list[Record]) -> str:
    """Say why records fail a part of a test: in the pack's own words, else by what their fields say."""
    if isinstance(part, Named) and part.because is not None:
        return str(part.because)
    return _("，").join(_values_words(column, records) for column in columns_used(part)) or _("按政策包的规定不计")


def _values_words(column: Column[object], records: list[Record]) -> str:
    """Return what a column says in some records, `“级别”为“市厅级、横向”`; of other than choices, that it will not do."""
    if not isinstance(column.kind, Choice | YesNo):
        return _("“{title}”不符合要求").format(title=_(column.title))
    shown = dict.fromkeys(column.show(record.cells[column.index]) or _("空白") for record in records)
    values = _("、").join(list(shown)[:MOST_VALUES]) + (_("等") if len(shown) > MOST_VALUES else "")
    return _("“{title}”为“{value}”").format(title=_(column.title), value=values)


def lacking_words(record_type: type[Record], fields: Iterable[str]) -> str:
    """Say which fields have to be filled in, those of other records with their table."""
    return _("缺{fields}").format(fields=_("、").join(f"“{_field_title(record_type, field)}”" for field in fields))


def _field_title(record_type: type[Record], field: str) -> str:
    table, _dot, key = field.rpartition(".")
    types: Iterator[type[Record]] = iter([TYPE_OF[table]] if table in TYPE_OF else [record_type, *TYPE_OF.values()])
    found = next((one for one in types if key in one.column_of), None)
    if found is None:
        return field
    title = _(found.column_of[key].title)
    return f"{_(found.label)}·{title}" if table in TYPE_OF else title

"""What the space and equipment charts draw, as exact numbers: a sum's amounts by the kind of thing that makes it up."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from wzlab.charts.subjects import Membership, Reason, State, membership_of, settled_measure, sum_conditions
from wzlab.charts.tables import Line, shortened
from wzlab.charts.team_members import Key, code_of, code_words
from wzlab.columns import Choice, Column, Record
from wzlab.language import _
from wzlab.policy.evaluation import evaluate
from wzlab.policy.nodes import Node
from wzlab.policy.pack import Condition, Sum
from wzlab.policy.report import Report
from wzlab.policy.values import Range, bounds
from wzlab.policy.words import show_bounds

NOUGHT = Fraction(0)


@dataclass(frozen=True, slots=True)
class Amounts:
    """What some records amount to: `low` and `high` as they count (None: no bound), `outside` what does not count."""

    low: Fraction | None
    high: Fraction | None
    outside: Range
    records: dict[State, tuple[str, ...]]

    @property
    def everything(self) -> tuple[str, ...]:
        """Every record."""
        return tuple(record for records in self.records.values() for record in records)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One sum by the choices of a column; `groups` are those that occur, in the column's order, None at the end."""

    condition: Condition
    column: Column[str]
    unit: str
    groups: dict[Key, Amounts]
    whole: Amounts
    membership: Membership
    amount: Node


def breakdown_of(report: Report, record_type: type[Record], column: Column[str]) -> Breakdown:
    """Return the first sum over a table by a column of it; the pack must have one."""
    condition = sum_conditions(report, record_type)[0]
    measure = settled_measure(report, condition)
    assert isinstance(measure, Sum)
    membership = membership_of(report, condition, measure.where, measure.amount)
    assert isinstance(column.kind, Choice)
    sorted_records: dict[Key, list[Record]] = {code: [] for code in (*column.kind.options, None)}
    for record in membership.records:
        sorted_records.setdefault(code_of(record, column), []).append(record)
    groups = {
        code: amounts_of(records, membership, measure.amount) for code, records in sorted_records.items() if records
    }
    whole = amounts_of(membership.records, membership, measure.amount)
    return Breakdown(condition, column, condition.unit, groups, whole, membership, measure.amount)


def amounts_of(records: Iterable[Record], membership: Membership, amount: Node) -> Amounts:
    """Return what records amount to, as the judge sums them: what may count adds to the end it may move."""
    low: Fraction | None = NOUGHT
    high: Fraction | None = NOUGHT
    outside: list[Range] = []
    found: dict[State, tuple[str, ...]] = {}
    for record in records:
        state = membership.states[record.id]
        found[state] = (*found.get(state, ()), record.id)
        own = bounds(evaluate(amount, record.cells))
        if state is State.OUTSIDE:
            outside.append(own)
            continue
        counts = membership.truths[record.id] is True
        low = _plus(low, own.low if counts else _least(own.low))
        high = _plus(high, own.high if counts else _most(own.high))
    return Amounts(low, high, _total(outside), found)


def _plus(total: Fraction | None, more: object) -> Fraction | None:
    return None if total is None or more is None else total + Fraction(str(more))


def _least(end: object) -> object:
    return None if end is None else min(NOUGHT, Fraction(str(end)))


def _most(end: object) -> object:
    return None if end is None else max(NOUGHT, Fraction(str(end)))


def _total(ranges: Iterable[Range]) -> Range:
    low: Fraction | None = NOUGHT
    high: Fraction | None = NOUGHT
    for one in ranges:
        low, high = _plus(low, one.low), _plus(high, one.high)
    return Range(low, high)


# --- words ----------------------------------------------------------------------------------------------------------


def group_title(breakdown: Breakdown, code: Key) -> str:
    """Return what the records of a group are."""
    return code_words(breakdown.column, code)


def amount_words(amounts: Amounts, unit: str) -> list[str]:
    """Say what counts, what is open and what does not, each with the number of records."""
    words = []
    if amounts.records.get(State.COUNTED) or amounts.records.get(State.UNDECIDED):
        words.append(_("计入 {amount}").format(amount=show_bounds(Range(amounts.low, amounts.high), unit)))
    if open_records := amounts.records.get(State.UNDECIDED):
        words.append(_("其中待定 {number}").format(number=_records(len(open_records))))
    if amounts.records.get(State.OUTSIDE):
        words.append(_("未计入 {amount}").format(amount=show_bounds(amounts.outside, unit)))
    return words


def _records(number: int) -> str:
    return show_bounds(Range(number, number), "items")


def breakdown_lines(breakdown: Breakdown) -> list[Line]:
    """Return why what does not count does not, with its amount, and what is lacking."""
    outside = shortened(breakdown.membership.refusals())
    lines = [Line(State.OUTSIDE, _amount_label(breakdown, reason), reason.words, reason.records) for reason in outside]
    lacking = shortened(breakdown.membership.lacking())
    return lines + [Line(State.UNDECIDED, _records(len(r.records)), r.words, r.records) for r in lacking]


def _amount_label(breakdown: Breakdown, reason: Reason) -> str:
    records = [breakdown.membership.by_id[record] for record in reason.records]
    total = _total(bounds(evaluate(breakdown.amount, record.cells)) for record in records)
    return f"{show_bounds(total, breakdown.unit)}{_('，')}{_records(len(records))}"

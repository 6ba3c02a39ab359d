"""What the timeline draws, as plain dates: what became of each project and patent, and the window they are held to.

The window is that of the condition's own settled test: the `within(…)` or the comparisons that a record's date must
keep.  The same test says which date places a record on the axis, so the axis follows the reading taken.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wzlab.charts.subjects import Membership, State, conditions_that, membership_of, settled_measure
from wzlab.columns import Day, Record
from wzlab.policy.evaluation import evaluate
from wzlab.policy.nodes import Call, Compare, Constant, Field, Named, Node, Type, columns_used, conjuncts
from wzlab.policy.pack import Condition, Count
from wzlab.policy.report import Report
from wzlab.policy.values import bounds
from wzlab.records import Patent, Project

DATED: tuple[type[Record], ...] = (Project, Patent)
"""The tables the timeline shows."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days a record's date must keep, both included (None: no such end), and the node that is its date."""

    first: date | None
    last: date | None
    moment: Node


@dataclass(frozen=True, slots=True)
class Lane:
    """The records of one table as they stand to its first dated count; `also` count for the next such condition too.

    `months` are the records whose month is certain, by months since year 0; `undated` are the others.
    """

    record_type: type[Record]
    conditions: tuple[Condition, ...]
    membership: Membership
    window: Window
    months: dict[int, dict[State, tuple[str, ...]]]
    undated: dict[State, tuple[str, ...]]
    also: frozenset[str]
    reasons: dict[str, str]

    @property
    def unit(self) -> str:
        """The unit its records are counted in."""
        return self.conditions[0].unit


def dated_conditions(report: Report, record_type: type[Record]) -> list[Condition]:
    """Return the conditions that count records of a table and look at a date of theirs."""
    return conditions_that(
        report,
        lambda measure: (
            isinstance(measure, Count)
            and measure.record_type is record_type
            and any(isinstance(column.kind, Day) for column in columns_used(measure.where))
        ),
    )


def lanes_of(report: Report) -> list[Lane]:
    """Return a lane for each table that the pack counts by date."""
    found = [(record_type, dated_conditions(report, record_type)) for record_type in DATED]
    return [_lane(report, record_type, conditions) for record_type, conditions in found if conditions]


def _lane(report: Report, record_type: type[Record], conditions: list[Condition]) -> Lane:
    first, *others = conditions
    membership = _members(report, first)
    window = window_of(_where(report, first), record_type)
    months: dict[int, dict[State, tuple[str, ...]]] = {}
    undated: dict[State, tuple[str, ...]] = {}
    for record in membership.records:
        month, state = month_of(window.moment, record), membership.states[record.id]
        place = undated if month is None else months.setdefault(month, {})
        place[state] = (*place.get(state, ()), record.id)
    also = _members(report, others[0]).being(State.COUNTED) if others else []
    reasons = {
        record: reason.words for reason in (*membership.refusals(), *membership.lacking()) for record in reason.records
    }
    return Lane(
        record_type,
        tuple(conditions),
        membership,
        window,
        months,
        undated,
        frozenset(record.id for record in also),
        reasons,
    )


def _where(report: Report, condition: Condition) -> Node:
    measure = settled_measure(report, condition)
    assert isinstance(measure, Count)
    return measure.where


def _members(report: Report, condition: Condition) -> Membership:
    return membership_of(report, condition, _where(report, condition))


def month_number(day: date) -> int:
    """Return a day's month, counted from year 0."""
    return day.year * 12 + day.month - 1


def month_of(moment: Node, record: Record) -> int | None:
    """Return the month of a record's date, or None while that is not certain."""
    known = bounds(evaluate(moment, record.cells))
    if known.low is None or known.high is None:
        return None
    first, last = month_number(known.low), month_number(known.high)
    return first if first == last else None


# --- the window -----------------------------------------------------------------------------------------------------


def window_of(where: Node, record_type: type[Record]) -> Window:
    """Return the window a settled test holds a date to; without one, the first date of the table and no ends."""
    ends = [end for part in conjuncts(where) for end in _ends(_bare(part))]
    if not ends:
        column = next(column for column in record_type.columns if isinstance(column.kind, Day))
        used = [column for column in columns_used(where) if isinstance(column.kind, Day)]
        return Window(None, None, Field(used[0] if used else column, Type.DATE))
    moment = ends[0].moment
    same = [end for end in ends if end.moment == moment]
    firsts = [end.first for end in same if end.first is not None]
    lasts = [end.last for end in same if end.last is not None]
    return Window(max(firsts, default=None), min(lasts, default=None), moment)


def _bare(node: Node) -> Node:
    return _bare(node.part) if isinstance(node, Named) else node


def _ends(part: Node) -> Iterator[Window]:
    """Yield what one part of a test says of the ends of a window."""
    match part:
        case Call("within", (moment, first, last)) if columns_used(moment):
            yield Window(_day(first), _day(last), moment)
        case Compare(operator, Constant(value=date() as first), moment) if operator != "==" and columns_used(moment):
            yield Window(first if operator == "<=" else first + timedelta(1), None, moment)
        case Compare(operator, moment, Constant(value=date() as last)) if operator != "==" and columns_used(moment):
            yield Window(None, last if operator == "<=" else last - timedelta(1), moment)


def _day(node: Node) -> date | None:
    return node.value if isinstance(node, Constant) and isinstance(node.value, date) else None

"""What a policy pack declares.

A pack is data: the conditions of one notice, the readings its text allows, its directions, dates and warnings, and
what it does not cover.  `wzlab.policy.loading` makes it from a file and refuses what breaks the schema
(`docs/policy-pack.md`), so whoever holds a `Pack` may rely on it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from wzlab.columns import Column, Record
from wzlab.language import N_, Words
from wzlab.policy.nodes import Node, attributes_used, columns_used, names_used


class Binding(StrEnum):
    """How strictly a condition binds."""

    REQUIRED = "required"
    IN_PRINCIPLE = "in_principle"
    EXPECTED = "expected"
    ENCOURAGED = "encouraged"
    REFERENCE = "reference"


BINDING_WORDS: Mapping[Binding, str] = {
    Binding.REQUIRED: N_("必备"),
    Binding.IN_PRINCIPLE: N_("原则上"),
    Binding.EXPECTED: N_("一般应"),
    Binding.ENCOURAGED: N_("鼓励"),
    Binding.REFERENCE: N_("参考"),
}


class Empty(StrEnum):
    """What a condition is when there is no record it speaks of."""

    OPEN = "open"
    NOT_APPLICABLE = "not_applicable"


# --- measures -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Count:
    """How many records satisfy `where`."""

    record_type: type[Record]
    where: Node


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of `amount` over the records that satisfy `where`."""

    record_type: type[Record]
    where: Node
    amount: Node


@dataclass(frozen=True, slots=True)
class Share:
    """Which part of the records that satisfy `where` also satisfies `part`; 0 when there are none."""

    record_type: type[Record]
    where: Node
    part: Node


@dataclass(frozen=True, slots=True)
class Distinct:
    """How many different values a column has over all records; a blank may equal another or be new."""

    record_type: type[Record]
    column: Column[str]


@dataclass(frozen=True, slots=True)
class Some:
    """Whether some record satisfies `where`; false with no record at all."""

    record_type: type[Record]
    where: Node


@dataclass(frozen=True, slots=True)
class NoneOf:
    """Whether no record satisfies `where`; `empty` without any record."""

    record_type: type[Record]
    where: Node
    empty: Empty


@dataclass(frozen=True, slots=True)
class Link:
    """A record of another table that refers, in column `by`, to the one looked at, and satisfies `where`."""

    record_type: type[Record]
    by: Column[str]
    where: Node


@dataclass(frozen=True, slots=True)
class Every:
    """Whether each record that satisfies `where` has a `link`; `empty` without such a record."""

    record_type: type[Record]
    where: Node
    has: Link
    empty: Empty


@dataclass(frozen=True, slots=True)
class Holds:
    """Whether `test` holds for one record (a single, or the lab's own); `figure` is the number to show or compare."""

    about: str
    record_type: type[Record]
    test: Node | None
    figure: Node | None


@dataclass(frozen=True, slots=True)
class Ratio:
    """One sum or count divided by another; unbounded above while the divisor may be zero."""

    of: "Measure"
    to: "Measure"


@dataclass(frozen=True, slots=True)
class Combined:
    """Whether at least `needed` of several clauses hold."""

    needed: int
    parts: tuple["Clause", ...]


Measure = Count | Sum | Share | Distinct | Some | NoneOf | Every | Holds | Ratio | Combined


@dataclass(frozen=True, slots=True)
class Limit:
    """The threshold a measured number is held against; both operators include it."""

    operator: str
    threshold: Node


@dataclass(frozen=True, slots=True)
class Clause:
    """A measure, and the limit it must keep if it is a number."""

    measure: Measure
    limit: Limit | None = None


# --- the pack -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Option:
    """One way to read the text; `if_taken` completes "若…"."""

    id: str
    words: Words


@dataclass(frozen=True, slots=True)
class Reading:
    """A point on which the text allows several readings; the first option is the default."""

    id: str
    title: Words
    options: tuple[Option, ...]

    @property
    def option_ids(self) -> tuple[str, ...]:
        """The ids of the options, the default first."""
        return tuple(option.id for option in self.options)

    def option(self, option_id: str) -> Option:
        """Return the option with an id.

        Raises:
            KeyError: there is none.
        """
        return {option.id: option for option in self.options}[option_id]


@dataclass(frozen=True, slots=True)
class Group:
    """One heading of the notice, under which conditions stand."""

    id: str
    title: Words


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of the notice.

    `applies` says to whom (None: to all); each of `needs` must be known, or the condition is open without figures.
    `unit` is the unit of its figures ("" when it has none); `touches` are the readings it depends on, in the pack's
    order.  A `judged` condition is for a person; a clause then only supplies figures.  `group` is the id of the heading
    it stands under ("" if under none).
    """

    id: str
    binding: Binding
    clause: str
    title: Words
    rule: Words
    unit: str
    applies: Node | None
    needs: tuple[Node, ...]
    judged: bool
    body: Clause | None
    touches: tuple[str, ...]
    group: str = ""


@dataclass(frozen=True, slots=True)
class WarningFigure:
    """A number measured for a warning's text, and the unit it is shown in."""

    measure: Measure
    unit: str


@dataclass(frozen=True, slots=True)
class PackWarning:
    """A doubt about the text that a reader of certain conditions should know.

    It is shown while `when` holds for the lab and every clause of `given` holds; `figures` are measured for its text.
    """

    id: str
    on: tuple[str, ...]
    text: Words
    when: Node | None
    given: tuple[Clause, ...]
    figures: Mapping[str, WarningFigure]


@dataclass(frozen=True, slots=True)
class Single:
    """A record that must be the only one of its kind: the lead unit, the director."""

    name: str
    title: Words
    record_type: type[Record]
    where: Node

    @property
    def decided_by(self) -> str:
        """The field that would tell who it is, e.g. `units.role`."""
        return f"{self.record_type.table}.{columns_used(self.where)[0].key}"


@dataclass(frozen=True, slots=True)
class Direction:
    """One leaf of the pack's catalogue of directions."""

    code: str
    group: Words
    title: Words
    scope: Words


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment by which somebody must have done something."""

    id: str
    actor: str
    at: datetime
    text: Words


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """One notice as data; equal only to itself."""

    id: str
    version: str
    title: Words
    source: Words
    reference_date: date
    constants: Mapping[str, Node]
    singles: tuple[Single, ...]
    readings: tuple[Reading, ...]
    figures: Mapping[str, Measure]
    track: Node | None
    groups: tuple[Group, ...]
    conditions: tuple[Condition, ...]
    warnings: tuple[PackWarning, ...]
    directions: tuple[Direction, ...]
    deadlines: tuple[Deadline, ...]
    unassessed: tuple[Words, ...]
    attributes: Mapping[str, tuple[Column[Any], ...]] = field(init=False, repr=False)
    """The columns of single records (and of the lab's own) that expressions read from afar, by single."""
    _named: dict[int, tuple[str, ...]] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Find what expressions read from afar."""
        used = frozenset().union(*(attributes_used(node) for node in self._nodes()))
        singles = {single for single, _column in used}
        columns = {name: tuple(column for single, column in used if single == name) for name in singles}
        object.__setattr__(self, "attributes", columns)

    def _nodes(self) -> Iterator[Node]:
        """Yield every expression that may settle differently in another context."""
        if self.track is not None:
            yield self.track
        for measure in self.figures.values():
            yield from measure_nodes(measure)
        for condition in self.conditions:
            yield from condition_nodes(condition)
        for warning in self.warnings:
            yield from warning_nodes(warning)

    def readings_named(self, node: Node) -> tuple[str, ...]:
        """Return the readings that one of the pack's own nodes names, in a fixed order."""
        if id(node) not in self._named:
            readings = {reading.id for reading in self.readings}
            self._named[id(node)] = tuple(sorted(names_used(node) & readings))
        return self._named[id(node)]

    def reading(self, reading_id: str) -> Reading:
        """Return the reading with an id.

        Raises:
            KeyError: there is none.
        """
        return {reading.id: reading for reading in self.readings}[reading_id]

    @property
    def condition_ids(self) -> tuple[str, ...]:
        """The ids of the conditions, in the notice's order."""
        return tuple(condition.id for condition in self.conditions)

    @property
    def catalogue(self) -> frozenset[str]:
        """The codes a lab's direction may have besides `other`."""
        return frozenset(direction.code for direction in self.directions)


# --- what they use ------------------------------------------------------------------------------------------


def measure_nodes(measure: Measure) -> tuple[Node, ...]:
    """Return every expression of a measure."""
    match measure:
        case Count(where=where) | Some(where=where) | NoneOf(where=where):
            return (where,)
        case Sum(where=where, amount=amount):
            return (where, amount)
        case Share(where=where, part=part):
            return (where, part)
        case Every(where=where, has=has):
            return (where, has.where)
        case Holds(test=test, figure=figure):
            return tuple(node for node in (test, figure) if node is not None)
        case Ratio(of=of, to=to):
            return (*measure_nodes(of), *measure_nodes(to))
        case Combined(parts=parts):
            return tuple(node for clause in parts for node in clause_nodes(clause))
    return ()


def clause_nodes(clause: Clause) -> tuple[Node, ...]:
    """Return every expression of a clause."""
    limit = () if clause.limit is None else (clause.limit.threshold,)
    return (*measure_nodes(clause.measure), *limit)


def condition_nodes(condition: Condition) -> tuple[Node, ...]:
    """Return every expression a condition's verdict hangs on."""
    applies = () if condition.applies is None else (condition.applies,)
    return (*applies, *condition.needs, *(clause_nodes(condition.body) if condition.body else ()))


def warning_nodes(warning: PackWarning) -> tuple[Node, ...]:
    """Return every expression of a warning."""
    given = tuple(node for clause in warning.given for node in clause_nodes(clause))
    figures = tuple(node for figure in warning.figures.values() for node in measure_nodes(figure.measure))
    return (*(() if warning.when is None else (warning.when,)), *given, *figures)

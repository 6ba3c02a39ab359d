"""What the team chart draws, as plain numbers: the people of the share condition, by title level and degree."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from wzlab.charts.subjects import Membership, State, conditions_that, settled_measure
from wzlab.columns import Choice, Column, Record
from wzlab.language import _
from wzlab.policy.evaluation import truth
from wzlab.policy.pack import Condition, Count, Measure, Share
from wzlab.policy.report import Report
from wzlab.policy.values import Truth
from wzlab.records import Person

Key = str | None
"""A choice's code; None is blank, or text that cannot be read."""


def is_share_of_staff(measure: Measure) -> bool:
    """Tell whether a measure is a share of the staff."""
    return isinstance(measure, Share) and measure.record_type is Person


def share_conditions(report: Report) -> list[Condition]:
    """Return the conditions on a share of the staff."""
    return conditions_that(report, is_share_of_staff)


@dataclass(frozen=True, slots=True)
class Heads:
    """Some people: those certainly of the team who qualify, who do not, and who may; those who may be of the team.

    `hits`, `misses` and `unknown` are of the team; `maybe_hits`, `maybe_misses` and `maybe_unknown` may be of it.
    """

    hits: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    maybe_hits: tuple[str, ...] = ()
    maybe_misses: tuple[str, ...] = ()
    maybe_unknown: tuple[str, ...] = ()

    @property
    def sure(self) -> tuple[str, ...]:
        """Everybody who is certainly of the team."""
        return (*self.hits, *self.misses, *self.unknown)

    @property
    def maybe(self) -> tuple[str, ...]:
        """Everybody who may be of the team."""
        return (*self.maybe_hits, *self.maybe_misses, *self.maybe_unknown)

    @property
    def open(self) -> tuple[str, ...]:
        """Everybody of whom it is not known whether they are of the team and qualify."""
        return (*self.unknown, *self.maybe)

    @property
    def everybody(self) -> tuple[str, ...]:
        """Everybody."""
        return (*self.sure, *self.maybe)

    @property
    def least(self) -> tuple[int, int]:
        """Who qualify, and the team, filled in as badly as the blanks allow."""
        return len(self.hits), len(self.sure) + len(self.maybe_misses) + len(self.maybe_unknown)

    @property
    def most(self) -> tuple[int, int]:
        """Who qualify, and the team, filled in as well as the blanks allow."""
        joining = len(self.maybe_hits) + len(self.maybe_unknown)
        return len(self.hits) + len(self.unknown) + joining, len(self.sure) + joining


def part_of(heads: tuple[int, int]) -> Fraction:
    """Return a share of a team; 0 of an empty one."""
    return Fraction(*heads) if heads[1] else Fraction(0)


@dataclass(frozen=True, slots=True)
class Team:
    """The people a share condition looks at: who is of the team, and who of those certainly in it qualifies."""

    condition: Condition
    membership: Membership
    qualifying: Membership
    cells: dict[tuple[Key, Key], Heads]
    levels: tuple[Key, ...]
    degrees: tuple[Key, ...]
    heads: Heads
    size_conditions: tuple[Condition, ...]

    def row(self, level: Key) -> Heads:
        """Return the people of a title level."""
        return _joined(heads for (its_level, _degree), heads in self.cells.items() if its_level == level)


def team_of(report: Report) -> Team:
    """Return the people of the first share condition; the report must have one.

    `size_conditions` count the same people.
    """
    condition = share_conditions(report)[0]
    measure = settled_measure(report, condition)
    assert isinstance(measure, Share)
    membership = Membership(report.lab.records(Person), measure.where)
    truths = {record.id: truth(measure.part, record.cells) for record in membership.records}
    sorted_people: dict[tuple[Key, Key], list[Record]] = {}
    for person in membership.records:
        if membership.truths[person.id] is not False:
            key = code_of(person, Person.title_level), code_of(person, Person.degree)
            sorted_people.setdefault(key, []).append(person)
    cells = {key: _heads(people, membership.truths, truths) for key, people in sorted_people.items()}
    return Team(
        condition,
        membership,
        Membership(membership.being(State.COUNTED), measure.part),
        cells,
        _codes(Person.title_level, (level for level, _degree in cells)),
        _codes(Person.degree, (degree for _level, degree in cells)),
        _joined(cells.values()),
        _counting(report, Count(Person, measure.where)),
    )


def _counting(report: Report, count: Count) -> tuple[Condition, ...]:
    """Return the conditions that come to a count under the readings taken."""
    counts = conditions_that(report, lambda measure: isinstance(measure, Count))
    return tuple(condition for condition in counts if settled_measure(report, condition) == count)


def _heads(people: Iterable[Record], in_team: dict[str, Truth], qualifies: dict[str, Truth]) -> Heads:
    found: dict[tuple[Truth, Truth], list[str]] = {}
    for person in people:
        found.setdefault((in_team[person.id], qualifies[person.id]), []).append(person.id)
    order = [(team, part) for team in (True, None) for part in (True, False, None)]
    return Heads(*(tuple(found.get(kind, ())) for kind in order))


def _joined(several: Iterable[Heads]) -> Heads:
    joined: list[tuple[str, ...]] = [()] * 6
    for heads in several:
        parts = (
            heads.hits,
            heads.misses,
            heads.unknown,
            heads.maybe_hits,
            heads.maybe_misses,
            heads.maybe_unknown,
        )
        joined = [(*before, *more) for before, more in zip(joined, parts, strict=True)]
    return Heads(*joined)


# --- the choices of a column ----------------------------------------------------------------------------------------


def code_of(record: Record, column: Column[str]) -> Key:
    """Return a record's choice in a column, or None while it cannot be told."""
    cell = record.cells[column.index]
    return cell if isinstance(cell, str) else None


def _codes(column: Column[str], occurring: Iterable[Key]) -> tuple[Key, ...]:
    """Return the choices of a column in their order, and None at the end if it occurs."""
    assert isinstance(column.kind, Choice)
    return (*column.kind.options, *((None,) if None in set(occurring) else ()))


def code_words(column: Column[str], code: Key) -> str:
    """Return a choice in words."""
    return _("未填或读不出") if code is None else column.show(code)

"""Records of one lab that may be the same thing entered twice, and two of them made one.

What no two records should share is declared in `wzlab.policy.repeats`; here it is compared more broadly (case, width
and spaces do not count), and so are names: of people with one birth month or telephone, of anything that belongs to
one unit.  Everything found is a question to a person, who merges the two or says that they are not the same.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from hashlib import sha256
from itertools import combinations
from typing import Any, NamedTuple

from wzlab.changes import Change, RemoveRecord, SetCells
from wzlab.columns import AsTyped, Cell, Column, Record
from wzlab.dates import PartialDate
from wzlab.editing.pinyin import syllables
from wzlab.editing.rows import Labelled, as_one, references_to, set_record_cells
from wzlab.lab import LAB_ID, Lab
from wzlab.language import _
from wzlab.policy.repeats import UNIQUE, shared_content
from wzlab.records import (
    TYPE_OF,
    Attachment,
    Award,
    Instrument,
    Laboratory,
    Milestone,
    Patent,
    Person,
    Project,
    Scenario,
    Unit,
)
from wzlab.spelling import folded

LIKE = 90
"""From how many percent on two names are alike that are not the same."""
MOST_COMPARED = 4
"""Of more records than this that share something, each is only compared with the first: nobody reads every pair."""

MOST_SHARING = 500
"""A birth month or a telephone that more people share than this says nothing of any two of them."""

_NAMES: tuple[tuple[type[Record], tuple[Column[Any], ...], Column[Any] | None], ...] = (
    (Person, (Person.name,), Person.unit),
    (Instrument, (Instrument.name, Instrument.model), Instrument.unit),
    (Project, (Project.title,), Project.host),
    (Patent, (Patent.title,), Patent.holder),
    (Award, (Award.title, Award.grade), Award.host),
    (Milestone, (Milestone.title,), None),
    (Scenario, (Scenario.title,), Scenario.demand_unit),
    (Attachment, (Attachment.title, Attachment.kind), Attachment.record),
)
"""What a record of a type is called (the first column must be filled), and whom or what it belongs to."""

_OF_THE_LEAD: frozenset[Column[Any]] = frozenset({Person.unit, Instrument.unit})
"""Fields of which a blank means the lead unit."""

_NUMBERS: Mapping[str, tuple[Column[Any], ...]] = {
    record_type.table: tuple(
        columns[0]
        for owner, columns in UNIQUE
        if owner is record_type and len(columns) == 1 and columns[0].key not in record_type.known_by
    )
    for record_type in TYPE_OF.values()
}
"""The numbers of each table that belong to one record alone: two that differ are two things, whatever their names."""


class Reason(NamedTuple):
    """Why two records may be the same: a stable code, the words, and whether a number or everything says so."""

    code: str
    words: str
    is_certain: bool = False


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two records of a table that may be the same, the one that stands first on the left, and why."""

    table: str
    left: str
    right: str
    reasons: tuple[Reason, ...]

    @property
    def is_certain(self) -> bool:
        """Whether a number or the whole content says so, and not only a name."""
        return any(reason.is_certain for reason in self.reasons)

    @property
    def words(self) -> str:
        """Why, in words."""
        return _("；").join(reason.words for reason in self.reasons)


Pair = tuple[str, str, str]
Key = Callable[[Record], Hashable | None]


# --- finding --------------------------------------------------------------------------------------------------------


def find_duplicates(lab: Lab) -> list[Likeness]:
    """Return the pairs of records that may be the same: the certain ones first, then in the order of the tables."""
    found: dict[Pair, list[Reason]] = {}
    for pair, reason in _found(lab):
        reasons = found.setdefault(pair, [])
        if all(known.code not in (reason.code, _COPY, _SAID_BY.get(reason.code)) for known in reasons):
            reasons.append(reason)
    places = {record.id: place for place, record in enumerate(lab.all_records())}
    likenesses = [Likeness(*pair, tuple(reasons)) for pair, reasons in found.items()]
    return sorted(likenesses, key=lambda one: (not one.is_certain, places[one.left], places[one.right]))


_COPY = "copy"
_SAID_BY = {"born": "name+birth_date"}
"""Reasons that another one, which is found before, says more exactly."""


def _found(lab: Lab) -> Iterator[tuple[Pair, Reason]]:
    """Yield every reason for every pair; a copy is told first, and says the others too."""
    for table, records in lab.tables.items():
        if table != Laboratory.table:
            blank = TYPE_OF[table].of("").cells
            reason = Reason(_COPY, _("内容完全相同"), is_certain=True)
            yield from _paired(records.values(), partial(_whole, blank), reason)
    for record_type, columns in UNIQUE:
        words = _("{titles}相同").format(titles=_("、").join(_(column.title) for column in columns))
        code = "+".join(column.key for column in columns)
        reason = Reason(code, words, is_certain=columns[0] in _NUMBERS[record_type.table])
        yield from _paired(lab.tables[record_type.table].values(), partial(_shared, columns), reason)
    yield from _namesakes(lab)
    yield from _alike_people(lab)


def _paired(records: Iterable[Record], key: Key, reason: Reason) -> Iterator[tuple[Pair, Reason]]:
    for group in _groups(records, key):
        for left, right in _pairs(group):
            yield (left.table, left.id, right.id), reason


def _groups(records: Iterable[Record], key: Key) -> Iterator[list[Record]]:
    """Yield the records that have a key in common, those of one key in their order."""
    groups: dict[Hashable, list[Record]] = {}
    for record in records:
        if (shared := key(record)) is not None:
            groups.setdefault(shared, []).append(record)
    return (group for group in groups.values() if len(group) > 1)


def _pairs(group: list[Record]) -> Iterator[tuple[Record, Record]]:
    if len(group) <= MOST_COMPARED:
        return combinations(group, 2)
    return ((group[0], later) for later in group[1:])


def _whole(blank: tuple[Cell, ...], record: Record) -> Hashable | None:
    """Return the whole content of a record; None for one in which nobody has written anything yet."""
    return None if record.cells == blank else record.cells


def _shared(columns: tuple[Column[Any], ...], record: Record) -> Hashable | None:
    content = shared_content(columns, record)
    return None if content is None else tuple(folded(part) if isinstance(part, str) else part for part in content)


def _namesakes(lab: Lab) -> Iterator[tuple[Pair, Reason]]:
    """Yield the records of one name that belong together, unless their numbers differ."""
    lead = _lead(lab)
    for record_type, columns, owner in _NAMES:
        titles = [_(column.title) for column in (*columns, owner) if column is not None]
        reason = Reason("namesake", _("{titles}相同").format(titles=_("、").join(titles)))
        named = partial(_named, columns, owner, lead)
        for pair, why in _paired(lab.tables[record_type.table].values(), named, reason):
            if not _differ(*_both(lab, pair)):
                yield pair, why


def _both(lab: Lab, pair: Pair) -> tuple[Record, Record]:
    table, left, right = pair
    return lab.tables[table][left], lab.tables[table][right]


def _lead(lab: Lab) -> str | None:
    leads = [unit.id for unit in lab.records(Unit) if unit.role == "lead"]
    return leads[0] if len(leads) == 1 else None


def _named(
    columns: tuple[Column[Any], ...], owner: Column[Any] | None, lead: str | None, record: Record
) -> Hashable | None:
    names = tuple(folded(column.show(record.cells[column.index])) for column in columns)
    if not names[0]:
        return None
    if owner is None:
        return names
    whose = record.cells[owner.index]
    return (*names, lead if whose is None and owner in _OF_THE_LEAD else whose)


def _differ(left: Record, right: Record) -> bool:
    """Tell whether numbers say that two records are two things; of identity numbers a slip of the pen says nothing."""
    for column in _NUMBERS[left.table]:
        one, other = (_shared((column,), record) for record in (left, right))
        if one is not None and other is not None and one != other:
            return column is not Person.id_number or not _is_like(left.shown(column.key), right.shown(column.key))
    return False


def _alike_people(lab: Lab) -> Iterator[tuple[Pair, Reason]]:
    """Yield the people who have a birth month or a telephone in common, and names that are alike."""
    born = Reason("born", _("姓名相同或相近，出生年月相同"))
    reached = Reason("phone", _("姓名相同或相近，手机号码相同"))
    for key, reason in ((_birth_month, born), (_phone, reached)):
        for group in _groups(lab.records(Person), key):
            for left, right in combinations(group, 2) if len(group) <= MOST_SHARING else ():
                if is_name_like(left.shown("name"), right.shown("name")) and not _differ(left, right):
                    yield (left.table, left.id, right.id), reason


def _birth_month(person: Record) -> Hashable | None:
    born = person.cell("birth_date")
    if not isinstance(born, PartialDate) or (born.first.year, born.first.month) != (born.last.year, born.last.month):
        return None
    return born.first.year, born.first.month


def _phone(person: Record) -> Hashable | None:
    digits = "".join(filter(str.isdigit, folded(person.shown("phone"))))
    return digits or None


def is_name_like(one: str, other: str) -> bool:
    """Tell whether two names are the same but for spelling, sound the same, or are alike to `LIKE` percent."""
    left, right = folded(one), folded(other)
    if not left or not right:
        return False
    return left == right or _sounds_like(left, right) or _is_like(left, right)


def _sounds_like(left: str, right: str) -> bool:
    return len(left) == len(right) and all(
        not one.isdisjoint(other) for one, other in zip(syllables(left), syllables(right), strict=True)
    )


def _is_like(left: str, right: str) -> bool:
    if (len(left) + len(right)) * (100 - LIKE) < 100:  # a single character that is missing makes short texts unlike
        return left == right
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - not loaded before names are compared

    return ratio(left, right) >= LIKE


def digest(lab: Lab, likeness: Likeness) -> str:
    """Return what to remember of two records that are not the same: it is another once a name or a reason changes."""
    records = _both(lab, (likeness.table, likeness.left, likeness.right))
    names = [record.shown(key) for record in records for key in record.known_by]
    told = [likeness.table, likeness.left, likeness.right, *names, *(reason.code for reason in likeness.reasons)]
    return sha256("\0".join(told).encode()).hexdigest()[:32]


# --- merging --------------------------------------------------------------------------------------------------------


class Side(Enum):
    """Which of two records a cell is taken from."""

    LEFT = auto()
    RIGHT = auto()


def differing(left: Record, right: Record) -> list[Column[Any]]:
    """Return the fields in which two records of a type are not the same."""
    return [column for column in left.columns if left.cells[column.index] != right.cells[column.index]]


def suggested_side(column: Column[Any], left: Record, right: Record, preferred: Side = Side.LEFT) -> Side:
    """Return the side that is filled; of two filled the one that can be read, else the preferred."""
    ranks = {Side.LEFT: _rank(left.cells[column.index]), Side.RIGHT: _rank(right.cells[column.index])}
    if ranks[Side.LEFT] == ranks[Side.RIGHT]:
        return preferred
    return max(ranks, key=lambda side: ranks[side])


def _rank(cell: Cell) -> int:
    return 0 if cell is None else 1 if isinstance(cell, AsTyped) else 2


def merge_records(lab: Lab, likeness: Likeness, sides: Mapping[str, Side]) -> Labelled:
    """Make the left record of the two the only one: what refers to the right one refers to it, papers included.

    Args:
        lab: the lab, in which both are.
        likeness: the two.
        sides: by field, where its cell is taken from; a field that is not named keeps the left one's.
    """
    assert likeness.left != LAB_ID
    left, right = _both(lab, (likeness.table, likeness.left, likeness.right))
    cells = {column.key: left.cell(column.key) for column in left.columns}
    cells |= {key: right.cell(key) for key, side in sides.items() if side is Side.RIGHT}
    itself = {left.id, right.id}
    for column in Attachment.columns if left.table == Attachment.table else ():
        if cells[column.key] in itself and column is Attachment.record:
            cells[column.key] = None  # a paper does not prove itself
    changes: list[Change] = [*filter(None, [set_record_cells(left, cells)]), *_redirected(lab, left, right)]
    label = _("合并{label} {who}").format(label=_(left.label), who=lab.name_of(left))
    return Labelled(as_one([*changes, RemoveRecord(right.table, right.id)]), label)


def _redirected(lab: Lab, left: Record, right: Record) -> Iterator[SetCells]:
    """Yield the changes by which every other record refers to the left one instead of the right."""
    keys: dict[tuple[str, str], list[str]] = {}
    for mention in references_to(lab, [right.id]):
        if mention.record_id != left.id:
            keys.setdefault((mention.table, mention.record_id), []).append(mention.key)
    for place, mentioned in keys.items():
        yield SetCells(*place, tuple((key, left.id) for key in mentioned))

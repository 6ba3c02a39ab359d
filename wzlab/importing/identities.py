"""Whose row it is: records matched by a number of their own, else by name and unit, else by name.

A row that says what a record holds already is that record's, so a file may come in twice.  Differing numbers on both
sides are two records, however alike their names.  Where several fit, or a person of the name is in another unit, nobody
is chosen: somebody has to say.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

from wzlab.columns import AsTyped, Cell, Cells, Column, Record
from wzlab.dates import PartialDate
from wzlab.identities import patent_number
from wzlab.lab import LAB_ID, Lab
from wzlab.records import RECORD_TYPES, Award, Instrument, Laboratory, Patent, Person, Project, Room, Unit
from wzlab.spelling import folded

OWN_NUMBERS: Mapping[str, tuple[Column[Any], ...]] = {
    Unit.table: (Unit.uscc,),
    Person.table: (Person.id_number,),
    Room.table: (Room.building, Room.room_no),
    Instrument.table: (Instrument.asset_no,),
    Project.table: (Project.number,),
    Patent.table: (Patent.number,),
    Award.table: (Award.certificate_no,),
}
"""What belongs to one record alone; all the columns together."""

NAMES_ARE_SHARED = frozenset({"equipment", "agreements", "investments", "attachments"})
"""The tables in which several records may well have one name: two monitors in one list are two."""

_BESIDE: Mapping[str, str] = {"attachments": "record"}
"""What tells records of one name apart, where it is not their unit."""

MOST_FITTING = 200
"""Of more records of one name nobody is looked for: there are several."""

_SPELT = frozenset(
    {column for columns in OWN_NUMBERS.values() for column in columns}
    | {record_type.column_of[key] for record_type in RECORD_TYPES for key in record_type.known_by}
)
"""The fields of which two spellings are one: what records are known by."""

Key = tuple[object, ...]


class Match(NamedTuple):
    """Whose a row is.

    Args:
        record_id: the record's id; "" for a new one, or for nobody's as long as `fitting` or `is_nobody` say so.
        fitting: the ids of the records among which somebody has to choose.
        is_nobody: there is nothing by which a record could be known.
        is_elsewhere: those that fit are of another unit.
    """

    record_id: str = ""
    fitting: tuple[str, ...] = ()
    is_nobody: bool = False
    is_elsewhere: bool = False


def same(column: Column[Any], one: Cell, other: Cell) -> bool:
    """Tell whether two cells say the same; names and numbers may be spelt in two ways: 张　三 is 张三."""
    if one == other:
        return True
    if one is None or other is None or column not in _SPELT:
        return False
    return compared(column, one) == compared(column, other)


def adds_nothing(column: Column[Any], before: Cell, after: Cell) -> bool:
    """Tell whether a cell says no more than the one that is there.

    It says the same; or it is a month or a year with the very day in it that is known already; or it could not be read,
    and what is there can be.
    """
    if isinstance(before, PartialDate) and isinstance(after, PartialDate):
        return after.first <= before.first and before.last <= after.last
    if isinstance(after, AsTyped) and before is not None and not isinstance(before, AsTyped):
        return True
    return same(column, before, after)


def compared(column: Column[Any], cell: Cell) -> object:
    """Return a cell without what different people write differently: ZL201710601862.3 is 2017106018623."""
    text = cell.text if isinstance(cell, AsTyped) else cell
    if not isinstance(text, str):
        return cell
    number = patent_number(text) if column is Patent.number else None
    return folded(text) if number is None else "".join(number)


Ids = dict[str, None]
Keys = tuple[Key | None, Key]
"""A record's own number, None if it has none, and its name; both as they are compared."""


@dataclass
class _Table:
    """What is known of the table that is being looked at.

    Attributes:
        places: where each field stands in its rows.
        keys: the number and the name of each row.
        by_name: the records that a row without a number may be of, by their names.
        numberless: those that a row with a number may be of.
        taken: the records that have a row.
        equal: the records of rows that say nothing new, by the rows' places.
        equals: by a name and places of a row, records by what they hold there.
    """

    places: Mapping[str, int]
    keys: Sequence[Keys]
    by_name: Mapping[Key, Ids] = field(default_factory=dict)
    numberless: Mapping[Key, Ids] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    equal: dict[int, str] = field(default_factory=dict)
    equals: dict[tuple[Key, tuple[int, ...]], dict[Key, list[str]]] = field(default_factory=dict)


class Identities:
    """The records of one table by what they are known by; it learns of each one that an import adds or changes.

    Args:
        lab: the lab with all that the import has brought so far.
        record_type: whose table it is.
    """

    def __init__(self, lab: Lab, record_type: type[Record]) -> None:
        self._records = lab.tables[record_type.table]
        self._type = record_type
        self._numbers = OWN_NUMBERS.get(record_type.table, ())
        self._names = tuple(record_type.column_of[key] for key in record_type.known_by)
        beside = _BESIDE.get(record_type.table, "unit")
        self._beside = None if beside in record_type.known_by else record_type.column_of.get(beside)
        self._lead = next((unit.id for unit in lab.records(Unit) if unit.role == "lead"), None)
        self._by_number: dict[Key, Ids] = {}
        self._by_name: dict[Key, Ids] = {}
        self._numberless: dict[Key, Ids] = {}
        self._known: dict[str, Keys] = {}
        self._table = _Table({}, [])
        for record in self._records.values():
            self._learn(record)

    # a table

    def begin(self, fields: Sequence[str], rows: Sequence[Cells], left_out: Container[int] = ()) -> None:
        """Begin with a table's rows: those without a number that say nothing new take the records they are of.

        Args:
            fields: the fields that the rows give.
            rows: their cells.
            left_out: the places of rows that are not taken over, and so take no record from another row.
        """
        places = {key: place for place, key in enumerate(fields)}
        self._table = _Table(places, self._keys_of(places, rows))
        self._table.by_name, self._table.numberless = self._by_name, self._numberless
        if self._type.table in NAMES_ARE_SHARED:  # each row takes one of them, and makes none that others may take
            self._table.by_name = {name: dict(ids) for name, ids in self._by_name.items()}
            self._table.numberless = {name: dict(ids) for name, ids in self._numberless.items()}
        without_number = [
            place
            for place, (number, name) in enumerate(self._table.keys)
            if number is None and name in self._by_name and place not in left_out
        ]
        every = tuple(places.values())
        for place in without_number:  # those that are just like a record come first
            self._take_equal(place, rows[place], every)
        for place in without_number:
            if place not in self._table.equal:
                self._take_equal(place, rows[place], tuple(one for one in every if rows[place][one] is not None))

    def match(self, place: int, row: Cells) -> Match:
        """Return whose a row of the table is; `place` is where it stands among the rows."""
        if self._type is Laboratory:
            return Match(LAB_ID)
        if place in self._table.equal:
            return Match(self._table.equal[place])
        found = self._matched(row, *self._table.keys[place])
        if found.record_id:
            self._mark(found.record_id)
        return found

    def take(self, record: Record) -> None:
        """Learn of a record as a row of the table has changed it."""
        self._mark(record.id)
        self._learn(record)

    def take_new(self, record: Record, place: int) -> None:
        """Learn of a record that a row of the table has made."""
        self._mark(record.id)
        self._know(record.id, self._table.keys[place])

    def _mark(self, record_id: str) -> None:
        """Note that a record has a row in this table."""
        self._table.taken.add(record_id)
        if self._type.table in NAMES_ARE_SHARED and record_id in self._known:
            name = self._known[record_id][1]
            self._table.by_name.get(name, {}).pop(record_id, None)
            self._table.numberless.get(name, {}).pop(record_id, None)

    # whose a row is

    def _take_equal(self, place: int, row: Cells, given: tuple[int, ...]) -> None:
        """Let a row take a record without a row that holds just what the row gives at some places."""
        name = self._table.keys[place][1]
        if (name, given) not in self._table.equals:
            self._table.equals[name, given] = self._by_content(self._by_name[name], given)
        columns = self._columns_at(given)
        content = tuple(_content(column, row[one]) for column, one in zip(columns, given, strict=True))
        fitting = self._table.equals[name, given].get(content, [])
        while fitting and fitting[-1] in self._table.taken:
            fitting.pop()
        if fitting:
            self._table.equal[place] = fitting[-1]
            self._mark(fitting[-1])

    def _by_content(self, ids: Iterable[str], given: tuple[int, ...]) -> dict[Key, list[str]]:
        """Return records by what they hold in the fields at some places of a row, the first of each content last."""
        columns = self._columns_at(given)
        found: dict[Key, list[str]] = {}
        for record_id in reversed(list(ids)):
            cells = self._records[record_id].cells
            found.setdefault(tuple(_content(column, cells[column.index]) for column in columns), []).append(record_id)
        return found

    def _columns_at(self, given: tuple[int, ...]) -> list[Column[Any]]:
        keys = tuple(self._table.places)
        return [self._type.column_of[keys[place]] for place in given]

    def _matched(self, row: Cells, number: Key | None, name: Key) -> Match:
        if number is not None and (numbered := self._by_number.get(number)):
            if len(numbered) == 1:
                return Match(next(iter(numbered)))
            return self._numbered(row, list(islice(numbered, MOST_FITTING)))
        if all(part is None for part in name):
            return Match(is_nobody=number is None)
        fitting = self._table.by_name if number is None else self._table.numberless
        return self._named(row, list(islice(fitting.get(name, ()), MOST_FITTING)))

    def _numbered(self, row: Cells, fitting: list[str]) -> Match:
        """Return which of the records of one number a row means: one that holds all it says, if there is any."""
        given = tuple(place for place in self._table.places.values() if row[place] is not None)
        content = tuple(_content(column, row[one]) for column, one in zip(self._columns_at(given), given, strict=True))
        equal = self._by_content(fitting, given).get(content, [])
        free = [one for one in reversed(equal) if one not in self._table.taken]
        return Match(free[0]) if free else Match(fitting=tuple(fitting))

    def _named(self, row: Cells, fitting: list[str]) -> Match:
        """Return which of the records of one name a row means: those of its unit, if there are any."""
        place = self._table.places.get(self._beside.key) if self._beside is not None else None
        if place is None:
            return _one_of(fitting)
        near = [one for one in fitting if self._unit_of(one) == (row[place] or self._lead)]
        if near or row[place] is None:
            return _one_of(near or fitting)
        if self._type.table in NAMES_ARE_SHARED:
            return Match()
        elsewhere = tuple(one for one in fitting if one not in self._table.taken)
        return Match(fitting=elsewhere, is_elsewhere=bool(elsewhere))

    def _unit_of(self, record_id: str) -> Cell:
        """Return the unit of a record, or whatever else tells records of one name apart; a blank is the lead unit."""
        assert self._beside is not None  # nobody asks where nothing does
        return self._records[record_id].cells[self._beside.index] or self._lead

    # what is known of a row or a record

    def _learn(self, record: Record) -> None:
        keys = (
            _key(self._numbers, [record.cells[column.index] for column in self._numbers]),
            tuple(_part(column, record.cells[column.index]) for column in self._names),
        )
        before = self._known.get(record.id)
        if before == keys:
            return
        if before is not None:
            for ids in self._places_of(before):
                ids.pop(record.id, None)
        self._know(record.id, keys)

    def _know(self, record_id: str, keys: Keys) -> None:
        self._known[record_id] = keys
        for ids in self._places_of(keys):
            ids[record_id] = None

    def _places_of(self, keys: Keys) -> Iterator[Ids]:
        """Yield where a record with a number and a name is listed."""
        number, name = keys
        yield self._by_name.setdefault(name, {})
        yield self._numberless.setdefault(name, {}) if number is None else self._by_number.setdefault(number, {})

    def _keys_of(self, places: Mapping[str, int], rows: Sequence[Cells]) -> list[Keys]:
        numbers = [places.get(column.key) for column in self._numbers]
        names = [places.get(column.key) for column in self._names]
        return [
            (
                _key(self._numbers, [None if place is None else row[place] for place in numbers]),
                tuple(map(_part, self._names, [None if place is None else row[place] for place in names])),
            )
            for row in rows
        ]


def _one_of(fitting: Sequence[str]) -> Match:
    return Match(fitting[0]) if len(fitting) == 1 else Match(fitting=tuple(fitting))


def _key(columns: Sequence[Column[Any]], cells: Iterable[Cell]) -> Key | None:
    """Return what a record's own number is compared by; None while a part of it is blank."""
    key = tuple(map(_part, columns, cells))
    return None if not key or None in key else key


def _part(column: Column[Any], cell: Cell) -> object:
    return None if cell is None else compared(column, cell)


def _content(column: Column[Any], cell: Cell) -> object:
    """Return what a cell is compared by: as `same` compares it."""
    return compared(column, cell) if column in _SPELT else (cell.__class__, cell)

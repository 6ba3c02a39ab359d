"""Whose row it is: records matched by a number of their own, else by name and unit, else by name.

A row that says what a record holds already is that record's, so a file may come in twice.  Differing numbers or birth
dates on both sides are two records, however alike their names.  Where several fit, where a person of the name is in
another unit, where a number comes with another name, or where a table has a name twice, nobody is chosen: somebody has
to say.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice
from typing import Any, NamedTuple

from wzlab.columns import Cell, Cells, Column, Record
from wzlab.importing.cells.dividing import without_building
from wzlab.importing.cells.telling_apart import (
    OWN_NUMBERS,
    Born,
    are_born_apart,
    born,
    compared,
    content,
    is_of_another,
)
from wzlab.lab import LAB_ID, Lab
from wzlab.records import Laboratory, Person, Room, Unit

NAMES_ARE_SHARED = frozenset({"equipment", "agreements", "investments", "attachments"})
"""The tables in which several records may well have one name: two monitors in one list are two."""

_BESIDE: Mapping[str, str] = {"attachments": "record"}
"""What tells records of one name apart, where it is not their unit."""

_UNITS = ("unit", "host", "holder")
"""The fields that say whose a record is."""

MOST_FITTING = 200
"""Of more records of one name nobody is looked for: there are several."""

_LEAST_OF_ONE = 2
"""So many rows at least make a table without units one unit's."""

Key = tuple[object, ...]


class Why(Enum):
    """Why somebody has to say whose a row is, or should look."""

    SEVERAL = "several"  # several records fit
    ELSEWHERE = "elsewhere"  # the one that fits is of another unit
    OTHER_NAME = "other_name"  # the number is a record's, the name is not
    TWICE = "twice"  # another row of the table has the name, and took the record
    LEAD = "lead"  # the row is of a lead unit, and there is one
    OTHER_BIRTH = "other_birth"  # new: those of the name were born at another time
    COPY = "copy"  # new: another table of the import has a row just like it


class Match(NamedTuple):
    """Whose a row is.

    Args:
        record_id: the record's id; "" for a new one, or for nobody's as long as `fitting` or `is_nobody` say so.
        fitting: the ids of the records among which somebody has to choose.
        is_nobody: there is nothing by which a record could be known.
        why: why somebody has to choose.
        others: of a new record, those that it is taken not to be, which somebody should look at.
    """

    record_id: str = ""
    fitting: tuple[str, ...] = ()
    is_nobody: bool = False
    why: Why = Why.SEVERAL
    others: tuple[str, ...] = ()


Ids = dict[str, None]
Keys = tuple[Key | None, Key]
"""A record's own number, None if it has none, and its name; both as they are compared."""
IsRepeat = Callable[[int, int], bool]


def _is_no_repeat(_place: int, _earlier: int) -> bool:
    return False


@dataclass
class _Table:
    """What is known of the table that is being looked at.

    Attributes:
        places: where each field stands in its rows.
        keys: the number and the name of each row.
        by_name: the records that a row without a number may be of, by their names.
        numberless: those that a row with a number may be of.
        is_repeat: tells whether of the rows at two places one says nothing that the other does not.
        taken: the records that have a row, each with the row's place.
        equal: the records of rows that say nothing new, by the rows' places.
        equals: by a name and places of a row, records by what they hold there.
        whose: where no row says its unit, the unit that most of them are of by their names; None for none.
    """

    places: Mapping[str, int]
    keys: Sequence[Keys]
    by_name: Mapping[Key, Ids] = field(default_factory=dict)
    numberless: Mapping[Key, Ids] = field(default_factory=dict)
    is_repeat: IsRepeat = _is_no_repeat
    taken: dict[str, int] = field(default_factory=dict)
    equal: dict[int, str] = field(default_factory=dict)
    equals: dict[tuple[Key, tuple[int, ...]], dict[Key, list[str]]] = field(default_factory=dict)
    whose: Cell = None


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
        self._whose = next((record_type.column_of[key] for key in _UNITS if key in record_type.column_of), None)
        self._is_of_units = self._beside is not None and self._beside is self._whose
        self._apart = record_type.column_of.get("site") if record_type.table == Room.table else None
        self._lead = next((unit.id for unit in lab.records(Unit) if unit.role == "lead"), None)
        self._by_number: dict[Key, Ids] = {}
        self._by_name: dict[Key, Ids] = {}
        self._numberless: dict[Key, Ids] = {}
        self._known: dict[str, Keys] = {}
        self._made: set[str] = set()
        self._table = _Table({}, [])
        for record in self._records.values():
            self._learn(record)

    # a table

    def begin(
        self,
        fields: Sequence[str],
        rows: Sequence[Cells],
        left_out: Container[int] = (),
        is_repeat: IsRepeat = _is_no_repeat,
        last: Container[int] = (),
    ) -> None:
        """Begin with a table's rows: those without a number that say nothing new take the records they are of.

        Args:
            fields: the fields that the rows give.
            rows: their cells.
            left_out: the places of rows that are not taken over, and so take no record from another row.
            is_repeat: tells whether of the rows at two places one says nothing that the other does not.
            last: the places of rows that may stay out, and take what the others leave.
        """
        places = {key: place for place, key in enumerate(fields)}
        self._table = _Table(places, self._keys_of(places, rows), is_repeat=is_repeat)
        if self._is_of_units and self._whose is not None and self._whose.key not in places:
            self._table.whose = self._unit_of_most()
        self._table.by_name, self._table.numberless = self._by_name, self._numberless
        if self._type.table in NAMES_ARE_SHARED:  # each row takes one of them, and makes none that others may take
            self._table.by_name = self._of_the_lab(self._by_name)
            self._table.numberless = self._of_the_lab(self._numberless)
        without_number = [
            place
            for place, (number, name) in enumerate(self._table.keys)
            if number is None and name in self._table.by_name and place not in left_out
        ]
        self._take_equals([place for place in without_number if place not in last], rows)
        self._take_equals([place for place in without_number if place in last], rows)

    def _of_the_lab(self, by_name: Mapping[Key, Ids]) -> dict[Key, Ids]:
        """Return things by their names without those that this import has made: two tables with one each have two."""
        if not self._made:
            return {name: dict(ids) for name, ids in by_name.items()}
        return {name: {one: None for one in ids if one not in self._made} for name, ids in by_name.items()}

    def end(self) -> None:
        """Let go of the table, and of whoever tells whether its rows repeat each other."""
        self._table = _Table({}, [])

    def match(self, place: int, row: Cells) -> Match:
        """Return whose a row of the table is; `place` is where it stands among the rows."""
        if self._type is Laboratory:
            return Match(LAB_ID)
        if place in self._table.equal:
            return Match(self._table.equal[place])
        found = self._matched(place, row, *self._table.keys[place])
        if found.record_id:
            self._mark(found.record_id, place)
        return found

    def take(self, record: Record, place: int) -> None:
        """Learn of a record as a row of the table has changed it."""
        self._mark(record.id, place)
        self._learn(record)

    def take_new(self, record: Record, place: int) -> None:
        """Learn of a record that a row of the table has made."""
        self._made.add(record.id)
        self._mark(record.id, place)
        self._know(record.id, self._table.keys[place])

    def _mark(self, record_id: str, place: int) -> None:
        """Note that a record has a row in this table."""
        self._table.taken.setdefault(record_id, place)
        if self._type.table in NAMES_ARE_SHARED and record_id in self._known:
            name = self._known[record_id][1]
            self._table.by_name.get(name, {}).pop(record_id, None)
            self._table.numberless.get(name, {}).pop(record_id, None)

    # whose a row is

    def _take_equals(self, at: Sequence[int], rows: Sequence[Cells]) -> None:
        every = tuple(self._table.places.values())
        for place in at:  # those that are just like a record come first
            self._take_equal(place, rows[place], every)
        for place in at:
            if place not in self._table.equal:
                self._take_equal(place, rows[place], tuple(one for one in every if rows[place][one] is not None))

    def _take_equal(self, place: int, row: Cells, given: tuple[int, ...]) -> None:
        """Let a row take a record without a row that holds just what the row gives at some places."""
        name = self._table.keys[place][1]
        if (name, given) not in self._table.equals:
            self._table.equals[name, given] = self._by_content(self._table.by_name[name], given)
        columns = self._columns_at(given)
        held = tuple(content(column, row[one]) for column, one in zip(columns, given, strict=True))
        fitting = self._table.equals[name, given].get(held, [])
        while fitting and fitting[-1] in self._table.taken:
            fitting.pop()
        if fitting:
            self._table.equal[place] = fitting[-1]
            self._mark(fitting[-1], place)

    def _by_content(self, ids: Iterable[str], given: tuple[int, ...]) -> dict[Key, list[str]]:
        """Return records by what they hold in the fields at some places of a row, the first of each content last."""
        columns = self._columns_at(given)
        found: dict[Key, list[str]] = {}
        for record_id in reversed(list(ids)):
            cells = self._records[record_id].cells
            found.setdefault(tuple(content(column, cells[column.index]) for column in columns), []).append(record_id)
        return found

    def _columns_at(self, given: tuple[int, ...]) -> list[Column[Any]]:
        keys = tuple(self._table.places)
        return [self._type.column_of[keys[place]] for place in given]

    def _matched(self, place: int, row: Cells, number: Key | None, name: Key) -> Match:
        if number is not None and (numbered := self._by_number.get(number)):
            near = [one for one in islice(numbered, MOST_FITTING) if not self._is_on_other_site(row, one)]
            if len(near) == 1:
                return self._of_number(row, near[0])
            if near:
                return self._numbered(row, near)
        if all(part is None for part in name):
            return Match(is_nobody=number is None)
        fitting = self._table.by_name if number is None else self._table.numberless
        found = self._named(row, list(islice(fitting.get(name, ()), MOST_FITTING)))
        if found.record_id:
            return self._unless_taken(place, found)
        if found.fitting or found.others:
            return found
        if self._lead is not None and self._type is Unit and self._given(row, Unit.role) == "lead":
            return Match(fitting=(self._lead,), why=Why.LEAD)
        return self._unless_copied(name)

    def _of_number(self, row: Cells, record_id: str) -> Match:
        """Return the record of a row's number, unless the row may mean another one that bears the number too."""
        record, name = self._records[record_id], self._given(row, self._names[0])
        if is_of_another(record, name, is_elsewhere=self._is_elsewhere(row, record)):
            return Match(fitting=(record_id,), why=Why.OTHER_NAME)
        return Match(record_id)

    def _is_elsewhere(self, row: Cells, record: Record) -> bool:
        if self._whose is None:
            return False
        unit = self._given(row, self._whose)
        return unit is not None and unit != (record.cells[self._whose.index] or self._lead)

    def _is_on_other_site(self, row: Cells, record_id: str) -> bool:
        if self._apart is None:
            return False
        here, there = self._given(row, self._apart), self._records[record_id].cells[self._apart.index]
        return None not in (here, there) and content(self._apart, here) != content(self._apart, there)

    def _unless_taken(self, place: int, found: Match) -> Match:
        """Return a record of a row's name, unless another row of the table took it and says otherwise."""
        earlier = self._table.taken.get(found.record_id)
        if earlier is None or self._type.table in NAMES_ARE_SHARED or self._table.is_repeat(place, earlier):
            return found
        return Match(fitting=(found.record_id,), why=Why.TWICE)

    def _unless_copied(self, name: Key) -> Match:
        """Return a new record, with those of its name that other tables of this import have made."""
        if self._type.table not in NAMES_ARE_SHARED or not self._made:
            return Match()
        ids = islice(self._by_name.get(name, ()), MOST_FITTING)
        others = tuple(one for one in ids if one in self._made and one not in self._table.taken)
        return Match(others=others, why=Why.COPY)

    def _given(self, row: Cells, column: Column[Any]) -> Cell:
        place = self._table.places.get(column.key)
        return None if place is None else row[place]

    def _numbered(self, row: Cells, fitting: list[str]) -> Match:
        """Return which of the records of one number a row means: one that holds all it says, if there is any."""
        given = tuple(place for place in self._table.places.values() if row[place] is not None)
        held = tuple(content(column, row[one]) for column, one in zip(self._columns_at(given), given, strict=True))
        equal = self._by_content(fitting, given).get(held, [])
        free = [one for one in reversed(equal) if one not in self._table.taken]
        return Match(free[0]) if free else Match(fitting=tuple(fitting))

    def _named(self, row: Cells, fitting: list[str]) -> Match:
        """Return which of the records of one name a row means: those of its unit, if there are any."""
        if not fitting:
            return Match()
        fitting, apart = self._by_birth(row, fitting)
        if not fitting:
            return Match(others=apart, why=Why.OTHER_BIRTH)
        place = self._table.places.get(self._beside.key) if self._beside is not None else None
        if place is None:
            return self._unless_partners(row, _one_of(fitting))
        near = [one for one in fitting if self._unit_of(one) == (row[place] or self._lead)]
        if near:
            return _one_of(near)
        if row[place] is None:
            return self._unless_partners(row, _one_of(fitting))
        if self._type.table in NAMES_ARE_SHARED:
            return Match()
        elsewhere = tuple(one for one in fitting if one not in self._table.taken)
        return Match(fitting=elsewhere, why=Why.ELSEWHERE)

    def _unless_partners(self, row: Cells, found: Match) -> Match:
        """Return the record of a row that says no unit, unless it is a partner's: the row may be the lead unit's.

        It is the partner's where the day of birth says so, or, in a table without units, where most of its rows are.
        """
        if not (found.record_id and self._is_of_units and self._lead is not None):
            return found
        mine = self._born(self._given(row, Person.birth_date), self._given(row, Person.id_number))
        is_born_then = mine is not None and mine[0] == mine[1] and mine == self._born_of(found.record_id)
        if is_born_then or self._unit_of(found.record_id) in (self._lead, self._table.whose):
            return found
        return Match(fitting=(found.record_id,), why=Why.ELSEWHERE)

    def _unit_of_most(self) -> Cell:
        """Return the unit that at least half of the table's rows are of by their names, and two; None for none."""
        fitting = (self._by_name.get(name, {}) for _number, name in self._table.keys)
        units = Counter(self._unit_of(next(iter(ids))) for ids in fitting if len(ids) == 1)
        ((unit, number),) = units.most_common(1) or [(None, 0)]
        return unit if number >= _LEAST_OF_ONE and 2 * number >= units.total() else None

    def _by_birth(self, row: Cells, fitting: list[str]) -> tuple[list[str], tuple[str, ...]]:
        """Return the records that a row may be of, and those of people who were born at another time than the row's."""
        mine = self._born(self._given(row, Person.birth_date), self._given(row, Person.id_number))
        if mine is None:
            return fitting, ()
        apart = tuple(one for one in fitting if are_born_apart(mine, self._born_of(one)))
        return [one for one in fitting if one not in apart], apart

    def _born_of(self, record_id: str) -> Born | None:
        return self._born(*map(self._records[record_id].cell, ("birth_date", "id_number")))

    def _born(self, birth_date: Cell, id_number: Cell) -> Born | None:
        return born(birth_date, id_number) if self._type is Person else None

    def _unit_of(self, record_id: str) -> Cell:
        """Return the unit of a record, or whatever else tells records of one name apart; a blank is the lead unit."""
        assert self._beside is not None  # nobody asks where nothing does
        return self._records[record_id].cells[self._beside.index] or self._lead

    # what is known of a row or a record

    def _learn(self, record: Record) -> None:
        keys = (
            _key(self._numbers, [record.cells[column.index] for column in self._numbers]),
            _parts(self._names, [record.cells[column.index] for column in self._names]),
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
                _parts(self._names, [None if place is None else row[place] for place in names]),
            )
            for row in rows
        ]


def _one_of(fitting: Sequence[str]) -> Match:
    return Match(fitting[0]) if len(fitting) == 1 else Match(fitting=tuple(fitting))


def _key(columns: Sequence[Column[Any]], cells: Iterable[Cell]) -> Key | None:
    """Return what a record's own number is compared by; None while a part of it is blank."""
    key = _parts(columns, cells)
    return None if not key or None in key else key


def _parts(columns: Sequence[Column[Any]], cells: Iterable[Cell]) -> Key:
    """Return what a record's name or number is compared by; a room's number may repeat the building before it."""
    parts = tuple(map(_part, columns, cells))
    if parts and Room.room_no in columns and None not in parts:
        building, number = map(str, parts)
        return building, without_building(number, building)
    return parts


def _part(column: Column[Any], cell: Cell) -> object:
    return None if cell is None else compared(column, cell)

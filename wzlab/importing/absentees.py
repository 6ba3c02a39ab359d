"""Which records of the lab an import does not speak of, where it is another version of the list that they were in.

Somebody who is in the lab and not in this month's list may have left, and still counts; nobody but the user knows.
Nothing is removed here, and nothing guessed: it is told.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from wzlab.columns import AsTyped, Cell, Column, Record
from wzlab.importing.cells.telling_apart import OWN_NUMBERS, compared
from wzlab.importing.model import Action, RowPlan, TablePlan, Topic
from wzlab.lab import Lab
from wzlab.records import (
    RECORD_TYPES,
    Agreement,
    Award,
    Instrument,
    Investment,
    Laboratory,
    Patent,
    Person,
    Project,
    Room,
    Unit,
)

_PARTS: Mapping[str, tuple[Column[Any], ...]] = {
    Unit.table: (Unit.role,),
    Person.table: (Person.unit,),
    Room.table: (Room.unit, Room.site, Room.building),
    Instrument.table: (Instrument.unit,),
    Project.table: (Project.host,),
    Patent.table: (Patent.holder,),
    Award.table: (Award.host,),
    Agreement.table: (Agreement.unit,),
    Investment.table: (Investment.unit,),
}
"""By table, the fields by which lists are kept apart: a unit writes down its own people, a house its own rooms."""
_OF_LEAD = frozenset({Person.unit, Room.unit, Instrument.unit, Project.host, Patent.holder, Award.host})
"""The fields whose blank means the lead unit; any other blank says nothing."""
_ENOUGH = 3
"""With so many records of the lab in it a list is no accident."""
_FEW = 2
"""So many are enough in a list in which nothing is new."""

Key = tuple[object, ...]


def absentees(lab: Lab, plans: Sequence[TablePlan]) -> Mapping[str, tuple[Record, ...]]:
    """Return the records of a lab that no row speaks of, by table and in the lab's order; only tables with any.

    All tables of one kind in an import are one list.  It is another version of the lab's list if it has at least half
    of the records it is compared with, and at least three, or two where it has no row of anything else.  A record is in
    it if a row was found to be its, whatever becomes of the row.

    It is compared with all records of its kind by which somebody could be known, unless it is a part of the list: where
    every row is of some of the units, or of some of the buildings, the records of the others are left aside.  A row is
    of the unit that it says, else of the one that its record has; a new row that says none is of any.

    A row that is skipped, and one of which somebody has yet to say whose it is, speaks of every record that has its
    number, or its name without another number.  A row with neither speaks of nobody, and is a problem of its own.
    """
    found: dict[str, tuple[Record, ...]] = {}
    for record_type in RECORD_TYPES:
        mine = [plan for plan in plans if plan.table.kind == record_type.table]
        if not mine or record_type is Laboratory or not lab.tables[record_type.table]:
            continue
        if absent := _List(lab, record_type, mine).absent():
            found[record_type.table] = absent
    return found


class _List:
    """All rows of an import that are of one kind of record.

    Args:
        lab: the lab as it was.
        record_type: the kind.
        plans: what would be done with its tables.
    """

    def __init__(self, lab: Lab, record_type: type[Record], plans: Sequence[TablePlan]) -> None:
        self._records = lab.tables[record_type.table]
        self._lead = next((unit.id for unit in lab.records(Unit) if unit.role == "lead"), "")
        self._numbers = OWN_NUMBERS.get(record_type.table, ())
        self._names = tuple(record_type.column_of[key] for key in record_type.known_by)
        self._matched: set[str] = set()
        self._fitting: set[str] = set()
        self._spoken: set[Key] = set()
        self._seen: dict[Column[Any], set[object]] = {column: set() for column in _PARTS.get(record_type.table, ())}
        self._has_others = False
        for plan in plans:
            self._read(plan)

    def absent(self) -> tuple[Record, ...]:
        """Return the records that no row speaks of; none if the rows are no other version of the lab's list."""
        if len(self._matched) < (_ENOUGH if self._has_others else _FEW):
            return ()
        compared_with = [record for record in self._records.values() if self._is_compared(record)]
        if 2 * len(self._matched) < len(compared_with):
            return ()
        return tuple(record for record in compared_with if not self._is_spoken_of(record))

    # what the rows say

    def _read(self, plan: TablePlan) -> None:
        wanted = {column.key for column in (*self._numbers, *self._names, *self._seen)}
        places = [(key, place) for place, key in enumerate(plan.fields) if key in wanted]
        for row in plan.rows:
            cells = {key: row.values[place] for key, place in places} if row.values else {}
            if row.action is Action.SKIP:
                self._speak(cells)
            elif row.record_id in self._records:
                self._matched.add(row.record_id)
                self._see(cells, self._records[row.record_id])
            else:
                self._read_other(row, cells)

    def _read_other(self, row: RowPlan, cells: Mapping[str, Cell]) -> None:
        self._has_others = True
        fitting = [
            option.answer
            for trouble in row.troubles
            if trouble.question is not None and trouble.question.topic is Topic.ROW
            for option in trouble.question.options
        ]
        if fitting:
            self._fitting.update(fitting)
            self._speak(cells)
        if not fitting or row.action is Action.ADD:
            self._see(cells, None)

    def _speak(self, cells: Mapping[str, Cell]) -> None:
        """Note that a row speaks of all records that it may be of: two of different numbers are never one."""
        number, name = _compared(self._numbers, cells), _compared(self._names, cells)
        if number and None not in number:
            self._spoken |= {("number", *number), ("numberless", *name)}
        elif any(part is not None for part in name):
            self._spoken.add(("name", *name))

    def _see(self, cells: Mapping[str, Cell], record: Record | None) -> None:
        """Note of which parts of the list a row is; a new one that does not say so is of any."""
        for column, seen in self._seen.items():
            cell = cells.get(column.key)
            if cell is not None and not isinstance(cell, AsTyped):
                seen.add(compared(column, cell))
            elif record is not None:
                seen.add(self._part(column, record))

    # the lab's records

    def _is_compared(self, record: Record) -> bool:
        if record.id in self._matched:
            return True
        parts = ((self._part(column, record), seen) for column, seen in self._seen.items())
        return any(self._keys(record)) and all(part is None or None in seen or part in seen for part, seen in parts)

    def _part(self, column: Column[Any], record: Record) -> object:
        """Return of which part of the list a record is; None for one that may be of any."""
        cell = record.cells[column.index]
        if cell is None:
            return self._lead if column in _OF_LEAD else None
        return compared(column, cell)

    def _is_spoken_of(self, record: Record) -> bool:
        if record.id in self._matched or record.id in self._fitting:
            return True
        return any(key in self._spoken for key in self._keys(record))

    def _keys(self, record: Record) -> Iterator[Key]:
        """Yield by what rows may speak of a record; nothing for one that has neither number nor name."""
        cells = {column.key: record.cells[column.index] for column in (*self._numbers, *self._names)}
        number, name = _compared(self._numbers, cells), _compared(self._names, cells)
        has_number = bool(number) and None not in number
        if has_number:
            yield ("number", *number)
        if any(part is not None for part in name):
            yield ("name", *name)
            if not has_number:
                yield ("numberless", *name)


def _compared(columns: Sequence[Column[Any]], cells: Mapping[str, Cell]) -> Key:
    """Return cells as people spell them; None for a blank."""
    found = ((column, cells.get(column.key)) for column in columns)
    return tuple(None if cell is None else compared(column, cell) for column, cell in found)

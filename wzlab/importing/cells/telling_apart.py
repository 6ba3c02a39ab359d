"""What tells two records apart, and what does not: spelling, births, names under one number."""

from collections.abc import Mapping
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from wzlab.columns import AsTyped, Cell, Column, Record
from wzlab.dates import PartialDate
from wzlab.identities import birth_date_in, patent_number
from wzlab.records import (
    RECORD_TYPES,
    Award,
    Instrument,
    Patent,
    Person,
    Project,
    Room,
    Unit,
)
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

_SPELT = frozenset(
    {column for columns in OWN_NUMBERS.values() for column in columns}
    | {record_type.column_of[key] for record_type in RECORD_TYPES for key in record_type.known_by}
)
"""The fields of which two spellings are one: what records are known by."""

_NUMBERED_BY_HAND = frozenset({Instrument.table, Project.table})
"""The tables whose numbers may be no more than the serial numbers of somebody's list."""
_SHORT = 4
"""A number of so few characters is one that every list has."""
_ALIKE = 0.6
"""Names with so much in common are one name, with a slip of the pen or an addition."""


# --- spelling -------------------------------------------------------------------------------------------------------


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


def content(column: Column[Any], cell: Cell) -> object:
    """Return what a cell is compared by: as `same` compares it."""
    return compared(column, cell) if column in _SPELT else (cell.__class__, cell)


# --- people ---------------------------------------------------------------------------------------------------------

Born = tuple[date, date]
"""The first and the last day on which somebody may be born."""


def born(birth_date: Cell, id_number: Cell) -> Born | None:
    """Return when a person was born, by the date or else by the identity number; None while that is unknown."""
    if isinstance(birth_date, PartialDate):
        return birth_date.first, birth_date.last
    day = birth_date_in(id_number) if isinstance(id_number, str) else None
    return None if day is None else (day, day)


def are_born_apart(one: Born | None, other: Born | None) -> bool:
    """Tell whether two people cannot be one: they are born in two years, or on two days that are known to the day.

    Two months of one year may be a month that somebody got wrong, or the lunar one.
    """
    if one is None or other is None:
        return False
    if one[1].year < other[0].year or other[1].year < one[0].year:
        return True
    return one[0] == one[1] and other[0] == other[1] and one != other


# --- numbers that come with another name ----------------------------------------------------------------------------


def is_of_another(record: Record, name: Cell, *, is_elsewhere: bool) -> bool:
    """Tell whether a row with a record's number may be another record's.

    A number such as 3 or 001 is in every list: it says little without the name, or against the unit.  A longer one may
    come with a name that is spelt a little otherwise.

    Args:
        record: the record of that number.
        name: what the row calls it, None for nothing.
        is_elsewhere: the row says that it is another unit's.
    """
    column = record.column_of[record.known_by[0]]
    before = record.cells[column.index]
    if len(record.known_by) != 1 or name is None or before is None:
        return False
    if same(column, before, name):
        return is_elsewhere and _is_short(record)
    return _is_short(record) or not _are_alike(str(compared(column, before)), str(compared(column, name)))


def _is_short(record: Record) -> bool:
    if record.table not in _NUMBERED_BY_HAND:
        return False
    (column,) = OWN_NUMBERS[record.table]
    return len(str(compared(column, record.cells[column.index]))) <= _SHORT


def _are_alike(one: str, other: str) -> bool:
    return one in other or other in one or SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE

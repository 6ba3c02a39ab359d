"""By what the rows of a table are sorted: values by value, choices in the order of their list, text as Chinese sorts it.

Blank cells come last, whichever way the rest is sorted.  No Qt.
"""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

from wzlab.columns import AsTyped, Cell, Choice, Column, Day, Number, Record, Reference, YesNo
from wzlab.editing.cells import CellForms
from wzlab.policy.books import NotCounted, Undecided

Key = tuple[int, Any]
"""What is compared: the group a cell belongs to (0 values, 1 what could not be read), and its value in it."""


@lru_cache(maxsize=1 << 10)
def collation(text: str) -> bytes:
    """Return a text as Chinese sorts it: the standard's own order, in which the common characters go by pinyin."""
    return text.casefold().encode("gb18030", errors="replace")


def cell_key(column: Column[Any], forms: CellForms) -> Callable[[Cell], Key | None]:
    """Return the function that gives a cell's sort key; None for a blank one."""
    key = _value_key(column, forms)

    def keyed(cell: Cell) -> Key | None:
        if cell is None:
            return None
        return (1, collation(cell.text)) if isinstance(cell, AsTyped) else (0, key(cell))

    return keyed


def _value_key(column: Column[Any], forms: CellForms) -> Callable[[Any], Any]:
    kind = column.kind
    if isinstance(kind, Day | Number):
        return _itself
    if isinstance(kind, YesNo):
        return _is_no
    if isinstance(kind, Choice):
        places = {code: place for place, code in enumerate(kind.options)}
        return cache(lambda code: (places.get(code, len(places)), collation(code)))
    if isinstance(kind, Reference):
        return cache(lambda record_id: collation(forms.shown(column, record_id)))
    return collation


def _itself(value: object) -> object:
    return value


def _is_no(value: bool) -> bool:
    return not value


def sort_records(records: Iterable[Record], key: Callable[[Record], Key | None], *, descending: bool) -> list[str]:
    """Return the ids of records by key, equal ones in the order given, those without a key last."""
    keyed: list[tuple[Key, str]] = []
    blank: list[str] = []
    for record in records:
        found = key(record)
        if found is None:
            blank.append(record.id)
        else:
            keyed.append((found, record.id))
    keyed.sort(key=itemgetter(0), reverse=descending)
    return [*(record_id for _key, record_id in keyed), *blank]


def column_key(column: Column[Any], forms: CellForms) -> Callable[[Record], Key | None]:
    """Return the function that gives a record's sort key by one of its fields."""
    of_cell, index = cell_key(column, forms), column.index
    return lambda record: of_cell(record.cells[index])


def entry_key(entry: object) -> Key | None:
    """Return the sort key of what became of a record: counted, undecided, not counted by reason, not looked at."""
    if entry is None:
        return None
    if isinstance(entry, Undecided):
        return (1, ())
    return (2, collation(entry.because)) if isinstance(entry, NotCounted) else (0, ())

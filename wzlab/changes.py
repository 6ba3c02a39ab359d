"""The only way to change a lab.

`apply(lab, change)` carries a change out and returns the change that takes it back, so undo, history and re-judging
all hang on one signal.  `Edit` is also what a judge is told: the record as it was and as it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from wzlab.columns import Cell, Record
from wzlab.lab import LAB_ID, Lab, Note, Pin
from wzlab.records import Laboratory


@dataclass(frozen=True, slots=True)
class SetCells:
    """Change cells of one record."""

    table: str
    record_id: str
    cells: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class AddRecord:
    """Put a record into its table, before the position (None: at the end)."""

    record: Record
    position: int | None = None


@dataclass(frozen=True, slots=True)
class RemoveRecord:
    """Take a record out of its table."""

    table: str
    record_id: str


@dataclass(frozen=True, slots=True)
class MoveRecord:
    """Put a record of a table before the position it then has among the others (0: first)."""

    table: str
    record_id: str
    position: int


@dataclass(frozen=True, slots=True)
class SetPin:
    """Pin a reading, or unpin it (None); a pin that is new stands before the position (None: at the end)."""

    reading: str
    pin: Pin | None
    position: int | None = None


@dataclass(frozen=True, slots=True)
class SetNote:
    """Write a note on a condition, or remove it (None); a note that is new stands before the position, as a pin."""

    condition: str
    note: Note | None
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Several:
    """Changes made in order, as one step."""

    changes: tuple["Change", ...]


V = TypeVar("V")
Change = SetCells | AddRecord | RemoveRecord | MoveRecord | SetPin | SetNote | Several


@dataclass(frozen=True, slots=True)
class Edit:
    """What a change did to one record: as it was (None: added) and as it is (None: removed).

    A record that has only moved is the same before and after.
    """

    table: str
    before: Record | None
    after: Record | None


def by_table(edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    """Return edits table by table, each table's in their order."""
    found: dict[str, list[Edit]] = {}
    for edit in edits:
        found.setdefault(edit.table, []).append(edit)
    return found


def apply(lab: Lab, change: Change) -> tuple[Change, list[Edit]]:
    """Carry a change out; return the change that takes it back, and what happened to each record.

    Raises:
        KeyError: the change names a record or field that is not there, or adds an id that is; or it adds or removes
            the record of the lab itself.
    """
    match change:
        case SetCells():
            return _set_cells(lab, change)
        case AddRecord():
            return _add(lab, change)
        case RemoveRecord():
            return _remove(lab, change)
        case MoveRecord():
            return _move(lab, change)
        case SetPin(reading, pin, position):
            return SetPin(reading, *_swap(lab.pins, reading, pin, position)), []
        case SetNote(condition, note, position):
            return SetNote(condition, *_swap(lab.notes, condition, note, position)), []
        case Several(changes):
            return _apply_all(lab, changes)


def _swap(entries: dict[str, V], key: str, entry: V | None, position: int | None) -> tuple[V | None, int | None]:
    """Put an entry in the place of the one before it, which is returned with that place."""
    if key in entries:
        position = list(entries).index(key)
    before = entries.pop(key, None)
    if entry is not None:
        _insert(entries, key, entry, position)
    return before, position


def _insert(entries: dict[str, V], key: str, entry: V, position: int | None) -> None:
    is_at_end = position is None or position >= len(entries)
    later = [] if is_at_end else list(entries.items())[position:]
    for following, _entry in later:
        del entries[following]
    entries[key] = entry
    entries.update(later)


def _take_out(entries: dict[str, V], key: str) -> tuple[V, int]:
    """Take an entry out; return it with the place where it stood."""
    if next(reversed(entries)) == key:  # not looked for: many records are taken back from the end
        _key, entry = entries.popitem()
        return entry, len(entries)
    position = list(entries).index(key)
    return entries.pop(key), position


def _set_cells(lab: Lab, change: SetCells) -> tuple[Change, list[Edit]]:
    table = lab.tables[change.table]
    before = table[change.record_id]
    table[change.record_id] = after = before.replace(**dict(change.cells))
    inverse = tuple((key, before.cell(key)) for key, _cell in change.cells)
    return SetCells(change.table, change.record_id, inverse), [Edit(change.table, before, after)]


def _add(lab: Lab, change: AddRecord) -> tuple[Change, list[Edit]]:
    record = change.record
    if record.table == Laboratory.table or lab.find(record.id) is not None:
        raise KeyError(record.id)
    _insert(lab.tables[record.table], record.id, record, change.position)
    return RemoveRecord(record.table, record.id), [Edit(record.table, None, record)]


def _remove(lab: Lab, change: RemoveRecord) -> tuple[Change, list[Edit]]:
    table = lab.tables[change.table]
    if change.record_id == LAB_ID or change.record_id not in table:
        raise KeyError(change.record_id)
    before, position = _take_out(table, change.record_id)
    return AddRecord(before, position), [Edit(change.table, before, None)]


def _move(lab: Lab, change: MoveRecord) -> tuple[Change, list[Edit]]:
    table = lab.tables[change.table]
    before = list(table).index(change.record_id) if change.record_id in table else -1
    if before < 0:
        raise KeyError(change.record_id)
    record = table.pop(change.record_id)
    _insert(table, record.id, record, change.position)
    return MoveRecord(change.table, record.id, before), [Edit(change.table, record, record)]


def _apply_all(lab: Lab, changes: tuple[Change, ...]) -> tuple[Change, list[Edit]]:
    """Carry several changes out, or none: when one fails, those before it are taken back."""
    inverses: list[Change] = []
    edits: list[Edit] = []
    try:
        for change in changes:
            inverse, edited = apply(lab, change)
            inverses.append(inverse)
            edits.extend(edited)
    except KeyError:
        for inverse in reversed(inverses):
            apply(lab, inverse)
        raise
    return Several(tuple(reversed(inverses))), edits

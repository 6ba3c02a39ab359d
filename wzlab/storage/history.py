"""What was done to a document: each step with what it changed, cell by cell, and the versions somebody named.

A step is remembered in the form of the interchange file, so it can be read back when a field has gone meanwhile.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Any, NamedTuple

from wzlab.changes import Edit
from wzlab.columns import AsTyped, Cell, Column, Record
from wzlab.dates import PartialDate
from wzlab.lab import Lab, Note, Pin
from wzlab.records import TYPE_OF
from wzlab.storage.interchange import parse_text
from wzlab.storage.rows import NOTES, READINGS, ascii_json


class What(Enum):
    """What a step did to one record, pinned reading or note."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


class CellChange(NamedTuple):
    """One cell as it was and as it is; of a reading or a note, one of its particulars."""

    key: str
    before: Cell
    after: Cell


@dataclass(frozen=True, slots=True)
class HistoryEdit:
    """What a step did to one record: `section` is its table, or "readings" or "notes".

    `origin` says where an imported record came from: 人员.xlsx · 在职人员 · 第 5 行 ("" for anything else).
    """

    section: str
    id: str
    what: What
    cells: tuple[CellChange, ...]
    origin: str = ""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One step: `number` counts from 1, `at` is in UTC, `who` the system's name of the user."""

    number: int
    at: datetime
    who: str
    label: str
    edits: tuple[HistoryEdit, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A lab as somebody named it: `history_number` is the step that named it."""

    number: int
    at: datetime
    name: str
    history_number: int


def history_edits(edits: Sequence[Edit], origins: Mapping[str, str] | None = None) -> Iterator[HistoryEdit]:
    """Yield what edits did to each record, from before the first to after the last.

    Args:
        edits: in their order.
        origins: where records came from, by their ids.
    """
    before: dict[tuple[str, str], Record | None] = {}
    after: dict[tuple[str, str], Record | None] = {}
    for edit in edits:
        record = edit.after or edit.before
        assert record is not None  # an edit is of a record that was or is there
        before.setdefault((edit.table, record.id), edit.before)
        after[edit.table, record.id] = edit.after
    for key, was in before.items():
        if was is not None or after[key] is not None:
            told = _edit(*key, _filled(was), _filled(after[key]))
            yield replace(told, origin=origins[told.id]) if origins and told.id in origins else told


def pin_edits(before: dict[str, Pin], after: dict[str, Pin]) -> Iterator[HistoryEdit]:
    """Yield what was done to the pinned readings."""
    for reading in before | after:
        if (was := before.get(reading)) != (now := after.get(reading)):
            yield _edit(READINGS, reading, _pin_cells(was), _pin_cells(now))


def note_edits(before: dict[str, Note], after: dict[str, Note]) -> Iterator[HistoryEdit]:
    """Yield what was done to the notes."""
    for condition in before | after:
        if (was := before.get(condition)) != (now := after.get(condition)):
            yield _edit(NOTES, condition, _note_cells(was), _note_cells(now))


def lab_edits(before: Lab, after: Lab) -> Iterator[HistoryEdit]:
    """Yield what tells two labs apart; the order of their records is not looked at."""
    edits: list[Edit] = []
    for table, was in before.tables.items():
        now = after.tables[table]
        edits.extend(
            Edit(table, was.get(record_id), now.get(record_id))
            for record_id in was | now
            if was.get(record_id) != now.get(record_id)
        )
    yield from history_edits(edits)
    yield from pin_edits(before.pins, after.pins)
    yield from note_edits(before.notes, after.notes)


def _edit(section: str, entry_id: str, was: dict[str, Cell] | None, now: dict[str, Cell] | None) -> HistoryEdit:
    """Return what was done to one entry; None stands for one that is not there."""
    if was is None:
        added = tuple(CellChange(key, None, cell) for key, cell in (now or {}).items() if cell is not None)
        return HistoryEdit(section, entry_id, What.ADDED, added)
    if now is None:
        removed = tuple(CellChange(key, cell, None) for key, cell in was.items() if cell is not None)
        return HistoryEdit(section, entry_id, What.REMOVED, removed)
    keys = (key for key in was | now if was.get(key) != now.get(key))
    cells = tuple(CellChange(key, was.get(key), now.get(key)) for key in keys)
    return HistoryEdit(section, entry_id, What.CHANGED if cells else What.MOVED, cells)


def _filled(record: Record | None) -> dict[str, Cell] | None:
    if record is None:
        return None
    cells = zip(record.columns, record.cells, strict=True)
    return {column.key: cell for column, cell in cells if cell is not None}


def _pin_cells(pin: Pin | None) -> dict[str, Cell] | None:
    return None if pin is None else {"choice": pin.choice, "by": pin.by, "on": pin.on}


def _note_cells(note: Note | None) -> dict[str, Cell] | None:
    if note is None:
        return None
    return {"confirmed": note.confirmed, "reason": note.reason, "by": note.by, "on": note.on}


# --- as a document keeps it -----------------------------------------------------------------------------------------


def edits_json(edits: Iterable[HistoryEdit]) -> str:
    """Return edits as a document keeps them; an origin stands last, and only where there is one.

    Edit by edit: while one text is being made no other thread gets a turn.
    """
    return f"[{','.join(map(_edit_json, edits))}]"


def _edit_json(edit: HistoryEdit) -> str:
    columns = _columns(edit.section)
    cells = [
        (key, _cell_json(columns.get(key), before), _cell_json(columns.get(key), after))
        for key, before, after in edit.cells
    ]
    origin = [edit.origin] if edit.origin else []
    return ascii_json([edit.section, edit.id, edit.what.value, cells, *origin])


def edits_of(text: str) -> tuple[HistoryEdit, ...]:
    """Return the edits that a document keeps; what a later program may have put behind them is passed over."""
    return tuple(
        HistoryEdit(
            section,
            entry_id,
            What(what),
            tuple(CellChange(key, _cell(section, key, was), _cell(section, key, now)) for key, was, now in cells),
            more[0] if more and isinstance(more[0], str) else "",
        )
        for section, entry_id, what, cells, *more in parse_text(text)
    )


def _columns(section: str) -> Mapping[str, Column[Any]]:
    """Return the columns of a table by their keys; readings and notes have none."""
    record_type = TYPE_OF.get(section)
    return record_type.column_of if record_type else {}


def _cell_json(column: Column[Any] | None, cell: Cell) -> object:
    if cell is None or isinstance(cell, bool):
        return cell
    if isinstance(cell, AsTyped):
        return {"as_typed": cell.text}
    return column.kind.to_json(cell) if column else str(cell)


def _cell(section: str, key: str, raw: Any) -> Cell:
    """Return a cell as it was; what its field no longer reads is a text as typed."""
    if isinstance(raw, dict):
        return AsTyped(raw["as_typed"])
    column = _columns(section).get(key)
    if raw is None or column is None:
        cell: Cell = PartialDate.parse(raw) if raw is not None and key == "on" else raw
        return cell
    try:
        value: Cell = column.kind.from_json(raw)
    except ValueError:
        return AsTyped(str(raw))
    return value

"""A change on its way into a document: made where the lab is changed, written by the thread that writes.

A `Preparer` knows where each row stands, so that a step holds the rows it touches and no others.  Only the thread
that changes the lab uses it; what it gives out never changes, and any thread may write it.  The text of a step is made
where it is written: that of many records takes longer than whoever changes them should wait.
"""

import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import NamedTuple

from wzlab.changes import Edit
from wzlab.columns import Record
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.storage.history import HistoryEdit, edits_json, history_edits, note_edits, pin_edits
from wzlab.storage.interchange import lab_document, parse_text
from wzlab.storage.locks import system_user
from wzlab.storage.resting import at_leisure
from wzlab.storage.rows import (
    NOTES,
    PACK,
    READINGS,
    Row,
    RowKey,
    ascii_json,
    new_places,
    record_row,
    section_contents,
)


@dataclass(frozen=True, slots=True)
class NamedVersion:
    """A version to be kept: its name, and the interchange object of the lab, both as JSON."""

    name: str
    lab: str


class Standing(NamedTuple):
    """A record, and its place among its kind."""

    record: Record
    place: int


@dataclass(frozen=True)
class Step:
    """One change, ready to be written.

    Attributes:
        number: its place in the order in which steps were prepared, from 1.
        token: the mark its commit leaves in the file; so a commit whose end is in doubt is not made twice.
        at: when the change was made, UTC.
        who: the user's name in the system.
        label: what a person calls the step.
        records: the records that are new or other than before.
        marks: the rows of pins, notes and the pack, where they are new or other than before.
        gone: rows that are no more.
        told: what happened to records, for the history.
        origins: where imported records came from, by their ids, for the history.
        told_besides: what else the history says.
        version: what is to be kept under a name.
    """

    number: int
    token: str
    at: datetime
    who: str
    label: str
    records: tuple[Standing, ...] = ()
    marks: tuple[Row, ...] = ()
    gone: tuple[RowKey, ...] = ()
    told: tuple[Edit, ...] = ()
    origins: Mapping[str, str] | None = None
    told_besides: tuple[HistoryEdit, ...] = ()
    version: NamedVersion | None = None

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Rows that are new or other than before."""
        return (*(record_row(record, place) for record, place in at_leisure(self.records)), *self.marks)

    @cached_property
    def edits(self) -> str:
        """What the history says of it, as JSON."""
        return edits_json(at_leisure((*history_edits(self.told, self.origins), *self.told_besides)))

    def spell_out(self) -> tuple[tuple[Row, ...], str]:
        """Make the text now, rather than when others wait for the file; return the rows and the edits."""
        return self.rows, self.edits


def new_token() -> str:
    """Return a mark no other commit has."""
    return secrets.token_hex(16)


class Preparer:
    """Makes steps of one lab, in their order.

    Args:
        lab: the lab as the document holds it.
        rows: the document's rows of it.
    """

    def __init__(self, lab: Lab, rows: Iterable[Row]) -> None:
        self._lab = lab
        self._places: dict[str, dict[str, int]] = {}
        self._user = system_user()
        self.prepared = 0
        self.restart(rows)

    def restart(self, rows: Iterable[Row]) -> None:
        """Begin anew from rows that hold the lab as it is now."""
        self._places = places_of(rows)
        self._remember_marks()

    def step(self, label: str, edits: Sequence[Edit], origins: Mapping[str, str] | None = None) -> Step:
        """Return the step from the lab as of the last step to the lab as it is, of which `edits` tell the records.

        `origins` say where imported records came from, by their ids.
        """
        told_besides = tuple(self._mark_edits())
        records: list[Standing] = []
        marks: list[Row] = []
        gone: list[RowKey] = []
        for table, (touched, loose) in _touched(edits).items():
            gone.extend(self._removed(table, touched))
            records.extend(self._placed(table, touched, loose))
        for section in self._marks_changed():
            gone.extend(self._removed(section, list(self._places[section])))
            marks.extend(self._rewritten(section))
        self._remember_marks()
        return replace(
            self._numbered(label),
            records=tuple(records),
            marks=tuple(marks),
            gone=tuple(gone),
            told=tuple(edits),
            origins=origins,
            told_besides=told_besides,
        )

    def version_step(self, name: str) -> Step:
        """Return the step that keeps the lab as it is under a name."""
        version = NamedVersion(ascii_json(name), ascii_json(lab_document(self._lab)))
        return replace(self._numbered(_("命名版本“{name}”").format(name=name)), version=version)

    def whole_step(self, edits: Sequence[HistoryEdit]) -> Step:
        """Return the step that writes the lab whole, of which `edits` say what differs from what is on the disk."""
        return replace(self._numbered(_("重新写入整个文件")), told_besides=tuple(edits))

    def _numbered(self, label: str) -> Step:
        self.prepared += 1
        return Step(self.prepared, new_token(), datetime.now(UTC), self._user, label)

    # rows

    def _removed(self, section: str, ids: Iterable[str]) -> Iterator[RowKey]:
        there: Collection[str] = _ids(self._lab, section)
        places = self._places[section]
        for entry_id in ids:
            if entry_id not in there and places.pop(entry_id, None) is not None:
                yield RowKey(section, ascii_json(entry_id))

    def _placed(self, table: str, touched: Collection[str], loose: Collection[str]) -> Iterator[Standing]:
        """Yield the records to write; the lab itself, not the edits, says what they are."""
        places, records = self._places[table], self._lab.tables[table]
        moved: dict[str, int] = {}
        if loose or any(entry_id not in places for entry_id in touched if entry_id in records):
            moved = new_places(list(records), places, loose)
            places.update(moved)
        for entry_id in dict.fromkeys((*touched, *moved)):
            if entry_id in records:
                yield Standing(records[entry_id], places[entry_id])

    def _rewritten(self, section: str) -> Iterator[Row]:
        """Yield all rows of a short section whose order may have changed too."""
        contents = section_contents(self._lab, section)
        self._places[section] = new_places(list(contents), {}, ())
        for entry_id, content in contents.items():
            yield Row(section, ascii_json(entry_id), self._places[section][entry_id], content)

    # pins, notes and the pack: few, and no edit tells of them

    def _remember_marks(self) -> None:
        self._pins, self._notes, self._pack = dict(self._lab.pins), dict(self._lab.notes), self._lab.pack

    def _marks_changed(self) -> Iterator[str]:
        if list(self._pins.items()) != list(self._lab.pins.items()):
            yield READINGS
        if list(self._notes.items()) != list(self._lab.notes.items()):
            yield NOTES
        if self._pack != self._lab.pack:
            yield PACK

    def _mark_edits(self) -> Iterator[HistoryEdit]:
        yield from pin_edits(self._pins, self._lab.pins)
        yield from note_edits(self._notes, self._lab.notes)


def places_of(rows: Iterable[Row]) -> dict[str, dict[str, int]]:
    """Return where the rows of each section stand, by the ids of their records."""
    ordered = list(rows)
    ids = parse_text(f"[{','.join(row.id for row in ordered)}]")
    places: dict[str, dict[str, int]] = {section: {} for section in (*Lab().tables, READINGS, NOTES, PACK)}
    for row, entry_id in zip(ordered, ids, strict=True):
        places[row.section][entry_id] = row.place
    return places


def _touched(edits: Sequence[Edit]) -> Mapping[str, tuple[dict[str, None], set[str]]]:
    """Return the records touched by table, and of these the ones that came, left or moved."""
    found: dict[str, tuple[dict[str, None], set[str]]] = {}
    for edit in edits:
        record = edit.after or edit.before
        assert record is not None  # an edit is of a record that was or is there
        touched, loose = found.setdefault(edit.table, ({}, set()))
        touched[record.id] = None
        if edit.before is None or edit.before == edit.after:
            loose.add(record.id)
    return found


def _ids(lab: Lab, section: str) -> Collection[str]:
    match section:
        case "readings":
            return lab.pins
        case "notes":
            return lab.notes
        case "pack":
            return () if lab.pack is None else (PACK,)
    return lab.tables[section]

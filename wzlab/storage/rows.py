"""A lab as the rows of a document's table `entries`: what each holds, and its place among its kind.

A row is one record, one pinned reading, one note, or the lab's pack.  Places are whole numbers with wide gaps, so a
record put between two others costs its own row only.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import simplejson

from wzlab.columns import Record
from wzlab.lab import Lab
from wzlab.records import RECORD_TYPES, Laboratory
from wzlab.storage.interchange import FORMAT, note_entry, parse_text, pin_entry, record_entry, texts_as_typed
from wzlab.storage.seals import digest

READINGS, NOTES, PACK = "readings", "notes", "pack"
"""The sections that hold no records."""

GAP = 2**32
"""The distance of neighbours that were written together."""


class Row(NamedTuple):
    """One row; `id` and `content` are JSON in ASCII."""

    section: str
    id: str
    place: int
    content: str

    @property
    def key(self) -> "RowKey":
        """What the row is known by."""
        return RowKey(self.section, self.id)

    @property
    def digest(self) -> int:
        """The row's part of the seal."""
        return digest("entries", *self)


class RowKey(NamedTuple):
    """What a row is known by; `id` is JSON in ASCII."""

    section: str
    id: str


_ENCODER = simplejson.JSONEncoder(use_decimal=True, separators=(",", ":"))


def ascii_json(value: object) -> str:
    """Return a value as JSON in ASCII, on one line, its numbers exact."""
    return str(_ENCODER.encode(value))


def record_content(record: Record) -> str:
    """Return what the row of a record holds."""
    entry = record_entry(record)
    entry.pop("id", None)
    content: dict[str, Any] = {"values": entry}
    if texts := texts_as_typed(record):
        content["as_typed"] = texts
    return ascii_json(content)


def record_row(record: Record, place: int) -> Row:
    """Return the row of a record that stands at a place."""
    return Row(record.table, ascii_json(record.id), place, record_content(record))


def section_contents(lab: Lab, section: str) -> dict[str, str]:
    """Return what the rows of one section hold, by the id of each, in their order."""
    match section:
        case "readings":
            return {reading: ascii_json(pin_entry(pin)) for reading, pin in lab.pins.items()}
        case "notes":
            return {condition: ascii_json(note_entry(note)) for condition, note in lab.notes.items()}
        case "pack":
            return {} if lab.pack is None else {PACK: ascii_json(lab.pack)}
    return {record.id: record_content(record) for record in lab.tables[section].values()}


SECTIONS = (*(record_type.table for record_type in RECORD_TYPES), READINGS, NOTES, PACK)
"""Every section of a document."""


def rows_of(lab: Lab) -> Iterator[Row]:
    """Yield every row of a lab, at places of their own."""
    for section in SECTIONS:
        for number, (entry_id, content) in enumerate(section_contents(lab, section).items(), 1):
            yield Row(section, ascii_json(entry_id), number * GAP, content)


def lab_object(rows: Sequence[Row]) -> dict[str, Any]:
    """Return the interchange object of the lab that rows hold, whatever order they come in."""
    ordered = sorted(rows, key=lambda row: (row.section, row.place))
    contents = parse_text(f"[{','.join(row.content for row in ordered)}]")
    ids = parse_text(f"[{','.join(row.id for row in ordered)}]")
    document: dict[str, Any] = {"format": FORMAT}
    for section in SECTIONS[:-1]:
        document[section] = {} if section in (Laboratory.table, READINGS, NOTES) else []
    document["as_typed"] = {}
    for row, entry_id, content in zip(ordered, ids, contents, strict=True):
        _put(document, row.section, entry_id, content)
    return document


def _put(document: dict[str, Any], section: str, entry_id: str, content: Any) -> None:
    """Put what one row holds where the interchange object has it."""
    if section == PACK:
        document[PACK] = content
    elif section in (READINGS, NOTES):
        document[section][entry_id] = content
    else:
        if "as_typed" in content:
            document["as_typed"][entry_id] = content["as_typed"]
        if section == Laboratory.table:
            document[section] = content["values"]
        else:
            document[section].append({"id": entry_id, **content["values"]})


def new_places(order: Sequence[str], places: Mapping[str, int], loose: Collection[str]) -> dict[str, int]:
    """Return places for those that need one, so that places rise along the order.

    Args:
        order: ids in the order wanted.
        places: where they are; an id without a place is new.
        loose: ids that were moved, whose places say nothing.
    """
    found: dict[str, int] = {}
    low: int | None = None
    run: list[str] = []
    for entry_id in order:
        place = None if entry_id in loose else places.get(entry_id)
        if place is None or (low is not None and place <= low):
            run.append(entry_id)
            continue
        between = _spread(run, low, place)
        if between is None:
            return {other: number * GAP for number, other in enumerate(order, 1)}
        found |= between
        low, run = place, []
    return found | (_spread(run, low, None) or {})


def _spread(run: list[str], low: int | None, high: int | None) -> dict[str, int] | None:
    """Spread new rows between two places (None: no neighbour on that side); None where there is no room."""
    if low is None and high is not None:
        low = high - GAP * (len(run) + 1)
    low = low or 0
    step = GAP if high is None else (high - low) // (len(run) + 1)
    if run and step == 0:
        return None
    return {entry_id: low + step * number for number, entry_id in enumerate(run, 1)}

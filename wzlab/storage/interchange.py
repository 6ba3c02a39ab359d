"""The interchange JSON of a lab: read strictly, every complaint at once; written so that reading it gives the same lab.

An unknown key, choice, reading or condition, a wrong type, a repeated id or a dangling reference is a complaint and
the file is not read; values of the right type that make no sense are problems, found later (wzlab.policy.problems).
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import simplejson

from wzlab.columns import AsTyped, Cell, Choice, Column, Record, Reference
from wzlab.dates import PartialDate
from wzlab.errors import LabFileError
from wzlab.files import read_bytes
from wzlab.lab import LAB_ID, Lab, Note, Pin
from wzlab.language import _
from wzlab.policy.pack import Pack
from wzlab.records import RECORD_TYPES, Laboratory
from wzlab.storage.exact_json import parse_text

__all__ = [
    "FORMAT",
    "SENSITIVE",
    "TOP_KEYS",
    "document_text",
    "is_blank",
    "lab_document",
    "load_document",
    "note_entry",
    "parse_text",
    "pin_entry",
    "read_lab",
    "record_entry",
    "texts_as_typed",
]

FORMAT = "wzlab-lab/1"
TOP_KEYS = ("format", "pack", *(record_type.table for record_type in RECORD_TYPES), "as_typed", "readings", "notes")
SENSITIVE = frozenset(column.key for kind in RECORD_TYPES for column in kind.columns if column.sensitive)
"""The fields whose values no complaint repeats: identity and phone numbers."""


def load_document(path: Path) -> dict[str, Any]:
    """Return the JSON object in a file, unchecked but for its format.

    Raises:
        FileError: the file cannot be read.
        LabFileError: it is no interchange JSON.
    """
    heading = _("“{name}”不是可读的实验室数据，未读入：").format(name=path.name)
    content = read_bytes(path)
    if (other := _other_kind(content)) is not None:
        raise LabFileError(heading, [other])
    try:
        document = parse_text(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise LabFileError(heading, [_("不是 UTF-8 文本；请另存为 UTF-8 编码的 JSON 文件")]) from error
    except ValueError as error:
        raise LabFileError(heading, [_("不是有效的 JSON：{reason}").format(reason=error)]) from error
    if not isinstance(document, dict):
        raise LabFileError(heading, [_misfit(_("顶层"), _("对象 { }"), document)])
    if document.get("format") != FORMAT:
        raise LabFileError(heading, [_misfit("format", f"“{FORMAT}”", document.get("format"))])
    return document


def _other_kind(content: bytes) -> str | None:
    """Return what a file is that is no text at all, as its first bytes tell."""
    if content.startswith(b"PK\x03\x04") or content.startswith(b"\xd0\xcf\x11\xe0"):
        return _("这是 Excel 工作簿或压缩文件，不是交换 JSON")
    return _("文件是空的") if not content.strip() else None


def read_lab(document: Mapping[str, Any], pack: Pack, name: str, *, dangling: bool = False) -> Lab:
    """Return the lab of a JSON object; `name` is what complaints call it.

    With `dangling` a reference may lead nowhere: a document must open as it was saved, whatever was removed from it.

    Raises:
        LabFileError: it breaks the contract; every complaint is in it.
    """
    reader = _Reader(document, pack, dangling)
    lab = reader.lab()
    if reader.complaints:
        raise LabFileError(_("“{name}”不合规格，未读入：").format(name=name), reader.complaints)
    return lab


def is_blank(raw: object) -> bool:
    """Tell whether a JSON value is blank: null, "" or white space."""
    return raw is None or (isinstance(raw, str) and not raw.strip())


class _Reader:
    """Reads one document; complaints gather as it goes."""

    def __init__(self, document: Mapping[str, Any], pack: Pack, dangling: bool) -> None:
        self.document = document
        self.pack = pack
        self._dangling = dangling
        self.complaints: list[str] = []
        self._ids: dict[str, str] = {}
        self._as_typed = self._texts_as_typed()

    def complain(self, place: str, expected: str, found: object) -> None:
        if place.rpartition(", ")[2] in SENSITIVE:
            found = "***"
        self.complaints.append(_misfit(place, expected, found))

    def lab(self) -> Lab:
        self._check_keys(self.document, TOP_KEYS, _("顶层"))
        pack = self.document.get("pack")
        if not (pack is None or isinstance(pack, str)):
            self.complain("pack", _("文字"), pack)
        lab = Lab(pack=pack.strip() if isinstance(pack, str) and pack.strip() else None)
        for record_type in RECORD_TYPES:
            for record in self._records(record_type):
                lab.tables[record_type.table][record.id] = record
        self._check_as_typed(lab)
        if not self._dangling:
            self._check_references(lab)
        lab.pins.update(self._pins())
        lab.notes.update(self._notes())
        return lab

    def _check_keys(self, entry: Mapping[str, Any], known: tuple[str, ...], place: str) -> None:
        for key in entry:
            if key not in known:
                nearest = get_close_matches(key, known, n=1)
                told = _("{place}：没有“{key}”这个键；可用的有 {known}")
                if nearest:
                    told = _("{place}：没有“{key}”这个键，是不是“{nearest}”？可用的有 {known}")
                words = {"place": place, "key": key, "known": ", ".join(known), "nearest": "".join(nearest)}
                self.complaints.append(told.format(**words))

    def _object(self, raw: object, place: str) -> Mapping[str, Any]:
        if raw is None:
            return {}
        if not isinstance(raw, dict):
            self.complain(place, _("对象 { }"), raw)
            return {}
        return raw

    # records

    def _records(self, record_type: type[Record]) -> Iterator[Record]:
        raw = self.document.get(record_type.table)
        if record_type is Laboratory:
            entry = self._object(raw, LAB_ID)
            if entry.get("id", LAB_ID) != LAB_ID:
                self.complain("lab.id", f"“{LAB_ID}”", entry["id"])
            yield self._record(record_type, LAB_ID, entry, LAB_ID)
            return
        if raw is not None and not isinstance(raw, list):
            self.complain(record_type.table, _("列表 [ ]"), raw)
            return
        for position, entry in enumerate(raw or [], 1):
            place = _("{table} 第 {position} 条").format(table=record_type.table, position=position)
            if not isinstance(entry, dict):
                self.complain(place, _("对象 { }"), entry)
                continue
            record_id = self._id(entry.get("id"), place)
            record = self._record(record_type, record_id or "", entry, place)
            if record_id is not None:
                yield record

    def _id(self, raw: object, place: str) -> str | None:
        if not isinstance(raw, str) or not raw.strip():
            self.complain(f"{place}, id", _("文字的编号"), raw)
            return None
        record_id = raw.strip()
        if record_id == LAB_ID or record_id in self._ids:
            where = self._ids.get(record_id, LAB_ID)
            self.complaints.append(
                _("{place}：编号“{id}”已用于 {where}，每个编号只能用一次").format(
                    place=place, id=record_id, where=where
                )
            )
            return None
        self._ids[record_id] = place
        return record_id

    def _record(self, record_type: type[Record], record_id: str, entry: Mapping[str, Any], place: str) -> Record:
        """Return one record; without an id of its own (""), it is read for its complaints only."""
        if record_id not in ("", LAB_ID):
            place = f"{record_type.table} {record_id}"
        self._check_keys(entry, ("id", *record_type.column_of), place)
        typed = self._as_typed.get(record_id, {})
        cells: dict[str, Cell] = {}
        for column in record_type.columns:
            if column.key in entry:
                cells[column.key] = self._cell(column, entry[column.key], f"{place}, {column.key}")
            if text := typed.get(column.key):
                if cells.get(column.key) is not None:
                    self.complaints.append(
                        _("{place}, {key}：既有值又有原样文字（as_typed），只能有一个").format(
                            place=place, key=column.key
                        )
                    )
                cells[column.key] = AsTyped(text)
        return record_type.of(record_id, **cells)

    def _cell(self, column: Column[Any], raw: object, place: str) -> Cell:
        if is_blank(raw):
            return None
        kind, wanted = column.kind, _(column.kind.wanted)
        codes: list[str] = []
        if isinstance(kind, Choice) and kind.open_ended:
            codes = [*(direction.code for direction in self.pack.directions), *kind.options]
            wanted = " | ".join(codes)
        try:
            value: Cell = kind.from_json(raw)
            if codes and value not in codes:
                raise ValueError(raw)
        except ValueError:
            self.complain(place, wanted, raw)
            return None
        return value

    # cells as typed

    def _texts_as_typed(self) -> dict[str, dict[str, str]]:
        """Return the texts by record and field; a blank one is "", which is no text but still names its field."""
        found: dict[str, dict[str, str]] = {}
        for record_id, fields in self._object(self.document.get("as_typed"), "as_typed").items():
            texts = found.setdefault(record_id.strip(), {})
            for key, text in self._object(fields, f"as_typed, {record_id}").items():
                texts[key] = self._text(text, f"as_typed, {record_id}, {key}") or ""
        return found

    def _check_as_typed(self, lab: Lab) -> None:
        for record_id, fields in self._as_typed.items():
            record = lab.find(record_id)
            place = f"as_typed, {record_id}"
            if record is None:
                self.complaints.append(_("{place}：没有编号为“{id}”的记录").format(place=place, id=record_id))
                continue
            self._check_keys(fields, tuple(record.column_of), place)

    # references

    def _check_references(self, lab: Lab) -> None:
        known = {record.id: record.table for record in lab.all_records()}
        conditions = frozenset(self.pack.condition_ids)
        for record_type in RECORD_TYPES:
            columns = [column for column in record_type.columns if isinstance(column.kind, Reference)]
            for record in lab.tables[record_type.table].values() if columns else ():
                for column in columns:
                    self._check_reference(record, column, known, conditions)

    def _check_reference(
        self, record: Record, column: Column[Any], known: Mapping[str, str], conditions: frozenset[str]
    ) -> None:
        target = record.cells[column.index]
        kind = column.kind
        assert isinstance(kind, Reference)
        if not isinstance(target, str):
            return
        if known.get(target) == kind.table if kind.table else target in known or target in conditions:
            return
        wanted = _("{table} 中一条记录的编号").format(table=kind.table) if kind.table else _(kind.wanted)
        self.complain(f"{record.table} {record.id}, {column.key}", wanted, target)

    # readings and notes

    def _pins(self) -> Iterator[tuple[str, Pin]]:
        readings = {reading.id: reading for reading in self.pack.readings}
        for reading_id, raw in self._object(self.document.get("readings"), "readings").items():
            place = f"readings, {reading_id}"
            if reading_id not in readings:
                self.complain(place, _("一个口径的编号（{known}）").format(known=", ".join(readings)), reading_id)
                continue
            entry = raw if isinstance(raw, dict) else {"choice": raw}
            self._check_keys(entry, ("choice", "by", "on"), place)
            choice = entry.get("choice")
            by, on = self._text(entry.get("by"), f"{place}, by"), self._date(entry.get("on"), f"{place}, on")
            if is_blank(choice):
                continue
            options = readings[reading_id].option_ids
            if not isinstance(choice, str) or choice.strip() not in options:
                self.complain(f"{place}, choice", " | ".join(options), choice)
                continue
            yield reading_id, Pin(choice.strip(), by, on)

    def _notes(self) -> Iterator[tuple[str, Note]]:
        for condition_id, raw in self._object(self.document.get("notes"), "notes").items():
            place = f"notes, {condition_id}"
            if condition_id not in self.pack.condition_ids:
                self.complain(place, _("一个条款的编号"), condition_id)
                continue
            entry = self._object(raw, place)
            self._check_keys(entry, ("confirmed", "reason", "by", "on"), place)
            confirmed = entry.get("confirmed")
            if not (is_blank(confirmed) or isinstance(confirmed, bool)):
                self.complain(f"{place}, confirmed", "true | false", confirmed)
            note = Note(
                confirmed if isinstance(confirmed, bool) else None,
                self._text(entry.get("reason"), f"{place}, reason"),
                self._text(entry.get("by"), f"{place}, by"),
                self._date(entry.get("on"), f"{place}, on"),
            )
            if note != Note():
                yield condition_id, note

    def _text(self, raw: object, place: str) -> str | None:
        if isinstance(raw, str):
            return raw.strip() or None
        if raw is not None:
            self.complain(place, _("文字"), raw)
        return None

    def _date(self, raw: object, place: str) -> PartialDate | None:
        text = self._text(raw, place)
        if text is None:
            return None
        try:
            return PartialDate.parse(text)
        except ValueError:
            self.complain(place, _("日期 YYYY-MM-DD、YYYY-MM 或 YYYY"), text)
            return None


def _misfit(place: str, expected: str, found: object) -> str:
    return _("{place}：应为{expected}，实为 {found}").format(place=place, expected=expected, found=_shortened(found))


def _shortened(found: object) -> str:
    if found is None:
        return _("空白")
    try:
        text = str(simplejson.dumps(found, use_decimal=True, ensure_ascii=False))
    except RecursionError:
        return _("嵌套过深")
    return text if len(text) <= 80 else text[:77] + "…"


# --- writing --------------------------------------------------------------------------------------------------------


def lab_document(lab: Lab) -> dict[str, Any]:
    """Return the JSON object of a lab; blanks that differ from a default are written as null."""
    document: dict[str, Any] = {"format": FORMAT}
    if lab.pack is not None:
        document["pack"] = lab.pack
    for record_type in RECORD_TYPES:
        entries = [record_entry(record) for record in lab.tables[record_type.table].values()]
        document[record_type.table] = entries[0] if record_type is Laboratory else entries
    document["as_typed"] = _typed_entries(lab)
    document["readings"] = {reading: pin_entry(pin) for reading, pin in lab.pins.items()}
    document["notes"] = {condition: note_entry(note) for condition, note in lab.notes.items()}
    return document


def pin_entry(pin: Pin) -> object:
    """Return the JSON value of a pinned reading: its choice, or an object when it says by whom or when."""
    if not (pin.by or pin.on):
        return pin.choice
    return _without_blanks({"choice": pin.choice, "by": pin.by, "on": pin.on and str(pin.on)})


def note_entry(note: Note) -> dict[str, Any]:
    """Return the JSON object of a note."""
    return _without_blanks(
        {"confirmed": note.confirmed, "reason": note.reason, "by": note.by, "on": note.on and str(note.on)}
    )


def _without_blanks(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value is not None}


def record_entry(record: Record) -> dict[str, Any]:
    """Return the JSON object of a record's values; cells as typed are not in it (`texts_as_typed`)."""
    entry: dict[str, Any] = {} if record.id == LAB_ID else {"id": record.id}
    for column in record.columns:
        cell = record.cells[column.index]
        if isinstance(cell, AsTyped):
            continue
        if cell is not None:
            entry[column.key] = column.kind.to_json(cell)
        elif column.default is not None:
            entry[column.key] = None
    return entry


def _typed_entries(lab: Lab) -> dict[str, dict[str, str]]:
    typed: dict[str, dict[str, str]] = {}
    for record in lab.all_records():
        if texts := texts_as_typed(record):
            typed[record.id] = texts
    return typed


def texts_as_typed(record: Record) -> dict[str, str]:
    """Return a record's texts that their kinds cannot read, by field."""
    cells = zip(record.columns, record.cells, strict=True)
    return {column.key: cell.text for column, cell in cells if isinstance(cell, AsTyped)}


def document_text(document: Mapping[str, Any]) -> str:
    """Return the JSON text of a document, one key a line, its numbers exact."""
    return str(simplejson.dumps(document, use_decimal=True, ensure_ascii=False, indent=1)) + "\n"

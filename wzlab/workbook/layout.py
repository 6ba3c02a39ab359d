"""What in a workbook is for machines: which column is which field, which row which record, and what was exported.

Above the headings of a record sheet stands a hidden row that names each column (`staff.degree`), and behind its last
field three hidden columns:

    #id         the record's id
    #as_typed   `|birth_date|title|`: the fields whose text could not be read
    #seals      a short checksum of each cell as it was exported, in the order of the declared fields

They move with their rows and columns when somebody sorts, moves or inserts; and a cell whose checksum is still right
was not edited, whatever else happened to the lab or to the file meanwhile.  The lab's own sheet has a field in each
row, so its hidden columns say in each row which field it is.

Nothing here is written to or read from a file; this module needs no library.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from zlib import crc32

from wzlab.columns import Record
from wzlab.language import N_

ID, AS_TYPED, SEALS = "#id", "#as_typed", "#seals"
FIELD, CONTENT = "#field", "#content"
PACK, JUDGED_BY = "#pack", "#judged_by"
TEMPLATE = "#template"
"""Names the first column of a sheet to be filled in, which nobody exported: it is imported, not read back."""

HIDDEN_HEADINGS: Mapping[str, str] = {ID: N_("编号"), AS_TYPED: N_("原样栏目"), SEALS: N_("校验码")}
"""What stands above the hidden columns, marked for translation; a sheet that lost its hidden row is known by the last."""

IDS_TABLE, TEXTS_TABLE = "ids", "texts"
"""The hidden sheets for machines: which records were exported, and texts that no cell can hold."""

_BETWEEN_KEYS = "|"
_BETWEEN_SEALS = ","


def machine_key(table: str, field: str, argument: str = "") -> str:
    """Return the name of a column for machines: `staff.degree`, `lab.#pack:wenzhou-ai-2025`."""
    return f"{table}.{field}:{argument}" if argument else f"{table}.{field}"


_KEY = re.compile(r"([a-z_]+)\.(#?[a-z_]+)(?::(.*))?", re.DOTALL)


def parsed_key(text: str) -> tuple[str, str, str] | None:
    """Return the table, field and argument of a column's name for machines, or None if it is none."""
    match = _KEY.fullmatch(text.strip())
    return (match[1], match[2], match[3] or "") if match else None


# --- as typed -------------------------------------------------------------------------------------------------------


def marked(keys: Iterable[str]) -> str | None:
    """Return the mark that lists fields; None for none, which leaves the cell blank."""
    listed = _BETWEEN_KEYS.join(keys)
    return f"{_BETWEEN_KEYS}{listed}{_BETWEEN_KEYS}" if listed else None


def keys_marked(mark: str) -> frozenset[str]:
    """Return the fields that a mark lists."""
    return frozenset(filter(None, mark.split(_BETWEEN_KEYS)))


# --- seals ----------------------------------------------------------------------------------------------------------


def seal(value: object) -> str:
    """Return the checksum of a cell's value, the same before it was written and after any program has re-saved it.

    "" for a blank.  Line ends and spaces around a text do not count, for programs change them; nor do digits of a
    number beyond the fifteenth, nor midnight behind a day.
    """
    canonical = _canonical(value)
    return format(crc32(canonical.encode("utf-8", "surrogatepass")), "x") if canonical else ""


def _canonical(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
        return "s" + text if text else ""
    if isinstance(value, bool):
        return f"b{value:d}"
    if isinstance(value, int | float | Decimal):
        return f"n{float(value):.15g}"
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return f"d{value.isoformat()}" if isinstance(value, date) else f"o{value}"


def sealed(values: Iterable[object]) -> str:
    """Return the checksums of a row's cells, in the order of the declared fields."""
    return _BETWEEN_SEALS.join(map(seal, values))


def seals_of(text: str, keys: Sequence[str]) -> Mapping[str, str]:
    """Return the checksum of each field; none at all if the text does not fit the fields it was made of."""
    seals = text.split(_BETWEEN_SEALS)
    return dict(zip(keys, seals, strict=True)) if len(seals) == len(keys) else {}


# --- the columns of a record sheet ----------------------------------------------------------------------------------


def record_keys(record_type: type[Record], *, masked: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the names for machines of a record sheet's columns: the number, the fields, then the hidden ones.

    The masked fields are told at the ids, for a mask in such a field is no value; the order of the seals at the seals.
    """
    table, fields = record_type.table, [column.key for column in record_type.columns]
    return (
        machine_key(table, "#number"),
        *(machine_key(table, field) for field in fields),
        machine_key(table, ID, ",".join(masked)),
        machine_key(table, AS_TYPED),
        machine_key(table, SEALS, ",".join(fields)),
    )


def field_column(record_type: type[Record], key: str) -> int:
    """Return the column, counted from 1, in which a record sheet has a field when it is exported.

    Raises:
        KeyError: the type has no such field.
    """
    return 2 + record_type.column_of[key].index


def id_column(record_type: type[Record]) -> int:
    """Return the column, counted from 1, in which a record sheet has the ids when it is exported."""
    return 2 + len(record_type.columns)


def as_typed_column(record_type: type[Record]) -> int:
    """Return the column, counted from 1, in which a record sheet lists the as-typed fields when it is exported."""
    return id_column(record_type) + 1

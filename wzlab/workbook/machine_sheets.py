"""Hidden sheets for whoever reads the workbook back: which records were exported, and what a cell could not hold.

The first tells a row that was deleted from one that never was in the file, and by the checksums of its cells whether
the record was edited here since.  The second holds the few texts that a cell
cannot hold as they are (control characters, 40 000 characters), each as a JSON string in pieces that a cell can hold.
Neither repeats anything else of the lab.
"""

import json
from collections.abc import Iterable, Iterator, Sequence

from wzlab.columns import AsTyped, Record
from wzlab.language import _
from wzlab.workbook.discretion import may_hold_numbers
from wzlab.workbook.holding import held
from wzlab.workbook.layout import IDS_TABLE, TEXTS_TABLE, machine_key
from wzlab.workbook.naming import Names
from wzlab.workbook.record_sheets import seals_as_exported
from wzlab.workbook.sheets import Row, Sheet, SheetColumn
from wzlab.workbook.texts import is_plain
from wzlab.workbook.titles import sheet_name

PIECE = 30_000
"""How many characters of a JSON string, which are all ASCII, stand in one cell."""

Records = Iterable[tuple[type[Record], Sequence[Record]]]


def exported_ids_sheet(tables: Records, names: Names) -> Sheet:
    """Return the hidden sheet with the table, the id and the checksums of every record in the workbook."""
    rows: list[Row] = [
        (record_type.table, record.id, seals)
        for record_type, records in tables
        for record, seals in zip(records, seals_as_exported(record_type, records, names), strict=True)
    ]
    return _hidden_sheet(IDS_TABLE, ("#table", "#id", "#seals"), rows)


def exact_text_sheet(tables: Records, names: Names) -> Sheet:
    """Return the hidden sheet with the exact text of each cell that does not hold its text as it is.

    A masked field's text is not here either, nor a number within a text, unless full ids are wanted.
    """
    rows: list[Row] = []
    for record_type, records in tables:
        for record in records:
            rows += _exact_texts(record_type, record, names)
    return _hidden_sheet(TEXTS_TABLE, ("#table", "#id", "#field", "#part"), rows)


def _exact_texts(record_type: type[Record], record: Record, names: Names) -> Iterator[Row]:
    for column, cell in zip(record_type.columns, record.cells, strict=True):
        text = cell.text if isinstance(cell, AsTyped) else cell
        if not isinstance(text, str) or is_plain(text) or (column.sensitive and not names.full_ids):
            continue
        # Before it is cut: a number must not stand in two pieces.
        text = names.without_numbers(text) if may_hold_numbers(column) else text
        if held(text).departure:
            whole = json.dumps(text)
            for start in range(0, len(whole), PIECE):
                yield record_type.table, record.id, column.key, whole[start : start + PIECE]


def _hidden_sheet(table: str, fields: Sequence[str], rows: Sequence[Row]) -> Sheet:
    return Sheet(
        name=sheet_name(table),
        title=sheet_name(table),
        columns=tuple(SheetColumn(field.strip("#"), width=20) for field in fields),
        rows=rows,
        notes=(_("供本程序读回工作簿时使用，请勿改动。"),),
        filtered=False,
        keys=tuple(machine_key(table, field) for field in fields),
        is_hidden=True,
    )

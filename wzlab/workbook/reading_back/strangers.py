"""A workbook of another lab, or of another policy, among those that came back.

Every lab has a u1 and an s1, so a workbook of another lab would seem to speak of the records of this one: its rows
overwrite, its deleted rows delete.  What tells it is what each row was called when it was exported.
"""

from collections.abc import Iterator
from typing import Any

from wzlab.columns import Choice, Column, Record, Reference, Text
from wzlab.lab import LAB_ID, Lab
from wzlab.language import _
from wzlab.policy.pack import Pack
from wzlab.records import RECORD_TYPES, Laboratory
from wzlab.workbook.layout import seal
from wzlab.workbook.reading_back.differences import Origin, Question
from wzlab.workbook.reading_back.exports import Exports
from wzlab.workbook.reading_back.tables import BookRead, RowRead, TableRead

FEWEST, TIMES = 2, 3
"""So many rows at least are another's, and more than so many times those that are this lab's."""


def is_strange(book: BookRead, lab: Lab, exports: Exports) -> bool:
    """Tell whether a workbook is another lab's, as it seems: hardly a row was called what its record here is called.

    A row counts if it was exported with a name, and the record of its id has one here.  It is this record's if the name
    agrees, as it was or as it stands, or a number of its own that is not masked.
    """
    votes = [vote for table in book.tables.values() if _is_telling(table) for vote in _votes(table, lab, exports)]
    others = votes.count(False)
    return others >= FEWEST and others > TIMES * votes.count(True)


def question_of(book: BookRead) -> Question:
    """Return the question whether a workbook is this lab's: its table is the lab's own."""
    table = book.tables.get(Laboratory.table) or next(iter(book.tables.values()))
    cell = table.rows[0].cells.get("name") if table.record_type is Laboratory and table.rows else None
    name = cell.value if cell is not None and isinstance(cell.value, str) else None
    described = Laboratory.of(LAB_ID, name=name)
    return Question(Laboratory.table, LAB_ID, described, None, Origin(book.file, table.sheet))


def told_of_pack(book: BookRead, pack: Pack) -> Iterator[str]:
    """Tell that a workbook was judged by another policy."""
    if book.judged_by and book.judged_by != pack.id:
        words = _("是按政策“{theirs}”导出的，本实验室按“{ours}”判定；只有两边都有的条款和口径能并入")
        yield words.format(theirs=book.judged_by, ours=pack.id)


def _is_telling(table: TableRead) -> bool:
    """Tell whether the records of a table are known by words that are their own."""
    if table.record_type not in RECORD_TYPES:
        return False
    kinds = [table.record_type.column_of[key].kind for key in table.record_type.known_by]
    return all(isinstance(kind, Text) and not isinstance(kind, Choice | Reference) for kind in kinds)


def _votes(table: TableRead, lab: Lab, exports: Exports) -> Iterator[bool]:
    names = [table.record_type.column_of[key] for key in table.record_type.known_by]
    numbers = [
        column
        for column in table.record_type.columns
        if column.claims and column not in names and column.key not in table.masked
    ]
    for row in table.rows:
        record = lab.tables[table.record_type.table].get(row.record_id or "")
        if record is None:
            continue
        named = [vote for column in names if (vote := _agrees(row, record, column, exports)) is not None]
        if named:
            yield all(named) or any(_agrees(row, record, column, exports) for column in numbers)


def _agrees(row: RowRead, record: Record, column: Column[Any], exports: Exports) -> bool | None:
    """Tell whether a cell was, or is, the record's; None where it was blank, or is here."""
    cell, ours = row.cells.get(column.key), record.cells[column.index]
    if cell is None or not cell.stored or ours is None:
        return None
    now = "" if cell.value is None else seal(cell.value)
    return any(exports.may_have_written(column, ours, stored, is_masked=False) for stored in (cell.stored, now))

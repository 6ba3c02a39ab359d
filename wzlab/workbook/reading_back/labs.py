"""A workbook as a lab of its own: what `wzlab check` and `wzlab audit` judge.

Every sheet counts: the records, the lab itself, what was said of conditions, and the pinned readings.  A sheet that
somebody removed is an empty table; without the lab's own sheet a workbook is a part for a colleague, and no lab.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wzlab.columns import Record
from wzlab.editing.rows import fresh_ids
from wzlab.errors import SpreadsheetError
from wzlab.lab import LAB_ID, Lab, Note
from wzlab.language import _
from wzlab.policy.pack import Pack
from wzlab.records import RECORD_TYPES, Laboratory
from wzlab.storage.packs_of_files import known_pack, pack_of
from wzlab.workbook.reading_back.rows import RowReader
from wzlab.workbook.reading_back.tables import BookRead, TableRead, Told, read_book
from wzlab.workbook.reading_back.values import ValueReader
from wzlab.workbook.remarks import ReadingTaken, Remark, note_of, pin_of
from wzlab.workbook.titles import sheet_name


@dataclass(frozen=True, slots=True)
class WorkbookLab:
    """A workbook's lab, the pack it is to be judged by, and what a person should know of the reading."""

    lab: Lab
    pack: Pack
    told: tuple[Told, ...] = ()


def read_workbook(path: Path, pack_name: str | None = None) -> WorkbookLab:
    """Return the lab that a workbook holds, as it stands there.

    The pack is the one asked for, else the one its lab names, else the one it was judged by.  Masked numbers are
    unknown.  New rows have ids of their own and the defaults of their fields.

    Raises:
        FileError: it cannot be read.
        SpreadsheetError: it is no workbook of ours, or only a part of one.
        PackError: the pack cannot be read.
    """
    book = read_book(path)
    if Laboratory.table not in book.tables:
        told = _(
            "“{name}”只有部分工作表（没有“{sheet}”），不是一个完整的实验室，没有读入；"
            "同事填回的部分表，请用“导入”并入原来的实验室。"
        )
        raise SpreadsheetError(told.format(name=path.name, sheet=sheet_name(Laboratory.table)))
    pack = known_pack(pack_name) if pack_name else pack_of(book.pack or book.judged_by or None)
    return _LabReader(book, pack).read()


class _LabReader:
    """Builds one lab, table by table, so that what is referred to comes before what refers to it."""

    def __init__(self, book: BookRead, pack: Pack) -> None:
        self._book, self._pack = book, pack
        self._lab = Lab(pack=book.pack)
        self._told = list(book.told)

    def read(self) -> WorkbookLab:
        """Return the lab with what is to be told."""
        taken: set[str] = {LAB_ID}
        ids = {table: list(_own_ids(read, taken)) for table, read in self._book.tables.items()}
        for record_type in RECORD_TYPES:  # every id is known before the first reference is read
            for record_id in filter(None, ids.get(record_type.table, ())):
                self._lab.tables[record_type.table].setdefault(record_id, record_type.of(record_id))
        for record_type in RECORD_TYPES:
            if (table := self._book.tables.get(record_type.table)) is not None:
                self._fill(table, ids[record_type.table])
        self._read_notes()
        self._read_pins()
        return WorkbookLab(self._lab, self._pack, tuple(self._told))

    def _fill(self, table: TableRead, ids: list[str | None]) -> None:
        records = self._lab.tables[table.record_type.table]
        fresh = fresh_ids(self._lab, table.record_type.table) if table.record_type is not Laboratory else iter(())
        named = [record_id or next(fresh) for record_id in ids]
        filled = dict(zip(named, self._records(table, named), strict=True))
        records.clear()
        records.update(filled)

    def _records(self, table: TableRead, ids: Iterable[str]) -> Iterator[Record]:
        reader = self._reader(table)
        for row, record_id in zip(table.rows, ids, strict=True):
            yield reader.record(row, record_id)

    def _reader(self, table: TableRead) -> RowReader:
        return RowReader(self._book, table, ValueReader(self._lab, self._pack), self._told)

    # what was said of conditions and readings

    def _said(self, record_type: type[Record]) -> Iterator[Record]:
        """Yield the rows of conditions or readings that the pack has."""
        table = self._book.tables.get(record_type.table)
        if table is None:
            return
        reader = self._reader(table)
        for row in table.rows:
            if row.record_id is not None:
                yield reader.record(row, row.record_id)

    def _read_notes(self) -> None:
        known = frozenset(self._pack.condition_ids)
        for remark in self._said(Remark):
            assert isinstance(remark, Remark)
            if remark.id in known and (note := note_of(remark)) != Note():
                self._lab.notes[remark.id] = note

    def _read_pins(self) -> None:
        readings = {reading.id: reading for reading in self._pack.readings}
        for taken in self._said(ReadingTaken):
            assert isinstance(taken, ReadingTaken)
            if taken.id in readings and (pin := pin_of(taken, readings[taken.id])) is not None:
                self._lab.pins[taken.id] = pin


def _own_ids(table: TableRead, taken: set[str]) -> Iterator[str | None]:
    """Yield the id of each row; None for a row that needs one, for it has none or one of another record."""
    if table.record_type.table == Laboratory.table:
        yield LAB_ID
        return
    for row in table.rows:
        is_free = row.record_id is not None and row.record_id not in taken
        taken |= {row.record_id} if row.record_id is not None and is_free else set()
        yield row.record_id if is_free else None

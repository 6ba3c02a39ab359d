"""Whose row it is: rows and records matched by id, and by what people know records by where the id is not enough.

A row that bears an id and describes somebody else is asked about.  It does if nothing by which people know a record
agrees with the record's: neither its name nor any number that is its own.  Where there is nothing but a name, a name
that was corrected must not be asked about: so it is only if most other cells were overwritten too.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from wzlab.columns import Cell, Cells, Column, Record
from wzlab.workbook.holding import held
from wzlab.workbook.layout import seal
from wzlab.workbook.reading_back.differences import Answer
from wzlab.workbook.reading_back.exports import Exports
from wzlab.workbook.reading_back.rows import RowReader
from wzlab.workbook.reading_back.tables import RowRead, TableRead


@dataclass
class Placed:
    """The rows of one sheet, by whose they are.

    Attributes:
        known: rows of records of the lab.
        gone: rows of records that were exported and are in the lab no more.
        added: rows of new records.
        asked: rows that bear the id of the first record and describe another: the second, if the lab has it.
    """

    known: list[tuple[RowRead, Record]] = field(default_factory=list)
    gone: list[RowRead] = field(default_factory=list)
    added: list[RowRead] = field(default_factory=list)
    asked: list[tuple[RowRead, Record, Record | None]] = field(default_factory=list)

    def present(self) -> frozenset[str]:
        """Return the ids of the lab's records that have a row, or may have one."""
        asked = (one.id for _row, record, other in self.asked for one in (record, other) if one is not None)
        return frozenset((*(record.id for _row, record in self.known), *asked))


class Identities:
    """Tells whose the rows of one sheet are.

    Args:
        table: the sheet.
        here: the lab's records of the table by id.
        exported: the ids that were exported, as far as that is known.
        reader: reads the sheet's rows, and says nothing of what it reads.
        exports: what an export of the lab would write.
    """

    def __init__(
        self,
        table: TableRead,
        here: Mapping[str, Record],
        exported: frozenset[str],
        reader: RowReader,
        exports: Exports,
    ) -> None:
        self._table, self._here, self._exported = table, here, exported
        self._reader, self._exports = reader, exports
        self._keys = _keys_of(table.record_type)
        self._by_name = _indexed(here.values(), _name_cells)
        self._by_cells = _indexed(here.values(), lambda record: record.cells)
        self._taken: set[str] = set()

    def placed(self, answers: Mapping[str, Answer]) -> Placed:
        """Return whose each row is; `answers` are given by the id that a row bears."""
        placed = Placed()
        loose: list[RowRead] = []
        self._taken = {row.record_id for row in self._table.rows if row.record_id in self._here and row.record_id}
        for row in self._rightful():
            record = self._here.get(row.record_id) if row.record_id is not None else None
            if record is not None:
                self._place(row, record, answers.get(record.id), placed, loose)
            elif row.record_id is not None and row.record_id in self._exported:
                placed.gone.append(row)
            else:
                loose.append(row)
        for row in loose:
            self._place_loose(row, placed)
        return placed

    def _rightful(self) -> Iterator[RowRead]:
        """Yield the rows, each with the id that is its own; of several that bear one, the first has it."""
        owners = self._owners_below()
        for row in self._table.rows:
            borne = row.record_id or row.repeated or ""
            if row is owners.get(borne):
                yield RowRead(row.number, borne, row.cells)
            else:
                yield _without_id(row) if row.repeated or borne in owners else row

    def _owners_below(self) -> Mapping[str, RowRead]:
        """Return the rows to which an id belongs though another above bears it: a copy made into another record."""
        first = {row.record_id: row for row in self._table.rows}
        owners: dict[str, RowRead] = {}
        for row in self._table.rows:
            record = self._here.get(row.repeated or "")
            if record is None or record.id in owners or not self._describes_another(first[record.id], record):
                continue
            if True in self._agreements(row, record) and not self._describes_another(row, record):
                owners[record.id] = row
        return owners

    def _place(self, row: RowRead, record: Record, answer: Answer | None, placed: Placed, loose: list[RowRead]) -> None:
        if not self._describes_another(row, record):
            placed.known.append((row, record))
            return
        other = self._described(row, without=record.id)
        is_edited = any(not cell.is_unedited for cell in row.cells.values())
        if answer is Answer.SAME or not (is_edited or other):
            placed.known.append((row, record))
        elif answer is Answer.NEW or self._equal_to(row) is not None:
            loose.append(_without_id(row))
        elif answer is Answer.OTHER and other is not None:
            placed.known.append((_without_id(row), other))
        else:
            placed.asked.append((row, record, other))

    def _place_loose(self, row: RowRead, placed: Placed) -> None:
        record = self._equal_to(row) or self._described(row, without=None)
        if record is None or record.id in self._taken:
            placed.added.append(row)
        else:
            self._taken.add(record.id)
            placed.known.append((_without_id(row), record))

    # what people know records by

    def _describes_another(self, row: RowRead, record: Record) -> bool:
        names = self._agreements(row, record)
        numbers = [self._agrees(row, record, column) for column in self._keys]
        if True in names or True in numbers or False not in names:
            return False
        return False in numbers or self._is_overwritten(row, record)

    def _agreements(self, row: RowRead, record: Record) -> list[bool | None]:
        return [self._agrees(row, record, record.column_of[key]) for key in record.known_by]

    def _is_overwritten(self, row: RowRead, record: Record) -> bool:
        """Tell whether most of the cells that are no name were overwritten."""
        rest = [
            (record.column_of[key], cell)
            for key, cell in row.cells.items()
            if key not in record.known_by and cell.value is not None
        ]
        other = sum(1 for column, _cell in rest if self._agrees(row, record, column) is not True)
        return bool(rest) and other * 2 >= len(rest)

    def _agrees(self, row: RowRead, record: Record, column: Column[Any]) -> bool | None:
        """Tell whether a cell is the record's; None if one of them is blank."""
        cell, ours = row.cells.get(column.key), record.cells[column.index]
        if cell is None or cell.value is None or ours is None:
            return None
        is_masked = column.key in self._table.masked
        here = (seal(held(value).value) for value in self._exports.values(column, ours, is_masked=is_masked))
        return seal(cell.value) in here or self._reader.meaning(record.id, column, cell).cell == ours

    def _described(self, row: RowRead, *, without: str | None) -> Record | None:
        """Return the one record of the lab that a row's name and numbers describe."""
        name = _name_cells(self._reader.record(row, "", is_new=True))
        named = self._by_name.get(name, ()) if any(cell is not None for cell in name) else ()
        free = without is None
        found = [
            record
            for record in named
            if record.id != without
            and not (free and record.id in self._taken)
            and all(self._agrees(row, record, column) is not False for column in self._keys)
        ]
        return found[0] if len(found) == 1 else None

    def _equal_to(self, row: RowRead) -> Record | None:
        """Return the record of the lab without a row here that is all that a row would be as a new one."""
        equal = self._by_cells.get(self._reader.record(row, "", is_new=True).cells, ())
        return next((record for record in equal if record.id not in self._taken), None)


def _indexed(records: Iterable[Record], key: Callable[[Record], Cells]) -> Mapping[Cells, list[Record]]:
    found: dict[Cells, list[Record]] = {}
    for record in records:
        found.setdefault(key(record), []).append(record)
    return found


def _name_cells(record: Record) -> tuple[Cell, ...]:
    return tuple(record.cell(key) for key in record.known_by)


def _keys_of(record_type: type[Record]) -> tuple[Column[Any], ...]:
    """Return the numbers that are a record's own."""
    return tuple(column for column in record_type.columns if column.claims and column.key not in record_type.known_by)


def _without_id(row: RowRead) -> RowRead:
    """Return a row of which it is not known what was edited, for its checksums are of another record."""
    cells = {key: cell._replace(stored=None, is_unedited=False) for key, cell in row.cells.items()}
    return RowRead(row.number, None, cells)

"""The rows of our sheets as they came back: which record each is, and which of its cells were edited.

A cell was edited if its checksum no longer fits.  A number that somebody's program turned into a day, or a day into a
number, still fits: only its look was changed.  What cells cannot hold (`wzlab.workbook.machine_sheets`) stands for the
cell while that is unedited.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from wzlab.columns import Record
from wzlab.editing.headings import Heading
from wzlab.errors import SpreadsheetError
from wzlab.intake.cells import column_letters
from wzlab.intake.flaws import Flaw
from wzlab.intake.grids import Grid, Plain, read_grids
from wzlab.lab import LAB_ID
from wzlab.language import _
from wzlab.records import Laboratory
from wzlab.spelling import folded
from wzlab.workbook.layout import AS_TYPED, CONTENT, ID, JUDGED_BY, PACK, SEALS, keys_marked, seal, seals_of
from wzlab.workbook.layout import FIELD as FIELD_KEY
from wzlab.workbook.reading_back.sheets import (
    IDS_TABLE,
    SHEET_TYPES,
    TEXTS_TABLE,
    Layout,
    field_meant,
    layout_of,
    text_of,
)
from wzlab.workbook.reading_back.values import EPOCHS, Raw, digits_of

_LAST_SERIAL = 2_958_465
_TOTALS = frozenset({"合计", "总计", "小计", "total", "totals", "sum"})
_TABLES = frozenset(record_type.table for record_type in SHEET_TYPES)


@dataclass(frozen=True, slots=True)
class Told:
    """Something a person should know of a workbook; `address` is "" for a whole sheet, `sheet` for a whole file."""

    file: str
    message: str
    sheet: str = ""
    address: str = ""

    def __str__(self) -> str:
        """Return the finished sentence."""
        words = _("{file}，工作表“{sheet}”{address}：{message}。") if self.sheet else _("{file}：{message}。")
        return words.format(file=self.file, sheet=self.sheet, address=self.address, message=self.message)


class CellRead(NamedTuple):
    """A cell that holds something, or was emptied.

    Args:
        value: what is in it; where only its look was changed, what was in it before.
        row: counted from 1.
        column: counted from 1.
        stored: the checksum it was exported with; None if that is not known.
        is_unedited: whether it fits.
        is_marked: whether it was exported as text that could not be read.
    """

    value: Raw
    row: int
    column: int
    stored: str | None = None
    is_unedited: bool = False
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class RowRead:
    """One record as its row came back.

    Attributes:
        number: the row, counted from 1.
        record_id: its record's id; None for a row that has none, or one that another row above it has.
        cells: the cells by field, without the blank ones that were blank when they were exported.
    """

    number: int
    record_id: str | None
    cells: Mapping[str, CellRead]


@dataclass(frozen=True)
class TableRead:
    """One table as its sheet came back.

    Attributes:
        record_type: what its rows are.
        file: the workbook's name.
        sheet: the sheet's name.
        fields: the fields whose columns are still there, in their declared order.
        rows: the rows that hold anything, in their order.
        cleared: the ids of the rows whose cells were all emptied.
        has_ids: whether the column of the ids is still there.
        masked: the fields that were exported masked; all that may have been, where the list of them is gone.
        headings: the units of the amounts, where the columns were known by their headings alone.
    """

    record_type: type[Record]
    file: str
    sheet: str
    fields: tuple[str, ...]
    rows: tuple[RowRead, ...]
    cleared: frozenset[str] = frozenset()
    has_ids: bool = True
    masked: frozenset[str] = frozenset()
    headings: Mapping[str, Heading] = field(default_factory=dict)

    def told(self, cell: CellRead, message: str) -> Told:
        """Return what a person should know of one of its cells."""
        return Told(self.file, message, self.sheet, f"{column_letters(cell.column)}{cell.row}")


@dataclass(frozen=True)
class BookRead:
    """A workbook of ours as it came back.

    Attributes:
        file: its name.
        tables: our sheets by table; one that somebody removed is not there.
        exported: the ids that were exported, by table; None if the list of them is gone.
        exact: texts that no cell can hold, by table, id and field.
        pack: the pack its lab named, if any.
        judged_by: the pack it was judged by, "" if that is not known.
        told: what a person should know of it.
        doubled: the tables of which there is a second sheet, which is not read.
    """

    file: str
    tables: Mapping[str, TableRead]
    exported: Mapping[str, frozenset[str]] | None
    exact: Mapping[tuple[str, str, str], str]
    pack: str | None
    judged_by: str
    told: tuple[Told, ...]
    doubled: frozenset[str] = frozenset()


def read_book(path: Path) -> BookRead:
    """Return a workbook of ours.

    Raises:
        FileError: it cannot be read.
        SpreadsheetError: none of its sheets is ours.
    """
    ours = read_grids(path, lambda head: layout_of(head) is not None)
    found = [(grid, layout) for grid in ours if (layout := layout_of(grid)) is not None]
    if not any(layout.table in _TABLES for _grid, layout in found):
        told = _(
            "“{name}”不是本程序导出的工作簿（没有带隐藏识别行的工作表），没有读入。"
            "别处的表格请在窗口里用“导入”；本程序导出的，请换用原来的文件。"
        )
        raise SpreadsheetError(told.format(name=path.name))
    return _book(path.name, found)


def _book(file: str, found: Sequence[tuple[Grid, Layout]]) -> BookRead:
    told: list[Told] = []
    tables: dict[str, TableRead] = {}
    exported: Mapping[str, frozenset[str]] | None = None
    exact: Mapping[tuple[str, str, str], str] = {}
    pack, judged_by = None, ""
    doubled: set[str] = set()
    for grid, layout in found:
        if layout.table == IDS_TABLE:
            exported = _exported_ids(grid, layout)
        elif layout.table == TEXTS_TABLE:
            exact = _exact_texts(grid, layout)
        elif layout.table in tables:
            message = _("与工作表“{sheet}”是同一张表，没有读入").format(sheet=tables[layout.table].sheet)
            told.append(Told(file, message, grid.name))
            doubled.add(layout.table)
        else:
            told += [Told(file, message, grid.name) for message in layout.told]
            tables[layout.table] = _SheetReader(file, grid, layout, told).table()
            pack = layout.arguments.get(PACK) or pack
            judged_by = layout.arguments.get(JUDGED_BY) or judged_by
    return BookRead(file, tables, exported, exact, pack, judged_by, tuple(told), frozenset(doubled))


class _SheetReader:
    """Reads one sheet of records."""

    def __init__(self, file: str, grid: Grid, layout: Layout, told: list[Told]) -> None:
        self._file, self._grid, self._layout, self._told = file, grid, layout, told
        self._flaws = {(flaw.row, flaw.column): flaw for flaw in grid.flaws}
        self._type = layout.record_type
        self._id, self._seals, self._marks = (layout.column(key) for key in (ID, SEALS, AS_TYPED))
        self._cleared: set[str] = set()
        self._seals_of_texts: dict[str, str] = {}

    def table(self) -> TableRead:
        """Return the sheet's records."""
        is_lab = self._type is Laboratory
        rows = [self._laboratory()] if is_lab else list(self._records())
        listed = self._layout.list_of(FIELD_KEY if is_lab else ID)
        present = self._lab_fields() if is_lab else frozenset(self._layout.columns)
        return TableRead(
            self._type,
            self._file,
            self._grid.name,
            tuple(key for key in self._type.column_of if key in present),
            tuple(rows),
            frozenset(self._cleared),
            self._id is not None,
            self._sensitive() if listed is None else frozenset(listed),
            self._layout.headings,
        )

    def _sensitive(self) -> frozenset[str]:
        """Return the fields that may be masked, where the list of those that are is gone."""
        return frozenset(column.key for column in self._type.columns if column.sensitive)

    # one record a row

    def _records(self) -> Iterator[RowRead]:
        fields = [(key, at) for key in self._type.column_of if (at := self._layout.column(key)) is not None]
        order = self._layout.list_of(SEALS) or tuple(self._type.column_of)
        seen: set[str] = set()
        for number, row in enumerate(self._grid.rows[self._layout.first_row :], self._layout.first_row + 1):
            record_id = self._record_id(row)
            record_id = None if record_id in seen else record_id
            seals = self._stored_seals(row, order) if record_id else {}
            marks = keys_marked(self._text(row, self._marks)) if seals else frozenset()
            cells = dict(self._cells(row, number, fields, seals, marks))
            if self._is_record(record_id, cells, number):
                seen |= {record_id} if record_id else set()
                yield RowRead(number, record_id, cells)

    def _cells(
        self,
        row: Sequence[Plain],
        number: int,
        fields: Sequence[tuple[str, int]],
        seals: Mapping[str, str],
        marks: frozenset[str],
    ) -> Iterator[tuple[str, CellRead]]:
        for key, at in fields:
            value, stored = row[at], seals.get(key)
            if value is not None or stored:
                yield key, self._cell(value, number, at, stored, key in marks)

    def _cell(self, value: Plain, number: int, at: int, stored: str | None, is_marked: bool) -> CellRead:
        value = None if isinstance(value, str) and not value.strip() else value
        raw: Raw = self._flaws.get((number, at + 1), value) if self._flaws else value
        if raw is None or isinstance(raw, Flaw) or stored is None:
            return CellRead(raw, number, at + 1, stored)
        if self._seal(raw) == stored:
            return CellRead(raw, number, at + 1, stored, True, is_marked)
        before = next((other for other in _other_looks(raw) if seal(other) == stored), None)
        if before is not None:
            return CellRead(before, number, at + 1, stored, True, is_marked)
        return CellRead(raw, number, at + 1, stored)

    def _seal(self, value: Plain) -> str:
        """Return a value's checksum; the same words stand in many cells."""
        if not isinstance(value, str):
            return seal(value)
        found = self._seals_of_texts.get(value)
        if found is None:
            found = self._seals_of_texts[value] = seal(value)
        return found

    def _is_record(self, record_id: str | None, cells: Mapping[str, CellRead], number: int) -> bool:
        """Tell whether a row is a record's; an emptied one is not, nor a line of totals."""
        held = [cell.value for cell in cells.values() if cell.value is not None]
        if record_id is not None:
            is_cleared = not held and bool(cells)
            self._cleared |= {record_id} if is_cleared else set()
            return not is_cleared
        first = next((value for value in held if isinstance(value, str)), "")
        if folded(first) in _TOTALS:
            message = _("像是“{words}”行，没有当作记录读入").format(words=first.strip())
            self._told.append(Told(self._file, message, self._grid.name, _("第 {row} 行").format(row=number)))
            return False
        return bool(held)

    def _record_id(self, row: Sequence[Plain]) -> str | None:
        value = row[self._id] if self._id is not None else None
        return digits_of(value) if isinstance(value, float) else text_of(value) or None

    def _stored_seals(self, row: Sequence[Plain], order: Sequence[str]) -> Mapping[str, str]:
        return seals_of(self._text(row, self._seals), order)

    def _text(self, row: Sequence[Plain], at: int | None) -> str:
        return text_of(row[at]) if at is not None else ""

    # the lab's own sheet: a field a row

    def _lab_fields(self) -> frozenset[str]:
        rows = self._grid.rows[self._layout.first_row :]
        return frozenset(filter(None, (field_meant(self._layout, row) for row in rows)))

    def _laboratory(self) -> RowRead:
        at = self._layout.columns[CONTENT]
        cells: dict[str, CellRead] = {}
        for number, row in enumerate(self._grid.rows[self._layout.first_row :], self._layout.first_row + 1):
            key = field_meant(self._layout, row)
            if key is None or key in cells:
                continue
            stored = None if self._seals is None or self._id is None else self._text(row, self._seals)
            if row[at] is not None or stored:
                is_marked = key in keys_marked(self._text(row, self._marks))
                cells[key] = self._cell(row[at], number, at, stored, is_marked)
        return RowRead(self._layout.first_row + 1, LAB_ID, cells)


def _other_looks(value: Plain) -> Iterator[Plain]:
    """Yield what else a value may have been before somebody gave its cell the format of a number, a day or a text."""
    if isinstance(value, bool):
        return
    if isinstance(value, int | float):
        yield digits_of(value)
        if 0 < value <= _LAST_SERIAL and value == int(value):
            yield from ((epoch + timedelta(days=int(value))).date() for epoch in EPOCHS)
    elif isinstance(value, date):
        moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
        yield from ((moment - epoch) / timedelta(days=1) for epoch in EPOCHS)
        yield value.isoformat()[:10]
    elif isinstance(value, str):
        yield from _number_in(value.strip())


def _number_in(text: str) -> Iterator[float]:
    try:
        yield float(text.replace(",", ""))
    except ValueError:
        return


# --- the sheets for machines ----------------------------------------------------------------------------------------


def _exported_ids(grid: Grid, layout: Layout) -> Mapping[str, frozenset[str]] | None:
    tables, ids = layout.column("#table"), layout.column("#id")
    if tables is None or ids is None:
        return None
    listed: dict[str, set[str]] = {}
    for row in grid.rows[layout.first_row :]:
        if (table := text_of(row[tables])) and (record_id := text_of(row[ids])):
            listed.setdefault(table, set()).add(record_id)
    return {table: frozenset(found) for table, found in listed.items()}


def _exact_texts(grid: Grid, layout: Layout) -> Mapping[tuple[str, str, str], str]:
    places = [layout.column(key) for key in ("#table", "#id", "#field", "#part")]
    pieces: dict[tuple[str, str, str], str] = {}
    for row in grid.rows[layout.first_row :]:
        table, record_id, key, piece = (str(row[at] or "") if at is not None else "" for at in places)
        pieces[table, record_id, key] = pieces.get((table, record_id, key), "") + piece
    return {place: text for place, whole in pieces.items() if (text := _whole_text(whole)) is not None}


def _whole_text(whole: str) -> str | None:
    """Return the text of a JSON string; None if its pieces were touched."""
    try:
        text = json.loads(whole)
    except ValueError:
        return None
    return text if isinstance(text, str) else None

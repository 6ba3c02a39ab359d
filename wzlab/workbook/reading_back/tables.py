"""The rows of our sheets as they came back: which record each is, and which of its cells were edited.

A cell was edited if its checksum no longer fits.  A number that somebody's program turned into a day, or a day into a
number, still fits: only its look was changed.  What cells cannot hold (`wzlab.workbook.machine_sheets`) stands for the
cell while that is unedited.  A percentage that is shown as one is read as it is shown: 60% is 0.6 in a workbook; and a
blank cell that was merged with one above as that one is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from wzlab.columns import Percent, Record
from wzlab.editing.headings import Heading
from wzlab.errors import SpreadsheetError
from wzlab.importing.cells.values import EPOCHS, Raw, digits_of
from wzlab.intake.cells import column_letters
from wzlab.intake.flaws import Flaw
from wzlab.intake.formats import Looks, Merged
from wzlab.intake.grids import Grid, Plain, read_grids
from wzlab.lab import LAB_ID
from wzlab.language import N_, _
from wzlab.records import Laboratory
from wzlab.spelling import folded
from wzlab.workbook.layout import (
    AS_TYPED,
    CONTENT,
    ID,
    IDS_TABLE,
    JUDGED_BY,
    PACK,
    SEALS,
    TEXTS_TABLE,
    keys_marked,
    seal,
    seals_of,
)
from wzlab.workbook.layout import FIELD as FIELD_KEY
from wzlab.workbook.reading_back.machine_rows import exact_texts, exported_ids
from wzlab.workbook.reading_back.sheets import (
    SHEET_TYPES,
    Layout,
    field_meant,
    layout_of,
    text_of,
)
from wzlab.workbook.titles import sheet_name

_LAST_SERIAL = 2_958_465
_MOST_SHARE = 10
"""A number below is looked at closely where a percentage is asked for: 1.2 may be 120 %."""
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
        repeated: the id of another row above it that it bears, too.
    """

    number: int
    record_id: str | None
    cells: Mapping[str, CellRead]
    repeated: str | None = None


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
        headings: the units of the amounts, where the headings tell them.
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
        sealed: the checksums of each record as it was exported, by table and id, as far as they are known.
    """

    file: str
    tables: Mapping[str, TableRead]
    exported: Mapping[str, frozenset[str]] | None
    exact: Mapping[tuple[str, str, str], str]
    pack: str | None
    judged_by: str
    told: tuple[Told, ...]
    doubled: frozenset[str] = frozenset()
    sealed: Mapping[tuple[str, str], str] = field(default_factory=dict)


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
            "共享稿不能读回；别处的表格请复制后粘贴到窗口的表里；本程序导出的，请换用原来的文件。"
        )
        raise SpreadsheetError(told.format(name=path.name))
    return _book(path, found)


def _book(path: Path, found: Sequence[tuple[Grid, Layout]]) -> BookRead:
    file, looks = path.name, Looks(path)
    told: list[Told] = []
    tables: dict[str, TableRead] = {}
    exported: Mapping[str, frozenset[str]] | None = None
    exact: Mapping[tuple[str, str, str], str] = {}
    sealed: Mapping[tuple[str, str], str] = {}
    pack, judged_by = None, ""
    doubled: set[str] = set()
    for grid, layout in found:
        if layout.table == IDS_TABLE:
            exported, sealed = exported_ids(grid, layout)
        elif layout.table == TEXTS_TABLE:
            exact = exact_texts(grid, layout)
        elif layout.table in tables:
            message = _("与工作表“{sheet}”是同一张表，没有读入").format(sheet=tables[layout.table].sheet)
            told.append(Told(file, message, grid.name))
            doubled.add(layout.table)
        else:
            told += [Told(file, message, grid.name) for message in layout.told]
            tables[layout.table] = _SheetReader(looks, file, grid, layout, told).table()
            pack = layout.arguments.get(PACK) or pack
            judged_by = layout.arguments.get(JUDGED_BY) or judged_by
    told += [Told(file, message) for message in _missing(exported or {}, tables)]
    return BookRead(file, tables, exported, exact, pack, judged_by, tuple(told), frozenset(doubled), sealed)


_MISSING = N_("没有找到“{sheet}”表（删除了，或者隐藏的识别行和编号列都不在了），其中的修改没有读入")


def _missing(exported: Mapping[str, frozenset[str]], tables: Mapping[str, TableRead]) -> Iterator[str]:
    """Tell the sheets that were exported and are not there any more, or not known any more."""
    for record_type in SHEET_TYPES:
        if record_type.table in exported and record_type.table not in tables:
            yield _(_MISSING).format(sheet=sheet_name(record_type.table))


class _SheetReader:
    """Reads one sheet of records."""

    def __init__(self, looks: Looks, file: str, grid: Grid, layout: Layout, told: list[Told]) -> None:
        self._looks, self._file, self._grid, self._layout, self._told = looks, file, grid, layout, told
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
            borne = self._record_id(row)
            record_id = None if borne in seen else borne
            seals = self._stored_seals(row, order) if borne else {}
            marks = keys_marked(self._text(row, self._marks)) if seals else frozenset()
            cells = dict(self._cells(row, number, fields, seals, marks))
            if self._is_record(record_id, cells, number):
                seen |= {record_id} if record_id else set()
                yield RowRead(number, record_id, cells, None if record_id else borne)

    def _cells(
        self,
        row: Sequence[Plain],
        number: int,
        fields: Sequence[tuple[str, int]],
        seals: Mapping[str, str],
        marks: frozenset[str],
    ) -> Iterator[tuple[str, CellRead]]:
        is_held = any(row[at] is not None for _key, at in fields)
        for key, at in fields:
            value, stored = row[at], seals.get(key)
            if value is None and is_held and (stored or not seals):
                value = self._value_above(number, at)
            if value is not None or stored:
                cell = self._cell(value, number, at, stored, key in marks)
                yield key, self._as_shown(cell) if isinstance(self._type.column_of[key].kind, Percent) else cell

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

    def _as_shown(self, cell: CellRead) -> CellRead:
        """Return an edited percentage as it is shown; only one that may be a share is looked at closely."""
        share = cell.value
        if cell.is_unedited or isinstance(share, bool) or not isinstance(share, int | float):
            return cell
        if not 0 < share < _MOST_SHARE or (cell.row, cell.column) not in self._percents:
            return cell
        return cell._replace(value=f"{digits_of(share * 100)}%")

    @cached_property
    def _percents(self) -> frozenset[tuple[int, int]]:
        return self._looks.percent_cells(self._grid.name)

    @cached_property
    def _merged(self) -> Merged:
        return self._looks.merged(self._grid.name)

    def _value_above(self, number: int, at: int) -> Plain:
        """Return what a blank cell was merged with, which is meant for it, too."""
        first = self._merged.first_row(number, at + 1)
        if first is None or first <= self._layout.first_row:
            return None
        address = f"{column_letters(at + 1)}{first}"
        told = Told(self._file, _("与下面的单元格合并了，各行都按这一格读入"), self._grid.name, address)
        self._told += [told] if told not in self._told else []
        return self._grid.rows[first - 1][at]

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

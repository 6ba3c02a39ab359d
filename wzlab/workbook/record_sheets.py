"""The records as sheets: one a record type with every field, and the lab's own as a list of fields.

A cell holds what the record holds: amounts in 万元, exact to the 分; whole dates as dates and partial ones as the text
they were given as; choices and yes/no as words, so a blank stays blank; a reference as `u1 · name`, its id first.
Identity and telephone numbers within a text are masked (`wzlab.workbook.discretion`), as sensitive fields are.
Text that could not be read stands as it was typed, on a fill of its own.  What machines need to read the sheet back,
whatever people do to it, stands in hidden columns (`wzlab.workbook.layout`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, Protocol

from wzlab.columns import AsTyped, Cell, Choice, Column, Day, Kind, Money, Number, Record, Reference, Text, YesNo
from wzlab.dates import PartialDate
from wzlab.editing.masking import masked
from wzlab.language import _
from wzlab.policy.report import Report
from wzlab.records import RECORD_TYPES, Laboratory
from wzlab.workbook.discretion import may_hold_numbers
from wzlab.workbook.figures import wan_yuan
from wzlab.workbook.holding import Plain, held
from wzlab.workbook.layout import (
    AS_TYPED,
    CONTENT,
    FIELD,
    HIDDEN_HEADINGS,
    ID,
    JUDGED_BY,
    PACK,
    SEALS,
    machine_key,
    marked,
    record_keys,
    seal,
    sealed,
)
from wzlab.workbook.naming import Names
from wzlab.workbook.sheets import Entry, Row, Sheet, SheetColumn
from wzlab.workbook.styles import CellKind, Mark
from wzlab.workbook.titles import sheet_name

CELL_KINDS: Mapping[str, CellKind] = {
    "text": CellKind.TEXT,
    "choice": CellKind.WORD,
    "yes_no": CellKind.WORD,
    "date": CellKind.DATE,
    "number": CellKind.NUMBER,
    "money": CellKind.AMOUNT,
    "area": CellKind.AMOUNT,
    "percent": CellKind.NUMBER,
    "reference": CellKind.TEXT,
}
"""What the cells of each kind of field are."""

TABLES: tuple[type[Record], ...] = tuple(record_type for record_type in RECORD_TYPES if record_type is not Laboratory)
"""The record types that have a sheet with a row for each record, in their order."""


def record_sheet(record_type: type[Record], records: Sequence[Record], names: Names) -> Sheet:
    """Return the sheet of one record type: every field in the order of its declaration, then what machines need."""
    label = _(record_type.label)
    return Sheet(
        name=sheet_name(record_type.table),
        title=_("{label}（{number} 条）").format(label=label, number=len(records)),
        columns=_columns(record_type, names),
        rows=_rows(record_type, records, names),
        notes=_notes(record_type, records, names),
        fixed_columns=2,
        keys=record_keys(record_type, masked=_masked_keys(record_type, names)),
    )


def _columns(record_type: type[Record], names: Names) -> tuple[SheetColumn, ...]:
    fields = (
        SheetColumn(column.heading, cell_kind(column.kind), options=offered(column.kind, names))
        for column in record_type.columns
    )
    return (SheetColumn(_("序号"), CellKind.WORD, 5), *fields, *_hidden_columns())


def _hidden_columns() -> tuple[SheetColumn, ...]:
    return tuple(SheetColumn(_(heading), CellKind.TEXT, 8, is_hidden=True) for heading in HIDDEN_HEADINGS.values())


class Offering(Protocol):
    """What is offered where a field's own declaration does not say it: `wzlab.workbook.naming.Names`."""

    @property
    def directions(self) -> tuple[str, ...]:
        """Every direction of the pack's catalogue."""

    def references(self, table: str) -> tuple[str, ...]:
        """Return what a reference to a table may be."""


def offered(kind: Kind[Any], names: Offering) -> tuple[str, ...]:
    """Return what is offered for a field's cells; nothing for one that takes any text, number or day."""
    match kind:
        case YesNo():
            return (kind.show(True), kind.show(False))
        case Choice(open_ended=True):
            return (*names.directions, *map(kind.show, kind.options))
        case Choice():
            return tuple(map(kind.show, kind.options))
        case Reference(table=table):
            return names.references(table)
    return ()


def _rows(record_type: type[Record], records: Iterable[Record], names: Names) -> list[Row]:
    writers = [cell_writer(column, names) for column in record_type.columns]
    keys = tuple(record_type.column_of)
    return [
        (number, *(cells := _cells(record, writers)), *_for_machines(record, keys, cells))
        for number, record in enumerate(records, 1)
    ]


def _cells(record: Record, writers: "Iterable[CellWriter]") -> tuple[Plain | Entry, ...]:
    return tuple(write(cell) for write, cell in zip(writers, record.cells, strict=True))


def _for_machines(record: Record, keys: Sequence[str], cells: Iterable[Plain | Entry]) -> tuple[Plain, ...]:
    """Return a record's hidden cells: its id, which of its cells are as typed, and the seal of each."""
    as_typed = marked(key for key, cell in zip(keys, record.cells, strict=True) if isinstance(cell, AsTyped))
    return record.id, as_typed, _sealed(cells)


def _sealed(cells: Iterable[Plain | Entry]) -> str:
    return sealed(held(cell.value if isinstance(cell, Entry) else cell).value for cell in cells)


def seals_as_exported(record_type: type[Record], records: Iterable[Record], names: Names) -> Iterator[str]:
    """Yield the checksums of each record's cells as they are exported, in the order of the declared fields."""
    writers = [cell_writer(column, names) for column in record_type.columns]
    for record in records:
        yield _sealed(_cells(record, writers))


def laboratory_sheet(report: Report, names: Names) -> Sheet:
    """Return the sheet of the lab itself: a field in each row."""
    lab, label, table = report.lab, _(Laboratory.label), Laboratory.table
    keys = (FIELD, CONTENT, ID, AS_TYPED, SEALS)
    return Sheet(
        name=sheet_name(table),
        title=label,
        columns=(
            SheetColumn(_("栏目"), CellKind.SECTION, 24),
            SheetColumn(_("内容"), CellKind.TEXT, 80),
            *_hidden_columns(),
            *(SheetColumn(key.strip("#"), width=8, is_hidden=True) for key in (PACK, JUDGED_BY)),
        ),
        rows=[_field_row(column, lab.laboratory, names) for column in Laboratory.columns],
        notes=_notes(Laboratory, [lab.laboratory], names),
        filtered=False,
        keys=(
            machine_key(table, keys[0], ",".join(_masked_keys(Laboratory, names))),
            *(machine_key(table, key) for key in keys[1:]),
            machine_key(table, PACK, lab.pack or ""),
            machine_key(table, JUDGED_BY, report.pack.id),
        ),
    )


def _field_row(column: Column[Any], laboratory: Record, names: Names) -> Row:
    entry = _field_entry(column, laboratory, names)
    as_typed = marked([column.key] if isinstance(laboratory.cells[column.index], AsTyped) else [])
    return column.heading, entry, column.key, as_typed, seal(held(entry.value).value), None, None


def _field_entry(column: Column[Any], record: Record, names: Names) -> Entry:
    written = cell_writer(column, names)(record.cells[column.index])
    return written if isinstance(written, Entry) else Entry(written, Mark.LEFT, cell_kind(column.kind))


def _masked_keys(record_type: type[Record], names: Names) -> list[str]:
    return [column.key for column in record_type.columns if column.sensitive and not names.full_ids]


def _notes(record_type: type[Record], records: Iterable[Record], names: Names) -> tuple[str, ...]:
    notes = []
    hidden = _masked_keys(record_type, names)
    if hidden:
        titles = _("、").join(_(record_type.column_of[key].title) for key in hidden)
        notes.append(_("{titles}已遮盖；需要完整号码时，导出时选“完整证件号”。").format(titles=titles))
    if any(isinstance(cell, AsTyped) for record in records for cell in record.cells):
        notes.append(_("浅黄底的是原样文字，未能识别，判定时按未知处理；改正后再导出。"))
    return tuple(notes)


# --- cells ----------------------------------------------------------------------------------------------------------


def cell_kind(kind: Kind[Any]) -> CellKind:
    """Return what the cells of a kind of field are."""
    return CELL_KINDS[kind.name]


CellWriter = Callable[[Cell], Plain | Entry]


def cell_writer(column: Column[Any], names: Names) -> CellWriter:
    """Return what turns a field's cells into the values of its sheet."""
    write = _value_writer(column, names)
    hides = column.sensitive and not names.full_ids
    discreet = names.without_numbers if may_hold_numbers(column) else str

    def written(cell: Cell) -> Plain | Entry:
        if cell is None:
            return None
        if isinstance(cell, AsTyped):
            return Entry(masked(cell.text) if hides else discreet(cell.text), Mark.AS_TYPED, CellKind.TEXT)
        return masked(str(cell)) if hides else write(cell)

    return written


def _value_writer(column: Column[Any], names: Names) -> Callable[[Any], Plain]:
    """Return what turns a field's values into those of its sheet."""
    kind = column.kind
    match kind:
        case Choice(open_ended=True):
            return lambda code: kind.show(code) if code in kind.options else names.direction(code)
        case Money():
            return wan_yuan
        case Number():
            return _number
        case Day():
            return _day
        case Reference(table=table):
            return partial(names.reference, table)
        case Text() if may_hold_numbers(column) and not isinstance(kind, Choice):
            return names.without_numbers
    return kind.show


def _number(value: Decimal) -> Decimal:
    return value


def _day(value: PartialDate) -> date | str:
    return value.first if value.is_whole else str(value)

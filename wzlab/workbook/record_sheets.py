"""The records as sheets: one a record type with every field, and the lab's own as a list of fields.

A cell holds what the record holds: amounts in 万元, exact to the 分; whole dates as dates and partial ones as the text
they were given as; choices and yes/no as words, so a blank stays blank; a reference as `u1 · name`, its id first.
Text that could not be read stands as it was typed, on a fill of its own.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from wzlab.columns import AsTyped, Cell, Choice, Column, Day, Kind, Money, Number, Record, Reference
from wzlab.dates import PartialDate
from wzlab.editing.masking import masked
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.records import RECORD_TYPES, Laboratory
from wzlab.workbook.figures import wan_yuan
from wzlab.workbook.naming import Names
from wzlab.workbook.sheets import Entry, Plain, Row, Sheet, SheetColumn
from wzlab.workbook.styles import CellKind, Mark
from wzlab.workbook.texts import sheet_title

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


def record_sheet(record_type: type[Record], lab: Lab, names: Names) -> Sheet:
    """Return the sheet of one record type: the ids first, then every field in the order of its declaration."""
    records = lab.tables[record_type.table].values()
    label = _(record_type.label)
    columns = [SheetColumn(column.heading, cell_kind(column.kind)) for column in record_type.columns]
    return Sheet(
        name=sheet_title(label),
        title=_("{label}（{number} 条）").format(label=label, number=len(records)),
        columns=(SheetColumn(_("编号")), *columns),
        rows=_rows(record_type, records, names),
        notes=_notes(record_type, records, names),
        fixed_columns=2,
    )


def _rows(record_type: type[Record], records: Iterable[Record], names: Names) -> list[Row]:
    writers = [cell_writer(column, names) for column in record_type.columns]
    return [
        (record.id, *(write(cell) for write, cell in zip(writers, record.cells, strict=True))) for record in records
    ]


def laboratory_sheet(lab: Lab, names: Names) -> Sheet:
    """Return the sheet of the lab itself: a field in each row."""
    laboratory, label = lab.laboratory, _(Laboratory.label)
    return Sheet(
        name=sheet_title(label),
        title=label,
        columns=(SheetColumn(_("栏目"), CellKind.SECTION, 24), SheetColumn(_("内容"), CellKind.TEXT, 80)),
        rows=[(column.heading, _field_entry(column, laboratory, names)) for column in Laboratory.columns],
        notes=_notes(Laboratory, [laboratory], names),
        filtered=False,
    )


def _field_entry(column: Column[Any], record: Record, names: Names) -> Entry:
    written = cell_writer(column, names)(record.cells[column.index])
    return written if isinstance(written, Entry) else Entry(written, Mark.LEFT, cell_kind(column.kind))


def _notes(record_type: type[Record], records: Iterable[Record], names: Names) -> tuple[str, ...]:
    notes = []
    hidden = [column for column in record_type.columns if column.sensitive]
    if hidden and not names.full_ids:
        titles = _("、").join(_(column.title) for column in hidden)
        notes.append(_("{titles}已遮盖；需要完整号码时，导出时选“完整证件号”。").format(titles=titles))
    if any(isinstance(cell, AsTyped) for record in records for cell in record.cells):
        notes.append(_("浅黄底的是原样文字，未能识别，判定时按未知处理；改正后再导出。"))
    return tuple(notes)


# --- cells ----------------------------------------------------------------------------------------------------------


def cell_kind(kind: Kind[Any]) -> CellKind:
    """Return what the cells of a kind of field are."""
    return CELL_KINDS[kind.name]


def cell_writer(column: Column[Any], names: Names) -> Callable[[Cell], Plain | Entry]:
    """Return what turns a field's cells into the values of its sheet."""
    write = _value_writer(column.kind, names)
    hides = column.sensitive and not names.full_ids

    def written(cell: Cell) -> Plain | Entry:
        if cell is None:
            return None
        if isinstance(cell, AsTyped):
            return Entry(masked(cell.text) if hides else cell.text, Mark.AS_TYPED, CellKind.TEXT)
        return masked(str(cell)) if hides else write(cell)

    return written


def _value_writer(kind: Kind[Any], names: Names) -> Callable[[Any], Plain]:
    """Return what turns a field's values into those of its sheet."""
    match kind:
        case Choice(open_ended=True):
            return lambda code: kind.show(code) if code in kind.options else names.direction(code)
        case Money():
            return wan_yuan
        case Number():
            return _number
        case Day():
            return _day
        case Reference():
            return names.reference
    return kind.show


def _number(value: Decimal) -> Decimal:
    return value


def _day(value: PartialDate) -> date | str:
    return value.first if value.is_whole else str(value)

"""What people call the records and the fields of a report, and where each stands in the workbook."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from wzlab.columns import AsTyped, Column, Record, Reference
from wzlab.editing.masking import masked
from wzlab.language import _
from wzlab.policy.report import Report
from wzlab.records import (
    TYPE_OF,
    Agreement,
    Attachment,
    Award,
    Instrument,
    Investment,
    Laboratory,
    Milestone,
    Patent,
    Person,
    Project,
    Room,
    Scenario,
    Target,
    Unit,
)
from wzlab.workbook.sheets import Place, Sheet

NAMED_BY: Mapping[type[Record], tuple[Column[Any], ...]] = {
    Laboratory: (Laboratory.name,),
    Unit: (Unit.name,),
    Person: (Person.name,),
    Room: (Room.building, Room.room_no),
    Instrument: (Instrument.name,),
    Project: (Project.title,),
    Patent: (Patent.title,),
    Award: (Award.title,),
    Milestone: (Milestone.title,),
    Agreement: (Agreement.unit,),
    Scenario: (Scenario.title,),
    Target: (Target.year, Target.item),
    Investment: (Investment.year, Investment.item),
    Attachment: (Attachment.title,),
}
"""The fields by which people know a record; together they are its name."""

SECRET_LENGTH = 4
"""A shorter text identifies nobody, and would be found in any sentence."""

BETWEEN = " · "
"""Stands between an id and the name of what it refers to."""


class Names:
    """Says records and fields in words.

    Args:
        report: the report whose records are named.
        full_ids: whether identity and telephone numbers may be shown whole.
    """

    def __init__(self, report: Report, full_ids: bool) -> None:
        self.full_ids = full_ids
        self._pack = report.pack
        self._records = {record.id: record for record in report.lab.all_records()}
        self._names: dict[str, str] = {}

    def record(self, record_id: str | None) -> Record | None:
        """Return the record with an id, or None."""
        return self._records.get(record_id) if record_id is not None else None

    def name(self, record_id: str) -> str:
        """Return what people call a record or a condition, "" if it has no name."""
        if record_id not in self._names:
            self._names[record_id] = self._made_name(record_id)
        return self._names[record_id]

    def _made_name(self, record_id: str) -> str:
        record = self._records.get(record_id)
        if record is None:
            titles = {condition.id: str(condition.title) for condition in self._pack.conditions}
            return titles.get(record_id, "")
        return " ".join(part for part in (self._part(record, column) for column in NAMED_BY[type(record)]) if part)

    def _part(self, record: Record, column: Column[Any]) -> str:
        cell = record.cells[column.index]
        if isinstance(cell, str) and isinstance(column.kind, Reference):
            return self.name(cell)
        return f"{cell:f}" if isinstance(cell, Decimal) else column.show(cell)  # a year has no thousands separator

    def reference(self, record_id: str) -> str:
        """Return a reference as it is read: the id, and the name if there is one."""
        name = self.name(record_id)
        return f"{record_id}{BETWEEN}{name}" if name else record_id

    def direction(self, code: str) -> str:
        """Return a direction of the pack's catalogue: its code and its title."""
        titles = {direction.code: str(direction.title) for direction in self._pack.directions}
        return f"{code} {titles[code]}" if code in titles else code

    def field(self, record_id: str | None, field: str) -> str:
        """Return the title of a field: of a record's own (`degree`) or of another table's (`units.role`)."""
        table, dot, key = field.rpartition(".")
        record = self.record(record_id)
        record_type = TYPE_OF.get(table) if dot else record and type(record)
        if record_type is None or key not in record_type.column_of:
            return field
        title = _(record_type.column_of[key].title)
        return f"{_(record_type.label)}{BETWEEN}{title}" if dot else title

    def discreet(self, record_id: str | None, text: str) -> str:
        """Return a sentence about a record in which its sensitive cells are masked, unless they may be shown."""
        record = self.record(record_id)
        if record is None or self.full_ids:
            return text
        for column in record.columns:
            cell = record.cells[column.index]
            secret = cell.text if isinstance(cell, AsTyped) else cell
            if column.sensitive and isinstance(secret, str) and len(secret) >= SECRET_LENGTH:
                text = text.replace(secret, masked(secret))
        return text


class Places:
    """Where the records and their fields stand in the workbook."""

    def __init__(self) -> None:
        self._first_cells: dict[str, Place] = {}
        self._downwards: set[str] = set()

    def add_rows(self, sheet: Sheet, records: Iterable[Record]) -> None:
        """Note that a sheet has a record in each row: its id, then its fields in their order."""
        for index, record in enumerate(records):
            self._first_cells[record.id] = Place(sheet.name, sheet.row_number(index))

    def add_fields(self, sheet: Sheet, record: Record) -> None:
        """Note that a sheet has a field of one record in each row, in their order: its title, then its cell."""
        self._first_cells[record.id] = Place(sheet.name, sheet.row_number(0))
        self._downwards.add(record.id)

    def of(self, record: Record | None, field: str | None = None) -> Place | None:
        """Return where a record stands, or one of its fields; None for one that is not in the workbook."""
        if record is None or (first := self._first_cells.get(record.id)) is None:
            return None
        column = record.column_of.get(field or "")
        if column is None:
            return first
        if record.id in self._downwards:
            return Place(first.sheet, first.row + column.index, 2)
        return Place(first.sheet, first.row, 2 + column.index)

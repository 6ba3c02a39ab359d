"""What people call the records and the fields of a report, and where each stands in the workbook."""

from collections.abc import Iterable

from wzlab.columns import Record
from wzlab.editing import names as editing
from wzlab.editing.masking import SECRET_LENGTH, discreet_sentence
from wzlab.editing.names import BETWEEN
from wzlab.language import _
from wzlab.policy.report import Report
from wzlab.records import TYPE_OF
from wzlab.workbook.discretion import Discretion
from wzlab.workbook.layout import as_typed_column, field_column, id_column
from wzlab.workbook.sheets import Place, Sheet


class Names:
    """Says records and fields in words.

    Args:
        report: the report whose records are named.
        full_ids: whether identity and telephone numbers may be shown whole.
        share: whether nothing personal may be told at all.
    """

    def __init__(self, report: Report, full_ids: bool, *, share: bool = False) -> None:
        self.full_ids = full_ids
        self.is_shared = share
        self._pack = report.pack
        self._lab = report.lab
        self._names = editing.Names(report.lab, report.pack)
        self._records = {record.id: record for record in report.lab.all_records()}
        self._conditions = {condition.id: str(condition.title) for condition in report.pack.conditions}
        self._directions = {one.code: f"{one.code} {one.title}" for one in report.pack.directions}
        self._said: dict[tuple[str, str], str] = {}
        # A copy to share is made of a lab that has no such number any more.
        self._discretion = None if full_ids or share else Discretion(report.lab)

    def record(self, record_id: str | None) -> Record | None:
        """Return the record with an id, or None."""
        return self._records.get(record_id) if record_id is not None else None

    def name(self, record_id: str) -> str:
        """Return what people call a record or a condition, "" if it has no name."""
        record = self._records.get(record_id)
        if record is None:
            return self._conditions.get(record_id, "")
        name = self._lab.name_of(record)
        return "" if name == record_id else self.without_numbers(name)

    def reference(self, table: str, record_id: str) -> str:
        """Return a reference as it is read: the id, and the name if there is one and the two mean just this record."""
        if (table, record_id) not in self._said:
            of, between, name = self._names.full(table, record_id).partition(BETWEEN)
            self._said[table, record_id] = f"{of}{between}{self.without_numbers(name)}"
        return self._said[table, record_id]

    def references(self, table: str) -> tuple[str, ...]:
        """Return what a reference to a table may be; nothing for one to any record, for that would be all of them."""
        return tuple(self.reference(table, record_id) for record_id in self._lab.tables[table]) if table else ()

    def direction(self, code: str) -> str:
        """Return a direction of the pack's catalogue: its code and its title."""
        return self._directions[code] if code in self._directions else self.without_numbers(code)

    @property
    def directions(self) -> tuple[str, ...]:
        """Every direction of the pack's catalogue."""
        return tuple(self._directions.values())

    def field(self, record_id: str | None, field: str) -> str:
        """Return the title of a field: of a record's own (`degree`) or of another table's (`units.role`)."""
        table, dot, key = field.rpartition(".")
        record = self.record(record_id)
        record_type = TYPE_OF.get(table) if dot else record and type(record)
        if record_type is None or key not in record_type.column_of:
            return field
        title = _(record_type.column_of[key].title)
        return f"{_(record_type.label)}{BETWEEN}{title}" if dot else title

    def without_numbers(self, text: str) -> str:
        """Return a text with the identity and telephone numbers in it masked, unless they may be shown."""
        return text if self._discretion is None else self._discretion.masked(text)

    def discreet(self, record_id: str | None, text: str) -> str:
        """Return a sentence about a record in which its sensitive cells are masked, unless they may be shown, and all numbers.

        In a copy to share, what is personal is left out altogether.
        """
        record = self.record(record_id)
        if self.full_ids and not self.is_shared:
            return text
        if record is not None:
            text = discreet_sentence(record, text)
            text = _impersonal_sentence(record, text) if self.is_shared else text
        return self.without_numbers(text)


def _impersonal_sentence(record: Record, text: str) -> str:
    """Return a sentence about a record without what is personal though it decides: a birth date."""
    for column, cell in zip(record.columns, record.cells, strict=True):
        told = column.show(cell) if column.personal and column.decides else ""
        text = text.replace(told, _("（略）")) if len(told) >= SECRET_LENGTH else text
    return text


class Places:
    """Where the records and their fields stand in the workbook; what is not in it has no place."""

    def __init__(self) -> None:
        self._sheets: dict[str, tuple[type[Record], Sheet]] = {}
        self._rows: dict[str, tuple[str, int]] = {}
        self._laboratory: tuple[Record, Sheet] | None = None

    def add_rows(self, record_type: type[Record], sheet: Sheet, records: Iterable[Record]) -> None:
        """Note that a sheet has a record of one type in each row, as `record_sheet` made it."""
        self._sheets[record_type.table] = record_type, sheet
        for index, record in enumerate(records):
            self._rows[record.id] = record_type.table, sheet.row_number(index)

    def add_fields(self, sheet: Sheet, record: Record) -> None:
        """Note that a sheet has a field of one record in each row, in their order: its title, then its cell."""
        self._laboratory = record, sheet

    def of(self, record: Record | None, field: str | None = None) -> Place | None:
        """Return where a record stands, or one of its fields; None for one that is not in the workbook."""
        if record is None:
            return None
        column = record.column_of.get(field or "")
        if self._laboratory is not None and record.id == self._laboratory[0].id:
            sheet = self._laboratory[1]
            row = sheet.row_number(0 if column is None else column.index)
            return Place(sheet.name, row, 1 if column is None else 2)
        if record.id not in self._rows:
            return None
        table, row = self._rows[record.id]
        number = 1 if column is None else field_column(type(record), column.key)
        return Place(self._sheets[table][1].name, row, number)

    # a whole table

    def sheet(self, table: str) -> str | None:
        """Return the name of the sheet that holds a table's records, or None."""
        return self._sheets[table][1].name if table in self._sheets else None

    def rows(self, table: str) -> range:
        """Return the rows in which a table's records stand, in their order; empty for a table without a sheet."""
        if table not in self._sheets:
            return range(0)
        sheet = self._sheets[table][1]
        return range(sheet.row_number(0), sheet.row_number(len(sheet.rows)))

    def column(self, table: str, key: str) -> int:
        """Return the column, counted from 1, that holds a field of a table's records.

        Raises:
            KeyError: the table has no sheet, or its records no such field.
        """
        return field_column(self._sheets[table][0], key)

    def id_column(self, table: str) -> int:
        """Return the hidden column, counted from 1, that holds the ids of a table's records.

        Raises:
            KeyError: the table has no sheet.
        """
        return id_column(self._sheets[table][0])

    def as_typed_column(self, table: str) -> int:
        """Return the hidden column, counted from 1, that lists the as-typed fields of each record as `|key|key|`.

        Raises:
            KeyError: the table has no sheet.
        """
        return as_typed_column(self._sheets[table][0])

    def laboratory_as_typed(self, key: str) -> Place | None:
        """Return the hidden cell that marks a field of the lab's own record as typed, or None without its sheet."""
        if self._laboratory is None:
            return None
        record, sheet = self._laboratory
        return Place(sheet.name, sheet.row_number(record.column_of[key].index), 4)

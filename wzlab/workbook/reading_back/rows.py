"""A row as a record: every cell that was not edited means what was exported, every other what is read in it."""

from typing import Any

from wzlab.columns import AsTyped, Cell, Column, Record
from wzlab.editing.masking import is_masked
from wzlab.language import N_, _
from wzlab.workbook.reading_back.tables import BookRead, CellRead, RowRead, TableRead, Told
from wzlab.workbook.reading_back.values import Meaning, ValueReader, unedited_meaning

IS_MASK = N_("是打码的号码，没有读入；要改请填完整的号码")


def unread_mask(meaning: Meaning, cell: CellRead) -> str:
    """Tell that a mask somebody edited is no number; "" for what is none, or where nothing is known of the cell."""
    return _(IS_MASK) if meaning.is_none and cell.stored and isinstance(cell.value, str) else ""


class RowReader:
    """Reads the rows of one table.

    Args:
        book: the workbook, for the texts that its cells cannot hold.
        table: the table.
        values: reads cells in the lab as it stands.
        told: where to say what a person should know of a cell.
    """

    def __init__(self, book: BookRead, table: TableRead, values: ValueReader, told: list[Told]) -> None:
        self._book, self._table, self._values, self._told = book, table, values, told

    def record(self, row: RowRead, record_id: str, *, is_new: bool | None = None) -> Record:
        """Return a row's record; blank cells of a new one have the defaults of their fields.

        `is_new` says whether it is one that was not exported (None: it is if the row has no id).
        """
        record_type = self._table.record_type
        is_new = row.record_id is None if is_new is None else is_new
        cells: list[Cell] = [column.default if is_new else None for column in record_type.columns]
        for key, cell in row.cells.items():
            if cell.value is not None:
                column = record_type.column_of[key]
                meaning = self._edited(column, cell) if is_new else self.meaning(record_id, column, cell)
                cells[column.index] = self._noted(cell, meaning)
        return record_type(record_id, tuple(cells))

    def meaning(self, record_id: str, column: Column[Any], cell: CellRead) -> Meaning:
        """Return what a record's cell means; a masked number means nothing."""
        if not cell.is_unedited:
            return self._edited(column, cell)
        if column.key in self._table.masked and is_masked(column, str(cell.value)):
            return Meaning(None, is_none=True)
        exact = self._book.exact.get((self._table.record_type.table, record_id, column.key))
        if exact is None:
            return unedited_meaning(self._values, column, cell.value, is_marked=cell.is_marked)
        return Meaning(AsTyped(exact) if cell.is_marked else exact)

    def _edited(self, column: Column[Any], cell: CellRead) -> Meaning:
        return self._values.meaning(column, cell.value, self._table.headings.get(column.key))

    def _noted(self, cell: CellRead, meaning: Meaning) -> Cell:
        if meaning.told:
            self._told.append(self._table.told(cell, meaning.told))
        return meaning.cell

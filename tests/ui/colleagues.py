"""What colleagues do to exported sheets: workbooks written by the window's own job, edited with openpyxl by headings."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers import wenzhou
from ui.export_jobs import Order, Wanted, workbooks_job
from wzlab.lab import Lab
from wzlab.workbook.layout import parsed_key


def sent(path: Path, lab: Lab, *sheets: str, full_ids: bool = False) -> Path:
    """Export some sheets of a lab, or all of them, without pictures; return the path."""
    wanted = Wanted(full_ids=full_ids, picture=False, sheets=sheets or None)
    job = workbooks_job(wenzhou(), lab, [Order(path, wanted)])
    job.carry_out()
    assert path.exists()
    return path


class Table:
    """One record sheet of a workbook that a colleague has open."""

    def __init__(self, sheet: Worksheet, table: str) -> None:
        self.sheet = sheet
        self._columns: dict[str, int] = {}
        for row in sheet.iter_rows(max_row=40):
            found = [(int(cell.column or 0), key) for cell in row if (key := parsed_key(str(cell.value or "")))]
            keys = {key[1]: column for column, key in found if key[0] == table}
            if len(keys) > 1:
                self._columns, self.heading = keys, int(row[0].row or 0) + 1
                break
        assert self._columns, table

    def row(self, record_id: str) -> int:
        """Return the row of a record."""
        column = self._columns["#id"]
        return next(row for row in range(self.heading, self.sheet.max_row + 1) if self._at(row, column) == record_id)

    def _at(self, row: int, column: int) -> object:
        return self.sheet.cell(row, column).value

    def read(self, record_id: str, field: str) -> object:
        """Return what a cell holds."""
        return self._at(self.row(record_id), self._columns[field])

    def write(self, record_id: str, field: str, value: object) -> None:
        """Type into a record's cell."""
        self.sheet.cell(self.row(record_id), self._columns[field]).value = value  # type: ignore[assignment]  # any value a cell takes

    def append(self, **cells: object) -> None:
        """Fill in the first row below the records."""
        row = self.sheet.max_row + 1
        for field, value in cells.items():
            self.sheet.cell(row, self._columns[field]).value = value  # type: ignore[assignment]  # any value a cell takes

    def delete(self, record_id: str) -> None:
        """Delete a record's row."""
        self.sheet.delete_rows(self.row(record_id))


@contextmanager
def opened(path: Path, table: str) -> Iterator[Table]:
    """Give a record sheet to be edited; the workbook is saved afterwards."""
    workbook = load_workbook(path)
    yield next(found for sheet in workbook.worksheets if (found := _table(sheet, table)) is not None)
    workbook.save(path)


def _table(sheet: Worksheet, table: str) -> Table | None:
    try:
        return Table(sheet, table)
    except AssertionError:
        return None

"""Where the columns of the record sheets are, as formulas name them: down to the rows that people may still fill."""

from datetime import date

from wzlab.workbook.naming import Places
from wzlab.workbook.sheets import SPARE_ROWS, column_letter, quoted


def cells_down(sheet: str, column: int, rows: range) -> str:
    """Return a column's cells in some rows of a sheet, and in the spare ones below them: `'设备'!$G$9:$G$272`."""
    letter = column_letter(column)
    return f"{quoted(sheet)}!${letter}${rows.start}:${letter}${rows.stop - 1 + SPARE_ROWS}"


def column_cells(places: Places, table: str, key: str) -> str | None:
    """Return the cells of a field of a table's records, or None if the table has no sheet in the workbook."""
    sheet = places.sheet(table)
    return None if sheet is None else cells_down(sheet, places.column(table, key), places.rows(table))


def filled_rows(sheet: str, rows: range) -> str:
    """Return the formula, without its equals sign, of how many rows of a record sheet hold anything in front."""
    numbers, names = (cells_down(sheet, column, rows) for column in (1, 2))
    return f'SUMPRODUCT(--(({numbers}<>"")+({names}<>"")>0))'


def word(text: str) -> str:
    """Return a text as a formula writes it."""
    return '"' + text.replace('"', '""') + '"'


def day(value: date) -> str:
    """Return a day as a formula writes it, the same in every regional setting."""
    return f"DATE({value.year},{value.month},{value.day})"

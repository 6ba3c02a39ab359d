"""What a workbook says, as one number: the same for the same lab, options and program, whoever saves the file later.

It is taken from the sheets as data, not from the bytes of a file, so it can be worked out again from the lab.
"""

from collections.abc import Iterable
from hashlib import sha256

from wzlab import __version__
from wzlab.workbook.holding import Formula, Plain
from wzlab.workbook.sheets import Entry, Sheet

_BETWEEN_CELLS, _BETWEEN_ROWS, _BETWEEN_SHEETS = "\x1f", "\x1e", "\x1d"


def content_hash(sheets: Iterable[Sheet], options: object) -> str:
    """Return the SHA-256, in hexadecimal, of what some sheets hold and of the options they were made with.

    Names, titles, notes, totals, headings, cells with their marks, kinds and links, keys and pictures count.
    """
    digest = sha256(f"wzlab {__version__} {options!r}".encode())
    for sheet in sheets:
        digest.update(_BETWEEN_SHEETS.join((_BETWEEN_SHEETS, *_parts(sheet))).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _parts(sheet: Sheet) -> Iterable[str]:
    yield from (sheet.name, sheet.title)
    for texts in (sheet.notes, sheet.keys, sheet.pictures):
        yield repr(texts)
    yield _BETWEEN_CELLS.join(f"{column.heading}/{column.kind}/{column.is_hidden:d}" for column in sheet.columns)
    for rows in (sheet.totals, sheet.rows):
        yield _BETWEEN_ROWS.join(_BETWEEN_CELLS.join(map(_cell, row)) for row in rows)


def _cell(cell: Plain | Entry) -> str:
    """Return a cell as text; cells that differ have different ones."""
    if isinstance(cell, Entry):
        target = cell.leads_to.target if cell.leads_to else ""
        return f"e{cell.mark}|{cell.kind}|{target}|{_cell(cell.value)}"
    if isinstance(cell, Formula):
        return f"f{cell.text}"
    return "" if cell is None else repr(cell)

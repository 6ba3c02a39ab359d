"""Text of the clipboard: the block of cells it holds, and the text of a block, as spreadsheets write it.

Cells are parted by tabs, rows by line ends.  A cell that holds either stands in quotation marks, doubled within.
A cell that merely stands in quotation marks keeps them.
"""

import re
from collections.abc import Iterable, Sequence

Block = list[list[str]]

_CELL = re.compile(r'"((?:[^"]|"")*)"(?=[\t\r\n]|\Z)|([^\t\r\n]*)')
_NEEDS_MARKS = re.compile(r'[\t\r\n]|\A"')
_WAS_MARKED = re.compile(r'[\t\r\n]|""')


def block_of(text: str) -> Block:
    """Return the rows of cells in a text of the clipboard; no rows for no text."""
    rows: Block = []
    row: list[str] = []
    position = 0
    while position < len(text):
        cell, position = _cell_at(text, position)
        row.append(cell)
        end = text[position : position + 1]
        position += 2 if text[position : position + 2] == "\r\n" else 1
        if end == "\t" and position >= len(text):
            row.append("")
        if end != "\t":
            rows.append(row)
            row = []
    return [*rows, row] if row else rows


def _cell_at(text: str, position: int) -> tuple[str, int]:
    """Return the cell that begins at a position, and where it ends."""
    match = _CELL.match(text, position)
    assert match is not None, "a cell may be empty"
    inside = match[1]
    if inside is None:
        return match[2], match.end()
    return (inside.replace('""', '"') if _WAS_MARKED.search(inside) else match[0]), match.end()


def block_text(rows: Iterable[Sequence[str]]) -> str:
    """Return the text of rows of cells; `block_of` reads it back."""
    return "".join("\t".join(map(_marked, row)) + "\n" for row in rows)


def _marked(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _NEEDS_MARKS.search(cell) else cell

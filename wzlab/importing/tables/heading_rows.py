"""Where the headings of a sheet's tables are: rows, columns, hidden keys, forms that are no tables.

A row is one of headings when two of its cells or more mean different fields of one kind of record, and more than half
of what is written in it has the form of a heading.  Where no row of a sheet is, the first that could be one is taken
as a table whose kind nobody knows; below another table, behind a gap, such a row begins one, too.

    heads            one table's headings            heading_levels  headings above each other
    side_by_side     tables beside each other        forms           words and blanks in turn, which are no headings
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from wzlab.importing.headings.headings_text import joined
from wzlab.importing.headings.known_headings import hidden_key, raw_words
from wzlab.importing.tables.forms import form_end
from wzlab.importing.tables.heading_levels import block, levelled
from wzlab.importing.tables.heads import Filled, Head, are_headings, could_head, filled_cells, texts_of
from wzlab.importing.tables.merged import Sheet, sheet_of
from wzlab.importing.tables.side_by_side import runs, side_by_side
from wzlab.intake.grids import Grid, Plain

FIRST_ROWS = 60
"""Rows in which headings are looked for whatever they look like; below, only rows with a word for a field are."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen in a sheet.

    Attributes:
        heads: the headings of its tables, from top to bottom and from left to right.
        forms: the first and the last row of each form about one person or thing.
    """

    heads: list[Head] = field(default_factory=list)
    forms: list[tuple[int, int]] = field(default_factory=list)


def look_at(grid: Grid) -> Seen:
    """Return the headings and the forms of a sheet."""
    sheet, seen, bottom = sheet_of(grid), Seen(), 0
    for row, is_behind_gap in _promising_rows(sheet):
        if row <= bottom:
            continue
        heads = [_with_translation(sheet, head) for head in _heads_at(sheet, row, bottom)]
        is_asked = not heads[0].keys_row if heads else not seen.heads
        if is_asked and (end := form_end(sheet, row)):
            seen.forms.append((row, end))
            bottom = end
            continue
        if not heads and is_behind_gap and seen.heads:
            heads = list(_others_below(sheet, row, seen.heads))
        seen.heads.extend(heads)
        bottom = max((head.bottom for head in heads), default=bottom)
    first = min((head.begins for head in seen.heads), default=len(sheet.rows) + 1)
    if not seen.forms:
        seen.heads[:0] = _unknown(sheet, first - 1)
    return seen


def find_heads(grid: Grid) -> list[Head]:
    """Return the headings of a sheet's tables, from top to bottom and from left to right."""
    return look_at(grid).heads


def _promising_rows(sheet: Sheet) -> Iterator[tuple[int, bool]]:
    """Yield the numbers of rows that may hold headings, and whether the row above has one cell at most."""
    words, is_behind_gap = raw_words(), True
    for number, row in enumerate(sheet.rows, 1):
        if number <= FIRST_ROWS or not words.isdisjoint(row) or (is_behind_gap and _has_only_texts(row)):
            yield number, is_behind_gap
        is_behind_gap = len(row) - row.count(None) <= 1


def _has_only_texts(row: Sequence[Plain]) -> bool:
    return all(cell is None or isinstance(cell, str) for cell in row)


def _heads_at(sheet: Sheet, row: int, above: int) -> list[Head]:
    """Return the headings in a row; the rows down to one above it are other tables' headings."""
    texts = texts_of(sheet, row)
    if keyed := _keyed(sheet, row, texts):
        return [keyed]
    parts = [
        run
        for run in runs(sheet, row, texts)
        if len(run) >= 2 and _is_heading_row(sheet, row, run, filled_cells(sheet, row, run))
    ]
    if len(texts) >= 2 and _is_heading_row(sheet, row, texts, filled_cells(sheet, row)):
        parts = side_by_side(sheet, row, texts)
    leftmost = [1, *(max(part) + 1 for part in parts)]
    return [levelled(sheet, row, part, first, above + 1) for part, first in zip(parts, leftmost, strict=False)]


def _is_heading_row(sheet: Sheet, row: int, texts: Filled, filled: int) -> bool:
    """Tell whether texts are headings: by themselves, or together with what merges put below them."""
    if are_headings([*texts.values()], filled):
        return True
    whole = block(sheet, row, texts)
    return whole.bottom > row and are_headings([*whole.columns.values()], filled)


def _with_translation(sheet: Sheet, head: Head) -> Head:
    """Return headings with the same in another script right below; the Chinese ones count."""
    below = texts_of(sheet, head.bottom + 1)
    if head.keys_row or not below or not below.keys() <= head.columns.keys() or not are_headings([*below.values()], 0):
        return head
    if all(map(str.isascii, below.values())) == all(map(str.isascii, head.columns.values())):
        return head
    columns = head.columns if all(map(str.isascii, below.values())) else {**head.columns, **below}
    return replace(head, bottom=head.bottom + 1, columns=columns)


# --- hidden keys ----------------------------------------------------------------------------------------------------


def _keyed(sheet: Sheet, row: int, texts: Filled) -> Head | None:
    """Return the headings below a row of hidden keys."""
    keys = {column: key for column, text in texts.items() if (key := hidden_key(text))}
    tables = {table for table, _key in keys.values()}
    if len(keys) < 2 or len(tables) != 1:
        return None
    headings, following = texts_of(sheet, row + 1), row + 1
    if not headings or 2 * len(headings.keys() & keys.keys()) <= len(headings):
        headings, following = {}, row
    named = {column: joined([text]) for column, text in headings.items()}
    hidden = {column: key for column, (_table, key) in keys.items()}
    return Head(following, following, named, hidden, tables.pop(), row)


# --- headings nobody knows ------------------------------------------------------------------------------------------

_LEAST_UNKNOWN = 3
_LEAST_BELOW = 2
_LONGEST_UNKNOWN = 20
_LOOKED_BACK = 400
_SPEAKS = re.compile(r"[:：。；]")
"""填表人：… is no heading."""


def _unknown(sheet: Sheet, last: int) -> Iterator[Head]:
    """Yield the first row of different short texts that has rows as full as itself below, and at least half headings.

    It and the row below stand above a row that is given.
    """
    for row in range(1, min(last - 1, FIRST_ROWS) + 1):
        texts = texts_of(sheet, row)
        if _could_be_unknown(sheet, row, texts):
            yield levelled(sheet, row, texts)
            return


def _could_be_unknown(sheet: Sheet, row: int, texts: Filled) -> bool:
    heading = sum(1 for text in texts.values() if could_head(text))
    if len(texts) < _LEAST_UNKNOWN or 2 * heading <= len(texts) or any(map(_SPEAKS.search, texts.values())):
        return False
    return _stands_over_rows(sheet, row, texts)


def _stands_over_rows(sheet: Sheet, row: int, texts: Filled) -> bool:
    """Tell whether a row is of different texts and nothing else, and the next row is about as full."""
    if len(set(texts.values())) < len(texts) or filled_cells(sheet, row) > len(texts):
        return False
    return 2 * filled_cells(sheet, row + 1) > len(texts)


def _others_below(sheet: Sheet, row: int, above: Sequence[Head]) -> Iterator[Head]:
    """Yield the headings of another table, which nobody knows, below a table and a gap.

    Most of the texts have the form of a heading, or half of them with figures below; all of them where no blank row but
    a title only is between.  None of them stands in the same column of the table above, as what a record says would.
    """
    texts = texts_of(sheet, row)
    head = next((head for head in reversed(above) if texts and _overlaps(head, texts)), None)
    if head is None or not any(filled_cells(sheet, between) for between in range(head.bottom + 1, row)):
        return
    if len(texts) < _LEAST_BELOW or any(
        len(text) > _LONGEST_UNKNOWN or _SPEAKS.search(text) for text in texts.values()
    ):
        return
    heading = [column for column, text in texts.items() if could_head(text)]
    if filled_cells(sheet, row - 1) and filled_cells(sheet, row - 2):
        is_likely = len(heading) == len(texts)
    else:
        is_likely = 2 * len(heading) > len(texts) - _has_figures_below(sheet, row, heading)
    if is_likely and _stands_over_rows(sheet, row, texts) and not _is_said_above(sheet, row, texts, head):
        yield levelled(sheet, row, texts)


def _overlaps(head: Head, texts: Filled) -> bool:
    return head.first <= max(texts) and min(texts) <= head.last


def _has_figures_below(sheet: Sheet, row: int, columns: Sequence[int]) -> bool:
    below = sheet.rows[row] if row < len(sheet.rows) else ()
    return any(isinstance(below[column - 1], int | float) for column in columns if below)


def _is_said_above(sheet: Sheet, row: int, texts: Filled, head: Head) -> bool:
    rows = sheet.rows[max(head.bottom, row - _LOOKED_BACK) : row - 1]
    return any(cells[column - 1] == text for cells in rows for column, text in texts.items())

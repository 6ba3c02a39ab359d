"""Which sheets of a workbook are ours, and which of their columns is which field.

The hidden row of keys tells it (`wzlab.workbook.layout`), however the sheet is called and wherever its columns stand.
A sheet that has lost that row is known by its headings, if it still has its hidden columns.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from wzlab.columns import Column, Number, Record
from wzlab.editing.headings import Heading, heading_meant, heading_row, headings_of
from wzlab.importing.cells.values import in_every_language
from wzlab.intake.cells import column_letters
from wzlab.intake.grids import Grid, Plain
from wzlab.language import N_, _
from wzlab.records import RECORD_TYPES, Laboratory
from wzlab.spelling import folded
from wzlab.workbook.layout import (
    CONTENT,
    FIELD,
    HIDDEN_HEADINGS,
    ID,
    IDS_TABLE,
    SEALS,
    TEMPLATE,
    TEXTS_TABLE,
    parsed_key,
)
from wzlab.workbook.remarks import REMARK_TYPES

SHEET_TYPES: tuple[type[Record], ...] = (*RECORD_TYPES, *REMARK_TYPES)
"""What our sheets hold, in the order in which they are read: what is referred to comes first."""

_TYPE_OF: Mapping[str, type[Record]] = {record_type.table: record_type for record_type in SHEET_TYPES}
_TABLES = frozenset({*_TYPE_OF, IDS_TABLE, TEXTS_TABLE})
_SEARCHED_ROWS = 40
_HEADING_WITHIN = 10
"""How many rows below the keys the headings are looked for."""


@dataclass(frozen=True)
class Layout:
    """Where things stand on one of our sheets; rows and columns are counted from 0.

    Attributes:
        table: what the sheet holds.
        first_row: the first row below the headings.
        columns: the column of each key: fields, and what is for machines (`#id`).
        arguments: what stands behind the keys.
        headings: the units of the amounts, where the headings tell them: those of a sheet without its keys, and those
            that somebody gave another unit.
        told: what a person should know of it, as finished sentences without the sheet's name.
    """

    table: str
    first_row: int
    columns: Mapping[str, int]
    arguments: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, Heading] = field(default_factory=dict)
    told: tuple[str, ...] = ()

    @property
    def record_type(self) -> type[Record]:
        """What a row is.

        Raises:
            KeyError: the sheet is one for machines only.
        """
        return _TYPE_OF[self.table]

    def column(self, key: str) -> int | None:
        """Return the column of a key, or None."""
        return self.columns.get(key)

    def list_of(self, key: str) -> tuple[str, ...] | None:
        """Return the fields listed behind a key; None where the key is not there."""
        return None if key not in self.arguments else tuple(filter(None, self.arguments[key].split(",")))


def layout_of(grid: Grid) -> Layout | None:
    """Return where things stand on a sheet, or None if it is none of ours."""
    return _by_keys(grid) or _by_headings(grid)


def text_of(value: Plain) -> str:
    """Return a cell's text; "" for one that holds none."""
    return value.strip() if isinstance(value, str) else ""


# --- by the keys ----------------------------------------------------------------------------------------------------


def _by_keys(grid: Grid) -> Layout | None:
    for number, row in enumerate(islice(grid.rows, _SEARCHED_ROWS)):
        found = [
            (index, key)
            for index, value in enumerate(row)
            if isinstance(value, str) and "." in value and (key := parsed_key(value)) is not None
        ]
        tables = [table for _index, (table, _field, _argument) in found if table in _TABLES]
        if any(key == TEMPLATE for _index, (_table, key, _argument) in found):
            return None
        if len(tables) >= 2:
            return _keyed(grid, number, max(set(tables), key=tables.count), found)
    return None


def _keyed(grid: Grid, key_row: int, table: str, found: Sequence[tuple[int, tuple[str, str, str]]]) -> Layout:
    columns: dict[str, int] = {}
    arguments: dict[str, str] = {}
    for index, (of, key, argument) in found:
        if of == table and key not in columns:
            columns[key], arguments[key] = index, argument
    headings_at = _heading_row(grid, key_row, table, columns)
    if table not in _TYPE_OF:
        return Layout(table, headings_at + 1, columns, arguments)
    told = list(_unread_columns(grid, frozenset(columns.values()), headings_at + 1, headings_at))
    units: dict[str, Heading] = {}
    if headings_at != key_row:
        told += _reworded(grid.rows[headings_at], _TYPE_OF[table], columns, units)
    return Layout(table, headings_at + 1, columns, arguments, units, tuple(told))


def _reworded(
    row: Sequence[Plain], record_type: type[Record], columns: Mapping[str, int], units: dict[str, Heading]
) -> Iterator[str]:
    """Tell the headings that somebody gave other words, and note those that give the amounts another unit."""
    known, expected = headings_of(record_type), _expected_headings(record_type.table, columns)
    for column in record_type.columns:
        at = columns.get(column.key)
        words = text_of(row[at]) if at is not None else ""
        if at is None or not words or folded(words) in expected[at] or _is_own_unit(words, column):
            continue
        heading = heading_meant(words, known)
        if heading is None or heading.column is not column:
            told = _("{letters} 列的标题改成了“{words}”，仍按“{title}”读入；内容换了的，请核对")
            yield told.format(letters=column_letters(at + 1), words=words, title=_(column.title))
        elif heading.unit:
            units[column.key] = heading
            told = _("{letters} 列的标题改成了“{words}”，改过和新填的数按{unit}读入")
            yield told.format(letters=column_letters(at + 1), words=words, unit=_(heading.unit))


def _heading_row(grid: Grid, key_row: int, table: str, columns: Mapping[str, int]) -> int:
    """Return the row of the headings below the keys; the row of the keys where somebody took the headings away."""
    expected = _expected_headings(table, columns)
    for number in range(key_row + 1, min(key_row + 1 + _HEADING_WITHIN, len(grid.rows))):
        row = grid.rows[number]
        hits = sum(1 for index, words in expected.items() if folded(text_of(row[index])) in words)
        if hits >= 2 or (hits and hits * 2 >= len(expected)):
            return number
    return key_row


def _expected_headings(table: str, columns: Mapping[str, int]) -> dict[int, frozenset[str]]:
    """Return what may stand above each column, folded."""
    record_type = _TYPE_OF.get(table)
    expected = {index: frozenset({key, key.strip("#")}) for key, index in columns.items()}
    for key, index in columns.items():
        column = record_type.column_of.get(key) if record_type else None
        if column is not None:
            expected[index] = frozenset(folded(words) for words in in_every_language(column.heading, column.title))
    return expected


def _unread_columns(grid: Grid, known: frozenset[int], first_row: int, headings_at: int) -> Iterator[str]:
    """Tell the columns that hold something and are no field of ours."""
    width = len(grid.rows[0]) if grid.rows else 0
    for index in range(width):
        if index in known or not any(row[index] is not None for row in grid.rows[first_row:]):
            continue
        heading = text_of(grid.rows[headings_at][index])
        yield _("{column} 列（{heading}）不是本程序的栏目，没有读入").format(
            column=column_letters(index + 1), heading=heading or _("无标题")
        )


def _is_own_unit(words: str, column: Column[Any]) -> bool:
    """Tell whether a heading is a field's title with the unit that we write behind it, in any language."""
    title, parenthesis, unit = folded(words).removesuffix(")").rpartition("(")
    if not parenthesis or not isinstance(column.kind, Number):
        return False
    titles = {folded(one) for one in in_every_language(column.title)}
    return title.strip() in titles and unit in {folded(one) for one in in_every_language(column.kind.unit)}


# --- by the headings ------------------------------------------------------------------------------------------------

_NO_KEYS = N_("隐藏的识别行不见了，改按标题识别各栏")


def _by_headings(grid: Grid) -> Layout | None:
    """Return how a sheet is laid out that still has the hidden columns.

    A copy to share has none, and is not meant to come back.
    """
    for number, row in enumerate(islice(grid.rows, _SEARCHED_ROWS)):
        texts = [text_of(value) for value in row]
        hidden = _hidden_columns(texts)
        if SEALS in hidden:
            candidates = [_headed(texts, number, hidden, record_type) for record_type in RECORD_TYPES]
            found = [layout for layout in candidates if layout is not None]
            return max(found, key=lambda layout: len(layout.columns), default=None)
    return None


def _hidden_columns(texts: Sequence[str]) -> dict[str, int]:
    """Return where the hidden columns stand, by their keys."""
    wanted = {word: key for key, words in HIDDEN_HEADINGS.items() for word in in_every_language(words)}
    return {wanted[text]: index for index, text in enumerate(texts) if text in wanted}


def _headed(texts: Sequence[str], number: int, hidden: Mapping[str, int], record_type: type[Record]) -> Layout | None:
    """Return how a sheet is laid out if its headings are a table's."""
    if record_type is Laboratory:
        return _fields_below(texts, number, hidden)
    places = frozenset(hidden.values())
    headings = heading_row(["" if index in places else text for index, text in enumerate(texts)], record_type)
    if headings is None:
        return None
    columns = {heading.column.key: index for index, heading in enumerate(headings) if heading is not None}
    meant = {heading.column.key: heading for heading in headings if heading is not None}
    return Layout(record_type.table, number + 1, columns | dict(hidden), headings=meant, told=(_(_NO_KEYS),))


def _fields_below(texts: Sequence[str], number: int, hidden: Mapping[str, int]) -> Layout | None:
    """Return the layout of the lab's own sheet, whose fields stand below each other."""
    places = [
        next((texts.index(word) for word in in_every_language(words) if word in texts), None)
        for words in (N_("栏目"), N_("内容"))
    ]
    if places[0] is None or places[1] is None:
        return None
    columns = {FIELD: places[0], CONTENT: places[1], **hidden}
    return Layout(Laboratory.table, number + 1, columns, told=(_(_NO_KEYS),))


def field_meant(layout: Layout, row: Sequence[Plain]) -> str | None:
    """Return which field of the lab's own record a row holds, or None."""
    at = layout.column(ID)
    key = text_of(row[at]) if at is not None else ""
    if key in Laboratory.column_of:
        return key
    heading = heading_meant(text_of(row[layout.columns[FIELD]]), headings_of(Laboratory))
    return None if heading is None else heading.column.key

"""A table's body before its rows are sorted, and one row of it that is looked at closely."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from wzlab.columns import Number, Record, Text
from wzlab.importing.headings.headings_text import is_serial
from wzlab.importing.model import ColumnMatch
from wzlab.importing.tables.merged import merged_across
from wzlab.importing.tables.row_words import SumWord, is_of_units, sum_word
from wzlab.importing.tables.running_totals import figure_of
from wzlab.intake.grids import Grid, Plain
from wzlab.records import TYPE_OF
from wzlab.spelling import folded

SHORT = 4
"""A row with no more filled cells than this is looked at closely, all of it."""
HEADS = 3
"""So many of the first cells of a longer row tell what it is."""
_FARTHEST = 3
"""So many rows below a row the next that is not blank is looked for."""

_MARK_OF_NOTHING = re.compile(r"[/\\—–\-_.。、无]+")
_FIGURES = re.compile(r"[¥$]?-?[0-9][0-9.,]*.{0,4}")

Filled = list[tuple[int, Plain]]
"""The cells of a row that are not blank, each with its column."""


@dataclass(frozen=True, slots=True)
class Body:
    """What is known of a table's body before its rows are looked at.

    Attributes:
        grid: the sheet.
        columns: its columns, matched.
        kind: the kind of its records, "" if unknown.
        rows: the first and the last row below the headings.
        repeated: rows that repeat the headings.
        titled: rows of text above those.
        lines: the texts above the table.
    """

    grid: Grid
    columns: Sequence[ColumnMatch]
    kind: str
    rows: range
    repeated: frozenset[int] = frozenset()
    titled: frozenset[int] = frozenset()
    lines: Sequence[str] = ()
    serials: frozenset[int] = field(init=False)
    naming: frozenset[int] = field(init=False)
    across: frozenset[tuple[int, int]] = field(init=False)
    keys: Mapping[int, str] = field(init=False)

    def __post_init__(self) -> None:
        """Find the columns of numbers that count rows, those that name a record, and texts merged across a row."""
        serials = (
            match.column for match in self.columns if match.heading and is_serial(match.heading) and not match.key
        )
        known_by = frozenset(TYPE_OF[self.kind].known_by if self.kind in TYPE_OF else ())
        naming = (match.column for match in self.columns if not known_by.isdisjoint(match.fields))
        object.__setattr__(self, "serials", frozenset(serials))
        object.__setattr__(self, "naming", frozenset(naming))
        object.__setattr__(self, "across", merged_across(self.grid))
        object.__setattr__(self, "keys", {match.column: match.fields[0] for match in self.columns if match.key})

    @property
    def record_type(self) -> type[Record] | None:
        """Return the type of its records, None while that is unknown."""
        return TYPE_OF.get(self.kind)

    def filled(self, number: int) -> Filled:
        """Return a row's cells that are not blank, each with its column; none below the body."""
        if number not in self.rows or number > len(self.grid.rows):
            return []
        row = self.grid.rows[number - 1]
        return [
            (match.column, cell)
            for match in self.columns
            if (cell := row[match.column - 1]) is not None and str(cell).strip()
        ]

    def next_filled(self, number: int) -> Filled:
        """Return the cells of the next row that is not blank, but for many blank ones."""
        return next((cells for row in range(number + 1, number + _FARTHEST + 1) if (cells := self.filled(row))), [])


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is looked at closely.

    Attributes:
        number: its number in the sheet.
        filled: its cells that are not blank, by column from left to right.
        texts: those of them that are texts, folded.
    """

    body: Body
    number: int
    filled: Filled
    texts: Sequence[tuple[int, str]]

    @property
    def first_texts(self) -> Sequence[tuple[int, str]]:
        """Return the texts among the first cells; all of a short row."""
        if len(self.filled) <= SHORT:
            return self.texts
        heads = {column for column, _cell in self.filled[:HEADS]}
        return [(column, text) for column, text in self.texts if column in heads]

    @property
    def alone(self) -> str:
        """Return its only text, "" if it holds anything else."""
        return self.texts[0][1] if self.texts and len(self.filled) == 1 else ""

    @property
    def head(self) -> str:
        """Return its first cell's text, "" if that is none."""
        return folded(self.filled[0][1]) if isinstance(self.filled[0][1], str) else ""

    @property
    def name(self) -> str:
        """Return what names its record, "" for nothing."""
        return next((text for column, text in self.texts if column in self.body.naming), "")

    @property
    def is_nameless(self) -> bool:
        """Tell whether the columns that name a record are there, and blank."""
        return bool(self.body.naming) and all(column not in self.body.naming for column, _cell in self.filled)

    def says(self, other_than: int) -> int:
        """Return how many cells say something of their own: no figure, no sum, no mark of nothing."""
        return sum(1 for column, cell in self.filled if column != other_than and self._is_own(column, cell))

    def _is_own(self, column: int, cell: Plain) -> bool:
        if column in self.body.serials:
            return False
        record_type, key = self.body.record_type, self.body.keys.get(column)
        kind = record_type.column_of[key].kind if record_type and key else None
        if not isinstance(cell, str):
            return isinstance(kind, Text) or figure_of(cell) is None
        text = folded(cell)
        if _MARK_OF_NOTHING.fullmatch(text) or sum_word(text) is SumWord.ALONE or is_of_units(text):
            return False
        return isinstance(kind, Text) or not _FIGURES.fullmatch(text)

    def figures(self) -> dict[int, Decimal]:
        """Return its figures by column; numbers of rows and of things are none."""
        return {
            column: figure
            for column, cell in self.filled
            if column not in self.body.serials and self._counts(column) and (figure := figure_of(cell)) is not None
        }

    def _counts(self, column: int) -> bool:
        record_type, key = self.body.record_type, self.body.keys.get(column)
        return key is None or record_type is None or isinstance(record_type.column_of[key].kind, Number)

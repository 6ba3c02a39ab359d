"""The headings of one table, and what makes a row one of headings; where they stand is for `heading_rows`."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from wzlab.columns import Choice
from wzlab.importing.headings.headings_text import looks_like_heading
from wzlab.importing.headings.kind_votes import heading_counts
from wzlab.importing.headings.known_headings import fields_meant, is_usual
from wzlab.importing.tables.merged import Sheet
from wzlab.intake.grids import Plain
from wzlab.records import RECORD_TYPES
from wzlab.spelling import folded

LEAST_KNOWN = 2
"""So many different fields of one kind of record are meant by a row of headings."""

_GENDERS = ("男", "女")

Filled = dict[int, str]
"""The texts of a row by column."""


@dataclass(frozen=True, slots=True)
class Head:
    """The headings of one table.

    Attributes:
        top: their first row; the row of hidden keys above it is not counted.
        bottom: their last row.
        columns: the headings by column, joined where they stand above each other.
        hidden: the fields that hidden keys name, by column; "" for a key of no field.
        kind: the kind of record that hidden keys name, "" without any.
        keys_row: the row of hidden keys, 0 for none.
    """

    top: int
    bottom: int
    columns: Mapping[int, str]
    hidden: Mapping[int, str] = field(default_factory=dict)
    kind: str = ""
    keys_row: int = 0

    @property
    def first(self) -> int:
        """Return the first column."""
        return min((*self.columns, *self.hidden))

    @property
    def last(self) -> int:
        """Return the last column."""
        return max((*self.columns, *self.hidden))

    @property
    def begins(self) -> int:
        """Return the first row, hidden keys included."""
        return self.keys_row or self.top

    def overlaps(self, other: "Head") -> bool:
        """Tell whether two tables have columns in common."""
        return self.first <= other.last and other.first <= self.last


def texts_of(sheet: Sheet, row: int) -> Filled:
    """Return the texts of a row by column; figures are not among them, and there are none beyond the sheet."""
    if not 1 <= row <= len(sheet.rows):
        return {}
    return {
        column: text for column, text in enumerate(sheet.rows[row - 1], 1) if isinstance(text, str) and text.strip()
    }


def filled_cells(sheet: Sheet, row: int, among: Iterable[int] | None = None) -> int:
    """Return how many cells of a row are filled, between the first and the last of some columns if they are given."""
    if not 1 <= row <= len(sheet.rows):
        return 0
    cells: tuple[Plain, ...] = tuple(sheet.rows[row - 1])
    if among is not None:
        columns = list(among)
        cells = cells[min(columns) - 1 : max(columns)]
    return len(cells) - cells.count(None)


def known_headings_in(headings: Iterable[str]) -> int:
    """Return how many different fields of one kind of record headings mean, of the kind they mean most of."""
    return max(heading_counts(headings).values(), default=0)


def are_headings(headings: Collection[str], filled: int) -> bool:
    """Tell whether texts are headings: two mean fields of one kind, and most of what is filled could be one.

    Answers side by side, to be ticked below (国家级 | 省部级 | 市厅级), do not count.
    """
    if known_headings_in(headings) < LEAST_KNOWN:
        return False
    ticked = sum(1 for text in headings if folded(text) in _answers() and not could_head(text))
    return 2 * sum(1 for text in headings if could_head(text)) > filled - (ticked if ticked > 1 else 0)


@lru_cache(maxsize=1)
def _answers() -> frozenset[str]:
    """Return the folded answers of all choices, as they are in Chinese."""
    kinds = (column.kind for record_type in RECORD_TYPES for column in record_type.columns)
    labels = (label for kind in kinds if isinstance(kind, Choice) for label in kind.options.values())
    return frozenset(map(folded, (*labels, *_GENDERS)))


def could_head(text: str) -> bool:
    """Tell whether a text is a known heading of any kind of record, or has the form of one."""
    return bool(fields_meant(text)) or looks_like_heading(text) or is_usual(text)

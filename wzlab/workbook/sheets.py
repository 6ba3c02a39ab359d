"""A sheet as data: what stands where.  It knows nothing of the file; `wzlab.workbook.writing` puts it into one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import chain, islice
from math import ceil

from wzlab.language import _
from wzlab.workbook.holding import Formula, Plain
from wzlab.workbook.styles import FORMS, CellKind, Special
from wzlab.workbook.texts import display_width, wrapped

SAMPLE_ROWS = 300
"""How many rows a text column is measured by."""

NUMBER_PADDING = 3
"""How much wider than a number its column is: the indent, the edges, and a margin for a wider font."""

NOTE_WIDTH = 140

MOST_HEADING, MOST_UNIT_HEADING = 12, 16
"""Headings up to so many characters stand on one line, those with a unit in brackets the second; longer ones on two."""

SPARE_ROWS = 200
"""Below the last row of a table, choices are offered for so many more, and formulas add them up."""

PAGE_WIDTH = 250
"""How many characters of body text stand side by side on A4 landscape and can still be read (6 points)."""

MOST_PAGES = 2
"""No sheet is printed more pages wide than this; a wider one is printed smaller."""


MOST_WORD = 18
"""A Latin word of more letters may be broken in a narrow column."""

_LATIN_WORD = re.compile("[A-Za-z]+")


def column_letter(number: int) -> str:
    """Return the letters of a column counted from 1: `AA` for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def quoted(sheet: str) -> str:
    """Return a sheet's name as formulas and links write it."""
    return "'" + sheet.replace("'", "''") + "'"


@dataclass(frozen=True, slots=True)
class Place:
    """One cell of the workbook, by its sheet's name."""

    sheet: str
    row: int
    column: int = 1

    @property
    def address(self) -> str:
        """The cell within its sheet: `C5`."""
        return f"{column_letter(self.column)}{self.row}"

    @property
    def target(self) -> str:
        """The cell as a link names it: `'人员'!C5`."""
        return f"{quoted(self.sheet)}!{self.address}"


@dataclass(frozen=True, slots=True)
class Alteration:
    """A cell that does not hold exactly what it was given, and in what it departs."""

    place: Place
    message: str

    def __str__(self) -> str:
        """Return the finished sentence."""
        return _("工作表“{sheet}”{cell}：{message}").format(
            sheet=self.place.sheet, cell=self.place.address, message=self.message
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell that is more than its value: marked, of another kind than its column, or leading somewhere."""

    value: Plain
    mark: Special | None = None
    kind: CellKind | None = None
    leads_to: Place | None = None


Row = Sequence[Plain | Entry]


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its heading with the unit, what its cells are, and its width in characters (None: by what it holds).

    `options` are offered for its cells, and for the blank ones below them; a hidden column is for machines.
    """

    heading: str
    kind: CellKind = CellKind.TEXT
    width: float | None = None
    options: tuple[str, ...] = ()
    is_hidden: bool = False


def columns(declared: Iterable[tuple[str, CellKind, float]]) -> tuple[SheetColumn, ...]:
    """Return columns declared as heading (marked for translation), kind and width."""
    return tuple(SheetColumn(_(heading), kind, width) for heading, kind, width in declared)


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, a title line, notes, totals, a table with one line of headings, and how it is printed.

    `fixed_columns` stay in sight when one scrolls, and are repeated on each page of a sheet several pages wide.
    `totals` stand above the headings, for people add rows below.  `pictures` are the ids of the charts on a sheet
    without columns.  `keys` name the columns for machines, in a hidden row above the headings
    (`wzlab.workbook.layout`).  A cover is one page of words and values, without headings.  A working sheet shows how
    something is calculated; one wider than a page is for the screen, and only its head is printed.
    """

    name: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: Sequence[Row]
    notes: tuple[str, ...] = ()
    totals: tuple[Row, ...] = ()
    pictures: tuple[str, ...] = ()
    fixed_columns: int = 1
    filtered: bool = True
    keys: tuple[str, ...] = ()
    is_hidden: bool = False
    is_cover: bool = False
    is_upright: bool = False
    is_working: bool = False

    @cached_property
    def note_lines(self) -> list[str]:
        """The notes as lines no wider than a screen; cells with notes do not wrap, so no row needs a height."""
        width = min(NOTE_WIDTH, int(self._first_page_width) - 2) if self.columns else NOTE_WIDTH
        return [line for note in self.notes for line in wrapped(note, width)]

    @cached_property
    def widths(self) -> list[float]:
        """The width of each column, in characters; every number and date is shown whole."""
        return [
            max(column.width or self._text_width(index), self._number_width(index), self._word_width(index))
            for index, column in enumerate(self.columns)
        ]

    @property
    def visible_width(self) -> float:
        """The width of the columns that are seen, in characters."""
        return sum(self._visible_widths)

    @property
    def _visible_widths(self) -> list[float]:
        return [width for column, width in zip(self.columns, self.widths, strict=True) if not column.is_hidden]

    @property
    def pages_wide(self) -> int:
        """How many pages side by side the sheet is printed on."""
        return min(MOST_PAGES, max(1, ceil(self.visible_width / PAGE_WIDTH)))

    @property
    def is_for_screen(self) -> bool:
        """Whether only the head is printed."""
        return self.is_working and self.visible_width > PAGE_WIDTH

    @property
    def note_column(self) -> int:
        """The column of title and notes, from 1: behind those that are repeated on a second page, which would cut them."""
        return 1 if self.pages_wide == 1 or self.is_for_screen else self.fixed_columns + 1

    @property
    def _first_page_width(self) -> float:
        """The width that the notes surely have on the first page, in characters."""
        if self.pages_wide == 1:
            return self.visible_width
        repeated = sum(self._visible_widths[: self.fixed_columns])
        return (self.visible_width - repeated) / self.pages_wide - max(self._visible_widths)

    @property
    def heading_row(self) -> int:
        """The row above the table's first, counted from 1: that of its headings, if it has any."""
        return len(self.note_lines) + 2 + len(self.totals) + bool(self.keys) - self.is_cover

    def row_number(self, index: int) -> int:
        """Return the row at which the table's row `index` (from 0) stands."""
        return self.heading_row + 1 + index

    def _text_width(self, index: int) -> float:
        """Return a width for what a column holds; longer texts wrap, and so do long headings."""
        column = self.columns[index]
        form, heading = FORMS[column.kind], display_width(column.heading)
        widest = max((_text_length(row[index]) for row in islice(self.rows, SAMPLE_ROWS)), default=0)
        unbroken = heading if heading <= (MOST_UNIT_HEADING if "（" in column.heading else MOST_HEADING) else 0
        return max(form.narrowest, min(form.widest, max(widest, heading / 2)), unbroken) + 2

    def _word_width(self, index: int) -> float:
        """Return a width in which no Latin word of the heading, or of a column of words, is broken."""
        column = self.columns[index]
        texts = {column.heading}
        if column.kind is CellKind.WORD:
            texts.update(_text(row[index]) for row in islice(self.rows, SAMPLE_ROWS))
        longest = max((len(word) for text in texts for word in _LATIN_WORD.findall(text)), default=0)
        return min(longest, MOST_WORD) + 2

    def _number_width(self, index: int) -> float:
        rows = chain(self.rows, (row for row in self.totals if index < len(row)))
        return max((self._cell_length(row, index) for row in rows), default=0) + NUMBER_PADDING

    def _cell_length(self, row: Row, index: int) -> int:
        """Return how long a cell's number is; a formula comes to one of those in its row."""
        cell = row[index]
        if isinstance(cell.value if isinstance(cell, Entry) else cell, Formula):
            return max(_number_length(other, column.kind) for other, column in zip(row, self.columns, strict=False))
        return _number_length(cell, self.columns[index].kind)


def _text(cell: Plain | Entry) -> str:
    """Return a cell's text; "" for what is none."""
    value = cell.value if isinstance(cell, Entry) else cell
    return value if isinstance(value, str) else ""


def _text_length(cell: Plain | Entry) -> int:
    return display_width(_text(cell))


def _number_length(cell: Plain | Entry, kind: CellKind) -> int:
    """Return how many characters a number or date is shown with; 0 for a text, which does not turn into ####."""
    if cell is None or isinstance(cell, str | Formula):
        return 0
    if isinstance(cell, Entry):
        return _number_length(cell.value, cell.kind or kind)
    if isinstance(cell, date):
        return 10
    shortest = f"{cell:,f}" if isinstance(cell, Decimal) else f"{cell:,}"
    return max(len(shortest), len(f"{cell:,.2f}")) if kind is CellKind.AMOUNT else len(shortest)

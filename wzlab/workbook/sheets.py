"""A sheet as data, and the one writer that puts it into a workbook.

A `Sheet` says what stands where; it knows nothing of openpyxl.  `SheetWriter` decides how each value becomes a cell:
text is always of type string, whatever it begins with; a number is written as a number only if the file will hold
exactly it; a day before 1 March 1900, which Excel cannot count, becomes text.  Every departure is an `Alteration`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import islice
from math import ceil

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.dimensions import ColumnDimension, RowDimension
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from wzlab.language import N_, _
from wzlab.workbook.styles import FORMS, CellKind, Special, StyleBook, table_lines
from wzlab.workbook.texts import cell_text, display_width, line_count, wrapped

Plain = str | int | Decimal | date | None

MOST_DIGITS = 15
"""Excel keeps no more digits of a number."""

FIRST_DAY = date(1900, 3, 1)
"""Excel takes 1900 for a leap year, so it counts days rightly only from here on."""

MOST_LINKS = 60_000
"""Excel calls a sheet with more than 65 530 links damaged."""

SAMPLE_ROWS = 300
"""How many rows a text column is measured by."""

PAGE_WIDTH = 250
"""How many characters of body text stand side by side on A4 landscape and can still be read (6 points)."""

TITLE_HEIGHT = 24.0
LINE_HEIGHT, ROW_PADDING, MOST_HEIGHT = 13.8, 5.0, 409.0
"""In points: of a line of body text, around the lines of a cell, and of the highest row Excel allows."""

NUMBER_PADDING = 3
"""How much wider than a number its column is: the indent, the edges, and a margin for a wider font."""

CELL_PADDING = 2.0
"""How much of a column's width is not for text, in characters."""

NOTE_WIDTH = 140
A4 = 9
EDGE_SIZE = 9
TOO_MANY_DIGITS = N_("数字超过 15 位，表格存不准，已按文字写入")


@dataclass(frozen=True, slots=True)
class Place:
    """One cell of the workbook, by its sheet's name."""

    sheet: str
    row: int
    column: int = 1

    @property
    def address(self) -> str:
        """The cell within its sheet: `C5`."""
        return f"{get_column_letter(self.column)}{self.row}"

    @property
    def target(self) -> str:
        """The cell as a link names it: `'人员'!C5`."""
        return f"{quote_sheetname(self.sheet)}!{self.address}"


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
    """A column: its heading with the unit, what its cells are, and its width in characters (None: by what it holds)."""

    heading: str
    kind: CellKind = CellKind.TEXT
    width: float | None = None


def columns(declared: Iterable[tuple[str, CellKind, float]]) -> tuple[SheetColumn, ...]:
    """Return columns declared as heading (marked for translation), kind and width."""
    return tuple(SheetColumn(_(heading), kind, width) for heading, kind, width in declared)


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, a title line, notes, a table with one line of headings, and how it is printed.

    `fixed_columns` stay in sight when one scrolls, and are repeated on each page of a sheet several pages wide.  A
    sheet without columns is for a picture, and is one page high.
    """

    name: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: Sequence[Row]
    notes: tuple[str, ...] = ()
    fixed_columns: int = 1
    filtered: bool = True

    @cached_property
    def note_lines(self) -> list[str]:
        """The notes as lines no wider than a screen; cells with notes do not wrap, so no row needs a height."""
        width = min(NOTE_WIDTH, int(sum(self.widths)) - 2) if self.columns else NOTE_WIDTH
        return [line for note in self.notes for line in wrapped(note, width)]

    @cached_property
    def widths(self) -> list[float]:
        """The width of each column, in characters; every number and date is shown whole."""
        return [
            max(column.width or self._text_width(index), self._number_width(index))
            for index, column in enumerate(self.columns)
        ]

    @property
    def heading_row(self) -> int:
        """The row of the headings, counted from 1."""
        return len(self.note_lines) + 2

    def row_number(self, index: int) -> int:
        """Return the row at which the table's row `index` (from 0) stands."""
        return self.heading_row + 1 + index

    def _text_width(self, index: int) -> float:
        """Return a width for what a column holds; longer texts wrap, and so do long headings."""
        column = self.columns[index]
        form, heading = FORMS[column.kind], display_width(column.heading)
        widest = max((_text_length(row[index]) for row in islice(self.rows, SAMPLE_ROWS)), default=0)
        return max(form.narrowest, min(form.widest, max(widest, min(heading, 10), heading / 2))) + 2

    def _number_width(self, index: int) -> float:
        kind = self.columns[index].kind
        return max((_number_length(row[index], kind) for row in self.rows), default=0) + NUMBER_PADDING


def _text_length(cell: Plain | Entry) -> int:
    value = cell.value if isinstance(cell, Entry) else cell
    return display_width(value) if isinstance(value, str) else 0


def _number_length(cell: Plain | Entry, kind: CellKind) -> int:
    """Return how many characters a number or date is shown with; 0 for a text, which does not turn into ####."""
    if cell is None or isinstance(cell, str):
        return 0
    if isinstance(cell, Entry):
        return _number_length(cell.value, cell.kind or kind)
    if isinstance(cell, date):
        return 10
    shortest = f"{cell:,f}" if isinstance(cell, Decimal) else f"{cell:,}"
    return max(len(shortest), len(f"{cell:,.2f}")) if kind is CellKind.AMOUNT else len(shortest)


@dataclass(frozen=True, slots=True)
class Stationery:
    """What stands at the edges of every page, as page headers hold it: `wzlab.workbook.texts.header_text`."""

    lab: str
    pack: str
    day: str


class SheetWriter:
    """Puts sheets into one workbook, in the order they come; `alterations` gathers what a cell could not hold."""

    def __init__(self, workbook: Workbook, stationery: Stationery) -> None:
        self.alterations: list[Alteration] = []
        self._workbook = workbook
        self._stationery = stationery
        self._styles = StyleBook(workbook)

    def write(self, sheet: Sheet) -> Worksheet:
        """Append a sheet to the workbook, and return it."""
        worksheet: Worksheet = self._workbook.create_sheet(sheet.name)
        rows = _RowWriter(worksheet, sheet.widths, self._styles, self.alterations)
        rows.append([sheet.title], [CellKind.TITLE])
        worksheet.row_dimensions[1].height = TITLE_HEIGHT
        for line in sheet.note_lines:
            rows.append([line], [CellKind.NOTE])
        rows.append([column.heading for column in sheet.columns], [CellKind.HEADING] * len(sheet.columns))
        kinds = [column.kind for column in sheet.columns]
        for row in sheet.rows:
            rows.append(row, kinds)
        _arrange(worksheet, sheet, self._styles)
        _set_up_page(worksheet, sheet, self._stationery)
        return worksheet


class _FittedRow(RowDimension):
    """A row with a height that is only the fitting one: whoever edits it later has it fitted anew."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 - as openpyxl declares it
        """Whether the height was set by hand."""
        return False


class _RowWriter:
    """Appends rows to one worksheet."""

    def __init__(
        self, worksheet: Worksheet, widths: Sequence[float], styles: StyleBook, alterations: list[Alteration]
    ) -> None:
        self._worksheet = worksheet
        self._text_widths = [width - CELL_PADDING for width in widths]
        self._styles = styles
        self._alterations = alterations
        self._row = 0
        self._links = 0

    def append(self, row: Row, kinds: Sequence[CellKind]) -> None:
        """Append a row whose plain values are of the kinds of their columns."""
        self._row += 1
        self._worksheet.append(
            [
                None if entry is None else self._written(entry, kind, column)
                for column, (entry, kind) in enumerate(zip(row, kinds, strict=True), 1)
            ]
        )
        self._fit(row, kinds)

    def _fit(self, row: Row, kinds: Sequence[CellKind]) -> None:
        """Make a row as high as its longest text needs; LibreOffice does not do it when it opens a workbook."""
        lines = 1
        for entry, column_kind, width in zip(row, kinds, self._text_widths, strict=False):
            value, kind = (entry.value, entry.kind) if isinstance(entry, Entry) else (entry, None)
            if isinstance(value, str) and FORMS[kind or column_kind].wraps:
                lines = max(lines, line_count(value, width))
        if lines > 1:
            height = min(lines * LINE_HEIGHT + ROW_PADDING, MOST_HEIGHT)
            self._worksheet.row_dimensions[self._row] = _FittedRow(self._worksheet, self._row, height)

    def _written(self, entry: Plain | Entry, kind: CellKind, column: int) -> Cell:
        if not isinstance(entry, Entry):
            return self._cell(entry, kind, None, column)
        cell = self._cell(entry.value, entry.kind or kind, entry.mark, column)
        if entry.leads_to is not None and self._links < MOST_LINKS:
            self._links += 1
            cell.hyperlink = Hyperlink(ref="", location=entry.leads_to.target)
        return cell

    def _cell(self, value: Plain, kind: CellKind, mark: Special | None, column: int) -> Cell:
        held, departure = _held(value)
        if departure and not isinstance(value, str):
            kind = CellKind.TEXT
        cell = Cell(self._worksheet, self._row, column, held, self._styles.of(kind, mark))
        if isinstance(held, str):
            cell.data_type = "s"  # "=1+1" and "#N/A" are texts too
        if departure:
            self._alterations.append(Alteration(Place(self._worksheet.title, self._row, column), departure))
        return cell


# --- values ---------------------------------------------------------------------------------------------------------


def _held(value: Plain) -> tuple[str | int | Decimal | date | CellRichText | None, str]:
    """Return a value as the file can hold it exactly, and in what it departs from the one given."""
    if isinstance(value, str):
        return cell_text(value)
    if isinstance(value, Decimal | int) and not is_exact_in_file(value):
        return format(value, "f" if isinstance(value, Decimal) else "d"), _(TOO_MANY_DIGITS)
    if isinstance(value, date) and value < FIRST_DAY:
        return value.isoformat(), ""
    return value, ""


def is_exact_in_file(number: Decimal | int) -> bool:
    """Tell whether a number is the same after it has been a binary one of the file, shown with 15 digits."""
    digits = f"{abs(number):f}" if isinstance(number, Decimal) else str(abs(number))
    return len(digits) <= MOST_DIGITS or len(digits.replace(".", "").strip("0")) <= MOST_DIGITS


# --- on the screen and on paper -------------------------------------------------------------------------------------


def _arrange(worksheet: Worksheet, sheet: Sheet, styles: StyleBook) -> None:
    """Set the columns' formats and widths, the lines, the part that stays in sight, and the filter."""
    for index, (column, width) in enumerate(zip(sheet.columns, sheet.widths, strict=True), 1):
        letter = get_column_letter(index)
        style = styles.of(column.kind)
        worksheet.column_dimensions[letter] = ColumnDimension(worksheet, letter, width, style=style)
    if not sheet.columns:
        return
    last = Place(sheet.name, sheet.heading_row + len(sheet.rows), len(sheet.columns))
    table = f"A{sheet.heading_row}:{last.address}"
    worksheet.conditional_formatting.add(table, table_lines())
    worksheet.freeze_panes = Place(sheet.name, sheet.heading_row + 1, sheet.fixed_columns + 1).address
    if sheet.filtered:
        worksheet.auto_filter.ref = table


def _set_up_page(worksheet: Worksheet, sheet: Sheet, stationery: Stationery) -> None:
    """Set A4 landscape, as many pages wide as can be read, the headings on each, and the lab at the edges."""
    pages = max(1, ceil(sum(sheet.widths) / PAGE_WIDTH))
    setup = worksheet.page_setup
    setup.orientation, setup.paperSize = "landscape" if sheet.columns else "portrait", A4
    setup.fitToWidth, setup.fitToHeight, setup.pageOrder = pages, 0 if sheet.columns else 1, "overThenDown"
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.7, bottom=0.6, header=0.3, footer=0.3)
    if sheet.columns:
        worksheet.print_title_rows = f"{sheet.heading_row}:{sheet.heading_row}"
    if pages > 1 and sheet.fixed_columns:
        worksheet.print_title_cols = f"A:{get_column_letter(sheet.fixed_columns)}"
    worksheet.HeaderFooter.scaleWithDoc = False
    page = _("第 {page} 页，共 {pages} 页").format(page="&P", pages="&N")
    _write_edge(worksheet.oddHeader, left=stationery.lab, right=stationery.pack)
    _write_edge(worksheet.oddFooter, left="&A", center=page, right=stationery.day)


def _write_edge(edge: HeaderFooterItem | None, **parts: str) -> None:
    """Write the parts of a page's head or foot: left, center, right."""
    for side, text in parts.items():
        part = getattr(edge, side)
        part.text, part.size = text, EDGE_SIZE

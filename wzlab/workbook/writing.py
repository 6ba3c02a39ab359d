"""The one writer that puts sheets into a workbook.

Text is always of type string, whatever it begins with; only a `Formula` is a formula.  What a cell cannot hold exactly
(`wzlab.workbook.holding`) is an `Alteration`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import ColumnDimension, RowDimension
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from wzlab.language import _
from wzlab.workbook.holding import Formula, Plain, held
from wzlab.workbook.sheets import SPARE_ROWS, Alteration, Entry, Place, Row, Sheet, quoted
from wzlab.workbook.styles import FORMS, CellKind, Special, StyleBook, table_lines
from wzlab.workbook.texts import line_count, runs
from wzlab.workbook.titles import sheet_name

MOST_LINKS = 60_000
"""Excel calls a sheet with more than 65 530 links damaged."""

TITLE_HEIGHT = 24.0
LINE_HEIGHT, ROW_PADDING, MOST_HEIGHT = 14.5, 5.0, 409.0
"""In points: of a line of body text in the highest of the usual fonts, around a cell's lines, of Excel's highest row."""

CELL_PADDING = 1.0
"""How much of a column's width is not for text, in characters."""

HEAD_WIDTH = 140
"""How wide the part of a sheet is of which only the head is printed, in characters."""

A4 = 9
EDGE_SIZE = 9


@dataclass(frozen=True, slots=True)
class Stationery:
    """What stands at the edges of every page, as page headers hold it: `wzlab.workbook.texts.header_text`.

    `stamp` says that it is a draft, or a copy to share; "" for what may be handed in.
    """

    lab: str
    pack: str
    day: str
    stamp: str = ""


class SheetWriter:
    """Puts sheets into one workbook, in the order they come; `alterations` gathers what a cell could not hold."""

    def __init__(self, workbook: Workbook, stationery: Stationery) -> None:
        self.alterations: list[Alteration] = []
        self._workbook = workbook
        self._stationery = stationery
        self._styles = StyleBook(workbook)
        self._choices: dict[tuple[str, ...], str] = {}

    def write(self, sheet: Sheet) -> Worksheet:
        """Append a sheet to the workbook, and return it."""
        worksheet: Worksheet = self._workbook.create_sheet(sheet.name)
        rows = _RowWriter(worksheet, sheet, self._styles, self.alterations)
        before = [None] * (sheet.note_column - 1)
        rows.append([*before, sheet.title], [CellKind.TITLE] * sheet.note_column)
        worksheet.row_dimensions[1].height = TITLE_HEIGHT
        for line in sheet.note_lines:
            rows.append([*before, line], [CellKind.NOTE] * sheet.note_column)
        kinds = [column.kind for column in sheet.columns]
        for row in sheet.totals:
            rows.append(row, kinds)
        if sheet.keys:
            worksheet.append(sheet.keys)
            rows.skip_hidden()
        if not sheet.is_cover:
            rows.append([column.heading for column in sheet.columns], [CellKind.HEADING] * len(sheet.columns))
        for row in sheet.rows:
            rows.append(row, kinds)
        worksheet.sheet_state = "hidden" if sheet.is_hidden else "visible"
        _arrange(worksheet, sheet, self._styles)
        self._offer(worksheet, sheet)
        _set_up_page(worksheet, sheet, self._stationery)
        return worksheet

    def _offer(self, worksheet: Worksheet, sheet: Sheet) -> None:
        """Offer each column's options; a list in the cell itself may have 255 characters only, so they have a sheet."""
        for number, column in enumerate(sheet.columns, 1):
            if not column.options:
                continue
            place = self._choices.setdefault(column.options, get_column_letter(len(self._choices) + 1))
            offered = f"{quoted(choice_sheet_name())}!${place}$1:${place}${len(column.options)}"
            offer = DataValidation(
                "list", formula1=offered, allow_blank=True, errorStyle="warning", showErrorMessage=True
            )
            offer.errorTitle, offer.error = _("不在选项里"), _("可以选“是”保留，读入时按原样文字处理。")
            letter, first = get_column_letter(number), sheet.heading_row + 1
            offer.add(f"{letter}{first}:{letter}{sheet.heading_row + len(sheet.rows) + SPARE_ROWS}")
            worksheet.add_data_validation(offer)

    def write_choices(self) -> None:
        """Append the hidden sheet that holds all options offered, if there are any."""
        if not self._choices:
            return
        worksheet: Worksheet = self._workbook.create_sheet(choice_sheet_name())
        worksheet.sheet_state = "hidden"
        for number, options in enumerate(self._choices, 1):
            for row, option in enumerate(options, 1):
                cell = worksheet.cell(row, number)
                cell.value = _in_runs(str(held(option).value))
                cell.data_type = "s"


class _FittedRow(RowDimension):
    """A row with a height that is only the fitting one: whoever edits it later has it fitted anew."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 - as openpyxl declares it
        """Whether the height was set by hand."""
        return False


class _RowWriter:
    """Appends rows to one worksheet."""

    def __init__(self, worksheet: Worksheet, sheet: Sheet, styles: StyleBook, alterations: list[Alteration]) -> None:
        self._worksheet = worksheet
        self._text_widths = [
            None if column.is_hidden else width - CELL_PADDING
            for column, width in zip(sheet.columns, sheet.widths, strict=True)
        ]
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
                for column, (entry, kind) in enumerate(zip(row, kinds, strict=False), 1)
            ]
        )
        self._fit(row, kinds)

    def skip_hidden(self) -> None:
        """Hide the row appended meanwhile, and go on below it."""
        self._row += 1
        self._worksheet.row_dimensions[self._row].hidden = True

    def _fit(self, row: Row, kinds: Sequence[CellKind]) -> None:
        """Make a row as high as its longest text needs; LibreOffice does not do it when it opens a workbook."""
        lines, least = 1, 0.0
        for entry, column_kind, width in zip(row, kinds, self._text_widths, strict=False):
            value, kind = (entry.value, entry.kind) if isinstance(entry, Entry) else (entry, None)
            form = FORMS[kind or column_kind]
            if isinstance(value, str) and width is not None:
                least = max(least, form.height)
                lines = max(lines, line_count(value, width)) if form.wraps else lines
        if lines > 1 or least:
            height = min(max(lines * LINE_HEIGHT + ROW_PADDING, least), MOST_HEIGHT)
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
        if isinstance(value, Formula):
            cell = Cell(self._worksheet, self._row, column, value.text, self._styles.of(kind, mark))
            cell.data_type = "f"
            return cell
        kept, departure = held(value)
        if departure and not isinstance(value, str):
            kind = CellKind.TEXT
        written = _in_runs(kept) if isinstance(kept, str) else kept
        cell = Cell(self._worksheet, self._row, column, written, self._styles.of(kind, mark))
        if isinstance(kept, str):
            cell.data_type = "s"  # "=1+1" and "#N/A" are texts too
        if departure:
            self._alterations.append(Alteration(Place(self._worksheet.title, self._row, column), departure))
        return cell


def _in_runs(text: str) -> str | CellRichText:
    """Return a text split where Excel would see one of its own escapes."""
    parts = runs(text)
    return CellRichText(parts) if len(parts) > 1 else text


def choice_sheet_name() -> str:
    """Return the name of the hidden sheet that holds what the drop-downs offer."""
    return sheet_name("choices")


# --- on the screen and on paper -------------------------------------------------------------------------------------


def _arrange(worksheet: Worksheet, sheet: Sheet, styles: StyleBook) -> None:
    """Set the columns' formats and widths, the lines, the part that stays in sight, and the filter."""
    for index, (column, width) in enumerate(zip(sheet.columns, sheet.widths, strict=True), 1):
        letter = get_column_letter(index)
        style = styles.of(column.kind)
        dimension = ColumnDimension(worksheet, letter, width, style=style, hidden=column.is_hidden)
        worksheet.column_dimensions[letter] = dimension
    if not sheet.columns or sheet.is_cover:
        return
    last = Place(sheet.name, sheet.heading_row + len(sheet.rows), len(sheet.columns))
    table = f"A{sheet.heading_row}:{last.address}"
    worksheet.conditional_formatting.add(table, table_lines())
    worksheet.freeze_panes = Place(sheet.name, sheet.heading_row + 1, sheet.fixed_columns + 1).address
    if sheet.filtered:
        worksheet.auto_filter.ref = table


def _set_up_page(worksheet: Worksheet, sheet: Sheet, stationery: Stationery) -> None:
    """Set A4, as many pages wide as can be read, the headings on each, and the lab at the edges."""
    pages, setup = sheet.pages_wide, worksheet.page_setup
    is_upright = sheet.is_cover or sheet.is_upright or not sheet.columns
    setup.orientation, setup.paperSize = "portrait" if is_upright else "landscape", A4
    if sheet.columns:
        setup.fitToWidth, setup.fitToHeight, setup.pageOrder = pages, int(sheet.is_cover), "overThenDown"
        worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.7, bottom=0.6, header=0.3, footer=0.3)
    if sheet.columns and not sheet.is_cover and not sheet.is_for_screen:
        worksheet.print_title_rows = f"{sheet.heading_row}:{sheet.heading_row}"
    if sheet.is_for_screen:
        _print_head(worksheet, sheet)
    elif pages > 1 and sheet.fixed_columns:
        worksheet.print_title_cols = f"A:{get_column_letter(sheet.fixed_columns)}"
    worksheet.HeaderFooter.scaleWithDoc = False
    page = _("第 {page} 页，共 {pages} 页").format(page="&P", pages="&N")
    _write_edge(worksheet.oddHeader, left=stationery.lab, center=stationery.stamp, right=stationery.pack)
    _write_edge(worksheet.oddFooter, left="&A", center=page, right=stationery.day)


def _print_head(worksheet: Worksheet, sheet: Sheet) -> None:
    """Print only what stands above the headings, over as many columns as it needs."""
    widths = accumulate(sheet.widths)
    number = next((number for number, width in enumerate(widths, 1) if width >= HEAD_WIDTH), len(sheet.widths))
    worksheet.print_area = f"A1:{get_column_letter(number)}{sheet.heading_row - 1}"
    worksheet.page_setup.fitToWidth = 1


def _write_edge(edge: HeaderFooterItem | None, **parts: str) -> None:
    """Write the parts of a page's head or foot: left, center, right."""
    for side, text in parts.items():
        part = getattr(edge, side)
        part.text, part.size = text, EDGE_SIZE

"""Every font, fill, border and number format of the workbook, by kind of column and by mark.

A `CellKind` says what a column's cells are; a `Mark` says what is special about one of them: the standing of a
verdict, or that its text could not be read.  Standings are told by their word; the fill is a tint of the standing's
colour, so that the text stays dark on it.

The lines of a table are one conditional format over its range, and a column's format is the column's own: so a blank
cell looks and behaves like the others without being written.  (Half of the cells of a lab are blank; a border on each
made the export half as long again.)
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.differential import DifferentialStyle

from wzlab.charts.outcomes import LOOKS
from wzlab.policy.words import Standing

BODY_FONT = "宋体"
HEADING_FONT = "黑体"
BODY_SIZE = 10

TEXT_COLOUR = "1A1A1A"
LINE_COLOUR = "B7BDC6"
HEADING_FILL = "DCE6F1"
SECTION_FILL = "EEF3F8"
AS_TYPED_FILL = "FFF2CC"
LINK_COLOUR = "1F4E79"
STAMP_COLOUR = "9E3B1D"
EXAMPLE_COLOUR = "5F6B7A"
TINT = 0.22
"""How much of a standing's colour is in its fill; the rest is white."""


class CellKind(StrEnum):
    """What the cells of a column are; it decides their number format and where they stand."""

    TEXT = "text"
    WORD = "word"
    NUMBER = "number"
    AMOUNT = "amount"
    SHARE = "share"
    DATE = "date"
    HEADING = "heading"
    SECTION = "section"
    TITLE = "title"
    NOTE = "note"
    BANNER = "banner"
    STAMP = "stamp"
    SIGNATURE = "signature"


class Mark(StrEnum):
    """What is special about one cell, besides a standing: LEFT stands at the left whatever it is."""

    AS_TYPED = "as_typed"
    LINK = "link"
    LEFT = "left"
    EXAMPLE = "example"


Special = Mark | Standing


@dataclass(frozen=True, slots=True)
class Form:
    """How the cells of a kind are written: number format, where they stand, whether they wrap, and their widths.

    The widths are those of a column that is measured by what it holds, in characters; `height` is what a row needs at
    least, in points, if it is more than a line of body text.
    """

    number_format: str = "General"
    horizontal: str = "left"
    wraps: bool = True
    narrowest: int = 4
    widest: int = 12
    height: float = 0


FORMS: Mapping[CellKind, Form] = {
    CellKind.TEXT: Form("@", widest=24),  # "@": what a user types over it stays text
    CellKind.WORD: Form(horizontal="center"),
    CellKind.NUMBER: Form(horizontal="right", wraps=False),
    CellKind.AMOUNT: Form("#,##0.00########", "right", wraps=False, narrowest=8),  # 元 and 分 stay visible
    CellKind.SHARE: Form("0.00%", "right", wraps=False),
    CellKind.DATE: Form("yyyy-mm-dd", "center", wraps=False, narrowest=10),
    CellKind.HEADING: Form(horizontal="center"),
    CellKind.SECTION: Form(wraps=False),
    CellKind.TITLE: Form(wraps=False),
    CellKind.NOTE: Form(wraps=False),
    CellKind.BANNER: Form(wraps=False, height=40),
    CellKind.STAMP: Form(wraps=False, height=60),
    CellKind.SIGNATURE: Form(wraps=False, height=44),
}

_FONTS: Mapping[CellKind, Font] = {
    CellKind.HEADING: Font(name=HEADING_FONT, size=BODY_SIZE, bold=True, color=TEXT_COLOUR),
    CellKind.SECTION: Font(name=HEADING_FONT, size=BODY_SIZE, bold=True, color=TEXT_COLOUR),
    CellKind.TITLE: Font(name=HEADING_FONT, size=15, bold=True, color=TEXT_COLOUR),
    CellKind.BANNER: Font(name=HEADING_FONT, size=20, bold=True, color=TEXT_COLOUR),
    CellKind.STAMP: Font(name=HEADING_FONT, size=40, bold=True, color=STAMP_COLOUR),
    CellKind.SIGNATURE: Font(name=BODY_FONT, size=12, color=TEXT_COLOUR),
}
_BODY = Font(name=BODY_FONT, size=BODY_SIZE, color=TEXT_COLOUR)
_MARK_FONTS: Mapping[Special, Font] = {
    Mark.LINK: Font(name=BODY_FONT, size=BODY_SIZE, color=LINK_COLOUR, underline="single"),
    Mark.EXAMPLE: Font(name=BODY_FONT, size=BODY_SIZE, color=EXAMPLE_COLOUR, italic=True),
}
_FILLS = {CellKind.HEADING: HEADING_FILL, CellKind.SECTION: SECTION_FILL}
_LINE = Side("thin", LINE_COLOUR)
_LINES = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


def tint(colour: str) -> str:
    """Return a light tint of a colour `#RRGGBB`, as `RRGGBB`."""
    channels = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return "".join(f"{round(255 - (255 - channel) * TINT):02X}" for channel in channels)


class StyleBook:
    """The styles of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._scratch = workbook.create_sheet("scratch")
        workbook.remove(self._scratch)
        self._made: dict[tuple[CellKind, Special | None], StyleArray] = {}

    def of(self, kind: CellKind, mark: Special | None = None) -> StyleArray:
        """Return the style of a kind of cell with a mark, to be given to a new cell."""
        if (kind, mark) not in self._made:
            self._made[kind, mark] = self._make(kind, mark)
        return self._made[kind, mark]

    def _make(self, kind: CellKind, mark: Special | None) -> StyleArray:
        form, cell = FORMS[kind], Cell(self._scratch, 1, 1)
        cell.number_format = form.number_format
        horizontal = "left" if mark is Mark.LEFT else form.horizontal
        cell.alignment = Alignment(horizontal, "center", wrap_text=form.wraps, indent=int(horizontal == "right"))
        cell.font = (mark and _MARK_FONTS.get(mark)) or _FONTS.get(kind, _BODY)
        cell.fill = _fill(kind, mark)
        style: StyleArray = cell._style  # type: ignore[attr-defined]  # what a new cell takes, but the stubs lack it
        return style


def table_lines() -> Rule:
    """Return the conditional format that draws the lines of a table."""
    return Rule("expression", dxf=DifferentialStyle(border=_LINES), formula=["TRUE"])


def _fill(kind: CellKind, mark: Special | None) -> PatternFill:
    if isinstance(mark, Standing):
        look = LOOKS[mark]
        return PatternFill("lightUp" if look.hollow else "solid", tint(look.colour))
    colour = AS_TYPED_FILL if mark is Mark.AS_TYPED else _FILLS.get(kind)
    return PatternFill("solid", colour) if colour else PatternFill()

"""A document as a Word file, in the styles of the template; the office may edit that, so nothing here names a font.

docxtpl fills the template's own words; the body is built paragraph by paragraph where `{{ body }}` stands.  What a user
typed is only ever a value: braces stay braces.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row, CT_Tc
from docx.shape import InlineShape
from docx.shared import Emu, Length, Pt
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # docxtpl tells nothing of its types
from jinja2 import TemplateError
from markupsafe import Markup, escape

from wzlab.errors import FileError
from wzlab.files import reason
from wzlab.language import _
from wzlab.policy.words import Standing
from wzlab.reporting.content import (
    Block,
    Cell,
    Document,
    Facts,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Picture,
    Row,
    Style,
    Table,
)
from wzlab.reporting.signs import sign_png
from wzlab.resources import resource

STYLE_NAMES: Mapping[Style, str] = {
    Style.LEAD: "wzlab Lead",
    Style.BODY: "wzlab Body",
    Style.REMARK: "wzlab Remark",
}
LISTING, TABLE, TABLE_HEADING = "wzlab Listing", "wzlab Table", "wzlab Table Heading"
BAND, LABEL, PICTURE, LINES = "wzlab Band", "wzlab Label", "wzlab Picture", "wzlab Lines"

SHADED = frozenset({TABLE_HEADING, BAND})
"""The styles of cells that have a ground."""

BODY = "\ue000"
"""Stands in the filled template where the body goes; of the private characters, so that nobody typed it there."""

SIGN_HEIGHT = Pt(8)
LABEL_SHARE = 0.19
SHORT = 400
"""A fact of fewer characters is not cut at the end of a page."""

HEADING_ROOM = Pt(120)
"""What a page with a picture keeps free for the headings and sentences above it."""

PAGE, PAGES = "\ue001", "\ue002"


def word_bytes(document: Document) -> bytes:
    """Return a document as a .docx file, the same bytes each time.

    Raises:
        FileError: the template cannot be read or filled.
    """
    filled = _filled_template(document)
    body = _Body(filled)
    for block in document.blocks:
        body.write(block)
    body.close()
    _set_properties(filled, document)
    return _packed(filled)


# --- the template ---------------------------------------------------------------------------------------------------


def _filled_template(document: Document) -> WordDocument:
    path = resource("report", "report.docx")
    values = {key: _inert(text) for key, text in _values(document).items()}
    try:
        template = DocxTemplate(str(path))
        template.render(values, autoescape=True)
        filled: WordDocument = template.docx
    except OSError as error:
        raise _bad_template(reason(error)) from error
    except (TemplateError, OpcError, SyntaxError, BadZipFile, KeyError, ValueError) as error:
        raise _bad_template(str(error)) from error
    return filled


def _bad_template(told: str) -> FileError:
    path = resource("report", "report.docx")
    return FileError(
        _("报告模板“{path}”不能用：{reason}。报告没有写出；请恢复原来的模板，或重新安装程序。").format(
            path=path, reason=told.rstrip("。.")
        )
    )


def _values(document: Document) -> Mapping[str, str]:
    """Return what the template's words in braces stand for."""
    before, _page, rest = _("第 {page} 页，共 {pages} 页").format(page=PAGE, pages=PAGES).partition(PAGE)
    between, _pages, after = rest.partition(PAGES)
    return {
        "title": document.title,
        "lab": document.lab,
        "pack": document.pack,
        "mark": document.mark,
        "day": _("基准日 {day}").format(day=document.day),
        "before_page": before,
        "between_pages": between,
        "after_pages": after,
        "body": BODY,
    }


def _inert(text: str) -> Markup:
    """Return a text in which docxtpl finds nothing to replace: after filling, it makes {_{ in the whole part {{."""
    return Markup(str(escape(text)).replace("_", "&#95;"))  # noqa: S704 - escaped in the same breath


# --- the body -------------------------------------------------------------------------------------------------------


class _Body:
    """Writes blocks, in their order, where the template has `{{ body }}`; at its end if it has none."""

    def __init__(self, filled: WordDocument) -> None:
        self._filled = filled
        self._place = next((one for one in filled.paragraphs if one.text == BODY), None)
        self._turns = False
        self._after_table = False
        section = filled.sections[-1]
        self._width = Emu((section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0))
        self._height = Emu((section.page_height or 0) - (section.top_margin or 0) - (section.bottom_margin or 0))

    def close(self) -> None:
        """Take away the paragraph that kept the place; one stays after a table, as Word wants it."""
        if self._place is not None:
            self._place.text = ""
            if not self._after_table:
                self._place._p.getparent().remove(self._place._p)

    def write(self, block: Block) -> None:
        """Write a block below the last one."""
        match block:
            case Heading():
                self._paragraph(block.text, f"Heading {block.level}")
            case Paragraph():
                self._paragraph(block.text, STYLE_NAMES[block.style], block.standing)
            case Listing():
                for number, item in enumerate(block.items, block.first):
                    self._paragraph(f"{number}.\t{item}", LISTING)
            case Table():
                self._table(block)
            case Facts():
                self._facts(block)
            case Picture():
                self._picture(block)
            case PageBreak():
                self._turns = True

    def _paragraph(self, text: str, style: str, standing: Standing | None = None) -> WordParagraph:
        paragraph = self._filled.add_paragraph(style=style)
        if self._place is not None:
            self._place._p.addprevious(paragraph._p)
        if self._turns:
            paragraph.paragraph_format.page_break_before = True
        self._turns = self._after_table = False
        _write(paragraph, text, standing)
        return paragraph

    def _picture(self, picture: Picture) -> None:
        scale = min(self._width / picture.width, (self._height - HEADING_ROOM) / picture.height)
        size = Emu(round(picture.width * scale)), Emu(round(picture.height * scale))
        shape = self._paragraph("", PICTURE).add_run().add_picture(BytesIO(picture.content), *size)
        shape._inline.docPr.set("descr", picture.words)
        _set_tight(shape)

    def _table(self, table: Table) -> None:
        whole = sum(column.share for column in table.columns)
        widths = [Emu(round(self._width * column.share / whole)) for column in table.columns]
        made = self._blank_table(widths, len(table.rows) + 1)
        first, *others = made._tbl.tr_lst
        _fill_row(made, first, [column.heading for column in table.columns], [TABLE_HEADING] * len(widths))
        first.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for element, row in zip(others, table.rows, strict=True):
            element.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))
            if row.is_band:
                _fill_band(made, element, row)
            else:
                _fill_row(made, element, row.cells, [TABLE] * len(widths))

    def _facts(self, facts: Facts) -> None:
        label = Emu(round(self._width * LABEL_SHARE))
        made = self._blank_table([label, Emu(self._width - label)], len(facts.rows))
        for element, (title, cell) in zip(made._tbl.tr_lst, facts.rows, strict=True):
            if len(cell.text) < SHORT:
                element.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))
            _fill_row(made, element, (Cell(title), cell), (LABEL, TABLE))
        _Cell(made._tbl.tr_lst[0].tc_lst[0], made).paragraphs[0].paragraph_format.keep_with_next = True

    def _blank_table(self, widths: Sequence[Length], rows: int) -> WordTable:
        if self._after_table or self._turns:  # Word would make one table of two
            self._paragraph("", STYLE_NAMES[Style.REMARK])
        made: WordTable = self._filled.add_table(rows, len(widths), LINES)
        made.autofit = False
        if self._place is not None:
            self._place._p.addprevious(made._tbl)
        for column, width in zip(made._tbl.tblGrid.gridCol_lst, widths, strict=True):
            column.w = width
        for element in made._tbl.tr_lst:
            for cell, width in zip(element.tc_lst, widths, strict=True):
                cell.width = width
        self._after_table = True
        return made


def _write(paragraph: WordParagraph, text: str, standing: Standing | None) -> None:
    """Write a text into a paragraph, its standing's sign before it."""
    if standing is not None:
        _set_tight(paragraph.add_run().add_picture(BytesIO(sign_png(standing)), height=SIGN_HEIGHT))
        text = f" {text}"
    if text:
        paragraph.add_run(text)


def _set_tight(shape: InlineShape) -> None:
    """Leave no room around a picture; unless told, LibreOffice leaves an eighth of an inch."""
    for side in "TBLR":
        shape._inline.set(f"dist{side}", "0")


def _fill_row(table: WordTable, element: CT_Row, cells: Sequence[Cell], styles: Sequence[str]) -> None:
    for part, cell, style in zip(element.tc_lst, cells, styles, strict=True):
        _fill_cell(table, part, cell, style)


def _fill_band(table: WordTable, element: CT_Row, row: Row) -> None:
    """Fill a row of one cell as wide as the table."""
    first, *others = element.tc_lst
    for other in others:
        element.remove(other)
    first.grid_span = len(others) + 1
    first.width = Emu(sum(column.w or 0 for column in table._tbl.tblGrid.gridCol_lst))
    _fill_cell(table, first, row.cells[0], BAND)


def _fill_cell(table: WordTable, part: CT_Tc, cell: Cell, style: str) -> None:
    paragraph = _Cell(part, table).paragraphs[0]
    paragraph.style = style
    if style in SHADED:
        shade = OxmlElement("w:shd")
        for key, value in (("val", "clear"), ("color", "auto"), ("fill", "F2F4F5")):
            shade.set(qn(f"w:{key}"), value)
        part.get_or_add_tcPr().append(shade)
    _write(paragraph, cell.text, cell.standing)


# --- the file -------------------------------------------------------------------------------------------------------


def _set_properties(filled: WordDocument, document: Document) -> None:
    """Set the file's properties; its dates are the reference date, so the same lab gives the same file."""
    properties = filled.core_properties
    properties.author = properties.last_modified_by = "wzlab"
    properties.title = f"{document.lab} · {document.title}"
    properties.created = properties.modified = datetime.combine(document.day, time())


def _packed(filled: WordDocument) -> bytes:
    """Return the document's file without the time of day."""
    saved, content = BytesIO(), BytesIO()
    filled.save(saved)
    with ZipFile(saved) as source, ZipFile(content, "w", ZIP_DEFLATED) as target:
        for name in _parts(source):
            part = ZipInfo(name)
            part.compress_type = ZIP_DEFLATED
            target.writestr(part, source.read(name))
    return content.getvalue()


def _parts(source: ZipFile) -> Iterator[str]:
    """Yield the names of a file's parts, the list of them first, as some readers want it."""
    first = "[Content_Types].xml"
    yield first
    yield from sorted(name for name in source.namelist() if name != first)

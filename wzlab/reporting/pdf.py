"""A document as a PDF: A4 portrait, an outline of its headings, the same bytes each time."""

from datetime import datetime, time
from io import BytesIO
from itertools import takewhile

from fpdf import FPDF

from wzlab.charts.fonts import SUBSTITUTE
from wzlab.charts.themes import Ink
from wzlab.language import CHINESE, ENGLISH, _
from wzlab.policy.words import CHINESE_TIME
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
    retold,
    texts_of,
)
from wzlab.reporting.pages import BODY_HEIGHT, BODY_WIDTH, LEFT, SIGN_ROOM, Letter, Pages
from wzlab.reporting.rows import DOWN, Frame, RowWriter
from wzlab.reporting.typeface import Typeface
from wzlab.reporting.wrapping import TAB

TITLE = Letter(19, 28, bold=True)
HEADINGS = {1: Letter(15, 22, bold=True), 2: Letter(12, 18, bold=True), 3: Letter(10.5, 16, bold=True)}
SPACE_ABOVE = {1: 16.0, 2: 12.0, 3: 10.0}
KEPT_LINES, KEPT_HEADING = 60.0, 44.0
"""What of the following stays with a heading: some lines, and each heading that comes between."""

PARAGRAPHS = {
    Style.LEAD: Letter(12, 19),
    Style.BODY: Letter(10, 15.5),
    Style.REMARK: Letter(8.5, 13, Ink.QUIET),
}
TABLE, TABLE_HEADING = Letter(9, 13), Letter(8.5, 13, Ink.QUIET)
LABEL, FACT = Letter(9, 13.5, Ink.QUIET), Letter(9.5, 13.5)
BAND = Letter(9, 13, bold=True)
NARROW_QUOTES = str.maketrans("“”‘’", "\"\"''")
LABEL_SHARE = 0.19
GAP = 6.0

_EVERY_NUMBER = "0123456789. 〓U+ABCDEF、…"
"""What is drawn and stands in no block."""


def pdf_bytes(document: Document) -> bytes:
    """Return a document as a PDF.

    Raises:
        FontError: the shipped font cannot be read.
    """
    return _Writer(document).written()


class _Writer:
    """Writes the blocks of one document on pages."""

    def __init__(self, document: Document) -> None:
        document = retold(document, _with_narrow_quotes) if document.language == ENGLISH else document
        self._document = document
        self._pdf = _blank_pdf(document)
        edges = (document.title, document.lab, document.pack, document.mark, _EVERY_NUMBER, TAB)
        self._typeface = Typeface(self._pdf, [*texts_of(document.blocks), *edges])
        self._pages = Pages(self._pdf, self._typeface)

    def written(self) -> bytes:
        """Return the PDF."""
        self._pages.paragraph(self._document.title, TITLE)
        self._pages.skip(GAP)
        blocks = self._document.blocks
        for place, block in enumerate(blocks):
            if isinstance(block, Heading):
                headings = takewhile(lambda following: isinstance(following, Heading), blocks[place:])
                self._pages.need(KEPT_LINES + KEPT_HEADING * len(list(headings)))
            self._write(block)
        self._write_missing()
        self._pages.write_edges(self._document)
        return bytes(self._pdf.output())

    def _write(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block)
            case Listing():
                self._listing(block)
            case Table():
                self._table(block)
            case Facts():
                self._facts(block)
            case Picture():
                self._picture(block)
            case PageBreak():
                self._pages.turn_if_begun()

    def _heading(self, heading: Heading) -> None:
        letter, pages = HEADINGS[heading.level], self._pages
        pages.skip(SPACE_ABOVE[heading.level])
        self._pdf.set_y(pages.y)
        self._pdf.start_section(self._typeface.shown(heading.text).replace("\n", " "), heading.level - 1, strict=False)
        pages.paragraph(heading.text, letter)
        pages.skip(GAP / 2)

    def _paragraph(self, paragraph: Paragraph) -> None:
        letter, left = PARAGRAPHS[paragraph.style], LEFT
        self._pages.need(2 * letter.leading)
        if paragraph.standing is not None:
            self._pages.sign(left, self._pages.y, paragraph.standing, letter)
            left += letter.size * SIGN_ROOM
        self._pages.paragraph(paragraph.text, letter, left)
        self._pages.skip(GAP / 2)

    def _listing(self, listing: Listing) -> None:
        letter, indent = PARAGRAPHS[Style.BODY], 22.0
        for number, item in enumerate(listing.items, listing.first):
            self._pages.need(min(len(self._pages.lines(item, BODY_WIDTH - indent, letter)), 3) * letter.leading)
            self._pages.line(LEFT, self._pages.y, f"{number}.", letter)
            self._pages.paragraph(item, letter, LEFT + indent)
        self._pages.skip(GAP)

    def _table(self, table: Table) -> None:
        whole = sum(column.share for column in table.columns)
        widths = tuple(BODY_WIDTH * column.share / whole for column in table.columns)
        headings = RowWriter(self._pages, Frame(widths, (TABLE_HEADING,) * len(widths)))
        row_of_headings = [column.heading for column in table.columns]

        def begin() -> None:
            headings.write(row_of_headings, ground=True)

        bands = RowWriter(self._pages, Frame((BODY_WIDTH,), (BAND,)), begin)
        rows = RowWriter(self._pages, Frame(widths, (TABLE,) * len(widths)), begin)
        self._pages.need(headings.height(row_of_headings) + 2 * (TABLE.leading + 2 * DOWN))
        begin()
        for place, row in enumerate(table.rows):
            if row.is_band:
                bands.write(row.cells, with_next=_height_of_next(rows, table.rows[place + 1 :]))
            else:
                rows.write(row.cells)
        self._pages.skip(GAP)

    def _facts(self, facts: Facts) -> None:
        widths = (BODY_WIDTH * LABEL_SHARE, BODY_WIDTH * (1 - LABEL_SHARE))
        rows = RowWriter(self._pages, Frame(widths, (LABEL, FACT)))
        for label, cell in facts.rows:
            rows.write((Cell(label), cell))
        self._pages.skip(GAP)

    def _picture(self, picture: Picture) -> None:
        width, height = BODY_WIDTH, BODY_WIDTH * picture.height / picture.width
        self._pages.need(min(height, BODY_HEIGHT))
        if height > self._pages.room:
            width, height = width * self._pages.room / height, self._pages.room
        self._pdf.image(BytesIO(picture.content), LEFT, self._pages.y, width, height, alt_text=picture.words)
        self._pages.fill(height)
        self._pages.skip(GAP)

    def _write_missing(self) -> None:
        """Say which characters no font of this machine has."""
        if self._typeface.missing:
            codes = _("、").join(f"U+{ord(character):04X}" for character in self._typeface.missing)
            words = _("{mark} 代替本机字体没有的字：{codes}").format(mark=SUBSTITUTE, codes=codes)
            self._pages.paragraph(words, PARAGRAPHS[Style.REMARK])


def _with_narrow_quotes(text: str) -> str:
    """Return an English text with typewriter quotes: those of a Chinese font are as wide as a character."""
    return text.translate(NARROW_QUOTES)


def _height_of_next(rows: RowWriter, following: tuple[Row, ...]) -> float:
    """Return what must stand below a band: the first row it stands over."""
    return rows.height(following[0].cells) if following and not following[0].is_band else 0.0


def _blank_pdf(document: Document) -> FPDF:
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_margins(0, 0, 0)
    pdf.alias_nb_pages("")  # what a user typed is never replaced by the number of pages
    pdf.set_creation_date(datetime.combine(document.day, time(), CHINESE_TIME))
    pdf.set_lang("zh-CN" if document.language == CHINESE else "en")
    pdf.set_title(f"{document.lab} · {document.title}")
    pdf.set_creator("wzlab")
    pdf.set_display_mode("fullwidth")
    return pdf

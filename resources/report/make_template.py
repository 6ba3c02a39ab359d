"""Make `report.docx`, the template of the Word report: `python resources/report/make_template.py`.

The office may edit the template in Word instead: its fonts, sizes, margins, header and footer, and whatever stands
before and after `{{ body }}`.  The names of the styles must stay (`README.md`).  The same script and python-docx
version give the same bytes.
"""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

TARGET = Path(__file__).with_name("report.docx")
SONG, HEI, FANG_SONG, LATIN = "宋体", "黑体", "仿宋", "Times New Roman"
INK, QUIET = RGBColor(0x1F, 0x23, 0x28), RGBColor(0x59, 0x62, 0x6B)
SIDE = 22
"""The margin left and right, in millimetres."""

TEXT_WIDTH = Mm(210 - 2 * SIDE)


class Look(NamedTuple):
    """How a style looks: the Chinese font, its size, the space before and after in points, line spacing, and colour."""

    font: str
    size: float
    before: float
    after: float
    spacing: float
    colour: RGBColor = INK


STYLES = {
    "wzlab Lead": Look(HEI, 12, 6, 3, 1.25),
    "wzlab Body": Look(FANG_SONG, 11, 2, 2, 1.25),
    "wzlab Remark": Look(SONG, 9, 4, 4, 1.2, QUIET),
    "wzlab Listing": Look(FANG_SONG, 11, 1, 1, 1.2),
    "wzlab Table": Look(SONG, 9.5, 1.5, 1.5, 1.1),
    "wzlab Table Heading": Look(HEI, 9, 1.5, 1.5, 1.1, QUIET),
    "wzlab Band": Look(HEI, 9.5, 2, 2, 1.1),
    "wzlab Label": Look(SONG, 9.5, 1.5, 1.5, 1.15, QUIET),
    "wzlab Picture": Look(SONG, 9, 4, 4, 1.0),
}
BUILT_IN_STYLES = {
    "Normal": Look(FANG_SONG, 11, 0, 0, 1.25),
    "Title": Look(HEI, 20, 0, 10, 1.2),
    "Heading 1": Look(HEI, 16, 18, 8, 1.2),
    "Heading 2": Look(HEI, 13, 12, 5, 1.2),
    "Heading 3": Look(HEI, 11.5, 10, 4, 1.2),
    "Header": Look(SONG, 9, 0, 0, 1.0, QUIET),
    "Footer": Look(SONG, 9, 0, 0, 1.0, QUIET),
}
KEPT_WITH_NEXT = ("Title", "Heading 1", "Heading 2", "Heading 3", "wzlab Table Heading", "wzlab Band")


def make_template() -> bytes:
    """Return the template's file."""
    document = Document()
    _set_page(document)
    for name, look in BUILT_IN_STYLES.items():
        _shape(document.styles[name], look)
    for name, look in STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        _shape(style, look)
    for name in KEPT_WITH_NEXT:
        document.styles[name].paragraph_format.keep_with_next = True
    _hang(document.styles["wzlab Listing"])
    _line_table(document)
    _speak_chinese(document)
    document.add_paragraph("{{ title }}", style="Title")
    document.add_paragraph("{{ body }}", style="wzlab Body")
    _write_edges(document)
    _set_properties(document)
    return _packed(document)


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(SIDE)
    section.top_margin, section.bottom_margin = Mm(28), Mm(25)
    section.header_distance, section.footer_distance = Mm(15), Mm(12)


def _shape(style: ParagraphStyle, look: Look) -> None:
    """Give a style its fonts (Chinese and Latin), size, colour and spacing; borders and tab stops of Word's own are taken away."""
    style.font.name, style.font.size, style.font.color.rgb = LATIN, Pt(look.size), look.colour
    style.font.bold = style.font.italic = False
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for name in ("w:eastAsia", "w:cs"):
        fonts.set(qn(name), look.font if name == "w:eastAsia" else LATIN)
    space = style.paragraph_format
    space.space_before, space.space_after = Pt(look.before), Pt(look.after)
    space.line_spacing = look.spacing
    for name in ("w:pBdr", "w:tabs"):
        for inherited in style.element.pPr.findall(qn(name)):
            style.element.pPr.remove(inherited)
    for spaced in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spaced)


def _hang(style: ParagraphStyle) -> None:
    """Let the number of a listing hang before its text."""
    style.paragraph_format.left_indent, style.paragraph_format.first_line_indent = Pt(22), Pt(-22)
    style.paragraph_format.tab_stops.add_tab_stop(Pt(22))


def _line_table(document: WordDocument) -> None:
    """Make the style of the tables: hair lines between the rows, none between the columns."""
    style = document.styles.add_style("wzlab Lines", WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles["Normal Table"]
    properties = OxmlElement("w:tblPr")
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "D0D5D9")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    properties.append(borders)
    properties.append(_cell_margins())
    style.element.append(properties)


def _cell_margins() -> BaseOxmlElement:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "60")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    return margins


def _speak_chinese(document: WordDocument) -> None:
    """Say that Chinese text is that of the mainland: a reader without the fonts named chooses another by it."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-US")
        language.set(qn("w:eastAsia"), "zh-CN")


def _write_edges(document: WordDocument) -> None:
    section = document.sections[0]
    header = section.header.paragraphs[0]
    _set_tabs(header, (TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT))
    header.add_run("{{ lab }}\t{{ pack }}")
    footer = section.footer.paragraphs[0]
    _set_tabs(footer, (TEXT_WIDTH // 2, WD_TAB_ALIGNMENT.CENTER), (TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT))
    footer.add_run("{{ mark }}\t{{ before_page }}")
    _add_field(footer, "PAGE")
    footer.add_run("{{ between_pages }}")
    _add_field(footer, "NUMPAGES")
    footer.add_run("{{ after_pages }}\t{{ day }}")


def _set_tabs(paragraph: Paragraph, *stops: tuple[int, WD_TAB_ALIGNMENT]) -> None:
    """Set the stops of a line at the edge."""
    for place, alignment in stops:
        paragraph.paragraph_format.tab_stops.add_tab_stop(place, alignment)


def _add_field(paragraph: Paragraph, code: str) -> None:
    """Add a field that Word works out: PAGE or NUMPAGES."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _set_properties(document: WordDocument) -> None:
    properties = document.core_properties
    properties.author = properties.last_modified_by = "wzlab"
    properties.title = properties.comments = ""
    properties.created = properties.modified = datetime(2025, 1, 1)


def _packed(document: WordDocument) -> bytes:
    """Return the document's file without the time of day."""
    saved, content = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as source, ZipFile(content, "w", ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda part: (part != "[Content_Types].xml", part)):
            part = ZipInfo(name)
            part.compress_type = ZIP_DEFLATED
            target.writestr(part, source.read(name))
    return content.getvalue()


if __name__ == "__main__":
    TARGET.write_bytes(make_template())

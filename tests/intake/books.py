"""Workbooks written by hand, part by part, so that each byte of them is known."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'

SHEET, WORKBOOK, STRINGS, STYLES = (
    "xl/worksheets/sheet1.xml",
    "xl/workbook.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
)
WORKBOOK_LINKS = "xl/_rels/workbook.xml.rels"
FIRST = '<row r="1"><c r="A1"><v>1</v></c></row>'


def sheet_xml(rows: str = FIRST, after: str = "", main: str = MAIN) -> str:
    """Return a sheet's part around its rows."""
    return f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def links_xml(*links: tuple[str, str], office: str = OFFICE) -> str:
    """Return relationships of (kind, target), with the ids rId1, rId2 …"""
    each = (
        f'<Relationship Id="rId{number}" Type="{office}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{LINKS}">{"".join(each)}</Relationships>'


def workbook_xml(*sheets: str, before: str = "", main: str = MAIN, office: str = OFFICE) -> str:
    """Return the workbook's part with its list of sheets, each as written."""
    return f'<workbook xmlns="{main}" xmlns:r="{office}">{before}<sheets>{"".join(sheets)}</sheets></workbook>'


def strings_xml(*texts: str, counts: str = "") -> str:
    """Return the table of texts."""
    return f'<sst xmlns="{MAIN}"{counts}>{"".join(f"<si><t>{text}</t></si>" for text in texts)}</sst>'


def styles_xml(*formats: int) -> str:
    """Return styles 1, 2, 3 … with these built-in number formats; style 0 is plain."""
    each = "".join(f'<xf numFmtId="{number}"/>' for number in (0, *formats))
    return f'<styleSheet xmlns="{MAIN}"><cellXfs count="{len(formats) + 1}">{each}</cellXfs></styleSheet>'


PARTS: dict[str, str | bytes] = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": links_xml(("officeDocument", WORKBOOK)),
    WORKBOOK: workbook_xml('<sheet name="人员" sheetId="1" r:id="rId1"/>'),
    WORKBOOK_LINKS: links_xml(
        ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")
    ),
    STRINGS: strings_xml("甲", "乙"),
    STYLES: styles_xml(),
    SHEET: sheet_xml(),
}


def book(rows: str | None = None, parts: Mapping[str, str | bytes | None] | None = None) -> bytes:
    """Return a workbook of one sheet.

    Args:
        rows: what stands between <sheetData> and </sheetData>.
        parts: parts written otherwise, or left out where they are `None`.
    """
    written: dict[str, str | bytes | None] = {**PARTS}
    if rows is not None:
        written[SHEET] = sheet_xml(rows)
    written |= parts or {}
    return archive({name: content for name, content in written.items() if content is not None}.items())


def archive(members: Iterable[tuple[str, str | bytes]]) -> bytes:
    """Return a zip archive of (name, content) pairs, in their order; two of one name are two members."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, content in members:
            package.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return buffer.getvalue()


def save(folder: Path, content: bytes, name: str = "人员.xlsx") -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(content)
    return path

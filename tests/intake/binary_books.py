"""Workbooks of the older and the binary kinds, and OpenDocument ones, written by hand so that each byte is known."""

import struct

from tests.intake.books import archive, links_xml
from wzlab.intake.compounds import wrapped

OPEN = "urn:oasis:names:tc:opendocument:xmlns"
SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"

# --- .xls -----------------------------------------------------------------------------------------------------------


def record(kind: int, body: bytes = b"") -> bytes:
    """Return a record of .xls."""
    return struct.pack("<HH", kind, len(body)) + body


def beginning(what: int, version: int = 0x0600) -> bytes:
    """Return the record that begins the workbook (5) or a sheet (0x10)."""
    return record(0x0809, struct.pack("<HHHHII", version, what, 0, 0, 0, 0))


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    """Return a cell of .xls; row and column from 0."""
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def label(row: int, column: int, text: str) -> bytes:
    """Return a cell with a text of its own."""
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def formula(row: int, column: int, result: bytes) -> bytes:
    """Return a formula (1+1 in its tokens) with this result of 8 bytes."""
    tokens = b"\x1e\x01\x00\x1e\x01\x00\x03"
    return record(
        0x0006, struct.pack("<HHH", row, column, 0) + result + struct.pack("<HIH", 0, 0, len(tokens)) + tokens
    )


def formats(*numbers: int, version: int = 0x0600) -> bytes:
    """Return cell styles with these number formats; style 0 is plain."""
    length = 20 if version == 0x0600 else 16
    return b"".join(record(0x00E0, struct.pack("<HH", 0, one).ljust(length, b"\x00")) for one in (0, *numbers))


def xls_stream(
    cells: bytes = number(0, 0, 1.0), before: bytes = formats(), *, state: int = 0, start: int = -1
) -> bytes:
    """Return the stream of a workbook of one sheet; `start` is where the list says that the sheet begins."""
    name = "人员"
    entry = struct.pack("<BBBB", state, 0, len(name), 1) + name.encode("utf-16-le")
    head = beginning(5) + record(0x0042, struct.pack("<H", 1200)) + before
    place = len(head) + 4 + 4 + len(entry) + 4
    listed = record(0x0085, struct.pack("<I", place if start < 0 else start) + entry)
    return head + listed + record(0x000A) + beginning(0x10) + cells + record(0x000A)


def xls(cells: bytes = number(0, 0, 1.0), before: bytes = formats(), *, state: int = 0) -> bytes:
    """Return an .xls workbook of one sheet."""
    return wrapped("Workbook", xls_stream(cells, before, state=state))


def xls5(text: str, version: int = 0x0500) -> bytes:
    """Return a workbook of Excel 5.0 to 95 whose only cell has this text, in the code page of mainland China."""
    name, content = "人员".encode("gbk"), text.encode("gbk")
    entry = struct.pack("<BBB", 0, 0, len(name)) + name
    head = beginning(5, version) + record(0x0042, struct.pack("<H", 936)) + formats(version=version)
    listed = record(0x0085, struct.pack("<I", len(head) + 8 + len(entry) + 4) + entry)
    cell = record(0x0204, struct.pack("<HHHH", 0, 0, 0, len(content)) + content)
    return wrapped("Book", head + listed + record(0x000A) + beginning(0x10, version) + cell + record(0x000A))


# --- .xlsb ----------------------------------------------------------------------------------------------------------


def piece(kind: int, body: bytes = b"") -> bytes:
    """Return a record of .xlsb."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(body)
    while length >= 0x80:
        size, length = size + bytes([length & 0x7F | 0x80]), length >> 7
    return head + size + bytes([length]) + body


def wide(text: str) -> bytes:
    """Return a text of .xlsb."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def row_piece(row: int, *, is_hidden: bool = False) -> bytes:
    """Return the beginning of a row, from 0."""
    flags = 0x10 if is_hidden else 0
    return piece(0, struct.pack("<IIHBBBI", row, 0, 300, 0, flags, 0, 0))


def cell_piece(kind: int, column: int, value: bytes, style: int = 0) -> bytes:
    """Return a cell of the row that has begun."""
    return piece(kind, struct.pack("<II", column, style) + value)


def real(column: int, value: float, style: int = 0) -> bytes:
    """Return a cell with a number."""
    return cell_piece(5, column, struct.pack("<d", value), style)


def written(column: int, text: str) -> bytes:
    """Return a cell with a text of its own."""
    return cell_piece(6, column, wide(text))


def sheet_bin(rows: bytes, before: bytes = b"", after: bytes = b"", reach: tuple[int, int] = (0, 0)) -> bytes:
    """Return a sheet's part around its rows; `reach` is the last row and column it claims, from 0."""
    claim = piece(148, struct.pack("<IIII", 0, reach[0], 0, reach[1]))
    return piece(129) + claim + before + piece(145) + rows + piece(146) + after + piece(130)


def styles_bin(*numbers: int) -> bytes:
    """Return styles 1, 2, 3 … with these number formats; style 0 is plain."""
    each = b"".join(piece(47, struct.pack("<HHHHHBBHI", 0, one, 0, 0, 0, 0, 0, 0, 0)) for one in (0, *numbers))
    return piece(278) + piece(617, struct.pack("<I", len(numbers) + 1)) + each + piece(618) + piece(279)


def strings_bin(*texts: str, claim: int = -1) -> bytes:
    """Return the table of texts; `claim` is how many it says there are."""
    count = len(texts) if claim < 0 else claim
    each = b"".join(piece(19, b"\x00" + wide(text)) for text in texts)
    return piece(159, struct.pack("<II", count, count)) + each + piece(160)


def xlsb(
    sheet: bytes,
    *,
    styles: bytes = styles_bin(),
    strings: bytes = strings_bin("甲", "乙"),
    state: int = 0,
    before: bytes = b"",
) -> bytes:
    """Return an .xlsb workbook of one sheet; `before` stands before the list of sheets."""
    bundle = struct.pack("<II", state, 1) + wide("rId1") + wide("人员")
    kinds = (("worksheet", "worksheets/sheet1.bin"), ("sharedStrings", "sharedStrings.bin"), ("styles", "styles.bin"))
    parts: dict[str, str | bytes] = {
        "_rels/.rels": links_xml(("officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": piece(131) + before + piece(143) + piece(156, bundle) + piece(144) + piece(132),
        "xl/_rels/workbook.bin.rels": links_xml(*kinds),
        "xl/worksheets/sheet1.bin": sheet,
        "xl/sharedStrings.bin": strings,
        "xl/styles.bin": styles,
    }
    return archive(parts.items())


# --- .ods -----------------------------------------------------------------------------------------------------------


def content_xml(rows: str, styles: str = "", before: str = "", table: str = ' table:name="人员"') -> str:
    """Return the content of an OpenDocument spreadsheet around the rows of its sheet."""
    spaces = " ".join(f'xmlns:{one}="{OPEN}:{one}:1.0"' for one in ("office", "table", "text", "style", "drawing"))
    return (
        f'{before}<office:document-content {spaces} xmlns:calcext="urn:x">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        f"<table:table{table}>{rows}</table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )


def ods(content: str | bytes | None, manifest: str = "<x/>") -> bytes:
    """Return an OpenDocument spreadsheet with this content, without any where it is None."""
    members: list[tuple[str, str | bytes]] = [("mimetype", SPREADSHEET), ("META-INF/manifest.xml", manifest)]
    return archive([*members, *([("content.xml", content)] if content is not None else [])])


def ods_row(*cells: str, repeated: int = 1) -> str:
    """Return a row with its cells as written."""
    return f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}</table:table-row>'


def ods_figure(value: str, extra: str = "") -> str:
    """Return a cell with a number."""
    return f'<table:table-cell office:value-type="float" office:value="{value}"{extra}><text:p>1</text:p></table:table-cell>'

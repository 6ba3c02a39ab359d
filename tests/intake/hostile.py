"""Files that are broken, or made to harm whoever opens them; each with what has to come out.

`REFUSED` are refused with a sentence that holds the given words, `READ` come out as the given rows.  They are made by
script: nothing in this folder is a harmful file.
"""

import os
import struct
from collections.abc import Callable
from pathlib import Path

from tests.intake.books import (
    FIRST,
    PARTS,
    SHEET,
    STRINGS,
    STYLES,
    WORKBOOK,
    WORKBOOK_LINKS,
    archive,
    book,
    links_xml,
    save,
    sheet_xml,
    strings_xml,
    styles_xml,
    workbook_xml,
)
from wzlab.intake.grids import Plain

Make = Callable[[Path], Path]
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SPACES = 120_000_000


def file(content: bytes, name: str = "人员.xlsx") -> Make:
    """Return a maker of a file with this content."""
    return lambda folder: save(folder, content, name)


def rows(text: str) -> Make:
    """Return a maker of a workbook whose only sheet has these rows."""
    return lambda folder: save(folder, book(text))


def parts(**written: str | bytes | None) -> Make:
    """Return a maker of a workbook with parts written otherwise: sheet, workbook, links, strings, styles."""
    names = {"sheet": SHEET, "workbook": WORKBOOK, "links": WORKBOOK_LINKS, "strings": STRINGS, "styles": STYLES}
    return lambda folder: save(folder, book(parts={names[name]: content for name, content in written.items()}))


def cell(written: str) -> Make:
    """Return a maker of a workbook with one written cell beside A1, in row 1."""
    return rows(f'<row r="1"><c r="A1"><v>1</v></c>{written}</row>')


def compound(stream: str) -> Make:
    """Return a maker of an older Office container that names one stream."""
    return file(COMPOUND + stream.encode("utf-16-le") + bytes(64))


def fifo(folder: Path) -> Path:
    path = folder / "人员.xlsx"
    os.mkfifo(path)
    return path


def endless(folder: Path) -> Path:
    path = folder / "人员.xlsx"
    path.symlink_to("/dev/zero")
    return path


def inner_folder(folder: Path) -> Path:
    path = folder / "人员.xlsx"
    path.mkdir()
    return path


def sparse(folder: Path) -> Path:
    path = folder / "人员.xlsx"
    with path.open("wb") as made:
        made.truncate(50_000_001)
    return path


def twins(folder: Path) -> Path:
    return save(folder, archive([*PARTS.items(), (SHEET.upper(), sheet_xml())]))


def crowd(folder: Path) -> Path:
    return save(folder, archive([*PARTS.items(), *((f"xl/media/{number}", b"") for number in range(2_000))]))


def locked(folder: Path) -> Path:
    """Mark the first member as encrypted in the archive's directory."""
    content = bytearray(book())
    struct.pack_into("<H", content, content.index(b"PK\x01\x02") + 8, 1)
    return save(folder, bytes(content))


def lying(folder: Path) -> Path:
    """Say in the directory that the sheet is 10 bytes long."""
    content = bytearray(book())
    entry = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, entry + 24, 10)
    return save(folder, bytes(content))


def altered(folder: Path) -> Path:
    """Change one byte of the sheet's checksum."""
    content = bytearray(book())
    content[content.rindex(b"PK\x01\x02") + 16] ^= 1
    return save(folder, bytes(content))


def spaced(folder: Path) -> Path:
    return save(folder, book(parts={SHEET: sheet_xml(" " * SPACES + FIRST)}))


def long_text(folder: Path) -> Path:
    return save(folder, book(parts={STRINGS: strings_xml("甲" * (SPACES // 3))}))


def repeated(folder: Path) -> Path:
    return save(folder, book(FIRST * (SPACES // len(FIRST))))


def bitmap(folder: Path) -> Path:
    return save(folder, archive([*PARTS.items(), ("xl/media/image1.bmp", bytes(SPACES))]))


def many_rows(folder: Path) -> Path:
    return save(folder, book("".join(f"<row><c><v>{number}</v></c></row>" for number in range(200_001))))


def open_document(kind: str) -> Make:
    return file(archive([("mimetype", f"application/vnd.oasis.opendocument.{kind}"), ("content.xml", "<x/>")]))


def office(main: str) -> Make:
    return file(archive([("_rels/.rels", links_xml(("officeDocument", main))), (main, "<x/>")]))


DTD = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "甲"><!ENTITY c "&b;&b;&b;&b;">]>'
TWO_SHEETS = workbook_xml('<sheet name="甲" sheetId="1" r:id="rId1"/>', '<sheet name="乙" sheetId="2" r:id="rId9"/>')
SAME_SHEET = workbook_xml(*(f'<sheet name="表{number}" sheetId="{number}" r:id="rId1"/>' for number in range(1, 1001)))
FAR = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
MERGES = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, 100_002))
CHARTED = workbook_xml('<sheet name="图" sheetId="1" r:id="rId1"/>')
IMPOSSIBLE, FAR_AWAY, DAMAGED, LARGE = "Excel 不可能有的位置", "超出本程序能读的", "已损坏", "膨胀得不合常理"

REFUSED: dict[str, tuple[Make, str]] = {
    # not a file to read
    "a fifo": (fifo, "不是普通文件"),
    "a link to /dev/zero": (endless, "不是普通文件"),
    "a folder": (inner_folder, "不是普通文件"),
    "nothing there": (lambda folder: folder / "人员.xlsx", "找不到这个文件"),
    "empty": (file(b""), "空文件"),
    "over 50 MB": (sparse, "超过 50 MB"),
    "lock file of Excel": (file(b"\x05admin" + bytes(159), "~$人员.xlsx"), "锁定文件"),
    "lock file of WPS": (file(b"\x05admin" + bytes(159), ".~人员.xlsx"), "锁定文件"),
    "empty lock file": (file(b"", "~$人员.xlsx"), "锁定文件"),
    # another kind of file
    "encrypted": (compound("EncryptedPackage"), "打开密码"),
    "old xls": (compound("Workbook"), "旧版 Excel（.xls）"),
    "older xls": (compound("Book"), "旧版 Excel（.xls）"),
    "doc": (compound("WordDocument"), "Word"),
    "ppt": (compound("PowerPoint Document"), "演示文稿"),
    "unknown container": (compound("Nothing"), "认不出"),
    "pdf": (file(b"%PDF-1.7\n%\xe2\xe3"), "PDF"),
    "png": (file(b"\x89PNG\r\n\x1a\n" + bytes(99)), "图片"),
    "jpeg": (file(b"\xff\xd8\xff\xe0" + bytes(99)), "图片"),
    "html": (file(b"\r\n<html><body><table><tr><td>1</td></tr></table></body></html>"), "网页"),
    "mhtml": (file(b"MIME-Version: 1.0\r\nContent-Type: multipart/related"), "网页"),
    "xml of 2003": (
        file(b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
        "2003",
    ),
    "csv, utf-8": (file("姓名,职称\n张三,教授\n".encode()), "文本文件"),
    "csv, gb18030": (file("姓名,职称\n张三,教授\n".encode("gb18030")), "文本文件"),
    "csv, utf-16": (file("姓名\t职称\n".encode("utf-16")), "文本文件"),
    "long csv cut in a character": (file(("a" + "张" * 9_000).encode()), "文本文件"),
    "sqlite": (file(b"SQLite format 3\x00" + bytes(84)), "数据库文件"),
    "a lab of ours": (file(b"SQLite format 3\x00" + bytes(52) + b"wZLB" + bytes(28)), "申报文件"),
    "rar": (file(b"Rar!\x1a\x07\x01\x00"), "压缩包"),
    "7z": (file(b"7z\xbc\xaf\x27\x1c" + bytes(20)), "压缩包"),
    "gzip": (file(b"\x1f\x8b\x08" + bytes(20)), "压缩包"),
    "rtf": (file(b"{\\rtf1\\ansi"), "RTF"),
    "random bytes": (file(bytes(range(254, -1, -1)) * 4), "认不出"),
    "empty zip": (file(b"PK\x05\x06" + bytes(18)), "空的压缩包"),
    "zip of pictures": (file(archive([("a.png", b"x")])), "是压缩包"),
    "docx": (office("word/document.xml"), "Word"),
    "pptx": (office("ppt/presentation.xml"), "演示文稿"),
    "xlsb": (office("xl/workbook.bin"), ".xlsb"),
    "ods": (open_document("spreadsheet"), ".ods"),
    "odt": (open_document("text"), "OpenDocument 文档"),
    # broken archives
    "truncated": (file(book()[:-700]), "不完整"),
    "only the head": (file(book()[:100]), "不完整"),
    "checksum": (altered, "与校验不符"),
    "length that lies": (lying, "与校验不符"),
    "members of one name": (twins, "两个同名的部分"),
    "2 007 members": (crowd, "2007 个部分"),
    "member with a password": (locked, "压缩密码"),
    # bombs
    "120 MB of spaces": (spaced, "长得不可能"),
    "120 MB of one text": (long_text, "长得不可能"),
    "120 MB of rows": (repeated, LARGE),
    "120 MB picture": (bitmap, LARGE),
    # broken workbooks
    "no workbook part": (parts(workbook=None), "缺少工作簿必需的部分"),
    "no relationships": (parts(links=None), "缺少必需的部分"),
    "sheet listed and missing": (parts(sheet=None), "在文件里找不到"),
    "sheet without relationship": (parts(workbook=TWO_SHEETS), "在文件里找不到"),
    "no sheets": (parts(workbook=workbook_xml()), "没有工作表"),
    "web page for a sheet": (parts(sheet="<html></html>"), "不是工作表"),
    "sheet of no bytes": (parts(sheet=b""), "不是完好的 XML"),
    "sheet cut short": (parts(sheet=sheet_xml()[:-40]), DAMAGED),
    "sheet in utf-16": (
        parts(sheet=('<?xml version="1.0" encoding="UTF-16"?>' + sheet_xml()).encode("utf-16")),
        "UTF-8",
    ),
    "sheet in utf-16, undeclared": (parts(sheet=sheet_xml().encode("utf-16")), DAMAGED),
    "texts in gbk": (
        parts(strings=('<?xml version="1.0" encoding="GBK"?>' + strings_xml("甲")).encode("gbk")),
        "UTF-8",
    ),
    "nul in a sheet": (cell('<c r="B1" t="inlineStr"><is><t>a\0b</t></is></c>'), "不是完好的 XML"),
    "document type in a sheet": (parts(sheet=DTD + sheet_xml()), "DTD"),
    "document type in the workbook": (parts(workbook=DTD + str(PARTS[WORKBOOK])), "DTD"),
    "document type in a part nobody reads": (file(book(parts={"docProps/app.xml": DTD + "<a/>"})), "DTD"),
    "document type in the texts": (parts(strings=DTD + strings_xml("甲")), "DTD"),
    "document type in the relationships": (parts(links=DTD + str(PARTS[WORKBOOK_LINKS])), "DTD"),
    "texts that claim 4 000 000 000": (parts(strings=strings_xml("甲", counts=' uniqueCount="4000000000"')), "条数"),
    "texts that claim a count of -1": (parts(strings=strings_xml("甲", counts=" count='-1'")), "条数"),
    "texts within texts": (
        parts(strings=strings_xml("甲").replace("<si>", '<sst count="4000000000"><si>')),
        DAMAGED,
    ),
    "texts within something else": (
        parts(strings="<x>" + strings_xml("甲", counts=' count="4000000000"') + "</x>"),
        "文字表不是文字表",
    ),
    "texts that nobody names": (
        parts(
            links=links_xml(("worksheet", "worksheets/sheet1.xml")),
            strings=strings_xml("甲", counts=' count="4000000000"'),
        ),
        "条数",
    ),
    "text 9 of 2": (cell('<c r="B1" t="s"><v>9</v></c>'), DAMAGED),
    "text -1": (cell('<c r="B1" t="s"><v>-1</v></c>'), "不存在的文字"),
    "text x": (cell('<c r="B1" t="s"><v>x</v></c>'), "不存在的文字"),
    "yes and no and 7": (cell('<c r="B1" t="b"><v>7</v></c>'), DAMAGED),
    "unknown entity": (cell('<c r="B1" t="inlineStr"><is><t>a&nbsp;b</t></is></c>'), DAMAGED),
    "error that the library does not know": (
        cell('<c r="B1" t="e"><v>#SPILL!</v></c>'),
        "“B1”单元格里是错误值 #SPILL!",
    ),
    "error in a sheet cut short": (
        parts(sheet=sheet_xml('<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>')[:-30]),
        DAMAGED,
    ),
    "error in an impossible row": (
        rows('<row r="99999999999"><c r="A1" t="e"><v>#REF!</v></c></row>'),
        IMPOSSIBLE,
    ),
    "duration beyond all time": (
        lambda folder: save(
            folder,
            book('<row r="1"><c r="A1" s="1"><v>1E300</v></c></row>', {STYLES: styles_xml(46)}),
        ),
        "大得不可能",
    ),
    # cells where none can be
    "far corner": (cell('<c r="XFD1048576"><v>1</v></c>'), FAR_AWAY),
    "row 200 001": (cell('<c r="B200001"><v>1</v></c>'), "第 200001 行"),
    "column 1 001": (cell('<c r="ALM1"><v>1</v></c>'), "ALM 列"),
    "too wide and too high together": (cell('<c r="CV40000"><v>1</v></c>'), "共 4000000 格"),
    "row 1 048 577": (cell('<c r="B1048577"><v>1</v></c>'), IMPOSSIBLE),
    "row 1 000 000 000 000": (cell('<c r="A1000000000000"><v>1</v></c>'), IMPOSSIBLE),
    "row of 5 000 digits": (cell(f'<c r="B{"9" * 5_000}"><v>1</v></c>'), IMPOSSIBLE),
    "column ZZZZ": (cell('<c r="ZZZZ1"><v>1</v></c>'), IMPOSSIBLE),
    "column XFE": (cell('<c r="XFE1"><v>1</v></c>'), IMPOSSIBLE),
    "row 0": (cell('<c r="A0"><v>1</v></c>'), IMPOSSIBLE),
    "no row": (cell('<c r="A"><v>1</v></c>'), IMPOSSIBLE),
    "empty address": (cell('<c r=""><v>1</v></c>'), IMPOSSIBLE),
    "far in single quotes": (cell("<c r='XFD1048576'><v>1</v></c>"), FAR_AWAY),
    "far in lower case": (cell('<c r="xfd1048576"><v>1</v></c>'), FAR_AWAY),
    "far behind another attribute": (cell('<c s="0" r="XFD1048576"><v>1</v></c>'), FAR_AWAY),
    "far behind a > in an attribute": (cell('<c a=">" r="XFD1048576"><v>1</v></c>'), FAR_AWAY),
    "far with a prefix": (cell('<y:c xmlns:y="x" r="XFD1048576"><v>1</v></y:c>'), FAR_AWAY),
    "far by its row": (rows(FIRST + '<row r="1048576"><c><v>1</v></c></row>'), FAR_AWAY),
    "far row number": (rows(FIRST + '<row r="99999999999999"><c><v>1</v></c></row>'), IMPOSSIBLE),
    "two addresses": (cell('<c r="B1" r="XFD1048576"><v>1</v></c>'), DAMAGED),
    "far formula": (cell('<c r="XFD1048576"><f>1+1</f></c>'), FAR_AWAY),
    "200 001 cells without address": (many_rows, FAR_AWAY),
    "one sheet a thousand times": (
        lambda folder: save(folder, book(cells_to("AD2000"), {WORKBOOK: SAME_SHEET})),
        "共 60000000 格",
    ),
    "whole sheet merged": (parts(sheet=sheet_xml(FIRST, FAR)), "合并的单元格太多或太大"),
    "100 001 merges": (parts(sheet=sheet_xml(FIRST, f"<mergeCells>{MERGES}</mergeCells>")), "合并的单元格太多或太大"),
}

RISKY = (
    "a fifo",
    "a link to /dev/zero",
    "120 MB of spaces",
    "120 MB of one text",
    "120 MB of rows",
    "120 MB picture",
    "texts that claim 4 000 000 000",
    "texts that nobody names",
    "texts within texts",
    "texts within something else",
    "far corner",
    "column ZZZZ",
    "row 1 000 000 000 000",
    "far behind a > in an attribute",
    "far with a prefix",
    "far by its row",
    "two addresses",
    "too wide and too high together",
    "200 001 cells without address",
    "one sheet a thousand times",
    "100 001 merges",
)
"""Those that make a reader hang, eat the memory or end the process: tried in a process of their own, within limits."""


def cells_to(address: str) -> str:
    """Return rows of A1 and one more cell."""
    return f'<row r="1"><c r="A1"><v>1</v></c><c r="{address}"><v>1</v></c></row>'


READ: dict[str, tuple[Make, tuple[tuple[Plain, ...], ...]]] = {
    "rows out of order": (
        rows('<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>'),
        ((1, 2), (None, None), (3, None)),
    ),
    "no addresses": (
        rows("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"),
        ((1, 2), (3, None)),
    ),
    "a gap, then no address": (
        rows('<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c></row>'),
        ((None,) * 3, (None, 1, 2)),
    ),
    "far cells with only a look": (
        rows(FIRST + '<row r="1048576"><c r="A1048576" s="0"/><c r="XFD1048576" s="0"></c></row>'),
        ((1,),),
    ),
    "a dimension that lies": (
        parts(sheet=sheet_xml().replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')),
        ((1,),),
    ),
    "an error": (cell('<c r="B1" t="e"><v>#REF!</v></c>'), ((1, "#REF!"),)),
    "a formula without its result": (cell("<c r='C1'><f>A1+1</f></c>"), ((1, None, "=A1+1"),)),
    "beyond all numbers": (cell('<c r="B1"><v>1E309</v></c>'), ((1, "inf"),)),
    "no number": (cell('<c r="B1"><v>NaN</v></c>'), ((1, "nan"),)),
    "letters in a number cell": (cell('<c r="B1"><v>12abc</v></c>'), ((1, "12abc"),)),
    "a text cell without text": (
        cell('<c r="B1" t="s"/><c r="C1" t="s"><v></v></c><c r="D1"><v>2</v></c>'),
        ((1, None, None, 2),),
    ),
    "a style that is not there": (cell('<c r="B1" s="99"><v>2</v></c>'), ((1, 2),)),
    "styles that claim 4 000 000 000": (
        parts(styles=styles_xml().replace('count="1"', 'count="4000000000"')),
        ((1,),),
    ),
    "markup in a text": (
        cell('<c r="B1" t="inlineStr"><is><t><![CDATA[<c r="ZZZZ9"><v>1</v></c>]]></t></is></c>'),
        ((1, '<c r="ZZZZ9"><v>1</v></c>'),),
    ),
    "a title merged over the whole row": (
        parts(sheet=sheet_xml(FIRST, '<mergeCells><mergeCell ref="A1:XFD1"/></mergeCells>')),
        ((1,),),
    ),
    "parts of other programs in other encodings": (
        file(
            book(
                parts={
                    "customXml/item1.xml": '<?xml version="1.0" encoding="utf-16"?><a/>'.encode("utf-16"),
                    "customXml/item2.xml": b"",
                    "docProps/thumbnail.xml": b"\0\1\2",
                    "xl/externalLinks/externalLink1.xml": '<externalLink><sheetData><cell r="XFD1048576"/></sheetData></externalLink>',
                }
            )
        ),
        ((1,),),
    ),
    "400 000 rows with only a look": (
        rows(FIRST + "".join(f'<row r="{row}" s="1"/>' for row in range(2, 400_002))),
        ((1,),),
    ),
}

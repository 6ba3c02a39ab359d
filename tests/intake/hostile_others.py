"""Files of the other kinds that are broken, or made to harm whoever opens them; each with what has to come out.

As in `tests.intake.hostile`: `REFUSED_OTHERS` with the words of their sentence, `READ_OTHERS` with their rows.
`EVERY_REFUSED` and `EVERY_READ` are all cases, as `wzlab.intake.children.read_elsewhere` has to meet them.
"""

import struct
from pathlib import Path

from tests.intake.binary_books import (
    cell_piece,
    content_xml,
    formats,
    formula,
    label,
    number,
    ods,
    ods_figure,
    ods_row,
    piece,
    real,
    record,
    row_piece,
    sheet_bin,
    strings_bin,
    written,
    xls,
    xls5,
    xls_stream,
    xlsb,
)
from tests.intake.hostile import (
    DAMAGED,
    FAR_AWAY,
    IMPOSSIBLE,
    LARGE,
    READ,
    REFUSED,
    SPACES,
    Make,
    file,
)
from wzlab.intake.compounds import wrapped
from wzlab.intake.grids import Plain

XLS = wrapped("Workbook", xls_stream(b"".join(number(row, 0, 1.0) for row in range(400))))
TABLE = len(XLS) - 4 * 128 - 512
"""Where the table of sectors of `XLS` begins: before its directory, the last sector."""
DIRECTORY = (len(XLS) - 1024) // 512
"""The number of the directory's sector."""
DTD = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "甲"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
ENCRYPTED = '<m:manifest xmlns:m="x"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
CLAIM = struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0)
FIRST_ROW = row_piece(0) + real(0, 1.0)


def patched(at: int, form: str, *values: int) -> Make:
    """Return a maker of an .xls whose container says something else in one place."""
    content = bytearray(XLS)
    struct.pack_into(form, content, at, *values)
    return file(bytes(content), "人员.xls")


def old(cells: bytes, before: bytes = formats()) -> Make:
    """Return a maker of an .xls workbook whose sheet has these records."""
    return file(xls(cells, before), "人员.xls")


def binary(rows: bytes, after: bytes = b"", reach: tuple[int, int] = (0, 0)) -> Make:
    """Return a maker of an .xlsb workbook whose sheet has these rows."""
    return file(xlsb(sheet_bin(rows, after=after, reach=reach)), "人员.xlsb")


def open_sheet(*rows: str) -> Make:
    """Return a maker of an .ods whose sheet has these rows."""
    return file(ods(content_xml("".join(rows))), "人员.ods")


def text(content: str | bytes, name: str = "人员.csv") -> Make:
    """Return a maker of a text file."""
    return file(content.encode() if isinstance(content, str) else content, name)


def long_line(folder: Path) -> Path:
    path = folder / "人员.csv"
    with path.open("wb") as made:
        for _ in range(60):
            made.write(b"a," * 500_000)
    return path


def gigabyte(folder: Path) -> Path:
    path = folder / "人员.csv"
    with path.open("wb") as made:
        made.truncate(1_000_000_000)
    return path


def blank_lines(folder: Path) -> Path:
    path = folder / "人员.csv"
    path.write_bytes(b",\n" * 10_000_000)
    return path


REFUSED_OTHERS: dict[str, tuple[Make, str]] = {
    # .xls
    "xls cut short": (file(XLS[: len(XLS) // 2], "人员.xls"), "不完整"),
    "csv with one wrong byte": (text(b"a,b\n\xffc,d\n"), "第 2 行起读不出文字"),
    "xls without its first bytes": (file(XLS[8:], "人员.xls"), "认不出"),
    "xls cut in its stream": (file(XLS[:1500] + XLS[-512:], "人员.xls"), "不完整"),
    "xls of only a header": (file(XLS[:512] + "Workbook".encode("utf-16-le") + b"\0\0"), DAMAGED),
    "xls whose chain never ends": (patched(TABLE + 4, "<I", 0), "绕成了圈"),
    "xls whose chain leaves the file": (patched(TABLE + 4, "<I", 99_999), "互相矛盾"),
    "xls whose directory never ends": (patched(TABLE + 4 * DIRECTORY, "<I", DIRECTORY), "绕成了圈"),
    "xls with sectors of 2 to the 60th": (patched(30, "<H", 60), "互相矛盾"),
    "xls that lists 4 000 000 000 sectors": (patched(44, "<I", 4_000_000_000), ""),
    "xls whose list of sectors names itself": (patched(68, "<II", 1, 4_000_000_000), ""),
    "xls with a password": (old(number(0, 0, 1.0), record(0x002F, bytes(54))), "打开密码"),
    "xls that claims 4 000 000 000 texts": (
        old(number(0, 0, 1.0), record(0x00FC, struct.pack("<II", 1, 4_000_000_000))),
        "条数",
    ),
    "xls with a record that is longer than the file": (old(struct.pack("<HH", 0x0203, 0xFFFF)), "记录不完整"),
    "xls with a cell of no bytes": (old(record(0x0203)), DAMAGED),
    "xls whose sheet begins beyond its end": (
        file(wrapped("Workbook", xls_stream(start=0x7FFFFFFF)), "人员.xls"),
        "记录不完整",
    ),
    "xls of no sheets": (file(wrapped("Workbook", record(0x0809, bytes(16)) + record(0x000A))), "没有工作表"),
    "xls of random records": (file(wrapped("Workbook", bytes(range(256)) * 40)), DAMAGED),
    "xls with a cell in the far corner": (old(number(0, 0, 1.0) + number(65_535, 255, 1.0)), "共 16777216 格"),
    "xls in column 60 000": (old(number(0, 59_999, 1.0)), IMPOSSIBLE),
    "xls of 1990": (file(b"\x09\x02\x06\x00\x00\x00\x10\x00" + bytes(40), "人员.xls"), "很旧的 Excel"),
    "xls wholly merged a hundred times": (
        old(number(0, 0, 1.0) + record(0x00E5, struct.pack("<H", 1) + struct.pack("<HHHH", 0, 65_535, 0, 255)) * 100),
        "合并的单元格太多或太大",
    ),
    # .xlsb
    "xlsb cut short": (file(xlsb(sheet_bin(FIRST_ROW))[:-900], "人员.xlsb"), "不完整"),
    "xlsb with a record cut short": (file(xlsb(piece(129) + b"\x05\xff\xff\xff\x7f"), "人员.xlsb"), "记录不完整"),
    "xlsb with a cell of no bytes": (binary(row_piece(0) + piece(5)), "记录不完整"),
    "xlsb with a text that claims too much": (
        binary(row_piece(0) + cell_piece(6, 0, b"\xff\xff\xff\x7f")),
        DAMAGED,
    ),
    "xlsb in row 4 000 000 000": (binary(row_piece(4_000_000_000) + real(0, 1.0)), "次序颠倒"),
    "xlsb in row 1 000 000": (binary(row_piece(999_999) + real(0, 1.0)), FAR_AWAY),
    "xlsb in column 4 000 000 000": (binary(row_piece(0) + real(4_000_000_000, 1.0)), IMPOSSIBLE),
    "xlsb with rows out of order": (binary(row_piece(2) + real(0, 3.0) + FIRST_ROW), "次序颠倒"),
    "xlsb that claims 4 000 000 000 texts": (
        file(xlsb(sheet_bin(FIRST_ROW), strings=strings_bin("甲", claim=4_000_000_000)), "人员.xlsb"),
        "条数",
    ),
    "xlsb with text 9 of 2": (binary(row_piece(0) + cell_piece(7, 0, struct.pack("<I", 9))), DAMAGED),
    "xlsb wholly merged": (
        binary(FIRST_ROW, after=piece(176, struct.pack("<IIII", 0, 1_048_575, 0, 16_383))),
        "合并的单元格太多或太大",
    ),
    # .ods
    "ods with a password": (file(ods(content_xml(""), ENCRYPTED), "人员.ods"), "打开密码"),
    "ods without content": (file(ods(None), "人员.ods"), "缺少必需的部分"),
    "ods without sheets": (file(ods(content_xml("").replace("table:table", "table:tablet")), "人员.ods"), "没有工作表"),
    "ods with entities": (file(ods(content_xml(ods_row(ods_figure("1")), before=DTD)), "人员.ods"), "DTD"),
    "ods cut in its content": (file(ods(content_xml(ods_row(ods_figure("1")))[:-90]), "人员.ods"), "不是完好的 XML"),
    "ods that is no XML": (file(ods(b"\xff\x00\xfe"), "人员.ods"), "不是完好的 XML"),
    "ods with 1 048 576 rows of content": (open_sheet(ods_row(ods_figure("1"), repeated=1_048_576)), FAR_AWAY),
    "ods with 16 384 columns of content": (
        open_sheet(ods_row(ods_figure("1", ' table:number-columns-repeated="16384"'))),
        FAR_AWAY,
    ),
    "ods with 4 000 000 000 columns of content": (
        open_sheet(ods_row(ods_figure("1", ' table:number-columns-repeated="4000000000"'))),
        IMPOSSIBLE,
    ),
    "ods with 900 columns of content in 150 000 rows": (
        open_sheet(ods_row(ods_figure("1", ' table:number-columns-repeated="900"'), repeated=150_000)),
        "共 135000000 格",
    ),
    "ods with a cell behind 4 000 000 000 rows": (
        open_sheet(ods_row(repeated=4_000_000_000), ods_row(ods_figure("1"))),
        IMPOSSIBLE,
    ),
    "ods that repeats minus one time": (
        open_sheet(ods_row(ods_figure("1", ' table:number-columns-repeated="-1"'))),
        "不是完好的 XML",
    ),
    "ods of 120 MB of rows": (open_sheet(ods_row(ods_figure("1")) * (SPACES // 160)), LARGE),
    # text
    "csv with NUL": (text("姓名,职称\n张三,教\0授\n"), "认不出"),
    "csv with NUL far behind": (text("姓名,职称\n" * 2_000 + "张\0三,教授\n"), "第 2001 行有文本里不该有的空字节"),
    "csv in utf-16 without a mark": (text("name,title\nA,B\n".encode("utf-16-le")), "没有标记的 UTF-16"),
    "csv in the other utf-16 without a mark": (text("姓名,title,x\r\n".encode("utf-16-be") * 20), "没有标记的 UTF-16"),
    "csv in utf-16 cut in a character": (text("姓名".encode("utf-16") + b"\x20"), "第 1 行不是 utf-16"),
    "csv with a mark of utf-8 that is gb18030": (text(b"\xef\xbb\xbf" + "甲\n张三".encode("gb18030")), "utf-8-sig"),
    "csv in no encoding": (text(b"a,b\n" * 2_000 + b"\xff\xff\xff,b\n"), "第 2001 行起读不出文字"),
    "csv of one line of 60 MB": (long_line, "超过 50 MB"),
    "csv of 1 GB of nothing": (gigabyte, "超过 50 MB"),
    "csv of 1 000 000 columns": (text("a," * 1_000_000), "分成 1000000 格"),
    "csv of 10 000 000 blank rows": (blank_lines, "超过 200000 行"),
    "csv with one quotation mark": (text('姓名,职称\n"张三,教授\n' + "李四,讲师\n" * 1_000), "第 2 行起有一个引号"),
    "csv with one quotation mark before 1 MB": (text('姓名,职称\n"张三\n' + "李四,讲师\n" * 100_000), "第 2 行"),
    "csv of one cell of 1 MB": (text("甲" * 300_000), "第 1 行有一格长得不可能"),
    "too many cells of text": (text("a" + "," * 900 + "b\n" + "c\n" * 4_000), "多于 3000000 格"),
    # no spreadsheets
    "web page named xls": (file(b"<html><table><tr><td>1</td></tr></table></html>", "人员.xls"), "网页"),
    "xml of something else": (file(b'<?xml version="1.0"?><office:document/>', "人员.fods"), "XML 文件"),
    "gif": (file(b"GIF89a" + bytes(99)), "图片"),
    "pdf named csv": (file(b"%PDF-1.4\n1 0 obj\n", "人员.csv"), "PDF"),
    "sqlite named csv": (file(b"SQLite format 3\x00" + bytes(84), "人员.csv"), "数据库文件"),
    "lock file of LibreOffice": (file(b",user,host,22.11.2026 09:00,file:///home", ".~lock.人员.ods#"), "锁定文件"),
}
"""`""` stands for words that do not matter: there only has to be a sentence, or the right rows."""

MAY_BE_READ = frozenset(case for case, (_make, words) in REFUSED_OTHERS.items() if not words)
"""What a reader may repair: a list of sectors that lies about its length."""
for _case in MAY_BE_READ:
    REFUSED_OTHERS.pop(_case)

READ_OTHERS: dict[str, tuple[Make, tuple[tuple[Plain, ...], ...]]] = {
    "xls that lies of its list's length": (patched(44, "<I", 4_000_000_000), ((1.0,),) * 400),
    "xls that claims to reach 4 000 000 000 rows": (old(record(0x0200, CLAIM) + number(0, 0, 1.0)), ((1.0,),)),
    "xls with blank cells far out": (
        old(number(0, 0, 1.0) + record(0x0201, struct.pack("<HHH", 65_535, 255, 0))),
        ((1.0,),),
    ),
    "xls with rows out of order": (
        old(number(2, 0, 3.0) + number(0, 1, 2.0)),
        ((None, 2.0), (None, None), (3.0, None)),
    ),
    "xls with errors": (
        old(label(0, 0, "甲") + formula(1, 0, b"\x02\x00\x2a\x00\x00\x00\xff\xff")),
        (("甲",), ("#N/A",)),
    ),
    "xls of Excel 95": (file(xls5("张三"), "人员.xls"), (("张三",),)),
    "xls named xlsx": (file(xls()), ((1.0,),)),
    "xlsb that claims to reach everywhere": (binary(FIRST_ROW, reach=(0xFFFFFFFF, 0xFFFFFFFF)), ((1.0,),)),
    "xlsb with blank cells far out": (
        binary(FIRST_ROW + row_piece(1_048_575) + cell_piece(1, 16_383, b"")),
        ((1.0,),),
    ),
    "xlsb with an error": (binary(row_piece(0) + written(0, "甲") + cell_piece(3, 1, b"\x07")), (("甲", "#DIV/0!"),)),
    "ods with a million blank rows": (
        open_sheet(
            ods_row(ods_figure("1"), '<table:table-cell table:number-columns-repeated="16383"/>'),
            ods_row('<table:table-cell table:number-columns-repeated="16384"/>', repeated=1_048_575),
        ),
        ((1.0,),),
    ),
    "ods with few repeated cells": (
        open_sheet(ods_row(ods_figure("7", ' table:number-columns-repeated="2"'), repeated=3)),
        ((7.0, 7.0),) * 3,
    ),
    "ods with a figure beyond all numbers": (open_sheet(ods_row(ods_figure("1E309"))), (("inf",),)),
    "csv": (text("姓名,职称\n张三,教授\n"), (("姓名", "职称"), ("张三", "教授"))),
    "csv of one character": (text("1"), (("1",),)),
    "csv of a line end": (text("\n"), ()),
    "csv with many blank rows at its end": (text("甲,乙\n" + ",\n" * 300_000), (("甲", "乙"),)),
    "csv of Excel with sep=": (text("sep=;\r\n甲;乙\r\n1;2"), (("甲", "乙"), ("1", "2"))),
    "csv with an odd quotation mark in a cell": (text('甲,15" 显示器\n'), (("甲", '15" 显示器'),)),
    "csv named xlsx, no lock file": (text("甲,乙\n" * 300, "~$人员.xlsx"), (("甲", "乙"),) * 300),
}

PEOPLE = (("姓名", "职称"), ("张三", "教授"))
NOW_READ: dict[str, tuple[tuple[Plain, ...], ...]] = {
    "csv, utf-8": PEOPLE,
    "csv, gb18030": PEOPLE,
    "csv, utf-16": (("姓名", "职称"),),
    "long csv cut in a character": (("a" + "张" * 9_000,),),
}
"""What is no .xlsx workbook, and yet a table."""
OTHER_WORDS = {"old xls": DAMAGED, "older xls": DAMAGED, "xlsb": DAMAGED, "ods": "没有工作表"}
"""Kinds that are refused for another reason where they could be read."""

EVERY_REFUSED = {
    **{case: (make, OTHER_WORDS.get(case, words)) for case, (make, words) in REFUSED.items() if case not in NOW_READ},
    **REFUSED_OTHERS,
}
EVERY_READ = {**READ, **{case: (REFUSED[case][0], rows) for case, rows in NOW_READ.items()}, **READ_OTHERS}

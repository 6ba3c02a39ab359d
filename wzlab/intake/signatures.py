"""What a file really is, told by its first bytes and never by its name.

Every kind that is no spreadsheet, or none that can be read here, has its own sentence.  What a zip archive holds is told
by `wzlab.intake.archives`.
"""

import re
from enum import Enum
from pathlib import Path

from wzlab.errors import SpreadsheetError
from wzlab.intake.refusals import CUT, damaged, refused
from wzlab.language import N_

ARCHIVE = b"PK\x03\x04"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UNKNOWN = N_("“{path}”不是电子表格，也认不出是什么文件；请确认选对了文件。")
_DOCUMENT = N_("“{path}”是 wzlab 的申报文件，不是电子表格；请用“打开”来打开它。")
_HTML = N_("“{path}”其实是网页（有些系统导出的“Excel”就是这样）；请用 Excel 或 WPS 打开它，另存为 .xlsx。")
_ANCIENT = N_("“{path}”是很旧的 Excel 工作簿（4.0 及以前）；请用 Excel 或 LibreOffice 另存为 .xlsx。")

_SIGNATURES = (
    (b"%PDF", N_("“{path}”其实是 PDF，不是电子表格；请向提供的人索取 Excel 原件。")),
    (b"\x89PNG", N_("“{path}”其实是图片，不是电子表格；请向提供的人索取 Excel 原件。")),
    (b"\xff\xd8\xff", N_("“{path}”其实是图片，不是电子表格；请向提供的人索取 Excel 原件。")),
    (b"GIF8", N_("“{path}”其实是图片，不是电子表格；请向提供的人索取 Excel 原件。")),
    (b"SQLite format 3\x00", N_("“{path}”是数据库文件，不是电子表格；请确认选对了文件。")),
    (b"Rar!", N_("“{path}”是压缩包；请先解压，再选里面的表格。")),
    (b"7z\xbc\xaf\x27\x1c", N_("“{path}”是压缩包；请先解压，再选里面的表格。")),
    (b"\x1f\x8b", N_("“{path}”是压缩包；请先解压，再选里面的表格。")),
    (b"PK\x05\x06", N_("“{path}”是空的压缩包，不是电子表格；请确认选对了文件。")),
    (b"{\\rtf", N_("“{path}”是 RTF 文档，不是电子表格；请向提供的人索取 Excel 原件。")),
    (b"\x09\x00\x04\x00", _ANCIENT),
    (b"\x09\x02\x06\x00", _ANCIENT),
    (b"\x09\x04\x06\x00", _ANCIENT),
)
_STREAMS = (
    ("EncryptedPackage", N_("“{path}”有打开密码，读不了；请在 Excel 或 WPS 里取消密码，另存一份再试。")),
    ("WordDocument", N_("“{path}”是 Word 或 WPS 文字文档，不是电子表格；请把其中的表格复制到 Excel 里另存为 .xlsx。")),
    ("PowerPoint Document", N_("“{path}”是演示文稿，不是电子表格；请确认选对了文件。")),
)
_WORKBOOKS = ("Workbook", "Book")
_SHEET_2003 = N_("“{path}”是 XML 表格（Excel 2003）；请用 Excel 或 WPS 另存为 .xlsx。")
_XML = N_("“{path}”是 XML 文件，不是能读的电子表格；如果 Excel 或 LibreOffice 能打开它，请另存为 .xlsx。")
_MARKUP = re.compile(rb"<!doctype html|<html|<table|<meta", re.IGNORECASE)
_WIDE = N_(
    "“{path}”像是没有标记的 UTF-16 文本，没有读取；请用 Excel 或 WPS 打开它另存为 .xlsx，或在记事本里另存为 UTF-8。"
)
_LOOKED_AT = 4096
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
"""What no text holds, whatever its encoding; all other kinds of file soon do."""
_ENCODINGS = ("utf-8", "gb18030")
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


class FileKind(Enum):
    """What a file really is, whatever it is called."""

    XLSX = "xlsx"  # .xlsm too
    XLS = "xls"  # .et too
    XLSB = "xlsb"
    ODS = "ods"
    TEXT = "text"  # .csv, .tsv, .txt


def kind_of(path: Path, content: bytes, *, is_text: bool = False) -> FileKind | None:
    """Return what a file is by its first bytes; None for a zip archive, which must be looked into.

    Args:
        path: the file, for the sentence.
        content: its bytes, not empty.
        is_text: somebody said that it is text, whatever its encoding looks like.

    Raises:
        SpreadsheetError: it is no spreadsheet that can be read.
    """
    if content.startswith(ARCHIVE):
        return None
    if content.startswith(COMPOUND):
        return _compound(path, content)
    if content.startswith(b"SQLite format 3\x00") and content[68:72] == b"wZLB":
        raise refused(path, _DOCUMENT)
    known = (sentence for signature, sentence in _SIGNATURES if content.startswith(signature))
    if sentence := next(known, None) or _markup(content[:_LOOKED_AT]):
        raise refused(path, sentence)
    if is_text or content.startswith(_MARKS) or _is_text(content[:_LOOKED_AT]):
        return FileKind.TEXT
    raise _unknown(path, content[:_LOOKED_AT])


def _compound(path: Path, content: bytes) -> FileKind:
    """Tell the programs apart by the streams that the older Office container names in its directory."""
    for name, sentence in _STREAMS:
        if _names(content, name):
            raise refused(path, sentence)
    if not any(_names(content, name) for name in _WORKBOOKS):
        raise damaged(path, CUT) if _lacks_directory(content) else refused(path, UNKNOWN)
    return FileKind.XLS


def _lacks_directory(content: bytes) -> bool:
    """Whether the container's directory should stand where the file has already ended."""
    shift, first = content[30:31], int.from_bytes(content[48:52], "little")
    return shift in (b"\x09", b"\x0c") and (first + 1) << shift[0] >= len(content)


def _names(content: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") + b"\x00\x00" in content


def _markup(head: bytes) -> str | None:
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return _SHEET_2003
    if head.startswith(b"MIME-Version:") or _MARKUP.search(head):
        return _HTML
    return _XML if head.removeprefix(_MARKS[-1]).lstrip().startswith(b"<?xml") else None


def _unknown(path: Path, head: bytes) -> SpreadsheetError:
    """Return the refusal of bytes that are no text; every second one of UTF-16 is often NUL."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    is_wide = len(head) // 20 < max(even, odd) and 10 * min(even, odd) < max(even, odd)
    return refused(path, _WIDE if is_wide else UNKNOWN)


def _is_text(head: bytes) -> bool:
    """Whether these bytes are text, perhaps with an error in it; the last character may be cut."""
    is_clean = _CONTROLS.search(head) is None
    return b"\x00" not in head and (is_clean or any(_decodes(head, encoding) for encoding in _ENCODINGS))


def _decodes(head: bytes, encoding: str) -> bool:
    try:
        head.decode(encoding)
    except UnicodeDecodeError as error:
        return len(head) == _LOOKED_AT and error.start >= _LOOKED_AT - 4
    return True

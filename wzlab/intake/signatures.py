"""What a file really is, told by its first bytes and never by its name.

Every kind that people rename to .xlsx, or that a system hands out as "Excel", has its own sentence.  Archives are looked
into by `wzlab.intake.gate`.
"""

import re
from pathlib import Path

from wzlab.errors import SpreadsheetError
from wzlab.intake.refusals import refused
from wzlab.language import N_

ARCHIVE = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DOCUMENT = N_("“{path}”是 wzlab 的申报文件，不是电子表格；请用“打开”来打开它。")
_TEXT = N_("“{path}”是文本文件（例如 CSV），不是 Excel 工作簿；请用 Excel 或 WPS 打开它，核对无误后另存为 .xlsx。")
_HTML = N_("“{path}”其实是网页（有些系统导出的“Excel”就是这样）；请用 Excel 或 WPS 打开它，另存为 .xlsx。")
_UNKNOWN = N_("“{path}”不是 Excel 工作簿，也认不出是什么文件；请确认选对了文件。")

_SIGNATURES = (
    (b"%PDF", N_("“{path}”其实是 PDF，不是电子表格；请向提供的人索取 Excel 原件。")),
    (b"\x89PNG", N_("“{path}”其实是图片，不是电子表格；请向提供的人索取 Excel 原件。")),
    (b"\xff\xd8\xff", N_("“{path}”其实是图片，不是电子表格；请向提供的人索取 Excel 原件。")),
    (b"SQLite format 3\x00", N_("“{path}”是数据库文件，不是电子表格；请确认选对了文件。")),
    (b"Rar!", N_("“{path}”是压缩包；请先解压，再选里面的表格。")),
    (b"7z\xbc\xaf\x27\x1c", N_("“{path}”是压缩包；请先解压，再选里面的表格。")),
    (b"\x1f\x8b", N_("“{path}”是压缩包；请先解压，再选里面的表格。")),
    (b"PK\x05\x06", N_("“{path}”是空的压缩包，不是电子表格；请确认选对了文件。")),
    (b"{\\rtf", N_("“{path}”是 RTF 文档，不是电子表格；请向提供的人索取 Excel 原件。")),
)
_STREAMS = (
    ("EncryptedPackage", N_("“{path}”有打开密码，读不了；请在 Excel 或 WPS 里取消密码，另存一份再试。")),
    ("Workbook", N_("“{path}”是旧版 Excel（.xls）或 WPS（.et）工作簿；请用 Excel 或 WPS 另存为 .xlsx。")),
    ("Book", N_("“{path}”是旧版 Excel（.xls）或 WPS（.et）工作簿；请用 Excel 或 WPS 另存为 .xlsx。")),
    ("WordDocument", N_("“{path}”是 Word 或 WPS 文字文档，不是电子表格；请把其中的表格复制到 Excel 里另存为 .xlsx。")),
    ("PowerPoint Document", N_("“{path}”是演示文稿，不是电子表格；请确认选对了文件。")),
)
_SHEET_2003 = N_("“{path}”是 XML 表格（Excel 2003）；请用 Excel 或 WPS 另存为 .xlsx。")
_MARKUP = re.compile(rb"<!doctype html|<html|<table|<meta", re.IGNORECASE)
_LOOKED_AT = 4096
_ENCODINGS = ("utf-8", "gb18030")
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


def refusal_of(path: Path, content: bytes) -> SpreadsheetError:
    """Return why a file that is no zip archive is not read; an empty one is the gate's business."""
    return refused(path, _sentence(content))


def _sentence(content: bytes) -> str:
    if content.startswith(_COMPOUND):
        return _compound(content)
    if content.startswith(b"SQLite format 3\x00") and content[68:72] == b"wZLB":
        return _DOCUMENT
    known = (sentence for signature, sentence in _SIGNATURES if content.startswith(signature))
    return next(known, None) or _text(content[:_LOOKED_AT])


def _compound(content: bytes) -> str:
    """Tell the programs apart by the streams that the older Office container names in its directory."""
    entries = (sentence for name, sentence in _STREAMS if name.encode("utf-16-le") + b"\x00\x00" in content)
    return next(entries, _UNKNOWN)


def _text(head: bytes) -> str:
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return _SHEET_2003
    if head.startswith(b"MIME-Version:") or _MARKUP.search(head):
        return _HTML
    return _TEXT if head.startswith(_MARKS) or _is_text(head) else _UNKNOWN


def _is_text(head: bytes) -> bool:
    """Whether these bytes are text in one of the usual encodings; the last character may be cut."""
    return b"\x00" not in head and any(_decodes(head, encoding) for encoding in _ENCODINGS)


def _decodes(head: bytes, encoding: str) -> bool:
    try:
        head.decode(encoding)
    except UnicodeDecodeError as error:
        return len(head) == _LOOKED_AT and error.start >= _LOOKED_AT - 4
    return True

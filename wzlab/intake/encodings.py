"""In which encoding a text file is written: its mark, else UTF-8 if all of it is, else GB 18030 if all of it is.

Guessing by frequencies was measured and is worse: it took half of the real GBK files for Korean.  So the rule is strict,
what it found is told, and people may say otherwise.
"""

import codecs
from pathlib import Path
from typing import NamedTuple

from wzlab.errors import SpreadsheetError
from wzlab.intake.refusals import refused
from wzlab.language import N_

ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "big5")
"""The encodings that people may ask for, as Python calls them."""
GB18030 = "gb18030"
_ALIASES = {"gbk": GB18030, "gb2312": GB18030, "cp936": GB18030}
_MARKS = (("utf-8-sig", codecs.BOM_UTF8), ("utf-16", codecs.BOM_UTF16_LE), ("utf-16", codecs.BOM_UTF16_BE))
_UNKNOWN = N_("“{path}”没有读取：不认识编码“{encoding}”，可用的有 {known}。")
_UNREADABLE = N_(
    "“{path}”没有读取：从第 {line} 行起读不出文字，既不是 UTF-8 也不是 GB18030；"
    "请用 Excel 或 WPS 打开它另存为 .xlsx，或另选编码。"
)
_WRONG = N_("“{path}”没有读取：第 {line} 行不是 {encoding} 编码；请另选编码，或不指定，由程序判断。")
_BINARY = N_("“{path}”没有读取：第 {line} 行有文本里不该有的空字节，不是文本文件，或已损坏；请重新取一份。")


class Decoded(NamedTuple):
    """A text and the encoding it was written in."""

    text: str
    encoding: str


def decoded(path: Path, content: bytes, encoding: str = "") -> Decoded:
    """Return the text of a file.

    Args:
        path: the file, for the sentences.
        content: its bytes.
        encoding: what somebody said it is; "" to find out.

    Raises:
        SpreadsheetError: the encoding is unknown, or the file is not written in it, or in none that is looked for; the
            sentence names the first line that is not.
    """
    chosen = _known(path, encoding) if encoding else _marked(content)
    found = _in_chosen(path, content, chosen) if chosen else _strictly(path, content)
    if "\x00" in found.text:
        raise refused(path, _BINARY, line=found.text.count("\n", 0, found.text.index("\x00")) + 1)
    return found


def _known(path: Path, encoding: str) -> str:
    """Return an encoding by the name that Python has for it."""
    name = encoding.lower().replace("_", "-")
    name = _ALIASES.get(name, name)
    if name not in ENCODINGS:
        raise refused(path, _UNKNOWN, encoding=encoding, known=", ".join(ENCODINGS))
    return name


def _marked(content: bytes) -> str:
    return next((encoding for encoding, mark in _MARKS if content.startswith(mark)), "")


def _in_chosen(path: Path, content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding).removeprefix("\ufeff"), encoding)
    except UnicodeDecodeError as error:
        raise _refusal(path, _WRONG, content, error, encoding) from error


def _strictly(path: Path, content: bytes) -> Decoded:
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return Decoded(content.decode(GB18030), GB18030)
    except UnicodeDecodeError as error:
        raise _refusal(path, _UNREADABLE, content, error, GB18030) from error


def _refusal(path: Path, sentence: str, content: bytes, error: UnicodeDecodeError, encoding: str) -> SpreadsheetError:
    before = content[: error.start].decode(encoding, errors="ignore")
    return refused(path, sentence, line=before.count("\n") + 1, encoding=encoding)

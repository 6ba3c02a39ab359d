"""A text file (.csv, .tsv, .txt) as one grid of texts: nothing in it is taken for a number or a date."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from wzlab.intake.encodings import GB18030, Decoded, decoded
from wzlab.intake.grids import Grid
from wzlab.intake.limits import COLUMNS, EXCEL_ROWS, ROWS
from wzlab.intake.measures import check_area
from wzlab.intake.refusals import refused
from wzlab.intake.separators import declared, is_separator, separator_of
from wzlab.language import N_, _

_END = "\x00"
"""A last row that no text holds: it is found again unless a quotation mark has swallowed it."""
_AS_TEXT = re.compile(r'="([^"]*)"')
"""What some systems write so that Excel leaves the digits of a number alone."""
_BREAK = re.compile(r"\r\n?")
_UNBALANCED = N_("“{path}”没有读取：从第 {line} 行起有一个引号没有成对；请在这一行把引号补全或删去。")
_OVERLONG = N_("“{path}”没有读取：第 {line} 行有一格长得不可能；可能引号没有成对，或者不是表格。")
_TOO_WIDE = N_("“{path}”没有读取：第 {line} 行分成 {count} 格，多于 {limit} 格；可能分隔符不对，或者不是表格。")
_TOO_LONG = N_("“{path}”没有读取：超过 {limit} 行；请拆成几个文件再试。")
_NO_SEPARATOR = N_("“{path}”没有读取：“{separator}”不能用作分隔符；应是一个字符，例如逗号。")
_LOOK = N_("“{path}”是按 GB18030（国标）编码读的；请看一眼文字，有乱码就另选编码。")


class TextSheet(NamedTuple):
    """What was read from a text file."""

    grid: Grid
    encoding: str
    separator: str
    remarks: tuple[str, ...]


def read_text(path: Path, content: bytes, *, encoding: str = "", separator: str = "") -> TextSheet:
    """Return the cells of a text file; "" is blank.

    Args:
        path: the file, for the sentences.
        content: its bytes.
        encoding: what somebody said its encoding is; "" to find out.
        separator: what somebody said parts its cells; "" to find out.

    Raises:
        SpreadsheetError: it cannot be read so; one sentence names the line.
    """
    if separator and not is_separator(separator):
        raise refused(path, _NO_SEPARATOR, separator=separator)
    text = decoded(path, content, encoding)
    said, start = declared(text.text)
    separator = separator or said or separator_of(text.text)
    rows = _rows(path, text.text[start:], separator)
    return TextSheet(Grid("", is_hidden=False, rows=rows), text.encoding, separator, _remarks(path, text, encoding))


def _remarks(path: Path, text: Decoded, asked: str) -> tuple[str, ...]:
    return (_(_LOOK).format(path=path),) if text.encoding == GB18030 and not asked else ()


def _rows(path: Path, text: str, separator: str) -> tuple[tuple[str | None, ...], ...]:
    """Return the rows, all of one width; blank rows and columns at the end are left out."""
    kept, height, width = list[tuple[str | None, ...]](), 0, 0
    for row in _parted(path, text, separator):
        kept.append(row)
        height = len(kept) if row else height
        width = max(width, len(row))
        if height > ROWS or len(kept) > EXCEL_ROWS:
            raise refused(path, _TOO_LONG, limit=ROWS)
    check_area(path, height * width)
    return tuple(row + (None,) * (width - len(row)) for row in kept[:height])


def _parted(path: Path, text: str, separator: str) -> Iterator[tuple[str | None, ...]]:
    """Yield the cells of each row, without blank ones at its end."""
    reader = csv.reader(chain(_lines(text), [_END]), delimiter=separator)
    begun = 1
    try:
        for row in reader:
            if row == [_END]:
                return
            if row and _END in row[-1]:
                raise refused(path, _UNBALANCED, line=begun)
            cells = _cells(row)
            if len(cells) > COLUMNS:
                raise refused(path, _TOO_WIDE, line=begun, count=len(cells), limit=COLUMNS)
            yield cells
            begun = reader.line_num + 1
    except csv.Error as error:
        raise refused(path, _OVERLONG, line=begun) from error


def _lines(text: str) -> Iterator[str]:
    """Yield the lines with their ends; the last one gets one, so that what follows is a line of its own."""
    for line in StringIO(text, newline=""):
        yield line if line.endswith(("\r", "\n")) else f"{line}\n"


def _cells(row: list[str]) -> tuple[str | None, ...]:
    while row and not row[-1]:
        row.pop()
    return tuple(map(_cell, row))


def _cell(text: str) -> str | None:
    if text.startswith("=") and (found := _AS_TEXT.fullmatch(text)):
        text = found[1]
    return (_BREAK.sub("\n", text) if "\r" in text else text) or None

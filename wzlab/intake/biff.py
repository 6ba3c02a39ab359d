"""The records of an .xls workbook's stream, looked through once: where the cells lie, and what the library does not tell.

Values are the reading library's business; here are only their places, the errors, the formats, the merged ranges and
what is hidden.  Blank cells that have only a look do not count.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from wzlab.intake.code_pages import WESTERN, in_code_page
from wzlab.intake.displays import Display, built_in_displays, display_of
from wzlab.intake.found import FoundSheet
from wzlab.intake.refusals import damaged, refused
from wzlab.language import N_


class _Kind:
    """The records that are looked at."""

    BEGIN, END, LOCKED, SHEET, FORMAT, STYLE, STRINGS = 0x0809, 0x000A, 0x002F, 0x0085, 0x041E, 0x00E0, 0x00FC
    DIMENSIONS, ROW, COLUMNS, MERGED = 0x0200, 0x0208, 0x007D, 0x00E5
    ERROR, MANY_NUMBERS, CODE_PAGE = 0x0205, 0x00BD, 0x0042


_FORMULAS = frozenset({0x0006, 0x0206, 0x0406})
_SINGLE = frozenset({0x0203, 0x0204, 0x00D6, 0x00FD, 0x027E, _Kind.ERROR, *_FORMULAS})
"""The records of one cell that holds something; each begins with row, column and style."""
_BIFF8 = 0x0600
_FAILED, _EMPTY = 2, 3
"""What the first byte of a formula's result says where it is no number."""
_CHINESE = 936
_HEAD, _CELL, _RANGE = struct.Struct("<HH"), struct.Struct("<HHH"), struct.Struct("<HHHH")
_PASSWORD = N_("“{path}”有打开密码，读不了；请在 Excel 或 WPS 里取消密码，另存一份再试。")
_BROKEN = N_("里面的记录不完整")


@dataclass(slots=True)
class _Begun:
    """A sheet of the list, and where its records begin."""

    sheet: FoundSheet
    start: int


class Biff:
    """Looks through a workbook's stream.

    Args:
        path: the file, for the sentences.
        stream: the stream; what a sheet claims to reach is put right in it, and before Excel 97 its code page is made
            the Western one: the library spoils texts in one of two bytes a character, see `wzlab.intake.code_pages`.
    """

    def __init__(self, path: Path, stream: bytearray) -> None:
        self._path, self._stream = path, stream
        self._displays = built_in_displays()
        self._styles: list[int] = []
        self._begun: list[_Begun] = []
        self.is_biff8 = True
        self.code_page = _CHINESE
        """In which code page the texts of a workbook of Excel 95 or before are written."""

    def sheets(self) -> list[FoundSheet]:
        """Return what is in the sheets, in the workbook's order, charts too.

        Raises:
            SpreadsheetError: the workbook has a password, or is broken.
        """
        try:
            self._read_list()
            of_number = self._displays
            styles = {at: of_number[number] for at, number in enumerate(self._styles) if number in of_number}
            for begun in self._begun:
                _SheetReader(self._stream, begun.sheet, styles).read(self._records(begun.start))
        except (struct.error, IndexError) as error:
            raise damaged(self._path, _BROKEN) from error
        if not self._begun:
            raise damaged(self._path, N_("里面没有工作表"))
        return [begun.sheet for begun in self._begun]

    def _records(self, start: int) -> Iterator[tuple[int, int, int]]:
        """Yield kind, place and length of each record from one that begins until the one that ends it.

        Raises:
            SpreadsheetError: the stream ends before.
        """
        stream, depth, length = self._stream, 0, len(self._stream)
        while start + 4 <= length:
            kind, size = _HEAD.unpack_from(stream, start)
            start += 4
            if start + size > length:
                break
            depth += (kind == _Kind.BEGIN) - (kind == _Kind.END)
            if depth <= 1:  # a chart within a sheet is a stream in a stream
                yield kind, start, size
            if depth <= 0:
                return
            start += size
        raise damaged(self._path, _BROKEN)

    def _read_list(self) -> None:
        for kind, start, size in self._records(0):
            match kind:
                case _Kind.BEGIN:
                    self.is_biff8 = struct.unpack_from("<H", self._stream, start)[0] >= _BIFF8
                case _Kind.LOCKED:
                    raise refused(self._path, _PASSWORD)
                case _Kind.CODE_PAGE if not self.is_biff8:
                    (self.code_page,) = struct.unpack_from("<H", self._stream, start)
                    struct.pack_into("<H", self._stream, start, WESTERN)
                case _Kind.SHEET:
                    self._begin(self._stream[start : start + size])
                case _Kind.FORMAT:
                    self._take_format(self._stream[start : start + size])
                case _Kind.STYLE:
                    self._styles.append(struct.unpack_from("<H", self._stream, start + 2)[0])
                case _Kind.STRINGS:
                    self._check_strings(start)

    def _begin(self, record: bytearray) -> None:
        start, visibility, kind = struct.unpack_from("<IBB", record)
        sheet = FoundSheet(self._text(record[6:]), bool(visibility & 3), is_worksheet=kind == 0)
        self._begun.append(_Begun(sheet, start))

    def _take_format(self, record: bytearray) -> None:
        """Take in a number format of the workbook's own, of which letters, digits and marks matter only."""
        (number,) = struct.unpack_from("<H", record)
        is_wide = self.is_biff8 and record[4] & 1
        text = (
            record[5:].decode("utf-16-le", "replace")
            if is_wide
            else record[5 if self.is_biff8 else 3 :].decode("latin-1")
        )
        if display := display_of(text):
            self._displays[number] = display

    def _text(self, record: bytearray) -> str:
        """Return a short text: its length in a byte, in BIFF8 a byte of how it is written."""
        if not self.is_biff8:
            return in_code_page(bytes(record[1 : 1 + record[0]]), self.code_page)
        return record[2:].decode("utf-16-le" if record[1] & 1 else "latin-1", "replace")[: record[0]]

    def _check_strings(self, start: int) -> None:
        """Refuse a table of texts that claims more than the file can hold: the library makes room for it."""
        (count,) = struct.unpack_from("<I", self._stream, start + 4)
        if 3 * count > len(self._stream):
            raise damaged(self._path, N_("文字表声称的条数不可能"))


class _SheetReader:
    """Takes in the records of one sheet."""

    def __init__(self, stream: bytearray, sheet: FoundSheet, styles: Mapping[int, Display]) -> None:
        self._stream, self._sheet, self._styles = stream, sheet, styles
        self._claims: list[tuple[int, int]] = []

    def read(self, records: Iterator[tuple[int, int, int]]) -> None:
        """Take in the records, and put right what the sheet claims to reach.

        Raises:
            struct.error: a record is shorter than its kind must be.
        """
        cell, single, put = _CELL.unpack_from, _SINGLE, self._sheet.put
        stream, styles, show = self._stream, self._styles, self._sheet.look.show
        for kind, start, size in records:
            if kind in single:
                row, column, style = cell(stream, start)
                put(row + 1, column + 1)
                if style in styles:
                    show(row + 1, column + 1, styles[style])
                if kind == _Kind.ERROR or kind in _FORMULAS:
                    self._take_result(kind, start, row + 1, column + 1)
            elif kind == _Kind.MANY_NUMBERS:
                self._take_numbers(start, size)
            else:
                self._take_other(kind, start, size)
        self._put_right()

    def _take_result(self, kind: int, start: int, row: int, column: int) -> None:
        """Take in a cell's error: a record of its own, or a formula's result that is marked as no number."""
        stream = self._stream
        if kind == _Kind.ERROR:
            if stream[start + 7]:
                self._sheet.fail(row, column, stream[start + 6])
            return
        result = stream[start + 6 : start + 14]
        is_number = result[6:8] != b"\xff\xff"
        self._sheet.calculate(is_zero=not any(result) if is_number else result[0] == _EMPTY)
        if not is_number and result[0] == _FAILED:
            self._sheet.fail(row, column, result[2])

    def _take_numbers(self, start: int, size: int) -> None:
        row, first = _HEAD.unpack_from(self._stream, start)
        for at in range((size - 6) // 6):
            self._sheet.put(row + 1, first + at + 1)
            (style,) = struct.unpack_from("<H", self._stream, start + 4 + 6 * at)
            if style in self._styles:
                self._sheet.look.show(row + 1, first + at + 1, self._styles[style])

    def _take_other(self, kind: int, start: int, size: int) -> None:
        match kind:
            case _Kind.ROW if self._stream[start + 12] & 0x20:
                self._sheet.look.hidden_rows.add(struct.unpack_from("<H", self._stream, start)[0] + 1)
            case _Kind.COLUMNS if self._stream[start + 8] & 1:
                first, last = _HEAD.unpack_from(self._stream, start)
                self._sheet.hide_columns(first + 1, last + 1)
            case _Kind.MERGED:
                for at in range(start + 2, start + size - 7, 8):
                    top, bottom, left, right = _RANGE.unpack_from(self._stream, at)
                    self._sheet.merge(top + 1, left + 1, bottom + 1, right + 1)
            case _Kind.DIMENSIONS:
                self._claims.append((start, size))

    def _put_right(self) -> None:
        """Write what the sheet really reaches where it claims something: the library makes room for the claim."""
        rows, columns = self._sheet.rows, self._sheet.columns
        for start, size in self._claims:
            form, at = ("<IIHH", 0) if size >= 14 else ("<HHHH", 0)
            struct.pack_into(form, self._stream, start + at, 0, rows, 0, columns)

"""An .xlsb workbook (Excel's binary one), read into grids.

Its records are looked through as those of .xls are: for the cells' places, errors, merged ranges and what is hidden.
"""

import struct
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from wzlab.intake.archives import XLSB_WORKBOOK
from wzlab.intake.displays import Display, built_in_displays, display_of
from wzlab.intake.found import Binary, FoundSheet, doubts
from wzlab.intake.limits import INFLATED_BYTES
from wzlab.intake.markup import Relation, relations
from wzlab.intake.packages import Meter, Package
from wzlab.intake.refusals import damaged
from wzlab.intake.xls import measure, merged
from wzlab.language import N_

_STRINGS, _STYLES = "xl/sharedstrings.bin", "xl/styles.bin"
_BROKEN = N_("里面的记录不完整")
_LAST_ROW = 0xFFFFF


class _Kind:
    """The records that are looked at."""

    ROW, FIRST_CELL, BLANK, ERROR, LAST_CELL = 0, 1, 1, 3, 11
    FORMULA_TEXT, FORMULA_NUMBER, FORMULA_ERROR, RICH = 8, 9, 11, 62
    FORMAT, STYLE, STYLES, STYLES_END, COLUMN = 44, 47, 617, 618, 60
    SHEET, DIMENSION, STRINGS, MERGED = 156, 148, 159, 176


_Record = tuple[int, bytes]
_ZERO_BYTES = {_Kind.FORMULA_TEXT: 4, _Kind.FORMULA_NUMBER: 8}
"""How many bytes of a formula's result are 0 where it is the number 0, or a text of no length."""
_CELLS = frozenset({*range(_Kind.BLANK + 1, _Kind.LAST_CELL + 1), _Kind.RICH})
"""The records of cells that hold something; each begins with column and style."""


class _Entry(NamedTuple):
    sheet: FoundSheet
    part: str


def read_xlsb(package: Package) -> Binary:
    """Return the sheets of an .xlsb workbook.

    Raises:
        SpreadsheetError: it is broken, or holds more than can be read.
    """
    meter = Meter(package)
    for name in package.members:
        for _piece in meter.counted(package.pieces(name)):
            pass
    try:
        entries = _looked_through(package)
    except (struct.error, IndexError) as error:
        raise damaged(package.path, _BROKEN) from error
    sheets = [entry.sheet for entry in entries]
    measure(package.path, sheets)
    return Binary(merged(package.path, sheets, package.content), doubts(package.path, sheets))


def _looked_through(package: Package) -> list[_Entry]:
    named = relations(package, XLSB_WORKBOOK)
    entries = list(_entries(package, named))
    if not entries:
        raise damaged(package.path, N_("里面没有工作表"))
    if any(entry.part not in package.members for entry in entries):
        raise damaged(package.path, N_("目录里的工作表在文件里找不到"))
    for part in {_STRINGS, *(one.target for one in named.values() if one.kind == "sharedStrings")}:
        _check_strings(package, part)
    styles = _displays(package, named)
    for entry in entries:
        if entry.sheet.is_worksheet:
            _SheetReader(package, entry.sheet, styles).read(entry.part)
    return entries


def _records(package: Package, part: str) -> Iterator[_Record]:
    """Yield the records of a part: kind and content.

    Raises:
        SpreadsheetError: the part ends within one.
    """
    content = package.read(part, INFLATED_BYTES)
    at, length = 0, len(content)
    while at < length:
        kind = content[at]
        at += 1
        if kind & 0x80:
            kind, at = kind & 0x7F | content[at] << 7, at + 1
        size = content[at]
        at += 1
        if size & 0x80:
            size, at = _size(content, at, size)
        if at + size > length:
            raise damaged(package.path, _BROKEN)
        yield kind, content[at : at + size]
        at += size


def _size(content: bytes, at: int, first: int) -> tuple[int, int]:
    """Return a record's length, whose first 7 bits are known, and where it begins."""
    size = first & 0x7F
    for shift in (7, 14, 21):
        byte = content[at]
        at += 1
        size |= (byte & 0x7F) << shift
        if not byte & 0x80:
            break
    return size, at


def _text(content: bytes, at: int) -> tuple[str, int]:
    """Return a text, which follows its length, and where it ends."""
    (length,) = struct.unpack_from("<I", content, at)
    end = at + 4 + 2 * length
    if end > len(content):
        raise IndexError
    return content[at + 4 : end].decode("utf-16-le", "replace"), end


def _entries(package: Package, named: dict[str, Relation]) -> Iterator[_Entry]:
    """Yield the sheets in the workbook's order."""
    for kind, record in _records(package, XLSB_WORKBOOK):
        if kind == _Kind.SHEET:
            (state,) = struct.unpack_from("<I", record)
            identity, end = _text(record, 8)
            name, _end = _text(record, end)
            relation = named.get(identity, Relation("", ""))
            sheet = FoundSheet(name, bool(state & 3), is_worksheet=relation.kind == "worksheet")
            yield _Entry(sheet, relation.target)


def _check_strings(package: Package, part: str) -> None:
    """Refuse a table of texts that claims more than it holds: the library makes room for it."""
    if part not in package.members:
        return
    size = package.members[part].file_size
    for kind, record in _records(package, part):
        if kind == _Kind.STRINGS and max(struct.unpack_from("<II", record)[1:]) > size:
            raise damaged(package.path, N_("文字表声称的条数不可能"))


def _displays(package: Package, named: dict[str, Relation]) -> dict[int, Display]:
    """Return what is special about cell styles, by their numbers."""
    part = next((one.target for one in named.values() if one.kind == "styles"), _STYLES)
    formats, styles, is_in_cells = built_in_displays(), list[int](), False
    for kind, record in _records(package, part) if part in package.members else ():
        match kind:
            case _Kind.FORMAT if display := display_of(_text(record, 2)[0]):
                formats[struct.unpack_from("<H", record)[0]] = display
            case _Kind.STYLES | _Kind.STYLES_END:
                is_in_cells = kind == _Kind.STYLES
            case _Kind.STYLE if is_in_cells:
                styles.append(struct.unpack_from("<H", record, 2)[0])
    return {at: formats[number] for at, number in enumerate(styles) if number in formats}


class _SheetReader:
    """Takes in the records of one sheet."""

    def __init__(self, package: Package, sheet: FoundSheet, styles: Mapping[int, Display]) -> None:
        self._package, self._sheet, self._styles = package, sheet, styles
        self._row = 0

    def read(self, part: str) -> None:
        """Take in the records.

        Raises:
            SpreadsheetError: the part is broken.
            struct.error: a record is shorter than its kind must be.
        """
        cells, place = _CELLS, struct.Struct("<II").unpack_from
        for kind, record in _records(self._package, part):
            if kind in cells:
                column, style = place(record)
                self._sheet.put(self._row, column + 1)
                if display := self._styles.get(style & 0xFFFFFF):
                    self._sheet.look.show(self._row, column + 1, display)
                if _Kind.FORMULA_TEXT <= kind <= _Kind.FORMULA_ERROR:
                    self._sheet.calculate(is_zero=kind in _ZERO_BYTES and not any(record[8 : 8 + _ZERO_BYTES[kind]]))
                if kind in (_Kind.ERROR, _Kind.FORMULA_ERROR):
                    self._sheet.fail(self._row, column + 1, record[8])
            else:
                self._take_other(kind, record)

    def _take_other(self, kind: int, record: bytes) -> None:
        match kind:
            case _Kind.ROW:
                row = struct.unpack_from("<I", record)[0] + 1
                if row <= self._row or row > _LAST_ROW + 1:
                    raise damaged(self._package.path, N_("有一张工作表的行次序颠倒"))
                self._row = row
                if len(record) > 11 and record[11] & 0x10:
                    self._sheet.look.hidden_rows.add(row)
            case _Kind.COLUMN if record[16] & 1:
                first, last = struct.unpack_from("<II", record)
                self._sheet.hide_columns(first + 1, last + 1)
            case _Kind.MERGED:
                top, bottom, left, right = struct.unpack_from("<IIII", record)
                self._sheet.merge(top + 1, left + 1, bottom + 1, right + 1)

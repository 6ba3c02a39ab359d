"""A sheet cell by cell, exactly as it is written.

Ten times slower than the reading library, so it is used only for sheets in which a quick scan saw something that the
library would not tell, or that the scan itself could not place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers.expat import ParserCreate

from wzlab.intake.limits import EXCEL_COLUMNS, EXCEL_ROWS
from wzlab.intake.markup import local
from wzlab.intake.packages import Package
from wzlab.language import N_

_ADDRESS = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_LETTERS = 26
IMPOSSIBLE = N_("有的单元格在 Excel 不可能有的位置")


class AddressError(Exception):
    """A cell's address is none that a sheet can have; never leaves the package `intake`."""


@dataclass(slots=True)
class Written:
    """A cell as the file has it: row and column from 1, the type's letter, the texts of its formula and value.

    `None` says that there is no such text, "" that it is empty.
    """

    row: int
    column: int
    kind: str
    formula: str | None = None
    value: str | None = None

    @property
    def is_blank(self) -> bool:
        """Whether it has a look at most, and nothing in it."""
        return self.formula is None and not self.value


@dataclass
class CellReader:
    """Finds the cells of a sheet that comes in pieces."""

    _found: list[Written] = field(default_factory=list)
    _row: int = 0
    _column: int = 0
    _cell: Written | None = None
    _text: list[str] | None = None

    def __post_init__(self) -> None:
        self._parser = ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._on_start
        self._parser.EndElementHandler = self._on_end
        self._parser.CharacterDataHandler = self._on_text

    def feed(self, piece: bytes, *, is_last: bool = False) -> Iterator[Written]:
        """Yield the cells that are complete with this piece, blank ones too.

        Raises:
            ExpatError: the sheet is no XML.
            AddressError: a row or a cell lies where no sheet has one.
        """
        self._parser.Parse(piece, is_last)
        found, self._found = self._found, []
        yield from found

    def _on_start(self, name: str, attributes: dict[str, str]) -> None:
        match local(name):
            case "row":
                self._row, self._column = _row_number(attributes.get("r"), self._row), 0
            case "c":
                self._begin(attributes)
            case "v" | "f" | "is" if self._cell is not None:
                self._text = []

    def _begin(self, attributes: dict[str, str]) -> None:
        """Place a cell: where it says, or beside the one before it."""
        row, self._column = self._row, self._column + 1
        if "r" in attributes:
            row, self._column = place(attributes["r"])
        if not (0 < row <= EXCEL_ROWS and 0 < self._column <= EXCEL_COLUMNS):
            raise AddressError
        self._cell = Written(row, self._column, attributes.get("t", "n"))

    def _on_end(self, name: str) -> None:
        if self._cell is None:
            return
        match local(name):
            case "f":
                self._cell.formula = self._taken()
            case "v" | "is":
                self._cell.value = self._taken()
            case "c":
                self._found.append(self._cell)
                self._cell = None

    def _on_text(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _taken(self) -> str:
        text, self._text = "".join(self._text or ()), None
        return text


def cells_of(package: Package, part: str) -> Iterator[Written]:
    """Yield the cells of a sheet, blank ones too.

    Raises:
        ExpatError: the sheet is no XML.
        AddressError: a row or a cell lies where no sheet has one.
        SpreadsheetError: the part is not what was packed.
    """
    reader = CellReader()
    for piece in package.pieces(part):
        yield from reader.feed(piece)
    yield from reader.feed(b"", is_last=True)


def place(address: str) -> tuple[int, int]:
    """Return row and column, from 1, of an address such as "B12".

    Raises:
        AddressError: it is no address of a cell.
    """
    found = _ADDRESS.fullmatch(address)
    if found is None:
        raise AddressError
    return int(found[2]), column_number(found[1])


def column_number(letters: str) -> int:
    """Return the number of a column, "A" is 1."""
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column, 1 is "A"."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def _row_number(text: str | None, before: int) -> int:
    """Return the row's number; a row without one stands below the one before."""
    if text is None:
        return before + 1
    if not (text.isascii() and text.isdigit() and len(text) < 8):
        raise AddressError
    return int(text)

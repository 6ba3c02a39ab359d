"""How an .xlsx sheet shows its cells: merged ranges, formats, what is hidden; found by a quick scan of the bytes.

Where the cells are written in a way that the scan cannot place, they are read one by one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate

from wzlab.intake.cells import AddressError, column_number, place
from wzlab.intake.displays import Display, What
from wzlab.intake.extents import whole_tags
from wzlab.intake.gate import Admitted
from wzlab.intake.limits import EXCEL_COLUMNS, EXCEL_ROWS
from wzlab.intake.markup import local

_ROW = re.compile(rb"<(?:\w+:)?row\s[^<>]*>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s[^<>]*>")
_HIDDEN = re.compile(rb"""\shidden=["'](?:1|true)["']""")
_NUMBER = re.compile(rb"""\s(r|min|max)=["']([0-9]{1,7})["']""")
_MERGE = re.compile(
    rb"""mergeCell\s[^<>]*?\bref=["']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})["']""",
)
_TRUE = ("1", "true")


@dataclass(slots=True)
class Look:
    """How one sheet shows its cells; rows and columns from 1, as in `wzlab.intake.grids.Grid`.

    Attributes:
        merges: the merged ranges.
        percents: the cells that are shown as percentages.
        hidden_rows: the rows that are hidden.
        hidden_columns: the columns that are hidden.
        displays: how other cells are shown whose formats are special.
    """

    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    percents: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    displays: dict[tuple[int, int], Display] = field(default_factory=dict)

    def show(self, row: int, column: int, display: Display) -> None:
        """Take in how a cell is shown."""
        if display.what is What.PERCENT:
            self.percents.add((row, column))
        else:
            self.displays[row, column] = display


def look_of(admitted: Admitted, part: str, styles: Mapping[str, Display]) -> Look:
    """Return how a sheet shows its cells.

    Args:
        admitted: the workbook.
        part: the sheet's part.
        styles: what is special about cell styles, by their numbers.

    Raises:
        SpreadsheetError: the part is not what was packed.
    """
    look, special = Look(), _special_cells(styles)
    is_placed = admitted.extents[part].is_placed
    for piece in whole_tags(admitted.package.pieces(part), texts_are_short=False):
        _see(look, piece)
        if is_placed and special is not None:
            for letters, row, style in special.findall(piece):
                look.show(int(row), column_number(letters.decode()), styles[style.decode()])
    return look if is_placed else _Reader(styles).read(admitted, part)


def _special_cells(styles: Mapping[str, Display]) -> re.Pattern[bytes] | None:
    """Return what finds the cells of these styles, as every known program writes them."""
    if not styles:
        return None
    either = "|".join(sorted(styles, key=len, reverse=True)).encode()
    return re.compile(rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: t="[A-Za-z]+")?+ s="(' + either + rb')"')


def _see(look: Look, piece: bytes) -> None:
    if b"hidden=" in piece:
        look.hidden_rows.update(row for tag in _ROW.findall(piece) for row in _numbers(tag))
        look.hidden_columns.update(column for tag in _COLUMN.findall(piece) for column in _numbers(tag))
    for left, top, right, bottom in _MERGE.findall(piece) if b"mergeCell" in piece else ():
        look.merges.append((int(top), column_number(left.decode()), int(bottom), column_number(right.decode())))


def _numbers(tag: bytes) -> range:
    """Return which rows or columns a tag hides."""
    if not _HIDDEN.search(tag):
        return range(0)
    told = {name: int(number) for name, number in _NUMBER.findall(tag)}
    first = told.get(b"r", told.get(b"min", 0))
    return _sound(first, told.get(b"max", first))


def _sound(first: int, last: int) -> range:
    """Return the numbers from the first to the last, none where they cannot be."""
    return range(first, last + 1) if 0 < first <= last <= max(EXCEL_ROWS, EXCEL_COLUMNS) else range(0)


class _Reader:
    """Reads the look of a sheet tag by tag."""

    def __init__(self, styles: Mapping[str, Display]) -> None:
        self._styles = styles
        self._look = Look()
        self._row = self._column = 0

    def read(self, admitted: Admitted, part: str) -> Look:
        """Return the look; what cannot be placed has been refused before."""
        parser = ParserCreate()
        parser.StartElementHandler = self._on_start
        try:
            for piece in admitted.package.pieces(part):
                parser.Parse(piece, False)
        except (ExpatError, AddressError, ValueError):
            pass
        return self._look

    def _on_start(self, name: str, attributes: dict[str, str]) -> None:
        is_hidden = attributes.get("hidden") in _TRUE
        match local(name):
            case "row":
                self._row, self._column = int(attributes.get("r", self._row + 1)), 0
                self._look.hidden_rows.update([self._row] if is_hidden else ())
            case "col" if is_hidden:
                self._look.hidden_columns.update(_sound(int(attributes.get("min", 0)), int(attributes.get("max", 0))))
            case "c":
                self._on_cell(attributes)
            case "mergeCell":
                first, _colon, last = attributes.get("ref", "").partition(":")
                self._look.merges.append((*place(first), *place(last)))

    def _on_cell(self, attributes: dict[str, str]) -> None:
        row, self._column = self._row, self._column + 1
        if "r" in attributes:
            row, self._column = place(attributes["r"])
        if display := self._styles.get(attributes.get("s", "")):
            self._look.show(row, self._column, display)

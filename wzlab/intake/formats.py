"""How a sheet shows its cells, which the reading library does not give: as percentages, and merged.

60 % is 0.6 in a workbook, and of merged cells only the first holds what is meant for all.  Looked at only where it
decides what a cell means; the file is admitted anew for it.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate

from wzlab.intake.cells import AddressError, place
from wzlab.intake.displays import Display, What, built_in_displays, display_of
from wzlab.intake.gate import Admitted, admit
from wzlab.intake.markup import local, main_part, relations
from wzlab.intake.packages import Package

Attributes = dict[str, str]
Range = tuple[int, int, int]


class Looks:
    """How the sheets of one workbook show their cells; rows and columns are counted from 1.

    Its methods raise what `wzlab.intake.gate.admit` does.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _admitted(self) -> Admitted:
        return admit(self._path)

    def _part(self, sheet: str) -> str | None:
        return next((entry.part for entry in self._admitted.sheets if entry.name == sheet), None)

    def percent_cells(self, sheet: str) -> frozenset[tuple[int, int]]:
        """Return the rows and columns of the cells whose format shows a percentage."""
        package, part = self._admitted.package, self._part(sheet)
        styles = {style for style, display in displays_of(package).items() if display.what is What.PERCENT}
        return frozenset(_placed(package, part, styles)) if styles and part else frozenset()

    def merged(self, sheet: str) -> "Merged":
        """Return which cells are merged with one above."""
        part = self._part(sheet)
        has_any = part is not None and self._admitted.extents[part].merges
        return Merged(_ranges(self._admitted.package, part) if part and has_any else ())


class Merged:
    """The merged cells of a sheet, as far as they are merged downwards.

    Args:
        ranges: the column, the first and the last row of each.
    """

    def __init__(self, ranges: "Iterator[Range] | tuple[()]") -> None:
        found: dict[int, list[tuple[int, int]]] = {}
        for column, first, last in ranges:
            found.setdefault(column, []).append((first, last))
        self._rows: Mapping[int, list[tuple[int, int]]] = {column: sorted(rows) for column, rows in found.items()}

    def first_row(self, row: int, column: int) -> int | None:
        """Return the row of the cell that holds what is meant for this one, too; None for a cell of its own."""
        rows = self._rows.get(column, [])
        at = bisect_right(rows, (row, 0)) - 1
        return rows[at][0] if at >= 0 and rows[at][0] < row <= rows[at][1] else None


def displays_of(package: Package) -> dict[str, Display]:
    """Return what is special about cell styles, by their numbers; nothing of those that show values as they are.

    Raises:
        SpreadsheetError: the workbook's list of parts is broken.
    """
    named = relations(package, main_part(package))
    target = next((one.target for one in named.values() if one.kind == "styles"), "")
    return _StyleReader().read(package, target) if target in package.members else {}


class _StyleReader:
    """Reads which styles show values otherwise than they are."""

    def __init__(self) -> None:
        self._displays = {str(number): display for number, display in built_in_displays().items()}
        self._is_in_cells = False
        self._count = 0
        self._found: dict[str, Display] = {}

    def read(self, package: Package, part: str) -> dict[str, Display]:
        """Return what is special about the styles, by their numbers."""
        _parse(package, part, self._on_start, self._on_end)
        return self._found

    def _on_start(self, name: str, attributes: Attributes) -> None:
        match local(name):
            case "numFmt" if display := display_of(attributes.get("formatCode", "")):
                self._displays[attributes.get("numFmtId", "")] = display
            case "cellXfs":
                self._is_in_cells = True
            case "xf" if self._is_in_cells:
                if display := self._displays.get(attributes.get("numFmtId", "")):
                    self._found[str(self._count)] = display
                self._count += 1

    def _on_end(self, name: str) -> None:
        if local(name) == "cellXfs":
            self._is_in_cells = False


def _placed(package: Package, part: str, styles: set[str]) -> Iterator[tuple[int, int]]:
    found: list[tuple[int, int]] = []

    def on_start(name: str, attributes: Attributes) -> None:
        if local(name) == "c" and attributes.get("s") in styles and "r" in attributes:
            found.append(place(attributes["r"]))

    _parse(package, part, on_start, lambda _name: None)
    yield from found


def _ranges(package: Package, part: str) -> Iterator[Range]:
    found: list[Range] = []

    def on_start(name: str, attributes: Attributes) -> None:
        first, colon, last = attributes.get("ref", "").partition(":")
        if local(name) == "mergeCell" and colon:
            (top, left), (bottom, _right) = place(first), place(last)
            found.append((left, top, bottom))

    _parse(package, part, on_start, lambda _name: None)
    yield from found


def _parse(
    package: Package, part: str, on_start: Callable[[str, Attributes], None], on_end: Callable[[str], None]
) -> None:
    """Hand the elements of a part over; what is broken has been refused before, or is passed over."""
    parser = ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = on_start, on_end
    try:
        for piece in package.pieces(part):
            parser.Parse(piece, False)
    except (ExpatError, AddressError):
        return

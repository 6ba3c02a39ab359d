"""An OpenDocument spreadsheet (.ods), read into grids.

Its content is read here and not by the reading library, which tells no errors, no formulas without a result, no truth
values and no durations of this kind of file, and joins texts parted by a tab.  Repeated blank cells, a million of them at
the end of many sheets, cost nothing; repeated content is counted before room is made for it.
"""

from collections.abc import Callable
from xml.parsers.expat import ExpatError, ParserCreate

from wzlab.intake.archives import ODS_CONTENT
from wzlab.intake.found import FoundSheet
from wzlab.intake.grids import Grid, dressed
from wzlab.intake.limits import INFLATED_BYTES
from wzlab.intake.markup import NOT_XML
from wzlab.intake.measures import check_area, check_reach
from wzlab.intake.ods_cells import (
    COLUMNS_REPEATED,
    ROWS_REPEATED,
    Attributes,
    OdsCell,
    OdsSheet,
    is_hidden,
    repetitions,
)
from wzlab.intake.packages import Meter, Package
from wzlab.intake.refusals import damaged, declares_type, refused
from wzlab.language import N_

_MANIFEST = "meta-inf/manifest.xml"
_PASSWORD = N_("“{path}”有打开密码，读不了；请在 WPS 或 LibreOffice 里取消密码，另存一份再试。")
_SKIPPED = frozenset({"office:annotation", "table:shapes", "table:tracked-changes", "table:dde-links"})
"""What holds texts, or tables, that are not the sheet's own."""
_BREAKS = {"text:tab": "\t", "text:line-break": "\n"}


def read_ods(package: Package) -> tuple[Grid, ...]:
    """Return the sheets of an OpenDocument spreadsheet.

    Raises:
        SpreadsheetError: it has a password, is broken, or holds more than can be read.
    """
    _check_members(package)
    reader = _Reader(package)
    sheets = reader.read()
    if not sheets:
        raise damaged(package.path, N_("里面没有工作表"))
    return tuple(dressed(sheet.grid(), sheet.found.look) for sheet in sheets)


def _check_members(package: Package) -> None:
    """Inflate all members once, counted; refuse what has a password."""
    meter = Meter(package)
    for name in package.members:
        for _piece in meter.counted(package.pieces(name)):
            pass
    if _MANIFEST in package.members and b"encryption-data" in package.read(_MANIFEST, INFLATED_BYTES):
        raise refused(package.path, _PASSWORD)
    if ODS_CONTENT not in package.members:
        raise damaged(package.path, N_("缺少必需的部分"))


class _Reader:
    """Reads the content, tag by tag."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._sheets: list[OdsSheet] = []
        self._hidden_styles = set[str]()
        self._style = ""
        self._skipped = 0
        """How deep we are in something that is not the sheet's own."""
        self._cell: OdsCell | None = None
        self._area = 0
        self._starts: dict[str, Callable[[Attributes], None]] = {
            "style:style": self._on_style,
            "style:table-properties": self._on_table_properties,
            "table:table": self._on_table,
            "table:table-column": self._on_column,
            "table:table-row": self._on_row,
            "table:table-cell": self._on_cell,
            "table:covered-table-cell": self._on_cell,
        }

    def read(self) -> list[OdsSheet]:
        """Return the sheets in order.

        Raises:
            SpreadsheetError: the content is broken, or more than can be read.
        """
        parser = ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._on_document_type
        parser.StartElementHandler, parser.EndElementHandler = self._on_start, self._on_end
        parser.CharacterDataHandler = self._on_text
        try:
            for piece in self._package.pieces(ODS_CONTENT):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except (ExpatError, LookupError, ValueError) as error:
            raise damaged(self._package.path, NOT_XML) from error
        return self._sheets

    def _on_document_type(self, *_parts: object) -> None:
        raise declares_type(self._package.path)

    def _on_start(self, name: str, attributes: Attributes) -> None:
        if self._skipped or name in _SKIPPED or name.startswith("draw:"):
            self._skipped += 1
        elif self._cell is None:
            if name in self._starts:
                self._starts[name](attributes)
        elif name == "text:p":
            self._cell.begin_line()
        else:
            self._on_content(self._cell, name, attributes)

    def _on_content(self, cell: OdsCell, name: str, attributes: Attributes) -> None:
        """Take in what stands in a cell."""
        match name:
            case "text:h":
                cell.begin_line()
            case "text:s":
                cell.add(" " * repetitions(attributes, "text:c"))
            case "text:tab" | "text:line-break":
                cell.add(_BREAKS[name])
            case "table:table":
                self._skipped += 1

    def _on_text(self, text: str) -> None:
        if self._cell is not None and not self._skipped:
            self._cell.add_written(text)

    def _on_end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        match name:
            case "table:table-cell" | "table:covered-table-cell" if self._cell is not None:
                self._sheets[-1].take(self._cell)
                self._cell = None
            case "text:p" | "text:h" if self._cell is not None:
                self._cell.end_line()
            case "table:table-row":
                self._end_row(self._sheets[-1])

    def _end_row(self, sheet: OdsSheet) -> None:
        """Make room for a row that holds something, once it is known to be no more than can be read."""
        sheet.reach_row()
        check_reach(self._package.path, sheet.found.name, sheet.found)
        check_area(self._package.path, self._area + sheet.found.room)
        sheet.end_row()

    def _on_style(self, attributes: Attributes) -> None:
        self._style = attributes.get("style:name", "")

    def _on_table_properties(self, attributes: Attributes) -> None:
        if attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)

    def _on_table(self, attributes: Attributes) -> None:
        self._area += self._sheets[-1].found.room if self._sheets else 0
        is_hidden = attributes.get("table:style-name", "") in self._hidden_styles
        self._sheets.append(OdsSheet(FoundSheet(attributes.get("table:name", ""), is_hidden)))

    def _on_column(self, attributes: Attributes) -> None:
        self._sheets[-1].add_columns(repetitions(attributes, COLUMNS_REPEATED), is_hidden=is_hidden(attributes))

    def _on_row(self, attributes: Attributes) -> None:
        self._sheets[-1].begin_row(repetitions(attributes, ROWS_REPEATED), is_hidden=is_hidden(attributes))

    def _on_cell(self, attributes: Attributes) -> None:
        self._cell = OdsCell(attributes)

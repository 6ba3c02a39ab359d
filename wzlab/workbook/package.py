"""A workbook as bytes: the same bytes for the same content, and every carriage return kept.

openpyxl stamps each save with the time of day and writes a carriage return as it is, which XML readers take for a line
feed.  Its writer takes any zip archive, so both are put right while the parts are being packed.  It also keeps each
sheet in a temporary file meanwhile; ours keeps it in memory, for a full disk is none of its business, and a file that
a killed program leaves behind is no place for people's numbers.
"""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter
from typing_extensions import override

COMPRESSION = 6


def workbook_bytes(workbook: Workbook) -> bytes:
    """Return the .xlsx file of a workbook."""
    content = BytesIO()
    with _Package(content, "w", ZIP_DEFLATED, allowZip64=True) as package:
        _Writer(workbook, package).save()
    return content.getvalue()


class _Writer(ExcelWriter):
    """Writes a workbook without temporary files, its sheets with their carriage returns."""

    def __init__(self, workbook: Workbook, package: "_Package") -> None:
        super().__init__(workbook, package)
        self._package = package

    @override
    def write_worksheet(self, ws: Any) -> None:  # openpyxl's stubs do not tell what its writers leave in a sheet
        """Add a sheet, as openpyxl's own writer does, by way of memory."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        writer: Any = WorksheetWriter(ws, BytesIO())
        writer.write()
        ws._rels = writer._rels
        self._package.writestr(ws.path[1:], writer.read().replace(b"\r", b"&#13;"))
        self.manifest.append(ws)


class _Package(ZipFile):
    """A zip archive without times."""

    @override
    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add a part, dated 1980 as every other."""
        named = zinfo_or_arcname.filename if isinstance(zinfo_or_arcname, ZipInfo) else zinfo_or_arcname
        part = ZipInfo(named)
        part.compress_type = self.compression
        super().writestr(part, data, compresslevel=COMPRESSION)

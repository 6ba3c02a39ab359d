"""A workbook as bytes: the same bytes for the same content, and every carriage return kept.

openpyxl stamps each save with the time of day and writes a carriage return as it is, which XML readers take for a line
feed.  Its writer takes any zip archive, so both are put right while the parts are being packed.
"""

import os
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter
from typing_extensions import override

from wzlab.errors import FileError
from wzlab.files import reason
from wzlab.language import _

COMPRESSION = 6


def workbook_bytes(workbook: Workbook) -> bytes:
    """Return the .xlsx file of a workbook.

    Raises:
        FileError: the folder for temporary files, where openpyxl keeps its sheets meanwhile, cannot be written.
    """
    content = BytesIO()
    try:
        with _Package(content, "w", ZIP_DEFLATED, allowZip64=True) as package:
            ExcelWriter(workbook, package).save()
    except OSError as error:
        raise FileError(
            _("临时文件写不进去：{reason}。工作簿未写出；请腾出磁盘空间后再试。").format(reason=reason(error))
        ) from error
    return content.getvalue()


class _Package(ZipFile):
    """A zip archive without times, whose sheets keep their carriage returns."""

    @override
    def write(
        self,
        filename: str | os.PathLike[str],
        arcname: str | os.PathLike[str] | None = None,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add a sheet that openpyxl has written to a temporary file."""
        written = Path(filename).read_bytes().replace(os.linesep.encode(), b"\n")  # the file was opened as text
        self.writestr(str(arcname or filename), written.replace(b"\r", b"&#13;"))

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

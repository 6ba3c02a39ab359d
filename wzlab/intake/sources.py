"""A spreadsheet of any kind, read into grids.

What every kind has in common; how each is read is in its own module.  `read_source` reads here and now; a program that
must outlive any file asks `wzlab.intake.children.read_elsewhere`.
"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from wzlab.intake.archives import archive_kind
from wzlab.intake.grids import Grid, read_workbook
from wzlab.intake.ods import read_ods
from wzlab.intake.opening import content_of
from wzlab.intake.packages import Package, open_package
from wzlab.intake.signatures import FileKind, kind_of
from wzlab.intake.texts import read_text
from wzlab.intake.xls import read_xls
from wzlab.intake.xlsb import read_xlsb

__all__ = ["FileKind", "Source", "read_source"]


@dataclass(frozen=True, slots=True)
class Source:
    """What was read from one file.

    Attributes:
        path: the file as it was given.
        kind: what it is.
        sheets: its sheets in order, hidden ones too; a text file has one, without a name.
        digest: the SHA-256 of its bytes, in hexadecimal.
        encoding: of a text file, as Python calls it: "utf-8-sig", "utf-16", "utf-8" or "gb18030", or what was asked for;
            "" of the others.
        separator: what parts the cells of a text file; "" of the others.
        remarks: what should be told of the file, finished sentences.
    """

    path: Path
    kind: FileKind
    sheets: tuple[Grid, ...]
    digest: str
    encoding: str = ""
    separator: str = ""
    remarks: tuple[str, ...] = ()


def read_source(path: Path, *, encoding: str = "", separator: str = "") -> Source:
    """Return what a spreadsheet holds, whatever its name says that it is.

    Args:
        path: the file.
        encoding: of a text file, where somebody knows better; one of `wzlab.intake.encodings.ENCODINGS`.
        separator: of a text file, where somebody knows better.

    Raises:
        FileError: it cannot be opened.
        SpreadsheetError: it is not to be read; one sentence says why and what to do.
    """
    content = content_of(path)
    digest = sha256(content).hexdigest()
    kind = kind_of(path, content, is_text=bool(encoding))
    if kind is FileKind.TEXT:
        sheet = read_text(path, content, encoding=encoding, separator=separator)
        return Source(path, kind, (sheet.grid,), digest, sheet.encoding, sheet.separator, sheet.remarks)
    if kind is FileKind.XLS:
        workbook = read_xls(path, content)
        return Source(path, kind, workbook.grids, digest, remarks=workbook.remarks)
    return _read_archive(open_package(path, content), digest)


def _read_archive(package: Package, digest: str) -> Source:
    match kind := archive_kind(package):
        case FileKind.XLSX:
            return Source(package.path, kind, read_workbook(package), digest)
        case FileKind.XLSB:
            workbook = read_xlsb(package)
            return Source(package.path, kind, workbook.grids, digest, remarks=workbook.remarks)
    return Source(package.path, kind, read_ods(package), digest)

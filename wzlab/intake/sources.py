"""A spreadsheet of any kind, read into grids.

What every kind has in common; how each is read is in `wzlab.intake.grids` (.xlsx, .xlsm) and its neighbours.
"""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from wzlab.intake.grids import Grid


class FileKind(Enum):
    """What a file really is, whatever it is called."""

    XLSX = "xlsx"  # .xlsm too
    XLS = "xls"  # .et too
    XLSB = "xlsb"
    ODS = "ods"
    TEXT = "text"  # .csv, .tsv, .txt


@dataclass(frozen=True, slots=True)
class Source:
    """What was read from one file.

    Attributes:
        path: the file as it was given.
        kind: what it is.
        sheets: its sheets in order, hidden ones too; a text file has one, without a name.
        digest: the SHA-256 of its bytes, in hexadecimal.
        encoding: of a text file, as Python calls it: "utf-8-sig", "utf-16", "utf-8" or "gb18030"; "" of the others.
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

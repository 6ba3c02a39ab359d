"""Whether an .xlsx workbook may be read at all: cheap questions first, and the file inflated once.

Nothing that the reading library might die of comes past: what it would make room for is measured here, whatever the
file claims.  Every refusal is one sentence.  The file is read into memory once, so that what was looked at is what is
read.
"""

from dataclasses import dataclass
from pathlib import Path

from wzlab.intake.archives import XLSX_WORKBOOK, archive_kind
from wzlab.intake.extents import Extent
from wzlab.intake.markup import SheetEntry, relations, sheet_entries
from wzlab.intake.measures import check_area, check_reach
from wzlab.intake.opening import content_of
from wzlab.intake.packages import Meter, Package, open_package
from wzlab.intake.parts import look_through, pass_over
from wzlab.intake.refusals import damaged, refused
from wzlab.intake.signatures import FileKind, kind_of
from wzlab.language import N_

_STRINGS, _STYLES = "xl/sharedstrings.xml", "xl/styles.xml"
_MARKUP_NAMES = (".xml", ".rels")
_OTHERS = {
    FileKind.XLS: N_("“{path}”是旧版 Excel（.xls）或 WPS（.et）工作簿；请用 Excel 或 WPS 另存为 .xlsx。"),
    FileKind.XLSB: N_("“{path}”是二进制工作簿（.xlsb）；请用 Excel 或 WPS 另存为 .xlsx。"),
    FileKind.ODS: N_("“{path}”是 OpenDocument 表格（.ods）；请用 WPS、Excel 或 LibreOffice 另存为 .xlsx。"),
    FileKind.TEXT: N_(
        "“{path}”是文本文件（例如 CSV），不是 Excel 工作簿；请用 Excel 或 WPS 打开它，核对无误后另存为 .xlsx。"
    ),
}
"""Said where only an .xlsx workbook will do, as for one that this program has exported."""


@dataclass(frozen=True)
class Admitted:
    """A workbook that may be read: its archive, its sheets in order, and how far each part's cells reach."""

    package: Package
    sheets: list[SheetEntry]
    extents: dict[str, Extent]


def check_file(path: Path) -> None:
    """Return if the file is an .xlsx workbook that may be read.

    Raises:
        FileError: it cannot be opened.
        SpreadsheetError: it is not to be read; one sentence says why and what to do.
    """
    admit(path)


def admit(path: Path) -> Admitted:
    """Return the workbook in memory, looked through.

    Raises:
        FileError: it cannot be opened.
        SpreadsheetError: it is not to be read; one sentence says why and what to do.
    """
    content = content_of(path)
    kind = kind_of(path, content)
    package = open_package(path, content) if kind is None else None
    if package is None or (kind := archive_kind(package)) is not FileKind.XLSX:
        raise refused(path, _OTHERS[kind or FileKind.TEXT])
    return admit_package(package)


def admit_package(package: Package) -> Admitted:
    """Return an .xlsx workbook, looked through.

    Raises:
        SpreadsheetError: it is not to be read; one sentence says why and what to do.
    """
    named = relations(package, XLSX_WORKBOOK)
    sheets = sheet_entries(package, XLSX_WORKBOOK, named)
    _check_list(package, sheets)
    tables = {_STRINGS, *(relation.target for relation in named.values() if relation.kind == "sharedStrings")}
    styles = {_STYLES, *(relation.target for relation in named.values() if relation.kind == "styles")}
    extents = _scanned(package, {*tables, *styles, *(sheet.part for sheet in sheets)})
    _check_strings(package, tables, extents)
    _measure(package.path, sheets, extents)
    return Admitted(package, sheets, extents)


def _check_list(package: Package, sheets: list[SheetEntry]) -> None:
    if not sheets:
        raise damaged(package.path, N_("里面没有工作表"))
    if any(sheet.part not in package.members for sheet in sheets):
        raise damaged(package.path, N_("目录里的工作表在文件里找不到"))


def _check_strings(package: Package, tables: set[str], extents: dict[str, Extent]) -> None:
    """Refuse a table of texts that is none: the reading library makes room for what any such element claims."""
    if any(extents[table].root != "sst" for table in tables & package.members.keys()):
        raise damaged(package.path, N_("文字表不是文字表"))


def _scanned(package: Package, read: set[str]) -> dict[str, Extent]:
    """Inflate every member once; return how far the cells reach in those parts that will be `read`."""
    extents: dict[str, Extent] = {}
    meter = Meter(package)
    for name in package.members:
        pieces = meter.counted(package.pieces(name))
        if name in read:
            extents[name] = look_through(package, name, pieces)
        else:
            pass_over(package, pieces, is_markup=name.endswith(_MARKUP_NAMES))
    return extents


def _measure(path: Path, sheets: list[SheetEntry], extents: dict[str, Extent]) -> None:
    """Compare the sheets with what the reading library can take; a sheet that is named twice is read twice."""
    for sheet in sheets:
        check_reach(path, sheet.name, extents[sheet.part])
    check_area(path, sum(extents[sheet.part].room for sheet in sheets))

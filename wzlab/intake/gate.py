"""Whether a file may be read at all: cheap questions first, and the file inflated once.

Nothing that the reading library might die of comes past: what it would make room for is measured here, whatever the
file claims.  Every refusal is one sentence.  The file is read into memory once, so that what was looked at is what is
read.
"""

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wzlab.errors import SpreadsheetError
from wzlab.files import unreadable
from wzlab.intake.cells import IMPOSSIBLE, column_letters
from wzlab.intake.extents import Extent
from wzlab.intake.limits import (
    CELLS,
    COLUMNS,
    EXCEL_COLUMNS,
    EXCEL_ROWS,
    FILE_BYTES,
    HARMLESS_BYTES,
    INFLATED_BYTES,
    INFLATION,
    MEGABYTE,
    MERGES,
    ROWS,
)
from wzlab.intake.markup import SheetEntry, main_part, relations, sheet_entries
from wzlab.intake.packages import Package, open_package, too_large
from wzlab.intake.parts import look_through, pass_over
from wzlab.intake.refusals import damaged, refused
from wzlab.intake.signatures import ARCHIVE, refusal_of
from wzlab.language import N_

_LOCK_FILES = ("~$", ".~")
_WORKBOOK = "xl/workbook.xml"
"""Where the reading library looks for it; all known programs put it there."""
_STRINGS, _STYLES = "xl/sharedstrings.xml", "xl/styles.xml"
_MARKUP_NAMES = (".xml", ".rels")
_NOT_A_WORKBOOK = (
    ("word/", N_("“{path}”其实是 Word 文档，不是电子表格；请把其中的表格复制到 Excel 里另存为 .xlsx。")),
    ("ppt/", N_("“{path}”其实是演示文稿，不是电子表格；请确认选对了文件。")),
)
_OPEN_DOCUMENTS = (
    ("spreadsheet", N_("“{path}”是 OpenDocument 表格（.ods）；请用 WPS、Excel 或 LibreOffice 另存为 .xlsx。")),
    ("", N_("“{path}”是 OpenDocument 文档，不是电子表格；请确认选对了文件。")),
)


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
    package = open_package(path, _archive(path))
    workbook = _workbook(package)
    named = relations(package, workbook)
    sheets = sheet_entries(package, workbook, named)
    _check_list(package, sheets)
    tables = {_STRINGS, *(relation.target for relation in named.values() if relation.kind == "sharedStrings")}
    styles = {_STYLES, *(relation.target for relation in named.values() if relation.kind == "styles")}
    extents = _scanned(package, {*tables, *styles, *(sheet.part for sheet in sheets)})
    _check_strings(package, tables, extents)
    _measure(path, sheets, extents)
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


def _archive(path: Path) -> bytes:
    content = _content(path)
    if content.startswith(ARCHIVE):
        return content
    if path.name.startswith(_LOCK_FILES):
        sentence = N_("“{path}”是 Excel 或 WPS 打开文件时留下的锁定文件，不是表格；请选名称开头没有“~$”或“.~”的那个。")
        raise refused(path, sentence)
    if not content:
        raise refused(path, N_("“{path}”是空文件（0 字节）；可能没有下载完，请重新取一份。"))
    raise refusal_of(path, content)


def _content(path: Path) -> bytes:
    """Read a regular file of sound size; it may be empty."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise refused(path, N_("“{path}”不是普通文件（可能是文件夹或设备），没有读取；请选择一个 .xlsx 文件。"))
        with path.open("rb") as file:
            content = file.read(FILE_BYTES + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    if len(content) > FILE_BYTES:
        sentence = N_("“{path}”超过 {limit} MB，没有读取；请删去图片和无关的工作表，或拆成几个文件再试。")
        raise refused(path, sentence, limit=FILE_BYTES // MEGABYTE)
    return content


def _workbook(package: Package) -> str:
    """Return the name of the workbook's part.

    Raises:
        SpreadsheetError: the archive holds no .xlsx workbook.
    """
    main = main_part(package)
    if main == _WORKBOOK and main in package.members:
        return main
    raise refused(package.path, _other_archive(package, main))


def _other_archive(package: Package, main: str) -> str:
    if main.endswith(".bin"):
        return N_("“{path}”是二进制工作簿（.xlsb）；请用 Excel 或 WPS 另存为 .xlsx。")
    for folder, sentence in _NOT_A_WORKBOOK:
        if main.startswith(folder):
            return sentence
    if "mimetype" in package.members:
        kind = package.read("mimetype", 1000).decode("latin-1")
        return next(sentence for word, sentence in _OPEN_DOCUMENTS if word in kind)
    if any(name.startswith("xl/") for name in package.members):
        return N_("“{path}”已损坏：缺少工作簿必需的部分，没有读取；请重新取一份，或用 Excel 或 WPS 打开后另存。")
    return N_("“{path}”是压缩包，不是 Excel 工作簿；请先解压，再选里面的表格。")


def _scanned(package: Package, read: set[str]) -> dict[str, Extent]:
    """Inflate every member once; return how far the cells reach in those parts that will be `read`."""
    extents: dict[str, Extent] = {}
    meter = _Meter(package)
    for name in package.members:
        pieces = meter.counted(package.pieces(name))
        if name in read:
            extents[name] = look_through(package, name, pieces)
        else:
            pass_over(package, pieces, is_markup=name.endswith(_MARKUP_NAMES))
    return extents


class _Meter:
    """Counts what is inflated, whatever the headers say."""

    def __init__(self, package: Package) -> None:
        self._path = package.path
        self._inflated = 0
        self._limit = min(INFLATED_BYTES, max(HARMLESS_BYTES, INFLATION * len(package.content)))

    def counted(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """Yield the pieces again.

        Raises:
            SpreadsheetError: more has been inflated than is sound.
        """
        for piece in pieces:
            self._inflated += len(piece)
            if self._inflated > self._limit:
                raise too_large(self._path)
            yield piece


def _measure(path: Path, sheets: list[SheetEntry], extents: dict[str, Extent]) -> None:
    """Compare the sheets with what the reading library can take; a sheet that is named twice is read twice."""
    area = 0
    for sheet in sheets:
        if trouble := _trouble(path, sheet.name, extents[sheet.part]):
            raise trouble
        area += extents[sheet.part].room
    if area > CELLS:
        sentence = N_(
            "“{path}”用到的区域共 {area} 格（含空白），多于 {limit} 格，没有读取；请删去空白的行列，或拆成几个文件。"
        )
        raise refused(path, sentence, area=area, limit=CELLS)


def _trouble(path: Path, sheet: str, extent: Extent) -> SpreadsheetError | None:
    if extent.rows > EXCEL_ROWS or extent.columns > EXCEL_COLUMNS:
        return damaged(path, IMPOSSIBLE)
    if extent.rows > ROWS or extent.columns > COLUMNS:
        sentence = N_(
            "“{path}”的工作表“{sheet}”在第 {row} 行、{column} 列一带还有内容，超出本程序能读的 {rows} 行、{columns} 列；"
            "请删去远处多余的内容再试。"
        )
        column = column_letters(extent.columns)
        return refused(path, sentence, sheet=sheet, row=extent.rows, column=column, rows=ROWS, columns=COLUMNS)
    if extent.merges > MERGES or extent.widest_merge > CELLS:
        sentence = N_("“{path}”的工作表“{sheet}”合并的单元格太多或太大，没有读取；请取消多余的合并再试。")
        return refused(path, sentence, sheet=sheet)
    return None

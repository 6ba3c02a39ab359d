"""What a zip archive holds: one of the three kinds of spreadsheet that are archives, or something else."""

from wzlab.intake.markup import main_part
from wzlab.intake.packages import Package
from wzlab.intake.refusals import refused
from wzlab.intake.signatures import FileKind
from wzlab.language import N_

XLSX_WORKBOOK, XLSB_WORKBOOK = "xl/workbook.xml", "xl/workbook.bin"
"""Where the reading library looks for it; all known programs put it there."""
ODS_CONTENT = "content.xml"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_NOT_A_WORKBOOK = (
    ("word/", N_("“{path}”其实是 Word 文档，不是电子表格；请把其中的表格复制到 Excel 里另存为 .xlsx。")),
    ("ppt/", N_("“{path}”其实是演示文稿，不是电子表格；请确认选对了文件。")),
)
_OTHER_DOCUMENT = N_("“{path}”是 OpenDocument 文档，不是电子表格；请确认选对了文件。")
_INCOMPLETE = N_("“{path}”已损坏：缺少工作簿必需的部分，没有读取；请重新取一份，或用 Excel 或 WPS 打开后另存。")
_ARCHIVE = N_("“{path}”是压缩包，不是电子表格；请先解压，再选里面的表格。")


def archive_kind(package: Package) -> FileKind:
    """Return which kind of spreadsheet an archive is.

    Raises:
        SpreadsheetError: it is none.
    """
    main = main_part(package)
    for part, kind in ((XLSX_WORKBOOK, FileKind.XLSX), (XLSB_WORKBOOK, FileKind.XLSB)):
        if main == part and part in package.members:
            return kind
    declared = package.read("mimetype", 1000).decode("latin-1") if "mimetype" in package.members else ""
    if declared.startswith(f"{_OPEN_DOCUMENT}spreadsheet"):
        return FileKind.ODS
    raise refused(package.path, _other(package, main, declared))


def _other(package: Package, main: str, declared: str) -> str:
    for folder, sentence in _NOT_A_WORKBOOK:
        if main.startswith(folder):
            return sentence
    if declared.startswith(_OPEN_DOCUMENT):
        return _OTHER_DOCUMENT
    return _INCOMPLETE if any(name.startswith("xl/") for name in package.members) else _ARCHIVE

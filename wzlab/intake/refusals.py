"""The form in which a spreadsheet is refused: one sentence that names the file, says why and what to do."""

from pathlib import Path

from wzlab.errors import SpreadsheetError
from wzlab.language import N_, _

DAMAGED = N_("“{path}”已损坏，没有读取：{detail}。请用 Excel 或 WPS 打开它另存为 .xlsx，或找一份完好的副本。")

CUT = N_("文件不完整，可能没有下载完或没有复制完")


def refused(path: Path, sentence: str, **fields: object) -> SpreadsheetError:
    """Return the error of a spreadsheet that is not read.

    Args:
        path: the file.
        sentence: marked with `N_`, with {path} and a place for each of `fields`.
        fields: what else the sentence names, already in the current language.
    """
    return SpreadsheetError(_(sentence).format(path=path, **fields))


def damaged(path: Path, detail: str) -> SpreadsheetError:
    """Return the error of a file that is broken; `detail`, marked with `N_`, says where, without a full stop."""
    return refused(path, DAMAGED, detail=_(detail))


def declares_type(path: Path) -> SpreadsheetError:
    """Return the error of a file with a document type: no workbook has one, and harmful files do."""
    return refused(
        path, N_("“{path}”里有工作簿不该有的文档类型声明（DTD），可能有害，没有读取；请向提供的人核实来源。")
    )

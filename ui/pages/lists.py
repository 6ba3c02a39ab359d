"""Lists handed out: copied as plain text, or written as a text or CSV file that a spreadsheet opens without harm."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from ui.ask import Ask
from ui.session import Session
from wzlab.errors import WzlabError
from wzlab.files import write_bytes
from wzlab.language import _

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
_NUMBER = re.compile(r"[+-]?[0-9][0-9,]*(\.[0-9]+)?%?", re.ASCII)


def guarded(text: str) -> str:
    """Return a cell's text with an apostrophe before it if a spreadsheet would run it as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV; no cell of it is a formula."""
    written = io.StringIO()
    csv.writer(written).writerows([guarded(cell) for cell in row] for row in rows)
    return written.getvalue()


def file_bytes(text: str) -> bytes:
    """Return a text as UTF-8 with the mark that old spreadsheets need to see it; half a surrogate pair is escaped."""
    return b"\xef\xbb\xbf" + text.encode("utf-8", "backslashreplace")


def copy(text: str, session: Session) -> None:
    """Put a text on the clipboard, and say so."""
    QGuiApplication.clipboard().setText(text)
    session.said.emit(_("已复制到剪贴板。"))


def export(ask: Ask, session: Session, name: str, text: str, rows: Sequence[Sequence[str]]) -> None:
    """Ask where to write a list, and write it: the rows if the file is to be a .csv, else the text."""
    filters = ";;".join([f"{_('文本文件')} (*.txt)", f"{_('CSV 表格')} (*.csv)"])
    suggested = _folder(session) / f"{name}.txt"
    path = ask.save_path_ending(_("导出{name}").format(name=name), suggested, filters, ".txt", ".csv")
    if path is None:
        return
    try:
        write_bytes(path, file_bytes(csv_text(rows) if path.suffix.lower() == ".csv" else text))
    except WzlabError as error:
        ask.tell(str(error))
    else:
        session.said.emit(_("已写出“{name}”。").format(name=path.name))


def _folder(session: Session) -> Path:
    return session.document.path.parent if session.document is not None else Path()

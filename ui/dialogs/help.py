"""Help without a network: the guide, the shortcuts, and what the field under the cursor wants."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTableView, QTextBrowser, QToolTip, QVBoxLayout, QWidget

from ui.tables.operations import OPERATIONS
from wzlab.files import read_bytes
from wzlab.language import N_, _
from wzlab.resources import guide

TABLE_KEYS: tuple[tuple[str, str], ...] = (
    (N_("修改单元格"), "F2"),
    (N_("改完往下、往上"), "Enter, Shift+Enter"),
    (N_("改完往右、往左"), "Tab, Shift+Tab"),
    (N_("还原正在改的内容"), "Esc"),
    (N_("清空单元格（变成未知）"), "Delete"),
    (N_("在 是、否、空白 之间换"), "Space"),
    (N_("筛选这张表"), "Ctrl+Shift+F, /"),
    (N_("离开表格"), "Ctrl+Tab"),
)
"""Keys that mean something in every table and belong to no action, marked for translation."""


class HelpDialog(QDialog):
    """Shows the guide, or the shortcuts if they are given: what each does, and its keys."""

    def __init__(self, parent: QWidget | None = None, shortcuts: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("快捷键一览") if shortcuts else _("使用说明"))
        self.text = QTextBrowser(self)
        self.text.setObjectName("help_text")
        self.text.setAccessibleName(self.windowTitle())
        self.text.setOpenLinks(False)
        if shortcuts:
            self.text.setHtml(shortcut_table(shortcuts))
        else:
            self.text.setMarkdown(guide_text())
        buttons = QDialogButtonBox(self)
        closing = buttons.addButton(_("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        closing.setObjectName("close")
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(buttons)
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * (60 if shortcuts else 110), metrics.height() * 34)


def guide_text() -> str:
    """Return the guide, as Markdown, without its pictures.

    Raises:
        FileError: it cannot be read.
    """
    lines = read_bytes(guide()).decode("utf-8").splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith("!["))


def shortcut_table(shortcuts: Sequence[tuple[str, str]]) -> str:
    """Return shortcuts, and the keys that mean something in every table, as a table in HTML."""
    rows = [*shortcuts, *((_(operation.text), _keys(operation.keys)) for operation in OPERATIONS)]
    rows += [(_(words), keys) for words, keys in TABLE_KEYS]
    cells = "".join(f"<tr><td>{escape(words)}</td><td>{escape(keys)}</td></tr>" for words, keys in rows)
    head = f"<tr><th align='left'>{escape(_('操作'))}</th><th align='left'>{escape(_('快捷键'))}</th></tr>"
    return f"<table cellpadding='3' width='100%'>{head}{cells}</table>"


def _keys(text: str) -> str:
    return QKeySequence(text).toString(QKeySequence.SequenceFormat.NativeText)


def field_help(widget: QWidget) -> bool:
    """Show beside a widget what its field wants; tell whether there was anything to show."""
    words, place = _table_help(widget) if isinstance(widget, QTableView) else ("", QRect())
    if not words:
        around = _with_parents(widget)
        said = (at.whatsThis() for at in around)
        tips = (at.toolTip() for at in around)
        words, place = next((text for text in (*said, *tips) if text), ""), widget.rect()
    if not words:
        return False
    QToolTip.showText(widget.mapToGlobal(place.bottomLeft()), words, widget)
    return True


def _table_help(table: QTableView) -> tuple[str, QRect]:
    """Return what the column of a table's cursor is for, and where its cell stands in the table."""
    index = table.currentIndex()
    if not index.isValid():
        return "", QRect()
    told = table.model().headerData(index.column(), Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    cell = table.visualRect(index)
    return str(told or ""), cell.translated(table.viewport().mapTo(table, QPoint(0, 0)))


def _with_parents(widget: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    at: QWidget | None = widget
    while at is not None and not at.isWindow() and len(found) < NEAREST:
        found.append(at)
        at = at.parentWidget()
    return found


NEAREST = 3
"""How far up from the widget that has the keyboard a help text is looked for."""

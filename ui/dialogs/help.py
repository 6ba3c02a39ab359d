"""Help without a network: the guide, the shortcuts, and what the field under the cursor wants."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QToolTip, QVBoxLayout, QWidget

from wzlab.files import read_bytes
from wzlab.language import _
from wzlab.resources import guide


class HelpDialog(QDialog):
    """Shows the guide, or the shortcuts if they are given: what each does, and its keys."""

    def __init__(self, parent: QWidget | None = None, shortcuts: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("快捷键一览") if shortcuts else _("使用说明"))
        self.text = QTextBrowser(self)
        self.text.setAccessibleName(self.windowTitle())
        self.text.setOpenLinks(False)
        self.text.setMarkdown(shortcut_table(shortcuts) if shortcuts else guide_text())
        buttons = QDialogButtonBox(self)
        buttons.addButton(_("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
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
    return "\n".join(line for line in lines if not line.startswith("!["))


def shortcut_table(shortcuts: Sequence[tuple[str, str]]) -> str:
    """Return the shortcuts as a table in Markdown."""
    rows = [f"| {words} | {keys} |" for words, keys in shortcuts]
    return "\n".join([f"| {_('操作')} | {_('快捷键')} |", "| --- | --- |", *rows])


def field_help(widget: QWidget) -> bool:
    """Show beside a widget what its field wants; tell whether there was anything to show."""
    tip = next((at.toolTip() for at in _with_parents(widget) if at.toolTip()), "")
    if not tip:
        return False
    QToolTip.showText(widget.mapToGlobal(QPoint(0, widget.height())), tip, widget)
    return True


def _with_parents(widget: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    at: QWidget | None = widget
    while at is not None and not at.isWindow() and len(found) < NEAREST:
        found.append(at)
        at = at.parentWidget()
    return found


NEAREST = 3
"""How far up from the widget that has the keyboard a help text is looked for."""

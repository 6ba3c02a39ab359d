"""A mistake of ours, told plainly: nothing that was shown as saved is lost, and what may be sent to us."""

import re
from pathlib import Path

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.dialogs.parts import WIDTH, button, label
from wzlab.language import _

_NUMBER = re.compile(r"\d(?:[ \-]?\d){9,}[\dXx]")
"""A run of eleven digits or more, single spaces or dashes between them allowed: a telephone or identity number."""
STARS = "***"


class CrashDialog(QDialog):
    """Tells of a mistake of ours; going on is the default, for nothing is lost by it.

    Args:
        error_text: the traceback; it is shown redacted.
    """

    QUIT = 2
    """What `exec` returns if the program is to end."""

    def __init__(self, error_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("程序出错了"))
        self.setObjectName("crash")
        self.setMinimumWidth(WIDTH * self.fontMetrics().height())
        self.details = QPlainTextEdit(redacted(error_text), self)
        self.details.setObjectName("details")
        self.details.setAccessibleName(_("错误的技术细节"))
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        told = _("刚才的操作没有完成，这是程序的错误，不是您的错误。\n已显示“已保存”的内容都在文件里，没有丢失。")
        advice = _(
            "可以继续使用；若反复出现，请复制下面的内容发给开发者。其中的证件号码和电话已用 *** 代替，发送前请再看一遍。"
        )
        layout = QVBoxLayout(self)
        layout.addWidget(label(told, self, bold=True))
        layout.addWidget(label(advice, self))
        layout.addWidget(self.details, 1)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        copying = button(_("复制技术细节"), "copy", self)
        leaving = button(_("退出程序"), "quit", self)
        staying = button(_("继续使用"), "continue", self)
        staying.setDefault(True)
        copying.clicked.connect(self._on_copy)
        leaving.clicked.connect(self._on_quit)
        staying.clicked.connect(self.accept)
        row.addWidget(copying)
        row.addStretch(1)
        row.addWidget(leaving)
        row.addWidget(staying)
        staying.setFocus()
        return row

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())

    def _on_quit(self) -> None:
        self.done(self.QUIT)


def redacted(text: str) -> str:
    """Return a text without identity numbers, telephone numbers and the name of the user's own folder."""
    home = str(Path.home())
    without_home = text.replace(home, "~") if len(home) > 1 else text
    return _NUMBER.sub(STARS, without_home)

"""What the dialogs have in common: labels of plain text, a date understood while it is typed, the row of buttons."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from wzlab.columns import Day
from wzlab.dates import PartialDate
from wzlab.language import _

WIDTH = 34
"""How wide a dialog is at least, in times the height of a line."""
_LETTER = re.compile(r"\(&.\)|&")
"""What marks the letter of a shortcut: "(&N)" behind Chinese, "&" within other words."""


def label(text: str, parent: QWidget, *, bold: bool = False, muted: bool = False) -> QLabel:
    """Return a wrapped label of plain text."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    if bold:
        font = QFont(made.font())
        font.setBold(True)
        made.setFont(font)
    if muted:
        made.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return made


def visible(control: QAbstractButton) -> None:
    """Give a radio button or a check box a ground that is seen in the dark, where Fusion's outlines are not."""
    palette = control.palette()
    palette.setBrush(QPalette.ColorRole.Base, palette.brush(QPalette.ColorRole.Light))
    control.setPalette(palette)


def button(text: str, name: str, parent: QWidget) -> QPushButton:
    """Return a button that can be found by name; it is not the dialog's default."""
    made = QPushButton(parent)
    made.setObjectName(name)
    made.setAutoDefault(False)
    call(made, text)
    return made


def call(control: QAbstractButton, words: str) -> None:
    """Give a button its words, and for who cannot see it the same without the mark of its letter."""
    control.setText(words)
    control.setAccessibleName(_LETTER.sub("", words))


def button_row(dialog: QDialog, accept: str, reject: str) -> QDialogButtonBox:
    """Return the two buttons that end a dialog, connected; the first is the default."""
    row = QDialogButtonBox(dialog)
    taken = row.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
    taken.setObjectName("accept")
    taken.setDefault(True)
    left = row.addButton(reject, QDialogButtonBox.ButtonRole.RejectRole)
    left.setObjectName("reject")
    left.setAutoDefault(False)
    row.accepted.connect(dialog.accept)
    row.rejected.connect(dialog.reject)
    return row


class DayField(QWidget):
    """A line for a date in any usual form, and below it what was understood."""

    changed = Signal()

    def __init__(self, name: str, title: str, day: PartialDate | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = Day()
        self.line = QLineEdit("" if day is None else str(day), self)
        self.line.setObjectName(name)
        self.line.setAccessibleName(title)
        self.line.setPlaceholderText(_("例：{example}").format(example=self._kind.example()))
        self.line.setClearButtonEnabled(True)
        self.remark = label("", self, muted=True)
        self.remark.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.line)
        layout.addWidget(self.remark)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._on_typed)

    @property
    def is_readable(self) -> bool:
        """Whether the line is blank or a date."""
        return not self.line.text().strip() or self.day is not None

    @property
    def day(self) -> PartialDate | None:
        """The date; None if the line is blank or is none."""
        try:
            return self._kind.read(self.line.text())
        except ValueError:
            return None

    def _on_typed(self, text: str) -> None:
        self.remark.setText(self._remark(text))
        self.remark.setVisible(bool(self.remark.text()))
        self.changed.emit()

    def _remark(self, text: str) -> str:
        if not text.strip():
            return ""
        if self.day is None:
            return _("读不出日期；应填{wanted}。").format(wanted=self._kind.asked())
        return "" if str(self.day) == text.strip() else _("理解为 {day}").format(day=self.day)

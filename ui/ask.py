"""Every question to the user, in one place, so that tests can answer instead.

A question is asked only when it must be answered now; what can be shown where it belongs is no question.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from ui.paths import is_there, with_suffix
from wzlab.language import _

_SUFFIX = re.compile(r"\*(\.[a-z]+)")
"""A suffix in a file dialog's filter."""


class Ask:
    """Asks in windows above `parent`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.parent = parent

    def open_paths(self, title: str, folder: Path, filters: str) -> list[Path]:
        """Ask for files to open; none if the user thinks better of it."""
        names, _chosen = QFileDialog.getOpenFileNames(self.parent, title, str(folder), filters)
        return [Path(name) for name in names]

    def save_path(self, title: str, suggestion: Path, filters: str) -> Path | None:
        """Ask where to save; Qt asks before a file is replaced.

        Where a name's suffix is one of the filters' and not the chosen one's, the chosen filter is what was meant.
        """
        name, chosen = QFileDialog.getSaveFileName(self.parent, title, str(suggestion), filters)
        if not name:
            return None
        path = Path(name)
        meant = as_filtered(path, filters, chosen)
        return meant if meant == path or self._may_replace(meant) else None

    def save_path_ending(self, title: str, suggestion: Path, filters: str, *suffixes: str) -> Path | None:
        """Ask where to save a file that ends in one of the suffixes; a name that does not gets the first of them.

        Qt has not asked about that name: if something is there, it is asked here.
        """
        typed = self.save_path(title, suggestion, filters)
        if typed is None or typed.suffix.lower() in suffixes:
            return typed
        chosen = with_suffix(typed, suffixes[0])
        return chosen if self._may_replace(chosen) else None

    def _may_replace(self, path: Path) -> bool:
        """Tell whether nothing is at a path, or what is there may be replaced."""
        question = _("“{name}”已经存在，要替换吗？").format(name=path.name)
        return not is_there(path) or self.confirm(question, _("替换"))

    def folder(self, title: str, folder: Path) -> Path | None:
        """Ask for a folder."""
        name = QFileDialog.getExistingDirectory(self.parent, title, str(folder))
        return Path(name) if name else None

    def text(self, title: str, label: str, value: str = "") -> str | None:
        """Ask for a line of text; None if the user thinks better of it."""
        text, given = QInputDialog.getText(self.parent, title, label, text=value)
        return text.strip() if given else None

    def confirm(self, question: str, yes: str, details: str = "") -> bool:
        """Ask whether to do what the button `yes` says; the safe answer is the default."""
        return self.choose(question, [yes], details) == 0

    def choose(self, question: str, answers: Sequence[str], details: str = "") -> int | None:
        """Ask which of the answers, each a button, to take; None for 取消, which is the default."""
        box = self._box(question, QMessageBox.Icon.Question, details)
        buttons = [box.addButton(answer, QMessageBox.ButtonRole.ActionRole) for answer in answers]
        cancel = box.addButton(_("取消"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        box.exec()
        taken = box.clickedButton()
        box.deleteLater()
        return next((place for place, button in enumerate(buttons) if button is taken), None)

    def tell(self, sentence: str, details: str = "") -> None:
        """Tell a finished sentence that the user must have seen before going on."""
        box = self._box(sentence, QMessageBox.Icon.Warning, details)
        box.addButton(_("知道了"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()
        box.deleteLater()

    def _box(self, text: str, icon: QMessageBox.Icon, details: str) -> QMessageBox:
        box = QMessageBox(self.parent)
        box.setObjectName("question")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle("wzlab")
        box.setIcon(icon)
        box.setText(text)
        box.setInformativeText(details)
        return box


def as_filtered(path: Path, filters: str, chosen: str) -> Path:
    """Return a path with the suffix of the filter that was chosen, if its own is that of another of the filters."""
    wanted = _SUFFIX.findall(chosen)
    others = set(_SUFFIX.findall(filters)) - set(wanted)
    return path.with_suffix(wanted[0]) if len(wanted) == 1 and path.suffix.lower() in others else path

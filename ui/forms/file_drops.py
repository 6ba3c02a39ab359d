"""Files dropped anywhere on a form: they are papers, also above a field, which would take their path for text.

Tables and labs are left to the window, which imports and opens them.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.dropping import dropped_files, is_folder
from ui.paths import IMPORTABLE, OPENABLE

FOR_THE_WINDOW = frozenset((*OPENABLE, *IMPORTABLE))
"""Suffixes of what the window itself takes; a test holds them to those of an import."""
_STEPS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class FileDrops(QObject):
    """Takes the files that are dropped on a widget or on anything in it.

    Args:
        host: the widget, finished.
        is_open: tells whether there is anything to attach files to.
    """

    dropped = Signal(object)  # list[Path]

    def __init__(self, host: QWidget, is_open: Callable[[], bool]) -> None:
        super().__init__(host)
        self._is_open = is_open
        host.setAcceptDrops(True)
        for widget in (host, *host.findChildren(QWidget)):
            if widget.acceptDrops():
                widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _STEPS or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        paths = dropped_files(event.mimeData())
        if not paths:
            return super().eventFilter(watched, event)
        if not self._takes(paths):
            event.ignore()  # what is around the form may take them
            return True
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self.dropped.emit(paths)
        return True

    def _takes(self, paths: list[Path]) -> bool:
        theirs = any(path.suffix.lower() in FOR_THE_WINDOW or is_folder(path) for path in paths)
        return self._is_open() and not theirs

"""Backups of the open document: one soon after it was opened, and one every ten minutes in which something was written.

They are made on a thread of their own, so that neither the window nor the writing of the next step waits for a slow
disk.  What a backup is, and when none is needed, is said in `wzlab.storage.backups`.
"""

import threading

from PySide6.QtCore import QObject, QTimer, Signal

from wzlab.storage.document import Document

FIRST = 2_000
"""Milliseconds from opening to the first backup: until then the window has been painted."""
PERIOD = 600_000
"""Milliseconds between two backups."""


class BackupKeeper(QObject):
    """Has a document backed up from time to time, until it is stopped.

    Args:
        document: what is backed up; it must be writable.
        parent: the Qt object that this one lives with.
    """

    failed = Signal(str)  # the sentence why a backup was not made; told once until one is made again

    _made = Signal(str)  # from the backup's thread: why it was not made, or ""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._thread: threading.Thread | None = None
        self._told = False
        self._made.connect(self._on_made)
        self._timer = QTimer(self)
        self._timer.setInterval(FIRST)
        self._timer.timeout.connect(self.back_up)
        self._timer.start()

    def back_up(self) -> None:
        """Begin a backup, unless one is being made; the document makes none if nothing was written since the last."""
        self._timer.setInterval(PERIOD)
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._make, name="wzlab-backup", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Make no more, and wait for the one being made: the document may be closed afterwards."""
        self._timer.stop()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _make(self) -> None:
        self._document.backup()
        self._made.emit(self._document.backup_problem or "")

    def _on_made(self, problem: str) -> None:
        if problem and not self._told:
            self.failed.emit(problem)
        self._told = bool(problem)

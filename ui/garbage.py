"""Cyclic garbage, looked for on the window's thread alone.

Python looks for it in whatever thread makes the next value.  A job's thread that comes upon objects of Qt would destroy
them there, and the program would end.
"""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL = 1_000
"""Milliseconds between two looks."""


class GarbageCollector(QObject):
    """Looks for garbage now and then in the thread it was made in; Python's own search is stopped meanwhile."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.timer = QTimer(self)
        self.timer.setInterval(INTERVAL)
        self.timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look from now on, instead of Python."""
        gc.disable()
        self.timer.start()

    def look(self) -> None:
        """Look through the oldest generation that Python would look through by now, if there is one."""
        counted = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, threshold) in enumerate(counted) if count > threshold]
        if due:
            gc.collect(due[-1])

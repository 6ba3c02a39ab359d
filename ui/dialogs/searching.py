"""Looking through the lab for a dialog that asks again with every letter: at once, or in a thread if it takes a while."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.work import Job, ReportProgress

AT_ONCE = 2_000
"""So many records are looked through while the window waits; it takes a few hundredths of a second."""

Look = Callable[[], Any]


class Search(QObject):
    """Searches for a dialog, never two at once; only what the latest of them finds is told.

    Args:
        title: what the work is called.
    """

    found = Signal(object)  # what the latest search returned; nothing is under way any more

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._is_wanted = False
        self._next: Look | None = None
        self.job: Job | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether something is looked for that has not been told yet."""
        return self._is_wanted or self._next is not None

    def begin(self, look: Look, *, at_once: bool) -> None:
        """Look for something, and no longer for what was looked for before.

        Args:
            look: finds it; unless at once, it is called in a thread and sees nothing that anybody may change meanwhile.
            at_once: whether the window waits for it.
        """
        self.drop()
        if at_once:
            self.found.emit(look())
        elif self.job is None:
            self._start(look)
        else:
            self._next = look  # a thread cannot be stopped, and two would be slower than one after the other

    def drop(self) -> None:
        """Let nothing be told of what is under way: something else is wanted by now."""
        self._is_wanted = False
        self._next = None

    def _start(self, look: Look) -> None:
        self._is_wanted = True
        self.job = Job(self._title, partial(_looked, look))
        self.job.done.connect(self._on_done)
        self.job.ended.connect(self._on_ended)
        self.job.start()

    def _on_done(self, result: object) -> None:
        if self._is_wanted:
            self._is_wanted = False
            self.found.emit(result)

    def _on_ended(self) -> None:
        self.job, self._is_wanted = None, False
        following, self._next = self._next, None
        if following is not None:
            self._start(following)


def _looked(look: Look, _report: ReportProgress) -> object:
    return look()

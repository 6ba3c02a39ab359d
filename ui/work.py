"""A core function in a thread of its own: progress, cancel, result, error.

The function is given `report(done, total)`, which it calls as often as it likes; once the user has cancelled, the
next call raises `Cancelled` in the function, which must leave nothing half done.
"""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from typing_extensions import override

from wzlab.errors import WzlabError

ReportProgress = Callable[[int, int], None]
"""Told how much of how much is done; a total of 0 says that nobody knows."""

_under_way: set["Job"] = set()
"""The jobs that have begun and not ended: each lives until then, whoever asked for it may be gone."""


class Cancelled(BaseException):
    """The user does not want the result any more; raised by `report` inside the work only."""


class Job(QObject):
    """One piece of work; exactly one of `done`, `failed`, `broke` and `cancelled` is emitted.

    All signals arrive in the thread that made the job.  A result that was there before the cancelling took hold is
    delivered as `done`: what has been written was not cancelled.  A job belongs to nobody: who listens may go.
    """

    progressed = Signal(int, int)  # done, total
    done = Signal(object)  # what the function returned
    failed = Signal(object)  # WzlabError: the finished sentence
    broke = Signal(object)  # any other exception, a mistake of ours; it is raised again, for the program's hook
    cancelled = Signal()
    ended = Signal()  # after any of the above

    def __init__(self, title: str, function: Callable[[ReportProgress], Any]) -> None:
        super().__init__()
        self.title = title
        self.is_cancelled = False
        self._function = function
        self._over = threading.Event()
        self.broke.connect(self._on_broke)
        self.ended.connect(self._on_ended)

    def start(self) -> "Job":
        """Begin; return the job itself."""
        _under_way.add(self)
        QThreadPool.globalInstance().start(_Runnable(self))
        return self

    def cancel(self) -> None:
        """Ask the function to stop at its next report."""
        self.is_cancelled = True

    def report(self, done: int, total: int) -> None:
        """Tell how far the work is.

        Raises:
            Cancelled: the user does not want it any more.
        """
        if self.is_cancelled:
            raise Cancelled
        self.progressed.emit(done, total)

    def carry_out(self) -> None:
        """Run the function and tell what came of it."""
        try:
            result = self._function(self.report)
        except Cancelled:
            self.cancelled.emit()
        except WzlabError as error:
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - a mistake of ours must reach the crash dialog, not die in a thread
            self.broke.emit(error)
        else:
            self.done.emit(result)
        self.ended.emit()
        self._over.set()

    def wait(self, seconds: float) -> bool:
        """Wait in another thread until all is told; tell whether it is."""
        return self._over.wait(seconds)

    def _on_broke(self, error: Exception) -> None:
        raise error

    def _on_ended(self) -> None:
        _under_way.discard(self)


class _Runnable(QRunnable):
    """Carries a job out on the pool."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    @override
    def run(self) -> None:
        self._job.carry_out()


def wait_for_work() -> None:
    """Cancel what is under way and wait for it: the program is about to end."""
    for job in list(_under_way):
        job.cancel()
    QThreadPool.globalInstance().waitForDone()

"""The work of a window: one job at a time, told to the status line while it is under way."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.work import Job
from wzlab.errors import WzlabError
from wzlab.language import _


class Errands(QObject):
    """Runs jobs for a window, never two at once."""

    started = Signal(object)  # Job: a piece of work has begun
    said = Signal(str)  # a sentence for the status line

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.job: Job | None = None
        self._done: Callable[[Any], None] | None = None
        self._fail: Callable[[WzlabError], None] | None = None
        self._then: Callable[[], None] | None = None

    def is_busy(self) -> bool:
        """Tell whether something is under way, and if so say what."""
        if self.job is not None:
            self.said.emit(_("请先等这件事做完，或取消它：{title}").format(title=self.job.title))
        return self.job is not None

    def run(self, job: Job, done: Callable[[Any], None], fail: Callable[[WzlabError], None]) -> None:
        """Begin a job; nothing may be under way.

        `done` is given its result, or `fail` what went wrong with the world, once the job is over: either may begin
        another.
        """
        assert self.job is None
        self.job, self._done, self._fail = job, done, fail
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.ended.connect(self._on_ended)
        self.started.emit(job)
        job.start()

    def cancel(self) -> None:
        """Ask what is under way, if anything, to stop."""
        if self.job is not None:
            self.job.cancel()
            self.said.emit(_("正在取消：{title}").format(title=self.job.title))

    def _on_done(self, result: object) -> None:
        assert self._done is not None
        self._then = partial(self._done, result)

    def _on_failed(self, error: WzlabError) -> None:
        assert self._fail is not None
        self._then = partial(self._fail, error)

    def _on_ended(self) -> None:
        then = self._then
        self.job = self._done = self._fail = self._then = None
        if then is not None:
            then()

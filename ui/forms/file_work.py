"""Work on files that a form began, one job at a time: what comes of it is never lost with the form.

A form goes whenever the window is made anew (other colours, another language), and with its lab.  So what takes in a
result belongs to the session as long as a job is under way, and the session ends it before the lab is put away.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from shiboken6 import isValid

from ui.forms.work_line import WorkLine
from ui.session import Session
from ui.work import Job
from wzlab.editing.discretion import discreet_text
from wzlab.errors import WzlabError
from wzlab.language import _


class FileWork(QObject):
    """Runs jobs for a form.

    Args:
        session: the open lab.
        line: shows how far a job is, as long as there is one.
    """

    told = Signal(str)  # a sentence for where the user is: what was not done and why; "" where all is well

    def __init__(self, session: Session, line: WorkLine) -> None:
        super().__init__(line)
        self._session = session
        self._line = line
        self._job: Job | None = None
        self._done: Callable[[Any], None] | None = None
        self._then: Callable[[], None] | None = None
        self._last_words: str | None = None  # what is said while the work is ended; None: nobody ends it

    @property
    def is_busy(self) -> bool:
        """Whether a job is under way."""
        return self._job is not None

    def run(self, job: Job, done: Callable[[Any], None]) -> None:
        """Begin a job and hand its result on, in this thread.

        Args:
            job: what is done; nothing else is under way.
            done: given the result; not called where there is none.
        """
        assert self._job is None
        self._job, self._done = job, done
        self._session.work.append(self)
        self.setParent(self._session)
        self._line.begin(job)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        job.ended.connect(self._on_ended)
        job.start()

    def end(self, seconds: float) -> str:
        """Stop the job, wait for it so long, and take in what was done before; return what is to be said of it."""
        assert self._job is not None
        self._last_words = ""
        self._job.cancel()
        if self._job.wait(seconds):
            QCoreApplication.sendPostedEvents(self)  # what its thread has told, but nobody heard yet
        else:
            self._on_cancelled()
        words, self._last_words = self._last_words, None
        return words

    def tell(self, words: str) -> None:
        """Say what was not done and why, where the user is, or in the status line where the form has gone."""
        if words and not (isValid(self._line) and self._last_words is None):
            self.say(discreet_text(words))  # a path may hold a number, and the line is everybody's
        else:
            self.told.emit(words)

    def say(self, words: str) -> None:
        """Say something in the status line."""
        if self._last_words is None:
            self._session.said.emit(words)
        else:
            self._last_words = words

    def _on_done(self, result: object) -> None:
        assert self._done is not None
        self._then = partial(self._done, result)

    def _on_failed(self, error: WzlabError) -> None:
        self._then = partial(self.tell, str(error))

    def _on_cancelled(self) -> None:
        if self._last_words is None:
            self._then = partial(self.tell, _("已停止，没有改动。"))
        else:
            self._last_words = _("为了关闭实验室，正在进行的文件读取或写入已停止，没有改动。")

    def _on_ended(self) -> None:
        then = self._then
        self._job = self._done = self._then = None
        self._session.work.remove(self)
        if isValid(self._line):
            self.setParent(self._line)
            self._line.end()
        else:
            self.deleteLater()
        if then is not None:
            then()

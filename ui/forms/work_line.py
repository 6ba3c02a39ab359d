"""A line that shows how far a piece of work is, and stops it: there from the moment on at which waiting is felt."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from ui.work import Job
from wzlab.errors import WzlabError
from wzlab.language import _

FELT = 200
"""Milliseconds after which work is shown."""


class WorkLine(QWidget):
    """Carries out one job at a time."""

    told = Signal(str)  # why a job came to nothing

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._done: Callable[[Any], None] | None = None
        self._then: Callable[[], None] | None = None
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setMaximumWidth(self.fontMetrics().averageCharWidth() * 20)
        self.cancel = QPushButton(_("停止"), self)
        self.cancel.setObjectName("stop_work")
        self.cancel.setAccessibleName(_("停止正在进行的读取或写入"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.bar)
        layout.addWidget(self.cancel)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(FELT)
        self._wait.timeout.connect(self.show)
        self.hide()

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
        self._words.setText(job.title)
        self.bar.setAccessibleName(job.title)
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        job.progressed.connect(self._on_progressed)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        job.ended.connect(self._on_ended)
        self._wait.start()
        job.start()

    def stop(self) -> None:
        """Ask the job to stop."""
        if self._job is not None:
            self.cancel.setEnabled(False)
            self._job.cancel()

    def _on_progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _on_done(self, result: object) -> None:
        assert self._done is not None
        self._then = partial(self._done, result)

    def _on_failed(self, error: WzlabError) -> None:
        self._then = partial(self.told.emit, str(error))

    def _on_cancelled(self) -> None:
        self._then = partial(self.told.emit, _("已停止，没有改动。"))

    def _on_ended(self) -> None:
        then = self._then
        self._job = self._done = self._then = None
        self._wait.stop()
        self.hide()
        if then is not None:
            then()

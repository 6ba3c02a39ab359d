"""A line that shows how far a piece of work is, and stops it: there from the moment on at which waiting is felt."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from ui.work import Job
from wzlab.language import _

FELT = 200
"""Milliseconds after which work is shown."""


class WorkLine(QWidget):
    """Shows one job at a time; what becomes of it is others' (`ui.forms.file_work`)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
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

    def begin(self, job: Job) -> None:
        """Show a job from the moment on at which it is felt; nothing else is under way."""
        assert self._job is None
        self._job = job
        self._words.setText(job.title)
        self.bar.setAccessibleName(job.title)
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        job.progressed.connect(self._on_progressed)
        self._wait.start()

    def end(self) -> None:
        """Show nothing any more."""
        self._job = None
        self._wait.stop()
        self.hide()

    def stop(self) -> None:
        """Ask the job to stop."""
        if self._job is not None:
            self.cancel.setEnabled(False)
            self._job.cancel()

    def _on_progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

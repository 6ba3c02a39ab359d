"""One import from its files to what it would do, kept current while files, decisions and the lab change.

Reading and working out happen in threads, one after the other; a decision made meanwhile is never lost, what it makes
out of date is cancelled and worked out again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.session import Happened, Session
from ui.wizard.work import FileRead, Proposed, read_files, work_out
from ui.work import Job
from wzlab.errors import WzlabError
from wzlab.importing.decided import Answer, with_answer, with_mode
from wzlab.importing.memory import Memory
from wzlab.importing.model import Decisions, Mode, TablePlan, Topic
from wzlab.language import _


class ImportRound(QObject):
    """Reads files, and works out what they would do to a lab under what was decided.

    Args:
        session: the lab; it is only read here.
        memory: what was decided before.

    Attributes:
        looked_at: the text files whose guessed encoding somebody has seen.
        is_following: whether a change of the lab asks for another look; not while it is this import that changes it.
    """

    started = Signal(object)  # Job: a piece of work has begun
    rested = Signal()  # nothing is under way, and nothing waits
    files_changed = Signal()  # other files, or the same read again
    proposed = Signal(object)  # Proposed: what would be done now
    outdated = Signal()  # what was worked out does not hold any more
    refused = Signal(str)  # a sentence: it could not be worked out
    cancelled = Signal()  # the user does not want to wait

    def __init__(self, session: Session, memory: Memory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.memory = memory
        self.files: list[FileRead] = []
        self.decisions = Decisions()
        self.current: Proposed | None = None
        self._shown: Proposed | None = None
        self._waiting: list[FileRead] = []
        self._job: Job | None = None
        self._is_reading = False
        self._is_wanted = False
        self._past: list[Decisions] = []
        self.looked_at: set[Path] = set()
        self.is_following = True
        session.changed.connect(self._on_lab_changed)

    # what there is

    @property
    def is_busy(self) -> bool:
        """Whether something is under way or waits."""
        return self._job is not None or bool(self._waiting) or self._is_wanted

    @property
    def is_reading(self) -> bool:
        """Whether files are being read."""
        return self._is_reading or bool(self._waiting)

    @property
    def latest(self) -> Proposed | None:
        """What was worked out last, though it may not hold any more."""
        return self._shown

    @property
    def plans(self) -> Sequence[TablePlan]:
        """What would be done with each table, as it was worked out last."""
        return () if self._shown is None else self._shown.proposal.plans

    # files

    def take(self, files: Sequence[FileRead]) -> None:
        """Begin with files that were read."""
        self._on_read(files)
        self._go_on()

    def resume(self, before: "ImportRound") -> None:
        """Begin with what another round has read and decided; the files are read again, for their words' sake."""
        self.memory, self.decisions, self._past = before.memory, before.decisions, before._past
        self._waiting = [FileRead(file.path, encoding=file.encoding) for file in (*before.files, *before._waiting)]
        self._go_on()

    def add(self, paths: Sequence[Path]) -> None:
        """Read more files; one that is there already stays as it is."""
        known = {file.path for file in (*self.files, *self._waiting)}
        self._waiting += [FileRead(path) for path in dict.fromkeys(paths) if path not in known]
        self._go_on()

    def remove(self, path: Path) -> None:
        """Leave a file out."""
        self.files = [file for file in self.files if file.path != path]
        self.files_changed.emit()
        self._outdate()

    def look_at_all(self) -> None:
        """Note that the files were seen as they were read."""
        self.looked_at.update(file.path for file in self.files)

    def use_encoding(self, path: Path, encoding: str) -> None:
        """Read a text file again in another encoding; "" finds out which."""
        self._waiting += [replace(file, encoding=encoding) for file in self.files if file.path == path]
        self._go_on()

    # decisions

    def decide(self, topic: Topic, key: object, answer: Answer) -> None:
        """Decide something; `UNDECIDED` takes a decision back."""
        self.decide_all(topic, {key: answer})

    def decide_all(self, topic: Topic, answers: Mapping[object, Answer]) -> None:
        """Decide several things of one kind, as one decision that is taken back as one."""
        decisions = self.decisions
        for key, answer in answers.items():
            decisions = with_answer(decisions, topic, key, answer)
        self._use(decisions)

    def use_mode(self, mode: Mode) -> None:
        """Decide what becomes of rows with problems."""
        self._use(with_mode(self.decisions, mode))

    def undo(self) -> None:
        """Take the last decision back."""
        if self._past:
            self.decisions = self._past.pop()
            self._outdate()

    def _use(self, decisions: Decisions) -> None:
        if decisions != self.decisions:
            self._past.append(self.decisions)
            self.decisions = decisions
            self._outdate()

    # work

    def again(self) -> None:
        """Work out anew, though nothing has changed: somebody has stopped it before."""
        self._outdate()

    def cancel(self) -> None:
        """Wait for nothing any more: files that are not read yet are left out."""
        self._waiting = []
        self._is_wanted = False
        if self._job is not None:
            self._job.cancel()

    def _on_lab_changed(self, _happened: Happened) -> None:
        if self.is_following:
            self._outdate()

    def _outdate(self) -> None:
        self.current = None
        self._is_wanted = True
        self.outdated.emit()
        if self._job is not None and not self._is_reading:
            self._job.cancel()
        self._go_on()

    def _go_on(self) -> None:
        """Begin what is to be done next, unless something is under way."""
        if self._job is not None:
            return
        if self._waiting:
            wanted, self._waiting = self._waiting, []
            self._is_reading = True
            self._run(_("正在读取文件…"), partial(read_files, wanted, self.memory), self._on_read)
        elif self._is_wanted:
            self._is_wanted = False
            lab, pack = self.session.lab.snapshot(), self.session.pack
            known = replace(self.decisions, words={**self.memory.words, **self.decisions.words})
            work = partial(work_out, lab, pack, tuple(self.files), known)
            self._run(_("正在核对…"), work, self._on_worked_out)
        else:
            self.rested.emit()

    def _run(self, title: str, work: Callable[..., Any], done: Callable[[Any], None]) -> None:
        job = self._job = Job(title, work)
        job.done.connect(done)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        job.ended.connect(self._on_ended)
        self.started.emit(job)
        job.start()

    def _on_read(self, read: Sequence[FileRead]) -> None:
        anew = {file.path: file for file in read}
        kept = [anew.pop(file.path, file) for file in self.files]
        self.files = [*kept, *anew.values()]
        self._is_wanted = True
        self.files_changed.emit()

    def _on_worked_out(self, proposed: Proposed) -> None:
        self._shown = proposed
        if not self._is_wanted:  # else something was decided after it had begun
            self.current = proposed
            self.proposed.emit(proposed)

    def _on_failed(self, error: WzlabError) -> None:
        self.refused.emit(str(error))

    def _on_cancelled(self) -> None:
        if not self._is_wanted:
            self.cancelled.emit()

    def _on_ended(self) -> None:
        self._job = None
        self._is_reading = False
        self._go_on()

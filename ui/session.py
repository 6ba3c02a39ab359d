"""The open lab: its records, its judge, its undo stack and its file.

Everything that changes the lab goes through `Session.do`, everything that shows it listens to `Session.changed`.
What follows the lab edit by edit (its problems, blanks, progress, warnings) is kept here once for all who show it.
A session knows no widget; what a panel wants shown elsewhere it asks for through the session's signals, and the main
window obeys.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, partial
from itertools import cycle
from pathlib import Path
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from ui.backing_up import BackupKeeper
from ui.commands import ChangeCommand
from wzlab.changes import Change, Edit, Several, apply
from wzlab.collecting import collecting_later
from wzlab.columns import Cell, Column
from wzlab.editing.rows import cell_label, set_cell
from wzlab.errors import WzlabError
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.blanks import LiveBlanks
from wzlab.policy.flips import Flip, flips
from wzlab.policy.judge import LiveJudge
from wzlab.policy.live_problems import LiveProblems
from wzlab.policy.pack import Condition, Pack
from wzlab.policy.progress import LiveProgress
from wzlab.policy.proofs import LiveProofs
from wzlab.policy.warnings import LiveWarnings
from wzlab.records import Attachment
from wzlab.storage.document import Document, Step, StoredFile
from wzlab.storage.writer import Writer

FELT = 3_000
"""From so many changes on a step is told of before it is done."""
SECONDS_TO_WRITE = 10.0
"""How long anybody waits for the last steps to be written."""


class Follower(Protocol):
    """Something about a lab that is kept up to date edit by edit."""

    def follow(self, edits: Iterable[Edit], /) -> None:
        """Bring it up to date after edits that the judge has followed, and after changes of pins."""


class Work(Protocol):
    """Something about a lab that is under way in a thread."""

    def end(self, seconds: float, /) -> str:
        """Stop it, wait for it so long, and take in what was done before; return what is to be said of it, or ""."""


F = TypeVar("F", bound=Follower)


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in the lab: a table, a record of it (None: the table itself), a field (None: the record itself)."""

    table: str
    record_id: str | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """Records of one table that somebody wants to see alone, and in words why."""

    table: str
    record_ids: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Happened:
    """What one change did: to records, to pins and notes (`noted`), and to verdicts (the ids of those re-judged)."""

    edits: tuple[Edit, ...]
    noted: bool
    conditions: frozenset[str]
    flips: tuple[Flip, ...]
    turned: str = ""
    """What was undone or redone, in words: 撤销 修改 张三 的“学位”."""

    @property
    def tables(self) -> frozenset[str]:
        """The tables whose records were touched."""
        return frozenset(edit.table for edit in self.edits)


@dataclass(frozen=True, slots=True)
class Saved:
    """Where the file stands: steps not yet written, when the last one was, and why writing stopped, if it has."""

    pending: int = 0
    at: datetime | None = None
    error: WzlabError | None = None


class Session(QObject):
    """One open lab.

    Args:
        pack: the policy it is judged by.
        lab: its records; they change through `do` only.
        document: the file that keeps it (None: kept in memory only, as in tests and previews).
        today: the Chinese calendar day, for the days that are left.
    """

    began = Signal(str)  # a sentence: what is done now takes so long that it is felt; `changed` follows
    changed = Signal(object)  # Happened: the lab is another, and judged anew
    saved = Signal(object)  # Saved: the file has caught up, or has not
    refused = Signal(str)  # the sentence why something was not done
    said = Signal(str)  # a sentence for the status line, gone after a while
    asked_to_show = Signal(object)  # Place: the cursor should stand there
    asked_to_select = Signal(object)  # Selection: show these records alone
    asked_about = Signal(str)  # a condition's id: show its working
    files_changed = Signal()  # the document keeps other files than before

    _written = Signal(object)  # datetime, from the writer's thread
    _unwritten = Signal(object)  # WzlabError, from the writer's thread

    def __init__(self, pack: Pack, lab: Lab, today: date, document: Document | None = None) -> None:
        super().__init__()
        self.pack = pack
        self.lab = lab
        self.today = today
        self.document = document
        self.judge = LiveJudge(pack, lab)
        self._followers: list[Follower] = []
        self.undo_stack = QUndoStack(self)
        self.save_state = Saved()
        self.work: list[Work] = []
        self._writer: Writer | None = None
        self._backups: BackupKeeper | None = None
        self._written.connect(self._on_written)
        self._unwritten.connect(self._on_unwritten)
        self._start_writing()

    # what follows the lab; made when somebody first asks, for it takes a look at every record

    @cached_property
    def problems(self) -> LiveProblems:
        """What makes no sense in the records."""
        return self._followed(LiveProblems(self.judge))

    @cached_property
    def blanks(self) -> LiveBlanks:
        """The blanks that decide something."""
        return self._followed(LiveBlanks(self.judge))

    @cached_property
    def progress(self) -> LiveProgress:
        """How far the tables are filled in."""
        return self._followed(LiveProgress(self.lab))

    @cached_property
    def warnings(self) -> LiveWarnings:
        """The pack's warnings that apply."""
        return self._followed(LiveWarnings(self.judge))

    @cached_property
    def proofs(self) -> LiveProofs:
        """Which records have papers that prove them."""
        return self._followed(LiveProofs(self.judge))

    def _followed(self, follower: F) -> F:
        self._followers.append(follower)
        return follower

    # changing

    @property
    def read_only(self) -> str | None:
        """The sentence why nothing can be changed, or None."""
        return None if self.document is None else self.document.read_only

    def do(self, change: Change | None, label: str, origins: Mapping[str, str] | None = None) -> bool:
        """Carry out a change as one labelled step that can be undone; tell whether anything was done.

        None, a change that would change nothing, does nothing.

        Args:
            change: what is done.
            label: what the step is called.
            origins: where imported records came from, by their ids, for the file's history.
        """
        if self.read_only is not None:
            self.refused.emit(self.read_only)
            return False
        if change is None:
            return False
        told = cycle((origins, None))  # done and undone by turns: what is undone came from nowhere
        self.undo_stack.push(ChangeCommand(partial(self._carry_out, told), change, label))
        return True

    def set_cell(self, record_id: str, column: Column[Any], cell: Cell) -> bool:
        """Give one cell of a record a new content, as one step; tell whether it changed."""
        record = self.lab.find(record_id)
        assert record is not None
        change = set_cell(record, column, cell)
        return self.do(change, cell_label(self.lab, record, column))

    def _carry_out(
        self,
        origins: Iterator[Mapping[str, str] | None],
        change: Change,
        label: str,
        turned: str,
        keep: Callable[[Change], None],
    ) -> None:
        verdicts, notes, pins = dict(self.judge.verdicts), dict(self.lab.notes), dict(self.lab.pins)
        if isinstance(change, Several) and len(change.changes) >= FELT:
            self.began.emit(_("正在进行：{step}…").format(step=turned or label))
        with collecting_later():
            inverse, edits = apply(self.lab, change)
            keep(inverse)
            step = self._step(turned or label, edits, next(origins))
            try:
                self.judge.follow(edits)
                for follower in self._followers:
                    follower.follow(edits)
            finally:  # no mistake of a judge shall keep it out of the file; but writing takes time from judging
                self._put(step)
        rejudged = frozenset(
            condition_id
            for condition_id, verdict in self.judge.verdicts.items()
            if verdict is not verdicts[condition_id]
        )
        found = flips(verdicts, self.judge.verdicts, notes, self.lab.notes, self.pack)
        noted = notes != self.lab.notes or pins != self.lab.pins
        self.changed.emit(Happened(tuple(edits), noted, rejudged, tuple(found), turned))

    # the file

    def _start_writing(self) -> None:
        if self.document is not None and self.document.read_only is None:
            self._writer = Writer(self.document, self._report_written, self._report_unwritten)
            self._backups = BackupKeeper(self.document, self)
            self._backups.failed.connect(self.said)

    def give_up_writing(self) -> None:
        """Stop the threads that write and back up; what is not written stays unwritten."""
        if self._backups is not None:
            self._backups.stop()
            self._backups.deleteLater()
            self._backups = None
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def move_to(self, document: Document) -> None:
        """Go on in another document that shares this very lab; the one before is let go as it is.

        Versions that were named and could not be written go along.
        """
        writer = self._writer
        self.give_up_writing()
        before, self.document = self.document, document
        self._start_writing()
        if writer is not None and self._writer is not None:
            for step in writer.unwritten_versions:
                self._writer.put(step)
        if before is not None:
            before.close()
        self._tell_saved(Saved())
        self.files_changed.emit()  # what proves the records may not have come along

    def write_whole(self) -> Path | None:
        """Write the lab as it is over whatever is in the file's place; return where that was kept.

        Raises:
            DocumentError: it cannot be written.
        """
        assert self.document is not None
        at = self.document.save_whole()
        self.retry_writing()  # the steps that wait are in it; had it failed, they would still be waiting
        self._tell_saved(Saved(0, at))
        self.files_changed.emit()  # what was attached last may not be in the backup it was taken from
        return self.document.kept_copy

    def _step(self, label: str, edits: Sequence[Edit], origins: Mapping[str, str] | None = None) -> Step | None:
        """Return the step that writes what was just done; None where nothing is written."""
        if self.document is None or self._writer is None:
            return None
        return self.document.prepare(label, edits, origins)

    def _put(self, step: Step | None) -> None:
        if step is not None and self._writer is not None:
            self._writer.put(step)
            self._tell_saved(Saved(self._writer.pending, self.save_state.at, self.save_state.error))

    def write_down(self, label: str) -> None:
        """Put a line into the file's history that changes nothing in the lab: what was exported, with its content hash."""
        if self.document is not None and self.read_only is None:
            self._put(self._step(label, []))

    def name_version(self, name: str) -> None:
        """Keep the lab as it is now under a name in its file's history."""
        if self.document is not None and self._writer is not None:
            self._writer.put(self.document.name_version(name))

    def purge_history(self) -> None:
        """Remove everything old from the file and its backups; this sitting can still be undone.

        Raises:
            DocumentError: the file cannot be written.
        """
        if self.document is not None:
            self.wait_until_written(SECONDS_TO_WRITE)
            self.document.purge_history()

    def retry_writing(self) -> None:
        """Try again to write what could not be written."""
        if self._writer is not None:
            self._writer.retry()

    def wait_until_written(self, seconds: float) -> bool:
        """Wait until every step is in the file; tell whether it is."""
        return self._writer is None or self._writer.wait(seconds)

    def end_work(self) -> str:
        """End what is under way for the lab, before it is put away; return what is to be said of it, or ""."""
        return "\n".join(filter(None, [work.end(SECONDS_TO_WRITE) for work in list(self.work)]))

    def close(self) -> None:
        """Write what is left, stop the threads that write and back up, and let go of the file."""
        self.give_up_writing()
        if self.document is not None:
            self.document.close()

    def _report_written(self, _step: Step, at: datetime) -> None:
        self._written.emit(at)

    def _report_unwritten(self, _step: Step, error: WzlabError) -> None:
        self._unwritten.emit(error)

    def _on_written(self, at: datetime) -> None:
        self._tell_saved(Saved(self._writer.pending if self._writer else 0, at))

    def _on_unwritten(self, error: WzlabError) -> None:
        pending = self._writer.pending if self._writer else 0
        # With nothing pending it was told by the writer of a file left behind, or its step was written since.
        self._tell_saved(Saved(pending, self.save_state.at, error if pending else None))

    def _tell_saved(self, state: Saved) -> None:
        self.save_state = state
        self.saved.emit(state)

    # the files that prove records

    def kept_file(self, paper: Attachment) -> StoredFile | None:
        """Return the file that the document keeps of a paper; None if it names none, or the name is all there is."""
        return self.document.kept(paper.file) if self.document is not None and isinstance(paper.file, str) else None

    # asking

    def condition(self, condition_id: str) -> Condition:
        """Return the pack's condition with an id.

        Raises:
            KeyError: there is none.
        """
        return self.judge.verdicts[condition_id].condition

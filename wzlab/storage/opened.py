"""One open document: a lab, the file that keeps it, its lock, its history and its backups.

The lab is its caller's, who changes it through `wzlab.changes.apply` and hands each change to `prepare`; a step is
then written by `write`, on whatever thread (`wzlab.storage.writer` has one).  Nothing here knows of undo or screens.
How a document is opened is said in `wzlab.storage.document`.
"""

import errno
import os
import shutil
import threading
from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from wzlab.changes import Edit
from wzlab.errors import FileError, ReadOnlyError
from wzlab.files import move_new, move_over, unwritable
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.pack import Pack
from wzlab.storage.backups import Backups
from wzlab.storage.building import Plan, built, file_bytes, names_of_files, new_particulars
from wzlab.storage.connections import FILE_ACCESS, has_journal, journal_of
from wzlab.storage.contents import Contents, StoredFile, read_checked
from wzlab.storage.history import HistoryEntry, Version, edits_of, lab_edits
from wzlab.storage.interchange import parse_text, read_lab
from wzlab.storage.locks import FileLock
from wzlab.storage.recovery import put_journal_aside
from wzlab.storage.rows import rows_of
from wzlab.storage.steps import Preparer, Step
from wzlab.storage.store import Store

_LONGEST_STEM = 150
"""Bytes of a document's name that the copy kept of it bears: words, a date and a journal's suffix come behind it."""


class Document:
    """One open `.wzlab` file.

    Attributes:
        path: where it lies.
        lab: its records, the caller's to change.
        pack: what it is judged by.
        document_id: what it is known by wherever it lies.
        read_only: the finished sentence why nothing can be written, or None.
        backup_problem: the finished sentence why the last backup was not made, or None.
        kept_copy: where `save_whole` left the file it replaced, or None.
    """

    def __init__(
        self, path: Path, lab: Lab, pack: Pack, contents: Contents, *, lock: FileLock | str, backups: Backups
    ) -> None:
        self.path = path
        self.lab = lab
        self.pack = pack
        self.document_id = contents.document_id
        self.read_only = lock if isinstance(lock, str) else None
        self.backup_problem: str | None = None
        self.kept_copy: Path | None = None
        self._lock = lock if isinstance(lock, FileLock) else None
        self._backups = backups
        self._store = Store(path, contents)
        self._preparer = Preparer(lab, contents.rows)
        self._absorbed: tuple[int, datetime] = (0, datetime.min.replace(tzinfo=UTC))
        self._taken = ""  # the token of the last commit that `save_whole` took over
        self._guard = threading.RLock()

    # changing

    def prepare(self, label: str, edits: Sequence[Edit], origins: Mapping[str, str] | None = None) -> Step:
        """Return the step that writes what `apply` has just done to the lab; `edits` are what it returned.

        On the thread that changes the lab, once after each change: steps are written in the order they were prepared.

        Args:
            label: what a person calls the step.
            edits: what happened to each record.
            origins: where imported records came from, by their ids; the history remembers it.
        """
        return self._preparer.step(label, edits, origins)

    def name_version(self, name: str) -> Step:
        """Return the step that keeps the lab as it is under a name; for the same thread as `prepare`."""
        return self._preparer.version_step(name)

    def write(self, step: Step) -> datetime:
        """Write a step; return when it was known to be in the file, in UTC.

        A step that failed may be written again, and is never in the file twice.

        Raises:
            DocumentError: it is not written, or not known to be; its kind says why.
        """
        self._check_writable()
        step.spell_out()
        with self._guard:
            last, at = self._absorbed
            is_taken = step.number <= last and (step.version is None or step.token == self._taken)
            return at if is_taken else self._store.write(step)

    def save_whole(self) -> datetime:
        """Write the lab as it is over whatever lies at the path; return when, in UTC.

        What was there, unless it was ours as we left it, is kept beside it (`kept_copy`).  History, versions and
        files are taken from what is left of the document: the file itself, else its newest backup.  Steps prepared
        before are part of it, and writing them afterwards does nothing; but a version has yet to be written.

        Raises:
            HeldError: somebody else has the document open by now.
            FileError: it cannot be written; what was there is untouched.
        """
        self._check_writable()
        with self._guard, FILE_ACCESS:
            try:
                self._hold_lock()
                past, intact = self._past()
                before = read_checked(past[0]) if past else None
                step = self._preparer.whole_step(list(lab_edits(self._lab_of(before), self.lab)) if before else [])
                particulars = self._store.particulars | {"token": step.token}
                plan = Plan(particulars, list(rows_of(self.lab)), past[0] if past else None, past, step=step)
                with built(self.path, plan) as (beside, contents):
                    self.kept_copy = None if intact and not has_journal(self.path) else _keep(self.path)
                    journal_of(self.path).unlink(missing_ok=True)  # of the file just copied with it
                    move_over(beside, self.path)
                self._store = Store(self.path, contents)
            except OSError as error:
                raise unwritable(self.path, error) from error
            self._preparer.restart(contents.rows)
            self._taken = before.token if before else ""
            self._absorbed = (self._preparer.prepared, datetime.now(UTC))
            return self._absorbed[1]

    def save_as(self, path: Path) -> "Document":
        """Return a new document at another path with the same lab, history, versions and files; this one stays open.

        The new one has an id of its own, and shares the `Lab` object: close this one after its writer has stopped.

        Raises:
            HeldError: somebody has a document open at the path.
            FileError: there is a file already, or it cannot be written.
        """
        with self._guard:
            past, _intact = self._past()
            plan = Plan(new_particulars(self.pack.id), list(rows_of(self.lab)), past[0] if past else None, past)
            return placed_document(settled(path), self.lab, self.pack, plan, self._backups)

    def _check_writable(self) -> None:
        if self.read_only is not None:
            raise ReadOnlyError(self.read_only)

    def _hold_lock(self) -> None:
        """Take the lock again where its file went with the folder."""
        if self._lock is not None and not self._lock.is_ours:
            self._lock.release()
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()

    def _past(self) -> tuple[list[Path], bool]:
        """Return the files that hold the document's past, best first; and whether the path holds it as we left it."""
        here = _contents_or_none(self.path, self.document_id)
        if here is not None and self._store.left(here.token):
            return [self.path], True
        backups = (backup.path for backup in self._backups.find(self.path, self.document_id))
        newest = next((path for path in backups if _contents_or_none(path, self.document_id)), None)
        return [path for path in (newest, self.path if here else None) if path is not None], False

    def _lab_of(self, contents: Contents) -> Lab:
        return read_lab(contents.lab_object(), self.pack, self.path.name, dangling=True)

    # the past

    def history(self) -> list[HistoryEntry]:
        """Return every step in the file, the newest last.

        Raises:
            FileError: the file cannot be read.
        """
        with self._store.reading() as connection:
            rows = connection.execute("SELECT number, at, who, label, edits FROM history ORDER BY number").fetchall()
        return [
            HistoryEntry(number, datetime.fromisoformat(at), parse_text(who), parse_text(label), edits_of(edits))
            for number, at, who, label, edits in rows
        ]

    def versions(self) -> list[Version]:
        """Return the named versions in the file, the newest last.

        Raises:
            FileError: the file cannot be read.
        """
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT number, at, name, history_number FROM versions ORDER BY number"
            ).fetchall()
        return [Version(number, datetime.fromisoformat(at), parse_text(name), step) for number, at, name, step in rows]

    def version_lab(self, number: int) -> Lab:
        """Return the lab as a version kept it.

        Raises:
            KeyError: there is no such version.
            FileError: the file cannot be read.
            LabFileError: the pack no longer has what the version holds.
        """
        with self._store.reading() as connection:
            row = connection.execute("SELECT lab FROM versions WHERE number = ?", (number,)).fetchone()
        if row is None:
            raise KeyError(number)
        return read_lab(parse_text(row[0]), self.pack, self.path.name, dangling=True)

    def purge_history(self) -> None:
        """Remove history, versions, files no paper names any more, and all backups; make one new backup.

        Steps not yet written are written after it as usual: let the writer finish first.

        Raises:
            FileError: not all of it is gone; the lab itself is untouched.
        """
        self._check_writable()
        with self._guard:
            self._store.purge(names_of_files(self.lab))
            self._backups.purge(self.path, self.document_id)
            self.backup()

    # the files that prove the records

    @property
    def attachments(self) -> list[StoredFile]:
        """The files kept in the document."""
        return list(self._store.files.values())

    def kept(self, name: str) -> StoredFile | None:
        """Return the file kept under a name, or None; for any thread, and at once."""
        return self._store.files.get(name)

    def add_attachment(self, content: bytes, name: str) -> StoredFile:
        """Keep a file's bytes in the document, as `add_attachments` does.

        Raises:
            DocumentError: it could not be written.
        """
        return self.add_attachments([(content, name)])[0]

    def add_attachments(self, given: Sequence[tuple[bytes, str]], avoided: Collection[str] = ()) -> list[StoredFile]:
        """Keep the bytes of files in the document, each given with its name: all of them or none.

        The names returned are for the cells `file` of the papers' records.  One has a number behind it where another
        file has the name.  A file that no paper names leaves with the history, and is in no copy that is sent.

        Args:
            given: bytes and names.
            avoided: names that no new file may have: papers name files so that nobody has attached.

        Raises:
            DocumentError: none of them is written.
        """
        with self._guard:
            self._check_writable()  # inside: while this waited its turn, the document may have been closed
            return self._store.add_files(given, avoided)

    def attachment(self, sha256: str) -> bytes:
        """Return the bytes of a file kept in the document.

        Raises:
            KeyError: there is none with the hash.
            FileError: the document cannot be read.
        """
        file = next((file for file in self.attachments if file.sha256 == sha256), None)
        if file is None:
            raise KeyError(sha256)
        with self._store.reading() as connection:
            return file_bytes(connection, file)

    # backups and the end

    def backup(self) -> Path | None:
        """Back the document up, unless nothing was written since the last time; return the backup made.

        A failure is no error of the document's: `backup_problem` says it.
        """
        if self.read_only is not None:
            return None
        self.backup_problem = None
        with self._guard:
            try:
                return self._backups.make(self.path, self.document_id, self._store.token)
            except FileError as error:
                self.backup_problem = str(error)
        return None

    def close(self) -> None:
        """Make the closing backup and let go of the file; a second time does nothing."""
        with self._guard:
            if self._lock is not None:
                self.backup()
                self._lock.release()
                self._lock = None
                self.read_only = _("“{path}”已经关闭。").format(path=self.path)


def placed_document(path: Path, lab: Lab, pack: Pack, plan: Plan, backups: Backups) -> Document:
    """Write a new file where none is, and return it open.

    Raises:
        HeldError: somebody has a document open at the path.
        FileError: there is a file already, or it cannot be written.
    """
    lock, contents = placed(path, plan)
    document = Document(path, lab, pack, contents, lock=lock, backups=backups)
    document.backup()
    return document


def placed(path: Path, plan: Plan, *, overwrite: bool = False) -> tuple[FileLock, Contents]:
    """Write a new file into its place; return its lock, and what it holds.

    Raises:
        HeldError: somebody has a document open at the path.
        FileError: there is a file that may not be overwritten, or it cannot be written.
    """
    lock = FileLock(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
        with ExitStack() as stack:
            stack.callback(lock.release)
            if path.exists() and not overwrite:
                raise FileExistsError(errno.EEXIST, "")
            with built(path, plan) as (beside, contents):
                put_journal_aside(path)
                (move_over if overwrite else move_new)(beside, path)
            stack.pop_all()
    except OSError as error:
        raise unwritable(path, error) from error
    return lock, contents


def _contents_or_none(path: Path, document_id: str) -> Contents | None:
    """Return what a file holds if it is the document, whole."""
    try:
        contents = read_checked(path)
    except FileError:
        return None
    return contents if contents.document_id == document_id else None


def _keep(path: Path) -> Path | None:
    """Copy what lies at a path, with its journal, to a name of its own beside it; return the name."""
    if not path.exists():
        return None
    short = os.fsencode(path.stem)[:_LONGEST_STEM].decode(errors="ignore")
    stem = _("{name}（被替换的版本 {time}）").format(name=short, time=f"{datetime.now():%Y%m%d-%H%M%S-%f}")
    kept = path.with_name(f"{stem}{path.suffix}")
    shutil.copyfile(path, kept)
    if journal_of(path).exists():
        shutil.copyfile(journal_of(path), journal_of(kept))
    return kept


def settled(path: Path) -> Path:
    """Return the file itself: its journal and its lock must lie beside it, not beside a link to it."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path.absolute()

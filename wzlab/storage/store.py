"""The file of an open document: one transaction a step, and never a write over what somebody else left there.

Each commit leaves a new mark, the token.  Before the next one the file must still be the one we left: the same file
of the same size and time, or at least one whose seal is right and whose token is ours; inside the transaction the
token is looked at once more.  After a failure nobody knows whether a commit landed, so the whole file is read again,
and a step whose token is found there is done.
"""

import sqlite3
import time
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from wzlab.errors import ChangedOutsideError, UnreadableError
from wzlab.files import unwritable
from wzlab.language import _
from wzlab.storage.connections import FILE_ACCESS, connected, is_passing, named, replaced, snapshot
from wzlab.storage.contents import Contents, StoredFile, file_key, read_checked, version_key
from wzlab.storage.rows import Row, ascii_json
from wzlab.storage.seals import MODULUS, NO_HISTORY, digest, link, seal
from wzlab.storage.steps import Step, new_token

_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between tries while another program holds the file for a moment."""


class Mark(NamedTuple):
    """What a file system says of a file, to see whether it is the one we left."""

    device: int
    inode: int
    size: int
    modified: int

    def is_same_file(self, other: "Mark") -> bool:
        """Tell whether the other is the same file, changed or not."""
        return (self.device, self.inode) == (other.device, other.inode)


def mark_of(path: Path) -> Mark:
    """Return a file's mark.

    Raises:
        OSError: there is no such file.
    """
    found = path.stat()
    return Mark(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


@dataclass
class Draft:
    """What a transaction is about to make of the seal; it holds once the transaction has."""

    length: int
    link: bytes
    digests: dict[Hashable, int | None] = field(default_factory=dict)
    """The parts of the seal that are new (None: gone)."""


Act = Callable[[sqlite3.Connection, Draft], None]


class Store:
    """A document's file as we last left it.

    Its methods may be called from any thread, one at a time.
    """

    def __init__(self, path: Path, contents: Contents) -> None:
        self.path = path
        self._mark = mark_of(path)
        self._in_doubt = False
        self._tried: set[str] = set()  # tokens of commits of which nobody knows the end
        self._landed: set[str] = set()  # those of them that were found in the file
        self._adopt(contents)

    def _adopt(self, contents: Contents) -> None:
        self.particulars = dict(contents.particulars)
        self.files = dict(contents.files)
        self._digests = dict(contents.digests)
        self._total = sum(contents.digests.values()) % MODULUS
        self._length, self._link = contents.history_length, contents.history_link

    @property
    def token(self) -> str:
        """The mark of the last commit."""
        return self.particulars["token"]

    @property
    def document_id(self) -> str:
        """What the document is known by wherever it lies."""
        return self.particulars["document"]

    def left(self, token: str) -> bool:
        """Tell whether a file with this mark may be as we left it."""
        return token == self.token or token in self._tried

    # writing

    def write(self, step: Step) -> datetime:
        """Write a step, unless it is in the file already; return when it was known to be there, in UTC.

        Raises:
            DocumentError: it is not written, or not known to be.
        """
        return self._commit(step.token, lambda connection, draft: _write_step(connection, draft, step))

    def add_files(self, given: Sequence[tuple[bytes, str]], avoided: Collection[str] = ()) -> list[StoredFile]:
        """Keep the bytes of files, each given with its name: all of them or none.

        Where another file has a name, or it is to be avoided, the file gets a number behind it; the same bytes under
        the same name are kept once.

        Raises:
            DocumentError: none of them is kept.
        """
        files: list[StoredFile] = []
        new: dict[str, tuple[StoredFile, bytes]] = {}
        self._end_doubt()  # names are chosen among what is really there
        for content, name in given:
            known = self.files | {found: file for found, (file, _content) in new.items()}
            file = _file_for(content, name, known, avoided)
            files.append(file)
            if file.name not in known:
                new[file.name] = file, content
        if new:
            self._commit(new_token(), lambda connection, draft: _write_files(connection, draft, new.values()))
            self.files = self.files | {file.name: file for file, _content in new.values()}
        return files

    def purge(self, kept_files: Collection[str]) -> None:
        """Remove history, versions and all files but those named, and every byte of them.

        Raises:
            DocumentError: not all of it is gone.
        """
        self._end_doubt()
        gone = [key for key in self._digests if _is_past(key, kept_files)]
        self._commit(new_token(), lambda connection, draft: _purge(connection, draft, gone))
        self.files = {name: file for name, file in self.files.items() if file_key(name) not in gone}
        with FILE_ACCESS:
            self._in_doubt = True
            try:
                with connected(self.path, "rw") as connection:
                    connection.execute("VACUUM")
                self._settle(mark_of(self.path))
            except (sqlite3.Error, OSError) as error:
                raise named(error, self.path) from error

    # the protocol of a commit

    def _commit(self, token: str, act: Act) -> datetime:
        for pause in (*_PAUSES, None):
            try:
                return self._attempt(token, act)
            except sqlite3.Error as error:
                if pause is None or not is_passing(error):
                    raise named(error, self.path) from error
                time.sleep(pause)
        raise AssertionError("the last try returns or raises")

    def _attempt(self, token: str, act: Act) -> datetime:
        with FILE_ACCESS:
            before = self._present_mark()
            if self._is_landed(token, before):
                return datetime.now(UTC)
            self._in_doubt = True
            self._tried.add(token)
            with connected(self.path, "rw") as connection:
                draft, particulars = self._transact(connection, token, act)
            after = self._present_mark()
            if not after.is_same_file(before):
                raise ChangedOutsideError(replaced(self.path), "replaced")
            self._apply(draft, particulars)
            self._settle(after)
            return datetime.now(UTC)

    def _transact(self, connection: sqlite3.Connection, token: str, act: Act) -> tuple[Draft, dict[str, str]]:
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("SELECT value FROM meta WHERE key = 'token'").fetchone() != (self.token,):
            raise self._changed("overwritten")
        draft = Draft(self._length, self._link)
        act(connection, draft)
        particulars = self.particulars | {"token": token}
        meta = {"token": token, "seal": seal(self._total_after(draft), draft.link, particulars)}
        connection.executemany("UPDATE meta SET value = ? WHERE key = ?", [(meta[key], key) for key in meta])
        connection.execute("COMMIT")
        return draft, particulars

    def _total_after(self, draft: Draft) -> int:
        total = self._total
        for key, new in draft.digests.items():
            total += (new or 0) - self._digests.get(key, 0)
        return total % MODULUS

    def _apply(self, draft: Draft, particulars: dict[str, str]) -> None:
        self._total = self._total_after(draft)
        self._length, self._link, self.particulars = draft.length, draft.link, particulars
        for key, new in draft.digests.items():
            if new is None:
                self._digests.pop(key, None)
            else:
                self._digests[key] = new

    # is it still the file we left?

    def _present_mark(self) -> Mark:
        try:
            return mark_of(self.path)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise self._changed("missing") from error
        except OSError as error:
            raise unwritable(self.path, error) from error

    def _is_landed(self, token: str, mark: Mark) -> bool:
        """Tell whether the commit with the token is in the file, which must be the one we left or be as we left it.

        Raises:
            ChangedOutsideError: it is neither.
        """
        if token in self._landed:
            return True
        if mark == self._mark and not self._in_doubt:
            return False
        kind: Literal["replaced", "overwritten"] = "overwritten" if mark.is_same_file(self._mark) else "replaced"
        try:
            contents = read_checked(self.path)
        except UnreadableError as error:
            raise self._changed(kind) from error
        if contents.token != self.token:
            if contents.token not in self._tried:
                raise self._changed(kind)
            self._landed.add(contents.token)  # its commit failed only in what it told
        self._adopt(contents)
        self._settle(mark)
        return token in self._landed

    def _end_doubt(self) -> None:
        """Read the file again if nobody knows what became of the last commit.

        Raises:
            DocumentError: it is not the file we left, or cannot be read.
        """
        with FILE_ACCESS:
            if self._in_doubt:
                self._is_landed("", self._present_mark())

    def _settle(self, mark: Mark) -> None:
        self._mark, self._in_doubt = mark, False
        self._tried.clear()

    def _changed(self, kind: Literal["replaced", "overwritten", "missing"]) -> ChangedOutsideError:
        if kind == "missing":
            told = _(
                "“{path}”不在原来的位置了（可能被移动、改名或删除）。这次改动没有写入；请选择重新写入原处，或另存一份。"
            )
        elif kind == "overwritten":
            told = _(
                "“{path}”已被别的程序改写。为免覆盖它，这次改动没有写入；请选择保留本窗口的内容、改用文件的内容，或另存一份。"
            )
        else:
            return ChangedOutsideError(replaced(self.path), kind)
        return ChangedOutsideError(told.format(path=self.path), kind)

    # reading

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection that reads the file as of the last commit.

        Raises:
            FileError: it cannot be read.
        """
        try:
            with snapshot(self.path) as connection:
                yield connection
        except (sqlite3.Error, OSError) as error:
            raise named(error, self.path) from error


def _is_past(key: Hashable, kept_files: Collection[str]) -> bool:
    """Tell whether a part of the seal stands for a version, or for a file that is not kept."""
    match key:
        case ("version:", int()):
            return True
        case ("file:", str(name)):
            return name not in kept_files
    return False


def _write_step(connection: sqlite3.Connection, draft: Draft, step: Step) -> None:
    if step.gone:
        connection.executemany("DELETE FROM entries WHERE section = ? AND id = ?", step.gone)
    if step.rows:
        insert_rows(connection, step.rows)
    draft.digests |= dict.fromkeys(step.gone)
    draft.digests |= {row.key: row.digest for row in step.rows}
    append_history(connection, draft, step)
    if step.version is not None:
        (last,) = connection.execute("SELECT ifnull(max(number), 0) FROM versions").fetchone()
        row = (last + 1, step.at.isoformat(), step.version.name, draft.length, step.version.lab)
        connection.execute("INSERT INTO versions VALUES (?, ?, ?, ?, ?)", row)
        draft.digests[version_key(last + 1)] = digest("versions", *row)


def insert_rows(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Write rows of a lab, over those that are there."""
    connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", rows)


def append_history(connection: sqlite3.Connection, draft: Draft, step: Step) -> None:
    """Write the history of a step, chained to what is there."""
    draft.length += 1
    row = (draft.length, step.at.isoformat(), ascii_json(step.who), ascii_json(step.label), step.edits)
    draft.link = link(draft.link, *row)
    connection.execute("INSERT INTO history VALUES (?, ?, ?, ?, ?, ?)", (*row, draft.link))


def _file_for(content: bytes, name: str, known: Mapping[str, StoredFile], avoided: Collection[str]) -> StoredFile:
    """Return what a file is kept as among those that are known: by its name, or by the first numbered one that is free."""
    hashed, plain = sha256(content).hexdigest(), Path(name)
    number, candidate = 1, name
    while True:
        there = known.get(candidate)
        is_free = candidate not in avoided if there is None else there.sha256 == hashed
        if is_free:
            return StoredFile(hashed, len(content), candidate)
        number += 1
        candidate = f"{plain.stem} ({number}){plain.suffix}"


def _write_files(connection: sqlite3.Connection, draft: Draft, files: Iterable[tuple[StoredFile, bytes]]) -> None:
    for file, content in files:
        insert_file(connection, file, content)
        draft.digests[file_key(file.name)] = file.digest


def insert_file(connection: sqlite3.Connection, file: StoredFile, content: bytes) -> None:
    """Write the bytes of a file."""
    connection.execute(
        "INSERT INTO attachments VALUES (?, ?, ?, ?)", (ascii_json(file.name), file.sha256, file.size, content)
    )


def _purge(connection: sqlite3.Connection, draft: Draft, gone: Iterable[Hashable]) -> None:
    draft.length, draft.link = 0, NO_HISTORY
    draft.digests |= dict.fromkeys(gone)
    connection.execute("DELETE FROM history")
    connection.execute("DELETE FROM versions")
    names = [(ascii_json(key[1]),) for key in draft.digests if isinstance(key, tuple) and key[0] == "file:"]
    connection.executemany("DELETE FROM attachments WHERE name = ?", names)

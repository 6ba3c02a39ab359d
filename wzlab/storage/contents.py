"""What a document holds, read whole and checked against its seal before anybody believes it."""

import sqlite3
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from wzlab.errors import DamagedError, FileError, NewerVersionError, NotADocumentError
from wzlab.files import read_head, unreadable
from wzlab.language import _
from wzlab.storage.connections import FILE_ACCESS, has_journal, named_reading, snapshot
from wzlab.storage.head import HEAD_LENGTH, HeadKind, head_kind, least_size
from wzlab.storage.interchange import parse_text
from wzlab.storage.rows import Row, ascii_json, lab_object
from wzlab.storage.schema import has_our_schema
from wzlab.storage.seals import NO_HISTORY, digest, link, seal


class StoredFile(NamedTuple):
    """A file kept in a document: the SHA-256 of its bytes in hexadecimal, how many there are, and its name."""

    sha256: str
    size: int
    name: str

    @property
    def digest(self) -> int:
        """Its part of the seal; the bytes are in it by their hash."""
        return digest("attachments", self.sha256, self.size, ascii_json(self.name))


def file_key(name: str) -> Hashable:
    """Return what a stored file's part of the seal is known by; no section of rows has such a name."""
    return ("file:", name)


def version_key(number: int) -> Hashable:
    """Return what a version's part of the seal is known by."""
    return ("version:", number)


@dataclass(frozen=True)
class Contents:
    """A document whose seal has been found right.

    `digests` are the parts of the seal by what each stands for; `history_link` is the last of `history_length` links.
    """

    particulars: dict[str, str]
    rows: list[Row]
    files: dict[str, StoredFile]
    digests: dict[Hashable, int]
    history_length: int
    history_link: bytes

    @property
    def token(self) -> str:
        """What the last commit left as its mark."""
        return self.particulars["token"]

    @property
    def document_id(self) -> str:
        """What the document is known by wherever it lies."""
        return self.particulars["document"]

    def lab_object(self) -> dict[str, Any]:
        """Return the interchange object of the lab."""
        return lab_object(self.rows)


def read_checked(path: Path) -> Contents:
    """Return what a file holds, if it is a document and whole; the file is not changed.

    Raises:
        UnreadableError: it is none, damaged, or from a newer program.
        FileError: it cannot be read.
    """
    with FILE_ACCESS:
        check_head(path)
        try:
            with snapshot(path) as connection:
                return checked(connection, path)
        except (sqlite3.Error, OSError) as error:
            raise named_reading(error, path) from error


def check_head(path: Path) -> None:
    """Look at a file's first bytes and its size before SQLite does.

    Raises:
        UnreadableError: it is no document, damaged, or from a newer program.
        FileError: it cannot be read.
    """
    with FILE_ACCESS:
        head = read_head(path, HEAD_LENGTH)
        try:
            size = path.stat().st_size
        except OSError as error:
            raise unreadable(path, error) from error
    refused = _refused(path, head)
    if refused is None and not has_journal(path) and size < least_size(head):
        refused = damaged(path, _("文件不完整，末尾缺了一段"))
    if refused is not None:
        raise refused


def _refused(path: Path, head: bytes) -> FileError | None:
    match head_kind(head):
        case HeadKind.FOREIGN:
            told = _(
                "“{path}”不是 wzlab 文档，没有打开，也没有改动它。请选择扩展名为 .wzlab 的文件；如果它原来能打开，请从备份中恢复。"
            )
            return NotADocumentError(told.format(path=path))
        case HeadKind.NEWER:
            told = _("“{path}”是用更新版本的程序保存的，没有打开，也没有改动它。需要新版本：请先升级本程序。")
            return NewerVersionError(told.format(path=path))
        case HeadKind.DAMAGED:
            return damaged(path, _("文件头已被改动") if head else _("文件是空的（0 字节）"))
    return None


def damaged(path: Path, why: str) -> DamagedError:
    """Return the error of a document that does not hold what was written to it."""
    told = _("“{path}”已损坏（{why}），没有打开，也没有改动它。请从备份中恢复。")
    return DamagedError(told.format(path=path, why=why))


def checked(connection: sqlite3.Connection, path: Path) -> Contents:
    """Return what a database holds; `path` is what a complaint calls it.

    Raises:
        DamagedError: its tables are not ours, or its seal is not right.
        sqlite3.Error: it cannot be read.
    """
    if not has_our_schema(connection):
        raise damaged(path, _("内部结构与 wzlab 文档不符"))
    if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
        raise damaged(path, _("数据库结构已被破坏"))
    meta: dict[str, str] = dict(connection.execute("SELECT key, value FROM meta"))
    written = meta.pop("seal", None)
    rows = [Row(*row) for row in connection.execute("SELECT section, id, place, content FROM entries")]
    raw_files = list(_files(connection))
    digests: dict[Hashable, int] = {row.key: row.digest for row in rows}
    digests |= dict(_version_digests(connection))
    of_files = sum(digest("attachments", *file) for file in raw_files)
    length, last = _history(connection)
    if written != seal(sum(digests.values()) + of_files, last, meta):
        raise damaged(path, _("内容与保存时不一致"))
    found = [StoredFile(hashed, size, parse_text(name)) for hashed, size, name in raw_files]
    files = {file.name: file for file in found}
    digests |= {file_key(file.name): file.digest for file in found}
    return Contents(meta, rows, files, digests, length, last)


def _files(connection: sqlite3.Connection) -> Iterator[tuple[str, int, str]]:
    """Yield hash, size and name of each stored file; no hash where its bytes are not those it was made of."""
    for name, written, size, content in connection.execute("SELECT name, sha256, size, content FROM attachments"):
        same = isinstance(content, bytes) and sha256(content).hexdigest() == written and len(content) == size
        yield (written if same else ""), size, name


def _version_digests(connection: sqlite3.Connection) -> Iterator[tuple[Hashable, int]]:
    for row in connection.execute("SELECT number, at, name, history_number, lab FROM versions"):
        yield version_key(row[0]), digest("versions", *row)


def _history(connection: sqlite3.Connection) -> tuple[int, bytes]:
    """Return how many rows the history has, and its last link; a wrong link or number on the way breaks the chain."""
    length, last = 0, NO_HISTORY
    for number, at, who, label, edits, written in connection.execute(
        "SELECT number, at, who, label, edits, digest FROM history ORDER BY number"
    ):
        length += 1
        last = link(last, number, at, who, label, edits)
        if number != length or written != last:
            last = NO_HISTORY
            break
    return length, last

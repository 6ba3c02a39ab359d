"""Connections to a document: short ones, one at a time, and what SQLite complains of in the user's words.

No connection outlives its transaction, so a file that was replaced, moved or overwritten meanwhile is noticed at the
next one.  Everything that opens a document's file holds `FILE_ACCESS`, because on POSIX closing any handle of a file
drops the locks SQLite holds on it in the same process (https://www.sqlite.org/howtocorrupt.html, 2.2).
"""

import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from wzlab.errors import (
    BusyError,
    ChangedOutsideError,
    DamagedError,
    DiskFullError,
    DocumentError,
    FileError,
    ReadOnlyError,
)
from wzlab.files import unreadable
from wzlab.language import N_, _

FILE_ACCESS = threading.RLock()
"""Held by whoever opens the file of any document."""

_PATIENCE = 3.0
"""Seconds SQLite waits for a lock of another program."""

_SETTINGS = (
    "journal_mode = DELETE",  # a copy of the file alone is whole, and network drives can do it
    "synchronous = EXTRA",  # FULL, and the journal's end reaches the disk too
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",  # nothing of a lab is left in a temporary folder
    "mmap_size = 0",  # a disk error is an error, not a signal
)
_PRIMARY = 0xFF
"""The part of SQLite's extended error codes that says of which kind an error is."""


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps the journal of a document."""
    return path.with_name(path.name + "-journal")


def has_journal(path: Path) -> bool:
    """Tell whether a journal with anything in it lies beside a document."""
    try:
        return journal_of(path).stat().st_size > 0
    except OSError:
        return False


@contextmanager
def connected(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    """Give a connection to a file that exists; what is not committed when it closes is rolled back.

    Args:
        path: the database.
        mode: "ro" or "rw"; no mode makes a file.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    with closing(
        sqlite3.connect(f"{_address(path)}?mode={mode}", uri=True, timeout=_PATIENCE, isolation_level=None)
    ) as connection:
        for setting in _SETTINGS if mode == "rw" else _SETTINGS[2:]:
            connection.execute(f"PRAGMA {setting}")
        yield connection


def _address(path: Path) -> str:
    """Return a path as SQLite's URI; a drive gets a third stroke, a network share a fourth."""
    quoted = quote(os.fsencode(path.absolute().as_posix()), safe="/:")
    return f"file://{'' if quoted.startswith('/') else '/'}{quoted}"


@contextmanager
def snapshot(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection that reads a document as of its last commit and writes nothing beside it or in it.

    Where a program died while writing, its journal must be rolled back first: that is done on a copy.

    Raises:
        sqlite3.Error: it cannot be read.
        OSError: it cannot be copied.
    """
    with FILE_ACCESS:
        if not _needs_rolling_back(path):
            with connected(path, "ro") as connection:
                connection.execute("BEGIN")
                yield connection
            return
        with copied_with_journal(path) as copy, connected(copy, "rw") as connection:
            connection.execute("BEGIN")
            yield connection


@contextmanager
def copied_with_journal(path: Path) -> Iterator[Path]:
    """Give a private copy of a document and its journal, gone afterwards.

    Raises:
        OSError: it cannot be copied.
    """
    with tempfile.TemporaryDirectory(prefix="wzlab-") as folder:
        copy = Path(folder) / "copy.wzlab"
        shutil.copyfile(path, copy)
        shutil.copyfile(journal_of(path), journal_of(copy))
        yield copy


def _needs_rolling_back(path: Path) -> bool:
    """Tell whether a journal lies beside a document whose writer is gone."""
    if not has_journal(path):
        return False
    try:
        with connected(path, "ro") as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        return code_of(error) & _PRIMARY not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return False


def code_of(error: sqlite3.Error) -> int:
    """Return the extended code of an error; text that is no text is corruption, though SQLite gives it none."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)


def named(error: sqlite3.Error | OSError, path: Path) -> FileError:
    """Return the error of ours that says what SQLite or the system complains of."""
    if isinstance(error, OSError):
        return unreadable(path, error)
    code = code_of(error)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return ChangedOutsideError(replaced(path), "replaced")
    if code in _BUSY_CODES:
        return BusyError(
            _(
                "“{path}”正被别的程序占用（例如杀毒软件或网盘同步），暂时写不进去。改动仍保留在窗口中；请稍候再试，或另存一份。"
            ).format(path=path)
        )
    kind, told = _COMPLAINTS.get(code & _PRIMARY, _OTHER)
    return kind(_(told).format(path=path, code=getattr(error, "sqlite_errorname", code)))


def named_reading(error: sqlite3.Error | OSError, path: Path) -> FileError:
    """Return the error of ours that says why a document cannot be read: there is nothing in a window yet to be lost."""
    if isinstance(error, OSError):
        return unreadable(path, error)
    code = code_of(error)
    if code in _BUSY_CODES:
        return BusyError(
            _("“{path}”正被别的程序占用（例如杀毒软件或网盘同步），暂时读不了；请稍候再试。").format(path=path)
        )
    kind, told = _READING_COMPLAINTS.get(code & _PRIMARY, _READING_OTHER)
    return kind(_(told).format(path=path, code=getattr(error, "sqlite_errorname", code)))


def replaced(path: Path) -> str:
    """Return the sentence on a file that is another one by now."""
    return _(
        "“{path}”已被别的程序换成了另一个文件。为免覆盖它，这次改动没有写入；请选择保留本窗口的内容、改用新文件，或另存一份。"
    ).format(path=path)


def is_passing(error: sqlite3.Error) -> bool:
    """Tell whether trying again in a moment may help: a virus scanner or a sync client is at the file."""
    code = code_of(error)
    return code in _BUSY_CODES or code & _PRIMARY == sqlite3.SQLITE_CANTOPEN


_BUSY_CODES = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_BUSY_RECOVERY,
        sqlite3.SQLITE_BUSY_SNAPSHOT,
        sqlite3.SQLITE_BUSY_TIMEOUT,
        sqlite3.SQLITE_IOERR_DELETE,
        sqlite3.SQLITE_IOERR_LOCK,
        sqlite3.SQLITE_IOERR_RDLOCK,
    }
)


_MAY_NOT = N_(
    "“{path}”只能读取，写不进去。改动仍保留在窗口中；请另存一份，或请管理员允许写入这个文件和它所在的文件夹。"
)
_BROKEN = N_("“{path}”已损坏，没有改动它。请从备份中恢复，或另存一份。")
_OTHER = (DocumentError, N_("“{path}”打不开或写不进去（{code}）。改动仍保留在窗口中；请稍候重试，或另存一份。"))
_COMPLAINTS: dict[int, tuple[type[DocumentError], str]] = {
    sqlite3.SQLITE_FULL: (
        DiskFullError,
        N_("磁盘已满，“{path}”写不进去。改动仍保留在窗口中；请清理磁盘后重试，或另存到别的磁盘。"),
    ),
    sqlite3.SQLITE_READONLY: (ReadOnlyError, _MAY_NOT),
    sqlite3.SQLITE_PERM: (ReadOnlyError, _MAY_NOT),
    sqlite3.SQLITE_CORRUPT: (DamagedError, _BROKEN),
    sqlite3.SQLITE_NOTADB: (DamagedError, _BROKEN),
    sqlite3.SQLITE_IOERR: (
        DocumentError,
        N_(
            "读写“{path}”时磁盘出错（{code}），这次改动不能算已保存。改动仍保留在窗口中；请检查磁盘或网络后重试，或另存一份。"
        ),
    ),
}

_UNREAD = N_("“{path}”已损坏，读不出来，没有改动它。请从备份中恢复，或找一份完好的副本。")
_READING_OTHER = (DocumentError, N_("“{path}”打不开（{code}）；请稍候再试，或检查文件夹的权限。"))
_READING_COMPLAINTS: dict[int, tuple[type[DocumentError], str]] = {
    sqlite3.SQLITE_CORRUPT: (DamagedError, _UNREAD),
    sqlite3.SQLITE_NOTADB: (DamagedError, _UNREAD),
    sqlite3.SQLITE_FULL: (DiskFullError, N_("磁盘已满，“{path}”读不了；请清理磁盘后再试。")),
    sqlite3.SQLITE_IOERR: (DocumentError, N_("读“{path}”时磁盘出错（{code}）；请检查磁盘或网络后再试。")),
}

"""Who has a document open: a small file beside it, locked by the system as long as its writer lives.

The file names the holder; the system's lock says whether he is still there, also when he is stopped, and goes with
him when he dies.  A lock made on another computer is never taken over on our own judgement, because a network drive
may not carry its lock to us: `break_lock` is for after somebody has been asked.
"""

import errno
import getpass
import json
import os
import platform
import sys
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from wzlab.errors import DocumentError
from wzlab.files import unwritable
from wzlab.language import _

_LOCKED_BYTE = 1 << 30
"""Where Windows locks: far behind the text, which others may read meanwhile."""
_LONGEST_NAME = 240
_READS, _PAUSE = 10, 0.02
"""A lock just taken is blank for an instant: it is read ten times, 0.02 s apart, before that is believed."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a document open: `since` is a UTC time in ISO form; "" and 0 stand for what is not known."""

    user: str = ""
    host: str = ""
    pid: int = 0
    since: str = ""


class HeldError(DocumentError):
    """Somebody has the document open; `holder` says who."""

    def __init__(self, path: Path, holder: Holder) -> None:
        super().__init__(_held(path, holder))
        self.holder = holder


def _held(path: Path, holder: Holder) -> str:
    if not holder.host:
        return _("“{path}”正被另一个程序打开。请先在那里关闭，或以只读方式打开。").format(path=path)
    told = _("“{path}”正由 {user} 在电脑 {host} 上打开（自 {since}）。请对方先关闭，或以只读方式打开。")
    return told.format(path=path, user=holder.user, host=holder.host, since=_shown(holder.since))


def _shown(since: str) -> str:
    try:
        return f"{datetime.fromisoformat(since).astimezone():%Y-%m-%d %H:%M}"
    except (ValueError, OSError, OverflowError):
        return since


def system_user() -> str:
    """Return the user's name as the system knows it; "" where it does not."""
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return ""


def lock_path(path: Path) -> Path:
    """Return where the lock of a document lies."""
    name = path.name
    if len(os.fsencode(name)) > _LONGEST_NAME:
        name = f"{sha256(os.fsencode(name)).hexdigest()[:16]}.wzlab"
    return path.with_name(f".~{name}.lock")


def holder_of(path: Path) -> Holder | None:
    """Return what the lock of a document says, alive or not; None without one."""
    try:
        content = lock_path(path).read_bytes()
    except OSError:
        return None
    return _read(content)


def break_lock(path: Path) -> None:
    """Take a document's lock away, after somebody has been asked; the holder, if alive, notices before he writes.

    Raises:
        FileError: the lock cannot be removed.
    """
    try:
        lock_path(path).unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(lock_path(path), error) from error


class FileLock:
    """The lock of one document, once `acquire` has returned."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: BinaryIO | None = None

    def __del__(self) -> None:
        """Let go with the document that is dropped."""
        self.release()

    @property
    def is_ours(self) -> bool:
        """Whether the lock that lies beside the document is still the one taken here."""
        return self._file is not None and _is_at(self._file, lock_path(self.path))

    def acquire(self) -> None:
        """Take the lock, also from a holder who is dead.

        Raises:
            HeldError: somebody has it, or had it on another computer.
            OSError: the folder lets nobody write.
        """
        while not self._try():
            pass  # the holder let go between our opening his file and locking it

    def release(self) -> None:
        """Let go of the lock and take its file away."""
        file, self._file = self._file, None
        if file is None:
            return
        ours = _is_at(file, lock_path(self.path))
        if os.name != "nt" and ours:  # while still locked, so that nobody locks a file that is about to go
            _remove(lock_path(self.path))
        file.close()
        if os.name == "nt" and ours:
            _remove(lock_path(self.path))

    def _try(self) -> bool:
        """Tell whether the lock was taken; False: its file has gone meanwhile."""
        place = lock_path(self.path)
        descriptor = os.open(place, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        file = os.fdopen(descriptor, "r+b", buffering=0)
        try:
            free = _lock(file)
            if free is False:
                raise HeldError(self.path, _patiently_read(place))
            if not _is_at(file, place):
                return False
            if _may_be_alive(holder := _read(file.read()), system_locks=free is not None):
                raise HeldError(self.path, holder)
            _write(file)
            self._file = file
        finally:
            if self._file is None:
                file.close()
        return True


def _may_be_alive(holder: Holder, *, system_locks: bool) -> bool:
    """Tell whether a holder whose lock is not in the system's way must be respected all the same."""
    if holder.host not in ("", platform.node()):
        return True
    return not system_locks and holder.pid > 0 and _runs(holder.pid)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _write(file: BinaryIO) -> None:
    holder = Holder(system_user(), platform.node(), os.getpid(), datetime.now(UTC).isoformat(timespec="seconds"))
    file.seek(0)
    file.truncate()
    file.write(json.dumps(asdict(holder)).encode())


def _patiently_read(place: Path) -> Holder:
    holder = Holder()
    for _attempt in range(_READS):
        try:
            holder = _read(place.read_bytes())
        except OSError:
            return holder
        if holder.host:
            break
        time.sleep(_PAUSE)
    return holder


def _read(content: bytes) -> Holder:
    """Return the holder a lock names; what it does not name is not known."""
    try:
        found = json.loads(content)
    except ValueError:
        return Holder()
    if not isinstance(found, dict):
        return Holder()
    texts = {key: found[key] for key in ("user", "host", "since") if isinstance(found.get(key), str)}
    pid = found.get("pid")
    return Holder(**texts, pid=pid if isinstance(pid, int) and not isinstance(pid, bool) else 0)


def _is_at(file: BinaryIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except OSError:
        return False


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # a lock that nobody holds is reclaimed by the next who comes


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> bool | None:
        """Lock an open file until it is closed; tell whether it was free, None where the system cannot lock."""
        file.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            file.seek(0)
        return True
else:
    import fcntl

    def _lock(file: BinaryIO) -> bool | None:
        """Lock an open file until it is closed; tell whether it was free, None where the system cannot lock."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno not in (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS):
                raise
            return None  # as on some network drives
        return True

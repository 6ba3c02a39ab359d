"""Files of the world: read with a sentence for what goes wrong, written whole or not at all."""

import errno
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from wzlab.errors import FileError
from wzlab.language import N_, _

REASONS = {
    errno.ENOENT: N_("找不到这个文件或文件夹"),
    errno.EISDIR: N_("这是一个文件夹"),
    errno.ENOTDIR: N_("路径中有一段不是文件夹"),
    errno.EEXIST: N_("同名的文件已经存在"),
    errno.EACCES: N_("没有权限"),
    errno.EPERM: N_("没有权限"),
    errno.EROFS: N_("磁盘是只读的"),
    errno.ENOSPC: N_("磁盘已满"),
    errno.EDQUOT: N_("磁盘配额已用完"),
    errno.EFBIG: N_("文件太大"),
    errno.EIO: N_("磁盘读写出错"),
    errno.EBUSY: N_("文件正被别的程序使用"),
    errno.ENAMETOOLONG: N_("文件名太长"),
}
_PAUSES = (0.05, 0.1, 0.2, 0.4)
"""Seconds between tries when a system refuses to replace a file that a virus scanner still reads."""
_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EACCES, errno.EINVAL})
"""How file systems say that they know no hard links."""


def reason(error: OSError) -> str:
    """Return what went wrong with a file in the current language; in the system's words where there are no better."""
    known = REASONS.get(error.errno) if error.errno is not None else None
    return _(known) if known else error.strerror or str(error)


def read_bytes(path: Path) -> bytes:
    """Return a file's content.

    Raises:
        FileError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error


def read_head(path: Path, length: int = 100) -> bytes:
    """Return the first bytes of a file, fewer if it has not so many.

    Raises:
        FileError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(length)
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> FileError:
    """Return the error of a file that cannot be read."""
    return FileError(_("“{path}”读不出：{reason}。").format(path=path, reason=reason(error)))


def unwritable(path: Path, error: OSError) -> FileError:
    """Return the error of a file that could not be written and is as it was."""
    return FileError(
        _("“{path}”写不进去：{reason}。原有文件未改动；请换一个位置，或关闭正在使用它的程序。").format(
            path=path, reason=reason(error)
        )
    )


def write_text(path: Path, text: str) -> None:
    """Write a JSON text as UTF-8, whole or not at all; half a surrogate pair is escaped as JSON does.

    Raises:
        FileError: it cannot be written; what was there is untouched.
    """
    write_bytes(path, text.encode("utf-8", "backslashreplace"))


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside the target first, then in its place.

    Raises:
        FileError: it cannot be written; what was there is untouched.
    """
    try:
        with made_beside(path) as beside:
            beside.write_bytes(content)
            move_over(beside, path)
    except OSError as error:
        raise unwritable(path, error) from error


@contextmanager
def made_beside(path: Path) -> Iterator[Path]:
    """Give an empty file in the folder of `path` to be filled and moved into its place; not moved, it is removed.

    Missing folders are made.

    Raises:
        OSError: the file cannot be made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
    os.close(handle)
    beside = Path(name)
    try:
        beside.chmod(_ordinary_mode())
        yield beside
    finally:
        beside.unlink(missing_ok=True)


def move_over(beside: Path, path: Path) -> None:
    """Put a finished file in the place of another, or where none is; both lie in one folder.

    Raises:
        OSError: it cannot be moved; both are as they were.
    """
    sync(beside)
    _patiently(lambda: beside.replace(path))
    sync_folder(path.parent)


def move_new(beside: Path, path: Path) -> None:
    """Put a finished file where no file is; both lie in one folder.

    Raises:
        FileExistsError: there is one; it is untouched.
        OSError: it cannot be moved.
    """
    sync(beside)
    if os.name == "nt":
        _patiently(lambda: beside.rename(path))  # refuses to replace
        return
    try:
        path.hardlink_to(beside)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        os.close(os.open(path, os.O_CREAT | os.O_EXCL))  # claims the name; no other program can in between
        beside.replace(path)
    sync_folder(path.parent)


def sync(path: Path) -> None:
    """Wait until a file's content is on the disk.

    Raises:
        OSError: the disk says it is not.
    """
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can tell."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.EBADF, errno.ENOTSUP):  # some file systems sync no folders
            raise
    finally:
        os.close(handle)


def _patiently(act: Callable[[], object]) -> None:
    """Try something a virus scanner may stand in the way of, for a second at most."""
    for pause in _PAUSES:
        try:
            act()
        except PermissionError:
            if os.name != "nt":  # elsewhere a refusal is meant
                raise
            time.sleep(pause)
        else:
            return
    act()


def _ordinary_mode() -> int:
    """Return the mode a new file gets by default; a temporary one would be closed to everybody else."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

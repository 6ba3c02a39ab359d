"""Files of the world: read with a sentence for what goes wrong, written whole or not at all."""

import errno
import os
import tempfile
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
        raise FileError(_("“{path}”读不出：{reason}。").format(path=path, reason=reason(error))) from error


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
    beside: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(_ordinary_mode())
        beside.replace(path)
    except OSError as error:
        if beside is not None:
            beside.unlink(missing_ok=True)
        raise FileError(
            _("“{path}”写不进去：{reason}。原有文件未改动；请换一个位置，或关闭正在使用它的程序。").format(
                path=path, reason=reason(error)
            )
        ) from error


def _ordinary_mode() -> int:
    """Return the mode a new file gets by default; a temporary one would be closed to everybody else."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

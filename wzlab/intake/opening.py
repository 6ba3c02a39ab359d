"""A file's bytes, read once: what was looked at is what is read."""

import stat
from pathlib import Path

from wzlab.files import unreadable
from wzlab.intake.limits import FILE_BYTES, MEGABYTE
from wzlab.intake.refusals import refused
from wzlab.language import N_

_LOCK_FILES = ("~$", ".~")
_LOCK_BYTES = 1_000
"""The longest that a lock file is: a name, twice."""


def content_of(path: Path) -> bytes:
    """Return the bytes of a regular file of sound size.

    Raises:
        FileError: it cannot be opened.
        SpreadsheetError: it is a folder, a device, a lock file, empty, or larger than 50 MB.
    """
    content = _content(path)
    if path.name.startswith(_LOCK_FILES) and len(content) <= _LOCK_BYTES:
        sentence = N_("“{path}”是 Excel 或 WPS 打开文件时留下的锁定文件，不是表格；请选名称开头没有“~$”或“.~”的那个。")
        raise refused(path, sentence)
    if not content:
        raise refused(path, N_("“{path}”是空文件（0 字节）；可能没有下载完，请重新取一份。"))
    return content


def _content(path: Path) -> bytes:
    """Read a regular file of sound size; it may be empty."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise refused(path, N_("“{path}”不是普通文件（可能是文件夹或设备），没有读取；请选择一个表格文件。"))
        if status.st_size > FILE_BYTES:
            raise _too_large(path)
        with path.open("rb") as file:
            content = file.read(FILE_BYTES + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    if len(content) > FILE_BYTES:
        raise _too_large(path)
    return content


def _too_large(path: Path) -> Exception:
    sentence = N_("“{path}”超过 {limit} MB，没有读取；请删去图片和无关的工作表，或拆成几个文件再试。")
    return refused(path, sentence, limit=FILE_BYTES // MEGABYTE)

"""A file that a document keeps, shown by whatever program the system has for it.

It is a read-only copy in a temporary folder that goes with the program: what somebody types there is not the paper that
was handed in.  Only kinds of files that are looked at are opened, never one that the system might run: a document may
come from a stranger.
"""

import atexit
import os
import shutil
import stat
import tempfile
import threading
import time
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ui.paths import file_name
from wzlab.errors import FileError
from wzlab.files import unwritable
from wzlab.language import _
from wzlab.storage.document import Document, StoredFile

VIEWABLE = frozenset(
    [
        ".pdf",
        ".ofd",
        ".caj",
        ".png",
        ".jpg",
        ".jpeg",
        ".bmp",
        ".gif",
        ".tif",
        ".tiff",
        ".webp",
        ".heic",
        ".doc",
        ".docx",
        ".wps",
        ".rtf",
        ".odt",
        ".xls",
        ".xlsx",
        ".et",
        ".ods",
        ".csv",
        ".ppt",
        ".pptx",
        ".dps",
        ".odp",
        ".txt",
        ".md",
        ".zip",
        ".rar",
        ".7z",
        ".eml",
        ".msg",
        ".mp3",
        ".wav",
        ".mp4",
        ".mov",
        ".avi",
        ".wmv",
        ".dwg",
        ".dxf",
        ".vsdx",
    ]
)
"""Suffixes of files that a program shows and the system does not run.  A list of those that run would never be complete.

Kinds whose very name says that they run something (.docm, .xlsm, .html, .svg) and names without a suffix are missing on
purpose.  The old office files (.doc, .xls, .ppt, .wps, .et, .dps) may carry macros, too, and their names do not tell.
They are here all the same: certificates and contracts are handed in as such every day, who could not open one here
would save it and open it from there, and the office program asks before it runs a macro wherever the file lies.
"""
_PREFIX = "wzlab-papers-"
_STALE = 24 * 3600
"""Seconds after which a folder of copies is that of a program that did not end as it should."""


def suffix_of(name: str) -> str:
    """Return the suffix by which a system would choose a program, in small letters; "" for none."""
    _stem, dot, suffix = name.rpartition(".")
    return f".{suffix.lower()}" if dot else ""


def may_be_viewed(name: str) -> bool:
    """Tell whether a file of this name is shown by the system, and not run."""
    return suffix_of(name) in VIEWABLE


def kept_bytes(document: Document, file: StoredFile) -> bytes:
    """Return the bytes of a file that a document keeps.

    Raises:
        FileError: they are not there any more, or cannot be read.
    """
    try:
        return document.attachment(file.sha256)
    except KeyError as error:
        raise FileError(_("实验室文件里已经没有“{name}”的内容。").format(name=file.name)) from error


def copy_to_view(document: Document, file: StoredFile) -> Path:
    """Return a fresh read-only copy of a file that may be viewed.

    Raises:
        FileError: it cannot be read, or the copy cannot be written.
    """
    assert may_be_viewed(file.name)
    content, suffix = kept_bytes(document, file), suffix_of(file.name)
    name = (file_name(file.name[: -len(suffix)]) or _("文件")) + suffix
    try:
        path = Path(tempfile.mkdtemp(dir=copies_folder())) / name
        path.write_bytes(content)
        path.chmod(0o400)
    except OSError as error:
        raise unwritable(Path(tempfile.gettempdir()) / name, error) from error
    return path


class CopiesFolder:
    """The folder of this program's copies; for any thread.

    It is removed when the program ends, as are those left by one that crashed.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._path: Path | None = None

    def path(self) -> Path:
        """Return the folder, made when it is first asked for, and anew if somebody has removed it.

        Raises:
            OSError: it cannot be made.
        """
        with self._guard:
            if self._path is None or not _is_own_folder(self._path):
                _remove_stale()
                self._path = Path(tempfile.mkdtemp(prefix=_PREFIX))
                atexit.register(remove_folder, self._path)
            os.utime(self._path)  # another window takes what is not used any more for what a crash has left
            return self._path


_COPIES = CopiesFolder()


def copies_folder() -> Path:
    """Return the folder of this program's copies.

    Raises:
        OSError: it cannot be made.
    """
    return _COPIES.path()


def _remove_stale() -> None:
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        if _is_own_folder(left) and _is_stale(left):
            remove_folder(left)


def _is_stale(folder: Path) -> bool:
    try:
        return time.time() - folder.stat().st_mtime > _STALE
    except OSError:
        return False


def _is_own_folder(path: Path) -> bool:
    """Tell whether there is a folder of this user's and no link to one: others may write into a temporary folder."""
    try:
        found = path.lstat()
    except OSError:
        return False
    is_link = not stat.S_ISDIR(found.st_mode) or getattr(found, "st_reparse_tag", 0) != 0
    return not is_link and (not hasattr(os, "getuid") or found.st_uid == os.getuid())


def remove_folder(folder: Path) -> None:
    """Remove a folder with the read-only copies in it; what another program still holds stays, and what a link leads to."""
    for path in _copies_in(folder):
        try:
            path.chmod(0o600)  # Windows removes nothing that is read-only
        except OSError:
            continue
    shutil.rmtree(folder, ignore_errors=True)


def _copies_in(folder: Path) -> list[Path]:
    """Return the files in the folders of a folder, without following any link."""
    try:
        inner = [path for path in folder.iterdir() if _is_own_folder(path)]
        return [path for one in inner for path in one.iterdir() if not path.is_symlink()]
    except OSError:
        return []


def open_by_system(path: Path) -> bool:
    """Have the system show a file; tell whether it has a program for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

"""Names and places of files: what a lab's file may be called, what is there already, and how room is made.

Nothing here asks anybody anything.
"""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from wzlab.files import read_head, unwritable
from wzlab.language import _
from wzlab.storage.head import is_document
from wzlab.storage.locks import FileLock

SUFFIX = ".wzlab"
INTERCHANGE_SUFFIX = ".json"
OPENABLE = (SUFFIX, INTERCHANGE_SUFFIX)
"""The files that can be opened."""
IMPORTABLE = (".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ods", ".csv", ".tsv", ".txt")
"""What the tables that may be imported are called, in the order of the file dialog."""
LONGEST = 150
"""Bytes of UTF-8 in a name that is made here: what is put behind it (a number, a date) must fit below 255 as well."""
RESERVED = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(1, 10))}
)
"""Names that are devices on Windows, whatever their suffix."""


def documents_folder() -> Path:
    """Return the folder for new labs, inside the user's documents."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place or Path.home()) / "wzlab"


def is_there(path: Path) -> bool:
    """Tell whether there is something at a path; what nobody may look at, or no system can name, is not there."""
    try:
        return path.exists()
    except OSError:
        return False


def is_interchange(path: Path) -> bool:
    """Tell whether a file is to be read as interchange JSON: it is called so, and is no document.

    Raises:
        FileError: it cannot be read.
    """
    return path.suffix.lower() == INTERCHANGE_SUFFIX and not is_document(read_head(path))


def free_path(path: Path) -> Path:
    """Return the path, or the first of `name 2`, `name 3` … that nothing is at."""
    number, free = 2, path
    while is_there(free):
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return free


def file_name(text: str) -> str:
    """Return a text without what no file name may hold on some system, and not too long for any; "" if nothing is left.

    Control and formatting characters, halves of surrogate pairs and characters of nobody's become `_`.
    """
    kept = "".join("_" if sign in '\\/:*?"<>|' or unicodedata.category(sign)[0] == "C" else sign for sign in text)
    short = kept.encode()[:LONGEST].decode(errors="ignore").strip(" .")
    return f"{short}_" if short.split(".")[0].upper() in RESERVED else short


def with_suffix(path: Path, suffix: str = SUFFIX) -> Path:
    """Return a path that ends in a suffix, which is put behind what is there."""
    return path if path.suffix.lower() == suffix else path.with_name(f"{path.name}{suffix}")


@contextmanager
def room_made(path: Path) -> Iterator[Path | None]:
    """Rename what lies at a path while something new is put there; it goes back if that fails.  Give its new name.

    Raises:
        HeldError: somebody has a document open there; nothing was renamed.
        FileError: it cannot be renamed.
    """
    if not is_there(path):
        yield None
        return
    aside = free_path(path.with_name(f"{path.stem}-{_('原有')}{path.suffix}"))
    try:
        _check_free(path)
        path.rename(aside)
    except OSError as error:
        raise unwritable(path, error) from error
    try:
        yield aside
    except BaseException:
        if not is_there(path):
            aside.rename(path)
        raise


def _check_free(path: Path) -> None:
    """Take a document's lock and let go of it.

    Raises:
        HeldError: somebody has it.
        OSError: the folder lets nobody write.
    """
    lock = FileLock(path)
    lock.acquire()
    lock.release()

"""Which files are meant by the paths given: the files themselves, and what lies in the folders.

Files are only looked for here, never opened; what is no ordinary file is refused when it is judged.
"""

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import filterfalse
from pathlib import Path

from wzlab.audit.results import Unreadable
from wzlab.files import unreadable

SUFFIXES = (".wzlab", ".json", ".xlsx")
"""What is looked for in folders: documents, interchange JSON, exported workbooks."""

_OFFICE_LOCK = "~$"
_BACKUP = re.compile(r"\d{8}T\d{12}Z-.*\.wzlab")
_BESIDE_BACKUPS = "origin.json"


@dataclass(frozen=True, slots=True)
class Found:
    """The files to judge, sorted by their paths, and the paths that cannot be looked into."""

    files: tuple[Path, ...]
    refused: tuple[Unreadable, ...]


def find_files(paths: Iterable[Path], besides: Path | None = None) -> Found:
    """Return the files meant, each once, however many of the paths lead to it.

    Of a folder these are the files below it with one of `SUFFIXES`, through links too; not hidden ones, nor the lock
    files of office programs, nor documents' backups.  Of a path that is no folder it is that path, whatever it is
    called, but for an office program's lock file.

    Args:
        paths: files and folders.
        besides: a file that is not meant, though it may lie there: the workbook that is to be written.
    """
    search = _Search()
    found = {path for given in paths for path in search.below(given)}
    seen = set() if besides is None else {_identity(besides)}
    files = []
    for path in sorted(found, key=str):
        if (identity := _identity(path)) not in seen:
            seen.add(identity)
            files.append(path)
    return Found(tuple(files), tuple(sorted(search.refused, key=lambda refusal: str(refusal.path))))


class _Search:
    """Looks through folders, each once: links may lead in circles."""

    def __init__(self) -> None:
        self.refused: list[Unreadable] = []
        self._seen: set[object] = set()

    def below(self, given: Path) -> Iterator[Path]:
        """Yield the files meant by one path."""
        if given.name.startswith(_OFFICE_LOCK):
            return
        if not _is_folder(given):
            yield given
            return
        folders = [given]
        while folders:
            for entry in self._entries(folders.pop()):
                if _is_folder(entry):
                    folders.append(entry)
                elif entry.suffix.lower() in SUFFIXES:
                    yield entry

    def _entries(self, folder: Path) -> list[Path]:
        """Return what is in a folder and may be meant; nothing if it was looked into before."""
        if (identity := _identity(folder)) in self._seen:
            return []
        self._seen.add(identity)
        try:
            entries = sorted(folder.iterdir())  # of two links to one folder it is always the same that counts
        except OSError as error:
            self.refused.append(Unreadable(folder, str(unreadable(folder, error))))
            return []
        return list(filterfalse(_aside(entries), entries))


def _aside(entries: list[Path]) -> Callable[[Path], bool]:
    """Return what tells whether an entry of a folder is something beside the labs."""
    has_backups = any(_BACKUP.fullmatch(entry.name) for entry in entries)

    def is_aside(entry: Path) -> bool:
        if entry.name.startswith((".", _OFFICE_LOCK)) or _BACKUP.fullmatch(entry.name):
            return True
        return has_backups and entry.name == _BESIDE_BACKUPS

    return is_aside


def _is_folder(path: Path) -> bool:
    """Tell whether a path is a folder; one that cannot be asked is none, and is told of when it is judged."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _identity(path: Path) -> object:
    """Return what two paths to one file have in common; of a file that is not there, its path."""
    try:
        status = path.stat()
    except OSError:
        return os.path.realpath(path)
    return (status.st_dev, status.st_ino) if status.st_ino else os.path.realpath(path)


def is_ordinary(path: Path) -> bool:
    """Tell whether a path is a file whose content ends: no pipe, no device, no folder.

    Raises:
        OSError: the system cannot say.
    """
    return stat.S_ISREG(path.stat().st_mode)

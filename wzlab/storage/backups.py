"""Backups: whole documents of earlier days, in a folder of the user's own, so that a lost disk share loses one day.

Each document has a folder, named after where it lies and what it is; `origin.json` in it says both.  A backup counts
only when it has been read back and its seal is right, so a damaged document never pushes a good backup out.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from wzlab.errors import FileError
from wzlab.files import made_beside, move_new, read_bytes, unwritable, write_bytes, write_text
from wzlab.language import _
from wzlab.storage.connections import FILE_ACCESS, named, snapshot
from wzlab.storage.contents import read_checked

_STAMP = "%Y%m%dT%H%M%S%fZ"
_LAST = 5
_PERIODS = (("%Y-%m-%d", 7), ("%G-%V", 4), ("%Y-%m", 6))
"""How many days, weeks and months keep their newest backup."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: where it lies, and when it was made, in UTC."""

    path: Path
    at: datetime


def data_root() -> Path:
    """Return the folder for what the program keeps of its own; `WZLAB_DATA` names another."""
    asked = os.environ.get("WZLAB_DATA")
    if asked:
        return Path(asked)
    from platformdirs import user_data_path  # noqa: PLC0415 - only an opened document needs it, no check does

    return user_data_path("wzlab", appauthor=False)


class Backups:
    """The backups of all documents below one folder (None: that of the user).

    Finding never fails: where nothing can be read, there are no backups.
    """

    def __init__(self, root: Path | None = None) -> None:
        self.root = root if root is not None else data_root() / "backups"

    def folder(self, path: Path, document_id: str) -> Path:
        """Return the folder of one document at one place."""
        return self.root / f"{_place(path)}-{document_id[:8]}"

    def make(self, path: Path, document_id: str, token: str) -> Path | None:
        """Back a document up, unless its last backup has the same token; return the backup made.

        Raises:
            FileError: it could not be made; the ones before are all there.
        """
        folder = self.folder(path, document_id)
        newest = next(iter(_in(folder)), None)
        if newest is not None and newest.path.stem.endswith(token):
            return None
        try:
            target = folder / f"{datetime.now(UTC).strftime(_STAMP)}-{token}.wzlab"
            self._make_folder(folder, path, document_id)
            with made_beside(target) as beside:
                _copy(path, beside, token)
                move_new(beside, target)
            _thin(folder, target)
        except sqlite3.Error as error:
            raise _unmade(folder, str(named(error, path))) from error
        except OSError as error:
            raise _unmade(folder, str(unwritable(folder, error))) from error
        except FileError as error:
            raise _unmade(folder, str(error)) from error
        return target

    def find(self, path: Path, document_id: str | None = None) -> list[Backup]:
        """Return the backups of the document at a path, then those of the same document elsewhere; newest first.

        Without a `document_id` the file is searched for the id of a document known here: it may have been moved, and
        be too damaged to be asked.
        """
        here = [folder for folder in self._folders() if folder.name.startswith(_place(path))]
        origins = {folder: _origin(folder) for folder in self._folders()}
        wanted = {document_id} if document_id else _ids_in(path, {origin[1] for origin in origins.values()})
        elsewhere = [folder for folder, origin in origins.items() if folder not in here and origin[1] in wanted]
        return [*_newest_first(here), *_newest_first(elsewhere)]

    def purge(self, path: Path, document_id: str) -> None:
        """Remove every backup of a document, wherever it lay.

        Raises:
            FileError: one cannot be removed.
        """
        for backup in self.find(path, document_id):
            if backup.path.parent.name.endswith(document_id[:8]):
                try:
                    backup.path.unlink(missing_ok=True)
                except OSError as error:
                    raise unwritable(backup.path, error) from error

    def _make_folder(self, folder: Path, path: Path, document_id: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        origin = json.dumps({"path": str(path.absolute()), "document": document_id})
        if not (folder / "origin.json").exists():
            write_text(folder / "origin.json", origin)

    def _folders(self) -> list[Path]:
        try:
            return sorted(folder for folder in self.root.iterdir() if folder.is_dir())
        except OSError:
            return []


def restore(backup: Path, target: Path) -> None:
    """Copy a backup out under a new name, after a look at its seal.

    Raises:
        FileError: the backup is damaged, or there is a file at the target; that one is untouched.
    """
    read_checked(backup)
    content = read_bytes(backup)
    try:
        with made_beside(target) as beside:
            write_bytes(beside, content)
            move_new(beside, target)
    except OSError as error:
        raise unwritable(target, error) from error


def kept(times: Iterable[datetime]) -> set[datetime]:
    """Return the times of the backups worth keeping: the last five, and the newest of each day, week and month.

    Of the last seven days, four weeks and six months that have one at all, so a clock that was wrong, or a year
    without work, removes nothing.
    """
    newest_first = sorted(times, reverse=True)
    found = set(newest_first[:_LAST])
    for form, number in _PERIODS:
        newest: dict[str, datetime] = {}
        for time in newest_first:
            newest.setdefault(time.strftime(form), time)
        found |= set(list(newest.values())[:number])
    return found


def _thin(folder: Path, made: Path) -> None:
    """Remove what is not worth keeping; never the one just made, whatever a clock that was wrong has left here."""
    backups = _in(folder)
    worth = kept(backup.at for backup in backups)
    for backup in backups:
        if backup.at not in worth and backup.path != made:
            backup.path.unlink(missing_ok=True)


def _copy(path: Path, beside: Path, token: str) -> None:
    """Copy a document as of its last commit, and read the copy back.

    Raises:
        FileError: the copy is not the document as it was left.
    """
    with FILE_ACCESS, snapshot(path) as source, closing(sqlite3.connect(beside)) as target:
        source.backup(target)
    if read_checked(beside).token != token:
        raise FileError(_("“{path}”刚刚被别的程序改过。").format(path=path))


def _unmade(folder: Path, why: str) -> FileError:
    told = _("备份没有做成（备份文件夹：{folder}），文档本身不受影响。原因：{why}")
    return FileError(told.format(folder=folder, why=why))


def _place(path: Path) -> str:
    return sha256(os.fsencode(path.absolute())).hexdigest()[:16]


def _in(folder: Path) -> list[Backup]:
    return list(_newest_first([folder]))


def _newest_first(folders: Sequence[Path]) -> Iterator[Backup]:
    found = (backup for folder in folders for path in _documents(folder) if (backup := _backup(path)))
    yield from sorted(found, key=lambda backup: backup.at, reverse=True)


def _documents(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.suffix == ".wzlab" and not path.name.startswith(".")]
    except OSError:
        return []


def _backup(path: Path) -> Backup | None:
    try:
        return Backup(path, datetime.strptime(path.name.split("-")[0], _STAMP).replace(tzinfo=UTC))
    except ValueError:
        return None  # a stranger's file


def _origin(folder: Path) -> tuple[str, str]:
    """Return the path and the id a folder's backups are of; "" for what it does not say."""
    try:
        found = json.loads((folder / "origin.json").read_bytes())
    except (OSError, ValueError):
        return "", ""
    if not isinstance(found, dict):
        return "", ""
    return str(found.get("path", "")), str(found.get("document", ""))


def _ids_in(path: Path, known: Iterable[str]) -> set[str]:
    try:
        with FILE_ACCESS:
            content = path.read_bytes()
    except OSError:
        return set()
    return {document_id for document_id in known if document_id and document_id.encode() in content}

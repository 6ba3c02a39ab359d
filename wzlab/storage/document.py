"""Documents: how a `.wzlab` file is opened, made, read and handed out.

What an open one can do is in `wzlab.storage.opened`; import all of it from here.
"""

import errno
import os
import sqlite3
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from wzlab.errors import DamagedError, NotADocumentError, UnreadableError
from wzlab.files import reason, unwritable
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.pack import Pack
from wzlab.storage.backups import Backups
from wzlab.storage.building import names_of_files, plan_of
from wzlab.storage.connections import FILE_ACCESS, named_reading
from wzlab.storage.contents import Contents, StoredFile, check_head, read_checked
from wzlab.storage.head import is_document
from wzlab.storage.history import HistoryEntry, Version
from wzlab.storage.interchange import read_lab
from wzlab.storage.locks import FileLock, HeldError
from wzlab.storage.opened import Document, placed, placed_document, settled
from wzlab.storage.packs_of_files import pack_of
from wzlab.storage.recovery import recovered, sweep
from wzlab.storage.steps import Step

__all__ = [
    "Document",
    "HeldError",
    "HistoryEntry",
    "Step",
    "StoredFile",
    "Version",
    "copy_without_history",
    "create_document",
    "document_object",
    "is_document",
    "open_document",
    "read_document",
]


def open_document(
    path: Path,
    read_only: bool = False,
    *,
    pack: Pack | None = None,
    backups_root: Path | None = None,
    backup: bool = True,
) -> Document:
    """Return a document that was read whole and found right; unless it is only read, its lock is taken.

    Where the system does not let us write, it is opened read-only, and `read_only` says why.

    Args:
        path: the file.
        read_only: do not write, and take no lock.
        pack: what it is judged by, if not what it says itself.
        backups_root: the folder for backups (None: the user's).
        backup: make the backup of this opening at once; who says no calls `Document.backup` soon.

    Raises:
        HeldError: somebody has it open.
        UnreadableError: it is no document, damaged or too new; with the backups there are.
        LabFileError: the pack does not have what the document holds.
        FileError: it, or its pack, cannot be read.
    """
    path, backups = settled(path), Backups(backups_root)
    with ExitStack() as stack:
        try:
            check_head(path)
            lock = _("已按要求以只读方式打开，改动不会保存；要修改，请另存一份。") if read_only else _locked(path)
            if isinstance(lock, FileLock):
                stack.callback(lock.release)
            contents = recovered(path) if isinstance(lock, FileLock) else read_checked(path)
        except UnreadableError as error:
            error.backups = [backup.path for backup in backups.find(path)]
            if error.backups and isinstance(error, NotADocumentError):  # what has backups has been a document
                raise _overwritten(path, error.backups) from error
            raise
        except (OSError, sqlite3.Error) as error:
            raise named_reading(error, path) from error
        lab, pack = _lab_and_pack(contents, pack, path)
        document = Document(path, lab, pack, contents, lock=lock, backups=backups)
        stack.pop_all()
    if backup:
        document.backup()
    return document


def create_document(path: Path, lab: Lab, pack: Pack, *, backups_root: Path | None = None) -> Document:
    """Return a new document that holds the lab; nothing is ever overwritten.

    Raises:
        HeldError: somebody has a document open at the path.
        FileError: there is a file already, or it cannot be written.
    """
    return placed_document(settled(path), lab, pack, plan_of(lab, pack.id), Backups(backups_root))


def read_document(path: Path, pack: Pack | None = None) -> tuple[Lab, Pack]:
    """Return the lab of a document and its pack; no lock is taken and nothing written.

    Raises:
        UnreadableError: it is no document, damaged or too new.
        LabFileError: the pack does not have what the document holds.
        FileError: it, or its pack, cannot be read.
    """
    path = settled(path)
    return _lab_and_pack(read_checked(path), pack, path)


def document_object(path: Path) -> dict[str, Any]:
    """Return the interchange object of a document's lab; no lock is taken and nothing written.

    Raises:
        UnreadableError: it is no document, damaged or too new.
        FileError: it cannot be read.
    """
    return read_checked(settled(path)).lab_object()


def copy_without_history(
    source: Document | Lab, path: Path, pack: Pack | None = None, *, overwrite: bool = False
) -> None:
    """Write a copy to hand out: the lab and the files its papers name, no history, no versions, an id of its own.

    Args:
        source: an open document, or a lab alone.
        path: where to.
        pack: what a lab alone is judged by (None: what it says itself).
        overwrite: a file there may be replaced; its user has said so.

    Raises:
        HeldError: somebody has a document open there.
        FileError: there is a file and it may not be replaced, or it cannot be written.
    """
    path = settled(path)
    if isinstance(source, Lab):
        plan = plan_of(source, (pack or pack_of(source.pack)).id)
    elif path == source.path:
        raise unwritable(path, FileExistsError(errno.EEXIST, ""))
    else:
        plan = plan_of(source.lab, source.pack.id)
        plan = replace(plan, files_from=[source.path], files=names_of_files(source.lab))
    lock, _contents = placed(path, plan, overwrite=overwrite)
    lock.release()


def _locked(path: Path) -> FileLock | str:
    """Return the document's lock, or the sentence why nothing can be written."""
    lock = FileLock(path)
    try:
        with FILE_ACCESS:
            os.close(os.open(path, os.O_RDWR))  # only trying tells: modes say nothing to an administrator
        lock.acquire()
        sweep(path)
    except OSError as error:
        lock.release()
        told = _("“{path}”或它所在的文件夹不能写入（{reason}），已以只读方式打开；要修改，请另存一份。")
        return told.format(path=path, reason=reason(error))
    return lock


def _lab_and_pack(contents: Contents, pack: Pack | None, path: Path) -> tuple[Lab, Pack]:
    document = contents.lab_object()
    if pack is None:
        pack = pack_of(document.get("pack") or contents.particulars["pack"])
    return read_lab(document, pack, path.name, dangling=True), pack


def _overwritten(path: Path, backups: list[Path]) -> DamagedError:
    told = _("“{path}”已损坏（里面已经不是 wzlab 文档），没有打开，也没有改动它。请从备份中恢复。")
    return DamagedError(told.format(path=path), backups)

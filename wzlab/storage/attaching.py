"""Files that prove records, from the disk into a document: read, kept, and then named by papers.

The order is the law: the bytes are in the file before any record names them, so that a crash in between leaves bytes
nobody names (they go with the history) and never a paper whose file is not there.  Here is no thread and no screen.
"""

import errno
import stat
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from wzlab.changes import AddRecord, Change
from wzlab.columns import Record
from wzlab.editing.discretion import discreet_text
from wzlab.editing.rows import Labelled, as_one, fresh_ids, set_record_cells
from wzlab.errors import FileError
from wzlab.files import unreadable
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.records import Attachment
from wzlab.storage.contents import StoredFile
from wzlab.storage.opened import Document

MEGABYTE = 1 << 20
LARGEST_FILE = 50 * MEGABYTE
"""A scan of some dozens of pages is smaller; and all of a document is read when it is opened, and copied by each backup."""
LARGEST_ROUND = 200 * MEGABYTE
"""Of what is attached at once: until it is written, it is in memory."""
_PIECE = MEGABYTE

Report = Callable[[int, int], None]
"""Told how many bytes of how many are read; what it raises stops the work before anything is kept."""


class Taken(NamedTuple):
    """A file that a document keeps now: what a paper of it is called, and as what it is kept."""

    title: str
    file: StoredFile


def taken_files(document: Document, paths: Sequence[Path], avoided: frozenset[str], report: Report) -> list[Taken]:
    """Read files and keep their bytes in a document: all of them or none.

    Args:
        document: where they are kept.
        paths: the files, in order.
        avoided: the names that papers give to files nobody has attached (`unattached_names`).
        report: told how far it is.

    Raises:
        FileError: one of them cannot be read or is too large, or they cannot be written.
    """
    contents = _read_all(paths, report)
    report(0, 0)  # the last moment to think better of it
    names = [stored_name(path.name) for path in paths]
    files = document.add_attachments(list(zip(contents, names, strict=True)), avoided)
    return [Taken(Path(name).stem, file) for name, file in zip(names, files, strict=True)]


def stored_name(name: str) -> str:
    """Return a file's name as it is kept: composed as people type it, with nothing in it that cannot be seen."""
    composed = unicodedata.normalize("NFC", name)
    seen = "".join("_" if unicodedata.category(sign)[0] == "C" else sign for sign in composed)
    return seen.strip() or _("文件")


def _read_all(paths: Sequence[Path], report: Report) -> list[bytes]:
    total = sum(map(_checked_size, paths))
    if total > LARGEST_ROUND:
        told = _("一次附上的文件合计 {size}，超过上限 {limit}，没有附上；请分几次附上。")
        raise FileError(told.format(size=size_words(total), limit=size_words(LARGEST_ROUND)))
    contents: list[bytes] = []
    done = 0
    for path in paths:
        contents.append(_read(path, done, total, report))
        done += len(contents[-1])
    return contents


def _checked_size(path: Path) -> int:
    try:
        found = path.stat()
    except OSError as error:
        raise unreadable(path, error) from error
    if stat.S_ISDIR(found.st_mode):
        raise unreadable(path, IsADirectoryError(errno.EISDIR, ""))
    if not stat.S_ISREG(found.st_mode):
        raise FileError(_("“{path}”不是普通文件，没有附上。").format(path=path))
    if found.st_size > LARGEST_FILE:
        raise _too_large(path, found.st_size)
    return found.st_size


def _too_large(path: Path, size: int) -> FileError:
    told = _("“{name}”有 {size}，超过单个文件的上限 {limit}，没有附上；请压缩、降低扫描精度或拆分后再附。")
    return FileError(told.format(name=path.name, size=size_words(size), limit=size_words(LARGEST_FILE)))


def _read(path: Path, before: int, total: int, report: Report) -> bytes:
    content = bytearray()
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                content += piece
                if len(content) > LARGEST_FILE:  # it has grown since
                    raise _too_large(path, len(content))
                report(min(before + len(content), total), total)
    except OSError as error:
        raise unreadable(path, error) from error
    return bytes(content)


def size_words(size: int) -> str:
    """Return a number of bytes for people: 812 字节, 34 KB, 1.2 MB; cut, never rounded up."""
    if size < 1024:
        return _("{number} 字节").format(number=size)
    if size < MEGABYTE:
        return _("{number} KB").format(number=size // 1024)
    whole, tenths = divmod(size * 10 // MEGABYTE, 10)
    return _("{number} MB").format(number=f"{whole}.{tenths}" if tenths else whole)


# --- the papers that name them --------------------------------------------------------------------------------------


def papers_of(lab: Lab, record: Record) -> list[Attachment]:
    """Return the papers that prove a record, in their order; of a paper, itself."""
    if isinstance(record, Attachment):
        return [record]
    return [paper for paper in lab.records(Attachment) if paper.record == record.id]


def unattached_names(lab: Lab, document: Document, record: Record) -> frozenset[str]:
    """Return the names that papers of other records give to files that the document does not keep.

    A file of such a name would become theirs.
    """
    own = {paper.id for paper in papers_of(lab, record)}
    named = {paper.file for paper in lab.records(Attachment) if paper.id not in own}
    return frozenset(name for name in named if isinstance(name, str) and document.kept(name) is None)


def attaching_change(lab: Lab, record: Record, taken: Sequence[Taken]) -> Labelled:
    """Return the change that makes files that are kept prove a record, as one step.

    Each becomes a paper of its own.  A paper of the record that names the file already is that paper, and a paper
    itself takes the (only) file, and its title if it has none.  The label is read by anybody, in the history, too.
    """
    change = _file_of(record, taken[0]) if isinstance(record, Attachment) else _new_papers(lab, record, taken)
    who = discreet_text(lab.name_of(record)) if isinstance(record, Attachment) else lab.name_of(record)
    names = {one.file.name for one in taken}  # the same file given twice is one
    if len(names) == 1:
        return Labelled(change, _("为 {who} 附上“{name}”").format(who=who, name=discreet_text(taken[0].file.name)))
    return Labelled(change, _("为 {who} 附上 {number} 个文件").format(who=who, number=len(names)))


def _file_of(paper: Attachment, taken: Taken) -> Change | None:
    title = taken.title if paper.title is None else paper.title
    return set_record_cells(paper, {Attachment.title.key: title, Attachment.file.key: taken.file.name})


def _new_papers(lab: Lab, record: Record, taken: Sequence[Taken]) -> Change | None:
    named = {paper.file for paper in papers_of(lab, record)}
    ids = fresh_ids(lab, Attachment.table)
    new = {one.file.name: one for one in taken if one.file.name not in named}
    papers = (Attachment.of(next(ids), record=record.id, title=one.title, file=one.file.name) for one in new.values())
    return as_one([AddRecord(paper) for paper in papers])

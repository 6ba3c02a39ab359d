"""What a program that died left beside a document: a journal to be rolled back, a journal of another file, parts."""

import shutil
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from wzlab.errors import UnreadableError
from wzlab.storage.connections import FILE_ACCESS, connected, has_journal, journal_of
from wzlab.storage.contents import Contents, read_checked


def recovered(path: Path) -> Contents:
    """Return what a document holds, after rolling back what was left unfinished in it.

    A journal that would damage the document is of another file that lay there; it is put aside.

    Raises:
        UnreadableError: the document is damaged with and without its journal; neither is touched.
        FileError: it cannot be read.
        OSError: the journal cannot be put aside.
        sqlite3.Error: what was left cannot be rolled back.
    """
    with FILE_ACCESS:
        try:
            contents = read_checked(path)
        except UnreadableError:
            if not has_journal(path) or not _is_whole_alone(path):
                raise
            put_journal_aside(path)
            return read_checked(path)
        if journal_of(path).exists():
            _roll_back(path)
        return contents


def put_journal_aside(path: Path) -> None:
    """Rename a journal that does not belong to the file it lies beside; SQLite would roll it back into that file.

    Raises:
        OSError: it cannot be renamed.
    """
    if has_journal(path):
        journal = journal_of(path)
        journal.replace(journal.with_name(f"{journal.name}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}"))


def sweep(path: Path) -> None:
    """Remove what was being made beside a document when the program died; only its holder may call this."""
    prefix = f".{path.name[:40]}."
    for part in list(path.parent.iterdir()):
        if part.name.startswith(prefix) and part.suffix == ".part":
            part.unlink(missing_ok=True)


def _is_whole_alone(path: Path) -> bool:
    with tempfile.TemporaryDirectory(prefix="wzlab-") as folder:
        copy = Path(folder) / "copy.wzlab"
        shutil.copyfile(path, copy)
        try:
            read_checked(copy)
        except UnreadableError:
            return False
    return True


def _roll_back(path: Path) -> None:
    """Let SQLite finish what its journal says, and remove one that says nothing.

    SQLite leaves a journal whose writer died before it had a header.  While we hold the right to write, no other
    program has begun one of its own, so what lies there still is such a rest.
    """
    with connected(path, "rw") as connection:
        connection.execute("BEGIN IMMEDIATE")
        with suppress(OSError):  # it harms nobody; where it cannot go, the first writing says why
            journal_of(path).unlink(missing_ok=True)
        connection.execute("ROLLBACK")

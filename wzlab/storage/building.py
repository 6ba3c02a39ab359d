"""A document written whole: a new one, a copy to send, or the lab of an open window over what lies on the disk.

It is made beside its place, read back and checked, and only then put there.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from wzlab.files import made_beside
from wzlab.lab import Lab
from wzlab.records import Attachment
from wzlab.storage.connections import FILE_ACCESS, connected, journal_of, named, snapshot
from wzlab.storage.contents import Contents, StoredFile, checked, read_checked
from wzlab.storage.rows import Row, ascii_json, rows_of
from wzlab.storage.schema import make_schema
from wzlab.storage.seals import NO_HISTORY, digest, seal
from wzlab.storage.steps import Step, new_token
from wzlab.storage.store import Draft, append_history, insert_file, insert_rows


@dataclass(frozen=True)
class Plan:
    """What a new file shall hold.

    Attributes:
        particulars: the document's own: "document" (its id), "created", "pack" (the id it is judged by), "token".
        rows: the lab.
        past: the document whose history and versions are taken over.
        files_from: documents whose files are taken over; of two of one name the first one's.
        files: the names of the files to take over (None: all).
        step: what the history shall say of this writing (None: nothing).
    """

    particulars: dict[str, str]
    rows: Sequence[Row]
    past: Path | None = None
    files_from: Sequence[Path] = ()
    files: frozenset[str] | None = None
    step: Step | None = None


def new_particulars(pack_id: str) -> dict[str, str]:
    """Return the particulars of a document that never was."""
    created = datetime.now(UTC).isoformat(timespec="seconds")
    return {"document": str(uuid4()), "created": created, "pack": pack_id, "token": new_token()}


def plan_of(lab: Lab, pack_id: str) -> Plan:
    """Return the plan of a new document: the lab, and nothing of its past."""
    return Plan(new_particulars(pack_id), list(rows_of(lab)))


def names_of_files(lab: Lab) -> frozenset[str]:
    """Return the names of the files that the lab's papers say they have."""
    cells = (paper.file for paper in lab.records(Attachment))
    return frozenset(cell for cell in cells if isinstance(cell, str))


@contextmanager
def built(path: Path, plan: Plan) -> Iterator[tuple[Path, Contents]]:
    """Give a finished and checked file beside `path`, to be moved into its place, and what it holds.

    Raises:
        FileError: it cannot be written.
        OSError: nothing can be made in the folder.
    """
    with FILE_ACCESS, made_beside(path) as beside:
        try:
            with connected(beside, "rw") as connection:
                connection.execute("PRAGMA journal_mode = OFF")  # a file half made is thrown away
                connection.execute("PRAGMA synchronous = OFF")  # it is synced whole before it is moved
                connection.execute("BEGIN")
                _fill(connection, plan)
                connection.execute("COMMIT")
            contents = read_checked(beside)
        except sqlite3.Error as error:
            raise named(error, path) from error
        finally:
            journal_of(beside).unlink(missing_ok=True)
        yield beside, contents


def _fill(connection: sqlite3.Connection, plan: Plan) -> None:
    make_schema(connection)
    draft = Draft(0, NO_HISTORY)
    total = sum(row.digest for row in plan.rows)
    insert_rows(connection, plan.rows)
    if plan.past is not None:
        with snapshot(plan.past) as source:
            total += _take_past(source, connection, draft)
    for path in plan.files_from:
        with snapshot(path) as source:
            total += _take_files(source, connection, plan.files)
    if plan.step is not None:
        append_history(connection, draft, plan.step)
    meta = plan.particulars | {"seal": seal(total, draft.link, plan.particulars)}
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())


def _take_past(source: sqlite3.Connection, connection: sqlite3.Connection, draft: Draft) -> int:
    """Copy history and versions; return the versions' part of the seal."""
    for row in source.execute("SELECT number, at, who, label, edits, digest FROM history ORDER BY number"):
        connection.execute("INSERT INTO history VALUES (?, ?, ?, ?, ?, ?)", row)
        draft.length, draft.link = row[0], row[5]
    total = 0
    for row in source.execute("SELECT number, at, name, history_number, lab FROM versions"):
        connection.execute("INSERT INTO versions VALUES (?, ?, ?, ?, ?)", row)
        total += digest("versions", *row)
    return total


def _take_files(source: sqlite3.Connection, connection: sqlite3.Connection, wanted: frozenset[str] | None) -> int:
    """Copy files that are wanted and not there yet; return their part of the seal."""
    total = 0
    there = {name for (name,) in connection.execute("SELECT name FROM attachments")}
    names = None if wanted is None else {ascii_json(name) for name in wanted}
    for name, file in ((ascii_json(file.name), file) for file in checked(source, Path()).files.values()):
        if name not in there and (names is None or name in names):
            (content,) = source.execute("SELECT content FROM attachments WHERE name = ?", (name,)).fetchone()
            insert_file(connection, file, content)
            total += file.digest
    return total


def file_bytes(connection: sqlite3.Connection, file: StoredFile) -> bytes:
    """Return the bytes of a stored file."""
    query = "SELECT content FROM attachments WHERE name = ?"
    content: bytes = connection.execute(query, (ascii_json(file.name),)).fetchone()[0]
    return content

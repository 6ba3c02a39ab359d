"""The tables of a document, and the check that a file has exactly these.

    meta         key → value: the document's id, its pack, the token of the last commit, the seal …
    entries      one row a record, pinned reading or note, as interchange JSON, with its place among its kind
    history      what was changed, when and by whom; only ever added to, each row chained to the one before
    versions     the whole lab as it was when somebody gave it a name
    attachments  the files that prove the records, with their hashes

Texts are JSON in ASCII: half a surrogate pair, which SQLite refuses, survives as its escape.
"""

import sqlite3
from functools import lru_cache

from wzlab.storage.head import APPLICATION_ID, VERSION

DECLARATIONS = (
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE entries(section TEXT NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL, content TEXT NOT NULL, "
    "PRIMARY KEY(section, id)) WITHOUT ROWID",
    "CREATE TABLE history(number INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, label TEXT NOT NULL, "
    "edits TEXT NOT NULL, digest BLOB NOT NULL)",
    "CREATE TABLE versions(number INTEGER PRIMARY KEY, at TEXT NOT NULL, name TEXT NOT NULL, "
    "history_number INTEGER NOT NULL, lab TEXT NOT NULL)",
    "CREATE TABLE attachments(name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, size INTEGER NOT NULL, "
    "content BLOB NOT NULL)",
)
_OBJECTS = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name"


def make_schema(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty document and mark its head."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    for declaration in DECLARATIONS:
        connection.execute(declaration)


def has_our_schema(connection: sqlite3.Connection) -> bool:
    """Tell whether a database has our tables and nothing else: no trigger, no view, no index of a stranger's."""
    return connection.execute(_OBJECTS).fetchall() == _expected()


@lru_cache(maxsize=1)
def _expected() -> list[tuple[str, str, str, str | None]]:
    connection = sqlite3.connect(":memory:")
    try:
        make_schema(connection)
        return connection.execute(_OBJECTS).fetchall()
    finally:
        connection.close()

"""Sessions that have a file, for the tests of what becomes of it."""

from pathlib import Path

from tests.helpers import wenzhou
from tests.storage.documents import small_lab
from tests.ui.helpers import TODAY
from ui.session import Session
from wzlab.changes import SetCells
from wzlab.columns import Cell
from wzlab.lab import Lab
from wzlab.storage.document import Document, create_document

SECONDS = 10.0
"""How long a test waits for what was done to be in the file."""


def sitting(folder: Path, lab: Lab | None = None) -> Session:
    """Return a session of a new document in a folder; its backups lie in `backups` beside it."""
    document = create_document(folder / "lab.wzlab", lab or small_lab(), wenzhou(), backups_root=folder / "backups")
    return sitting_of(document)


def sitting_of(document: Document) -> Session:
    """Return a session of an open document."""
    return Session(document.pack, document.lab, TODAY, document)


def rename(session: Session, name: Cell) -> None:
    """Give the lab another name; the step is called after the name."""
    session.do(SetCells("lab", "lab", (("name", name),)), f"改名为 {name}")


def written(session: Session) -> None:
    """Wait until everything is in the file."""
    assert session.wait_until_written(SECONDS)

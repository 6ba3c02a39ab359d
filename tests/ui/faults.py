"""Desks and windows with documents on disk, and writers that fail: what the tests of the frame share."""

from pathlib import Path

import pytest

from tests.helpers import lab_of, wenzhou
from tests.ui.helpers import TODAY, Answers
from ui.desk import Desk
from ui.session import Session
from ui.settings import Settings
from wzlab.errors import DiskFullError
from wzlab.lab import LAB_ID, Lab
from wzlab.records import Laboratory
from wzlab.storage.document import Document, create_document, read_document
from wzlab.storage.interchange import document_text, lab_document


def desk_of(folder: Path, settings: Settings, *answers: object) -> Desk:
    """Return a desk whose labs lie in a folder, and whose user answers as told."""
    return Desk(Answers(*answers), settings, folder, lambda: TODAY)


def asked(desk: Desk) -> list[str]:
    """Return what the user was asked and told."""
    assert isinstance(desk.ask, Answers)
    return desk.ask.asked


def answer(desk: Desk, *answers: object) -> None:
    """Have the user's next answers ready."""
    assert isinstance(desk.ask, Answers)
    desk.ask.answers = list(answers)


def session_on(desk: Desk) -> Session:
    """Return the session that lies on a desk."""
    assert desk.session is not None
    return desk.session


def document_on(desk: Desk) -> Document:
    """Return the document of the session that lies on a desk."""
    document = session_on(desk).document
    assert document is not None
    return document


def made(path: Path, name: str = "原来的") -> Path:
    """Make a document of a lab with a name, and return its path."""
    create_document(path, lab_named(name), wenzhou()).close()
    return path


def lab_named(name: str) -> Lab:
    """Return a lab of which little more than the name is known."""
    return lab_of(lab={"name": name}, staff=[{"id": "s1", "name": "示例"}])


def interchange(path: Path, name: str = "原来的") -> Path:
    """Write a lab's interchange file, and return its path."""
    path.write_text(document_text(lab_document(lab_named(name))), encoding="utf-8")
    return path


def rename(session: Session, name: str) -> None:
    """Give the lab another name, as one step."""
    assert session.set_cell(LAB_ID, Laboratory.name, name)


def name_in(path: Path) -> str:
    """Return the lab's name as a file has it."""
    return str(read_document(path)[0].laboratory.cell("name"))


def fill_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every step fail as on a full disk."""

    def refuse(_document: Document, _step: object) -> None:
        raise DiskFullError("磁盘已满。")

    monkeypatch.setattr(Document, "write", refuse)

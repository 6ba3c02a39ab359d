"""What the tests of documents share: a small document, changes of every kind, and all that a document can tell."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from random import Random

from tests.helpers import lab_of, sample, wenzhou
from tests.random_changes import random_change
from wzlab.changes import Change, Edit, MoveRecord, SetCells, apply
from wzlab.columns import Cell
from wzlab.lab import Lab, Note
from wzlab.storage.document import Document, create_document

MORNING = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)


def small_lab() -> Lab:
    """Return a lab of a few records."""
    return lab_of(
        lab={"name": "全市视觉检测重点实验室"},
        units=[{"id": "u1", "role": "lead", "name": "甲单位"}],
        staff=[{"id": "s1", "name": "张三", "unit": "u1"}, {"id": "s2", "name": "李四"}, {"id": "s3", "name": "王五"}],
        as_typed={"s2": {"birth_date": "五几年"}},
        readings={"area_basis": "usable"},
        notes={"team.stable": {"confirmed": True, "by": "主任", "on": "2026-01-05"}},
    )


def small_document(path: Path, lab: Lab | None = None) -> Document:
    """Return a new document with a lab of a few records."""
    return create_document(path, lab or small_lab(), wenzhou())


def sample_document(path: Path) -> Document:
    """Return a new document of a sample, with two steps, a version and a stored file."""
    document = create_document(path, sample("draft-blanks"), wenzhou())
    rename(document, "第一个名称")
    document.write(document.name_version("送审稿"))
    document.add_attachment(b"%PDF-1.7 " + bytes(range(256)) * 20, "证书.pdf")
    rename(document, "第二个名称")
    return document


def changed(document: Document, change: Change, label: str = "修改") -> Change:
    """Carry a change out and write it; return its inverse."""
    inverse, edits = apply(document.lab, change)
    document.write(document.prepare(label, edits))
    return inverse


def rename(document: Document, name: Cell) -> Change:
    """Give the lab another name, and write it; return the inverse."""
    return changed(document, SetCells("lab", "lab", (("name", name),)), "修改名称")


def any_change(random: Random, lab: Lab, new_id: str) -> Change:
    """Return a change of any kind, moves included."""
    movable = [record for table in lab.tables.values() for record in table.values() if len(table) > 1]
    if movable and random.random() < 0.2:
        record = random.choice(movable)
        return MoveRecord(record.table, record.id, random.randrange(len(lab.tables[record.table])))
    return random_change(random, lab, wenzhou(), new_id)


def change_at_random(random: Random, lab: Lab, new_id: str) -> tuple[Change, list[Edit]]:
    """Carry out a change of any kind."""
    return apply(lab, any_change(random, lab, new_id))


def state(lab: Lab) -> object:
    """Return all that a lab is, in its order; a note that says nothing is no note, in a file as in the contract."""
    tables = [(table, list(records.items())) for table, records in lab.tables.items()]
    notes = [(condition, note) for condition, note in lab.notes.items() if note != Note()]
    return tables, list(lab.pins.items()), notes, lab.pack


def everything(document: Document) -> tuple[object, ...]:
    """Return all that can be read of a document."""
    files = [(file, document.attachment(file.sha256)) for file in document.attachments]
    versions = [(version, state(document.version_lab(version.number))) for version in document.versions()]
    return document.document_id, state(document.lab), document.history(), versions, files


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return sha256(path.read_bytes()).hexdigest()


def below(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its content."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

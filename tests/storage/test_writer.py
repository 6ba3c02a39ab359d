"""The writer's thread: every step in order, none dropped, none twice, and what fails stays until it is written."""

import os
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.storage.documents import small_document
from wzlab.changes import SetCells, apply
from wzlab.errors import ChangedOutsideError, WzlabError
from wzlab.storage.document import Document, Step, read_document
from wzlab.storage.writer import Writer


class Told:
    """What a writer told, in its order."""

    def __init__(self) -> None:
        self.saved: list[str] = []
        self.failed: list[tuple[str, WzlabError]] = []
        self.threads: set[str] = set()

    def on_saved(self, step: Step, at: datetime) -> None:
        assert at.tzinfo is not None
        self.saved.append(step.label)
        self.threads.add(threading.current_thread().name)

    def on_failed(self, step: Step, error: WzlabError) -> None:
        self.failed.append((step.label, error))


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    document = small_document(tmp_path / "实验室.wzlab")
    yield document
    document.close()


def named(document: Document, name: str) -> Step:
    _inverse, edits = apply(document.lab, SetCells("lab", "lab", (("name", name),)))
    return document.prepare(name, edits)


def test_that_steps_are_written_in_their_order_on_the_writers_thread(document: Document) -> None:
    told = Told()
    writer = Writer(document, told.on_saved, told.on_failed)
    names = [f"名称 {number}" for number in range(50)]
    for name in names:
        writer.put(named(document, name))
    assert writer.wait(60)
    assert writer.pending == 0
    assert told.saved == names
    assert told.threads == {"wzlab-writer"}
    assert [entry.label for entry in document.history()] == names
    writer.close()


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be moved on Windows")
def test_that_a_failure_stops_the_line_and_a_retry_writes_all_of_it_once(document: Document) -> None:
    told = Told()
    writer = Writer(document, told.on_saved, told.on_failed)
    aside = document.path.with_name("aside")
    document.path.replace(aside)
    writer.put(named(document, "一"))
    assert not writer.wait(60)
    writer.put(named(document, "二"))
    assert not writer.wait(60)
    writer.retry()
    assert not writer.wait(60)
    assert writer.pending == 2
    assert [label for label, _error in told.failed] == ["一", "一", "一"]
    assert isinstance(told.failed[0][1], ChangedOutsideError)
    assert told.saved == []
    aside.replace(document.path)
    writer.retry()
    assert writer.wait(60)
    assert told.saved == ["一", "二"]
    assert [entry.label for entry in document.history()] == ["一", "二"]
    writer.close()


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be moved on Windows")
def test_that_steps_that_failed_are_in_the_file_once_it_was_written_whole(document: Document) -> None:
    told = Told()
    writer = Writer(document, told.on_saved, told.on_failed)
    document.path.unlink()
    for name in ("一", "二"):
        writer.put(named(document, name))
    assert not writer.wait(60)
    document.save_whole()
    writer.retry()
    assert writer.wait(60)
    assert told.saved == ["一", "二"]
    writer.put(named(document, "三"))
    assert writer.wait(60)
    assert read_document(document.path)[0].laboratory.name == "三"
    assert document.history()[-1].label == "三"
    writer.close()


def test_that_closing_writes_what_is_left(document: Document) -> None:
    told = Told()
    writer = Writer(document, told.on_saved, told.on_failed)
    for number in range(20):
        writer.put(named(document, str(number)))
    writer.close()
    assert len(told.saved) == 20
    writer.close()


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be moved on Windows")
def test_that_closing_ends_even_when_nothing_can_be_written(document: Document) -> None:
    told = Told()
    writer = Writer(document, told.on_saved, told.on_failed)
    document.path.unlink()
    writer.put(named(document, "一"))
    writer.close()
    assert writer.pending == 1
    assert not writer.wait(0)


def test_that_waiting_for_nothing_is_over_at_once(document: Document) -> None:
    told = Told()
    writer = Writer(document, told.on_saved, told.on_failed)
    writer.retry()
    assert writer.wait(60)
    writer.close()


def test_that_a_mistake_of_ours_ends_a_try_and_not_the_writing(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system's hook shows ends the thread; the next step, or another try, begins a new one."""
    told, caught = Told(), threading.Event()
    monkeypatch.setattr(threading, "excepthook", lambda _told: caught.set())
    writer = Writer(document, told.on_saved, told.on_failed)

    def mistake(_document: Document, _step: Step) -> datetime:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(Document, "write", mistake)
        writer.put(named(document, "一"))
        assert caught.wait(60)
        assert not writer.wait(60)
    assert writer.pending == 1
    writer.put(named(document, "二"))
    assert writer.wait(60)
    assert told.saved == ["一", "二"]
    assert read_document(document.path)[0] == document.lab
    writer.close()

"""From a file on the desk to a record that is proven: the whole window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.faults import answer, desk_of, session_on
from tests.ui.forms.test_attaching import drop, file
from ui import viewing
from ui.forms.form import RecordForm
from ui.forms.papers import PaperRow
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.tables.filters import Show
from ui.tables.page import RecordPage
from wzlab.records import Attachment, Person
from wzlab.storage.document import open_document


@pytest.fixture
def window(qtbot: QtBot, settings: Settings, tmp_path: Path) -> MainWindow:
    made = MainWindow(desk_of(tmp_path / "labs", settings))
    qtbot.addWidget(made)
    made.show()
    made.desk.open_sample("enterprise-gaps")
    made.show_section(Person.table)
    return made


def staff(window: MainWindow) -> tuple[RecordPage, RecordForm]:
    assert window.workspace is not None
    page = window.workspace.page
    assert isinstance(page, RecordPage)
    assert isinstance(page.form, RecordForm)
    return page, page.form


def viewed_by(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the files that the system will be asked to show; nothing is really opened."""
    viewed: list[Path] = []

    def remember(path: Path) -> bool:
        viewed.append(path)
        return True

    monkeypatch.setattr(viewing, "open_by_system", remember)
    return viewed


def test_that_a_person_without_proof_is_found_given_a_file_and_undone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewed = viewed_by(monkeypatch)
    page, form = staff(window)
    session = session_on(window.desk)
    page.bar.shows.setCurrentIndex(page.bar.shows.findData(Show.NO_PROOF.value))
    page.table.go_to(0, page.table.first_section())
    person = page.table.current_id
    assert page.model.proof_at(0).text == "—"
    assert drop(form, file(tmp_path, "学位证书.pdf"))
    qtbot.waitUntil(lambda: page.model.proof_at(0).text == "1 份")
    (paper,) = [paper for paper in session.lab.records(Attachment) if paper.record == person]
    qtbot.waitUntil(lambda: not form.papers.work.is_busy)
    (row,) = [row for row in form.papers.findChildren(PaperRow) if row.isVisible()]
    QTest.mouseClick(row.opening, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(viewed))
    assert viewed[0].read_bytes() == b"one"
    session.undo_stack.undo()
    assert page.model.proof_at(0).text == "—"
    session.undo_stack.redo()
    assert session.document is not None
    path = session.document.path
    window.desk.close_lab()
    again = open_document(path, read_only=True)
    assert again.lab.tables[Attachment.table][paper.id] == paper
    assert again.kept("学位证书.pdf") is not None


def test_that_files_go_along_when_the_lab_is_saved_elsewhere(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    _page, form = staff(window)
    assert drop(form, file(tmp_path, "学位证书.pdf"))
    qtbot.waitUntil(lambda: not form.papers.work.is_busy)
    session = session_on(window.desk)
    answer(window.desk, tmp_path / "别处.wzlab")
    with qtbot.waitSignal(session.files_changed):
        window.desk.copies.save_elsewhere(session)
    assert session.document is not None
    assert session.document.path == tmp_path / "别处.wzlab"
    assert session.document.kept("学位证书.pdf") is not None
    window.desk.close_lab()

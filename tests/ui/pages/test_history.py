"""The history: back and forth in this sitting; what the file remembers, masked; and its clearing, named exactly."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.helpers import UNIVERSITY, lab_of, wenzhou
from tests.ui.helpers import TODAY, Answers, session_of
from ui.pages.history import HistoryPage
from ui.session import Session
from wzlab.changes import SetCells
from wzlab.storage.document import create_document, open_document

SECONDS = 10.0


@pytest.fixture
def kept(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """Yield a session of a lab that a file keeps."""
    monkeypatch.setenv("WZLAB_DATA", str(tmp_path / "data"))
    lab = lab_of(units=[UNIVERSITY], staff=[{"id": "s1", "name": "张三", "id_number": "11010519491231002X"}])
    document = create_document(tmp_path / "实验室.wzlab", lab, wenzhou())
    session = Session(wenzhou(), document.lab, TODAY, document)
    yield session
    session.close()


def page_of(qtbot: QtBot, session: Session, *answers: object) -> HistoryPage:
    """Return the page of a session, on the screen."""
    page = HistoryPage(session, Answers(*answers))
    qtbot.addWidget(page)
    page.resize(500, 600)
    page.show()
    return page


def degree(session: Session, value: str, label: str) -> None:
    """Give the first person a degree."""
    session.do(SetCells("staff", "s1", (("degree", value),)), label)


def texts(page: HistoryPage, *keys: str) -> list[str]:
    """Return what stands below a node."""
    nodes = page.tree.nodes
    index = nodes.find(*keys)
    if nodes.canFetchMore(index):
        nodes.fetchMore(index)
    return [nodes.index(row, 0, index).data() for row in range(nodes.rowCount(index))]


def test_that_choosing_a_step_goes_back_and_forth_to_it(qtbot: QtBot) -> None:
    session = session_of(lab_of(units=[UNIVERSITY], staff=[{"id": "s1", "name": "张三"}]))
    page = page_of(qtbot, session)
    degree(session, "master", "改为硕士")
    degree(session, "doctor", "改为博士")
    page.steps.setCurrentIndex(page.steps.model().index(1, 0))
    assert session.lab.tables["staff"]["s1"].cell("degree") == "master"
    page.steps.setCurrentIndex(page.steps.model().index(0, 0))
    assert session.lab.tables["staff"]["s1"].cell("degree") is None
    page.steps.setCurrentIndex(page.steps.model().index(2, 0))
    assert session.lab.tables["staff"]["s1"].cell("degree") == "doctor"


def test_that_a_lab_in_memory_has_only_this_sitting(qtbot: QtBot) -> None:
    page = page_of(qtbot, session_of(lab_of()))
    assert not page.tree.isVisible()
    assert not page.clear_button.isEnabled()


def test_that_the_file_tells_each_step_with_old_and_new(qtbot: QtBot, kept: Session) -> None:
    page = page_of(qtbot, kept)
    degree(kept, "master", "修改 张三 的“学位”")
    degree(kept, "doctor", "再改学位")
    assert kept.wait_until_written(SECONDS)
    qtbot.waitUntil(lambda: texts(page, "entries")[:2] == ["再改学位", "修改 张三 的“学位”"])
    number = page.tree.nodes.node(page.tree.nodes.index(0, 0, page.tree.nodes.find("entries"))).key
    assert texts(page, "entries", number) == ["修改 人员 张三"]
    assert texts(page, "entries", number, "staff s1") == ["学位：硕士 → 博士"]


def test_that_numbers_of_persons_are_masked(qtbot: QtBot, kept: Session) -> None:
    page = page_of(qtbot, kept)
    kept.do(SetCells("staff", "s1", (("id_number", "110101199003070003"),)), "修改证件号码")
    assert kept.wait_until_written(SECONDS)
    qtbot.waitUntil(lambda: texts(page, "entries")[:1] == ["修改证件号码"])
    number = page.tree.nodes.node(page.tree.nodes.index(0, 0, page.tree.nodes.find("entries"))).key
    texts(page, "entries", number)
    assert texts(page, "entries", number, "staff s1") == ["证件号码：1****************X → 1****************3"]


def test_that_clearing_names_what_goes_and_does_nothing_unless_confirmed(qtbot: QtBot, kept: Session) -> None:
    page = page_of(qtbot, kept, None)
    degree(kept, "master", "改为硕士")
    assert kept.wait_until_written(SECONDS)
    page.clear_button.click()
    assert kept.document is not None
    assert [entry.label for entry in kept.document.history()][-1] == "改为硕士"
    assert kept.undo_stack.count() == 1


def test_that_clearing_takes_history_and_undo_and_leaves_the_lab(qtbot: QtBot, kept: Session) -> None:
    page = page_of(qtbot, kept, 0)
    degree(kept, "master", "改为硕士")
    assert kept.wait_until_written(SECONDS)
    page.clear_button.click()
    assert kept.document is not None
    assert "改为硕士" not in [entry.label for entry in kept.document.history()]
    assert kept.undo_stack.count() == 0
    assert kept.lab.tables["staff"]["s1"].cell("degree") == "master"


def test_that_a_named_version_is_written_to_a_file_of_its_own(qtbot: QtBot, kept: Session, tmp_path: Path) -> None:
    page = page_of(qtbot, kept, tmp_path / "初稿.wzlab")
    degree(kept, "master", "改为硕士")
    kept.name_version("初稿")
    degree(kept, "doctor", "改为博士")
    assert kept.wait_until_written(SECONDS)
    qtbot.waitUntil(lambda: texts(page, "versions") == ["初稿"])
    assert not page.save_button.isEnabled()
    page.tree.setCurrentIndex(page.tree.nodes.index(0, 0, page.tree.nodes.find("versions")))
    page.save_button.click()
    saved = open_document(tmp_path / "初稿.wzlab")
    assert saved.lab.tables["staff"]["s1"].cell("degree") == "master"
    saved.close()


def test_that_a_file_without_changes_says_so_until_the_first(qtbot: QtBot, kept: Session) -> None:
    page = page_of(qtbot, kept)
    told = page.findChild(QLabel, "history_told")
    assert told is not None
    assert told.text().startswith("这个文件里还没有修改。")

    degree(kept, "doctor", "改为博士")
    qtbot.waitUntil(lambda: told.text().endswith("最近的在前。"), timeout=int(SECONDS * 1000))

"""The column that says whether a record has proof, and whether a paper has its file."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests.helpers import lab_of, wenzhou
from tests.ui.helpers import TODAY, session_of
from tests.ui.tables.pages import FormStub, fresh_settings, names, press, shown_page
from ui.session import Session
from ui.settings import Settings
from ui.tables.filters import Show
from ui.tables.model import PROOF_KEY, RecordTableModel
from ui.tables.page import RecordPage
from ui.tables.proofs import Proofs
from wzlab.changes import AddRecord, RemoveRecord, SetCells
from wzlab.columns import Record
from wzlab.dates import PartialDate
from wzlab.policy.words import Standing
from wzlab.records import Attachment, Person, Room, Target
from wzlab.storage.document import create_document

Role = Qt.ItemDataRole
Watch = Callable[[QAbstractItemModel], QAbstractItemModelTester]
PEOPLE = [{"id": f"s{number}", "name": name} for number, name in enumerate("甲乙丙丁戊", start=1)]
PAPERS: list[dict[str, Any]] = [
    {"id": "x1", "record": "s1", "title": "学位", "file": "a.pdf"},
    {"id": "x2", "record": "s1", "title": "合同", "file": "b.pdf", "valid_until": "2026-12-31"},
    {"id": "x3", "record": "s2", "title": "合同", "file": "c.pdf", "valid_until": "2025-12-31"},
    {"id": "x4", "record": "s3", "title": "合同"},
    {"id": "x5", "record": "s4", "title": "合同", "file": "d.pdf", "valid_until": "2026-01"},
]
"""The day they must be good on is 2026-01-12."""


def session_with(folder: Path, **files: int) -> Iterator[Session]:
    """Yield a session whose document keeps PDF files of some names, each of so many bytes."""
    lab = lab_of(lab={"reference_date": "2026-01-12"}, staff=PEOPLE, attachments=PAPERS)
    document = create_document(folder / "lab" / "lab.wzlab", lab, wenzhou())
    for name, size in files.items():
        document.add_attachment(bytes(size), f"{name}.pdf")
    session = Session(wenzhou(), document.lab, TODAY, document)
    yield session
    session.close()


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:
    yield from session_with(tmp_path, **dict.fromkeys("abcdef", 1))


def said(model: RecordTableModel, role: Qt.ItemDataRole = Role.DisplayRole) -> list[str]:
    section = model.proof_section
    assert section is not None
    return [str(model.index(row, section).data(role)) for row in range(model.rowCount())]


def test_that_every_record_says_whether_it_is_proven(opened: Session, watched: Watch) -> None:
    model = RecordTableModel(opened, Person)
    watched(model)
    assert said(model) == ["2 份", "已过期", "缺文件", "待明确", "—"]
    assert said(model, Role.AccessibleTextRole)[1:3] == [
        "证明：证明材料都已过期。",
        "证明：登记了证明材料，但没有文件。",
    ]
    assert model.headerData(model.proof_section or 0, Qt.Orientation.Horizontal) == "证明"


def test_that_it_is_a_sign_and_words_never_a_colour_alone(opened: Session) -> None:
    model = RecordTableModel(opened, Person)
    signs = [model.proof_at(row).standing for row in range(5)]
    assert len({str(sign) for sign in signs}) == 4  # 缺文件 and 待明确 share one, and differ in words


def test_that_it_follows_every_edit_of_papers_and_the_day(opened: Session, watched: Watch) -> None:
    model = RecordTableModel(opened, Person)
    watched(model)
    opened.do(RemoveRecord("attachments", "x1"), "删")
    opened.do(SetCells("attachments", "x4", (("file", "e.pdf"),)), "改")
    opened.do(AddRecord(Attachment.of("x9", record="s5", file="f.pdf")), "加")
    opened.do(SetCells("attachments", "x5", (("record", "s2"), ("valid_until", None))), "改")
    assert said(model) == ["1 份", "1 份", "1 份", "—", "1 份"]
    opened.do(SetCells("lab", "lab", (("reference_date", PartialDate.parse("2027-01-01")),)), "改")
    assert said(model) == ["已过期", "1 份", "1 份", "—", "1 份"]
    while opened.undo_stack.canUndo():
        opened.undo_stack.undo()
    assert said(model) == ["2 份", "已过期", "缺文件", "待明确", "—"]


def test_that_an_edit_of_papers_repaints_the_column_and_no_other(qtbot: QtBot, opened: Session) -> None:
    model = RecordTableModel(opened, Person)
    with qtbot.waitSignal(model.dataChanged) as changed:
        opened.do(SetCells("attachments", "x4", (("title", "聘用合同"),)), "改")
    top, bottom, _roles = changed.args
    assert (top.row(), bottom.row()) == (0, 4)
    assert {top.column(), bottom.column()} == {model.proof_section}


def test_that_looking_costs_no_pass_over_the_papers(opened: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    model = RecordTableModel(opened, Person)
    said(model)
    monkeypatch.setattr(type(opened.lab), "records", None)  # nothing goes through a table any more
    assert said(model)[0] == "2 份"


def test_that_it_cannot_be_typed_over(opened: Session) -> None:
    model = RecordTableModel(opened, Person)
    index = model.index(0, model.proof_section or 0)
    assert not model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(index, "x")
    assert model.column_at(index.column()) is None


@pytest.mark.parametrize(("record_type", "has_it"), [(Person, True), (Room, True), (Attachment, True), (Target, False)])
def test_that_only_tables_that_conditions_look_at_and_papers_have_it(record_type: type[Record], has_it: bool) -> None:
    model = RecordTableModel(session_of(), record_type)
    assert (model.proof_section is not None) is has_it
    assert model.columnCount() == len(record_type.columns) + 1 + has_it


# --- of papers ------------------------------------------------------------------------------------------------------


@pytest.fixture
def kept(tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:
    yield from session_with(tmp_path, a=2048, c=10)


def test_that_a_paper_says_whether_its_file_is_there(kept: Session, watched: Watch) -> None:
    model = RecordTableModel(kept, Attachment)
    watched(model)
    assert said(model) == ["2 KB", "仅文件名", "已过期", "缺文件", "待明确"]
    assert model.headerData(model.proof_section or 0, Qt.Orientation.Horizontal) == "附件"


def test_that_a_file_that_comes_without_an_edit_is_shown(qtbot: QtBot, kept: Session) -> None:
    model = RecordTableModel(kept, Attachment)
    assert kept.document is not None
    kept.document.add_attachment(bytes(3), "b.pdf")
    with qtbot.waitSignal(model.dataChanged):
        kept.files_changed.emit()
    assert said(model)[1] == "3 字节"


def test_that_the_tip_counts_the_names_nobody_has_attached(kept: Session) -> None:
    model = RecordTableModel(kept, Person)
    assert (
        said(model, Role.AccessibleTextRole)[0] == "证明：有效的证明材料 2 份，其中 1 份只登记了文件名，没有附上文件。"
    )
    assert kept.document is not None
    kept.document.add_attachment(bytes(3), "b.pdf")
    assert said(model, Role.AccessibleTextRole)[0] == "证明：有效的证明材料 2 份，文件都已附上。"
    assert said(RecordTableModel(kept, Attachment), Role.AccessibleTextRole)[:3] == [
        "附件：文件已附上，2 KB。",
        "附件：文件已附上，3 字节。",
        "附件：这份材料已过期。",
    ]
    assert "文件都已附上" in said(model, Role.ToolTipRole)[0]


def test_that_a_name_without_any_file_is_not_signed_as_proof(qtbot: QtBot, kept: Session) -> None:
    model = RecordTableModel(kept, Person)
    kept.do(SetCells("attachments", "x1", (("record", "s5"), ("file", "g.pdf"))), "改")
    assert [model.proof_at(row) for row in (0, 4)] == [("仅文件名", Standing.OPEN)] * 2
    assert (
        said(model, Role.AccessibleTextRole)[0] == "证明：有效的证明材料 1 份，其中 1 份只登记了文件名，没有附上文件。"
    )
    assert kept.document is not None
    kept.document.add_attachment(bytes(3), "g.pdf")
    with qtbot.waitSignal(model.dataChanged):
        kept.files_changed.emit()
    assert [model.proof_at(row) for row in (0, 4)] == [("仅文件名", Standing.OPEN), ("1 份", Standing.MET)]
    proofs, lab = Proofs(kept, Person), kept.lab
    assert sorted(["s5", "s1"], key=lambda one: proofs.key(lab.tables["staff"][one])) == ["s1", "s5"]
    assert "登记了文件" in proofs.heading_tip


# --- the page -------------------------------------------------------------------------------------------------------


def shows(page: RecordPage) -> list[str]:
    return [page.bar.shows.itemText(place) for place in range(page.bar.shows.count())]


def only(page: RecordPage, show: Show) -> None:
    page.bar.shows.setCurrentIndex(page.bar.shows.findData(show.value))


def test_that_records_without_valid_proof_are_filtered_out_of_the_rest(
    qtbot: QtBot, opened: Session, settings: Settings, watched: Watch
) -> None:
    page = shown_page(qtbot, opened, settings)
    watched(page.model)
    only(page, Show.NO_PROOF)
    assert names(page) == ["乙", "丙", "丁", "戊"]
    assert page.heading.text().endswith("显示其中 4 条")
    assert "没有附上文件" not in shows(page)


def test_that_papers_nobody_has_attached_a_file_of_are_filtered(
    qtbot: QtBot, kept: Session, settings: Settings
) -> None:
    page = shown_page(qtbot, kept, settings, Attachment)
    only(page, Show.NO_FILE)
    assert list(page.model.order) == ["x2", "x4", "x5"]
    assert "没有有效证明" not in shows(page)


def test_that_a_table_nobody_asks_proof_of_offers_neither(qtbot: QtBot, opened: Session, settings: Settings) -> None:
    assert not {"没有附上文件", "没有有效证明"} & set(shows(shown_page(qtbot, opened, settings, Target)))


def test_that_sorting_by_proof_brings_what_lacks_it_to_the_top_and_is_remembered(
    qtbot: QtBot, opened: Session, tmp_path: Path
) -> None:
    page = shown_page(qtbot, opened, fresh_settings(tmp_path))
    assert page.model.proof_section is not None
    page.table.sortByColumn(page.model.proof_section, Qt.SortOrder.AscendingOrder)
    assert names(page) == ["戊", "丙", "乙", "丁", "甲"]
    page.model.layoutChanged.emit()
    again = shown_page(qtbot, opened, fresh_settings(tmp_path))
    assert again.model.key_of(again.model.sort_section) == PROOF_KEY
    assert names(again) == ["戊", "丙", "乙", "丁", "甲"]


def test_that_the_column_stands_behind_the_sign_and_can_be_hidden(
    qtbot: QtBot, opened: Session, tmp_path: Path
) -> None:
    page = shown_page(qtbot, opened, fresh_settings(tmp_path))
    assert page.table.shown_sections()[:3] == [0, page.model.proof_section, page.model.section_of("name")]
    (action,) = [action for action in page.columns.menu(page).actions() if action.text() == "证明"]
    action.trigger()
    assert page.model.proof_section not in page.table.shown_sections()
    again = shown_page(qtbot, opened, fresh_settings(tmp_path))
    assert again.model.proof_section not in again.table.shown_sections()


def test_that_tab_passes_it_and_a_double_click_or_space_leads_to_the_papers(
    qtbot: QtBot, opened: Session, settings: Settings
) -> None:
    page = shown_page(qtbot, opened, settings)
    section = page.model.proof_section
    assert section is not None
    page.table.go_to(0, page.model.section_of("name"))
    press(page, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert page.table.currentIndex().column() == 0
    press(page, Qt.Key.Key_Tab)
    assert page.table.currentIndex().column() == page.model.section_of("name")
    page.table.go_to(1, section)
    press(page, Qt.Key.Key_Space)
    centre: QPoint = page.table.visualRect(page.model.index(2, section)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert isinstance(page.form, FormStub)
    assert page.form.fields == ["papers", "papers"]

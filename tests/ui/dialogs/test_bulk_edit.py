"""Fields of many records changed at once, from the table to the step that is undone."""

from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.helpers import Answers, session_of
from ui.dialogs.bulk_edit import BulkEditDialog
from ui.dialogs.bulk_fields import BLANK, FieldLine
from ui.session import Session
from ui.settings import Settings
from ui.tables.operations import MENU
from ui.tables.page import RecordPage
from ui.workspace import Workspace
from wzlab.changes import RemoveRecord
from wzlab.columns import AsTyped
from wzlab.editing.bulk import CellEdit, bulk_edits
from wzlab.records import Person

PEOPLE = ["s1", "s2", "s3"]


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    """Return a session of three people."""
    return session_of(
        units=[{"id": "u1", "name": "浙南大学", "role": "lead"}],
        staff=[
            {"id": "s1", "name": "张三", "full_time": True, "title_level": "senior"},
            {"id": "s2", "name": "李四"},
            {"id": "s3", "name": "王五", "phone": "13812348000"},
        ],
    )


def dialog_of(qtbot: QtBot, session: Session, key: str | None = "full_time") -> BulkEditDialog:
    dialog = BulkEditDialog(session, "staff", PEOPLE, key)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def accept_of(dialog: BulkEditDialog) -> QPushButton:
    found = dialog.findChild(QPushButton, "accept")
    assert found is not None
    return found


def clear(line: FieldLine) -> None:
    line.ways.setCurrentIndex(line.ways.findData(BLANK))


def cells(session: Session, key: str) -> list[object]:
    return [session.lab.tables["staff"][one].cell(key) for one in PEOPLE]


def test_that_it_begins_with_the_field_of_the_cursor_and_nothing_to_do(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    (line,) = dialog.lines
    assert line.column() is Person.full_time
    assert line.hint.text() == "还没有填，这一栏不会改；要清空请选“都清空”。"
    assert dialog.summary.text() == "还没有说改成什么。"
    assert not accept_of(dialog).isEnabled()


def test_that_typing_shows_what_would_become_of_each_record(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    editor = dialog.lines[0].editor
    assert editor is not None
    QTest.keyClicks(editor, "yes")
    assert dialog.summary.text() == "将修改 2 条，1 条已是这样。"
    assert accept_of(dialog).text() == "修改 2 条"
    assert [dialog.preview.index(row, 4).data() for row in range(3)] == ["已是这样", "", ""]


def test_that_an_accepted_edit_is_one_step_with_a_name(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    dialog.lines[0].type_text("是")
    dialog.add_line("title_level").type_text("副高")
    with qtbot.waitSignal(session.said):
        dialog.accept()
    assert cells(session, "full_time") == [True, True, True]
    assert cells(session, "title_level") == ["associate"] * 3
    assert session.undo_stack.undoText() == "批量修改 3 条人员的“全时、职称级别”"
    session.undo_stack.undo()
    assert cells(session, "full_time") == [True, None, None]
    assert session.undo_stack.count() == 1


def test_that_only_the_ticked_records_are_changed(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    dialog.lines[0].type_text("否")
    dialog.preview.setData(dialog.preview.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert accept_of(dialog).text() == "修改 2 条"
    dialog.accept()
    assert cells(session, "full_time") == [True, False, False]


def test_that_a_blank_is_asked_for_and_never_meant_by_an_empty_line(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session, "title_level")
    assert dialog.cells() == {}
    clear(dialog.lines[0])
    assert dialog.cells() == {"title_level": None}
    assert dialog.lines[0].hint.text() == "清空后这一栏是“未知”，不是“否”。"
    dialog.accept()
    assert cells(session, "title_level") == [None, None, None]


def test_that_a_text_that_cannot_be_read_is_kept_as_typed_and_told_before(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session, "birth_date")
    dialog.lines[0].type_text("五几年")
    assert dialog.summary.text() == "将修改 3 条，3 个单元格读不出，将原样保留并标出。"
    dialog.accept()
    assert cells(session, "birth_date") == [AsTyped("五几年")] * 3


def test_that_choices_are_found_by_their_initials(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session, "title_level")
    editor = dialog.lines[0].editor
    assert editor is not None
    QTest.keyClicks(editor, "zg")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert dialog.cells() == {"title_level": "senior"}
    assert dialog.isVisible()


def test_that_a_field_is_listed_once(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    dialog.lines[0].type_text("是")
    again = dialog.add_line()
    assert again.column() is Person.name
    again.fields.setCurrentIndex(again.fields.findData("full_time"))
    again.type_text("否")
    assert dialog.cells() == {"full_time": True}
    assert again.hint.text() == "上面已经列出这一栏。"
    again.gone.emit()
    assert len(dialog.lines) == 1


def test_that_another_field_forgets_what_was_typed_for_the_one_before(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    line = dialog.lines[0]
    line.type_text("是")
    line.fields.setCurrentIndex(line.fields.findData("title_level"))
    assert dialog.cells() == {}
    assert line.editor is not None
    assert line.editor.text() == ""


def test_that_a_mask_is_no_content_and_numbers_are_masked(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session, "phone")
    dialog.lines[0].type_text("138****8000")
    assert dialog.cells() == {}
    assert dialog.lines[0].hint.text() == "这是隐藏的样子，不是内容；请输入完整的内容。"
    clear(dialog.lines[0])
    assert dialog.preview.index(2, 2).data() == "138****8000"


def test_that_what_was_being_typed_never_lands_in_another_field(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session, "title")
    dialog.activateWindow()
    line = dialog.lines[0]
    assert line.editor is not None
    QTest.keyClicks(line.editor, "prof")
    line.fields.setCurrentIndex(line.fields.findData("name"))
    assert dialog.cells() == {}


def test_that_esc_takes_back_what_was_typed(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session, "title")
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    editor = dialog.lines[0].editor
    assert editor is not None
    qtbot.waitUntil(editor.hasFocus)
    QTest.keyClicks(editor, "prof")
    assert dialog.cells() == {"title": "prof"}
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.cells() == {}


def test_that_tab_goes_through_the_lines_from_left_to_right(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    second = dialog.add_line("title_level")
    second.fields.setCurrentIndex(second.fields.findData("degree"))
    stops = [*dialog.lines[0].stops, *second.stops, dialog.another, dialog.view]
    widget: QWidget = stops[0]
    chain = [widget]
    while widget is not dialog.view:
        following = widget.nextInFocusChain()
        assert following is not None
        widget = following
        if widget in stops:
            chain.append(widget)
    assert chain == stops


def test_that_leaving_changes_nothing(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    dialog.lines[0].type_text("否")
    dialog.reject()
    assert session.undo_stack.count() == 0


def test_that_everything_has_a_name_for_the_screen_reader(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    line = dialog.lines[0]
    assert line.editor is not None
    parts: list[QWidget] = [line.fields, line.ways, line.editor, line.away, dialog.another, dialog.view]
    assert all(part.accessibleName() and part.objectName() for part in parts)


# --- from the table -------------------------------------------------------------------------------------------------


def test_that_the_table_offers_it_for_the_selected_rows(qtbot: QtBot, session: Session, settings: Settings) -> None:
    assert "bulk_edit" in MENU
    workspace = Workspace(session, settings, Answers())
    qtbot.addWidget(workspace)
    workspace.show()
    workspace.show_section("staff")
    page = workspace.page
    assert isinstance(page, RecordPage)
    page.table.select_records(["s2", "s3"])
    page.operations.actions["bulk_edit"].trigger()
    (dialog,) = workspace.findChildren(BulkEditDialog)
    dialog.lines[0].fields.setCurrentIndex(dialog.lines[0].fields.findData("full_time"))
    dialog.lines[0].type_text("是")
    assert accept_of(dialog).text() == "修改 2 条"
    dialog.accept()
    assert cells(session, "full_time") == [True, True, True]


# --- many records ---------------------------------------------------------------------------------------------------


def test_that_a_record_that_has_gone_meanwhile_is_no_longer_listed(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    dialog.lines[0].type_text("否")
    session.do(RemoveRecord("staff", "s2"), "删除")
    assert [dialog.preview.index(row, 0).data() for row in range(dialog.preview.rowCount())] == ["张三", "王五"]
    dialog.accept()
    assert [person.cell("full_time") for person in session.lab.tables["staff"].values()] == [False, False]


def test_that_many_records_are_looked_at_while_the_window_goes_on(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, asked = Event(), list[object]()

    def look_long(lab: Any, table: Any, ids: Any, wanted: Any) -> list[CellEdit]:
        if wanted:
            asked.append(wanted["title"])
            assert opened.wait(10)
        return bulk_edits(lab, table, ids, wanted)

    dialog = dialog_of(qtbot, session, "title")
    monkeypatch.setattr("ui.dialogs.bulk_edit.AT_ONCE", 2)
    monkeypatch.setattr("ui.dialogs.bulk_edit.bulk_edits", look_long)
    editor = dialog.lines[0].editor
    assert editor is not None
    dialog.activateWindow()
    qtbot.waitUntil(editor.hasFocus)
    QTest.keyClicks(editor, "abc")
    assert dialog.summary.text() == "正在准备预览……"
    assert not accept_of(dialog).isEnabled()
    dialog.accept()
    assert dialog.isVisible()
    assert session.undo_stack.count() == 0
    opened.set()
    qtbot.waitUntil(lambda: not dialog.finder.is_under_way)
    assert asked == ["a", "abc"]
    assert dialog.summary.text() == "将修改 3 条。"
    assert accept_of(dialog).isEnabled()
    dialog.accept()
    assert cells(session, "title") == ["abc"] * 3

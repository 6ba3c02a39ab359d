"""Typing in a record table, as an office assistant does it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.helpers import session_of
from tests.ui.tables.pages import (
    CTRL,
    SHIFT,
    STAFF,
    Key,
    current_field,
    fresh_settings,
    go,
    press,
    select,
    shown_page,
    write,
)
from ui.session import Session
from ui.tables.page import RecordPage
from wzlab.columns import AsTyped, Cell
from wzlab.records import Instrument


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> RecordPage:
    """Return the page of three people."""
    return shown_page(qtbot, session_of(staff=STAFF), fresh_settings(tmp_path))


def cell(page: RecordPage, record_id: str, key: str) -> Cell:
    """Return a cell of the lab."""
    return page.model.records[record_id].cell(key)


def test_that_typing_replaces_the_cell_and_enter_goes_down(qtbot: QtBot, page: RecordPage) -> None:
    go(page, 0, "gender")
    write(page, "nan")
    press(page, Key.Key_Return)

    assert cell(page, "s1", "gender") == "nan"
    assert current_field(page) == (1, "gender")


def test_that_f2_edits_with_the_text_selected(qtbot: QtBot, page: RecordPage) -> None:
    go(page, 0, "name")
    press(page, Key.Key_F2)
    editor = page.table.cell_delegate.editor

    assert editor is not None
    assert editor.selectedText() == "张三"


def test_that_a_double_click_edits(qtbot: QtBot, page: RecordPage) -> None:
    go(page, 0, "name")
    place = page.table.visualRect(page.table.currentIndex()).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert page.table.cell_delegate.editor is not None


def test_that_tab_commits_and_goes_right_and_shift_tab_left(qtbot: QtBot, page: RecordPage) -> None:
    go(page, 0, "gender")
    write(page, "x")
    press(page, Key.Key_Tab)
    assert cell(page, "s1", "gender") == "x"
    assert current_field(page) == (0, "phone")
    assert page.table.cell_delegate.editor is None

    write(page, "1981")
    press(page, Key.Key_Backtab, SHIFT)
    assert cell(page, "s1", "phone") == "1981"
    assert current_field(page) == (0, "gender")


def test_that_escape_restores(qtbot: QtBot, page: RecordPage) -> None:
    go(page, 0, "name")
    write(page, "x")
    press(page, Key.Key_Escape)

    assert cell(page, "s1", "name") == "张三"
    assert page.session.undo_stack.count() == 0


def test_that_leaving_an_editor_untouched_changes_nothing(qtbot: QtBot, page: RecordPage) -> None:
    go(page, 0, "degree")
    press(page, Key.Key_F2)
    press(page, Key.Key_Return)

    assert page.session.undo_stack.count() == 0


def test_that_a_composed_text_is_typed_into_the_cell(page: RecordPage) -> None:
    go(page, 0, "gender")
    QApplication.sendEvent(page.table, QInputMethodEvent("nv", []))
    committing = QInputMethodEvent()
    committing.setCommitString("女")
    QApplication.sendEvent(page.table, committing)
    page.table.finish_editing()

    assert cell(page, "s1", "gender") == "女"


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_that_delete_blanks_the_selected_cells_in_one_step(qtbot: QtBot, page: RecordPage, key: Key) -> None:
    select(page, [0, 1], "name", "birth_date")
    press(page, key)
    assert [cell(page, who, field) for who in ("s1", "s2") for field in ("name", "birth_date")] == [None] * 4
    assert cell(page, "s1", "degree") == "doctor"

    page.session.undo_stack.undo()
    assert (cell(page, "s1", "name"), str(cell(page, "s2", "birth_date"))) == ("张三", "1990")


def test_that_space_turns_yes_into_no_into_blank_into_yes(qtbot: QtBot, page: RecordPage) -> None:
    go(page, 0, "full_time")
    seen = []
    for _time in range(3):
        press(page, Key.Key_Space)
        seen.append(cell(page, "s1", "full_time"))

    assert seen == [False, None, True]


def test_that_pinyin_initials_choose_from_the_list_and_enter_takes_the_marked(qtbot: QtBot, page: RecordPage) -> None:
    go(page, 0, "title_level")
    write(page, "fg")
    editor = page.table.cell_delegate.editor
    assert editor is not None
    assert editor.is_offering
    press(page, Key.Key_Return)

    assert cell(page, "s1", "title_level") == "associate"


def test_that_the_arrow_keys_choose_from_the_list(qtbot: QtBot, page: RecordPage) -> None:
    go(page, 1, "degree")
    press(page, Key.Key_F2)
    press(page, Key.Key_Down)
    press(page, Key.Key_Down)
    press(page, Key.Key_Tab)

    assert cell(page, "s2", "degree") == "master"


def test_that_a_reference_is_chosen_by_name_even_if_two_records_have_it(qtbot: QtBot, tmp_path: Path) -> None:
    units = [{"id": "u1", "role": "lead", "name": "同名"}, {"id": "u2", "role": "partner", "name": "同名"}]
    page = shown_page(qtbot, session_of(units=units, staff=STAFF), fresh_settings(tmp_path))
    go(page, 0, "unit")
    press(page, Key.Key_F2)
    press(page, Key.Key_Down)
    press(page, Key.Key_Down)
    press(page, Key.Key_Return)

    assert cell(page, "s1", "unit") == "u2"


def test_that_what_cannot_be_read_is_kept_as_typed_and_marked(qtbot: QtBot, page: RecordPage) -> None:
    go(page, 0, "birth_date")
    write(page, "qiunian")
    editor = page.table.cell_delegate.editor
    assert editor is not None
    assert "读不出" in editor.hint
    press(page, Key.Key_Return)

    assert cell(page, "s1", "birth_date") == AsTyped("qiunian")
    look = page.model.look_at(0, page.model.section_of("birth_date"))
    assert look.as_typed
    assert look.severity == "error"


def test_that_an_amount_is_shown_back_in_yuan_while_it_is_typed(qtbot: QtBot, tmp_path: Path) -> None:
    page = shown_page(qtbot, session_of(equipment=[{"id": "e1"}]), fresh_settings(tmp_path), record_type=Instrument)
    go(page, 0, "original_value")
    write(page, "500")
    editor = page.table.cell_delegate.editor

    assert editor is not None
    assert editor.hint == "500.00 万元 = 5,000,000 元"


def test_that_a_date_is_shown_back_as_understood(qtbot: QtBot, page: RecordPage) -> None:
    go(page, 0, "joined_on")
    write(page, "2023.5")
    editor = page.table.cell_delegate.editor

    assert editor is not None
    assert editor.hint == "2023-05（日未知）"


def test_that_editing_elsewhere_leaves_the_open_editor_alone(qtbot: QtBot, page: RecordPage) -> None:
    go(page, 0, "name")
    write(page, "zhao")
    page.session.set_cell("s1", page.model.columns[page.model.section_of("name") - 1], "别名")
    editor = page.table.cell_delegate.editor

    assert editor is not None
    assert editor.text() == "zhao"


def test_that_undo_belongs_to_the_window_until_something_is_typed(qtbot: QtBot, page: RecordPage) -> None:
    from PySide6.QtGui import QKeyEvent  # noqa: PLC0415 - only this test makes key events by hand

    go(page, 0, "name")
    press(page, Key.Key_F2)
    editor = page.table.cell_delegate.editor
    assert editor is not None
    asking = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Z, CTRL)
    asking.ignore()
    QApplication.sendEvent(editor, asking)
    assert not asking.isAccepted()

    write(page, "x")
    asking = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Z, CTRL)
    asking.ignore()
    QApplication.sendEvent(editor, asking)
    assert asking.isAccepted()


def test_that_a_masked_number_is_edited_whole_and_shown_masked(qtbot: QtBot, tmp_path: Path) -> None:
    staff = [{"id": "s1", "name": "张三", "phone": "13800138000"}]
    page = shown_page(qtbot, session_of(staff=staff), fresh_settings(tmp_path))
    go(page, 0, "phone")
    assert page.table.currentIndex().data() == "138****8000"
    press(page, Key.Key_F2)
    editor = page.table.cell_delegate.editor
    assert editor is not None
    assert editor.text() == "13800138000"
    press(page, Key.Key_Return)
    assert cell(page, "s1", "phone") == "13800138000"


def test_that_a_read_only_lab_says_why_nothing_is_typed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = session_of(staff=STAFF)
    monkeypatch.setattr(Session, "read_only", property(lambda _session: "文件是只读的。"))
    page = shown_page(qtbot, session, fresh_settings(tmp_path))
    go(page, 0, "name")

    with qtbot.waitSignal(session.refused) as refused:
        write(page, "x")

    assert refused.args == ["文件是只读的。"]
    assert page.table.cell_delegate.editor is None
    assert not page.operations.actions["add_below"].isEnabled()
    assert page.operations.actions["copy"].isEnabled()


def test_that_ctrl_tab_leaves_the_table(qtbot: QtBot, page: RecordPage) -> None:
    go(page, 0, "name")
    press(page, Key.Key_Tab)
    assert current_field(page) == (0, "birth_date")

    QTest.keyClick(page.table, Key.Key_Tab, CTRL)
    assert not page.table.hasFocus()


def test_that_tab_at_the_end_of_a_row_goes_to_the_next(qtbot: QtBot, page: RecordPage) -> None:
    go(page, 0, "insured_since")
    press(page, Key.Key_Tab)

    assert page.table.currentIndex().row() == 1
    assert page.table.viewport().rect().contains(QPoint(1, 1))

"""What is done to rows and cells, by keyboard and by button."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.helpers import Answers, session_of
from tests.ui.tables.pages import (
    ALT,
    CTRL,
    SHIFT,
    STAFF,
    Key,
    current_field,
    fresh_settings,
    go,
    names,
    press,
    select,
    shown_page,
    write,
)
from ui.session import Session
from ui.settings import Settings
from ui.tables.filters import Show
from ui.tables.page import RecordPage
from wzlab.columns import AsTyped
from wzlab.records import Person, Unit

UNITS = [{"id": "u1", "role": "lead", "name": "甲"}, {"id": "u2", "role": "partner", "name": "乙"}]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return settings that nothing is remembered in yet."""
    return fresh_settings(tmp_path)


@pytest.fixture
def page(qtbot: QtBot, settings: Settings) -> RecordPage:
    """Return the page of three people."""
    return shown_page(qtbot, session_of(staff=STAFF), settings)


def said_by(session: Session) -> list[str]:
    """Return the list in which what a session says is kept from now on."""
    said: list[str] = []
    session.said.connect(said.append)
    return said


def clip(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


# --- rows -----------------------------------------------------------------------------------------------------------


def test_that_ctrl_enter_adds_a_row_below_and_puts_the_cursor_where_typing_begins(
    qtbot: QtBot, page: RecordPage
) -> None:
    go(page, 0, "degree")
    press(page, Key.Key_Return, CTRL)
    assert names(page) == ["张三", "", "李四", "王五"]
    assert current_field(page) == (1, "name")

    write(page, "x")
    press(page, Key.Key_Return)
    assert names(page) == ["张三", "x", "李四", "王五"]


def test_that_ctrl_shift_enter_adds_a_row_above(qtbot: QtBot, page: RecordPage) -> None:
    go(page, 1, "name")
    press(page, Key.Key_Return, CTRL | SHIFT)

    assert names(page) == ["张三", "", "李四", "王五"]


def test_that_ctrl_enter_in_an_open_editor_keeps_what_was_typed(qtbot: QtBot, page: RecordPage) -> None:
    go(page, 0, "name")
    write(page, "y")
    press(page, Key.Key_Return, CTRL)

    assert names(page) == ["y", "", "李四", "王五"]


def test_that_a_row_added_under_a_sort_stands_below_the_current_one(qtbot: QtBot, page: RecordPage) -> None:
    page.table.sortByColumn(page.model.section_of("name"), page.table.horizontalHeader().sortIndicatorOrder())
    assert names(page) == ["李四", "王五", "张三"]
    go(page, 0, "name")
    press(page, Key.Key_Return, CTRL)

    assert names(page) == ["李四", "", "王五", "张三"]


def test_that_a_copy_of_a_row_stands_below_it_without_its_own_numbers(qtbot: QtBot, page: RecordPage) -> None:
    page.session.set_cell("s1", Person.id_number, "G123")
    go(page, 0, "name")
    press(page, Key.Key_D, CTRL | SHIFT)

    assert names(page) == ["张三", "张三", "李四", "王五"]
    assert page.model.record_at(1).cell("id_number") is None


def test_that_alt_up_and_down_move_the_row_and_the_cursor_with_it(qtbot: QtBot, page: RecordPage) -> None:
    go(page, 2, "name")
    press(page, Key.Key_Up, ALT)
    assert names(page) == ["张三", "王五", "李四"]
    assert current_field(page) == (1, "name")

    press(page, Key.Key_Down, ALT)
    assert names(page) == ["张三", "李四", "王五"]


def test_that_rows_do_not_move_under_a_sort_or_a_filter_and_it_is_said_why(qtbot: QtBot, page: RecordPage) -> None:
    said = said_by(page.session)
    page.model.sort(page.model.section_of("name"))
    go(page, 0, "name")
    press(page, Key.Key_Down, ALT)
    page.model.sort(-1)
    page.bar.put("李", Show.ALL)
    page.operations.move_up()

    assert page.session.undo_stack.count() == 0
    assert ["排序" in said[0], "只显示一部分" in said[1]] == [True, True]


def test_that_removing_rows_asks_nothing_and_says_how_to_undo(qtbot: QtBot, page: RecordPage) -> None:
    said = said_by(page.session)
    select(page, [0, 1], "name")
    page.operations.actions["remove"].trigger()

    assert names(page) == ["王五"]
    assert said == ["已删除 2 条，Ctrl+Z 撤销。"]
    assert page.table.current_id == "s3"


def test_that_undoing_a_removal_brings_the_rows_back_selected(qtbot: QtBot, page: RecordPage) -> None:
    select(page, [0, 1], "name")
    page.operations.remove()
    page.session.undo_stack.undo()

    assert names(page) == ["张三", "李四", "王五"]
    assert page.table.selected_ids() == ["s1", "s2"]


def test_that_removing_what_others_refer_to_is_asked_with_what_refers(qtbot: QtBot, settings: Settings) -> None:
    ask = Answers(None, 0)
    session = session_of(units=UNITS, staff=[{"id": "s1", "unit": "u2"}])
    page = shown_page(qtbot, session, settings, Unit, ask)
    go(page, 1, "name")
    page.operations.remove()
    assert list(page.model.order) == ["u1", "u2"]

    page.operations.remove()
    assert list(page.model.order) == ["u1"]
    assert session.lab.tables["staff"]["s1"].cell("unit") == AsTyped("乙")
    assert len(ask.asked) == 2


# --- cells ----------------------------------------------------------------------------------------------------------


def test_that_ctrl_d_fills_the_first_rows_cells_down_in_one_step(qtbot: QtBot, page: RecordPage) -> None:
    select(page, [0, 1, 2], "degree", "full_time")
    press(page, Key.Key_D, CTRL)
    assert [page.model.record_at(row).cell("degree") for row in range(3)] == ["doctor"] * 3
    assert [page.model.record_at(row).cell("full_time") for row in range(3)] == [True] * 3

    page.session.undo_stack.undo()
    assert page.model.record_at(2).cell("degree") == "master"


def test_that_ctrl_d_on_one_cell_takes_the_one_above(qtbot: QtBot, page: RecordPage) -> None:
    go(page, 1, "degree")
    press(page, Key.Key_D, CTRL)

    assert page.model.record_at(1).cell("degree") == "doctor"


def test_that_what_is_copied_can_be_pasted_below(qtbot: QtBot, page: RecordPage) -> None:
    select(page, [0, 1], "name", "gender", "birth_date")
    press(page, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "张三\t1980-05-01\t\n李四\t1990\t\n"

    go(page, 2, "name")
    press(page, Key.Key_V, CTRL)
    assert names(page) == ["张三", "李四", "张三", "李四"]
    page.session.undo_stack.undo()
    assert names(page) == ["张三", "李四", "王五"]


def test_that_masked_cells_are_copied_masked_and_bare_ones_bare(qtbot: QtBot, settings: Settings) -> None:
    page = shown_page(qtbot, session_of(staff=[{"id": "s1", "phone": "13800138000"}]), settings)
    go(page, 0, "phone")
    press(page, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "138****8000\n"

    page.eye.setChecked(True)
    press(page, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "13800138000\n"


def test_that_columns_are_copied_as_they_stand_without_hidden_ones(qtbot: QtBot, page: RecordPage) -> None:
    header = page.table.horizontalHeader()
    header.moveSection(header.visualIndex(page.model.section_of("gender")), 1)
    header.setSectionHidden(page.model.section_of("id_type"), True)
    page.session.set_cell("s1", Person.gender, "男")
    select(page, [0], "gender", "name", "id_type")
    press(page, Key.Key_C, CTRL)

    assert QGuiApplication.clipboard().text() == "男\t张三\n"


def test_that_cutting_copies_and_blanks(qtbot: QtBot, page: RecordPage) -> None:
    go(page, 0, "name")
    press(page, Key.Key_X, CTRL)

    assert QGuiApplication.clipboard().text() == "张三\n"
    assert names(page)[0] == ""


def test_that_a_list_with_headings_is_added_and_never_written_over_others(qtbot: QtBot, page: RecordPage) -> None:
    said = said_by(page.session)
    clip("姓名\t出生日期\n赵六\t1970-01-02\n钱七\t说不清\n孙八\t1999\n周九\t1998\n")
    go(page, 0, "name")
    press(page, Key.Key_V, CTRL)

    assert names(page) == ["张三", "李四", "王五", "赵六", "钱七", "孙八", "周九"]
    assert page.model.record_at(4).cell("birth_date") == AsTyped("说不清")
    assert said == ["已粘贴 4 行 × 2 列；新增 4 行；1 个单元格读不出，已原样保留并标出。"]


def test_that_headings_that_mean_no_field_are_named(qtbot: QtBot, page: RecordPage) -> None:
    said = said_by(page.session)
    clip("序号\t姓名\t学位\t工资\n1\t赵六\t博士\t1\t多\n")
    press(page, Key.Key_V, CTRL)
    assert names(page)[-1] == "赵六"
    assert said[-1].endswith("没有对应的栏目，未粘贴：序号、工资；1 列没有对应的栏目，未粘贴。")


def test_that_one_text_fills_the_selected_cells(qtbot: QtBot, page: RecordPage) -> None:
    clip("博士")
    select(page, [0, 1, 2], "degree")
    press(page, Key.Key_V, CTRL)

    assert [page.model.record_at(row).cell("degree") for row in range(3)] == ["doctor"] * 3


def test_that_pasting_nothing_is_said(qtbot: QtBot, page: RecordPage) -> None:
    said = said_by(page.session)
    clip("")
    press(page, Key.Key_V, CTRL)

    assert said == ["剪贴板里没有可以粘贴的文字。"]


def test_that_a_paste_under_a_filter_goes_over_the_rows_shown(qtbot: QtBot, page: RecordPage) -> None:
    page.bar.put("五", Show.ALL)
    clip("甲\n乙\n")
    go(page, 0, "name")
    press(page, Key.Key_V, CTRL)

    assert names(page) == ["甲", "乙"]
    assert [record.cell("name") for record in page.model.records.values()] == ["张三", "李四", "甲", "乙"]


def test_that_cells_selected_apart_are_blanked_and_no_others(qtbot: QtBot, page: RecordPage) -> None:
    from PySide6.QtCore import QItemSelectionModel  # noqa: PLC0415 - the only selection made by hand

    go(page, 0, "name")
    other = page.model.index(2, page.model.section_of("degree"))
    page.table.selectionModel().select(other, QItemSelectionModel.SelectionFlag.Select)
    press(page, Key.Key_Delete)

    assert (names(page), page.model.record_at(2).cell("degree")) == (["", "李四", "王五"], None)
    assert page.model.record_at(0).cell("degree") == "doctor"
    assert page.session.undo_stack.undoText() == "清空 2 个单元格"


def test_that_everything_is_selected_and_blanked_in_one_step(qtbot: QtBot, page: RecordPage) -> None:
    press(page, Key.Key_A, CTRL)
    press(page, Key.Key_Delete)
    assert {cell for record in page.model.records.values() for cell in record.cells} == {None}

    page.session.undo_stack.undo()
    assert names(page) == ["张三", "李四", "王五"]
    assert not page.session.undo_stack.canUndo()

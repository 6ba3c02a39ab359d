"""The column of proofs among the fields: nothing is typed or pasted there, and no arrangement of columns loses it."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers import lab_of
from tests.ui.helpers import session_of
from tests.ui.tables.pages import STAFF, Key, names, shown_page
from ui.settings import Settings
from ui.tables.model import PROOF_KEY
from ui.tables.page import RecordPage


@pytest.fixture
def page(qtbot: QtBot, settings: Settings) -> RecordPage:
    return shown_page(qtbot, session_of(lab_of(staff=STAFF)), settings)


def proof_of(page: RecordPage) -> int:
    section = page.model.proof_section
    assert section is not None
    return section


def test_that_pasting_with_the_cursor_on_it_changes_nothing_and_says_why(page: RecordPage) -> None:
    said: list[str] = []
    page.model.session.said.connect(said.append)
    page.table.go_to(0, proof_of(page))
    QGuiApplication.clipboard().setText("张冠李戴")
    page.operations.paste()
    assert names(page) == ["张三", "李四", "王五"]
    assert said == ["光标不在可以填写的栏里，没有粘贴；请先点要从哪一格粘贴起。"]


def test_that_a_list_with_headings_is_added_wherever_the_cursor_is(page: RecordPage) -> None:
    page.table.go_to(0, proof_of(page))
    QGuiApplication.clipboard().setText("姓名\t学位\n赵六\t博士")
    page.operations.paste()
    assert names(page) == ["张三", "李四", "王五", "赵六"]


def test_that_columns_remembered_before_there_was_one_have_it_behind_the_sign(page: RecordPage) -> None:
    state = page.columns.state()
    page.columns.restore({**state, "order": [key for key in state["order"] if key != PROOF_KEY]})
    assert page.table.horizontalHeader().visualIndex(proof_of(page)) == 1


def test_that_the_last_field_cannot_be_hidden(page: RecordPage) -> None:
    columns, hidden = page.columns, 0
    while True:
        fields = [
            action
            for action in columns.menu(page).actions()
            if action.isChecked() and action.isEnabled() and page.model.column_at(int(action.data())) is not None
        ]
        if not fields:
            break
        page.table.horizontalHeader().setSectionHidden(int(fields[0].data()), True)
        hidden += 1
    assert (len(page.table.shown_columns()), hidden) == (1, len(page.model.columns) - 1)


def test_that_the_cursor_leaves_a_column_that_was_hidden(page: RecordPage) -> None:
    section = page.model.section_of("degree")
    page.table.go_to(1, section)
    page.table.horizontalHeader().setSectionHidden(section, True)
    page.table.setFocus()
    QTest.keyClick(page.table, Key.Key_Tab)
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (1, page.table.first_section())

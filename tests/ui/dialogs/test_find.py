"""Text looked for in every record."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.helpers import session_of
from ui.dialogs.find import MOST_FOUND, FindDialog
from ui.session import Place, Session
from wzlab.changes import SetCells

Watch = Callable[[QAbstractItemModel], QAbstractItemModelTester]
STAFF = [
    {"id": "s1", "name": "示例甲", "degree": "doctor", "phone": "13800138000"},
    {"id": "s2", "name": "示例丁", "degree": "doctor", "id_number": "330302197005011234"},
    {"id": "s3", "name": "<b>丙</b>", "degree": "master"},
]


@pytest.fixture
def looked() -> Session:
    return session_of(staff=STAFF)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(window: QWidget, watched: Watch, looked: Session) -> FindDialog:
    made = FindDialog(looked, window)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    watched(made.found)
    made.open()
    return made


def found(qtbot: QtBot, dialog: FindDialog, text: str, number: int) -> list[str]:
    dialog.line.setText(text)
    qtbot.waitUntil(lambda: not dialog.timer.isActive())
    assert len(dialog.found.results) == number
    return [result.text for result in dialog.found.results]


def test_that_text_is_found_in_every_table_after_a_pause(qtbot: QtBot, dialog: FindDialog) -> None:
    assert found(qtbot, dialog, "博士", 2) == ["示例甲　学位：博士", "示例丁　学位：博士"]
    assert dialog.remark.text() == "找到 2 处；回车转到所选的一处。"


def test_that_a_name_is_found_by_its_pinyin_initials(qtbot: QtBot, dialog: FindDialog) -> None:
    assert found(qtbot, dialog, "slj", 1) == ["姓名：示例甲"]


def test_that_a_sensitive_number_is_found_in_full_and_shown_masked(qtbot: QtBot, dialog: FindDialog) -> None:
    assert found(qtbot, dialog, "13800138000", 1) == ["示例甲　手机：138****8000"]
    assert found(qtbot, dialog, "197005011234", 1) == ["示例丁　证件号码：3****************4"]


def test_that_enter_goes_to_what_is_marked_and_the_dialog_stays(
    qtbot: QtBot, dialog: FindDialog, looked: Session
) -> None:
    found(qtbot, dialog, "博士", 2)
    QTest.keyClick(dialog.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(looked.asked_to_show) as asked:
        QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert asked.args == [Place("staff", "s2", "degree")]
    assert dialog.isVisible()


def test_that_enter_does_not_wait_for_the_pause(qtbot: QtBot, dialog: FindDialog, looked: Session) -> None:
    dialog.line.setText("硕士")
    with qtbot.waitSignal(looked.asked_to_show) as asked:
        QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert asked.args == [Place("staff", "s3", "degree")]


def test_that_a_double_click_goes_there(qtbot: QtBot, dialog: FindDialog, looked: Session) -> None:
    found(qtbot, dialog, "硕士", 1)
    place = dialog.list.visualRect(dialog.found.index(0)).center()
    viewport = dialog.list.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(looked.asked_to_show):
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)


def test_that_escape_closes(qtbot: QtBot, dialog: FindDialog) -> None:
    QTest.keyClick(dialog.line, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_that_nothing_found_says_what_to_do(qtbot: QtBot, dialog: FindDialog) -> None:
    assert found(qtbot, dialog, "查无此人", 0) == []
    assert dialog.remark.text() == "没有找到。可以少输入几个字，或换一种写法。"


def test_that_results_follow_the_lab(qtbot: QtBot, dialog: FindDialog, looked: Session) -> None:
    found(qtbot, dialog, "博士", 2)
    looked.do(SetCells("staff", "s1", (("degree", "master"),)), "改")
    qtbot.waitUntil(lambda: len(dialog.found.results) == 1)


def test_that_a_second_dialog_takes_the_place_and_the_text_of_the_first(dialog: FindDialog, looked: Session) -> None:
    dialog.line.setText("博士")
    second = FindDialog(looked, dialog.parentWidget())
    second.open()
    assert (second.line.text(), second.line.selectedText(), dialog.isVisible()) == ("博士", "博士", False)
    second.close()


def test_that_more_than_anybody_reads_is_cut_and_said_so(qtbot: QtBot) -> None:
    session = session_of(staff=[{"id": f"s{number}", "name": "示例"} for number in range(MOST_FOUND + 1)])
    dialog = FindDialog(session)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    found(qtbot, dialog, "示例", MOST_FOUND)
    assert dialog.remark.text() == "只列出前 200 处，请多输入几个字。"

"""Yes, no, not known."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.forms.yes_no import YesNoEditor


@pytest.fixture
def editor(qtbot: QtBot) -> YesNoEditor:
    made = YesNoEditor()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def down(editor: YesNoEditor) -> list[str]:
    return [typed for typed, button in editor.buttons.items() if button.isChecked()]


@pytest.mark.parametrize("typed", ["是", "否", ""])
def test_that_the_button_of_the_cell_is_down(editor: YesNoEditor, typed: str) -> None:
    editor.show_text("", lambda: typed)
    assert down(editor) == [typed]


def test_that_no_button_is_down_for_text_that_is_no_answer(editor: YesNoEditor) -> None:
    editor.show_text("", lambda: "是")
    editor.show_text("是的", lambda: "是的")
    assert down(editor) == []


def test_that_the_arrows_choose(qtbot: QtBot, editor: YesNoEditor) -> None:
    editor.show_text("", lambda: "是")
    told: list[str] = []
    editor.committed.connect(told.append)
    editor.buttons["是"].setFocus()
    QTest.keyClick(editor.buttons["是"], Qt.Key.Key_Right)
    QTest.keyClick(editor.buttons["否"], Qt.Key.Key_Right)
    assert (told, down(editor)) == (["否", ""], [""])


def test_that_space_chooses(qtbot: QtBot, editor: YesNoEditor) -> None:
    editor.show_text("是的", lambda: "是的")
    with qtbot.waitSignal(editor.committed) as told:
        QTest.keyClick(editor.buttons["否"], Qt.Key.Key_Space)
    assert told.args == ["否"]


def test_that_nothing_can_be_chosen_when_fixed(editor: YesNoEditor) -> None:
    editor.set_fixed(fixed=True)
    assert not any(button.isEnabled() for button in editor.buttons.values())

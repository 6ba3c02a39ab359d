"""The line with a list of choices, by keyboard and by mouse."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers import lab_of, wenzhou
from tests.ui.forms.keys import type_text
from ui.forms.choosing import ChoiceEditor, Narrowing
from wzlab.columns import Column
from wzlab.editing.candidates import Candidate, candidates, matching
from wzlab.records import Person

Watch = Callable[[QAbstractItemModel], QAbstractItemModelTester]


class Levels(QWidget):
    """A window with the editor of a person's title level, which is 中级."""

    def __init__(self) -> None:
        super().__init__()
        self.editor = ChoiceEditor(lambda: candidates(Person.title_level, lab_of(), wenzhou()), self)
        self.editor.show_text("中级", lambda: "中级")
        self.elsewhere = QWidget(self)
        self.elsewhere.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.chosen: list[object] = []
        self.committed: list[str] = []
        self.editor.chosen.connect(self.chosen.append)
        self.editor.committed.connect(self.committed.append)
        layout = QVBoxLayout(self)
        layout.addWidget(self.editor)
        layout.addWidget(self.elsewhere)

    @property
    def offered(self) -> list[str]:
        model = self.editor.choices.offered
        return [model.candidate(row).text for row in range(model.rowCount())]


@pytest.fixture
def levels(qtbot: QtBot, watched: Watch) -> Levels:
    made = Levels()
    qtbot.addWidget(made)
    watched(made.editor.choices.offered)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.elsewhere.setFocus(Qt.FocusReason.OtherFocusReason)
    made.editor.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(made.editor.hasFocus)
    return made


def test_that_the_list_narrows_by_pinyin_initials_and_enter_takes_the_first(qtbot: QtBot, levels: Levels) -> None:
    QTest.keyClicks(levels.editor, "zg")
    assert levels.offered == ["正高"]
    QTest.keyClick(levels.editor, Qt.Key.Key_Return)
    assert (levels.chosen, levels.editor.text(), levels.editor.is_offering) == (["senior"], "正高", False)


def test_that_arrow_down_lists_everything_with_the_present_choice_marked(qtbot: QtBot, levels: Levels) -> None:
    QTest.keyClick(levels.editor, Qt.Key.Key_Down)
    assert levels.offered == ["正高", "副高", "中级", "初级", "无职称"]
    QTest.keyClick(levels.editor, Qt.Key.Key_Down)
    QTest.keyClick(levels.editor, Qt.Key.Key_Return)
    assert levels.chosen == ["junior"]


def test_that_tab_takes_what_is_marked(qtbot: QtBot, levels: Levels) -> None:
    type_text(levels.editor, "副")
    QTest.keyClick(levels.editor, Qt.Key.Key_Tab)
    assert levels.chosen == ["associate"]


def test_that_escape_closes_the_list_first_and_restores_the_text_second(qtbot: QtBot, levels: Levels) -> None:
    QTest.keyClicks(levels.editor, "z")
    QTest.keyClick(levels.editor, Qt.Key.Key_Escape)
    assert (levels.editor.is_offering, levels.editor.text()) == (False, "z")
    QTest.keyClick(levels.editor, Qt.Key.Key_Escape)
    assert (levels.editor.text(), levels.chosen, levels.committed) == ("中级", [], [])


def test_that_what_is_in_no_list_can_be_typed(qtbot: QtBot, levels: Levels) -> None:
    type_text(levels.editor, "教授")
    assert not levels.editor.is_offering
    QTest.keyClick(levels.editor, Qt.Key.Key_Return)
    assert (levels.chosen, levels.committed) == ([], ["教授"])


def test_that_a_click_takes_a_choice(qtbot: QtBot, levels: Levels) -> None:
    levels.editor.offer_all()
    choices = levels.editor.choices
    place = choices.visualRect(choices.offered.index(1)).center()
    QTest.mouseClick(choices.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert levels.chosen == ["associate"]


def test_that_the_list_goes_when_the_focus_goes(qtbot: QtBot, levels: Levels) -> None:
    levels.editor.offer_all()
    levels.elsewhere.setFocus()
    assert not levels.editor.is_offering


def test_that_a_fixed_editor_offers_nothing(levels: Levels) -> None:
    levels.editor.set_fixed(fixed=True)
    levels.editor.offer_all()
    assert not levels.editor.is_offering


@given(text=st.text("bszgf中高博士正副 ", max_size=4))
def test_that_going_on_typing_finds_what_typing_at_once_does(text: str) -> None:
    among = [one for column in (Person.title_level, Person.degree, Person.post) for one in _choices(column)]
    narrowing = Narrowing(among)
    for length in range(len(text) + 1):
        found = narrowing.matching(text[:length])
    assert set(found) == set(matching(among, text))


def test_that_taking_letters_back_finds_more_again() -> None:
    narrowing = Narrowing(_choices(Person.title_level))
    narrowing.matching("正高")
    assert [one.text for one in narrowing.matching("高")] == ["正高", "副高"]


def _choices(column: Column[str]) -> list[Candidate]:
    return candidates(column, lab_of(), wenzhou())

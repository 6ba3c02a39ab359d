"""What somebody meets on the first day with the window, and stumbled over once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from tests.helpers import lab_of
from tests.ui.test_journeys import ALT, CONTROL, KEY, Opened
from ui.charts.page import ChartsPage
from ui.pages.parts import Link
from ui.sections import BADGE_ROLE, CHARTS, Badge, SectionDelegate
from ui.settings import Settings
from wzlab.policy.words import Standing


@pytest.fixture
def empty(qtbot: QtBot, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    monkeypatch.setenv("WZLAB_DATA", str(tmp_path / "data"))
    opened = Opened(qtbot, tmp_path, lab_of(), settings)
    yield opened
    opened.window.desk.put_away()


def test_that_a_section_chosen_by_its_key_has_the_keyboard_even_while_it_is_empty(empty: Opened) -> None:
    QGuiApplication.clipboard().setText("姓名\t学位\n张三\t博士\n")
    empty.press(KEY.Key_4, ALT)
    empty.press(KEY.Key_V, CONTROL)
    assert [one.known_as for one in empty.session.lab.tables["staff"].values()] == ["张三"]


def test_that_typing_begins_in_the_first_field_of_what_was_pasted_into_an_empty_table(empty: Opened) -> None:
    QGuiApplication.clipboard().setText("姓名\t学位\n张三\t博士\n李四\t硕士\n")
    empty.press(KEY.Key_4, ALT)
    empty.press(KEY.Key_V, CONTROL)
    assert empty.page.current_place().field == "name"


def test_that_an_opened_lab_has_the_keyboard(empty: Opened) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    assert empty.workspace.page is focused or empty.workspace.page.isAncestorOf(focused)


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter, KEY.Key_Space])
def test_that_a_link_is_followed_by_enter_as_by_space(qtbot: QtBot, key: Qt.Key) -> None:
    link = Link("科研场地面积")
    qtbot.addWidget(link)
    with qtbot.waitSignal(link.clicked):
        QTest.keyClick(link, key)


def test_that_a_long_sentence_under_the_mouse_does_not_make_the_window_wider(empty: Opened) -> None:
    empty.window.show_section(CHARTS)
    page = empty.workspace.page
    assert isinstance(page, ChartsPage)
    before = page.minimumSizeHint().width()
    page.words.setText("很长的一句话" * 100)
    assert page.minimumSizeHint().width() == before


def test_that_the_words_of_an_empty_table_do_not_hold_the_window_high(empty: Opened) -> None:
    empty.press(KEY.Key_3, ALT)
    words = empty.page.empty.words
    assert empty.page.empty.minimumSizeHint().height() < words.heightForWidth(300)


def test_that_a_badge_of_three_digits_is_drawn_whole(qtbot: QtBot) -> None:
    assert _drawn(qtbot, 13) != _drawn(qtbot, 138)


def _drawn(qtbot: QtBot, concerned: int) -> QImage:
    item = QStandardItem("问题")
    item.setData(Badge(138, Standing.OWES_REASON, concerned), BADGE_ROLE)
    model = QStandardItemModel()
    model.appendRow(item)
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.setItemDelegate(SectionDelegate(view))
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.resize(200, 60)
    return view.grab().toImage()

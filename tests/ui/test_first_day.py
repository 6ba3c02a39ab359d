"""What somebody meets on the first day with the window, and stumbled over once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from tests.helpers import lab_of
from tests.ui.test_journeys import ALT, CONTROL, KEY, Opened
from ui.sections import BADGE_ROLE, Badge, SectionDelegate
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

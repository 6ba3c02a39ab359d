"""The page of the lab itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.forms.keys import type_text
from tests.ui.helpers import session_of
from ui.forms.lab_page import LabPage
from ui.forms.lines import LineEditor
from ui.session import Place
from ui.settings import Settings


@pytest.fixture
def page(qtbot: QtBot, settings: Settings) -> LabPage:
    made = LabPage(session_of(), settings)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def direction(page: LabPage) -> LineEditor:
    editor = page.form.rows["direction"].editor
    assert isinstance(editor, LineEditor)
    return editor


def test_that_a_direction_is_found_by_its_words_and_its_scope_is_told(qtbot: QtBot, page: LabPage) -> None:
    page.show_place(Place("lab", "lab", "direction"))
    type_text(direction(page), "泵阀")
    QTest.keyClick(direction(page), Qt.Key.Key_Return)
    assert page.form.record is not None
    assert page.form.record.cell("direction") == "3.5.1"
    assert direction(page).text() == "3.5.1 AI+电气/泵阀"
    assert page.form.rows["direction"].hint.text().startswith("核心产业应用：")


def test_that_the_cursor_is_told_where_it_stands(page: LabPage) -> None:
    page.show_place(Place("lab", "lab", "contact"))
    assert page.current_place() == Place("lab", "lab", "contact")
    assert page.form.rows["contact"].editor.hasFocus()


def test_that_the_pack_and_its_deadlines_are_told(page: LabPage) -> None:
    box = page.findChild(QWidget, "pack")
    assert box is not None
    told = "\n".join(label.text() for label in box.findChildren(QLabel))
    assert "温州·全市重点实验室（人工智能领域）2025" in told
    assert "2026-01-12 17:30" in told
    assert "还有 7 天" in told


def test_that_the_conditions_on_the_lab_itself_are_told(page: LabPage) -> None:
    told = [line.words for line in page.form.standings.lines if line.isVisible()]
    assert "实验室命名：待定：缺 实验室名称" in told

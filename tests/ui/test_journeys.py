"""Journeys 2 to 6 of a day with the window, through real widgets, by mouse and by keyboard alone.

Each test opens the whole window with a document on disk and does what a person would.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers import lab_of, sample, wenzhou
from tests.ui.helpers import TODAY, Answers
from ui.desk import Desk
from ui.dialogs.export import ExportDialog
from ui.dialogs.find import FindDialog
from ui.dialogs.pin import PinDialog
from ui.main_window import MainWindow
from ui.session import Place, Session
from ui.settings import Settings
from ui.tables.page import RecordPage
from ui.workspace import Workspace
from wzlab.lab import Lab
from wzlab.policy.judge import Outcome, Overall
from wzlab.storage.document import create_document, read_document

KEY, CONTROL, SHIFT, ALT = (
    Qt.Key,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)

TEAM: dict[str, Any] = {
    "lab": {"name": "全市视觉检测重点实验室"},
    "units": [{"id": "u1", "role": "lead", "name": "示例大学", "entity_type": "university"}],
    "staff": [
        {"id": f"s{number}", "name": f"示例{number}", "full_time": True, "degree": "doctor" if number <= 8 else "master",
         "title_level": "none"}
        for number in range(1, 15)
    ]
    + [{"id": "s15", "name": "示例15", "full_time": True, "title_level": "none"}],
}  # fmt: skip
"""Fifteen full-time people; eight doctors for certain, of one the degree is blank: 8/15 or 9/15 = 60 %."""


class Opened:
    """The window with a lab, and the hands of a user."""

    def __init__(self, qtbot: QtBot, folder: Path, lab: Lab, settings: Settings) -> None:
        self.qtbot = qtbot
        self.path = folder / "lab.wzlab"
        create_document(self.path, lab, wenzhou()).close()
        self.settings = settings
        self.answers = Answers()
        self.window = self.open()

    def open(self) -> MainWindow:
        window = MainWindow(Desk(self.answers, self.settings, self.path.parent, lambda: TODAY))
        self.qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)
        window.desk.open_path(self.path)
        self.window = window
        return window

    @property
    def session(self) -> Session:
        assert self.window.desk.session is not None
        return self.window.desk.session

    @property
    def workspace(self) -> Workspace:
        assert self.window.workspace is not None
        return self.window.workspace

    @property
    def page(self) -> RecordPage:
        page = self.workspace.page
        assert isinstance(page, RecordPage)
        return page

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the keyboard is."""
        focused = QApplication.focusWidget() or self.window
        QTest.keyClick(focused, key, modifier)

    def write(self, text: str) -> None:
        """Type into whatever has the keyboard."""
        for sign in text:
            focused = QApplication.focusWidget()
            assert focused is not None
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(focused, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))

    def cell(self, record_id: str, key: str) -> object:
        record = self.session.lab.find(record_id)
        assert record is not None
        return record.cell(key)

    def outcome(self, condition_id: str) -> Outcome:
        return self.session.judge.verdicts[condition_id].outcome

    def saved(self) -> Lab:
        """Return the lab as its file has it, once everything is written."""
        self.qtbot.waitUntil(lambda: self.session.save_state.pending == 0)
        return read_document(self.path)[0]


@pytest.fixture
def team(qtbot: QtBot, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    monkeypatch.setenv("WZLAB_DATA", str(tmp_path / "data"))
    opened = Opened(qtbot, tmp_path, lab_of(**TEAM), settings)
    yield opened
    opened.window.desk.put_away()


@pytest.fixture
def enterprise(qtbot: QtBot, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    monkeypatch.setenv("WZLAB_DATA", str(tmp_path / "data"))
    opened = Opened(qtbot, tmp_path, sample("enterprise-gaps"), settings)
    yield opened
    opened.window.desk.put_away()


# --- 2: from verdict to fix ------------------------------------------------------------------------------------------


def test_that_f8_leads_to_the_blank_and_filling_it_flips_the_verdict_and_ctrl_z_flips_it_back(team: Opened) -> None:
    assert team.outcome("team.senior_share") is Outcome.OPEN
    place = Place("staff", "s15", "degree")
    for _press in range(60):
        team.press(KEY.Key_F8)
        if isinstance(team.workspace.page, RecordPage) and team.page.current_place() == place:
            break
    assert team.page.current_place() == place

    team.write("博士")
    team.press(KEY.Key_Return)

    assert team.cell("s15", "degree") == "doctor"
    assert team.outcome("team.senior_share") is Outcome.MET
    assert "达标" in team.window.status.words.text()
    assert team.saved().tables["staff"]["s15"].cell("degree") == "doctor"

    team.press(KEY.Key_Z, CONTROL)
    assert team.cell("s15", "degree") is None
    assert team.outcome("team.senior_share") is Outcome.OPEN
    assert team.saved().tables["staff"]["s15"].cell("degree") is None


def test_that_f8_leads_to_the_conditions_no_single_cell_settles(enterprise: Opened) -> None:
    asked: list[str] = []
    enterprise.workspace.checks.list.selectionModel().currentChanged.connect(
        lambda current, _before: asked.append(str(current.data()))
    )
    unmet = [
        str(verdict.condition.title)
        for verdict in enterprise.session.judge.verdicts.values()
        if verdict.outcome is Outcome.UNMET and verdict.condition.binding == "required"
    ]
    assert unmet
    for _press in range(20):
        enterprise.press(KEY.Key_F8)
    assert set(unmet) <= set(asked)


def test_that_a_click_on_the_verdict_shows_its_working_and_a_click_on_the_blank_leads_to_the_cell(team: Opened) -> None:
    panel = team.workspace.checks
    row = panel.model.row_of("team.senior_share")
    assert row is not None
    index = panel.model.index(row, 0)
    panel.list.scrollTo(index)
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=panel.list.visualRect(index).center())

    tree = panel.working.tree
    team.qtbot.waitUntil(lambda: _says(tree, "示例15"))
    leaf = _leaf(tree, "示例15")
    tree.scrollTo(leaf)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(leaf).center())

    assert team.page.current_place() == Place("staff", "s15", "degree")
    assert QApplication.focusWidget() is team.page.table


def _leaf(tree: Any, text: str) -> Any:
    """Return the first node that says something, its parents opened on the way; an invalid one if none does."""
    model = tree.model()
    waiting = [model.index(row, 0) for row in range(model.rowCount())]
    while waiting:
        index = waiting.pop(0)
        if text in str(index.data()):
            return index
        if model.hasChildren(index):
            tree.expand(index)
        waiting += [model.index(row, 0, index) for row in range(model.rowCount(index))]
    return model.index(-1, 0)


def _says(tree: Any, text: str) -> bool:
    return bool(_leaf(tree, text).isValid())


# --- 3: why so many and not more? ------------------------------------------------------------------------------------


def test_that_a_reason_in_the_working_shows_its_records_alone(enterprise: Opened) -> None:
    enterprise.session.asked_about.emit("team.size")
    tree = enterprise.workspace.checks.working.tree
    enterprise.qtbot.waitUntil(lambda: _says(tree, "“全时”为“否”"))
    reason = _leaf(tree, "“全时”为“否”")
    tree.scrollTo(reason)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(reason).center())

    page = enterprise.page
    assert page.record_type.table == "staff"
    shown = [enterprise.session.lab.tables["staff"][record_id] for record_id in page.model.order]
    assert 0 < len(shown) < 36
    assert all(person.cell("full_time") is False for person in shown)


# --- 4: readings -----------------------------------------------------------------------------------------------------


def test_that_a_reading_can_be_pinned_with_who_and_when_and_unpinned_by_undo(enterprise: Opened) -> None:
    assert enterprise.outcome("team.size") is Outcome.DEPENDS
    enterprise.window.pin_reading("irregular_staff")
    dialog = _dialog(enterprise.window, PinDialog)
    dialog.by.setText("科技局示例处")
    dialog.on.line.setText("2026年1月5日")
    QTest.keyClick(dialog, KEY.Key_Return)

    pin = enterprise.session.lab.pins["irregular_staff"]
    assert (pin.choice, pin.by, str(pin.on)) == ("yes", "科技局示例处", "2026-01-05")
    assert enterprise.saved().pins["irregular_staff"] == pin
    enterprise.window.activateWindow()  # what a window manager does when a dialog closes
    enterprise.qtbot.waitUntil(enterprise.window.isActiveWindow)
    enterprise.press(KEY.Key_Z, CONTROL)
    assert "irregular_staff" not in enterprise.session.lab.pins


def _dialog(window: QWidget, kind: type[Any]) -> Any:
    found = [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]
    assert len(found) == 1, f"no {kind.__name__}"
    return found[0]


# --- 5: before handing in --------------------------------------------------------------------------------------------


def test_that_a_ready_lab_is_exported_with_no_question_but_where(
    qtbot: QtBot, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WZLAB_DATA", str(tmp_path / "data"))
    opened = Opened(qtbot, tmp_path, sample("university-ready"), settings)
    assert opened.session.judge.overall is Overall.READY
    target = tmp_path / "申报.xlsx"
    opened.answers.answers = [target]
    opened.press(KEY.Key_E, CONTROL)
    assert opened.window.job is not None
    qtbot.waitUntil(lambda: target.exists() and not opened.window.status.progress.isVisible(), timeout=60_000)

    assert opened.answers.asked == ["导出工作簿"]
    assert "草稿" not in told_on(target, "封面")
    opened.window.desk.put_away()


def test_that_a_lab_with_gaps_is_told_what_is_missing_and_its_workbook_is_a_draft(
    enterprise: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "草稿.xlsx"
    enterprise.press(KEY.Key_E, CONTROL)
    dialog = _dialog(enterprise.window, ExportDialog)
    assert dialog.is_draft
    enterprise.answers.answers = [target]
    dialog.accept()
    qtbot.waitUntil(lambda: target.exists() and not enterprise.window.status.progress.isVisible(), timeout=60_000)

    assert "草稿" in told_on(target, "封面")


def told_on(path: Path, sheet: str) -> str:
    """Return everything that stands on a sheet."""
    return " ".join(str(cell) for row in load_workbook(path)[sheet].values for cell in row if cell is not None)


# --- 6: tomorrow -----------------------------------------------------------------------------------------------------


def test_that_the_window_reopens_where_it_was(enterprise: Opened, qtbot: QtBot) -> None:
    enterprise.press(KEY.Key_4, ALT)
    assert enterprise.workspace.key == "staff"
    third = list(enterprise.session.lab.tables["staff"])[2]
    enterprise.session.asked_to_show.emit(Place("staff", third, "name"))
    enterprise.page.bar.line.setText("示例")
    qtbot.waitUntil(lambda: enterprise.page.bar.filter.text == "示例")
    width = enterprise.page.table.columnWidth(1) + 40
    enterprise.page.table.setColumnWidth(1, width)
    enterprise.page.bar.line.setText("")
    qtbot.waitUntil(lambda: enterprise.page.bar.filter.text == "")
    enterprise.window.close()

    enterprise.open()
    assert enterprise.workspace.key == "staff"
    assert enterprise.page.current_place().record_id == third
    assert abs(enterprise.page.table.columnWidth(1) - width) <= 1


# --- by keyboard alone -----------------------------------------------------------------------------------------------


def test_that_a_person_is_added_and_filled_in_by_keyboard_alone(team: Opened) -> None:
    team.press(KEY.Key_4, ALT)
    team.page.table.setFocus()
    team.press(KEY.Key_Return, CONTROL)
    assert len(team.session.lab.tables["staff"]) == 16
    new_id = team.page.current_place().record_id
    assert new_id is not None
    for text in ("示例十六", "1980.5.1"):
        team.write(text)
        team.press(KEY.Key_Tab)

    assert team.cell(new_id, "name") == "示例十六"
    assert str(team.cell(new_id, "birth_date")) == "1980-05-01"
    assert team.saved().tables["staff"][new_id].cell("name") == "示例十六"


def test_that_a_record_is_found_and_shown_by_keyboard_alone(enterprise: Opened, qtbot: QtBot) -> None:
    person = next(iter(enterprise.session.lab.tables["staff"].values()))
    enterprise.press(KEY.Key_F, CONTROL)
    dialog = _dialog(enterprise.window, FindDialog)
    qtbot.waitUntil(dialog.line.hasFocus)
    enterprise.write(str(person.cell("name")))
    assert dialog.line.text() == person.cell("name")
    qtbot.waitUntil(lambda: dialog.found.rowCount() > 0)
    QTest.keyClick(dialog.line, KEY.Key_Return)

    assert enterprise.page.current_place().record_id == person.id


def test_that_every_action_calls_a_method_and_every_shortcut_is_used_once(enterprise: Opened) -> None:
    used: dict[str, str] = {}
    for action in enterprise.window.findChildren(QAction):
        for keys in action.shortcuts():
            text = keys.toString()
            other = used.setdefault(text, action.objectName())
            within_one_page = action.shortcutContext() is not Qt.ShortcutContext.WindowShortcut
            assert other == action.objectName() or within_one_page, f"{text}: {other}, {action.objectName()}"
    assert {"Ctrl+N", "Ctrl+O", "Ctrl+E", "Ctrl+F", "Ctrl+Z", "Ctrl+Y", "Ctrl+S", "Ctrl+K", "F8", "F1"} <= set(used)

"""Menus and toolbar: for a lab, for none, for one that can only be read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.faults import answer, desk_of, made, rename, session_on
from ui.actions import ACTIONS, MENUS, SEPARATOR, TOOLBAR, Needs
from ui.dialogs.help import TABLE_KEYS, HelpDialog
from ui.main_window import MainWindow
from ui.menus import Menus
from ui.settings import LANGUAGE, Settings
from ui.tables.operations import OPERATIONS
from wzlab.storage.document import open_document


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """Yield the window with the start page."""
    monkeypatch.setenv("WZLAB_DATA", str(tmp_path / "data"))
    shown = MainWindow(desk_of(tmp_path, settings))
    qtbot.addWidget(shown)
    shown.show()
    yield shown
    answer(shown.desk, 2)
    shown.desk.put_away()


def menus_of(window: MainWindow) -> Menus:
    assert window.menus is not None
    return window.menus


def usable(window: MainWindow) -> set[str]:
    return {key for key, action in menus_of(window).actions.items() if action.isEnabled()}


def test_that_every_action_is_in_a_menu_once_and_calls_a_method_of_the_window() -> None:
    listed = [entry for _menu, _title, entries in MENUS for entry in entries if entry not in (SEPARATOR,)]
    assert len(listed) == len(set(listed))
    assert {entry for entry in listed if not entry.startswith("@")} == {action.id for action in ACTIONS}
    assert all(callable(getattr(MainWindow, action.id)) for action in ACTIONS)
    assert set(TOOLBAR) <= {*listed, SEPARATOR}


def test_that_without_a_lab_only_what_needs_none_can_be_used(window: MainWindow) -> None:
    assert usable(window) == {action.id for action in ACTIONS if action.needs is Needs.NOTHING}


def test_that_a_lab_that_can_only_be_read_offers_nothing_that_writes(window: MainWindow, tmp_path: Path) -> None:
    window.desk.show(open_document(made(tmp_path / "a.wzlab"), read_only=True))
    names = {action.id for action in ACTIONS if action.needs is Needs.WRITABLE_LAB}
    assert names == {"name_version", "import_workbooks", "purge_history", "set_reference_date", "replace_text"}
    assert not usable(window) & names
    assert {"save_elsewhere", "export_workbook", "export_parts", "export_report"} <= usable(window)

    answer(window.desk, tmp_path / "mine.wzlab")
    window.save_elsewhere()
    assert names <= usable(window)


def test_that_undo_names_what_it_takes_back_and_its_button_stays_small(window: MainWindow, tmp_path: Path) -> None:
    window.desk.open_path(made(tmp_path / "a.wzlab"))
    undo = menus_of(window).actions["undo"]
    assert not undo.isEnabled()
    rename(session_on(window.desk), "新的")
    assert undo.isEnabled()
    assert undo.text() == f"撤销 {session_on(window.desk).undo_stack.text(0)}"
    button = menus_of(window).toolbar.widgetForAction(undo)
    assert isinstance(button, QToolButton)
    assert button.accessibleName() == "撤销"
    assert button.defaultAction().iconText() == "↶"


def menu(window: MainWindow, name: str) -> QMenu:
    found = window.menuBar().findChild(QMenu, name)
    assert found is not None
    return found


def test_that_the_files_used_last_are_looked_for_when_the_menu_opens(window: MainWindow, tmp_path: Path) -> None:
    assert not menu(window, "menu_recent").isEnabled()
    window.desk.open_path(made(tmp_path / "a & b.wzlab"))
    gone = made(tmp_path / "gone.wzlab")
    window.desk.open_path(gone)
    window.close_lab()
    gone.unlink()
    menu(window, "menu_file").aboutToShow.emit()
    recent = menu(window, "menu_recent")
    assert recent.isEnabled()
    recent.aboutToShow.emit()
    assert [action.text() for action in recent.actions()] == [str(tmp_path / "a && b.wzlab")]

    recent.actions()[0].trigger()
    assert session_on(window.desk).lab.laboratory.cell("name") == "原来的"


def test_that_the_language_in_use_is_marked_also_where_the_system_chose_it(window: MainWindow) -> None:
    assert window.desk.settings.get(LANGUAGE) == ""
    marked = [action.text() for action in window.findChildren(QAction) if action.isChecked()]
    assert "中文" in marked
    assert "English" not in marked


def test_that_the_list_of_shortcuts_is_whole_and_tells_nothing_of_the_users(window: MainWindow, tmp_path: Path) -> None:
    window.desk.open_path(made(tmp_path / "a.wzlab"))
    rename(session_on(window.desk), "<img src='x'> | 张三")
    window.show_section("staff")
    window.show_shortcuts()
    (dialog,) = window.findChildren(HelpDialog)
    told = dialog.text.toPlainText()

    wanted = {keys for action in ACTIONS for keys in action.shortcuts}
    wanted |= {operation.keys for operation in OPERATIONS}
    wanted |= {f"Alt+{number}" for number in range(1, 10)} | {"Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z"}
    native = {QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) for keys in wanted}
    native |= {keys for _words, keys in TABLE_KEYS}
    assert [keys for keys in sorted(native) if keys not in told] == []
    assert "张三" not in told
    lines = [line for line in told.splitlines() if line.strip()]
    assert lines.count("撤销") == 1
    assert lines.count("复制行") == 1
    dialog.close()


def test_that_the_list_of_shortcuts_is_the_same_without_a_lab(window: MainWindow, tmp_path: Path) -> None:
    before = menus_of(window).shortcut_lines()
    window.desk.open_path(made(tmp_path / "a.wzlab"))
    assert menus_of(window).shortcut_lines() == before

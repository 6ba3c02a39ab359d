"""Our mistake: what is told, and what is not."""

import traceback
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.dialogs.crash import CrashDialog, redacted


@pytest.mark.parametrize(
    "canary",
    [
        "330302197005011234",
        "33030219700501123X",
        "33030219700501123x",
        "330302700501123",
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "+8613800138000",
        "1" * 18 + "2" * 3,
        "\uff11\uff13\uff18\uff10\uff10\uff11\uff13\uff18\uff10\uff10\uff10",
    ],
)
def test_that_no_identity_or_telephone_number_in_an_exception_is_shown(canary: str) -> None:
    try:
        raise KeyError(f"张三{canary}，手机")
    except KeyError as error:
        shown = redacted("".join(traceback.format_exception(error)))
    assert canary not in shown
    assert canary[-6:] not in shown
    assert "张三" in shown
    assert "***" in shown


@given(digits=st.text("0123456789", min_size=11, max_size=40), before=st.sampled_from(["", "a", "=", "“", "_", "."]))
def test_that_no_run_of_eleven_digits_or_more_is_left(digits: str, before: str) -> None:
    assert redacted(f"{before}{digits}；") == f"{before}***；"


@pytest.mark.parametrize("kept", ["line 3, in x", "2026-01-12 17:30:02", "1234567890", "0x7f8b1c", "5,000,000 元"])
def test_that_what_helps_to_find_the_mistake_stays(kept: str) -> None:
    assert redacted(kept) == kept


def test_that_the_users_folder_is_not_named() -> None:
    assert redacted(f'File "{Path.home()}/x.py"') == 'File "~/x.py"'


def dialog_of(qtbot: QtBot) -> CrashDialog:
    dialog = CrashDialog("ValueError: 13800138000")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def button(dialog: CrashDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert found is not None
    return found


def test_that_what_is_copied_is_redacted(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot)
    QTest.mouseClick(button(dialog, "copy"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "ValueError: ***"


def test_that_going_on_is_the_default_and_escape_does_it_too(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot)
    assert button(dialog, "continue").isDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() != CrashDialog.QUIT


def test_that_the_program_is_left_only_when_asked(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot)
    QTest.mouseClick(button(dialog, "quit"), Qt.MouseButton.LeftButton)
    assert dialog.result() == CrashDialog.QUIT

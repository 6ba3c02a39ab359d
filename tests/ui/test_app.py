"""How the program starts, and what becomes of a mistake of ours."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from tests.ui.faults import asked, desk_of, made, rename, session_on
from ui import app
from ui.app import Catcher, dress, first_file, provide_chinese
from ui.dialogs import crash
from ui.dialogs.crash import CrashDialog
from ui.main_window import MainWindow
from ui.settings import LANGUAGE, LAST_OPEN, SCHEME, TEXT_SIZE, Settings
from ui.theme import is_dark
from wzlab.language import CHINESE, current_language, use_language


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """Yield the window with a lab, and the hooks that it has in the program."""
    monkeypatch.setenv("WZLAB_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    shown = MainWindow(desk_of(tmp_path, settings))
    qtbot.addWidget(shown)
    shown.show()
    shown.desk.open_path(made(tmp_path / "a.wzlab"))
    Catcher(shown).install()
    yield shown
    shown.desk.put_away()


class FakeDialog(CrashDialog):
    """A crash dialog whose user answers at once; while it is shown, another mistake may be made."""

    shown: list[str] = []  # noqa: RUF012 - of all that were shown; emptied by each test
    answer = 0
    meanwhile: list[BaseException] = []  # noqa: RUF012 - as above

    @override
    def exec(self) -> int:
        self.shown.append(self.details.toPlainText())
        for error in self.meanwhile:
            sys.excepthook(type(error), error, None)
        return self.answer


@pytest.fixture(autouse=True)
def _fake(monkeypatch: pytest.MonkeyPatch) -> None:
    FakeDialog.shown, FakeDialog.answer, FakeDialog.meanwhile = [], 0, []
    monkeypatch.setattr(crash, "CrashDialog", FakeDialog)


class Clumsy(QObject):
    """Makes a mistake in a slot."""

    def fail(self) -> None:
        raise ZeroDivisionError("证件号 330102199001011234")


def test_that_a_mistake_in_a_slot_is_shown_redacted_and_the_lab_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    clumsy = Clumsy(window)
    QTimer.singleShot(0, clumsy.fail)
    qtbot.waitUntil(lambda: bool(FakeDialog.shown))
    assert "ZeroDivisionError" in FakeDialog.shown[0]
    assert "330102" not in FakeDialog.shown[0]
    assert window.isVisible()
    rename(session_on(window.desk), "还能写")
    assert session_on(window.desk).wait_until_written(10)


def test_that_a_second_mistake_is_only_printed_and_redacted(
    window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    FakeDialog.meanwhile = [KeyError("13800138000")]
    sys.excepthook(ZeroDivisionError, ZeroDivisionError("first"), None)
    QApplication.processEvents()
    assert len(FakeDialog.shown) == 1
    assert "first" in FakeDialog.shown[0]
    printed = capsys.readouterr().err
    assert "KeyError" in printed
    assert "13800138000" not in printed

    FakeDialog.meanwhile = []
    sys.excepthook(ZeroDivisionError, ZeroDivisionError("third"), None)
    QApplication.processEvents()
    assert "third" in FakeDialog.shown[1]


def test_that_a_program_without_a_console_survives_a_second_mistake(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    FakeDialog.meanwhile = [KeyError("second")]
    with monkeypatch.context() as windowed:
        windowed.setattr(sys, "stderr", None)
        windowed.setattr(sys, "stdout", None)
        sys.excepthook(ZeroDivisionError, ZeroDivisionError("first"), None)
        QApplication.processEvents()
    assert len(FakeDialog.shown) == 1


def test_that_a_mistake_in_another_thread_is_shown_in_the_windows(window: MainWindow, qtbot: QtBot) -> None:
    thread = threading.Thread(target=Clumsy().fail)
    thread.start()
    thread.join()
    assert FakeDialog.shown == []
    qtbot.waitUntil(lambda: bool(FakeDialog.shown))
    assert "ZeroDivisionError" in FakeDialog.shown[0]


def test_that_a_mistake_while_something_is_painted_is_shown_after_the_painting(window: MainWindow) -> None:
    sys.excepthook(ZeroDivisionError, ZeroDivisionError("in a paint event"), None)
    assert FakeDialog.shown == []
    QApplication.processEvents()
    assert "in a paint event" in FakeDialog.shown[0]


def test_that_the_program_ends_if_the_user_would_rather(window: MainWindow) -> None:
    FakeDialog.answer = CrashDialog.QUIT
    sys.excepthook(ZeroDivisionError, ZeroDivisionError("first"), None)
    QApplication.processEvents()
    assert not window.isVisible()
    assert window.desk.session is None


def test_that_ctrl_c_shows_no_dialog(window: MainWindow, capsys: pytest.CaptureFixture[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert FakeDialog.shown == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


# --- starting -------------------------------------------------------------------------------------------------------


def test_that_the_named_file_comes_before_the_last_and_a_missing_last_is_none(
    settings: Settings, tmp_path: Path
) -> None:
    last = tmp_path / "last.wzlab"
    settings.set(LAST_OPEN, str(last))
    assert first_file(settings, ["wzlab"]) is None
    last.touch()
    assert first_file(settings, ["wzlab", "--quit"]) == last
    assert first_file(settings, ["wzlab", "named.wzlab"]) == Path("named.wzlab")
    settings.set(LAST_OPEN, "/" + "x" * 5000)
    assert first_file(settings, ["wzlab"]) is None


def test_that_the_program_is_dressed_as_remembered_and_garbage_is_not_obeyed(
    qapp: QApplication, settings: Settings
) -> None:
    font = QApplication.font()
    try:
        settings.set(LANGUAGE, "en")
        settings.set(SCHEME, "dark")
        dress(settings)
        assert current_language() == "en"
        assert is_dark()
        settings.set(LANGUAGE, "../../etc")
        settings.set(SCHEME, "pink")
        settings.set(TEXT_SIZE, -1)
        dress(settings)
        assert current_language() in {"zh", "en"}
        assert QApplication.font().pointSizeF() > 3
    finally:
        QApplication.setFont(font)
        use_language(CHINESE)


def test_that_a_file_that_cannot_be_opened_at_the_start_leaves_the_start_page(
    qtbot: QtBot, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WZLAB_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made_windows: list[MainWindow] = []

    def make(given: Settings, *, is_opening: bool = False) -> MainWindow:
        made_windows.append(MainWindow(desk_of(tmp_path, given), is_opening=is_opening))
        qtbot.addWidget(made_windows[0])
        return made_windows[0]

    turns: list[float] = []
    monkeypatch.setattr(sys, "setswitchinterval", turns.append)
    monkeypatch.setattr(app, "make_window", make)
    (tmp_path / "bad.wzlab").write_text("no document")
    window = app.start(settings, ["wzlab", str(tmp_path / "bad.wzlab")])
    qtbot.waitUntil(lambda: window.centralWidget() is not None)
    assert len(asked(window.desk)) == 1
    assert window.menus is not None
    assert turns == [app.TURN]
    use_language(CHINESE)


# --- fonts ----------------------------------------------------------------------------------------------------------


def test_that_a_system_without_chinese_is_lent_the_font_that_is_brought_along(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = QApplication.font()
    monkeypatch.setattr(QFontDatabase, "families", lambda *_given: [])
    try:
        provide_chinese()
        families = QApplication.font().families()
        assert families[0] == usual.families()[0]
        assert families[-1] == "Noto Sans CJK SC Subset"
        assert QFontDatabase.WritingSystem.SimplifiedChinese in QFontDatabase.writingSystems(families[-1])
        assert QWidget().fontMetrics().inFont("验")
    finally:
        QApplication.setFont(usual)


def test_that_a_system_with_chinese_keeps_its_own_font(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFontDatabase, "families", lambda *_given: ["Some Hei"])
    monkeypatch.setattr(QFontDatabase, "addApplicationFont", lambda *_given: pytest.fail("not needed"))
    usual = QApplication.font()
    provide_chinese()
    assert QApplication.font() == usual

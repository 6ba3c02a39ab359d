"""The window as a whole: made anew for a language, a palette, a lab; its title; what is dropped on it; its end."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.faults import answer, asked, desk_of, document_on, fill_disk, made, name_in, rename, session_on
from ui.dialogs.help import HelpDialog
from ui.dialogs.palette import CommandPalette
from ui.main_window import MainWindow
from ui.pages.start import StartPage
from ui.session import Place
from ui.settings import LANGUAGE, LAST_OPEN, SCHEME, TEXT_SIZE, Settings
from ui.tables.page import RecordPage
from ui.theme import Scheme, is_dark
from ui.translation import translate_qt
from wzlab.language import CHINESE, use_language
from wzlab.storage.document import open_document


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """Yield the window with the start page."""
    monkeypatch.setenv("WZLAB_DATA", str(tmp_path / "data"))
    font = QApplication.font()
    shown = MainWindow(desk_of(tmp_path, settings))
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    monkeypatch.undo()
    answer(shown.desk, 2)
    shown.desk.put_away()
    QApplication.setFont(font)
    use_language("en")
    translate_qt()
    use_language(CHINESE)


def menu_words(window: MainWindow) -> list[str]:
    return [action.text() for action in window.menuBar().actions()]


# --- how it looks ---------------------------------------------------------------------------------------------------


def test_that_another_language_is_everywhere_at_once_and_leads_back(window: MainWindow, tmp_path: Path) -> None:
    window.desk.open_path(made(tmp_path / "a.wzlab"))
    window.show_section("staff")
    for language, words, close in (("en", "File", "Cancel"), ("zh", "文件", "取消"), ("en", "File", "Cancel")):
        window.appearance.use_language(language)
        assert menu_words(window)[0] == words
        assert len(menu_words(window)) == 6
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == close
        assert window.workspace is not None
        assert window.workspace.key == "staff"
        assert window.desk.settings.get(LANGUAGE) == language
    assert window.menus is not None
    assert not [action.text() for action in window.menus.usable() if action.text().startswith("新建")]


def test_that_palette_and_text_size_change_at_once_and_the_section_stays(window: MainWindow, tmp_path: Path) -> None:
    window.desk.open_path(made(tmp_path / "a.wzlab"))
    window.show_section("rooms")
    before = QApplication.font().pointSizeF()
    window.appearance.use_scheme(Scheme.DARK)
    assert is_dark()
    window.appearance.use_text_size(200)
    assert QApplication.font().pointSizeF() == pytest.approx(before * 2)
    assert window.workspace is not None
    assert window.workspace.key == "rooms"
    assert (window.desk.settings.get(SCHEME), window.desk.settings.get(TEXT_SIZE)) == ("dark", 200)


def test_that_undo_goes_on_after_the_language_has_changed(window: MainWindow, tmp_path: Path) -> None:
    window.desk.open_path(made(tmp_path / "a.wzlab"))
    rename(session_on(window.desk), "新的")
    window.appearance.use_language("en")
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session_on(window.desk).lab.laboratory.cell("name") == "原来的"


def test_that_every_shortcut_works_after_everything_was_made_anew(window: MainWindow, tmp_path: Path) -> None:
    window.desk.open_path(made(tmp_path / "a.wzlab"))
    for language in ("en", "zh"):
        window.appearance.use_language(language)
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert window.workspace is not None
    assert window.workspace.key == "staff"


# --- title ----------------------------------------------------------------------------------------------------------


def test_that_the_title_has_its_star_only_while_something_is_not_in_the_file(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.desk.open_path(made(tmp_path / "a.wzlab", "甲[*]乙"))
    assert window.windowTitle() == "甲乙[*] — wzlab"
    assert not window.isWindowModified()
    with monkeypatch.context() as full:
        fill_disk(full)
        rename(session_on(window.desk), "丙")
        assert window.windowTitle() == "丙[*] — wzlab"
        assert window.isWindowModified()
        qtbot.waitUntil(lambda: session_on(window.desk).save_state.error is not None)
        assert window.isWindowModified()
    session_on(window.desk).retry_writing()
    qtbot.waitUntil(lambda: not window.isWindowModified())


# --- dropping -------------------------------------------------------------------------------------------------------


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPoint(5, 5).toPointF(), Qt.DropAction.CopyAction, data, left, none))


def test_that_the_first_lab_dropped_is_opened_and_the_others_are_spoken_of(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(window, tmp_path / "x.docx", made(tmp_path / "a.wzlab"), made(tmp_path / "b.wzlab"))
    assert window.desk.session is None, "not before the program they come from has its hands free"
    qtbot.waitUntil(lambda: window.desk.session is not None)
    assert document_on(window.desk).path.name == "a.wzlab"
    assert window.status.words.text() == "一次只打开一个文件，其余 2 个没有打开。"


def test_that_the_start_page_speaks_of_the_others_too(window: MainWindow, tmp_path: Path) -> None:
    page = window.centralWidget()
    assert isinstance(page, StartPage)
    page.take([made(tmp_path / "a.wzlab"), made(tmp_path / "b.wzlab")])
    assert document_on(window.desk).path.name == "a.wzlab"
    assert window.status.words.text() == "一次只打开一个文件，其余 1 个没有打开。"


def test_that_what_is_no_lab_is_refused_in_a_sentence(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "x.docx").write_text("no")
    drop(window, tmp_path / "x.docx")
    qtbot.waitUntil(lambda: bool(asked(window.desk)))
    assert window.desk.session is None
    assert asked(window.desk)[0].endswith("。")


# --- typing ---------------------------------------------------------------------------------------------------------


def begin_typing(window: MainWindow, text: str) -> QWidget:
    """Begin to type over the name of the first person; return the editor."""
    window.show_section("staff")
    assert window.workspace is not None
    page = window.workspace.page
    assert isinstance(page, RecordPage)
    page.table.setFocus()
    page.show_place(Place("staff", "s1", "name"))
    page.table.edit(page.table.currentIndex())
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    return editor


def first_name(path: Path) -> object:
    document = open_document(path, read_only=True)
    return next(iter(document.lab.tables["staff"].values())).cell("name")


def test_that_closing_the_window_puts_what_is_being_typed_into_the_file(window: MainWindow, tmp_path: Path) -> None:
    path = made(tmp_path / "a.wzlab")
    window.desk.open_path(path)
    begin_typing(window, "Zhang")
    window.close()
    assert first_name(path) == "Zhang"


@pytest.mark.parametrize("way", ["another", "language", "copy", "version"])
def test_that_what_is_being_typed_is_never_lost(window: MainWindow, tmp_path: Path, way: str) -> None:
    path = made(tmp_path / "a.wzlab")
    window.desk.open_path(path)
    begin_typing(window, "Zhang")
    if way == "another":
        window.desk.open_path(made(tmp_path / "b.wzlab"))
    elif way == "language":
        window.appearance.use_language("en")
    elif way == "copy":
        answer(window.desk, path := tmp_path / "copy.wzlab")
        window.send_copy()
    else:
        answer(window.desk, "送审稿")
        window.name_version()
    if window.desk.session is not None:
        assert window.desk.session.wait_until_written(10)
    assert first_name(path) == "Zhang"


def test_that_a_field_of_the_lab_is_put_in_when_the_window_closes(window: MainWindow, tmp_path: Path) -> None:
    path = made(tmp_path / "a.wzlab", "旧")
    window.desk.open_path(path)
    window.show_section("lab")
    assert window.workspace is not None
    field: Any = window.workspace.page.findChild(QWidget, "field_name")
    field.setFocus()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "New")
    window.close()
    assert name_in(path) == "New"


# --- the end --------------------------------------------------------------------------------------------------------


def test_that_the_window_stays_open_when_the_user_keeps_what_could_not_be_written(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.desk.open_path(made(tmp_path / "a.wzlab"))
    session, workspace = session_on(window.desk), window.workspace
    with monkeypatch.context() as full:
        fill_disk(full)
        rename(session, "新的")
        answer(window.desk, None)
        assert not window.close()
        assert window.isVisible()
        assert window.desk.session is session
        assert window.workspace is workspace
        assert window.centralWidget() is workspace
    session.retry_writing()
    assert session.wait_until_written(10)
    assert window.close()


def test_that_closing_a_lab_leads_to_the_start_page_and_it_is_not_opened_tomorrow(
    window: MainWindow, tmp_path: Path
) -> None:
    window.desk.open_path(made(tmp_path / "a.wzlab"))
    assert window.desk.settings.get(LAST_OPEN) == str(tmp_path / "a.wzlab")
    window.close_lab()
    page = window.centralWidget()
    assert isinstance(page, StartPage)
    assert [button.path for button in page.recent_buttons] == [tmp_path / "a.wzlab"]
    assert window.desk.settings.get(LAST_OPEN) == ""
    assert window.windowTitle() == "wzlab"


def test_that_the_size_of_the_window_is_there_tomorrow(window: MainWindow, qtbot: QtBot, settings: Settings) -> None:
    window.resize(780, 655)
    window.close()
    tomorrow = MainWindow(desk_of(Path(), settings))
    qtbot.addWidget(tomorrow)
    assert (tomorrow.width(), tomorrow.height()) == (780, 655)


def test_that_nothing_of_a_lab_lives_on_after_it_was_closed(window: MainWindow, tmp_path: Path) -> None:
    window.desk.open_path(made(tmp_path / "a.wzlab"))
    for key in ("overview", "lab", "staff", "blanks", "problems", "history"):
        window.show_section(key)
    rename(session_on(window.desk), "新的")
    session, workspace = weakref.ref(session_on(window.desk)), weakref.ref(window.workspace)
    window.close_lab()
    for _turn in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
    assert session() is None
    assert workspace() is None


def test_that_a_window_made_anew_a_hundred_times_keeps_nothing(window: MainWindow, tmp_path: Path) -> None:
    window.desk.open_path(made(tmp_path / "a.wzlab"))
    counts = []
    for turns in (2, 8):
        for _turn in range(turns):
            window.appearance.use_scheme(Scheme.LIGHT)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        counts.append(len(window.findChildren(QWidget)))
    assert counts[0] == counts[1]


# --- help and finding -----------------------------------------------------------------------------------------------


def test_that_f1_explains_the_field_the_keyboard_is_in(window: MainWindow, tmp_path: Path) -> None:
    window.desk.open_path(made(tmp_path / "a.wzlab"))
    window.show_section("lab")
    assert window.workspace is not None
    field = window.workspace.page.findChild(QWidget, "field_name")
    assert field is not None
    field.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert QToolTip.text() == field.whatsThis()
    assert "实验室名称" in QToolTip.text()
    QToolTip.hideText()


def test_that_f1_explains_the_column_of_a_cell(window: MainWindow, tmp_path: Path) -> None:
    window.desk.open_path(made(tmp_path / "a.wzlab"))
    window.show_section("staff")
    assert window.workspace is not None
    page = window.workspace.page
    assert isinstance(page, RecordPage)
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, 1))
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert "姓名" in QToolTip.text()
    QToolTip.hideText()


def test_that_f1_opens_the_guide_where_there_is_no_field(window: MainWindow) -> None:
    window.setFocus()
    window.help_here()
    dialogs = window.findChildren(HelpDialog)
    assert len(dialogs) == 1
    assert "Ctrl+K" in dialogs[0].text.toPlainText()
    dialogs[0].close()


def test_that_the_palette_does_what_was_chosen(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.desk.open_path(made(tmp_path / "a.wzlab"))
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    (palette,) = window.findChildren(CommandPalette)
    palette.line.setText("深色")
    qtbot.waitUntil(lambda: palette.found.rowCount() == 1)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert is_dark()


def test_that_f8_goes_round_and_round(window: MainWindow, tmp_path: Path) -> None:
    window.desk.open_path(made(tmp_path / "a.wzlab"))
    session = session_on(window.desk)
    said: list[str] = []
    session.said.connect(said.append)
    window.next_fix()
    count = int(said[0].split("共 ")[1].split(" ")[0])
    for _turn in range(count):
        window.next_fix()
    window.previous_fix()
    assert said[0].startswith("要改的地方：第 1 处")
    assert said[count] == said[0]
    assert said[count + 1].startswith(f"要改的地方：第 {count} 处")

"""A line and a page of text: what is committed, what Esc and Ctrl+Z do, what a mask hides."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QHelpEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.forms.lines import LineEditor, PageEditor


class Bench(QWidget):
    """A window with an editor, another place for the focus, and an undo action of its own."""

    def __init__(self, editor: LineEditor | PageEditor) -> None:
        super().__init__()
        self.editor = editor
        self.elsewhere = LineEditor(self)
        self.committed: list[str] = []
        self.undone: list[bool] = []
        editor.committed.connect(self.committed.append)
        undo = QAction("undo", self)
        undo.setShortcut(QKeySequence.StandardKey.Undo)
        undo.triggered.connect(self._on_undo)
        self.addAction(undo)
        layout = QVBoxLayout(self)
        layout.addWidget(editor)
        layout.addWidget(self.elsewhere)

    def _on_undo(self) -> None:
        self.undone.append(True)


def text(words: str) -> Callable[[], str]:
    return lambda: words


def bench_of(qtbot: QtBot, editor: LineEditor | PageEditor) -> Bench:
    bench = Bench(editor)
    qtbot.addWidget(bench)
    bench.show()
    qtbot.waitExposed(bench)
    bench.activateWindow()
    qtbot.waitUntil(bench.isActiveWindow)
    bench.elsewhere.setFocus(Qt.FocusReason.OtherFocusReason)
    editor.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(editor.hasFocus)
    return bench


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    editor = LineEditor()
    editor.show_text("1,234.50", text("1234.5"))
    return bench_of(qtbot, editor)


def test_that_a_line_is_edited_as_one_types_and_rests_as_one_reads(bench: Bench) -> None:
    line = bench.editor
    assert isinstance(line, LineEditor)
    assert line.text() == "1234.5"
    bench.elsewhere.setFocus()
    assert line.text() == "1,234.50"
    assert bench.committed == []


def test_that_enter_commits_what_was_typed_once(qtbot: QtBot, bench: Bench) -> None:
    QTest.keyClicks(bench.editor, "7")
    QTest.keyClick(bench.editor, Qt.Key.Key_Return)
    bench.elsewhere.setFocus()
    assert bench.committed == ["7"]


def test_that_leaving_commits_what_was_typed(qtbot: QtBot, bench: Bench) -> None:
    QTest.keyClicks(bench.editor, "8")
    bench.elsewhere.setFocus()
    assert bench.committed == ["8"]


def test_that_escape_restores_and_commits_nothing(qtbot: QtBot, bench: Bench) -> None:
    QTest.keyClicks(bench.editor, "9")
    QTest.keyClick(bench.editor, Qt.Key.Key_Escape)
    bench.elsewhere.setFocus()
    assert bench.committed == []


def test_that_undo_is_the_fields_own_while_it_differs_and_the_windows_after(qtbot: QtBot, bench: Bench) -> None:
    line = bench.editor
    assert isinstance(line, LineEditor)
    QTest.keyClicks(line, "5")
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (line.text(), bench.undone) == ("1234.5", [])
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (line.text(), bench.undone) == ("1234.5", [True])


def test_that_what_is_being_typed_survives_a_change_from_elsewhere(qtbot: QtBot, bench: Bench) -> None:
    line = bench.editor
    assert isinstance(line, LineEditor)
    QTest.keyClicks(line, "66")
    line.show_text("2.00", text("2"))
    assert line.text() == "66"
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "2"


def test_that_a_focused_line_nobody_types_in_follows_a_change_from_elsewhere(bench: Bench) -> None:
    line = bench.editor
    assert isinstance(line, LineEditor)
    line.show_text("2.00", text("2"))
    assert line.text() == "2"


def test_that_the_cleared_line_is_committed_at_once(qtbot: QtBot, bench: Bench) -> None:
    line = bench.editor
    button = line.findChild(QToolButton)
    assert isinstance(button, QToolButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert bench.committed == [""]


def test_that_a_masked_line_stays_masked_while_one_only_looks(qtbot: QtBot) -> None:
    line = LineEditor()
    line.show_text("138****8000", text("13800138000"), masked=True)
    bench = bench_of(qtbot, line)
    assert line.text() == "138****8000"
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "138****8000"
    bench.elsewhere.setFocus()
    assert bench.committed == []


def test_that_editing_unmasks_and_leaving_masks_again(qtbot: QtBot) -> None:
    line = LineEditor()
    line.show_text("138****8000", text("13800138000"), masked=True)
    bench = bench_of(qtbot, line)
    line.end(False)
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert line.text() == "1380013800"
    QTest.keyClick(line, Qt.Key.Key_Escape)
    bench.elsewhere.setFocus()
    assert (line.text(), bench.committed) == ("138****8000", [])


def test_that_typing_over_a_selected_mask_replaces_the_whole(qtbot: QtBot) -> None:
    line = LineEditor()
    line.show_text("138****8000", text("13800138000"), masked=True)
    bench = bench_of(qtbot, line)
    line.selectAll()
    QTest.keyClicks(line, "139")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert bench.committed == ["139"]


def test_that_a_fixed_line_cannot_be_changed(qtbot: QtBot, bench: Bench) -> None:
    line = bench.editor
    assert isinstance(line, LineEditor)
    line.set_fixed(fixed=True)
    QTest.keyClicks(line, "5")
    assert line.text() == "1234.5"


def test_that_a_page_takes_new_lines_and_commits_when_left(qtbot: QtBot) -> None:
    page = PageEditor()
    page.show_text("一", text("一"))
    bench = bench_of(qtbot, page)
    page.selectAll()
    QTest.keyClicks(page, "ab")
    QTest.keyClick(page, Qt.Key.Key_Return)
    QTest.keyClicks(page, "c")
    QTest.keyClick(page, Qt.Key.Key_Tab)
    assert bench.committed == ["ab\nc"]


def test_that_a_pages_undo_goes_to_the_window_when_nothing_is_typed(qtbot: QtBot) -> None:
    page = PageEditor()
    page.show_text("一", text("一"))
    bench = bench_of(qtbot, page)
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bench.undone == [True]
    QTest.keyClicks(page, "b")
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (page.toPlainText(), bench.undone) == ("一", [True])


def test_that_escape_restores_a_page(qtbot: QtBot) -> None:
    page = PageEditor()
    page.show_text("一", text("一"))
    bench = bench_of(qtbot, page)
    QTest.keyClicks(page, "b")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    bench.elsewhere.setFocus()
    assert (page.toPlainText(), bench.committed) == ("一", [])


@pytest.mark.parametrize(
    ("words", "tip"), [("短", ""), ("<b>很长的名称" * 20, "<qt>" + "&lt;b&gt;很长的名称" * 20 + "</qt>")]
)
def test_that_a_text_that_is_cut_is_told_whole_in_the_tip_as_it_is(qtbot: QtBot, words: str, tip: str) -> None:
    line = LineEditor()
    qtbot.addWidget(line)
    line.show_text(words, text(words))
    line.resize(200, line.sizeHint().height())
    line.show()
    place = line.rect().center()
    QApplication.sendEvent(line, QHelpEvent(QEvent.Type.ToolTip, place, line.mapToGlobal(place)))
    assert line.toolTip() == tip

"""Help without a network: the guide, the shortcuts, the field, and what the program is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers import wenzhou
from ui.dialogs.about import AboutDialog, about_lines
from ui.dialogs.help import HelpDialog, field_help, guide_text, shortcut_table
from wzlab import __version__


def test_that_the_guide_is_shown_without_its_pictures_and_opens_no_address(qtbot: QtBot) -> None:
    dialog = HelpDialog()
    qtbot.addWidget(dialog)
    assert not dialog.text.openLinks()
    assert "![" not in guide_text()
    assert "F8" in dialog.text.toPlainText()


def test_that_shortcuts_are_shown_to_the_letter(qtbot: QtBot) -> None:
    dialog = HelpDialog(None, [("<b>a</b> | b", "Ctrl+<")])
    qtbot.addWidget(dialog)
    assert "<b>a</b> | b" in dialog.text.toPlainText()
    assert "Ctrl+<" in dialog.text.toPlainText()
    assert "&lt;b&gt;" in shortcut_table([("<b>", "x")])


def test_that_what_a_field_wants_comes_before_what_stands_in_it(qtbot: QtBot) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    line = QLineEdit()
    line.setToolTip("a long text, shown whole")
    QVBoxLayout(outer).addWidget(line)
    outer.setWhatsThis("姓名：如身份证")
    holder = QWidget()
    qtbot.addWidget(holder)
    QVBoxLayout(holder).addWidget(outer)
    holder.show()
    assert field_help(line)
    assert QToolTip.text() == "姓名：如身份证"
    outer.setWhatsThis("")
    assert field_help(line)
    assert QToolTip.text() == "a long text, shown whole"
    QToolTip.hideText()


def test_that_a_widget_without_help_has_none(qtbot: QtBot) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    assert not field_help(label)


def test_that_the_program_tells_its_version_and_everything_that_is_not_assessed() -> None:
    told = "\n".join(about_lines(wenzhou()))
    assert f"wzlab {__version__}" in told
    assert [str(text) for text in wenzhou().unassessed if str(text) not in told] == []
    assert len(about_lines(None)) == 3


@pytest.mark.parametrize(
    "flag", [Qt.TextInteractionFlag.TextSelectableByMouse, Qt.TextInteractionFlag.TextSelectableByKeyboard]
)
def test_that_what_the_program_tells_of_itself_can_be_copied(qtbot: QtBot, flag: Qt.TextInteractionFlag) -> None:
    dialog = AboutDialog(wenzhou())
    qtbot.addWidget(dialog)
    labels = dialog.findChildren(QLabel)
    assert len(labels) == len(about_lines(wenzhou()))
    assert all(
        label.textInteractionFlags() & flag and label.textFormat() is Qt.TextFormat.PlainText for label in labels
    )

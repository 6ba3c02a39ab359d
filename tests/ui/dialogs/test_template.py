"""Of which kinds a template is wanted."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.dialogs.template import TEMPLATES, TemplateDialog
from wzlab.records import Person, Room
from wzlab.workbook.record_sheets import TABLES


def dialog_of(qtbot: QtBot, table: str) -> TemplateDialog:
    dialog = TemplateDialog(table)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def accept_of(dialog: TemplateDialog) -> QPushButton:
    found = dialog.findChild(QPushButton, "accept")
    assert found is not None
    return found


def test_that_the_kind_that_is_shown_is_ticked_at_first(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, "rooms")
    assert dialog.record_types == [Room]
    dialog.boxes[Person].click()
    assert dialog.record_types == [Person, Room]


def test_that_all_are_ticked_where_no_table_is_shown(qtbot: QtBot) -> None:
    for key in ("overview", "lab", ""):
        assert dialog_of(qtbot, key).record_types == list(TEMPLATES)


def test_that_there_is_a_box_for_every_kind_that_has_a_sheet() -> None:
    assert TEMPLATES == TABLES


def test_that_of_nothing_there_is_no_template(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, "rooms")
    dialog.leave_all.click()
    assert not accept_of(dialog).isEnabled()
    dialog.take_all.click()
    assert accept_of(dialog).isEnabled()
    assert dialog.record_types == list(TEMPLATES)


def test_that_everything_has_a_name_for_the_screen_reader(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, "staff")
    assert all(box.objectName() and box.accessibleName() for box in dialog.boxes.values())
    assert all(button.objectName() and button.text() for button in dialog.findChildren(QPushButton))

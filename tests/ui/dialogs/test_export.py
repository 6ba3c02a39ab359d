"""Before the workbook: what is missing, and the options."""

import subprocess
import sys

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers import ROOT
from tests.ui.helpers import session_of
from ui.dialogs.export import ExportDialog
from ui.export_jobs import Wanted
from ui.session import Place, Session


def dialog_of(qtbot: QtBot, session: Session) -> ExportDialog:
    dialog = ExportDialog(session)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def told(dialog: ExportDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def choose(dialog: ExportDialog, name: str) -> None:
    button = dialog.findChild(QAbstractButton, name)
    assert button is not None
    assert button.accessibleName()
    button.click()


def test_that_numbers_are_masked_and_the_charts_are_there_unless_asked_otherwise(
    qtbot: QtBot, session: Session
) -> None:
    dialog = dialog_of(qtbot, session)
    assert dialog.wanted == Wanted(full_ids=False, picture=True, share=False, sheets=None)
    choose(dialog, "full_ids")
    choose(dialog, "picture")
    assert dialog.wanted == Wanted(full_ids=True, picture=False)


def test_that_a_share_copy_has_no_numbers_in_full(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    choose(dialog, "full_ids")
    choose(dialog, "share")
    assert dialog.wanted == Wanted(share=True)


def test_that_a_draft_is_called_one_and_lists_what_is_missing(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    accept = dialog.findChild(QPushButton, "accept")
    assert accept is not None
    assert (dialog.is_draft, accept.text()) == (True, "导出草稿…")
    assert any("近 3 年授权发明专利”还差 1 件" in sentence for sentence in told(dialog))


def test_that_a_ready_lab_is_no_draft(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, session_of("university-ready"))
    assert (dialog.is_draft, dialog.list.isVisible()) == (False, False)


def test_that_a_missing_blank_leads_to_its_cell_and_the_dialog_goes(qtbot: QtBot) -> None:
    session = session_of(units=[{"id": "u1", "role": "lead", "entity_type": "university", "legal_person": True}])
    dialog = dialog_of(qtbot, session)
    row = next(row for row, words in enumerate(told(dialog)) if "在温州市内注册" in words)
    place = dialog.list.visualItemRect(dialog.list.item(row)).center()
    with qtbot.waitSignals([session.asked_to_show, session.asked_about]), qtbot.waitSignal(session.asked_to_show) as at:
        QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert at.args == [Place("units", "u1", "registered_in_city")]
    assert not dialog.isVisible()


def test_that_enter_follows_a_link_too(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    dialog.list.setFocus()
    dialog.list.setCurrentRow(0)
    with qtbot.waitSignal(session.asked_about) as asked:
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert asked.args == ["basis.patents"]


def test_that_no_workbook_library_is_loaded_by_asking() -> None:
    code = "import sys, ui.dialogs.export; sys.exit('openpyxl' in sys.modules or 'matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0

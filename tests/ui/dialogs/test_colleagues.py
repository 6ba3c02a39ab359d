"""Which sheets go to which colleagues."""

import subprocess
import sys

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers import ROOT
from tests.ui.helpers import session_of
from ui.dialogs.colleagues import LACKING, SHEET, ColleaguesDialog
from ui.session import Session

EVERYTHING = [
    ("依托单位", ("lab", "units", "agreements", "scenarios", "targets", "investments")),
    ("人事", ("staff",)),
    ("资产", ("rooms", "equipment")),
    ("科研", ("projects", "patents", "awards", "milestones", "attachments")),
]


def dialog_of(qtbot: QtBot, session: Session) -> ColleaguesDialog:
    dialog = ColleaguesDialog(session)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def click(dialog: ColleaguesDialog, name: str) -> None:
    found = dialog.findChild(QAbstractButton, name)
    assert found is not None
    found.click()


def leave(dialog: ColleaguesDialog, *departments: int) -> None:
    for place in departments:
        department = dialog.tree.topLevelItem(place)
        assert department is not None
        department.setCheckState(SHEET, Qt.CheckState.Unchecked)


def test_that_every_sheet_goes_to_who_can_fill_it_in(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    assert dialog.parts() == EVERYTHING
    assert not dialog.full_ids


def test_that_all_chosen_sheets_may_be_one_workbook(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    click(dialog, "together")
    leave(dialog, 0, 3)
    assert dialog.parts() == [("请填写", ("staff", "rooms", "equipment"))]
    leave(dialog, 2)
    assert dialog.parts() == [("人事", ("staff",))]


def test_that_nothing_chosen_cannot_be_exported(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    accept = dialog.row.findChild(QPushButton, "accept")
    assert accept is not None
    assert accept.isEnabled()
    leave(dialog, 0, 1, 2, 3)
    assert dialog.parts() == []
    assert not accept.isEnabled()


def test_that_a_department_is_left_by_the_keyboard(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    dialog.tree.setFocus()
    QTest.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert dialog.parts() == EVERYTHING[1:]


def test_that_it_is_told_how_many_deciding_blanks_each_sheet_has(qtbot: QtBot) -> None:
    session = session_of(staff=[{"id": "s1", "name": "示例", "full_time": True}])
    number = sum(blank.table == "staff" for blank in session.blanks.all())
    assert number > 0
    dialog = dialog_of(qtbot, session)
    department = dialog.tree.topLevelItem(1)
    assert department is not None
    staff = department.child(0)
    assert staff is not None
    assert (staff.text(SHEET), staff.text(LACKING)) == ("人员", f"{number} 处")


def test_that_no_workbook_library_is_loaded_by_asking() -> None:
    code = "import sys, ui.dialogs.colleagues; sys.exit('openpyxl' in sys.modules or 'matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0

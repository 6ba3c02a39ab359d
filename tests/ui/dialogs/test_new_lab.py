"""The two questions of a new lab."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers import wenzhou
from ui.dialogs.new_lab import NewLabDialog, name_remark


@pytest.fixture
def dialog(qtbot: QtBot) -> NewLabDialog:
    made = NewLabDialog(wenzhou())
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_the_lab_has_a_lead_unit_of_the_kind_and_the_name(qtbot: QtBot, dialog: NewLabDialog) -> None:
    dialog.kinds["university"].click()
    dialog.name.setText(" 全市工业视觉检测重点实验室 ")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    lab = dialog.lab()
    lead = lab.tables["units"]["u1"]
    assert (lead.cell("role"), lead.cell("entity_type")) == ("lead", "university")
    assert lab.laboratory.name == "全市工业视觉检测重点实验室"
    assert lab.pack == dialog.pack.id == "wenzhou-ai-2025"


def test_that_both_questions_may_wait(qtbot: QtBot, dialog: NewLabDialog) -> None:
    dialog.accept()
    lab = dialog.lab()
    assert (lab.laboratory.name, lab.tables["units"]["u1"].cell("entity_type")) == (None, None)


def test_that_there_are_five_kinds_and_another(dialog: NewLabDialog) -> None:
    told = [button.text() for button in dialog.kinds.values()]
    assert told == ["企业", "高校", "科研院所", "医疗卫生机构", "新型研发机构", "其他"]


@pytest.mark.parametrize("name", ["", "  ", "全市泵阀重点实验室"])
def test_that_a_name_that_may_stand_is_not_remarked_on(name: str) -> None:
    assert name_remark(wenzhou(), name) == ""


@pytest.mark.parametrize("name", ["泵阀重点实验室", "全市重点实验室", "全市泵阀重点实验室（筹）"])
def test_that_a_name_that_breaks_the_rule_is_remarked_on_with_the_clause(dialog: NewLabDialog, name: str) -> None:
    dialog.name.setText(name)
    assert dialog.remark.text().startswith("名称不符合要求：")
    assert "四(一)" in dialog.remark.text()


def test_that_enter_on_a_kind_chooses_it(qtbot: QtBot, dialog: NewLabDialog) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.kinds["enterprise"].hasFocus)
    QTest.keyClick(dialog.kinds["enterprise"], Qt.Key.Key_Down)
    focused = next(code for code, button in dialog.kinds.items() if button.hasFocus())
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.kinds[focused], Qt.Key.Key_Return)
    assert focused == "university"
    assert dialog.entity_type == "university"

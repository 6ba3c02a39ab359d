"""What a person says of a condition."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.dialogs.note import NoteDialog
from ui.session import Session
from wzlab.dates import PartialDate
from wzlab.lab import Note


def dialog_of(qtbot: QtBot, session: Session, condition: str) -> NoteDialog:
    dialog = NoteDialog(session, condition)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_that_a_judged_condition_is_confirmed_with_reason_person_and_day(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session, "space.concentrated")
    dialog.answers[True].click()
    dialog.reason.setPlainText("同一园区三栋楼")
    dialog.by.setText("示例甲")
    dialog.on.line.setText("2026.1.5")
    dialog.accept()
    note = Note(True, "同一园区三栋楼", "示例甲", PartialDate.parse("2026-01-05"))
    assert session.lab.notes["space.concentrated"] == note
    assert session.judge.verdicts["space.concentrated"].outcome == "met"
    assert session.undo_stack.undoText() == "确认“物理空间相对集中”"


def test_that_a_condition_in_principle_is_given_a_reason_only(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session, "director.age")
    assert dialog.answers == {}
    dialog.reason.setPlainText("学科带头人")
    dialog.accept()
    assert session.lab.notes["director.age"].reason == "学科带头人"
    assert session.undo_stack.undoText() == "写明“主任：年龄”的原因"


def test_that_the_rule_and_the_clause_are_told(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session, "director.age")
    told = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "原则上，依据三(一)3" in told
    assert str(session.condition("director.age").rule) in told


def test_that_a_note_of_nothing_is_no_note(qtbot: QtBot, session: Session) -> None:
    dialog_of(qtbot, session, "director.age").accept()
    assert session.undo_stack.count() == 0
    dialog = dialog_of(qtbot, session, "director.age")
    dialog.reason.setPlainText("甲")
    dialog.accept()
    again = dialog_of(qtbot, session, "director.age")
    assert again.reason.toPlainText() == "甲"
    again.reason.setPlainText("  ")
    again.accept()
    assert "director.age" not in session.lab.notes


def test_that_an_answer_can_be_taken_back(qtbot: QtBot, session: Session) -> None:
    first = dialog_of(qtbot, session, "team.stable")
    first.answers[False].click()
    first.accept()
    assert session.lab.notes["team.stable"] == Note(False)
    second = dialog_of(qtbot, session, "team.stable")
    assert second.answers[False].isChecked()
    second.answers[None].click()
    second.accept()
    assert "team.stable" not in session.lab.notes


def test_that_a_date_that_cannot_be_read_keeps_the_dialog_open(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session, "director.age")
    dialog.on.line.setText("上周")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.refusal.text() == "“日期”读不出，请改正或清空后再记下。"

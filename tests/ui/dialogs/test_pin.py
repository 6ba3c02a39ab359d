"""Fixing a reading, and letting it loose."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers import people
from tests.ui.helpers import session_of
from ui.dialogs.pin import PinDialog, outcome_words, results_by_option
from ui.session import Session
from wzlab.changes import SetPin
from wzlab.dates import PartialDate
from wzlab.lab import Pin

UNITS = [
    {"id": "u1", "role": "lead", "entity_type": "university"},
    {"id": "u2", "role": "partner", "name": "示例企业"},
]


def two_units() -> Session:
    """Return a session of 16 full-time people, of whom 13 belong to the lead unit."""
    staff = [*people(13, unit="u1", title_level="senior"), *people(3, 14, unit="u2", title_level="none")]
    return session_of(units=UNITS, staff=staff)


def dialog_of(qtbot: QtBot, session: Session, reading: str = "units_counted") -> PinDialog:
    dialog = PinDialog(session, reading)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def told(session: Session, option: str) -> list[str]:
    verdicts = results_by_option(session, "units_counted")[option]
    return [outcome_words(verdict, session) for verdict in verdicts.values()]


def test_that_each_option_says_what_it_would_come_to() -> None:
    session = two_units()
    assert "全时研发人员：16 人，达标" in told(session, "all_units")
    assert "全时研发人员：13 人，差 2 人，未达标" in told(session, "lead_only")


def test_that_the_other_options_are_told_also_when_one_is_pinned() -> None:
    session = two_units()
    loose = told(session, "all_units"), told(session, "lead_only")
    session.do(SetPin("units_counted", Pin("lead_only")), "固定")
    assert (told(session, "all_units"), told(session, "lead_only")) == loose


def test_that_the_options_read_as_sentences_with_their_outcomes(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, two_units())
    words = dialog.options["lead_only"].accessibleName()
    assert words.startswith("只计依托单位；")
    assert "全时研发人员：13 人，差 2 人，未达标" in words


def test_that_a_pin_says_who_confirmed_it_and_when(qtbot: QtBot) -> None:
    session = two_units()
    dialog = dialog_of(qtbot, session)
    dialog.options["lead_only"].click()
    dialog.by.setText("示例处")
    dialog.on.line.setText("2026年1月5日")
    assert dialog.on.remark.text() == "理解为 2026-01-05"
    dialog.accept()
    assert session.lab.pins["units_counted"] == Pin("lead_only", "示例处", PartialDate.of(date(2026, 1, 5)))
    assert session.undo_stack.undoText() == "固定口径“计入哪些单位”"


def test_that_a_date_that_cannot_be_read_keeps_the_dialog_open(qtbot: QtBot) -> None:
    session = two_units()
    dialog = dialog_of(qtbot, session)
    dialog.on.line.setText("上周")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.refusal.text() == "“确认日期”读不出，请改正或清空后再固定。"
    assert session.lab.pins == {}


def test_that_a_pin_can_be_taken_back(qtbot: QtBot) -> None:
    session = two_units()
    session.do(SetPin("units_counted", Pin("lead_only", "示例处")), "固定")
    dialog = dialog_of(qtbot, session)
    assert (dialog.choice, dialog.by.text()) == ("lead_only", "示例处")
    loose = dialog.findChild(QPushButton, "unpin")
    assert loose is not None
    QTest.mouseClick(loose, Qt.MouseButton.LeftButton)
    assert session.lab.pins == {}
    assert session.undo_stack.undoText() == "取消固定口径“计入哪些单位”"


def test_that_fixing_what_is_fixed_is_no_step(qtbot: QtBot) -> None:
    session = two_units()
    session.do(SetPin("units_counted", Pin("lead_only", "示例处")), "固定")
    dialog_of(qtbot, session).accept()
    assert session.undo_stack.count() == 1


def test_that_every_reading_of_the_pack_can_be_asked_about(qtbot: QtBot, session: Session) -> None:
    for reading in session.pack.readings:
        dialog = dialog_of(qtbot, session, reading.id)
        assert list(dialog.options) == list(reading.option_ids)
        assert dialog.choice == reading.option_ids[0]

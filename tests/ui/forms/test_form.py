"""The form of one record: what it shows, what an edit does, what follows a change, and what stays."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.forms.keys import type_text
from tests.ui.helpers import session_of
from ui.forms.choosing import ChoiceEditor
from ui.forms.form import RecordForm
from ui.forms.lines import LineEditor
from ui.forms.yes_no import YesNoEditor
from ui.session import Place, Session
from ui.settings import Settings
from wzlab.changes import AddRecord, RemoveRecord, SetCells
from wzlab.columns import AsTyped
from wzlab.dates import PartialDate
from wzlab.records import Agreement, Attachment, Instrument, Milestone, Person, Project, Unit

LEAD = {"id": "u1", "role": "lead", "entity_type": "university", "name": "示例大学"}
PERSON = {"id": "s1", "name": "示例甲", "unit": "u1", "full_time": True, "phone": "13800138000", "birth_date": "1970"}
OTHER = {"id": "s2", "name": "示例乙", "full_time": False, "phone": "13900139000"}
GAUGE = {"id": "e1", "name": "示例仪器", "original_value": "1234500", "key": True}


def opened(**parts: Any) -> Session:
    return session_of(units=[LEAD, {"id": "u2", "role": "partner", "name": "示例企业"}], **parts)


def form_of(qtbot: QtBot, settings: Settings, session: Session, record_type: Any, record_id: str | None) -> RecordForm:
    form = RecordForm(session, record_type, settings)
    qtbot.addWidget(form)
    form.show_record(record_id)
    form.resize(470, 700)
    form.show()
    qtbot.waitExposed(form)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


@pytest.fixture
def people() -> Session:
    return opened(staff=[PERSON, OTHER])


@pytest.fixture
def form(qtbot: QtBot, settings: Settings, people: Session) -> RecordForm:
    return form_of(qtbot, settings, people, Person, "s1")


def line(form: RecordForm, key: str) -> LineEditor:
    editor = form.rows[key].editor
    assert isinstance(editor, LineEditor)
    return editor


def typed(qtbot: QtBot, form: RecordForm, key: str, text: str) -> None:
    form.focus_field(key)
    line(form, key).selectAll()
    type_text(line(form, key), text)
    QTest.keyClick(line(form, key), Qt.Key.Key_Return)


def cell(form: RecordForm, key: str) -> object:
    assert form.record is not None
    return form.record.cell(key)


# --- what is shown --------------------------------------------------------------------------------------------------


def test_that_every_field_of_the_type_is_there_and_can_be_reached_by_a_screen_reader(form: RecordForm) -> None:
    assert set(form.rows) == set(Person.column_of)
    for key, row in form.rows.items():
        assert row.editor.objectName() == f"field_{key}"
        assert row.editor.accessibleName() == Person.column_of[key].heading
        assert row.editor.whatsThis()


def test_that_deciding_fields_come_first(form: RecordForm) -> None:
    assert [row.column.key for row in form.deciding.rows] == [c.key for c in Person.columns if c.decides]
    assert [row.column.key for row in form.others.rows] == [c.key for c in Person.columns if not c.decides]


def test_that_the_name_and_the_values_of_the_record_are_shown(form: RecordForm) -> None:
    assert form.name.text() == "示例甲"
    assert line(form, "unit").text() == "示例大学"
    assert line(form, "birth_date").text() == "1970"
    assert form.rows["birth_date"].hint.text() == "1970（月、日未知）"


def test_that_without_a_record_the_form_says_so(qtbot: QtBot, settings: Settings, people: Session) -> None:
    form = form_of(qtbot, settings, people, Person, None)
    assert form.empty.isVisible()
    assert form.empty.text().startswith("未选择记录")


def test_that_the_unit_stands_beside_an_amount_and_the_yuan_below(qtbot: QtBot, settings: Settings) -> None:
    form = form_of(qtbot, settings, opened(equipment=[GAUGE]), Instrument, "e1")
    row = form.rows["original_value"]
    unit = row.findChild(QWidget, "unit")
    assert unit is not None
    assert unit.property("text") == "万元"
    assert line(form, "original_value").text() == "123.45"
    assert row.hint.text() == "123.45 万元 = 1,234,500 元"


def test_that_what_is_typed_is_understood_while_it_is_typed(qtbot: QtBot, settings: Settings) -> None:
    form = form_of(qtbot, settings, opened(equipment=[GAUGE]), Instrument, "e1")
    form.focus_field("original_value")
    type_text(line(form, "original_value"), "5000000元")
    assert form.rows["original_value"].hint.text() == "500.00 万元 = 5,000,000 元"
    assert cell(form, "original_value") == 1234500


def test_that_another_record_fills_the_same_editors(form: RecordForm) -> None:
    before = form.rows["name"].editor
    form.show_record("s2")
    assert form.rows["name"].editor is before
    assert (form.name.text(), line(form, "name").text(), line(form, "birth_date").text()) == ("示例乙", "示例乙", "")


def test_that_a_description_takes_several_lines(qtbot: QtBot, settings: Settings) -> None:
    form = form_of(qtbot, settings, opened(milestones=[{"id": "m1", "title": "示例成果"}]), Milestone, "m1")
    form.focus_field("description")
    page = form.rows["description"].editor
    type_text(page, "甲")
    QTest.keyClick(page, Qt.Key.Key_Return)
    type_text(page, "乙")
    QTest.keyClick(page, Qt.Key.Key_Tab)
    assert cell(form, "description") == "甲\n乙"


def test_that_fields_stand_in_two_columns_only_where_there_is_room(qtbot: QtBot, form: RecordForm) -> None:
    first, second = form.deciding.rows[:2]
    assert first.y() < second.y()
    form.resize(1200, 700)
    qtbot.waitUntil(lambda: first.x() < second.x())
    assert first.y() == second.y()


def test_that_tab_goes_down_the_form_as_it_is_seen(form: RecordForm) -> None:
    form.focus_field("birth_date")
    keys = []
    while form.current_field not in keys:
        keys.append(form.current_field)
        for _stop in range(3):  # an eye or a jump may stand between two fields
            before = form.current_field
            here = QApplication.focusWidget()
            assert here is not None
            QTest.keyClick(here, Qt.Key.Key_Tab)
            if form.current_field != before:
                break
    decides = [column.key for column in Person.columns if column.decides]
    assert keys == [*decides, *(column.key for column in Person.columns if not column.decides)]


def test_that_a_lab_that_may_only_be_read_says_why(
    qtbot: QtBot, settings: Settings, people: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "read_only", "文件只读。")
    form = form_of(qtbot, settings, people, Person, "s1")
    why = form.findChild(QLabel, "read_only")
    assert why is not None
    assert (why.text(), why.isVisible()) == ("文件只读。", True)


# --- editing --------------------------------------------------------------------------------------------------------


def test_that_enter_changes_the_lab_as_one_step_that_can_be_undone(qtbot: QtBot, form: RecordForm) -> None:
    typed(qtbot, form, "birth_date", "1971年5月")
    assert str(cell(form, "birth_date")) == "1971-05"
    assert form.session.undo_stack.undoText() == "修改 示例甲 的“出生日期”"
    form.session.undo_stack.undo()
    assert line(form, "birth_date").text() == "1970"


def test_that_text_that_cannot_be_read_is_kept_and_marked_with_what_to_do(qtbot: QtBot, form: RecordForm) -> None:
    typed(qtbot, form, "birth_date", "五几年")
    assert cell(form, "birth_date") == AsTyped("五几年")
    row = form.rows["birth_date"]
    assert row.hint.text() == "读不出，已原样保留。"
    assert line(form, "birth_date").font().italic()
    assert len(row.problem_words) == 1
    assert row.problem_words[0].startswith("错误：“出生日期”读不出“五几年”")
    assert row.problem_words[0].endswith("（涉及三(一)3）")


def test_that_a_correction_takes_the_problem_away(qtbot: QtBot, form: RecordForm) -> None:
    typed(qtbot, form, "birth_date", "五几年")
    typed(qtbot, form, "birth_date", "1955-03-01")
    row = form.rows["birth_date"]
    assert (row.problem_words, row.hint.isHidden(), line(form, "birth_date").font().italic()) == ([], True, False)


def test_that_a_choice_is_found_by_pinyin_initials(qtbot: QtBot, form: RecordForm) -> None:
    form.focus_field("degree")
    QTest.keyClicks(line(form, "degree"), "bs")
    QTest.keyClick(line(form, "degree"), Qt.Key.Key_Return)
    assert (cell(form, "degree"), line(form, "degree").text()) == ("doctor", "博士")


def test_that_a_reference_chosen_from_the_list_is_that_record_even_if_another_has_its_name(
    qtbot: QtBot, settings: Settings
) -> None:
    twins = [{"id": "s1", "name": "示例甲"}, {"id": "s2", "name": "示例甲"}]
    form = form_of(qtbot, settings, opened(staff=twins, projects=[{"id": "p1", "title": "项目"}]), Project, "p1")
    editor = form.rows["principal"].editor
    assert isinstance(editor, ChoiceEditor)
    form.focus_field("principal")
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert cell(form, "principal") == "s2"


def test_that_yes_no_is_answered_by_keyboard(qtbot: QtBot, form: RecordForm) -> None:
    form.focus_field("full_time")
    editor = form.rows["full_time"].editor
    assert isinstance(editor, YesNoEditor)
    assert editor.buttons["是"].hasFocus()
    QTest.keyClick(editor.buttons["是"], Qt.Key.Key_Right)
    assert cell(form, "full_time") is False
    QTest.keyClick(editor.buttons["否"], Qt.Key.Key_Right)
    assert cell(form, "full_time") is None


def test_that_choosing_another_record_commits_what_was_typed_to_the_one_it_was_typed_for(form: RecordForm) -> None:
    form.focus_field("major")
    type_text(line(form, "major"), "数学")
    form.show_record("s2")
    people = form.session.lab.tables["staff"]
    assert (people["s1"].cell("major"), people["s2"].cell("major")) == ("数学", None)


def test_that_ctrl_z_takes_back_what_was_typed_before_any_step_of_the_lab(form: RecordForm) -> None:
    form.focus_field("major")
    editor = line(form, "major")
    type_text(editor, "数")
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (editor.text(), form.session.undo_stack.count()) == ("", 0)


def test_that_a_lab_that_may_only_be_read_cannot_be_edited(
    qtbot: QtBot, settings: Settings, people: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "read_only", "文件只读。")
    form = form_of(qtbot, settings, people, Person, "s1")
    form.focus_field("name")
    QTest.keyClicks(line(form, "name"), "x")
    assert line(form, "name").text() == "示例甲"
    assert not form.papers.adding.isEnabled()


# --- what is hidden -------------------------------------------------------------------------------------------------


def test_that_a_sensitive_field_is_masked_until_the_eye_is_clicked(qtbot: QtBot, form: RecordForm) -> None:
    assert line(form, "phone").text() == "138****8000"
    QTest.mouseClick(form.rows["phone"].eye, Qt.MouseButton.LeftButton)
    assert line(form, "phone").text() == "13800138000"
    form.show_record("s2")
    assert line(form, "phone").text() == "139****9000"


def test_that_a_mask_pasted_back_changes_nothing(qtbot: QtBot, form: RecordForm) -> None:
    typed(qtbot, form, "phone", "138****8000")
    assert cell(form, "phone") == "13800138000"
    assert form.session.undo_stack.count() == 0


def test_that_editing_a_masked_field_changes_its_whole_text(qtbot: QtBot, form: RecordForm) -> None:
    form.focus_field("phone")
    line(form, "phone").end(False)
    QTest.keyClick(line(form, "phone"), Qt.Key.Key_Backspace)
    QTest.keyClicks(line(form, "phone"), "1")
    QTest.keyClick(line(form, "phone"), Qt.Key.Key_Return)
    assert cell(form, "phone") == "13800138001"


# --- what follows, and what stays -----------------------------------------------------------------------------------


def test_that_a_change_from_elsewhere_is_followed(form: RecordForm) -> None:
    form.session.do(SetCells("staff", "s1", (("name", "示例丙"), ("degree", "master"))), "改")
    assert (form.name.text(), line(form, "name").text(), line(form, "degree").text()) == ("示例丙", "示例丙", "硕士")


def test_that_a_name_the_record_refers_to_is_followed(form: RecordForm) -> None:
    form.session.do(SetCells("units", "u1", (("name", "示例学院"),)), "改")
    assert line(form, "unit").text() == "示例学院"


def test_that_an_uncommitted_text_and_the_focus_survive_a_change_from_elsewhere(form: RecordForm) -> None:
    form.focus_field("major")
    type_text(line(form, "major"), "数学")
    form.session.do(SetCells("staff", "s1", (("major", "物理"), ("degree", "master"))), "改")
    assert (line(form, "major").text(), line(form, "major").hasFocus()) == ("数学", True)


def test_that_the_papers_follow_the_lab_and_the_day_it_is_judged_on(form: RecordForm) -> None:
    until = PartialDate.parse("2026-02-01")
    form.session.do(AddRecord(Attachment.of("x1", record="s1", title="证书", file="a.pdf", valid_until=until)), "登记")
    assert form.papers.words == ["证书，a.pdf，只登记了文件名，没有附上文件，有效期至 2026-02-01"]
    later = PartialDate.parse("2026-03-01")
    form.session.do(SetCells("lab", "lab", (("reference_date", later),)), "改")
    assert form.papers.words == ["证书，a.pdf，只登记了文件名，没有附上文件，有效期至 2026-02-01，已过期"]


def test_that_a_removed_record_leaves_the_form_empty(form: RecordForm) -> None:
    form.session.do(RemoveRecord("staff", "s1"), "删除")
    assert form.record_id is None
    assert form.empty.isVisible()


def test_that_a_form_nobody_sees_catches_up_when_it_is_shown(qtbot: QtBot, form: RecordForm) -> None:
    form.hide()
    form.session.do(SetCells("staff", "s1", (("name", "示例丙"),)), "改")
    assert form.name.text() == "示例甲"
    form.show()
    assert (form.name.text(), line(form, "name").text()) == ("示例丙", "示例丙")


def test_that_the_jump_leads_to_the_record_referred_to(qtbot: QtBot, form: RecordForm) -> None:
    with qtbot.waitSignal(form.session.asked_to_show) as asked:
        QTest.mouseClick(form.rows["unit"].jump, Qt.MouseButton.LeftButton)
    assert asked.args == [Place("units", "u1")]


def test_that_there_is_no_jump_from_a_blank_reference(form: RecordForm) -> None:
    form.show_record("s2")
    assert not form.rows["unit"].jump.isEnabled()


def test_that_focusing_a_folded_field_unfolds_it_and_the_fold_is_remembered(
    qtbot: QtBot, settings: Settings, form: RecordForm
) -> None:
    fold = form.findChild(QWidget, "unfold_others")
    assert fold is not None
    QTest.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert form.others.body.isHidden()
    again = form_of(qtbot, settings, form.session, Person, "s1")
    assert again.others.body.isHidden()
    again.focus_field("name")
    assert line(again, "name").isVisible()
    assert again.current_field == "name"


# --- what the policy makes of it ------------------------------------------------------------------------------------


def said(form: RecordForm) -> list[str]:
    return [one.words for one in form.standings.lines if one.isVisible()]


def test_that_each_condition_says_whether_it_counts_the_record_and_why_not(form: RecordForm) -> None:
    assert said(form)[:2] == ["全时研发人员：计入", "副高以上或博士占比：待定：缺 职称级别、学位"]
    form.show_record("s2")
    assert said(form)[0] == "全时研发人员：未计入：“全时”为“否”"


def test_that_the_line_of_a_condition_follows_an_edit(qtbot: QtBot, form: RecordForm) -> None:
    typed(qtbot, form, "degree", "博士")
    assert "副高以上或博士占比：计入" in said(form)


def test_that_the_line_of_a_condition_asks_for_its_working(qtbot: QtBot, form: RecordForm) -> None:
    size = next(one for one in form.standings.lines if one.condition.id == "team.size")
    with qtbot.waitSignal(form.session.asked_about) as asked:
        QTest.keyClick(size, Qt.Key.Key_Return)
    assert asked.args == ["team.size"]


def test_that_a_field_of_another_table_is_named_with_its_table(qtbot: QtBot, settings: Settings) -> None:
    agreement = {"id": "a1", "unit": "u2", "kind": "joint_building", "signed_by_all": True}
    form = form_of(qtbot, settings, opened(agreements=[agreement]), Unit, "u2")
    assert "待定：缺 合作协议的“写明各方权责”" in " ".join(said(form))


def test_that_a_record_known_by_a_reference_is_named_by_it(qtbot: QtBot, settings: Settings) -> None:
    agreement = {"id": "a1", "unit": "u2", "kind": "joint_building"}
    form = form_of(qtbot, settings, opened(agreements=[agreement]), Agreement, "a1")
    assert form.name.text() == "联合共建 示例企业"
    form.session.do(SetCells("units", "u2", (("name", "另一企业"),)), "改")
    assert form.name.text() == "联合共建 另一企业"

"""Tables of others: read, looked at, put right, taken over as one step that can be undone; or nothing at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHeaderView, QWidget

from tests.ui.colleagues import opened, sent
from tests.ui.faults import answer, session_on
from tests.ui.import_bench import PEOPLE, ImportBench
from ui.dialogs.differences import DifferencesDialog
from ui.dialogs.new_lab import NewLabDialog
from ui.pages.overview import OverviewPage
from ui.tables.page import RecordPage
from ui.wizard.column_model import FIELD, FOUND, HEADING
from ui.wizard.row_model import CONTENT, DONE, RECORD
from ui.wizard.steps import Step
from ui.wizard.trouble_model import REASON, VALUE, WHERE
from wzlab.columns import Record
from wzlab.importing.model import Action, Mode, RowPlan, Severity, TablePlan
from wzlab.policy.problem import Problem, Setting
from wzlab.policy.record_checks import problems_in
from wzlab.records import Person
from wzlab.storage.document import open_document

# --- from the files to the lab --------------------------------------------------------------------------------------


def test_that_a_table_without_a_question_goes_straight_to_the_preview(bench: ImportBench) -> None:
    bench.read(bench.people())
    assert bench.shows(Step.PREVIEW)
    assert bench.rows(bench.wizard.preview.rows, DONE, RECORD, CONTENT) == [
        ("更新", "人员 · 示例甲", "职称级别：（空白） → 正高"),
        ("不变", "人员 · 示例乙", ""),
        ("新增", "人员 · 示例丙", "姓名 示例丙；出生日期 1990-03-03；学位 博士；职称级别 副高"),
    ]
    assert bench.wizard.accept_button.text() == "导入：新增 1，更新 1"


def test_that_an_import_is_one_step_that_is_taken_back_whole(bench: ImportBench) -> None:
    before = bench.lab.snapshot()
    bench.read(bench.people())
    assert bench.lab == before
    bench.accept()

    assert bench.wizards() == []
    assert bench.names() == ["示例甲", "示例乙", "示例丙"]
    assert bench.lab.tables["staff"]["s1"].cell("title_level") == "senior"
    assert bench.lab.tables["staff"]["s1"].cell("degree") == "doctor"
    assert bench.saved() == bench.lab
    assert bench.said[-1] == "导入 人员.xlsx：新增 1 条，更新 1 条。1 行与实验室里的一致。这一步可以撤销。"
    page = bench.window.workspace.page if bench.window.workspace else None
    assert isinstance(page, RecordPage)
    assert (page.current_place().record_id, page.current_place().field) == ("s1", "title_level")

    assert session_on(bench.window.desk).undo_stack.undoText() == "导入 人员.xlsx：新增 1 条，更新 1 条"
    bench.undo()
    assert bench.lab == before
    assert list(bench.lab.tables["staff"]) == ["s1", "s2"]
    assert bench.saved() == before


def test_that_what_is_wrong_in_new_records_was_looked_for_before_the_last_click(
    bench: ImportBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.read(bench.people(rows=[*PEOPLE, ("示例丁", "2019-05-01", "博士", "")]))
    session = session_on(bench.window.desk)
    looked_at: list[object] = []

    def look(record: Record, setting: Setting) -> Iterator[Problem]:
        looked_at.append(record.cell("name"))
        return problems_in(record, setting)

    monkeypatch.setattr("wzlab.policy.live_problems.problems_in", look)
    bench.accept()
    assert looked_at == ["示例甲"]  # who was there, and is changed
    (young,) = [problem for problem in session.problems.all() if problem.code == "person.age"]
    assert session.lab.name_of(session.lab.tables["staff"][young.record or ""]) == "示例丁"


def test_that_files_of_several_kinds_are_dropped_and_taken_over_together(bench: ImportBench) -> None:
    projects = bench.text("项目.csv", "项目名称,项目编号\n视觉检测,2024XM01\n")
    devices = bench.book("设备.xlsx", ("设备", (("设备名称", "资产编号"), ("服务器", "A-9"))))
    bench.drop(bench.window, bench.people(), projects, devices)
    bench.qtbot.waitUntil(lambda: bool(bench.wizards()))
    bench.rest()
    assert bench.shows(Step.PREVIEW)
    assert bench.wizard.accept_button.text() == "导入：新增 3，更新 1"
    bench.accept()
    assert bench.names("projects") == ["视觉检测"]
    assert bench.names("equipment") == ["显微镜", "服务器"]
    assert session_on(bench.window.desk).undo_stack.count() == 1
    assert bench.window.workspace is not None
    assert isinstance(bench.window.workspace.page, OverviewPage)


def test_that_the_same_file_a_second_time_has_nothing_to_import(bench: ImportBench) -> None:
    path = bench.people()
    bench.read(path)
    bench.accept()
    bench.read(path)
    assert bench.wizard.accept_button.text() == "没有可导入的"
    assert not bench.wizard.accept_button.isEnabled()
    assert [row[0] for row in bench.rows(bench.wizard.preview.rows, DONE)] == ["不变", "不变", "不变"]


def test_that_the_preview_shows_the_rows_of_one_action_and_their_cells(bench: ImportBench) -> None:
    bench.read(bench.people())
    preview = bench.wizard.preview
    preview.filters[2].click()
    assert bench.rows(preview.rows, RECORD) == [("人员 · 示例甲",)]
    assert bench.rows(preview.cells, 0, 1, 2) == [("职称级别", "（空白）", "正高")]
    assert [made.text() for made in preview.filters[:5]] == ["全部 3 行", "新增 1", "更新 1", "不变 1", "跳过 0"]


# --- putting right --------------------------------------------------------------------------------------------------

DOUBTFUL = (*PEOPLE, ("示例丁", "23.5.1", "硕士", ""), ("示例戊", "待定", "学士", ""))


def test_that_a_cell_is_put_right_in_place_and_its_row_is_taken_over(bench: ImportBench) -> None:
    bench.read(bench.people(rows=DOUBTFUL))
    preview = bench.wizard.preview
    assert bench.shows(Step.PREVIEW)
    assert bench.rows(preview.troubles, WHERE, VALUE) == [("人员.xlsx · 在职人员 · B5", "23.5.1")]
    assert preview.trouble_view.hasFocus()
    assert bench.wizard.accept_button.text() == "导入：新增 2，更新 1"

    bench.type_into(preview.trouble_view, "1983-05-01")
    assert preview.filters[5].text() == "问题 0"
    assert bench.wizard.accept_button.text() == "导入：新增 3，更新 1"
    bench.accept()
    found = {bench.lab.name_of(record): record for record in bench.lab.tables["staff"].values()}
    assert found["示例丁"].shown("birth_date") == "1983-05-01"
    assert found["示例戊"].cell("birth_date") is None


def test_that_the_last_decision_is_taken_back(bench: ImportBench) -> None:
    bench.read(bench.people(rows=DOUBTFUL))
    bench.type_into(bench.wizard.preview.trouble_view, "1983-05-01")
    QTest.keyClick(bench.wizard, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    assert bench.wizard.preview.filters[5].text() == "问题 1"
    assert bench.wizard.round.decisions.cells == {}


def test_that_a_typed_text_that_cannot_be_read_either_stays_a_problem(bench: ImportBench) -> None:
    bench.read(bench.people(rows=DOUBTFUL))
    bench.type_into(bench.wizard.preview.trouble_view, "去年")
    assert bench.rows(bench.wizard.preview.troubles, VALUE) == [("去年",)]
    assert bench.wizard.accept_button.text() == "导入：新增 2，更新 1"


def test_that_a_column_is_matched_by_pinyin_and_its_rows_are_read_anew(bench: ImportBench) -> None:
    headings = ("姓名", "出生日期", "最后拿到的", "职称级别")
    bench.read(bench.people(rows=(headings, *PEOPLE[1:])))
    bench.wizard.show_step(Step.COLUMNS)
    view, model = bench.wizard.columns.view, bench.wizard.columns.model
    assert bench.rows(model, HEADING, FIELD, FOUND)[2] == ("最后拿到的", "（不导入）", "没有对应，不导入")
    view.setCurrentIndex(model.index(2, FIELD))
    bench.type_into(view, "xw")
    assert bench.rows(model, HEADING, FIELD, FOUND)[2] == ("最后拿到的", "学位", "自己选的")
    bench.wizard.show_step(Step.PREVIEW)
    bench.accept()
    assert [bench.lab.tables["staff"][key].cell("degree") for key in ("s1", "s2", "s3")] == [
        "doctor",
        "master",
        "doctor",
    ]


def test_that_a_column_of_two_dates_is_chosen_as_one_thing(bench: ImportBench) -> None:
    headings = ("项目名称", "项目编号", "从何时到何时")
    rows = (("视觉检测", "X-1", "2021.01-2024.12"), ("感知决策", "X-2", "2023.5至今"))
    bench.read(bench.book("项目.xlsx", ("项目", (headings, *rows))))
    bench.wizard.show_step(Step.COLUMNS)
    view, model = bench.wizard.columns.view, bench.wizard.columns.model
    view.setCurrentIndex(model.index(2, FIELD))
    bench.type_into(view, "起止")
    assert bench.rows(model, HEADING, FIELD, FOUND)[2] == ("从何时到何时", "起止日期", "自己选的")
    bench.wizard.show_step(Step.PREVIEW)
    bench.accept()
    first, second = bench.lab.tables["projects"].values()
    assert [str(first.cell(key)) for key in ("starts_on", "ends_on")] == ["2021-01", "2024-12"]
    assert (str(second.cell("starts_on")), second.cell("ends_on")) == ("2023-05", None)


def test_that_a_column_is_left_out_by_a_blank(bench: ImportBench) -> None:
    bench.read(bench.people())
    bench.wizard.show_step(Step.COLUMNS)
    view, model = bench.wizard.columns.view, bench.wizard.columns.model
    view.setCurrentIndex(model.index(3, FIELD))
    QTest.keyClick(view, Qt.Key.Key_Return)
    editor = bench.wizard.columns.view.viewport().focusWidget()
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    bench.settle()
    assert bench.rows(model, FIELD)[3] == ("（不导入）",)
    assert bench.wizard.accept_button.text() == "导入：新增 1"


# --- questions ------------------------------------------------------------------------------------------------------


def devices(bench: ImportBench) -> Path:
    """Write a list of equipment whose amounts have no unit."""
    rows = (("设备名称", "资产编号", "账面原值"), ("服务器", "A-8", 350000), ("机械臂", "A-9", 120000))
    return bench.book("设备.xlsx", ("设备", rows))


def test_that_the_unit_of_a_column_is_asked_once_and_answered_by_a_number_key(bench: ImportBench) -> None:
    bench.read(devices(bench))
    page = bench.wizard.questions
    assert bench.shows(Step.QUESTIONS)
    assert [row[0] for row in bench.rows(page.model, 0)] == ["“账面原值”这一列的单位？"]
    words = [option.words for option in page.model.entry(0).options]  # type: ignore[union-attr]  # there is one question
    yuan = next(place for place, one in enumerate(words) if one.startswith("元"))
    QTest.keyClick(page.view, Qt.Key(Qt.Key.Key_1.value + yuan))
    bench.settle()
    assert page.model.number_open() == 0
    QTest.keyClick(bench.wizard, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert bench.shows(Step.PREVIEW)
    bench.accept()
    values = {bench.lab.name_of(one): one.shown("original_value") for one in bench.lab.tables["equipment"].values()}
    assert values == {"显微镜": "10.00", "服务器": "35.00", "机械臂": "12.00"}


def test_that_an_unknown_unit_is_made_or_known_again_and_a_row_is_given_to_one_of_two_people(
    bench: ImportBench,
) -> None:
    session = session_on(bench.window.desk)
    session.set_cell("s2", Person.name, "示例甲")
    there = "温州研究院"
    rows = (("姓名", "所在单位", "学位"), ("示例甲", "示例大学", "学士"), ("示例丙", there, ""), ("示例丁", there, ""))
    bench.read(bench.people(rows=rows))
    page = bench.wizard.questions
    assert bench.rows(page.model, 0, 1) == [
        ("第 2 行“示例甲”是哪条记录？", "1 处"),
        ("“温州研究院”，所在单位怎么填？", "2 处"),
    ]
    QTest.keyClick(page.view, Qt.Key.Key_2)
    bench.settle()
    assert page.view.currentIndex().row() == 1
    made = next(place for place, one in enumerate(page.options) if one.accessibleName().startswith("新增单位"))
    QTest.keyClick(page.view, Qt.Key(Qt.Key.Key_1.value + made))
    bench.settle()
    bench.wizard.show_step(Step.PREVIEW)
    bench.accept()
    assert bench.names("units") == ["示例大学", "温州研究院"]
    assert len(bench.lab.tables["staff"]) == 4
    assert [bench.lab.tables["staff"][key].shown("unit") for key in ("s3", "s4")] == ["u2", "u2"]


def test_that_an_answer_is_taken_back_by_backspace(bench: ImportBench) -> None:
    bench.read(devices(bench))
    page = bench.wizard.questions
    QTest.keyClick(page.view, Qt.Key.Key_1)
    bench.settle()
    assert page.model.number_open() == 0
    QTest.keyClick(page.view, Qt.Key.Key_Backspace)
    bench.settle()
    assert page.model.number_open() == 1
    assert bench.wizard.round.decisions.units == {}


def test_that_a_word_is_asked_once_for_all_its_cells(bench: ImportBench) -> None:
    headings = ("姓名", "学位")
    rows = (headings, ("示例丙", "博士研究生"), ("示例丁", "博士研究生"), ("示例戊", "硕士"))
    bench.read(bench.people(rows=rows))
    page = bench.wizard.questions
    assert bench.shows(Step.QUESTIONS)
    assert bench.rows(page.model, 0, 1) == [("“博士研究生”，学位怎么填？", "2 处")]
    doctor = next(place for place, one in enumerate(page.options) if one.accessibleName() == "博士")
    page.options[doctor].click()
    bench.settle()
    assert bench.rows(page.model, 2) == [("博士",)]
    bench.wizard.show_step(Step.PREVIEW)
    bench.accept()
    assert [bench.lab.tables["staff"][key].cell("degree") for key in ("s3", "s4", "s5")] == [
        "doctor",
        "doctor",
        "master",
    ]


def test_that_what_was_answered_is_remembered_unless_nobody_wants_it(bench: ImportBench) -> None:
    rows = (("姓名", "学位"), ("示例丙", "博士研究生"))
    for is_wanted, steps in ((False, Step.QUESTIONS), (True, Step.PREVIEW)):
        bench.read(bench.people(rows=rows))
        page = bench.wizard.questions
        doctor = next(place for place, one in enumerate(page.options) if one.accessibleName() == "博士")
        page.options[doctor].click()
        bench.settle()
        bench.wizard.remember.setChecked(is_wanted)
        bench.wizard.show_step(Step.PREVIEW)
        bench.accept()
        bench.undo()
        bench.read(bench.people(rows=rows))
        assert bench.shows(steps)
        bench.wizard.close_silently()


def test_that_a_memory_that_cannot_be_read_is_told_and_nothing_else_is_lost(bench: ImportBench) -> None:
    (bench.folder / "data").mkdir(exist_ok=True)
    (bench.folder / "data" / "import-memory.json").write_text("{", "utf-8")
    bench.read(bench.people())
    assert "import-memory.json" in bench.wizard.remark.text()
    assert bench.wizard.accept_button.text() == "导入：新增 1，更新 1"


# --- files ----------------------------------------------------------------------------------------------------------


def test_that_a_table_of_unknown_kind_is_asked_about_and_may_be_left_out(bench: ImportBench) -> None:
    rows = (("名称", "说明"), ("某物", "某种说明"))
    bench.read(bench.people(), bench.book("杂.xlsx", ("杂表", rows)))
    page = bench.wizard.files
    assert bench.shows(Step.FILES)
    assert page.view.currentIndex().data() in ("杂.xlsx", "杂表")
    page.remove_file.click()
    bench.settle()
    assert [file.path.name for file in bench.wizard.round.files] == ["人员.xlsx"]
    assert bench.wizard.accept_button.text() == "导入：新增 1，更新 1"


def test_that_a_table_is_said_to_hold_something_else_or_nothing(bench: ImportBench) -> None:
    bench.read(bench.people())
    bench.wizard.show_step(Step.FILES)
    page = bench.wizard.files
    page.view.setCurrentIndex(page.model.index(0, 0, page.model.index(0, 0)))
    assert page.kind.currentText() == "人员"
    page.kind.setCurrentIndex(page.kind.count() - 1)
    page.kind.activated.emit(page.kind.currentIndex())
    bench.settle()
    assert page.model.index(0, 1, page.model.index(0, 0)).data() == "不导入"
    assert not bench.wizard.accept_button.isEnabled()


def test_that_a_guessed_encoding_is_shown_and_another_may_be_chosen(bench: ImportBench) -> None:
    path = bench.text("项目.csv", "项目名称,项目编号\n视觉检测,2024XM01\n", "gb18030")
    bench.read(path)
    page = bench.wizard.files
    assert bench.shows(Step.FILES)
    assert page.encoding.isVisible()
    assert "GB18030" in page.told.text()
    assert page.grid.index(1, 0).data() == "视觉检测"
    page.encoding.setCurrentIndex(page.encoding.findData("utf-8"))
    page.encoding.activated.emit(page.encoding.currentIndex())
    bench.settle()
    assert page.model.index(0, 1).data() == "没有读入"
    assert "项目.csv" in page.told.text()
    page.encoding.setCurrentIndex(page.encoding.findData("gb18030"))
    page.encoding.activated.emit(page.encoding.currentIndex())
    bench.settle()
    bench.wizard.show_step(Step.PREVIEW)
    bench.accept()
    assert bench.names("projects") == ["视觉检测"]


def test_that_more_files_are_added_by_the_button_and_by_dropping_them_on_the_window(bench: ImportBench) -> None:
    bench.read(bench.people())
    answer(bench.window.desk, [bench.text("项目.csv", "项目名称,项目编号\n视觉检测,2024XM01\n")])
    bench.wizard.files.add_files.click()
    bench.settle()
    bench.drop(bench.wizard, devices(bench), bench.people())
    bench.settle()
    assert [file.path.name for file in bench.wizard.round.files] == ["人员.xlsx", "项目.csv", "设备.xlsx"]
    assert bench.wizard.accept_button.text() == "导入：新增 4，更新 1"


def test_that_an_identity_number_is_masked_wherever_it_is_shown(bench: ImportBench) -> None:
    rows = (("姓名", "证件号码"), ("示例丙", "11010519491231002X"))
    bench.read(bench.people(rows=rows))
    bench.wizard.show_step(Step.FILES)
    page = bench.wizard.files
    page.view.setCurrentIndex(page.model.index(0, 0, page.model.index(0, 0)))
    assert page.grid.index(1, 1).data() == "1****************X"
    columns, rows_shown = bench.wizard.columns.model, bench.wizard.preview.rows
    texts = [
        str(model.index(row, column).data())
        for model in (columns, rows_shown, bench.wizard.preview.cells)
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    assert "1****************X" in "".join(texts)
    assert "0105" not in "".join(texts)


def test_that_a_number_is_masked_in_columns_of_no_field_and_in_names_too(bench: ImportBench) -> None:
    number, mobile = "11010519491231002X", "13800138000"
    headings = ("姓名", "证件号码", "身份证号", "联系方式", "证件类型及号码", "学位")
    rows = (headings, (f"示例丙（{number}）", number, number, mobile, f"身份证{number}", "博士"))
    bench.read(bench.people(rows=rows))
    bench.wizard.show_step(Step.FILES)
    page = bench.wizard.files
    page.view.setCurrentIndex(page.model.index(0, 0, page.model.index(0, 0)))
    shown = (page.grid, bench.wizard.columns.model, bench.wizard.preview.rows, bench.wizard.preview.cells)
    texts = "".join(
        str(model.index(row, column).data(role))
        for model in shown
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    )
    assert "示例丙" in texts
    assert "0105" not in texts
    assert mobile not in texts


# --- what becomes of problems ---------------------------------------------------------------------------------------


def test_that_all_or_nothing_takes_nothing_while_there_is_a_problem(bench: ImportBench) -> None:
    bench.read(bench.people(rows=DOUBTFUL))
    mode = bench.wizard.preview.mode
    mode.setCurrentIndex(mode.findData(Mode.ALL_OR_NOTHING.value))
    mode.activated.emit(mode.currentIndex())
    bench.settle()
    assert not bench.wizard.accept_button.isEnabled()
    mode.setCurrentIndex(mode.findData(Mode.AS_TYPED.value))
    mode.activated.emit(mode.currentIndex())
    bench.settle()
    assert bench.wizard.accept_button.text() == "导入：新增 3，更新 1"


def test_that_the_list_of_problems_is_written_as_a_table(bench: ImportBench) -> None:
    bench.read(bench.people(rows=DOUBTFUL))
    target = bench.folder / "清单.csv"
    answer(bench.window.desk, target)
    bench.wizard.preview.list_button.click()
    content = target.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert "人员.xlsx,在职人员,B5,出生日期,23.5.1,问题," in content.decode("utf-8-sig")
    assert bench.wizard.remark.text() == "已写入“清单.csv”。"


def test_that_a_reason_is_told_whole_below_the_list(bench: ImportBench) -> None:
    bench.read(bench.people(rows=DOUBTFUL))
    preview = bench.wizard.preview
    told = preview.sentence.text()
    assert told.replace("\n", "") == str(preview.troubles.index(0, REASON).data())
    assert "两位" in told


# --- the lab changes meanwhile --------------------------------------------------------------------------------------


def test_that_a_lab_that_changes_meanwhile_is_looked_at_again(bench: ImportBench) -> None:
    bench.read(bench.people())
    session_on(bench.window.desk).set_cell("s1", Person.title_level, "senior")
    bench.settle()
    assert bench.wizard.accept_button.text() == "导入：新增 1"
    bench.accept()
    assert bench.names() == ["示例甲", "示例乙", "示例丙"]
    bench.undo()
    assert bench.lab.tables["staff"]["s1"].cell("title_level") == "senior"


def test_that_typing_that_changes_what_was_shown_is_told_before_anything_is_written(bench: ImportBench) -> None:
    bench.read(bench.people())
    session = session_on(bench.window.desk)
    bench.wizard.about_to_take.connect(lambda: session.set_cell("s1", Person.title_level, "senior"))
    bench.wizard.accept_button.click()
    bench.settle()
    assert bench.wizard.remark.text() == "实验室的数据刚有修改，重新核对后有了变化，请再看一遍。"
    assert bench.names() == ["示例甲", "示例乙"]
    bench.accept()
    assert bench.names() == ["示例甲", "示例乙", "示例丙"]


# --- nothing comes of it --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", list(Step))
def test_that_cancelling_at_any_step_leaves_the_lab_identical(bench: ImportBench, step: Step) -> None:
    before, content = bench.saved(), bench.path.read_bytes()
    bench.read(bench.people())
    bench.wizard.show_step(step)
    QTest.keyClick(bench.wizard, Qt.Key.Key_Escape)
    assert bench.wizards() == []
    assert bench.asked == ["导入表格，或改好发回的工作簿（可多选）"]
    assert bench.lab == before
    assert bench.path.read_bytes() == content
    assert bench.said[-1] == "没有导入，实验室没有改动。"


def test_that_who_has_decided_something_is_asked_before_it_is_given_up(bench: ImportBench) -> None:
    bench.read(bench.people(rows=DOUBTFUL))
    bench.type_into(bench.wizard.preview.trouble_view, "1983-05-01")
    answer(bench.window.desk, None)
    bench.wizard.reject_button.click()
    assert bench.wizard.isVisible()
    assert bench.asked[-1] == "放弃这次导入吗？做过的选择和更正都不会保存，实验室不会改动。"
    answer(bench.window.desk, 0)
    bench.wizard.reject_button.click()
    assert bench.wizards() == []
    assert not (bench.folder / "data" / "import-memory.json").exists()


def test_that_reading_that_is_cancelled_shows_nothing(bench: ImportBench) -> None:
    answer(bench.window.desk, [bench.people()])
    bench.window.errands.started.connect(lambda job: job.cancel())
    bench.window.import_workbooks()
    bench.rest()
    assert bench.wizards() == []
    assert bench.said[-1] == "已取消导入，实验室没有改动。"


def test_that_a_lab_that_can_only_be_read_takes_nothing_in(bench: ImportBench) -> None:
    path = bench.people()
    bench.window.desk.put_away()
    bench.window.desk.show(open_document(bench.path, read_only=True))
    bench.drop(bench.window, path)
    bench.qtbot.waitUntil(lambda: bool(bench.said))
    assert bench.window.job is None
    assert bench.said == [session_on(bench.window.desk).read_only]


def test_that_escape_ends_an_edit_and_not_the_import(bench: ImportBench) -> None:
    bench.read(bench.people(rows=DOUBTFUL))
    view = bench.wizard.preview.trouble_view
    bench.type_into(view, "1983-05-01", Qt.Key.Key_Escape)
    assert bench.wizard.isVisible()
    assert bench.rows(bench.wizard.preview.troubles, VALUE) == [("23.5.1",)]
    assert bench.wizard.round.decisions.cells == {}


def test_that_the_window_goes_with_its_lab(bench: ImportBench) -> None:
    bench.read(bench.people())
    bench.window.close_lab()
    bench.qtbot.waitUntil(lambda: bench.wizards() == [])


def test_that_who_stops_the_work_can_have_it_done_again(bench: ImportBench) -> None:
    bench.read(bench.people())
    current = bench.wizard.round
    current.started.connect(current.cancel)  # before it begins: it cannot have ended
    with bench.qtbot.waitSignal(current.cancelled):
        current.again()
    current.started.disconnect(current.cancel)
    bench.settle()
    assert bench.wizard.remark.text() == "已停下，还没有核对完。"
    assert bench.wizard.accept_button.text() == "重新核对"
    bench.wizard.accept_button.click()
    bench.settle()
    assert bench.wizard.accept_button.text() == "导入：新增 1，更新 1"
    assert bench.names() == ["示例甲", "示例乙"]


# --- ways in --------------------------------------------------------------------------------------------------------


def test_that_tables_dropped_where_no_lab_is_open_go_into_a_new_one(bench: ImportBench) -> None:
    path = bench.people()
    bench.window.close_lab()
    answer(bench.window.desk, 0)
    bench.drop(bench.window, path)
    bench.qtbot.waitUntil(lambda: bool(bench.window.findChildren(NewLabDialog)))
    (dialog,) = bench.window.findChildren(NewLabDialog)
    dialog.accept()
    bench.qtbot.waitUntil(lambda: bool(bench.wizards()), timeout=20_000)
    bench.rest()
    assert bench.wizard.accept_button.text() == "导入：新增 3"
    bench.accept()
    assert bench.names() == ["示例甲", "示例乙", "示例丙"]


def test_that_tables_wait_for_no_lab_that_was_not_made(bench: ImportBench) -> None:
    path = bench.people()
    bench.window.close_lab()
    answer(bench.window.desk, 0)
    bench.drop(bench.window, path)
    bench.qtbot.waitUntil(lambda: bool(bench.window.findChildren(NewLabDialog)))
    (dialog,) = bench.window.findChildren(NewLabDialog)
    dialog.reject()
    bench.window.desk.open_path(bench.path)
    bench.rest()
    assert bench.wizards() == []


def test_that_tables_may_wait_until_a_lab_is_opened(bench: ImportBench) -> None:
    path = bench.people()
    bench.window.close_lab()
    answer(bench.window.desk, 1, [bench.path])
    bench.drop(bench.window, path)
    bench.qtbot.waitUntil(lambda: bool(bench.wizards()), timeout=20_000)
    bench.rest()
    assert bench.wizard.accept_button.text() == "导入：新增 1，更新 1"


def test_that_of_a_mixture_the_tables_come_first_and_then_the_differences(bench: ImportBench) -> None:
    ours = sent(bench.folder / "发回.xlsx", bench.lab.snapshot(), "staff")
    with opened(ours, "staff") as table:
        table.write("s2", "degree", "博士")
    bench.read(ours, bench.people())
    assert [file.path.name for file in bench.wizard.round.files] == ["人员.xlsx"]
    bench.accept()
    (dialog,) = [one for one in bench.window.findChildren(DifferencesDialog) if one.isVisible()]
    assert ("人员 · 示例乙", "学位", "博士") in [(line.group, line.title, line.after) for line in dialog.model.lines]


def test_that_a_workbook_of_ours_added_later_is_told_to_be_imported_alone(bench: ImportBench) -> None:
    ours = sent(bench.folder / "发回.xlsx", bench.lab.snapshot(), "staff")
    bench.read(bench.people())
    answer(bench.window.desk, [ours])
    bench.wizard.files.add_files.click()
    bench.settle()
    told = "“发回.xlsx”是本程序导出的工作簿，要与实验室逐项比较：请关闭这个窗口，再单独导入它。"
    assert bench.wizard.round.files[1].refusal == told
    assert bench.wizard.accept_button.text() == "导入：新增 1，更新 1"


def test_that_enter_in_a_list_imports_nothing(bench: ImportBench) -> None:
    bench.read(bench.people())
    for step in Step:
        bench.wizard.show_step(step)
    preview = bench.wizard.preview
    for view in (preview.row_view, preview.cell_view):
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert bench.wizard.isVisible()
    assert bench.names() == ["示例甲", "示例乙"]


def test_that_whatever_takes_the_keyboard_has_a_name(bench: ImportBench) -> None:
    bench.read(bench.people(rows=DOUBTFUL))
    parts = [one for one in bench.wizard.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    inside = [one for one in parts if one.window() is bench.wizard]  # the lists of combo boxes are windows of their own
    own = [one for one in inside if not one.objectName().startswith("qt_") and not isinstance(one, QHeaderView)]
    assert len(own) > 20
    nameless = [one for one in own if not (one.objectName() and one.accessibleName())]
    assert nameless == []
    assert [one.accessibleName() for one in own if "&" in one.accessibleName()] == []


def test_that_files_imported_while_the_window_is_open_go_into_it(bench: ImportBench) -> None:
    bench.read(bench.people())
    bench.read(devices(bench))
    assert [file.path.name for file in bench.wizard.round.files] == ["人员.xlsx", "设备.xlsx"]


def test_that_everything_is_done_by_keyboard_alone(bench: ImportBench) -> None:
    rows = (*DOUBTFUL[:4], ("示例丁", "23.5.1", "博士研究生", ""))
    answer(bench.window.desk, [bench.people(rows=rows)])
    bench.window.activateWindow()
    bench.qtbot.waitUntil(bench.window.isActiveWindow)
    QTest.keyClick(bench.window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    bench.rest()
    bench.wizard.activateWindow()
    assert bench.shows(Step.QUESTIONS)
    bench.qtbot.waitUntil(bench.wizard.questions.view.hasFocus)
    doctor = [option.accessibleName() for option in bench.wizard.questions.options].index("博士")
    QTest.keyClick(bench.wizard.questions.view, Qt.Key(Qt.Key.Key_1.value + doctor))
    bench.settle()
    QTest.keyClick(bench.wizard.questions.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.qtbot.waitUntil(lambda: bench.shows(Step.PREVIEW))
    assert bench.wizard.preview.trouble_view.hasFocus()
    bench.type_into(bench.wizard.preview.trouble_view, "1983-05-01")
    QTest.keyClick(bench.wizard.preview.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.rest()
    assert bench.wizards() == []
    assert bench.names() == ["示例甲", "示例乙", "示例丙", "示例丁"]


# --- many rows ------------------------------------------------------------------------------------------------------


def test_that_the_words_of_many_rows_are_made_only_when_they_are_looked_at(
    bench: ImportBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "姓名,学位\n" + "".join(f"人员{number:05d},博士\n" for number in range(3_000))
    bench.read(bench.text("多.csv", text))
    rows, shower = bench.wizard.preview.rows, bench.wizard.preview._shower
    assert rows.rowCount() == 3_000
    assert shower is not None
    made: list[int] = []

    def content(_plan: TablePlan, row: RowPlan) -> str:
        made.append(row.row)
        return ""

    monkeypatch.setattr(shower, "content", content)
    bench.wizard.preview.show_only(Action.ADD)
    rows.index(2_999, CONTENT).data()
    assert len(made) < 100
    assert made[-1] == 3_001
    assert bench.wizard.preview.filters[1].text() == "新增 3000"
    bench.wizard.preview.show_only(Severity.NOTE)

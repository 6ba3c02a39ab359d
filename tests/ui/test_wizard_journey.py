"""The way of somebody with five messy files: what is asked, in which order, how often; what stays out is never out of sight."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.faults import answer, session_on
from tests.ui.import_bench import ImportBench
from ui.wizard.file_model import TOLD
from ui.wizard.steps import Step, asks
from ui.wizard.trouble_model import VALUE, WHERE
from wzlab.importing.model import Severity
from wzlab.policy.words import Standing
from wzlab.records import Unit

HOST = "温州样例大学"
LIST = "这些不导入：{left}。要不要先存一份清单，以后照着补？"
HEADINGS = ("姓名", "学位", "所在单位")


def roster(bench: ImportBench, *units: str) -> Path:
    """Write a list of people, one of each of these units."""
    return bench.people(
        "花名册.xlsx", (HEADINGS, *((f"张样{place:02d}", "博士", one) for place, one in enumerate(units)))
    )


def titles(bench: ImportBench) -> list[str]:
    """Return what is asked, in order."""
    return [row[0] for row in bench.rows(bench.wizard.questions.model, 0)]


def press(bench: ImportBench, number: int) -> None:
    """Answer the current question by a number key."""
    QTest.keyClick(bench.wizard.questions.view, Qt.Key(Qt.Key.Key_0.value + number))
    bench.settle()


# --- units ----------------------------------------------------------------------------------------------------------


def test_that_people_of_a_lead_unit_without_a_name_are_one_question_whose_first_answer_names_it(
    bench: ImportBench,
) -> None:
    session_on(bench.window.desk).set_cell("u1", Unit.name, None)
    before = bench.lab.snapshot()
    bench.read(roster(bench, *[HOST] * 20))
    page = bench.wizard.questions
    assert bench.shows(Step.QUESTIONS)
    assert bench.rows(page.model, 0, 1) == [("“温州样例大学”，所在单位怎么填？", "20 处")]
    assert page.options[0].accessibleName() == "就是依托单位，并把它的名称填为“温州样例大学”"
    assert page.where.text() == "出现在：花名册.xlsx · 在职人员 · C2、C3、C4、C5 等 20 处"
    press(bench, 1)
    QTest.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert bench.shows(Step.PREVIEW)
    assert bench.wizard.accept_button.text() == "导入：新增 20，更新 1"
    bench.wizard.preview.show_only(Severity.NOTE)
    assert "按您的选择，依托单位的名称填为“温州样例大学”。" in bench.wizard.preview.sentence.text()
    bench.accept()
    assert bench.names("units") == [HOST]
    assert {person.cell("unit") for person in list(bench.lab.tables["staff"].values())[2:]} == {"u1"}
    bench.undo()
    assert bench.lab == before


def test_that_a_lead_unit_that_is_meant_by_several_names_is_said_to_get_one(bench: ImportBench) -> None:
    session_on(bench.window.desk).set_cell("u1", Unit.name, None)
    bench.read(roster(bench, "温州样例大学", "样例大学", "温样大"))
    page = bench.wizard.questions
    page.likewise.click()
    press(bench, 1)
    assert bench.rows(page.model, 2) == [("就是依托单位，并把它的名称填为“温州样例大学”",)] * 3
    page.view.selectRow(2)
    assert page.options[0].accessibleName() == "就是依托单位，并把它的名称填为“温州样例大学”"
    bench.wizard.round.undo()
    bench.settle()
    assert page.options[0].accessibleName() == "就是依托单位，并把它的名称填为“温样大”"
    page.view.selectRow(0)
    page.likewise.click()
    press(bench, 1)
    bench.accept()
    assert bench.names("units") == ["温州样例大学"]


def test_that_the_other_questions_about_a_field_are_answered_likewise_before_or_after(bench: ImportBench) -> None:
    bench.read(roster(bench, "机械学院", "物理学院", "化学学院", "资产处"))
    page = bench.wizard.questions
    assert page.likewise.text() == "同一栏其余 3 个没回答的，也这样回答(&A)"
    press(bench, 2)
    assert page.model.number_needed() == 3
    page.likewise.click()
    press(bench, 1)
    assert page.model.number_needed() == 0
    assert not page.likewise.isVisible()
    assert bench.rows(page.model, 2)[0] == ("新增单位“机械学院”",)
    assert bench.rows(page.model, 2)[1:] == [("就是依托单位“示例大学”",)] * 3

    QTest.keyClick(bench.wizard, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    assert page.model.number_needed() == 3
    page.options[1].click()
    bench.settle()
    page.likewise.click()
    bench.settle()
    assert page.model.number_needed() == 0
    assert not page.likewise.isChecked()


# --- what is asked first --------------------------------------------------------------------------------------------


def mixed(bench: ImportBench) -> Path:
    """Write a list of devices: each stands in another room, which decides nothing, and their amounts have no unit."""
    rows = [(f"服务器{place}", f"A-{place}", 350_000 + place, f"A楼30{place}室") for place in range(2, 6)]
    return bench.book("设备.xlsx", ("设备", (("设备名称", "资产编号", "账面原值", "存放地点"), *rows)))


def test_that_what_keeps_something_out_is_asked_first_and_alone_is_counted(bench: ImportBench) -> None:
    bench.read(mixed(bench))
    page = bench.wizard.questions
    assert bench.shows(Step.QUESTIONS)
    assert titles(bench)[:2] == ["“账面原值”这一列的单位？", "“A楼302室”，存放地点怎么填？"]
    assert [row[0] for row in bench.rows(page.model, 1)] == ["整列", "1 处", "1 处", "1 处", "1 处"]
    assert [row[0] for row in bench.rows(page.model, 2)] == ["还没选", *["可以不选"] * 4]
    assert asks(bench.wizard.round, Step.QUESTIONS) == 1
    assert page.summary.text() == (
        "还有 1 个要回答（带问号）；不回答的，有关的行或整列不导入。"
        "另有 4 个可以不答（带叹号），那几格照原样保留，等以后核对。"
    )
    assert "1 列金额或面积不导入，因为单位没定。" in bench.wizard.preview.summary.text()
    press(bench, 1)
    assert asks(bench.wizard.round, Step.QUESTIONS) == 0
    assert "单位没定" not in bench.wizard.preview.summary.text()


def test_that_questions_that_may_stay_open_do_not_stand_in_the_way(bench: ImportBench) -> None:
    rows = (("设备名称", "资产编号", "存放地点"), ("服务器", "A-8", "A楼302室"))
    bench.read(bench.book("设备.xlsx", ("设备", rows)))
    assert bench.shows(Step.PREVIEW)
    assert len(titles(bench)) == 1


def test_that_what_one_answer_settles_is_one_line_of_the_preview(bench: ImportBench) -> None:
    bench.read(roster(bench, *["样例公司"] * 20, "另一公司"))
    preview = bench.wizard.preview
    bench.wizard.show_step(Step.PREVIEW)
    assert preview.filters[5].text() == "问题 2"
    assert bench.rows(preview.troubles, WHERE, VALUE) == [
        ("20 处，如 花名册.xlsx · 在职人员 · C2", "样例公司"),
        ("花名册.xlsx · 在职人员 · C22", "另一公司"),
    ]
    assert "21 行有问题，不导入" in preview.summary.text()


# --- what stays out -------------------------------------------------------------------------------------------------


def written(path: Path) -> list[str]:
    return path.read_bytes().decode("utf-8-sig").splitlines()


def test_that_a_list_of_what_stays_out_is_offered_before_it_is_out_of_sight(bench: ImportBench) -> None:
    bad = bench.text("坏.xlsx", "")
    rows: Sequence[Sequence[str]] = (
        ("姓名", "出生日期", "爱好"),
        ("示例丁", "23.5.1", "棋"),
        ("示例戊", "1990-01-02", ""),
        ("合计", "2 人", ""),
    )
    bench.read(bench.people(rows=rows), bad)
    bench.wizard.show_step(Step.PREVIEW)
    target = bench.folder / "清单.csv"
    answer(bench.window.desk, None)
    bench.wizard.accept_button.click()
    assert bench.asked[-1] == LIST.format(left="1 行有问题，1 个文件读不了")
    assert bench.names() == ["示例甲", "示例乙"]

    answer(bench.window.desk, 0, target)
    bench.accept()
    assert bench.names() == ["示例甲", "示例乙", "示例戊"]
    lines = written(target)
    assert lines[1].startswith("人员.xlsx,在职人员,B2,出生日期,23.5.1,问题,")
    assert any("爱好" in line for line in lines)
    assert any(line.startswith("人员.xlsx,在职人员,第 4 行,,,跳过,合计行") for line in lines)
    assert lines[-1].startswith("坏.xlsx,,,,,问题,“坏.xlsx”是空文件")
    assert bench.said[-1].startswith("导入 人员.xlsx：新增 1 条。")
    assert "1 行有问题，没有导入。没有读入的文件：“坏.xlsx”。" in bench.said[-1]


def test_that_a_list_that_is_there_already_is_not_offered_again(bench: ImportBench) -> None:
    bench.read(bench.people(rows=(("姓名", "出生日期"), ("示例丁", "23.5.1"), ("示例戊", "1990-01-02"))))
    answer(bench.window.desk, bench.folder / "清单.csv")
    bench.wizard.preview.list_button.click()
    bench.accept()
    assert bench.names() == ["示例甲", "示例乙", "示例戊"]


def test_that_who_thinks_better_of_the_list_imports_nothing(bench: ImportBench) -> None:
    bench.read(bench.people(rows=(("姓名", "出生日期"), ("示例丁", "23.5.1"), ("示例戊", "1990-01-02"))))
    answer(bench.window.desk, 0, None)
    bench.wizard.accept_button.click()
    assert bench.wizard.isVisible()
    assert bench.names() == ["示例甲", "示例乙"]


# --- files ----------------------------------------------------------------------------------------------------------


def test_that_a_file_that_cannot_be_read_is_named_without_its_folders_wherever_it_is_told(bench: ImportBench) -> None:
    bench.read(bench.people(), bench.text("坏.xlsx", ""))
    assert bench.shows(Step.FILES)
    assert bench.wizard.files.told.text().startswith("“坏.xlsx”是空文件")
    assert bench.wizard.preview.summary.text() == (
        "2 个文件：新增 1 条记录，更新 1 条记录，1 行没有变化。没有读入的文件：“坏.xlsx”。点“导入”之前，什么也不会写入。"
    )


def test_that_a_guessed_encoding_is_looked_at_once(bench: ImportBench) -> None:
    bench.read(bench.text("项目.csv", "项目名称,项目编号\n视觉检测,2024XM01\n", "gb18030"))
    assert bench.shows(Step.FILES)
    assert asks(bench.wizard.round, Step.FILES) == 1
    page = bench.wizard.files
    told = "“项目.csv”是按 GB18030（国标）编码读的；请看一眼文字，有乱码就另选编码。"
    assert page.told.text() == told
    assert page.model._standing(bench.wizard.round.files[0], None) is Standing.OPEN
    bench.wizard.next.click()
    assert bench.shows(Step.PREVIEW)
    assert asks(bench.wizard.round, Step.FILES) == 0
    assert page.model._standing(bench.wizard.round.files[0], None) is Standing.MET


def test_that_the_file_whose_encoding_was_guessed_is_shown_first(bench: ImportBench) -> None:
    bench.read(bench.people(), bench.text("项目.csv", "项目名称,项目编号\n视觉检测,2024XM01\n", "gb18030"))
    assert bench.shows(Step.FILES)
    assert bench.wizard.files.title.text() == "项目.csv"


def test_that_a_file_without_tables_says_so_once(bench: ImportBench) -> None:
    bench.read(bench.people(), bench.text("便条.csv", "明天开会\n"))
    model = bench.wizard.files.model
    assert model.index(1, TOLD).data() == "没有找到表格：没有一行是认得的栏目名。"


def test_that_what_is_dropped_while_files_are_read_is_read_after_them(bench: ImportBench) -> None:
    projects = bench.text("项目.csv", "项目名称,项目编号\n视觉检测,2024XM01\n")
    bench.window.importer.takes([bench.people()])
    assert bench.window.importer.takes([projects])
    bench.qtbot.waitUntil(lambda: bool(bench.wizards()) and len(bench.wizard.round.files) == 2, timeout=20_000)
    bench.rest()
    assert [file.path.name for file in bench.wizard.round.files] == ["人员.xlsx", "项目.csv"]


def test_that_a_folder_is_dropped_for_its_tables(bench: ImportBench) -> None:
    folder = bench.folder / "五个表"
    folder.mkdir()
    for made in (bench.people(), bench.text("项目.csv", "项目名称,项目编号\n视觉检测,2024XM01\n")):
        made.rename(folder / made.name)
    bench.drop(bench.window, folder)
    bench.qtbot.waitUntil(lambda: bool(bench.wizards()))
    bench.rest()
    assert [file.path.name for file in bench.wizard.round.files] == ["人员.xlsx", "项目.csv"]


def test_that_what_is_no_table_is_refused_without_alarm(bench: ImportBench) -> None:
    assert bench.window.importer.takes([bench.text("通知.docx", "x")])
    assert bench.asked[-1].startswith("“通知.docx”打不开：这里能打开实验室文件")
    assert bench.wizards() == []


def test_that_another_language_shows_the_window_anew_with_what_was_decided(bench: ImportBench) -> None:
    bench.read(roster(bench, *["样例公司"] * 2))
    press(bench, 1)
    decided = bench.wizard.round.decisions
    bench.window.appearance.use_language("en")
    bench.rest()
    assert bench.wizard.windowTitle() != "导入表格"
    assert bench.wizard.round.decisions == decided
    assert [file.path.name for file in bench.wizard.round.files] == ["花名册.xlsx"]
    bench.window.appearance.use_language("zh")
    bench.rest()
    assert bench.wizard.windowTitle() == "导入表格"
    assert bench.wizard.accept_button.text() == "导入：新增 2"
    bench.accept()
    assert len(bench.names()) == 4

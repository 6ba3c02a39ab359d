"""`wzlab import` of other people's tables: previewed, taken over, left out, and told."""

import csv
import json
from pathlib import Path

import pytest

from tests.helpers import Done, wenzhou, wzlab
from tests.importing.drawn import HOST, lab_with
from tests.importing.messy.making import sample_id, sheet, text
from tests.importing.schema import checked_json
from tests.workbook.reading_back.edits import edited, small_lab
from wzlab.cli.importing import MODES
from wzlab.cli.main import IMPORT_MODES
from wzlab.files import write_text
from wzlab.importing.headings.matching import rematch
from wzlab.importing.memory import Memory
from wzlab.importing.model import Decisions
from wzlab.importing.tables.finding import find_tables
from wzlab.intake.sources import read_source
from wzlab.lab import Lab
from wzlab.storage.document import create_document, open_document, read_document
from wzlab.storage.interchange import document_text, lab_document


@pytest.fixture(autouse=True)
def _own_backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WZLAB_DATA", str(tmp_path / "data"))


@pytest.fixture
def document(tmp_path: Path) -> Path:
    return document_of(tmp_path, lab_with({"id": "s1", "name": "张一"}))


def document_of(folder: Path, lab: Lab) -> Path:
    create_document(folder / "lab.wzlab", lab, wenzhou()).close()
    return folder / "lab.wzlab"


@pytest.fixture
def people(tmp_path: Path) -> Path:
    return sheet(("姓名", "学位"), ("张一", "博士"), ("李二", "硕士"), name="在职人员", file="人员.xlsx")(tmp_path)


def last_line(done: Done) -> str:
    return done.out.splitlines()[-1]


def names(path: Path) -> list[str]:
    return [person.known_as for person in read_document(path)[0].tables["staff"].values()]


def test_that_tables_are_one_step_that_remembers_where_each_record_came_from(document: Path, people: Path) -> None:
    done = wzlab("import", document, people)
    assert (done.status, done.err) == (0, "")
    assert last_line(done) == f"导入 人员.xlsx：新增 1 条，更新 1 条，已写入 {document}。"
    opened = open_document(document, read_only=True)
    (entry,) = opened.history()
    assert entry.label == "导入 人员.xlsx：新增 1 条，更新 1 条"
    assert {edit.id: edit.origin for edit in entry.edits} == {
        "s1": "人员.xlsx · 在职人员 · 第 2 行",
        "s2": "人员.xlsx · 在职人员 · 第 3 行",
    }


def test_that_a_preview_counts_and_writes_nothing(document: Path, people: Path) -> None:
    before = document.read_bytes()
    done = wzlab("import", document, people, "--dry-run")
    assert done.out.splitlines() == [
        "人员.xlsx · 在职人员：人员，2 行",
        "新增 1 行，更新 1 行，不变 0 行，跳过 0 行，有问题 0 行。",
        "人员.xlsx · 在职人员 · 第 2 行：更新“张一”：学位：空白 → 博士",
        "导入 人员.xlsx：新增 1 条，更新 1 条，只是预览，没有写入。",
    ]
    assert (done.status, document.read_bytes()) == (0, before)


def test_that_the_same_file_a_second_time_writes_nothing(document: Path, people: Path) -> None:
    wzlab("import", document, people)
    before = document.read_bytes()
    done = wzlab("import", document, people)
    assert (done.status, last_line(done)) == (0, "没有导入任何内容。2 行与实验室里的一致。")
    assert document.read_bytes() == before


def test_that_interchange_json_is_rewritten(tmp_path: Path, people: Path) -> None:
    path = tmp_path / "lab.json"
    write_text(path, document_text(lab_document(lab_with())))
    assert wzlab("import", path, people).status == 0
    assert [entry["name"] for entry in json.loads(path.read_text("utf-8"))["staff"]] == ["张一", "李二"]


DOUBTFUL = (("姓名", "学位"), ("王三", "不是学位"), ("赵四", "=1+1"), ("李二", "硕士"))


@pytest.mark.parametrize(
    ("mode", "found", "said"),
    [
        ("good", ["张一", "李二"], "2 行有问题，没有导入。"),
        ("all", ["张一"], "没有导入任何内容。有 2 处问题，而您选择了“有问题就都不导入”。"),
        ("typed", ["张一", "王三", "赵四", "李二"], "2 处读不出或不一致，原样保留或没有写入。"),
    ],
)
def test_that_a_mode_says_what_becomes_of_problems(
    document: Path, tmp_path: Path, mode: str, found: list[str], said: str
) -> None:
    done = wzlab("import", document, sheet(*DOUBTFUL)(tmp_path), "--kind", "人员", "--mode", mode)
    assert (done.status, names(document)) == (1, found)
    assert last_line(done).endswith(said)
    assert sum(" — " in line for line in done.out.splitlines()) == 2


def test_that_the_modes_offered_are_those_there_are() -> None:
    assert tuple(MODES) == IMPORT_MODES


def test_that_the_problems_can_be_handed_out(document: Path, tmp_path: Path) -> None:
    listed = tmp_path / "问题.csv"
    wzlab("import", document, sheet(*DOUBTFUL, name="人员")(tmp_path), "--dry-run", "--problems", listed)
    rows = list(csv.reader(listed.read_text("utf-8-sig").splitlines()))
    assert [row[2:5] for row in rows[1:]] == [["B2", "学位", "不是学位"], ["B3", "学位", "'=1+1"]]


def test_that_who_is_in_the_lab_and_not_in_the_list_is_told_everywhere_and_stays(tmp_path: Path) -> None:
    staff = [{"id": f"s{number}", "name": name} for number, name in enumerate(("张一", "李二", "王三", "赵四"), 1)]
    document, listed = document_of(tmp_path, lab_with(*staff)), tmp_path / "问题.csv"
    later = sheet(("姓名", "学位"), ("张一", "博士"), ("李二", None), ("赵四", None), name="人员")(tmp_path)
    told = json.loads(wzlab("import", document, later, "--dry-run", "--json").out)
    assert told["absent"] == [{"table": "staff", "id": "s3", "name": "王三"}]
    done = wzlab("import", document, later, "--problems", listed)
    words = "导入的名单里没有实验室已有的 1 人：王三。没有改动；已离开的请在人员表中删除或改正。"
    assert (done.status, done.out.splitlines().count(words)) == (0, 1)
    assert names(document) == ["张一", "李二", "王三", "赵四"]
    (row,) = list(csv.reader(listed.read_text("utf-8-sig").splitlines()))[1:]
    assert row[4:7] == ["王三", "说明", "人员：实验室里有，导入的名单里没有。"]


def test_that_a_list_that_cannot_be_written_stops_everything(document: Path, people: Path, tmp_path: Path) -> None:
    before = document.read_bytes()
    done = wzlab("import", document, people, "--problems", tmp_path)
    assert (done.status, done.out, document.read_bytes()) == (2, "", before)
    assert done.err.startswith(f"“{tmp_path}”写不进去")


@pytest.mark.parametrize("kind", ["奖励", "awards"])
def test_that_the_kind_can_be_said_where_nothing_tells_it(document: Path, tmp_path: Path, kind: str) -> None:
    file = sheet(("名称", "级别", "时间"), ("样例奖", "省部级", "2024-05"), name="Sheet1", file="表.xlsx")(tmp_path)
    undecided = wzlab("import", document, file)
    assert undecided.status == 1
    assert "看不出这个表格里是什么，1 行都没有读入。" in undecided.out
    assert wzlab("import", document, file, "--kind", kind).status == 0
    (award,) = read_document(document)[0].tables["awards"].values()
    assert (award.cell("title"), award.cell("level")) == ("样例奖", "provincial")


def test_that_an_unknown_kind_is_answered_with_those_there_are(document: Path, people: Path) -> None:
    done = wzlab("import", document, people, "--kind", "别的")
    assert (done.status, done.out) == (2, "")
    assert "没有“别的”这一类记录；可以是：" in done.err
    assert "人员 staff" in done.err


def test_that_an_encoding_can_be_said(document: Path, tmp_path: Path) -> None:
    file = text(("姓名", "学位"), ("李二", "硕士"), encoding="gb18030", name="人员.csv")(tmp_path)
    assert wzlab("import", document, file, "--encoding", "gb18030").status == 0
    assert names(document) == ["张一", "李二"]
    refused = wzlab("import", document, file, "--encoding", "utf-8")
    assert (refused.status, refused.out) == (2, "")


def test_that_a_profile_says_what_columns_mean(document: Path, tmp_path: Path) -> None:
    rows = (("姓名", "学位", "爱干的事"), ("李二", "硕士", "机器视觉"))
    file = sheet(*rows, name="人员", file="人员.xlsx")(tmp_path)
    (table,) = find_tables(read_source(file))
    decisions = Decisions(columns={(table.key, 3): "research_direction"})
    profile = tmp_path / "对应.json"
    Memory().remembering([rematch(table, decisions)], decisions).write(profile)
    assert wzlab("import", document, file, "--profile", profile).status == 0
    person = list(read_document(document)[0].tables["staff"].values())[1]
    assert person.cell("research_direction") == "机器视觉"


def test_that_a_profile_that_is_not_there_is_an_error(document: Path, people: Path, tmp_path: Path) -> None:
    done = wzlab("import", document, people, "--profile", tmp_path / "没有.json")
    assert (done.status, done.out, names(document)) == (2, "", ["张一"])
    assert "没有.json" in done.err


def test_that_a_file_that_cannot_be_read_stops_everything(document: Path, people: Path, tmp_path: Path) -> None:
    (tmp_path / "b.xlsx").write_bytes(b"%PDF-1.7")
    done = wzlab("import", document, people, tmp_path / "b.xlsx")
    assert (done.status, done.out, names(document)) == (2, "", ["张一"])
    assert "b.xlsx" in done.err


def test_that_a_file_without_a_table_leaves_something_to_do(document: Path, tmp_path: Path) -> None:
    done = wzlab("import", document, sheet(("请于 1 月 10 日前报送。",))(tmp_path))
    assert (done.status, last_line(done)) == (1, "没有导入任何内容。")


def test_that_what_json_asks_can_be_answered_in_a_file(document: Path, tmp_path: Path) -> None:
    rows = (("姓名", "学位"), ("王三", "博士研究生"), ("赵四", "博士研究生"), (None, "硕士"))
    file = sheet(*rows, name="人员", file="人员.xlsx")(tmp_path)
    asked = json.loads(wzlab("import", document, file, "--json", "--dry-run").out)["troubles"]
    assert [(one["cell"], one["asks"]) for one in asked] == [("B2", "words"), ("B3", "words"), (None, "rows")]
    answers = tmp_path / "回答.json"
    answers.write_text(json.dumps([asked[0] | {"answer": "doctor"}, asked[1], asked[2] | {"answer": "#skip"}]))
    done = wzlab("import", document, file, "--answers", answers)
    assert (done.status, names(document)) == (0, ["张一", "王三", "赵四"])


def test_that_whose_a_table_is_can_be_answered_in_a_file(document: Path, tmp_path: Path) -> None:
    rows = (("填报单位：样例智能公司",), ("姓名", "学位"), ("李二", "硕士"), ("王三", "博士"))
    file = sheet(*rows, name="名单", file="名单.xlsx")(tmp_path)
    done = wzlab("import", document, file, "--json")
    (asked,) = json.loads(done.out)["troubles"]
    assert (done.status, asked["asks"], asked["row"], names(document)) == (1, "groups", 2, ["张一"])
    answers = tmp_path / "回答.json"
    answers.write_text(json.dumps([asked | {"answer": "u2"}]))
    assert wzlab("import", document, file, "--answers", answers).status == 0
    assert [person.cell("unit") for person in read_document(document)[0].tables["staff"].values()][1:] == ["u2", "u2"]


def test_that_an_answer_belongs_to_one_of_two_files_of_one_name(document: Path, tmp_path: Path) -> None:
    files = []
    for folder, gender in (("甲", "女"), ("乙", "男")):
        (tmp_path / folder).mkdir()
        rows = (("姓名", "性别", "学位"), (None, gender, "硕士"))
        files.append(sheet(*rows, name="人员", file="人员.xlsx")(tmp_path / folder))
    asked = json.loads(wzlab("import", document, *files, "--json", "--dry-run").out)["troubles"]
    answers = tmp_path / "回答.json"
    answers.write_text(json.dumps([asked[1] | {"answer": "#new"}]))
    assert wzlab("import", document, *files, "--answers", answers).status == 1
    assert [one.cell("gender") for one in read_document(document)[0].tables["staff"].values()] == [None, "男"]


def test_that_an_answer_to_nothing_is_told_and_a_file_of_none_is_an_error(document: Path, tmp_path: Path) -> None:
    file = sheet(("姓名", "学位"), ("王三", "博士"), name="人员", file="人员.xlsx")(tmp_path)
    answers = tmp_path / "回答.json"
    answers.write_text(json.dumps([{"file": "人员.xlsx", "sheet": "人员", "cell": "B2", "answer": "master"}]))
    done = wzlab("import", document, file, "--answers", answers, "--dry-run")
    assert "人员.xlsx · 人员 · B2：没有这样的疑问，这个回答没有用上。" in done.out
    for content in (
        "[1]",
        "{}",
        "neither",
        '[{"answer": "x"}]',
        '[{"answer": 1, "row": 1, "file": "a"}]',
        "[" * 100000,
    ):
        answers.write_text(content)
        refused = wzlab("import", document, file, "--answers", answers)
        assert (refused.status, refused.out) == (2, "")
        assert refused.err.startswith(f"“{answers}”不是回答：")


def test_that_a_question_that_another_answer_brings_up_is_answered_too(document: Path, tmp_path: Path) -> None:
    rows = (("名称", "级别", "时间"), ("样例奖", "很高", "2024"))
    file = sheet(*rows, name="Sheet1", file="表.xlsx")(tmp_path)
    place = {"file": "表.xlsx", "sheet": "Sheet1"}
    given = [
        place | {"row": 2, "cell": "B2", "answer": "provincial"},
        place | {"row": 1, "code": "kind_unknown", "answer": "awards"},
    ]
    answers = tmp_path / "回答.json"
    answers.write_text(json.dumps({"troubles": given}))
    done = wzlab("import", document, file, "--answers", answers)
    assert "没有用上" not in done.out
    (award,) = read_document(document)[0].tables["awards"].values()
    assert award.cell("level") == "provincial"


def test_that_json_tells_the_rows_and_what_was_written(document: Path, people: Path) -> None:
    told = checked_json(wzlab("import", document, people, "--json").out)
    assert told["rows"] == {"add": 1, "update": 1, "same": 0, "skip": 0, "problem": 0}
    assert [(one["id"], one["action"]) for one in told["changes"]] == [("s1", "update"), ("s2", "add")]
    assert told["written"] is True
    preview = json.loads(wzlab("import", document, people, "--json", "--dry-run").out)
    assert (preview["written"], preview["changes"]) == (False, [])


def test_that_workbooks_of_ours_are_read_back_and_the_rest_is_imported_after_them(tmp_path: Path) -> None:
    document = document_of(tmp_path, small_lab())
    returned = tmp_path / "同事.xlsx"
    returned.write_bytes(edited(small_lab(), lambda book: book.put("staff", "s1", title="教授")))
    others = sheet(("姓名", "性别"), ("张三", "女"), name="人员", file="性别.xlsx")(tmp_path)
    told = checked_json(wzlab("import", document, others, returned, "--json", "--dry-run").out)
    assert [one["field"] for one in told["read_back"]["differences"]] == ["title"]
    assert [one["id"] for one in told["changes"]] == ["s1"]
    done = wzlab("import", document, others, returned)
    assert done.status == 0
    labels = [entry.label for entry in open_document(document, read_only=True).history()]
    assert labels == ["导入 同事.xlsx（改 1 处）", "导入 性别.xlsx：更新 1 条"]


def test_that_a_template_of_ours_is_imported_and_not_read_back(document: Path, tmp_path: Path) -> None:
    assert wzlab("template", "人员", "-o", tmp_path / "模板.xlsx").status == 0
    done = wzlab("import", document, tmp_path / "模板.xlsx", "--json")
    assert json.loads(done.out)["tables"][0]["kind"] == "staff"
    assert names(document) == ["张一"]


def test_that_a_workbook_is_nothing_to_import_into(people: Path) -> None:
    before = people.read_bytes()
    assert wzlab("import", people, people).status == 2
    assert people.read_bytes() == before


def test_that_likely_headings_and_rows_left_aside_are_told_and_handed_out(document: Path, tmp_path: Path) -> None:
    rows = (("姓名", "学位", "入职的日期"), ("李二", "博士", "2020-02-03"), ("合计", "1人", None))
    file, listed = sheet(*rows, name="人员", file="人员.xlsx")(tmp_path), tmp_path / "问题.csv"
    done = wzlab("import", document, file, "--dry-run", "--problems", listed)
    told = [line for line in done.out.splitlines() if line.startswith("[")]
    assert told == [
        "[请核对] 人员.xlsx · 人员 · C1 · 入职的日期 — 栏目名只是相近，按“入职日期”读入了。"
        "请核对；不是这一栏的，请在导入窗口中改选，或在原表中改栏目名。",
        "[说明] 人员.xlsx · 人员 · 第 3 行 — 跳过：合计行（“合计 1人”）。",
    ]
    handed = [row[2:6] for row in csv.reader(listed.read_text("utf-8-sig").splitlines())]
    assert handed[1:] == [["C1", "入职日期", "入职的日期", "请核对"], ["第 3 行", "", "", "说明"]]


def test_that_a_question_that_waits_is_something_to_do_and_says_what_there_is_to_choose(
    document: Path, tmp_path: Path
) -> None:
    file = sheet(("姓名", "职称"), ("李二", "校聘副教授"), name="人员", file="人员.xlsx")(tmp_path)
    done = wzlab("import", document, file)
    assert (done.status, names(document)) == (1, ["张一", "李二"])
    (line,) = [line for line in done.out.splitlines() if line.startswith("[")]
    assert "可选：" in line


def test_that_a_table_of_another_kind_of_which_nothing_is_taken_is_something_to_do(
    document: Path, people: Path
) -> None:
    done = wzlab("import", document, people, "--kind", "设备")
    assert (done.status, names(document)) == (1, ["张一"])


def test_that_two_files_of_one_name_are_told_apart_by_their_folders(document: Path, tmp_path: Path) -> None:
    files = []
    for folder, name in (("甲", "李二"), ("乙", "王三")):
        (tmp_path / folder).mkdir()
        files.append(sheet(("姓名", "学位"), (name, "硕士"), name="人员", file="人员.xlsx")(tmp_path / folder))
    done = wzlab("import", document, *files)
    assert done.out.splitlines()[:2] == ["甲/人员.xlsx · 人员：人员，1 行", "乙/人员.xlsx · 人员：人员，1 行"]
    assert last_line(done).startswith("导入 2 个文件：新增 2 条")


def test_that_no_number_in_another_cell_is_printed(document: Path, tmp_path: Path) -> None:
    number, phone = sample_id("19800501"), "13800138000"
    people = sheet(("姓名", "学位", number), (number, "博士", None), name="人员", file="a.xlsx")(tmp_path)
    rows = (("项目名称", "项目编号", "负责人"), ("样例", "X-2023-1", f"李二{phone}"), (f"注：联系人 {phone}",))
    projects = sheet(*rows, name="项目", file="b.xlsx")(tmp_path)
    listed = tmp_path / "问题.csv"
    printed = [
        wzlab("import", document, people, projects, "--dry-run", "--problems", listed, *more).out
        for more in ([], ["--json"])
    ]
    troubles = json.loads(printed[1])["troubles"]
    assert not [one for one in troubles if phone in json.dumps(one) or number in json.dumps(one)]
    assert phone not in printed[0] + listed.read_text("utf-8-sig")
    assert number not in printed[0] + listed.read_text("utf-8-sig")


def test_that_no_number_of_a_person_is_printed(document: Path, tmp_path: Path) -> None:
    file = sheet(("姓名", "手机"), ("李二", 13900139000), ("张一", "139 0013 9001"), name="人员")(tmp_path)
    printed = [wzlab("import", document, file, "--dry-run", *more).out for more in ([], ["--json"])]
    assert not any("0013900" in one.replace(" ", "") or "00139001" in one.replace(" ", "") for one in printed)
    assert HOST["name"] not in printed[0]

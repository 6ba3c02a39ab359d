"""A proposal as one step: its change, its name, where its records come from, and what it says of itself."""

from tests.importing.drawn import drawn, lab_with, proposed
from wzlab.changes import AddRecord, SetCells, Several, apply
from wzlab.importing.model import Decisions, Mode, TableKey
from wzlab.importing.taking import change_of

PEOPLE = drawn(("姓名", "学位"), ("张一", "博士"), ("李二", "硕士"), ("合计", "2"))
KEY = TableKey("人员.xlsx", "人员")


def test_that_all_of_an_import_is_one_change() -> None:
    lab = lab_with({"id": "s1", "name": "张一"})
    before = lab.snapshot()
    change = change_of(proposed(lab, PEOPLE)).change
    assert isinstance(change, Several)
    assert [type(one) for one in change.changes] == [SetCells, AddRecord]
    inverse, _edits = apply(lab, change)
    assert [person.known_as for person in lab.tables["staff"].values()] == ["张一", "李二"]
    apply(lab, inverse)
    assert lab == before


def test_that_the_label_counts_records_and_names_the_file() -> None:
    taken = change_of(proposed(lab_with({"id": "s1", "name": "张一"}), PEOPLE))
    assert (taken.added, taken.updated, taken.is_complete) == (1, 1, True)
    assert taken.label == "导入 人员.xlsx：新增 1 条，更新 1 条"
    assert taken.message == "导入 人员.xlsx：新增 1 条，更新 1 条。跳过 1 行。"


def test_that_a_record_in_two_files_is_one_record_with_two_places() -> None:
    other = drawn(("姓名", "性别"), ("张一", "女"), file="性别.xlsx")
    taken = change_of(proposed(lab_with(), PEOPLE, other))
    assert taken.label == "导入 2 个文件：新增 2 条"
    assert taken.origins == {
        "s1": "人员.xlsx · 人员 · 第 2 行；性别.xlsx · 人员 · 第 2 行",
        "s2": "人员.xlsx · 人员 · 第 3 行",
    }


def test_that_of_many_places_the_first_are_named() -> None:
    fields = ("性别", "学位", "学历", "专业", "职称")
    sources = [drawn(("姓名", field), ("张一", "其他"), file=f"{field}.xlsx") for field in fields]
    taken = change_of(proposed(lab_with(), *sources, decisions=Decisions(mode=Mode.AS_TYPED)))
    assert taken.origins["s1"] == (
        "性别.xlsx · 人员 · 第 2 行；学位.xlsx · 人员 · 第 2 行；学历.xlsx · 人员 · 第 2 行 等 5 处"
    )


def test_that_a_row_that_changes_nothing_is_nobodys_origin() -> None:
    lab = lab_with({"id": "s1", "name": "张一", "degree": "doctor"})
    assert list(change_of(proposed(lab, PEOPLE)).origins) == ["s2"]


def test_that_nothing_new_is_no_change() -> None:
    people = ({"id": "s1", "name": "张一", "degree": "doctor"}, {"id": "s2", "name": "李二", "degree": "master"})
    taken = change_of(proposed(lab_with(*people), PEOPLE))
    assert (taken.change, taken.origins, taken.is_complete) == (None, {}, True)
    assert taken.message == "没有导入任何内容。2 行与实验室里的一致。跳过 1 行。"


def test_that_all_or_nothing_is_nothing_while_there_is_a_problem() -> None:
    source = drawn(("姓名", "学位"), ("张一", "不是学位"), ("李二", "硕士"))
    taken = change_of(proposed(lab_with(), source, decisions=Decisions(mode=Mode.ALL_OR_NOTHING)))
    assert (taken.change, taken.is_complete) == (None, False)
    assert taken.message == "没有导入任何内容。有 1 处问题，而您选择了“有问题就都不导入”。"
    skipped = Decisions(mode=Mode.ALL_OR_NOTHING, rows={(KEY, 2): "#skip"})
    assert change_of(proposed(lab_with(), source, decisions=skipped)).added == 1


def test_that_what_was_left_out_is_said() -> None:
    source = drawn(("姓名", "学位"), ("张一", "不是学位"), ("李二", "硕士"))
    good = change_of(proposed(lab_with(), source))
    assert good.message == "导入 人员.xlsx：新增 1 条。1 行有问题，没有导入。"
    typed = change_of(proposed(lab_with(), source, decisions=Decisions(mode=Mode.AS_TYPED)))
    assert typed.message == "导入 人员.xlsx：新增 2 条。1 处读不出或不一致，原样保留或没有写入。"
    assert (good.is_complete, typed.is_complete) == (False, False)


def test_that_rows_that_say_the_same_are_said_to_repeat_each_other_and_not_the_lab() -> None:
    other = drawn(("姓名", "学位"), ("张一", "博士"), file="另.xlsx")
    assert change_of(proposed(lab_with(), PEOPLE, other)).message == (
        "导入 2 个文件：新增 2 条。1 行与这次导入的另一行相同。跳过 1 行。"
    )


def test_that_amounts_in_a_doubtful_unit_stay_out_where_no_verdict_hangs_on_them_too() -> None:
    rows = (("样例一", "X-2023-1", 1250000), ("样例二", "X-2023-2", 860000), ("样例三", "X-2023-3", 990000))
    source = drawn(("项目名称", "项目编号", "总经费（万元）"), *rows, sheet="项目", file="项目.xlsx")
    proposal = proposed(lab_with(), source)
    assert [trouble.code for trouble in proposal.troubles()] == ["ten_thousand"]
    assert [record.cell("funding") for record in proposal.result.tables["projects"].values()] == [None] * 3
    assert change_of(proposal).message.endswith("1 栏的金额或面积没有读入，因为单位不明。")


def test_that_a_column_without_a_unit_is_said() -> None:
    source = drawn(("资产编号", "设备名称", "原值"), ("S-1", "服务器", 5), sheet="设备", file="设备.xlsx")
    taken = change_of(proposed(lab_with(), source))
    assert taken.message == "导入 设备.xlsx：新增 1 条。1 栏的金额或面积没有读入，因为单位不明。"
    assert not taken.is_complete

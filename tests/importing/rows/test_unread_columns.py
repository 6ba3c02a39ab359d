"""What columns that no field holds say of rows: asked, and only of the rows that they say it of."""

import pytest

from tests.importing.drawn import codes, drawn, lab_with, proposed, rows_of
from wzlab.importing.model import Action, Decisions, TableKey
from wzlab.importing.proposing import Proposal

PEOPLE = ("姓名", "学位", "性别")
GEAR = ("设备名称", "资产编号", "原值（万元）")


def waiting(proposal: Proposal) -> list[int]:
    return [row.row for row in rows_of(proposal) if row.action is Action.PROBLEM]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("人员状态", "离退"),
        ("人员状态", "停薪留职"),
        ("当前状态", "返聘"),
        ("人员类别", "离职人员"),
        ("是否在岗", "否"),
        ("离职日期", "2024-06-30"),
        ("调出时间", "2024.6"),
    ],
)
def test_that_a_person_who_may_have_left_is_asked_about(heading: str, cell: str) -> None:
    rows = ((*PEOPLE, heading), ("张一", "博士", "女", None), ("李二", "硕士", "男", cell))
    assert waiting(proposed(lab_with(), drawn(*rows))) == [3]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("人员类别", "专任教师"),
        ("是否在岗", "是"),
        ("离职日期", "/"),
        ("离职日期", "9999-12-31"),
        ("入校日期", "2024-06-30"),
    ],
)
def test_that_a_person_of_whom_nothing_of_it_is_said_is_not_asked_about(heading: str, cell: str) -> None:
    assert waiting(proposed(lab_with(), drawn((*PEOPLE, heading), ("张一", "博士", "女", cell)))) == []


@pytest.mark.parametrize(("heading", "cell"), [("备注", "报废"), ("备注", "待报废"), ("报废日期", "2024-06-30")])
def test_that_a_device_that_may_be_gone_is_asked_about(heading: str, cell: str) -> None:
    rows = ((*GEAR, heading), ("服务器", "S-1", 120, None), ("相机", "S-2", 80, cell))
    assert waiting(proposed(lab_with(), drawn(*rows, sheet="设备"))) == [3]


def test_that_a_day_of_scrapping_beside_a_status_asks_nothing() -> None:
    rows = ((*GEAR, "状态", "报废日期"), ("相机", "S-2", 80, "报废", "2024-06-30"))
    assert codes(proposed(lab_with(), drawn(*rows, sheet="设备"))) == []


def test_that_a_project_that_is_not_approved_is_asked_about() -> None:
    rows = (("项目名称", "项目编号", "项目状态"), ("样例一", "X-1", "在研"), ("样例二", "X-2", "未立项"))
    assert waiting(proposed(lab_with(), drawn(*rows, sheet="项目"))) == [3]


@pytest.mark.parametrize("heading", ["使用单位", "领用单位"])
def test_that_a_partner_named_in_an_unread_column_is_asked_about(heading: str) -> None:
    rows = ((*GEAR, heading), ("服务器", "S-1", 120, "温州样例大学"), ("相机", "S-2", 80, "样例智能公司"))
    source = drawn(*rows, sheet="设备", file="设备.xlsx")
    proposal = proposed(lab_with(), source)
    assert (codes(proposal), waiting(proposal)) == ([("unit_unsaid", "3")], [3])
    answered = Decisions(groups={(TableKey("设备.xlsx", "设备"), 3, "unit 4 样例智能公司"): "u2"})
    found = proposed(lab_with(), source, decisions=answered).result.tables["equipment"].values()
    assert [one.cell("unit") for one in found] == [None, "u2"]


def test_that_a_partner_that_only_takes_part_or_delivers_is_not_asked_about() -> None:
    rows = ((*GEAR, "供应单位"), ("相机", "S-2", 80, "样例智能公司"))
    assert codes(proposed(lab_with(), drawn(*rows, sheet="设备"))) == []


def test_that_a_right_that_was_handed_over_is_asked_about_unless_it_says_how_it_came() -> None:
    head, row = ("名称", "专利号", "类型", "转让日期"), ("方法一", "ZL201710601862.3", "发明", "2023-05-01")
    assert codes(proposed(lab_with(), drawn(head, row, sheet="专利"))) == [("state_unsaid", "2")]
    said = drawn((*head, "取得方式"), (*row, "受让"), sheet="专利")
    assert codes(proposed(lab_with(), said)) == []


@pytest.mark.parametrize("sheet", ["示例", "填写范例", "2023年名单（作废）"])
def test_that_a_sheet_of_examples_or_one_that_no_longer_holds_is_asked_about(sheet: str) -> None:
    assert waiting(proposed(lab_with(), drawn(PEOPLE, ("王五", "硕士", "男"), sheet=sheet))) == [2]


def test_that_accessories_without_a_number_are_asked_about_once() -> None:
    rows = (GEAR, ("服务器", "S-1", 120), ("附件：显卡", None, 40), ("附件：交换机", None, 5), ("配件柜", None, 2))
    proposal = proposed(lab_with(), drawn(*rows, sheet="设备"))
    assert (codes(proposal), waiting(proposal)) == ([("state_unsaid", "3")], [3, 4])

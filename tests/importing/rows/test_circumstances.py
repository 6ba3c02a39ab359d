"""What titles and the cells above say of rows: asked once, and settled by one answer."""

import pytest

from tests.helpers import lab_of
from tests.importing.drawn import codes, drawn, lab_with, proposed, rows_of
from wzlab.importing.model import ABOVE, KEEP, SKIP, Action, Decisions, Mode, TableKey, Topic
from wzlab.importing.proposing import Proposal

KEY = TableKey("名单.xlsx", "名单")
TITLED = drawn(
    ("填报单位：样例智能公司",), ("姓名", "学位"), ("李二", "硕士"), ("王三", "博士"), sheet="名单", file="名单.xlsx"
)


def units(proposal: Proposal) -> list[object]:
    return [person.cell("unit") for person in proposal.result.tables["staff"].values()]


def decided(about: str, row: int, answer: str) -> Decisions:
    return Decisions(groups={(KEY, row, about): answer})


@pytest.mark.parametrize("mode", Mode)
def test_that_rows_wait_for_one_answer_whatever_the_mode(mode: Mode) -> None:
    proposal = proposed(lab_with(), TITLED, decisions=Decisions(mode=mode))
    assert codes(proposal) == [("unit_unsaid", "2")]
    assert [row.action for row in rows_of(proposal)] == [Action.PROBLEM] * 2
    ((question, _troubles),) = proposal.questions().items()
    assert (question.topic, question.key) == (Topic.GROUP, (KEY, 2, "unit"))
    assert [option.answer for option in question.options] == ["u2", "u1", SKIP]


@pytest.mark.parametrize(("answer", "expected"), [("u2", ["u2", "u2"]), ("u1", ["u1", "u1"]), (SKIP, [])])
def test_that_the_answer_holds_for_all_of_them(answer: str, expected: list[str]) -> None:
    proposal = proposed(lab_with(), TITLED, decisions=decided("unit", 2, answer))
    assert (codes(proposal), units(proposal)) == ([], expected)


def test_that_an_answer_that_names_no_unit_is_none() -> None:
    assert codes(proposed(lab_with(), TITLED, decisions=decided("unit", 2, "u9"))) == [("unit_unsaid", "2")]


def test_that_what_the_lab_has_of_that_unit_is_not_asked_about() -> None:
    people = [{"id": f"s{number}", "name": name, "degree": degree, "unit": "u2"}
              for number, name, degree in ((1, "李二", "master"), (2, "王三", "doctor"))]  # fmt: skip
    proposal = proposed(lab_with(*people), TITLED)
    assert (codes(proposal), proposal.counts()[Action.SAME]) == ([], 2)
    elsewhere = [person | {"unit": "u1"} for person in people]
    assert codes(proposed(lab_with(*elsewhere), TITLED)) == [("unit_unsaid", "2")]


def test_that_a_row_that_names_its_unit_is_not_asked_about() -> None:
    rows = (
        ("样例智能公司人员",),
        ("姓名", "学位", "所在单位"),
        ("李二", "硕士", "温州样例大学"),
        ("王三", "博士", None),
    )
    proposal = proposed(lab_with(), drawn(*rows, sheet="名单", file="名单.xlsx"), decisions=decided("unit", 2, "u2"))
    assert units(proposal) == ["u1", "u2"]


@pytest.mark.parametrize(
    "title", ["温州样例大学样例智能公司联合实验室", "填报单位：智能学院", "单位：万元", "人员名单"]
)
def test_that_a_title_of_the_lead_or_of_no_unit_asks_nothing(title: str) -> None:
    source = drawn((title,), ("姓名", "学位"), ("李二", "硕士"), sheet="名单", file="名单.xlsx")
    assert codes(proposed(lab_with(), source)) == []


def test_that_the_name_of_a_file_may_name_the_partner() -> None:
    source = drawn(("姓名", "学位"), ("李二", "硕士"), file="样例智能公司人员.xlsx")
    assert codes(proposed(lab_with(), source)) == [("unit_unsaid", "1")]


def test_that_of_titles_that_are_counted_the_last_holds() -> None:
    rows = (
        ("一、样例智能公司",),
        ("姓名", "学位"),
        ("李二", "硕士"),
        (),
        ("二、温州样例大学",),
        ("姓名", "学位"),
        ("王三", "博士"),
    )
    proposal = proposed(lab_with(), drawn(*rows, sheet="名单", file="名单.xlsx"))
    assert [row.row for row in rows_of(proposal) if row.action is Action.PROBLEM] == [3]


# --- blanks below ---------------------------------------------------------------------------------------------------

BELOW = drawn(
    ("姓名", "所在单位"), ("甲一", None), ("乙二", "样例智能公司"), ("丙三", None), ("丁四", "温州样例大学"), ("戊五", None),
    sheet="名单", file="名单.xlsx",
)  # fmt: skip


def test_that_a_blank_below_a_partner_is_asked_about_and_no_other() -> None:
    proposal = proposed(lab_with(), BELOW)
    assert codes(proposal) == [("unit_unsaid", "1")]
    assert [row.row for row in rows_of(proposal) if row.action is Action.PROBLEM] == [4]


@pytest.mark.parametrize(("answer", "expected"), [(ABOVE, "u2"), ("u1", "u1")])
def test_that_a_blank_means_what_was_answered(answer: str, expected: str) -> None:
    proposal = proposed(lab_with(), BELOW, decisions=decided("above unit", 1, answer))
    assert (codes(proposal), units(proposal)) == ([], [None, "u2", expected, "u1", None])


def test_that_rooms_of_blank_buildings_are_those_above_if_that_was_answered() -> None:
    rows = (("楼宇", "房间号"), ("甲楼", "301"), (None, "302"), ("乙楼", "301"), (None, "302"))
    source = drawn(*rows, sheet="名单", file="场地.xlsx")
    key = TableKey("场地.xlsx", "名单")
    asked = proposed(lab_with(), source, decisions=Decisions(kinds={key: "rooms"}))
    assert codes(asked) == [("building_unsaid", "1")]
    answers = {(key, 1, "above building"): ABOVE}
    answered = proposed(lab_with(), source, decisions=Decisions(kinds={key: "rooms"}, groups=answers))
    assert [room.known_as for room in answered.result.tables["rooms"].values()] == [
        "甲楼 301",
        "甲楼 302",
        "乙楼 301",
        "乙楼 302",
    ]


def test_that_a_counted_title_above_the_headings_ends_where_the_next_begins() -> None:
    heading = ("设备名称", "资产编号")
    rows = (("一、租赁设备",), heading, ("甲", "S-2023-1"), (), ("二、自有设备",), heading, ("乙", "S-2023-2"))
    proposal = proposed(lab_of(), drawn(*rows, sheet="设备", file="名单.xlsx"))
    assert [row.row for row in rows_of(proposal) if row.action is Action.PROBLEM] == [3]


# --- rows that may not count ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("sheet", ["离职人员", "外聘专家", "研究生", "拟引进人才", "实习生"])
def test_that_people_who_may_not_count_are_asked_about(sheet: str) -> None:
    source = drawn(("姓名", "学位"), ("李二", "硕士"), sheet=sheet, file="名单.xlsx")
    assert codes(proposed(lab_with(), source)) == [("state_unsaid", "1")]
    key = (TableKey("名单.xlsx", sheet), 1, "state")
    kept = proposed(lab_with(), source, decisions=Decisions(groups={key: KEEP}))
    assert (codes(kept), kept.counts()[Action.ADD]) == ([], 1)
    skipped = proposed(lab_with(), source, decisions=Decisions(groups={key: SKIP}))
    assert (codes(skipped), skipped.counts()[Action.SKIP]) == ([], 1)


@pytest.mark.parametrize(
    "sheet", ["非兼职人员", "研究生学历人员", "研究生院", "在职人员", "硕士生导师", "重点研发计划"]
)
def test_that_the_word_must_say_so(sheet: str) -> None:
    assert codes(proposed(lab_with(), drawn(("姓名", "学位"), ("李二", "硕士"), sheet=sheet))) == []


def test_that_a_column_of_no_field_that_says_so_is_asked_about_once_for_each_word() -> None:
    rows = (("李二", "硕士", "离职"), ("王三", "博士", "在职"), ("赵四", "博士", "离职"), ("钱五", "博士", "已退休"))
    source = drawn(("姓名", "学位", "人员状态"), *rows, sheet="名单", file="名单.xlsx")
    proposal = proposed(lab_with(), source)
    assert codes(proposal) == [("state_unsaid", "2"), ("state_unsaid", "5")]
    assert [row.action is Action.PROBLEM for row in rows_of(proposal)] == [True, False, True, True]
    answers = {(KEY, 2, "state 3 离职"): SKIP, (KEY, 5, "state 3 已退休"): KEEP}
    settled = proposed(lab_with(), source, decisions=Decisions(groups=answers))
    assert (codes(settled), settled.counts()[Action.SKIP], settled.counts()[Action.ADD]) == ([], 2, 2)


@pytest.mark.parametrize("sheet", ["应急处置装备", "实验设备"])
def test_that_what_things_are_for_does_not_say_so(sheet: str) -> None:
    source = drawn(("设备名称", "资产编号"), ("样例", "X-2023-1"), sheet=sheet, file="设备.xlsx")
    assert codes(proposed(lab_of(), source)) == []


def test_that_a_plan_of_research_is_no_plan_to_buy() -> None:
    source = drawn(("项目名称", "项目编号"), ("样例", "X-2023-1"), sheet="国家重点研发计划项目", file="项目.xlsx")
    assert codes(proposed(lab_of(), source)) == []


def test_that_a_unit_that_was_decided_to_stay_blank_is_not_asked_about_again() -> None:
    source = drawn(("姓名", "所在单位"), ("李二", "样例智能公司"), ("王三", "某办公室"), sheet="名单", file="名单.xlsx")
    proposal = proposed(lab_with(), source, decisions=Decisions(words={("staff.unit", "某办公室"): ""}))
    assert (codes(proposal), units(proposal)) == ([], ["u2", None])

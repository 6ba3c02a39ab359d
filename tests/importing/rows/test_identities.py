"""Whose row it is: by its own number, else by name and unit, and nobody's where several fit."""

from time import perf_counter
from typing import Any

import pytest

from tests.helpers import lab_of
from tests.importing.drawn import HOST, PARTNER, codes, drawn, lab_with, proposed, rows_of
from tests.importing.messy.making import sample_id
from wzlab.columns import AsTyped
from wzlab.dates import PartialDate
from wzlab.importing.cells.telling_apart import OWN_NUMBERS, compared, same
from wzlab.importing.model import NEW, SKIP, Action, Decisions, Mode, Severity, TableKey, Topic
from wzlab.importing.rows.identities import Identities, Match, Why
from wzlab.importing.taking import change_of
from wzlab.lab import Lab
from wzlab.policy.repeats import UNIQUE
from wzlab.records import Patent, Person

ONE, OTHER = sample_id("19800501"), sample_id("19851102")
KEY = TableKey("人员.xlsx", "人员")


def matched(lab: Lab, fields: tuple[str, ...], *rows: tuple[Any, ...]) -> list[Match]:
    identities = Identities(lab, Person)
    identities.begin(fields, rows)
    return [identities.match(place, row) for place, row in enumerate(rows)]


def test_that_a_number_is_stronger_than_a_name() -> None:
    lab = lab_with({"id": "s1", "name": "张一", "id_number": ONE}, {"id": "s2", "name": "李二", "id_number": OTHER})
    assert matched(lab, ("name", "id_number"), ("张一一", ONE), ("李二", OTHER)) == [Match("s1"), Match("s2")]


def test_that_differing_numbers_are_two_records_of_one_name() -> None:
    lab = lab_with({"id": "s1", "name": "张一", "id_number": ONE})
    assert matched(lab, ("name", "id_number"), ("张一", OTHER)) == [Match()]


def test_that_a_number_fills_the_blank_of_the_record_of_its_name() -> None:
    lab = lab_with({"id": "s1", "name": "张一"})
    assert matched(lab, ("name", "id_number"), ("张一", ONE)) == [Match("s1")]


def test_that_a_small_x_is_a_capital_one() -> None:
    number = next(sample_id("19800501", order) for order in range(99) if sample_id("19800501", order).endswith("X"))
    lab = lab_with({"id": "s1", "name": "张一", "id_number": number.lower()})
    assert matched(lab, ("id_number",), (number,)) == [Match("s1")]


def test_that_of_one_name_those_of_the_rows_unit_fit() -> None:
    lab = lab_with({"id": "s1", "name": "张一"}, {"id": "s2", "name": "张一", "unit": "u2"})
    fields = ("name", "unit")
    assert matched(lab, fields, ("张一", "u2"), ("张一", None)) == [Match("s2"), Match("s1")]
    assert matched(lab, fields, ("张一", "u2"), ("张一", "u1")) == [Match("s2"), Match("s1")]


def test_that_a_blank_unit_may_still_be_another_one_which_is_asked() -> None:
    lab = lab_with({"id": "s2", "name": "张一", "unit": "u2"})
    assert matched(lab, ("name", "unit"), ("张一", None)) == [Match("s2")]  # it says nothing that could be wrong
    asked = Match(fitting=("s2",), why=Why.ELSEWHERE)
    assert matched(lab, ("name", "unit", "degree"), ("张一", None, "doctor")) == [asked]


def test_that_somebody_of_the_name_in_another_unit_is_asked_about() -> None:
    lab = lab_with({"id": "s1", "name": "张一"})
    assert matched(lab, ("name", "unit"), ("张一", "u2")) == [Match(fitting=("s1",), why=Why.ELSEWHERE)]


PARTNERS = {"id": "s1", "name": "张样例", "unit": "u2", "birth_date": "1980-05-01"}


def test_that_a_list_without_units_does_not_quietly_mean_a_partners_person() -> None:
    lab = lab_with(PARTNERS)
    asked = Match(fitting=("s1",), why=Why.ELSEWHERE)
    assert matched(lab, ("name", "degree"), ("张样例", "doctor")) == [asked]
    assert matched(lab, ("name", "degree"), ("张样例", "doctor"), ("李样例", "master")) == [asked, Match()]
    assert matched(lab, ("name", "unit"), ("张样例", "u2")) == [Match("s1")]


def test_that_the_day_of_birth_says_that_it_is_the_partners_person() -> None:
    lab = lab_with(PARTNERS)
    fields = ("name", "birth_date", "degree")
    same, month = PartialDate.parse("1980-05-01"), PartialDate.parse("1980-05")
    assert matched(lab, fields, ("张样例", same, "doctor")) == [Match("s1")]
    assert matched(lab, fields, ("张样例", month, "doctor")) == [Match(fitting=("s1",), why=Why.ELSEWHERE)]


def test_that_a_list_of_which_most_are_one_partners_is_the_partners() -> None:
    colleague = {"id": "s2", "name": "李样例", "unit": "u2"}
    lab = lab_with(PARTNERS, colleague)
    rows = (("张样例", "doctor"), ("李样例", "master"), ("王样例", "master"))
    assert matched(lab, ("name", "degree"), *rows) == [Match("s1"), Match("s2"), Match()]
    own = ({"id": f"s{place}", "name": f"赵样例{place}", "unit": "u1"} for place in range(3, 6))
    mixed = lab_with(PARTNERS, colleague, *own)
    found = matched(mixed, ("name", "degree"), *rows[:2], *((f"赵样例{place}", "master") for place in range(3, 6)))
    assert [match.record_id for match in found] == ["", "", "s3", "s4", "s5"]


def test_that_two_of_one_name_in_one_list_with_two_units_are_two() -> None:
    rows = (("张一", "温州样例大学"), ("张一", "样例智能公司"))
    proposal = proposed(lab_with(), drawn(("姓名", "所在单位"), *rows))
    assert [row.action for row in rows_of(proposal)] == [Action.ADD, Action.ADD]
    assert proposal.troubles() == []


def test_that_without_a_unit_several_of_one_name_all_fit() -> None:
    lab = lab_with({"id": "s1", "name": "张一"}, {"id": "s2", "name": "张一", "unit": "u2"})
    assert matched(lab, ("name",), ("张一",)) == [Match("s1")]  # it says nothing that s1 does not hold
    assert matched(lab, ("name", "gender"), ("张一", "女")) == [Match(fitting=("s1", "s2"))]


def test_that_equal_rows_take_the_equal_records_one_each() -> None:
    lab = lab_with({"id": "s1", "name": "张一", "gender": "女"}, {"id": "s2", "name": "张一", "gender": "女"})
    rows = (("张一", "女"), ("张一", "女"))
    assert matched(lab, ("name", "gender"), *rows) == [Match("s1"), Match("s2")]


def test_that_a_row_with_neither_number_nor_name_is_nobodys_unless_a_record_is_just_that() -> None:
    fields = ("name", "gender")
    assert matched(lab_with(), fields, (None, "女")) == [Match(is_nobody=True)]
    assert matched(lab_with({"id": "s1", "gender": "女"}), fields, (None, "女")) == [Match("s1")]


def test_that_spaces_in_a_name_make_nobody_else_and_change_nothing() -> None:
    lab = lab_with({"id": "s1", "name": "张一"})
    proposal = proposed(lab, drawn(("姓名", "学位"), ("张　一", "博士")))
    (row,) = rows_of(proposal)
    assert (row.action, row.record_id) == (Action.UPDATE, "s1")
    assert [change.key for change in proposal.changes(proposal.plans[0], row)] == ["degree"]


def test_that_two_lines_of_one_name_in_a_list_of_equipment_are_two() -> None:
    source = drawn(("设备名称", "型号"), ("显示器", "甲"), ("显示器", "乙"), ("显示器", "乙"), sheet="设备")
    first = proposed(lab_with(), source)
    assert [row.record_id for row in rows_of(first)] == ["e1", "e2", "e3"]
    again = proposed(first.result, source)
    assert [row.action for row in rows_of(again)] == [Action.SAME] * 3


def test_that_one_of_several_alike_is_the_one_left_over() -> None:
    machines = [{"id": f"e{number}", "name": "显示器", "model": model} for number, model in ((1, "甲"), (2, "乙"))]
    source = drawn(("设备名称", "型号"), ("显示器", "丙"), ("显示器", "甲"), sheet="设备")
    proposal = proposed(lab_of(equipment=machines), source)
    assert [(row.action, row.record_id) for row in rows_of(proposal)] == [(Action.UPDATE, "e2"), (Action.SAME, "e1")]


def test_that_a_patent_number_is_one_however_it_is_written() -> None:
    lab = lab_of(patents=[{"id": "z1", "title": "一种方法", "number": "ZL201710601862.3"}])
    proposal = proposed(lab, drawn(("专利名称", "专利号", "类型"), ("一种方法", "2017106018623", "发明"), sheet="专利"))
    (row,) = rows_of(proposal)
    assert (row.action, row.record_id) == (Action.UPDATE, "z1")
    assert [change.key for change in proposal.changes(proposal.plans[0], row)] == ["kind"]


def test_that_a_room_is_known_by_building_and_number() -> None:
    lab = lab_of(units=[HOST, PARTNER], rooms=[{"id": "r1", "building": "样例楼", "room_no": "301", "unit": "u2"}])
    rows = (("样例楼", 301, 20), ("样例楼", "302", 30))
    proposal = proposed(lab, drawn(("楼宇", "房间号", "使用面积"), *rows, sheet="场地"))
    assert [(row.action, row.record_id) for row in rows_of(proposal)] == [(Action.UPDATE, "r1"), (Action.ADD, "r2")]


@pytest.mark.parametrize(
    ("answer", "action", "record_id"),
    [("s2", Action.UPDATE, "s2"), (NEW, Action.ADD, "s3"), (SKIP, Action.SKIP, ""), ("gone", Action.PROBLEM, "")],
)
def test_that_the_question_whose_row_it_is_can_be_answered(answer: str, action: Action, record_id: str) -> None:
    lab = lab_with({"id": "s1", "name": "张一", "gender": "女"}, {"id": "s2", "name": "张一", "gender": "男"})
    decisions = Decisions(rows={(KEY, 2): answer})
    (row,) = rows_of(proposed(lab, drawn(("姓名", "学位"), ("张一", "博士")), decisions=decisions))
    assert (row.action, row.record_id) == (action, record_id)


def test_that_the_question_names_those_that_fit_by_what_tells_them_apart() -> None:
    lab = lab_with({"id": "s1", "name": "张一", "gender": "女"}, {"id": "s2", "name": "张一", "gender": "男"})
    proposal = proposed(lab, drawn(("姓名", "学位"), ("张一", "博士")), decisions=Decisions(mode=Mode.AS_TYPED))
    ((question, troubles),) = proposal.questions().items()
    assert (question.topic, question.key) == (Topic.ROW, (KEY, 2))
    assert [(option.answer, option.words) for option in question.options] == [
        ("s1", "张一（女）"),
        ("s2", "张一（男）"),
        (NEW, "另新增一条"),
        (SKIP, "不导入这一行"),
    ]
    assert [trouble.reason for trouble in troubles] == ["“人员”里不止一条记录像是这一行的，不知道是哪一条。"]
    assert change_of(proposal).change is None  # nobody is chosen, whatever the mode


def test_that_a_row_with_the_number_of_one_and_the_name_of_another_is_told() -> None:
    lab = lab_with({"id": "s1", "name": "张一", "id_number": ONE, "birth_date": "1980-05-01"})
    slip = proposed(lab, drawn(("姓名", "身份证号"), ("张一一", ONE)))
    assert (codes(slip), rows_of(slip)[0].action) == ([("contradiction", "A2")], Action.UPDATE)
    other = proposed(lab, drawn(("姓名", "身份证号"), ("李二", ONE)), decisions=Decisions(mode=Mode.AS_TYPED))
    assert (codes(other), rows_of(other)[0].action) == ([("several_records", "2")], Action.PROBLEM)
    assert [option.answer for option in next(iter(other.questions())).options] == ["s1", NEW, SKIP]
    chosen = proposed(lab, drawn(("姓名", "身份证号"), ("李二", ONE)), decisions=Decisions(rows={(KEY, 2): "s1"}))
    assert chosen.result.tables["staff"]["s1"].cell("name") == "李二"


def test_that_another_birth_is_another_person_who_is_told() -> None:
    lab = lab_with({"id": "s1", "name": "张一", "birth_date": "1970-03-02"})
    for heading, said in (("出生日期", "1990-01"), ("出生日期", "1970-03-12"), ("身份证号", sample_id("19900101"))):
        proposal = proposed(lab, drawn(("姓名", heading), ("张一", said)))
        assert (codes(proposal), rows_of(proposal)[0].record_id) == ([("several_records", "2")], "s2")
        assert proposal.troubles()[0].severity is Severity.REVIEW
    for same_person in ("1970", "1970-03", "1970-04"):
        assert rows_of(proposed(lab, drawn(("姓名", "出生日期"), ("张一", same_person))))[0].record_id == "s1"


def test_that_two_of_one_name_in_one_table_are_asked_about_and_a_row_twice_is_not() -> None:
    headings = ("序号", "姓名", "部门", "学位")
    two = proposed(lab_with(), drawn(headings, (1, "张一", "甲所", "博士"), (2, "张一", "乙所", "博士")))
    assert codes(two) == [("several_records", "3")]
    twice = proposed(lab_with(), drawn(headings, (1, "张一", "甲所", "博士"), (2, "张一", "甲所", "博士")))
    assert (codes(twice), len(twice.result.tables["staff"])) == ([], 1)


def test_that_things_in_two_tables_are_two_things_and_told() -> None:
    sources = [
        drawn(("设备名称", "原值（万元）"), ("显示器", 1), sheet=college, file=f"{college}.xlsx") for college in "甲乙"
    ]
    proposal = proposed(lab_with(), *sources)
    assert len(proposal.result.tables["equipment"]) == 2
    assert [(one.code, one.severity) for one in proposal.troubles()] == [("several_records", Severity.REVIEW)]
    again = proposed(proposal.result, *sources)
    assert (again.counts()[Action.SAME], again.troubles()) == (2, [])


def test_that_a_number_that_every_list_has_says_nothing_against_name_and_unit() -> None:
    lab = lab_with(equipment=[{"id": "e1", "asset_no": "001", "name": "服务器", "unit": "u1"}])
    headings = ("设备名称", "资产编号", "所属单位")
    for name, unit in (("雷达", "温州样例大学"), ("服务器", "样例智能公司")):
        proposal = proposed(lab, drawn(headings, (name, "001", unit), sheet="设备"))
        assert codes(proposal) == [("several_records", "2")]
    assert codes(proposed(lab, drawn(headings, ("服务器", "001", None), sheet="设备"))) == []


def test_that_a_second_lead_unit_is_asked_about() -> None:
    source = drawn(("单位名称", "单位角色"), ("样例大学（牵头）", "依托单位"), ("新样例公司", "共建单位"), sheet="单位")
    proposal = proposed(lab_with(), source)
    assert codes(proposal) == [("several_records", "2")]
    assert [option.answer for option in next(iter(proposal.questions())).options] == ["u1", NEW, SKIP]
    assert codes(proposed(lab_of(), source)) == []


def test_that_two_sites_may_have_a_room_of_one_number() -> None:
    rows = (("甲园", "1号楼", "301", 100), ("乙园", "1号楼", "301", 80))
    proposal = proposed(lab_with(), drawn(("园区", "楼宇", "房间号", "使用面积"), *rows, sheet="场地"))
    assert (codes(proposal), len(proposal.result.tables["rooms"])) == ([], 2)
    assert proposed(proposal.result, *proposal.sources).counts()[Action.SAME] == 2


def test_that_a_row_that_is_left_out_takes_no_record_from_another() -> None:
    lab = lab_of(equipment=[{"id": "e1", "name": "显示器", "model": "甲"}])
    source = drawn(("设备名称", "型号"), ("显示器", None), ("显示器", "甲"), sheet="设备", file="设备.xlsx")
    decisions = Decisions(rows={(TableKey("设备.xlsx", "设备"), 2): SKIP})
    rows = rows_of(proposed(lab, source, decisions=decisions))
    assert [(row.action, row.record_id) for row in rows] == [(Action.SKIP, ""), (Action.SAME, "e1")]


def test_that_a_record_is_found_again_by_all_of_it_before_a_row_that_says_less_takes_it() -> None:
    machines = [{"id": "e1", "name": "显示器", "model": "甲"}, {"id": "e2", "name": "显示器"}]
    source = drawn(("设备名称", "型号"), ("显示器", None), ("显示器", "甲"), sheet="设备")
    assert [row.record_id for row in rows_of(proposed(lab_of(equipment=machines), source))] == ["e2", "e1"]


def test_that_a_list_of_things_of_one_name_is_looked_through_in_one_go() -> None:
    rows = [(f"S-{number}" if number % 2 else None, "计算机", f"型号{number}") for number in range(3000)]
    source = drawn(("资产编号", "设备名称", "型号"), *rows, sheet="设备")
    first = proposed(lab_with(), source)
    started = perf_counter()
    again = proposed(first.result, source)
    assert perf_counter() - started < 3  # comparing each with each takes a minute
    assert again.counts()[Action.SAME] == 3000


def test_that_what_belongs_to_one_record_is_what_two_must_not_share() -> None:
    unique = {(record_type.table, columns) for record_type, columns in UNIQUE}
    assert set(OWN_NUMBERS.items()) <= unique


def test_that_two_spellings_of_a_name_say_the_same_and_two_of_a_remark_do_not() -> None:
    assert same(Person.name, "张　三", "张三")
    assert not same(Person.name, "张三", None)
    assert not same(Person.major, "张　三", "张三")
    assert compared(Patent.number, "ZL 201710601862.3") == compared(Patent.number, "2017106018623")
    assert compared(Person.name, AsTyped("ＡＢ")) == "ab"

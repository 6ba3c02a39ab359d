"""Records of the lab that another version of their list does not speak of: told, where it really is one; never removed."""

from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers import lab_of
from tests.importing.drawn import HOST, PARTNER, drawn, lab_with, plain_tables, proposed, readable, rows_of
from tests.importing.messy.making import sample_id
from tests.policy.lives import random_lab
from wzlab.columns import Text
from wzlab.importing.model import NEW, SKIP, Action, Decisions, Mode, TableKey
from wzlab.importing.proposing import Proposal
from wzlab.importing.tables.finding import find_tables
from wzlab.lab import Lab
from wzlab.records import Attachment, Laboratory, Unit

NAMES = "赵一", "钱二", "孙三", "李四", "周五", "吴六", "郑七", "王八", "冯九", "陈十", "褚甲", "卫乙"
KEY = TableKey("人员.xlsx", "人员")


def person(number: int, **fields: Any) -> dict[str, Any]:
    """Return a person with the name of that number, from 1."""
    return {"id": f"s{number}", "name": NAMES[number - 1], **fields}


def people(number: int, **fields: Any) -> list[dict[str, Any]]:
    return [person(one, **fields) for one in range(1, number + 1)]


def listing(lab: Lab, *rows: Sequence[Any], headings: Sequence[str], **decided: Any) -> Proposal:
    return proposed(lab, drawn(headings, *rows), decisions=Decisions(**decided))


def named(lab: Lab, *names: str, **decided: Any) -> Proposal:
    """Import a list of names, with a column that says nothing."""
    return listing(lab, *((name, None) for name in names), headings=("姓名", "性别"), **decided)


def absent(proposal: Proposal, table: str = "staff") -> list[str]:
    return [record.id for record in proposal.absent.get(table, ())]


# --- which list is another version of the lab's ---------------------------------------------------------------------


def test_that_who_is_in_the_lab_and_not_in_the_list_is_told_and_stays() -> None:
    proposal = named(lab_with(*people(5)), *NAMES[2:5], "新来的")
    assert absent(proposal) == ["s1", "s2"]
    assert list(proposal.result.tables["staff"]) == ["s1", "s2", "s3", "s4", "s5", "s6"]


def test_that_a_list_of_less_than_half_of_the_lab_says_nothing_of_the_others() -> None:
    assert absent(named(lab_with(*people(7)), *NAMES[:3])) == []
    assert absent(named(lab_with(*people(6)), *NAMES[:3])) == ["s4", "s5", "s6"]


def test_that_two_are_enough_only_where_nobody_is_new() -> None:
    lab = lab_with(*people(3))
    assert absent(named(lab, "赵一", "钱二")) == ["s3"]
    assert absent(named(lab, "赵一", "钱二", "新来的")) == []
    assert absent(named(lab_with(*people(2)), "赵一")) == []


def test_that_all_tables_of_one_kind_are_one_list() -> None:
    lists = [
        drawn(("姓名", "性别"), *((name, None) for name in names), file=f"{names[0]}.xlsx")
        for names in (NAMES[:3], NAMES[4:7])
    ]
    proposal = proposed(lab_with(*people(8)), *lists)
    assert proposal.absent.keys() == {"staff"}
    assert absent(proposal) == ["s4", "s8"]


def test_that_a_table_that_is_not_imported_is_no_list() -> None:
    assert absent(named(lab_with(*people(4)), *NAMES[:3], kinds={KEY: SKIP})) == []


def test_that_what_nobody_could_know_is_not_looked_for() -> None:
    nameless = {"id": "s9", "degree": "doctor"}
    assert absent(named(lab_with(*people(3), nameless), *NAMES[:3])) == []


# --- lists of a part ------------------------------------------------------------------------------------------------

UNITS = ("姓名", "所在单位")
BOTH = (*people(4, unit="u1"), *(person(number, unit="u2") for number in range(5, 10)))


def test_that_a_list_of_one_unit_is_compared_with_its_people() -> None:
    rows = [(name, PARTNER["name"]) for name in (*NAMES[4:8], "新来的")]
    assert absent(listing(lab_with(*BOTH), *rows, headings=UNITS)) == ["s9"]


def test_that_the_records_tell_the_unit_where_the_rows_do_not() -> None:
    assert absent(named(lab_with(*BOTH), *NAMES[4:8], "新来的")) == ["s9"]


def test_that_a_blank_unit_is_the_lead_unit() -> None:
    lab = lab_with(person(1), person(2), person(3), *BOTH[3:])
    assert absent(named(lab, *NAMES[:3])) == ["s4"]


def test_that_a_new_row_of_another_unit_makes_it_a_list_of_both() -> None:
    rows = [*((name, PARTNER["name"]) for name in NAMES[4:9]), ("新来的", HOST["name"])]
    assert absent(listing(lab_with(*BOTH), *rows, headings=UNITS)) == ["s1", "s2", "s3", "s4"]


def test_that_who_has_moved_to_the_unit_of_a_list_does_not_widen_it() -> None:
    number = sample_id("19800501")
    lab = lab_with(person(1, unit="u1", id_number=number), *BOTH[1:])
    rows = [*((name, PARTNER["name"], None) for name in NAMES[4:8]), ("赵一", PARTNER["name"], number)]
    proposal = listing(lab, *rows, headings=(*UNITS, "身份证号"))
    assert [row.record_id for row in rows_of(proposal)] == ["s5", "s6", "s7", "s8", "s1"]
    assert absent(proposal) == ["s9"]


ROOMS = [
    {"id": f"r{number}", "building": "甲楼" if number < 6 else "乙楼", "room_no": f"10{number}", "unit": "u1"}
    for number in range(1, 10)
]


def test_that_a_list_of_one_building_is_compared_with_its_rooms() -> None:
    lab = lab_with(rooms=ROOMS)
    headings = ("楼宇", "房间号")
    of_one = [("甲楼", f"10{number}") for number in range(1, 5)]
    assert absent(proposed(lab, drawn(headings, *of_one, sheet="场地")), "rooms") == ["r5"]
    of_both = [*of_one, ("乙楼", "106")]
    assert absent(proposed(lab, drawn(headings, *of_both, sheet="场地")), "rooms") == ["r5", "r7", "r8", "r9"]


def test_that_the_lead_unit_need_not_be_in_a_list_of_partners() -> None:
    partners = [PARTNER | {"id": f"u{number}", "name": f"样例{number}公司"} for number in range(2, 6)]
    source = drawn(("单位名称", "角色"), *((one["name"], "共建单位") for one in partners[1:]), sheet="单位")
    assert absent(proposed(lab_of(units=[HOST, *partners]), source), "units") == ["u2"]


# --- other kinds ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "field", "headings", "sheet"),
    [
        ("equipment", "name", ("设备名称", "型号"), "设备"),
        ("projects", "title", ("项目名称", "项目编号"), "项目"),
        ("patents", "title", ("专利名称", "专利号"), "知识产权"),
        ("awards", "title", ("奖励名称", "奖励等级"), "奖励"),
    ],
)
def test_that_every_kind_has_its_absentees(table: str, field: str, headings: Sequence[str], sheet: str) -> None:
    lab = lab_of(units=[HOST], **{table: [{"id": f"x{number}", field: f"样例第{number}项"} for number in range(4)]})
    source = drawn(headings, *((f"样例第{number}项", None) for number in (0, 1, 3)), sheet=sheet)
    decisions = Decisions(kinds={TableKey("人员.xlsx", sheet): table})
    assert absent(proposed(lab, source, decisions=decisions), table) == ["x2"]


def test_that_of_two_things_of_one_name_one_may_be_absent() -> None:
    things = [{"id": f"e{number}", "name": "显示器"} for number in range(1, 4)]
    source = drawn(("设备名称", "型号"), ("显示器", None), ("显示器", None), sheet="设备")
    decisions = Decisions(kinds={TableKey("人员.xlsx", "设备"): "equipment"})
    assert absent(proposed(lab_of(units=[HOST], equipment=things), source, decisions=decisions), "equipment") == ["e3"]


# --- rows that are not taken over -----------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", Mode)
def test_that_a_row_with_a_problem_speaks_of_its_record(mode: Mode) -> None:
    rows = [(name, "不是学位" if name == "赵一" else "博士") for name in NAMES[:4]]
    assert absent(listing(lab_with(*people(5)), *rows, headings=("姓名", "学位"), mode=mode)) == ["s5"]


def test_that_a_row_that_the_user_skips_speaks_of_its_record() -> None:
    proposal = named(lab_with(*people(5)), *NAMES[:4], rows={(KEY, 2): SKIP})
    assert rows_of(proposal)[0].action is Action.SKIP
    assert absent(proposal) == ["s5"]


def test_that_a_row_in_question_speaks_of_all_that_it_fits_until_somebody_says_whose_it_is() -> None:
    lab = lab_with(*people(4), {"id": "s5", "name": "赵一", "degree": "doctor"})
    rows = [(name, "女") for name in NAMES[:4]]
    asked = listing(lab, *rows, headings=("姓名", "性别"))
    assert rows_of(asked)[0].action is Action.PROBLEM
    assert absent(asked) == []
    answered = listing(lab, *rows, headings=("姓名", "性别"), rows={(KEY, 2): "s1"})
    assert absent(answered) == ["s5"]
    assert absent(listing(lab, *rows, headings=("姓名", "性别"), rows={(KEY, 2): NEW})) == ["s1", "s5"]


def test_that_a_namesake_who_was_born_at_another_time_may_be_meant_until_somebody_says() -> None:
    lab = lab_with(person(1, birth_date="1980-05-01"), *people(4)[1:])
    rows = [("赵一", "1995-01-01"), *((name, None) for name in NAMES[1:4])]
    headings = ("姓名", "出生日期")
    assert absent(listing(lab, *rows, headings=headings)) == []
    assert absent(listing(lab, *rows, headings=headings, rows={(KEY, 2): NEW})) == ["s1"]


def test_that_somebody_of_the_name_and_another_number_is_somebody_else() -> None:
    lab = lab_with(person(1, id_number=sample_id("19800501", 1)), *people(4)[1:])
    rows = [("赵一", sample_id("19800501", 3)), *((name, None) for name in NAMES[1:4])]
    headings = ("姓名", "身份证号")
    assert absent(listing(lab, *rows, headings=headings)) == ["s1"]
    assert absent(listing(lab, *rows, headings=headings, rows={(KEY, 2): SKIP})) == ["s1"]


def test_that_a_row_of_nobody_speaks_of_nobody() -> None:
    rows = [*((name, "博士") for name in NAMES[:3]), (None, "硕士")]
    assert absent(listing(lab_with(*people(4)), *rows, headings=("姓名", "学位"))) == ["s4"]


# --- whatever the list ----------------------------------------------------------------------------------------------


@given(data=st.data())
def test_that_just_those_are_told_who_were_left_out(data: st.DataObject) -> None:
    units = data.draw(st.lists(st.sampled_from(("u1", "u2", None)), min_size=4, max_size=len(NAMES)))
    staff = [person(place, **({} if unit is None else {"unit": unit})) for place, unit in enumerate(units, 1)]
    left_out = data.draw(st.sets(st.sampled_from([one["id"] for one in staff]), max_size=len(staff) // 2))
    listed = data.draw(st.permutations([one for one in staff if one["id"] not in left_out]))
    proposal = named(lab_with(*staff), *(one["name"] for one in listed))
    of_units = {one.get("unit", "u1") for one in listed}
    assert absent(proposal) == [
        one["id"] for one in staff if one["id"] in left_out and one.get("unit", "u1") in of_units
    ]


def with_names(lab: Lab) -> Lab:
    """Return a lab in which whatever may have a name has one."""
    for records in lab.tables.values():
        for record in list(records.values()):
            column = record.column_of[record.known_by[0]]
            if record.cells[column.index] is None and type(column.kind) is Text:
                records[record.id] = record.replace(**{column.key: f"名{record.id}"})
    return lab


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_that_nobody_with_a_row_is_ever_told(seed: int) -> None:
    random = Random(seed)
    lab = with_names(readable(random_lab(random)))
    shorter = lab.snapshot()
    shorter.tables[Attachment.table].clear()  # they are known by other records
    for table in sorted(shorter.tables.keys() - {Laboratory.table, Unit.table}):
        records = shorter.tables[table]
        for record_id in random.sample(sorted(records), len(records) // 4):
            del records[record_id]
    sources = plain_tables(shorter)
    kinds = {table.key: table.key.file.partition(".")[0] for source in sources for table in find_tables(source)}
    proposal = proposed(lab, *sources, decisions=Decisions(kinds=kinds))
    for table, told in proposal.absent.items():
        assert not shorter.tables[table].keys() & {record.id for record in told}

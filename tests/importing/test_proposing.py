"""What an import would do: row by row, cell by cell, under what was decided; and nothing is done."""

import gc
import weakref
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers import lab_of, wenzhou
from tests.importing.drawn import codes, drawn, lab_with, plain_tables, proposed, readable, rows_of
from tests.importing.messy.making import sample_id
from tests.policy.lives import random_lab
from wzlab.changes import apply
from wzlab.columns import AsTyped
from wzlab.importing.model import (
    NEW,
    SKIP,
    Action,
    CellChange,
    ColumnMatch,
    Decisions,
    FoundTable,
    How,
    Mode,
    Severity,
    Spot,
    TableKey,
    Topic,
)
from wzlab.importing.proposing import Proposal, propose
from wzlab.importing.tables.finding import find_tables
from wzlab.importing.taking import change_of
from wzlab.intake.flaws import Flaw
from wzlab.intake.sources import Source
from wzlab.lab import LAB_ID
from wzlab.records import RECORD_TYPES, Attachment, Project

ID = sample_id("19800501")
KEY = TableKey("人员.xlsx", "人员")
EQUIPMENT = TableKey("设备.xlsx", "设备")


def spot(row: int, column: int, key: TableKey = KEY) -> Spot:
    return Spot(key.file, key.sheet, row, column)


def equipment(*rows: Sequence[str | float | None], heading: str = "原值") -> Source:
    return drawn(("资产编号", "设备名称", heading), *rows, sheet="设备", file="设备.xlsx")


def values(proposal: Proposal, key: str, table: int = 0) -> list[object]:
    plan = proposal.plans[table]
    place = plan.fields.index(key)
    return [row.values[place] for row in plan.rows]


# --- adding and updating --------------------------------------------------------------------------------------------


def test_that_a_new_record_has_defaults_only_where_the_table_has_no_column() -> None:
    lab = proposed(lab_with(), drawn(("姓名", "岗位"), ("张一", None))).result
    person = lab.tables["staff"]["s1"]
    assert (person.cell("post"), person.cell("source")) == (None, "own")


def test_that_blanks_never_overwrite_and_a_record_without_a_row_stays() -> None:
    lab = lab_with({"id": "s1", "name": "张一", "degree": "doctor"}, {"id": "s2", "name": "李二"})
    proposal = proposed(lab, drawn(("姓名", "学位", "性别"), ("张一", None, "女"), ("张一", "", None)))
    assert proposal.changes(proposal.plans[0], rows_of(proposal)[0]) == [CellChange("gender", None, "女")]
    assert proposal.result.tables["staff"]["s1"].cell("degree") == "doctor"
    assert list(proposal.result.tables["staff"]) == ["s1", "s2"]


def test_that_an_update_says_old_and_new() -> None:
    lab = lab_with({"id": "s1", "name": "张一", "degree": "master", "gender": "女"})
    proposal = proposed(lab, drawn(("姓名", "学位", "性别"), ("张一", "博士", "女")))
    (row,) = rows_of(proposal)
    assert row.action is Action.UPDATE
    assert proposal.changes(proposal.plans[0], row) == [CellChange("degree", "master", "doctor")]


def test_that_a_proposal_leaves_the_lab_alone_and_keeps_it_as_it_was() -> None:
    lab = lab_with({"id": "s1", "name": "张一"})
    before = lab.snapshot()
    proposal = proposed(lab, drawn(("姓名", "学位"), ("张一", "博士"), ("李二", "硕士")))
    assert lab == before
    lab.tables["staff"].clear()
    assert proposal.lab == before


def test_that_every_action_is_counted() -> None:
    lab = lab_with({"id": "s1", "name": "张一", "degree": "doctor"}, {"id": "s2", "name": "李二"})
    rows = (("张一", "博士"), ("李二", "硕士"), ("王三", "学士"), ("赵四", "不是学位"), ("合计", "4"))
    counts = proposed(lab, drawn(("姓名", "学位"), *rows)).counts()
    assert counts == {Action.SAME: 1, Action.UPDATE: 1, Action.ADD: 1, Action.PROBLEM: 1, Action.SKIP: 1}


def test_that_a_row_that_only_holds_a_mask_is_skipped_and_told() -> None:
    proposal = proposed(lab_with(), drawn(("姓名", "手机"), ("张一", "13800138000"), (None, "138****8000")))
    assert [(row.action, row.reason) for row in rows_of(proposal)][1] == (Action.SKIP, "没有可以读入的内容")
    assert codes(proposal) == [("masked", "B3")]


def test_that_merged_cells_and_percentages_are_what_they_show() -> None:
    rows = (("场地", "楼宇", "房间号", "专用占比"), ("主校区", "甲楼", "1", 0.6), (None, None, "2", 0.8))
    source = drawn(
        ("园区", "楼宇", "房间号", "专用占比"),
        *rows[1:],
        sheet="场地",
        merges=((2, 1, 3, 1), (2, 2, 3, 2)),
        percents=frozenset({(2, 4), (3, 4)}),
    )
    proposal = proposed(lab_with(), source)
    assert values(proposal, "building") == ["甲楼", "甲楼"]
    assert values(proposal, "shared_percent") == [Decimal(60), Decimal(80)]


def test_that_what_is_no_value_is_told_where_it_stands() -> None:
    flaws = (Flaw(2, 2, "error", "#REF!"), Flaw(3, 2, "uncalculated", "=A1"))
    source = drawn(("姓名", "学位"), ("张一", "#REF!"), ("李二", "=A1"), flaws=flaws)
    assert codes(proposed(lab_with(), source)) == [("error_value", "B2"), ("uncalculated", "B3")]


# --- modes ----------------------------------------------------------------------------------------------------------

DOUBTFUL = drawn(
    ("姓名", "学位", "身份证号", "入职日期"),
    ("张一", "不是学位", None, None),
    ("李二", "硕士", 330302198511023412.0, None),
    ("王三", "学士", None, "至今"),
)


def test_that_of_good_rows_a_problem_keeps_its_row_out_and_a_review_does_not() -> None:
    proposal = proposed(lab_with(), DOUBTFUL)
    assert [row.action for row in rows_of(proposal)] == [Action.PROBLEM, Action.PROBLEM, Action.ADD]
    (person,) = proposal.result.tables["staff"].values()
    assert (person.cell("name"), person.cell("joined_on")) == ("王三", AsTyped("至今"))


def test_that_as_typed_keeps_texts_and_refuses_what_is_no_value() -> None:
    proposal = proposed(lab_with(), DOUBTFUL, decisions=Decisions(mode=Mode.AS_TYPED))
    people = list(proposal.result.tables["staff"].values())
    assert [person.cell("degree") for person in people] == [AsTyped("不是学位"), "master", "bachelor"]
    assert people[1].cell("id_number") is None


def test_that_a_row_of_nothing_but_what_is_no_value_makes_no_record() -> None:
    source = drawn(("姓名", "身份证号"), (None, 330302198511023412.0))
    proposal = proposed(lab_with(), source, decisions=Decisions(mode=Mode.AS_TYPED))
    assert [row.action for row in rows_of(proposal)] == [Action.PROBLEM]
    assert change_of(proposal).change is None


def test_that_a_sensitive_text_is_never_told_whole() -> None:
    (trouble,) = [one for one in proposed(lab_with(), DOUBTFUL).troubles() if one.code == "damaged_number"]
    assert "30302198511023" not in trouble.value + trouble.reason + trouble.fix


# --- several places of one record -----------------------------------------------------------------------------------


def test_that_a_second_file_adds_to_what_the_first_one_brings() -> None:
    first = drawn(("姓名", "身份证号"), ("张一", ID))
    second = drawn(("姓名", "身份证号", "性别"), ("张一", ID, "女"), file="性别.xlsx")
    proposal = proposed(lab_with(), first, second)
    assert [row.action for plan in proposal.plans for row in plan.rows] == [Action.ADD, Action.UPDATE]
    assert proposal.changes(proposal.plans[1], rows_of(proposal, 1)[0]) == [CellChange("gender", None, "女")]
    assert len(proposal.result.tables["staff"]) == 1


def test_that_two_places_that_differ_are_told_with_both_cells() -> None:
    first = drawn(("姓名", "身份证号", "学位"), ("张一", ID, "博士"))
    second = drawn(("姓名", "身份证号", "学位"), ("张一", ID, "硕士"), file="学位.xlsx")
    proposal = proposed(lab_with(), first, second)
    (trouble,) = proposal.troubles()
    assert (trouble.code, trouble.severity) == ("same_record_twice", Severity.PROBLEM)
    assert trouble.spot == Spot("学位.xlsx", "人员", 2, 3)
    assert trouble.reason == "与 人员.xlsx · 人员 · C2 的“学位”不一致，那里是“博士”；没有采用这里的。"
    assert [row.action for plan in proposal.plans for row in plan.rows] == [Action.ADD, Action.PROBLEM]


def test_that_the_answer_to_two_places_that_differ_settles_them() -> None:
    first = equipment(("S-1", "服务器", 500), heading="原值（万元）")
    second = drawn(("资产编号", "设备名称", "原值（元）"), ("S-1", "服务器", 4000000), sheet="设备", file="资产.xlsx")
    proposal = proposed(lab_with(), first, second)
    ((question, _troubles),) = proposal.questions().items()
    assert question.topic is Topic.CELL
    (option,) = question.options
    settled = proposed(
        lab_with(), first, second, decisions=Decisions(cells={Spot("资产.xlsx", "设备", 2, 3): option.answer})
    )
    assert settled.troubles() == []
    assert settled.result.tables["equipment"]["e1"].cell("original_value") == Decimal(5000000)


def test_that_what_was_left_out_contradicts_nobody() -> None:
    first = drawn(
        ("姓名", "身份证号", "学位", "出生日期"), ("张一", ID, "博士", "没有"), ("李二", None, "硕士", "某日")
    )
    second = drawn(("姓名", "学位"), ("李二", "博士"), file="学位.xlsx")
    proposal = proposed(lab_with(), first, second)
    assert rows_of(proposal)[1].action is Action.PROBLEM
    assert rows_of(proposal, 1)[0].action is Action.ADD


def test_that_units_come_before_the_people_who_name_them_whatever_the_order_of_the_files() -> None:
    people = drawn(("姓名", "所在单位"), ("张一", "新样例公司"))
    units = drawn(("单位名称", "单位性质"), ("新样例公司", "企业"), sheet="单位", file="单位.xlsx")
    proposal = proposed(lab_with(), people, units)
    assert [plan.table.kind for plan in proposal.plans] == ["staff", "units"]
    assert proposal.troubles() == []
    assert proposal.result.tables["staff"]["s1"].cell("unit") == "u3"


def test_that_a_unit_whose_row_is_left_out_is_nobodys_unit() -> None:
    people = drawn(("姓名", "所在单位"), ("张一", "新样例公司"))
    units = drawn(("单位名称", "单位性质"), ("新样例公司", "不知道是什么"), sheet="单位", file="单位.xlsx")
    found = [trouble.code for trouble in proposed(lab_with(), people, units).troubles()]
    assert found == ["unknown_record", "not_read"]


# --- units of amounts -----------------------------------------------------------------------------------------------


def test_that_a_missing_unit_is_one_question_and_the_amounts_stay_out() -> None:
    proposal = proposed(lab_with(), equipment(("S-1", "服务器", 500), ("S-2", "屏", "3万元"), ("S-3", "柜", 7)))
    assert codes(proposal) == [("unit_unknown", "C1")]
    ((question, _troubles),) = proposal.questions().items()
    assert (question.topic, question.key) == (Topic.UNIT, (EQUIPMENT, 3))
    assert {option.answer for option in question.options} == {"元", "万元"}
    assert values(proposal, "original_value") == [None, Decimal(30000), None]
    assert [row.action for row in rows_of(proposal)] == [Action.ADD] * 3


def test_that_the_unit_that_was_chosen_is_the_columns() -> None:
    decisions = Decisions(units={(EQUIPMENT, 3): "万元"})
    proposal = proposed(lab_with(), equipment(("S-1", "服务器", 500)), decisions=decisions)
    assert (codes(proposal), values(proposal, "original_value")) == ([], [Decimal(5000000)])


def test_that_amounts_ten_thousand_times_too_large_are_asked_about_until_that_was_answered() -> None:
    source = equipment(("S-1", "服务器", 1250000), ("S-2", "屏", 860000), heading="原值（万元）")
    asked = proposed(lab_with(), source)
    assert (codes(asked), values(asked, "original_value")) == ([("ten_thousand", "C1")], [None, None])
    decisions = Decisions(units={(EQUIPMENT, 3): "元"})
    answered = proposed(lab_with(), source, decisions=decisions)
    assert (codes(answered), values(answered, "original_value")) == ([], [Decimal(1250000), Decimal(860000)])
    insisted = proposed(lab_with(), source, decisions=Decisions(units={(EQUIPMENT, 3): "万元"}))
    assert codes(insisted) == []


def test_that_a_foreign_unit_is_told_once() -> None:
    source = drawn(("楼宇", "房间号", "使用面积（亩）"), ("甲楼", "1", 2), ("甲楼", "2", 3), sheet="场地")
    proposal = proposed(lab_with(), source)
    assert codes(proposal) == [("unit_unknown", "C1")]
    assert values(proposal, "usable_area") == [None, None]


# --- decisions ------------------------------------------------------------------------------------------------------


def test_that_a_corrected_cell_is_read_like_a_typed_one() -> None:
    source = drawn(("姓名", "出生日期"), ("张一", "85.11"))
    decisions = Decisions(cells={spot(2, 2): "1985年11月"})
    proposal = proposed(lab_with(), source, decisions=decisions)
    assert (codes(proposal), str(values(proposal, "birth_date")[0])) == ([], "1985-11")
    assert (proposal.cell_text(spot(2, 2)), proposal.cell_text(spot(2, 1))) == ("1985年11月", "张一")


def test_that_a_correction_may_leave_a_cell_blank_and_beats_a_flaw() -> None:
    source = drawn(("姓名", "学位"), ("张一", "#REF!"), ("李二", "博士生"), flaws=(Flaw(2, 2, "error", "#REF!"),))
    decisions = Decisions(cells={spot(2, 2): "博士", spot(3, 2): " "})
    assert values(proposed(lab_with(), source, decisions=decisions), "degree") == ["doctor", None]


def test_that_an_amount_is_corrected_in_the_unit_of_its_column() -> None:
    source = equipment(("S-1", "服务器", "约5"), heading="原值（元）")
    decisions = Decisions(cells={spot(2, 3, EQUIPMENT): "50000"})
    assert values(proposed(lab_with(), source, decisions=decisions), "original_value") == [Decimal(50000)]


def test_that_a_word_that_was_decided_holds_in_every_cell() -> None:
    source = drawn(("姓名", "所在单位"), ("张一", "样例公司"), ("李二", "样例 公司"))
    decisions = Decisions(words={("staff.unit", "样例公司"): "u2"})
    assert values(proposed(lab_with(), source, decisions=decisions), "unit") == ["u2", "u2"]


def test_that_a_name_may_be_decided_to_be_a_new_record_which_is_made_once() -> None:
    source = drawn(("姓名", "所在单位"), ("张一", "新公司"), ("李二", "新公司"))
    decisions = Decisions(words={("staff.unit", "新公司"): NEW})
    proposal = proposed(lab_with(), source, decisions=decisions)
    assert values(proposal, "unit") == ["u3", "u3"]
    assert proposal.result.tables["units"]["u3"].cell("name") == "新公司"


def test_that_a_new_record_for_rows_that_stay_out_stays_out() -> None:
    source = drawn(("姓名", "所在单位", "学位"), ("张一", "新公司", "不是学位"))
    decisions = Decisions(words={("staff.unit", "新公司"): NEW})
    proposal = proposed(lab_with(), source, decisions=decisions)
    assert list(proposal.result.tables["units"]) == ["u1", "u2"]


def test_that_a_table_of_which_nobody_knows_what_it_is_is_a_question() -> None:
    source = drawn(("甲", "乙"), ("一", "二"), ("四", "五"))
    headings = (ColumnMatch(1, "甲", None), ColumnMatch(2, "乙", None))
    table = FoundTable(KEY, "", ("units", "staff"), (1, 1), headings, (2, 3))
    proposal = propose(lab_with(), wenzhou(), [source], [table], Decisions())
    ((question, (trouble,)),) = proposal.questions().items()
    assert (trouble.code, question.topic, question.key) == ("kind_unknown", Topic.KIND, KEY)
    assert [option.answer for option in question.options][:2] == ["units", "staff"]
    assert question.options[-1].answer == SKIP
    assert proposal.remarks == ()
    answered = propose(lab_with(), wenzhou(), [source], [table], Decisions(kinds={KEY: "staff"}))
    assert [(row.action, row.reason) for row in rows_of(answered)] == [(Action.SKIP, "没有可以读入的内容")] * 2


def test_that_a_table_may_be_left_out() -> None:
    source = drawn(("姓名", "学位"), ("张一", "博士"))
    proposal = proposed(lab_with(), source, decisions=Decisions(kinds={KEY: SKIP}))
    assert (proposal.troubles(), rows_of(proposal)) == ([], [])
    assert proposal.remarks == ("人员.xlsx · 人员：按您的选择不导入。",)


def test_that_columns_may_be_matched_otherwise_and_what_is_left_is_told() -> None:
    source = drawn(("姓名", "学位", "特长"), ("张一", "博士", "机器视觉"))
    assert proposed(lab_with(), source).remarks == ("人员.xlsx · 人员：没有对应的栏目，没有读入：“特长”。",)
    decisions = Decisions(columns={(KEY, 3): "research_direction"})
    proposal = proposed(lab_with(), source, decisions=decisions)
    assert (values(proposal, "research_direction"), proposal.remarks) == (["机器视觉"], ())


def test_that_the_lab_itself_may_be_the_record() -> None:
    source = drawn(("实验室名称", "联系人"), ("全市样例重点实验室", "张一"))
    headings = (ColumnMatch(1, "实验室名称", "name", How.EXACT), ColumnMatch(2, "联系人", "contact", How.EXACT))
    table = FoundTable(KEY, "lab", ("lab",), (1, 1), headings, (2,))
    proposal = propose(lab_with(), wenzhou(), [source], [table], Decisions())
    assert [(row.action, row.record_id) for row in rows_of(proposal)] == [(Action.UPDATE, LAB_ID)]
    assert proposal.result.laboratory.name == "全市样例重点实验室"


def test_that_a_column_without_a_heading_is_told_by_its_letter() -> None:
    proposal = proposed(lab_with(), drawn(("姓名", "学位"), ("张一", "博士", "多出来的")))
    assert proposal.remarks == ("人员.xlsx · 人员：没有对应的栏目，没有读入：C 列。",)


# --- what follows ---------------------------------------------------------------------------------------------------


def test_that_what_follows_fills_a_blank_and_says_that_it_follows() -> None:
    lab = lab_with({"id": "s1", "name": "张一"}, {"id": "s2", "name": "李二", "title_level": "senior"})
    proposal = proposed(lab, drawn(("姓名", "职称"), ("张一", "教授"), ("李二", "教授")))
    plan, (first, second) = proposal.plans[0], rows_of(proposal)
    assert proposal.changes(plan, first) == [
        CellChange("title", None, "教授"),
        CellChange("title_level", None, "senior", is_derived=True),
    ]
    assert proposal.changes(plan, second) == [CellChange("title", None, "教授")]


def test_that_what_contradicts_the_given_is_told_and_the_given_stays() -> None:
    proposal = proposed(lab_with(), drawn(("姓名", "职称", "职称级别"), ("张一", "副教授", "正高")))
    assert codes(proposal) == [("contradiction", "C2")]
    assert proposal.result.tables["staff"]["s1"].cell("title_level") == "senior"


def test_that_a_birth_date_follows_from_an_identity_number() -> None:
    proposal = proposed(lab_with(), drawn(("姓名", "身份证号"), ("张一", ID)))
    assert str(proposal.result.tables["staff"]["s1"].cell("birth_date")) == "1980-05-01"


# --- the whole ------------------------------------------------------------------------------------------------------


def test_that_troubles_stand_in_reading_order() -> None:
    source = drawn(("学位", "姓名", "出生日期"), ("不是学位", "张一", "某日"), ("硕士", "李二", "85.11"))
    assert [address for _code, address in codes(proposed(lab_with(), source))] == ["A2", "C2", "C3"]


def test_that_one_answer_stands_for_all_troubles_it_settles() -> None:
    source = drawn(("姓名", "学位"), ("张一", "博士研究生"), ("李二", "博士研究生"))
    ((question, troubles),) = proposed(lab_with(), source).questions().items()
    assert (question.topic, question.key) == (Topic.WORD, ("staff.degree", "博士研究生"))
    assert [trouble.spot.row for trouble in troubles] == [2, 3]


def test_that_progress_is_told_and_may_stop_everything() -> None:
    class StoppedError(Exception):
        pass

    def stop(_done: int, _total: int) -> None:
        raise StoppedError

    source = drawn(("姓名", "入职日期"), *((f"张{number}", datetime(2020, 1, 1)) for number in range(2500)))
    tables = find_tables(source)
    told: list[tuple[int, int]] = []
    propose(lab_with(), wenzhou(), [source], tables, Decisions(), lambda *step: told.append(step))
    assert told == [*[(0, 2500)] * 2, (1000, 2500), (2000, 2500), (2500, 2500)]  # two columns, then the rows
    with pytest.raises(StoppedError):
        propose(lab_with(), wenzhou(), [source], tables, Decisions(), stop)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32), mode=st.sampled_from(Mode))
def test_that_a_labs_own_tables_change_nothing_but_what_follows(seed: int, mode: Mode) -> None:
    lab = readable(random_lab(Random(seed)))
    before = lab.snapshot()
    sources = plain_tables(lab)
    tables = [table for source in sources for table in find_tables(source)]
    decisions = Decisions(kinds={table.key: table.key.file.partition(".")[0] for table in tables}, mode=mode)
    proposal = propose(lab, wenzhou(), sources, tables, decisions)
    assert lab == before
    assert proposal.absent == {}
    for plan in proposal.plans:
        for row in plan.rows:
            assert row.action in (Action.SAME, Action.UPDATE, Action.SKIP)
            assert row.action is not Action.UPDATE or all(change.is_derived for change in proposal.changes(plan, row))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32), mode=st.sampled_from(Mode))
def test_that_the_same_tables_a_second_time_change_nothing_and_undone_all_is_as_before(seed: int, mode: Mode) -> None:
    sources = plain_tables(random_lab(Random(seed)))
    tables = [table for source in sources for table in find_tables(source)]
    decisions = Decisions(kinds={table.key: table.key.file.partition(".")[0] for table in tables}, mode=mode)
    lab = lab_of()
    taken = change_of(propose(lab, wenzhou(), sources, tables, decisions))
    if taken.change is None:
        return
    inverse, _edits = apply(lab, taken.change)
    assert change_of(propose(lab, wenzhou(), sources, tables, decisions)).change is None
    apply(lab, inverse)
    assert lab == lab_of()


PLAIN = (
    st.none()
    | st.sampled_from(
        ["张一", "李二", "u1", "u2", "无", "博士", "3.30E+17", "2023.1", "5万元", "√", "=1+1", "138****8000"]
    )
    | st.text(max_size=8)
    | st.integers(-(10**18), 10**18)
    | st.floats()
    | st.booleans()
    | st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1))
    | st.dates()
    | st.times()
    | st.timedeltas()
)


@st.composite
def tables_of_anything(draw: st.DrawFn) -> tuple[Source, FoundTable]:
    """Draw a table of some kind below whose headings anything may stand."""
    record_type = draw(st.sampled_from(RECORD_TYPES))
    offered = [column for column in record_type.columns if column is not Attachment.record]  # may mean what is new
    columns = draw(st.lists(st.sampled_from(offered), min_size=1, max_size=6, unique=True))
    rows = draw(st.lists(st.tuples(*[PLAIN] * len(columns)), min_size=1, max_size=6))
    source = drawn([column.heading for column in columns], *rows)
    matches = tuple(
        ColumnMatch(place, column.heading, column.key, How.EXACT, 100, draw(st.sampled_from(["", None, "元", "亩"])))
        for place, column in enumerate(columns, 1)
    )
    kind = record_type.table
    return source, FoundTable(KEY, kind, (kind,), (1, 1), matches, tuple(range(2, len(rows) + 2)))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn_table=tables_of_anything(), mode=st.sampled_from(Mode))
def test_that_whatever_stands_in_cells_a_second_time_changes_nothing(
    drawn_table: tuple[Source, FoundTable], mode: Mode
) -> None:
    source, table = drawn_table
    lab = lab_with({"id": "s1", "name": "张一"}, {"id": "s2", "name": "李二", "unit": "u2"})
    before = lab.snapshot()
    taken = change_of(propose(lab, wenzhou(), [source], [table], Decisions(mode=mode)))
    if taken.change is None:
        return
    inverse, _edits = apply(lab, taken.change)
    assert change_of(propose(lab, wenzhou(), [source], [table], Decisions(mode=mode))).change is None
    apply(lab, inverse)
    assert lab == before


def test_that_an_import_is_told_of_and_may_be_stopped_before_the_first_column_is_read() -> None:
    source = drawn(("姓名", "学位"), ("张样例", "博士"), sheet="人员")
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        raise InterruptedError

    with pytest.raises(InterruptedError):
        propose(lab_with(), wenzhou(), [source], find_tables(source), Decisions(), stop)
    assert told == [(0, 1)]


def test_that_a_proposal_that_is_let_go_leaves_nothing_for_a_search() -> None:
    """A window makes one after every answer, and nothing is searched for garbage meanwhile."""
    gc.disable()
    try:
        proposal = proposed(lab_with(), spans("2021.01-2024.12", "2022.06"), equipment(("S-1", "服务器", 5)))
        change_of(proposal)
        left: list[weakref.ref[Any]] = [weakref.ref(proposal), weakref.ref(proposal.result)]
        del proposal
        assert [one() for one in left] == [None, None]
    finally:
        gc.enable()


# --- two fields in one column ---------------------------------------------------------------------------------------


PROJECTS = TableKey("项目.xlsx", "项目")


def spans(*texts: str, file: str = "项目.xlsx") -> Source:
    rows = ((f"甲研究{place}", f"X-{place}", text) for place, text in enumerate(texts, 1))
    return drawn(("项目名称", "项目编号", "起止时间"), *rows, sheet="项目", file=file)


def days(proposal: Proposal) -> list[tuple[str, str]]:
    return [(str(project.starts_on), str(project.ends_on)) for project in proposal.result.records(Project)]


def test_that_a_cell_of_two_dates_is_corrected_as_a_whole() -> None:
    source = spans("2021.01-2024.12", "2022.06")
    assert codes(proposed(lab_with(), source)) == [("not_a_date", "C3")]
    decisions = Decisions(cells={spot(3, 3, PROJECTS): "2022.06-2025.05", spot(2, 3, PROJECTS): "至2023-12-31"})
    settled = proposed(lab_with(), source, decisions=decisions)
    assert (codes(settled), days(settled)) == ([], [("None", "2023-12-31"), ("2022-06", "2025-05")])


def test_that_an_answer_about_one_of_two_dates_keeps_the_other() -> None:
    source = spans("2021.01-2024.12", "2022.06-长期")
    proposal = proposed(lab_with(), source)
    ((question, _troubles),) = proposal.questions().items()
    assert [(option.answer, option.words) for option in question.options] == [("2022.06至", "留空")]
    (option,) = question.options
    settled = proposed(lab_with(), source, decisions=Decisions(cells={spot(3, 3, PROJECTS): option.answer}))
    assert (codes(settled), days(settled)) == ([], [("2021-01", "2024-12"), ("2022-06", "None")])


def test_that_two_cells_that_differ_in_one_of_two_dates_are_settled_by_typing_both() -> None:
    first, second = spans("2021.01-2024.12"), spans("2021.01-2025.12", file="又一份.xlsx")
    proposal = proposed(lab_with(), first, second)
    assert codes(proposal) == [("same_record_twice", "C2")]
    ((question, _troubles),) = proposal.questions().items()
    assert (question.topic, question.options) == (Topic.CELL, ())


# --- what a second reading found ------------------------------------------------------------------------------------


def test_that_a_basement_is_not_the_room_above_it() -> None:
    lab = lab_with(rooms=[{"id": "r1", "building": "科研楼", "room_no": "101", "usable_area": 50}])
    proposal = proposed(lab, drawn(("楼宇", "房间号", "使用面积"), ("科研楼", "-101", 80), sheet="场地"))
    assert [row.action for row in proposal.plans[0].rows] == [Action.ADD]


def test_that_a_room_keeps_its_number_where_a_list_repeats_the_building() -> None:
    lab = lab_with(rooms=[{"id": "r1", "building": "科研楼", "room_no": "301", "usable_area": 50}])
    rows = (("科研楼", "科研楼-301", 80), ("科研楼", "301", 80))
    proposal = proposed(lab, drawn(("楼宇", "房间号", "使用面积"), *rows, sheet="场地"))
    assert (codes(proposal), proposal.result.tables["rooms"]["r1"].cell("room_no")) == ([], "301")


def test_that_the_name_of_a_currency_states_no_unit() -> None:
    heading = ("资产编号", "设备名称", "原值（元）", "币种")
    rows = (("S-1", "服务器", 500000, "人民币"), ("S-2", "相机", 60000, "人民币元"), ("S-3", "雷达", 80000, "CNY"))
    proposal = proposed(lab_with(), drawn(heading, *rows, sheet="设备", file="设备.xlsx"))
    assert codes(proposal) == []
    assert values(proposal, "original_value") == [500000, 60000, 80000]


def test_that_two_columns_of_spans_that_differ_are_asked_about() -> None:
    heading = ("项目名称", "项目编号", "起止时间", "执行期限")
    rows = (
        ("甲研究", "X-1", "2021.01-2024.12", "2021.01-2024.12"),
        ("乙研究", "X-2", "2022.01-2024.12", "2022.01-2025.12"),
    )
    proposal = proposed(lab_with(), drawn(heading, *rows, sheet="项目", file="项目.xlsx"))
    assert codes(proposal) == [("contradiction", "D1")]
    assert days(proposal) == [("2021-01", "2024-12"), ("None", "None")]


def test_that_a_column_of_two_dates_is_whole_again_when_the_other_one_is_none() -> None:
    heading = ("项目名称", "项目编号", "起止时间", "结束日期")
    source = drawn(heading, ("甲研究", "X-1", "2021.01-2024.12", "2024.12"), sheet="项目", file="项目.xlsx")
    assert [match.key for match in proposed(lab_with(), source).plans[0].table.columns][2:] == ["starts_on+", "ends_on"]
    decisions = Decisions(columns={(PROJECTS, 4): None})
    proposal = proposed(lab_with(), source, decisions=decisions)
    assert [match.key for match in proposal.plans[0].table.columns][2:] == ["starts_on+ends_on", None]
    assert days(proposal) == [("2021-01", "2024-12")]


def test_that_what_is_no_tick_below_answers_is_read_or_asked_about() -> None:
    rows: list[tuple[str | None, ...]] = [(f"张样{place:03}", "博士", "√", None) for place in range(500)]
    rows += [("李样一", "博士", "半年在岗", None), ("李样二", "博士", "否", None), ("李样三", "博士", None, "√")]
    source = drawn(("姓名", "学位", "是否全时", None), (None, None, "是", "否"), *rows)
    proposal = proposed(lab_with(), source)
    assert [trouble.spot.address for trouble in proposal.troubles() if trouble.key == "full_time"] == ["C503"]
    assert values(proposal, "full_time")[-2:] == [False, False]


def test_that_a_plain_date_is_read_where_half_of_the_column_are_spans() -> None:
    rows = (("1号楼", "101", "2024.01-2026.12"), ("1号楼", "102", "2027-12-31"))
    proposal = proposed(lab_with(), drawn(("楼宇", "房间号", "租赁到期日"), *rows, sheet="场地", file="场地.xlsx"))
    assert (codes(proposal), list(map(str, values(proposal, "lease_until")))) == ([], ["2026-12", "2027-12-31"])


def test_that_months_of_work_are_no_code_before_a_word() -> None:
    source = drawn(("姓名", "是否全时"), ("张一", "12 个月"), ("李二", "3 个月"))
    asked = [question.key for question in proposed(lab_with(), source).questions()]
    assert len(asked) == len(set(asked)) == 2

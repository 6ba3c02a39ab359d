"""Which field each column means, each field once, and what the user's decisions make of it."""

from collections.abc import Sequence
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importing.sheets import keys_of, table_in
from wzlab.columns import Record
from wzlab.importing.headings.headed import Headed
from wzlab.importing.headings.headings_text import is_serial, words_of
from wzlab.importing.headings.known_headings import IMPORTED, meant_by
from wzlab.importing.headings.likeness import CUT_OFF, alike, can_hold, means_the_same
from wzlab.importing.headings.matching import Known, match_columns, rematch
from wzlab.importing.model import SKIP, ColumnMatch, Decisions, How
from wzlab.intake.grids import Plain
from wzlab.records import RECORD_TYPES, Instrument, Patent, Person, Project, Room, Unit
from wzlab.spelling import folded


def matched(headings: Sequence[str], record_type: type[Record], *cells: Sequence[Plain]) -> tuple[ColumnMatch, ...]:
    """Return what headings mean, with some rows below them."""
    columns = list(zip(*cells, strict=True)) or [()] * len(headings)
    below = [Headed(place, heading, None, columns[place - 1]) for place, heading in enumerate(headings, 1)]
    return match_columns(below, record_type)


def said(headings: Sequence[str], record_type: type[Record], *cells: Sequence[Plain]) -> list[str | None]:
    """Return the fields that headings mean."""
    return [match.key for match in matched(headings, record_type, *cells)]


def test_that_no_word_means_two_fields_of_one_kind() -> None:
    for record_type in RECORD_TYPES:
        owners: dict[str, str] = {}
        for column in record_type.columns:
            for word in {folded(one) for one in (column.title, *column.aliases)}:
                assert owners.setdefault(word, column.key) == column.key, (record_type.table, word)


def test_that_no_alias_is_a_word_that_stands_above_serial_numbers() -> None:
    for record_type in IMPORTED:
        for column in record_type.columns:
            assert not any(is_serial(word) for word in (column.title, *column.aliases)), column.key


@pytest.mark.parametrize(
    ("record_type", "heading", "key"),
    [
        (Person, "出生年月", "birth_date"),
        (Person, "身份证", "id_number"),
        (Person, "单位", "unit"),
        (Person, "学历/学位", "degree"),
        (Person, "专业技术职务级别", "title_level"),
        (Person, "是否全时（是/否）", "full_time"),
        (Person, "1.姓名", "name"),
        (Unit, "县市区", "county"),
        (Room, "园区（地址）", "site"),
        (Room, "产权证号/租赁合同号", "certificate_no"),
        (Instrument, "仪器编号", "asset_no"),
        (Instrument, "数量（台/套）", "quantity"),
        (Instrument, "购置日期", "acquired_on"),
        (Project, "项目（课题）名称", "title"),
        (Project, "依托单位", "host"),
        (Patent, "类别", "kind"),
        (Patent, "申请（专利）号", "number"),
    ],
)
def test_that_words_people_use_mean_a_field(record_type: type[Record], heading: str, key: str) -> None:
    meant = meant_by(heading, record_type.table)
    assert meant is not None
    assert (meant.key, meant.how in (How.EXACT, How.ALIAS)) == (key, True)


@pytest.mark.parametrize(
    ("record_type", "heading"),
    [
        (Instrument, "单位"),
        (Instrument, "单价"),
        (Instrument, "净值"),
        (Instrument, "使用单位"),
        (Room, "面积"),
        (Project, "到账经费"),
        (Patent, "授权公告号"),
        (Person, "职务"),
        (Person, "部门"),
        (Person, "年龄"),
        (Person, "备注"),
        (Person, "序号"),
    ],
)
def test_that_traps_mean_no_field(record_type: type[Record], heading: str) -> None:
    assert said([heading], record_type) == [None]


def test_that_an_ambiguous_heading_offers_its_fields_and_says_why() -> None:
    (area,) = matched(["面积（㎡）"], Room)
    assert (area.others, area.remark) == (("usable_area", "floor_area"), "没有写明是使用面积还是建筑面积：请选定一个。")
    (area,) = matched(["科研用房面积（㎡）"], Room)
    assert (area.key, area.others) == (None, ("usable_area", "floor_area"))


def test_that_of_two_columns_of_one_field_the_surer_has_it_and_the_other_says_so() -> None:
    alias, exact, again = matched(["人员姓名", "姓名", "姓名"], Person)
    assert (alias.key, exact.key, again.key) == (None, "name", None)
    assert exact.how is How.EXACT
    assert alias.remark == again.remark == "与 B 列“姓名”都是“姓名”，只导入 B 列。"
    assert alias.others == ("name",)


def test_that_a_heading_below_a_group_yields_to_one_that_stands_alone() -> None:
    grouped, alone = matched(["基本信息-手机", "手机号"], Person)
    assert (grouped.key, alone.key) == (None, "phone")


def test_that_serial_numbers_and_remarks_are_silently_no_field() -> None:
    for match in matched(["序号", "备注", "NO.", "#", "序 号"], Person):
        assert match == ColumnMatch(match.column, match.heading, None)


# --- likely ---------------------------------------------------------------------------------------------------------


def test_that_a_heading_spelt_much_like_a_field_is_likely_with_its_likeness() -> None:
    (match,) = matched(["资产归属的单位"], Instrument)
    assert (match.key, match.how) == ("unit", How.LIKELY)
    assert CUT_OFF <= match.confidence < 100


@pytest.mark.parametrize(
    ("heading", "record_type"),
    [
        ("授权公告号码", Patent),
        ("账面净值", Instrument),
        ("资产净值", Instrument),
        ("非全时", Person),
        ("项目联系人", Project),
        ("项目负责人职称", Project),
        ("专业技术职务时间", Person),
        ("职级", Person),
        ("设备原值说明", Instrument),
        ("立项文号", Project),
        ("子课题名称", Project),
        ("子课题负责人", Project),
        ("原项目编号", Project),
        ("原专利权人", Patent),
        ("手机型号", Person),
        ("原工作单位", Person),
    ],
)
def test_that_a_heading_that_only_looks_alike_is_not_matched(heading: str, record_type: type[Record]) -> None:
    assert said([heading], record_type) == [None]


def test_that_words_of_two_characters_are_never_matched_by_likeness() -> None:
    assert alike("姓氏", Person) == []
    assert alike("岗位", Person) == []


def test_that_the_end_of_a_word_decides_and_a_turning_word_parts() -> None:
    assert means_the_same("资产归属的单位", "资产归属单位")
    assert means_the_same("社保缴纳单位情况", "社保缴纳单位")
    assert not means_the_same("授权公告号", "授权公告日")
    assert not means_the_same("不含税账面原值", "含税账面原值")


def test_that_what_stands_below_can_refuse_a_likely_field() -> None:
    heading = ["资产归属的单位", "设备名称"]
    assert said(heading, Instrument, ("温州样例大学", "甲")) == ["unit", "name"]
    assert said(heading, Instrument, (datetime(2023, 5, 1), "甲")) == [None, "name"]
    assert said(heading, Instrument, (12.5, "甲"), ("温州样例大学", "乙"), (3.0, "丙")) == [None, "name"]


def test_that_a_remark_in_brackets_makes_a_known_heading_likely() -> None:
    english, plain = matched(["项目名称（英文）", "项目编号（系统生成）"], Project)
    assert (english.key, english.how, english.confidence) == ("title", How.LIKELY, 90)
    assert plain.how is How.LIKELY
    chinese, english = matched(["项目名称", "项目名称（英文）"], Project)
    assert (chinese.key, english.key) == ("title", None)


@pytest.mark.parametrize(
    ("record_type", "heading", "field"),
    [
        (Project, "经费（到账）", "funding"),
        (Project, "总经费（自筹）（万元）", "funding"),
        (Instrument, "原值（净值）", "original_value"),
        (Instrument, "账面原值（万元/台）", "original_value"),
        (Person, "职称（拟评）", "title"),
        (Person, "出生日期（农历）", "birth_date"),
    ],
)
def test_that_a_remark_that_turns_a_heading_is_asked_about(record_type: type[Record], heading: str, field: str) -> None:
    (match,) = matched([heading], record_type)
    assert (match.key, match.how, match.others) == (None, How.NONE, (field,))
    assert match.remark == f"“{heading}”括号里的话改变了栏目的意思，没有读入：确认可以代替的，请选定这一栏。"


def test_that_a_unit_column_of_measure_words_owns_nothing() -> None:
    assert said(["姓名", "单位"], Person, ("张样例", "台"), ("李样例", "套")) == ["name", None]
    assert said(["姓名", "单位"], Person, ("张样例", "温州样例大学")) == ["name", "unit"]


def test_that_dates_are_told_from_figures_below() -> None:
    day, name = Person.column_of["birth_date"], Person.column_of["name"]
    assert can_hold(day, ["1980.5", 1980.5, datetime(1980, 5, 1), 19800501.0, "2023年5月"])
    assert not can_hold(day, ["博士", "硕士"])
    assert not can_hold(name, [1.0, 2.0])
    assert can_hold(name, [])


@given(heading=st.text(max_size=12), record_type=st.sampled_from(IMPORTED))
def test_that_any_text_may_stand_above_a_column(heading: str, record_type: type[Record]) -> None:
    (match,) = matched([heading], record_type)
    assert match.key is None or match.key in record_type.column_of


@given(record_type=st.sampled_from(IMPORTED), data=st.data())
def test_that_every_title_and_alias_is_matched_with_spaces_marks_and_required_signs(
    record_type: type[Record], data: st.DataObject
) -> None:
    column = data.draw(st.sampled_from(record_type.columns))
    word = data.draw(st.sampled_from([column.title, *column.aliases]))
    dressed = data.draw(st.sampled_from(["{}", "* {}", "{}（必填）", "{}\n", "★{}", "{}：", " {} "])).format(word)
    assert said([dressed], record_type) == [column.key]


# --- headings taken apart -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "bare", "unit", "remarks"),
    [
        ("账面原值（万元）", "账面原值", "万元", ()),
        ("原值/万元", "原值", "万元", ()),
        ("原值 单位：元", "原值", "元", ()),
        ("金额（单位:万元）", "金额", "万元", ()),
        ("经费(含税，万元)", "经费", "万元", ()),
        ("经费万元", "经费", "万元", ()),
        ("使用面积(亩)", "使用面积", "亩", ()),
        ("原值（人民币，万元）", "原值", "万元", ()),
        ("原值（人民币）（万元）", "原值", "万元", ()),
        ("原值（单位：万元，保留两位小数）", "原值", "万元", ()),
        ("原值_万元", "原值", "万元", ()),
        ("使用面积_㎡", "使用面积", "m2", ()),
        ("起始_年", "起始_年", "", ()),
        ("原值（元/台）", "原值", "", ("元/台",)),
        ("经费（到账）（万元）", "经费", "万元", ("到账",)),
        ("价格（美元）", "价格", "美元", ()),
        ("姓名（全称）", "姓名", "", ()),
        ("出生年月（如1980-01）", "出生年月", "", ()),
        ("项目名称（英文）", "项目名称", "", ("英文",)),
        ("2024年经费（万元）", "2024年经费", "万元", ()),
        ("", "", "", ()),
    ],
)
def test_that_a_heading_is_taken_apart(heading: str, bare: str, unit: str, remarks: tuple[str, ...]) -> None:
    words = words_of(heading)
    assert (words.bare, words.unit, words.remarks) == (bare, unit, remarks)


def test_that_headings_of_serial_numbers_are_known_in_every_spelling() -> None:
    assert all(is_serial(heading) for heading in ("序号", " 序  号", "No.", "ＮＯ", "#", "人员-序号"))
    assert not any(is_serial(heading) for heading in ("姓名", "资产编号", "", "号码"))


# --- decisions ------------------------------------------------------------------------------------------------------

ROWS = (("姓名", "学位", "特长", "原值"), ("张样例", "博士", "篮球", 5.0))


def test_that_without_a_decision_a_table_is_as_it_was_found() -> None:
    table = table_in(*ROWS)
    assert rematch(table, Decisions()) == table


def test_that_a_chosen_field_is_taken_from_the_column_that_had_it() -> None:
    table = table_in(*ROWS)
    chosen = rematch(table, Decisions(columns={(table.key, 3): "name"}))
    assert keys_of(chosen) == [None, "degree", "name", None]
    assert (chosen.columns[2].how, chosen.columns[2].confidence) == (How.CHOSEN, 100)
    assert chosen.columns[0].remark == "与 C 列“特长”都是“姓名”，只导入 C 列。"
    assert chosen.columns[1] == table.columns[1]


def test_that_a_column_may_be_left_out_and_another_gets_its_field() -> None:
    table = table_in(("姓名", "人员姓名", "学位"), ("张样例", "张样例", "博士"))
    assert keys_of(table) == ["name", None, "degree"]
    left_out = rematch(table, Decisions(columns={(table.key, 1): None}))
    assert keys_of(left_out) == [None, "name", "degree"]
    assert left_out.columns[0].how is How.CHOSEN
    assert left_out.columns[1].how is How.ALIAS


def test_that_what_was_likely_stays_so_when_something_else_is_decided() -> None:
    rows = (("资产编号", "设备名称", "资产归属的单位", "厂"), ("S-1", "服务器", "温州样例大学", "甲"))
    table = table_in(*rows)
    decided = rematch(table, Decisions(columns={(table.key, 4): "maker"}))
    assert keys_of(decided) == ["asset_no", "name", "unit", "maker"]
    assert decided.columns[2] == table.columns[2]


def test_that_what_the_cells_refused_stays_refused_when_something_else_is_decided() -> None:
    rows = (("资产编号", "设备名称", "资产归属的单位", "厂"), ("S-1", "服务器", datetime(2023, 5, 1), "甲"))
    table = table_in(*rows)
    decided = rematch(table, Decisions(columns={(table.key, 4): "maker"}))
    assert keys_of(decided) == ["asset_no", "name", None, "maker"]


def test_that_a_chosen_kind_matches_the_headings_anew_with_the_unit_above_the_table() -> None:
    table = table_in(("单位：万元",), ("名称", "原值", "经费"), ("某物", 5.0, 6.0), ("某物", 5.0, 6.0))
    as_project = rematch(table, Decisions(kinds={table.key: "projects"}))
    assert (as_project.kind, keys_of(as_project)) == ("projects", ["title", None, "funding"])
    assert as_project.columns[2].unit == "万元"
    as_equipment = rematch(table, Decisions(kinds={table.key: "equipment"}))
    assert keys_of(as_equipment) == ["name", "original_value", None]


def test_that_a_table_that_stays_out_keeps_what_was_found() -> None:
    table = table_in(*ROWS)
    skipped = rematch(table, Decisions(kinds={table.key: SKIP}))
    assert (skipped.kind, skipped.columns, skipped.record_type) == (SKIP, table.columns, None)


def test_that_a_unit_that_was_said_answers_the_question() -> None:
    table = table_in(("资产编号", "原值"), ("S-1", 5.0))
    assert table.columns[1].unit is None
    assert rematch(table, Decisions(units={(table.key, 2): "元"})).columns[1].unit == "元"
    both = rematch(table, Decisions(units={(table.key, 2): "元"}, columns={(table.key, 1): None}))
    assert both.columns[1].unit == "元"


@given(chosen=st.dictionaries(st.integers(1, 4), st.sampled_from([None, "name", "degree", "major"]), max_size=4))
def test_that_whatever_is_chosen_every_field_is_meant_once_and_choices_hold(chosen: dict[int, str | None]) -> None:
    table = table_in(*ROWS)
    decided = rematch(table, Decisions(columns={(table.key, column): key for column, key in chosen.items()}))
    keys = [key for key in keys_of(decided) if key]
    assert len(keys) == len(set(keys))
    wanted = [key for key in chosen.values() if key]
    for column, key in chosen.items():
        if key is None or wanted.count(key) == 1:
            assert decided.columns[column - 1].key == key


def test_that_remembered_columns_yield_to_chosen_ones() -> None:
    headings = [Headed(1, "甲"), Headed(2, "乙")]
    known = Known({2: "name"}, {1: "name"}, {})
    first, second = match_columns(headings, Person, known)
    assert (first.key, second.key, second.how) == (None, "name", How.CHOSEN)
    (first, _second) = match_columns(headings, Person, Known({}, {1: "name"}, {}))
    assert (first.key, first.how) == ("name", How.REMEMBERED)

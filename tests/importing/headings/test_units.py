"""In which unit the amounts below a heading are."""

import pytest

from tests.importing.sheets import Row, table_in, tables_in
from wzlab.columns import Area, Money, Number, Percent, Text
from wzlab.importing.headings.headings_text import words_of
from wzlab.importing.headings.matching import rematch
from wzlab.importing.headings.units import remark_of, stated_unit, unit_of
from wzlab.importing.model import Decisions


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("账面原值（万元）", "万元"),
        ("账面原值(元)", "元"),
        ("账面原值/万元", "万元"),
        ("账面原值 单位:元", "元"),
        ("账面原值（千元）", "千元"),
        ("账面原值（百万元）", "百万元"),
        ("账面原值（亿元）", "亿元"),
        ("账面原值（人民币万元）", "万元"),
        ("账面原值（人民币）", "元"),
        ("账面原值（￥）", "元"),
        ("账面原值（美元）", "美元"),
        ("账面原值（USD）", "usd"),
        ("账面原值（$）", "$"),
        ("账面原值（人民币，万元）", "万元"),
        ("账面原值（人民币）（万元）", "万元"),
        ("账面原值（人民币/万元）", "万元"),
        ("账面原值（单位：万元，保留两位小数）", "万元"),
        ("账面原值_万元", "万元"),
        ("账面原值 万元（人民币）", "万元"),
        ("账面原值：万元", "万元"),
        ("账面原值（元/台）", None),
        ("账面原值w", None),
        ("账面原值（台套）", None),
        ("账面原值（人）", None),
        ("账面原值", None),
    ],
)
def test_that_an_amounts_unit_is_what_its_heading_says(heading: str, unit: str | None) -> None:
    assert unit_of(words_of(heading).unit, Money()) == unit


def test_that_a_line_above_the_table_counts_only_where_the_heading_says_nothing() -> None:
    assert unit_of("", Money(), "万元") == "万元"
    assert unit_of("元", Money(), "万元") == "元"
    assert unit_of("台", Money(), "万元") == "万元"
    assert unit_of("", Number(), "万元") == ""
    assert unit_of("", Area(), "万元") == ""
    assert unit_of("", Text(), "万元") == ""


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("面积（㎡）", ""),
        ("面积（平米）", ""),
        ("面积(m2)", ""),
        ("面积（平方米）", ""),
        ("面积", ""),
        ("面积（亩）", "亩"),
        ("面积（公顷）", "公顷"),
        ("面积（平方尺）", "平方尺"),
    ],
)
def test_that_an_area_is_in_square_metres_unless_something_else_is_written(heading: str, unit: str) -> None:
    assert unit_of(words_of(heading).unit, Area()) == unit


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("单位：万元", "万元"),
        ("单位:元", "元"),
        ("金额单位：人民币元", "元"),
        ("（单位：万元）", "万元"),
        ("设备清单（单位：万元）", "万元"),
        ("单位：台、万元", "万元"),
        ("（万元）", "万元"),
        ("金额单位：人民币、万元", "万元"),
        ("金额单位：万元   填报日期：2026年1月5日", "万元"),
        ("填报单位：温州样例大学        单位：万元", "万元"),
        ("单位：温州样例大学 单位：万元", "万元"),
        ("计价单位：万元", "万元"),
        ("金额：万元", "万元"),
        ("（以下金额均为万元）", "万元"),
        ("仪器设备表（万元）", "万元"),
        ("以万元为单位", "万元"),
        ("单位：台/万元", "万元"),
        ("单位：元/台", ""),
        ("单位：万元/台", ""),
        ("经费：500万元", ""),
        ("建筑面积（㎡）", ""),
        ("单位：美元", "美元"),
        ("填报单位：温州样例大学", ""),
        ("填报单位：万元公司", ""),
        ("单位：温州样例大学", ""),
        ("单位：平方米", ""),
        ("实验室投入 500 万元情况表", ""),
        ("", ""),
    ],
)
def test_that_a_line_above_the_table_may_state_the_unit_of_its_amounts(line: str, unit: str) -> None:
    assert stated_unit([None, line, 5.0]) == unit


def test_that_what_is_no_unit_here_is_told() -> None:
    assert remark_of("亩", Area()) == "“亩”不是这一栏的面积单位：请先换算成平方米，再导入。"
    assert remark_of("usd", Money()) == "“usd”不是人民币的单位，不能代为换算：请先改成元或万元，再导入。"
    for unit in ("元", "万元", "亿元", None, ""):
        assert remark_of(unit, Money()) == ""
    assert remark_of("", Percent()) == ""


def test_that_the_line_nearest_to_the_table_counts() -> None:
    table = table_in(
        ("单位：元",),
        ("单位：万元",),
        ("资产编号", "设备名称", "账面原值", "入账原值（元）"),
        ("S-1", "服务器", 1.0, 2.0),
    )
    assert [match.unit for match in table.columns] == ["", "", "万元", ""]
    assert table.unit == "万元"


def test_that_a_unit_line_speaks_for_its_own_table_only() -> None:
    rows: list[Row] = [("资产编号", "原值"), ("S-1", 1.0), (), ("单位：元",), ("项目编号", "经费"), ("P-1", 2.0)]
    equipment, projects = tables_in(*rows)
    assert (equipment.unit, equipment.columns[1].unit) == ("", None)
    assert (projects.unit, projects.columns[1].unit) == ("元", "元")


def test_that_a_row_of_units_below_the_headings_is_what_the_amounts_are_in() -> None:
    table = table_in(
        ("设备名称", "资产编号", "原值", "数量"), (None, None, "万元", "台"), ("服务器", "S-1", 120.0, 2.0)
    )
    assert (table.rows, [match.unit for match in table.columns]) == ((3,), ["", "", "万元", ""])


def test_that_a_unit_in_the_heading_counts_more_than_one_below_it() -> None:
    table = table_in(("设备名称", "资产编号", "原值（元）"), (None, None, "万元"), ("服务器", "S-1", 120.0))
    assert table.columns[2].unit == "元"


def test_that_a_unit_found_below_stays_when_another_column_is_decided() -> None:
    table = table_in(
        ("设备名称", "资产编号", "原值", "归口"), (None, None, "万元", None), ("服务器", "S-1", 120.0, "甲")
    )
    decided = rematch(table, Decisions(columns={(table.key, 4): "unit"}))
    assert [match.unit for match in decided.columns] == ["", "", "万元", ""]

"""Which rows below the headings are records, and why the others are none."""

from collections.abc import Sequence

import pytest

from tests.importing.sheets import reasons_of, table_in
from wzlab.intake.grids import Plain

PEOPLE = ("姓名", "学位")
ZHANG, LI = ("张样例", "博士"), ("李样例", "硕士")


def test_that_sums_are_skipped_whatever_they_are_called() -> None:
    table = table_in(
        ("序号", "设备名称", "数量", "原值（元）"),
        (1.0, "计算机", 2.0, 5.0),
        (None, "小  计", 2.0, 5.0),
        (2.0, "综合计算平台", 1.0, 3.0),
        ("合计", None, 3.0, 8.0),
        ("总计（元）：", None, 3.0, 8.0),
        (None, "累计", 3.0, 8.0),
        ("平均", None, 1.5, 4.0),
        ("共2台", None, None, None),
        ("Total", None, 3.0, 8.0),
        ("计算设备小计", None, 3.0, 8.0),
    )
    assert table.rows == (2, 4)
    assert set(reasons_of(table).values()) == {"合计行"}
    assert sorted(reasons_of(table)) == [3, 5, 6, 7, 8, 9, 10, 11]


def test_that_notes_and_signatures_below_are_skipped() -> None:
    table = table_in(
        ("序号", "姓名", "学位", "职称"),
        (1.0, "张样例", "博士", "教授"),
        (),
        ("注：1.以上均为全时人员。",),
        ("2.学位以证书为准。",),
        ("填表人：王样例", None, "填表日期：2026年1月5日"),
        ("单位（盖章）：", None, None, "年  月  日"),
        ("审核人：", None, "负责人签字：", None),
        ("以上人员信息均已与人事档案核对，所附证明材料齐全，如有不实之处，由填报单位承担全部责任，特此说明。",),
    )
    assert table.rows == (2,)
    assert reasons_of(table) == dict.fromkeys((4, 5, 6, 7, 8, 9), "说明或签名")


def test_that_group_titles_are_skipped_and_a_lone_name_is_a_record() -> None:
    table = table_in(
        ("序号", "姓名", "学位", "职称"),
        ("一、科研人员",),
        (1.0, "张样例", "博士", "教授"),
        ("工程人员",),
        (2.0, "李样例", "硕士", "讲师"),
        (None, "王样例"),
        (None, "三、管理人员"),
    )
    assert table.rows == (3, 5, 6)
    assert reasons_of(table) == dict.fromkeys((2, 4, 7), "分组标题")


def test_that_a_title_merged_across_the_row_is_no_record_even_where_names_stand() -> None:
    rows = (PEOPLE, ("科研部",), ZHANG)
    assert table_in(*rows).rows == (2, 3)
    assert table_in(*rows, merges=((2, 1, 2, 2),)).rows == (3,)


@pytest.mark.parametrize(
    "numbers",
    [
        (1.0, 2.0, 3.0, 4.0),
        ("1", "2", "3", "4"),
        ("（1）", "（2）", "（3）", "（4）"),
        ("A", "B", "C", "D"),
        ("甲", "乙", "1", "2"),
        ("①", "②", "③", "④"),
    ],
)
def test_that_numbers_of_columns_below_the_headings_are_skipped(numbers: Sequence[Plain]) -> None:
    table = table_in(("序号", "姓名", "学位", "职称"), numbers, (1.0, "张样例", "博士", "教授"))
    assert (table.rows, reasons_of(table)) == ((3,), {2: "栏目编号行"})


@pytest.mark.parametrize(
    "mark", ["示例", "例", "填写示例", "（示例）", "示例（导入时跳过）", "例如：", "例1", "Example (skipped)"]
)
def test_that_examples_are_skipped(mark: str) -> None:
    table = table_in(("序号", "姓名", "学位"), (mark, "王某某", "博士"), (1.0, *ZHANG))
    assert (table.rows, reasons_of(table)) == ((3,), {2: "示例行"})


def test_that_rows_numbered_in_advance_are_skipped() -> None:
    table = table_in(("序号", "姓名", "学位"), (1.0, *ZHANG), (2.0,), ("3",), (4.0, *LI))
    assert (table.rows, reasons_of(table)) == ((2, 5), dict.fromkeys((3, 4), "只有序号，没有内容"))


@pytest.mark.parametrize(
    "name",
    [
        "计算机视觉平台",
        "示范应用系统",
        "平均场方法研究",
        "综合审计系统",
        "注塑机",
        "例外检测仪",
        "王小计",
        "制图仪",
        "审核系统",
        "共享平台",
        "合计",
    ],
)
def test_that_a_name_with_a_word_for_sums_or_notes_in_it_is_a_record(name: str) -> None:
    row = ("S-1", name, "X-1", "样例厂", 1.0, 5.0)
    table = table_in(
        ("资产编号", "设备名称", "型号", "厂家", "数量", "原值（元）"), ("S-0", "服务器", "Y", "甲厂", 1.0, 3.0), row
    )
    assert table.rows == (2, 3)


def test_that_dates_in_records_are_no_lines_for_a_signature() -> None:
    table = table_in(("姓名", "出生年月"), ("张样例", "1980年5月"), ("李样例", "2003年5月1日"))
    assert table.rows == (2, 3)


def test_that_cells_of_spaces_are_blank() -> None:
    assert table_in(PEOPLE, ZHANG, (" ", "　"), LI).rows == (2, 4)


def test_that_sums_where_names_stand_are_known_by_what_else_the_row_says() -> None:
    table = table_in(
        ("资产编号", "设备名称", "型号", "厂家", "数量", "原值（元）"),
        ("S-0", "服务器", "Y", "甲厂", 1.0, 3.0),
        (None, "合计", None, None, 1.0, 9.0),
        (None, "计算设备小计", None, None, 1.0, 9.0),
        ("S-1", "小计", "X-1", "乙厂", 1.0, 5.0),
    )
    assert (table.rows, reasons_of(table)) == ((2, 5), {3: "合计行", 4: "合计行"})


def test_that_names_that_end_like_sums_are_sums_where_the_figures_say_so() -> None:
    heading = ("设备名称", "数量", "原值（元）")
    rows = (("服务器", 1.0, 3.1), ("显示屏", 2.0, 4.2))
    assert table_in(heading, *rows, ("数据汇总", 3.0, 7.3)).rows == (2, 3)
    assert table_in(heading, *rows, ("数据汇总", 3.0, 7.4)).rows == (2, 3, 4)
    assert table_in(heading, *rows, ("年度平均", 1.5, 3.65)).rows == (2, 3)
    assert table_in(heading, *rows, ("年度平均", 1.0, 3.0)).rows == (2, 3, 4)


def test_that_a_row_without_a_word_is_a_sum_only_where_every_figure_is() -> None:
    heading = ("设备名称", "数量", "原值（元）")
    rows = (("服务器", 1.0, 3.1), ("显示屏", 2.0, 4.2))
    assert reasons_of(table_in(heading, *rows, (None, 3.0, 7.3))) == {4: "合计行"}
    assert reasons_of(table_in(heading, *rows, (None, 1.0, 7.3))) == {}
    assert reasons_of(table_in(heading, rows[0], (None, 1.0, 3.1))) == {}


def test_that_texts_of_a_text_file_are_summed_as_figures() -> None:
    table = table_in(
        ("设备名称", "数量", "原值（元）"), ("服务器", "1", "1,000.5"), ("屏", "2", "2"), (None, "3", "1002.5")
    )
    assert table.rows == (2, 3)


def test_that_numbered_titles_with_sums_are_titles_unless_the_names_are_enumerated() -> None:
    heading = ("项目名称", "项目编号", "经费（万元）")
    table = table_in(
        heading, ("一、国家级", None, 60.0), ("样例一", "X-1", 60.0), ("二、市级", None, 40.0), ("样例二", "X-2", 40.0)
    )
    assert (table.rows, reasons_of(table)) == ((3, 5), {2: "分组标题", 4: "分组标题"})
    assert table_in(heading, ("一、样例", None, 60.0), ("二、样例", None, 40.0)).rows == (2, 3)


def test_that_enumerated_names_are_records() -> None:
    assert table_in(PEOPLE, ("1、张样例",), ("2、李样例",)).rows == (2, 3)
    assert table_in(("项目名称", "项目编号"), ("1、样例一",), ("2、样例二",)).rows == (2, 3)
    assert table_in(("项目名称", "项目编号"), ("1、国家级",), ("样例二", "X-2")).rows == (3,)


def test_that_what_titles_say_is_kept_for_the_rows_below_them() -> None:
    table = table_in(
        ("温州样例大学人员名册",),
        ("填报单位：样例智能公司", None, "2026年1月"),
        ("姓名", "学位", "职称", "性别"),
        ("一、在编",),
        ("（一）科研",),
        ("张样例", "博士", "教授", "女"),
        ("（二）工程",),
        ("李样例", "硕士", "讲师", "男"),
        ("二、外聘",),
        ("王样例", "硕士", "讲师", "男"),
        ("以下人员已离职",),
        ("赵样例", "硕士", "讲师", "男"),
    )
    above = "温州样例大学人员名册；填报单位：样例智能公司；"
    assert table.groups == (
        (6, f"{above}一、在编；（一）科研"),
        (8, f"{above}一、在编；（二）工程"),
        (10, f"{above}二、外聘"),
        (12, f"{above}二、外聘；以下人员已离职"),
    )


def test_that_a_section_above_headings_that_come_again_ends_the_one_before() -> None:
    table = table_in(("一、依托单位",), PEOPLE, ZHANG, (), ("二、样例智能公司",), ("填报日期：2026年1月",), PEOPLE, LI)
    assert table.rows == (3, 8)
    assert table.groups == ((3, "一、依托单位"), (8, "二、样例智能公司"))


def test_that_a_table_without_titles_says_nothing_of_its_rows() -> None:
    assert table_in(PEOPLE, ZHANG, LI).groups == ()
    assert table_in(("单位：万元",), ("设备名称", "原值"), ("服务器", 1.0)).groups == ()


def test_that_a_skipped_row_tells_what_stood_in_it_and_no_whole_number_of_anybody() -> None:
    table = table_in(("姓名", "学位", "职称"), (*ZHANG, "教授"), ("联系人：王样例 13800138000",), ("合计", 1.0))
    assert [skipped.text for skipped in table.skipped] == ["联系人：王样例 138****8000", "合计"]
    assert table.skipped[1].told == "合计行（“合计”）"


@pytest.mark.parametrize("text", ["博士：1人", "高级职称 2 人", "平均年龄：45岁", "总计2人，其中女1人"])
def test_that_counts_of_people_are_nobody(text: str) -> None:
    assert table_in(PEOPLE, ZHANG, (text,)).rows == (2,)


def test_that_rows_filled_in_beforehand_are_known_by_their_likes() -> None:
    heading = ("序号", "姓名", "单位", "是否全时", "备注")
    rows = [(float(number), None, "温州样例大学", "是", None) for number in (2, 3, 4)]
    table = table_in(heading, (1.0, "张样例", "温州样例大学", "是", None), *rows)
    assert (table.rows, set(reasons_of(table).values())) == ((2,), {"预先填好的空行，没有名称"})
    assert table_in(heading, (1.0, "张样例", "温州样例大学", "是", None), rows[0]).rows == (2, 3)

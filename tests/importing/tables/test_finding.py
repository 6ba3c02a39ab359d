"""Where the tables of real-life sheets are, and which of their rows are records."""

from collections.abc import Sequence
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importing.sheets import grid_of, keys_of, reasons_of, source_of, table_in, tables_in
from wzlab.importing.model import How, TableKey
from wzlab.importing.tables.finding import filled, find, find_tables
from wzlab.importing.tables.table_places import MOST_TABLES
from wzlab.intake.grids import Plain

PEOPLE = ("姓名", "学位")
ZHANG, LI, WANG = ("张样例", "博士"), ("李样例", "硕士"), ("王样例", "学士")


# --- where the headings are -----------------------------------------------------------------------------------------


def test_that_headings_stand_below_titles_and_lines_of_the_sheet() -> None:
    table = table_in(
        ("温州样例大学实验室人员一览表",),
        ("填报单位：温州样例大学", None, "填报日期：2026年1月5日"),
        (),
        ("序号", "姓名", "学位"),
        (1.0, *ZHANG),
        (2.0, *LI),
    )
    assert table.kind == "staff"
    assert table.heading_rows == (4, 4)
    assert table.rows == (5, 6)
    assert keys_of(table) == [None, "name", "degree"]
    assert table.skipped == ()


def test_that_a_table_may_begin_at_c5() -> None:
    table = table_in((), (), (), (), (None, None, *PEOPLE), (None, None, *ZHANG))
    assert (table.heading_rows, table.rows) == ((5, 5), (6,))
    assert [(match.column, match.key) for match in table.columns] == [(3, "name"), (4, "degree")]


def test_that_headings_are_known_through_marks_breaks_spaces_and_full_width() -> None:
    table = table_in(
        ("* 姓 名", "学位\n（必填）", "出生\n日期", "★ＳＮ", "职　称："), ("张样例", "博士", "1980-02-03", "1", "教授")
    )
    assert keys_of(table) == ["name", "degree", "birth_date", None, "title"]
    assert [match.how for match in table.columns[:3]] == [How.EXACT] * 3


TWO_ROWS = (
    ("序号", "姓名", "联系方式", None, "职称"),
    (None, None, "手机", "邮箱", None),
    (1.0, "张样例", "13800000000", "a@example.com", "教授"),
)


@pytest.mark.parametrize("merges", [(), ((1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4), (1, 5, 2, 5))])
def test_that_headings_above_each_other_are_joined_with_and_without_merges(
    merges: tuple[tuple[int, int, int, int], ...],
) -> None:
    table = table_in(*TWO_ROWS, merges=merges)
    assert table.heading_rows == (1, 2)
    assert [match.heading for match in table.columns] == ["序号", "姓名", "联系方式-手机", "联系方式-邮箱", "职称"]
    assert keys_of(table) == [None, "name", "phone", None, "title"]
    assert table.rows == (3,)


def test_that_groups_above_the_headings_belong_to_them() -> None:
    table = table_in(
        ("人员情况",),
        ("序号", "基本信息", None, None, "学历学位", None),
        (None, "姓名", "性别", "出生年月", "学历", "学位"),
        (1.0, "张样例", "女", "1980.2", "研究生", "博士"),
        merges=((1, 1, 1, 6), (2, 1, 3, 1), (2, 2, 2, 4), (2, 5, 2, 6)),
    )
    assert table.heading_rows == (2, 3)
    assert keys_of(table) == [None, "name", "gender", "birth_date", "education", "degree"]
    assert table.rows == (4,)


def test_that_a_span_of_dates_below_one_heading_is_two_fields() -> None:
    table = table_in(
        ("序号", "项目名称", "起止时间", None, "经费（万元）", None, "负责人"),
        (None, None, "起", "止", "总额", "到账", None),
        (1.0, "甲项目", "2023-01", "2025-12", "10", "5", "张样例"),
        merges=((1, 3, 1, 4), (1, 5, 1, 6)),
    )
    assert keys_of(table) == [None, "title", "starts_on", "ends_on", "funding", None, "principal"]
    assert table.columns[4].unit == "万元"


def test_that_somebody_elses_name_is_not_the_records_name() -> None:
    table = table_in(
        ("姓名", "学位", "推荐人", None),
        (None, None, "姓名", "单位"),
        ("张样例", "博士", "李样例", "样例公司"),
        merges=((1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4)),
    )
    assert keys_of(table) == ["name", "degree", None, None]


def test_that_a_record_right_below_the_headings_is_no_second_row_of_headings() -> None:
    table = table_in(("姓名", None, "学位", "职称"), ("张样例", "某", "博士", None), ("李样例", None, "硕士", None))
    assert table.heading_rows == (1, 1)
    assert table.rows == (2, 3)


def test_that_columns_nobody_knows_do_not_hide_a_table() -> None:
    heading = ("序号", "姓名", "民族", "政治面貌", "籍贯", "毕业院校", "参加工作时间", "学位", "工号", "邮箱")
    table = table_in(heading, (1.0, "张样例", "汉", "群众", "温州", "某大学", "2010-07", "博士", "001", "a@b"))
    assert table.kind == "staff"
    assert [match.column for match in table.columns if match.key] == [2, 8]
    assert len(table.columns) == 10


def test_that_a_column_without_a_heading_is_kept_if_anything_stands_in_it() -> None:
    rows = (("序号", "姓名", None, "学位", None), (1.0, "张样例", None, "博士", "x"))
    blank, noted = table_in(*rows), table_in(rows[0], (1.0, "张样例", "y", "博士", None))
    assert [match.column for match in blank.columns] == [1, 2, 4, 5]
    assert [match.column for match in noted.columns] == [1, 2, 3, 4]
    assert noted.columns[2].heading == ""


def test_that_rows_without_headings_and_forms_are_no_tables() -> None:
    assert tables_in(("请各单位于 1 月 10 日前报送。",), ("联系人：张样例",)) == ()
    assert tables_in(("姓名", "张样例", "性别", "男"), ("学位", "博士", "职称", "教授")) == ()
    assert tables_in() == ()


def test_that_a_table_of_unknown_headings_is_found_without_a_kind() -> None:
    table = table_in(("序号", "存货编码", "品类名称", "结存数量"), (1.0, "a", "b", 3.0), (2.0, "c", "d", 4.0))
    assert table.kind == ""
    assert table.rows == (2, 3)
    assert keys_of(table) == [None] * 4


# --- more tables than one -------------------------------------------------------------------------------------------


def test_that_tables_stand_below_each_other_with_a_title_between() -> None:
    staff, equipment = tables_in(
        PEOPLE, ZHANG, LI, (), ("二、仪器设备",), ("资产编号", "设备名称"), ("S-1", "算力服务器")
    )
    assert (staff.kind, staff.rows, staff.skipped) == ("staff", (2, 3), ())
    assert (equipment.kind, equipment.heading_rows, equipment.rows) == ("equipment", (6, 6), (7,))
    assert [table.key for table in (staff, equipment)] == [
        TableKey("表格.xlsx", "Sheet1", 1),
        TableKey("表格.xlsx", "Sheet1", 2),
    ]


def test_that_a_new_row_of_headings_alone_begins_a_table() -> None:
    staff, equipment = tables_in(PEOPLE, ZHANG, ("资产编号", "设备名称"), ("S-1", "算力服务器"))
    assert (staff.rows, equipment.rows) == ((2,), (4,))


def test_that_tables_stand_side_by_side() -> None:
    staff, equipment = tables_in(
        (*PEOPLE, None, "资产编号", "设备名称"), (*ZHANG, None, "S-1", "算力服务器"), (*LI, None, None, None)
    )
    assert (staff.kind, staff.rows) == ("staff", (2, 3))
    assert (equipment.kind, equipment.rows) == ("equipment", (2,))
    assert [match.column for match in equipment.columns] == [4, 5]


def test_that_tables_side_by_side_may_begin_in_different_rows() -> None:
    staff, equipment = tables_in(
        ("人员", None, None, None, "设备"),
        (*PEOPLE, None, None, None),
        (*ZHANG, None, "资产编号", "设备名称"),
        (*LI, None, "S-1", "算力服务器"),
    )
    assert (staff.rows, equipment.heading_rows, equipment.rows) == ((3, 4), (3, 3), (4,))


def test_that_a_list_printed_in_two_halves_is_two_tables() -> None:
    left, right = tables_in(
        ("序号", "姓名", "学位", "序号", "姓名", "学位"), (1.0, *ZHANG, 3.0, *LI), (2.0, *WANG, None, None, None)
    )
    assert (left.kind, left.rows) == (right.kind, (2, 3)) == ("staff", (2, 3))
    assert right.rows == (2,)


def test_that_a_blank_column_inside_a_table_does_not_part_it() -> None:
    table = table_in(("姓名", "学位", None, "职称", "学历"), ("张样例", "博士", None, "教授", "研究生"))
    assert keys_of(table) == ["name", "degree", "title", "education"]


def test_that_headings_repeated_on_every_page_are_no_records() -> None:
    table = table_in(PEOPLE, ZHANG, PEOPLE, LI, (), ("人员名单（续）",), PEOPLE, WANG)
    assert table.rows == (2, 4, 8)
    assert reasons_of(table) == {3: "重复的栏目行", 6: "分组标题", 7: "重复的栏目行"}


def test_that_a_sheet_of_countless_tables_is_cut_short_and_told() -> None:
    pairs = [(("姓名", "学位"), ("张样例", "博士"), ("资产编号", "设备名称"), ("S-1", "服务器"))] * MOST_TABLES
    found = find(source_of(grid_of(*(row for rows in pairs for row in rows))))
    assert len(found.tables) == MOST_TABLES
    assert found.remarks == (("Sheet1", "这张工作表里的表格太多，只看了前 200 个：请分成几张工作表。"),)


# --- what is told ---------------------------------------------------------------------------------------------------


def test_that_what_is_hidden_is_taken_and_told() -> None:
    table = table_in(PEOPLE, ZHANG, LI, is_hidden=True, hidden_rows=frozenset({3}), hidden_columns=frozenset({2}))
    assert table.rows == (2, 3)
    assert table.remarks == (
        "这张工作表是隐藏的，其中的记录也会导入。",
        "有 1 行被隐藏或筛选掉了，也会导入。",
        "有的栏目被隐藏了，也会导入。",
    )


def test_that_a_long_blank_tail_is_told_and_a_short_one_is_not() -> None:
    assert table_in(PEOPLE, ZHANG, *[()] * 99).remarks == ()
    assert table_in(PEOPLE, ZHANG, *[()] * 100).remarks == ("表格下方有 100 行空白，已略去。",)


def test_that_headings_without_records_are_told() -> None:
    table = table_in(PEOPLE)
    assert (table.rows, table.remarks) == ((), ("栏目下面没有记录。",))


def test_that_a_merged_text_holds_for_its_rows_and_a_merged_amount_for_the_first_only() -> None:
    merges = ((2, 1, 3, 1), (2, 3, 3, 3))
    rows = (
        ("存放地点", "设备名称", "原值（万元）", "入账日期"),
        ("A101", "服务器", 100.0, "2023"),
        (None, "机器人", None, None),
    )
    grid = grid_of(*rows, merges=(*merges, (2, 4, 3, 4)))
    (table,) = find_tables(source_of(grid))
    assert table.rows == (2, 3)
    assert filled(grid, table) == {(3, 1): "A101", (3, 4): "2023"}
    assert table.remarks == (
        "有合并的单元格：其中的内容对它合并的每一行都有效。",
        "“原值（万元）”中有合并的单元格：数字只算在第一行，不重复计算。",
    )


def test_that_sheets_without_a_table_say_why() -> None:
    found = find(
        source_of(
            grid_of(("请于 1 月 10 日前报送。",), name="说明"),
            grid_of(("实验室名称", "全市样例重点实验室"), ("主管部门", "某局"), ("联系人", "张样例"), name="基本情况"),
            grid_of((), name="空白"),
            grid_of(PEOPLE, ZHANG, name="人员"),
        )
    )
    assert [table.key.sheet for table in found.tables] == ["人员"]
    assert found.remarks == (
        ("说明", "没有找到表格：没有一行是认得的栏目名。"),
        ("基本情况", "这是实验室基本情况，不是一行一条的表格：请在“基本情况”中填写。"),
    )


def test_that_a_file_of_blank_sheets_says_so_and_a_blank_sheet_beside_others_does_not() -> None:
    told = (("", "这个文件里没有可以导入的内容：工作表都是空白的。"),)
    assert find(source_of(grid_of((), name="Sheet1"), grid_of(name="Sheet2"))).remarks == told
    assert find(source_of()).remarks == told
    assert find(source_of(grid_of((), name="Sheet1"), grid_of(PEOPLE, ZHANG))).remarks == ()


def test_that_a_form_is_told_beside_the_tables_of_its_sheet() -> None:
    form = (("姓名", None, "性别", None), ("民族", None, "学历", None))
    found = find(source_of(grid_of(*form, (), (*PEOPLE, None, None), (*ZHANG, None, None), name="登记表")))
    assert [table.rows for table in found.tables] == [(5,)]
    assert found.remarks == (
        ("登记表", "第 1 至 2 行是一人（一项）一张的登记表，不是一行一条的表格，没有读入：请改成一行一条。"),
    )


# --- other tables below ---------------------------------------------------------------------------------------------

PAPERS = (("论文题目", "作者", "期刊"), ("样例论文", "张样例", "样例学报"))


def test_that_a_table_nobody_knows_ends_the_one_above() -> None:
    staff, papers = tables_in(("姓名", "学位", "职称"), (*ZHANG, "教授"), (), *PAPERS)
    assert (staff.kind, staff.rows) == ("staff", (2,))
    assert (papers.kind, papers.heading_rows, papers.rows) == ("", (4, 4), (5,))


def test_that_far_down_a_table_nobody_knows_ends_the_one_above_too() -> None:
    rows = [(f"张样例{number}", "博士", "教授") for number in range(100)]
    staff, papers = tables_in(("姓名", "学位", "职称"), *rows, (), ("二、论文",), *PAPERS)
    assert (len(staff.rows), papers.rows) == (100, (105,))


@pytest.mark.parametrize(
    "row",
    [
        ("李样例", "博士", "教授"),
        ("李样例", "硕士", "项目负责人"),  # one word like a heading
        ("填表人：李样例", "联系电话：", "填报日期："),
        ("李样例", "博士", 3.0),
    ],
)
def test_that_records_and_signatures_behind_a_blank_row_are_no_headings(row: tuple[Plain, ...]) -> None:
    assert table_in(("姓名", "学位", "职务"), (*ZHANG, "主任"), (), row, ("王样例", "硕士", "讲师")).rows[0] == 2


def test_that_what_was_said_above_heads_no_table() -> None:
    rows = (("设备名称", "规格型号"), ("测试材料", "通用规格"), (), ("校准材料", "通用规格"), ("雷达", "甲型"))
    assert table_in(*rows).rows == (2, 4, 5)


def test_that_a_table_nobody_knows_above_another_is_not_lost() -> None:
    papers, staff = tables_in(*PAPERS, (), ("二、人员",), ("姓名", "学位", "职称"), (*ZHANG, "教授"))
    assert (papers.kind, papers.heading_rows, papers.rows) == ("", (1, 1), (2,))
    assert (staff.kind, staff.rows) == ("staff", (6,))


def test_that_a_title_without_a_blank_row_lets_a_record_follow() -> None:
    rows = (
        ("设备名称", "规格型号", "存放地点"),
        ("一、服务器",),
        ("算力服务器", "型号", "机房地址"),
        ("雷达", "甲", "乙"),
    )
    assert table_in(*rows).rows == (3, 4)


def test_that_what_stands_beside_the_tables_is_told() -> None:
    rows = ((*PEOPLE, None, None), (*ZHANG, None, "论文题目"), (*LI, None, "样例论文"), (*WANG, None, None))
    assert find(source_of(grid_of(*rows))).remarks == (("Sheet1", "D 列有内容，但不在认得的表格里，没有读入。"),)


def test_that_a_form_of_words_and_values_is_told_though_half_of_it_are_no_headings() -> None:
    rows = (("项目名称", "样例一", "项目编号", "X-1"), ("负责人", "张样例", "级别", "国家级"))
    found = find(source_of(grid_of(*rows)))
    assert found.tables == ()
    assert [told[:9] for _sheet, told in found.remarks] == ["第 1 至 2 行"]


@pytest.mark.parametrize("heading", [(0, 1), (1, 0)])
def test_that_headings_in_two_languages_are_one_row_of_headings(heading: tuple[int, int]) -> None:
    both = (("姓名", "学位", "职称"), ("Name", "Degree", "Title"))
    table = table_in(*(both[place] for place in heading), (*ZHANG, "教授"))
    assert (table.heading_rows, table.rows) == ((1, 2), (3,))
    assert keys_of(table) == ["name", "degree", "title"]


# --- properties -----------------------------------------------------------------------------------------------------

HEADINGS = {
    "staff": ("姓名", "证件号码", "学位", "职称", "研究方向", "入职日期"),
    "equipment": ("资产编号", "设备名称", "规格型号", "生产厂家", "账面原值（万元）"),
    "projects": ("项目名称", "项目编号", "计划类别", "立项日期", "承担单位"),
    "patents": ("专利名称", "专利号", "授权公告日", "专利权人", "法律状态"),
}
WORDS: tuple[Plain, ...] = ("甲一", "乙二", "丙三", "丁四", 12.5, date(2023, 5, 1), datetime(2024, 1, 2))
TITLES = ("温州样例大学汇总表", "2026 年度", "填报单位：温州样例大学", "附件 3", "（单位：万元）")


@given(data=st.data())
def test_that_any_table_of_known_headings_is_found_wherever_it_stands_with_exactly_its_rows(
    data: st.DataObject,
) -> None:
    kind = data.draw(st.sampled_from(sorted(HEADINGS)))
    heading = data.draw(st.permutations(HEADINGS[kind]))
    titles = data.draw(st.lists(st.sampled_from([None, *TITLES]), max_size=6))
    offset, count = data.draw(st.integers(0, 5)), data.draw(st.integers(1, 8))
    cells = st.lists(st.sampled_from(WORDS), min_size=len(heading), max_size=len(heading))
    rows = [data.draw(cells) for _row in range(count)]
    gaps = data.draw(st.sets(st.integers(1, count), max_size=2))
    sheet: list[Sequence[Plain]] = [(*[None] * offset, title) for title in titles]
    sheet.append((*[None] * offset, *heading))
    expected = []
    for number, row in enumerate(rows, 1):
        sheet.append((*[None] * offset, *row))
        expected.append(len(sheet))
        if number in gaps:
            sheet.append(())

    table = table_in(*sheet)

    assert table.kind == kind
    assert table.heading_rows == (len(titles) + 1,) * 2
    assert table.rows == tuple(expected)
    assert [match.heading for match in table.columns] == list(heading)
    assert all(match.key for match in table.columns)


@given(
    rows=st.lists(
        st.lists(
            st.one_of(
                st.none(),
                st.text(max_size=6),
                st.floats(allow_nan=False),
                st.sampled_from([*HEADINGS["staff"], "合计", "注：", "一、"]),
            ),
            max_size=6,
        ),
        max_size=12,
    )
)
def test_that_whatever_a_sheet_holds_no_row_is_lost_or_taken_twice(rows: list[list[Plain]]) -> None:
    taken: list[tuple[int, int]] = []
    for table in tables_in(*rows):
        inside = [*table.rows, *(skipped.row for skipped in table.skipped)]
        assert len(inside) == len(set(inside))
        assert all(table.heading_rows[1] < row <= len(rows) for row in inside)
        assert list(table.rows) == sorted(table.rows)
        taken += [(row, match.column) for row in table.rows for match in table.columns]
    assert len(taken) == len(set(taken))

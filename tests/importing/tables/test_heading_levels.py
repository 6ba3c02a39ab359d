"""Headings above each other are joined into one a column, whether merges tell it or blanks do."""

import pytest

from tests.importing.sheets import grid_of, keys_of, table_in
from wzlab.importing.tables.heading_levels import block, levelled
from wzlab.importing.tables.heads import texts_of
from wzlab.importing.tables.merged import sheet_of
from wzlab.intake.grids import Plain

EDUCATIONS = (("姓名", "全日制", None, "在职", None), (None, "学历", "学位", "学历", "学位"))
MERGES = ((1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 5))


def test_that_merges_reach_down_and_put_each_lower_heading_below_its_group() -> None:
    sheet = sheet_of(grid_of(*EDUCATIONS, ("张样例", "本科", "学士", "研究生", "博士"), merges=MERGES))
    head = block(sheet, 1, texts_of(sheet, 1))
    assert (head.top, head.bottom) == (1, 2)
    assert dict(head.columns) == {1: "姓名", 2: "全日制-学历", 3: "全日制-学位", 4: "在职-学历", 5: "在职-学位"}


def test_that_a_merge_over_what_is_written_is_none() -> None:
    sheet = sheet_of(grid_of(("姓名", "学位"), ("张样例", "博士"), merges=((1, 1, 2, 1),)))
    assert block(sheet, 1, texts_of(sheet, 1)).bottom == 1


def test_that_figures_below_a_merge_are_no_lower_headings_but_years_are() -> None:
    for cells, bottom in (((None, 2023.0, 2024.0), 2), ((None, 10.0, 20.0), 1)):
        sheet = sheet_of(grid_of(("项目名称", "经费", None), cells, merges=((1, 1, 2, 1), (1, 2, 1, 3))))
        assert block(sheet, 1, texts_of(sheet, 1)).bottom == bottom


@pytest.mark.parametrize(
    ("lower", "record", "bottom"),
    [
        ((None, None, "财政", "自筹"), ("样例", "X-1", 1.0, 2.0), 2),
        ((None, None, 2023.0, 2024.0), ("样例", "X-1", 1.0, 2.0), 2),
        ((None, None, "财政", "财政"), ("样例", "X-1", 1.0, 2.0), 1),  # a heading does not come twice
        ((None, None, "财政", "自筹"), (None, None, "甲", "乙"), 1),  # no row below is a record that this one is not
        ((None, "乙", "财政", "自筹"), ("样例", "X-1", 1.0, 2.0), 1),  # 项目编号 is no group
        ((None, None, "财政", None), ("样例", "X-1", 1.0, 2.0), 1),
        ((None, None, 10.0, 20.0), ("样例", "X-1", 1.0, 2.0), 1),
    ],
)
def test_that_short_words_are_parts_only_below_a_group_with_records_beneath(
    lower: tuple[Plain, ...], record: tuple[Plain, ...], bottom: int
) -> None:
    sheet = sheet_of(grid_of(("项目名称", "项目编号", "经费（万元）", None), lower, record))
    assert levelled(sheet, 1, texts_of(sheet, 1)).bottom == bottom


def test_that_groups_two_rows_above_belong_to_the_headings() -> None:
    table = table_in(
        ("基本信息", None, "经历", None),
        (None, None, "教育", None),
        ("姓名", "性别", "学历", "学位"),
        ("张样例", "女", "研究生", "博士"),
        merges=((1, 1, 2, 2), (1, 3, 1, 4), (2, 3, 2, 4)),
    )
    assert table.heading_rows[1] == 3
    assert keys_of(table) == ["name", "gender", "education", "degree"]
    assert table.columns[2].heading == "经历-教育-学历"


def test_that_three_levels_are_joined_without_merges() -> None:
    table = table_in(
        ("姓名", "教育", None, None, None, "职称"),
        (None, "全日制", None, "在职", None, None),
        (None, "学历", "学位", "学历", "学位", None),
        ("张样例", "研究生", "博士", "研究生", "博士", "教授"),
    )
    assert (table.heading_rows, table.rows) == ((1, 3), (4,))
    assert [match.heading for match in table.columns][1:5] == [
        "教育-全日制-学历",
        "教育-全日制-学位",
        "教育-在职-学历",
        "教育-在职-学位",
    ]

"""Parts without a sum, and two columns that say different things of one field, are told."""

from tests.importing.sheets import keys_of, table_in

PARTS = (("项目名称", "项目编号", "经费（万元）", None), (None, None, "财政", "自筹"), ("样例一", "X-1", 60.0, 40.0))


def test_that_parts_of_a_figure_without_their_sum_are_told() -> None:
    assert table_in(*PARTS).remarks == (
        "“经费（万元）”下面只有分项（财政、自筹），没有一栏是合计，没有读入：请加一栏合计。",
    )


def test_that_nothing_is_told_of_parts_beside_a_column_of_the_field() -> None:
    heading, parts, record = PARTS
    table = table_in((*heading, "总经费"), parts, (*record, 100.0))
    assert keys_of(table) == ["title", "number", None, None, "funding"]
    assert table.remarks == ()


def test_that_a_choice_in_several_columns_is_told() -> None:
    table = table_in(("姓名", "学位", "是否全时", None), (None, None, "是", "否"), ("张样例", "博士", "今年", None))
    assert keys_of(table) == ["name", "degree", None, None]
    assert table.remarks == ("“是否全时”分成了几栏（是、否），没有读入：请合成一栏，写明是哪一项。",)

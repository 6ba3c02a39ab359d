"""Merged ranges by row, and which rows they reach over."""

from hypothesis import given
from hypothesis import strategies as st

from tests.importing.sheets import grid_of, table_in
from wzlab.importing.tables.merged import merged_across, merged_down, sheet_of


def test_that_a_range_is_found_from_every_row_it_covers() -> None:
    sheet = sheet_of(grid_of(*[("x", "y")] * 5, merges=((1, 1, 2, 1), (2, 2, 2, 2))))
    assert [list(sheet.covering(row)) for row in (1, 2, 3)] == [[(1, 1, 2, 1)], [(1, 1, 2, 1), (2, 2, 2, 2)], []]
    assert sheet.has_merges
    assert not sheet_of(grid_of(("x",))).has_merges


def test_that_a_cell_merged_over_rows_reaches_over_those_that_are_records() -> None:
    grid = grid_of(*[("x", "y")] * 6, merges=((1, 1, 4, 1), (5, 2, 5, 2), (5, 1, 9, 1)))
    assert list(merged_down(grid, [1, 3, 4, 5, 6])) == [(1, 1, [3, 4]), (5, 1, [6])]
    assert list(merged_down(grid, [2, 3])) == []


def test_that_only_ranges_over_several_columns_are_across() -> None:
    assert merged_across(grid_of(("x", "y"), merges=((1, 1, 1, 2), (2, 1, 3, 1)))) == {(1, 1)}


def test_that_ranges_over_each_other_are_not_followed_without_end() -> None:
    rows = [("姓名", "学位", "职称", "学历"), *[("张样例", "博士", "教授", "研究生")] * 300]
    table = table_in(*rows, merges=((2, 1, 301, 2),) * 100_000)
    assert len(table.rows) == 300


cells = st.integers(1, 8)


@given(ranges=st.lists(st.tuples(cells, cells, cells, cells), max_size=6))
def test_that_any_ranges_may_be_told(ranges: list[tuple[int, int, int, int]]) -> None:
    rows = [("姓名", "联系方式", None, "学位"), (None, "手机", "邮箱", None), ("张样例", "138", "a", "博士")]
    assert table_in(*rows, merges=tuple(ranges)).kind == "staff"

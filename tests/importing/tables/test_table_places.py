"""Which lines above a table are its own, and which headings begin a new one."""

from tests.importing.sheets import grid_of
from wzlab.importing.tables.heading_rows import find_heads
from wzlab.importing.tables.table_places import Place, places_of
from wzlab.intake.grids import Plain

GEAR = ("设备名称", "资产编号", "原值")
PROJECTS = ("项目名称", "项目编号", "经费")
DEVICE, PROJECT = ("服务器", "S-1", 120.0), ("样例一", "X-1", 30.0)


def places(*rows: tuple[Plain, ...], merges: tuple[tuple[int, int, int, int], ...] = ()) -> list[Place]:
    grid = grid_of(*rows, merges=merges)
    return places_of(grid, find_heads(grid))


def test_that_a_line_above_one_table_is_not_of_the_table_beside() -> None:
    left, right = places(
        ("单位：万元", None, None, None, "单位：元"), (*GEAR, None, *PROJECTS), (*DEVICE, None, *PROJECT)
    )
    assert (left.unit, right.unit) == ("万元", "元")


def test_that_a_line_merged_over_both_tables_is_of_both() -> None:
    rows = (("单位：万元",), (*GEAR, None, *PROJECTS), (*DEVICE, None, *PROJECT))
    assert [place.unit for place in places(*rows)] == ["万元", ""]
    assert [place.unit for place in places(*rows, merges=((1, 1, 1, 7),))] == ["万元", "万元"]


def test_that_a_line_above_one_half_of_a_list_is_of_both_halves() -> None:
    both = places((None,) * 6 + ("单位：万元",), (*GEAR, None, *GEAR), (*DEVICE, None, *DEVICE))
    assert [place.unit for place in both] == ["万元", "万元"]


def test_that_headings_again_below_another_unit_begin_a_table() -> None:
    upper, lower = places(("单位：元",), GEAR, DEVICE, (), ("单位：万元",), GEAR, DEVICE)
    assert (upper.body, upper.unit) == (range(3, 4), "元")
    assert (lower.body, lower.unit) == (range(7, 8), "万元")


def test_that_headings_again_below_the_same_unit_or_none_begin_none() -> None:
    for line in ("单位：元", "续表"):
        (place,) = places(("单位：元",), GEAR, DEVICE, (), (line,), GEAR, DEVICE)
        assert (place.repeated, place.unit) == (frozenset({6}), "元")

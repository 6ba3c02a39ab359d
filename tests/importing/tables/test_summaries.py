"""Sheets that count what another sheet lists."""

from tests.importing.sheets import Row, grid_of, source_of
from wzlab.importing.memory import Memory
from wzlab.importing.model import FoundTable
from wzlab.importing.tables.finding import find

LIST: tuple[Row, ...] = (
    ("设备名称", "资产编号", "原值（万元）"),
    ("服务器甲", "S-1", 100.0),
    ("服务器乙", "S-2", 200.0),
)
COUNTS: tuple[Row, ...] = (("单位名称", "设备名称", "数量", "原值（万元）"), ("样例大学", "服务器类", 3.0, 300.0))


def kinds(name: str, rows: tuple[Row, ...], *, others: bool = True) -> list[str]:
    grids = [grid_of(*rows, name=name)] + ([grid_of(*LIST, name="明细")] if others else [])
    return [table.kind for table in find(source_of(*grids)).tables]


def test_that_a_summary_beside_the_list_is_asked_about() -> None:
    assert kinds("汇总", COUNTS) == ["", "equipment"]
    assert kinds("按类统计", COUNTS) == ["", "equipment"]


def test_that_a_list_may_be_called_a_summary() -> None:
    assert kinds("汇总", COUNTS, others=False) == ["equipment"]
    assert kinds("汇总", LIST) == ["equipment", "equipment"]


def test_that_a_further_list_is_no_summary() -> None:
    assert kinds("学院", COUNTS) == ["equipment", "equipment"]


def test_that_a_summary_says_why_it_is_asked_about_and_keeps_its_headings() -> None:
    summary: FoundTable = find(source_of(grid_of(*COUNTS, name="汇总"), grid_of(*LIST, name="明细"))).tables[0]
    assert summary.remarks[0] == "这张表像是另一张表的汇总：导入会重复计算。确实是一行一条记录的，再选定它的内容。"
    assert [match.heading for match in summary.columns] == list(COUNTS[0])
    assert summary.kinds[0] == "equipment"


def test_that_nothing_is_remembered_of_it_without_a_word() -> None:
    source = source_of(grid_of(*COUNTS, name="汇总"), grid_of(*LIST, name="明细"))
    assert find(source, Memory()).tables[0].kind == ""


def test_that_a_pivot_table_is_a_summary_wherever_it_stands() -> None:
    rows: tuple[Row, ...] = (("设备名称", "数量", "求和项:原值（万元）"), ("服务器", 3.0, 300.0))
    assert kinds("Sheet1", rows, others=False) == [""]

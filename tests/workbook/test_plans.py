"""三年目标与经费: targets and investments by year."""

from decimal import Decimal

from tests.helpers import lab_of, sample
from tests.workbook.books import exact, exported, heading_row, table
from wzlab.columns import AsTyped
from wzlab.records import Investment

INVESTMENTS = [
    {"id": "v1", "year": 2026, "category": "equipment", "amount": 1_200_000},
    {"id": "v2", "year": 2026, "category": "equipment", "amount": "0.01"},
    {"id": "v3", "year": 2027, "category": "own_compute", "amount": 600_000},
    {"id": "v4", "year": 2027, "amount": 100_000},
    {"id": "v5", "amount": 7_000_000},
]
TARGETS = [
    {"id": "t1", "year": 2026, "item": "授权发明专利", "amount": 3, "unit_of_amount": "件"},
    {"id": "t2", "year": 2028, "item": "授权发明专利", "amount": 5, "unit_of_amount": "件"},
    {"id": "t3", "year": 2028, "item": "全时研发人员", "unit_of_amount": "人"},
]


def test_that_years_are_columns_and_what_is_planned_rows() -> None:
    rows = table(exported(lab_of(targets=TARGETS, investments=INVESTMENTS))["12_三年目标与经费"])
    assert list(rows[0]) == ["事项", "单位", "2026", "2027", "2028", "合计", "合计（公式）"]
    words = [row["事项"] for row in rows]
    assert words == ["三年目标", "授权发明专利", "投入计划", "自主智能算力", "设备", "未写类别", "合计", "合计（公式）"]
    assert [rows[1][key] for key in ("单位", "2026", "2027", "2028", "合计")] == ["件", 3, None, 5, None]


def test_that_amounts_are_in_ten_thousands_exact_to_the_fen_and_those_without_a_year_left_out() -> None:
    rows = {row["事项"]: row for row in table(exported(lab_of(investments=INVESTMENTS))["12_三年目标与经费"])}
    assert [str(exact(rows["设备"][key])) for key in ("2026", "合计")] == ["120.000001", "120.000001"]
    assert [exact(rows["合计"][key]) for key in ("2027", "合计")] == [70, Decimal("190.000001")]


def test_that_formulas_add_up_the_years_and_the_detail_sheet() -> None:
    worksheet = exported(lab_of(investments=INVESTMENTS))["12_三年目标与经费"]
    rows = {str(row[0].value): row for row in worksheet.iter_rows(min_row=heading_row(worksheet) + 1)}
    assert rows["设备"][5].value == f"=SUM(C{rows['设备'][0].row}:D{rows['设备'][0].row})"
    assert str(rows["合计（公式）"][2].value).startswith("=SUMIF('12_投入计划'!$B$")
    assert ",2026," in str(rows["合计（公式）"][2].value)


def test_that_an_amount_that_could_not_be_read_is_not_planned() -> None:
    lab = lab_of()
    lab.tables["investments"]["v1"] = Investment.of("v1", amount=AsTyped("50万左右"))
    assert [row["事项"] for row in table(exported(lab)["12_三年目标与经费"])] == ["三年目标", "投入计划"]


def test_that_a_sample_is_planned_from_its_first_year_to_its_last() -> None:
    rows = table(exported(sample("university-ready"))["12_三年目标与经费"])
    assert list(rows[0])[2:-2] == ["2025", "2026", "2027", "2028"]

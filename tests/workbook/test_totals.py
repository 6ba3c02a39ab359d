"""The totals above a record sheet: a value, and beside it a formula over all rows, those yet to come included."""

from decimal import Decimal

from tests.helpers import lab_of
from tests.workbook.books import exact, exported, heading_row
from wzlab.columns import AsTyped
from wzlab.records import TYPE_OF, Instrument
from wzlab.workbook.totals import TOTALS

EQUIPMENT = [
    {"id": "e1", "name": "甲", "original_value": "4999999.99", "quantity": 2},
    {"id": "e2", "name": "乙", "original_value": "0.01", "quantity": 1},
    {"id": "e3", "name": "丙"},
]


def totals_of(lab: object, sheet: str) -> dict[str, tuple[object, object]]:
    """Return a sheet's totals: the value and the formula by their words."""
    worksheet = exported(lab)[sheet]  # type: ignore[arg-type]  # a lab
    rows = worksheet.iter_rows(max_row=heading_row(worksheet) - 1, max_col=4, values_only=True)
    return {str(words): (value, formula) for words, _blank, value, formula in rows if isinstance(value, int | float)}


def test_that_amounts_are_totalled_in_ten_thousands_exact_to_the_fen() -> None:
    totals = totals_of(lab_of(equipment=EQUIPMENT), "06_仪器设备")
    assert list(totals) == ["资产条数（条）", "数量合计（台套）", "原值合计（万元）"]
    assert exact(totals["原值合计（万元）"][0]) == 500
    assert exact(totals["数量合计（台套）"][0]) == 4
    assert totals["资产条数（条）"][0] == 3


def test_that_a_formula_adds_up_the_column_and_the_rows_below_it() -> None:
    lab = lab_of(equipment=EQUIPMENT)
    worksheet = exported(lab)["06_仪器设备"]
    head = heading_row(worksheet)
    column = next(cell.column_letter for cell in worksheet[head] if cell.value == "账面原值（万元）")
    formula = totals_of(lab, "06_仪器设备")["原值合计（万元）"][1]
    assert formula == f"=SUM('06_仪器设备'!${column}${head + 1}:${column}${head + 3 + 200})"


def test_that_a_level_is_counted_by_its_word() -> None:
    projects = [
        {"id": f"p{number}", "level": level} for number, level in enumerate(["national", "provincial", "national"])
    ]
    totals = totals_of(lab_of(projects=projects), "07_科研项目")
    assert (totals["国家级（项）"][0], totals["省部级（项）"][0], totals["项目数（项）"][0]) == (2, 1, 3)
    assert str(totals["国家级（项）"][1]).endswith(',"国家级")')


def test_that_what_could_not_be_read_is_not_added() -> None:
    lab = lab_of(equipment=EQUIPMENT)
    lab.tables["equipment"]["e4"] = Instrument.of("e4", original_value=AsTyped("五百万"))
    assert exact(totals_of(lab, "06_仪器设备")["原值合计（万元）"][0]) == 500


def test_that_a_number_no_cell_can_hold_leaves_the_formula_out() -> None:
    lab = lab_of(equipment=[{"id": "e1", "original_value": "12345678901234567.89"}])
    worksheet = exported(lab)["06_仪器设备"]
    row = next(row for row in worksheet.iter_rows(values_only=True) if row[0] == "原值合计（万元）")
    assert row[2:4] == ("1234567890123.456789", None)


def test_that_what_a_condition_counts_is_told_beside_the_total() -> None:
    rooms = [{"id": "r1", "use": "laboratory", "usable_area": 480}, {"id": "r2", "use": "office", "usable_area": 60}]
    lab = lab_of(units=[{"id": "u1", "role": "lead", "entity_type": "university"}], rooms=rooms)
    worksheet = exported(lab)["05_科研用房"]
    assert exact(totals_of(lab, "05_科研用房")["使用面积合计（㎡）"][0]) == Decimal(540)
    assert "480 ㎡，≥ 500 ㎡，视口径" in str(worksheet["A2"].value)


def test_that_every_total_is_of_a_field_there_is() -> None:
    for table, totals in TOTALS.items():
        for total in totals:
            assert not total.key or total.key in TYPE_OF[table].column_of

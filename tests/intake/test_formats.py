"""Which cells are shown as percentages, and which are merged."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from wzlab.intake.formats import Looks

PERCENTS = ("0%", "0.00%", "#,##0.0%", '0"份"%', "[Red]0%;-0%")
OTHERS = ("General", "0.00", '0"%"', "0\\%", "@", "yyyy-mm-dd")


@pytest.mark.parametrize("number_format", [*PERCENTS, *OTHERS])
def test_that_a_cell_is_a_percentage_if_its_format_shows_one(number_format: str, tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "场地"
    sheet["B3"] = 0.6
    sheet["B3"].number_format = number_format
    sheet["C3"] = 0.6
    workbook.create_sheet("别的")["B4"].number_format = "0%"
    workbook.save(tmp_path / "a.xlsx")

    assert Looks(tmp_path / "a.xlsx").percent_cells("场地") == ({(3, 2)} if number_format in PERCENTS else set())


def test_that_a_sheet_that_is_not_there_has_none(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.save(tmp_path / "a.xlsx")

    assert Looks(tmp_path / "a.xlsx").percent_cells("没有") == set()


def test_that_a_cell_merged_downwards_is_told_where_its_value_stands(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "人员"
    for merged in ("B2:B4", "B6:C7", "D1:F1"):
        sheet.merge_cells(merged)
    workbook.save(tmp_path / "a.xlsx")

    found = Looks(tmp_path / "a.xlsx").merged("人员")

    assert [found.first_row(row, 2) for row in range(1, 9)] == [None, None, 2, 2, None, None, 6, None]
    assert [found.first_row(7, 3), found.first_row(1, 5)] == [None, None]

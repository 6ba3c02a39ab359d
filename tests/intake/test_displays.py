"""What a number format shows otherwise than the value is."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from wzlab.intake.displays import PERCENT, Display, What, as_shown, display_of, display_seen
from wzlab.intake.sources import read_source

FORMATS = (
    ("0%", PERCENT),
    ('0.0"%"', None),
    ("00000000", Display(What.ZEROS, 8)),
    ("0000;[Red]0000", Display(What.ZEROS, 4)),
    ('"GZ-"0000', Display(What.ZEROS, 4, "GZ-")),
    (r"\G\Z0000", None),
    ("0", None),
    ("0.00", None),
    ("#,##0", None),
    ("General", None),
    ('yyyy"年"m"月"', Display(What.MONTH)),
    ('yyyy"年"m"月";@', Display(What.MONTH)),
    (r"yyyy\-mm", Display(What.MONTH)),
    ("[$-804]yyyy.mm", Display(What.MONTH)),
    ("yyyy", Display(What.YEAR)),
    ("yyyy-mm-dd", None),
    ('m"月"d"日"', None),
    ("yyyy-mm hh:mm", None),
)


@pytest.mark.parametrize(("number_format", "display"), FORMATS)
def test_that_a_format_is_understood(number_format: str, display: Display | None) -> None:
    assert display_of(number_format) == display


ZEROS, MONTH, YEAR = Display(What.ZEROS, 4), Display(What.MONTH), Display(What.YEAR)
VALUES = (
    (12.0, ZEROS, "0012"),
    (12, Display(What.ZEROS, 3, "GZ-"), "GZ-012"),
    (123456, ZEROS, "123456"),
    (12.5, ZEROS, 12.5),
    (-3, ZEROS, -3),
    (True, ZEROS, True),
    ("甲", ZEROS, "甲"),
    (date(1960, 11, 1), MONTH, "1960-11"),
    (datetime(1960, 11, 1), MONTH, "1960-11"),
    (date(1960, 11, 23), MONTH, date(1960, 11, 23)),
    (datetime(1960, 11, 1, 8), MONTH, datetime(1960, 11, 1, 8)),
    (date(2023, 1, 1), YEAR, "2023"),
    (date(2023, 5, 1), YEAR, date(2023, 5, 1)),
    (date(1905, 6, 1), MONTH, date(1905, 6, 1)),  # 1979, typed where days are shown
    (0.6, PERCENT, 0.6),
)


@pytest.mark.parametrize(("value", "display", "shown"), VALUES)
def test_that_what_people_see_and_mean_is_taken(value: Any, display: Display, shown: Any) -> None:
    found = as_shown(value, display)
    assert (type(found), found) == (type(shown), shown)


@pytest.mark.parametrize(
    ("text", "display"),
    [
        ("0012", ZEROS),
        ("0", None),
        ("12", None),
        ("1960年11月", MONTH),
        ("2023", YEAR),
        ("2023-05-01", None),
        ("0.5", None),
    ],
)
def test_that_a_text_that_is_seen_tells_how_its_value_is_shown(text: str, display: Display | None) -> None:
    assert display_seen(text) == display


def test_that_a_workbook_is_read_as_it_is_seen(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([123, date(1960, 11, 1), date(2023, 1, 1), date(1960, 11, 23), 123])
    for address, number_format in (
        ("A1", "00000000"),
        ("B1", 'yyyy"年"m"月"'),
        ("C1", "yyyy"),
        ("D1", 'yyyy"年"m"月"'),
        ("E1", "0"),
    ):
        sheet[address].number_format = number_format
    written = BytesIO()
    book.save(written)
    path = tmp_path / "表.xlsx"
    path.write_bytes(written.getvalue())
    (grid,) = read_source(path).sheets
    (row,) = grid.rows
    assert row[:3] == ("00000123", "1960-11", "2023")
    assert str(row[3]).startswith("1960-11-23")
    assert row[4] == 123

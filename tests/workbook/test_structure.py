"""人员结构: counts worked out by hand, and formulas over the staff sheet."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import UNIVERSITY, lab_of
from tests.workbook.books import exported, heading_row, report_on
from wzlab.columns import AsTyped
from wzlab.dates import PartialDate, whole_years
from wzlab.lab import Lab
from wzlab.workbook.naming import Places
from wzlab.workbook.structure import AGE_GROUPS, _latest_birth, age_group, structure_sheet

STAFF = [
    {"id": "s1", "full_time": True, "degree": "doctor", "title_level": "senior", "birth_date": "1960-01-12"},
    {"id": "s2", "full_time": True, "degree": "master", "birth_date": "1990-01-13"},
    {"id": "s3", "full_time": False, "degree": "doctor", "birth_date": "1990-01-12"},
    {"id": "s4", "full_time": True, "post": "administration", "birth_date": "1980-05"},
]
"""The reference date is 2026-01-12: s1 is 66, s2 35, s3 36; of s4 only the month of birth is known."""


def rows_of(lab: Lab) -> dict[str, dict[str, tuple[object, ...]]]:
    """Return the tables of the sheet: by title and group the numbers of all, full-time, and counted people."""
    worksheet = exported(lab)["03_人员结构"]
    tables: dict[str, dict[str, tuple[object, ...]]] = {}
    for row in worksheet.iter_rows(min_row=heading_row(worksheet) + 1, values_only=True):
        if row[1] is None:
            current = tables.setdefault(str(row[0]), {})
        else:
            current[str(row[0])] = (row[1], row[4], row[7])
    return tables


def test_that_people_are_counted_by_degree_title_and_age() -> None:
    tables = rows_of(lab_of(units=[UNIVERSITY], staff=STAFF))
    assert list(tables) == ["学位", "职称级别", "年龄"]
    assert tables["学位"] == {
        "博士": (2, 1, 1),
        "硕士": (1, 1, 1),
        "学士": (0, 0, 0),
        "无学位": (0, 0, 0),
        "未填或未能识别": (1, 1, 0),
        "合计": (4, 3, 2),
    }
    assert tables["职称级别"]["正高"] == (1, 1, 1)
    assert tables["年龄"] == {
        "35 岁及以下": (1, 1, 1),
        "36–45 岁": (1, 0, 0),
        "46–55 岁": (0, 0, 0),
        "56–65 岁": (0, 0, 0),
        "66 岁及以上": (1, 1, 1),
        "未知（空白或不完整）": (1, 1, 0),
        "合计": (4, 3, 2),
    }


def test_that_a_formula_stands_beside_every_number_of_all_and_of_full_time_people() -> None:
    worksheet = exported(lab_of(staff=STAFF))["03_人员结构"]
    for row in worksheet.iter_rows(min_row=heading_row(worksheet) + 1):
        if row[1].value is not None:
            assert (row[2].data_type, row[5].data_type) == ("f", "f"), row[0].value


def test_that_without_the_staff_sheet_the_values_stand_alone() -> None:
    sheet = structure_sheet(report_on(lab_of(staff=STAFF)), Places())
    assert all(
        row[2] is None and row[5] is None for row in sheet.rows if row[1] is not None and not hasattr(row[1], "kind")
    )


@pytest.mark.parametrize(
    ("cell", "group"),
    [
        (PartialDate.parse("1990-01-13"), "35 岁及以下"),
        (PartialDate.parse("1990-01-12"), "36–45 岁"),
        (PartialDate.parse("1960-01-13"), "56–65 岁"),
        (PartialDate.parse("1960-01-12"), "66 岁及以上"),
        (PartialDate.parse("1980-05"), None),
        (PartialDate.parse("2026-01-13"), None),
        (PartialDate.parse("1900-02-28"), None),
        (AsTyped("五几年"), None),
        (None, None),
    ],
)
def test_that_the_birthday_itself_completes_the_year(cell: object, group: str | None) -> None:
    assert age_group(cell, date(2026, 1, 12)) == group


@given(st.dates(date(1900, 3, 1), date(2100, 1, 1)), st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 80))
def test_that_the_last_day_of_birth_parts_those_who_are_old_enough(born: date, on: date, age: int) -> None:
    if born <= on:
        assert (born <= _latest_birth(on, age)) == (whole_years(born, on) >= age)


def test_that_the_groups_leave_no_age_out_and_none_in_two() -> None:
    for age in range(120):
        assert sum(low <= age and (high is None or age <= high) for low, high, _words in AGE_GROUPS) == 1

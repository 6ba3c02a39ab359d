"""One edited cell: what it means, what is told of it, and when it means nothing."""

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import wenzhou
from tests.workbook.reading_back.edits import Edited, compared, edited, said, small_lab
from wzlab.columns import AsTyped, Column
from wzlab.dates import PartialDate
from wzlab.editing.headings import heading_meant, headings_of
from wzlab.importing.cells.values import Raw, digits_of
from wzlab.intake.flaws import Flaw
from wzlab.lab import Lab
from wzlab.language import ENGLISH, use_language
from wzlab.records import Instrument, Laboratory, Person, Project, Room
from wzlab.workbook.reading_back.values import Meaning, ValueReader

DAY = PartialDate.parse


def meaning(column: Column[Any], raw: Raw, lab: Lab | None = None) -> Meaning:
    return ValueReader(lab or small_lab(), wenzhou()).meaning(column, raw)


@pytest.mark.parametrize(
    ("column", "raw", "cell"),
    [
        (Person.name, " 张三 ", "张三"),
        (Person.name, 007.0, "7"),
        (Person.name, None, None),
        (Person.degree, "博士学位", "doctor"),
        (Person.degree, "Doctorate", "doctor"),
        (Person.full_time, True, True),
        (Person.full_time, 0.0, False),
        (Person.full_time, "√", True),
        (Person.phone, 13800138000.0, "13800138000"),
        (Person.birth_date, date(1970, 5, 1), DAY("1970-05-01")),
        (Person.birth_date, datetime(1970, 5, 1), DAY("1970-05-01")),
        (Person.birth_date, "１９７０．５", DAY("1970-05")),
        (Person.birth_date, 1970.0, DAY("1970")),
        (Person.birth_date, 19700501.0, DAY("1970-05-01")),
        (Person.unit, "u2", "u2"),
        (Person.unit, "乙大学", "u2"),
        (Person.unit, "u2 · 乙大学", "u2"),
        (Person.unit, "丁", AsTyped("丁")),
        (Person.months_per_year, "10 个月", Decimal(10)),
        (Person.months_per_year, 10.5, Decimal("10.5")),
        (Instrument.original_value, 12.345678, Decimal("123456.78")),
        (Instrument.original_value, "5000000元", Decimal(5_000_000)),
        (Instrument.original_value, 1e300, AsTyped("1" + "0" * 300)),
        (Laboratory.direction, "3.5.2", "3.5.2"),
        (Room.usable_area, "120.5㎡", Decimal("120.5")),
        (Project.title, 2024.0, "2024"),
    ],
)
def test_that_a_cell_is_read_as_in_the_window_whatever_it_is_stored_as(
    column: Column[Any], raw: Raw, cell: object
) -> None:
    assert meaning(column, raw).cell == cell


@pytest.mark.parametrize(
    ("column", "raw", "cell", "told"),
    [
        (Person.birth_date, datetime(1970, 5, 1, 8), DAY("1970-05-01"), "带有钟点，只取日期 1970-05-01"),
        (Person.birth_date, 25569.0, AsTyped("25569"), "25569 是数字，不是日期；"),
        (Person.birth_date, 1970.1, AsTyped("1970.1"), "1970.1 分不清是 1 月还是 10 月；请写成 1970-01 或 1970-10"),
        (Person.birth_date, date(1905, 5, 23), DAY("1970"), "显示为 1905-05-23，是在日期格式的单元格里输入了 1970"),
        (Person.birth_date, True, AsTyped("TRUE"), "单元格里是 TRUE，这一栏应填日期"),
        (Person.name, date(1970, 5, 1), AsTyped("1970-05-01"), "单元格里是日期 1970-05-01，这一栏应填文字"),
        (Person.months_per_year, date(2024, 1, 10), AsTyped("2024-01-10"), "单元格里是日期 2024-01-10，这一栏应填数字"),
        (Person.name, time(8, 30), AsTyped("08:30:00"), "单元格里是时间 08:30:00，这一栏应填文字"),
        (Person.title, 1e16, AsTyped("10000000000000000"), "10000000000000000 是存成数字的长号码"),
        (Person.id_number, 330302198002020034.0, AsTyped("330302198002020000"), "3303… 是存成数字的长号码"),
        (Room.shared_percent, 0.6, AsTyped("0.6"), "0.6 分不清是 60% 还是 0.6%，按未知处理；请填 60"),
        (Person.unit, "u1 · 乙大学", AsTyped("u1 · 乙大学"), "“u1 · 乙大学”里的编号和名称不是同一条记录"),
    ],
)
def test_that_what_is_doubtful_is_told(column: Column[Any], raw: Raw, cell: object, told: str) -> None:
    found = meaning(column, raw)

    assert found.cell == cell
    assert found.told.startswith(told)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (Flaw(3, 2, "error", "#REF!"), "单元格里是错误值 #REF!"),
        (Flaw(3, 2, "uncalculated", "=A1+1"), "公式 =A1+1 还没有计算结果"),
        (Flaw(3, 2, "no number", "inf"), "单元格里是错误值 inf"),
    ],
)
def test_that_what_is_no_value_changes_nothing_and_is_told(raw: Flaw, told: str) -> None:
    found = meaning(Person.months_per_year, raw)

    assert found.is_none
    assert found.told.startswith(told)


def test_that_a_mask_changes_nothing() -> None:
    assert meaning(Person.phone, "138****8000").is_none
    assert not meaning(Person.title, "138****8000").is_none


def test_that_the_unit_in_a_heading_belongs_to_the_numbers_below() -> None:
    heading = heading_meant("账面原值（元）", headings_of(Instrument))

    reader = ValueReader(small_lab(), wenzhou())
    assert reader.meaning(Instrument.original_value, 1234.0, heading).cell == Decimal(1234)
    assert reader.meaning(Instrument.original_value, "2万", heading).cell == Decimal(20_000)


def test_that_chinese_words_are_read_in_english_too() -> None:
    use_language(ENGLISH)

    assert meaning(Person.degree, "博士").cell == "doctor"


@pytest.mark.parametrize(
    ("number", "digits"),
    [(0.1 + 0.2, "0.3"), (1e21, "1000000000000000000000"), (-0.5, "-0.5"), (100.0, "100"), (1e-7, "0.0000001")],
)
def test_that_a_number_has_the_digits_a_spreadsheet_keeps(number: float, digits: str) -> None:
    assert digits_of(number) == digits


def test_that_a_formula_without_result_leaves_the_lab_as_it_is(tmp_path: Path) -> None:
    def edit(book: Edited) -> None:
        book.put("staff", "s1", months_per_year="=1+1", degree="#N/A")
        book.cell("staff", "s1", "degree").data_type = "e"

    (tmp_path / "a.xlsx").write_bytes(edited(small_lab(), edit))
    comparison = compared(small_lab(), tmp_path / "a.xlsx")

    assert said(comparison) == []
    assert [str(told).partition("：")[2] for told in comparison.told] == [
        "公式 =1+1 还没有计算结果，没有读入；请用 Excel 或 WPS 打开、保存一次后再导入。",
        "单元格里是错误值 #N/A，没有读入；请改正公式后再导入。",
    ]

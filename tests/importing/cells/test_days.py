"""Dates in other people's tables: what is read, and what is asked, word for word."""

from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import lab_of, wenzhou
from wzlab.columns import AsTyped, Column
from wzlab.dates import PartialDate
from wzlab.importing.cells import days
from wzlab.importing.cells.days import unpadded
from wzlab.importing.cells.doubts import Doubt
from wzlab.importing.cells.meanings import ImportReader, Meaning
from wzlab.importing.cells.values import Raw
from wzlab.importing.model import Severity
from wzlab.records import Agreement, Instrument, Laboratory, Person, Project, Room

DAY = PartialDate.parse
READER = ImportReader(lab_of(), wenzhou(), {})
WRITE_IT = "请选择，或写成 2023-05-01 这样。"


def read(raw: Raw, column: Column[Any] = Project.approved_on) -> Meaning:
    return READER.meaning(column, raw)


def doubted(found: Meaning) -> Doubt:
    assert found.doubt is not None
    return found.doubt


def options(found: Meaning) -> list[str]:
    question = doubted(found).question
    assert question is not None
    return [option.answer for option in question.options]


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("2023-05-01", "2023-05-01"),
        ("2023/5", "2023-05"),
        ("2023.05.01", "2023-05-01"),
        ("2023.5.1.", "2023-05-01"),
        ("2023年5月1日", "2023-05-01"),
        ("2023年5月份", "2023-05"),
        ("2023年5月1日 星期一", "2023-05-01"),
        ("2023-05-01（周一）", "2023-05-01"),
        ("２０２３．５", "2023-05"),
        ("2023、5、1", "2023-05-01"),
        ("2023·05", "2023-05"),
        ("2023 05 01", "2023-05-01"),
        ("20230501", "2023-05-01"),
        ("2023-05-01 00:00:00", "2023-05-01"),
        ("2023-05-01 00:00:00.000", "2023-05-01"),
        ("202305", "2023-05"),
        ("2023", "2023"),
        ("2023年", "2023"),
        ("1980-5月", "1980-05"),
        ("1980.5月1日", "1980-05-01"),
        ("1980年05月（45岁）", "1980-05"),
        ("1980-05-01(45)", "1980-05-01"),
        ("2023.1", "2023-01"),
        ("2023.10", "2023-10"),
        ("二〇二三年五月", "2023-05"),
        ("二○二三年", "2023"),
        ("二零二三年十二月二十一日", "2023-12-21"),
        ("一九九八年元月十日", "1998-01-10"),
        ("二〇二三年十月廿九日", "2023-10-29"),
        ("May 2023", "2023-05"),
        ("1-May-2023", "2023-05-01"),
        ("1 May 2023", "2023-05-01"),
        ("May 1, 2023", "2023-05-01"),
        ("September 2023", "2023-09"),
        ("Sept 3rd, 2021", "2021-09-03"),
        (float("2023"), "2023"),
        (float("2023.5"), "2023-05"),
        (float("2023.11"), "2023-11"),
        (float("202305"), "2023-05"),
        (float("20230501"), "2023-05-01"),
        (date(2023, 5, 1), "2023-05-01"),
        (datetime(2023, 5, 1), "2023-05-01"),
    ],
)
def test_that_a_date_is_read_as_exactly_as_it_was_written(raw: Raw, day: str) -> None:
    assert read(raw) == Meaning(DAY(day))


@pytest.mark.parametrize(
    ("raw", "code", "reason", "fix"),
    [
        (
            float("45047"),
            "not_a_date",
            "是数字，像是没有设成日期格式的日期 2023-05-01。",
            "确是 2023-05-01 的请选它；不是的，请写成 2023-05-01 这样。",
        ),
        (
            float("2023.1"),
            "day_or_month",
            "是数字，分不清是 1 月还是 10 月。",
            "请选择，或在原表中写成 2023-01 或 2023-10。",
        ),
        ("23.5.1", "day_or_month", "年份只有两位，没有猜是哪一年。", WRITE_IT),
        ("05/01/2023", "day_or_month", "分不清年、月、日。", WRITE_IT),
        ("200506", "day_or_month", "分不清年、月、日。", WRITE_IT),
        ("至今", "not_a_date", "没有说是哪一天。", "请按原件填写日期；原件没有写明的，请留空。"),
        (
            "2021.1-2023.12",
            "not_a_date",
            "是一段时间，不是一个日期。",
            "请选择其中一个日期，或在原表中分成起、止两栏。",
        ),
        ("2023-02-30", "not_a_date", "日历上没有这一天。", "请按原件改正。"),
        ("202313", "not_a_date", "日历上没有这一天。", "请按原件改正。"),
        ("民国112年", "not_a_date", "不是日期。", "请写成 2023-05-01、2023-05 或 2023。"),
        ("2023年底", "not_a_date", "不是日期。", "请写成 2023-05-01、2023-05 或 2023。"),
        (float("12"), "not_a_date", "不是日期。", "请写成 2023-05-01、2023-05 或 2023。"),
        (time(8, 30), "not_a_date", "不是日期。", "请写成 2023-05-01、2023-05 或 2023。"),
    ],
)
def test_that_what_is_no_one_date_is_told_word_for_word(raw: Raw, code: str, reason: str, fix: str) -> None:
    found = read(raw)

    assert isinstance(found.cell, AsTyped)
    assert doubted(found)[:4] == (code, Severity.PROBLEM, reason, fix)


@pytest.mark.parametrize(
    ("raw", "offered"),
    [
        (float("45047"), ["2023-05-01"]),
        ("45047", ["2023-05-01"]),
        (float("45047.75"), ["2023-05-01"]),
        (float("20000"), ["1954-10-03"]),
        (float("19999"), []),
        (float("60001"), []),
        (float("2023.1"), ["2023-01", "2023-10"]),
        ("23.5.1", ["2023-05-01"]),
        ("98年5月", ["1998-05"]),
        ("1-May-23", ["2023-05-01"]),
        ("May-23", ["2023-05"]),
        ("05/01/2023", ["2023-05-01", "2023-01-05"]),
        ("5/13/23", ["2023-05-13"]),
        ("13.5.2023", ["2023-05-13"]),
        ("200506", ["2005-06", "2020-05-06"]),
        ("230501", ["2023-05-01"]),
        ("至今", [""]),
        ("长期", [""]),
        ("2021.1-2023.12", ["2021-01", "2023-12"]),
        ("2021年1月至2023年12月", ["2021-01", "2023-12"]),
        ("2021.01.01~2023.12.31", ["2021-01-01", "2023-12-31"]),
        ("2021-2023", ["2021", "2023"]),
        ("2021年1月至今", ["2021-01"]),
        ("2023-02-30", []),
        ("abcd", []),
    ],
)
def test_that_what_a_date_may_mean_is_offered(raw: Raw, offered: list[str]) -> None:
    assert options(read(raw)) == offered


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("85.5.1", ["1985-05-01"]),
        ("23.5.1", ["1923-05-01", "2023-05-01"]),
        ("05.5.1", ["2005-05-01", "1905-05-01"]),
        ("850501", ["1985-05-01"]),
    ],
)
def test_that_a_birth_date_is_rather_of_the_last_century(text: str, offered: list[str]) -> None:
    assert options(read(text, Person.birth_date)) == offered


@pytest.mark.parametrize(
    "raw", [datetime(2023, 5, 1, 8, 30), "2023-05-01 08:30:00", "2023年5月1日 8:30", "2023-05-01T08:30:00Z"]
)
def test_that_a_time_is_told_and_left_out(raw: Raw) -> None:
    assert read(raw) == Meaning(DAY("2023-05-01"), Doubt("has_time", Severity.NOTE, "带有钟点，只取日期 2023-05-01。"))


def test_that_a_year_typed_where_days_are_shown_is_told() -> None:
    found = read(date(1905, 7, 15))  # the 2023rd day of a spreadsheet

    assert found.cell == DAY("2023")
    assert doubted(found)[:4] == (
        "not_a_date",
        Severity.REVIEW,
        "显示为 1905-07-15，是在日期格式的单元格里输入了 2023，按 2023 读入。",
        "请看一下对不对。",
    )


def test_that_a_day_is_asked_for_where_the_field_needs_one() -> None:
    found = read("2025年3月", Laboratory.reference_date)

    assert doubted(found)[:4] == (
        "not_a_date",
        Severity.PROBLEM,
        "没有写到日，这一栏要写完整的日期。",
        "请写成 2023-05-01 这样。",
    )


def test_that_an_end_that_is_not_known_keeps_the_row_where_no_verdict_hangs_on_it() -> None:
    assert doubted(read("长期", Person.contract_until)).severity is Severity.REVIEW
    assert doubted(read("长期", Agreement.valid_until)).severity is Severity.PROBLEM


@given(
    day=st.dates(date(1900, 1, 2), date(2100, 12, 31)),
    form=st.sampled_from(["{:%Y.%m.%d}", "{:%Y年%m月%d日}", "{:%Y-%m-%d} 星期一", "{:%d %b %Y}"]),
)
def test_that_every_day_is_read_in_every_form(day: date, form: str) -> None:
    assert read(form.format(day), Instrument.acquired_on) == Meaning(PartialDate.of(day))


@given(text=st.from_regex(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2}", fullmatch=True))
def test_that_no_two_digit_year_is_ever_guessed(text: str) -> None:
    assert read(text).doubt is not None


@pytest.mark.parametrize(
    ("raws", "is_text_file", "read"),
    [
        (["2022.1", "2022.12"], False, [float("2022.1"), "2022.12"]),
        (["2022.1", "2022.05"], False, [float("2022.1"), "2022.05"]),
        (["2022.1", "2022.10", "2022.12"], False, ["2022.1", "2022.10", "2022.12"]),
        (["2022.1", "2022.10"], True, ["2022.1", "2022.10"]),
        (["2022.1", "2023.5"], False, ["2022.1", "2023.5"]),
        (["2022.1", "2023.5"], True, [float("2022.1"), "2023.5"]),
        (["2022.1.1", "2022.12"], True, ["2022.1.1", "2022.12"]),
        ([None, 5, "2022-1"], True, [None, 5, "2022-1"]),
    ],
)
def test_that_a_text_may_be_a_figure_that_lost_its_zero_unless_its_column_kept_some(
    raws: list[Raw], is_text_file: bool, read: list[Raw]
) -> None:
    assert unpadded(raws, is_text_file=is_text_file) == read


def test_that_nobody_is_born_after_the_reference_date() -> None:
    for raw in ("2026-01-13", datetime(2026, 1, 13), "2080"):
        found = read(raw, Person.birth_date)
        assert isinstance(found.cell, PartialDate)
        assert doubted(found).code == "impossible"
        assert doubted(found).reason == "在基准日以后，这样的日期不可能，将按未知处理。"
        assert doubted(found).severity is Severity.REVIEW
    assert read("2026-01-12", Person.birth_date) == Meaning(DAY("2026-01-12"))
    assert read("2080-05-01") == Meaning(DAY("2080-05-01"))


def test_that_an_open_lease_leaves_the_room_in() -> None:
    found = read("长期", Room.lease_until)
    assert found.cell is None
    assert doubted(found).severity is Severity.REVIEW
    assert doubted(read("长期")).severity is Severity.PROBLEM


def test_that_a_year_may_be_called_one_of_accounts() -> None:
    assert str(days.read_day("2022年度")) == "2022"

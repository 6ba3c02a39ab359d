"""Days and partial dates: the interval they stand for, ages, birthdays on 29 February."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wzlab.dates import PartialDate, birthday, read_date, whole_years

YEARS = st.integers(1, 9999).map(lambda year: f"{year:04d}")
MONTHS = st.dates().map(lambda day: day.isoformat()[:7])
DAYS = st.dates().map(date.isoformat)
PEOPLE = st.dates(date(1900, 1, 1), date(2030, 12, 31)) | st.integers(475, 507).map(lambda leap: date(leap * 4, 2, 28))
LEAP_DAYS = st.sampled_from([date(year, 2, 29) for year in range(1904, 2032, 4)])
BORN = PEOPLE | LEAP_DAYS


# --- the forms ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-03-01", date(2025, 3, 1), date(2025, 3, 1)),
        ("2025-03", date(2025, 3, 1), date(2025, 3, 31)),
        ("2025-12", date(2025, 12, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
    ],
)
def test_that_a_partial_date_is_the_days_it_may_mean(text: str, first: date, last: date) -> None:
    assert PartialDate.parse(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["2025-02-29", "2025-04-31", "2025-13", "2025-00", "2025-01-00", "0000", "0000-01-01", "1900-02-29"],
)
def test_that_a_day_outside_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "2025-3-1", "2025-3", "25-03-01", "2025/03/01", "2025.03", "20250301", "2025-03-01T00:00", "2025-03-",
        "2025-W10-1", " 2025", "2025\n", "２０２５", "٢٠٢٥", "+2025", "12025", "五几年",
    ],
)  # fmt: skip
def test_that_another_form_is_refused_and_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match="YYYY"):
        PartialDate.parse(text)


@given(text=YEARS | MONTHS | DAYS)
def test_that_a_date_is_written_as_it_was_given(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@given(text=YEARS | MONTHS | DAYS)
def test_that_a_date_covers_exactly_the_days_that_begin_with_its_text(text: str) -> None:
    given_date = PartialDate.parse(text)
    assert given_date.first <= given_date.last
    assert given_date.first.isoformat().startswith(text)
    assert given_date.last.isoformat().startswith(text)
    if given_date.first > date.min:
        assert not (given_date.first - timedelta(days=1)).isoformat().startswith(text)
    if given_date.last < date.max:
        assert not (given_date.last + timedelta(days=1)).isoformat().startswith(text)


@given(day=st.dates())
def test_that_only_a_known_day_is_whole(day: date) -> None:
    assert PartialDate.of(day).is_whole
    assert not PartialDate.parse(day.isoformat()[:7]).is_whole
    assert not PartialDate.parse(day.isoformat()[:4]).is_whole


# --- as people type them --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2023", "2023"),
        ("2023年", "2023"),
        ("2023-5", "2023-05"),
        ("2023-05", "2023-05"),
        ("2023.5", "2023-05"),
        ("2023/5", "2023-05"),
        ("2023年5月", "2023-05"),
        ("2023 年 05 月", "2023-05"),
        ("202305", "2023-05"),
        ("199912", "1999-12"),
        ("202313", None),  # no thirteenth month; and no 2020-23-13
        ("2023-05-01", "2023-05-01"),
        ("2023.5.1", "2023-05-01"),
        ("2023. 5. 1", "2023-05-01"),
        ("2023/05/01", "2023-05-01"),
        ("2023/5/1 0:00", "2023-05-01"),
        ("2023-05-01 00:00:00", "2023-05-01"),
        ("2023-05-01T00:00:00", "2023-05-01"),
        ("2023年5月1日", "2023-05-01"),
        ("2023年5月1号", "2023-05-01"),
        ("20230501", "2023-05-01"),
        ("19600229", "1960-02-29"),
        ("0001-01-01", "0001-01-01"),
        # never guessed
        ("200506", None),  # June 2005, or 6 May 2020
        ("191205", None),  # May 1912, or 5 December 2019
        ("230501", None),  # year 2305, or a two-digit year
        ("01052023", None),
        ("23-05-01", None),
        ("1/5/2023", None),
        ("5/2023", None),
        ("23年5月", None),
        ("45047", None),  # a day as Excel counts
        ("2023-5/1", None),
        ("2023-05-01 12:30", None),
        ("2023-05 00:00", None),
        ("2023.05.", None),
        ("2023年5", None),
        ("五几年", None),
        ("至今", None),
        ("", None),
        # not in the calendar
        ("2023-02-29", None),
        ("2023年13月", None),
        ("2023年2月30日", None),
        ("20230431", None),
        ("0000", None),
        ("2023-0-1", None),
        ("٢٠٢٣", None),
    ],
)
def test_that_a_typed_date_is_read_as_exactly_as_it_is_known(text: str, known: str | None) -> None:
    if known is None:
        with pytest.raises(ValueError, match=r"\S|^$"):
            read_date(text)
    else:
        assert read_date(text) == PartialDate.parse(known)


@given(text=YEARS | MONTHS | DAYS)
def test_that_every_date_of_a_file_can_also_be_typed(text: str) -> None:
    assert read_date(text) == PartialDate.parse(text)


@given(day=st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_that_eight_digits_are_the_day_they_spell(day: date) -> None:
    assert read_date(day.strftime("%Y%m%d")) == PartialDate.of(day)


@given(day=st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_that_six_digits_are_never_taken_for_a_day_of_a_two_digit_year(day: date) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        read_date(day.strftime("%y%m%d"))


# --- ages -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        ("1960-01-12", "2026-01-12", 66),  # the birthday completes the year
        ("1960-01-13", "2026-01-12", 65),
        ("1961-01-12", "2026-01-12", 65),
        ("1960-02-29", "2025-02-28", 64),  # in other years it is 1 March that completes it
        ("1960-02-29", "2025-03-01", 65),
        ("1960-02-29", "2024-02-28", 63),
        ("1960-02-29", "2024-02-29", 64),
        ("2000-02-29", "2100-02-28", 99),  # 2100 is no leap year
        ("2000-02-29", "2100-03-01", 100),
        ("1960-02-28", "2025-02-28", 65),
        ("1960-03-01", "2025-02-28", 64),
        ("1960-03-29", "2025-03-28", 64),
        ("1960-03-29", "2025-03-29", 65),
        ("2026-01-12", "2026-01-12", 0),
        ("2026-01-13", "2026-01-12", -1),
    ],
)
def test_that_an_age_is_in_whole_years(born: str, on: str, years: int) -> None:
    assert whole_years(date.fromisoformat(born), date.fromisoformat(on)) == years


@pytest.mark.parametrize(
    ("born", "age", "day"),
    [
        ("1960-02-29", 65, "2025-03-01"),
        ("1960-02-29", 64, "2024-02-29"),
        ("1896-02-29", 4, "1900-03-01"),
        ("1961-01-12", 65, "2026-01-12"),
        ("1960-03-29", 65, "2025-03-29"),
        ("9000-06-01", 999, "9999-06-01"),
        ("9000-06-01", 2000, "9999-12-31"),  # beyond the calendar
    ],
)
def test_that_a_birthday_is_the_day_the_age_is_reached(born: str, age: int, day: str) -> None:
    assert birthday(date.fromisoformat(born), age) == date.fromisoformat(day)


@given(born=BORN, age=st.integers(0, 120))
def test_that_the_age_is_reached_on_the_birthday_and_not_a_day_before(born: date, age: int) -> None:
    day = birthday(born, age)
    assert whole_years(born, day) == age
    assert whole_years(born, day - timedelta(days=1)) == age - 1


@given(born=BORN, on=st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_that_an_age_is_the_number_of_birthdays_since(born: date, on: date) -> None:
    def turned(year: int) -> date:
        leap_day = (born.month, born.day) == (2, 29) and not calendar.isleap(year)
        return date(year, 3, 1) if leap_day else born.replace(year=year)

    since = sum(turned(year) <= on for year in range(born.year + 1, on.year + 1))
    assert on < born or whole_years(born, on) == since

"""The ages chart: groups of five years, the director, and the cut-offs."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.charts.labs import SEEDS, random_report
from tests.charts.pictures import shown
from tests.helpers import UNIVERSITY, lab_of, wenzhou
from wzlab.charts.age_groups import Age, age_of, ages_of, exact_age, group_of
from wzlab.charts.ages import draw_ages
from wzlab.charts.subjects import State
from wzlab.dates import PartialDate, whole_years
from wzlab.policy.judge import LiveJudge, Outcome
from wzlab.policy.report import Report
from wzlab.records import Person

ON = date(2026, 1, 12)
"""The pack's reference date."""


def report_of(**parts: object) -> Report:
    return Report(wenzhou(), lab_of(units=[UNIVERSITY], **parts))


def director(born: str) -> dict[str, object]:
    return {"id": "s1", "post": "director", "full_time": True, "birth_date": born}


def born(text: str) -> Age | None:
    return age_of(Person.of("s1", birth_date=PartialDate.parse(text)), ON)


def test_that_the_birthday_itself_completes_the_year() -> None:
    assert [born(day) for day in ("1996-01-12", "1996-01-13")] == [Age(30, 30), Age(29, 29)]


def test_that_a_partial_date_falls_into_a_group_only_if_all_its_days_do() -> None:
    assert [born(text) for text in ("1993", "1996")] == [Age(32, 33), Age(29, 30)]
    assert [group_of(age) for age in (Age(32, 33), Age(29, 30), Age(95, 130), Age(0, 0))] == [30, None, 95, 0]


def test_that_a_birth_date_after_the_reference_date_is_no_age() -> None:
    assert born("2026-01-13") is None


def test_that_groups_tell_who_counts() -> None:
    staff = [
        director("1967-05-01"),
        {"id": "s2", "full_time": True, "birth_date": "1968-01-01"},
        {"id": "s3", "full_time": False, "birth_date": "1968-01-01"},
        {"id": "s4", "birth_date": "1990"},
        {"id": "s5", "full_time": True},
    ]
    ages = ages_of(report_of(staff=staff))
    assert ages.groups == {
        55: {State.COUNTED: ("s1", "s2"), State.OUTSIDE: ("s3",)},
        35: {State.UNDECIDED: ("s4",)},
    }
    assert ages.untold == ("s5",)
    assert ages.director_age == Age(58, 58)


def test_that_each_reading_draws_its_line_where_its_test_changes() -> None:
    """65 whole years on 2026-01-12 or on 2025-12-25; the year 1961; not past the 65th birthday."""
    cut_offs = ages_of(report_of(staff=[director("1967-05-01")])).cut_offs
    assert [cut.born for cut in cut_offs] == [
        date(1960, 1, 13),
        date(1959, 12, 26),
        date(1961, 1, 1),
        date(1961, 1, 12),
    ]
    assert all(cut.younger and 65 <= cut.age < 66.1 for cut in cut_offs)


def test_that_a_pinned_reading_leaves_one_line() -> None:
    cut_offs = ages_of(report_of(staff=[], readings={"age_cutoff": "strict"})).cut_offs
    assert [cut.born for cut in cut_offs] == [date(1961, 1, 12)]


@given(st.integers(0, 3), st.integers(-400, 400))
def test_that_a_line_parts_those_whom_the_judge_parts(number: int, days: int) -> None:
    lab = lab_of(units=[UNIVERSITY], staff=[director("1967-05-01")])
    cut = ages_of(Report(wenzhou(), lab)).cut_offs[number]
    day = cut.born + timedelta(days)
    lab.tables["staff"]["s1"] = lab.tables["staff"]["s1"].replace(birth_date=PartialDate.of(day))
    result = LiveJudge(wenzhou(), lab).verdicts["director.age"].results[number]
    assert (result.outcome is Outcome.MET) == (day >= cut.born)


@given(st.dates(date(1930, 1, 1), ON))
def test_that_an_exact_age_lies_within_its_whole_year(day: date) -> None:
    assert whole_years(day, ON) <= exact_age(day, ON) <= whole_years(day, ON) + 1


@pytest.mark.parametrize(
    ("staff", "words"),
    [
        ([], "实验室主任：没有或不止一人，无法标出。"),
        ([{"id": "s1", "post": "director"}], "实验室主任：出生日期未填或读不出，无法标出。"),
        ([director("1967-05-01")], "实验室主任：58 岁"),
        ([{"id": "s2", "full_time": True}], "未画出 1 人："),
    ],
)
def test_that_the_director_and_those_without_an_age_are_told_in_words(
    staff: list[dict[str, object]], words: str
) -> None:
    assert words in shown(draw_ages(report_of(staff=staff)).figure)


@pytest.mark.parametrize("seed", SEEDS)
def test_that_everybody_is_drawn_once_or_told(seed: int) -> None:
    report = random_report(seed)
    ages = ages_of(report)
    drawn = [person for members in ages.groups.values() for people in members.values() for person in people]
    assert sorted([*drawn, *ages.untold]) == sorted(report.lab.tables["staff"])

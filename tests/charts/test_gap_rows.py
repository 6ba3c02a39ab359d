"""What the gaps chart draws, as numbers."""

from decimal import Decimal
from fractions import Fraction
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import ENTERPRISE, UNIVERSITY, lab_of, people, sample, wenzhou
from wzlab.charts.gap_rows import GapRow, Span, gap_rows, plain_rows, position
from wzlab.lab import Lab
from wzlab.policy.nodes import Constant, Type
from wzlab.policy.pack import Limit
from wzlab.policy.report import Report
from wzlab.policy.words import Standing

NUMBERS = st.one_of(st.integers(0, 10**9), st.fractions(0, 1000), st.decimals(0, 10**6, places=4))
THRESHOLDS = st.one_of(st.integers(1, 10**7), st.fractions(Fraction(1, 100), 10), st.decimals("0.01", 10**6, places=2))


def limit(operator: str) -> Limit:
    return Limit(operator, Constant(5, Type.NUMBER))


def row(lab: Lab, title: str) -> GapRow:
    return next(row for row in gap_rows(Report(wenzhou(), lab)) if row.title == title)


@given(NUMBERS, THRESHOLDS)
def test_that_the_line_is_reached_exactly_when_the_limit_is_kept(
    value: Decimal | Fraction | int, threshold: Decimal | Fraction | int
) -> None:
    exact, asked = Fraction(value), Fraction(threshold)
    if abs(exact - asked) > asked / 10**9 or exact == asked:  # nearer than a drawn point can tell
        assert (position(value, threshold, limit(">=")) >= 1) == (exact >= asked)
        assert (position(value, threshold, limit("<=")) >= 1) == (exact <= asked)


@given(NUMBERS, NUMBERS, THRESHOLDS)
def test_that_more_is_never_drawn_as_worse(
    one: Decimal | Fraction | int, other: Decimal | Fraction | int, threshold: Decimal | Fraction | int
) -> None:
    low, high = sorted((Fraction(one), Fraction(other)))
    assert position(low, threshold, limit(">=")) <= position(high, threshold, limit(">="))
    assert position(low, threshold, limit("<=")) >= position(high, threshold, limit("<="))


@pytest.mark.parametrize(
    ("value", "operator", "expected"),
    [(7, ">=", 7 / 5), (Decimal("2.5"), ">=", 0.5), (0, ">=", 0), (4, "<=", 1.2), (0, "<=", 2), (20, "<=", 0)],
)
def test_that_a_position_counts_in_thresholds(value: Decimal | int, operator: str, expected: float) -> None:
    assert position(value, 5, limit(operator)) == pytest.approx(expected)


def test_that_a_threshold_of_zero_is_reached_or_not() -> None:
    assert [position(value, 0, limit("<=")) for value in (0, 1)] == [1, 0]
    assert [position(value, 0, limit(">=")) for value in (0, 1)] == [1, inf]


def test_that_every_condition_has_exactly_one_row_in_the_notices_order() -> None:
    report = Report(wenzhou(), sample("university-ready"))
    titles = [str(condition.title) for condition in wenzhou().conditions]
    drawn, listed = [row.title for row in gap_rows(report)], [row.title for row in plain_rows(report)]
    assert sorted(drawn + listed) == sorted(titles)
    assert drawn == [title for title in titles if title in drawn]
    assert listed == [title for title in titles if title in listed]
    assert {"省部级及以上科研项目", "主任：年龄", "副高以上或博士占比"} <= set(drawn)


def test_that_blanks_leave_a_part_of_the_bar_open() -> None:
    staff = [*people(12), {"id": "s50", "source": "own"}, {"id": "s51", "full_time": False}]
    drawn = row(lab_of(units=[UNIVERSITY], staff=staff), "全时研发人员")
    assert drawn.bar == Span(12 / 15, 13 / 15)
    assert (drawn.figure, drawn.threshold, drawn.gap, drawn.word) == ("12–13 人", "≥ 15 人", "差 3 人", "未达标")


def test_that_a_blank_amount_has_no_end() -> None:
    machine = {"id": "e1", "key": True, "status": "in_use", "acquisition": "purchased"}
    drawn = row(lab_of(units=[UNIVERSITY], equipment=[machine]), "关键科研仪器设备原值")
    assert drawn.bar == Span(0, inf)


def test_that_an_age_is_drawn_in_mirror_image() -> None:
    director = {"id": "s1", "post": "director", "birth_date": "1967-05-01"}
    drawn = row(lab_of(units=[UNIVERSITY], staff=[director]), "主任：年龄")
    assert drawn.mirrored
    assert drawn.bar == Span(1 + 7 / 65, 1 + 7 / 65)
    assert (drawn.figure, drawn.threshold) == ("58 岁", "≤ 65 岁")


def test_that_readings_that_agree_are_not_drawn() -> None:
    assert row(lab_of(units=[UNIVERSITY], staff=people(15)), "全时研发人员").readings == ()


def test_that_each_different_reading_is_drawn_once() -> None:
    staff = [*people(14), {"id": "s50", "full_time": True, "post": "director"}]
    drawn = row(lab_of(units=[UNIVERSITY], staff=staff), "全时研发人员")
    assert set(drawn.readings) == {Span(1, 1), Span(14 / 15, 14 / 15)}
    assert (drawn.standing, drawn.bar) == (Standing.DEPENDS, Span(1, 1))


def test_that_what_does_not_apply_has_no_bar_and_no_figure() -> None:
    drawn = row(lab_of(units=[ENTERPRISE]), "省部级及以上科研项目")
    assert (drawn.bar, drawn.readings, drawn.figure, drawn.gap) == (None, (), "", "")
    assert (drawn.word, drawn.threshold) == ("不适用", "≥ 5 项")


def test_that_a_figure_nobody_can_know_yet_is_unknown() -> None:
    drawn = row(Lab(), "省部级及以上科研项目")
    assert (drawn.bar, drawn.figure, drawn.word) == (None, "未知", "待补充")


def test_that_a_condition_that_applies_under_some_reading_only_says_so() -> None:
    drawn = row(sample("draft-blanks"), "近 3 年授权发明专利")
    assert (drawn.bar, drawn.figure, drawn.word) == (None, "不适用", "视口径")
    assert drawn.readings

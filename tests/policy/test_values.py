"""Three-valued truth and intervals, against tables written by hand and against every value they may stand for."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wzlab.policy.values import (
    EVERYTHING,
    Range,
    Truth,
    Value,
    all_true,
    any_true,
    at_most,
    below,
    bounds,
    equal,
    hull,
    is_exact,
    negated,
    not_above,
    simplified,
    within,
)

T, F, U = True, False, None
TRUTHS: tuple[Truth, ...] = (T, F, U)

# --- Kleene's tables ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (T, T, T, T),
        (T, F, F, T),
        (T, U, U, T),
        (F, T, F, T),
        (F, F, F, F),
        (F, U, F, U),
        (U, T, U, T),
        (U, F, F, U),
        (U, U, U, U),
    ],
)
def test_that_and_and_or_are_kleenes(left: Truth, right: Truth, both: Truth, either: Truth) -> None:
    assert all_true((left, right)) is both
    assert any_true((left, right)) is either


@pytest.mark.parametrize(("truth", "opposite"), [(T, F), (F, T), (U, U)])
def test_that_not_is_kleenes(truth: Truth, opposite: Truth) -> None:
    assert negated(truth) is opposite


def test_that_nothing_at_all_is_all_true_and_none_is_true() -> None:
    assert all_true(()) is True
    assert any_true(()) is False


@given(truths=st.lists(st.sampled_from(TRUTHS), max_size=7))
def test_that_a_conjunction_is_known_when_every_filling_of_the_unknown_ones_agrees(truths: list[Truth]) -> None:
    fillings = list(product(*((truth,) if truth is not None else (True, False) for truth in truths)))
    assert all_true(truths) is agreed(all(filling) for filling in fillings)
    assert any_true(truths) is agreed(any(filling) for filling in fillings)


@given(truths=st.lists(st.sampled_from(TRUTHS), max_size=7))
def test_that_de_morgans_law_holds_with_unknowns(truths: list[Truth]) -> None:
    assert negated(all_true(truths)) is any_true(map(negated, truths))


# --- every member of small ranges -----------------------------------------------------------------------------------

FIRST = date(2024, 2, 27)


def agreed(truths: Iterable[bool]) -> Truth:
    """Return what all agree on, or None."""
    found = set(truths)
    return found.pop() if len(found) == 1 else None


def as_day(number: int) -> date:
    return FIRST + timedelta(days=number)


def as_tenth(number: int) -> Decimal:
    return Decimal(number) / 10


def as_third(number: int) -> Fraction:
    return Fraction(number, 3)


SCALES: tuple[Callable[[int], date | Decimal | Fraction | int], ...] = (as_day, as_tenth, as_third, int)
PAIRS = st.tuples(st.integers(0, 6), st.integers(0, 6)).map(sorted)
SCALE = st.sampled_from(SCALES)


def members(pair: list[int]) -> range:
    return range(pair[0], pair[1] + 1)


def value(pair: list[int], scale: Callable[[int], Value]) -> Value:
    """Return a range of a scale, or the value itself where it holds just one."""
    return simplified(Range(scale(pair[0]), scale(pair[1])))


@given(left=PAIRS, right=PAIRS, scale=SCALE)
def test_that_comparisons_are_known_when_all_members_agree(
    left: list[int], right: list[int], scale: Callable[[int], Value]
) -> None:
    pairs = list(product(members(left), members(right)))
    first, second = value(left, scale), value(right, scale)
    assert at_most(first, second) is agreed(a <= b for a, b in pairs)
    assert below(first, second) is agreed(a < b for a, b in pairs)
    assert equal(first, second) is agreed(a == b for a, b in pairs)


@given(item=PAIRS, low=PAIRS, high=PAIRS, scale=SCALE)
def test_that_within_is_known_when_all_members_agree(
    item: list[int], low: list[int], high: list[int], scale: Callable[[int], Value]
) -> None:
    expected = agreed(a <= b <= c for b, a, c in product(members(item), members(low), members(high)))
    assert within(value(item, scale), value(low, scale), value(high, scale)) is expected


@given(left=PAIRS, right=PAIRS, scale=SCALE)
def test_that_a_hull_holds_both_and_no_end_beyond_them(
    left: list[int], right: list[int], scale: Callable[[int], Value]
) -> None:
    both = [*members(left), *members(right)]
    assert bounds(hull(value(left, scale), value(right, scale))) == Range(scale(min(both)), scale(max(both)))


def test_that_a_range_without_an_end_is_open_on_that_side() -> None:
    least, most = Range(Decimal(5), None), Range(None, Decimal(4))
    assert (at_most(4, least), at_most(5, least), at_most(6, least)) == (T, T, U)
    assert (at_most(least, 4), at_most(least, 5)) == (F, U)
    assert (at_most(most, 4), at_most(most, 3), at_most(5, most)) == (T, U, F)
    assert (below(most, least), at_most(least, most)) == (T, F)
    assert (equal(most, least), equal(least, 5), equal(least, 4)) == (F, U, F)
    assert at_most(EVERYTHING, 1) is at_most(1, EVERYTHING) is at_most(EVERYTHING, EVERYTHING) is None


def test_that_a_window_that_is_empty_holds_nothing_not_even_the_unknown() -> None:
    assert within(None, date(2023, 1, 1), date(2022, 12, 31)) is False
    assert within(None, date(2023, 1, 1), date(2023, 1, 1)) is None
    assert within(Range(date(2023, 1, 1), None), date(2023, 1, 1), date(2022, 12, 31)) is False


def test_that_both_ends_of_a_window_are_inside_it() -> None:
    start, end = date(2023, 1, 1), date(2026, 1, 12)
    inside = [within(day, start, end) for day in (date(2022, 12, 31), start, end, date(2026, 1, 13))]
    assert inside == [False, True, True, False]


# --- unknown values -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("known", [Decimal(1), date(2025, 1, 1), Range(1, 2)])
def test_that_what_is_wholly_unknown_compares_as_unknown(known: Value) -> None:
    for compare in (at_most, below, equal):
        assert compare(None, known) is None
        assert compare(known, None) is None
    assert equal(None, None) is None
    assert equal("甲", None) is None


def test_that_texts_are_equal_or_not() -> None:
    assert equal("lead", "lead") is True
    assert equal("lead", "Lead") is False


@pytest.mark.parametrize(
    ("found", "exact"),
    [
        (None, False),
        (True, True),
        (False, True),
        ("", True),
        (Decimal(0), True),
        (0, True),
        (Range(1, 1), True),
        (Range(1, 2), False),
        (Range(None, None), False),
        (Range(1, None), False),
        (Range(None, 1), False),
    ],
)
def test_that_a_value_is_exact_when_it_can_be_only_one(found: Value, exact: bool) -> None:
    assert is_exact(found) is exact


def test_that_a_range_of_one_is_that_one() -> None:
    assert simplified(Range(Decimal("1.0"), Decimal(1))) == Decimal(1)
    assert simplified(Range(1, 2)) == Range(1, 2)
    assert simplified(EVERYTHING) == EVERYTHING
    assert bounds(None) == EVERYTHING
    assert bounds(Decimal(3)) == Range(3, 3)


@pytest.mark.parametrize(
    ("left", "right", "known"),
    [
        (None, Decimal(1), None),
        (Decimal(1), None, None),
        (True, False, None),
        (True, True, True),
        ("甲", "乙", None),
        ("甲", "甲", "甲"),
        ("甲", None, None),
        (None, None, None),
        (1, 3, Range(1, 3)),
        (Range(1, 2), Range(1, 2), Range(1, 2)),
        (Range(None, 2), 3, Range(None, 3)),
        (Range(0, None), 3, Range(0, None)),
        (3, Range(None, 2), Range(None, 3)),
        (3, Range(0, None), Range(0, None)),
    ],
)
def test_that_what_one_of_two_may_be_is_known_as_far_as_both(left: Value, right: Value, known: Value) -> None:
    assert hull(left, right) == known


# --- exactness ------------------------------------------------------------------------------------------------------


def test_that_decimals_and_fractions_are_compared_exactly() -> None:
    third = Fraction(1, 3)
    just_below = Decimal("0." + "3" * 40)
    assert not_above(just_below, third)
    assert not not_above(third, just_below)
    assert at_most(Fraction(3, 5), Decimal("0.6")) is at_most(Decimal("0.6"), Fraction(3, 5)) is True
    assert at_most(Decimal("0.6"), Fraction(25, 42)) is False
    assert below(Decimal("4999999.99"), Decimal("5000000.00")) is True
    assert below(Decimal("5000000"), Decimal("5000000.00")) is False


@given(
    a=st.decimals(-1000, 1000, places=6) | st.fractions(-1000, 1000) | st.integers(-1000, 1000),
    b=st.decimals(-1000, 1000, places=6) | st.fractions(-1000, 1000) | st.integers(-1000, 1000),
)
def test_that_numbers_of_all_kinds_are_compared_as_fractions(
    a: Decimal | Fraction | int, b: Decimal | Fraction | int
) -> None:
    assert not_above(a, b) is (Fraction(a) <= Fraction(b))
    assert at_most(a, b) is (Fraction(a) <= Fraction(b))
    assert equal(a, b) is (Fraction(a) == Fraction(b))

"""Figures that are the sums or the means of those above them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wzlab.importing.tables.running_totals import RunningTotals, figure_of
from wzlab.intake.grids import Plain


def figures(**told: str) -> dict[int, Decimal]:
    return {int(column[1:]): Decimal(figure) for column, figure in told.items()}


def test_that_a_sum_is_exact_to_the_digits_a_spreadsheet_keeps() -> None:
    rows: list[tuple[Plain, ...]] = [(1 / 10,), (2 / 10,), (3,)]
    totals = RunningTotals(rows)
    assert totals.agree(figures(c1="3.3"), [1, 2, 3], 0)
    assert not totals.agree(figures(c1="3.31"), [1, 2, 3], 0)


def test_that_a_sum_may_be_of_all_or_of_those_since_the_last() -> None:
    rows: list[tuple[Plain, ...]] = [(10, 1), (20, 2), (30, 3), (40, 4)]
    totals = RunningTotals(rows)
    assert totals.agree(figures(c1="70", c2="7"), [1, 2, 3, 4], 2)
    assert totals.agree(figures(c1="100", c2="10"), [1, 2, 3, 4], 2)
    assert not totals.agree(figures(c1="70", c2="10"), [1, 2, 3, 4], 2)


def test_that_one_row_is_no_sum_unless_one_is_enough() -> None:
    totals = RunningTotals([(10,)])
    assert not totals.agree(figures(c1="10"), [1], 0)
    assert totals.agree(figures(c1="10"), [1], 0, least=1)


def test_that_nothing_and_zero_are_no_sums() -> None:
    totals = RunningTotals([(0,), (0,)])
    assert not totals.agree({}, [1, 2], 0)
    assert not totals.agree(figures(c1="0"), [1, 2], 0)


def test_that_a_mean_is_rounded_as_it_is_written() -> None:
    totals = RunningTotals([(1,), (1,), (3,)])
    assert totals.are_means(figures(c1="1.67"), [1, 2, 3], 0)
    assert totals.are_means(figures(c1="2"), [1, 2, 3], 0)
    assert not totals.are_means(figures(c1="1.66"), [1, 2, 3], 0)


@pytest.mark.parametrize(
    ("cell", "figure"),
    [
        ("1,200.50", "1200.50"),
        (" 7 ", "7"),
        (True, None),
        ("S-1", None),
        ("12元", None),
        (None, None),
        (10**30, "1E30"),
    ],
)
def test_that_figures_are_read_as_they_stand(cell: Plain, figure: str | None) -> None:
    assert figure_of(cell) == (None if figure is None else Decimal(figure))


def test_that_what_is_no_number_is_no_figure() -> None:
    assert figure_of(float("nan")) is None
    assert figure_of(float("inf")) is None


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=30))
def test_that_asking_again_further_down_adds_nothing_twice(amounts: list[int]) -> None:
    totals = RunningTotals([(amount,) for amount in amounts])
    for number in range(2, len(amounts) + 1):
        rows = list(range(1, number + 1))
        assert totals.agree({1: Decimal(sum(amounts[:number]))}, rows, 0)
        assert not totals.agree({1: Decimal(sum(amounts[:number]) + 1)}, rows, 0)

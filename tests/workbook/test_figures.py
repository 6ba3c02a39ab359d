"""The figures of verdicts as numbers of a cell."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wzlab.workbook.figures import figure, figure_entry, unit_word
from wzlab.workbook.styles import CellKind


@pytest.mark.parametrize(
    ("number", "unit", "held"),
    [
        (Decimal("4999999.99"), "yuan", "499.999999"),
        (Decimal(5_000_000), "yuan", "500"),
        (Fraction(25, 42), "share", "0.5952"),
        (Fraction(3, 5), "share", "0.6"),
        (Decimal("282.25"), "m2", "282.25"),
        (14, "people", "14"),
        (Fraction(2, 3), "people", "0.6666"),
    ],
)
def test_that_a_figure_is_held_in_the_unit_it_is_shown_in(number: Decimal, unit: str, held: str) -> None:
    assert figure(number, unit) == Decimal(held)


def test_that_an_unknown_figure_is_no_cell() -> None:
    assert figure(None, "people") is None
    assert figure_entry(None, "people") is None


def test_that_a_share_and_an_amount_have_formats_of_their_own() -> None:
    share, amount, people = (figure_entry(1, unit) for unit in ("share", "yuan", "people"))
    assert share is not None
    assert amount is not None
    assert people is not None
    assert (share.kind, amount.kind, people.kind) == (CellKind.SHARE, CellKind.AMOUNT, CellKind.NUMBER)
    assert unit_word("share") == "%"
    assert unit_word("yuan") == "万元"


@given(st.fractions(0, 1), st.fractions(0, 1))
def test_that_a_share_below_its_threshold_never_reads_as_above_it(share: Fraction, threshold: Fraction) -> None:
    held, wanted = figure(share, "share"), figure(threshold, "share")
    assert held is not None
    assert wanted is not None
    assert (held <= wanted) if share < threshold else (held >= wanted)
    assert 0 <= share - Fraction(held) < Fraction(1, 10_000)


@given(st.fractions(0, 1))
def test_that_closing_a_raised_gap_is_enough(gap: Fraction) -> None:
    held = figure(gap, "share", raised=True)
    assert held is not None
    assert 0 <= Fraction(held) - gap < Fraction(1, 10_000)

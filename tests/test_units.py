"""Exact numbers: nothing is rounded, nothing is a float, and what is shown never promises more than there is."""

import ast
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wzlab
from wzlab.units import (
    as_decimal,
    has_at_most_decimals,
    is_sane,
    plain,
    read_number,
    read_yuan,
    show_number,
    show_percent,
    show_wan_yuan,
    wan_text,
)

FIGURES = st.decimals(-(10**29), 10**29, allow_nan=False, allow_infinity=False).filter(is_sane)
YUAN = st.integers(0, 10**15).map(lambda fen: Decimal(fen).scaleb(-2))
SHARES = st.fractions(0, 1, max_denominator=10_000)


# --- sane figures ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("figure", ["0", "-1", "1e29", "9" * 30, "1e-30", "-0." + "0" * 29 + "1", "500.00"])
def test_that_thirty_digits_on_either_side_of_the_point_are_a_figure(figure: str) -> None:
    assert is_sane(Decimal(figure))


@pytest.mark.parametrize(
    "figure", ["1e30", "-1e30", "1e400", "1e-31", "0." + "0" * 31, "NaN", "sNaN", "Infinity", "-Infinity"]
)
def test_that_more_digits_or_no_number_at_all_is_a_slip(figure: str) -> None:
    assert not is_sane(Decimal(figure))


# --- plain ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "kept"),
    [("1E+3", "1000"), ("1.50", "1.5"), ("100.00", "100"), ("0.00", "0"), ("-0.10", "-0.1"), ("1e-7", "1E-7")],
)
def test_that_a_plain_number_has_neither_exponent_nor_trailing_zeros(written: str, kept: str) -> None:
    assert str(plain(Decimal(written))) == kept


@given(number=FIGURES)
def test_that_a_plain_number_is_the_same_number(number: Decimal) -> None:
    bare = plain(number)
    exponent = bare.as_tuple().exponent
    assert bare == number
    assert isinstance(exponent, int)
    assert exponent <= 0
    assert exponent == 0 or bare.as_tuple().digits[-1] != 0


# --- decimals -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "decimals", "fits"),
    [("1.500", 1, True), ("1.505", 2, False), ("1E+3", 0, True), ("0.1", 0, False), ("499.99", 2, True)],
)
def test_that_decimals_are_counted_by_value_not_by_how_they_are_written(number: str, decimals: int, fits: bool) -> None:
    assert has_at_most_decimals(Decimal(number), decimals) is fits


@given(number=FIGURES, decimals=st.integers(0, 30))
def test_that_a_number_fits_when_its_multiple_is_whole(number: Decimal, decimals: int) -> None:
    whole = (Fraction(number) * 10**decimals).denominator == 1
    assert has_at_most_decimals(number, decimals) is whole


@pytest.mark.parametrize(
    ("fraction", "decimal"),
    [("1/8", "0.125"), ("3/5", "0.6"), ("7", "7"), ("0", "0"), ("-5/2", "-2.5"), ("1/3125", "0.00032")],
)
def test_that_a_fraction_of_twos_and_fives_has_a_decimal(fraction: str, decimal: str) -> None:
    assert as_decimal(Fraction(fraction)) == Decimal(decimal)


@pytest.mark.parametrize("fraction", ["1/3", "25/42", "1/7", "-2/15"])
def test_that_a_fraction_without_finite_decimals_has_none(fraction: str) -> None:
    assert as_decimal(Fraction(fraction)) is None


@given(fraction=st.fractions(max_denominator=1_000_000))
def test_that_a_decimal_is_found_exactly_when_there_is_one(fraction: Fraction) -> None:
    found = as_decimal(fraction)
    assert (found is None) == bool(10**20 % fraction.denominator)  # 2^20 is above a million: 20 digits are enough
    assert found is None or Fraction(found) == fraction


# --- shown ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "decimals", "shown"),
    [
        ("1234567.89", None, "1,234,567.89"),
        ("1234.5", None, "1,234.5"),
        ("500", None, "500"),
        ("2.999", 2, "2.99"),
        ("59.999999", 2, "59.99"),
        ("12", 2, "12.00"),
        ("-2.999", 2, "-2.99"),
        ("1E+3", None, "1,000"),
    ],
)
def test_that_a_shown_number_is_cut_and_never_rounded(number: str, decimals: int | None, shown: str) -> None:
    assert show_number(Decimal(number), decimals) == shown


@given(number=FIGURES)
def test_that_a_number_shown_in_full_is_the_number(number: Decimal) -> None:
    assert Decimal(show_number(number).replace(",", "")) == number


@given(number=FIGURES, decimals=st.integers(0, 6))
def test_that_a_cut_number_is_the_nearest_one_towards_nought(number: Decimal, decimals: int) -> None:
    cut = Fraction(show_number(number, decimals).replace(",", ""))
    lost = abs(Fraction(number)) - abs(cut)
    assert 0 <= lost < Fraction(1, 10**decimals)


@pytest.mark.parametrize(
    ("yuan", "shown"),
    [
        ("4999999.99", "499.999999"),
        ("5000000", "500.00"),
        ("5000000.00", "500.00"),
        ("0", "0.00"),
        ("0.01", "0.000001"),
        ("10", "0.001"),
        ("100", "0.01"),
        ("123456789", "12,345.6789"),
        ("1234567890.12", "123,456.789012"),
    ],
)
def test_that_yuan_are_shown_in_wan_with_every_digit(yuan: str, shown: str) -> None:
    assert show_wan_yuan(Decimal(yuan)) == shown


@given(yuan=YUAN)
def test_that_shown_wan_are_worth_the_yuan(yuan: Decimal) -> None:
    shown = show_wan_yuan(yuan).replace(",", "")
    assert Fraction(shown) * 10_000 == Fraction(yuan)
    assert len(shown.partition(".")[2]) >= 2


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        ("25/42", "59.52"),
        ("3/5", "60.00"),
        ("59999/100000", "59.99"),
        ("1/3", "33.33"),
        ("2/3", "66.66"),
        ("1/10001", "0.00"),
        ("1/100", "1.00"),
        ("1/20", "5.00"),
        ("0", "0.00"),
        ("1", "100.00"),
    ],
)
def test_that_a_share_is_cut_to_two_decimals(share: str, shown: str) -> None:
    assert show_percent(Fraction(share)) == shown


@given(share=SHARES)
def test_that_a_shown_share_never_promises_more_than_there_is(share: Fraction) -> None:
    shown = Fraction(show_percent(share)) / 100
    assert shown <= share < shown + Fraction(1, 10_000)


@given(share=SHARES)
def test_that_no_share_below_three_fifths_shows_as_sixty_percent(share: Fraction) -> None:
    assert (Fraction(show_percent(share)) >= 60) == (share >= Fraction(3, 5))


# --- as people type them --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"),
        ("+12", "12"),
        ("-12.50", "-12.5"),
        ("1,234", "1234"),
        ("1,234,567.89", "1234567.89"),
        (".5", "0.5"),
        ("007", "7"),
        ("60㎡", "60"),
        ("60 M2", "60"),
        ("9" * 30, "9" * 30),
    ],
)
def test_that_a_typed_number_is_read(text: str, number: str) -> None:
    assert read_number(text, ("㎡", "m2")) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "--5", "5.", ".", ",", "1,23", "1,2345", "1234,567", "12,34,567", "1_000", "1e5", "1E5", "nan", "inf", "0x10",
        "٣", "²", "5²", "12 34", "60亩", "60 m", "㎡", "一百", "约60", "60左右", "50-60", "9" * 31, "0." + "0" * 31 + "1",
        "1" * 10_000, "6/7", "1.2.3", "５",
    ],
)  # fmt: skip
def test_that_what_is_not_plainly_a_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S|^$"):
        read_number(text, ("㎡", "m2"))


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("500", "5000000"),
        ("500.00", "5000000"),
        ("500万", "5000000"),
        ("500 万元", "5000000"),
        ("5000000元", "5000000"),
        ("5,000,000 元", "5000000"),
        ("5000000元整", "5000000"),
        ("¥5,000,000", "5000000"),
        ("¥ 5,000,000.50", "5000000.5"),
        ("¥500万", "5000000"),
        ("人民币500万元", "5000000"),
        ("RMB 5,000,000", "5000000"),
        ("-¥5", "-5"),
        ("0.5亿", "50000000"),
        ("0.5 亿元", "50000000"),
        ("480千元", "480000"),
        ("3百万", "3000000"),
        ("499.999999", "4999999.99"),
        ("0", "0"),
        ("-1", "-10000"),
        ("0.000001", "0.01"),
    ],
)
def test_that_a_typed_amount_is_wan_unless_it_says_otherwise(text: str, yuan: str) -> None:
    assert read_yuan(text) == Decimal(yuan)


@pytest.mark.parametrize(
    "text",
    [
        "", "元", "万", "¥", "500美元", "$500", "500w", "500k", "1亿2000万", "500万以上", "约500万", "五百万", "500-600", "500，5",
        "5.00.00", "¥-5", "500万 元", "1e3", "9" * 31, "1_000",
    ],
)  # fmt: skip
def test_that_an_amount_in_another_form_is_refused_and_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S|^$"):
        read_yuan(text)


@given(yuan=FIGURES)
def test_that_an_amount_typed_in_wan_is_read_back_to_the_last_digit(yuan: Decimal) -> None:
    assert read_yuan(wan_text(yuan)) == yuan


@given(yuan=FIGURES)
def test_that_an_amount_shown_is_read_back_too(yuan: Decimal) -> None:
    assert read_yuan(show_wan_yuan(yuan)) == yuan
    assert read_yuan(f"{yuan:f}元") == yuan


# --- no floats ------------------------------------------------------------------------------------------------------

PACKAGE = Path(wzlab.__file__).parent
ROUNDED_ON_PURPOSE = {
    "parsing.py",  # recognises a float in a pack's expression, to read its digits as a decimal
    "report.py",  # JSON has no fractions: 25/42 is printed as the nearest double, after it was compared
    *("files.py", "connections.py", "locks.py", "store.py", "writer.py", "resting.py"),  # seconds to wait
    "seals.py",  # names the types a database row may hold
}
EXACT_FILES = sorted(
    path
    for path in (
        *PACKAGE.glob("*.py"),
        *PACKAGE.glob("editing/*.py"),
        *PACKAGE.glob("records/*.py"),
        *PACKAGE.glob("storage/*.py"),
        *PACKAGE.glob("policy/*.py"),
    )
    if path.name not in ROUNDED_ON_PURPOSE
)


@pytest.mark.parametrize("path", EXACT_FILES, ids=lambda path: path.name)
def test_that_no_float_is_written_or_made_where_figures_are_exact(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), node.lineno
        assert not (isinstance(node, ast.Name) and node.id in ("float", "round")), node.lineno

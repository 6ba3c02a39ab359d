"""Check digits of identity numbers, credit codes and patents.

The numbers are invented; their check digits were worked out by hand from the rules in GB 11643, GB 32100 and ZC 0006.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wzlab.identities import (
    USCC_FORMS,
    birth_date_in,
    is_credit_code,
    is_male,
    is_resident_id,
    patent_check_digit,
    patent_kind,
    patent_number,
    patent_year,
)

CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"

# Born 1900-01-01 in district 000000, which does not exist.  Weighted sum without the 17th digit:
# 1x2 + 9x1 + 1x9 + 1x5 = 25; the 17th digit weighs 2.  25+2=27, 27 mod 11 = 5 -> 7; 25+0: 3 -> 9; 25+10=35: 2 -> X.
A_MAN, A_WOMAN, WITH_X = "000000190001010017", "000000190001010009", "00000019000101005X"

# 9x1 + 1x3 + 3x9 + 3x27 + 3x26 = 198 = 6x31 + 12 -> 31-12 = 19 -> K; with Y (30) in the 17th place, weight 28:
# 198 + 840 = 1038 = 33x31 + 15 -> 16 -> G; with 4 there: 198 + 112 = 310 = 10x31 -> 0.
# With 12 in front: 1 + 6 + 27 + 81 + 78 = 193 = 6x31 + 7 -> 24 -> Q.
CREDIT_CODES = ("91330300000000000K", "9133030000000000YG", "913303000000000040", "12330300000000000Q")


# --- identity cards -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [A_MAN, A_WOMAN, WITH_X])
def test_that_a_number_with_the_right_check_digit_is_one_whatever_its_district(number: str) -> None:
    assert is_resident_id(number)


@pytest.mark.parametrize(
    "number",
    [
        "000000190001010018",  # another check digit
        "000000190001010071",  # two digits changed places
        "00000019000101001",  # one digit too few
        "0000001900010100170",
        "000000000101001",  # the old form of 15 digits
        " 000000190001010017",
        "000000190001010017\n",
        "００００００190001010017",
        "00000019000101OO17",
        "1.00000019E+17",  # what a spreadsheet makes of it
        "",
    ],
)
def test_that_another_form_or_check_digit_is_none(number: str) -> None:
    assert not is_resident_id(number)


@given(digits=st.text("0123456789", min_size=17, max_size=17))
def test_that_exactly_one_of_the_eleven_check_digits_is_right(digits: str) -> None:
    assert sum(is_resident_id(digits + check) for check in "0123456789X") == 1


@given(place=st.integers(0, 16), digit=st.sampled_from("0123456789"))
def test_that_one_mistyped_digit_is_always_noticed(place: int, digit: str) -> None:
    typed = A_MAN[:place] + digit + A_MAN[place + 1 :]
    assert is_resident_id(typed) == (typed == A_MAN)


def test_that_the_birth_date_and_the_sex_are_read_from_the_number() -> None:
    assert birth_date_in(A_MAN) == date(1900, 1, 1)
    assert (is_male(A_MAN), is_male(A_WOMAN), is_male(WITH_X)) == (True, False, True)


def test_that_a_birth_date_is_read_from_a_number_with_spaces_around_it_too() -> None:
    assert birth_date_in(f" {A_MAN} ") == date(1900, 1, 1)
    assert birth_date_in("19000101") is None


def test_that_a_number_may_state_a_day_that_is_not_in_the_calendar() -> None:
    # 30 February: 1x2 + 9x1 + 2x9 + 3x10 + 1x2 = 61 = 5x11 + 6 -> 6
    number = "000000190002300016"
    assert is_resident_id(number)
    assert birth_date_in(number) is None


# --- credit codes ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", CREDIT_CODES)
def test_that_a_credit_code_with_the_right_check_character_is_one(code: str) -> None:
    assert is_credit_code(code)


@pytest.mark.parametrize(
    "code",
    [
        "91330300000000000L",
        "91330300000000000",
        "91330300000000000KK",
        "91330300000000000k",
        "91330300000000000Ｋ",
        "９1330300000000000K",
        "91330300000000 00K",
        "9133030000000-000K",
        " 91330300000000000",
        "9133030000000000I0",  # I, O, S, V and Z are not in the alphabet
        "",
    ],
)
def test_that_another_form_or_check_character_is_no_credit_code(code: str) -> None:
    assert not is_credit_code(code)


@given(body=st.text(CREDIT_CHARACTERS, min_size=9, max_size=9))
def test_that_exactly_one_of_the_31_check_characters_is_right(body: str) -> None:
    assert sum(is_credit_code("91330300" + body + check) for check in CREDIT_CHARACTERS) == 1


@pytest.mark.parametrize(
    ("prefix", "form"),
    [("91", "enterprise"), ("12", "public_institution"), ("52", "private_non_enterprise"), ("11", "government")],
)
def test_that_the_first_two_characters_say_the_legal_form(prefix: str, form: str) -> None:
    assert USCC_FORMS[prefix] == form


# --- patents --------------------------------------------------------------------------------------------------------

PATENTS = [
    ("201710601862.3", "201710601862", "3"),
    ("97101765.4", "97101765", "4"),
    ("ZL95115608.X", "95115608", "X"),
    ("ZL201310699744.2", "201310699744", "2"),
]


@pytest.mark.parametrize(("text", "digits", "check"), PATENTS)
def test_that_the_check_digit_of_known_numbers_is_found(text: str, digits: str, check: str) -> None:
    assert patent_number(text) == (digits, check)
    assert patent_check_digit(digits) == check


@pytest.mark.parametrize(
    "text",
    [
        "201710601862.3",
        "2017106018623",
        "ZL201710601862.3",
        "zl 2017 1 0601862.3",
        "CN201710601862.3",
        "201710601862．3",
        " ZL201710601862 . 3 ",
        "ZL\u3000201710601862·3",
    ],
)
def test_that_prefixes_spaces_and_dots_do_not_matter(text: str) -> None:
    assert patent_number(text) == ("201710601862", "3")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CN107393094B",  # the number of the grant's publication
        "201740601862.3",  # there is no kind 4
        "20171060186.3",
        "2017106018622.3",
        "201710601862.A",
        "PCT/CN2017/093645",
        "申请中",
        "２０１７10601862.3",
    ],
)
def test_that_what_is_no_application_number_is_told_from_one(text: str) -> None:
    assert patent_number(text) is None


@pytest.mark.parametrize(
    ("digits", "kind"),
    [
        ("201710601862", "invention"),
        ("201780601862", "invention"),  # a PCT application
        ("201720601862", "utility_model"),
        ("201790601862", "utility_model"),
        ("201730601862", "design"),
        ("97101765", "invention"),
        ("97201765", "utility_model"),
        ("97301765", "design"),
    ],
)
def test_that_the_kind_digit_says_the_kind(digits: str, kind: str) -> None:
    assert patent_kind(digits) == kind


@pytest.mark.parametrize(
    ("digits", "year"), [("201710601862", 2017), ("97101765", 1997), ("85100001", 1985), ("03100001", 2003)]
)
def test_that_the_year_of_application_is_read(digits: str, year: int) -> None:
    assert patent_year(digits) == year


@given(serial=st.integers(0, 9_999_999), kind=st.sampled_from("12389"), check=st.sampled_from("0123456789X"))
def test_that_a_patent_number_survives_its_usual_forms(serial: int, kind: str, check: str) -> None:
    digits = f"2021{kind}{serial:07d}"
    assert patent_number(f"ZL {digits[:4]} {kind} {digits[5:]}.{check}") == (digits, check)


def test_that_a_small_x_is_the_check_character_too() -> None:
    assert is_resident_id("00000019000101005X")
    assert is_resident_id("00000019000101005x")

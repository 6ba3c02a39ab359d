"""Numbers of people found in running text, however they are spelt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import lab_of
from wzlab.editing.masking import masked
from wzlab.editing.personal_numbers import PersonalNumbers, replaced_likely

ID, MOBILE, PASSPORT, LANDLINE = "000000190001010017", "138 0013 8002", "Ｅ1234567", "0577-88880004"


def numbers() -> PersonalNumbers:
    people = [
        {"id": "s1", "id_number": ID, "phone": MOBILE},
        {"id": "s2", "id_number": PASSPORT, "phone": LANDLINE},
        {"id": "s3", "id_number": "00000019750606\x016789", "phone": "+86-15900001111"},
    ]
    typed = {"s4": {"id_number": "身份证11111119780808888X"}}
    return PersonalNumbers(lab_of(staff=[*people, {"id": "s4"}], as_typed=typed), shortest=7)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("证件 000000190001010017。", "证件 0****************7。"),
        ("证件 000000 19000101 0017。", "证件 0****************7。"),
        ("０００００0190001010017", "0****************7"),
        ("电话：13800138002，138-0013-8002", "电话：138****8002，138****8002"),
        ("8613800138002", "86138****8002"),
        ("e1234567 与 E 1234567", "E******7 与 E******7"),
        ("0577 88880004 或 88880004", "0**********4 或 8******4"),
        ("15900001111", "159****1111"),
        ("00000019750606\x016789", "0****************9"),
        ("11111119780808888x", "1****************X"),
        ("于2025-01-01 13800138002", "于2025-01-01 138****8002"),
    ],
)
def test_that_a_number_of_the_lab_is_found_in_every_spelling(text: str, told: str) -> None:
    assert numbers().replaced(text, masked) == told


@pytest.mark.parametrize(
    "text", ["2025-01-01 至 2026-01-01", "ZC188880004", "12 345 678.90", "88880004123", "张三 2025"]
)
def test_that_other_figures_are_left_alone(text: str) -> None:
    assert numbers().replaced(text, masked) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("王某 13700137000", "王某 137****7000"),
        ("+86 137-0013-7000", "137****7000"),
        ("330302199001011234", "3****************4"),
        ("330302 19900101 1234", "3****************4"),
        ("330302-1990-01-01-1234", "3****************4"),
    ],
)
def test_that_the_number_of_somebody_else_is_known_by_its_form(text: str, told: str) -> None:
    assert replaced_likely(text, masked) == told


@pytest.mark.parametrize(
    "text",
    ["ZL202310123456.7", "91330300MA2ABCDE1X", "123456789012345678", "137001370001", "A13700137000", "15000000.00"],
)
def test_that_the_numbers_of_things_have_another_form(text: str) -> None:
    assert replaced_likely(text, masked) == text


@given(st.text(alphabet="0123456789xX -身E\n．Ａ"))
def test_that_no_number_of_the_lab_survives(text: str) -> None:
    told = numbers().replaced(f"{text}{ID}{text}", lambda _number: "*")
    assert ID not in told

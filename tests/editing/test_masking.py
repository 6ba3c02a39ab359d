"""What is shown of a number that identifies somebody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wzlab.editing.masking import discreet, is_masked, masked
from wzlab.records import Person, Unit


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("13812348000", "138****8000"),
        ("+86 13812348000", "138****8000"),
        ("330302196001011234", "3****************4"),
        ("33030219600101123X", "3****************X"),
        ("0577-88888888", "0***********8"),
        ("E1", "**"),
        ("1", "*"),
        ("", ""),
    ],
)
def test_that_a_sensitive_text_is_masked(text: str, shown: str) -> None:
    assert masked(text) == shown


@given(st.text(min_size=3))
def test_that_a_mask_shows_no_more_than_seven_characters(text: str) -> None:
    shown = masked(text)
    assert shown in {f"{text[0]}{'*' * (len(text) - 2)}{text[-1]}", f"{text[-11:-8]}****{text[-4:]}"}


def test_that_only_sensitive_fields_are_masked() -> None:
    assert discreet(Person.phone, "13812348000") == "138****8000"
    assert discreet(Person.name, "13812348000") == "13812348000"
    assert discreet(Unit.uscc, "12330300MB1234567X") == "12330300MB1234567X"


@given(st.text(min_size=1))
def test_that_a_mask_is_known_for_one(text: str) -> None:
    assert is_masked(Person.id_number, masked(text))


@pytest.mark.parametrize("text", ["*", "**", "1*0", "1**9", "138****8000"])
def test_that_a_mask_is_one_only_where_texts_are_masked(text: str) -> None:
    assert is_masked(Person.phone, text)
    assert not is_masked(Person.name, text)


@pytest.mark.parametrize("text", ["", "13812348000", "33030219600101123X", "0577-88888888"])
def test_that_a_number_is_no_mask(text: str) -> None:
    assert not is_masked(Person.phone, text)

"""Lists handed out do no harm where they are opened."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.pages.lists import csv_text, file_bytes, guarded


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "-"])
def test_that_a_formula_is_made_text(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+12.50", "-1,234.5", "张三", "12%", "", "'=1"])
def test_that_numbers_and_words_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=1), min_size=1))
def test_that_every_cell_comes_back_guarded(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(csv_text(rows))))
    assert read == [[guarded(cell) for cell in row] for row in rows]


def test_that_half_a_surrogate_pair_does_not_stop_the_writing() -> None:
    assert file_bytes("甲\ud800") == b"\xef\xbb\xbf" + "甲".encode() + b"\\ud800"

"""What a cell can hold."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wzlab.workbook.texts import (
    KEPT_UNITS,
    MOST_UNITS,
    cell_text,
    display_width,
    header_text,
    line_count,
    sheet_title,
    visible_text,
    wrapped,
)


@pytest.mark.parametrize("text", ["", "姓名", "=1+1", "a\tb\nc\r", "é👩‍🔬", "\u200b\u202e", "１２"])
def test_that_ordinary_text_is_held_as_it_is(text: str) -> None:
    assert cell_text(text) == (text, "")


@pytest.mark.parametrize(
    ("text", "shown"), [("a\x01b", "a\\x01b"), ("\ud800", "\\ud800"), ("\ufffe", "\\ufffe"), ("\x0b\x1f", "\\x0b\\x1f")]
)
def test_that_a_character_no_file_takes_is_shown_and_told(text: str, shown: str) -> None:
    held, departure = cell_text(text)
    assert held == shown
    assert "控制字符" in departure


def test_that_a_text_longer_than_a_cell_is_cut_with_a_note_and_told() -> None:
    held, departure = cell_text("长" * 40_000)
    assert str(held).endswith("……（原文 40000 字，此处只列前 32000 字）")
    assert str(held).startswith("长" * KEPT_UNITS + "……")
    assert departure == "文字过长，只写入前 32000 字（原文 40000 字）"


def test_that_characters_of_two_units_count_twice_and_are_never_halved() -> None:
    held, _departure = cell_text("x" + "👩" * 20_000)
    assert len(str(held).encode("utf-16-le")) // 2 <= MOST_UNITS
    assert "原文 20001 字，此处只列前 16000 字" in str(held)


def test_that_a_text_as_long_as_a_cell_is_not_cut() -> None:
    assert cell_text("长" * MOST_UNITS) == ("长" * MOST_UNITS, "")


@given(st.text(st.sampled_from("_x0D4\x01=长👩\ud801"), max_size=40))
def test_that_no_run_of_a_text_holds_what_excel_takes_for_an_escape(text: str) -> None:
    held: Any = cell_text(text).value
    runs = [held] if isinstance(held, str) else [str(run) for run in held]
    assert "".join(runs) == visible_text(text)
    assert not any(f"_x{code}_" in run for run in runs for code in ("0D40", "00D0", "0000", "4444", "D0D0", "0044"))


def test_that_a_header_is_one_short_line_without_codes() -> None:
    assert header_text("甲&乙\n&P  丙\x01", 60) == "甲&&乙 &&P 丙\\x01"
    assert header_text("长" * 100, 10) == "长" * 9 + "…"


def test_that_a_sheet_name_is_one_excel_takes() -> None:
    assert sheet_title("Rooms/space: [a]*?\\'") == "Rooms space   a"
    assert len(sheet_title("很" * 60)) == 31


def test_that_chinese_characters_are_twice_as_wide() -> None:
    assert display_width("ab") == 2
    assert display_width("使用面积（㎡）") == 14
    assert display_width("a\n使用") == 4


@given(st.text(st.sampled_from("ab长，。\n x"), max_size=80), st.integers(2, 12))
def test_that_wrapped_lines_join_to_the_text_and_are_not_too_wide(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join(lines) == text.replace("\n", "")
    assert all(display_width(line.rstrip("，。")) <= width for line in lines)


@given(st.text(st.sampled_from("ab长，。\n x"), max_size=80), st.integers(2, 12))
def test_that_a_text_takes_at_least_the_lines_its_width_needs(text: str, width: int) -> None:
    assert line_count(text, width) >= sum(max(1, -(-display_width(part) // width)) for part in text.split("\n"))


def test_that_words_are_not_broken_when_lines_are_counted() -> None:
    assert line_count("integrity integrity", 12) == 2
    assert line_count("integrity", 4) == 3
    assert line_count("长" * 5, 10) == 1


def test_that_closing_marks_begin_no_line_and_opening_ones_end_none() -> None:
    assert line_count("长" * 5 + "。", 10) == 2
    assert line_count("长" * 10 + "。" + "长" * 4, 10) == 4
    assert line_count("长" * 4 + "（长长长长）", 10) == 3


def test_that_a_latin_word_is_not_broken_where_a_space_stands_before_it() -> None:
    assert wrapped("what is certainly known", 12) == ["what is ", "certainly ", "known"]
    assert wrapped("条件未达到时", 6) == ["条件未", "达到时"]

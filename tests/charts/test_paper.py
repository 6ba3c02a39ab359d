"""Measuring and breaking text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wzlab.charts.fonts import one_line
from wzlab.charts.paper import ELLIPSIS, NEVER_FIRST, Style, text_width, tint, wrapped

STYLE = Style(10, 14, "#000000")
TEXTS = st.text("全市工业视觉检测（一）、，。Key laboratory 12.5% $_^-", max_size=60)


@given(TEXTS, st.floats(40, 400))
def test_that_no_line_is_wider_than_allowed_and_no_character_is_lost(text: str, width: float) -> None:
    lines = wrapped(text, width, STYLE)
    closing = sum(len(line) - len(line.rstrip("".join(NEVER_FIRST))) for line in lines)
    assert all(text_width(line, STYLE) <= width or closing for line in lines)
    assert "".join(lines).replace(" ", "") == one_line(text).replace(" ", "")


def test_that_lines_break_between_chinese_characters_but_not_before_closing_punctuation() -> None:
    lines = wrapped("工业视觉检测，实验室", text_width("工业视觉检测", STYLE) + 1, STYLE)
    assert lines == ["工业视觉检", "测，实验室"]


def test_that_words_and_clause_numbers_stay_whole() -> None:
    narrow, wide = text_width("reason given·三", STYLE) + 1, text_width("Senior titles", STYLE) + 1
    assert wrapped("reason given·三(三)·all", narrow, STYLE) == ["reason given·", "三(三)·all"]
    assert wrapped("Senior titles (all)", wide, STYLE) == ["Senior titles", "(all)"]


def test_that_a_word_wider_than_a_line_breaks_anywhere() -> None:
    lines = wrapped("x" * 50, text_width("x" * 20, STYLE) + 1, STYLE)
    assert [len(line) for line in lines] == [20, 20, 10]


def test_that_what_does_not_fit_the_most_lines_ends_in_an_ellipsis() -> None:
    lines = wrapped("全市重点实验室" * 20, 100, STYLE, most=2)
    assert len(lines) == 2
    assert lines[1].endswith(ELLIPSIS)
    assert all(text_width(line, STYLE) <= 100 for line in lines)


def test_that_a_dollar_sign_is_measured_as_itself() -> None:
    assert text_width("$x_1$", STYLE) > text_width("x_1", STYLE)


@pytest.mark.parametrize(("share", "colour"), [(1, "#009e73"), (0, "#ffffff"), (0.5, "#80ceb9")])
def test_that_a_tint_lies_between_a_colour_and_white(share: float, colour: str) -> None:
    assert tint("#009E73", share) == colour

"""Measuring and breaking text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_hex

from wzlab.charts.fonts import one_line
from wzlab.charts.paper import ELLIPSIS, NEVER_FIRST, Box, Paper, Style, text_width, tint, wrapped
from wzlab.charts.themes import DARK, Ink

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


def test_that_a_tint_on_a_dark_ground_lies_between_a_colour_and_that_ground() -> None:
    assert tint("#FFFFFF", 0.5, "#000000") == "#808080"


def test_that_a_claim_is_told_in_parts_of_the_page_and_the_last_lies_uppermost() -> None:
    paper = Paper(200)
    paper.claim(Box(50, 20, 150, 80), "below", condition="team.size")
    paper.claim(Box(100, 40, 250, 60), "above", table="staff", records=["s1"])
    picture = paper.picture(100, [("a", "b")])
    assert [region.box for region in picture.regions] == [(0.25, 0.2, 0.75, 0.8), (0.5, 0.4, 1.0, 0.6)]
    found = [picture.region_at(across, 0.5) for across in (0.1, 0.3, 0.6)]
    assert [region and region.words for region in found] == [None, "below", "above"]
    assert picture.text == "a\tb"


def test_that_a_page_is_drawn_in_the_colours_of_its_theme() -> None:
    paper = Paper(100, DARK)
    paper.text(10, 20, "字", Style(10, 14, Ink.INK))
    figure = paper.finished(50)
    assert to_hex(figure.get_facecolor()) == DARK.inks[Ink.GROUND].lower()
    assert [to_hex(text.get_color()) for text in figure.axes[0].texts] == [DARK.inks[Ink.INK].lower()]

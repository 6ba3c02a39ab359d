"""User text: made visible where it could not be written, otherwise left alone."""

from hypothesis import given
from hypothesis import strategies as st

from tests.reporting.reports import NASTY
from wzlab.reporting.texts import one_line, visible_text


def test_that_what_cannot_be_written_is_shown_and_not_dropped() -> None:
    assert visible_text("a\x01\x1b[31mb") == "a\\x01\\x1b[31mb"
    assert visible_text("半\ud800字\uffff") == "半\\ud800字\\uffff"


def test_that_marks_that_turn_the_direction_of_writing_are_shown() -> None:
    assert visible_text("x\u202e41") == "x\\u202e41"


def test_that_every_line_end_becomes_a_line_feed_and_tabs_stay() -> None:
    assert visible_text("一\r\n二\r三\u2028四\t五") == "一\n二\n三\n四\t五"


def test_that_nasty_but_writable_texts_are_left_alone() -> None:
    assert [visible_text(text) for text in NASTY] == list(NASTY)


@given(st.text())
def test_that_making_visible_twice_changes_nothing_more(text: str) -> None:
    assert visible_text(visible_text(text)) == visible_text(text)


def test_that_a_long_name_is_cut_visibly_on_one_line() -> None:
    assert one_line("甲\n乙 丙", 10) == "甲 乙 丙"
    assert one_line("一二三四五", 4) == "一二三…"

"""Lines: no wider than asked for, nothing lost, broken where Chinese and Latin text may be."""

from hypothesis import given
from hypothesis import strategies as st

from wzlab.reporting.wrapping import shortened, wrapped


def narrow(character: str) -> float:
    """Measure as a typewriter for Chinese does: ASCII is half as wide."""
    return 0.5 if character.isascii() else 1.0


def test_that_chinese_is_broken_anywhere_but_before_a_closing_mark() -> None:
    assert wrapped("一二三，四五", 3, narrow) == ["一二", "三，四", "五"]


def test_that_an_opening_mark_does_not_end_a_line() -> None:
    assert wrapped("一二“三”四", 3, narrow) == ["一二", "“三”", "四"]


def test_that_latin_words_stay_whole_and_the_space_between_is_dropped() -> None:
    assert wrapped("solid state lab", 4, narrow) == ["solid", "state", "lab"]


def test_that_a_space_at_the_very_end_of_a_line_does_not_begin_the_next() -> None:
    assert wrapped("不少于 5 项", 3, narrow) == ["不少于", "5 项"]


def test_that_a_word_longer_than_a_line_is_broken_and_kept() -> None:
    assert wrapped("W" * 5000, 100, narrow) == ["W" * 200] * 25


def test_that_a_line_feed_ends_a_line_and_an_empty_text_has_one() -> None:
    assert wrapped("一\n\n二", 5, narrow) == ["一", "", "二"]
    assert wrapped("", 5, narrow) == [""]


@given(st.text(alphabet="一二，。（“”a1 -\n"), st.integers(2, 9))
def test_that_nothing_but_spaces_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = wrapped(text, width, narrow)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert all(sum(map(narrow, line)) <= width for line in lines)


def test_that_a_text_is_shortened_only_if_it_does_not_fit() -> None:
    assert shortened("一二三", 3, narrow) == "一二三"
    assert shortened("一二三四", 3, narrow) == "一二…"

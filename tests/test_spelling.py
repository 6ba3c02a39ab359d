"""What counts when typed text is compared, and what does not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wzlab.spelling import folded, narrowed


@pytest.mark.parametrize(
    ("text", "narrow"),
    [
        ("１２，３４５．６", "12,345.6"),
        ("２０２３／５／１", "2023/5/1"),
        ("60％", "60%"),
        ("￥５００", "¥500"),
        ("−5", "-5"),
        ("\u3000 12\u00a0", "12"),
        ("\ufeff12\u200b", "12"),
        ("10²", "10²"),  # not 102
        ("①", "①"),
        ("㎡", "㎡"),
        ("٣", "٣"),
    ],
)
def test_that_only_full_width_and_unseen_characters_of_a_figure_are_changed(text: str, narrow: str) -> None:
    assert narrowed(text) == narrow


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＡＩ 公司", "ai公司"),
        ("依托（牵头）单位", "依托(牵头)单位"),
        ("㎡", "m2"),
        ("Ｂ类", "b类"),
        ("正\u200b高", "正高"),
        ("A B", "ab"),
    ],
)
def test_that_width_case_and_spaces_do_not_tell_words_apart(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("正高", "副高"), ("甲-乙", "甲乙"), ("3.5.1", "3.51"), ("", "甲")])
def test_that_other_differences_tell_words_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(st.text())
def test_that_a_narrowed_text_stays_as_it_is(text: str) -> None:
    assert narrowed(narrowed(text)) == narrowed(text)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.sampled_from("0123456789az")))
def test_that_words_of_plain_characters_are_not_changed_and_need_not_be(text: str) -> None:
    assert folded(text) == text == unicodedata.normalize("NFKC", text).casefold()

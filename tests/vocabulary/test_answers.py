"""Placeholders, yes and no."""

import pytest

from wzlab.kinds import YesNo
from wzlab.vocabulary.answers import full_time, yes_no
from wzlab.vocabulary.placeholders import Nothing, is_placeholder, said_by

YES = ("是", "有", "Y", "yes", "√", "✓", "☑", "对", "1", "已盖章", "Ｙ")
NO = ("否", "无", "N", "no", "×", "✗", "错", "0", "未签字", "没有", "X", "不是")


@pytest.mark.parametrize("text", YES)
def test_that_yes_is_read_in_every_form(text: str) -> None:
    assert yes_no(text).code == "yes"


@pytest.mark.parametrize("text", NO)
def test_that_no_is_read_in_every_form(text: str) -> None:
    assert yes_no(text).code == "no"


def test_that_the_codes_are_words_the_field_reads() -> None:
    assert YesNo().read("yes") is True
    assert YesNo().read("no") is False


@pytest.mark.parametrize("text", ["非常相关", "部分", "√×"])
def test_that_what_is_neither_is_asked(text: str) -> None:
    answer = yes_no(text)
    assert (answer.code, answer.candidates, answer.is_blank) == (None, ("yes", "no"), False)


@pytest.mark.parametrize("text", ["", "-", "待定", "未知", "——"])
def test_that_a_placeholder_answers_nothing(text: str) -> None:
    assert yes_no(text).is_blank


@pytest.mark.parametrize(
    ("text", "code"), [("全职", "yes"), ("全时人员", "yes"), ("兼职", "no"), ("是", "yes"), ("×", "no")]
)
def test_that_full_time_has_words_of_its_own(text: str, code: str) -> None:
    assert full_time(text).code == code
    assert full_time("双聘").code is None


def test_that_full_time_words_answer_no_other_field() -> None:
    assert yes_no("全职").code is None


@pytest.mark.parametrize("text", ["无", "暂无", "没有", "none", "NIL", "（无）"])
def test_that_some_placeholders_say_that_there_is_none(text: str) -> None:
    assert said_by(text) is Nothing.NONE


@pytest.mark.parametrize(
    "text", ["-", "—", "——", "/", "\\", "N/A", "n/a", "NA", "null", "空", "待定", "待补", "不详", "…", "  ", "。"]
)
def test_that_other_placeholders_say_nothing(text: str) -> None:
    assert said_by(text) is Nothing.UNKNOWN


@pytest.mark.parametrize("text", ["0", "张无忌", "无锡", "√", "×", "未知数研究所", "A"])
def test_that_content_is_no_placeholder(text: str) -> None:
    assert not is_placeholder(text)

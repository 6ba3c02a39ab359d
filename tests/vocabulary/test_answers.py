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
    ("text", "code"),
    [("全职", "yes"), ("全时人员", "yes"), ("兼职", "no"), ("专", "yes"), ("兼", "no"), ("是", "yes"), ("×", "no")],
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


@pytest.mark.parametrize(
    ("text", "code"),
    [("是（2023年起）", "yes"), ("否（兼职）", "no"), ("√（支撑感知方向）", "yes"), ("全职（2020）", "yes")],
)
def test_that_a_remark_that_changes_nothing_is_left_out_and_told(text: str, code: str) -> None:
    answer = full_time(text, "2026-01-12")
    assert (answer.code, answer.is_told) == (code, True)
    assert answer.rule == f"“{text}”按“{'是' if code == 'yes' else '否'}”读入，括号里的说明没有读入。"


@pytest.mark.parametrize(
    "text",
    [
        "是（拟）",
        "是（2026年3月起）",
        "是（2026年起）",
        "是（部分）",
        "是（至2024年）",
        "否（2025年起全职）",
        "是（10个月）",
    ],
)
def test_that_a_remark_that_may_change_the_answer_is_asked(text: str) -> None:
    answer = full_time(text, "2026-01-12")
    assert (answer.code, answer.candidates) == (None, ("yes", "no"))


def test_that_without_a_day_no_date_is_over() -> None:
    assert yes_no("是（2023年起）").code is None
    assert yes_no("是（2023年起）", "2023-06-01").code is None
    assert yes_no("是（2023年5月起）", "2023-06-01").code == "yes"

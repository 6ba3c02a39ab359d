"""Degrees, and the educations that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wzlab.records.person import Person
from wzlab.vocabulary.degrees import degree, has_degree_word


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("博士", "doctor"),
        ("博士学位", "doctor"),
        ("工学博士", "doctor"),
        ("工程博士", "doctor"),
        ("临床医学博士", "doctor"),
        ("教育博士", "doctor"),
        ("Ph.D.", "doctor"),
        ("PhD", "doctor"),
        ("博士(海外)", "doctor"),
        ("博士（某某大学）", "doctor"),
        ("研究生/博士", "doctor"),
        ("博士研究生/博士学位", "doctor"),
        ("博士研究生/硕士学位", "master"),
        ("博士研究生学历博士学位", "doctor"),
        ("学历：研究生，学位：博士", "doctor"),
        ("硕士", "master"),
        ("MBA", "master"),
        ("EMBA", "master"),
        ("工商管理硕士", "master"),
        ("法律硕士（非全日制）", "master"),
        ("硕士/博士在读", "master"),
        ("硕士（博士在读）", "master"),
        ("学士", "bachelor"),
        ("双学士", "bachelor"),
        ("本科/学士", "bachelor"),
        ("本科/硕士", "master"),
        ("博士后/博士", "doctor"),
        ("无", "none"),
        ("无学位", "none"),
        ("本科/无学位", "none"),
    ],
)
def test_that_a_degree_is_read_where_it_is_stated(text: str, code: str) -> None:
    answer = degree(text)
    assert (answer.code, answer.candidates, answer.is_blank) == (code, (), False)


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("博士研究生", ("doctor", "master")),
        ("硕士研究生", ("master", "bachelor")),
        ("研究生", ("master", "doctor")),
        ("本科", ("bachelor", "none")),
        ("大专", ("none", "bachelor")),
        ("博士在读", ("master",)),
        ("在读博士", ("master",)),
        ("博士（在读）", ("master",)),
        ("博士生", ("master",)),
        ("博士（预计2026年毕业）", ("master",)),
        ("博士（未获学位）", ("master",)),
        ("博士研究生（无学位）", ("master",)),
        ("硕士在读", ("bachelor",)),
        ("博士肄业", ("master",)),
        ("同等学力", ()),
        ("同等学力博士", ("doctor", "master")),
        ("名誉博士", ()),
        ("博士后", ("doctor",)),
        ("双学位", ("bachelor",)),
        ("硕博连读", ("doctor", "master")),
        ("PhD candidate", ("master",)),
        ("研究生在读/硕士", ("bachelor", "master")),
        ("博士/在读", ("doctor",)),
        ("非博士", ("doctor",)),
        ("高手", ()),
    ],
)
def test_that_an_education_or_unfinished_studies_give_no_degree(text: str, candidates: tuple[str, ...]) -> None:
    answer = degree(text)
    assert (answer.code, answer.candidates, answer.is_blank) == (None, candidates, False)
    assert answer.rule.endswith("。")


@pytest.mark.parametrize("text", ["", "-", "/", "待补"])
def test_that_a_placeholder_is_blank(text: str) -> None:
    assert degree(text).is_blank


def test_that_a_degree_word_is_told_from_an_education() -> None:
    assert has_degree_word("研究生/博士")
    assert has_degree_word("博士")
    assert not has_degree_word("博士研究生")
    assert not has_degree_word("大学本科")
    assert not has_degree_word("本科/无学位")


@given(st.text(alphabet="博士硕学位研究生在读本科无（）/、 ", max_size=12))
def test_that_every_code_is_an_option_of_the_field(text: str) -> None:
    answer = degree(text)
    options = Person.degree.kind.options  # type: ignore[attr-defined]  # declared as a Choice
    assert {*answer.candidates, answer.code} - {None} <= set(options)


@given(st.sampled_from(["博士", "硕士", "学士"]), st.sampled_from(["在读", "肄业", "候选人"]))
def test_that_a_degree_studied_for_is_never_counted(name: str, word: str) -> None:
    assert degree(name + word).code is None
    assert degree(f"{name}（{word}）").code is None


@pytest.mark.parametrize(
    ("text", "day", "code"),
    [
        ("博士（2026年6月毕业）", "2026-01-12", None),
        ("博士（2026年毕业）", "2026-01-12", None),
        ("博士（2025年6月毕业）", "2026-01-12", "doctor"),
        ("博士（2026.06取得）", "2026-07-01", "doctor"),
        ("博士（2015）", "2026-01-12", "doctor"),
        ("博士（2015年毕业）", "", None),
    ],
)
def test_that_a_degree_to_come_is_none_yet(text: str, day: str, code: str | None) -> None:
    answer = degree(text, day)
    assert answer.code == code
    assert code is not None or answer.candidates == ("master",)

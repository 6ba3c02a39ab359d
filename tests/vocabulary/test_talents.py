"""Talent classes of persons, and the classes of programmes, cities and companies that are not theirs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wzlab.records.person import Person
from wzlab.vocabulary.talents import talent_class


@pytest.mark.parametrize(
    "text",
    [
        *("C", "c类", "C类", "Ｃ类", "C 类", "C类人才", "“C类”", "市级C类", "温州市C类人才", "温州市高层次人才C类"),
        *("C类（2023年认定）", "C类（温州市认定）"),
    ],
)
def test_that_a_class_of_this_city_is_read_however_it_is_written(text: str) -> None:
    assert talent_class(text).code == "C"


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("瓯越英才计划A类", ()),
        ("A类引才项目", ()),
        ("国家级人才", ("B",)),
        ("省领军", ("C",)),
        ("杰青", ("B",)),
        ("优青", ("B",)),
        ("院士", ("A",)),
        ("公司A类", ()),
        ("A级", ()),
        ("P7", ()),
        ("杭州市C类", ("C",)),
        ("浙江省D类", ("D",)),
        ("C类（杭州）", ("C",)),
        ("C类（拟认定）", ("C",)),
        ("C类（已过期）", ("C",)),
        ("B类/C类", ("B", "C")),
        ("C类及以上", ("C",)),
    ],
)
def test_that_other_classes_and_honours_are_left_to_somebody(text: str, candidates: tuple[str, ...]) -> None:
    answer = talent_class(text)
    assert (answer.code, answer.candidates, answer.is_blank) == (None, candidates, False)
    assert answer.rule.endswith("。")


def test_that_none_and_nothing_are_told_apart() -> None:
    assert talent_class("无").code == talent_class("未认定").code == "none"
    assert talent_class("——").is_blank


@given(st.text(alphabet="ABCDEFGabc类市级人才温州杭（）、/ 无", max_size=10))
def test_that_every_code_is_an_option_of_the_field(text: str) -> None:
    answer = talent_class(text)
    options = Person.talent_class.kind.options  # type: ignore[attr-defined]  # declared as a Choice
    assert {*answer.candidates, answer.code} - {None} <= set(options)

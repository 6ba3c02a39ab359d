"""Fields that follow from another one: blanks are filled, contradictions told, nothing that was given is changed."""

from typing import Any

import pytest

from wzlab.columns import AsTyped, Cell, Record
from wzlab.dates import PartialDate
from wzlab.importing.cells.deriving import Derived, derived_cells
from wzlab.importing.cells.doubts import Doubt
from wzlab.importing.model import Question, Severity, Topic
from wzlab.records import Patent, Person, Project, Room

DAY = PartialDate.parse
BORN_1949 = "11010519491231002X"  # the example of GB 11643


def derived_one(record_type: type[Record], cells: dict[str, Cell], words: Any = None, **texts: str) -> Derived:
    (found,) = derived_cells(record_type, cells, texts, words)
    return found


def doubted(found: Derived) -> Doubt:
    assert found.doubt is not None
    return found.doubt


@pytest.mark.parametrize(
    ("record_type", "texts", "key", "cell"),
    [
        (Person, {"title": "教授"}, "title_level", "senior"),
        (Person, {"title": " 高级工程师 "}, "title_level", "associate"),
        (Person, {"title": "无"}, "title_level", "none"),
        (Person, {"education": "研究生/博士学位"}, "degree", "doctor"),
        (Project, {"programme": "国家自然科学基金面上项目"}, "level", "national"),
        (Patent, {"number": "ZL 201710601862.3"}, "kind", "invention"),
    ],
)
def test_that_a_blank_is_filled_with_what_follows(
    record_type: type[Record], texts: dict[str, str], key: str, cell: Cell
) -> None:
    found = derived_one(record_type, {key: None}, **texts)

    assert (found.key, found.cell, found.doubt) == (key, cell, None)
    assert found.rule.endswith("。")


@pytest.mark.parametrize("number", [BORN_1949, BORN_1949.lower()])
def test_that_an_identity_number_gives_the_birth_date(number: str) -> None:
    found = derived_one(Person, {"id_number": number, "id_type": "resident_id"})

    assert found == Derived("birth_date", DAY("1949-12-31"), rule="取自证件号码。")


@pytest.mark.parametrize(
    "cells",
    [
        {"id_number": "110105194912310021"},  # a wrong check digit
        {"id_number": BORN_1949, "id_type": "passport"},
        {"id_number": AsTyped(BORN_1949)},
        {"id_number": None},
        {"id_number": BORN_1949, "birth_date": DAY("1949-12-31")},
        {"id_number": BORN_1949, "birth_date": DAY("1949")},
        {"id_number": BORN_1949, "birth_date": AsTyped("1949?")},
    ],
)
def test_that_a_number_that_says_nothing_new_gives_nothing(cells: dict[str, Cell]) -> None:
    assert derived_cells(Person, cells, {}) == []


def test_that_a_birth_date_against_the_identity_number_stays_and_is_told() -> None:
    found = derived_one(Person, {"id_number": BORN_1949, "birth_date": DAY("1950-01")})

    assert found.cell is None
    assert doubted(found)[:4] == (
        "contradiction",
        Severity.REVIEW,
        "与“证件号码”不一致：证件号码写明的出生日期是 1949-12-31。填写的内容没有改动。",
        "请按原件核对。",
    )
    assert doubted(found).question == Question(Topic.CELL, None, (("1949-12-31", "1949-12-31"),))  # type: ignore[arg-type]  # an option is a tuple


def test_that_a_level_against_the_title_stays_and_is_told() -> None:
    found = derived_one(Person, {"title_level": "senior"}, title="高级工程师")

    assert found.cell is None
    assert doubted(found).code == "contradiction"
    assert doubted(found).reason.startswith("与“专业技术职务”不一致：“高级工程师”")
    assert doubted(found).reason.endswith("填写的内容没有改动。")
    assert doubted(found).question == Question(Topic.CELL, None, (("associate", "副高"),))  # type: ignore[arg-type]  # an option is a tuple


def test_that_what_agrees_or_cannot_be_compared_is_not_told() -> None:
    assert derived_cells(Person, {"title_level": "associate"}, {"title": "高级工程师"}) == []
    assert derived_cells(Person, {"title_level": AsTyped("不清楚")}, {"title": "高级工程师"}) == []
    assert derived_cells(Person, {"title_level": "associate"}, {"title": "特聘副教授"}) == []
    assert derived_cells(Room, {}, {"building": "A"}) == []
    assert derived_cells(Person, {}, {}) == []


def test_that_an_uncertain_title_fills_nothing_and_asks() -> None:
    found = derived_one(Person, {}, title="特聘副教授")

    assert found.cell is None
    assert (doubted(found).code, doubted(found).severity) == ("uncertain_word", Severity.REVIEW)
    question = doubted(found).question
    assert question is not None
    assert (question.topic, question.key) == (Topic.WORD, ("staff.title_level", "特聘副教授"))
    assert question.options[0].answer == "associate"
    assert question.options[-1].answer == ""


def test_that_a_decision_on_a_word_goes_before_the_vocabulary() -> None:
    key = ("staff.title_level", "特聘副教授")

    assert derived_one(Person, {}, {key: "associate"}, title="特聘副教授").cell == "associate"
    assert derived_cells(Person, {}, {"title": "特聘副教授"}, {key: ""}) == []


def test_that_a_decision_on_an_education_leaves_the_word_alone_in_the_degree() -> None:
    question = doubted(derived_one(Person, {}, education="博士")).question

    assert question is not None
    assert question.key == ("staff.degree", "education=博士")
    assert derived_one(Person, {}, {question.key: "master"}, education="博士").cell == "master"

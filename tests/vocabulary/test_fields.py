"""Which list answers for which field, and what follows for blank fields."""

import pytest

from wzlab.kinds import Choice, YesNo
from wzlab.records import TYPE_OF
from wzlab.vocabulary import derived, understand
from wzlab.vocabulary.fields import YES_NO_FIELDS


def test_that_every_yes_no_field_of_the_records_is_answered() -> None:
    declared = {f"{kind.table}.{c.key}" for kind in TYPE_OF.values() for c in kind.columns if isinstance(c.kind, YesNo)}
    assert declared - {"staff.full_time"} == YES_NO_FIELDS


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("staff.title_level", "教授", "senior"),
        ("staff.degree", "工学博士", "doctor"),
        ("staff.talent_class", "C类", "C"),
        ("staff.full_time", "全职", "yes"),
        ("projects.level", "国家自然科学基金", "national"),
        ("patents.kind", "发明", "invention"),
        ("attachments.sealed", "已盖章", "yes"),
    ],
)
def test_that_each_field_is_answered_by_its_list(field: str, text: str, code: str) -> None:
    answer = understand(field, text, {})
    assert answer is not None
    assert answer.code == code


def test_that_other_fields_are_not_answered() -> None:
    assert understand("staff.name", "张三", {}) is None
    assert understand("rooms.area", "500", {}) is None


@pytest.mark.parametrize(
    "field", ["staff.title_level", "staff.degree", "staff.talent_class", "projects.level", "patents.kind"]
)
def test_that_the_fields_own_words_mean_what_the_field_says(field: str) -> None:
    table, key = field.split(".")
    kind = TYPE_OF[table].column_of[key].kind
    assert isinstance(kind, Choice)
    for word, code in [*((label, code) for code, label in kind.options.items()), *kind.synonyms.items()]:
        answer = understand(field, word, {})
        assert answer is not None
        assert answer.code == code, word


def test_that_the_row_settles_what_a_text_leaves_open() -> None:
    assert understand("staff.title_level", "高级", {"title": "高级工程师"}) == understand(
        "staff.title_level", "高级工程师", {}
    )
    answer = understand("patents.kind", "专利", {"number": "ZL201710601862.3"})
    assert answer is not None
    assert answer.code == "invention"
    lecturer = understand("staff.title_level", "高级讲师", {"entity_type": "university"})
    assert lecturer is not None
    assert lecturer.code == "associate"


def test_that_blank_fields_follow_from_others() -> None:
    staff = derived("staff", {"title": "副教授", "title_level": "-", "education": "研究生/博士"})
    assert [(field, answer.code, source) for field, answer, source in staff] == [
        ("title_level", "associate", "title"),
        ("degree", "doctor", "education"),
    ]
    projects = derived("projects", {"programme": "省自然科学基金", "title": "某研究"})
    assert [(field, answer.code, source) for field, answer, source in projects] == [
        ("level", "provincial", "programme")
    ]
    patents = derived("patents", {"number": "2023SR0123456"})
    assert [(field, answer.code, source) for field, answer, source in patents] == [("kind", "software", "number")]


def test_that_filled_fields_are_left_alone_and_nothing_follows_from_nothing() -> None:
    assert derived("staff", {"title": "教授", "title_level": "副高"}) == []
    assert derived("staff", {"title": "——", "education": "本科"}) == []
    assert derived("projects", {"title": "某研究"}) == []
    assert derived("rooms", {"area": "5"}) == []


def test_that_a_doctor_in_the_column_of_educations_is_asked() -> None:
    [(field, answer, source)] = derived("staff", {"education": "博士"})
    assert (field, answer.code, answer.candidates, source) == ("degree", None, ("doctor", "master"), "education")

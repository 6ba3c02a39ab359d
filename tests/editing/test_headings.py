"""Which field stands below a heading, and in which unit."""

import pytest

from wzlab.editing.headings import Heading, heading_meant, heading_row, headings_of
from wzlab.language import ENGLISH, use_language
from wzlab.records import Instrument, Person, Project, Room, Unit


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("姓名", Heading(Person.name)),
        (" 姓 名 ", Heading(Person.name)),
        ("人员姓名", Heading(Person.name)),
        ("职称", Heading(Person.title)),
        ("年龄", None),
        ("姓名（全称）", None),
        ("", None),
    ],
)
def test_that_a_heading_is_a_title_or_an_alias(text: str, heading: Heading | None) -> None:
    assert heading_meant(text, headings_of(Person)) == heading


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("账面原值（万元）", Heading(Instrument.original_value, "万元")),
        ("账面原值(元)", Heading(Instrument.original_value, "元")),
        ("原值（ 千元 ）", Heading(Instrument.original_value, "千元")),
        ("设备原值", Heading(Instrument.original_value)),
        ("账面原值（美元）", None),
        ("设备名称（元）", None),
        ("数量（台）", Heading(Instrument.quantity)),
    ],
)
def test_that_an_amounts_heading_may_have_a_unit_of_its_own(text: str, heading: Heading | None) -> None:
    assert heading_meant(text, headings_of(Instrument)) == heading


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("使用面积（㎡）", Heading(Room.usable_area)),
        ("使用面积（平方米）", Heading(Room.usable_area)),
        ("使用面积(m2)", Heading(Room.usable_area)),
        ("使用面积（亩）", None),
        ("园区（地址）", Heading(Room.site)),
        ("专用占比（%）", Heading(Room.shared_percent)),
    ],
)
def test_that_an_area_below_another_unit_is_not_taken_for_square_metres(text: str, heading: Heading | None) -> None:
    assert heading_meant(text, headings_of(Room)) == heading


def test_that_the_headings_the_program_writes_are_read_in_both_languages() -> None:
    for language in ("zh", ENGLISH):
        use_language(language)
        for record_type in (Unit, Person, Room, Instrument, Project):
            for column in record_type.columns:
                found = heading_meant(column.heading, headings_of(record_type))
                assert found is not None, column.heading
                assert found.column is column


@pytest.mark.parametrize(
    ("row", "keys"),
    [
        (["姓名", "学位"], ["name", "degree"]),
        (["姓名", "", "学位", " "], ["name", None, "degree", None]),
        (["姓名"], None),  # one cell may be a name
        (["姓名", "", ""], None),
        (["姓名", "张三"], None),
        (["姓名", "张三", "学位", "博士"], None),
        (["序号", "姓名", "学位"], [None, "name", "degree"]),
        (["序号", "姓名", "学位", "备注"], [None, "name", "degree", None]),
        (["职务", "姓名", "学位", "工资"], None),  # half is not more than half
        (["序号", "姓名", "学位", "单位", "备注"], [None, "name", "degree", "unit", None]),
        (["姓名", "人员姓名"], None),
        (["姓名", "人员姓名", "学位"], ["name", None, "degree"]),
        (["", ""], None),
        ([], None),
    ],
)
def test_that_a_row_of_headings_has_two_at_least_and_little_else(row: list[str], keys: list[str | None] | None) -> None:
    found = heading_row(row, Person)
    assert (None if found is None else [heading and heading.column.key for heading in found]) == keys


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("480000", "480000元"),
        ("480,000.5", "480,000.5元"),
        ("４８", "４８元"),
        ("48万元", "48万元"),
        ("", ""),
        ("无", "无"),
    ],
)
def test_that_a_bare_amount_gets_the_unit_of_its_heading(cell: str, text: str) -> None:
    assert Heading(Instrument.original_value, "元").text(cell) == text
    assert Heading(Instrument.original_value).text(cell) == cell

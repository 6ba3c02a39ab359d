"""What is typed into a cell, and what stands there then: references, directions, and everything a kind reads."""

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.editing.labs import random_lab, small_lab
from tests.helpers import lab_of, wenzhou
from tests.random_changes import random_cell
from wzlab.columns import AsTyped, Cell, Column, Reference
from wzlab.dates import PartialDate
from wzlab.editing.cells import CellForms, expected, money_hint, read_cell, shown_cell, typed_cell, understood
from wzlab.language import CHINESE, ENGLISH, LANGUAGES, use_language
from wzlab.records import (
    RECORD_TYPES,
    Attachment,
    Instrument,
    Laboratory,
    Person,
    Project,
    Room,
)

SEEDS = st.integers(0, 2**32 - 1)


def read(column: Column[Any], text: str) -> Cell:
    return read_cell(column, text, small_lab(), wenzhou())


# --- reading --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", " ", "\u3000\t", "\u00a0"])
def test_that_white_space_is_a_blank(text: str) -> None:
    assert read(Person.name, text) is None
    assert read(Person.full_time, text) is None
    assert read(Person.unit, text) is None


@pytest.mark.parametrize(
    ("column", "text", "cell"),
    [
        (Instrument.original_value, "500万", Decimal(5_000_000)),
        (Person.birth_date, " 1970年5月 ", PartialDate.parse("1970-05")),
        (Person.title_level, "正高级", "senior"),
        (Person.title, "教授", "教授"),
        (Person.gender, "男", "男"),
        (Room.usable_area, "120㎡", Decimal(120)),
        (Person.months_per_year, "10个月", Decimal(10)),
        (Instrument.quantity, "2 台", Decimal(2)),
        # kept as typed
        (Person.birth_date, " 五几年 ", AsTyped("五几年")),
        (Person.title_level, "高级", AsTyped("高级")),
        (Room.usable_area, "0.2亩", AsTyped("0.2亩")),
        (Person.full_time, "-", AsTyped("-")),
        (Instrument.original_value, "无", AsTyped("无")),
        (Laboratory.reference_date, "2026年1月", AsTyped("2026年1月")),
    ],
)
def test_that_a_text_is_read_or_kept_as_typed(column: Column[Any], text: str, cell: Cell) -> None:
    assert read(column, text) == cell


@pytest.mark.parametrize(
    ("column", "text", "cell"),
    [
        (Person.unit, "u2", "u2"),
        (Person.unit, "浙南大学", "u1"),
        (Person.unit, "瓯江智能有限公司", "u2"),
        (Person.unit, "u2 · 瓯江智能 有限公司", "u2"),
        (Person.unit, "u3", "u3"),
        (Project.principal, "张三", "s1"),
        (Project.principal, "s3 · 李四", "s3"),
        (Instrument.room, "A 栋 301", "r1"),
        (Attachment.record, "张三", "s1"),
        (Attachment.record, "team.stable", "team.stable"),
        (Attachment.record, "lab", "lab"),
        (Attachment.record, "基本情况", AsTyped("基本情况")),
        (Attachment.record, "合作意向 瓯江智能 有限公司", "a1"),
        # none of these means one record of the table and no other
        (Project.principal, "李四", AsTyped("李四")),
        (Person.unit, "浙南", AsTyped("浙南")),
        (Person.unit, "s1", AsTyped("s1")),
        (Person.unit, "U2", AsTyped("U2")),
        (Person.unit, "u9", AsTyped("u9")),
        (Person.unit, "u2 · 浙南大学", AsTyped("u2 · 浙南大学")),
        (Attachment.record, "李四", AsTyped("李四")),
        (Attachment.record, "team.nothing", AsTyped("team.nothing")),
    ],
)
def test_that_a_reference_is_typed_as_an_id_or_as_a_name_that_only_one_has(
    column: Column[Any], text: str, cell: Cell
) -> None:
    assert read(column, text) == cell


def test_that_a_lab_without_a_name_is_called_by_what_it_is() -> None:
    assert read_cell(Attachment.record, "基本情况", lab_of(), wenzhou()) == "lab"
    assert shown_cell(Attachment.record, "lab", lab_of(), wenzhou()) == "基本情况"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("1.2", "1.2"),
        ("１．２", "1.2"),
        ("1.2 具身智能与机器人", "1.2"),
        ("具身智能与机器人", "1.2"),
        ("other", "other"),
        ("目录之外", "other"),
        ("9.9", AsTyped("9.9")),
        ("12", AsTyped("12")),
        ("具身智能", AsTyped("具身智能")),
    ],
)
def test_that_a_direction_is_one_of_the_packs_catalogue(text: str, cell: Cell) -> None:
    assert read(Laboratory.direction, text) == cell


def test_that_a_title_of_either_language_is_read_in_either() -> None:
    use_language(ENGLISH)
    assert read(Person.title_level, "正高") == "senior"
    assert read(Person.title_level, Person.title_level.kind.show("senior")) == "senior"
    title = {one.code: one.title.en for one in wenzhou().directions}["1.2"]
    use_language(CHINESE)
    assert read(Laboratory.direction, title) == "1.2"


# --- shown ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "cell", "shown"),
    [
        (Person.unit, "u1", "浙南大学"),
        (Person.unit, "u3", "u3"),
        (Project.principal, "s3", "李四"),
        (Instrument.room, "r1", "A 栋 301"),
        (Attachment.record, "team.stable", "团队稳定"),
        (Attachment.record, "a1", "合作意向 瓯江智能 有限公司"),
        (Laboratory.direction, "1.2", "1.2 具身智能与机器人"),
        (Laboratory.direction, "other", "目录之外"),
        (Laboratory.direction, "9.9", "9.9"),
        (Instrument.original_value, Decimal("4999999.99"), "499.999999"),
        (Room.usable_area, Decimal(1200), "1,200"),
        (Person.unit, AsTyped("某大学"), "某大学"),
        (Person.unit, None, ""),
    ],
)
def test_that_a_cell_is_shown_in_words(column: Column[Any], cell: Cell, shown: str) -> None:
    if cell == "team.stable":
        shown = next(str(one.title) for one in wenzhou().conditions if one.id == cell)
    assert shown_cell(column, cell, small_lab(), wenzhou()) == shown


# --- the editor -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "cell", "typed"),
    [
        (Person.unit, "u1", "浙南大学"),
        (Person.unit, "u3", "u3"),
        (Project.principal, "s1", "张三"),
        (Project.principal, "s3", "s3 · 李四"),  # there are two of that name
        (Laboratory.direction, "1.2", "1.2 具身智能与机器人"),
        (Instrument.original_value, Decimal(12_000_000), "1200"),
        (Person.birth_date, AsTyped("五几年"), "五几年"),
        (Person.birth_date, None, ""),
    ],
)
def test_that_an_editor_starts_with_what_means_this_cell(column: Column[Any], cell: Cell, typed: str) -> None:
    assert typed_cell(column, cell, small_lab(), wenzhou()) == typed


CROOKED = [
    {"id": "u1", "name": "u2"},
    {"id": "u2", "name": "u1"},
    {"id": "u3", "name": "u4 · 甲"},
    {"id": "u4", "name": "甲"},
    {"id": "u5", "name": "甲"},
    {"id": "u6", "name": "ＡＢ 公司"},
    {"id": "u7", "name": "AB公司"},
    {"id": "u · 8", "name": "乙"},
    {"id": "u9", "name": "乙"},
    {"id": "u", "name": "8 · 乙"},
    {"id": "team.stable x", "name": "team.stable"},
    {"id": "u10", "name": "\u200b"},
]


def test_that_names_that_look_like_ids_or_like_each_other_still_mean_one_record() -> None:
    lab = lab_of(units=CROOKED)
    forms = CellForms(lab, wenzhou())
    for unit in CROOKED:
        for column in (Person.unit, Attachment.record):
            assert forms.read(column, forms.typed(column, unit["id"])) == unit["id"]


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS)
def test_that_every_cell_is_read_back_from_the_text_its_editor_starts_with(seed: int) -> None:
    random, lab = Random(seed), random_lab(seed)
    use_language(random.choice(LANGUAGES))
    forms = CellForms(lab, wenzhou())
    for record_type in RECORD_TYPES:
        for column in record_type.columns:
            invented = [random_cell(column, random, lab, date(2026, 1, 12))]
            for cell in [*invented, *(one.cells[column.index] for one in lab.tables[record_type.table].values())]:
                if not isinstance(cell, AsTyped):
                    assert forms.read(column, forms.typed(column, cell)) == cell


# --- what is said while somebody types ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("500", "500.00 万元 = 5,000,000 元"),
        ("5000000元", "500.00 万元 = 5,000,000 元"),
        ("0.5亿", "5,000.00 万元 = 50,000,000 元"),
        ("499.999999", "499.999999 万元 = 4,999,999.99 元"),
        ("五百", "读不出，将原样保留；应填金额，如 500（即 500 万元）或 5000000元。"),
    ],
)
def test_that_an_amount_is_said_back_in_both_units(text: str, hint: str) -> None:
    assert money_hint(text) == hint
    assert understood(Instrument.original_value, text, small_lab(), wenzhou()) == hint


@pytest.mark.parametrize(
    ("column", "text", "words"),
    [
        (Person.birth_date, "1970年5月1日", "1970-05-01"),
        (Person.birth_date, "1970.5", "1970-05（日未知）"),
        (Person.birth_date, "1970", "1970（月、日未知）"),
        (Person.birth_date, "", "例：2023-05-01 或 2023年5月"),
        (Person.birth_date, "70年", "读不出，将原样保留；应填日期，如 2025-03-01；不知道日或月可写 2025-03、2025。"),
        (Person.title_level, "副高级", "副高"),
        (Person.full_time, "√", "是"),
        (Person.unit, "浙南大学", "u1 · 浙南大学"),
        (Person.unit, "某大学", "读不出，将原样保留；应填已登记的单位的名称或编号。"),
        (Laboratory.direction, "3.5.9", "读不出，将原样保留；应填目录中的方向，如 1.1。"),
        (Room.usable_area, "1200平米", "1,200 ㎡"),
        (Room.shared_percent, "60", "60 %"),
        (Person.months_per_year, "10个月", "10"),
        (Person.name, "张三", ""),
        (Person.name, "", ""),
    ],
)
def test_that_what_is_understood_is_said_back(column: Column[Any], text: str, words: str) -> None:
    assert understood(column, text, small_lab(), wenzhou()) == words


def test_that_every_field_says_what_it_expects() -> None:
    for record_type in RECORD_TYPES:
        for column in record_type.columns:
            assert expected(column)
            assert not (isinstance(column.kind, Reference) and column.kind.table and "id" in expected(column))


def test_that_the_lists_of_two_tables_are_not_mixed_up() -> None:
    lab = lab_of(awards=[{"id": "w1", "title": "一等奖"}], milestones=[{"id": "m1", "title": "一等奖"}])
    assert read_cell(Attachment.record, "一等奖", lab, wenzhou()) == AsTyped("一等奖")
    assert typed_cell(Attachment.record, "m1", lab, wenzhou()) == "m1 · 一等奖"

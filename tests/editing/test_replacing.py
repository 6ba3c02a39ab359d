"""Text found and replaced: what matches, what a cell becomes, what is left alone."""

import time
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.editing.labs import done, record, small_lab
from tests.helpers import lab_of, wenzhou
from wzlab.columns import AsTyped
from wzlab.editing.bulk import CellEdit
from wzlab.editing.replacing import (
    MOST_CHARACTERS,
    Pattern,
    Scope,
    Wanted,
    replaced,
    replacements,
    replacing_change,
)
from wzlab.lab import Lab
from wzlab.records import TYPE_OF

TEXTS = st.text(alphabet="ab*?~Ａ", max_size=8)


def replaced_in(text: str, wanted: str, replacement: str, **options: bool) -> str:
    asked = Wanted(wanted, replacement, **options)
    pattern = Pattern(wanted, wildcards=asked.wildcards, alike=asked.alike)
    return replaced(text, asked, pattern)


def every_key(table: str) -> list[str]:
    return [column.key for column in TYPE_OF[table].columns]


def found(lab: Lab, table: str, text: str, replacement: str, **options: bool) -> list[CellEdit]:
    return replacements(lab, wenzhou(), Scope(table, every_key(table)), Wanted(text, replacement, **options))


# --- what matches ---------------------------------------------------------------------------------------------------


def test_that_every_occurrence_is_replaced_and_none_within_another() -> None:
    assert replaced_in("瓯海区瓯海大道", "瓯海", "龙湾") == "龙湾区龙湾大道"
    assert replaced_in("aaaaa", "aa", "b") == "bba"
    assert replaced_in("张三", "李四", "王五") == "张三"


def test_that_width_and_case_count_only_where_somebody_asks() -> None:
    assert replaced_in("ＡＩ平台（A栋）", "ai平台(", "智能平台（") == "智能平台（A栋）"
    assert replaced_in("ＡＩ平台", "ai", "智能", alike=False) == "ＡＩ平台"


def test_that_a_character_that_is_two_without_width_stays_one() -> None:
    assert replaced_in("㎡ABC", "abc", "x") == "㎡x"
    assert replaced_in("ßs", "s", "x") == "ßx"


def test_that_the_whole_cell_is_asked_for_on_demand() -> None:
    assert replaced_in("无", "无", "", whole=True) == ""
    assert replaced_in("无线", "无", "", whole=True) == "无线"
    assert replaced_in("ＡＩ", "ai", "智能", whole=True) == "智能"


def test_that_wildcards_stand_for_text_only_when_switched_on() -> None:
    assert replaced_in("A*B", "*", "x") == "AxB"
    assert replaced_in("A栋301室", "A栋???室", "B栋", wildcards=True) == "B栋"
    assert replaced_in("电话（内线）及说明（略）", "（*）", "", wildcards=True) == "电话及说明"
    assert replaced_in("温州大学计算机学院", "大学*", "医科大学", wildcards=True) == "温州医科大学"
    assert replaced_in("浙江温州大学", "*温州", "温州", wildcards=True) == "温州大学"


def test_that_wildcards_are_themselves_after_a_tilde() -> None:
    assert replaced_in("3*4?", "~*", "×", wildcards=True) == "3×4?"
    assert replaced_in("3*4?", "4~?", "4", wildcards=True) == "3*4"
    assert replaced_in("约~5", "~~5", "5", wildcards=True) == "约5"
    assert replaced_in("约~5", "~5", "5", wildcards=True) == "约5"


def test_that_a_whole_cell_with_wildcards_is_held_at_both_ends() -> None:
    assert replaced_in("温州大学", "温*学", "甲", whole=True, wildcards=True) == "甲"
    assert replaced_in("温州大学院", "温*学", "甲", whole=True, wildcards=True) == "温州大学院"
    assert replaced_in("ab", "ab*ab", "甲", whole=True, wildcards=True) == "ab"
    assert replaced_in("abab", "ab*ab", "甲", whole=True, wildcards=True) == "甲"
    assert replaced_in("axxbxc", "a*b*c", "甲", whole=True, wildcards=True) == "甲"


@pytest.mark.parametrize("text", ["", "*", "***"])
def test_that_nothing_is_found_for_no_text(text: str) -> None:
    assert replaced_in("温州", text, "x", wildcards=True) == "温州"
    assert replaced_in("温州", text, "x", wildcards=True, whole=True) == "温州"


def test_that_the_worst_of_patterns_takes_no_time() -> None:
    begun = time.monotonic()
    assert replaced_in("a" * 2_000, "a*" * 200 + "b", "x", wildcards=True) == "a" * 2_000
    assert replaced_in("a" * 2_000, "?" * 200 + "b", "x", wildcards=True) == "a" * 2_000
    assert time.monotonic() - begun < 2


@given(text=TEXTS, wanted=TEXTS.filter(bool))
def test_that_plain_text_is_replaced_as_python_does(text: str, wanted: str) -> None:
    assert replaced_in(text, wanted, "x", alike=False) == text.replace(wanted, "x")


@given(text=TEXTS, wanted=TEXTS, wildcards=st.booleans())
def test_that_matches_follow_each_other_and_hold_something(text: str, wanted: str, wildcards: bool) -> None:
    position = 0
    for begins, ends in Pattern(wanted, wildcards=wildcards).spans(text):
        assert position <= begins < ends <= len(text)
        position = ends


@given(text=TEXTS.filter(bool), wanted=TEXTS)
def test_that_what_is_all_of_a_text_is_also_found_in_it(text: str, wanted: str) -> None:
    pattern = Pattern(wanted, wildcards=True)
    if pattern.is_all_of(text) and not pattern.is_empty:
        assert list(pattern.spans(text))


# --- what cells become ----------------------------------------------------------------------------------------------


def test_that_every_field_of_the_scope_is_looked_into() -> None:
    lab = lab_of(staff=[{"id": "s1", "name": "王工", "title": "高工"}, {"id": "s2", "title": "高工"}])
    assert [(edit.record_id, edit.key, edit.after) for edit in found(lab, "staff", "工", "级工程师")] == [
        ("s1", "name", "王级工程师"),
        ("s1", "title", "高级工程师"),
        ("s2", "title", "高级工程师"),
    ]
    wanted = Wanted("工", "级工程师")
    titles = replacements(lab, wenzhou(), Scope("staff", ["title"], ["s2"]), wanted)
    assert [(edit.record_id, edit.key) for edit in titles] == [("s2", "title")]
    assert len(replacements(lab, wenzhou(), Scope("staff", ["name", "title"]), wanted, most=2)) == 2


def test_that_what_is_replaced_is_read_as_if_it_were_typed() -> None:
    lab = small_lab()
    (edit,) = found(lab, "equipment", "2", "3", whole=True)
    assert (edit.key, edit.after) == ("quantity", Decimal(3))
    edits = found(lab, "staff", "正高", "副高")
    assert [(edit.record_id, edit.key, edit.before, edit.after) for edit in edits] == [
        ("s1", "title_level", "senior", "associate")
    ]


def test_that_a_name_replaced_in_a_reference_chooses_another_record() -> None:
    edits = found(small_lab(), "projects", "瓯江智能 有限公司", "浙南大学")
    assert edits == [CellEdit("projects", "p1", "host", "u2", "u1")]


def test_that_a_text_that_cannot_be_read_is_kept_as_typed_and_one_that_can_is_a_value_again() -> None:
    lab = lab_of(staff=[{"id": "s1", "full_time": True}], as_typed={"s1": {"birth_date": "1970年5月初一"}})
    (edit,) = found(lab, "staff", "初一", "1日")
    assert str(edit.after) == "1970-05-01"
    assert not edit.is_unreadable
    (worse,) = found(lab, "staff", "是", "大概", whole=True)
    assert worse.after == AsTyped("大概")
    assert worse.is_unreadable


def test_that_a_cell_that_is_wholly_replaced_by_nothing_is_unknown() -> None:
    lab = lab_of(staff=[{"id": "s1", "title": "无"}])
    assert [edit.after for edit in found(lab, "staff", "无", "", whole=True)] == [None]


def test_that_a_cell_that_reads_the_same_is_not_listed() -> None:
    lab = lab_of(staff=[{"id": "s1", "birth_date": "1970-05-01"}])
    assert found(lab, "staff", "-05-", "/5/") == []


def test_that_sensitive_fields_are_looked_into_only_when_they_are_shown() -> None:
    lab = small_lab()
    assert found(lab, "staff", "1381234", "1391234") == []
    assert [edit.key for edit in found(lab, "staff", "1381234", "1391234", bare=True)] == ["phone"]


def test_that_a_text_nobody_would_type_is_not_looked_for() -> None:
    lab = lab_of(staff=[{"id": "s1", "title": "工" * 600}])
    assert found(lab, "staff", "工" * (MOST_CHARACTERS + 1), "x") == []
    assert len(found(lab, "staff", "工" * MOST_CHARACTERS, "x")) == 1


def test_that_a_replacement_is_one_step_named_after_both_texts() -> None:
    lab = small_lab()
    wanted = Wanted("李", "黎")
    change, label = replacing_change(lab, found(lab, "staff", "李", "黎"), wanted)
    assert label == "把“李”替换为“黎”（2 处）"
    done(lab, change)
    assert [record(lab, one).cell("name") for one in ("s1", "s2", "s3")] == ["张三", "黎四", "黎四"]
    assert replacing_change(lab, [], wanted).change is None


def test_that_a_long_text_is_cut_in_the_name_of_the_step_and_a_sensitive_one_not_told() -> None:
    lab = small_lab()
    wanted = Wanted("138", "139", bare=True)
    assert replacing_change(lab, found(lab, "staff", "138", "139", bare=True), wanted).label == "替换 1 处内容"
    edits = found(lab, "staff", "李", "黎")
    long = replace(wanted, text="一二三四五六七八九十一二三", replacement="黎")
    assert replacing_change(lab, edits, long).label == "把“一二三四五六七八九十一…”替换为“黎”（2 处）"
    assert replacing_change(lab, edits, replace(wanted, replacement="")).label == "查找并删去 2 处内容"

"""What can be chosen, and how little somebody has to type to find it."""

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.editing.labs import random_lab, small_lab
from tests.helpers import ROOT, lab_of, wenzhou
from wzlab.columns import Column
from wzlab.editing.candidates import Candidate, candidates, matching
from wzlab.editing.cells import read_cell
from wzlab.language import ENGLISH, use_language
from wzlab.records import RECORD_TYPES, Attachment, Instrument, Laboratory, Patent, Person, Project, Unit


def texts(column: Column[Any], typed: str = "") -> list[str]:
    return [one.text for one in matching(candidates(column, small_lab(), wenzhou()), typed)]


# --- the lists ------------------------------------------------------------------------------------------------------


def test_that_a_choice_offers_its_titles_in_their_order() -> None:
    assert texts(Person.title_level) == ["正高", "副高", "中级", "初级", "无职称"]
    assert texts(Person.full_time) == ["是", "否"]
    assert texts(Person.name) == []


def test_that_records_are_offered_by_name_and_told_apart_by_id() -> None:
    assert candidates(Project.principal, small_lab(), wenzhou()) == [
        Candidate("s1", "张三", "s1", ("s1", "张三")),
        Candidate("s2", "s2 · 李四", "s2", ("s2", "李四")),
        Candidate("s3", "s3 · 李四", "s3", ("s3", "李四")),
        Candidate("s9", "单于", "s9", ("s9", "单于")),
    ]


def test_that_directions_are_offered_with_what_they_cover() -> None:
    first, *_others, last = candidates(Laboratory.direction, small_lab(), wenzhou())
    assert (first.cell, first.text) == ("1.1", "1.1 工业智能基础")
    assert first.note == "前沿基础研究：因果推断、少样本条件下的学习、动态系统的建模方法"
    assert (last.cell, last.text) == ("other", "目录之外")


def test_that_a_paper_may_prove_any_record_or_condition() -> None:
    offered = {one.cell: one for one in candidates(Attachment.record, small_lab(), wenzhou())}
    assert offered["s1"].note == "人员 s1"
    assert "team.size" in offered
    assert "lab" in offered


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_that_what_is_offered_is_read_as_what_is_meant(seed: int) -> None:
    lab = random_lab(seed)
    for record_type in RECORD_TYPES:
        for column in record_type.columns:
            for one in candidates(column, lab, wenzhou())[:8]:
                assert read_cell(column, one.text, lab, wenzhou()) == one.cell


# --- what was typed -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "typed", "found"),
    [
        (Person.title_level, "zg", ["正高"]),
        (Person.title_level, "fg", ["副高"]),
        (Person.title_level, "zhenggao", ["正高"]),
        (Person.title_level, "zhengg", ["正高"]),
        (Person.title_level, "gao", ["正高", "副高"]),
        (Person.title_level, "z", ["正高", "中级", "无职称"]),  # 职 begins with z too
        (Person.title_level, "正高级", ["正高"]),
        (Person.title_level, "级", ["中级", "初级", "正高", "副高"]),  # the last two by 正高级, 副高级
        (Person.title_level, "senior", ["正高"]),
        (Person.title_level, "教授", []),
        (Person.full_time, "y", ["是"]),
        (Person.full_time, "s", ["是"]),
        (Person.unit, "znd", ["浙南大学"]),
        (Person.unit, "dx", ["浙南大学"]),
        (Person.unit, "浙南", ["浙南大学"]),
        (Person.unit, "大学", ["浙南大学"]),
        (Person.unit, "u2", ["瓯江智能 有限公司"]),
        (Person.unit, "ojzn", ["瓯江智能 有限公司"]),
        (Project.principal, "李四", ["s2 · 李四", "s3 · 李四"]),
        (Project.principal, "cy", ["单于"]),  # 单 is chán, dān or shàn
        (Project.principal, "dy", ["单于"]),
        (Laboratory.direction, "1.2", ["1.2 具身智能与机器人"]),
        (Laboratory.direction, "jszn", ["1.2 具身智能与机器人"]),
        (Patent.kind, "软著", ["软件著作权"]),
        (Unit.category, "ai", ["AI 公司"]),
    ],
)
def test_that_a_few_letters_find_it(column: Column[Any], typed: str, found: list[str]) -> None:
    assert texts(column, typed) == found


def test_that_the_likeliest_comes_first() -> None:
    among = [
        Candidate("synonym", "乙", synonyms=("zh",)),
        Candidate("pinyin", "中"),
        Candidate("initials", "在行"),
        Candidate("contained", "A zh"),
        Candidate("prefix", "zhx"),
        Candidate("exact", "ZH"),
        Candidate("none", "甲"),
    ]
    found = [one.cell for one in matching(among, "zh")]
    assert found == ["exact", "prefix", "contained", "initials", "pinyin", "synonym"]


def test_that_likes_stay_in_their_order_and_a_blank_finds_all() -> None:
    among = [Candidate(str(number), f"甲{number}") for number in (3, 1, 2)]
    assert matching(among, "甲") == among
    assert matching(among, " ") == among


def test_that_an_english_reader_finds_both_words() -> None:
    use_language(ENGLISH)
    offered = candidates(Person.title_level, lab_of(), wenzhou())
    title = Person.title_level.kind.show("senior")
    assert matching(offered, title)[0].cell == "senior"
    assert [one.cell for one in matching(offered, "正高")] == ["senior"]


def test_that_no_dictionary_is_loaded_before_somebody_types_latin_letters() -> None:
    script = (
        "import sys; from wzlab.editing import candidates, finding, pasting, rows\n"
        "candidates.matching([candidates.Candidate(1, '甲')], '甲'); assert 'pypinyin' not in sys.modules\n"
        "candidates.matching([candidates.Candidate(1, '甲')], 'j'); assert 'pypinyin' in sys.modules\n"
        "assert not {'pandas', 'openpyxl', 'matplotlib', 'PySide6'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


def test_that_a_long_list_is_offered_at_once() -> None:
    lab = lab_of(rooms=[{"id": f"r{number}", "room_no": str(number)} for number in range(300)])
    assert len(matching(candidates(Instrument.room, lab, wenzhou()), "29")) == 13  # 29, 129, 229 and 290 to 299

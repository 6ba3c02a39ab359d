"""Names and numbers of records as lists write them."""

from typing import Any

import pytest

from wzlab.columns import Column
from wzlab.importing.cells import doubts
from wzlab.importing.cells.doubts import Sentences
from wzlab.importing.cells.names import NameMeant, name_meant
from wzlab.importing.model import Severity
from wzlab.records import Award, Instrument, Patent, Person, Project, Room, Unit

AS_THEY_ARE: tuple[tuple[Column[Any], str], ...] = (
    (Person.name, "张样例"),
    (Person.name, "张　样例"),
    (Person.name, "阿卜杜·艾尼"),
    (Person.name, "John Smith"),
    (Person.name, "Smith, John"),
    (Person.name, "待小样"),
    (Person.name, "李平等"),
    (Project.title, "2.5维视觉研究"),
    (Project.title, "863计划样例"),
    (Project.title, "基于《样例》的研究"),
    (Patent.title, "一种改进的A*"),
    (Project.number, "2023YFB\n4500100"),
    (Project.number, "LQ23F020001、"),
    (Project.number, "申请书2023"),
    (Room.room_no, "301、302"),
    (Room.building, "1、样例楼"),
    (Person.major, "《样例》"),
)


@pytest.mark.parametrize(("column", "text"), AS_THEY_ARE)
def test_that_a_name_that_may_be_one_stays_as_it_is(column: Column[Any], text: str) -> None:
    assert name_meant(column, text) == NameMeant(text)


@pytest.mark.parametrize(
    "text",
    [
        "待聘",
        "拟引进",
        "拟引进1",
        "拟引进博士2人",
        "待招聘",
        "空缺",
        "招聘中",
        "×××",
        "某某",
        "张某",
        "张××",
        "张三（示例）",
        "（待聘）",
    ],
)
def test_that_who_is_nobody_yet_is_no_person(text: str) -> None:
    assert name_meant(Person.name, text) == NameMeant(text, doubts.NO_NAME)


@pytest.mark.parametrize(
    "text",
    [
        "张样例、李样例",
        "王样例\n赵样例",
        "张样例，李样例；王样",
        "张样例/李样例",
        "张样例等3人",
        "张三等人",
        "张样例、李样例等",
    ],
)
def test_that_several_people_are_not_one(text: str) -> None:
    assert name_meant(Person.name, text) == NameMeant(text, doubts.SEVERAL_NAMES)


LEFT_OUT: tuple[tuple[Column[Any], str, str, Sentences, str], ...] = (
    (Person.name, "张样例*", "张样例", doubts.MARKS_LEFT_OUT, "*"),
    (Person.name, "阿卜杜·艾尼（主任）", "阿卜杜·艾尼", doubts.MARKS_LEFT_OUT, "（主任）"),
    (Person.name, "阿卜杜·艾尼*", "阿卜杜·艾尼", doubts.MARKS_LEFT_OUT, "*"),
    (Person.name, "1.张样例", "张样例", doubts.MARKS_LEFT_OUT, "1."),
    (Person.name, "张样例（主任）", "张样例", doubts.MARKS_LEFT_OUT, "（主任）"),
    (Person.name, "张样例(女)", "张样例", doubts.MARKS_LEFT_OUT, "(女)"),
    (Person.name, "张样例（返聘）", "张样例", doubts.REMARK_LEFT_OUT, "返聘"),
    (Person.name, "张样例（兼职教授）", "张样例", doubts.REMARK_LEFT_OUT, "兼职教授"),
    (Project.title, "1. 样例研究", "样例研究", doubts.MARKS_LEFT_OUT, "1."),
    (Project.title, "（2）《样例平台》", "样例平台", doubts.MARKS_LEFT_OUT, "（2）《》"),
    (Instrument.name, "*算力服务器", "算力服务器", doubts.MARKS_LEFT_OUT, "*"),
    (Unit.name, "样例公司*", "样例公司", doubts.MARKS_LEFT_OUT, "*"),
)


@pytest.mark.parametrize(("column", "text", "bare", "words", "rest"), LEFT_OUT)
def test_that_what_is_no_part_of_a_name_is_left_out_and_told(
    column: Column[Any], text: str, bare: str, words: Sentences, rest: str
) -> None:
    assert name_meant(column, text) == NameMeant(bare, words, rest)


def test_that_a_remark_that_may_tell_two_people_apart_stays_and_is_told() -> None:
    found = name_meant(Person.name, "张样例（物理学院）")
    assert found == NameMeant("张样例（物理学院）", doubts.NAME_AND_REMARK, "物理学院")
    assert found.words is not None
    assert found.words.severity is Severity.REVIEW


@pytest.mark.parametrize("remark", ["已离职", "2024年调离", "已故"])
def test_that_who_may_be_gone_is_asked(remark: str) -> None:
    text = f"张样例（{remark}）"
    assert name_meant(Person.name, text) == NameMeant(text, doubts.GONE, remark)


@pytest.mark.parametrize("text", ["阿卜杜•艾尼", "阿卜杜‧艾尼", "阿卜杜 ・ 艾尼"])
def test_that_every_dot_between_names_is_one(text: str) -> None:
    assert name_meant(Person.name, text) == NameMeant("阿卜杜·艾尼")


def test_that_a_name_broken_into_two_lines_is_one() -> None:
    assert name_meant(Person.name, "张\n样例") == NameMeant("张样例")


@pytest.mark.parametrize(
    ("column", "text"),
    [
        (Patent.number, "申请中"),
        (Patent.number, "受理中"),
        (Patent.number, "已受理"),
        (Project.number, "校内立项"),
        (Project.number, "待批"),
        (Instrument.asset_no, "未入账"),
        (Award.certificate_no, "公示中"),
    ],
)
def test_that_a_word_is_no_number(column: Column[Any], text: str) -> None:
    assert name_meant(column, text) == NameMeant("", doubts.NO_NUMBER)


@pytest.mark.parametrize("text", ["X-1\nX-2", "62000001、62000002", "ZL201710601862.3；ZL97101765.4", "X-9\nX-10"])
def test_that_several_numbers_are_not_one(text: str) -> None:
    assert name_meant(Project.number, text) == NameMeant(text, doubts.SEVERAL_NUMBERS)


def test_that_a_wrong_check_digit_is_told_and_the_number_kept() -> None:
    assert name_meant(Person.id_number, "110105194912310021") == NameMeant(
        "110105194912310021", doubts.WRONG_CHECK_DIGIT
    )
    assert name_meant(Person.id_number, "11010519491231002X") == NameMeant("11010519491231002X")
    assert name_meant(Person.id_number, "11010519491231002x") == NameMeant("11010519491231002x")
    assert name_meant(Person.id_number, "E12345678") == NameMeant("E12345678")

"""One cell of somebody's table: what it means, and the exact words of what is told of it."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import lab_of, wenzhou
from tests.random_changes import random_cell
from wzlab.columns import AsTyped, Cell, Column, Percent, Text
from wzlab.dates import PartialDate
from wzlab.editing.cells import CellForms
from wzlab.importing.cells.doubts import Doubt
from wzlab.importing.cells.meanings import ImportReader, Meaning
from wzlab.importing.cells.values import Raw
from wzlab.importing.model import NEW, TROUBLES, Severity, Spot, Topic
from wzlab.intake.flaws import Flaw
from wzlab.lab import Lab
from wzlab.language import ENGLISH, use_language
from wzlab.records import (
    RECORD_TYPES,
    Agreement,
    Attachment,
    Instrument,
    Investment,
    Laboratory,
    Patent,
    Person,
    Project,
    Room,
    Target,
    Unit,
)
from wzlab.vocabulary.placeholders import is_placeholder

DAY = PartialDate.parse
TYPE_IT = "请在原表中改正，或在导入窗口中填写。"
CHOOSE = "可以在导入窗口中选择，或留空。"
COPY_IT = "请把单元格设为“文本”，按原件重新输入，或在导入窗口中填写完整的号码。"


def small_lab() -> Lab:
    return lab_of(
        units=[
            {"id": "u1", "name": "温州大学", "role": "lead"},
            {"id": "u2", "name": "甲公司"},
            {"id": "u3", "name": "乙医院"},
        ],
        staff=[{"id": "s1", "name": "张伟"}, {"id": "s2", "name": "张伟"}, {"id": "s3", "name": "李四"}],
    )


def reader(words: dict[tuple[str, str], str] | None = None) -> ImportReader:
    return ImportReader(small_lab(), wenzhou(), words or {})


def meaning(column: Column[Any], raw: Raw, unit: str | None = "", *, is_percent: bool = False) -> Meaning:
    return reader().meaning(column, raw, unit, is_percent)


def doubted(found: Meaning) -> Doubt:
    assert found.doubt is not None
    assert found.doubt.code in TROUBLES
    return found.doubt


def answers(found: Meaning) -> list[str]:
    question = doubted(found).question
    assert question is not None
    return [option.answer for option in question.options]


# --- what is read without a word ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "raw", "cell"),
    [
        (Person.name, " \u200b张三\u3000", "张三"),
        (Person.name, "\xa0李\xa0四\ufeff", "李\xa0四"),
        (Project.title, "第一行\n第二行\x0b", "第一行\n第二行"),
        (Person.name, None, None),
        (Person.degree, "博士学位", "doctor"),
        (Person.degree, "Doctorate", "doctor"),
        (Person.title_level, "教授", "senior"),
        (Person.title_level, "副高", "associate"),
        (Person.full_time, True, True),
        (Person.full_time, 0, False),
        (Person.full_time, "√", True),
        (Person.full_time, "全职", True),
        (Person.full_time, "兼职", False),
        (Person.unit, "甲公司", "u2"),
        (Person.unit, "u2 · 甲公司", "u2"),
        (Project.principal, "李四", "s3"),
        (Person.months_per_year, "10 个月", Decimal(10)),
        (Instrument.quantity, "3台", Decimal(3)),
        (Target.year, "2026年", Decimal(2026)),
        (Room.usable_area, "120.5平米", Decimal("120.5")),
        (Room.usable_area, "120 m2", Decimal(120)),
        (Room.shared_percent, "60%", Decimal(60)),
        (Laboratory.direction, "3.5.2", "3.5.2"),
    ],
)
def test_that_a_plain_cell_is_read_without_a_word(column: Column[Any], raw: Raw, cell: Cell) -> None:
    assert meaning(column, raw) == Meaning(cell)


@pytest.mark.parametrize("text", ["-", "——", "/", "待定", "N/A", "  ", "不详", ""])
@pytest.mark.parametrize(
    "column",
    [
        Person.title,
        Person.degree,
        Person.full_time,
        Person.birth_date,
        Person.unit,
        Room.usable_area,
        Instrument.original_value,
    ],
    ids=lambda column: str(column.key),
)
def test_that_a_placeholder_is_blank_in_every_kind_of_field(column: Column[Any], text: str) -> None:
    assert meaning(column, text, "万元") == Meaning(None)


@pytest.mark.parametrize("column", [Person.title_level, Person.degree, Person.talent_class])
def test_that_none_is_a_value_where_it_is_one(column: Column[Any]) -> None:
    assert meaning(column, "无") == Meaning("none")


def test_that_having_no_title_is_kept_for_the_level_follows_from_it() -> None:
    assert meaning(Person.title, "无") == Meaning("无")
    assert meaning(Person.major, "无") == Meaning(None)


def test_that_no_is_a_value_in_a_question() -> None:
    assert meaning(Person.other_city_lab, "无") == Meaning(False)
    assert meaning(Unit.high_tech, "不是") == Meaning(False)
    assert answers(meaning(Unit.high_tech, "也许")) == ["yes", "no", ""]


def test_that_words_are_read_in_either_language_whichever_is_in_use() -> None:
    use_language(ENGLISH)

    assert meaning(Person.degree, "博士") == Meaning("doctor")
    assert meaning(Person.degree, "Doctorate") == Meaning("doctor")


# --- numbers that are texts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "raw", "cell"),
    [
        (Instrument.asset_no, float("20230001"), "20230001"),
        (Instrument.asset_no, "'00230001", "00230001"),
        (Instrument.asset_no, "ZC-2023 001", "ZC-2023 001"),
        (Person.phone, float("13800138000"), "13800138000"),
        (Person.phone, "138 0013 8000", "13800138000"),
        (Person.phone, "13800138000.0", "13800138000"),
        (Person.phone, "0577-8888 8888", "0577-8888 8888"),
        (Person.id_number, " 330302 19800202 018x", "33030219800202018x"),
        (Person.id_number, "'110105194912310038", "110105194912310038"),
        (Person.id_number, "１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X"),
        (Person.id_number, "１１０１０５１９４９１２３１００２1", "１１０１０５１９４９１２３１００２1"),
        (Person.name, "'t Hooft", "'t Hooft"),
        (Patent.number, float("201710601862.3"), "201710601862.3"),
    ],
)
def test_that_a_number_loses_nothing_but_spaces_and_an_apostrophe_unless_its_check_digit_vouches(
    column: Column[Any], raw: Raw, cell: str
) -> None:
    assert meaning(column, raw) == Meaning(cell)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (float("330302198002020034"), "长号码存成了数字，第 16 位起已经丢失，没有读入。"),
        ("330302198002020000.0", "长号码存成了数字，第 16 位起已经丢失，没有读入。"),
        ("3.30302E+17", "号码存成了科学记数的形式，末尾几位已经丢失，没有读入。"),
    ],
)
def test_that_a_damaged_number_is_refused_though_all_others_of_its_column_are_good(raw: Raw, reason: str) -> None:
    one = reader()
    assert one.meaning(Person.id_number, "11010519491231002X") == Meaning("11010519491231002X")

    found = one.meaning(Person.id_number, raw)

    assert found.cell is None
    assert doubted(found)[:4] == ("damaged_number", Severity.PROBLEM, reason, COPY_IT)


def test_that_a_masked_number_is_not_taken() -> None:
    found = meaning(Person.phone, "138****8000")

    assert found.cell is None
    assert doubted(found) == Doubt("masked", Severity.NOTE, "是打码的号码，没有读入。", "要填写请用完整的号码。")
    assert meaning(Person.title, "A****B") == Meaning("A****B")


# --- what is told, word for word ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "raw", "cell", "told"),
    [
        (
            Person.birth_date,
            Flaw(3, 2, "error", "#REF!"),
            None,
            ("error_value", "公式出错，结果是 #REF!，没有读入。", "请在原表中改正公式，或在导入窗口中填写正确的内容。"),
        ),
        (
            Person.name,
            "#N/A",
            None,
            ("error_value", "公式出错，结果是 #N/A，没有读入。", "请在原表中改正公式，或在导入窗口中填写正确的内容。"),
        ),
        (
            Person.degree,
            Flaw(3, 2, "uncalculated", "=A1"),
            None,
            ("uncalculated", "公式还没有计算结果，没有读入。", "请用 Excel 或 WPS 打开原表，保存一次后再导入。"),
        ),
        (
            Room.usable_area,
            "很大",
            AsTyped("很大"),
            ("not_read", "读不出来，这一栏应填以平方米为单位的面积。", TYPE_IT),
        ),
        (
            Instrument.original_value,
            "若干",
            AsTyped("若干"),
            ("not_read", "读不出金额。", "请写成 500万元 或 5000000元 这样，或在导入窗口中填写。"),
        ),
        (
            Instrument.asset_no,
            date(2026, 3, 1),
            AsTyped("2026-03-01"),
            (
                "not_read",
                "单元格里是日期 2026-03-01，这一栏应填文字。",
                "像 3-1 这样的编号会被表格软件改成日期：请把单元格设为“文本”后重新输入，或在导入窗口中填写。",
            ),
        ),
        (
            Room.usable_area,
            date(2026, 3, 1),
            AsTyped("2026-03-01"),
            ("not_read", "单元格里是日期 2026-03-01，这一栏应填以平方米为单位的面积。", TYPE_IT),
        ),
        (
            Person.name,
            time(8, 30),
            AsTyped("08:30:00"),
            ("not_read", "单元格里是时间 08:30:00，这一栏应填文字。", TYPE_IT),
        ),
        (
            Room.usable_area,
            True,
            AsTyped("TRUE"),
            ("not_read", "单元格里是 TRUE，这一栏应填以平方米为单位的面积。", TYPE_IT),
        ),
        (
            Person.title_level,
            "同上",
            AsTyped("同上"),
            ("not_read", "只写着“同上”之类，没有照抄上一行。", "请写出内容，或在导入窗口中填写。"),
        ),
        (Room.use, "实验研发用房", AsTyped("实验研发用房"), ("not_read", "不是这一栏的选项。", CHOOSE)),
        (Laboratory.direction, "量子计算", AsTyped("量子计算"), ("not_read", "不是目录中的方向。", CHOOSE)),
        (
            Person.unit,
            "丙研究院",
            AsTyped("丙研究院"),
            ("unknown_record", "没有登记过这样的单位。", "请选择已有的一条，或新增，或留空。"),
        ),
    ],
)
def test_that_what_cannot_be_read_is_told_word_for_word(
    column: Column[Any], raw: Raw, cell: Cell, told: tuple[str, str, str]
) -> None:
    found = meaning(column, raw, "万元" if column is Instrument.original_value else "")

    assert found.cell == cell
    assert (doubted(found).code, doubted(found).reason, doubted(found).fix) == told
    assert doubted(found).severity is Severity.PROBLEM
    assert doubted(found).question is not None


def test_that_what_no_verdict_hangs_on_keeps_its_row() -> None:
    assert doubted(meaning(Person.months_per_year, "很多")).severity is Severity.REVIEW
    assert doubted(meaning(Room.usable_area, "很多")).severity is Severity.PROBLEM
    assert doubted(meaning(Project.title, Flaw(1, 1, "error", "#REF!"))).severity is Severity.PROBLEM


def test_that_a_doubt_finds_its_place() -> None:
    spot = Spot("a.xlsx", "Sheet1", 7, 2)

    trouble = doubted(meaning(Person.birth_date, "23.5.1")).at(spot, "birth_date", "23.5.1")
    asked = doubted(meaning(Person.unit, "丙")).at(spot, "unit", "丙")

    assert trouble.question is not None
    assert (trouble.spot, trouble.question.topic, trouble.question.key) == (spot, Topic.CELL, spot)
    assert asked.question is not None
    assert (asked.question.topic, asked.question.key) == (Topic.WORD, ("staff.unit", "丙"))


# --- words ----------------------------------------------------------------------------------------------------------


def test_that_an_uncertain_word_stays_as_typed_with_its_candidates_first() -> None:
    found = meaning(Person.title_level, "特聘副教授")

    assert found.cell == AsTyped("特聘副教授")
    assert (doubted(found).code, doubted(found).severity, doubted(found).fix) == (
        "uncertain_word",
        Severity.PROBLEM,
        CHOOSE,
    )
    assert "特聘" in doubted(found).reason
    assert answers(found)[0] == "associate"
    assert answers(found)[-1] == ""


def test_that_a_word_that_means_something_else_is_told_with_the_rule() -> None:
    found = meaning(Person.title_level, "总工")

    assert (found.cell, doubted(found).code, doubted(found).severity) == (
        AsTyped("总工"),
        "uncertain_word",
        Severity.PROBLEM,
    )
    assert "不是职称" in doubted(found).reason
    assert len(answers(found)) == 6


def test_that_a_word_outside_the_list_offers_the_likest_option_first() -> None:
    assert answers(meaning(Room.use, "计算机机房")) == [
        "machine_room",
        "laboratory",
        "testing",
        "office",
        "meeting",
        "other",
        "",
    ]


def test_that_a_word_is_settled_by_another_text_of_its_row() -> None:
    one = reader()
    found = one.meaning(Person.title_level, "高级")

    assert doubted(found).code == "uncertain_word"
    assert one.in_row(Person.title_level, found, {"title": "高级工程师"}) == Meaning("associate")
    assert one.in_row(Person.title_level, Meaning("senior"), {"title": "高级工程师"}) == Meaning("senior")


@pytest.mark.parametrize(
    ("column", "text", "answer", "found"),
    [
        (Person.title_level, "特聘副教授", "associate", Meaning("associate")),
        (Person.title_level, "特聘副教授", "", Meaning(None)),
        (Person.unit, "丙", "u2", Meaning("u2")),
        (Person.unit, "丙", NEW, Meaning(AsTyped("丙"), is_new=True)),
        (Person.unit, "甲公司", NEW, Meaning("u2")),
        (Person.unit, "甲公司", "u3", Meaning("u3")),
        (Person.full_time, "也许", "no", Meaning(False)),
        (Laboratory.direction, "量子计算", "other", Meaning("other")),
    ],
)
def test_that_what_was_decided_of_a_word_holds(column: Column[Any], text: str, answer: str, found: Meaning) -> None:
    table = next(one.table for one in RECORD_TYPES if column in one.columns)

    assert reader({(f"{table}.{column.key}", text): answer}).meaning(column, f" {text}") == found


def test_that_a_decision_for_a_record_that_is_gone_is_none() -> None:
    found = reader({("staff.unit", "丙"): "u9"}).meaning(Person.unit, "丙")

    assert doubted(found).code == "unknown_record"


# --- references -----------------------------------------------------------------------------------------------------


def test_that_an_unknown_name_offers_the_likest_records_a_new_one_and_none() -> None:
    found = meaning(Person.unit, "温大")
    question = doubted(found).question

    assert question is not None
    assert [tuple(option) for option in question.options] == [
        ("u1", "温州大学"),
        (NEW, "新增单位“温大”"),
        ("", "留空，算依托单位的"),
    ]


def test_that_ones_own_unit_offers_the_lead_unit() -> None:
    assert answers(meaning(Person.unit, "本单位")) == ["u1", NEW, ""]


def test_that_the_lead_unit_is_the_holder_where_it_is_one_of_several() -> None:
    found = meaning(Patent.holder, "甲公司；温州大学，丙研究院")
    assert (found.cell, doubted(found).severity) == ("u1", Severity.NOTE)
    assert doubted(found).reason == "写着几个权利人，其中有依托单位，按“温州大学”读入。"
    assert isinstance(meaning(Project.host, "甲公司；温州大学").cell, AsTyped)  # of several hosts the first may count


def test_that_of_several_names_in_one_cell_those_known_are_offered() -> None:
    assert answers(meaning(Patent.holder, "甲公司；乙医院"))[:2] == ["u2", "u3"]


def test_that_a_name_of_several_people_is_not_guessed() -> None:
    found = meaning(Project.principal, "张伟")

    assert found.cell == AsTyped("张伟")
    assert doubted(found)[:4] == (
        "several_records",
        Severity.REVIEW,
        "叫这个名称的人员不止一条。",
        "请选择是哪一条，或留空。",
    )
    assert answers(found) == ["s1", "s2", ""]


def test_that_nothing_new_can_be_proved_by_a_paper() -> None:
    found = meaning(Attachment.record, "某某证明")

    assert doubted(found)[:4] == (
        "unknown_record",
        Severity.REVIEW,
        "没有登记过这样的记录。",
        "请选择已有的一条，或留空。",
    )
    assert NEW not in answers(found)


# --- percentages ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("raw", [float("0.6"), "0.6", "０.６"])
def test_that_a_fraction_in_a_field_of_percentages_is_asked_for(raw: Raw) -> None:
    found = meaning(Room.shared_percent, raw)

    assert doubted(found)[:4] == (
        "fraction_or_percent",
        Severity.PROBLEM,
        "分不清是 60% 还是 0.6%。",
        "请选择，或在原表中写成带 % 的数。",
    )
    assert answers(found) == ["60", "0.6"]


def test_that_a_number_shown_as_a_percentage_is_one() -> None:
    assert meaning(Room.shared_percent, float("0.6"), is_percent=True) == Meaning(Decimal(60))
    assert doubted(meaning(Room.shared_percent, 60, is_percent=True))[:4] == (
        "impossible",
        Severity.REVIEW,
        "读作 6,000%，这样的数不可能，将按未知处理。",
        "请按原件核对。",
    )
    assert doubted(meaning(Person.months_per_year, float("0.5"), is_percent=True))[:4] == (
        "not_read",
        Severity.REVIEW,
        "单元格里是百分数 50%，这一栏应填数字。",
        TYPE_IT,
    )
    assert meaning(Target.unit_of_amount, float("0.5"), is_percent=True) == Meaning("50%")


def test_that_an_answer_typed_in_place_is_read_as_in_the_window() -> None:
    one = reader()

    assert one.typed(Room.shared_percent, "0.6") == Meaning(Decimal("0.6"))
    assert one.typed(Instrument.original_value, "500", "元") == Meaning(Decimal(500))
    assert one.typed(Instrument.original_value, "500万元", "元") == Meaning(Decimal(5_000_000))
    assert one.typed(Person.birth_date, "") == Meaning(None)
    assert one.typed(Project.principal, "s1") == Meaning("s1")


# --- laws -----------------------------------------------------------------------------------------------------------

COLUMNS = [column for record_type in RECORD_TYPES for column in record_type.columns]
PLAIN = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.from_regex(r"[0-9年月日./\- :¥万元%亩至约a-z]{1,14}", fullmatch=True),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.builds(Flaw, st.just(1), st.just(1), st.sampled_from(["error", "uncalculated", "no number"]), st.text()),
)


@settings(max_examples=300, deadline=None)
@given(
    column=st.sampled_from(COLUMNS),
    raw=PLAIN,
    unit=st.sampled_from(["", None, "元", "万元", "亩", "美元", "㎡"]),
    is_percent=st.booleans(),
)
def test_that_no_cell_whatever_ends_the_reading(
    column: Column[Any], raw: Raw, unit: str | None, is_percent: bool
) -> None:
    found = READER.meaning(column, raw, unit, is_percent)

    assert found.doubt is None or (found.doubt.code in TROUBLES and found.doubt.reason.endswith(("。", "）")))
    if found.doubt is None:
        assert not isinstance(found.cell, AsTyped)


READER = reader()


@settings(max_examples=300, deadline=None)
@given(column=st.sampled_from(COLUMNS), seed=st.integers(0, 10**9))
def test_that_what_the_program_shows_is_read_back_as_it_was(column: Column[Any], seed: int) -> None:
    lab = small_lab()
    cell = random_cell(column, Random(seed), lab, date(2026, 1, 12))
    text = CellForms(lab, wenzhou()).typed(column, cell)
    if isinstance(cell, AsTyped) or (type(column.kind) is Text and is_placeholder(text)):
        return  # what could not be read is told, and a text that says nothing is none
    if isinstance(column.kind, Percent) and isinstance(cell, Decimal) and cell <= 1:
        return  # asked for: it may be meant as a fraction

    assert READER.meaning(column, text, "万元" if column.kind.unit == "万元" else "").cell == cell


def test_that_one_true_and_the_text_one_are_three_things() -> None:
    one = reader()

    assert one.meaning(Person.months_per_year, 1) == Meaning(Decimal(1))
    assert doubted(one.meaning(Person.months_per_year, True)).code == "not_read"
    assert one.meaning(Person.months_per_year, "1") == Meaning(Decimal(1))
    assert one.meaning(Person.full_time, timedelta(1)).doubt is not None
    assert one.meaning(Agreement.signed_on, datetime(2026, 1, 1)) == Meaning(DAY("2026-01-01"))
    assert one.meaning(Investment.year, 2026) == Meaning(Decimal(2026))


def test_that_a_person_is_known_by_a_name_with_a_post_behind_it() -> None:
    found = reader().meaning(Project.principal, "李四（教授）")
    assert found.cell == "s3"
    assert doubted(found).reason == "按“李四”读入；其余的“（教授）”是说明或序号，没有读入。"
    assert doubted(found).severity is Severity.NOTE
    assert isinstance(reader().meaning(Project.principal, "张伟（教授）").cell, AsTyped)  # there are two
    assert isinstance(reader().meaning(Project.principal, "李四（已离职）").cell, AsTyped)


def test_that_a_word_that_says_nothing_of_the_field_is_left_blank_and_told() -> None:
    found = reader().meaning(Person.post, "专业技术岗")
    assert found.cell is None
    assert (doubted(found).code, doubted(found).severity) == ("not_read", Severity.NOTE)
    assert doubted(found).question is None


def test_that_a_remark_behind_a_yes_is_told() -> None:
    found = reader().meaning(Person.full_time, "否（兼职）")
    assert found.cell is False
    assert doubted(found).reason == "“否（兼职）”按“否”读入，括号里的说明没有读入。"


@pytest.mark.parametrize("column", [Person.full_time, Instrument.key])
@pytest.mark.parametrize("mark", ["●", "○", "★", "☆", "◎", "▲", "※"])
def test_that_a_mark_is_asked_and_never_blank(column: Column[Any], mark: str) -> None:
    found = reader().meaning(column, mark)
    assert found.cell == AsTyped(mark)
    assert doubted(found).code == "uncertain_word"

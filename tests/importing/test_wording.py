"""A proposal as sentences, and as a list to hand out; sensitive cells are masked in both."""

import csv
import io
from pathlib import Path

import pytest

from tests.importing.drawn import drawn, lab_with, proposed
from tests.importing.messy.making import sample_id
from wzlab.importing.entries import proposal_entry
from wzlab.importing.model import Decisions, Mode
from wzlab.importing.proposing import Proposal
from wzlab.importing.wording import (
    absent_rows,
    absent_words,
    change_line,
    counts_words,
    csv_text,
    table_line,
    trouble_line,
    trouble_rows,
    write_troubles,
)

ID = sample_id("19800501")
SOURCE = drawn(
    ("姓名", "身份证号", "人员来源"),
    ("张一", ID, "在编"),
    ("李二", 330302198511023412.0, "甲乙丙"),
    (None, None, "双聘"),
)


def proposal(mode: Mode = Mode.GOOD_ROWS) -> Proposal:
    return proposed(lab_with(), SOURCE, decisions=Decisions(mode=mode))


def test_that_a_trouble_is_one_line_from_the_file_to_what_to_do() -> None:
    lines = [trouble_line(trouble) for trouble in proposal().troubles()]
    assert lines[0].startswith("人员.xlsx · 人员 · B3 · 3****************")
    assert lines[1].startswith("人员.xlsx · 人员 · C3 · 甲乙丙 — ")
    assert lines[2] == ("人员.xlsx · 人员 · 第 4 行 — 没有填“姓名”，认不出是哪一条记录。请在原表中补上，或选择怎么办。")


def test_that_a_long_text_in_several_lines_is_one_short_one() -> None:
    source = drawn(("姓名", "学位"), ("张一", "甲\n" * 100))
    (trouble,) = proposed(lab_with(), source).troubles()
    line = trouble_line(trouble)
    assert "\n" not in line
    assert "甲 甲 甲" in line
    assert "…" in line


def test_that_rows_are_counted_in_words() -> None:
    assert counts_words(proposal()) == "新增 1 行，更新 0 行，不变 0 行，跳过 0 行，有问题 2 行"
    assert table_line(proposal().plans[0]) == "人员.xlsx · 人员：人员，3 行"


def test_that_a_change_says_old_and_new_and_what_follows() -> None:
    lab = lab_with({"id": "s1", "name": "张一", "degree": "master", "phone": "13800138000"})
    source = drawn(("姓名", "学位", "手机", "职称"), ("张一", "博士", "13900139000", "教授"))
    made = proposed(lab, source)
    plan = made.plans[0]
    assert [change_line(made, "staff", change) for change in made.changes(plan, plan.rows[0])] == [
        "学位：硕士 → 博士",
        "手机：138****8000 → 139****9000",
        "专业技术职务：空白 → 教授",
        "职称级别：空白 → 正高（推得）",
    ]


def test_that_a_text_kept_as_typed_is_said_to_be_that() -> None:
    made = proposed(lab_with(), drawn(("姓名", "入职日期"), ("张一", "至今")))
    plan = made.plans[0]
    assert change_line(made, "staff", made.changes(plan, plan.rows[0])[1]) == (
        "入职日期：空白 → “至今”（读不出，原样保留）"
    )


# --- a list to hand out ---------------------------------------------------------------------------------------------


def test_that_the_list_has_a_column_for_everything_one_asks() -> None:
    headings, first, second, third = trouble_rows(proposal())
    assert headings == ("文件", "工作表", "单元格", "栏目", "内容", "程度", "原因", "处理")
    assert first[:4] == ("人员.xlsx", "人员", "B3", "证件号码")
    assert second[:6] == ("人员.xlsx", "人员", "C3", "人员来源", "甲乙丙", "问题")
    assert third[:6] == ("人员.xlsx", "人员", "第 4 行", "", "", "问题")


def test_that_the_list_is_read_by_spreadsheets_as_it_was_written(tmp_path: Path) -> None:
    write_troubles(trouble_rows(proposal()), tmp_path / "问题.csv")
    content = (tmp_path / "问题.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [tuple(row) for row in rows] == trouble_rows(proposal())


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-cmd", "@sum", "\tx", "\rx", "=cmd|' /C calc'!A0", "-1+cmd", "+"])
def test_that_no_text_of_the_list_is_carried_out(text: str) -> None:
    assert csv_text([[text]]).removeprefix("\ufeff").lstrip('"').startswith("'")


@pytest.mark.parametrize("text", ["-5", "+1,000.50", "-3%", "甲=乙", ""])
def test_that_numbers_and_other_texts_stay_as_they_are(text: str) -> None:
    assert next(csv.reader([csv_text([[text, "末"]]).removeprefix("\ufeff")])) == [text, "末"]


# --- records that the import does not speak of ----------------------------------------------------------------------


def without(*names: str) -> Proposal:
    """Import a list of three people into a lab that has these besides."""
    listed = ("甲一", "乙二", "丙三")
    staff = [{"id": f"s{number}", "name": name} for number, name in enumerate((*names, *listed), 1)]
    return proposed(lab_with(*staff), drawn(("姓名", "性别"), *((name, "女") for name in listed)))


def test_that_who_is_not_in_the_list_is_told_by_name_with_what_to_do() -> None:
    assert absent_words(without("张样例", "李样例", "王样例"), "staff") == (
        "导入的名单里没有实验室已有的 3 人：张样例、李样例、王样例。没有改动；已离开的请在人员表中删除或改正。"
    )


def test_that_of_many_five_are_named() -> None:
    staff = [{"id": f"s{number}", "name": f"张样{number}"} for number in range(1, 13)]
    rows = ((f"张样{number}", "女") for number in range(7, 13))
    words = absent_words(proposed(lab_with(*staff), drawn(("姓名", "性别"), *rows)), "staff")
    assert words.startswith("导入的名单里没有实验室已有的 6 人：张样1、张样2、张样3、张样4、张样5等。")


def test_that_things_are_counted_as_things() -> None:
    lab = lab_with(equipment=[{"id": f"e{number}", "name": f"样机{number}"} for number in range(1, 4)])
    made = proposed(lab, drawn(("设备名称", "资产编号", "型号"), ("样机1", "A-1", None), ("样机2", "A-2", None)))
    assert absent_words(made, "equipment") == (
        "导入的名单里没有实验室已有的 1 台（套）设备：样机3。没有改动；不应再计入的请在设备表中删除或改正。"
    )


def test_that_the_list_has_everybody_as_a_note() -> None:
    made = without("张样例", "李样例")
    reason, fix = "人员：实验室里有，导入的名单里没有。", "没有改动；已离开的请在人员表中删除或改正。"
    assert list(absent_rows(made)) == [
        ("", "", "", "", "张样例", "说明", reason, fix),
        ("", "", "", "", "李样例", "说明", reason, fix),
    ]
    assert {len(row) for row in absent_rows(made)} == {len(trouble_rows(made)[0])}


def test_that_json_names_everybody_and_no_number() -> None:
    made = without("张样例", f"李样例 {ID}")
    absent = proposal_entry(made, "", written=False)["absent"]
    assert absent[0] == {"table": "staff", "id": "s1", "name": "张样例"}
    told = [absent[1]["name"], absent_words(made, "staff"), *(row[4] for row in absent_rows(made))]
    assert absent[1]["id"] == "s2"
    assert all(ID not in text for text in told)
    assert proposal_entry(proposal(), "", written=False)["absent"] == []

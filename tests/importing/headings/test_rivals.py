"""Two columns of one field that say different things are asked about; two that agree are not."""

from dataclasses import replace

import pytest

from tests.importing.drawn import drawn, lab_with, proposed, rows_of
from tests.importing.sheets import grid_of, keys_of, table_in
from wzlab.importing.headings.matching import rematch
from wzlab.importing.headings.rivals import differing_columns
from wzlab.importing.model import Decisions, FoundTable, Mode, Severity, Topic, Trouble
from wzlab.intake.grids import Plain

Rows = tuple[tuple[Plain, ...], ...]
DEGREES = ("姓名", "学位", "学位")


def told(*rows: tuple[Plain, ...]) -> list[Trouble]:
    return [trouble for trouble, _places in differing_columns(table_in(*rows), grid_of(*rows))]


def test_that_the_rows_are_named_in_which_two_columns_differ() -> None:
    (trouble,) = told(
        DEGREES,
        ("张样例", "学士", "博士"),
        ("李样例", "硕 士", "硕士"),
        ("王样例", "博士", None),
        ("赵样例", None, "硕士"),
    )
    assert (trouble.code, trouble.severity, trouble.spot.address) == ("contradiction", Severity.PROBLEM, "C1")
    assert trouble.reason == "与 B 列“学位”说的是同一项，第 2、5 行两处不同；选定以前，这几行的这一项不读入。"
    assert trouble.question is not None
    assert [option.answer for option in trouble.question.options] == ["degree", ""]


def test_that_a_field_on_which_no_verdict_hangs_is_read_from_the_first() -> None:
    (trouble,) = told(("姓名", "性别", "性别"), ("张样例", "女", "男"))
    assert trouble.severity is Severity.REVIEW
    assert trouble.reason == "与 B 列“性别”说的是同一项，第 2 行两处不同；现在导入的是 B 列。"


def test_that_not_more_than_five_rows_are_named() -> None:
    (trouble,) = told(DEGREES, *((f"{name}样例", "学士", "博士") for name in "甲乙丙丁戊己"))
    assert "第 2、3、4、5、6 等 6 行" in trouble.reason


@pytest.mark.parametrize(
    "rows",
    [
        (DEGREES, ("张样例", "博士", "博士"), ("李样例", "硕士", None)),
        (("设备名称", "原值（元）", "原值（万元）"), ("服务器", 1200000.0, 120.0), ("相机", 15000.0, 1.5)),
        (("设备名称", "购置日期", "入账日期"), ("服务器", "2023-05-01", "2023.5.1")),
    ],
)
def test_that_columns_that_say_the_same_are_not_asked_about(rows: Rows) -> None:
    assert None in keys_of(table_in(*rows))
    assert told(*rows) == []


def test_that_amounts_are_compared_in_their_units() -> None:
    (trouble,) = told(("设备名称", "原值（元）", "原值（万元）"), ("服务器", 1200000.0, 12.0))
    assert "第 2 行" in trouble.reason


def test_that_it_matters_little_where_one_is_called_just_like_the_field() -> None:
    (trouble,) = told(("设备名称", "购置日期", "入账日期"), ("服务器", "2020-01-01", "2023-05-01"))
    assert (trouble.severity, trouble.spot.address) == (Severity.NOTE, "B1")


def test_that_an_answer_settles_it() -> None:
    rows: Rows = (DEGREES, ("张样例", "学士", "博士"))
    (trouble,) = told(*rows)
    assert trouble.question is not None
    assert trouble.question.topic is Topic.COLUMN
    table, grid = table_in(*rows), grid_of(*rows)
    for key, keys in (("degree", ["name", None, "degree"]), (None, ["name", "degree", None])):
        decided: FoundTable = rematch(table, Decisions(columns={(table.key, 3): key}))
        assert keys_of(decided) == keys
        assert list(differing_columns(decided, grid)) == []


def test_that_a_column_chosen_is_not_asked_about_again() -> None:
    rows: Rows = (DEGREES, ("张样例", "学士", "博士"))
    table = table_in(*rows)
    decided = rematch(table, Decisions(columns={(table.key, 2): "degree"}))
    assert list(differing_columns(decided, grid_of(*rows))) == []
    assert list(differing_columns(replace(table, rows=()), grid_of(*rows))) == []


def test_that_an_import_asks_which_column_is_meant() -> None:
    source = drawn(DEGREES, ("张样例", "学士", "博士"))
    proposal = proposed(lab_with(), source, decisions=Decisions(mode=Mode.AS_TYPED))
    assert [(trouble.code, trouble.spot.address) for trouble in proposal.troubles()] == [("contradiction", "C1")]
    assert rows_of(proposal)[0].values[1] is None
    (table,) = [plan.table for plan in proposal.plans]
    for answer, degree in ((None, "bachelor"), ("degree", "doctor")):
        decisions = Decisions(columns={(table.key, 3): answer})
        decided = proposed(lab_with(), source, decisions=decisions)
        assert (decided.troubles(), rows_of(decided)[0].values[1]) == ([], degree)

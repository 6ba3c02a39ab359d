"""Amounts and areas in other people's tables: units, what is no exact figure, and what looks 10 000 times off."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import lab_of, wenzhou
from wzlab.columns import AsTyped, Column
from wzlab.importing.cells.amounts import money_suspicion, unit_unanswered
from wzlab.importing.cells.doubts import Doubt
from wzlab.importing.cells.meanings import ImportReader, Meaning
from wzlab.importing.cells.values import Raw
from wzlab.importing.model import Question, Severity, Topic
from wzlab.records import Instrument, Project, Room

READER = ImportReader(lab_of(), wenzhou(), {})


def read(raw: Raw, unit: str | None, column: Column[Any] = Instrument.original_value) -> Meaning:
    return READER.meaning(column, raw, unit)


def doubted(found: Meaning) -> Doubt:
    assert found.doubt is not None
    return found.doubt


def options(doubt: Doubt | None) -> list[str]:
    assert doubt is not None
    assert doubt.question is not None
    return [option.answer for option in doubt.question.options]


@pytest.mark.parametrize(
    ("raw", "unit", "yuan"),
    [
        ("500", "万元", "5000000"),
        ("500", "元", "500"),
        ("500", "", "5000000"),
        ("1.5", "千元", "1500"),
        (float("500"), "元", "500"),
        (float("12.345678"), "万元", "123456.78"),
        ("１，２３４．５", "元", "1234.5"),
        ("1,234,567", "元", "1234567"),
        ("1 234 567", "元", "1234567"),
        ("500万元", "元", "5000000"),
        ("500元", "万元", "500"),
        ("500万", None, "5000000"),
        ("¥500", "元", "500"),
        ("￥1,234.50", None, "1234.5"),
        ("RMB 500", "元", "500"),
        ("人民币500万元", "元", "5000000"),
        ("0", "元", "0"),
        ("120万元整", "元", "1200000"),
        ("500元正", "万元", "500"),
        ("1,200.-", "元", "1200"),
    ],
)
def test_that_an_amount_is_in_the_unit_of_its_cell_or_else_of_its_heading(
    raw: Raw, unit: str | None, yuan: str
) -> None:
    assert read(raw, unit) == Meaning(Decimal(yuan))


@pytest.mark.parametrize(
    "text",
    [
        "约500万",
        "500余万",
        "500多万元",
        "50-60万",
        "500万左右",
        "500万以上",
        "近500万元",
        "不少于500万",
        "几十万",
        "~500",
    ],
)
def test_that_an_amount_that_is_not_exact_is_never_guessed(text: str) -> None:
    found = read(text, "元")

    assert found.cell == AsTyped(text)
    assert doubted(found)[:4] == (
        "not_read",
        Severity.PROBLEM,
        "不是确切的数，没有取其中任何一个。",
        "请按凭证写出确切的数，如 500万元。",
    )


def test_that_a_bare_amount_without_a_unit_waits_for_the_column_to_get_one() -> None:
    found = read("500", None)

    assert found.cell == AsTyped("500")
    assert doubted(found)[:4] == (
        "unit_unknown",
        Severity.PROBLEM,
        "没有写明单位，分不清是元还是万元。",
        "请选择这一栏的单位，或在表头中写明，如（万元）。",
    )
    assert doubted(found).question == Question(Topic.UNIT, None, (("万元", "万元"), ("元", "元")))  # type: ignore[arg-type]  # an option is a tuple
    assert doubted(read(float("500"), None)).code == "unit_unknown"


def test_that_a_currency_sign_below_another_unit_is_asked_for() -> None:
    found = read("¥1,500", "万元")

    assert doubted(found)[:4] == (
        "unit_unknown",
        Severity.PROBLEM,
        "写着人民币符号，表头的单位却是万元，分不清是元还是万元。",
        "请选择，或在原表中写明单位。",
    )
    assert options(found.doubt) == ["1,500元", "1,500万元"]
    assert [READER.typed(Instrument.original_value, text, "万元").cell for text in options(found.doubt)] == [
        Decimal(1_500),
        Decimal(15_000_000),
    ]


@pytest.mark.parametrize(
    ("raw", "unit", "told"),
    [("500", "美元", "美元"), ("500美元", "元", "美元"), ("$500", "元", "$"), ("USD 500", "元", "USD")],
)
def test_that_foreign_money_is_not_converted(raw: Raw, unit: str, told: str) -> None:
    assert doubted(read(raw, unit))[:4] == (
        "unit_unknown",
        Severity.PROBLEM,
        f"单位“{told}”不是这一栏的单位，没有换算。",
        "请换算成万元后填写。",
    )


@pytest.mark.parametrize(
    ("raw", "unit", "told"), [("3亩", "", "亩"), ("120", "亩", "亩"), (float("1.5"), "公顷", "公顷")]
)
def test_that_an_area_in_another_unit_is_left_to_the_certificate(raw: Raw, unit: str, told: str) -> None:
    assert doubted(read(raw, unit, Room.usable_area))[:4] == (
        "unit_unknown",
        Severity.PROBLEM,
        f"单位“{told}”不是平方米，没有换算。",
        "请按产权证或租赁合同填写平方米数（1 亩约合 666.67 ㎡）。",
    )


def test_that_an_area_has_many_names_for_its_unit() -> None:
    for text in ("120㎡", "120平米", "120 m2", "120M²", "120平方米"):
        assert read(text, "", Room.usable_area) == Meaning(Decimal(120))
    assert read("120", "㎡", Room.usable_area) == Meaning(Decimal(120))


def test_that_a_negative_amount_is_read_and_told() -> None:
    found = read("-500", "元")

    assert found.cell == Decimal(-500)
    assert doubted(found)[:4] == (
        "impossible",
        Severity.REVIEW,
        "读作 -0.05 万元，这样的数不可能，将按未知处理。",
        "请按原件核对。",
    )


@given(wan=st.integers(0, 10**9), unit=st.sampled_from(["元", "万元"]))
def test_that_a_figure_and_its_unit_in_the_cell_are_one_amount_below_any_heading(wan: int, unit: str) -> None:
    assert read(f"{wan}{unit}", "元") == read(f"{wan}{unit}", "万元") == read(f"{wan}", unit)


# --- 10 000 times off -----------------------------------------------------------------------------------------------


def amounts(*yuan: int | None) -> list[Decimal | None]:
    return [None if one is None else Decimal(one) for one in yuan]


def test_that_a_register_in_yuan_below_a_heading_in_wan_is_told_for_the_whole_column() -> None:
    # 12 500, 8 000, 358 000 and 6 000 元, each read as so many 万元
    found = money_suspicion(
        amounts(125_000_000, 80_000_000, 3_580_000_000, None, 60_000_000), "万元", Instrument.original_value
    )

    assert found.column is not None
    assert found.column[:4] == (
        "ten_thousand",
        Severity.PROBLEM,
        "按万元读，这一栏的金额多在 1,000.00 万元以上，不像账面原值；像是以元为单位填的。",
        "请选择这一栏的单位；选定以前不读入这些金额。",
    )
    assert options(found.column) == ["元", "万元"]
    assert not found.cells


def test_that_a_register_in_wan_below_a_heading_in_yuan_is_told_for_the_whole_column() -> None:
    found = money_suspicion(amounts(12, 8, 35), "元", Instrument.original_value)

    assert found.column is not None
    assert found.column.reason == "按元读，这一栏的金额多在 0.10 万元以下，不像账面原值；像是以万元为单位填的。"
    assert options(found.column) == ["万元", "元"]


def test_that_one_amount_in_yuan_among_others_in_wan_is_told_for_its_cell() -> None:
    # 12, 30, 8, 25 万元 and 358 000 元 that was read as 万元
    found = money_suspicion(
        amounts(120_000, 300_000, None, 80_000, 250_000, 3_580_000_000), "万元", Instrument.original_value
    )

    assert found.column is None
    assert list(found.cells) == [5]
    assert found.cells[5][:4] == (
        "ten_thousand",
        Severity.PROBLEM,
        "按万元读是 358,000.00 万元，与这一栏其他金额相差上千倍；像是以元为单位填的。",
        "请核对这一格的单位。",
    )
    assert options(found.cells[5]) == ["358000元", "358000万元"]


def test_that_one_amount_in_wan_among_others_in_yuan_is_told_for_its_cell() -> None:
    found = money_suspicion(amounts(120_000, 300_000, 80_000, 35, 250_000), "元", Instrument.original_value)

    assert options(found.cells[3]) == ["35万元", "35元"]


@pytest.mark.parametrize(
    ("column", "unit", "yuan"),
    [
        (Instrument.original_value, "万元", (5_000, 8_000, 6_000_000, 12_000)),
        (Instrument.original_value, "元", (1_000, 2_500, 800_000, 99)),
        (Instrument.original_value, "元", ()),
        (Instrument.original_value, "万元", (120_000, 3_580_000_000)),
        (Instrument.original_value, "千元", (12, 8, 35, 40)),
        (Project.funding, "万元", (500_000, 20_000_000, 100_000, 3_000_000)),
        (Project.funding, "元", (500_000, 20_000_000, 100_000, 3_000_000)),
    ],
)
def test_that_amounts_that_may_well_be_raise_no_suspicion(
    column: Column[Any], unit: str, yuan: tuple[int, ...]
) -> None:
    assert money_suspicion(amounts(*yuan), unit, column) == (None, {})


def test_that_the_likelier_unit_is_offered_first() -> None:
    assert options(unit_unanswered(Instrument.original_value, [Decimal(125_000), Decimal(8_000), Decimal(35_000)])) == [
        "元",
        "万元",
    ]
    assert options(unit_unanswered(Instrument.original_value, [Decimal(12), Decimal(8), Decimal(35)])) == ["万元", "元"]
    assert options(unit_unanswered(Project.funding, [])) == ["万元", "元"]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("(20)", "写在括号里，可能是负数，没有读入。"),
        ("（20.5）", "写在括号里，可能是负数，没有读入。"),
        ("120万元（含税）", "带有说明“含税”，没有取其中的数。"),
        ("120(美元)", "带有说明“美元”，没有取其中的数。"),
        ("1.200.000元", "读不出金额。"),
        ("壹佰万元整", "读不出金额。"),
    ],
)
def test_that_an_amount_with_more_to_it_is_refused_for_what_it_is(raw: str, reason: str) -> None:
    found = read(raw, "万元")
    assert found.cell == AsTyped(raw)
    assert (doubted(found).code, doubted(found).reason) == ("not_read", reason)

"""What the sheets are called, and which one a word means."""

import pytest

from wzlab.records import RECORD_TYPES
from wzlab.workbook.remarks import REMARK_TYPES
from wzlab.workbook.titles import SHEETS, SheetChoiceError, sheet_name, sheets_named


def test_that_every_table_has_a_sheet_and_no_two_sheets_one_name() -> None:
    assert {record_type.table for record_type in (*RECORD_TYPES, *REMARK_TYPES)} <= set(SHEETS)
    names = [sheet_name(sheet_id) for sheet_id in SHEETS]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name) <= 31 for name in names)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("staff", ("staff",)),
        ("02_人员名单", ("staff",)),
        ("人员名单", ("staff",)),
        ("人员", ("staff",)),
        ("02", ("staff",)),
        ("表02", ("staff",)),
        ("０６", ("equipment",)),
        ("12", ("plans", "targets", "investments")),
        ("计入明细", ("ledger",)),
    ],
)
def test_that_a_sheet_is_meant_by_its_id_its_name_its_number_or_its_records(word: str, meant: tuple[str, ...]) -> None:
    assert sheets_named([word]) == meant


def test_that_the_sheets_come_in_the_order_of_the_book_each_once() -> None:
    assert sheets_named(["设备", "cover", "06", "人员名单"]) == ("cover", "staff", "equipment")


@pytest.mark.parametrize("word", ["人", "ids", "原文", "表", "99"])
def test_that_a_word_for_no_sheet_is_told_with_those_there_are(word: str) -> None:
    with pytest.raises(SheetChoiceError, match=rf"没有“{word}”这张工作表。可选：封面、.*02_人员名单.*。"):
        sheets_named([word])

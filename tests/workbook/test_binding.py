"""Sheets that were chosen: those and no others, and no link to one that is absent."""

import pytest
from openpyxl import Workbook

from tests.helpers import sample
from tests.workbook.books import cells, exported, link, report_on, sheet_of, table
from wzlab.records import Instrument, Person
from wzlab.workbook.book import WorkbookOptions, make_book
from wzlab.workbook.titles import SheetChoiceError


def chosen(*sheets: str) -> Workbook:
    return exported(sample("enterprise-gaps"), WorkbookOptions(picture=False, sheets=sheets))


def test_that_only_the_sheets_chosen_are_visible() -> None:
    workbook = chosen("staff", "equipment")
    visible = [one.title for one in workbook.worksheets if one.sheet_state == "visible"]
    assert visible == ["02_人员名单", "06_仪器设备"]


def test_that_a_record_sheet_for_a_colleague_can_be_read_back() -> None:
    workbook = chosen("staff", "equipment")
    assert sheet_of(workbook, Person).title == "02_人员名单"
    assert sheet_of(workbook, Instrument).title == "06_仪器设备"
    ids = table(workbook["编号清单"])
    assert {row["table"] for row in ids} == {"staff", "equipment"}


def test_that_a_sheet_of_verdicts_alone_leads_nowhere_and_carries_nothing_for_machines() -> None:
    workbook = chosen("verdicts", "problems")
    assert workbook.sheetnames == ["00_检查结论", "14_问题清单"]
    assert not any(cell.hyperlink for cell in cells(workbook))


@pytest.mark.parametrize("sheets", [None, ("cover", "contents", "verdicts", "ledger"), ("ledger", "staff", "problems")])
def test_that_every_link_leads_to_a_sheet_that_is_there(sheets: tuple[str, ...] | None) -> None:
    workbook = exported(sample("draft-blanks"), WorkbookOptions(picture=False, sheets=sheets))
    targets = {link(cell)[0] for cell in cells(workbook) if cell.hyperlink}
    assert targets <= set(workbook.sheetnames)
    assert targets


def test_that_formulas_of_an_absent_sheet_are_left_out() -> None:
    assert not any(cell.data_type == "f" for cell in cells(chosen("structure")))
    with_sums = {str(cell.value)[:5] for cell in cells(chosen("plans")) if cell.data_type == "f"}
    assert with_sums == {"=SUM("}


def test_that_verification_needs_every_record_sheet() -> None:
    every = tuple(table for table in sample("draft-blanks").tables)
    without = chosen("verdicts", "verification", *every[:5])
    assert not any(name.startswith("核验") for name in without.sheetnames)


def test_that_a_choice_of_nothing_is_told() -> None:
    for sheets in ((), ("charts",), ("verification",)):
        with pytest.raises(SheetChoiceError, match="请另选"):
            make_book(report_on(sample("draft-blanks")), WorkbookOptions(picture=False, sheets=sheets))

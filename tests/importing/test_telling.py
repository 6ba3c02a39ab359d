"""What is told where a proposal is printed or handed out: likely headings, rows left aside, and old → new."""

from tests.importing.drawn import drawn, lab_with, proposed
from wzlab.importing.model import Severity
from wzlab.importing.telling import everything_told, update_lines

SOURCE = drawn(
    ("姓名", "学位", "入职的日期"), ("张一", "博士", "2020-01-02"), ("合计", "1人", None), (None, None, "138****8000")
)


def test_that_all_stands_with_its_place_and_its_severity() -> None:
    told = [one for _plan, one in everything_told(proposed(lab_with(), SOURCE))]
    assert [(one.code, one.severity, one.spot.address) for one in told if one.code != "not_a_date"] == [
        ("likely_heading", Severity.REVIEW, "C1"),
        ("no_identity", Severity.PROBLEM, "4"),
        ("skipped_row", Severity.NOTE, "3"),
    ]


def test_that_a_row_that_changes_a_record_says_old_and_new() -> None:
    lab = lab_with({"id": "s1", "name": "张一", "degree": "master"})
    assert list(update_lines(proposed(lab, SOURCE), {})) == [
        "人员.xlsx · 人员 · 第 2 行：更新“张一”：学位：硕士 → 博士；入职日期：空白 → 2020-01-02"
    ]


def test_that_a_row_that_adds_one_is_not_listed_again() -> None:
    assert list(update_lines(proposed(lab_with(), SOURCE), {})) == []

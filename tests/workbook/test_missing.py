"""问题清单 says what is missing and which problems there are."""

import pytest

from tests.helpers import SAMPLES, UNIVERSITY, lab_of, people, sample
from tests.workbook.books import exported, heading_row, link, report_on, table
from wzlab.columns import AsTyped
from wzlab.policy.problem import Severity
from wzlab.policy.steps import StepKind
from wzlab.records import Person
from wzlab.workbook.missing import STEP_STANDINGS, missing_steps, missing_words

SEVERITIES = ("错误", "提醒")


@pytest.mark.parametrize("name", SAMPLES)
def test_that_every_problem_is_listed_as_the_report_does(name: str) -> None:
    report, workbook = report_on(sample(name)), exported(sample(name))
    rows = [row for row in table(workbook["14_问题清单"]) if row["级别"] in SEVERITIES]
    assert [(row["代码"], row["编号"], row["问题"]) for row in rows] == [
        (problem.code, problem.record, problem.message) for problem in report.problems
    ]


def test_that_a_problem_leads_to_the_cell_it_speaks_of() -> None:
    lab = sample("draft-blanks")
    workbook = exported(lab)
    worksheet = workbook["14_问题清单"]
    rows = worksheet.iter_rows(min_row=heading_row(worksheet) + 1)
    of_problems = [row for row in rows if row[0].value in SEVERITIES]
    for row, problem in zip(of_problems, report_on(lab).problems, strict=True):
        record = lab.find(problem.record or "")
        assert record is not None
        assert problem.field is not None
        sheet, address = link(row[5])
        cell = record.cell(problem.field)
        if isinstance(cell, AsTyped):
            assert workbook[sheet][address].value == cell.text
        assert row[5].value == address


def test_that_a_problem_without_a_record_names_its_table_and_field() -> None:
    rows = [row for row in table(exported(lab_of())["14_问题清单"]) if row["级别"] in SEVERITIES]
    assert [(row["级别"], row["表"], row["编号"], row["栏目"]) for row in rows][:2] == [
        ("错误", "单位", None, "单位 · 角色"),
        ("错误", "人员", None, "人员 · 岗位"),
    ]


def test_that_a_problem_shows_no_number_of_a_person() -> None:
    lab = lab_of()
    lab.tables["staff"]["s1"] = Person.of("s1", id_number=AsTyped("33030219600101999X?"))
    row = next(row for row in table(exported(lab)["14_问题清单"]) if row["编号"] == "s1" and row["级别"] in SEVERITIES)
    assert "33030219600101999X" not in row["问题"]
    assert "证件号码" in row["问题"]


def test_that_what_is_missing_comes_first_and_leads_to_the_cell_to_be_filled() -> None:
    lab = lab_of(units=[UNIVERSITY], staff=[*people(14), {"id": "s15", "name": "文心远"}])
    workbook = exported(lab)
    worksheet = workbook["14_问题清单"]
    rows = list(worksheet.iter_rows(min_row=heading_row(worksheet) + 1))
    steps = missing_steps(report_on(lab))
    assert [row[6].value for row in rows[: len(steps)]] == [step.sentence for step in steps]
    waiting = next(row for row in rows if row[2].value == "s15" and row[7].value == "team.size")
    assert [cell.value for cell in waiting[:5]] == ["待补充", "人员", "s15", "文心远", "全时"]
    sheet, address = link(waiting[5])
    assert workbook[sheet][address].value is None
    assert workbook[sheet].cell(workbook[sheet][address].row, 2).value == "文心远"
    assert workbook[sheet].cell(heading_row(workbook[sheet]), workbook[sheet][address].column).value == "全时"


def test_that_what_nobody_has_entered_yet_leads_to_where_its_rows_begin() -> None:
    workbook = exported(lab_of())
    rows = workbook["14_问题清单"].iter_rows(min_row=heading_row(workbook["14_问题清单"]) + 1)
    sheet, address = link(next(row for row in rows if row[7].value == "team.size")[5])
    assert sheet == "02_人员名单"
    assert workbook[sheet][address].row == heading_row(workbook[sheet]) + 1


def test_that_a_ready_lab_lacks_nothing_and_a_draft_tells_how_much() -> None:
    ready, draft = report_on(sample("university-ready")), report_on(sample("draft-blanks"))
    assert missing_words(ready, missing_steps(ready)) == ""
    errors = sum(problem.severity is Severity.ERROR for problem in draft.problems)
    steps = missing_steps(draft)
    assert missing_words(draft, steps) == f"还缺 {len(steps)} 项，数据错误 {errors} 处"


def test_that_every_kind_of_step_but_a_problem_has_a_word() -> None:
    assert set(STEP_STANDINGS) == set(StepKind) - {StepKind.PROBLEM}

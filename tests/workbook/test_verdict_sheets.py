"""检查结论 and 计入明细 say what the report says."""

from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook

from tests.helpers import SAMPLES, UNIVERSITY, lab_of, people, sample, wenzhou
from tests.workbook.books import exact, exported, heading_row, link, report_on, table
from wzlab.lab import Lab
from wzlab.policy.pack import BINDING_WORDS
from wzlab.policy.report import Report, report_json
from wzlab.policy.words import standing_words
from wzlab.workbook.figures import figure

Rows = list[dict[str, Any]]


@pytest.fixture(name="case", params=SAMPLES, scope="module")
def _case(request: pytest.FixtureRequest) -> tuple[Report, Workbook]:
    lab = sample(request.param)
    return report_on(lab), exported(lab)


def verdict_of(condition: str, lab: Lab) -> dict[str, Any]:
    """Return the row of one condition in the sheet of verdicts."""
    rows = table(exported(lab)["00_检查结论"])
    return rows[wenzhou().condition_ids.index(condition)]


def same_number(value: object, wanted: Decimal | None) -> bool:
    return value is None if wanted is None else exact(value) == wanted


def test_that_the_verdicts_agree_with_the_report(case: tuple[Report, Workbook]) -> None:
    report, workbook = case
    rows = table(workbook["00_检查结论"])
    assert len(rows) == len(report.conditions)
    for number, (row, condition) in enumerate(zip(rows, report.conditions, strict=True), 1):
        verdict, unit = condition.verdict, condition.condition.unit
        assert row["序号"] == number
        assert row["条款"] == str(condition.condition.title)
        assert row["要求"] == str(condition.condition.rule)
        assert row["依据"] == condition.condition.clause
        assert row["约束"] == BINDING_WORDS[condition.condition.binding]
        assert row["结论"] == standing_words(verdict, condition.note)
        assert same_number(row["要求值"], figure(verdict.threshold, unit))
        assert same_number(row["差额"], figure(verdict.gap, unit, raised=True))
        measured = verdict.primary.bounds
        assert same_number(row["下限"], figure(measured.low if measured else None, unit))
        if measured is not None and measured.high is None and measured.low is not None:
            assert row["上限"] == "不定"
        else:
            assert same_number(row["上限"], figure(measured.high if measured else None, unit))


def test_that_figures_are_numbers_with_their_unit_beside_them() -> None:
    row = verdict_of("team.size", lab_of(units=[UNIVERSITY], staff=people(12)))
    assert [row[heading] for heading in ("现状", "下限", "上限", "比较", "要求值", "差额", "单位")] == [
        "12 人",
        12,
        12,
        "≥",
        15,
        3,
        "人",
    ]


def test_that_money_is_in_ten_thousands() -> None:
    lab = lab_of(units=[UNIVERSITY], equipment=[{"id": "e1", "key": True, "original_value": "4999999.99"}])
    row = verdict_of("equipment.value", lab)
    assert [row[heading] for heading in ("下限", "要求值", "差额", "单位")] == [499.999999, 500, 0.000001, "万元"]


def test_that_a_share_is_cut_and_its_gap_raised() -> None:
    staff = [*people(25, degree="doctor"), *people(17, 26, degree="master", title_level="none")]
    row = verdict_of("team.senior_share", lab_of(units=[UNIVERSITY], staff=staff))
    assert [row[heading] for heading in ("下限", "要求值", "差额", "单位")] == [0.5952, 0.6, 0.0048, "%"]


def test_that_other_readings_that_change_the_outcome_are_told_in_words() -> None:
    row = verdict_of("space.area", sample("enterprise-gaps"))
    assert row["其他口径"] == "默认口径：530 ㎡，达标\n若只计依托单位：430 ㎡，未达标"
    assert verdict_of("equipment.value", sample("enterprise-gaps"))["其他口径"] == "各口径一致"
    assert verdict_of("applicant.type", sample("enterprise-gaps"))["其他口径"] is None


def test_that_the_reason_given_and_who_gave_it_are_told() -> None:
    assert "书面承诺" in verdict_of("team.exclusive", sample("enterprise-gaps"))["说明"]


def test_that_the_evidenced_outcome_and_the_warnings_stand_beside(case: tuple[Report, Workbook]) -> None:
    report, workbook = case
    for row, condition in zip(table(workbook["00_检查结论"]), report.conditions, strict=True):
        assert str(row["只计有证明的"]).endswith(standing_words(condition.evidenced, condition.note))
        assert all(warning in str(row["提示"]) for warning in condition.warnings)


def test_that_what_is_not_assessed_is_told_above_the_verdicts(case: tuple[Report, Workbook]) -> None:
    report, workbook = case
    worksheet = workbook["00_检查结论"]
    notes = "".join(str(worksheet.cell(row, 1).value) for row in range(1, heading_row(worksheet)))
    assert all(str(words) in notes for words in report.pack.unassessed)


# --- 计入明细 --------------------------------------------------------------------------------------------------------


def test_that_the_ledger_lists_each_record_once_as_the_report_does(case: tuple[Report, Workbook]) -> None:
    report, workbook = case
    rows = table(workbook["计入明细"])
    for number, condition in enumerate(report_json(report, "")["conditions"], 1):
        own = [row for row in rows if row["序号"] == number]
        assert [row["编号"] for row in own if row["归类"] == "计入"] == condition["counted"]
        assert [row["编号"] for row in own if row["归类"] == "待定"] == [e["record"] for e in condition["undecided"]]
        not_counted = [row for row in own if row["归类"] in ("未计入", "只计入总数")]
        assert [(row["编号"], row[WHY]) for row in not_counted] == [
            (e["record"], e["because"]) for e in condition["not_counted"]
        ]
        assert own, condition["id"]


WHY = "为何未计入，或待定于哪些内容"


def ledger_rows(lab: Lab, title: str) -> Rows:
    """Return the rows of one condition in the ledger."""
    return [row for row in table(exported(lab)["计入明细"]) if row["条款"] == title]


def test_that_the_amounts_of_a_sum_add_up_to_its_lower_bound(case: tuple[Report, Workbook]) -> None:
    report, workbook = case
    ledger, verdicts = table(workbook["计入明细"]), table(workbook["00_检查结论"])
    for condition in ("space.area", "equipment.value"):
        number = report.pack.condition_ids.index(condition)
        amounts = [exact(row["计入数额"]) for row in ledger if row["序号"] == number + 1 and row["归类"] == "计入"]
        assert sum(amounts) == exact(verdicts[number]["下限"])


def test_that_undecided_fields_are_told_by_their_titles() -> None:
    rows = ledger_rows(lab_of(units=[UNIVERSITY], staff=[{"id": "s1", "name": "张三"}]), "全时研发人员")
    assert [(row["归类"], row["编号"], row["名称"], row[WHY]) for row in rows] == [
        ("待定", "s1", "张三", "须补充或改正：全时")
    ]


def test_that_a_missing_record_is_told_with_what_would_name_it() -> None:
    rows = ledger_rows(lab_of(), "申报主体类型")
    assert [(row["归类"], row["编号"], row[WHY]) for row in rows] == [
        ("待定", None, "缺少应有的记录，须指定：单位 · 角色")
    ]


def test_that_a_share_tells_its_whole_from_its_hits() -> None:
    staff = [
        {"id": "s1", "full_time": True, "degree": "doctor"},
        {"id": "s2", "full_time": True, "degree": "master", "title_level": "none"},
        {"id": "s3", "full_time": False, "degree": "doctor"},
    ]
    rows = ledger_rows(lab_of(units=[UNIVERSITY], staff=staff), "副高以上或博士占比")
    assert {row["编号"]: row["归类"] for row in rows} == {"s1": "计入", "s2": "只计入总数", "s3": "未计入"}


def test_that_a_condition_without_records_says_why() -> None:
    lab = lab_of(units=[UNIVERSITY])
    assert [row[WHY] for row in ledger_rows(lab, "近 3 年授权发明专利")] == ["本条不适用"]
    assert [row[WHY] for row in ledger_rows(lab, "主任：学术带头人")] == ["由人判断，不逐条计数"]
    assert [row[WHY] for row in ledger_rows(lab, "全时研发人员")] == ["没有可计的记录"]


def test_that_every_entry_of_the_ledger_leads_to_its_record(case: tuple[Report, Workbook]) -> None:
    _report, workbook = case
    worksheet = workbook["计入明细"]
    for row in worksheet.iter_rows(min_row=heading_row(worksheet) + 1):
        record_id, place = row[4].value, row[6]
        if record_id is None:
            assert place.hyperlink is None
            continue
        sheet, address = link(place)
        target = workbook[sheet]
        assert target[address].row == place.value
        held = [cell.value for cell in target[int(str(place.value))]]
        assert record_id in held if record_id != "lab" else held[0] == "实验室名称"


def test_that_every_verdict_leads_to_its_part_of_the_ledger(case: tuple[Report, Workbook]) -> None:
    _report, workbook = case
    worksheet, ledger = workbook["00_检查结论"], workbook["计入明细"]
    for row in worksheet.iter_rows(min_row=heading_row(worksheet) + 1):
        _sheet, address = link(row[0])
        assert ledger[address].value == row[0].value
        assert ledger.cell(ledger[address].row - 1, 1).value != row[0].value


def test_that_every_verdict_leads_to_the_first_record_it_looks_at(case: tuple[Report, Workbook]) -> None:
    report, workbook = case
    worksheet = workbook["00_检查结论"]
    looked_at = {}
    for row, condition in zip(worksheet.iter_rows(min_row=heading_row(worksheet) + 1), report.conditions, strict=True):
        if row[-1].value is not None:
            sheet, address = link(row[-1])
            looked_at[condition.condition.id] = (row[-1].value, sheet, workbook[sheet][address].value)
    assert looked_at["team.size"] == ("人员", "02_人员名单", 1)
    assert looked_at["space.area"] == ("场地", "05_科研用房", 1)
    assert looked_at["lab.name"][:2] == ("基本情况", "01_基本情况")


def test_that_what_cannot_be_handed_in_yet_says_that_it_is_a_draft() -> None:
    titles = {name: exported(sample(name))["00_检查结论"]["A1"].value for name in SAMPLES}
    assert titles == {
        "university-ready": "检查结论",
        "enterprise-gaps": "检查结论（草稿）",
        "draft-blanks": "检查结论（草稿）",
    }

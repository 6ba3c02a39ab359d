"""附件对照: what proves what."""

from typing import Any

from tests.helpers import UNIVERSITY, lab_of, people
from tests.workbook.books import exported, heading_row, link, table
from wzlab.lab import Lab

PAPERS = [
    {"id": "x1", "record": "s1", "title": "聘用合同", "kind": "人员证明", "file": "1.pdf"},
    {"id": "x2", "record": "s2", "title": "聘用合同", "file": "2.pdf", "valid_until": "2026-01-11"},
    {"id": "x3", "record": "s3", "title": "聘用合同"},
    {"id": "x4", "record": "team.stable", "title": "承诺书", "file": "4.pdf"},
    {"id": "x5", "title": "杂项", "file": "5.pdf"},
]


def a_lab() -> Lab:
    return lab_of(units=[UNIVERSITY], staff=people(4), attachments=PAPERS)


def rows_of(lab: Lab) -> dict[str, dict[str, Any]]:
    return {str(row["条款或材料"]): row for row in table(exported(lab)["13_附件对照"])}


def test_that_a_condition_tells_how_many_of_its_records_have_a_valid_paper() -> None:
    row = rows_of(a_lab())["全时研发人员（三(一)3）"]
    assert (row["证明对象"], row["证明情况"]) == ("计入 4 条，有材料 1 条", "部分缺")
    assert row["说明"] == "缺材料的：s2、s3、s4"


def test_that_a_paper_may_prove_a_condition_itself() -> None:
    row = rows_of(a_lab())["建设期内人员稳定（三(一)3）"]
    assert (row["证明对象"], row["证明情况"]) == ("计入 0 条；另有直接证明本条的 1 份", "有") or (
        row["证明情况"] == "有" and "直接证明本条的 1 份" in row["证明对象"]
    )


def test_that_a_condition_without_any_paper_lacks_one_and_one_that_does_not_apply_is_not_asked() -> None:
    rows = rows_of(a_lab())
    assert rows["科研场地面积（三(一)2）"]["证明情况"] == "缺"
    assert not any("授权发明专利" in title for title in rows)


def test_that_many_records_without_a_paper_are_counted_and_the_first_named() -> None:
    row = rows_of(lab_of(units=[UNIVERSITY], staff=people(12)))["全时研发人员（三(一)3）"]
    assert row["说明"] == "缺材料的：s1、s2、s3、s4、s5、s6、s7、s8等 12 条"


def test_that_each_paper_tells_what_it_proves_and_whether_it_holds() -> None:
    workbook = exported(a_lab())
    worksheet = workbook["13_附件对照"]
    rows = list(worksheet.iter_rows(min_row=heading_row(worksheet) + 1))
    papers = rows[-5:]
    assert [row[4].value for row in papers] == ["有", "已过期", "缺文件", "有", "有"]
    assert papers[0][0].value == "人员证明 · 聘用合同"
    assert [row[2].value for row in papers] == [
        "人员 · s1", "人员 · s2", "人员 · s3", "条款：建设期内人员稳定", "（未写证明对象）"
    ]  # fmt: skip
    assert "全时研发人员" in str(papers[0][5].value)
    assert papers[4][5].value == "所证明的对象没有计入任何条款"
    assert link(papers[0][1])[0] == "13_附件清单"
    assert link(papers[0][3])[0] == "02_人员名单"

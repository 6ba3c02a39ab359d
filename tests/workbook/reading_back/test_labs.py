"""A workbook judged as a lab of its own."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import Workbook

from tests.helpers import SAMPLES, sample, sample_file, wenzhou, wzlab
from tests.random_labs import random_document
from tests.workbook.books import content_of
from tests.workbook.reading_back.edits import EDITS, RECORDS, Edit, Edited, edited, small_lab
from tests.workbook.reading_back.test_exports import WHOLE
from wzlab.errors import SpreadsheetError
from wzlab.lab import Lab
from wzlab.policy.report import Report, report_json
from wzlab.storage.exact_json import parse_text
from wzlab.storage.interchange import read_lab
from wzlab.workbook.book import WorkbookOptions
from wzlab.workbook.opening import open_lab, open_report
from wzlab.workbook.reading_back.labs import WorkbookLab, read_workbook


def checked(report: Report) -> dict[str, Any]:
    return report_json(report, "x")


def verdicts(report: Report) -> dict[str, Any]:
    return {
        condition: (verdict.outcome, verdict.primary.bounds) for condition, verdict in report.judge.verdicts.items()
    }


def written(lab: Lab, path: Path, options: WorkbookOptions = RECORDS) -> Path:
    path.write_bytes(content_of(lab, options))
    return path


def read(folder: Path, edit: Edit, options: WorkbookOptions = RECORDS) -> WorkbookLab:
    (folder / "a.xlsx").write_bytes(edited(small_lab(), edit, options))
    return read_workbook(folder / "a.xlsx")


@pytest.mark.parametrize("seed", range(8))
def test_that_checking_a_whole_workbook_is_checking_its_lab(seed: int, tmp_path: Path) -> None:
    lab = read_lab(parse_text(json.dumps(random_document(Random(seed)))), wenzhou(), "x")
    path = written(lab, tmp_path / "a.xlsx", WHOLE)

    assert checked(open_report(path, None, None)) == checked(Report(wenzhou(), lab))


def test_that_the_command_says_of_a_workbook_what_it_says_of_its_lab(tmp_path: Path) -> None:
    book = written(sample("enterprise-gaps"), tmp_path / "a.xlsx", WHOLE)

    of_book = wzlab("check", "--json", book)
    of_lab = wzlab("check", "--json", sample_file("enterprise-gaps"))

    assert of_book.status == of_lab.status
    assert json.loads(of_book.out) | {"file": ""} == json.loads(of_lab.out) | {"file": ""}


@pytest.mark.parametrize("name", SAMPLES)
def test_that_a_masked_workbook_has_the_same_verdicts_and_no_other_problems(name: str, tmp_path: Path) -> None:
    lab = sample(name)

    report = open_report(written(lab, tmp_path / "a.xlsx"), None, None)

    assert verdicts(report) == verdicts(Report(wenzhou(), lab))
    told = [(problem.record, problem.message) for problem in Report(wenzhou(), lab).problems]
    assert all((problem.record, problem.message) in told for problem in report.problems)


def test_that_an_edit_is_judged(tmp_path: Path) -> None:
    lab = read(tmp_path, EDITS["a new unit, and a reference to it"][0]).lab

    assert list(lab.tables["units"]) == ["u1", "u2", "u3"]
    assert lab.tables["units"]["u3"].shown("name") == "丙研究院"
    assert lab.tables["staff"]["s2"].cell("unit") == "u3"


def test_that_references_follow_a_unit_whose_name_was_edited(tmp_path: Path) -> None:
    lab = read(tmp_path, EDITS["a unit's name"][0]).lab

    assert [person.cell("unit") for person in lab.tables["staff"].values()] == ["u1", "u2", "u2", None]
    assert lab.tables["units"]["u2"].shown("name") == "乙科技大学"


def test_that_a_reference_to_a_deleted_unit_is_as_typed(tmp_path: Path) -> None:
    lab = read(tmp_path, lambda book: book.sheet("units").delete_rows(book.row("units", "u2"))).lab

    assert lab.tables["staff"]["s2"].shown("unit") == "u2 · 乙大学"
    assert lab.tables["staff"]["s2"].cell("unit") != "u2"


def test_that_a_copied_row_is_a_record_of_its_own(tmp_path: Path) -> None:
    lab = read(tmp_path, EDITS["copy a row"][0]).lab

    assert [(record.id, record.shown("asset_no")) for record in lab.tables["equipment"].values()] == [
        ("e1", "A001"), ("e2", "A002"), ("e3", "A002")
    ]  # fmt: skip


def test_that_stars_are_no_number(tmp_path: Path) -> None:
    lab = read(tmp_path, EDITS["paste a mask"][0]).lab

    assert [person.cell("id_number") for person in lab.tables["staff"].values()] == [None] * 4
    assert lab.laboratory.cell("phone") is None


def test_that_stars_somebody_typed_are_kept_where_nothing_was_masked(tmp_path: Path) -> None:
    lab = small_lab()
    lab.tables["staff"]["s1"] = lab.tables["staff"]["s1"].replace(id_number="3303***0018")

    assert read_workbook(written(lab, tmp_path / "a.xlsx", WHOLE)).lab == lab


def test_that_full_numbers_are_read_where_the_list_of_masked_fields_is_gone(tmp_path: Path) -> None:
    lab = read(tmp_path, EDITS["delete the keys"][0], WHOLE).lab

    assert lab == small_lab()


def test_that_an_error_and_a_formula_without_result_are_told_and_unknown(tmp_path: Path) -> None:
    def edit(book: Edited) -> None:
        book.put("staff", "s1", months_per_year="=5+5", degree="#REF!")
        book.cell("staff", "s1", "degree").data_type = "e"

    result = read(tmp_path, edit)

    person = result.lab.tables["staff"]["s1"]
    assert (person.shown("degree"), person.shown("months_per_year")) == ("#REF!", "=5+5")
    assert [told.message for told in result.told] == [
        "公式 =5+5 还没有计算结果，没有读入；请用 Excel 或 WPS 打开、保存一次后再导入",
        "单元格里是错误值 #REF!，没有读入；请改正公式后再导入",
    ]


def test_that_a_missing_sheet_is_an_empty_table(tmp_path: Path) -> None:
    result = read(tmp_path, EDITS["remove a sheet"][0])

    assert list(result.lab.tables["staff"]) == []
    assert list(result.lab.tables["units"]) == ["u1", "u2"]


def test_that_a_deleted_column_is_unknown_and_not_its_default(tmp_path: Path) -> None:
    lab = read(tmp_path, lambda book: book.sheet("equipment").delete_cols(book.column("equipment", "status"))).lab

    assert [record.cell("status") for record in lab.tables["equipment"].values()] == [None, None]


def test_that_a_part_is_no_lab(tmp_path: Path) -> None:
    def edit(book: Edited) -> None:
        book.workbook.remove(book.sheet("lab"))

    with pytest.raises(SpreadsheetError, match=r"“a\.xlsx”只有部分工作表（没有“01_基本情况”）"):
        read(tmp_path, edit)


def test_that_a_workbook_of_somebody_else_is_told(tmp_path: Path) -> None:
    workbook = Workbook()
    assert workbook.active is not None
    workbook.active.append(["姓名", "学位"])
    workbook.save(tmp_path / "b.xlsx")

    with pytest.raises(SpreadsheetError, match=r"“b\.xlsx”不是本程序导出的工作簿"):
        open_lab(tmp_path / "b.xlsx", None)


def test_that_a_copy_to_share_is_not_read_back(tmp_path: Path) -> None:
    path = written(small_lab(), tmp_path / "a.xlsx", WorkbookOptions(picture=False, sheets=RECORDS.sheets, share=True))

    with pytest.raises(SpreadsheetError, match=r"不是本程序导出的工作簿"):
        open_lab(path, None)


def test_that_a_workbook_is_known_by_its_content(tmp_path: Path) -> None:
    path = written(small_lab(), tmp_path / "a.json", WHOLE)

    lab, pack = open_lab(path, None)

    assert (lab, pack.id) == (small_lab(), wenzhou().id)


def test_that_a_lab_that_names_no_pack_is_judged_by_the_one_it_was_judged_by(tmp_path: Path) -> None:
    lab = small_lab()
    lab.pack = None

    result = read_workbook(written(lab, tmp_path / "a.xlsx", WHOLE))

    assert (result.lab, result.pack.id) == (lab, wenzhou().id)

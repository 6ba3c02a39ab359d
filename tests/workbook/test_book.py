"""The application workbook as a whole."""

import json
import random
import shutil
import subprocess
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.charts.pictures import speak
from tests.helpers import SAMPLES, lab_of, sample
from tests.random_labs import random_document
from tests.workbook.books import (
    PLAIN,
    cells,
    content_of,
    exported,
    heading_row,
    lab_with,
    read_by_calamine,
    report_on,
    table,
    texts,
)
from tests.workbook.test_sheets import NASTY
from wzlab.errors import FileError
from wzlab.lab import Lab
from wzlab.records import Laboratory, Unit
from wzlab.storage.interchange import parse_text
from wzlab.workbook.book import WorkbookOptions, make_book, make_workbook, write_workbook

NAMES = [
    "封面",
    "目录",
    "00_检查结论",
    "01_基本情况",
    "01_依托和共建单位",
    "02_人员名单",
    "03_人员结构",
    "04_主任与带头人",
    "05_科研用房",
    "06_仪器设备",
    "07_科研项目",
    "08_知识产权",
    "09_奖励",
    "09_标志性成果",
    "10_合作协议",
    "11_应用场景",
    "12_三年目标与经费",
    "12_三年目标",
    "12_投入计划",
    "13_附件清单",
    "13_附件对照",
    "14_问题清单",
    "计入明细",
    "15_口径说明",
    "口径选择",
    "确认与说明",
    "编号清单",
    "原文",
    "选项",
]
"""The sheets without charts and verification."""


def test_that_the_sheets_come_in_their_order() -> None:
    assert exported(sample("university-ready")).sheetnames == NAMES
    whole = make_workbook(report_on(sample("university-ready")), WorkbookOptions()).sheetnames
    assert [name for name in whole if not name.startswith("核验")] == [
        *NAMES[:3], "00_图表", *NAMES[3:7], "03_人员结构图", *NAMES[7:]
    ]  # fmt: skip
    assert whole[whole.index("计入明细") + 1] == "核验"


def test_that_what_is_for_machines_is_hidden_and_nothing_else() -> None:
    workbook = exported(sample("draft-blanks"))
    hidden = [worksheet.title for worksheet in workbook.worksheets if worksheet.sheet_state != "visible"]
    assert hidden == ["编号清单", "原文", "选项"]


def test_that_every_sheet_is_named_and_worded_in_the_other_language(monkeypatch: pytest.MonkeyPatch) -> None:
    speak("en", monkeypatch)
    workbook = exported(sample("enterprise-gaps"))
    assert len(set(workbook.sheetnames)) == len(NAMES)
    assert all(len(name) <= 31 and name not in NAMES for name in workbook.sheetnames)
    assert "Full-time R&D staff" in texts(workbook)


def test_that_an_empty_lab_is_exported() -> None:
    workbook = exported(Lab())
    assert workbook.sheetnames == NAMES
    assert table(workbook["02_人员名单"]) == []
    assert workbook["02_人员名单"]["A1"].value == "人员（0 条）"
    assert workbook["02_人员名单"].auto_filter.ref == "A4:AC4"


WITH_FORMULAS = {
    "03_人员结构", "05_科研用房", "06_仪器设备", "07_科研项目", "08_知识产权", "12_三年目标与经费", "12_投入计划"
}  # fmt: skip
OURS = {
    "=SUM",
    "=SUMIF",
    "=COUNTIF",
    "=COUNTIFS",
    "=SUMPRODUCT",
    *(f"={letter}{row}-SUM" for letter in "CF" for row in range(1, 60)),
}


@pytest.mark.parametrize("seed", range(12))
def test_that_nothing_of_a_random_lab_becomes_a_formula(seed: int) -> None:
    document = {key: value for key, value in random_document(random.Random(seed)).items() if key != "format"}
    workbook = exported(lab_of(**parse_text(json.dumps(document))))
    assert not any(cell.data_type == "e" for cell in cells(workbook))
    formulas = {(cell.parent.title, str(cell.value).split("(")[0]) for cell in cells(workbook) if cell.data_type == "f"}
    assert {function for _sheet, function in formulas} <= OURS
    assert {sheet for sheet, _function in formulas} <= WITH_FORMULAS


def test_that_the_document_is_named_after_the_lab_and_dated_on_the_reference_date() -> None:
    properties = exported(sample("university-ready")).properties
    assert properties.title == "全市工业视觉检测重点实验室"
    assert properties.creator == "wzlab"
    assert properties.created == properties.modified == datetime(2026, 1, 12)


def test_that_each_page_tells_lab_pack_and_day_and_no_name_becomes_a_code() -> None:
    workbook = exported(lab_with(Laboratory.of("lab", name="甲&乙 &P")))
    for worksheet in workbook.worksheets[:-1]:  # the options have no pages
        assert worksheet.oddHeader is not None
        assert worksheet.oddFooter is not None
        assert worksheet.oddHeader.left.text == "甲&&乙 &&P", worksheet.title
        assert worksheet.oddHeader.center.text == "草稿"
        assert worksheet.oddHeader.right.text == "温州·全市重点实验室（人工智能领域）2025，第 1 版"
        assert worksheet.oddFooter.right.text == "基准日 2026-01-12"


def test_that_each_chart_stands_at_the_head_of_a_page() -> None:
    options = WorkbookOptions(sheets=("charts", "staff_charts"))
    with ZipFile(BytesIO(content_of(sample("enterprise-gaps"), options))) as package:
        pictures = [name for name in package.namelist() if name.startswith("xl/media/")]
        assert len(pictures) == 6
        assert all(package.read(name).startswith(b"\x89PNG") for name in pictures)
    workbook = make_workbook(report_on(sample("enterprise-gaps")), options)
    sheets: list[Any] = list(workbook.worksheets)
    for worksheet in sheets:
        tops = [int(str(image.anchor).removeprefix("A")) for image in worksheet._images]
        assert [page.id for page in worksheet.row_breaks.brk] == [top - 1 for top in tops[1:]]
        assert not worksheet.sheet_properties.pageSetUpPr.fitToPage


def test_that_a_workbook_is_written_and_tells_what_was_altered(tmp_path: Path) -> None:
    target = tmp_path / "新的 文件夹" / "申报书.xlsx"
    altered = write_workbook(report_on(lab_with(Unit.of("u1", name="长" * 40_000))), target, PLAIN).alterations
    assert load_workbook(target).sheetnames == NAMES
    assert {alteration.place.sheet for alteration in altered} >= {"01_依托和共建单位"}
    assert any("40000 字" in str(alteration) for alteration in altered)
    assert write_workbook(report_on(sample("draft-blanks")), target, PLAIN).alterations == ()
    assert [path.name for path in target.parent.iterdir()] == ["申报书.xlsx"]


def test_that_a_place_that_cannot_be_written_is_told_and_what_was_there_stays(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("原有")
    with pytest.raises(FileError, match="写不进去"):
        write_workbook(report_on(Lab()), tmp_path / "文件" / "申报书.xlsx", PLAIN)
    (tmp_path / "申报书.xlsx").mkdir()
    with pytest.raises(FileError, match="原有文件未改动"):
        write_workbook(report_on(Lab()), tmp_path / "申报书.xlsx", PLAIN)
    assert (tmp_path / "文件").read_text() == "原有"


def test_that_make_workbook_is_the_book_without_its_alterations() -> None:
    report = report_on(sample("draft-blanks"))
    assert make_workbook(report, PLAIN).sheetnames == make_book(report, PLAIN).workbook.sheetnames


@pytest.mark.parametrize("name", SAMPLES)
def test_that_calamine_reads_what_openpyxl_reads(name: str) -> None:
    content = content_of(sample(name))
    workbook = load_workbook(BytesIO(content))
    for worksheet in workbook.worksheets:
        rows = read_by_calamine(content, worksheet.title)
        ids = ["" if row[0] is None else str(row[0]) for row in worksheet.iter_rows(values_only=True)]
        assert [str(row[0]).removesuffix(".0") for row in rows] == ids


# --- LibreOffice -----------------------------------------------------------------------------------------------------

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def converted(content: bytes, form: str, folder: Path) -> Path:
    """Return a workbook as LibreOffice saves it after opening and recalculating it, with a profile of its own."""
    assert OFFICE is not None
    (folder / "book.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        OFFICE,
        profile,
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        str(folder / "out"),
        str(folder / "book.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / "out" / f"book.{form.partition(':')[0]}"


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed; the continuous integration has it")
def test_that_libreoffice_takes_no_text_for_a_formula_and_loses_none(tmp_path: Path) -> None:
    names = [text.strip() for text in NASTY if "_x0041__x0042_" not in text]  # LibreOffice loses those when it saves
    lab = lab_with(*(Unit.of(f"u{number}", name=name) for number, name in enumerate(names)))
    workbook = load_workbook(converted(content_of(lab), "xlsx:Calc MS Excel 2007 XML", tmp_path))
    assert [row["单位名称"] for row in table(workbook["01_依托和共建单位"])] == names
    assert not any(cell.data_type == "e" for cell in cells(workbook))
    assert {cell.parent.title for cell in cells(workbook) if cell.data_type == "f"} <= WITH_FORMULAS


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed; the continuous integration has it")
def test_that_libreoffice_reads_the_numbers_and_days_of_a_sample(tmp_path: Path) -> None:
    content = content_of(sample("university-ready"))
    saved = load_workbook(converted(content, "xlsx:Calc MS Excel 2007 XML", tmp_path))
    for name in ("00_检查结论", "06_仪器设备"):
        assert table(saved[name]) == table(load_workbook(BytesIO(content))[name])


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed; the continuous integration has it")
def test_that_every_formula_comes_to_the_value_beside_it(tmp_path: Path) -> None:
    lab = sample("draft-blanks")
    saved = load_workbook(converted(content_of(lab), "xlsx:Calc MS Excel 2007 XML", tmp_path), data_only=True)
    compared = [*pairs(saved["03_人员结构"], "B", "C"), *pairs(saved["03_人员结构"], "E", "F")]
    for name in WITH_FORMULAS - {"03_人员结构", "12_三年目标与经费"}:
        compared += pairs(saved[name], "C", "D", heading_row(saved[name]) - 1)
    plans = saved["12_三年目标与经费"]
    last = heading_row(plans) + len(table(plans))
    totals: list[Any] = [(plans.cell(last - 1, column).value, plans.cell(last, column).value) for column in (3, 4, 5)]
    compared += totals
    assert len(compared) == 2 * 23 - 6 + 3 + 3 + 4 + 2 + 1 + 3
    assert [pair for pair in compared if pair[0] != pytest.approx(pair[1], abs=Decimal("0.000001"))] == []


def pairs(worksheet: Worksheet, value: str, formula: str, last: int | None = None) -> list[tuple[Decimal, Decimal]]:
    """Return the numbers of two columns that stand beside each other, as decimals, down to a row."""
    rows = range(1, (last or worksheet.max_row) + 1)
    found = ((worksheet[f"{value}{row}"].value, worksheet[f"{formula}{row}"].value) for row in rows)
    return [(Decimal(str(left)), Decimal(str(right))) for left, right in found if isinstance(left, int | float)]

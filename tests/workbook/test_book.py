"""The application workbook as a whole."""

import json
import random
import shutil
import subprocess
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.charts.pictures import speak
from tests.helpers import SAMPLES, lab_of, sample
from tests.random_labs import random_document
from tests.workbook.books import PLAIN, cells, content_of, exported, lab_with, read_by_calamine, report_on, table, texts
from tests.workbook.test_sheets import NASTY
from wzlab.errors import FileError
from wzlab.lab import Lab
from wzlab.records import Laboratory, Unit
from wzlab.storage.interchange import parse_text
from wzlab.workbook.book import WorkbookOptions, make_book, make_workbook, write_workbook

NAMES = [
    "检查结论",
    "计入明细",
    "基本情况",
    "单位",
    "人员",
    "场地",
    "设备",
    "项目",
    "知识产权",
    "奖励",
    "标志性成果",
    "合作协议",
    "应用场景",
    "三年目标",
    "投入计划",
    "证明材料",
    "问题清单",
    "口径说明",
]


def test_that_the_sheets_come_in_their_order() -> None:
    assert exported(sample("university-ready")).sheetnames == NAMES
    workbook = make_workbook(report_on(lab_of()), WorkbookOptions())
    assert workbook.sheetnames == [NAMES[0], "差距图", *NAMES[1:]]


def test_that_every_sheet_is_named_and_worded_in_the_other_language(monkeypatch: pytest.MonkeyPatch) -> None:
    speak("en", monkeypatch)
    workbook = exported(sample("enterprise-gaps"))
    assert len(set(workbook.sheetnames)) == len(NAMES)
    assert all(len(name) <= 31 and name not in NAMES for name in workbook.sheetnames)
    assert "Full-time R&D staff" in texts(workbook)


def test_that_an_empty_lab_is_exported() -> None:
    workbook = exported(Lab())
    assert workbook.sheetnames == NAMES
    assert table(workbook["人员"]) == []
    assert workbook["人员"]["A1"].value == "人员（0 条）"
    assert workbook["人员"].auto_filter.ref == "A3:Z3"


@pytest.mark.parametrize("seed", range(12))
def test_that_random_labs_are_exported_without_a_formula(seed: int) -> None:
    document = {key: value for key, value in random_document(random.Random(seed)).items() if key != "format"}
    workbook = exported(lab_of(**parse_text(json.dumps(document))))
    assert not any(cell.data_type in "fe" for cell in cells(workbook))


def test_that_the_document_is_named_after_the_lab_and_dated_on_the_reference_date() -> None:
    properties = exported(sample("university-ready")).properties
    assert properties.title == "全市工业视觉检测重点实验室"
    assert properties.creator == "wzlab"
    assert properties.created == properties.modified == datetime(2026, 1, 12)


def test_that_each_page_tells_lab_pack_and_day_and_no_name_becomes_a_code() -> None:
    workbook = exported(lab_with(Laboratory.of("lab", name="甲&乙 &P")))
    for worksheet in workbook.worksheets:
        assert worksheet.oddHeader is not None
        assert worksheet.oddFooter is not None
        assert worksheet.oddHeader.left.text == "甲&&乙 &&P"
        assert worksheet.oddHeader.right.text == "温州·全市重点实验室（人工智能领域）2025，第 1 版"
        assert worksheet.oddFooter.right.text == "基准日 2026-01-12"


def test_that_the_picture_is_a_page_of_its_own() -> None:
    workbook = make_workbook(report_on(sample("enterprise-gaps")), WorkbookOptions())
    worksheet = workbook["差距图"]
    assert (worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight) == (1, 1)
    content = content_of(sample("enterprise-gaps"), WorkbookOptions())
    with ZipFile(BytesIO(content)) as package:
        assert package.read("xl/media/image1.png").startswith(b"\x89PNG")


def test_that_a_workbook_is_written_and_tells_what_was_altered(tmp_path: Path) -> None:
    target = tmp_path / "新的 文件夹" / "申报书.xlsx"
    altered = write_workbook(report_on(lab_with(Unit.of("u1", name="长" * 40_000))), target, PLAIN)
    assert load_workbook(target).sheetnames == NAMES
    assert {alteration.place.sheet for alteration in altered} >= {"单位"}
    assert all("40000 字" in str(alteration) for alteration in altered)
    assert write_workbook(report_on(sample("draft-blanks")), target, PLAIN) == ()
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
        ids = [str(row[0]) for row in worksheet.iter_rows(values_only=True)]
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
    assert [row["单位名称"] for row in table(workbook["单位"])] == names
    assert not any(cell.data_type in "fe" for cell in cells(workbook))


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed; the continuous integration has it")
def test_that_libreoffice_reads_the_numbers_and_days_of_a_sample(tmp_path: Path) -> None:
    content = content_of(sample("university-ready"))
    saved = load_workbook(converted(content, "xlsx:Calc MS Excel 2007 XML", tmp_path))
    for name in ("检查结论", "设备"):
        assert table(saved[name]) == table(load_workbook(BytesIO(content))[name])

"""One workbook, saved by LibreOffice in every kind it knows, says the same in each of them."""

import shutil
import subprocess
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.intake.binary_books import xls
from tests.intake.books import book, save
from wzlab.errors import SpreadsheetError
from wzlab.intake.flaws import Flaw
from wzlab.intake.grids import Grid, Plain
from wzlab.intake.sources import FileKind, Source, read_source

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(
    OFFICE is None, reason="LibreOffice is not installed; the continuous integration has it"
)
ROWS: tuple[tuple[Plain, ...], ...] = (
    ("姓名", "出生日期", "金额", "时刻", "占比", "错误", "结果", "编号"),
    ("张三", date(1985, 3, 12), 4.8, time(9, 30), 0.6, "#DIV/0!", 9.6, "330301198503120016"),
    ("李四", datetime(2023, 5, 1, 8, 0), 100, timedelta(hours=30), 0.255, "#N/A", None, None),
    ("王五", date(2023, 5, 1), -0.1, None, None, None, None, None),
    ("合并", None, 7, None, None, None, None, None),
    (None,) * 8,
    ("两行\n文字", "  空格  ", "<>&\"'", "甲\t乙", None, None, None, None),
)
SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
"""Commas, quotation marks, UTF-8, as the cells are shown."""
HIDDEN = Grid("选项", is_hidden=True, rows=((None, None), (None, "教授")))


def made(path: Path) -> None:
    """Write the workbook whose kinds are compared."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "人员"
    for row, cells in enumerate(ROWS, 1):
        for column, value in enumerate(cells, 1):
            sheet.cell(row, column, value)
    sheet["F2"], sheet["F3"], sheet["G2"], sheet["G3"] = "=1/0", "=NA()", "=C2*2", '=IF(1,"","x")'
    sheet["B2"].number_format = sheet["B4"].number_format = 'yyyy"年"m"月"d"日"'
    sheet["D3"].number_format = "[h]:mm"
    sheet["E2"].number_format, sheet["E3"].number_format = "0%", "0.00%"
    sheet.merge_cells("A5:B6")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["H"].hidden = True
    hidden = workbook.create_sheet("选项")
    hidden.sheet_state = "hidden"
    hidden["B2"] = "教授"
    workbook.save(path)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Return the workbook in every kind, by the ends of their names."""
    assert OFFICE is not None
    folder = tmp_path_factory.mktemp("kinds")
    made(folder / "人员.xlsx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for kind in ("xlsx", "xls", "ods", SHOWN):
        command = [OFFICE, profile, "--headless", "--convert-to", kind, "--outdir", "out", "人员.xlsx"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)
    return {path.suffix[1:]: path for path in (folder / "out").iterdir()}


@needs_office
@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_that_each_kind_says_the_same(saved: Mapping[str, Path], kind: str) -> None:
    source = read_source(saved[kind])
    assert source.kind is FileKind(kind)
    people, choices = source.sheets
    assert people == Grid(
        "人员",
        is_hidden=False,
        rows=ROWS,
        flaws=(Flaw(2, 6, "error", "#DIV/0!"), Flaw(3, 6, "error", "#N/A")),
        merges=((5, 1, 6, 2),),
        percents=frozenset({(2, 5), (3, 5)}),
        hidden_rows=frozenset({4}),
        hidden_columns=frozenset({8}),
    )
    assert choices == HIDDEN
    assert source.digest == sha256(saved[kind].read_bytes()).hexdigest()
    assert (source.encoding, source.separator, source.remarks) == ("", "", ())


@needs_office
def test_that_a_text_file_of_it_says_what_was_shown(saved: Mapping[str, Path]) -> None:
    source = read_source(saved["csv"])
    assert (source.kind, source.encoding, source.separator) == (FileKind.TEXT, "utf-8", ",")
    assert source.sheets[0].rows[1] == (
        "张三",
        "1985年3月12日",
        "4.8",
        "9:30:00",
        "60%",
        "#DIV/0!",
        "9.6",
        "330301198503120016",
    )


def test_that_uncalculated_formulas_of_an_xlsx_are_told_with_the_rest(tmp_path: Path) -> None:
    made(tmp_path / "人员.xlsx")
    (people, _choices) = read_source(tmp_path / "人员.xlsx").sheets
    assert [(flaw.address, flaw.kind) for flaw in people.flaws] == [
        (address, "uncalculated") for address in ("F2", "G2", "F3", "G3")
    ]
    assert people.percents == {(2, 5), (3, 5)}
    assert people.merges == ((5, 1, 6, 2),)


@pytest.mark.parametrize("name", ["人员.csv", "人员", "人员.pdf"])
def test_that_the_name_does_not_matter(tmp_path: Path, name: str) -> None:
    path = save(tmp_path, xls(), name)
    assert read_source(path) == Source(
        path, FileKind.XLS, (Grid("人员", is_hidden=False, rows=((1,),)),), sha256(xls()).hexdigest()
    )


def test_that_an_encoding_is_of_no_matter_to_a_workbook(tmp_path: Path) -> None:
    assert read_source(save(tmp_path, book()), encoding="gbk", separator=";").encoding == ""


def test_that_an_encoding_makes_no_table_of_a_picture(tmp_path: Path) -> None:
    with pytest.raises(SpreadsheetError, match="图片"):
        read_source(save(tmp_path, b"\x89PNG\r\n\x1a\n" + bytes(99)), encoding="gbk")

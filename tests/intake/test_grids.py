"""What good workbooks hold comes out as it stands in them, whichever program wrote them."""

import shutil
import subprocess
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tests.intake.books import (
    FIRST,
    SHEET,
    STRICT,
    STRICT_OFFICE,
    STRINGS,
    STYLES,
    WORKBOOK,
    WORKBOOK_LINKS,
    book,
    links_xml,
    save,
    sheet_xml,
    strings_xml,
    styles_xml,
    workbook_xml,
)
from wzlab.errors import SpreadsheetError
from wzlab.intake import grids
from wzlab.intake.flaws import Flaw
from wzlab.intake.grids import Grid, Plain, read_grids

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
CHINESE_DATES = (*range(27, 32), *range(50, 59), 36)
"""Built-in number formats of dates in Chinese Excel and WPS (32 to 35 are times there)."""


def read(folder: Path, content: bytes) -> list[Grid]:
    return read_grids(save(folder, content))


def rows_of(folder: Path, rows: str, **parts: str) -> tuple[tuple[Plain, ...], ...]:
    """Return the rows of a workbook of one sheet; `parts` may hold styles and strings."""
    names = {"styles": STYLES, "strings": STRINGS}
    (grid,) = read(folder, book(rows, {names[name]: content for name, content in parts.items()}))
    return grid.rows


def saved(workbook: Workbook) -> bytes:
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def mixed() -> Workbook:
    """Return a workbook of all kinds of cells, as openpyxl writes it."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "人员"
    sheet.append(["姓名", "出生日期", "金额", "全时", "时刻"])
    sheet.append(["张三", date(1985, 3, 12), 4.8, True, time(9, 30)])
    sheet.append(["李四", datetime(2023, 5, 1, 8, 0), 100, False, None])
    sheet["C5"] = "远处"
    hidden = workbook.create_sheet("选项")
    hidden.sheet_state = "hidden"
    hidden["B2"] = CellRichText("教", TextBlock(InlineFont(b=True), "授"))
    return workbook


MIXED = (
    ("姓名", "出生日期", "金额", "全时", "时刻"),
    ("张三", date(1985, 3, 12), Decimal("4.8"), True, time(9, 30)),
    ("李四", datetime(2023, 5, 1, 8, 0), 100, False, None),
    (None, None, None, None, None),
    (None, None, "远处", None, None),
)


def exact(rows: tuple[tuple[Plain, ...], ...]) -> tuple[tuple[object, ...], ...]:
    """Return rows with each figure as its shortest digits."""
    return tuple(tuple(Decimal(repr(cell)) if type(cell) is float else cell for cell in row) for row in rows)


def test_that_a_workbook_of_openpyxl_is_read_whole(tmp_path: Path) -> None:
    people, choices = read(tmp_path, saved(mixed()))
    assert (people.name, people.is_hidden, people.flaws) == ("人员", False, ())
    assert exact(people.rows) == MIXED
    assert choices == Grid("选项", is_hidden=True, rows=((None, None), (None, "教授")))


def test_that_every_value_keeps_its_kind(tmp_path: Path) -> None:
    (people, _) = read(tmp_path, saved(mixed()))
    assert [type(cell) for cell in people.rows[1]] == [str, date, float, bool, time]
    assert type(people.rows[2][1]) is datetime


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="_\ufffe\uffff"), max_size=20)


@settings(max_examples=30)
@given(
    table=st.lists(
        st.lists(
            st.one_of(st.none(), TEXTS, st.booleans(), st.decimals(-9999, 9999, places=2)), min_size=3, max_size=3
        ),
        max_size=8,
    )
)
def test_that_what_openpyxl_writes_comes_back(
    table: list[list[Plain | Decimal]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    workbook = Workbook()
    for row, cells in enumerate(table, 1):
        for column, value in enumerate(cells, 1):
            written = workbook.worksheets[0].cell(row, column, value)
            if isinstance(value, str):
                written.data_type = "s"
    (grid,) = read(tmp_path_factory.mktemp("book"), saved(workbook))
    wanted = {
        (row, column): cell
        for row, cells in enumerate(table)
        for column, cell in enumerate(cells)
        if cell not in (None, "")
    }
    found = {(row, column): cell for row, cells in enumerate(exact(grid.rows)) for column, cell in enumerate(cells)}
    assert {place: cell for place, cell in found.items() if cell is not None} == wanted


def test_that_the_first_row_and_the_first_column_are_there_though_blank(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, '<row r="3"><c r="C3"><v>1</v></c></row>')
    assert rows == ((None, None, None), (None, None, None), (None, None, 1))


def test_that_an_empty_sheet_is_a_grid_without_rows(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "") == ()


def test_that_texts_of_every_form_are_read(tmp_path: Path) -> None:
    rows = rows_of(
        tmp_path,
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
        '<c r="C1" t="inlineStr"><is><t>丙</t></is></c>'
        '<c r="D1" t="inlineStr"><is><r><t>丁</t></r><r><t>一</t></r><rPh sb="0" eb="1"><t>ding</t></rPh></is></c>'
        '<c r="E1" t="inlineStr"><is><t xml:space="preserve"> 戊 </t></is></c>'
        '<c r="F1" t="str"><f>A1</f><v>0100</v></c><c r="G1" t="inlineStr"><is><t></t></is></c></row>',
        strings=strings_xml("甲").replace("</sst>", "<si><r><t>乙</t></r><r><t>二</t></r></si></sst>"),
    )
    assert rows == (("甲", "乙二", "丙", "丁一", " 戊 ", "0100", None),)


def test_that_a_formula_whose_result_is_an_empty_text_is_blank_and_no_flaw(tmp_path: Path) -> None:
    (grid,) = read(
        tmp_path, book('<row r="1"><c r="A1" t="str"><f>IF(B1,"a","")</f><v></v></c><c r="B1"><v>0</v></c></row>')
    )
    assert grid.rows == ((None, 0),)
    assert grid.flaws == ()


@pytest.mark.parametrize("number", CHINESE_DATES)
def test_that_the_dates_of_chinese_excel_are_dates(tmp_path: Path, number: int) -> None:
    rows = rows_of(tmp_path, '<row r="1"><c r="A1" s="1"><v>45047</v></c></row>', styles=styles_xml(number))
    assert rows == ((date(2023, 5, 1),),)  # 1 May 2023 is day 45 047 of Excel


def test_that_days_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    parts = {
        STYLES: styles_xml(14),
        WORKBOOK: workbook_xml('<sheet name="人员" sheetId="1" r:id="rId1"/>', before='<workbookPr date1904="1"/>'),
    }
    (grid,) = read(tmp_path, book('<row r="1"><c r="A1" s="1"><v>43585</v></c></row>', parts))
    assert grid.rows == ((date(2023, 5, 1),),)  # 45 047 less the 1 462 days from 1900 to 1904


def test_that_durations_and_days_in_words_are_read(tmp_path: Path) -> None:
    rows = rows_of(
        tmp_path,
        '<row r="1"><c r="A1" s="1"><v>1.5</v></c><c r="B1" t="d"><v>2023-05-01</v></c></row>',
        styles=styles_xml(46),
    )
    assert rows == ((timedelta(days=1, hours=12), date(2023, 5, 1)),)


def test_that_a_strict_workbook_is_read(tmp_path: Path) -> None:
    parts = {
        "_rels/.rels": links_xml(("officeDocument", WORKBOOK), office=STRICT_OFFICE),
        WORKBOOK: workbook_xml('<sheet name="人员" sheetId="1" r:id="rId1"/>', main=STRICT, office=STRICT_OFFICE),
        WORKBOOK_LINKS: links_xml(("worksheet", "worksheets/sheet1.xml"), office=STRICT_OFFICE),
        SHEET: sheet_xml(main=STRICT),
        STRINGS: None,
        STYLES: None,
    }
    (grid,) = read(tmp_path, book(parts=parts))
    assert grid.rows == ((1,),)


def test_that_a_workbook_with_prefixes_is_read(tmp_path: Path) -> None:
    prefixed = sheet_xml().replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    (grid,) = read(tmp_path, book(parts={SHEET: prefixed}))
    assert grid.rows == ((1,),)


def test_that_very_hidden_sheets_are_hidden_and_charts_are_no_sheets(tmp_path: Path) -> None:
    sheets = (
        '<sheet name="甲" sheetId="1" state="veryHidden" r:id="rId1"/>',
        '<sheet name="图" sheetId="2" r:id="rId2"/>',
    )
    parts = {
        WORKBOOK: workbook_xml(*sheets),
        WORKBOOK_LINKS: links_xml(("worksheet", "worksheets/sheet1.xml"), ("chartsheet", "chartsheets/sheet1.xml")),
        "xl/chartsheets/sheet1.xml": '<chartsheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
    }
    assert read(tmp_path, book(parts=parts)) == [Grid("甲", is_hidden=True, rows=((1,),))]


def test_that_errors_formulas_and_figures_beyond_all_numbers_are_flaws_with_their_places(tmp_path: Path) -> None:
    (grid,) = read(
        tmp_path,
        book(
            '<row r="2"><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C2"><v>1E309</v></c></row>'
            '<row r="4"><c><f>SUM(B1:B3)</f></c><c r="D4"><f>1+1</f><v></v></c><c r="E4"><f>1+1</f><v>2</v></c></row>'
        ),
    )
    assert grid.flaws == (
        Flaw(2, 2, "error", "#DIV/0!"),
        Flaw(4, 1, "uncalculated", "=SUM(B1:B3)"),
        Flaw(4, 4, "uncalculated", "=1+1"),
        Flaw(2, 3, "no number", "inf"),
    )
    assert [flaw.address for flaw in grid.flaws] == ["B2", "A4", "D4", "C2"]
    assert grid.rows[1] == (None, "#DIV/0!", "inf", None, None)
    assert grid.rows[3] == ("=SUM(B1:B3)", None, None, "=1+1", 2)


def test_that_a_flaw_beyond_the_last_value_widens_the_grid(tmp_path: Path) -> None:
    (grid,) = read(tmp_path, book(FIRST + '<row r="3"><c r="C3"><f>A1</f></c></row>'))
    assert grid.rows == ((1, None, None), (None, None, None), (None, None, "=A1"))


def test_that_a_figure_has_its_shortest_digits(tmp_path: Path) -> None:
    ((value,),) = rows_of(tmp_path, '<row r="1"><c r="A1"><v>0.1</v></c></row>')
    assert repr(value) == "0.1"


def test_that_a_panic_of_the_library_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    panic = type("PanicException", (BaseException,), {})
    monkeypatch.setattr(grids, "_grids", lambda *_: (_ for _ in ()).throw(panic("index out of bounds")))
    with pytest.raises(SpreadsheetError, match="已损坏"):
        read(tmp_path, book())


def test_that_being_interrupted_is_no_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grids, "_grids", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        read(tmp_path, book())


def test_that_the_library_still_calls_an_error_empty() -> None:
    """The reason of `wzlab.intake.flaws`: when this fails, the library may have learnt to tell."""
    with python_calamine.CalamineWorkbook.from_filelike(
        BytesIO(book('<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1"><v>1</v></c></row>'))
    ) as workbook:
        assert workbook.get_sheet_by_index(0).to_python(skip_empty_area=False) == [["", 1]]


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed; the continuous integration has it")
def test_that_what_libreoffice_saves_is_read_alike(tmp_path: Path) -> None:
    assert OFFICE is not None
    workbook = mixed()
    workbook.worksheets[0]["D5"] = "=1/0"
    source = save(tmp_path, saved(workbook))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    people, choices = read_grids(tmp_path / "out" / source.name)
    assert exact(people.rows) == (*MIXED[:4], (None, None, "远处", "#DIV/0!", None))
    assert people.flaws == (Flaw(5, 4, "error", "#DIV/0!"),)
    assert (choices.is_hidden, choices.rows) == (True, ((None, None), (None, "教授")))

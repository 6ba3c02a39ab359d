"""A sheet as data, and what becomes of it in a file."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbook.books import cells, day, exact, heading_row, read_by_calamine, table, written
from wzlab.workbook import writing
from wzlab.workbook.holding import Plain
from wzlab.workbook.sheets import Entry, Place, Row, Sheet, SheetColumn, columns
from wzlab.workbook.styles import CellKind, Mark

NASTY = (
    "=1+1",
    '=HYPERLINK("http://x","y")',
    "+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "#N/A",
    "#REF!",
    "'quoted",
    '"',
    "<b>&amp;</b>]]>",
    "123456789012345678",
    "1E5",
    "TRUE",
    "2026-01-12",
    "_x000D_",
    "a_x0041__x0042_b",
    " spaced ",
    "line\nline",
    "👩‍🔬\u202e\u200b",
    "{=A1}",
)

# Whatever a keyboard, a file or mischief may bring; a text of spaces is a blank, and what no file takes is in test_texts.
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=30),
    st.builds(
        str.__add__, st.sampled_from([*"=+-@\t\r'\"", "_x000D_", "=cmd|", "👩", "\u202e"]), st.text("a1(\n\r\t)")
    ),
).filter(str.strip)


def sheet_of(rows: Sequence[Row], kind: CellKind = CellKind.TEXT, **more: object) -> Sheet:
    """Return a sheet of one column."""
    return Sheet("表", "标题", (SheetColumn("甲", kind),), rows, **more)  # type: ignore[arg-type]  # fields by name


def read_back(sheet: Sheet) -> Worksheet:
    """Return a sheet as openpyxl reads it from the file."""
    return load_workbook(BytesIO(written(sheet)[0])).worksheets[0]


def values(sheet: Sheet) -> list[object]:
    """Return what stands in a sheet's only column."""
    return [row["甲"] for row in table(read_back(sheet))]


@given(st.lists(TEXTS, min_size=1, max_size=5))
@settings(deadline=None)
def test_that_any_text_is_read_back_as_itself_and_is_no_formula(given_texts: list[str]) -> None:
    content, writer = written(sheet_of([[text] for text in given_texts]))
    worksheet = load_workbook(BytesIO(content)).worksheets[0]
    assert [row["甲"] for row in table(worksheet)] == given_texts
    assert {cell.data_type for row in worksheet.iter_rows(min_row=heading_row(worksheet)) for cell in row} == {"s"}
    assert [row[0] for row in read_by_calamine(content, "表")[heading_row(worksheet) :]] == given_texts
    assert writer.alterations == []


@pytest.mark.parametrize("text", NASTY)
def test_that_nothing_typed_becomes_a_formula_wherever_it_stands(text: str) -> None:
    sheet = Sheet("表", text, (SheetColumn(text), SheetColumn("乙")), [[text, Entry(text, Mark.AS_TYPED)]], (text,))
    workbook = load_workbook(BytesIO(written(sheet)[0]))
    assert {cell.data_type for cell in cells(workbook) if cell.value is not None} == {"s"}
    assert [cell.value for cell in workbook.worksheets[0][sheet.row_number(0)]] == [text, text]


def test_that_what_a_cell_cannot_hold_is_told_with_its_place() -> None:
    rows: list[list[Plain]] = [["好"], ["a\x01"], ["长" * 40_000], [Decimal("1234567890123456.5")]]
    _content, writer = written(sheet_of(rows))
    assert [str(alteration) for alteration in writer.alterations] == [
        "工作表“表”A4：有表格不能容纳的控制字符，已写成 \\x01 这样的形式",
        "工作表“表”A5：文字过长，只写入前 32000 字（原文 40000 字）",
        "工作表“表”A6：数字超过 15 位，表格存不准，已按文字写入",
    ]


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=6))
@settings(deadline=None)
def test_that_a_number_is_a_number_and_exact(number: Decimal) -> None:
    assert exact(values(sheet_of([[number]], CellKind.AMOUNT))[0]) == number


def test_that_a_number_of_more_digits_than_a_cell_keeps_becomes_text_with_all_of_them() -> None:
    assert values(sheet_of([[Decimal("0.1234567890123456")]], CellKind.NUMBER)) == ["0.1234567890123456"]
    assert values(sheet_of([[10**15 + 1]], CellKind.NUMBER)) == ["1000000000000001"]
    assert values(sheet_of([[10**15]], CellKind.NUMBER)) == [10**15]
    assert values(sheet_of([[Decimal("499.999999")]], CellKind.AMOUNT)) == [499.999999]


@given(st.dates())
@settings(deadline=None)
def test_that_a_day_is_a_date_and_one_excel_cannot_count_is_text(given_day: date) -> None:
    value = values(sheet_of([[given_day]], CellKind.DATE))[0]
    if given_day >= date(1900, 3, 1):
        assert day(value) == given_day
    else:
        assert value == given_day.isoformat()


def test_that_excel_counts_days_from_march_1900() -> None:
    first = date(1900, 3, 1)
    assert values(sheet_of([[first - timedelta(days=1)]], CellKind.DATE)) == ["1900-02-28"]
    assert day(values(sheet_of([[first]], CellKind.DATE))[0]) == first


def test_that_a_blank_is_no_cell_but_its_column_has_the_format() -> None:
    worksheet = read_back(Sheet("表", "标题", (SheetColumn("甲"), SheetColumn("乙", CellKind.DATE)), [["a", None]]))
    assert worksheet["B3"].value is None
    assert worksheet.column_dimensions["A"].number_format == "@"
    assert worksheet.column_dimensions["B"].number_format == "yyyy-mm-dd"


def test_that_headings_stay_in_sight_are_filtered_and_are_printed_on_every_page() -> None:
    sheet = sheet_of([["a"], ["b"]], notes=("说明",))
    worksheet = read_back(sheet)
    assert sheet.heading_row == 3
    assert worksheet.freeze_panes == "B4"
    assert worksheet.auto_filter.ref == "A3:A5"
    assert worksheet.print_title_rows == "$3:$3"
    assert [str(cells.sqref) for cells in worksheet.conditional_formatting] == ["A3:A5"]


def test_that_a_page_is_a4_landscape_and_as_wide_as_the_table() -> None:
    worksheet = read_back(sheet_of([["a"]]))
    setup = worksheet.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == ("landscape", 9, 1, 0)
    assert worksheet.sheet_properties.pageSetUpPr is not None
    assert worksheet.sheet_properties.pageSetUpPr.fitToPage is True
    assert worksheet.oddFooter is not None
    assert worksheet.oddFooter.center.text == "第 &P 页，共 &N 页"


def test_that_a_table_too_wide_for_a_page_is_several_pages_wide_and_repeats_its_first_columns() -> None:
    wide = tuple(SheetColumn(f"列{number}", width=40) for number in range(10))
    worksheet = read_back(Sheet("表", "标题", wide, [["a"] * 10], fixed_columns=2))
    assert worksheet.page_setup.fitToWidth == 2
    assert worksheet.print_title_cols == "$A:$B"


def test_that_every_number_is_narrower_than_its_column() -> None:
    amounts = Sheet("表", "标题", (SheetColumn("甲", CellKind.AMOUNT, 5),), [[Decimal("123456.789012")], [Decimal(7)]])
    assert amounts.widths[0] >= len("123,456.789012") + 2
    late = sheet_of([[Decimal(1)]] * 500 + [[Decimal("98765432.1")]], CellKind.AMOUNT)
    assert late.widths[0] >= len("98,765,432.10") + 2


def test_that_a_row_is_as_high_as_its_longest_text_and_is_fitted_anew_when_edited() -> None:
    content, _writer = written(sheet_of([["短"], ["很长的文字" * 20]]))
    worksheet = load_workbook(BytesIO(content)).worksheets[0]
    assert worksheet.row_dimensions[3].height is None
    assert (worksheet.row_dimensions[4].height or 0) > 100
    assert b'customHeight="1"' not in content


def test_that_a_link_leads_to_its_place() -> None:
    place = Place("人员 '甲'", 7, 3)
    worksheet = read_back(sheet_of([[Entry(7, Mark.LINK, CellKind.WORD, place)]]))
    assert worksheet["A3"].hyperlink is not None
    assert worksheet["A3"].hyperlink.location == "'人员 ''甲'''!C7"


def test_that_there_are_no_more_links_than_excel_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MOST_LINKS", 2)
    worksheet = read_back(sheet_of([[Entry(1, Mark.LINK, leads_to=Place("表", 1))]] * 4, CellKind.NUMBER))
    assert [worksheet.cell(row, 1).hyperlink is not None for row in range(3, 7)] == [True, True, False, False]


def test_that_long_notes_are_lines_no_wider_than_the_table() -> None:
    sheet = sheet_of([["a"]], notes=("长" * 30,))
    assert len(sheet.note_lines) > 1
    assert read_back(sheet)["A2"].value == sheet.note_lines[0]


def test_that_columns_are_declared_in_a_line_each() -> None:
    assert columns([("甲", CellKind.WORD, 9)]) == (SheetColumn("甲", CellKind.WORD, 9),)

"""How sheets fall on pages: widths, heights, notes, and what is repeated."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers import SAMPLES, lab_of, sample
from tests.workbook.books import PLAIN, exported, heading_row, report_on, written
from wzlab.language import LANGUAGES, use_language
from wzlab.workbook.binding import Binder
from wzlab.workbook.holding import Formula
from wzlab.workbook.sheets import PAGE_WIDTH, Entry, Sheet, SheetColumn
from wzlab.workbook.styles import STAMP_COLOUR, CellKind
from wzlab.workbook.texts import display_width
from wzlab.workbook.titles import sheet_name


def wide_sheet(width: float, *, hidden: int = 0) -> Sheet:
    columns = (SheetColumn("序号", CellKind.WORD, 5), SheetColumn("名称", width=20))
    more = tuple(SheetColumn("甲", width=width) for _column in range(5))
    machine = tuple(SheetColumn("乙", width=90, is_hidden=True) for _column in range(hidden))
    return Sheet("表", "表", (*columns, *more, *machine), rows=(), notes=("注" * 200,), fixed_columns=2)


def test_that_a_sheet_as_wide_as_a_page_is_one_page_and_no_sheet_more_than_two() -> None:
    assert wide_sheet((PAGE_WIDTH - 25) / 5).pages_wide == 1
    assert wide_sheet((PAGE_WIDTH - 25) / 5 + 1).pages_wide == 2
    assert wide_sheet(400).pages_wide == 2


def read_back(sheet: Sheet) -> Worksheet:
    worksheet: Worksheet = load_workbook(BytesIO(written(sheet)[0])).worksheets[0]
    return worksheet


def working_sheet(width: float) -> Sheet:
    note = (Entry("看法", kind=CellKind.NOTE),)
    return replace(wide_sheet(width), notes=(), totals=(note,), is_working=True)


def test_that_a_working_sheet_wider_than_a_page_prints_its_head_only() -> None:
    worksheet = read_back(working_sheet(60))
    assert worksheet.print_area == "'表'!$A$1:$D$2"
    assert not worksheet.print_title_rows
    assert worksheet["A1"].value == "表"


def test_that_a_working_sheet_no_wider_than_a_page_is_printed_whole() -> None:
    worksheet = read_back(working_sheet(45))
    assert not worksheet.print_area
    assert worksheet.print_title_rows == "$3:$3"


def test_that_the_title_of_a_sheet_on_two_pages_is_not_cut_on_the_second() -> None:
    worksheet = read_back(wide_sheet(60))
    assert worksheet.print_title_cols == "$A:$B"
    assert (worksheet["A1"].value, worksheet["C1"].value) == (None, "表")


def test_that_what_a_formula_comes_to_is_as_wide_as_the_number_it_derives_again() -> None:
    columns = (
        SheetColumn("值", CellKind.AMOUNT, 4),
        SheetColumn("空", width=4),
        SheetColumn("公式", CellKind.AMOUNT, 4),
    )
    sheet = Sheet("表", "表", columns, rows=[(Decimal("1234567.89"), None, Formula("=A3"))])
    assert sheet.widths[0] == sheet.widths[2] > len("1,234,567.89")
    assert sheet.widths[1] == 4


def test_that_no_latin_word_is_broken_in_a_heading_or_a_column_of_words() -> None:
    sheet = Sheet("表", "表", (SheetColumn("Threshold", CellKind.WORD, 5),), rows=[("Not applicable",)])
    assert sheet.widths == [len("applicable") + 2]


def test_that_a_heading_with_its_unit_stands_on_one_line() -> None:
    sheet = Sheet("表", "表", (SheetColumn("账面原值（万元）", CellKind.AMOUNT),), rows=[(Decimal(1),)])
    assert sheet.widths == [display_width("账面原值（万元）") + 2]


def test_that_the_words_before_a_total_are_not_cut_by_it() -> None:
    worksheet = exported(lab_of(investments=[{"id": "v1", "year": 2026, "amount": 1}]))[sheet_name("investments")]
    label = next(cell for (cell,) in worksheet.iter_rows(max_col=1) if cell.value == "金额合计（万元）")
    assert worksheet.cell(label.row, 2).value is None
    room = worksheet.column_dimensions["A"].width + worksheet.column_dimensions["B"].width
    assert room > display_width(str(label.value))


def test_that_hidden_columns_take_no_room() -> None:
    assert wide_sheet(45, hidden=3).pages_wide == 1


def test_that_notes_of_a_sheet_on_two_pages_stand_behind_the_repeated_columns_and_end_on_the_first_page() -> None:
    one, two = wide_sheet(40), wide_sheet(60)
    assert (one.note_column, two.note_column) == (1, 3)
    half = (two.visible_width - 25) / 2
    assert max(map(display_width, two.note_lines)) <= half - 60


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_that_no_note_of_a_record_sheet_reaches_beyond_the_first_page(name: str, language: str) -> None:
    use_language(language)
    for sheet in Binder(report_on(sample(name)), PLAIN).sheets():
        if sheet.columns and not sheet.is_cover:
            room = sheet.visible_width / sheet.pages_wide
            assert max(map(display_width, sheet.note_lines), default=0) <= room, sheet.name


def test_that_what_is_hidden_makes_no_row_higher() -> None:
    worksheet = exported(sample("university-ready"))[sheet_name("staff")]
    first = heading_row(worksheet) + 1
    seals = [worksheet.cell(first, column).value for column in range(1, worksheet.max_column + 1)][-1]
    assert len(str(seals)) > 100
    assert (worksheet.row_dimensions[first].height or 0) < 40


@pytest.mark.parametrize("name", SAMPLES)
def test_that_every_table_repeats_its_headings_on_a4(name: str) -> None:
    for worksheet in exported(sample(name)).worksheets:
        if worksheet.sheet_state == "visible" and worksheet.title != sheet_name("cover"):
            assert worksheet.page_setup.paperSize == 9, worksheet.title
            assert worksheet.print_title_rows, worksheet.title
            assert worksheet.page_setup.fitToWidth in (1, 2), worksheet.title


def test_that_the_stamp_is_large_and_red_brown() -> None:
    worksheet = exported(sample("draft-blanks"))[sheet_name("cover")]
    (stamp,) = [cell for cell in worksheet["A"] if cell.value == "草稿"]
    assert (stamp.font.size, str(stamp.font.color and stamp.font.color.rgb)[-6:]) == (40, STAMP_COLOUR)
    assert (worksheet.row_dimensions[stamp.row].height or 0) >= 50

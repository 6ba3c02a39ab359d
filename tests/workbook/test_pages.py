"""How sheets fall on pages: widths, heights, notes, and what is repeated."""

import pytest

from tests.helpers import SAMPLES, sample
from tests.workbook.books import PLAIN, exported, heading_row, report_on
from wzlab.language import LANGUAGES, use_language
from wzlab.workbook.binding import Binder
from wzlab.workbook.sheets import PAGE_WIDTH, Sheet, SheetColumn
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

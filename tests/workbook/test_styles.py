"""Fonts, fills and formats."""

from openpyxl import Workbook
from openpyxl.cell import Cell

from wzlab.charts.outcomes import LOOKS
from wzlab.policy.words import Standing
from wzlab.workbook.styles import AS_TYPED_FILL, FORMS, TEXT_COLOUR, CellKind, Mark, StyleBook, tint


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour `RRGGBB` (WCAG)."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def styled(kind: CellKind, mark: Mark | Standing | None = None) -> Cell:
    """Return a cell of a kind with a mark."""
    workbook = Workbook()
    style = StyleBook(workbook).of(kind, mark)
    return Cell(workbook.worksheets[0], 1, 1, style_array=style)


def test_that_every_kind_has_a_form() -> None:
    assert set(FORMS) == set(CellKind)


def test_that_dark_text_can_be_read_on_every_fill() -> None:
    for look in LOOKS.values():
        assert contrast(TEXT_COLOUR, tint(look.colour)) >= 7
    assert contrast(TEXT_COLOUR, AS_TYPED_FILL) >= 7


def test_that_every_standing_has_a_fill_of_its_colour_and_an_excused_one_is_hollow() -> None:
    for standing, look in LOOKS.items():
        fill = styled(CellKind.WORD, standing).fill
        assert fill.fill_type == ("lightUp" if standing is Standing.EXCUSED else "solid")
        assert str(fill.fgColor.rgb).endswith(tint(look.colour))


def test_that_text_columns_keep_what_is_typed_as_text() -> None:
    assert styled(CellKind.TEXT).number_format == "@"


def test_that_a_style_is_made_once_and_the_workbook_keeps_its_sheets() -> None:
    workbook = Workbook()
    styles = StyleBook(workbook)
    assert styles.of(CellKind.DATE) is styles.of(CellKind.DATE)
    assert len(workbook.worksheets) == 1


def test_that_an_amount_shows_every_fen() -> None:
    assert styled(CellKind.AMOUNT).number_format == "#,##0.00########"

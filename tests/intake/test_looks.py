"""How an .xlsx sheet shows its cells is found alike by the quick scan and by reading tag by tag."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.books import SHEET, STYLES, book, sheet_xml, styles_xml
from wzlab.intake.cells import column_letters
from wzlab.intake.displays import PERCENT
from wzlab.intake.gate import Admitted, admit_package
from wzlab.intake.grids import Grid, read_workbook
from wzlab.intake.looks import Look, look_of
from wzlab.intake.packages import Package, open_package

CELL = '<c r="{address}" s="{style}"><v>1</v></c>'
COLUMNS = (
    '<cols><col min="2" max="3" width="9" hidden="1"/><col min="5" max="5" hidden="true"/><col min="6" max="6"/></cols>'
)


def package_of(sheet: str) -> Package:
    return open_package(Path("人员.xlsx"), book(parts={SHEET: sheet, STYLES: styles_xml(9, 2)}))


def admitted(sheet: str) -> Admitted:
    return admit_package(package_of(sheet))


def only(sheet: str) -> Grid:
    (grid,) = read_workbook(package_of(sheet))
    return grid


@given(
    cells=st.lists(
        st.tuples(st.integers(1, 9), st.integers(1, 30), st.integers(0, 2)), unique_by=lambda cell: cell[:2]
    ),
    hidden=st.frozensets(st.integers(1, 9)),
    merges=st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9), st.integers(1, 9), st.integers(1, 9)), max_size=3),
)
def test_that_the_quick_scan_and_the_exact_one_agree(
    cells: list[tuple[int, int, int]], hidden: frozenset[int], merges: list[tuple[int, int, int, int]]
) -> None:
    rows = "".join(
        f'<row r="{row}" hidden="{int(row in hidden)}">'
        + "".join(
            CELL.format(address=f"{column_letters(column)}{row}", style=style)
            for at, column, style in sorted(cells)
            if at == row
        )
        + "</row>"
        for row in range(1, 10)
    )
    ranges = "".join(
        f'<mergeCell ref="{column_letters(left)}{top}:{column_letters(right)}{bottom}"/>'
        for top, left, bottom, right in merges
    )
    sheet = sheet_xml(rows, f"<mergeCells>{ranges}</mergeCells>").replace("<sheetData>", f"{COLUMNS}<sheetData>")
    prefixed = sheet.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    expected = Look(
        merges,
        {(row, column) for row, column, style in cells if style == 1},
        set(hidden),
        {2, 3, 5},
    )
    assert look_of(admitted(sheet), SHEET, {"1": PERCENT}) == expected
    assert look_of(admitted(prefixed), SHEET, {"1": PERCENT}) == expected


def test_that_nothing_is_told_of_what_lies_beyond_the_cells() -> None:
    rows = (
        '<row r="1"><c r="A1" s="1"><v>0.6</v></c><c r="B1" s="1" t="inlineStr"><is><t>甲</t></is></c>'
        '<c r="Z9" s="1"/></row><row r="40" hidden="1"/>'
    )
    sheet = sheet_xml(rows, '<mergeCells><mergeCell ref="A9:B9"/></mergeCells>').replace(
        "<sheetData>", '<cols><col min="2" max="16384" hidden="1"/></cols><sheetData>'
    )
    assert only(sheet) == Grid(
        "人员", is_hidden=False, rows=((0.6, "甲"),), percents=frozenset({(1, 1)}), hidden_columns=frozenset({2})
    )


@pytest.mark.parametrize("column", ['<col min="9999999" max="9999999" hidden="1"/>', '<col hidden="1"/>'])
def test_that_columns_that_cannot_be_are_none(column: str) -> None:
    sheet = sheet_xml().replace("<sheetData>", f"<cols>{column}</cols><sheetData>")
    assert only(sheet).hidden_columns == frozenset()

"""Tables beside each other are told apart; a blank column inside one table does not part it."""

import pytest

from tests.importing.sheets import grid_of
from wzlab.importing.tables.heads import texts_of
from wzlab.importing.tables.merged import sheet_of
from wzlab.importing.tables.side_by_side import runs, side_by_side
from wzlab.intake.grids import Plain

PEOPLE = ("姓名", "职称", None)


def parted(*rows: tuple[Plain, ...]) -> list[list[str]]:
    sheet = sheet_of(grid_of(*rows))
    return [[*part.values()] for part in side_by_side(sheet, 1, texts_of(sheet, 1))]


def test_that_what_counts_the_rows_of_another_table_is_a_table_of_its_own() -> None:
    rows = (("张样例", "讲师", None, "博士", 10.0), ("李样例", "讲师", None, "硕士", 5.0))
    assert parted((*PEOPLE, "学位", "人数"), *rows) == [["姓名", "职称"], ["学位", "人数"]]


@pytest.mark.parametrize(
    ("right", "is_parted"),
    [
        ((("a", "b"), ("c", "d"), (None, None), (None, None)), True),  # ends sooner
        ((("a", "b"), ("c", "d"), ("e", "f"), ("g", "h")), False),
        ((("a", "b"), ("c", None), (None, None), (None, None)), False),  # filled here and there
        ((("a", "b"), (None, None), ("e", "f"), (None, None)), False),
        ((("a", "b"), (None, None), (None, None), (None, None)), False),  # one row tells nothing
    ],
)
def test_that_columns_behind_a_blank_one_are_parted_only_where_they_end_apart(
    right: tuple[tuple[Plain, Plain], ...], *, is_parted: bool
) -> None:
    rows = [(f"{name}样例", "讲师", None, *cells) for name, cells in zip("张李王赵", right, strict=True)]
    assert parted((*PEOPLE, "学位", "籍贯"), *rows) == (
        [["姓名", "职称"], ["学位", "籍贯"]] if is_parted else [["姓名", "职称", "学位", "籍贯"]]
    )


def test_that_a_signature_below_the_right_side_does_not_part_a_table() -> None:
    rows = [("张样例", "讲师", None, "博士", "温州"), ("李样例", "讲师", None, "硕士", "温州")]
    assert len(parted((*PEOPLE, "学位", "籍贯"), *rows, (None, None, None, None, "2026年1月"))) == 1


def test_that_merged_cells_make_no_gap_between_headings() -> None:
    sheet = sheet_of(grid_of(("姓名", "教育", None, "在职", None, None, "学位"), merges=((1, 2, 1, 3), (1, 4, 1, 5))))
    assert [[*run] for run in runs(sheet, 1, texts_of(sheet, 1))] == [[1, 2, 4], [7]]

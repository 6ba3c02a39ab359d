"""Forms about one person are told from tables, whose second row holds what the first asks for."""

import pytest

from tests.importing.sheets import grid_of
from wzlab.importing.tables.forms import form_end
from wzlab.importing.tables.merged import sheet_of
from wzlab.intake.grids import Plain


@pytest.mark.parametrize(
    ("rows", "end"),
    [
        ((("姓名", "张样例", "性别", "女"), ("学历", "研究生", "学位", "博士"), ("职称", "教授", "手机", "138")), 3),
        ((("姓名", None, "性别", None), ("民族", None, "学历", None)), 2),
        ((("姓名", None, "性别", None), ("民族", None, "学历", None), ("张样例", None, "女", None)), 2),
        ((("姓名", None, "学位", None), ("张样例", None, "博士", None)), 0),  # a table with blank columns
        ((("姓名", "学位"), ("学历", "职称")), 0),  # words beside each other
        ((("姓名", None, "性别", None),), 0),
    ],
)
def test_that_words_and_blanks_in_turn_are_a_form(rows: tuple[tuple[Plain, ...], ...], end: int) -> None:
    assert form_end(sheet_of(grid_of(*rows)), 1) == end

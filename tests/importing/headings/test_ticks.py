"""Columns whose answers stand side by side are one column, as long as nothing but ticks stands below them."""

import pytest

from tests.importing.sheets import keys_of, table_in
from wzlab.importing.headings.matching import rematch
from wzlab.importing.headings.ticks import is_ticked
from wzlab.importing.memory import Memory
from wzlab.importing.model import Decisions, FoundTable, How
from wzlab.intake.grids import Plain


def ticked(*cells: Plain, answers: tuple[str, str] = ("是", "否"), memory: Memory | None = None) -> FoundTable:
    """Return a table of one person with two columns below 是否全时."""
    headings = ("姓名", "学位", "是否全时", None)
    return table_in(headings, (None, None, *answers), ("张样例", "博士", *cells), memory=memory)


def test_that_ticked_answers_are_read_as_one_column() -> None:
    table = ticked("√", None)
    assert keys_of(table) == ["name", "degree", "full_time", None]
    assert table.columns[2].answers == ((3, "是"), (4, "否"))
    assert (table.columns[2].how, table.columns[3].remark, table.remarks) == (How.ALIAS, "", ())
    assert table.read_with == {4: 3}


@pytest.mark.parametrize(
    ("cells", "answers"),
    [
        ((None, None), ("是", "否")),  # no tick at all
        (("今年", None), ("是", "否")),
        ((3, 0), ("是", "否")),
        (("√", None), ("是", "兼职情况")),  # no answer of the field
        (("√", None), ("是", "是的")),  # one answer twice
    ],
)
def test_that_other_columns_below_one_heading_are_not_read_as_one(
    cells: tuple[Plain, Plain], answers: tuple[str, str]
) -> None:
    table = ticked(*cells, answers=answers)
    assert not any(match.answers for match in table.columns)
    assert table.read_with == {}


@pytest.mark.parametrize(
    ("cell", "answer", "is_tick"),
    [
        ("√", "是", True),
        (" ✔ ", "是", True),
        (1, "是", True),
        (True, "是", True),
        ("是", "是", True),
        ("否", "否", True),
        ("副高", "副高", True),
        (None, "否", False),
        ("□", "是", False),
        ("×", "是", False),
        (0, "是", False),
        ("是", "否", False),
        (2, "是", False),
    ],
)
def test_that_a_tick_or_the_answers_own_word_ticks(cell: Plain, answer: str, is_tick: bool) -> None:
    assert is_ticked(cell, answer) is is_tick


def test_that_a_decision_on_another_column_leaves_them_one() -> None:
    table = ticked("√", None)
    decided = rematch(table, Decisions(columns={(table.key, 2): None}))
    assert keys_of(decided) == ["name", None, "full_time", None]
    assert decided.columns[2] == table.columns[2]


@pytest.mark.parametrize(("column", "key"), [(3, None), (4, "full_time"), (3, "research_direction")])
def test_that_what_is_said_of_one_of_them_goes_before(column: int, key: str | None) -> None:
    table = ticked("√", None)
    decided = rematch(table, Decisions(columns={(table.key, column): key}))
    assert keys_of(decided)[column - 1] == key
    assert not any(match.answers for match in decided.columns)


def test_that_a_remembered_layout_is_read_as_one_again() -> None:
    table = ticked("√", None)
    memory = Memory().remembering([table], Decisions(kinds={table.key: "staff"}))
    again = ticked(None, "√", memory=memory)
    assert keys_of(again) == ["name", "degree", "full_time", None]
    assert again.columns[2].answers == ((3, "是"), (4, "否"))

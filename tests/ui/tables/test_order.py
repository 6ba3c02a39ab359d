"""The permutation of rows, without Qt."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ui.tables.order import RowOrder, in_own_order, in_view_order, insertions, neighbours, new_ids, runs
from wzlab.changes import Edit
from wzlab.columns import Record
from wzlab.records import Person


def people(*ids: str) -> dict[str, Record]:
    """Return people by id."""
    return {record_id: Person.of(record_id) for record_id in ids}


def test_that_runs_are_rows_without_a_gap() -> None:
    assert runs([0, 1, 2, 5, 7, 8]) == [(0, 2), (5, 5), (7, 8)]
    assert runs([]) == []


@given(st.sets(st.integers(0, 60)))
def test_that_runs_hold_just_the_rows_given(rows: set[int]) -> None:
    spans = runs(sorted(rows))

    assert [row for first, last in spans for row in range(first, last + 1)] == sorted(rows)
    assert all(before[1] + 1 < after[0] for before, after in pairwise(spans))


def test_that_in_the_labs_own_order_a_new_record_stands_at_its_place_among_those_shown() -> None:
    records = people("a", "b", "new", "c", "d")

    assert in_own_order(records, RowOrder(["a", "d"]), ["new"]) == ["a", "new", "d"]


def test_that_under_a_sort_a_new_record_stands_below_the_one_before_it_in_the_lab() -> None:
    records = people("a", "new", "newer", "b", "c")

    assert in_view_order(records, RowOrder(["c", "a", "b"]), ["new", "newer"], {}) == ["c", "a", "new", "newer", "b"]


def test_that_under_a_sort_records_added_at_the_end_stand_at_the_end() -> None:
    records = people("a", "b", "c", "new", "newer")

    assert in_view_order(records, RowOrder(["c", "a"]), ["new", "newer"], {}) == ["c", "a", "new", "newer"]


def test_that_a_record_that_comes_back_stands_where_it_was() -> None:
    shown = RowOrder(["c", "a", "b"])
    left = neighbours(["a", "b"], shown)
    assert left == {"a": "c", "b": "c"}

    back = in_view_order(people("a", "b", "c"), RowOrder(["c"]), ["b", "a"], left)
    assert back == ["c", "a", "b"]


def test_that_the_topmost_record_comes_back_to_the_top() -> None:
    left = neighbours(["c"], RowOrder(["c", "a"]))

    assert in_view_order(people("a", "c"), RowOrder(["a"]), ["c"], left) == ["c", "a"]


def test_that_insertions_make_the_target() -> None:
    assert insertions(["n", "a", "b", "x", "y", "c"], ["n", "x", "y"]) == [(0, ["n"]), (3, ["x", "y"])]


def test_that_a_record_that_was_hidden_and_was_replaced_stays_hidden() -> None:
    record = Person.of("a")
    edits = [Edit("staff", record, None), Edit("staff", None, record)]

    assert new_ids(edits, people("a"), RowOrder()) == []


def test_that_a_long_chain_of_new_records_is_unrolled() -> None:
    new = [f"n{number}" for number in range(5_000)]
    records = people("a", *new, "z")

    assert in_view_order(records, RowOrder(["z", "a"]), new, {}) == ["z", "a", *new]

"""What in a workbook is for machines: the names of columns, the marks of as-typed cells, the seals."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wzlab.columns import Record
from wzlab.records import RECORD_TYPES, Person
from wzlab.workbook.layout import (
    as_typed_column,
    field_column,
    id_column,
    keys_marked,
    machine_key,
    marked,
    parsed_key,
    record_keys,
    seal,
    sealed,
    seals_of,
)


@given(st.sampled_from(["staff", "units"]), st.sampled_from(["#id", "degree"]), st.text())
def test_that_a_column_s_name_is_read_back(table: str, field: str, argument: str) -> None:
    if argument == argument.strip():
        assert parsed_key(machine_key(table, field, argument)) == (table, field, argument)


@pytest.mark.parametrize("text", ["", "姓名", "staff", "staff.", ".name", "staff name", "=1+1", "staff.#id x"])
def test_that_another_text_names_no_column(text: str) -> None:
    assert parsed_key(text) is None


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda record_type: record_type.table)
def test_that_each_field_stands_where_its_key_does(record_type: type[Record]) -> None:
    keys = record_keys(record_type, masked=("phone",))
    for column in record_type.columns:
        assert keys[field_column(record_type, column.key) - 1] == f"{record_type.table}.{column.key}"
    assert keys[id_column(record_type) - 1] == f"{record_type.table}.#id:phone"
    assert keys[as_typed_column(record_type) - 1] == f"{record_type.table}.#as_typed"
    assert keys[-1] == f"{record_type.table}.#seals:{','.join(record_type.column_of)}"


def test_that_a_mark_lists_fields_and_none_leaves_the_cell_blank() -> None:
    assert marked(["birth_date", "title"]) == "|birth_date|title|"
    assert keys_marked("|birth_date|title|") == {"birth_date", "title"}
    assert marked([]) is None
    assert keys_marked("") == set()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("甲\r\n乙", "甲\n乙"),
        ("甲\r乙", " 甲\n乙 "),
        ("", None),
        ("  ", None),
        (12, 12.0),
        (Decimal("0.1"), 0.1),
        (Decimal("123456.789012"), 123456.789012),
        (Decimal("5.00"), 5),
        (date(2025, 3, 1), datetime(2025, 3, 1)),
    ],
)
def test_that_a_seal_outlasts_what_programs_do_to_a_cell(before: object, after: object) -> None:
    assert seal(before) == seal(after)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5", 5),
        ("是", True),
        (True, 1),
        (0, None),
        ("甲 乙", "甲乙"),
        ("甲\n乙", "甲 乙"),
        ("2025-03-01", date(2025, 3, 1)),
        (datetime(2025, 3, 1, 12), date(2025, 3, 1)),
        (Decimal("0.1"), Decimal("0.10000000000001")),
    ],
)
def test_that_different_cells_have_different_seals(one: object, other: object) -> None:
    assert seal(one) != seal(other)


@given(st.lists(st.one_of(st.none(), st.text(), st.decimals(allow_nan=False, allow_infinity=False), st.dates())))
def test_that_a_row_s_seals_are_read_back_by_field(values: list[object]) -> None:
    keys = [f"field{number}" for number in range(len(values))]
    if values:
        assert seals_of(sealed(values), keys) == {key: seal(value) for key, value in zip(keys, values, strict=True)}
    assert seals_of(sealed([*values, "one more", "and another"]), keys) == {}


def test_that_seals_of_other_fields_say_nothing() -> None:
    assert seals_of("", list(Person.column_of)) == {}
    assert seals_of("1,2", ["name"]) == {}

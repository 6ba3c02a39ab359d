"""What tells two records apart: births and names under one number."""

from datetime import date

import pytest

from tests.helpers import lab_of
from tests.importing.messy.making import sample_id
from wzlab.columns import Record
from wzlab.dates import read_date
from wzlab.importing.cells.telling_apart import are_born_apart, born, is_of_another
from wzlab.records import Instrument


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1970-03-02", "1990", True),
        ("1970-03-02", "1970-03-12", True),
        ("1970-03-02", "1970-03-02", False),
        ("1970-03-02", "1970-04", False),  # the lunar month, or a slip
        ("1970-03", "1970", False),
        ("1970-12-31", "1971-01-01", True),
    ],
)
def test_that_years_and_whole_days_tell_births_apart(one: str, other: str, *, expected: bool) -> None:
    assert are_born_apart(born(read_date(one), None), born(read_date(other), None)) is expected
    assert are_born_apart(born(read_date(other), None), born(read_date(one), None)) is expected


def test_that_an_identity_number_says_a_birth_where_no_date_does_and_nothing_says_none() -> None:
    assert born(None, sample_id("19900101")) == (date(1990, 1, 1), date(1990, 1, 1))
    assert born(None, "护照 E12345678") is None
    assert not are_born_apart(None, born(read_date("1990"), None))


def instrument(number: str, name: str | None) -> Record:
    return lab_of(equipment=[{"id": "e1", "asset_no": number, "name": name}]).tables["equipment"]["e1"]


@pytest.mark.parametrize(
    ("number", "name", "is_elsewhere", "expected"),
    [
        ("ZC-2023-0001", "算力服务器", False, False),
        ("ZC-2023-0001", "算力服务器（A 柜）", False, False),
        ("ZC-2023-0001", "算立服务器", False, False),
        ("ZC-2023-0001", "机柜", False, True),
        ("ZC-2023-0001", "算力服务器", True, False),
        ("001", "算力服务器", False, False),
        ("001", "算力服务器", True, True),
        ("001", "算力服务器（A 柜）", False, True),
        ("ZC-2023-0001", None, True, False),
    ],
)
def test_that_a_short_number_says_little_and_a_long_one_much(
    number: str, name: str | None, *, is_elsewhere: bool, expected: bool
) -> None:
    assert is_of_another(instrument(number, "算力服务器"), name, is_elsewhere=is_elsewhere) is expected


def test_that_a_record_without_a_name_is_anybodys() -> None:
    assert not is_of_another(instrument("001", None), "雷达", is_elsewhere=False)
    assert Instrument.known_by == ("name",)

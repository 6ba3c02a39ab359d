"""The hidden sheets: which records were exported, and the exact texts of cells that cannot hold them."""

import json

from tests.workbook.books import lab_with, report_on
from wzlab.columns import AsTyped, Record
from wzlab.records import Person, Unit
from wzlab.workbook.machine_sheets import PIECE, exact_text_sheet, exported_ids_sheet
from wzlab.workbook.naming import Names
from wzlab.workbook.record_sheets import record_sheet


def tables(*records: Record) -> list[tuple[type[Record], list[Record]]]:
    """Return records as the tables they stand in."""
    lab = lab_with(*records)
    types: list[type[Record]] = [Unit, Person]
    return [(record_type, lab.records(record_type)) for record_type in types]


def names_of(*records: Record, full_ids: bool = False) -> Names:
    return Names(report_on(lab_with(*records)), full_ids)


def test_that_every_record_is_listed_by_table_and_id() -> None:
    lab = lab_with(Unit.of("u1"), Person.of("s1"), Person.of("s2"))
    sheet = exported_ids_sheet(tables(*lab.all_records()), Names(report_on(lab), full_ids=False))
    assert [row[:2] for row in sheet.rows] == [("units", "u1"), ("staff", "s1"), ("staff", "s2")]
    assert sheet.is_hidden
    assert sheet.keys == ("ids.#table", "ids.#id", "ids.#seals")


def test_that_a_record_is_listed_with_the_checksums_of_its_row() -> None:
    lab = lab_with(Person.of("s1", name="张三", id_number="330302196001010012", degree="doctor"))
    names = Names(report_on(lab), full_ids=False)
    ((_table, _id, seals),) = exported_ids_sheet(tables(*lab.all_records()), names).rows
    (row,) = record_sheet(Person, lab.records(Person), names).rows
    assert seals == row[-1]


def test_that_only_a_text_its_cell_cannot_hold_is_kept_exactly() -> None:
    odd, long = "a\x01b\ud800", "长" * 40_000
    person = Person.of("s1", name="张三", title=odd, major=long, degree=AsTyped("\x02"), education="_x000D_")
    rows = list(exact_text_sheet(tables(person), names_of(person)).rows)
    texts: dict[object, str] = {}
    for table, record_id, field, part in rows:
        assert (table, record_id) == ("staff", "s1")
        assert isinstance(part, str)
        assert len(part) <= PIECE
        assert part.isascii()
        texts[field] = texts.get(field, "") + part
    assert {field: json.loads(text) for field, text in texts.items()} == {"title": odd, "major": long, "degree": "\x02"}


def test_that_a_masked_number_is_not_kept_beside_its_mask() -> None:
    person = Person.of("s1", id_number="33030219600101\x01234")
    assert list(exact_text_sheet(tables(person), names_of(person)).rows) == []
    assert len(exact_text_sheet(tables(person), names_of(person, full_ids=True)).rows) == 1

"""The content hash: the same for the same lab, options and program, and for nothing else."""

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.helpers import lab_of, sample
from tests.workbook.books import PLAIN, WITHOUT_VERIFICATION, report_on
from wzlab.lab import Lab
from wzlab.workbook.book import WorkbookOptions, make_book
from wzlab.workbook.content_hash import content_hash
from wzlab.workbook.package import workbook_bytes
from wzlab.workbook.sheets import Entry, Place, Sheet, SheetColumn
from wzlab.workbook.styles import Mark


def hash_of(lab: Lab, options: WorkbookOptions = PLAIN) -> str:
    return make_book(report_on(lab), options).content_hash


def test_that_the_same_lab_and_options_give_the_same_hash_and_the_same_bytes() -> None:
    books = [make_book(report_on(sample("draft-blanks")), PLAIN) for _time in range(2)]
    assert books[0].content_hash == books[1].content_hash
    assert workbook_bytes(books[0].workbook) == workbook_bytes(books[1].workbook)
    assert len(books[0].content_hash) == 64


def test_that_one_other_cell_gives_another_hash() -> None:
    before = lab_of(equipment=[{"id": "e1", "original_value": "1.00"}])
    after = lab_of(equipment=[{"id": "e1", "original_value": "1.01"}])
    assert hash_of(before) != hash_of(after)
    assert hash_of(before) == hash_of(lab_of(equipment=[{"id": "e1", "original_value": "1"}]))


@pytest.mark.parametrize(
    "other",
    [replace(PLAIN, full_ids=True), replace(PLAIN, share=True), replace(PLAIN, sheets=WITHOUT_VERIFICATION[1:])],
)
def test_that_other_options_give_another_hash(other: WorkbookOptions) -> None:
    assert hash_of(sample("draft-blanks")) != hash_of(sample("draft-blanks"), other)


def test_that_saving_the_file_again_does_not_touch_what_the_hash_is_of() -> None:
    book = make_book(report_on(sample("draft-blanks")), PLAIN)
    again = load_workbook(BytesIO(workbook_bytes(book.workbook)))
    assert again.properties.identifier == f"sha256:{book.content_hash}"


CELLS = st.one_of(
    st.none(), st.text(max_size=3), st.integers(0, 3), st.just(Entry("甲", Mark.LINK)), st.just(Entry("甲"))
)
ROWS = st.lists(st.tuples(CELLS, CELLS), max_size=3)


@given(ROWS, ROWS)
def test_that_sheets_have_one_hash_only_if_their_cells_are_equal(one: list[object], other: list[object]) -> None:
    columns = (SheetColumn("甲"), SheetColumn("乙"))
    hashes = [content_hash([Sheet("表", "表", columns, rows)], None) for rows in (one, other)]  # type: ignore[arg-type]  # rows of cells
    assert (hashes[0] == hashes[1]) == (one == other)


def test_that_a_link_a_note_and_a_heading_count() -> None:
    plain = Sheet("表", "表", (SheetColumn("甲"),), [["1"]])
    changed = [
        replace(plain, rows=[[Entry("1", leads_to=Place("表", 1))]]),
        replace(plain, notes=("注",)),
        replace(plain, columns=(SheetColumn("乙"),)),
        replace(plain, totals=(["1"],)),
        replace(plain, name="另"),
    ]
    assert len({content_hash([sheet], None) for sheet in (plain, *changed)}) == 6
    assert content_hash([plain], None) != content_hash([plain, plain], None)

"""What an export is said to write is what it writes."""

import json
from pathlib import Path
from random import Random

import pytest

from tests.helpers import wenzhou
from tests.random_labs import random_document
from tests.workbook.books import content_of
from tests.workbook.reading_back.edits import RECORDS
from wzlab.language import ENGLISH, use_language
from wzlab.records import RECORD_TYPES
from wzlab.storage.exact_json import parse_text
from wzlab.storage.interchange import read_lab
from wzlab.workbook.book import WorkbookOptions
from wzlab.workbook.reading_back.exports import Exports
from wzlab.workbook.reading_back.tables import read_book

WHOLE = WorkbookOptions(picture=False, sheets=RECORDS.sheets, full_ids=True)


@pytest.mark.parametrize("options", [RECORDS, WHOLE], ids=["masked", "whole"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("seed", range(4))
def test_that_no_cell_of_a_lab_nobody_edited_seems_edited(
    seed: int, language: str, options: WorkbookOptions, tmp_path: Path
) -> None:
    lab = read_lab(parse_text(json.dumps(random_document(Random(seed)))), wenzhou(), "x")
    use_language(ENGLISH if language == "en" else "zh")
    (tmp_path / "a.xlsx").write_bytes(content_of(lab, options))
    use_language("zh")
    book, exports = read_book(tmp_path / "a.xlsx"), Exports(lab, wenzhou(), {})

    seen = 0
    for record_type in RECORD_TYPES:
        table = book.tables[record_type.table]
        for row in table.rows:
            assert row.record_id is not None
            record = lab.tables[record_type.table][row.record_id]
            for key, cell in row.cells.items():
                column, seen = record.column_of[key], seen + 1
                assert cell.stored is not None
                is_masked = key in table.masked
                ours = record.cells[column.index]
                # an agreement's name has words of the language in it; the reference to one may be of either
                if key != "record":
                    assert exports.may_have_written(column, ours, cell.stored, is_masked=is_masked), (key, ours)
    assert seen > 20

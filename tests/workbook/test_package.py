"""A workbook as bytes."""

import tempfile
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet import _writer

from tests.helpers import sample
from tests.workbook.books import content_of, read_by_calamine
from wzlab.workbook.package import workbook_bytes


def test_that_the_same_lab_gives_the_same_bytes() -> None:
    assert content_of(sample("enterprise-gaps")) == content_of(sample("enterprise-gaps"))


def test_that_no_part_of_the_file_carries_the_time_of_day() -> None:
    with ZipFile(BytesIO(content_of(sample("draft-blanks")))) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.testzip() is None


@pytest.mark.parametrize("text", ["a\rb", "a\r\nb", "a\n\rb\r", "\ra"])
def test_that_a_carriage_return_is_read_back(text: str) -> None:
    workbook = Workbook()
    worksheet = workbook.worksheets[0]
    worksheet["A1"] = text
    content = workbook_bytes(workbook)
    assert load_workbook(BytesIO(content)).worksheets[0]["A1"].value == text
    assert read_by_calamine(content, worksheet.title) == [[text]]


def test_that_no_temporary_file_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "_get_default_tempdir", no_room)
    monkeypatch.setattr(tempfile, "mkstemp", no_room)
    monkeypatch.setattr(_writer, "NamedTemporaryFile", no_room)
    assert load_workbook(BytesIO(workbook_bytes(Workbook()))).sheetnames == ["Sheet"]

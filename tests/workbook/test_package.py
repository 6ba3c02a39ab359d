"""A workbook as bytes."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet import _writer

from tests.helpers import sample
from tests.workbook.books import content_of, read_by_calamine
from wzlab.errors import FileError
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


def test_that_a_full_disk_is_told_as_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(suffix: str = "") -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(_writer, "create_temporary_file", no_room)
    with pytest.raises(FileError, match="临时文件写不进去：磁盘已满"):
        workbook_bytes(Workbook())

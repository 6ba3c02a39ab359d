"""A stream put into a container comes out of it, and out of the reading library's own reader, as it was."""

from pathlib import Path

import pytest

from tests.intake.binary_books import xls_stream
from wzlab.errors import SpreadsheetError
from wzlab.intake.compounds import Compound, wrapped
from wzlab.intake.library import library_sheets

PATH = Path("人员.xls")


@pytest.mark.parametrize("size", [1, 4_095, 4_096, 4_097, 70_000, 7_200_000, 20_000_001])
def test_that_a_stream_comes_back_whatever_its_length(size: int) -> None:
    stream = (bytes(range(251)) * (size // 251 + 1))[:size]
    found = Compound(PATH, wrapped("Workbook", stream)).stream(("Workbook",))
    assert found[:size] == stream
    assert not found[size:].strip(b"\0")


def test_that_the_library_reads_a_stream_of_more_sectors_than_the_header_lists() -> None:
    remark = b"\x1c\x00\xff\xff"[:2] + b"\xe0\x1f" + bytes(8_160)  # a record that nobody looks at
    content = wrapped("Workbook", xls_stream(remark * 1_000))
    assert len(content) > 8_000_000
    assert library_sheets(PATH, content) == [[]]


def test_that_the_first_of_several_names_is_taken() -> None:
    content = wrapped("Book", b"old")
    assert Compound(PATH, content).stream(("Workbook", "Book"))[:3] == b"old"


def test_that_a_container_without_the_stream_is_refused() -> None:
    with pytest.raises(SpreadsheetError, match="缺少必需的部分"):
        Compound(PATH, wrapped("Other", b"x")).stream(("Workbook", "Book"))

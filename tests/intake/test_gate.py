"""The gate lets good files pass, measures what a file needs and believes nothing that it claims."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.books import PARTS, SHEET, archive, book, save, sheet_xml
from wzlab.errors import SpreadsheetError
from wzlab.intake.cells import CellReader, column_letters, column_number, place
from wzlab.intake.extents import Extent, whole_tags
from wzlab.intake.gate import admit, check_file
from wzlab.intake.grids import read_grids
from wzlab.intake.packages import open_package
from wzlab.language import ENGLISH, use_language

PLACES = st.tuples(st.integers(1, 300), st.integers(1, 60))


def written(places: list[tuple[int, int]]) -> bytes:
    """Return a sheet with a 1 in each of these rows and columns."""
    cells = "".join(f'<row r="{row}"><c r="{column_letters(column)}{row}"><v>1</v></c></row>' for row, column in places)
    return sheet_xml(cells).encode()


def pieces_of(content: bytes, size: int) -> list[bytes]:
    return [content[start : start + size] for start in range(0, len(content), size)]


@given(places=st.lists(PLACES, max_size=30), size=st.integers(1, 400))
def test_that_the_quick_scan_and_the_exact_one_agree_however_the_sheet_is_cut(
    places: list[tuple[int, int]], size: int
) -> None:
    quick, exact, reader = Extent(), Extent(), CellReader()
    for piece in whole_tags(iter(pieces_of(written(places), size)), texts_are_short=True):
        quick.scan(piece)
    for cell in reader.feed(written(places), is_last=True):
        exact.take(cell)
    rows, columns = (max((place[axis] for place in places), default=0) for axis in (0, 1))
    assert (quick.rows, quick.columns, quick.cells) == (rows, columns, len(places))
    assert (exact.rows, exact.columns, exact.cells) == (rows, columns, len(places))
    assert quick.is_placed
    assert not quick.needs_closer_look


@given(content=st.binary(max_size=3_000), size=st.integers(1, 900))
def test_that_cutting_at_tags_loses_no_byte(content: bytes, size: int) -> None:
    assert b"".join(whole_tags(iter(pieces_of(content, size)), texts_are_short=False)) == content


@given(number=st.integers(1, 16_384))
def test_that_a_columns_letters_are_its_number(number: int) -> None:
    assert column_number(column_letters(number)) == number


@pytest.mark.parametrize(
    ("address", "where"), [("A1", (1, 1)), ("Z9", (9, 26)), ("AA10", (10, 27)), ("XFD7", (7, 16_384))]
)
def test_that_an_address_is_read_as_row_and_column(address: str, where: tuple[int, int]) -> None:
    assert place(address) == where


@given(content=st.binary(max_size=5_000))
def test_that_a_member_comes_out_as_it_was_packed(content: bytes) -> None:
    package = open_package(Path("x.xlsx"), archive([("A/b.xml", content)]))
    assert b"".join(package.pieces("a/B.XML")) == content


@settings(max_examples=200)
@given(place=st.integers(0, 10_000), mask=st.integers(1, 255))
def test_that_a_workbook_with_one_wrong_byte_is_refused_or_read_right(
    place: int, mask: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = bytearray(book())
    content[place % len(content)] ^= mask
    path = tmp_path_factory.mktemp("damaged") / "人员.xlsx"
    path.write_bytes(content)
    assert sentence_or_rows(path) in (None, ((1,),))


def sentence_or_rows(path: Path) -> object:
    """Return the rows of the first sheet; nothing where the file is refused."""
    try:
        return read_grids(path)[0].rows
    except SpreadsheetError:
        return None


def test_that_a_dense_file_passes_while_it_is_small(tmp_path: Path) -> None:
    path = save(tmp_path, archive([*PARTS.items(), ("xl/media/image1.bmp", bytes(9_000_000))]))
    assert path.stat().st_size < 90_000  # more than 100 to 1
    check_file(path)


def test_that_200_000_rows_pass_and_one_more_does_not(tmp_path: Path) -> None:
    check_file(save(tmp_path, book('<row r="200000"><c r="O200000"><v>1</v></c></row>')))  # 15 × 200 000 = 3 000 000
    with pytest.raises(SpreadsheetError, match="3200000 格"):
        check_file(save(tmp_path, book('<row r="200000"><c r="P200000"><v>1</v></c></row>')))
    check_file(save(tmp_path, book('<row r="1"><c r="ALL1"><v>1</v></c></row>')))


def test_that_100_000_merges_pass(tmp_path: Path) -> None:
    merges = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, 100_001))
    check_file(save(tmp_path, book(parts={SHEET: sheet_xml(after=f"<mergeCells>{merges}</mergeCells>")})))


def test_that_members_with_backslashes_are_found(tmp_path: Path) -> None:
    path = save(tmp_path, archive([(name.replace("/", "\\"), content) for name, content in PARTS.items()]))
    assert [sheet.part for sheet in admit(path).sheets] == [SHEET]


def test_that_a_workbook_named_as_a_lock_file_is_read_all_the_same(tmp_path: Path) -> None:
    check_file(save(tmp_path, book(), "~$人员.xlsx"))


def test_that_the_file_is_named_in_the_sentence_in_english_too(tmp_path: Path) -> None:
    path = save(tmp_path, b"%PDF-1.7")
    use_language(ENGLISH)
    with pytest.raises(SpreadsheetError) as refusal:
        check_file(path)
    assert str(path) in str(refusal.value)


def test_that_neither_checking_a_lab_nor_the_gate_loads_what_is_heavy() -> None:
    """`wzlab check` reads no spreadsheet; the reader of one needs neither pandas nor openpyxl."""
    program = (
        "import sys, wzlab.cli.main, wzlab.cli.checking\n"
        "assert 'python_calamine' not in sys.modules\n"
        "import wzlab.intake.grids\n"
        "assert not {'pandas', 'numpy', 'openpyxl', 'matplotlib'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)

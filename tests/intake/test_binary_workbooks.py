"""Workbooks of the binary kinds: what the reading library tells of them, and what is found beside it."""

import struct
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.binary_books import (
    cell_piece,
    formats,
    formula,
    label,
    number,
    piece,
    real,
    record,
    row_piece,
    sheet_bin,
    styles_bin,
    written,
    xls,
    xls5,
    xls_stream,
    xlsb,
)
from tests.intake.books import save
from tests.intake.test_grids import CHINESE_DATES
from wzlab.errors import SpreadsheetError
from wzlab.intake.biff import Biff
from wzlab.intake.code_pages import in_code_page, redecoded
from wzlab.intake.compounds import Compound, wrapped
from wzlab.intake.flaws import Flaw
from wzlab.intake.grids import Grid
from wzlab.intake.sources import read_source

ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
"""As the descriptions of both formats list them."""
MAY_DAY = 45_047
"""1 May 2023 as Excel counts days."""


def only(folder: Path, content: bytes) -> Grid:
    (grid,) = read_source(save(folder, content)).sheets
    return grid


def row_of_hidden(row: int) -> bytes:
    return record(0x0208, struct.pack("<HHHHHHI", row, 0, 1, 300, 0, 0, 0x20))


def test_that_an_xls_tells_all_that_an_xlsx_does(tmp_path: Path) -> None:
    cells = (
        row_of_hidden(1)
        + record(0x007D, struct.pack("<HHHHHH", 2, 3, 256, 0, 1, 0))
        + label(0, 0, "占比")
        + number(0, 1, 0.6, 1)
        + record(0x00BD, struct.pack("<HHHIHIH", 1, 0, 1, 25 << 2 | 3, 0, 7 << 2 | 2, 1))  # 0.25 as a percentage, and 7
        + formula(2, 0, b"\x02\x00\x07\x00\x00\x00\xff\xff")
        + formula(2, 1, struct.pack("<d", 2.0))
        + record(0x00E5, struct.pack("<HHHHH", 1, 0, 1, 2, 3))
        + number(0, 3, 1.0)
    )
    assert only(tmp_path, xls(cells, formats(9), state=2)) == Grid(
        "人员",
        is_hidden=True,
        rows=(("占比", 0.6, None, 1), (0.25, 7, None, None), ("#DIV/0!", 2, None, None)),
        flaws=(Flaw(3, 1, "error", "#DIV/0!"),),
        merges=((1, 3, 2, 4),),
        percents=frozenset({(1, 2), (2, 1)}),
        hidden_rows=frozenset({2}),
        hidden_columns=frozenset({3, 4}),
    )


def test_that_an_xlsb_tells_all_that_an_xlsx_does(tmp_path: Path) -> None:
    rows = (
        row_piece(0)
        + written(0, "占比")
        + real(1, 0.6, 1)
        + real(3, 1.0)
        + row_piece(1, is_hidden=True)
        + cell_piece(2, 0, struct.pack("<I", 7 << 2 | 2), 1)
        + cell_piece(7, 1, struct.pack("<I", 1))
        + cell_piece(4, 2, b"\x01")
        + row_piece(2)
        + cell_piece(11, 0, b"\x07" + struct.pack("<HII", 0, 0, 0))
    )
    columns = piece(390) + piece(60, struct.pack("<IIIIH", 2, 3, 256, 0, 1)) + piece(391)
    sheet = sheet_bin(rows, columns, piece(176, struct.pack("<IIII", 0, 1, 2, 3)), reach=(2, 3))
    assert only(tmp_path, xlsb(sheet, styles=styles_bin(9), state=1)) == Grid(
        "人员",
        is_hidden=True,
        rows=(("占比", 0.6, None, 1), (7, "乙", True, None), ("#DIV/0!", None, None, None)),
        flaws=(Flaw(3, 1, "error", "#DIV/0!"),),
        merges=((1, 3, 2, 4),),
        percents=frozenset({(1, 2), (2, 1)}),
        hidden_rows=frozenset({2}),
        hidden_columns=frozenset({3, 4}),
    )


@pytest.mark.parametrize("code", ERRORS)
def test_that_every_error_value_is_told(tmp_path: Path, code: int) -> None:
    told = (("error", ERRORS[code]),)
    old = only(tmp_path, xls(record(0x0205, struct.pack("<HHHBB", 0, 0, 0, code, 1))))
    binary = only(tmp_path, xlsb(sheet_bin(row_piece(0) + cell_piece(3, 0, bytes([code])))))
    assert tuple((flaw.kind, flaw.text) for flaw in old.flaws) == told
    assert tuple((flaw.kind, flaw.text) for flaw in binary.flaws) == told
    assert old.rows == binary.rows == ((ERRORS[code],),)


def test_that_a_truth_value_of_an_xls_is_no_error(tmp_path: Path) -> None:
    grid = only(tmp_path, xls(record(0x0205, struct.pack("<HHHBB", 0, 0, 0, 1, 0))))
    assert (grid.rows, grid.flaws) == (((True,),), ())


MONTHS_ALONE = frozenset({27, 36, 50, 52, 57})
"""The formats of which no day is seen: 2023年5月."""


@pytest.mark.parametrize("shown", CHINESE_DATES)
def test_that_the_dates_of_chinese_excel_are_dates_in_every_kind(tmp_path: Path, shown: int) -> None:
    old = only(tmp_path, xls(number(0, 0, MAY_DAY, 1), formats(shown)))
    binary = only(tmp_path, xlsb(sheet_bin(row_piece(0) + real(0, MAY_DAY, 1)), styles=styles_bin(shown)))
    expected = "2023-05" if shown in MONTHS_ALONE else date(2023, 5, 1)
    assert old.rows == binary.rows == ((expected,),)


def test_that_days_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    day = MAY_DAY - 1_462  # the days from 1900 to 1904
    old = only(tmp_path, xls(number(0, 0, day, 1), record(0x0022, b"\x01\x00") + formats(14)))
    flags = piece(153, struct.pack("<III", 1, 0, 0))
    sheet = sheet_bin(row_piece(0) + real(0, day, 1))
    binary = only(tmp_path, xlsb(sheet, styles=styles_bin(14), before=flags))
    assert old.rows == binary.rows == ((date(2023, 5, 1),),)


@pytest.mark.parametrize("text", ["张三", "a", "教授（正高）", "丂丄", "氹仔"])
def test_that_a_text_of_excel_95_is_what_was_written(tmp_path: Path, text: str) -> None:
    grid = only(tmp_path, xls5(text))
    assert (grid.name, grid.rows) == ("人员", ((text,),))


def test_that_every_byte_comes_back_from_a_western_text() -> None:
    western = "".join(chr(byte) for byte in range(0x80, 0xA0)) + "".join(chr(byte) for byte in range(0xA0, 0x100))
    assert redecoded(western, 28_591) == in_code_page(bytes(range(0x80, 0x100)), 28_591)
    assert redecoded("ÕÅÈý", 936) == "张三"
    assert redecoded("€", 1_252) == "€"


def test_that_a_percentage_of_the_workbooks_own_is_one(tmp_path: Path) -> None:
    own = record(0x041E, struct.pack("<HHB", 200, 4, 0) + b"0.0%")
    quoted = record(0x041E, struct.pack("<HHB", 201, 4, 0) + b'0"%"')
    grid = only(tmp_path, xls(number(0, 0, 0.6, 1) + number(0, 1, 0.6, 2), own + quoted + formats(200, 201)))
    assert grid.percents == {(1, 1)}


def test_that_leading_zeros_and_months_of_the_workbooks_own_formats_are_shown(tmp_path: Path) -> None:
    zeros = record(0x041E, struct.pack("<HHB", 200, 4, 0) + b"0000")
    shown = 'yyyy"年"m"月"'
    month = record(0x041E, struct.pack("<HHB", 201, len(shown), 1) + shown.encode("utf-16-le"))
    cells = number(0, 0, 301.0, 1) + number(0, 1, MAY_DAY, 2) + number(0, 2, 301.0)
    grid = only(tmp_path, xls(cells, zeros + month + formats(200, 201)))
    assert grid.rows == (("0301", "2023-05", 301),)


def remarks(folder: Path, content: bytes) -> tuple[str, ...]:
    return read_source(save(folder, content)).remarks


def test_that_a_workbook_whose_formulas_have_no_results_is_remarked(tmp_path: Path) -> None:
    zero, empty, one = bytes(8), b"\x03\x00\x00\x00\x00\x00\xff\xff", struct.pack("<d", 1.0)
    (remark,) = remarks(tmp_path, xls(formula(0, 0, zero) + formula(1, 0, empty)))
    assert remark == (
        f"“{tmp_path / '人员.xlsx'}”里的公式结果全是 0 或空白，可能从来没有计算过；"
        "请核对，或用 Excel 或 WPS 打开它，保存后再读。"
    )
    assert remarks(tmp_path, xls(formula(0, 0, zero) + formula(1, 0, one))) == ()
    assert remarks(tmp_path, xls(number(0, 0, 0.0))) == ()

    tail = struct.pack("<HII", 0, 0, 0)
    zeros = cell_piece(9, 0, zero + tail) + cell_piece(8, 1, bytes(4) + tail)
    assert len(remarks(tmp_path, xlsb(sheet_bin(row_piece(0) + zeros)))) == 1
    assert remarks(tmp_path, xlsb(sheet_bin(row_piece(0) + zeros + cell_piece(9, 2, one + tail)))) == ()
    assert remarks(tmp_path, xlsb(sheet_bin(row_piece(0) + real(0, 0.0)))) == ()


PATH = Path("人员.xls")
STREAM = xls_stream(
    record(0x0200, bytes(14))
    + label(0, 0, "占比")
    + number(0, 1, 0.6, 1)
    + formula(1, 0, b"\x02\x00\x07\x00\x00\x00\xff\xff")
    + record(0x00E5, struct.pack("<HHHHH", 1, 0, 1, 2, 3)),
    formats(9),
)
CHANGES = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=4)


def changed(content: bytes, changes: list[tuple[float, int]]) -> bytes:
    """Return bytes of which some are others; places are parts of the length."""
    made = bytearray(content)
    for place, byte in changes:
        made[int(place * len(made))] = byte
    return bytes(made)


@given(changes=CHANGES, length=st.floats(0.2, 1))
def test_that_broken_records_are_refused_or_read_and_nothing_else(
    changes: list[tuple[float, int]], length: float
) -> None:
    stream = changed(STREAM, changes)
    with suppress(SpreadsheetError):
        Biff(PATH, bytearray(stream[: int(length * len(stream))])).sheets()


@given(changes=CHANGES, length=st.floats(0.2, 1))
def test_that_a_broken_container_is_refused_or_read_and_nothing_else(
    changes: list[tuple[float, int]], length: float
) -> None:
    content = changed(wrapped("Workbook", STREAM), changes)
    with suppress(SpreadsheetError):
        Compound(PATH, content[: int(length * len(content))]).stream(("Workbook",))


@given(text=st.text(st.characters(codec="gb18030"), max_size=20))
def test_that_any_text_comes_back_from_its_western_reading(text: str) -> None:
    western = "".join(
        bytes([byte]).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
        for byte in text.encode("gb18030")
    )
    assert redecoded(western, 936) == text

"""Text files come out cell by cell as they were written, in whichever usual encoding and with whichever separator."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wzlab.errors import SpreadsheetError
from wzlab.intake.grids import Plain
from wzlab.intake.separators import SEPARATORS, separator_of
from wzlab.intake.texts import TextSheet, read_text

PATH = Path("人员.csv")
TABLE = "姓名,职称\n张三,教授\n"
ROWS = (("姓名", "职称"), ("张三", "教授"))


def rows_of(text: str, *, separator: str = "") -> tuple[tuple[Plain, ...], ...]:
    return read_text(PATH, text.encode(), separator=separator).grid.rows


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=12)


@given(
    table=st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=8),
    separator=st.sampled_from(SEPARATORS),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
    line_end=st.sampled_from(["\n", "\r\n"]),
)
def test_that_what_csv_writes_comes_back(table: list[list[str]], separator: str, encoding: str, line_end: str) -> None:
    buffer = StringIO(newline="")
    csv.writer(buffer, delimiter=separator, lineterminator=line_end, quoting=csv.QUOTE_ALL).writerows(table)
    found = read_text(PATH, buffer.getvalue().encode(encoding), encoding=encoding, separator=separator).grid.rows
    written = {(row, column): cell for row, cells in enumerate(table) for column, cell in enumerate(cells) if cell}
    read = {
        (row, column): cell for row, cells in enumerate(found) for column, cell in enumerate(cells) if cell is not None
    }
    unwrapped = {place: cell[2:-1] if _is_wrapped(cell) else cell for place, cell in written.items()}
    assert read == {place: cell for place, cell in unwrapped.items() if cell}


def _is_wrapped(cell: str) -> bool:
    return cell.startswith('="') and cell.endswith('"') and len(cell) > 2 and '"' not in cell[2:-1]


@pytest.mark.parametrize(
    ("written", "told"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("gb18030", "gb18030"), ("gbk", "gb18030")],
)
def test_that_the_encoding_is_found(written: str, told: str) -> None:
    sheet = read_text(PATH, TABLE.encode(written))
    assert (sheet.grid.rows, sheet.encoding, sheet.separator) == (ROWS, told, ",")


def test_that_utf_16_of_either_order_is_found_by_its_mark() -> None:
    assert read_text(PATH, b"\xfe\xff" + TABLE.encode("utf-16-be")).grid.rows == ROWS
    assert read_text(PATH, b"\xff\xfe" + TABLE.encode("utf-16-le")).grid.rows == ROWS


def test_that_only_gb18030_that_nobody_asked_for_is_remarked() -> None:
    def remarks(encoding: str, asked: str = "") -> tuple[str, ...]:
        return read_text(PATH, TABLE.encode(encoding), encoding=asked).remarks

    (remark,) = remarks("gb18030")
    assert remark == "“人员.csv”是按 GB18030（国标）编码读的；请看一眼文字，有乱码就另选编码。"
    assert remarks("gb18030", "gbk") == remarks("utf-8") == remarks("utf-16") == ()


@pytest.mark.parametrize("asked", ["GBK", "gb2312", "GB18030", "cp936"])
def test_that_the_names_people_have_for_the_national_encoding_mean_it(asked: str) -> None:
    sheet = read_text(PATH, TABLE.encode("gb18030"), encoding=asked)
    assert (sheet.grid.rows, sheet.encoding) == (ROWS, "gb18030")


def test_that_utf_16_without_a_mark_is_read_where_somebody_says_so() -> None:
    assert read_text(PATH, TABLE.encode("utf-16-le"), encoding="utf-16-le").grid.rows == ROWS


def refusal(content: bytes, *, encoding: str = "", separator: str = "") -> str:
    with pytest.raises(SpreadsheetError) as refused:
        read_text(PATH, content, encoding=encoding, separator=separator)
    return str(refused.value)


def test_that_a_wrong_encoding_is_told_with_the_line() -> None:
    content = b"name,title\nA,B\n" + "张三,教授\n".encode("gb18030")
    assert refusal(content, encoding="utf-8") == (
        "“人员.csv”没有读取：第 3 行不是 utf-8 编码；请另选编码，或不指定，由程序判断。"
    )


def test_that_an_unknown_encoding_is_told_with_the_known_ones() -> None:
    assert "不认识编码“klingon”，可用的有 utf-8, " in refusal(b"a", encoding="klingon")
    assert "不认识编码“rot13”" in refusal(b"a", encoding="rot13")


@pytest.mark.parametrize("separator", ['"', "\n", "ab"])
def test_that_what_cannot_part_cells_is_refused(separator: str) -> None:
    assert "不能用作分隔符" in refusal(b"a", separator=separator)


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("甲,乙\n1,2\n", ","),
        ("甲\t乙\n1\t2,5\n", "\t"),
        ("甲;乙\n1;2\n", ";"),
        ("甲|乙\n1|2\n", "|"),
        ("项目,成员\nA,张三;李四;王五\nB,赵六\n", ","),  # semicolons stand in one row only
        ('甲;乙\n"1,2,3,4";5\n', ";"),  # commas within quotation marks do not count
        ('甲\t"乙\n1,2,3\n"\t丙\n', "\t"),  # nor do those of a cell of several lines
        ("a,b;c\n1,2;3\n", ","),  # a tie
        ("一列\n", ","),
    ],
)
def test_that_the_separator_is_the_one_that_parts_the_rows_alike(text: str, separator: str) -> None:
    assert separator_of(text) == separator
    assert read_text(PATH, text.encode()).separator == separator


def test_that_a_declared_separator_is_taken_and_its_line_is_no_row() -> None:
    sheet = read_text(PATH, "sep=;\r\n甲,1;乙\r\n".encode())
    assert (sheet.grid.rows, sheet.separator) == ((("甲,1", "乙"),), ";")


def test_that_somebodys_word_goes_before_what_is_declared() -> None:
    assert read_text(PATH, "sep=;\n甲,1;乙\n".encode(), separator=",").grid.rows == (("甲", "1;乙"),)


def test_that_nothing_is_taken_for_a_number() -> None:
    assert rows_of("0100,1e5,2023-5-1, 7 ,TRUE\n") == (("0100", "1e5", "2023-5-1", " 7 ", "TRUE"),)


def test_that_digits_wrapped_for_excel_are_unwrapped() -> None:
    wrapped = '="330301198503120016",="",=A1\n="1"x,1\n'
    assert rows_of(wrapped) == (("330301198503120016", None, "=A1"), ('="1"x', "1", None))


def test_that_line_breaks_in_a_cell_are_kept_and_rows_keep_their_numbers() -> None:
    assert rows_of('甲,"一\r\n二"\r\n\r\n丙,丁\r\n') == (("甲", "一\n二"), (None, None), ("丙", "丁"))


def test_that_old_line_ends_part_rows_too() -> None:
    assert rows_of("甲,乙\r1,2\r") == (("甲", "乙"), ("1", "2"))


def test_that_blank_rows_and_columns_at_the_end_are_left_out() -> None:
    assert rows_of("甲,乙,,\n1,,,\n,,,\n\n") == (("甲", "乙"), ("1", None))


def test_that_an_open_quotation_mark_is_told_with_the_line_where_it_stands() -> None:
    assert refusal('甲,乙\n1,2\n3,"4\n5,6\n'.encode()) == (
        "“人员.csv”没有读取：从第 3 行起有一个引号没有成对；请在这一行把引号补全或删去。"
    )


def test_that_200_000_rows_are_read_and_one_more_is_not() -> None:
    assert len(read_text(PATH, b"1\n" * 200_000).grid.rows) == 200_000
    assert "超过 200000 行" in refusal(b"1\n" * 200_001)


def test_that_1_000_columns_are_read_and_one_more_is_not() -> None:
    sheet: TextSheet = read_text(PATH, b",".join([b"1"] * 1_000))
    assert len(sheet.grid.rows[0]) == 1_000
    assert "第 1 行分成 1001 格，多于 1000 格" in refusal(b",".join([b"1"] * 1_001))

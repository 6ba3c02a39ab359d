"""UTF-8 out, and tables whose columns stand below each other on a terminal."""

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wzlab.cli.console import padded, say_error, table_lines, visible, width, write_utf8

CELLS = st.text(st.sampled_from("aZ9 甲，（é\u0301ｱ")).map(str.strip)
ROWS = st.integers(1, 4).flatmap(lambda size: st.lists(st.lists(CELLS, min_size=size, max_size=size), min_size=1))


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("甲", 2),
        ("AI 公司", 7),
        ("≥ 15 人", 7),
        ("，。（）", 8),
        ("㎡", 2),
        ("é", 1),
        ("e\u0301", 1),  # the accent stands above the letter
        ("ｱ", 1),
        ("Ａ", 2),
    ],
)
def test_that_wide_characters_take_two_columns_and_accents_none(text: str, columns: int) -> None:
    assert width(text) == columns


def test_that_a_text_is_filled_to_its_column_and_never_cut() -> None:
    assert padded("甲", 4) == "甲  "
    assert padded("甲乙丙", 4) == "甲乙丙"


def test_that_a_table_lines_up_with_chinese_text() -> None:
    assert table_lines([["编号", "名称", "数"], ["a", "甲乙丙", "1"], ["abcdef", "x", ""]]) == [
        "编号    名称    数",
        "──────  ──────  ──",
        "a       甲乙丙  1",
        "abcdef  x",
    ]


@given(rows=ROWS)
def test_that_every_cell_of_a_column_begins_at_the_same_place(rows: list[list[str]]) -> None:
    widest = [max(map(width, column)) for column in zip(*rows, strict=True)]
    heading, rule, *body = table_lines(rows)
    assert rule == "  ".join("─" * columns for columns in widest)
    for line, row in zip([heading, *body], rows, strict=True):
        rest = line
        for cell, columns in zip(row, widest, strict=True):
            assert rest.startswith(cell)
            rest = rest.removeprefix(cell).removeprefix(" " * (columns - width(cell))).removeprefix("  ")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk"])
def test_that_output_is_utf8_whatever_the_system_thinks(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    streams = io.BytesIO(), io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(streams[0], encoding=encoding))
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(streams[1], encoding=encoding))
    write_utf8()
    sys.stdout.write("达标 ㎡ \ud800")
    sys.stdout.flush()
    say_error("读不出。")
    sys.stderr.flush()
    assert streams[0].getvalue() == "达标 ㎡ ".encode() + b"\\ud800"
    assert streams[1].getvalue() == "读不出。\n".encode()


def test_that_a_stream_without_an_encoding_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    write_utf8()
    assert sys.stdout is stream


def test_that_control_characters_in_a_name_do_not_steer_the_terminal() -> None:
    assert visible("全市\x1b[2J实验室\r\n") == "全市\\x1b[2J实验室\\r\\n"
    assert visible("普通文字 ✓") == "普通文字 ✓"

"""What spreadsheets put on the clipboard, and what they take from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wzlab.editing.blocks import block_of, block_text

CELLS = st.text(st.sampled_from('甲"\t\r\n a') | st.characters(), max_size=8)
BLOCKS = st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=5)


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("", []),
        ("甲", [["甲"]]),
        ("甲\n", [["甲"]]),
        ("甲\t乙\r\n丙\t丁\r\n", [["甲", "乙"], ["丙", "丁"]]),
        ("甲\t乙\r丙\t丁", [["甲", "乙"], ["丙", "丁"]]),
        ("甲\t\n\t乙\n", [["甲", ""], ["", "乙"]]),
        ("甲\t", [["甲", ""]]),
        ("\n", [[""]]),
        ("\n\n", [[""], [""]]),
        ("甲\n\n乙\n", [["甲"], [""], ["乙"]]),
        ('"两\n行"\t乙\n', [["两\n行", "乙"]]),
        ('"带\t制表"\t乙', [["带\t制表", "乙"]]),
        ('"说""好""\n了"\n', [['说"好"\n了']]),
        ('他说"好"\t乙', [['他说"好"', "乙"]]),
        ('"好"\t乙', [['"好"', "乙"]]),  # marks that hold nothing to protect are the cell's own
        ('"好"的\t乙', [['"好"的', "乙"]]),
        ('5"\t6"\n', [['5"', '6"']]),
        ('"未完\n下一行', [['"未完'], ["下一行"]]),
        ('""\t甲', [['""', "甲"]]),
        ("a\x0bb\u2028c\n", [["a\x0bb\u2028c"]]),
    ],
)
def test_that_a_text_of_the_clipboard_is_a_block_of_cells(text: str, block: list[list[str]]) -> None:
    assert block_of(text) == block


@given(BLOCKS)
def test_that_a_copied_block_is_pasted_as_it_was(block: list[list[str]]) -> None:
    assert block_of(block_text(block)) == block


@given(st.text(st.sampled_from('甲"\t\r\n'), max_size=30))
def test_that_any_text_is_some_block(text: str) -> None:
    block = block_of(text)
    assert all(block)
    assert block_of(block_text(block)) == block


def test_that_only_cells_that_need_marks_get_them() -> None:
    assert block_text([["甲", '5"', '"好"', "两\n行"]]) == '甲\t5"\t"""好"""\t"两\n行"\n'


def test_that_a_large_clipboard_of_open_marks_takes_no_time_at_all() -> None:
    assert len(block_of('"甲\t乙\n' * 3_000)) > 0

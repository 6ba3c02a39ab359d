"""Lists handed out do no harm where they are opened."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tests.ui.helpers import Answers, session_of
from ui.pages.lists import csv_text, export, file_bytes, guarded


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "-"])
def test_that_a_formula_is_made_text(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+12.50", "-1,234.5", "张三", "12%", "", "'=1"])
def test_that_numbers_and_words_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=1), min_size=1))
def test_that_every_cell_comes_back_guarded(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(csv_text(rows))))
    assert read == [[guarded(cell) for cell in row] for row in rows]


def test_that_half_a_surrogate_pair_does_not_stop_the_writing() -> None:
    assert file_bytes("甲\ud800") == b"\xef\xbb\xbf" + "甲".encode() + b"\\ud800"


def test_that_a_name_without_an_ending_becomes_a_text_file_and_replaces_nothing_unasked(
    qtbot: QtBot, tmp_path: Path
) -> None:
    there = tmp_path / "清单1.5.txt"
    there.write_text("旧", encoding="utf-8")
    no, yes = None, 0
    refused = Answers(tmp_path / "清单1.5", no)
    export(refused, session_of(), "待补清单", "新", [["新"]])
    assert (refused.asked[-1], there.read_text("utf-8")) == ("“清单1.5.txt”已经存在，要替换吗？", "旧")

    export(Answers(tmp_path / "清单1.5", yes), session_of(), "待补清单", "新", [["新"]])
    assert there.read_text("utf-8-sig") == "新"


def test_that_a_csv_stays_a_csv(qtbot: QtBot, tmp_path: Path) -> None:
    export(Answers(tmp_path / "清单.CSV"), session_of(), "待补清单", "新", [["甲", "乙"]])
    assert (tmp_path / "清单.CSV").read_text("utf-8-sig") == "甲,乙\n"

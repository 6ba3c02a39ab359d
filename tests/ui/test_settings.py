"""What is remembered comes back; what cannot be read counts as never chosen."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QSettings

from ui.settings import (
    GEOMETRY,
    LANGUAGE,
    MOST_RECENT,
    RECENT,
    SPLIT,
    TEXT_SIZE,
    Setting,
    Settings,
    json_value,
    packed,
    unpacked,
)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (LANGUAGE, "zh"),
        (TEXT_SIZE, 150),
        (RECENT, ["/a/实验室, 二.wzlab", "/b;c"]),
        (SPLIT, [1, 2, 3]),
        (GEOMETRY, "=%;"),
    ],
)
def test_that_what_is_remembered_is_there_tomorrow(tmp_path: Path, setting: Setting[Any], value: Any) -> None:
    today = Settings(tmp_path / "s.ini")
    today.set(setting, value)
    today.flush()
    assert Settings(tmp_path / "s.ini").get(setting) == value


@pytest.mark.parametrize(
    ("setting", "stored"),
    [
        (TEXT_SIZE, "big"),
        (TEXT_SIZE, "true"),
        (TEXT_SIZE, '"125"'),
        (LANGUAGE, "3"),
        (LANGUAGE, "["),
        (RECENT, "[1, 2]"),
        (RECENT, '{"a": 1}'),
        (SPLIT, '["a"]'),
        (SPLIT, "[1.5]"),
        (SPLIT, "[" * 100_000),
    ],
)
def test_that_what_cannot_be_read_counts_as_never_chosen(tmp_path: Path, setting: Setting[Any], stored: str) -> None:
    written = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    written.setValue(setting.key, stored)
    written.sync()
    assert Settings(tmp_path / "s.ini").get(setting) == setting.default


def test_that_a_file_of_garbage_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "s.ini").write_bytes(bytes(range(256)) * 20)
    settings = Settings(tmp_path / "s.ini")
    assert settings.get(TEXT_SIZE) == 100
    assert settings.recent() == []


def test_that_the_file_used_last_is_first_once_and_missing_ones_are_not_offered(
    settings: Settings, tmp_path: Path
) -> None:
    a, b = tmp_path / "a.wzlab", tmp_path / "b.wzlab"
    for path in (a, b, a):
        path.touch()
        settings.remember_recent(path)
    assert settings.recent() == [a, b]
    b.unlink()
    assert settings.recent() == [a]


def test_that_no_more_than_ten_files_are_remembered(settings: Settings, tmp_path: Path) -> None:
    for number in range(15):
        settings.remember_recent(tmp_path / f"{number}.wzlab")
    assert MOST_RECENT == 10
    assert settings.get(RECENT)[0] == str(tmp_path / "14.wzlab")
    assert len(settings.get(RECENT)) == 10


def test_that_a_remembered_name_no_system_can_hold_is_not_there(settings: Settings) -> None:
    settings.set(RECENT, ["/" + "x" * 5000, "/a\0b"])
    assert settings.recent() == []


def test_that_two_documents_remember_each_their_own(settings: Settings) -> None:
    settings.set(settings.for_document("one", "section", ""), "staff")
    assert settings.get(settings.for_document("one", "section", "")) == "staff"
    assert settings.get(settings.for_document("two", "section", "overview")) == "overview"


@given(st.binary())
def test_that_packing_can_be_undone(content: bytes) -> None:
    assert unpacked(packed(QByteArray(content))).data() == content


@pytest.mark.parametrize(("text", "value"), [('{"a": [1]}', {"a": [1]}), ("", None), ("{", None)])
def test_that_a_structure_is_read_or_is_none(text: str, value: object) -> None:
    assert json_value(text) == value

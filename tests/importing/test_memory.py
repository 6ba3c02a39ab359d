"""What earlier imports decided, kept without anything of a person."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importing.sheets import grid_of, keys_of, source_of, table_in, tables_in
from wzlab.errors import FileError
from wzlab.importing.headings.matching import rematch
from wzlab.importing.memory import FORMAT, MOST_PROFILES, Memory, Profile, layout_of
from wzlab.importing.model import NEW, Decisions, FoundTable, How
from wzlab.importing.tables.finding import find_tables

ROWS = (("甲栏", "乙栏", "姓名", "原值"), ("张样例", "博士", "x", 5.0), ("李样例", "硕士", "y", 6.0))


def decided() -> tuple[FoundTable, Decisions]:
    """Return a table with everything about it decided."""
    rows = (("编码", "设备的名字", "资产编号", "原值"), ("a", "服务器", "S-1", 5.0))
    table = table_in(*rows, name="设备")
    decisions = Decisions(
        kinds={table.key: "equipment"},
        columns={(table.key, 2): "name", (table.key, 1): None},
        units={(table.key, 4): "元"},
    )
    return rematch(table, decisions), decisions


def test_that_a_layout_is_known_again_with_its_fields_and_units() -> None:
    table, decisions = decided()
    memory = Memory().remembering([table], decisions)
    rows = (("编 码", "＊设备的名字", "资产编号", "原值"), ("b", "机器人", "S-2", 7.0), ("c", "屏", "S-3", 8.0))
    (again,) = tables_in(*rows, path="别的.xlsx", memory=memory)
    assert (again.kind, keys_of(again)) == ("equipment", [None, "name", "asset_no", "original_value"])
    assert [match.how for match in again.columns] == [How.NONE, How.REMEMBERED, How.EXACT, How.ALIAS]
    assert again.columns[3].unit == "元"


def test_that_another_layout_is_not_known() -> None:
    table, decisions = decided()
    memory = Memory().remembering([table], decisions)
    (other,) = tables_in(("设备的名字", "编码", "资产编号", "原值"), ("服务器", "a", "S-1", 5.0), memory=memory)
    assert other.columns[0].how is not How.REMEMBERED


def test_that_headings_that_say_all_by_themselves_need_no_memory() -> None:
    table = table_in(("姓名", "学位"), ("张样例", "博士"))
    assert Memory().remembering([table], Decisions()) == Memory()


def test_that_a_likely_column_that_was_taken_over_is_remembered() -> None:
    rows = (("资产编号", "设备名称", "资产归属的单位"), ("S-1", "服务器", "温州样例大学"))
    table = table_in(*rows)
    assert table.columns[2].how is How.LIKELY
    memory = Memory().remembering([table], Decisions())
    (again,) = tables_in(*rows, memory=memory)
    assert again.columns[2].how is How.REMEMBERED


def test_that_words_are_kept_for_lists_only_and_nothing_of_a_person() -> None:
    words = {
        ("staff.title_level", "助理教授"): "intermediate",
        ("staff.title_level", "某级"): "no such code",
        ("staff.unit", "样例公司"): "u2",
        ("staff.principal", "张样例"): "s1",
        ("staff.id_type", "临时证"): "other",
        ("staff.phone", "13800000000"): "x",
        ("staff.name", "张样例"): NEW,
        ("nothing.at_all", "x"): "y",
        ("staff.degree", "长" * 61): "doctor",
    }
    memory = Memory().remembering([], Decisions(words=words))
    assert memory.words == {
        ("staff.title_level", "助理教授"): "intermediate",
        ("staff.id_type", "临时证"): "other",
    }


def test_that_the_file_holds_no_heading_and_no_cell(tmp_path: Path) -> None:
    table, decisions = decided()
    Memory().remembering([table], decisions).write(tmp_path / "m.json")
    text = (tmp_path / "m.json").read_text(encoding="utf-8")
    assert not any(word in text for word in ("设备的名字", "服务器", "S-1", "编码"))


def test_that_what_is_written_is_read(tmp_path: Path) -> None:
    table, decisions = decided()
    said = Decisions(columns=decisions.columns, units=decisions.units, words={("staff.degree", "博"): "doctor"})
    memory = Memory().remembering([table], said)
    memory.write(tmp_path / "deep" / "m.json")
    assert Memory.read(tmp_path / "deep" / "m.json") == memory
    assert memory.only(table).profiles == memory.profiles
    assert memory.only(table).words == {}
    assert memory.only(table_in(("姓名", "学位"), ("张样例", "博士"))) == Memory()


def test_that_no_file_is_an_empty_memory_without_a_word(tmp_path: Path) -> None:
    assert Memory.read(tmp_path / "none.json") == Memory()
    with pytest.raises(FileError, match="找不到"):
        Memory.load(tmp_path / "none.json")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"format": "wzlab-lab"}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"format": ["x"]}',
        b"\x00" * 5_000_000,
    ],
)
def test_that_a_broken_or_foreign_file_is_told_and_put_aside_when_written_over(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "m.json"
    path.write_bytes(content)
    memory = Memory.read(path)
    assert memory.complaint == f"“{path}”不是记住的栏目对应，没有用它。请换一个文件。"
    assert not memory.profiles
    table, decisions = decided()
    memory.remembering([table], decisions).write(path)
    assert (tmp_path / "m.json.旧").read_bytes() == content
    assert len(Memory.read(path).profiles) == 1


def test_that_a_newer_file_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    path.write_text(json.dumps({"format": FORMAT, "version": 2}), encoding="utf-8")
    assert Memory.read(path).complaint == f"“{path}”由更新的版本写成，没有用它。请更新程序。"


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.sampled_from(["staff", "name", "staff.degree", "doctor"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["layout", "kind", "keys", "units"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(profiles=json_values, words=json_values)
def test_that_nothing_in_a_file_of_ours_breaks_the_reader(
    tmp_path_factory: pytest.TempPathFactory, profiles: object, words: object
) -> None:
    path = tmp_path_factory.mktemp("memory") / "m.json"
    path.write_text(
        json.dumps({"format": FORMAT, "version": 1, "profiles": profiles, "words": words}), encoding="utf-8"
    )
    memory = Memory.read(path)
    assert memory.complaint == ""
    find_tables(source_of(grid_of(*ROWS)), memory)


def test_that_the_oldest_layouts_are_forgotten() -> None:
    old = {f"{number:064d}": Profile(f"{number:064d}", "staff", ("name",)) for number in range(MOST_PROFILES)}
    table, decisions = decided()
    memory = Memory(old).remembering([table], decisions)
    assert len(memory.profiles) == MOST_PROFILES
    assert f"{0:064d}" not in memory.profiles
    assert f"{1:064d}" in memory.profiles
    kept = replace(memory).remembering([], Decisions())
    assert kept == memory


def test_that_a_layout_does_not_hang_on_spaces_marks_and_width() -> None:
    assert layout_of(["姓 名", "*学位（必填）"]) == layout_of(["姓名", "学位"])
    assert layout_of(["姓名", "学位"]) != layout_of(["学位", "姓名"])
    assert layout_of(["姓名学位"]) != layout_of(["姓名", "学位"])


def test_that_a_yes_or_a_no_is_remembered(tmp_path: Path) -> None:
    words = {("staff.full_time", "半年在岗"): "no", ("staff.full_time", "驻点"): "yes"}
    memory = Memory().remembering([], Decisions(words=words))
    memory.write(tmp_path / "memory.json")
    assert Memory.read(tmp_path / "memory.json").words == words

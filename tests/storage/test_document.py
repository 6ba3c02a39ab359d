"""A document holds every change, in order, with its history; what is read back is what was in the window."""

import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers import SAMPLES, lab_of, sample, wenzhou
from tests.random_labs import random_document
from tests.storage.documents import (
    below,
    change_at_random,
    changed,
    everything,
    hash_of,
    rename,
    sample_document,
    small_document,
    small_lab,
    state,
)
from wzlab.changes import AddRecord, MoveRecord, RemoveRecord, SetCells, SetNote, SetPin, Several, apply
from wzlab.columns import AsTyped, Cell
from wzlab.dates import PartialDate
from wzlab.errors import FileError, ReadOnlyError
from wzlab.lab import Lab, Note, Pin
from wzlab.records import Attachment, Person
from wzlab.storage.connections import connected
from wzlab.storage.document import (
    Document,
    copy_without_history,
    create_document,
    document_object,
    open_document,
    read_document,
)
from wzlab.storage.history import CellChange, What, edits_of
from wzlab.storage.interchange import FORMAT, document_text, lab_document, parse_text, read_lab
from wzlab.storage.steps import Step


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "实验室.wzlab"


def reopened(document: Document) -> Document:
    document.close()
    return open_document(document.path)


# --- what is written is what is read --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SAMPLES)
def test_that_a_sample_comes_back_as_it_was(path: Path, name: str) -> None:
    document = create_document(path, sample(name), wenzhou())
    assert state(reopened(document).lab) == state(sample(name))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_that_json_to_document_to_json_is_identical(tmp_path: Path, seed: int) -> None:
    lab = read_lab(parse_text(json.dumps(random_document(Random(seed)))), wenzhou(), "random")
    path = tmp_path / f"{seed}.wzlab"
    path.unlink(missing_ok=True)
    create_document(path, lab, wenzhou()).close()
    text = document_text(lab_document(lab))
    assert document_text(lab_document(read_document(path)[0])) == text
    assert document_text(lab_document(read_lab(document_object(path), wenzhou(), "object"))) == text


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_that_any_changes_and_their_undoing_are_in_the_file_as_in_memory(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    path = tmp_path / f"{seed}.wzlab"
    path.unlink(missing_ok=True)
    with closing(create_document(path, sample("draft-blanks"), wenzhou())) as document:
        inverses = []
        for number in range(25):
            inverse, edits = change_at_random(random, document.lab, f"new{number}")
            document.write(document.prepare("改", edits))
            inverses.append(inverse)
        assert state(read_document(path)[0]) == state(document.lab)
        for inverse in reversed(inverses):
            changed(document, inverse, "撤销")
        assert state(document.lab) == state(sample("draft-blanks"))
    assert state(read_document(path)[0]) == state(sample("draft-blanks"))


@pytest.mark.parametrize(
    "cell",
    ["\ud83d", "半个 \udc00 字", "😀👩‍🔬", "a\0b", "“引号”\\'\"", "=1+1", "甲\u2028\r\n乙", AsTyped("\udfff 读不出\0")],
)
def test_that_every_text_survives(path: Path, cell: Cell) -> None:
    document = small_document(path)
    rename(document, cell)
    document.write(document.prepare("标签 \ud83d\0", []))
    again = reopened(document)
    assert again.lab.laboratory.name == cell
    assert again.history()[0].edits[0].cells == (CellChange("name", "全市视觉检测重点实验室", cell),)
    assert again.history()[1].label == "标签 \ud83d\0"


def test_that_an_id_of_strange_characters_survives(path: Path) -> None:
    document = small_document(path)
    changed(document, AddRecord(Person.of("x\0\ud800'\"", name="赵六"), 0))
    assert list(reopened(document).lab.tables["staff"]) == ["x\0\ud800'\"", "s1", "s2", "s3"]


def test_that_a_reference_to_a_removed_record_never_keeps_a_document_shut(path: Path) -> None:
    document = small_document(path)
    changed(document, RemoveRecord("units", "u1"))
    assert reopened(document).lab.tables["staff"]["s1"].cell("unit") == "u1"


def test_that_the_labs_own_pack_or_none_comes_back(tmp_path: Path) -> None:
    for pack in (None, "wenzhou-ai-2025"):
        lab = lab_of(**({"pack": pack} if pack else {}))
        document = create_document(tmp_path / f"{pack}.wzlab", lab, wenzhou())
        assert reopened(document).lab.pack == pack


# --- order ----------------------------------------------------------------------------------------------------------


def test_that_records_moved_and_put_between_stand_where_they_were_put(path: Path) -> None:
    document = small_document(path)
    changed(document, MoveRecord("staff", "s3", 0))
    changed(document, AddRecord(Person.of("s4"), 1))
    changed(document, AddRecord(Person.of("s5"), 0))
    assert list(reopened(document).lab.tables["staff"]) == ["s5", "s3", "s4", "s1", "s2"]


def test_that_a_place_taken_again_and_again_never_runs_out(path: Path) -> None:
    document = small_document(path)
    for number in range(50):  # between the first and the last put there: the gap of 2**32 is gone after 32
        changed(document, AddRecord(Person.of(f"n{number}"), 1))
    expected = ["s1", *(f"n{number}" for number in reversed(range(50))), "s2", "s3"]
    assert list(document.lab.tables["staff"]) == expected
    assert list(reopened(document).lab.tables["staff"]) == expected


def test_that_a_record_removed_and_added_in_one_step_stands_in_its_new_place(path: Path) -> None:
    document = small_document(path)
    person = document.lab.tables["staff"]["s1"]
    changed(document, Several((RemoveRecord("staff", "s1"), AddRecord(person, 2))))
    assert list(reopened(document).lab.tables["staff"]) == ["s2", "s3", "s1"]


def test_that_one_cell_costs_one_row(path: Path) -> None:
    document = small_document(path)
    _inverse, edits = apply(document.lab, SetCells("staff", "s2", (("name", "李思"),)))
    step = document.prepare("改名", edits)
    assert [(row.section, row.id) for row in step.rows] == [("staff", '"s2"')]
    assert step.gone == ()


def test_that_a_step_of_many_records_is_written_whole_and_in_order(path: Path) -> None:
    """Its text is made with rests in between."""
    document = small_document(path)
    names = [f"第{number}人" for number in range(250)]
    change = Several(tuple(AddRecord(Person.of(f"n{number}", name=name)) for number, name in enumerate(names)))
    changed(document, change)
    again = reopened(document)
    assert [again.lab.name_of(record) for record in list(again.lab.tables["staff"].values())[3:]] == names
    assert [edit.cells[0].after for edit in again.history()[-1].edits] == names


def test_that_a_step_writes_what_was_there_when_it_was_prepared(path: Path) -> None:
    """Its text is made when it is written, and by then the lab may be another."""
    document = small_document(path)
    _inverse, edits = apply(document.lab, SetCells("staff", "s2", (("name", "李思"),)))
    first = document.prepare("改名", edits)
    _inverse, edits = apply(document.lab, SetCells("staff", "s2", (("name", "李五"),)))
    document.prepare("再改名", edits)  # never written
    document.write(first)
    again = reopened(document)
    assert again.lab.tables["staff"]["s2"].cell("name") == "李思"
    assert [edit.cells for edit in again.history()[-1].edits] == [(CellChange("name", "李四", "李思"),)]


def test_that_nobody_waits_for_the_text_of_a_step(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither who changes the lab, nor who wants the file: the text is there before the file is opened."""
    document = small_document(path)
    happened: list[str] = []
    spell_out = Step.spell_out

    def spell(step: Step) -> object:
        happened.append("text")
        return spell_out(step)

    def connect(*arguments: Any) -> Any:
        happened.append("file")
        return connected(*arguments)

    monkeypatch.setattr(Step, "spell_out", spell)
    monkeypatch.setattr("wzlab.storage.store.connected", connect)
    _inverse, edits = apply(document.lab, SetCells("staff", "s2", (("name", "李思"),)))
    step = document.prepare("改名", edits)
    assert happened == []
    document.write(step)
    assert happened == ["text", "file"]


# --- history and versions -------------------------------------------------------------------------------------------


def test_that_history_remembers_where_an_imported_record_came_from(path: Path) -> None:
    document = small_document(path)
    change = Several((SetCells("staff", "s2", (("name", "李四"),)), AddRecord(Person.of("s9", name="新人"))))
    _inverse, edits = apply(document.lab, change)
    document.write(document.prepare("导入 人员.xlsx", edits, {"s9": "人员.xlsx · 在职人员 · 第 5 行"}))
    (entry,) = reopened(document).history()
    assert {edit.id: edit.origin for edit in entry.edits} == {"s2": "", "s9": "人员.xlsx · 在职人员 · 第 5 行"}


def test_that_a_history_without_origins_is_kept_as_ever(path: Path) -> None:
    document = small_document(path)
    _inverse, edits = apply(document.lab, SetCells("staff", "s2", (("gender", "女"),)))
    step = document.prepare("修改", edits, {"s3": "别处"})
    assert parse_text(step.edits) == [["staff", "s2", "changed", [["gender", None, "女"]]]]


@pytest.mark.parametrize("more", ["", ',"出处"', ',"出处",{"later":1}', ",null,7"])
def test_that_what_stands_behind_an_edit_never_keeps_a_history_shut(more: str) -> None:
    (edit,) = edits_of(f'[["staff","s2","removed",[["name","李四",null]]{more}]]')
    assert (edit.id, edit.what, edit.origin) == ("s2", What.REMOVED, "出处" if "出处" in more else "")


def test_that_history_says_what_was_done_when_and_to_what(path: Path) -> None:
    document = small_document(path)
    before = datetime.now(UTC)
    person = Person.of("s9", name="新人")
    changed(
        document, Several((SetCells("staff", "s2", (("birth_date", PartialDate.parse("1955-05")),)), AddRecord(person)))
    )
    changed(document, RemoveRecord("staff", "s3"))
    changed(document, MoveRecord("staff", "s9", 0))
    changed(document, SetPin("area_basis", None))
    changed(document, SetNote("team.stable", Note(False, "流动大")))
    changed(document, SetPin("area_basis", Pin("usable", "科技局", PartialDate.parse("2026-01"))))
    first, removal, move, unpin, note, pin = reopened(document).history()
    assert [entry.number for entry in (first, removal, move, unpin, note, pin)] == [1, 2, 3, 4, 5, 6]
    assert before <= first.at <= pin.at <= datetime.now(UTC)
    assert first.label == "修改"
    cell, added = first.edits
    assert (cell.section, cell.id, cell.what) == ("staff", "s2", What.CHANGED)
    assert cell.cells == (CellChange("birth_date", AsTyped("五几年"), PartialDate.parse("1955-05")),)
    assert (added.id, added.what) == ("s9", What.ADDED)
    assert CellChange("name", None, "新人") in added.cells
    assert CellChange("name", "王五", None) in removal.edits[0].cells
    assert removal.edits[0].what is What.REMOVED
    assert (move.edits[0].what, move.edits[0].cells) == (What.MOVED, ())
    assert unpin.edits[0].cells == (CellChange("choice", "usable", None),)
    assert set(note.edits[0].cells) == {
        CellChange("confirmed", True, False),
        CellChange("reason", None, "流动大"),
        CellChange("by", "主任", None),
        CellChange("on", PartialDate.parse("2026-01-05"), None),
    }
    assert CellChange("on", None, PartialDate.parse("2026-01")) in pin.edits[0].cells


def test_that_a_named_version_is_the_lab_as_it_was(path: Path) -> None:
    document = small_document(path)
    rename(document, "初稿名称")
    document.write(document.name_version("初稿"))
    rename(document, "后来的名称")
    again = reopened(document)
    (version,) = again.versions()
    assert (version.number, version.name, version.history_number) == (1, "初稿", 2)
    assert again.version_lab(1).laboratory.name == "初稿名称"
    assert again.history()[1].label == "命名版本“初稿”"
    with pytest.raises(KeyError):
        again.version_lab(2)


# --- files kept in the document -------------------------------------------------------------------------------------


def test_that_the_bytes_of_a_file_come_back_and_two_of_one_name_are_told_apart(path: Path) -> None:
    document = small_document(path)
    first = document.add_attachment(b"one", "证书.pdf")
    second = document.add_attachment(b"two", "证书.pdf")
    assert document.add_attachment(b"one", "证书.pdf") == first
    assert (first.name, first.size, second.name) == ("证书.pdf", 3, "证书 (2).pdf")
    assert first.sha256 == "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"
    again = reopened(document)
    assert again.attachments == [first, second]
    assert again.attachment(second.sha256) == b"two"
    with pytest.raises(KeyError):
        again.attachment("0" * 64)


# --- a copy to send, and forgetting ---------------------------------------------------------------------------------

CANARY = "金丝雀330302199001011234"


def with_secrets(path: Path) -> Document:
    """Return a document in whose past, and only there, the canary stands."""
    document = small_document(path)
    changed(document, SetCells("staff", "s1", (("id_number", CANARY), ("name", CANARY))), f"改成 {CANARY}")
    changed(document, AddRecord(Attachment.of("a1", file="证书.pdf")))
    document.write(document.name_version(CANARY))
    document.add_attachment(CANARY.encode() * 300, "旧.pdf")
    document.add_attachment(b"kept", "证书.pdf")
    document.backup()
    changed(document, SetCells("staff", "s1", (("id_number", "1"), ("name", "张三"))), "改回")
    return document


def traces(folder: Path) -> list[str]:
    """Return the files below a folder in which the canary can be read, as text or as a document holds it."""
    forms = (CANARY.encode(), b"330302199001011234", CANARY.encode("unicode-escape"))
    return [name for name, content in below(folder).items() if any(form in content for form in forms)]


def test_that_a_copy_to_send_carries_the_lab_and_nothing_of_its_past(tmp_path: Path, path: Path) -> None:
    document = with_secrets(path)
    out = tmp_path / "out" / "副本.wzlab"
    copy_without_history(document, out)
    assert traces(out.parent) == []
    copy = open_document(out)
    assert state(copy.lab) == state(document.lab)
    assert (copy.history(), copy.versions()) == ([], [])
    assert [file.name for file in copy.attachments] == ["证书.pdf"]
    assert copy.document_id != document.document_id
    copy.close()
    assert list(below(out.parent)) == ["副本.wzlab"]


def test_that_a_copy_overwrites_only_when_told_to_and_never_the_document_itself(tmp_path: Path, path: Path) -> None:
    document = small_document(path)
    other = tmp_path / "other.wzlab"
    other.write_bytes(b"something")
    for target in (path, other):
        with pytest.raises(FileError, match="同名的文件已经存在"):
            copy_without_history(document, target)
    assert other.read_bytes() == b"something"
    copy_without_history(document.lab, other, wenzhou(), overwrite=True)
    assert state(read_document(other)[0]) == state(document.lab)


def test_that_purging_leaves_no_byte_of_an_old_value_in_the_file_or_a_backup(tmp_path: Path, path: Path) -> None:
    root = tmp_path / "backups"
    with_secrets(path).close()
    document = open_document(path, backups_root=root)
    document.backup()
    assert len(traces(tmp_path)) == 2  # the canary can be found: in the document and in its backup
    kept = state(document.lab)
    document.purge_history()
    assert traces(tmp_path) == []
    assert (document.history(), document.versions()) == ([], [])
    assert [file.name for file in document.attachments] == ["证书.pdf"]
    rename(document, "清除之后")
    document.close()
    again = open_document(path, backups_root=root)
    assert [entry.number for entry in again.history()] == [1]
    rename(again, "全市视觉检测重点实验室")
    assert state(again.lab) == kept
    assert traces(tmp_path) == []


def test_that_a_copy_saved_elsewhere_keeps_history_versions_and_files(tmp_path: Path, path: Path) -> None:
    document = sample_document(path)
    other = document.save_as(tmp_path / "另存.wzlab")
    assert everything(document)[1:] == everything(other)[1:]
    assert other.document_id != document.document_id


# --- making and closing ---------------------------------------------------------------------------------------------


def test_that_a_new_document_never_overwrites(path: Path) -> None:
    path.write_bytes(b"something")
    with pytest.raises(FileError, match="同名的文件已经存在"):
        small_document(path)
    assert below(path.parent) == {path.name: b"something"}


def test_that_a_journal_of_a_file_that_lay_there_does_no_harm(path: Path) -> None:
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"a journal of something else")
    document = small_document(path)
    assert not journal.exists()
    assert state(reopened(document).lab) == state(small_lab())


def test_that_nothing_lies_beside_a_closed_document(path: Path) -> None:
    document = sample_document(path)
    document.close()
    document.close()
    assert list(below(path.parent)) == [path.name]
    with pytest.raises(ReadOnlyError, match="已经关闭"):
        document.write(document.prepare("太迟", []))


def test_that_reading_alone_changes_nothing(path: Path) -> None:
    sample_document(path).close()
    before = hash_of(path), path.stat().st_mtime_ns
    document = open_document(path, read_only=True)
    everything(document)
    read_document(path)
    document_object(path)
    assert document.read_only == "已按要求以只读方式打开，改动不会保存；要修改，请另存一份。"
    with pytest.raises(ReadOnlyError):
        rename(document, "不行")
    document.close()
    assert (hash_of(path), path.stat().st_mtime_ns) == before
    assert list(below(path.parent)) == [path.name]


def test_that_a_path_of_strange_characters_can_be_used(tmp_path: Path) -> None:
    path = tmp_path / "文件夹 a?b#c%20&d" / "名称 '引号' 😀.wzlab"
    document = small_document(path)
    rename(document, "好")
    assert reopened(document).lab.laboratory.name == "好"


def test_that_a_link_to_a_document_is_the_document(tmp_path: Path, path: Path) -> None:
    small_document(path).close()
    link = tmp_path / "link.wzlab"
    link.symlink_to(path)
    document = open_document(link)
    assert document.path == path
    rename(document, "经由链接")
    document.close()
    assert link.is_symlink()
    assert read_document(path)[0].laboratory.name == "经由链接"


def test_that_an_empty_lab_can_be_kept(path: Path) -> None:
    document = create_document(path, Lab(), wenzhou())
    assert state(reopened(document).lab) == state(Lab())
    assert parse_text(document_text(lab_document(Lab())))["format"] == FORMAT

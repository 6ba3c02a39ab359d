"""How labs come and go, with real documents on a real disk, and whatever may be wrong with them."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers import ROOT, wenzhou
from tests.ui.faults import (
    answer,
    asked,
    desk_of,
    document_on,
    fill_disk,
    interchange,
    lab_named,
    made,
    name_in,
    rename,
    session_on,
)
from ui.desk import Desk
from ui.settings import LAST_OPEN, Settings
from wzlab.errors import ChangedOutsideError, DiskFullError
from wzlab.lab import LAB_ID
from wzlab.records import Laboratory
from wzlab.storage.document import read_document
from wzlab.storage.locks import lock_path

Spoil = Callable[[Path], None]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Yield an empty desk whose labs lie in `tmp_path / "labs"`."""
    monkeypatch.setenv("WZLAB_DATA", str(tmp_path / "data"))
    (tmp_path / "labs").mkdir()
    made_desk = desk_of(tmp_path / "labs", settings)
    yield made_desk
    monkeypatch.undo()
    answer(made_desk, 2)
    made_desk.put_away()


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


# --- new ------------------------------------------------------------------------------------------------------------


def test_that_a_new_lab_is_a_file_of_its_name_and_never_replaces_another(desk: Desk) -> None:
    desk.new_lab(lab_named("视觉检测"), wenzhou())
    first = document_on(desk).path
    desk.new_lab(lab_named("视觉检测"), wenzhou())
    second = document_on(desk).path

    assert (first.name, second.name) == ("视觉检测.wzlab", "视觉检测 2.wzlab")
    assert name_in(first) == name_in(second) == "视觉检测"
    assert desk.settings.recent() == [second, first]
    assert desk.settings.get(LAST_OPEN) == str(second)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ('a/b\\c:"d"', "a_b_c__d_.wzlab"),
        ("CON", "CON_.wzlab"),
        ("\ud800实验", "_实验.wzlab"),
        ("甲" * 300, "甲" * 50 + ".wzlab"),
        ("  ..  ", "未命名实验室.wzlab"),
    ],
)
def test_that_a_lab_of_any_name_gets_a_file_that_every_system_can_hold(desk: Desk, name: str, file: str) -> None:
    desk.new_lab(lab_named(name), wenzhou())
    assert document_on(desk).path.name == file


def test_that_a_new_lab_goes_where_the_user_says_if_its_folder_cannot_be_made(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    desk.folder = tmp_path / "file" / "labs"
    answer(desk, tmp_path / "anders")
    desk.new_lab(lab_named("甲"), wenzhou())

    assert name_in(tmp_path / "anders.wzlab") == "甲"
    assert "写不进去" in asked(desk)[0]
    assert asked(desk)[1] == "新实验室存到哪里"


def test_that_a_new_lab_put_on_a_file_lets_that_file_live_under_another_name(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "da.wzlab").write_text("mine")
    desk.folder = tmp_path / "file" / "labs"
    answer(desk, tmp_path / "da.wzlab")
    desk.new_lab(lab_named("甲"), wenzhou())

    assert name_in(tmp_path / "da.wzlab") == "甲"
    assert (tmp_path / "da-原有.wzlab").read_text() == "mine"


def test_that_nothing_happens_to_the_open_lab_when_the_user_gives_up_a_new_one(desk: Desk, tmp_path: Path) -> None:
    desk.open_path(made(tmp_path / "a.wzlab"))
    before = desk.session
    (tmp_path / "file").touch()
    desk.folder = tmp_path / "file" / "labs"
    answer(desk, None)
    desk.new_lab(lab_named("甲"), wenzhou())
    assert desk.session is before


# --- open -----------------------------------------------------------------------------------------------------------


def test_that_interchange_is_opened_as_a_document_beside_it_and_stays_as_it_was(desk: Desk, tmp_path: Path) -> None:
    path = interchange(tmp_path / "甲.json", "由交换数据")
    beside = made(tmp_path / "甲.wzlab", "早就有的")
    before = path.read_bytes(), digest(beside)
    said: list[str] = []
    desk.said.connect(said.append)
    answer(desk, 1)
    desk.open_path(path)

    assert document_on(desk).path == tmp_path / "甲 2.wzlab"
    assert name_in(tmp_path / "甲 2.wzlab") == "由交换数据"
    assert (path.read_bytes(), digest(beside)) == before
    assert said == ["已由“甲.json”新建“甲 2.wzlab”，原文件未改动。"]


def test_that_the_document_made_of_interchange_before_is_offered_again(desk: Desk, tmp_path: Path) -> None:
    path = interchange(tmp_path / "甲.json", "由交换数据")
    made(tmp_path / "甲.wzlab", "早就有的")
    answer(desk, None, 0)
    desk.open_path(path)
    assert desk.session is None
    desk.open_path(path)

    assert document_on(desk).path == tmp_path / "甲.wzlab"
    assert desk.session is not None
    assert not (tmp_path / "甲 2.wzlab").exists()


def test_that_an_interchange_file_with_many_faults_is_told_in_a_dozen_lines(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = {"format": "wzlab-lab-1", "staff": [{"id": "s1", f"k{number}": 1} for number in range(100)]}
    path = tmp_path / "bad.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(desk.ask, "tell", lambda sentence, details="": told.append((sentence, details)))
    desk.open_path(path)

    assert desk.session is None
    assert len(told) == 1
    assert len(told[0][1].splitlines()) <= 13
    assert not (tmp_path / "bad.wzlab").exists()


def test_that_a_sample_is_a_copy_each_time(desk: Desk) -> None:
    desk.open_sample("draft-blanks")
    desk.open_sample("draft-blanks")
    names = sorted(path.name for path in desk.folder.glob("*.wzlab"))
    assert names == ["示例 刚开始填的草稿 2.wzlab", "示例 刚开始填的草稿.wzlab"]


def test_that_a_file_that_is_open_is_not_opened_again(desk: Desk, tmp_path: Path) -> None:
    path = made(tmp_path / "a.wzlab")
    desk.open_path(path)
    before = desk.session
    said: list[str] = []
    desk.said.connect(said.append)
    desk.open_path(tmp_path / "." / "a.wzlab")
    assert desk.session is before
    assert said == ["“a.wzlab”已经打开。"]


def test_that_of_several_files_the_first_that_can_be_is_opened_and_the_others_are_counted(
    desk: Desk, tmp_path: Path
) -> None:
    said: list[str] = []
    desk.said.connect(said.append)
    desk.open_first([tmp_path / "a.xlsx", made(tmp_path / "b.wzlab"), made(tmp_path / "c.wzlab")])
    assert document_on(desk).path.name == "b.wzlab"
    assert said == ["一次只打开一个文件，其余 2 个没有打开。"]


@pytest.mark.parametrize("name", ["gone.wzlab", "gone.json", "folder.json", "x" * 300 + ".json"])
def test_that_a_file_that_cannot_be_read_is_told_in_a_sentence(desk: Desk, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.json").mkdir()
    desk.open_path(tmp_path / name)
    assert desk.session is None
    assert len(asked(desk)) == 1
    assert asked(desk)[0].endswith("。")


# --- held by another ------------------------------------------------------------------------------------------------

HOLD = """
import sys
from pathlib import Path
from wzlab.storage.document import open_document
document = open_document(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.readline()
document.close()
"""


@pytest.fixture
def held(tmp_path: Path, desk: Desk) -> Iterator[Path]:
    """Yield a document that another program has open."""
    path = made(tmp_path / "held.wzlab")
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=surroundings,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    yield path
    holder.communicate("\n")


def test_that_a_document_somebody_has_open_can_be_read_and_nothing_else(desk: Desk, held: Path) -> None:
    answer(desk, 0)
    desk.open_path(held)
    assert "正由" in asked(desk)[0]
    session = session_on(desk)
    assert session.read_only is not None
    refused: list[str] = []
    session.refused.connect(refused.append)
    before = digest(held)
    assert not session.set_cell(LAB_ID, Laboratory.name, "改了")
    assert refused == [session.read_only]
    assert digest(held) == before


def test_that_answering_no_twice_slips_nothing_through(desk: Desk, held: Path) -> None:
    for _attempt in range(2):
        answer(desk, None)
        desk.open_path(held)
        assert desk.session is None


def test_that_a_lock_of_another_computer_is_broken_only_after_asking_twice(desk: Desk, tmp_path: Path) -> None:
    path = made(tmp_path / "far.wzlab")
    holder = {"user": "甲", "host": "another-computer", "pid": 1, "since": "2026-01-05T08:00:00+00:00"}
    lock_path(path).write_text(json.dumps(holder))

    answer(desk, 1, None)
    desk.open_path(path)
    assert desk.session is None
    assert lock_path(path).exists()

    answer(desk, 1, 0)
    desk.open_path(path)
    assert session_on(desk).read_only is None


# --- not whole ------------------------------------------------------------------------------------------------------


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :] = b"\0" * (len(content) - len(content) // 2)
    path.write_bytes(bytes(content))


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def foreign(path: Path) -> None:
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t(a)")
    other.commit()
    other.close()


def newer(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[60:64] = (99).to_bytes(4, "big")
    path.write_bytes(bytes(content))


@pytest.mark.parametrize("spoil", [damaged, emptied, foreign, newer])
def test_that_a_file_that_is_not_whole_offers_its_backups_and_stays_as_it_is(
    desk: Desk, tmp_path: Path, spoil: Spoil
) -> None:
    path = made(tmp_path / "a.wzlab", "要紧的")
    spoil(path)
    before = digest(path)
    answer(desk, 0)
    desk.open_path(path)

    assert document_on(desk).path == tmp_path / "a-恢复.wzlab"
    assert session_on(desk).lab.laboratory.cell("name") == "要紧的"
    assert digest(path) == before
    assert len(asked(desk)) == 1


def test_that_a_file_that_is_not_whole_and_has_no_backup_is_told_of(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.wzlab"
    path.write_text("no document")
    desk.open_path(path)
    assert desk.session is None
    assert len(asked(desk)) == 1
    assert path.read_text() == "no document"


# --- going ----------------------------------------------------------------------------------------------------------


def test_that_nothing_changes_when_the_user_keeps_a_lab_that_could_not_be_written(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open_path(made(tmp_path / "a.wzlab"))
    session = session_on(desk)
    other = made(tmp_path / "b.wzlab")
    fill_disk(monkeypatch)
    rename(session, "新的")
    opened: list[object] = []
    desk.opened.connect(opened.append)

    answer(desk, None)
    assert not desk.put_away()
    assert asked(desk)[-1] == "还有 1 步修改没有写进文件。"
    answer(desk, None)
    desk.open_path(other)

    assert desk.session is session
    assert opened == []
    assert session.lab.laboratory.cell("name") == "新的"
    assert not lock_path(other).exists()
    monkeypatch.undo()
    session.retry_writing()
    assert session.wait_until_written(10)


def test_that_unwritten_steps_can_be_tried_again_saved_elsewhere_or_given_up(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "a.wzlab")
    for taken, file, expected in ((1, "b.wzlab", "elsewhere"), (2, "a.wzlab", "原来的")):
        desk.open_path(path)
        with monkeypatch.context() as full:
            fill_disk(full)
            rename(session_on(desk), "elsewhere")
            answer(desk, taken, tmp_path / "b.wzlab")
            assert desk.put_away()
        assert name_in(tmp_path / file) == expected
        assert desk.session is None


def test_that_a_disk_with_room_again_takes_every_step(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = made(tmp_path / "a.wzlab")
    desk.open_path(path)
    session = session_on(desk)
    with monkeypatch.context() as full:
        fill_disk(full)
        rename(session, "一")
        rename(session, "二")
        qtbot.waitUntil(lambda: isinstance(session.save_state.error, DiskFullError))
    answer(desk, 0)
    with qtbot.waitSignal(session.saved, check_params_cb=lambda state: state.pending == 0):
        desk.settle_unsaved()
    assert name_in(path) == "二"


def test_that_the_file_saved_elsewhere_holds_everything_and_undo_goes_on_in_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "a.wzlab", "零")
    desk.open_path(path)
    session = session_on(desk)
    rename(session, "一")
    assert session.wait_until_written(10)
    with monkeypatch.context() as full:
        fill_disk(full)
        rename(session, "二")
        answer(desk, tmp_path / "b")
        assert desk.copies.save_elsewhere(session)
    assert name_in(tmp_path / "b.wzlab") == "二"
    assert [entry.label for entry in document_on(desk).history()][:1] == [session.undo_stack.text(0)]

    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.wait_until_written(10)
    assert name_in(tmp_path / "b.wzlab") == "零"
    session.undo_stack.redo()
    assert session.wait_until_written(10)
    assert name_in(tmp_path / "b.wzlab") == "一"
    assert desk.settings.get(LAST_OPEN) == str(tmp_path / "b.wzlab")
    assert not lock_path(path).exists()


def test_that_saving_elsewhere_lets_what_lay_there_live_under_another_name(desk: Desk, tmp_path: Path) -> None:
    there = made(tmp_path / "b.wzlab", "别人的")
    desk.open_path(made(tmp_path / "a.wzlab", "我的"))
    answer(desk, there)
    assert desk.copies.save_elsewhere(session_on(desk))
    assert (name_in(there), name_in(tmp_path / "b-原有.wzlab")) == ("我的", "别人的")


def test_that_saving_elsewhere_onto_itself_or_onto_what_somebody_holds_harms_nothing(
    desk: Desk, tmp_path: Path, held: Path
) -> None:
    path = made(tmp_path / "a.wzlab", "我的")
    desk.open_path(path)
    before = document_on(desk)
    for there in (path, held):
        answer(desk, there)
        assert not desk.copies.save_elsewhere(session_on(desk))
    rename(session_on(desk), "还能写")
    assert session_on(desk).wait_until_written(10)
    assert document_on(desk) is before
    assert (name_in(path), name_in(held)) == ("还能写", "原来的")
    assert not list(tmp_path.glob("*原有*"))


def test_that_a_name_that_gets_its_suffix_only_here_replaces_nothing_unasked(desk: Desk, tmp_path: Path) -> None:
    there = made(tmp_path / "b.wzlab", "别人的")
    desk.open_path(made(tmp_path / "a.wzlab", "我的"))
    answer(desk, tmp_path / "b", None)
    desk.copies.send_copy(session_on(desk))
    assert asked(desk)[-1] == "“b.wzlab”已经存在，要替换吗？"
    assert name_in(there) == "别人的"

    answer(desk, tmp_path / "b", 0)
    desk.copies.send_copy(session_on(desk))
    assert name_in(there) == "我的"


def test_that_a_copy_to_send_has_no_history_and_another_id(desk: Desk, tmp_path: Path) -> None:
    desk.open_path(made(tmp_path / "a.wzlab"))
    session = session_on(desk)
    rename(session, "旧名字")
    rename(session, "新名字")
    assert session.wait_until_written(10)
    answer(desk, tmp_path / "copy.wzlab")
    desk.copies.send_copy(session)

    assert name_in(tmp_path / "copy.wzlab") == "新名字"
    assert "旧名字".encode() not in (tmp_path / "copy.wzlab").read_bytes()
    assert json.dumps("旧名字")[1:-1].encode() not in (tmp_path / "copy.wzlab").read_bytes()
    before = document_on(desk).document_id
    desk.open_path(tmp_path / "copy.wzlab")
    assert document_on(desk).document_id != before


def test_that_interchange_never_lands_on_the_open_document(desk: Desk, tmp_path: Path) -> None:
    path = made(tmp_path / "a.wzlab", "我的")
    desk.open_path(path)
    answer(desk, path)
    desk.copies.export_interchange(session_on(desk))
    assert json.loads((tmp_path / "a.wzlab.json").read_text(encoding="utf-8"))["lab"]["name"] == "我的"
    assert name_in(path) == "我的"


def test_that_clearing_the_history_takes_the_undo_stack_with_it(desk: Desk, tmp_path: Path) -> None:
    desk.open_path(made(tmp_path / "a.wzlab"))
    session = session_on(desk)
    rename(session, "新的")
    assert session.wait_until_written(10)
    answer(desk, None)
    desk.purge_history()
    assert session.undo_stack.count() == 1
    answer(desk, 0)
    desk.purge_history()
    assert session.undo_stack.count() == 0
    assert document_on(desk).history() == []
    assert name_in(tmp_path / "a.wzlab") == "新的"


# --- changed under us -----------------------------------------------------------------------------------------------


def replaced(path: Path) -> None:
    other = made(path.with_name("other.wzlab"), "别人的")
    other.replace(path)


def overwritten(path: Path) -> None:
    other = made(path.with_name("other.wzlab"), "别人的")
    shutil.copyfile(other, path)


def deleted(path: Path) -> None:
    path.unlink()


def changed_outside(desk: Desk, path: Path, change: Spoil, qtbot: QtBot) -> None:
    """Have the open document changed by somebody else, and notice it at the next step."""
    desk.open_path(made(path, "我的"))
    change(path)
    session = session_on(desk)
    rename(session, "我的新的")
    qtbot.waitUntil(lambda: isinstance(session.save_state.error, ChangedOutsideError))


@pytest.mark.parametrize("change", [replaced, overwritten, deleted])
def test_that_mine_can_be_kept_over_what_somebody_else_put_there(
    desk: Desk, tmp_path: Path, change: Spoil, qtbot: QtBot
) -> None:
    path = tmp_path / "a.wzlab"
    changed_outside(desk, path, change, qtbot)
    answer(desk, 0)
    desk.settle_unsaved()

    assert name_in(path) == "我的新的"
    assert session_on(desk).save_state.error is None
    kept = list(tmp_path.glob("a（被替换的版本*.wzlab"))
    assert [name_in(one) for one in kept] == ([] if change is deleted else ["别人的"])
    rename(session_on(desk), "还能写")
    assert session_on(desk).wait_until_written(10)
    assert name_in(path) == "还能写"


@pytest.mark.parametrize("change", [replaced, overwritten, deleted])
def test_that_mine_can_go_into_a_copy_and_theirs_is_left_alone(
    desk: Desk, tmp_path: Path, change: Spoil, qtbot: QtBot
) -> None:
    path = tmp_path / "a.wzlab"
    changed_outside(desk, path, change, qtbot)
    answer(desk, 1, tmp_path / "mine.wzlab")
    desk.settle_unsaved()

    assert name_in(tmp_path / "mine.wzlab") == "我的新的"
    assert document_on(desk).path == tmp_path / "mine.wzlab"
    assert not path.exists() if change is deleted else name_in(path) == "别人的"


@pytest.mark.parametrize("change", [replaced, overwritten])
def test_that_theirs_can_be_taken_instead_of_mine(desk: Desk, tmp_path: Path, change: Spoil, qtbot: QtBot) -> None:
    path = tmp_path / "a.wzlab"
    changed_outside(desk, path, change, qtbot)
    answer(desk, 2)
    desk.settle_unsaved()
    assert session_on(desk).lab.laboratory.cell("name") == "别人的"
    assert document_on(desk).path == path
    assert session_on(desk).save_state.error is None


def test_that_mine_is_not_given_up_for_theirs_that_cannot_be_read(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "a.wzlab"
    changed_outside(desk, path, emptied, qtbot)
    session = session_on(desk)
    answer(desk, 2)
    desk.settle_unsaved()
    assert desk.session is session
    assert session.lab.laboratory.cell("name") == "我的新的"


def test_that_leaving_a_lab_changed_by_somebody_else_asks_and_can_write_mine(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "a.wzlab"
    changed_outside(desk, path, replaced, qtbot)
    answer(desk, 0)
    assert desk.put_away()
    assert name_in(path) == "我的新的"


# --- read only ------------------------------------------------------------------------------------------------------


def test_that_a_lab_that_can_only_be_read_can_be_saved_elsewhere_and_edited_there(
    desk: Desk, tmp_path: Path, held: Path
) -> None:
    answer(desk, 0)
    desk.open_path(held)
    session = session_on(desk)
    moved: list[object] = []
    desk.moved.connect(moved.append)
    answer(desk, 0, tmp_path / "mine.wzlab")
    desk.settle_unsaved()

    assert moved == [session]
    assert session.read_only is None
    rename(session, "可以改了")
    assert session.wait_until_written(10)
    assert name_in(tmp_path / "mine.wzlab") == "可以改了"
    assert read_document(held)[0].laboratory.cell("name") == "原来的"


def test_that_a_folder_nobody_may_write_to_opens_read_only(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "a.wzlab")
    real = os.open

    def refuse(name: object, flags: int, *rest: int, **more: int) -> int:
        if flags & (os.O_RDWR | os.O_WRONLY) and Path(str(name)).parent == tmp_path:
            raise PermissionError(13, "", str(name))
        return real(str(name), flags, *rest, **more)

    monkeypatch.setattr(os, "open", refuse)
    said: list[str] = []
    desk.said.connect(said.append)
    desk.open_path(path)
    assert session_on(desk).read_only is not None
    assert len(said) == 1
    assert "只读" in said[0]

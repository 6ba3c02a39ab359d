"""Whatever fails between the window and the disk, what was typed is in the file, or somebody is told that it is not."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers import wenzhou
from tests.storage.documents import small_lab
from tests.ui.faults import answer, asked, desk_of, made, name_in, rename, session_on
from tests.ui.sittings import SECONDS, sitting
from tests.ui.sittings import rename as rename_to
from ui.desk import Desk
from ui.session import Session
from ui.settings import Settings
from wzlab.errors import FileError
from wzlab.policy.judge import LiveJudge
from wzlab.storage.document import Document, create_document, read_document

MINE, MORE = "我的", "我后来的"


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Yield a desk on which a document lies whose file has been taken away under an edit."""
    monkeypatch.setenv("WZLAB_DATA", str(tmp_path / "data"))
    path = made(tmp_path / "a.wzlab")
    made_desk = desk_of(tmp_path, settings)
    made_desk.open_path(path)
    path.rename(tmp_path / "aside")
    rename(session_on(made_desk), MINE)
    qtbot.waitUntil(lambda: session_on(made_desk).save_state.error is not None)
    yield made_desk
    monkeypatch.undo()
    answer(made_desk, 2)
    made_desk.put_away()


def refuse(_document: Document) -> None:
    raise FileError("写不进去。")


def test_that_closing_after_mine_could_not_be_kept_asks_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep mine, which fails; then stay."""
    monkeypatch.setattr(Document, "save_whole", refuse)
    answer(desk, 0, None)

    assert not desk.put_away()
    assert session_on(desk).lab.laboratory.name == MINE
    assert [words for words in asked(desk) if "没有写进文件" in words] == ["还有 1 步修改没有写进文件。"] * 2


def test_that_a_file_that_comes_back_gets_every_step_after_mine_could_not_be_kept(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The step before the failure may not be left out when the next one is written."""
    session = session_on(desk)
    monkeypatch.setattr(Document, "save_whole", refuse)
    answer(desk, 0)
    desk.settle_unsaved()
    (tmp_path / "aside").rename(tmp_path / "a.wzlab")
    assert session.set_cell("s1", session.lab.tables["staff"]["s1"].column_of["name"], MORE)

    assert session.wait_until_written(SECONDS)
    assert name_in(tmp_path / "a.wzlab") == MINE
    assert read_document(tmp_path / "a.wzlab")[0] == session.lab


def test_that_a_failure_of_the_file_left_behind_is_no_failure_of_the_new_one(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    """What the old file's thread told last is heard only when the lab has moved on."""
    session = session_on(desk)
    session.retry_writing()
    assert not session.wait_until_written(SECONDS)
    assert session.document is not None
    session.move_to(session.document.save_as(tmp_path / "b.wzlab"))
    heard: list[object] = []
    session.said.connect(heard.append)
    session.said.emit("gehört")
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(1)

    assert session.save_state.error is None
    assert session.save_state.pending == 0


def test_that_a_fault_of_the_judge_keeps_no_edit_out_of_the_file(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A judge that cannot follow is a mistake of ours; the edit is the user's."""
    session = sitting(tmp_path)

    def fail(_judge: LiveJudge, _edits: object) -> None:
        raise ArithmeticError

    with monkeypatch.context() as broken, qtbot.captureExceptions():
        broken.setattr(LiveJudge, "follow", fail)
        with contextlib.suppress(ArithmeticError):  # whether Qt passes it on or only prints it
            rename_to(session, MINE)
    assert session.wait_until_written(SECONDS)
    assert name_in(tmp_path / "lab.wzlab") == MINE

    session.undo_stack.undo()
    assert session.wait_until_written(SECONDS)
    assert name_in(tmp_path / "lab.wzlab") != MINE
    session.close()


def test_that_mine_can_be_kept_under_the_longest_name_a_file_may_have(tmp_path: Path) -> None:
    """76 signs of three bytes and the suffix: 235 of 255 bytes, and the copy that is kept has a date in its name."""
    path = tmp_path / f"{'长' * 76}.wzlab"
    document = create_document(path, small_lab(), wenzhou(), backups_root=tmp_path / "backups")
    path.write_bytes(b"theirs")
    document.save_whole()

    assert read_document(path)[0] == document.lab
    assert document.kept_copy is not None
    assert document.kept_copy.read_bytes() == b"theirs"
    document.close()


def versions_in(session: Session) -> list[tuple[str, object]]:
    """Return the named versions in a session's file, each with the lab's name in it."""
    assert session.wait_until_written(SECONDS)
    document = session.document
    assert document is not None
    return [(version.name, document.version_lab(version.number).laboratory.name) for version in document.versions()]


def test_that_a_version_named_while_nothing_could_be_written_is_in_the_file_written_whole(
    desk: Desk, qtbot: QtBot
) -> None:
    session = session_on(desk)
    session.name_version("送审稿")
    rename(session, MORE)
    assert not session.wait_until_written(SECONDS)
    answer(desk, 0)
    desk.settle_unsaved()

    assert versions_in(session) == [("送审稿", MINE)]
    assert session.document is not None
    assert name_in(session.document.path) == MORE


def test_that_a_version_named_while_nothing_could_be_written_goes_along_elsewhere(desk: Desk, tmp_path: Path) -> None:
    session = session_on(desk)
    session.name_version("送审稿")
    rename(session, MORE)
    assert not session.wait_until_written(SECONDS)
    answer(desk, 1, tmp_path / "b.wzlab")
    desk.settle_unsaved()

    assert versions_in(session) == [("送审稿", MINE)]
    assert name_in(tmp_path / "b.wzlab") == MORE
    session.undo_stack.undo()
    assert session.wait_until_written(SECONDS)
    assert name_in(tmp_path / "b.wzlab") == MINE

"""Backups of the open document: made beside the work, and a failure is told once."""

from pathlib import Path
from shutil import rmtree

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.sittings import rename, sitting, sitting_of, written
from ui.backing_up import BackupKeeper
from ui.session import Session
from wzlab.errors import FileError
from wzlab.storage.backups import Backups
from wzlab.storage.document import open_document


def backups_in(folder: Path) -> list[Path]:
    """Return the backups below a folder."""
    return sorted(folder.rglob("backups/*/*.wzlab"))


def keeper_of(session: Session) -> BackupKeeper:
    """Return what backs a session's document up."""
    keeper = session.findChild(BackupKeeper)
    assert isinstance(keeper, BackupKeeper)
    return keeper


def test_that_a_backup_is_made_when_something_was_written_and_only_then(qtbot: QtBot, tmp_path: Path) -> None:
    session = sitting(tmp_path)
    keeper, at_first = keeper_of(session), len(backups_in(tmp_path))
    with qtbot.waitSignal(keeper._made):
        keeper.back_up()
    assert len(backups_in(tmp_path)) == at_first
    rename(session, "甲")
    written(session)
    with qtbot.waitSignal(keeper._made):
        keeper.back_up()
    assert len(backups_in(tmp_path)) == at_first + 1
    session.close()


def test_that_opening_leaves_the_backup_to_the_session(qtbot: QtBot, tmp_path: Path) -> None:
    sitting(tmp_path).close()
    rmtree(tmp_path / "backups")
    document = open_document(tmp_path / "lab.wzlab", backups_root=tmp_path / "backups", backup=False)
    assert backups_in(tmp_path) == []
    session = sitting_of(document)
    with qtbot.waitSignal(keeper_of(session)._made):
        keeper_of(session).back_up()
    assert len(backups_in(tmp_path)) == 1
    session.close()


def test_that_a_backup_that_fails_is_told_once_and_again_after_one_was_made(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = sitting(tmp_path)
    keeper = keeper_of(session)
    told: list[str] = []
    session.said.connect(told.append)

    def fail(*_arguments: object) -> None:
        raise FileError("备份没有做成。")

    for fails in (True, True, False, True):
        with monkeypatch.context() as broken, qtbot.waitSignal(keeper._made):
            if fails:
                broken.setattr(Backups, "make", fail)
            keeper.back_up()
            assert keeper._thread is not None
            keeper._thread.join()
    assert told == ["备份没有做成。", "备份没有做成。"]
    session.close()


def test_that_closing_waits_for_the_backup_being_made(qtbot: QtBot, tmp_path: Path) -> None:
    session = sitting(tmp_path)
    rename(session, "甲")
    written(session)
    keeper = keeper_of(session)
    keeper.back_up()
    thread = keeper._thread
    session.close()
    assert thread is not None
    assert not thread.is_alive()
    assert len(backups_in(tmp_path)) == 2  # of the new file, and of the one with another name


def test_that_a_document_opened_to_read_is_not_backed_up(qtbot: QtBot, tmp_path: Path) -> None:
    sitting(tmp_path).close()
    session = sitting_of(open_document(tmp_path / "lab.wzlab", read_only=True))
    assert session.findChild(BackupKeeper) is None
    session.close()

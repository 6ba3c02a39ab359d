"""One program at a time: who holds a document is told, the dead hold nothing, and the living are believed."""

import errno
import json
import multiprocessing
import os
import platform
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.documents import below, hash_of, rename, small_document
from tests.storage.editing_child import hold
from wzlab.storage.document import HeldError, open_document, read_document
from wzlab.storage.locks import FileLock, break_lock, holder_of, lock_path, system_user

posix = pytest.mark.skipif(os.name == "nt", reason="signals and the fork server are POSIX's")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "实验室.wzlab"
    small_document(path).close()
    return path


def foreign_lock(path: Path) -> None:
    """Leave a lock as another computer does, whose system lock does not reach us."""
    holder = {"user": "wang", "host": "other-computer", "pid": 4711, "since": "2026-01-05T08:00:00+00:00"}
    lock_path(path).write_text(json.dumps(holder), encoding="utf-8")


def test_that_a_second_opener_is_told_who_has_the_document_and_since_when(path: Path) -> None:
    first = open_document(path)
    with pytest.raises(HeldError) as refused:
        open_document(path)
    holder = refused.value.holder
    assert (holder.user, holder.host, holder.pid) == (system_user(), platform.node(), os.getpid())
    assert f"正由 {holder.user} 在电脑 {holder.host} 上打开（自 2" in str(refused.value)
    with pytest.raises(HeldError):  # asking again does not let anybody slip through
        open_document(path)
    rename(first, "第一个窗口仍能写")
    assert open_document(path, read_only=True).lab.laboratory.name == "第一个窗口仍能写"
    first.close()
    open_document(path).close()
    assert list(below(path.parent)) == [path.name]


def test_that_a_lock_names_the_document_it_is_of(path: Path) -> None:
    assert lock_path(path).name == ".~实验室.wzlab.lock"
    long = path.with_name("长" * 82 + ".wzlab")
    assert len(os.fsencode(lock_path(long).name)) < 255


@posix
@pytest.mark.parametrize("stopped", [False, True])
def test_that_another_process_holds_it_even_when_stopped_and_no_longer_when_dead(path: Path, stopped: bool) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.storage.editing_child"])
    ours, theirs = context.Pipe()
    child = context.Process(target=hold, args=(path, theirs))
    child.start()
    assert ours.recv() == "open"
    assert child.pid is not None
    if stopped:
        os.kill(child.pid, signal.SIGSTOP)
    with pytest.raises(HeldError) as refused:
        open_document(path)
    assert refused.value.holder.pid == child.pid
    assert read_document(path)[0].laboratory.name == "全市视觉检测重点实验室"
    child.kill()
    child.join()
    assert lock_path(path).exists()  # a dead program cleans nothing up
    document = open_document(path)
    rename(document, "接着写")
    document.close()
    assert not lock_path(path).exists()


def test_that_a_lock_of_another_computer_is_taken_only_after_asking(path: Path) -> None:
    foreign_lock(path)
    before = hash_of(path)
    for _attempt in range(2):
        with pytest.raises(HeldError) as refused:
            open_document(path)
        assert (refused.value.holder.user, refused.value.holder.host) == ("wang", "other-computer")
    assert hash_of(path) == before
    break_lock(path)
    document = open_document(path)
    assert document.read_only is None
    document.close()


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"host": 3, "pid": true}', b"\xff" * 50])
def test_that_a_lock_half_written_by_a_program_that_died_is_in_nobodys_way(path: Path, content: bytes) -> None:
    lock_path(path).write_bytes(content)
    open_document(path).close()
    assert not lock_path(path).exists()


def test_that_a_lock_taken_away_is_noticed_and_its_successor_left_alone(path: Path) -> None:
    first = FileLock(path)
    first.acquire()
    assert first.is_ours
    break_lock(path)
    assert not first.is_ours
    second = FileLock(path)
    second.acquire()
    first.release()
    assert second.is_ours
    holder = holder_of(path)
    assert holder is not None
    assert holder.pid == os.getpid()
    second.release()
    assert holder_of(path) is None


@posix
def test_that_where_the_system_cannot_lock_the_living_process_is_asked(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl  # noqa: PLC0415 - there is none on Windows

    def refusing(_file: object, _operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refusing)
    holder = {"user": "a", "host": platform.node(), "pid": os.getpid(), "since": "2026-01-05T08:00:00+00:00"}
    lock_path(path).write_text(json.dumps(holder), encoding="utf-8")
    with pytest.raises(HeldError):
        open_document(path)
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    lock_path(path).write_text(json.dumps(holder | {"pid": gone.pid}), encoding="utf-8")
    open_document(path).close()
    assert not lock_path(path).exists()


def test_that_what_was_being_made_when_a_program_died_is_swept_by_the_next_holder(path: Path) -> None:
    (path.parent / f".{path.name}.abc123.part").write_bytes(b"half")
    (path.parent / ".other.wzlab.abc123.part").write_bytes(b"somebody else's")
    open_document(path).close()
    assert set(below(path.parent)) == {path.name, ".other.wzlab.abc123.part"}

"""Files are written whole or not at all, and what goes wrong is a sentence."""

import errno
import os
from pathlib import Path

import pytest

from wzlab.errors import FileError
from wzlab.files import made_beside, move_new, read_bytes, read_head, write_bytes, write_text


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the file of a test lies."""
    return tmp_path / "lab.json"


def test_that_a_written_file_replaces_the_old_one_and_leaves_nothing_beside_it(path: Path) -> None:
    write_text(path, "旧")
    write_text(path, "新\n")
    assert path.read_bytes() == "新\n".encode()
    assert list(path.parent.iterdir()) == [path]


def test_that_missing_folders_are_made(path: Path) -> None:
    target = path.parent / "2026" / "一月" / "lab.json"
    write_text(target, "新")
    assert target.read_text(encoding="utf-8") == "新"


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_that_a_written_file_may_be_read_by_whom_the_system_lets(path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_text(path, "新")
    finally:
        os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o640


def everything_below(folder: Path) -> dict[Path, bytes | None]:
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@pytest.mark.parametrize("target", ["taken", "old.json/lab.json", "taken/" + "长" * 200 + ".json"])
def test_that_an_unwritable_place_is_an_error_and_nothing_is_touched(tmp_path: Path, target: str) -> None:
    (tmp_path / "old.json").write_text("旧", encoding="utf-8")
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "inside.json").write_text("旧", encoding="utf-8")
    before = everything_below(tmp_path)
    with pytest.raises(FileError) as unwritten:
        write_text(tmp_path / target, "新")
    assert str(unwritten.value).startswith(f"“{tmp_path / target}”写不进去：")
    assert str(unwritten.value).endswith("。")
    assert everything_below(tmp_path) == before


def test_that_a_full_disk_leaves_the_old_file_and_nothing_beside_it(path: Path) -> None:
    limits = pytest.importorskip("resource")
    path.write_text("旧", encoding="utf-8")
    soft, hard = limits.getrlimit(limits.RLIMIT_FSIZE)
    limits.setrlimit(limits.RLIMIT_FSIZE, (4096, hard))  # the system now refuses what is longer, as a full disk would
    try:
        with pytest.raises(FileError, match="写不进去"):
            write_bytes(path, b"x" * 100_000)
    finally:
        limits.setrlimit(limits.RLIMIT_FSIZE, (soft, hard))
    assert everything_below(path.parent) == {path: "旧".encode()}


def test_that_a_folder_or_a_missing_file_is_told_in_the_users_words(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="这是一个文件夹"):
        read_bytes(tmp_path)
    with pytest.raises(FileError, match="找不到这个文件或文件夹"):
        read_bytes(tmp_path / "无此文件.json")


def test_that_a_new_file_is_never_put_over_another(path: Path) -> None:
    path.write_text("旧", encoding="utf-8")
    with pytest.raises(FileExistsError), made_beside(path) as beside:
        move_new(beside, path)
    assert everything_below(path.parent) == {path: "旧".encode()}
    path.unlink()
    with made_beside(path) as beside:
        beside.write_bytes(b"new")
        move_new(beside, path)
    assert everything_below(path.parent) == {path: b"new"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has a rename that refuses to replace")
def test_that_a_file_system_without_links_is_no_obstacle(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(_self: Path, _target: Path) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", refusing)
    with made_beside(path) as beside:
        beside.write_bytes(b"new")
        move_new(beside, path)
    assert everything_below(path.parent) == {path: b"new"}
    with pytest.raises(FileExistsError), made_beside(path) as beside:
        move_new(beside, path)
    assert everything_below(path.parent) == {path: b"new"}


def test_that_the_first_bytes_of_a_file_are_read_and_no_more(path: Path) -> None:
    path.write_bytes(bytes(range(200)))
    assert read_head(path) == bytes(range(100))
    assert read_head(path, 4) == b"\0\1\2\3"
    with pytest.raises(FileError, match="这是一个文件夹"):
        read_head(path.parent)

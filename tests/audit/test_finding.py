"""Which files are meant by paths."""

import os
from pathlib import Path

import pytest

from wzlab.audit.finding import find_files


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")


def found(*paths: Path, besides: Path | None = None) -> list[str]:
    return [path.name for path in find_files(paths, besides).files]


def test_that_documents_json_and_workbooks_are_found_at_any_depth_in_the_order_of_their_paths(tmp_path: Path) -> None:
    make(tmp_path, "b.json", "a.XLSX", "sub/deep/c.wzlab", "readme.txt", "sub/d.xls", "sub.json/e.json")
    assert found(tmp_path) == ["a.XLSX", "b.json", "e.json", "c.wzlab"]


def test_that_what_lies_beside_the_labs_is_no_lab(tmp_path: Path) -> None:
    make(tmp_path, "a.wzlab", "~$a.xlsx", ".~a.xlsx", ".a.wzlab.x.part", ".~a.wzlab.lock", "a.wzlab-journal")
    make(tmp_path, ".hidden/b.json", "0f-12345678/20260112T093000123456Z-abc.wzlab", "0f-12345678/origin.json")
    assert found(tmp_path) == ["a.wzlab"]


def test_that_a_lab_may_be_called_as_what_lies_beside_backups(tmp_path: Path) -> None:
    make(tmp_path, "origin.json")
    assert found(tmp_path) == ["origin.json"]


def test_that_a_file_given_by_itself_is_meant_whatever_it_is_called(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", ".b.json", "~$c.xlsx")
    assert found(tmp_path / "a.txt", tmp_path / ".b.json", tmp_path / "~$c.xlsx", tmp_path / "gone.json") == [
        ".b.json",
        "a.txt",
        "gone.json",
    ]


def test_that_a_file_counts_once_however_it_is_reached(tmp_path: Path) -> None:
    make(tmp_path, "sub/a.json")
    (tmp_path / "b.json").symlink_to(tmp_path / "sub/a.json")
    (tmp_path / "c.json").hardlink_to(tmp_path / "sub/a.json")
    again = [tmp_path / "sub", tmp_path / "sub" / ".." / "sub" / "a.json", tmp_path / "sub/a.json"]
    assert found(tmp_path, *again) == ["b.json"]


def test_that_folders_linked_in_a_circle_are_searched_once(tmp_path: Path) -> None:
    make(tmp_path, "sub/a.json", "sub/b.json")
    (tmp_path / "sub/up").symlink_to(tmp_path)
    (tmp_path / "self.json").symlink_to(tmp_path / "self.json")
    assert found(tmp_path) == ["self.json", "a.json", "b.json"]


def test_that_a_linked_folder_is_searched(tmp_path: Path) -> None:
    make(tmp_path, "far/a.json")
    (tmp_path / "near").mkdir()
    (tmp_path / "near/link").symlink_to(tmp_path / "far")
    assert found(tmp_path / "near") == ["a.json"]


def test_that_the_workbook_to_be_written_is_not_meant(tmp_path: Path) -> None:
    make(tmp_path, "a.json", "audit.xlsx")
    assert found(tmp_path, besides=tmp_path / "audit.xlsx") == ["a.json"]
    assert found(tmp_path, besides=tmp_path / "new.xlsx") == ["a.json", "audit.xlsx"]


def test_that_a_folder_that_cannot_be_looked_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.json", "locked/b.json")
    whole = Path.iterdir

    def forbidding(folder: Path) -> object:
        if folder.name == "locked":
            raise PermissionError(13, "denied")
        return whole(folder)

    monkeypatch.setattr(Path, "iterdir", forbidding)
    result = find_files([tmp_path])
    assert [path.name for path in result.files] == ["a.json"]
    assert [refusal.sentence for refusal in result.refused] == [f"“{tmp_path / 'locked'}”读不出：没有权限。"]


def test_that_a_pipe_is_found_without_being_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    assert found(tmp_path) == ["pipe.json"]

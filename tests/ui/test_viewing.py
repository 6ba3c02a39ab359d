"""Copies of a document's files for other programs to show."""

import os
import tempfile
import time
from pathlib import Path

import pytest

from tests.storage.documents import small_document
from ui import viewing
from wzlab.errors import FileError


@pytest.mark.parametrize("name", ["证书.pdf", "证书.PDF", "a.b.jpg", "发票.ofd", ".pdf"])
def test_that_papers_are_shown(name: str) -> None:
    assert viewing.may_be_viewed(name)


@pytest.mark.parametrize(
    "name",
    [
        *("证书.exe", "证书.pdf.exe", "证书.PDF.Bat", "a.cmd", "a.com", "a.lnk", "a.js", "a.vbs", "a.ps1", "a.desktop"),
        *("a.sh", "a.py", "a.jar", "a.msi", "a.scr", "a.hta", "a.app", "a.docm", "a.xlsm", "a.html", "a.svg", "a.url"),
        *("证书", "证书.", "证书.pdf ", "证书.pdf.", "pdf", ""),
    ],
)
def test_that_what_runs_carries_macros_or_hides_its_kind_is_not(name: str) -> None:
    assert not viewing.may_be_viewed(name)


@pytest.mark.parametrize(
    ("name", "copied"),
    [
        ("证书.pdf", "证书.pdf"),
        ("../../etc/证书.pdf", "_.._etc_证书.pdf"),
        ("C:\\Windows\\a.pdf", "C__Windows_a.pdf"),
        ("con.pdf", "con_.pdf"),
        (".pdf", "文件.pdf"),
        ("长" * 300 + ".pdf", "长" * 50 + ".pdf"),
    ],
)
def test_that_a_copy_lies_in_a_folder_of_its_own_under_a_name_every_system_takes(
    tmp_path: Path, name: str, copied: str
) -> None:
    document = small_document(tmp_path / "lab.wzlab")
    kept = document.add_attachment(b"one", name)
    copy, again = viewing.copy_to_view(document, kept), viewing.copy_to_view(document, kept)
    assert (copy.name, copy.parent.parent) == (copied, viewing.copies_folder())
    assert copy.parent != again.parent
    assert copy.read_bytes() == b"one"
    document.close()


def test_that_bytes_that_are_gone_are_told(tmp_path: Path) -> None:
    document = small_document(tmp_path / "lab.wzlab")
    kept = document.add_attachment(b"one", "证书.pdf")
    document.purge_history()  # no paper names it
    with pytest.raises(FileError, match=r"已经没有“证书\.pdf”的内容"):
        viewing.copy_to_view(document, kept)
    document.close()


def test_that_read_only_copies_go_with_their_folder(tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    copy = folder / "a" / "证书.pdf"
    copy.parent.mkdir(parents=True)
    copy.write_bytes(b"one")
    copy.chmod(0o400)
    viewing.remove_folder(folder)
    assert not folder.exists()


def test_that_what_a_crash_left_is_removed_and_what_another_window_shows_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, fresh, other = (tmp_path / name for name in ("wzlab-papers-old", "wzlab-papers-new", "something"))
    for folder in (old, fresh, other):
        folder.mkdir()
    two_days_ago = time.time() - 2 * 24 * 3600
    for folder in (old, other):
        os.utime(folder, (two_days_ago, two_days_ago))
    made = viewing.CopiesFolder().path()
    assert sorted(tmp_path.iterdir()) == sorted([made, fresh, other])


def made_old(*paths: Path) -> None:
    two_days_ago = time.time() - 2 * 24 * 3600
    for path in paths:
        os.utime(path, (two_days_ago, two_days_ago))


def test_that_a_folder_that_somebody_removed_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(viewing, "_COPIES", viewing.CopiesFolder())
    document = small_document(tmp_path / "lab" / "lab.wzlab")
    kept = document.add_attachment(b"one", "证书.pdf")
    before = viewing.copy_to_view(document, kept)
    viewing.remove_folder(viewing.copies_folder())
    copy = viewing.copy_to_view(document, kept)
    assert copy.read_bytes() == b"one"
    assert copy.parent.parent != before.parent.parent
    document.close()


def test_that_a_folder_in_use_is_fresh_to_another_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    own = viewing.CopiesFolder()
    folder = own.path()
    made_old(folder)
    assert own.path() == folder
    viewing.CopiesFolder().path()  # another window's
    assert folder.exists()


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="links need a privilege there, and files have no owner")
def test_that_nothing_is_changed_through_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    script = tmp_path / "other" / "sub" / "run.sh"
    script.parent.mkdir(parents=True)
    script.write_text("x")
    script.chmod(0o755)
    left = tmp_path / "wzlab-papers-left" / "a"
    left.mkdir(parents=True)
    (left / "link.sh").symlink_to(script)
    (left.parent / "link").symlink_to(script.parent)
    whole = tmp_path / "wzlab-papers-link"
    whole.symlink_to(tmp_path / "other")
    made_old(left.parent, tmp_path / "other")
    viewing.CopiesFolder().path()
    assert not left.exists()
    assert whole.is_symlink()
    assert script.stat().st_mode & 0o777 == 0o755


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owner there")
def test_that_what_belongs_to_somebody_else_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    theirs = tmp_path / "wzlab-papers-theirs"
    theirs.mkdir()
    made_old(theirs)
    owner = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: owner + 1)
    viewing.CopiesFolder().path()
    assert theirs.exists()

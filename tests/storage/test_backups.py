"""Backups are whole, few, and found; what is damaged never takes the place of what is good."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.documents import MORNING, below, everything, rename, sample_document, small_document
from wzlab.errors import DamagedError, FileError
from wzlab.storage.backups import Backups, data_root, kept, restore
from wzlab.storage.document import create_document, open_document, read_document


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "实验室.wzlab"


def test_that_opening_and_closing_back_up_what_was_written_and_nothing_twice(path: Path, root: Path) -> None:
    small_document(path).close()
    backups = Backups(root)
    open_document(path, backups_root=root).close()
    assert len(backups.find(path)) == 1
    with closing(open_document(path, backups_root=root)) as document:
        rename(document, "改了")
    newest, first = backups.find(path)
    assert newest.at > first.at
    assert read_document(newest.path)[0].laboratory.name == "改了"
    assert read_document(first.path)[0].laboratory.name == "全市视觉检测重点实验室"


def test_that_a_backup_holds_everything_and_only_its_owner_reads_it(path: Path, root: Path) -> None:
    sample_document(path).close()
    document = open_document(path, backups_root=root)
    (backup,) = Backups(root).find(path)
    assert everything(open_document(backup.path, read_only=True)) == everything(document)
    assert backup.path.parent.stat().st_mode & 0o077 == 0


def test_that_a_damaged_document_never_pushes_a_good_backup_out(path: Path, root: Path) -> None:
    small_document(path).close()
    document = open_document(path, backups_root=root)
    good = below(root)
    rename(document, "还没有备份的名称")
    content = bytearray(path.read_bytes())
    content[content.index(b"u5f20u4e09".replace(b"u", b"\\u"))] ^= 1  # 张三 as a document holds it
    path.write_bytes(content)
    for _attempt in range(20):
        assert document.backup() is None
        assert document.backup_problem is not None
        assert "内容与保存时不一致" in document.backup_problem
    document.close()
    assert below(root) == good
    for _attempt in range(20):
        with pytest.raises(DamagedError) as refused:
            open_document(path, backups_root=root)
        assert [backup.read_bytes() for backup in refused.value.backups] == [
            content for name, content in good.items() if name.endswith(".wzlab")
        ]
    assert below(root) == good


def test_that_a_moved_document_finds_its_backups_by_what_it_is(tmp_path: Path, path: Path, root: Path) -> None:
    document = small_document(path)
    document.close()
    open_document(path, backups_root=root).close()
    moved = tmp_path / "moved.wzlab"
    path.replace(moved)
    backups = Backups(root)
    assert len(backups.find(moved, document.document_id)) == 1
    assert len(backups.find(moved)) == 1
    assert backups.find(tmp_path / "never.wzlab") == []
    assert len(backups.find(path)) == 1


def test_that_a_backup_is_restored_under_a_new_name_only(tmp_path: Path, path: Path, root: Path) -> None:
    small_document(path).close()
    open_document(path, backups_root=root).close()
    (backup,) = Backups(root).find(path)
    with pytest.raises(FileError, match="同名的文件已经存在"):
        restore(backup.path, path)
    restored = tmp_path / "恢复.wzlab"
    restore(backup.path, restored)
    assert read_document(restored) == read_document(path)
    backup.path.write_bytes(backup.path.read_bytes()[:-5000])
    with pytest.raises(DamagedError):
        restore(backup.path, tmp_path / "x.wzlab")
    assert not (tmp_path / "x.wzlab").exists()


def test_that_a_folder_that_cannot_be_used_is_told_and_stops_nothing(tmp_path: Path, path: Path) -> None:
    small_document(path).close()
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    document = open_document(path, backups_root=tmp_path / "taken")
    assert document.backup_problem is not None
    assert document.backup_problem.startswith(f"备份没有做成（备份文件夹：{tmp_path / 'taken'}")
    rename(document, "照常")
    document.close()


def test_that_strangers_files_among_the_backups_are_left_alone(path: Path, root: Path) -> None:
    small_document(path).close()
    open_document(path, backups_root=root).close()
    (backup,) = Backups(root).find(path)
    (backup.path.parent / "notes.wzlab").write_bytes(b"x")
    (backup.path.parent / "origin.json").write_bytes(b"[]")
    (root / "file").write_bytes(b"x")
    assert Backups(root).find(path) == [backup]


def test_that_the_folder_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WZLAB_DATA", str(tmp_path))
    assert data_root() == tmp_path
    monkeypatch.delenv("WZLAB_DATA")
    assert data_root().name == "wzlab"


def test_that_two_documents_of_one_place_keep_their_own_backups(path: Path, root: Path) -> None:
    first = small_document(path)
    first.close()
    open_document(path, backups_root=root).close()
    path.unlink()
    second = create_document(path, first.lab, first.pack, backups_root=root)
    second.close()
    assert len({backup.path.parent for backup in Backups(root).find(path)}) == 2


# --- which are kept -------------------------------------------------------------------------------------------------


def test_that_the_last_five_and_one_a_day_a_week_a_month_are_kept() -> None:
    """Monday 5 January 2026, a backup every hour of the day, and every morning of the 300 days before it."""
    hours = [MORNING + timedelta(hours=hour) for hour in range(10)]
    mornings = [MORNING - timedelta(days=day) for day in range(1, 301)]
    last = hours[-1]
    days = [last, *mornings[:6]]
    weeks = [
        last,
        datetime(2026, 1, 4, 8, tzinfo=UTC),
        datetime(2025, 12, 28, 8, tzinfo=UTC),
        datetime(2025, 12, 21, 8, tzinfo=UTC),
    ]
    months = [
        last,
        *(datetime(2025, month, day, 8, tzinfo=UTC) for month, day in ((12, 31), (11, 30), (10, 31), (9, 30), (8, 31))),
    ]
    assert kept([*hours, *mornings]) == {*hours[-5:], *days, *weeks, *months}


@given(st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), unique=True))
def test_that_the_newest_is_always_kept_and_no_more_than_22(times: list[datetime]) -> None:
    found = kept(times)
    assert found <= set(times)
    assert set(sorted(times)[-5:]) <= found
    assert len(found) <= 5 + 7 + 4 + 6
    assert kept(found) == found


def test_that_a_clock_that_was_wrong_for_a_year_never_costs_the_backup_just_made(path: Path, root: Path) -> None:
    """22 backups of years to come take every place there is."""
    small_document(path).close()
    with closing(open_document(path, backups_root=root)) as document:
        (first,) = Backups(root).find(path)
        for number in range(60):
            stamp = f"{datetime(2190, 1, 1, tzinfo=UTC) + timedelta(days=9 * number):%Y%m%dT%H%M%S%fZ}"
            first.path.with_name(f"{stamp}-{'0' * 32}.wzlab").write_bytes(first.path.read_bytes())
        rename(document, "改了")
        made = document.backup()
        assert made is not None
        assert read_document(made)[0].laboratory.name == "改了"

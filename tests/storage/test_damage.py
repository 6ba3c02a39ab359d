"""What is not as it was written is never taken for a lab: told in a sentence, left byte for byte, backups offered."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from tests.storage.documents import below, everything, hash_of, rename, sample_document, small_document
from wzlab.errors import DamagedError, FileError, NewerVersionError, NotADocumentError, UnreadableError
from wzlab.storage.document import document_object, is_document, open_document, read_document
from wzlab.storage.head import APPLICATION_ID, MAGIC

FLIPS = 1500


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "实验室.wzlab"
    sample_document(path).close()
    return path


def refused(path: Path, kind: type[UnreadableError]) -> UnreadableError:
    """Return how a file is refused, whichever way it is opened; it must not change by that."""
    before = below(path.parent)
    for attempt in (document_object, read_document, open_document):
        with pytest.raises(kind) as error:
            attempt(path)
        assert str(error.value).startswith(f"“{path}”")
        assert str(error.value).endswith("。")
    assert below(path.parent) == before
    return error.value


def altered(path: Path, *statements: str) -> None:
    """Change a document with another program."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


# --- bits and bytes -------------------------------------------------------------------------------------------------


def test_that_of_1500_flipped_bits_none_changes_what_is_read_unnoticed(tmp_path: Path, path: Path) -> None:
    content = path.read_bytes()
    with closing(open_document(path, read_only=True)) as document:
        whole = everything(document)
    flipped = tmp_path / "flipped.wzlab"
    random = Random(35)
    found = unnoticed = 0
    for _flip in range(FLIPS):
        place = random.randrange(len(content) * 8)
        damaged = bytearray(content)
        damaged[place // 8] ^= 1 << place % 8
        flipped.write_bytes(damaged)
        try:
            document = open_document(flipped, read_only=True)
        except FileError:
            found += 1
            assert flipped.read_bytes() == damaged
        else:
            unnoticed += everything(document) != whole
    assert unnoticed == 0
    assert found > FLIPS // 2  # the rest lies where nothing is kept


def test_that_a_document_cut_off_anywhere_is_damaged(tmp_path: Path, path: Path) -> None:
    content = path.read_bytes()
    cut = tmp_path / "cut.wzlab"
    lengths = [0, 1, 15, 16, 17, 99, 100, 101, 4095, 4096, 4097, *range(5000, len(content), 3001), len(content) - 1]
    for length in lengths:
        cut.write_bytes(content[:length])
        kind = DamagedError if length == 0 or length >= 100 else NotADocumentError
        refused(cut, kind)


def test_that_an_empty_file_is_damaged_and_not_new(tmp_path: Path) -> None:
    empty = tmp_path / "空.wzlab"
    empty.touch()
    assert str(refused(empty, DamagedError)) == (
        f"“{empty}”已损坏（文件是空的（0 字节）），没有打开，也没有改动它。请从备份中恢复。"
    )


@pytest.mark.parametrize(
    "content", [b"\0" * 5000, b"PK\x03\x04" * 50, b'{"format": "wzlab-lab/1"}', MAGIC + b"\xff" * 9000]
)
def test_that_garbage_is_no_document(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "别的.wzlab"
    path.write_bytes(content)
    assert not is_document(content)
    assert "不是 wzlab 文档" in str(refused(path, NotADocumentError))


def test_that_the_database_of_another_program_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "别的.wzlab"
    altered(path, "PRAGMA application_id = 1234", "CREATE TABLE entries(section, id)")
    refused(path, NotADocumentError)


def test_that_a_newer_document_is_refused_with_what_to_do(path: Path) -> None:
    altered(path, "PRAGMA user_version = 2")
    assert "需要新版本：请先升级本程序" in str(refused(path, NewerVersionError))


def test_that_a_folder_or_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="找不到这个文件"):
        open_document(tmp_path / "无.wzlab")
    with pytest.raises(FileError, match="这是一个文件夹"):
        open_document(tmp_path)
    assert below(tmp_path) == {}


# --- content that SQLite finds nothing wrong with -------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET content = replace(content, 'lead', 'gone')",
        "UPDATE entries SET place = place + 1 WHERE section = 'units'",
        "DELETE FROM entries WHERE section = 'rooms'",
        "UPDATE entries SET id = '\"u77\"' WHERE id = '\"u1\"'",
        "INSERT INTO entries VALUES ('staff', '\"x\"', 1, '{\"values\":{}}')",
        "UPDATE history SET label = '\"x\"' WHERE number = 1",
        "DELETE FROM history WHERE number = 3",
        "DELETE FROM history",
        "UPDATE history SET number = 9 WHERE number = 3",
        "UPDATE versions SET name = '\"x\"'",
        "DELETE FROM versions",
        "UPDATE attachments SET content = x'00'",
        "UPDATE attachments SET name = '\"x\"'",
        "DELETE FROM attachments",
        "UPDATE meta SET value = 'x' WHERE key = 'document'",
        "UPDATE meta SET value = 'x' WHERE key = 'seal'",
        "DELETE FROM meta WHERE key = 'seal'",
        "INSERT INTO meta VALUES ('more', 'x')",
    ],
)
def test_that_a_changed_row_breaks_the_seal(path: Path, statement: str) -> None:
    altered(path, statement)
    assert "内容与保存时不一致" in str(refused(path, DamagedError))


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER UPDATE ON meta BEGIN DELETE FROM entries; END",
        "CREATE VIEW v AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c",
        "CREATE TABLE more(x)",
        "CREATE INDEX i ON entries(content)",
        "CREATE VIRTUAL TABLE f USING fts5(x)",
        "ALTER TABLE entries ADD COLUMN more TEXT",
    ],
)
def test_that_a_schema_with_anything_of_a_strangers_is_refused(path: Path, statement: str) -> None:
    altered(path, statement)
    assert "内部结构与 wzlab 文档不符" in str(refused(path, DamagedError))


def test_that_a_document_turned_to_a_write_ahead_log_is_refused_before_sqlite_sees_it(path: Path) -> None:
    altered(path, "PRAGMA journal_mode = WAL")
    assert "文件头已被改动" in str(refused(path, DamagedError))


def test_that_an_empty_database_with_our_mark_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "x.wzlab"
    altered(path, f"PRAGMA application_id = {APPLICATION_ID}", "PRAGMA user_version = 1")
    refused(path, DamagedError)


# --- what is offered ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"garbage", MAGIC + b"\0" * 200])
def test_that_a_damaged_document_offers_its_backups(path: Path, content: bytes) -> None:
    good = everything(open_document(path, read_only=True))
    path.write_bytes(content)
    before = below(path.parent)
    with pytest.raises(DamagedError, match="请从备份中恢复") as refusal:
        open_document(path)
    assert below(path.parent) == before
    error = refusal.value
    assert len(error.backups) >= 1
    assert everything(open_document(error.backups[0], read_only=True)) == good


def test_that_a_damaged_document_that_was_moved_offers_its_backups_too(tmp_path: Path, path: Path) -> None:
    moved = tmp_path / "elsewhere" / "moved.wzlab"
    moved.parent.mkdir()
    shutil.move(path, moved)
    altered(moved, "DELETE FROM versions")
    assert len(refused(moved, DamagedError).backups) >= 1


# --- journals -------------------------------------------------------------------------------------------------------


def hot_journal(path: Path, statement: str) -> None:
    """Leave a document as a program does that is killed in the middle of writing: pages changed, journal beside it."""
    aside = path.with_name("aside")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")  # pages go to the file before the commit
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(statement)
        aside.mkdir()
        for file in path.parent.glob(path.name + "*"):
            shutil.copy(file, aside)
    for file in aside.iterdir():
        shutil.move(file, path.parent / file.name)
    aside.rmdir()


def test_that_an_unfinished_step_is_rolled_back_at_opening_and_only_then(path: Path) -> None:
    whole = everything(open_document(path, read_only=True))
    hot_journal(path, "UPDATE entries SET content = content || printf('%.*c', 9000, 'x')")
    before = below(path.parent)
    assert path.name + "-journal" in before
    assert everything(open_document(path, read_only=True)) == whole
    read_document(path)
    assert below(path.parent) == before
    with closing(open_document(path)) as document:
        assert everything(document) == whole
        rename(document, "接着写")
    assert list(below(path.parent)) == [path.name]
    assert read_document(path)[0].laboratory.name == "接着写"


@pytest.mark.parametrize("rest", [b"", bytes(512)], ids=["no header", "zeros"])
def test_that_a_journal_begun_and_not_written_is_swept_away_at_opening(path: Path, rest: bytes) -> None:
    before = path.read_bytes()
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(rest)  # as SQLite leaves it when killed between making the file and writing its header
    with closing(open_document(path)) as document:
        assert document.read_only is None
        assert not journal.exists()
    assert path.read_bytes() == before


def test_that_an_unfinished_step_without_its_journal_is_damage(path: Path) -> None:
    hot_journal(path, "UPDATE entries SET content = content || printf('%.*c', 9000, 'x')")
    path.with_name(path.name + "-journal").unlink()
    refused(path, DamagedError)


def test_that_the_journal_of_another_document_is_put_aside(tmp_path: Path, path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    small_document(other / path.name).close()
    hot_journal(other / path.name, "UPDATE entries SET content = content || printf('%.*c', 90000, 'x')")
    journal = path.name + "-journal"
    shutil.copy(other / journal, path.parent / journal)
    whole = hash_of(path)
    with closing(open_document(path)) as document:
        assert document.read_only is None
        assert hash_of(path) == whole
        rename(document, "无恙")
    assert not (path.parent / journal).exists()
    assert [name for name in below(path.parent) if name.startswith(journal + "-")]

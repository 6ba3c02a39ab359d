"""What happens to an open document from outside is noticed before the next write, and nothing of anybody's is lost."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from tests.helpers import ROOT
from tests.storage.documents import below, changed, everything, hash_of, rename, sample_document, small_document, state
from wzlab.changes import SetCells, apply
from wzlab.errors import BusyError, ChangedOutsideError, DiskFullError, DocumentError, ReadOnlyError
from wzlab.storage import connections, store
from wzlab.storage.document import Document, Step, open_document, read_document

posix = pytest.mark.skipif(os.name == "nt", reason="an open file cannot be taken away on Windows")
root = pytest.mark.skipif(
    os.name == "nt" or os.geteuid() != 0, reason="the system forbids it: only root may mount and change users"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "实验室.wzlab"


def renaming(document: Document, name: str) -> Step:
    """Give the lab another name; return the step not yet written."""
    _inverse, edits = apply(document.lab, SetCells("lab", "lab", (("name", name),)))
    return document.prepare("修改名称", edits)


def refused(document: Document, kind: str) -> Step:
    """Change the lab and find that it cannot be written; nothing that is on the disk may change by that."""
    before = below(document.path.parent)
    step = renaming(document, "窗口里的名称")
    for _attempt in range(2):
        with pytest.raises(ChangedOutsideError) as refusal:
            document.write(step)
        assert refusal.value.kind == kind
    assert below(document.path.parent) == before
    return step


# --- replaced, overwritten, moved, deleted --------------------------------------------------------------------------


@posix
def test_that_another_file_in_its_place_is_noticed_and_both_can_be_kept(tmp_path: Path, path: Path) -> None:
    document = small_document(path)
    rename(document, "我的")
    other = small_document(tmp_path / "other.wzlab")
    rename(other, "对方的")
    other.close()
    theirs = (tmp_path / "other.wzlab").read_bytes()
    (tmp_path / "other.wzlab").replace(path)
    step = refused(document, "replaced")
    at = document.save_whole()
    assert document.write(step) == at  # it is in the file already
    assert document.kept_copy is not None
    assert document.kept_copy.read_bytes() == theirs
    assert document.kept_copy.name.startswith("实验室（被替换的版本 ")
    rename(document, "继续")
    document.close()
    assert read_document(path)[0].laboratory.name == "继续"


def test_that_a_file_overwritten_in_place_by_an_older_copy_is_noticed(tmp_path: Path, path: Path) -> None:
    document = sample_document(path)
    document.backup()
    shutil.copy(path, tmp_path / "older")
    rename(document, "之后的名称")
    path.write_bytes((tmp_path / "older").read_bytes())
    refused(document, "overwritten")
    document.save_whole()
    last = document.history()[-1]
    assert last.label == "重新写入整个文件"
    assert [(cell.before, cell.after) for edit in last.edits for cell in edit.cells] == [("第二个名称", "窗口里的名称")]
    assert [version.name for version in document.versions()] == ["送审稿"]
    assert [file.name for file in document.attachments] == ["证书.pdf"]


@pytest.mark.parametrize("content", [b"", b"garbage" * 999, b"SQLite format 3\0"])
def test_that_a_file_overwritten_with_anything_is_noticed(path: Path, content: bytes) -> None:
    document = small_document(path)
    path.write_bytes(content)
    refused(document, "overwritten")
    document.save_whole()
    assert document.kept_copy is not None
    assert document.kept_copy.read_bytes() == content


def test_that_a_file_changed_by_another_program_of_ours_is_noticed(path: Path) -> None:
    document = small_document(path)
    other = open_document_beside_the_lock(path)
    rename(other, "偷偷改的")
    refused(document, "overwritten")


def open_document_beside_the_lock(path: Path) -> Document:
    """Open a document as after a lock was broken by mistake."""
    for lock in path.parent.glob(".~*"):
        lock.unlink()
    return open_document(path)


@posix
@pytest.mark.parametrize("moved", [True, False])
def test_that_a_file_moved_or_deleted_is_noticed_and_can_be_written_again(path: Path, moved: bool) -> None:
    document = sample_document(path)
    if moved:
        path.replace(path.with_name("moved.wzlab"))
    else:
        path.unlink()
    step = refused(document, "missing")
    document.save_whole()
    document.write(step)
    assert document.kept_copy is None
    document.close()
    assert read_document(path)[0].laboratory.name == "窗口里的名称"


@posix
def test_that_a_folder_taken_away_is_noticed_and_made_again(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "a.wzlab"
    document = small_document(path)
    shutil.rmtree(path.parent)
    with pytest.raises(ChangedOutsideError):
        rename(document, "没有地方写")
    document.save_whole()
    document.close()
    assert list(below(path.parent)) == ["a.wzlab"]
    assert read_document(path)[0].laboratory.name == "没有地方写"


@posix
def test_that_the_same_content_put_back_by_a_sync_client_is_no_reason_to_stop(tmp_path: Path, path: Path) -> None:
    document = small_document(path)
    shutil.copyfile(path, tmp_path / "again")
    (tmp_path / "again").replace(path)
    os.utime(path, (1, 1))
    rename(document, "照常")
    assert read_document(path)[0].laboratory.name == "照常"


# --- the disk -------------------------------------------------------------------------------------------------------


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Give a disk of 1 MB."""
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(folder)], check=False)
    if mounted.returncode:
        pytest.skip("the system forbids it: this system lets nobody mount")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def filled(disk: Path) -> Path:
    """Fill a disk to the last byte; return the file that does."""
    filler = disk / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass
    return filler


@root
def test_that_a_full_disk_is_told_and_nothing_is_lost_before_or_after_it_is_freed(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        document = small_document(disk / "a.wzlab")
        rename(document, "写得下")
        filler = filled(disk)
        before = hash_of(document.path)
        step = renaming(document, "写不下" * 9000)
        with pytest.raises(DiskFullError, match="磁盘已满"):
            document.write(step)
        assert hash_of(document.path) == before
        assert read_document(document.path)[0].laboratory.name == "写得下"
        with pytest.raises(DocumentError):
            document.save_whole()
        assert hash_of(document.path) == before
        filler.unlink()
        document.write(step)
        assert read_document(document.path)[0].laboratory.name == "写不下" * 9000
        assert [entry.number for entry in document.history()] == [1, 2]
        document.close()


@root
def test_that_a_backup_that_finds_no_room_says_so_and_harms_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        small_document(tmp_path / "a.wzlab").close()
        filler = filled(disk)
        document = open_document(tmp_path / "a.wzlab", backups_root=disk / "backups")
        assert document.backup_problem is not None
        assert document.backup_problem.startswith(f"备份没有做成（备份文件夹：{disk}")
        assert "磁盘已满" in document.backup_problem
        rename(document, "照常")
        filler.unlink()
        assert document.backup() is not None
        assert document.backup_problem is None
        document.close()


SCRIPT = """
import sys
from pathlib import Path
from tests.storage.documents import rename
from wzlab.errors import WzlabError
from wzlab.storage.document import open_document
document = open_document(Path(sys.argv[1]))
for number in range(12):
    try:
        rename(document, f"名称 {number}")
    except WzlabError as error:
        print("failed", number, error, flush=True)
    else:
        print("saved", number, flush=True)
document.close()
"""


@posix
@pytest.mark.parametrize("when", [8, 9, 10, 11, 12, 13, 14, 15])
def test_that_a_disk_that_fails_to_sync_never_lets_a_change_count_as_saved(path: Path, when: int) -> None:
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    small_document(path).close()
    inject = ["-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e"]
    fault = f"inject=fsync,fdatasync:error=EIO:when={when}"
    command = [strace, *inject, fault, sys.executable, "-c", SCRIPT, str(path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, capture_output=True, cwd=ROOT, env=environment, text=True, check=False)
    if "ptrace" in done.stderr:
        pytest.skip("the system forbids it: this system lets nobody trace")
    assert done.returncode == 0, done.stderr
    outcomes = [line.split()[:2] for line in done.stdout.splitlines()]
    assert len(outcomes) == 12
    assert sum(outcome == "failed" for outcome, _number in outcomes) <= 1
    with closing(open_document(path)) as document:  # a failed one may be in the file; a saved one must be, once
        history = document.history()
    assert [entry.number for entry in history] == list(range(1, len(history) + 1))
    written = [entry.edits[0].cells[0].after for entry in history]
    assert len(set(written)) == len(written)
    assert {f"名称 {number}" for outcome, number in outcomes if outcome == "saved"} <= set(written)


class Failing:
    """A connection whose commit fails as the disk does: before it lands, or after."""

    def __init__(self, connection: sqlite3.Connection, landed: bool) -> None:
        self._connection = connection
        self._landed = landed

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)

    def execute(self, statement: str, parameters: tuple[str | int | bytes, ...] = ()) -> sqlite3.Cursor:
        if statement != "COMMIT":
            return self._connection.execute(statement, parameters)
        if self._landed:
            self._connection.execute("COMMIT")
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
        error.sqlite_errorname = "SQLITE_IOERR_FSYNC"
        raise error


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("landed", [False, True])
def test_that_a_commit_in_doubt_is_told_and_never_made_twice(
    path: Path, landed: bool, whole: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = small_document(path)

    @contextmanager
    def failing(target: Path, mode: str) -> Iterator[Failing]:
        with connections.connected(target, mode) as connection:
            yield Failing(connection, landed)

    monkeypatch.setattr(store, "connected", failing)
    step = renaming(document, "或许写入")
    with pytest.raises(DocumentError, match="不能算已保存"):
        document.write(step)
    monkeypatch.undo()
    if whole:
        at = document.save_whole()
        assert document.write(step) == at
        assert document.kept_copy is None
        assert document.history()[-1].label == "重新写入整个文件"
        return
    later = renaming(document, "之后")
    document.write(step)
    document.write(later)
    assert [entry.number for entry in document.history()] == [1, 2]
    document.close()
    assert read_document(path)[0].laboratory.name == "之后"


def test_that_a_file_another_program_holds_for_good_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = small_document(path)
    monkeypatch.setattr(connections, "_PATIENCE", 0)
    monkeypatch.setattr(store, "_PAUSES", (0, 0))
    with closing(sqlite3.connect(path, isolation_level=None)) as scanner:
        scanner.execute("BEGIN EXCLUSIVE")
        step = renaming(document, "等一等")
        with pytest.raises(BusyError, match="正被别的程序占用"):
            document.write(step)
    document.write(step)
    assert state(read_document(path)[0]) == state(document.lab)


def test_that_a_file_held_while_it_is_opened_is_told_without_a_word_of_writing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_document(path).close()
    monkeypatch.setattr(connections, "_PATIENCE", 0)
    with closing(sqlite3.connect(path, isolation_level=None)) as scanner:
        scanner.execute("BEGIN EXCLUSIVE")
        for read in (read_document, open_document):
            with pytest.raises(BusyError) as told:
                read(path)
            said = str(told.value)
            assert "暂时读不了" in said
            assert "改动" not in said


# --- what may only be read ------------------------------------------------------------------------------------------

READER = """
import sys
from pathlib import Path
from wzlab.storage.document import open_document, read_document
path = Path(sys.argv[1])
document = open_document(path)
print(document.read_only)
print(document.lab.laboratory.name, len(document.history()), read_document(path)[0] == document.lab)
document.close()
"""


@root
def test_that_another_user_reads_what_he_may_not_write(tmp_path: Path, path: Path) -> None:
    if shutil.which("setpriv") is None:
        pytest.skip("setpriv is not installed")
    rename(small_document(path), "只读的")
    for folder in (tmp_path, *tmp_path.parents):
        if not folder.stat().st_mode & 0o005:
            folder.chmod(folder.stat().st_mode | 0o055)
    before = below(tmp_path)
    user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "WZLAB_DATA": "/nowhere", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [*user, sys.executable, "-c", READER, str(path)], capture_output=True, env=environment, text=True, check=False
    )
    closed = "Permission denied" in done.stderr and "wzlab" not in done.stderr
    if closed or "No module named 'typing_extensions'" in done.stderr:  # the packages lie in a closed folder
        pytest.skip("the system forbids it: another user cannot run this Python")
    assert done.returncode == 0, done.stderr
    told, read = done.stdout.splitlines()
    assert told == f"“{path}”或它所在的文件夹不能写入（没有权限），已以只读方式打开；要修改，请另存一份。"
    assert read == "只读的 1 True"
    assert below(tmp_path) == before


@root
def test_that_a_document_made_immutable_is_opened_for_reading(path: Path) -> None:
    whole = everything(sample_document(path))
    if subprocess.run(["chattr", "+i", str(path)], capture_output=True, check=False).returncode:
        pytest.skip("the system forbids it: this file system knows no immutable files")
    try:
        with closing(open_document(path, backups_root=path.parent / "b")) as document:
            assert document.read_only is not None
            assert everything(document) == whole
            with pytest.raises(ReadOnlyError):
                changed(document, SetCells("lab", "lab", (("name", "不行"),)))
    finally:
        subprocess.run(["chattr", "-i", str(path)], check=True)


def test_that_a_system_that_refuses_writing_makes_a_document_read_only(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_document(path).close()

    def refusing(*_arguments: object, **_named: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "open", refusing)
    document = open_document(path, backups_root=path.parent)
    assert (
        document.read_only
        == f"“{path}”或它所在的文件夹不能写入（磁盘是只读的），已以只读方式打开；要修改，请另存一份。"
    )

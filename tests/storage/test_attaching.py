"""Files that prove records: read, kept, then named."""

import os
import threading
from pathlib import Path

import pytest

from tests.helpers import lab_of
from tests.storage.documents import changed, small_document
from wzlab.changes import AddRecord
from wzlab.errors import FileError, ReadOnlyError
from wzlab.lab import Lab
from wzlab.records import Attachment
from wzlab.storage import attaching
from wzlab.storage.attaching import Taken, attaching_change, size_words, stored_name, taken_files, unattached_names
from wzlab.storage.document import Document, open_document
from wzlab.storage.store import Mark, Store

NOTHING: frozenset[str] = frozenset()


def no_report(_done: int, _total: int) -> None:
    """Nobody waits."""


@pytest.fixture
def document(tmp_path: Path) -> Document:
    return small_document(tmp_path / "lab" / "lab.wzlab")


def file(folder: Path, name: str, content: bytes = b"%PDF") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def attach(document: Document, record_id: str, *paths: Path) -> list[Taken]:
    """Do what the window and the command do."""
    record = document.lab.find(record_id)
    assert record is not None
    taken = taken_files(document, paths, unattached_names(document.lab, document, record), no_report)
    change, label = attaching_change(document.lab, record, taken)
    if change is not None:
        changed(document, change, label)
    return taken


def papers(lab: Lab) -> list[tuple[object, ...]]:
    return [(paper.id, paper.record, paper.title, paper.file) for paper in lab.records(Attachment)]


# --- what is kept and what is named ---------------------------------------------------------------------------------


def test_that_each_file_becomes_a_paper_named_after_it_in_one_step(document: Document, tmp_path: Path) -> None:
    attach(document, "s1", file(tmp_path, "学位证书.pdf", b"one"), file(tmp_path, "合同.v2.docx", b"two"))
    assert papers(document.lab) == [
        ("x1", "s1", "学位证书", "学位证书.pdf"),
        ("x2", "s1", "合同.v2", "合同.v2.docx"),
    ]
    assert [entry.label for entry in document.history()] == ["为 张三 附上 2 个文件"]


def test_that_what_was_attached_is_there_after_opening_again(document: Document, tmp_path: Path) -> None:
    attach(document, "s1", file(tmp_path, "学位证书.pdf", b"one"))
    document.close()
    again = open_document(document.path)
    (paper,) = again.lab.records(Attachment)
    assert isinstance(paper.file, str)
    kept = again.kept(paper.file)
    assert kept is not None
    assert again.attachment(kept.sha256) == b"one"
    again.close()


def test_that_the_same_file_again_changes_nothing_and_another_of_its_name_gets_a_number(
    document: Document, tmp_path: Path
) -> None:
    attach(document, "s1", file(tmp_path, "证书.pdf", b"one"))
    attach(document, "s1", file(tmp_path, "证书.pdf", b"one"))
    attach(document, "s1", file(tmp_path / "other", "证书.pdf", b"two"))
    assert papers(document.lab) == [("x1", "s1", "证书", "证书.pdf"), ("x2", "s1", "证书", "证书 (2).pdf")]
    assert [kept.name for kept in document.attachments] == ["证书.pdf", "证书 (2).pdf"]


def test_that_two_files_of_one_name_attached_at_once_are_told_apart(document: Document, tmp_path: Path) -> None:
    attach(document, "s1", file(tmp_path / "a", "证书.pdf", b"one"), file(tmp_path / "b", "证书.pdf", b"two"))
    assert [paper[-1] for paper in papers(document.lab)] == ["证书.pdf", "证书 (2).pdf"]


def test_that_the_same_file_given_twice_is_one_paper_and_called_one(document: Document, tmp_path: Path) -> None:
    attach(document, "s1", file(tmp_path / "a", "证书.pdf"), file(tmp_path / "b", "证书.pdf"))
    assert papers(document.lab) == [("x1", "s1", "证书", "证书.pdf")]
    assert document.history()[-1].label == "为 张三 附上“证书.pdf”"


def test_that_the_same_bytes_of_one_name_prove_two_records_and_are_kept_once(
    document: Document, tmp_path: Path
) -> None:
    path = file(tmp_path, "名单.pdf")
    attach(document, "s1", path)
    attach(document, "s2", path)
    assert papers(document.lab) == [("x1", "s1", "名单", "名单.pdf"), ("x2", "s2", "名单", "名单.pdf")]
    assert len(document.attachments) == 1


def test_that_a_paper_which_names_the_file_already_is_that_paper(document: Document, tmp_path: Path) -> None:
    changed(document, AddRecord(Attachment.of("x1", record="s1", title="博士学位", file="证书.pdf")))
    attach(document, "s1", file(tmp_path, "证书.pdf"))
    assert papers(document.lab) == [("x1", "s1", "博士学位", "证书.pdf")]
    assert document.kept("证书.pdf") is not None


def test_that_a_file_never_becomes_the_proof_of_another_record_that_only_names_one(
    document: Document, tmp_path: Path
) -> None:
    changed(document, AddRecord(Attachment.of("x1", record="s2", title="学位", file="证书.pdf")))
    attach(document, "s1", file(tmp_path, "证书.pdf"))
    assert papers(document.lab) == [("x1", "s2", "学位", "证书.pdf"), ("x2", "s1", "证书", "证书 (2).pdf")]
    assert document.kept("证书.pdf") is None


def test_that_a_number_in_a_files_name_is_masked_in_the_label_and_kept_in_the_name(
    document: Document, tmp_path: Path
) -> None:
    name = "身份证11010519491231002X.pdf"
    (taken,) = attach(document, "s1", file(tmp_path, name))
    assert taken.file.name == name
    (paper,) = document.lab.records(Attachment)
    assert paper.file == name
    own = attaching_change(document.lab, paper, [taken]).label
    masked = "身份证1****************X"
    assert own == f"为 {masked} 附上“{masked}.pdf”"
    assert document.history()[-1].label == f"为 张三 附上“{masked}.pdf”"


@pytest.mark.parametrize(("title", "becomes"), [("博士学位", "博士学位"), (None, "证书")])
def test_that_a_paper_itself_takes_the_file_and_keeps_its_title(
    document: Document, tmp_path: Path, title: str | None, becomes: str
) -> None:
    changed(document, AddRecord(Attachment.of("x1", record="s1", title=title)))
    attach(document, "x1", file(tmp_path, "证书.pdf"))
    assert papers(document.lab) == [("x1", "s1", becomes, "证书.pdf")]


def test_that_a_name_is_kept_composed_and_without_what_cannot_be_seen() -> None:
    assert stored_name("cafe\u0301.pdf") == "caf\u00e9.pdf"
    assert stored_name("假\u202efdp.exe") == "假_fdp.exe"
    assert stored_name("a\nb\udc80.pdf") == "a_b_.pdf"
    assert stored_name(" ") == "文件"


# --- what goes wrong ------------------------------------------------------------------------------------------------


def is_untouched(document: Document) -> bool:
    return not document.attachments and not document.lab.records(Attachment) and not document.history()


def test_that_one_file_that_is_gone_keeps_all_of_them_out(document: Document, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"没了\.pdf”读不出：找不到这个文件或文件夹。"):
        attach(document, "s1", file(tmp_path, "证书.pdf"), tmp_path / "没了.pdf")
    assert is_untouched(document)


def test_that_a_folder_is_no_paper(document: Document, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="这是一个文件夹"):
        attach(document, "s1", tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_that_a_pipe_is_not_waited_for(document: Document, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    with pytest.raises(FileError, match="不是普通文件"):
        attach(document, "s1", tmp_path / "pipe.pdf")


def test_that_a_file_over_the_limit_is_refused_with_both_sizes(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attaching, "LARGEST_FILE", 2048)
    attach(document, "s2", file(tmp_path, "恰好.pdf", bytes(2048)))
    with pytest.raises(FileError, match=r"“大\.pdf”有 2 KB，超过单个文件的上限 2 KB"):
        attach(document, "s1", file(tmp_path, "大.pdf", bytes(2049)))
    assert [kept.name for kept in document.attachments] == ["恰好.pdf"]


def test_that_files_which_together_are_too_large_are_refused_before_any_is_read(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attaching, "LARGEST_ROUND", 5)
    with pytest.raises(FileError, match="请分几次附上"):
        attach(document, "s1", file(tmp_path, "a.pdf", b"123"), file(tmp_path, "b.pdf", b"123"))
    assert is_untouched(document)


def test_that_stopping_while_a_file_is_read_keeps_nothing(document: Document, tmp_path: Path) -> None:
    class StopError(Exception):
        pass

    def stop(done: int, total: int) -> None:
        assert (done, total) == (4, 8)
        raise StopError

    with pytest.raises(StopError):
        taken_files(document, [file(tmp_path, "a.pdf", b"1234"), file(tmp_path, "b.pdf", b"5678")], NOTHING, stop)
    assert is_untouched(document)


def test_that_the_last_moment_to_stop_is_when_all_is_read_and_nothing_written(
    document: Document, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []

    def report(done: int, total: int) -> None:
        told.append((done, total))
        assert not document.attachments

    taken_files(document, [file(tmp_path, "a.pdf", b"1234"), file(tmp_path, "b.pdf", b"")], NOTHING, report)
    assert told == [(4, 4), (0, 0)]
    assert len(document.attachments) == 2


def test_that_a_document_which_cannot_be_written_says_so_and_stays(document: Document, tmp_path: Path) -> None:
    document.close()
    with pytest.raises(ReadOnlyError, match="已经关闭"):
        taken_files(document, [file(tmp_path, "a.pdf")], NOTHING, no_report)
    assert not document.attachments


def test_that_of_several_files_all_are_kept_or_none(document: Document, tmp_path: Path) -> None:
    document.path.rename(tmp_path / "moved.wzlab")
    with pytest.raises(FileError, match="不在原来的位置了"):
        attach(document, "s1", file(tmp_path, "a.pdf", b"1"), file(tmp_path, "b.pdf", b"2"))
    (tmp_path / "moved.wzlab").rename(document.path)
    assert is_untouched(document)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 字节"),
        (1023, "1023 字节"),
        (1024, "1 KB"),
        ((1 << 20) - 1, "1023 KB"),
        (1 << 20, "1 MB"),
        (1363148, "1.2 MB"),
    ],
)
def test_that_a_size_is_cut_and_never_rounded_up(size: int, words: str) -> None:
    assert size_words(size) == words


def test_that_a_paper_of_nobody_is_no_obstacle(document: Document) -> None:
    lab = lab_of(staff=[{"id": "s1"}], attachments=[{"id": "x1", "file": "a.pdf"}, {"id": "x2", "title": "无"}])
    assert unattached_names(lab, document, lab.tables["staff"]["s1"]) == {"a.pdf"}


def test_that_names_are_chosen_among_what_a_commit_in_doubt_has_left(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    present_mark, looks = Store._present_mark, iter([False, True])

    def failing_after_the_commit(store: Store) -> Mark:
        if next(looks, False):
            raise FileError("读写出错。")
        return present_mark(store)

    monkeypatch.setattr(Store, "_present_mark", failing_after_the_commit)
    with pytest.raises(FileError, match=r"读写出错。"):
        document.add_attachment(b"one", "证书.pdf")
    assert document.add_attachment(b"one", "证书.pdf").name == "证书.pdf"
    assert document.add_attachment(b"two", "证书.pdf").name == "证书 (2).pdf"
    document.close()
    again = open_document(document.path, read_only=True)
    assert [kept.name for kept in again.attachments] == ["证书.pdf", "证书 (2).pdf"]


def test_that_nothing_is_kept_by_who_waited_while_the_document_was_closed(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals: list[ReadOnlyError] = []
    began = threading.Event()

    def keep() -> None:
        check = document._check_writable

        def noting() -> None:
            check()
            began.set()

        monkeypatch.setattr(document, "_check_writable", noting)
        try:
            document.add_attachment(b"one", "证书.pdf")
        except ReadOnlyError as error:
            refusals.append(error)

    keeper = threading.Thread(target=keep)
    with document._guard:
        keeper.start()
        began.wait(0.2)  # it was let in too early; as it should be, it is not let in at all
        document.close()
    keeper.join(10)
    assert [str(refusal) for refusal in refusals] == [f"“{document.path}”已经关闭。"]
    assert open_document(document.path, read_only=True).attachments == []

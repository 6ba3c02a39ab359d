"""`wzlab attach`: files into a document, with a line for each."""

from pathlib import Path

import pytest

from tests.helpers import wzlab
from tests.storage.documents import small_document
from wzlab.records import Attachment
from wzlab.storage.document import open_document

ONE = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"
"""The SHA-256 of "one"."""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "lab.wzlab"
    small_document(path).close()
    return path


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "学位证书.pdf"
    path.write_bytes(b"one")
    return path


def test_that_a_line_says_which_paper_keeps_which_file(document: Path, paper: Path) -> None:
    done = wzlab("attach", document, "s1", paper)
    assert done == (0, f"x1  学位证书.pdf  3 字节  {ONE}\n已为 张三 附上“学位证书.pdf”。\n", "")
    again = open_document(document)
    assert [(made.record, made.file) for made in again.lab.records(Attachment)] == [("s1", "学位证书.pdf")]
    assert again.attachment(ONE) == b"one"
    again.close()


def test_that_a_paper_takes_one_file_by_its_own_id(document: Path, paper: Path) -> None:
    wzlab("attach", document, "s1", paper)
    other = paper.with_name("新证书.pdf")
    other.write_bytes(b"two")
    assert wzlab("attach", document, "x1", other).out.startswith("x1  新证书.pdf")
    refused = wzlab("attach", document, "x1", paper, other)
    assert (refused.status, refused.out) == (2, "")
    assert "一份材料只放一个文件" in refused.err


@pytest.mark.parametrize(
    ("record", "name", "told"), [("s9", "学位证书.pdf", "没有编号为“s9”的记录"), ("s1", "没了.pdf", "找不到这个文件")]
)
def test_that_what_cannot_be_attached_is_a_sentence_and_leaves_the_lab_alone(
    document: Path, paper: Path, record: str, name: str, told: str
) -> None:
    done = wzlab("attach", document, record, paper.with_name(name))
    assert (done.status, done.out) == (2, "")
    assert told in done.err
    opened = open_document(document)
    assert not opened.attachments
    opened.close()


def test_that_a_document_somebody_has_open_is_left_alone(document: Path, paper: Path) -> None:
    held = open_document(document)
    done = wzlab("attach", document, "s1", paper)
    held.close()
    assert (done.status, done.out) == (2, "")
    assert done.err


def test_that_interchange_json_keeps_no_files(tmp_path: Path, paper: Path) -> None:
    lab = tmp_path / "lab.json"
    lab.write_text("{}", encoding="utf-8")
    assert wzlab("attach", lab, "s1", paper).status == 2

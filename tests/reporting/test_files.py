"""The report as a file: the kind its suffix says, whole or not at all."""

from pathlib import Path

import pytest

from tests.helpers import lab_of
from tests.reporting.reports import PLAIN, report_on
from wzlab.errors import FileError
from wzlab.reporting.files import write_report


@pytest.mark.parametrize(("name", "beginning"), [("a.pdf", b"%PDF-"), ("a.docx", b"PK"), ("A.PDF", b"%PDF-")])
def test_that_the_suffix_says_which_kind(tmp_path: Path, name: str, beginning: bytes) -> None:
    write_report(report_on(lab_of()), tmp_path / name, PLAIN)
    assert (tmp_path / name).read_bytes().startswith(beginning)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["报告", "report.doc", "report.xlsx"])
def test_that_another_suffix_is_refused_in_a_sentence_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileError, match=r"报告只能存成 \.pdf、\.docx 文件.*。$"):
        write_report(report_on(lab_of()), tmp_path / name, PLAIN)
    assert list(tmp_path.iterdir()) == []


def test_that_an_unwritable_place_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "in the way").write_bytes(b"")
    with pytest.raises(FileError, match="写不进去"):
        write_report(report_on(lab_of()), tmp_path / "in the way" / "a.pdf", PLAIN)

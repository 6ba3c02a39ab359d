"""Files that are being attached while the form, or the lab, goes."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tests.helpers import lab_of, wenzhou
from tests.ui.faults import session_on
from tests.ui.import_bench import ImportBench
from ui.forms import attaching
from ui.forms.form import RecordForm
from ui.session import Session
from wzlab.records import Attachment
from wzlab.storage import attaching as storing
from wzlab.storage.document import create_document, open_document


class Gate:
    """Holds the reading of files, or what comes after they are kept, until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, behind: bool = False) -> None:
        self.behind = behind
        self.opened, self.arrived = threading.Event(), threading.Event()
        monkeypatch.setattr(attaching, "taken_files", self._held)

    def _held(self, *arguments: Any) -> Any:
        taken = storing.taken_files(*arguments) if self.behind else None
        self.arrived.set()
        assert self.opened.wait(10)
        return taken or storing.taken_files(*arguments)


class Sitting:
    """Somebody attaches a file to a person, and it takes its time."""

    def __init__(self, bench: ImportBench, gate: Gate, path: Path) -> None:
        self.bench, self.gate, self.heard = bench, gate, list[str]()
        self.session = session_on(bench.window.desk)
        self.session.said.connect(self.heard.append)
        bench.window.desk.said.connect(self.heard.append)
        bench.window.show_section("staff")
        form = self.form
        form.show_record("s1")
        path.write_bytes(b"one")
        form.papers.attach([path])
        assert gate.arrived.wait(10)

    @property
    def form(self) -> RecordForm:
        assert self.bench.window.workspace is not None
        form = self.bench.window.workspace.page.findChild(RecordForm)
        assert isinstance(form, RecordForm)
        return form

    def rebuild(self) -> None:
        """Do what the window does when the system turns dark."""
        self.bench.window.appearance.changed.emit()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def settle(self) -> None:
        self.gate.opened.set()
        self.bench.qtbot.waitUntil(lambda: not self.session.work)


Begin = Callable[..., Sitting]


@pytest.fixture
def begin(bench: ImportBench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Begin:
    """Return a function that begins to attach a file of a name."""

    def begun(name: str = "证书.pdf", *, behind: bool = False) -> Sitting:
        return Sitting(bench, Gate(monkeypatch, behind=behind), tmp_path / name)

    return begun


def files(session: Session) -> list[object]:
    return [paper.file for paper in session.lab.records(Attachment)]


def saved(path: Path) -> tuple[list[str], list[object]]:
    """Return the names of the files that a closed document keeps, and those its papers name."""
    document = open_document(path, read_only=True)
    return [kept.name for kept in document.attachments], [one.file for one in document.lab.records(Attachment)]


@pytest.mark.parametrize("behind", [False, True])
def test_that_a_window_made_anew_loses_no_file(begin: Begin, behind: bool) -> None:
    sitting = begin(behind=behind)
    sitting.rebuild()
    sitting.settle()
    assert files(sitting.session) == ["证书.pdf"]
    assert sitting.heard == ["已为 示例甲 附上“证书.pdf”。"]


def test_that_what_went_wrong_is_said_where_the_form_has_gone(begin: Begin, tmp_path: Path) -> None:
    sitting = begin()
    (tmp_path / "证书.pdf").unlink()
    sitting.rebuild()
    sitting.settle()
    (words,) = sitting.heard
    assert "找不到这个文件" in words


def test_that_work_of_a_form_that_has_gone_leaves_nothing_in_the_session(begin: Begin) -> None:
    sitting = begin()
    assert len(sitting.session.findChildren(attaching.Attaching)) == 1
    sitting.rebuild()
    sitting.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not sitting.session.findChildren(attaching.Attaching)


def test_that_a_lab_put_away_stops_what_is_read_and_says_so(begin: Begin, bench: ImportBench) -> None:
    sitting = begin()
    threading.Timer(0.1, sitting.gate.opened.set).start()
    bench.window.desk.close_lab()
    assert sitting.heard == ["为了关闭实验室，正在进行的文件读取或写入已停止，没有改动。"]
    assert bench.window.status.words.text() == sitting.heard[0]
    assert saved(bench.path) == ([], [])


def test_that_a_lab_put_away_for_another_says_so_beside_the_other(
    begin: Begin, bench: ImportBench, tmp_path: Path
) -> None:
    sitting = begin()
    other = tmp_path / "other.wzlab"
    create_document(other, lab_of(), wenzhou()).close()
    threading.Timer(0.1, sitting.gate.opened.set).start()
    bench.window.desk.open_path(other)
    assert bench.window.status.words.text() == "为了关闭实验室，正在进行的文件读取或写入已停止，没有改动。"


def test_that_what_is_kept_already_is_named_before_the_lab_is_put_away(begin: Begin, bench: ImportBench) -> None:
    sitting = begin(behind=True)
    threading.Timer(0.1, sitting.gate.opened.set).start()
    bench.window.desk.close_lab()
    assert sitting.heard == ["已为 示例甲 附上“证书.pdf”。"]
    assert saved(bench.path) == (["证书.pdf"], ["证书.pdf"])


def test_that_a_number_in_a_files_name_stands_nowhere_whole(begin: Begin, bench: ImportBench) -> None:
    sitting = begin("身份证11010519491231002X.pdf")
    title = sitting.form.papers.work.bar.accessibleName()
    assert title == "正在附上“身份证1****************X.pdf”…"
    sitting.settle()
    assert sitting.heard == ["已为 示例甲 附上“身份证1****************X.pdf”。"]
    assert "11010519491231002X" not in sitting.session.undo_stack.undoText()
    assert files(sitting.session) == ["身份证11010519491231002X.pdf"]


def test_that_a_number_in_a_path_is_masked_in_the_status_line(begin: Begin, tmp_path: Path) -> None:
    sitting = begin("身份证11010519491231002X.pdf")
    (tmp_path / "身份证11010519491231002X.pdf").unlink()
    sitting.rebuild()
    sitting.settle()
    (words,) = sitting.heard
    assert "身份证1****************X.pdf”读不出" in words

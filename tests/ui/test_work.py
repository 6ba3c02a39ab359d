"""Work in a thread of its own: its result, its errors and its end arrive where the window lives."""

import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QThread, QThreadPool
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.helpers import session_of
from ui.export_jobs import Order, Wanted, Written, workbooks_job
from ui.session import Session
from ui.work import Job, ReportProgress, wait_for_work
from wzlab.errors import FileError
from wzlab.policy.report import Report
from wzlab.workbook.book import Book, WorkbookOptions, make_book


class Heard:
    """What a job told, in order, and whether it was told in the thread that made the job."""

    def __init__(self, job: Job) -> None:
        self.told: list[tuple[object, ...]] = []
        self.home = QThread.currentThread()
        self.elsewhere = 0
        for name in ("progressed", "done", "failed", "cancelled", "ended"):
            getattr(job, name).connect(getattr(self, f"on_{name}"))

    def _hear(self, *what: object) -> None:
        self.told.append(what)
        self.elsewhere += QThread.currentThread() is not self.home

    def on_progressed(self, done: int, total: int) -> None:
        self._hear("progressed", done, total)

    def on_done(self, result: object) -> None:
        self._hear("done", result)

    def on_failed(self, error: object) -> None:
        self._hear("failed", str(error))

    def on_cancelled(self) -> None:
        self._hear("cancelled")

    def on_ended(self) -> None:
        self._hear("ended")


@pytest.fixture(autouse=True)
def _no_work_is_left(qtbot: QtBot) -> Iterator[None]:
    yield
    wait_for_work()


def ended(qtbot: QtBot, job: Job) -> list[tuple[object, ...]]:
    """Carry a job out and return what it told."""
    heard = Heard(job)
    with qtbot.waitSignal(job.ended):
        job.start()
    assert heard.elsewhere == 0
    return heard.told


def test_that_progress_and_result_arrive_in_the_windows_thread(qtbot: QtBot) -> None:
    threads: list[int] = []

    def work(report: ReportProgress) -> str:
        threads.append(threading.get_ident())
        report(1, 2)
        return "fertig"

    assert ended(qtbot, Job("t", work)) == [("progressed", 1, 2), ("done", "fertig"), ("ended",)]
    assert threads != [threading.get_ident()]


def test_that_an_error_of_the_world_is_told_as_its_sentence(qtbot: QtBot) -> None:
    def work(_report: ReportProgress) -> None:
        raise FileError("磁盘已满。")

    assert ended(qtbot, Job("t", work)) == [("failed", "磁盘已满。"), ("ended",)]


def test_that_a_mistake_of_ours_reaches_the_programs_hook_in_the_windows_thread(qtbot: QtBot) -> None:
    def work(_report: ReportProgress) -> None:
        raise ZeroDivisionError("ours")

    job = Job("t", work)
    heard = Heard(job)
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(job.ended):
        job.start()
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]
    assert heard.told == [("ended",)]


def test_that_cancelled_work_stops_at_its_next_report(qtbot: QtBot) -> None:
    at_work, go_on = threading.Event(), threading.Event()
    passed: list[str] = []

    def work(report: ReportProgress) -> None:
        at_work.set()
        go_on.wait(10)
        report(1, 2)
        passed.append("too far")

    job = Job("t", work)
    heard = Heard(job)
    with qtbot.waitSignal(job.ended):
        job.start()
        assert at_work.wait(10)
        job.cancel()
        go_on.set()
    assert heard.told == [("cancelled",), ("ended",)]
    assert passed == []


def test_that_work_that_was_done_before_the_cancelling_took_hold_counts_as_done(qtbot: QtBot) -> None:
    job = Job("t", lambda _report: "written")
    job.is_cancelled = True
    assert ended(qtbot, job) == [("done", "written"), ("ended",)]


def test_that_a_listener_may_go_while_the_work_is_under_way_and_the_job_goes_after_it(qtbot: QtBot) -> None:
    at_work, go_on = threading.Event(), threading.Event()

    def work(report: ReportProgress) -> None:
        at_work.set()
        go_on.wait(10)
        report(1, 1)

    listener = QLabel()
    job = Job("t", work)
    job.done.connect(listener.setText)
    known = weakref.ref(job)
    job.start()
    assert at_work.wait(10)
    del job
    listener.deleteLater()
    qtbot.wait(0)
    go_on.set()
    QThreadPool.globalInstance().waitForDone()
    qtbot.waitUntil(lambda: known() is None)


# --- exporting ------------------------------------------------------------------------------------------------------


def export_job(session: Session, path: Path) -> Job:
    """Return the job that exports a session's workbook without pictures."""
    return workbooks_job(session.pack, session.lab.snapshot(), [Order(path, Wanted(picture=False))])


@pytest.fixture
def ready() -> Iterator[Session]:
    opened = session_of("university-ready")
    yield opened
    opened.close()


def test_that_an_export_tells_where_it_is(qtbot: QtBot, ready: Session, tmp_path: Path) -> None:
    target = tmp_path / "申报.xlsx"
    job = export_job(ready, target)
    heard = Heard(job)
    with qtbot.waitSignal(job.ended, timeout=60_000):
        job.start()
    hash_of_all = str(load_workbook(target).properties.identifier).removeprefix("sha256:")
    assert len(hash_of_all) == 64
    told, kept = f"已导出“{target}”；内容校验 {hash_of_all[:12]}。", f"导出“申报.xlsx”（内容校验 {hash_of_all}）"
    assert ("done", Written(told, (kept,))) in heard.told


def test_that_an_export_that_was_cancelled_leaves_no_file_and_harms_none(
    qtbot: QtBot, ready: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "旧.xlsx"
    target.write_bytes(b"old")
    job = export_job(ready, target)
    made: list[Book] = []

    def make_and_cancel(report: Report, options: WorkbookOptions) -> Book:
        made.append(make_book(report, options))
        job.cancel()
        return made[-1]

    monkeypatch.setattr("wzlab.workbook.book.make_book", make_and_cancel)
    heard = Heard(job)
    with qtbot.waitSignal(job.ended, timeout=60_000):
        job.start()
    assert heard.told[-2:] == [("cancelled",), ("ended",)]
    assert len(made) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["旧.xlsx"]
    assert target.read_bytes() == b"old"


def test_that_an_export_to_where_nothing_can_be_written_says_so(qtbot: QtBot, ready: Session, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    job = export_job(ready, tmp_path / "file" / "a.xlsx")
    heard = Heard(job)
    with qtbot.waitSignal(job.ended, timeout=60_000):
        job.start()
    kind, words = heard.told[-2]
    assert kind == "failed"
    assert f"“{tmp_path / 'file' / 'a.xlsx'}”写不进去" in str(words)

"""Cyclic garbage is found on the window's thread alone, whichever thread makes the values."""

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.garbage import GarbageCollector
from ui.work import Job, ReportProgress


class Cycle:
    """Refers to itself, so only the search frees it; it notes in which thread that happens."""

    def __init__(self, threads: list[int]) -> None:
        self.itself = self
        self._threads = threads

    def __del__(self) -> None:
        self._threads.append(threading.get_ident())


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GarbageCollector]:
    made = GarbageCollector()
    made.timer.setInterval(1)
    made.begin()
    yield made
    made.timer.stop()


def test_that_what_a_job_leaves_behind_is_freed_by_the_windows_thread(
    qtbot: QtBot, collector: GarbageCollector
) -> None:
    threads: list[int] = []

    def work(_report: ReportProgress) -> None:
        for _turn in range(10 * gc.get_threshold()[0]):
            Cycle(threads)

    job = Job("…", work)
    with qtbot.waitSignal(job.ended):
        job.start()
    qtbot.waitUntil(lambda: bool(threads))
    assert set(threads) == {threading.get_ident()}


def test_that_nothing_is_looked_through_where_python_would_not(
    collector: GarbageCollector, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    monkeypatch.setattr(gc, "collect", looked.append)
    for counts, due in (((700, 10, 10), []), ((701, 0, 0), [0]), ((900, 11, 0), [1]), ((0, 0, 11), [2])):
        looked.clear()
        monkeypatch.setattr(gc, "get_count", lambda counts=counts: counts)
        monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
        collector.look()
        assert looked == due

"""All files judged: several at once, in processes of their own, so that no file can do more than cost its own verdict.

A worker that dies (killed for want of memory, aborted by a library) takes the pool with it.  Whoever was being judged
then is judged again, alone: the file that kills its worker is the one that does so twice, and it alone gets a sentence.
A worker that needs too long ends itself, even from within a library that never returns.
"""

import faulthandler
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from time import monotonic

from wzlab.audit.judging import Request, judge_file
from wzlab.audit.results import Result, Unreadable
from wzlab.language import _

PATIENCE = 60.0
"""How many seconds one file may take."""

MOST_PROCESSES = 61
"""Windows can wait for no more."""

_HEARTBEAT = 0.2
"""Every so many seconds `report` is called even if no file is done, so that it may stop the audit."""

ReportProgress = Callable[[int, int, str], None]
"""Told how many files are done, of how many, and the one done last ("" for none); what it raises stops the audit."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Who judges: how many at once, how an executor for so many is made, and the function that it is given.

    `patience` is after how many seconds a file is told to have taken too long, if its worker is gone; who brings another
    executor than that of `processes` sees to it that its workers come to an end.
    """

    size: int
    make_executor: Callable[[int], Executor]
    judge: Callable[[Request], Result] = judge_file
    patience: float = PATIENCE


def processes(size: int | None = None, patience: float = PATIENCE) -> Crew:
    """Return a crew of processes (None: as many as there are processors), each of which gives up in time."""
    size = min(max(1, size or os.cpu_count() or 1), MOST_PROCESSES)
    return Crew(size, _process_pool, partial(judge_in_time, patience=patience), patience)


def judge_all(requests: Sequence[Request], crew: Crew, report: ReportProgress) -> list[Result]:
    """Judge every file; return what came of each, in the order given.

    `report` is called in this thread only.  Whatever it raises (somebody cancelled) is raised when those files that are
    being judged are done; the others are not begun.
    """
    return _Run(requests, crew, report).carry_out()


# --- processes ------------------------------------------------------------------------------------------------------


def _process_pool(size: int) -> ProcessPoolExecutor:
    # Spawned on every system: a fork of a program that has threads, as a window does, may stand still for ever.
    return ProcessPoolExecutor(size, get_context("spawn"), initializer=_leave_interrupts_to_the_parent)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def judge_in_time(request: Request, patience: float) -> Result:
    """Judge a file; if that takes more than `patience` seconds, end this process, whatever it is doing.

    Only for a process that does nothing else.
    """
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        faulthandler.dump_traceback_later(patience, exit=True, file=nowhere)
        try:
            return judge_file(request)
        finally:
            faulthandler.cancel_dump_traceback_later()


# --- the run --------------------------------------------------------------------------------------------------------


class _Run:
    """One audit under way; files are known by their place among the requests."""

    def __init__(self, requests: Sequence[Request], crew: Crew, report: ReportProgress) -> None:
        self._requests = requests
        self._crew = crew
        self._report = report
        self._results: dict[int, Result] = {}
        self._last = ""

    def carry_out(self) -> list[Result]:
        waiting = deque(range(len(self._requests)))
        self._tell()
        while waiting:
            for suspect in self._judge(waiting, min(self._crew.size, len(waiting))):
                if self._judge(deque([suspect]), 1):
                    self._settle(suspect, self._given_up(suspect, _("读这个文件时程序中止了，没有判定。")))
        return [self._results[place] for place in range(len(self._requests))]

    def _judge(self, waiting: deque[int], size: int) -> list[int]:
        """Judge what is waiting until nothing is left or the pool is broken; return who may have broken it."""
        shift = _Shift(self._crew, size)
        with shift.executor:
            while (waiting and not shift.is_broken) or shift.running:
                shift.begin(waiting, self._requests)
                self._take(shift)
        return self._suspects(shift)

    def _take(self, shift: "_Shift") -> None:
        for place, future in shift.ended():
            error = future.exception()
            if error is None:
                self._settle(place, future.result())
            elif isinstance(error, BrokenExecutor):
                shift.note_broken(place)
            else:  # a mistake of ours, or of a library: it costs this file only
                told = _("读这个文件时程序出错（{error}），没有判定。").format(error=_named(error))
                self._settle(place, self._given_up(place, told))
        self._tell()

    def _suspects(self, shift: "_Shift") -> list[int]:
        """Return who may have broken the pool, when nobody is known to have: give up whoever took too long."""
        slow = [place for place, seconds in shift.lost.items() if seconds >= self._crew.patience]
        for place in slow:
            told = _("读这个文件超过 {seconds:g} 秒，已放弃，没有判定。").format(seconds=self._crew.patience)
            self._settle(place, self._given_up(place, told))
        return [place for place in shift.lost if place not in slow]

    def _given_up(self, place: int, sentence: str) -> Unreadable:
        path = self._requests[place].path
        return Unreadable(path, f"“{path}”{_('：')}{sentence}")

    def _settle(self, place: int, result: Result) -> None:
        self._results[place] = result
        self._last = self._requests[place].path.name
        self._tell()

    def _tell(self) -> None:
        self._report(len(self._results), len(self._requests), self._last)


class _Shift:
    """The files that one executor judges; it has never more than it can begin at once, so all begun are running."""

    def __init__(self, crew: Crew, size: int) -> None:
        self.executor = crew.make_executor(size)
        self.running: dict[Future[Result], int] = {}
        self.lost: dict[int, float] = {}
        self.is_broken = False
        self._judge = crew.judge
        self._size = size
        self._begun: dict[int, float] = {}

    def begin(self, waiting: deque[int], requests: Sequence[Request]) -> None:
        """Take as many of those waiting as there is room for."""
        while waiting and len(self.running) < self._size and not self.is_broken:
            place = waiting.popleft()
            self._begun[place] = monotonic()
            try:
                self.running[self.executor.submit(self._judge, requests[place])] = place
            except BrokenExecutor:  # since the last look
                self.note_broken(place)

    def ended(self) -> Iterator[tuple[int, Future[Result]]]:
        """Wait a moment; yield the files whose judging has ended, one way or another."""
        done, _running = wait(self.running, timeout=_HEARTBEAT, return_when=FIRST_COMPLETED)
        for future in sorted(done, key=self.running.__getitem__):
            yield self.running.pop(future), future

    def note_broken(self, place: int) -> None:
        """Note that a file was lost with the pool, and after how many seconds."""
        self.is_broken = True
        self.lost[place] = monotonic() - self._begun[place]


def _named(error: BaseException) -> str:
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words[:200]}" if words else type(error).__name__

"""All files judged: in whichever executor, whatever a file does to its worker."""

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from typing_extensions import override

from tests.audit.labs import (
    HERE,
    HereAndNow,
    ignore_progress,
    names,
    open_or_break,
    open_or_die,
    open_or_hang,
    request,
    write_json,
)
from wzlab.audit.results import Judged, Unreadable
from wzlab.audit.running import Crew, judge_all, processes

THREADS = Crew(3, ThreadPoolExecutor)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Seven files, one of them broken."""
    written = [write_json(tmp_path / f"{place}", {"lab": {"name": f"第{place}"}}) for place in range(6)]
    (tmp_path / "6.json").write_text("{", encoding="utf-8")
    return [*written, tmp_path / "6.json"]


@pytest.mark.parametrize("crew", [HERE, THREADS, processes(2)], ids=["here", "threads", "processes"])
def test_that_every_executor_gives_the_same_results_in_the_order_given(crew: Crew, files: list[Path]) -> None:
    results = judge_all([request(path) for path in files], crew, ignore_progress)
    assert names(results) == [path.name for path in files]
    assert [result.lab if isinstance(result, Judged) else "" for result in results] == [
        *(f"第{place}" for place in range(6)),
        "",
    ]


def test_that_nothing_to_judge_is_judged_at_once() -> None:
    assert judge_all([], HERE, ignore_progress) == []


def test_that_progress_counts_up_to_the_end_and_names_the_last_file(files: list[Path]) -> None:
    told: list[tuple[int, int, str]] = []
    judge_all([request(path) for path in files], HERE, lambda *progress: told.append(progress))
    assert told[0] == (0, 7, "")
    assert told[-1] == (7, 7, "6.json")
    assert [done for done, _total, _name in told] == sorted(done for done, _total, _name in told)


class StopError(BaseException):
    """Somebody has had enough."""


@pytest.mark.parametrize("crew", [HERE, THREADS], ids=["here", "threads"])
def test_that_the_report_may_stop_the_audit(crew: Crew, files: list[Path]) -> None:
    begun: list[Path] = []

    def judge(asked: object) -> object:
        begun.append(asked)  # type: ignore[arg-type]  # only counted
        return Unreadable(Path("x"), "")

    def report(done: int, _total: int, _name: str) -> None:
        if done == 2:
            raise StopError

    crew = Crew(crew.size, crew.make_executor, judge)  # type: ignore[arg-type]  # as above
    with pytest.raises(StopError):
        judge_all([request(path) for path in files], crew, report)
    assert len(begun) < len(files)


def test_that_a_worker_that_dies_costs_its_own_file_a_sentence_and_no_other_its_verdict(tmp_path: Path) -> None:
    ordered = ["0", "killer-1", "2", "3", "killer-4", "5"]
    paths = [write_json(tmp_path / name, {}) for name in ordered]
    results = judge_all([request(path, open_or_die) for path in paths], processes(2), ignore_progress)
    lost = [result for result in results if isinstance(result, Unreadable)]
    assert names(results) == [path.name for path in paths]
    assert [result.sentence for result in lost] == [
        f"“{path}”：读这个文件时程序中止了，没有判定。" for path in (paths[1], paths[4])
    ]


def test_that_a_file_that_never_ends_is_given_up(tmp_path: Path) -> None:
    paths = [write_json(tmp_path / name, {}) for name in ("0", "slow", "2")]
    crew = processes(2, patience=1.5)
    results = judge_all([request(path, open_or_hang) for path in paths], crew, ignore_progress)
    assert [type(result) for result in results] == [Judged, Unreadable, Judged]
    assert isinstance(results[1], Unreadable)
    assert results[1].sentence == f"“{paths[1]}”：读这个文件超过 1.5 秒，已放弃，没有判定。"


@pytest.mark.parametrize("crew", [HERE, processes(1)], ids=["here", "processes"])
def test_that_an_unexpected_error_costs_its_own_file_only(crew: Crew, tmp_path: Path) -> None:
    paths = [write_json(tmp_path / name, {}) for name in ("0", "odd", "2")]
    results = judge_all([request(path, open_or_break) for path in paths], crew, ignore_progress)
    assert [type(result) for result in results] == [Judged, Unreadable, Judged]
    assert isinstance(results[1], Unreadable)
    assert results[1].sentence == f"“{paths[1]}”：读这个文件时程序出错（ValueError: no such thing），没有判定。"


class Refusing(HereAndNow):
    """An executor that is broken before it is given anything."""

    @override
    def submit(self, fn: Callable[..., object], /, *args: object, **kwargs: object) -> object:  # type: ignore[override]
        raise BrokenExecutor


def test_that_a_pool_that_never_works_ends_with_a_sentence_for_every_file(files: list[Path]) -> None:
    def refusing(_size: int) -> Executor:
        return Refusing()

    results = judge_all([request(path) for path in files], Crew(3, refusing), ignore_progress)
    assert [type(result) for result in results] == [Unreadable] * 7


def test_that_a_crew_is_as_large_as_asked_and_as_the_system_allows() -> None:
    assert [processes(size).size for size in (1, 5, 200)] == [1, 5, 61]
    assert processes(None).size >= 1
    assert processes(-3).size == 1
    assert isinstance(processes(1).judge, partial)

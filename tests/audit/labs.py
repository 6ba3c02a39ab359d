"""What the tests of the audit share: results made by hand, portfolios on disk, and openers and executors that misbehave."""

import json
import os
import re
from collections.abc import Callable
from concurrent.futures import Executor, Future
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, ParamSpec, TypeVar

from typing_extensions import override

from tests.helpers import lab_of, wenzhou
from tests.random_labs import random_document
from tests.workbook.books import WHOLE
from wzlab.audit.claims import Claim
from wzlab.audit.judging import Request, judge_file
from wzlab.audit.results import Judged, Result
from wzlab.audit.running import Crew
from wzlab.policy.report import Report
from wzlab.storage.document import create_document
from wzlab.storage.interchange import FORMAT, parse_text
from wzlab.workbook.book import write_workbook
from wzlab.workbook.opening import open_report

P = ParamSpec("P")
T = TypeVar("T")
Parts = dict[str, Any]

# --- files ----------------------------------------------------------------------------------------------------------


def write_json(path: Path, parts: Parts) -> Path:
    """Write a lab as interchange JSON."""
    path = path.with_suffix(".json")
    path.write_text(json.dumps({"format": FORMAT, **parts}, ensure_ascii=False), encoding="utf-8")
    return path


def write_document(path: Path, parts: Parts) -> Path:
    """Write a lab as a document."""
    path = path.with_suffix(".wzlab")
    given = {key: value for key, value in parse_text(json.dumps(parts)).items() if key != "format"}
    create_document(path, lab_of(**given), wenzhou(), backups_root=path.parent / ".backups").close()
    return path


def write_book(path: Path, parts: Parts) -> Path:
    """Write a lab as an exported workbook with full numbers."""
    path = path.with_suffix(".xlsx")
    given = {key: value for key, value in parse_text(json.dumps(parts)).items() if key != "format"}
    write_workbook(Report(wenzhou(), lab_of(**given)), path, WHOLE)
    return path


FORMATS: tuple[Callable[[Path, Parts], Path], ...] = (write_json, write_document, write_book)
"""How a lab is written: a file of a portfolio is of each format in turn."""


def random_parts(seed: int) -> Parts:
    """Return a random lab with a name and a lead of its own, and with nothing that two labs may claim."""
    parts = random_document(Random(seed))
    parts["lab"] = {**parts.get("lab", {}), "name": f"全市第{seed}号重点实验室"}
    for unit in parts.get("units", []):
        unit["name"] = f"第{seed}号单位"
    return parts


def write_portfolio(folder: Path, size: int) -> list[Path]:
    """Write so many random labs, in all formats; return their files in order."""
    return [FORMATS[seed % len(FORMATS)](folder / f"lab-{seed:03}", random_parts(seed)) for seed in range(size)]


# --- judging --------------------------------------------------------------------------------------------------------


def request(path: Path, opener: Callable[[Path, str | None, date | None], Report] = open_report) -> Request:
    """Return what asks for a file to be judged as it says itself."""
    return Request(path, None, None, "zh", opener)


def judged(path: Path) -> Judged:
    """Return what came of a file that can be judged."""
    result = judge_file(request(path))
    assert isinstance(result, Judged)
    return result


def claim(table: str, field: str, number: str, name: str = "某某", record: str = "s1") -> Claim:
    """Return one claim, compared as it stands."""
    return Claim(table, field, number, number, record, name)


class HereAndNow(Executor):
    """An executor that judges in this thread, when it is asked to."""

    @override
    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except ValueError as error:
            future.set_exception(error)
        return future


HERE = Crew(1, lambda _size: HereAndNow())


def ignore_progress(_done: int, _total: int, _name: str) -> None:
    """Take no notice."""


# --- openers that misbehave, found by other processes by their names ------------------------------------------------


def open_or_die(path: Path, pack: str | None, as_of: date | None) -> Report:
    """Open a file; end the process at once for one that is called a killer."""
    if "killer" in path.name:
        os._exit(1)
    return open_report(path, pack, as_of)


def open_or_hang(path: Path, pack: str | None, as_of: date | None) -> Report:
    """Open a file; for one that is called slow, never come back from a library that holds the interpreter's lock."""
    if "slow" in path.name:
        re.match("(a+)+$", "a" * 60 + "b")
    return open_report(path, pack, as_of)


def open_or_break(path: Path, pack: str | None, as_of: date | None) -> Report:
    """Open a file; raise what nobody expects for one that is called odd."""
    if "odd" in path.name:
        raise ValueError("no\nsuch thing")
    return open_report(path, pack, as_of)


def names(results: list[Result]) -> list[str]:
    """Return the files' names, in order."""
    return [result.path.name for result in results]

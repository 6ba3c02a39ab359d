"""Importing a list of 20 000 people: each step beside the bare reader, how soon one hears of it, the memory it takes."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from python_calamine import CalamineWorkbook

from benchmarks.import_memory import preview
from benchmarks.labs import lab_with
from benchmarks.staff_lists import COLUMNS, write_staff_list
from benchmarks.timing import line, seconds
from wzlab.importing.model import Decisions
from wzlab.importing.proposing import propose
from wzlab.importing.tables.finding import find_tables
from wzlab.intake.children import read_elsewhere
from wzlab.intake.sources import read_source
from wzlab.policy.loading import find_pack

ROWS, FEW_ROWS = 20_000, 20
RUNS = 5
INSTANT = 0.1
"""What a person takes for at once, in seconds."""


def run() -> None:
    """Print the lines."""
    with tempfile.TemporaryDirectory() as folder:
        path, short = Path(folder, "many.xlsx"), Path(folder, "few.xlsx")
        write_staff_list(path, ROWS)
        write_staff_list(short, FEW_ROWS)
        _steps(path)
        _waiting(path)
        if sys.platform == "linux":
            _memory(path, short)


def _steps(path: Path) -> None:
    """Time each step to the preview, and all of them."""
    pack, lab, source = find_pack("wenzhou-ai-2025"), lab_with(), read_source(path)
    tables = find_tables(source)
    bare = seconds(lambda: _read_bare(path), RUNS)

    def told(what: str, step: Callable[[], object], aim: str = "") -> None:
        line(what, seconds(step, RUNS), "bare calamine", bare, aim)

    told(f"read {ROWS} × {COLUMNS} cells in this process", lambda: read_source(path))
    told("… in a child process", lambda: read_elsewhere(path), "≤ 2, and 150 ms")
    told("find the table and match its columns", lambda: find_tables(source), "150 ms")
    told("propose: all rows new", lambda: propose(lab, pack, [source], tables, Decisions()), "800 ms")
    told("the whole way from the file to the preview", lambda: preview(path, lab, pack), "≤ 6")


def _read_bare(path: Path) -> None:
    with CalamineWorkbook.from_path(path) as workbook:
        for name in workbook.sheet_names:
            workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)


# --- how soon one hears of it ---------------------------------------------------------------------------------------


class _CancelledError(Exception):
    """Somebody has enough of it."""


def _waiting(path: Path) -> None:
    """Time until the first report, and from a cancel until nothing of it is left."""
    pack, lab, source = find_pack("wenzhou-ai-2025"), lab_with(), read_source(path)
    tables = find_tables(source)
    for what, step in (
        ("reading in a child process", lambda report: read_elsewhere(path, report=report)),
        ("proposing", lambda report: propose(lab, pack, [source], tables, Decisions(), report)),
    ):
        first, gone = _cancelled(step)
        line(f"{what}: the first report", first, "at once", INSTANT)
        line("… from a cancel until it has ended", gone, "at once", INSTANT)


def _cancelled(step: "Callable[[Callable[[int, int], None]], object]") -> tuple[float, float]:
    """Return after how many seconds a step first reports, and how many it takes to end when it is cancelled then."""
    start, reported = time.perf_counter(), 0.0

    def cancel(_done: int, _total: int) -> None:
        nonlocal reported
        reported = time.perf_counter()
        raise _CancelledError

    try:
        step(cancel)
    except _CancelledError:
        return reported - start, time.perf_counter() - reported
    raise AssertionError("it never reported")


# --- memory ---------------------------------------------------------------------------------------------------------


def _memory(path: Path, short: Path) -> None:
    """Print what the cells cost: the most memory of a process that imports many, less that of one that imports few."""
    cells = (ROWS - FEW_ROWS) * COLUMNS
    for what, place in (("the program", 0), ("the process that reads", 1)):
        many, few = (_most_memory(file)[place] for file in (path, short))
        print(
            f"{'memory of ' + what + ', at most':<58} {many / 2**20:10.1f} MB   "
            f"{(many - few) / cells:.0f} bytes a cell   (aim 1 024 in all)"
        )


def _most_memory(path: Path) -> tuple[int, int]:
    """Return the most bytes taken on the way to a file's preview: by the process itself, and by the one that reads."""
    command = [sys.executable, "-m", "benchmarks.import_memory", str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    own, reader = map(int, done.stdout.split())
    return own, reader

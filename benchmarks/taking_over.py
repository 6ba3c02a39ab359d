"""Taking over an import of 20 000 people: for how long the window stands still, at the click and at its undoing."""

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.labs import lab_with
from benchmarks.staff_lists import write_staff_list
from benchmarks.timing import line
from ui.app import TURN
from ui.ask import Ask
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.sections import OVERVIEW
from ui.session import SECONDS_TO_WRITE, Session
from ui.settings import Settings
from ui.wizard.ending import first_place, take_over
from ui.wizard.work import FileRead, Proposed, read_files, work_out
from wzlab.importing.memory import Memory
from wzlab.importing.model import Decisions
from wzlab.policy.loading import find_pack
from wzlab.records import Person
from wzlab.storage.document import create_document

TODAY = date(2026, 1, 5)
ROWS = 20_000
RUNS = 4
PROMISED = 0.2
"""Seconds for which nobody is left without a word."""
AFTERWARDS = 1.5
"""Seconds in which all that comes of it has been painted and written."""


def measure(app: QApplication) -> None:
    """Print the lines; of some runs the least, for other programs only ever add to it."""
    switching = sys.getswitchinterval()
    sys.setswitchinterval(TURN)  # as in the program
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "many.xlsx")
        write_staff_list(path, ROWS)
        files = read_files([FileRead(path)], Memory(), _pass_over)
        runs = [_held(app, Path(folder, f"{number}.wzlab"), files) for number in range(RUNS)]
    sys.setswitchinterval(switching)
    for what, held in zip(
        (f"taking over {ROWS} rows: window held", "… undone", "… done again"), zip(*runs, strict=True), strict=True
    ):
        line(what, min(held), "without a word", PROMISED)


def _pass_over(_done: int, _total: int) -> None:
    """Nobody looks at how far it is."""


def _held(app: QApplication, path: Path, files: list[FileRead]) -> tuple[float, float, float]:
    """Return for how long the window stood still when rows were taken over, taken back, and taken over again."""
    pack = find_pack("wenzhou-ai-2025")
    desk = Desk(Ask(), Settings(path.with_suffix(".ini")), path.parent, lambda: TODAY)
    window = MainWindow(desk)
    window.show()
    desk.show(create_document(path, lab_with(), pack))
    session = desk.session
    assert session is not None
    for section in (OVERVIEW, Person.table):
        window.show_section(section)
        app.processEvents()
    with closing(session):
        proposed = work_out(session.lab.snapshot(), pack, files, Decisions(), _pass_over)
        gc.collect()
        gc.freeze()
        stack = session.undo_stack
        steps: tuple[Callable[[], object], ...] = (lambda: _take(session, proposed), stack.undo, stack.redo)
        first, second, third = (_stood_still(app, session, step) for step in steps)
    window.close()
    return first, second, third


def _take(session: Session, proposed: Proposed) -> None:
    """Do what the last button of the import does."""
    assert take_over(session, proposed)
    place = first_place(proposed)
    assert place is not None
    session.asked_to_show.emit(place)


def _stood_still(app: QApplication, session: Session, step: Callable[[], object]) -> float:
    """Return the longest time in which the window could do nothing else, from a step until it is painted and written."""
    start = time.perf_counter()
    step()
    longest = time.perf_counter() - start
    while time.perf_counter() < start + AFTERWARDS or session.save_state.pending:
        before = time.perf_counter()
        app.processEvents()
        longest = max(longest, time.perf_counter() - before)
        time.sleep(0.001)  # as an idle window does: whoever writes has its turn
    assert session.wait_until_written(SECONDS_TO_WRITE)
    return longest

"""The window: start-up, one edit until everything is repainted, paste, an import taken over, scrolling, memory.

Yardsticks: a bare window with an empty table; a bare table of as many cells scrolled the same way; what was promised.
"""

import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView
from typing_extensions import override

from benchmarks import taking_over
from benchmarks.labs import lab_with
from benchmarks.timing import line, process_seconds
from ui.ask import Ask
from ui.sections import OVERVIEW
from ui.session import Session
from ui.settings import Settings
from ui.tables.page import RecordPage
from ui.theme import Scheme, apply_scheme
from ui.workspace import Workspace
from wzlab.editing.blocks import block_text
from wzlab.lab import Lab
from wzlab.policy.loading import find_pack
from wzlab.records import Person
from wzlab.resources import resource
from wzlab.storage.document import create_document
from wzlab.storage.interchange import load_document, read_lab

TODAY = date(2026, 1, 5)
FRAME = 1 / 60


def run() -> None:
    """Print the lines."""
    _start_up()
    app = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(app, QApplication)
    apply_scheme(Scheme.LIGHT)
    for section in (Person.table, OVERVIEW):
        _edits(app, f"{section}, 300 people", lab_with(staff=300, equipment=200, projects=100), section)
        _edits(app, f"{section}, 20 000 people", lab_with(staff=20_000), section)
    _paste(app)
    taking_over.measure(app)
    _scrolling(app)


def _start_up() -> None:
    pack = find_pack("wenzhou-ai-2025")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WZLAB_DATA"] = folder
        path = Path(folder, "university.wzlab")
        content = load_document(resource("samples", "university-ready.json"))
        create_document(path, read_lab(content, pack, path.name), pack).close()
        bare = [sys.executable, "-m", "benchmarks.start_window", "bare"]
        ours = [sys.executable, "-m", "benchmarks.start_window", "ours", str(path)]
        started = process_seconds(ours, 9)
        line(
            "start-up to the painted window, university sample",
            started,
            "bare window",
            process_seconds(bare, 9),
            "2, ≤ 3",
        )
        memory, least = _memory(ours), _memory(bare)
        print(
            f"{'memory of the open window':<58} {memory:10.1f} MB   bare window: {least:.1f} MB   ratio {memory / least:.2f}"
        )


def _memory(command: list[str]) -> float:
    """Return the most memory a process took, in MB."""
    done = subprocess.run([*command, "--memory"], check=True, capture_output=True, text=True)
    return int(done.stdout.split()[-1]) / 1024


def _workspace(app: QApplication, lab: Lab, section: str = Person.table) -> Workspace:
    """Return a lab on the screen: a section, the list of sections with its badges, the check with one working open."""
    session = Session(find_pack("wenzhou-ai-2025"), lab, TODAY)
    workspace = Workspace(session, Settings(Path(tempfile.mkdtemp()) / "settings.ini"), Ask())
    workspace.resize(1280, 740)
    workspace.show()
    workspace.show_section(section)
    workspace.show_condition("team.size")
    if isinstance(workspace.page, RecordPage):
        workspace.page.table.go_to(0, workspace.page.table.first_section())  # the form below shows the first person
    app.processEvents()
    gc.freeze()  # as `ui.app` does once the lab is open, which looks for garbage when nothing else goes on
    gc.disable()
    return workspace


def _put_away(app: QApplication, workspace: Workspace) -> None:
    """Take a lab off the screen as the program does: what Qt holds goes first, and no search for garbage comes upon it."""
    workspace.close()
    workspace.session.close()
    for gone in (workspace, workspace.session):
        gone.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _edits(app: QApplication, what: str, lab: Lab, section: str = Person.table) -> None:
    """Time edits of people taken at random, and of the one on the screen, each until nothing is left to repaint."""
    workspace = _workspace(app, lab, section)
    session, random, times = workspace.session, Random(1), []
    people = list(lab.tables[Person.table])
    columns = (Person.full_time, Person.degree)
    for number in range(400):
        column = columns[number % 2]
        cell = random.choice([True, False, None] if column is Person.full_time else ["doctor", "master", None])
        person = people[0] if number % 4 == 0 else random.choice(people)
        start = time.perf_counter()
        session.set_cell(person, column, cell)
        app.processEvents()
        times.append(time.perf_counter() - start)
    line(f"one edit, everything repainted: {what}, median", statistics.median(times), "a frame", FRAME, "≤ 16 ms")
    line("… 99th of 100", statistics.quantiles(times, n=100)[98], "a frame", FRAME, "≤ 33 ms")
    _put_away(app, workspace)


def _paste(app: QApplication) -> None:
    workspace = _workspace(app, lab_with(staff=20))
    page = workspace.page
    assert isinstance(page, RecordPage)
    rows = [
        [f"张{number}", "居民身份证", "", "男", "1980-05-01", "", "", "研究", "在编或在职", "是", "12", "教授"]
        for number in range(500)
    ]
    text = block_text(rows)
    QApplication.clipboard().setText(text)
    start = time.perf_counter()
    page.operations.paste()
    app.processEvents()
    took = time.perf_counter() - start
    assert len(workspace.session.lab.tables[Person.table]) >= 500
    line("paste of 500 × 12 cells, until repainted", took, "the aim", 0.3, "≤ 1")
    _put_away(app, workspace)


class _BareModel(QAbstractTableModel):
    """A table of texts, as plain as can be."""

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 20_000

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - as above
        return 25

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return "文字" if role == Qt.ItemDataRole.DisplayRole else None


def _scrolling(app: QApplication) -> None:
    bare = QTableView()
    bare.setModel(_BareModel())
    bare.resize(760, 500)
    bare.show()
    app.processEvents()
    workspace = _workspace(app, lab_with(staff=20_000))
    page = workspace.page
    assert isinstance(page, RecordPage)
    ours = _scroll(app, page.table.verticalScrollBar().setValue, page.table.verticalScrollBar().maximum())
    plain = _scroll(app, bare.verticalScrollBar().setValue, bare.verticalScrollBar().maximum())
    line("scrolling 20 000 rows, a screenful, median", statistics.median(ours), "bare table", statistics.median(plain))
    line("… 99th of 100", statistics.quantiles(ours, n=100)[98], "a frame", FRAME)
    _put_away(app, workspace)


def _scroll(app: QApplication, scroll: Callable[[int], None], last: int) -> list[float]:
    times = []
    for step in range(200):
        start = time.perf_counter()
        scroll(last * step // 200)
        app.processEvents()
        times.append(time.perf_counter() - start)
    return times

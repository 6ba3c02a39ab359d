"""What the window's tests share: no screen, a light palette, and sessions of the sample labs kept in memory."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.ui.faults import answer
from tests.ui.helpers import session_of
from tests.ui.import_bench import ImportBench
from ui.session import Session
from ui.settings import Settings
from ui.theme import Scheme, apply_scheme
from ui.work import wait_for_work


@pytest.fixture(autouse=True)
def _every_test_begins_light(qapp: object) -> None:
    apply_scheme(Scheme.LIGHT)


@pytest.fixture(autouse=True)
def _garbage_is_found_on_this_thread_only() -> Iterator[None]:
    gc.disable()  # as in the program, where a job's thread must not come upon objects of Qt
    yield
    gc.enable()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return settings that nothing is remembered in yet."""
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    """Yield a session of the enterprise with gaps."""
    opened = session_of("enterprise-gaps")
    yield opened
    opened.close()


@pytest.fixture
def watched(qtbot: QtBot) -> Iterator[Callable[[QAbstractItemModel], QAbstractItemModelTester]]:
    """Yield a function that puts a model under the model tester until the test ends."""
    testers: list[QAbstractItemModelTester] = []

    def watch(model: QAbstractItemModel) -> QAbstractItemModelTester:
        tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
        testers.append(tester)
        return tester

    yield watch
    testers.clear()


@pytest.fixture
def bench(
    qtbot: QtBot,
    tmp_path: Path,
    settings: Settings,
    watched: Callable[[QAbstractItemModel], QAbstractItemModelTester],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[ImportBench]:
    """Yield a window with a lab, and tables of others beside it."""
    monkeypatch.setenv("WZLAB_DATA", str(tmp_path / "data"))
    made = ImportBench(qtbot, tmp_path, settings, watched)
    yield made
    for wizard in made.wizards():
        wizard.close_silently()
    wait_for_work()
    answer(made.window.desk, 2)
    made.window.desk.put_away()

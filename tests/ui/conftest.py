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

from tests.ui.helpers import session_of
from ui.session import Session
from ui.settings import Settings
from ui.theme import Scheme, apply_scheme


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

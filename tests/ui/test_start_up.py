"""Starting: what is opened, what is not loaded, and what stands there when the file cannot be read."""

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers import ROOT, sample, wenzhou
from ui.app import first_file, start
from ui.ask import Ask
from ui.garbage import GarbageCollector
from ui.main_window import MainWindow
from ui.pages.start import StartPage
from ui.settings import LAST_OPEN, Settings
from wzlab.storage.document import create_document


@pytest.fixture
def _as_it_was(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take back what starting changes of the process."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    yield
    gc.unfreeze()
    gc.enable()


def is_searching(window: MainWindow) -> bool:
    """Tell whether garbage is looked for, by the window's thread and not by whichever thread there is."""
    collector = window.findChild(GarbageCollector)
    return collector is not None and collector.timer.isActive() and not gc.isenabled()


def started(path: Path, *more: str) -> str:
    """Return what a process prints that shows the window with a document and ends."""
    surroundings = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "WZLAB_DATA": str(path.parent / "data"),
    }
    command = [sys.executable, "-m", "benchmarks.start_window", "ours", str(path), *more]
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_that_nothing_heavy_is_loaded_before_the_sample_is_on_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "university.wzlab"
    create_document(path, sample("university-ready"), wenzhou(), backups_root=tmp_path / "data").close()
    assert started(path, "--heavy").split() == ["heavy:"]


def test_that_what_is_heavy_would_be_noticed(tmp_path: Path) -> None:
    """The same process, in which somebody has already loaded one of them."""
    path = tmp_path / "university.wzlab"
    create_document(path, sample("university-ready"), wenzhou(), backups_root=tmp_path / "data").close()
    assert started(path, "--heavy", "--spoiled").split() == ["heavy:", "numpy"]


def test_that_the_file_named_comes_before_the_one_open_last(settings: Settings, tmp_path: Path) -> None:
    last = tmp_path / "last.wzlab"
    settings.set(LAST_OPEN, str(last))
    assert first_file(settings, ["wzlab"]) is None
    last.touch()
    assert first_file(settings, ["wzlab"]) == last
    assert first_file(settings, ["wzlab", "--verbose", "other.wzlab"]) == Path("other.wzlab")


@pytest.mark.usefixtures("_as_it_was")
def test_that_without_a_file_the_start_page_stands_there_at_once(qtbot: QtBot, settings: Settings) -> None:
    window = start(settings, ["wzlab"])
    qtbot.addWidget(window)
    assert isinstance(window.centralWidget(), StartPage)
    qtbot.waitUntil(lambda: is_searching(window))


@pytest.mark.usefixtures("_as_it_was")
def test_that_a_file_that_cannot_be_read_is_told_and_leads_to_the_start_page(
    qtbot: QtBot, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Ask, "tell", lambda _ask, sentence, _details="": told.append(sentence))
    path = tmp_path / "broken.wzlab"
    path.write_bytes(b"no document at all")
    window = start(settings, ["wzlab", str(path)])
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), StartPage))
    (sentence,) = told
    assert "broken.wzlab" in sentence
    assert window.menus is not None
    qtbot.waitUntil(lambda: is_searching(window))

"""Pictures of every section of the window in every state: `python docs/screens.py FOLDER [--quick]`.

Each state is a lab, a size, a palette and a language; 200 % is made in a process of its own, for Qt reads its scale
once.  The README's pictures are three of these (`README_PICTURES`).
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from benchmarks.labs import lab_with
from ui.app import dress, make_app
from ui.ask import Ask
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.sections import KEYS
from ui.settings import LANGUAGE, SCHEME, Settings
from wzlab.lab import Lab
from wzlab.policy.loading import find_pack
from wzlab.resources import resource
from wzlab.storage.document import create_document
from wzlab.storage.interchange import load_document, read_lab

TODAY = date(2026, 1, 5)
SMALL, LARGE = (1280, 800), (1920, 1080)


@dataclass(frozen=True, slots=True)
class State:
    """One way to look at the window."""

    lab: str
    size: tuple[int, int] = SMALL
    scheme: str = "light"
    language: str = "zh"
    scale: int = 1

    @property
    def name(self) -> str:
        """What the state's pictures are called."""
        return f"{self.lab}-{self.size[0]}-{self.scheme}-{self.language}" + (
            f"-{self.scale}x" if self.scale > 1 else ""
        )


STATES = (
    State("enterprise-gaps"),
    State("enterprise-gaps", scheme="dark"),
    State("enterprise-gaps", language="en"),
    State("enterprise-gaps", size=LARGE),
    State("enterprise-gaps", size=LARGE, scheme="dark", language="en"),
    State("enterprise-gaps", scale=2),
    State("university-ready"),
    State("draft-blanks"),
    State("draft-blanks", scheme="dark", language="en"),
    State("empty"),
    State("empty", scheme="dark", language="en"),
    State("large", size=LARGE),
    State("large", size=(1024, 700)),
)
README_PICTURES = {"overview": "window-overview", "staff": "window-staff", "charts": "window-charts"}
"""Sections of the first state that the README shows, and what their pictures are called there."""


def lab_of(name: str) -> Lab:
    """Return one of the labs pictured: a sample, an empty one, or one with 300 people."""
    if name == "empty":
        return Lab()
    if name == "large":
        return lab_with(staff=300, equipment=200, projects=100)
    return read_lab(load_document(resource("samples", f"{name}.json")), find_pack("wenzhou-ai-2025"), name)


def pictures(app: QApplication, state: State, folder: Path, keys: tuple[str, ...] = KEYS) -> Iterator[Path]:
    """Draw the start page and every section of a state."""
    with tempfile.TemporaryDirectory() as scratch:
        settings = Settings(Path(scratch, "settings.ini"))
        settings.set(LANGUAGE, state.language)
        settings.set(SCHEME, state.scheme)
        dress(settings)
        window = MainWindow(Desk(Ask(), settings, Path(scratch), lambda: TODAY))
        window.resize(*state.size)
        window.show()
        yield _draw(app, window, folder / f"{state.name}-start.png")
        window.desk.show(
            create_document(Path(scratch, f"{state.lab}.wzlab"), lab_of(state.lab), find_pack("wenzhou-ai-2025"))
        )
        for key in keys:
            window.show_section(key)
            _wait_for_chart(app, window)
            yield _draw(app, window, folder / f"{state.name}-{key}.png")
        window.desk.put_away()
        window.close()


def _wait_for_chart(app: QApplication, window: MainWindow) -> None:
    """Let a chart be drawn, if the page is one of charts."""
    page = window.workspace.page if window.workspace is not None else None
    while page is not None and page.objectName() == "page_charts" and getattr(page, "drawn", None) is None:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _draw(app: QApplication, window: MainWindow, path: Path) -> Path:
    for _turn in range(5):
        app.processEvents()
    window.grab().save(str(path))
    return path


def main() -> None:
    """Draw what is asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="part of a state's name")
    parser.add_argument("--sections", nargs="*", default=list(KEYS))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    scale = int(os.environ.get("QT_SCALE_FACTOR", "1"))
    app = make_app(sys.argv[:1])
    for state in STATES:
        if options.only not in state.name:
            continue
        if state.scale != scale:
            if scale == 1:
                environment = {**os.environ, "QT_SCALE_FACTOR": str(state.scale)}
                subprocess.run([sys.executable, *sys.argv], env=environment, check=True)  # noqa: S603 - this very script
            continue
        for path in pictures(app, state, options.folder, tuple(options.sections)):
            sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("WZLAB_DATA", tempfile.mkdtemp())
    main()

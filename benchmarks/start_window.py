"""Start a window, wait until it is painted, tell the memory it takes, and end: `ours FILE` or `bare`.

Run as a process of its own by `benchmarks.window`.
"""

# ruff: noqa: PLC0415 - what is measured is what each of them imports
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

HEAVY = ("pandas", "openpyxl", "matplotlib", "highspy", "pypinyin", "numpy")
"""What must not be loaded before somebody needs it."""

PATIENCE = 20.0
"""Seconds after which a window that has not opened its document never will."""


def bare() -> None:
    """Show a window with an empty table."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    app = QApplication(sys.argv)
    window = QMainWindow()
    window.setCentralWidget(QTableView())
    window.resize(1280, 800)
    window.show()
    app.processEvents()


def ours(path: str) -> None:
    """Show the program's window with a document, as `ui.app.main` does."""
    from ui.app import make_app, start
    from ui.settings import Settings

    app = make_app(sys.argv)
    window = start(Settings(Path(path).with_suffix(".ini")), [sys.argv[0], path])
    sys.excepthook = sys.__excepthook__  # nobody is there to close the crash dialog
    deadline = time.monotonic() + PATIENCE
    while window.workspace is None and time.monotonic() < deadline:
        app.processEvents()
    assert window.workspace is not None, "the document was not opened"
    app.processEvents()
    if "--spoiled" in sys.argv:
        import numpy as np  # noqa: F401 - the test sees whether it would be noticed
    if "--heavy" in sys.argv:
        print("heavy:", *(name for name in HEAVY if name in sys.modules))
    assert window.desk.session is not None
    window.desk.session.close()  # let go of the file; the window itself ends with the process


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        ours(sys.argv[2])
    if "--memory" in sys.argv:
        import resource

        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    sys.stdout.flush()
    os._exit(0)

"""Start a window, wait until it is painted, tell the memory it takes, and end: `ours FILE` or `bare`.

Run as a process of its own by `benchmarks.window`.
"""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


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
    """Show the program's window with a document."""
    from pathlib import Path

    from ui.app import dress, make_app, make_window
    from ui.settings import Settings

    app = make_app(sys.argv)
    settings = Settings(Path(path).with_suffix(".ini"))
    dress(settings)
    window = make_window(settings)
    window.desk.open_path(Path(path))
    window.show()
    app.processEvents()
    assert window.workspace is not None
    if "--heavy" in sys.argv:
        heavy = ("pandas", "openpyxl", "matplotlib", "highspy", "pypinyin", "numpy")
        print(" ".join(name for name in heavy if name in sys.modules))
    window.desk.put_away()


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

"""The window program: one process, one window, and the only place that catches what nobody expected.

Nothing heavy (pandas, openpyxl, matplotlib, pypinyin) is imported before the window is painted.
"""

import gc
import sys
import threading
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from ui.garbage import GarbageCollector
from ui.paths import is_there
from ui.settings import LANGUAGE, LAST_OPEN, SCHEME, TEXT_SIZE, Settings
from ui.theme import Scheme, apply_scheme, apply_text_size, program_icon
from ui.translation import translate_qt
from ui.work import wait_for_work
from wzlab.language import LANGUAGES, system_language, use_language
from wzlab.resources import resource

if TYPE_CHECKING:
    from ui.main_window import MainWindow

TURN = 0.0005
"""Seconds after which a thread that computes lets the window go on: while it paints, the window asks for its turn
thousands of times."""
SHIPPED_FONT = "NotoSansCJKsc-Subset.otf"


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the program until its window is closed, and exit with its status."""
    sys.exit(main(sys.argv if arguments is None else arguments))


def main(arguments: Sequence[str]) -> int:
    """Show the window with the file named, if any, else with the one open last; return the exit status.

    `--quit` ends the program when the file is open: a check whether an installation starts.
    """
    settings = Settings()
    app = make_app(arguments)
    start(settings, arguments)
    if "--quit" in arguments:
        QTimer.singleShot(0, app.quit)
    status = app.exec()
    wait_for_work()
    return status


def start(settings: Settings, arguments: Sequence[str]) -> "MainWindow":
    """Show the window, and have the first file opened once it is there; return the window."""
    sys.setswitchinterval(TURN)
    gc.disable()  # until then hardly anything is garbage, and looking for it takes a tenth of the time
    dress(settings)
    path = first_file(settings, arguments)
    window = make_window(settings, is_opening=path is not None)
    window.show()
    # A file is read after the first painting: a slow disk must not keep the window from showing.
    QTimer.singleShot(0, _Opening(window, path).open)
    return window


def first_file(settings: Settings, arguments: Sequence[str]) -> Path | None:
    """Return the file that is named, else the one that was open last if it is still there."""
    named = [Path(text) for text in arguments[1:] if not text.startswith("-")]
    last = settings.get(LAST_OPEN)
    return named[0] if named else Path(last) if last and is_there(Path(last)) else None


def make_app(arguments: Sequence[str]) -> QApplication:
    """Return Qt's application, named so that settings and file dialogs find their place."""
    app = QApplication(list(arguments))
    app.setApplicationName("wzlab")
    app.setApplicationDisplayName("wzlab")
    app.setDesktopFileName("wzlab")
    return app


def dress(settings: Settings) -> None:
    """Apply the language, the palette and the text size that are remembered."""
    language = settings.get(LANGUAGE)
    use_language(language if language in LANGUAGES else system_language())
    translate_qt()
    provide_chinese()
    known = {scheme.value for scheme in Scheme}
    apply_scheme(Scheme(settings.get(SCHEME)) if settings.get(SCHEME) in known else Scheme.SYSTEM)
    apply_text_size(settings.get(TEXT_SIZE))


def provide_chinese() -> None:
    """Lend the program the font that it brings along where the system has none with Chinese characters."""
    if QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        return
    number = QFontDatabase.addApplicationFont(str(resource("fonts", SHIPPED_FONT)))
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    if families:
        font = QApplication.font()
        font.setFamilies([*font.families(), *families])
        QApplication.setFont(font)


def make_window(settings: Settings, *, is_opening: bool = False) -> "MainWindow":
    """Return the window, with an empty desk, and the hook that nothing unexpected escapes."""
    from ui.ask import Ask  # noqa: PLC0415 - everything is imported after `start` has begun
    from ui.desk import Desk  # noqa: PLC0415 - as above
    from ui.main_window import MainWindow  # noqa: PLC0415 - as above

    window = MainWindow(Desk(Ask(), settings), is_opening=is_opening)
    window.setWindowIcon(program_icon())
    Catcher(window).install()
    return window


class _Opening:
    """Opens the first file, once the window is there."""

    def __init__(self, window: "MainWindow", path: Path | None) -> None:
        self._window = window
        self._path = path

    def open(self) -> None:
        try:
            if self._path is not None:
                self._window.desk.open_path(self._path)
        finally:
            if self._path is not None and self._window.desk.session is None:
                self._window.build()
            gc.freeze()  # what is there now stays: looking through it again and again would be felt while typing
            GarbageCollector(self._window).begin()


SAME_AGAIN = 10.0
"""Seconds in which the same mistake is not shown a second time."""


class Catcher(QObject):
    """Shows a mistake of ours instead of dying of it; what is saved is in the file, what is not is still in memory.

    Args:
        window: what the dialog stands above, and what is closed if the user would rather end the program.
    """

    _caught = Signal(str)  # a traceback, from any thread

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._is_showing = False
        self._shown: tuple[str, float] = ("", 0.0)
        # Later, not now: a mistake while something is painted would have the dialog painted inside it, and crash Qt.
        self._caught.connect(self._on_caught, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Have every exception that nobody catches come here, from this thread and from others."""
        sys.excepthook = self.catch
        threading.excepthook = self.catch_in_thread

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take what `sys.excepthook` is given."""
        text = "".join(traceback.format_exception(kind, error, trace))
        if issubclass(kind, KeyboardInterrupt) or self._is_showing:
            _print(text)
        else:
            self._caught.emit(text)

    def catch_in_thread(self, told: threading.ExceptHookArgs) -> None:
        """Take what `threading.excepthook` is given."""
        if told.exc_value is not None:
            self.catch(told.exc_type, told.exc_value, told.exc_traceback)

    def _on_caught(self, text: str) -> None:
        last, when = self._shown
        if self._is_showing or (text == last and time.monotonic() - when < SAME_AGAIN):
            _print(text)  # a mistake in painting comes again with every painting
            return
        from ui.dialogs.crash import CrashDialog  # noqa: PLC0415 - hardly ever needed

        self._is_showing = True
        try:
            dialog = CrashDialog(text, self._window)
            answer = dialog.exec()
            dialog.deleteLater()
            if answer == CrashDialog.QUIT:
                self._window.close()
        finally:
            self._is_showing = False
            self._shown = (text, time.monotonic())


def _print(text: str) -> None:
    """Print what cannot be shown, redacted; a program without a console has nowhere to print to."""
    from ui.dialogs.crash import redacted  # noqa: PLC0415 - hardly ever needed

    if sys.stderr is not None:
        print(redacted(text), file=sys.stderr)  # noqa: T201 - a second mistake while the first is shown


if __name__ == "__main__":
    run()

"""The window program: one process, one window, and the only place that catches what nobody expected.

Nothing heavy (pandas, openpyxl, matplotlib, pypinyin) is imported before the window is painted.
"""

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from ui.ask import Ask
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.settings import LANGUAGE, LAST_OPEN, SCHEME, TEXT_SIZE, Settings
from ui.theme import Scheme, apply_scheme, apply_text_size
from wzlab.language import CHINESE, LANGUAGES, current_language, system_language, use_language


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the program until its window is closed, and exit with its status."""
    sys.exit(main(sys.argv if arguments is None else arguments))


def main(arguments: Sequence[str]) -> int:
    """Show the window with the file named, if any, else with the one open last; return the exit status."""
    app = make_app(arguments)
    settings = Settings()
    dress(settings)
    window = make_window(settings)
    window.show()
    named = [Path(text) for text in arguments[1:] if not text.startswith("-")]
    # A file is read after the first painting: a slow disk must not keep the window from showing.
    opening = _Opening(window, named)
    QTimer.singleShot(0, opening.open)
    return app.exec()


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
    _translate_qt()
    known = {scheme.value for scheme in Scheme}
    apply_scheme(Scheme(settings.get(SCHEME)) if settings.get(SCHEME) in known else Scheme.SYSTEM)
    apply_text_size(settings.get(TEXT_SIZE))


def _translate_qt() -> None:
    """Let Qt's own dialogs speak the language in use."""
    app = QApplication.instance()
    if app is None or current_language() != CHINESE:
        return
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(QLocale.Language.Chinese, QLocale.Country.China), "qtbase", "_", folder):
        app.installTranslator(translator)


def make_window(settings: Settings) -> MainWindow:
    """Return the window, with an empty desk, and the hook that nothing unexpected escapes."""
    window = MainWindow(Desk(Ask(), settings))
    sys.excepthook = _Catcher(window)
    return window


class _Opening:
    """Opens the first file, once the window is there."""

    def __init__(self, window: MainWindow, named: Sequence[Path]) -> None:
        self._window = window
        self._named = named

    def open(self) -> None:
        last = self._window.desk.settings.get(LAST_OPEN)
        path = self._named[0] if self._named else Path(last) if last and Path(last).exists() else None
        if path is not None:
            self._window.desk.open_path(path)


class _Catcher:
    """Shows a mistake of ours instead of dying of it; what is saved is in the file, what is not is still in memory."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._is_showing = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        text = "".join(traceback.format_exception(kind, error, trace))
        if issubclass(kind, KeyboardInterrupt) or self._is_showing:
            print(text, file=sys.stderr)  # noqa: T201 - a second mistake while the first is shown
            return
        from ui.dialogs.crash import CrashDialog  # noqa: PLC0415 - hardly ever needed

        self._is_showing = True
        try:
            if CrashDialog(text, self._window).exec() == CrashDialog.QUIT:
                self._window.close()
        finally:
            self._is_showing = False


if __name__ == "__main__":
    run()

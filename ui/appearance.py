"""How the program looks: its language, its palette, the size of its text; each changes while it runs."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from ui.settings import LANGUAGE, SCHEME, TEXT_SIZE, Settings
from ui.theme import Scheme, apply_scheme, apply_text_size, is_dark
from ui.translation import translate_qt
from wzlab.language import use_language


class Appearance(QObject):
    """Changes how the program looks, and remembers it; who shows something makes it anew then.

    Args:
        settings: where it is remembered.
    """

    about_to_change = Signal()  # by somebody's choice: what is being typed should be put into the lab first
    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_scheme)

    def use_language(self, language: str) -> None:
        """Show everything in another language from now on."""
        self.about_to_change.emit()
        self._settings.set(LANGUAGE, language)
        use_language(language)
        translate_qt()
        self.changed.emit()

    def use_scheme(self, scheme: Scheme) -> None:
        """Show everything in another palette from now on."""
        self.about_to_change.emit()
        self._settings.set(SCHEME, scheme.value)
        apply_scheme(scheme)
        self.changed.emit()

    def use_text_size(self, percent: int) -> None:
        """Show all text larger or smaller from now on."""
        self.about_to_change.emit()
        self._settings.set(TEXT_SIZE, percent)
        apply_text_size(percent)
        self.changed.emit()

    def _on_system_scheme(self) -> None:
        """Follow the system from light to dark and back, if that is what was chosen."""
        if self._settings.get(SCHEME) != Scheme.SYSTEM.value:
            return
        before = is_dark()
        apply_scheme(Scheme.SYSTEM)
        if is_dark() is not before:
            self.changed.emit()

"""What the program remembers between two days; each entry is declared once, with its default.

Values are texts, numbers and lists of texts in an INI file, never Python objects.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QByteArray, QSettings

from ui.paths import is_there

T = TypeVar("T")


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One thing remembered: its key and what holds until somebody chooses."""

    key: str
    default: T
    of: type[object] | None = None
    """What a list holds; one with anything else in it counts as unreadable."""


LANGUAGE = Setting("language", "")
"""`zh`, `en`, or "" for the system's."""
SCHEME = Setting("scheme", "system")
TEXT_SIZE = Setting("text_size", 100)
"""In percent of the system's own."""
RECENT = Setting[list[str]]("recent", [], of=str)
LAST_OPEN = Setting("last_open", "")
"""The file that was open when the program ended; "" if none was."""
GEOMETRY = Setting("window/geometry", "")
SPLIT: Setting[list[int]] = Setting("window/split", [], of=int)
CHECK_SPLIT: Setting[list[int]] = Setting("window/check_split", [], of=int)
FOLDER = Setting("folder", "")
"""Where a file dialog was last used."""
MOST_RECENT = 10


class Settings:
    """The remembered values, in an INI file of their own or in the system's place for it."""

    def __init__(self, path: Path | None = None) -> None:
        form = QSettings.Format.IniFormat
        self._stored = (
            QSettings(form, QSettings.Scope.UserScope, "wzlab", "wzlab") if path is None else QSettings(str(path), form)
        )

    def get(self, setting: Setting[T]) -> T:
        """Return what is remembered; the default if there is nothing or it cannot be read."""
        text = self._stored.value(setting.key)
        try:
            value = json.loads(text) if isinstance(text, str) else setting.default
        except (ValueError, RecursionError):
            return setting.default
        return value if _fits(value, setting) else setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Remember a value."""
        self._stored.setValue(setting.key, json.dumps(value, ensure_ascii=True))

    def for_document(self, document_id: str, name: str, default: T) -> Setting[T]:
        """Return the entry for something remembered of one document, such as its last section."""
        return Setting(f"document/{document_id}/{name}", default)

    def remember_recent(self, path: Path) -> None:
        """Put a file first among the recent ones."""
        named = str(path.absolute())
        others = [other for other in self.get(RECENT) if other != named]
        self.set(RECENT, [named, *others][:MOST_RECENT])

    def recent(self) -> list[Path]:
        """Return the files opened last that are still there, the latest first."""
        names = self.get(RECENT)
        return [path for path in map(Path, names) if is_there(path)]

    def flush(self) -> None:
        """Write everything now."""
        self._stored.sync()


def _fits(value: object, setting: Setting[Any]) -> bool:
    """Tell whether a value that was read is of the kind that is remembered; a yes is no number."""
    if type(value) is not type(setting.default):
        return False
    return setting.of is None or not isinstance(value, list) or all(type(each) is setting.of for each in value)


def packed(content: QByteArray) -> str:
    """Return Qt's own state of a widget as a text."""
    return bytes(content.toBase64().data()).decode("ascii")


def unpacked(text: str) -> QByteArray:
    """Return Qt's own state of a widget from `packed`'s text."""
    return QByteArray.fromBase64(QByteArray(text.encode("ascii", "ignore")))


def json_value(text: str) -> Any:
    """Return a remembered structure (column order, filters), or None if it cannot be read."""
    try:
        return json.loads(text)
    except ValueError:
        return None

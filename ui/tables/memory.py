"""What is remembered of a table from one day to the next, as one JSON text for each record type."""

import json
from typing import Any

from ui.settings import Setting, Settings, json_value


def table_setting(table: str) -> Setting[str]:
    """Return the entry of a table: its columns, sort, filter, condition and how the page is split."""
    return Setting(f"tables/{table}", "")


def recall(settings: Settings, table: str) -> dict[str, Any]:
    """Return what is remembered of a table; nothing if it cannot be read."""
    found = json_value(settings.get(table_setting(table)))
    return found if isinstance(found, dict) else {}


def remember(settings: Settings, table: str, state: dict[str, Any]) -> None:
    """Keep what is to be remembered of a table."""
    settings.set(table_setting(table), json.dumps(state, ensure_ascii=False))

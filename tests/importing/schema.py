"""The schema of what `wzlab import --json` prints."""

import json
from pathlib import Path
from typing import Any

import jsonschema

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "import.schema.json").read_text(encoding="utf-8"))


def checked_json(text: str) -> Any:
    """Return the object that was printed, after it was held against the schema."""
    told = json.loads(text)
    jsonschema.validate(told, SCHEMA)
    return told

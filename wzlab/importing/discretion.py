"""What stands in a sheet as anybody may see it: identity and telephone numbers stand in all sorts of cells."""

from typing import Any

from wzlab.columns import Column
from wzlab.editing.discretion import discreet_text
from wzlab.editing.masking import discreet
from wzlab.intake.flaws import Flaw

__all__ = ["discreet_cell", "discreet_text"]


def discreet_cell(column: Column[Any], text: str, raw: object = None) -> str:
    """Return what stands in a cell of a field; `raw` may be a flaw, whose words are no secret."""
    return text if isinstance(raw, Flaw) else discreet_text(discreet(column, text))

"""What stands in a sheet as anybody may see it: identity and telephone numbers stand in all sorts of cells."""

from typing import Any

from wzlab.columns import Column
from wzlab.editing.masking import discreet, masked
from wzlab.editing.personal_numbers import replaced_likely
from wzlab.intake.flaws import Flaw


def discreet_text(text: str) -> str:
    """Return a text without the whole of any number that is somebody's identity or mobile number by its form."""
    return replaced_likely(text, masked) if any(map(str.isdigit, text)) else text


def discreet_cell(column: Column[Any], text: str, raw: object = None) -> str:
    """Return what stands in a cell of a field; `raw` may be a flaw, whose words are no secret."""
    return text if isinstance(raw, Flaw) else discreet_text(discreet(column, text))

"""Identity and telephone numbers as they are shown to whoever has not asked for them."""

import re
from typing import Any

from wzlab.columns import Column, Record

_MOBILE = re.compile(r"(?:\+?86[- ]?)?(1[3-9][0-9])[0-9]{4}([0-9]{4})")
_STARS = "***"
_MASK_OF_FEW = re.compile(r".\*{1,2}.", re.DOTALL)
"""What is shown of three or four characters."""

SECRET_LENGTH = 4
"""A shorter text identifies nobody, and would be found in any sentence."""


def masked(text: str) -> str:
    """Return a sensitive text masked: `138****8000` for a mobile number, else its first and last character only."""
    if match := _MOBILE.fullmatch(text):
        return f"{match[1]}****{match[2]}"
    if len(text) <= 2:
        return "*" * len(text)
    return f"{text[0]}{'*' * (len(text) - 2)}{text[-1]}"


def discreet(column: Column[Any], text: str) -> str:
    """Return a cell's text as anybody may see it: masked in a sensitive field, else as it is."""
    return masked(text) if column.sensitive else text


def is_masked(column: Column[Any], text: str) -> bool:
    """Tell whether a text of a sensitive field is a mask and no value: pasted back, it changes nothing."""
    if not column.sensitive or "*" not in text:
        return False
    return _STARS in text or _MASK_OF_FEW.fullmatch(text) is not None or set(text) == {"*"}


def discreet_sentence(record: Record, text: str) -> str:
    """Return a sentence about a record in which its sensitive cells are masked."""
    for column, cell in zip(record.columns, record.cells, strict=True):
        secret = column.show(cell) if column.sensitive else ""
        if len(secret) >= SECRET_LENGTH:
            text = text.replace(secret, masked(secret))
    return text

"""The form of every answer of the vocabulary."""

from typing import NamedTuple


class Understood(NamedTuple):
    """What a text means in one field.

    Args:
        code: the code of the field's choice, None where the words do not settle it.
        candidates: codes that it may be, the likeliest first; empty where nothing suggests any.
        rule: why, as a finished sentence in the current language: the series and level, or the trap.
        is_blank: the text says that there is nothing (无, ——): the cell is blank, not a value.
        is_told: the rule should be told although the text is read, or left blank: part of what it says is not taken.
    """

    code: str | None
    candidates: tuple[str, ...] = ()
    rule: str = ""
    is_blank: bool = False
    is_told: bool = False

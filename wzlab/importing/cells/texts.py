"""Plain texts as other people's tables have them: what only fills its place, and numbers that are texts.

A text is kept as it was written, line breaks and all; only white space and unseen characters at its ends go.  A number
that says who or what something is may lose the spaces in it and the apostrophe before it, and nothing else, unless its
own check digit vouches for the rest.
"""

import re
from functools import lru_cache
from typing import Any

from wzlab.columns import Column
from wzlab.editing.masking import is_masked
from wzlab.identities import is_credit_code, is_resident_id
from wzlab.importing.cells import doubts
from wzlab.importing.cells.doubts import Sentences
from wzlab.intake.flaws import ERRORS
from wzlab.records import Person
from wzlab.spelling import narrowed
from wzlab.vocabulary.placeholders import Nothing, is_placeholder, said_by

EDGES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
    + "".join(map(chr, range(0x2000, 0x200E)))
    + "\u2060\ufeff"
)
"""White space and unseen characters; at the ends of a text they are none of it."""

_LONGEST_FILLER = 12
"""What is longer says something."""

_SHORTEST_NUMBER = 11
"""Of a shorter text nothing is certain: telephone numbers have eleven digits, what has a check digit more."""

_DITTO = frozenset({"同上", "同前", "同左", "〃", "″", '"', "“", "”", "''", "ditto"})
_APOSTROPHES = "'‘’＇`"
_EXPONENT = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+[0-9]{1,2}")
_LONG_FIGURE = re.compile(r"[0-9]{16,}\.0+")
_PERSONAL_NUMBER = re.compile(r"(1[3-9][0-9]{9}|[0-9]{17}[0-9Xx]|[0-9]{15})(?:\.0)?")


@lru_cache(maxsize=1 << 14)
def says_nothing(text: str) -> bool:
    """Tell whether a text only fills its place: ——, 无, 待定."""
    return len(text) <= _LONGEST_FILLER and is_placeholder(text)


def is_ditto(text: str) -> bool:
    """Tell whether a text only points at the row above."""
    return text in _DITTO


def text_meant(column: Column[Any], raw: str) -> tuple[str, Sentences | None]:
    """Return the text that a field of texts gets from a cell, and what is wrong with it, if anything.

    With something wrong the text is what may be kept as it was typed, "" if nothing may.  A title of 无 is kept: it says
    that somebody has none, which a blank does not, and the level follows from it.
    """
    text = raw.strip(EDGES)
    if len(text) <= _LONGEST_FILLER:
        if is_ditto(text):
            return text, doubts.DITTO
        if text in ERRORS:
            return "", doubts.ERROR
        if says_nothing(text):
            is_content = column is Person.title and said_by(text) is Nothing.NONE
            return text if is_content else "", None
    return _number_meant(column, text) if column.claims or column.sensitive else (text, None)


def _number_meant(column: Column[Any], text: str) -> tuple[str, Sentences | None]:
    if text.isalnum() and text.isascii():
        return text, None
    text = text[1:] if text[0] in _APOSTROPHES and text[1:2].isdigit() else text
    if is_masked(column, text):
        return "", doubts.MASKED
    if _EXPONENT.fullmatch(text):
        return "", doubts.EXPONENT
    if _LONG_FIGURE.fullmatch(text):
        return "", doubts.LOST_DIGITS
    return text if len(text) < _SHORTEST_NUMBER else _cleaned(column, text), None


def _cleaned(column: Column[Any], text: str) -> str:
    """Return a number without the spaces in it, where what is left is certainly that number."""
    bare = "".join(narrowed(text).split())
    if column.sensitive and (match := _PERSONAL_NUMBER.fullmatch(bare)) and _differs_in_spaces(bare, text):
        return match[1]
    for known in (bare, bare.replace("-", "")):
        if is_credit_code(known.upper()) or (column.sensitive and is_resident_id(known)):
            return known.upper() if is_credit_code(known.upper()) else known
    return text


def _differs_in_spaces(bare: str, text: str) -> bool:
    return bare == "".join(text.strip(EDGES).split())

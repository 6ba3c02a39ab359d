"""A text broken into lines of a width: Chinese anywhere but before a closing mark, Latin words whole.

A word longer than a line is broken where the line ends; nothing is dropped but the spaces at a line's end.
"""

import re
from collections.abc import Callable, Iterator

Measure = Callable[[str], float]
"""Tells how wide one character is."""

NEVER_FIRST = frozenset("，。；：！？、）》”’】〕…％%,.;:!?)℃㎡")
NEVER_LAST = frozenset("（《“‘【〔(≥≤")
TAB = "    "

_PIECES = re.compile(r" +|[!-~\u00a1-\u024f\u0370-\u05ff]+|.", re.DOTALL)
"""Spaces, words of alphabets, and every other character by itself."""


def wrapped(text: str, width: float, measure: Measure) -> list[str]:
    """Return a text as lines no wider than a width, one at least; a character wider than that has its own line."""
    return [line for part in text.replace("\t", TAB).split("\n") for line in _lines(part, width, measure)]


def _lines(text: str, width: float, measure: Measure) -> Iterator[str]:
    line, filled = "", 0.0
    for piece in _glued(text):
        if filled + _seen(piece, measure) > width and line.strip():
            yield line.rstrip(" ")
            line, filled = "", 0.0
        if line or not piece.isspace():
            line, filled = line + piece, filled + _width(piece, measure)
        if filled > width and not piece.isspace():
            *full, line = _cut(line, width, measure)
            yield from full
            filled = _width(line, measure)
    yield line.rstrip(" ")


def _width(text: str, measure: Measure) -> float:
    return sum(map(measure, text))


def _seen(piece: str, measure: Measure) -> float:
    """Return the width of a piece without the spaces at its end, which may hang over."""
    return _width(piece.rstrip(" "), measure)


def _glued(text: str) -> Iterator[str]:
    """Yield the pieces between which a line may end: closing marks stay with what they close, opening ones too."""
    piece = ""
    for following in _PIECES.findall(text):
        if piece and not (following[0] in NEVER_FIRST or piece[-1] in NEVER_LAST):
            yield piece
            piece = ""
        piece += following
    if piece:
        yield piece


def _cut(text: str, width: float, measure: Measure) -> Iterator[str]:
    """Yield a text in parts as wide as fit."""
    part, filled = "", 0.0
    for character in text:
        taken = measure(character)
        if part and filled + taken > width:
            yield part
            part, filled = "", 0.0
        part, filled = part + character, filled + taken
    yield part


def shortened(text: str, width: float, measure: Measure) -> str:
    """Return a text that fits a width: its beginning and … if it does not."""
    if _width(text, measure) <= width:
        return text
    beginning = next(_cut(text, width - measure("…"), measure), "")
    return f"{beginning}…"

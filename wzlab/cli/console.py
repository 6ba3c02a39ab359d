"""Printing: UTF-8 whatever the console thinks, and tables whose columns line up with Chinese text."""

import io
import sys
import unicodedata
from collections.abc import Iterable, Sequence


def write_utf8() -> None:
    """Make standard output and error UTF-8; what cannot be encoded (a lone surrogate) is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say_error(message: object) -> None:
    """Print a finished sentence on standard error."""
    print(message, file=sys.stderr)


def visible(text: str) -> str:
    """Return a line with its control characters shown escaped: what a user typed must not steer the terminal."""
    return "".join(sign if unicodedata.category(sign) != "Cc" else repr(sign)[1:-1] for sign in text)


def width(text: str) -> int:
    """Return how many columns a text takes: two for each wide character, none for a combining one."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def padded(text: str, columns: int) -> str:
    """Return a text filled with spaces to a number of columns."""
    return text + " " * (columns - width(text))


def table_lines(rows: Iterable[Sequence[str]]) -> list[str]:
    """Return rows as lines whose cells stand below each other; the first row is the heading."""
    rows = [list(row) for row in rows]
    widths = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = ["  ".join(map(padded, row, widths)).rstrip() for row in rows]
    return [lines[0], "  ".join("─" * columns for columns in widths), *lines[1:]]

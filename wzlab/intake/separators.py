"""What parts the cells of a text file: counted in its first rows, outside quotation marks."""

import csv
import re
from collections import Counter
from itertools import islice

SEPARATORS = (",", "\t", ";", "|")
"""The separators that are looked for; of two that fit alike, the first."""
_ROWS = 50
"""How many rows are counted."""
_CHARACTERS = 200_000
"""How much of the text they may be."""
_DECLARED = re.compile(r"sep=(.)(?:\r\n|\r|\n|$)", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')


def declared(text: str) -> tuple[str, int]:
    """Return the separator that Excel's first line `sep=;` declares, and where the rows begin; ("", 0) without it."""
    found = _DECLARED.match(text)
    return (found[1], found.end()) if found and found[1] != '"' else ("", 0)


def separator_of(text: str) -> str:
    """Return the separator of a text.

    It is the one that parts most rows into one same number of cells: a semicolon within a cell of names stands in few
    rows, or in each another number of times.
    """
    rows = [row for row in islice(_QUOTED.sub("", text[:_CHARACTERS]).splitlines(), _ROWS) if row.strip()]
    return max(SEPARATORS, key=lambda separator: _fit(rows, separator))


def _fit(rows: list[str], separator: str) -> tuple[int, int]:
    """Return how many rows have the commonest number of separators, and how many separators there are."""
    counts = [count for count in (row.count(separator) for row in rows) if count]
    return (Counter(counts).most_common(1)[0][1], sum(counts)) if counts else (0, 0)


def is_separator(text: str) -> bool:
    """Whether a text can part cells: one character that is neither a quotation mark nor a line's end."""
    try:
        csv.reader([], delimiter=text)
    except (TypeError, ValueError):
        return False
    return text not in '"\r\n'

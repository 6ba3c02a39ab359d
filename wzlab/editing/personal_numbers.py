"""Identity and telephone numbers found in running text, however they are spelt there.

A number has a field of its own, where `wzlab.editing.masking` hides it; people also type it into a reason, a title or a
name, with spaces, hyphens or full-width digits.  Nothing here decides who may see one.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from wzlab.columns import AsTyped
from wzlab.lab import Lab

Tell = Callable[[str], str]
"""Says what stands in place of a number, which it is given without spaces and hyphens."""

TELLING_LENGTH = 7
"""A shorter number (a telephone extension, 2025) might stand in any text and mean something else."""

_LETTER = r"0-9A-Za-z\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
_GAP = r"\s\x00-\x1f.·\u00ad\u200b-\u200d\u2010-\u2015\u2060\u2212\ufeff\uff0d-"
_RUN = re.compile(f"[{_LETTER}](?:[{_GAP}]{{0,3}}[{_LETTER}])*")
_LETTERS = re.compile(f"[{_LETTER}]")
_FEWEST_DIGITS = 4
_LONG = 11
"""A number of so many letters and digits is found within a longer one too."""

_MOBILE = re.compile(r"(?<![0-9A-Za-z-])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9A-Za-z-])")
_RESIDENT = re.compile(
    r"(?<![0-9A-Za-z])\d{6}[ -]?(?:18|19|20)\d{2}[ -]?(?:0[1-9]|1[0-2])[ -]?[0-3]\d[ -]?\d{3}[\dXx](?![0-9A-Za-z])"
)
"""Its check digit may be wrong: a number that was mistyped tells as much."""


class PersonalNumbers:
    """Finds the numbers of one lab's people in a text, and any other that is a mobile or resident identity number.

    Args:
        lab: the lab whose sensitive cells are looked for.
        shortest: how many letters and digits a number has at least.
    """

    def __init__(self, lab: Lab, shortest: int = TELLING_LENGTH) -> None:
        runs = {run for text in _sensitive_texts(lab) for run in _runs_in(text)}
        self._known = {run for run in runs if len(run) >= shortest and _digits(run) >= _FEWEST_DIGITS}
        self._lengths = sorted(set(map(len, self._known)), reverse=True)

    def replaced(self, text: str, tell: Tell) -> str:
        """Return a text in which `tell` says what stands for each number, the lab's and any other likely one."""
        return replaced_likely(self.known_replaced(text, tell), tell)

    def known_replaced(self, text: str, tell: Tell) -> str:
        """Return a text in which `tell` says what stands for each number of the lab's people."""
        return _RUN.sub(lambda run: self._replaced_in_run(run[0], tell), text) if self._known else text

    def _replaced_in_run(self, run: str, tell: Tell) -> str:
        squeezed = _squeezed(run)
        if _digits(squeezed) < _FEWEST_DIGITS:
            return run
        places = [found.start() for found in _LETTERS.finditer(run)]
        parts, done = [], 0
        for first, last in self._spans(squeezed):
            parts += [run[done : places[first]], tell(squeezed[first : last + 1])]
            done = places[last] + 1
        return "".join([*parts, run[done:]])

    def _spans(self, squeezed: str) -> Iterator[tuple[int, int]]:
        """Yield the first and the last place of each number in a run without gaps, the longest where several begin."""
        start = 0
        while start < len(squeezed):
            length = next((one for one in self._lengths if self._is_known(squeezed, start, start + one)), 0)
            if length:
                yield start, start + length - 1
            start += length or 1

    def _is_known(self, squeezed: str, start: int, end: int) -> bool:
        """Tell whether a number stands there; a short one is none if it is only a part of a longer figure."""
        if end > len(squeezed) or squeezed[start:end] not in self._known:
            return False
        around = squeezed[start - 1 : start] + squeezed[end : end + 1]
        return end - start >= _LONG or not any(map(str.isdigit, around))


def replaced_likely(text: str, tell: Tell) -> str:
    """Return a text in which `tell` says what stands for whatever is a mobile or resident identity number by its form."""
    for likely in (_RESIDENT, _MOBILE):
        text = likely.sub(lambda found: tell(_squeezed(found[0])), text)
    return text


def _sensitive_texts(lab: Lab) -> Iterator[str]:
    for record in lab.all_records():
        for column in record.columns:
            cell = record.cells[column.index]
            text = cell.text if isinstance(cell, AsTyped) else cell
            if column.sensitive and isinstance(text, str):
                yield text


def _runs_in(text: str) -> Iterable[str]:
    """Return what a number in a sensitive cell may be written as: each run, and of a telephone what follows its codes."""
    for run in _RUN.findall(text):
        squeezed = _squeezed(run)
        yield squeezed
        if abroad := re.fullmatch(r"(?:00)?86(1[3-9]\d{9})", squeezed):
            yield abroad[1]
        if local := re.fullmatch(r"0\d{2,3}[\s-]+(\d{7,8})", unicodedata.normalize("NFKC", run)):
            yield local[1]


def _squeezed(text: str) -> str:
    return "".join(_LETTERS.findall(text)).translate(_NARROW).upper()


_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))

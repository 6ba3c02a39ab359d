"""Identity and telephone numbers that people typed into texts: masked in the workbook, and put back where it is read.

A sensitive field is masked whole by who writes it (`wzlab.workbook.record_sheets`).  What identifies a thing (an asset,
a project, a patent) is no telephone number, however much it looks like one, and stays as it is in its own field.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from wzlab.columns import Column
from wzlab.editing.masking import masked
from wzlab.editing.personal_numbers import PersonalNumbers
from wzlab.lab import Lab
from wzlab.records import RECORD_TYPES

NUMBERS_OF_THINGS = frozenset(
    column
    for record_type in RECORD_TYPES
    for column in record_type.columns
    if column.claims and not column.sensitive and column.key not in record_type.known_by
)
"""The fields that hold the number of a thing, and are no name."""

_MAY_TELL = re.compile(r"[0-9\uff10-\uff19](?:[^0-9\uff10-\uff19]{0,40}[0-9\uff10-\uff19]){3}")
"""What every text with a number has: four digits not far from each other.  Most texts have none."""

_LIKE_A_MASK = re.compile(r"1[3-9][0-9]\*{4}[0-9]{4}|[0-9A-Za-z]\*{4,}[0-9A-Za-z]")
_FIRST_MARK = 0xF0000
"""Characters from here on mean nothing to anybody, so each may stand for one number of a text."""


def may_hold_numbers(column: Column[Any]) -> bool:
    """Tell whether a number in a field's text is a person's: not in a sensitive field, nor in one of things' numbers."""
    return not column.sensitive and column not in NUMBERS_OF_THINGS


class Discretion:
    """Masks the numbers in texts about one lab.

    Args:
        lab: the lab whose people have numbers.
    """

    def __init__(self, lab: Lab) -> None:
        self._lab = lab

    @cached_property
    def _numbers(self) -> PersonalNumbers:
        return PersonalNumbers(self._lab)

    def masked(self, text: str) -> str:
        """Return a text in which each number is masked."""
        return self._numbers.replaced(text, masked) if _MAY_TELL.search(text) else text

    def restored(self, text: str, before: str) -> str:
        """Return a text somebody edited, with the numbers again for which the masks stood in the text before.

        A mask stays where nobody can tell which number it stands for: it is that of several, and not of each once.
        """
        spelt: dict[str, list[str]] = {}
        for number, mask in self._found(before) if "**" in text else ():
            spelt.setdefault(mask, []).append(number)
        sure = {
            mask: numbers if len(set(numbers)) > 1 else numbers[:1] * text.count(mask)
            for mask, numbers in spelt.items()
            if mask not in before
        }
        return _put_back(text, {mask: numbers for mask, numbers in sure.items() if text.count(mask) == len(numbers)})

    def _found(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield each number in a text as it is spelt there, and its mask."""
        numbers: list[str] = []

        def noted(number: str) -> str:
            numbers.append(number)
            return chr(_FIRST_MARK + len(numbers) - 1)

        at = 0
        for character in self._numbers.replaced(text, noted):
            index = ord(character) - _FIRST_MARK
            if 0 <= index < len(numbers):
                end = _end_of(text, at, len(numbers[index]))
                yield text[at:end], masked(numbers[index])
                at = end
            else:
                at += 1


def _end_of(text: str, start: int, letters: int) -> int:
    """Return where so many letters and digits have passed, whatever stands between them."""
    places = [place for place in range(start, len(text)) if text[place].isalnum()]
    return places[letters - 1] + 1 if letters <= len(places) else len(text)


def _put_back(text: str, numbers: Mapping[str, Sequence[str]]) -> str:
    if not numbers:
        return text
    left = {mask: iter(of) for mask, of in numbers.items()}
    longest_first = sorted(numbers, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return pattern.sub(lambda found: next(left[found[0]], found[0]), text)


def mask_left(text: str, before: str) -> str:
    """Return the first mask in a text that stood not in the text before; "" if there is none."""
    return next((mask for mask in _LIKE_A_MASK.findall(text) if mask not in before), "")

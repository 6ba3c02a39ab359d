"""A cell taken apart: its pieces, the remarks in brackets, the known words of each piece.  No word is known here."""

import re
from collections.abc import Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

from wzlab.spelling import folded

Meaning = TypeVar("Meaning")

_QUOTES = dict.fromkeys(map(ord, "“”‘’\"'「」『』《》*★"))
_BRACKETS = str.maketrans("[【〔〈{]】〕〉}", "((((()))))")
_REMARK = re.compile(r"\(([^()]*)\)")
_BETWEEN = re.compile(r"[、/／;,，。|+&＋](?![^()]*\))")


_CODE = re.compile(r"^\s*(?:[0-9]{1,3}\s*[|｜\-—–_:：.．、]|0[0-9]{0,2}\s)\s*(?=[一-鿿])")
_LONGEST_QUOTE = 40
_DATED = re.compile(r"((?:19|20)[0-9]{2})(?:[年.\-/]([0-9]{1,2}))?")


class Piece(NamedTuple):
    """One of several answers in a cell.

    Args:
        words: folded, without the remarks.
        remarks: what stands in brackets behind or in it, folded.
    """

    words: str
    remarks: tuple[str, ...] = ()


def plain(text: str) -> str:
    """Return a text folded, on one line, with round brackets and without quotation marks."""
    return folded("、".join(text.split("\n"))).translate(_QUOTES).translate(_BRACKETS)


def without_code(text: str) -> str:
    """Return a word without the code that registers write before it: 011|教授, 2-博士, 01 有效."""
    return _CODE.sub("", text)


def pieces(text: str) -> tuple[Piece, ...]:
    """Return the answers of a cell, parted by strokes, commas and line ends outside brackets.

    Only a remark is left of a piece that is nothing else: （副教授） is 副教授.
    """
    parts = filter(None, _BETWEEN.split(plain(text)))
    return tuple(_piece(part) for part in parts)


def _piece(part: str) -> Piece:
    words = _REMARK.sub("", part).strip("()")
    remarks = tuple(filter(None, _REMARK.findall(part)))
    if words or not remarks:
        return Piece(words, remarks)
    return Piece(remarks[0], remarks[1:])


def shown(text: str) -> str:
    """Return a text as a sentence may quote it: on one line, without quotation marks around it, long ones cut."""
    line = " ".join(text.split()).strip("“”\"'")
    return line if len(line) <= _LONGEST_QUOTE else line[:_LONGEST_QUOTE] + "…"


def lies_ahead(words: str, day: str) -> bool:
    """Tell whether words name a month or a year that is not over on a day (YYYY-MM-DD); any of them, if it is "".

    2026年6月 is ahead on 2026-01-12, and so is 2026, of which most is.
    """
    dates = (f"{found[1]}-{found[2].zfill(2)}" if found[2] else found[1] for found in _DATED.finditer(words))
    return any(not day or date >= day[: len(date)] for date in dates)


class Scan(NamedTuple, Generic[Meaning]):
    """What was found in a piece.

    Args:
        found: the known words in order as the table spells them, each with its meaning.
        rest: what no known word covers.
    """

    found: tuple[tuple[str, Meaning], ...]
    rest: str


class Lexicon(Generic[Meaning]):
    """Known words, of which the longest counts wherever several begin: 副教授 is never read as 教授.

    Args:
        words: the words, folded when compared, and their meanings.
        asides: patterns of what adds nothing to the meaning and may stand between the words; words come first.
        first: such patterns that come before the words.
    """

    def __init__(self, words: Mapping[str, Meaning], asides: Iterable[str] = (), first: Iterable[str] = ()) -> None:
        self._meanings = {folded(word): (word, meaning) for word, meaning in words.items()}
        longest_first = sorted(map(re.escape, self._meanings), key=len, reverse=True)
        self._word = re.compile("|".join(longest_first))
        self._aside = re.compile("|".join((*asides, r"[\s:：·.\-—和及与兼的]")))
        self._first = re.compile("|".join((*first, r"(?!)")))

    def scan(self, text: str) -> Scan[Meaning]:
        """Return the known words of a folded text from left to right, and the rest."""
        found: list[tuple[str, Meaning]] = []
        rest, at = "", 0
        while at < len(text):
            if first := self._first.match(text, at):
                at = first.end()
            elif word := self._word.match(text, at):
                found.append(self._meanings[word[0]])
                at = word.end()
            elif aside := self._aside.match(text, at):
                at = aside.end()
            else:
                rest += text[at]
                at += 1
        return Scan(tuple(found), rest)

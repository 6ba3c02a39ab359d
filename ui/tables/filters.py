"""Which records of a table are to be seen: by a text in any of their cells, by what became of them, by name. No Qt.

What is searched is what is shown, masked fields in full; Latin letters are also taken for initials of pinyin.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from wzlab.columns import Cell, Column, Record
from wzlab.editing.cells import CellForms
from wzlab.editing.pinyin import syllables
from wzlab.language import N_
from wzlab.policy.books import NotCounted, Undecided
from wzlab.spelling import folded

BETWEEN = "\n"
"""Stands between the cells of a record; nobody types it."""


class Show(StrEnum):
    """Which records are looked for, by what became of them."""

    ALL = "all"
    UNDECIDED = "undecided"
    COUNTED = "counted"
    NOT_COUNTED = "not_counted"
    PROBLEMS = "problems"
    NO_PROOF = "no_proof"
    NO_FILE = "no_file"


SHOW_WORDS: Mapping[Show, str] = {
    Show.ALL: N_("全部记录"),
    Show.UNDECIDED: N_("只看待定"),
    Show.COUNTED: N_("只看计入"),
    Show.NOT_COUNTED: N_("只看未计"),
    Show.PROBLEMS: N_("只看有问题"),
    Show.NO_PROOF: N_("没有有效证明"),
    Show.NO_FILE: N_("没有附上文件"),
}
LACKING = frozenset({Show.NO_PROOF, Show.NO_FILE})
"""What is asked of records that papers prove, and of the papers."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a record must be to be shown.

    Args:
        text: what one of its cells must hold ("": anything).
        show: what must have become of it.
        only: the ids it must be one of (None: any).
    """

    text: str = ""
    show: Show = Show.ALL
    only: tuple[str, ...] | None = None

    @property
    def is_open(self) -> bool:
        """Whether every record passes."""
        return not folded(self.text) and self.show is Show.ALL and self.only is None


def became(entry: object) -> Show | None:
    """Return what an entry of the ledger says became of a record; None if nobody looked at it."""
    if entry is None:
        return None
    if isinstance(entry, Undecided):
        return Show.UNDECIDED
    return Show.NOT_COUNTED if isinstance(entry, NotCounted) else Show.COUNTED


class Haystack:
    """The texts of records to search in, each folded once for as long as the record stays the same."""

    def __init__(self, columns: Iterable[Column[object]]) -> None:
        self._columns = tuple(columns)
        self._texts: dict[str, tuple[Record, str]] = {}
        self._usual: dict[int, str] = {}
        self._other: dict[int, str] = {}

    def matching(self, records: Iterable[Record], typed: str, forms: CellForms) -> list[Record]:
        """Return the records of which a cell holds what was typed, or sounds like it by initials."""
        wanted = folded(typed)
        texts = self._current(records, forms)
        if not (wanted.isascii() and wanted.isalpha()):
            return [record for record, text in texts if wanted in text]
        self._learn(texts)
        return [record for record, text in texts if wanted in text or self._sounds(wanted, text)]

    def _sounds(self, wanted: str, text: str) -> bool:
        return wanted in text.translate(self._usual) or wanted in text.translate(self._other)

    def forget(self) -> None:
        """Read every record anew the next time: names that records refer to may have changed."""
        self._texts.clear()

    def _current(self, records: Iterable[Record], forms: CellForms) -> list[tuple[Record, str]]:
        shown = self._showers(forms)
        found = []
        for record in records:
            kept = self._texts.get(record.id)
            if kept is None or kept[0] is not record:
                kept = (
                    record,
                    BETWEEN.join(
                        [show(cell) for show, cell in zip(shown, record.cells, strict=True) if cell is not None]
                    ),
                )
                self._texts[record.id] = kept
            found.append(kept)
        return found

    def _showers(self, forms: CellForms) -> list[Callable[[Cell], str]]:
        return [_remembering(column, forms) for column in self._columns]

    def _learn(self, texts: Iterable[tuple[Record, str]]) -> None:
        """Find the initials of the characters that have not been met before."""
        met = set().union(*(text for _record, text in texts))
        for character in met:
            if ord(character) not in self._usual:
                self._usual[ord(character)], self._other[ord(character)] = initials(character)


def _remembering(column: Column[object], forms: CellForms) -> Callable[[Cell], str]:
    known: dict[Cell, str] = {}

    def show(cell: Cell) -> str:
        if cell not in known:
            known[cell] = folded(forms.shown(column, cell))
        return known[cell]

    return show


@lru_cache(maxsize=1 << 14)
def initials(character: str) -> tuple[str, str]:
    """Return the first letter of how a character sounds most often, and of how else it may sound.

    What is not Chinese is its own letter.
    """
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - the dictionary takes a quarter of a second to load

    if character.isascii():
        return character, character
    usual = lazy_pinyin(character, style=Style.NORMAL, errors="default")[0][:1]
    others = {sound[:1] for heard in syllables(character) for sound in heard} - {usual, ""}
    return usual, min(others, default=usual)

"""Text found and replaced in many cells, each as it would be typed; read back, it is a cell again.

What is looked for may stand for itself, or hold the wildcards of spreadsheets: `*` for any text (as little of it as
will do; at the end all that follows), `?` for one character, `~*` and `~?` for the characters themselves.  There are no
regular expressions: no search takes longer than comparing each character typed with each of the text.
"""

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from wzlab.columns import Cell, Choice, Column, Reference, YesNo
from wzlab.editing.bulk import CellEdit, edits_change
from wzlab.editing.cells import CellForms
from wzlab.editing.rows import Labelled
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.pack import Pack
from wzlab.records import TYPE_OF

MOST_CHARACTERS = 500
"""Longer texts are not looked for; nobody types them."""
MOST_TOLD = 12
"""How much of a text stands in the name of a step."""
_KNOWN_CHARACTERS = 1 << 14
_ANY = None
"""Stands in a piece of a pattern for one character, whichever."""

Piece = tuple[str | None, ...]
"""Characters that must follow each other."""
Span = tuple[int, int]
"""Where a match begins, and where it ends (that character is not of it)."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be replaced by what.

    Args:
        text: what is looked for; nothing is found for "".
        replacement: what stands in its place, to the letter; "" takes the text away.
        whole: only where it is all that a cell holds.
        wildcards: whether `*` and `?` are wildcards.
        alike: whether case and width do not count (Ａ is a).
        bare: whether sensitive fields are looked into; their texts are then shown in full.
    """

    text: str
    replacement: str
    whole: bool = False
    wildcards: bool = False
    alike: bool = True
    bare: bool = False


class Pattern:
    """What is looked for, made ready for many texts.

    Args:
        text: as it was typed.
        wildcards: whether `*` and `?` are wildcards.
        alike: whether case and width do not count.
    """

    def __init__(self, text: str, *, wildcards: bool = False, alike: bool = True) -> None:
        self._alike = alike
        typed = _levelled(text) if alike else text
        self._pieces: list[Piece] = _pieces(typed) if wildcards else [tuple(typed)]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for: no text, or nothing but wildcards for any text."""
        return not any(self._pieces)

    def is_all_of(self, text: str) -> bool:
        """Tell whether the pattern describes the whole of a text."""
        compared = self._compared(text)
        if len(self._pieces) == 1:
            return len(self._pieces[0]) == len(compared) and _stands_at(self._pieces[0], compared, 0)
        first, *between, last = self._pieces
        end = len(compared) - len(last)
        if not _stands_at(first, compared, 0) or end < len(first) or not _stands_at(last, compared, end):
            return False
        reached = _through(between, compared, len(first))
        return reached is not None and reached <= end

    def spans(self, text: str) -> Iterator[Span]:
        """Yield where the pattern stands in a text, from the left, none within another."""
        if self.is_empty:
            return
        compared, position = self._compared(text), 0
        while (span := self._next(compared, position)) is not None:
            yield span
            position = span[1]

    def _next(self, text: str, start: int) -> Span | None:
        """Return the first match from a position on; if the later pieces follow nowhere here, they do nowhere after."""
        first, *later = self._pieces
        begins = start if not first else _place(first, text, start)
        if begins is None:
            return None
        if later and not later[-1]:
            reached = _through(later, text, begins + len(first))
            ends = None if reached is None else len(text)
        else:
            ends = _through(later, text, begins + len(first))
        return None if ends is None or ends <= begins else (begins, ends)

    def _compared(self, text: str) -> str:
        return _levelled(text) if self._alike else text


def _pieces(typed: str) -> list[Piece]:
    """Return the pieces between the wildcards for any text; `~` before a wildcard makes it itself."""
    pieces: list[list[str | None]] = [[]]
    characters = iter(typed)
    for character in characters:
        if character == "~":
            following = next(characters, "")
            pieces[-1].extend(following if following in ("*", "?", "~") and following else character + following)
        elif character == "*":
            pieces.append([])
        else:
            pieces[-1].append(_ANY if character == "?" else character)
    return list(map(tuple, pieces))


def _stands_at(piece: Piece, text: str, position: int) -> bool:
    if position + len(piece) > len(text):
        return False
    return all(wanted is _ANY or wanted == text[position + place] for place, wanted in enumerate(piece))


def _place(piece: Piece, text: str, start: int) -> int | None:
    """Return where a piece stands first from a position on."""
    if _ANY not in piece:
        found = text.find("".join(filter(None, piece)), start)
        return None if found < 0 else found
    return next((place for place in range(start, len(text) - len(piece) + 1) if _stands_at(piece, text, place)), None)


def _through(pieces: Sequence[Piece], text: str, start: int) -> int | None:
    """Return where the last of some pieces ends that follow each other from a position on, each as early as it can."""
    for piece in pieces:
        place = _place(piece, text, start)
        if place is None:
            return None
        start = place + len(piece)
    return start


def _levelled(text: str) -> str:
    """Return a text of the same length without case and width."""
    return "".join(map(_level, text))


@lru_cache(maxsize=_KNOWN_CHARACTERS)
def _level(character: str) -> str:
    level = unicodedata.normalize("NFKC", character).casefold()
    return level if len(level) == 1 else character


def replaced(text: str, wanted: Wanted, pattern: Pattern) -> str:
    """Return a text with every match replaced; itself if there is none."""
    if wanted.whole:
        return wanted.replacement if not pattern.is_empty and pattern.is_all_of(text) else text
    parts, position = [], 0
    for begins, ends in pattern.spans(text):
        parts += [text[position:begins], wanted.replacement]
        position = ends
    return "".join([*parts, text[position:]]) if parts else text


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: a table, fields of it, and records of it (None: all)."""

    table: str
    keys: Collection[str]
    ids: Collection[str] | None = None


def replacements(lab: Lab, pack: Pack, scope: Scope, wanted: Wanted, most: int | None = None) -> list[CellEdit]:
    """Return the cells that a replacement would change, at most so many, record by record.

    A sensitive field is passed over unless `wanted.bare`.  Directions are read as the pack lists them.
    """
    if len(wanted.text) > MOST_CHARACTERS:
        return []
    replacing = _Replacing(CellForms(lab, pack), wanted)
    return [] if replacing.pattern.is_empty else list(islice(replacing.edits(lab, scope), most))


class _Replacing:
    """One replacement under way; what it makes of a choice is worked out once."""

    def __init__(self, forms: CellForms, wanted: Wanted) -> None:
        self.pattern = Pattern(wanted.text, wildcards=wanted.wildcards, alike=wanted.alike)
        self._forms = forms
        self._wanted = wanted
        self._known: dict[tuple[Column[Any], Cell], Cell] = {}

    def edits(self, lab: Lab, scope: Scope) -> Iterator[CellEdit]:
        """Yield what would change."""
        columns = [column for column in TYPE_OF[scope.table].columns if column.key in scope.keys]
        open_columns = [column for column in columns if self._wanted.bare or not column.sensitive]
        for record in lab.tables[scope.table].values():
            if scope.ids is not None and record.id not in scope.ids:
                continue
            for column in open_columns:
                before = record.cells[column.index]
                after = None if before is None else self._after(column, before)
                if after != before:
                    yield CellEdit(scope.table, record.id, column.key, before, after)

    def _after(self, column: Column[Any], cell: Cell) -> Cell:
        if not isinstance(column.kind, Choice | Reference | YesNo):
            return self._read(column, cell)
        if (column, cell) not in self._known:
            self._known[column, cell] = self._read(column, cell)
        return self._known[column, cell]

    def _read(self, column: Column[Any], cell: Cell) -> Cell:
        """Return what a cell becomes; the very cell where nothing of it is replaced."""
        typed = self._forms.typed(column, cell)
        text = replaced(typed, self._wanted, self.pattern)
        return cell if text == typed else self._forms.read(column, text)


def replacing_change(lab: Lab, edits: Sequence[CellEdit], wanted: Wanted) -> Labelled:
    """Return replacements as one step, and what it is called; no text of a sensitive field stands in its name."""
    number = len(edits)
    if any(TYPE_OF[edit.table].column_of[edit.key].sensitive for edit in edits) or not wanted.replacement:
        words = _("替换 {number} 处内容") if wanted.replacement else _("查找并删去 {number} 处内容")
        return Labelled(edits_change(lab, edits), words.format(number=number))
    words = _("把“{text}”替换为“{replacement}”（{number} 处）").format(
        text=_short(wanted.text), replacement=_short(wanted.replacement), number=number
    )
    return Labelled(edits_change(lab, edits), words)


def _short(text: str) -> str:
    return text if len(text) <= MOST_TOLD else f"{text[: MOST_TOLD - 1]}…"

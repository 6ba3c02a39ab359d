"""What can be chosen for a cell, and which of it somebody means who has typed the beginning of a word.

A choice is found by its title, by pinyin (initials or in full) and by its synonyms; a record by its name and id.
"""

from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import Any, NamedTuple

from wzlab.columns import Cell, Choice, Column, Reference, YesNo
from wzlab.editing.cells import CellForms
from wzlab.editing.pinyin import is_initials, is_pinyin
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.pack import Pack
from wzlab.spelling import folded


class Candidate(NamedTuple):
    """One cell that can be chosen: what it is called, what tells it from others, and what else it is found by.

    `text`, read as typed text (`wzlab.editing.cells`), gives the cell.
    """

    cell: Cell
    text: str
    note: str = ""
    synonyms: tuple[str, ...] = ()


class _Likeness(IntEnum):
    """How a candidate answers what was typed, the best first."""

    EXACT = 0
    PREFIX = 1
    CONTAINED = 2
    INITIALS = 3
    PINYIN = 4
    SYNONYM = 5


def candidates(column: Column[Any], lab: Lab, pack: Pack) -> list[Candidate]:
    """Return what can be chosen for a field, in the order of its list or table; nothing for a field of free text."""
    kind = column.kind
    if isinstance(kind, YesNo):
        return [Candidate(value, kind.show(value), synonyms=words) for value, words in _YES_NO]
    if isinstance(kind, Reference):
        return list(_records(kind, lab, pack))
    if isinstance(kind, Choice):
        return [*(_directions(column, lab, pack) if kind.open_ended else ()), *_options(kind)]
    return []


_YES_NO: tuple[tuple[bool, tuple[str, ...]], ...] = (
    (True, ("yes", "true", "1", "有")),
    (False, ("no", "false", "0", "无")),
)


def _options(kind: Choice) -> Iterator[Candidate]:
    for code in kind.options:
        words = tuple(word for word, meant in kind.spellings() if meant == code)
        yield Candidate(code, kind.show(code), synonyms=words)


def _directions(column: Column[Any], lab: Lab, pack: Pack) -> Iterator[Candidate]:
    forms = CellForms(lab, pack)
    for direction in pack.directions:
        note = _("{group}：{scope}").format(group=direction.group, scope=direction.scope)
        yield Candidate(direction.code, forms.typed(column, direction.code), note, (str(direction.title),))


def _records(kind: Reference, lab: Lab, pack: Pack) -> Iterator[Candidate]:
    names = CellForms(lab, pack).names
    for record in lab.tables[kind.table].values() if kind.table else lab.all_records():
        note = record.id if kind.table else f"{_(record.label)} {record.id}"
        yield Candidate(
            record.id, names.typed(kind.table, record.id), note, (record.id, names.name(kind.table, record.id))
        )
    if not kind.table:
        for condition in pack.conditions:
            note = _("条款 {clause}").format(clause=condition.clause)
            yield Candidate(condition.id, names.typed("", condition.id), note, (condition.id, str(condition.title)))


def matching(among: Iterable[Candidate], typed: str) -> list[Candidate]:
    """Return the candidates that a typed text may mean, the likeliest first; all of them for a blank text."""
    wanted = folded(typed)
    if not wanted:
        return list(among)
    found = [(likeness, one) for one in among if (likeness := _likeness(one, wanted)) is not None]
    return [one for _likeness, one in sorted(found, key=_by_likeness)]


def _by_likeness(found: tuple[_Likeness, Candidate]) -> _Likeness:
    return found[0]


def _likeness(candidate: Candidate, wanted: str) -> _Likeness | None:
    text = folded(candidate.text)
    if wanted in text:
        return (
            _Likeness.EXACT if text == wanted else _Likeness.PREFIX if text.startswith(wanted) else _Likeness.CONTAINED
        )
    if wanted.isascii() and wanted.isalpha():
        if is_initials(wanted, text):
            return _Likeness.INITIALS
        if is_pinyin(wanted, text):
            return _Likeness.PINYIN
    return _Likeness.SYNONYM if any(_answers(word, wanted) for word in candidate.synonyms) else None


def _answers(synonym: str, wanted: str) -> bool:
    """Tell whether a synonym answers; Latin letters in the middle of a word are no sign that it was meant."""
    word = folded(synonym)
    return word.startswith(wanted) if wanted.isascii() else wanted in word

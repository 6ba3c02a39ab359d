"""Columns of one field whose answers stand side by side, each row ticked below one of them: 是否全时 above 是 | 否.

Together they are one column, the first of them, whose text is the answer that is ticked.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from wzlab.columns import Choice, Column, Record, YesNo
from wzlab.importing.headings.headed import Headed
from wzlab.importing.headings.headings_text import parts_of
from wzlab.importing.headings.known_headings import meant_by
from wzlab.intake.grids import Plain
from wzlab.records import Person
from wzlab.spelling import folded

Answers = tuple[tuple[int, str], ...]
"""The columns below which an answer is ticked, each with the answer."""

_TICKS = frozenset(("√", "✓", "✔", "☑", "■", "●", "v", "y", "1", "1.0", "true"))
_NO_TICKS = frozenset(("", "□", "☐", "○", "×", "✗", "✘", "x", "n", "0", "0.0", "false", "/", "-", "—", "——", "无"))
_BLANKS = _NO_TICKS | {"否"}
"""What may stand below an answer that is not the one; 否 below 否 is a tick, too."""
_LEAST = 2
_LEVEL_OF: Mapping[str, str] = {"title": "title_level"}
"""Below 职称 stand its levels (正高 | 副高 | 中级), which are a field of their own."""


def is_ticked(cell: Plain, answer: str) -> bool:
    """Tell whether a cell says that the answer above it is the one: a tick, or the answer's own word."""
    word = _word(cell)
    return word in _TICKS or (word == "是" and answer != "否") or (word == folded(answer) and word not in _NO_TICKS)


def is_blank_or_tick(cell: Plain, answer: str) -> bool:
    """Tell whether a cell only says whether the answer above it is the one, as a tick, a cross or a blank do."""
    word = _word(cell)
    return is_ticked(cell, answer) or word in _NO_TICKS or (word == "否" and answer != "是")


def _word(cell: Plain) -> str:
    return "" if cell is None else folded(str(cell))


def ticked_columns(headings: Sequence[Headed], record_type: type[Record]) -> Iterator[tuple[str, Answers]]:
    """Yield the fields whose answers stand side by side, each with its columns.

    All that stands below is ticks and blanks, with a tick at least; where the cells are not at hand, what was found before
    holds.
    """
    for column, members in _sets(headings, record_type):
        if column is None or len(members) < _LEAST:
            continue
        answers = tuple((headed.column, parts_of(headed.heading)[-1]) for headed in members)
        if _are_answers(column, answers) and (members[0].answers == answers or _are_ticked(members, answers)):
            yield column.key, answers


def _sets(
    headings: Sequence[Headed], record_type: type[Record]
) -> Iterator[tuple[Column[Any] | None, Sequence[Headed]]]:
    """Yield the columns below one heading with the field it means, and those without whose headings are answers of one."""
    for group, columns in groupby(headings, _group):
        if group:
            yield _field(group, record_type), list(columns)
            continue
        for column, answers in groupby(columns, lambda headed: _answered(headed, record_type)):
            yield column, list(answers)


def _answered(headed: Headed, record_type: type[Record]) -> Column[Any] | None:
    """Return the only field of which a heading is an answer, None if there is none, or more than one."""
    if headed.hidden is not None or meant_by(headed.heading, record_type.table) is not None:
        return None
    word = folded(headed.heading)
    found = [
        column
        for column in record_type.columns
        if isinstance(column.kind, Choice) and word in map(folded, column.kind.options.values())
    ]
    return found[0] if len(found) == 1 else None


def _group(headed: Headed) -> tuple[str, ...]:
    """Return the headings above the lowest one of a column, none if there is only one or a hidden key."""
    return () if headed.hidden is not None else parts_of(headed.heading)[:-1]


def _field(group: Sequence[str], record_type: type[Record]) -> Column[Any] | None:
    meant = meant_by(group[-1], record_type.table)
    key = None if meant is None else _LEVEL_OF.get(meant.key, meant.key) if record_type is Person else meant.key
    return None if key is None else record_type.column_of[key]


def _are_answers(column: Column[Any], answers: Answers) -> bool:
    """Tell whether lower headings are different answers of a field."""
    kind = column.kind
    if not isinstance(kind, Choice | YesNo) or (isinstance(kind, Choice) and kind.open_ended):
        return False
    try:
        return len({kind.read(answer) for _column, answer in answers}) == len(answers)
    except ValueError:
        return False


def _are_ticked(members: Sequence[Headed], answers: Answers) -> bool:
    below = [
        (cell, answer) for headed, (_column, answer) in zip(members, answers, strict=True) for cell in headed.cells
    ]
    ticked = [is_ticked(cell, answer) for cell, answer in below]
    return any(ticked) and all(
        one or _word(cell) in _BLANKS for one, (cell, _answer) in zip(ticked, below, strict=True)
    )

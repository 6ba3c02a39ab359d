"""What workbooks that came back differ in, line by line, as it is shown and decided.  No Qt.

A line is one thing that may be taken or left: a changed cell, a record added or removed; a conflict and a question are
lines with options, of which none is taken until somebody does; a note only tells.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ui.session import Place
from wzlab.language import N_, _
from wzlab.spelling import folded

Key = tuple[str, ...]
"""Tells a line from all others, also when the files are compared again."""


class LineKind(StrEnum):
    """What a line is about."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    CONFLICT = "conflict"
    QUESTION = "question"
    NOTE = "note"


KIND_WORDS: Mapping[LineKind, str] = {
    LineKind.CHANGED: N_("修改"),
    LineKind.ADDED: N_("新增记录"),
    LineKind.REMOVED: N_("删除记录"),
    LineKind.CONFLICT: N_("冲突"),
    LineKind.QUESTION: N_("疑问"),
    LineKind.NOTE: N_("读入说明"),
}
ASKED = frozenset({LineKind.CONFLICT, LineKind.QUESTION})
"""The kinds that wait for somebody to choose."""
TAKEN = frozenset({LineKind.CHANGED, LineKind.ADDED, LineKind.REMOVED})
"""The kinds that are taken unless somebody leaves them."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: its words, where it comes from (a file and a cell, or the lab), and whether it changes anything.

    The answer to a question changes nothing itself: the files are compared again, and what comes of it are lines.
    """

    words: str
    source: str
    changes: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """One difference: of which record (`group`), in which field, from what to what, found where.

    `place` is where the record stands in the lab, if it does; `condition` is the condition it speaks of, if it is a
    remark on one; `tip` is the whole of it as a sentence.
    """

    key: Key
    kind: LineKind
    group: str
    title: str
    before: str
    after: str
    source: str
    tip: str
    place: Place | None = None
    options: tuple[Option, ...] = ()
    condition: str | None = None

    @property
    def searched(self) -> str:
        """Everything that a search looks at, folded."""
        parts = [self.group, self.title, self.before, self.after, self.source]
        return folded(" ".join([*parts, *(f"{option.words} {option.source}" for option in self.options)]))


@dataclass
class Decisions:
    """What somebody has made of the lines: those left, and which option of the others was chosen."""

    left: set[Key] = field(default_factory=set)
    chosen: dict[Key, int] = field(default_factory=dict)

    def changes(self, line: Line) -> bool:
        """Tell whether a line will change the lab."""
        if line.kind in TAKEN:
            return line.key not in self.left
        return line.key in self.chosen and line.options[self.chosen[line.key]].changes

    def keep_to(self, lines: Iterable[Line]) -> None:
        """Forget what was decided on lines that are no more, or whose options are others."""
        options = {line.key: len(line.options) for line in lines}
        self.left &= set(options)
        self.chosen = {key: number for key, number in self.chosen.items() if number < options.get(key, 0)}


def grouped(lines: Iterable[Line]) -> Mapping[str, list[Line]]:
    """Return the lines by record, in the order in which each record is first met; notes last."""
    found: dict[str, list[Line]] = {}
    ordered = sorted(lines, key=_is_note)
    for line in ordered:
        found.setdefault(line.group, []).append(line)
    return found


def _is_note(line: Line) -> bool:
    return line.kind is LineKind.NOTE


def summary(lines: Sequence[Line], files: int) -> str:
    """Return what the files differ in, in one sentence; what would be removed is warned of."""
    numbers = {kind: sum(line.kind is kind for line in lines) for kind in LineKind}
    parts = [
        _("修改 {number} 处").format(number=numbers[LineKind.CHANGED]) if numbers[LineKind.CHANGED] else "",
        _("新增 {number} 条记录").format(number=numbers[LineKind.ADDED]) if numbers[LineKind.ADDED] else "",
        _("⚠ 删除 {number} 条记录").format(number=numbers[LineKind.REMOVED]) if numbers[LineKind.REMOVED] else "",
        _("冲突 {number} 处").format(number=numbers[LineKind.CONFLICT]) if numbers[LineKind.CONFLICT] else "",
        _("疑问 {number} 条").format(number=numbers[LineKind.QUESTION]) if numbers[LineKind.QUESTION] else "",
    ]
    told = _("，").join(filter(None, parts)) or _("没有不同")
    return _("{number} 个文件：{told}。").format(number=files, told=told)

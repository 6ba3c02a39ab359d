"""The differences as one change of the lab: one step, which can be taken back whole.

What is not decided is left alone: a conflict without a decision, a row of which nobody has said whose it is.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from wzlab.changes import AddRecord, Change, SetNote, SetPin, Several, apply
from wzlab.columns import AsTyped, Cell, Record, Reference
from wzlab.editing.names import Names
from wzlab.editing.rows import Labelled, as_one, remove_rows, set_record_cells
from wzlab.lab import Lab, Note
from wzlab.language import _
from wzlab.records import TYPE_OF
from wzlab.workbook.reading_back.differences import (
    Clash,
    Comparison,
    Conflict,
    Key,
    Question,
    Undecided,
)
from wzlab.workbook.remarks import ReadingTaken, Remark, note_of, pin_of, readings_taken, remarks

LEAVE, REMOVE_OR_RESTORE, KEEP_EDITED = 0, 1, 2
"""The outcomes of a clash; the outcome of a conflict is the place of its option."""

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Decisions:
    """What somebody decided: the outcome of what has several, and differences that are not wanted, by their keys."""

    outcomes: Mapping[Key, int] = field(default_factory=dict)
    refused: Collection[Key] = ()


def preferring(comparison: Comparison, side: Literal["here", "there"]) -> Decisions:
    """Return the decisions that follow from one side being right.

    Where several workbooks differ among themselves, "there" decides nothing.
    """
    chosen = {one.key: LEAVE if side == "here" else _there(one) for one in comparison.undecided}
    return Decisions({key: outcome for key, outcome in chosen.items() if outcome is not None})


def _there(one: Undecided) -> int | None:
    """Return the outcome that the workbooks agree on, or None."""
    if isinstance(one, Conflict):
        return 1 if len(one.options) == 2 else None
    return REMOVE_OR_RESTORE if one.is_gone or not one.edited else None


def left_undecided(comparison: Comparison, decisions: Decisions) -> list[Undecided | Question]:
    """Return what nobody has decided yet."""
    return [*(one for one in comparison.undecided if one.key not in decisions.outcomes), *comparison.questions]


def merge_change(comparison: Comparison, decisions: Decisions | None = None) -> Labelled:
    """Return one change of the compared lab that takes all over that is decided, and what its step is called."""
    merging = _Merging(comparison, decisions or Decisions())
    changes = merging.changes()
    return Labelled(as_one(changes), _label(comparison.files, merging.counts))


def _label(files: Sequence[str], counts: Mapping[str, int]) -> str:
    named = _("、").join(files[:_MOST_NAMED])
    if len(files) > _MOST_NAMED:
        named = _("{files} 等 {number} 个文件").format(files=named, number=len(files))
    words = {"changed": _("改 {number} 处"), "added": _("增 {number} 条"), "removed": _("删 {number} 条")}
    told = [words[what].format(number=number) for what, number in counts.items() if number]
    if not told:
        return _("导入 {files}").format(files=named)
    return _("导入 {files}（{told}）").format(files=named, told=_("，").join(told))


class _Merging:
    """Makes the change step by step on a copy of the lab, so that each step sees the ones before it."""

    def __init__(self, comparison: Comparison, decisions: Decisions) -> None:
        self._comparison, self._decisions = comparison, decisions
        self._work = comparison.lab.snapshot()
        self._names = Names(comparison.result, comparison.pack)
        self._changes: list[Change] = []
        self.counts = {"changed": 0, "added": 0, "removed": 0}

    def changes(self) -> list[Change]:
        """Return the changes in their order: first what is referred to, last what is removed."""
        self._add(one.record for one in self._comparison.added() if self._is_wanted(one.key))
        self._add(one.record for one in self._clashes(is_gone=True, outcome=REMOVE_OR_RESTORE))
        for (table, record_id), cells in self._cells().items():
            if table in self._work.tables:
                self._set(self._work.tables[table][record_id], cells)
            else:
                self._say(table, record_id, cells)
        self._remove()
        return self._changes

    def _is_wanted(self, key: Key) -> bool:
        return key not in self._decisions.refused

    def _clashes(self, *, is_gone: bool, outcome: int) -> Iterator[Clash]:
        for one in self._comparison.undecided:
            if isinstance(one, Clash) and one.is_gone == is_gone and self._decisions.outcomes.get(one.key) == outcome:
                yield one

    def _do(self, change: Change) -> None:
        apply(self._work, change)
        self._changes += change.changes if isinstance(change, Several) else [change]

    def _add(self, records: Iterable[Record]) -> None:
        for record in records:
            cells = {column.key: record.cells[column.index] for column in record.columns}
            self._do(AddRecord(record.replace(**self._with_known_references(record, cells))))
            self.counts["added"] += 1

    def _cells(self) -> dict[tuple[str, str], dict[str, Cell]]:
        """Return the cells to be set, by table and id."""
        found: dict[tuple[str, str], dict[str, Cell]] = {}
        for change in self._comparison.changed():
            if self._is_wanted(change.key):
                found.setdefault((change.table, change.record_id), {})[change.field] = change.after
        for one in self._comparison.undecided:
            outcome = self._decisions.outcomes.get(one.key, LEAVE)
            if isinstance(one, Conflict) and outcome:
                found.setdefault((one.table, one.record_id), {})[one.field] = one.options[outcome].cell
        for clash in self._clashes(is_gone=False, outcome=KEEP_EDITED):
            found.setdefault((clash.table, clash.record.id), {}).update({one.field: one.after for one in clash.edits})
        return found

    def _set(self, record: Record, cells: Mapping[str, Cell]) -> None:
        change = set_record_cells(record, self._with_known_references(record, cells))
        if change is not None:
            self._do(change)
            self.counts["changed"] += len(change.cells)

    def _with_known_references(self, record: Record, cells: Mapping[str, Cell]) -> dict[str, Cell]:
        """Return cells in which a reference to a record that is not taken over keeps its name, as typed."""
        known = Names(self._work, self._comparison.pack)
        safe = dict(cells)
        for key, cell in cells.items():
            kind = record.column_of[key].kind
            if isinstance(kind, Reference) and isinstance(cell, str) and not known.is_known(kind.table, cell):
                safe[key] = AsTyped(self._names.name(kind.table, cell))
        return safe

    def _remove(self) -> None:
        removed = [(one.table, one.record_id) for one in self._comparison.removed() if self._is_wanted(one.key)]
        removed += [(one.table, one.record.id) for one in self._clashes(is_gone=False, outcome=REMOVE_OR_RESTORE)]
        for table in TYPE_OF:
            ids = [record_id for of, record_id in removed if of == table]
            change = remove_rows(self._work, table, ids).change if ids else None
            if change is not None:
                self._do(change)
                self.counts["removed"] += len(ids)

    # what was said of conditions and readings

    def _say(self, table: str, record_id: str, cells: Mapping[str, Cell]) -> None:
        change = self._note(record_id, cells) if table == Remark.table else self._pin(record_id, cells)
        if change is not None:
            self._do(change)
            self.counts["changed"] += len(cells)

    def _note(self, condition: str, cells: Mapping[str, Cell]) -> Change | None:
        remark = next(one for one in remarks(self._work, self._comparison.pack) if one.id == condition)
        note = note_of(remark.replace(**cells))
        before = self._work.notes.get(condition)
        return None if note == (before or Note()) else SetNote(condition, None if note == Note() else note)

    def _pin(self, reading_id: str, cells: Mapping[str, Cell]) -> Change | None:
        taken: ReadingTaken = next(
            one for one in readings_taken(self._work, self._comparison.pack) if one.id == reading_id
        )
        reading = next(one for one in self._comparison.pack.readings if one.id == reading_id)
        pin = pin_of(taken.replace(**cells), reading)
        return None if pin == self._work.pins.get(reading_id) else SetPin(reading_id, pin)


def merged(lab: Lab, change: Change | None) -> Lab:
    """Return a copy of a lab with a change made."""
    copy = lab.snapshot()
    if change is not None:
        apply(copy, change)
    return copy

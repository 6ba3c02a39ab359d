"""Changes of cells and rows as a person asks for them, each with the label its undo step bears.

A function returns what is to be done and does nothing; None instead of a change means that nothing would change.  All
of it is one step: what is several changes is one `Several`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from wzlab.changes import AddRecord, Change, MoveRecord, RemoveRecord, SetCells, Several
from wzlab.columns import AsTyped, Cell, Column, Record, Reference
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.records import RECORD_TYPES, TYPE_OF, Laboratory

PREFIXES: Mapping[str, str] = {
    "units": "u",
    "staff": "s",
    "rooms": "r",
    "equipment": "e",
    "projects": "p",
    "patents": "z",
    "awards": "w",
    "milestones": "m",
    "agreements": "a",
    "scenarios": "c",
    "targets": "t",
    "investments": "v",
    "attachments": "x",
}
"""What the ids of each table begin with."""

KEPT_IN_COPIES = frozenset({"name", "building"})
"""The fields that are used to find double claims, and yet are the same in a copy that is about to be edited."""

_REFERRING: tuple[tuple[type[Record], tuple[Column[Any], ...]], ...] = tuple(
    (record_type, columns)
    for record_type in RECORD_TYPES
    if (columns := tuple(column for column in record_type.columns if isinstance(column.kind, Reference)))
)


class Labelled(NamedTuple):
    """A change (None: nothing would change), and what its step is called."""

    change: Change | None
    label: str


class Mention(NamedTuple):
    """A field of a record that refers to another record."""

    table: str
    record_id: str
    key: str


def as_one(changes: Sequence[Change]) -> Change | None:
    """Return several changes as one; None for none."""
    return changes[0] if len(changes) == 1 else (Several(tuple(changes)) if changes else None)


def fresh_ids(lab: Lab, table: str) -> Iterator[str]:
    """Yield ids that no record has, counting on from the highest of the table: after s32, s33."""
    prefix = PREFIXES[table]
    form = re.compile(rf"{prefix}([0-9]{{1,9}})")
    used = {record.id for record in lab.all_records()}
    highest = max((int(match[1]) for match in map(form.fullmatch, used) if match), default=0)
    for number in count(highest + 1):
        if (fresh := f"{prefix}{number}") not in used:
            yield fresh


# --- cells ----------------------------------------------------------------------------------------------------------


def set_cell(record: Record, column: Column[Any], cell: Cell) -> Change | None:
    """Return the change that gives a record a cell, or None if it has it."""
    return set_record_cells(record, {column.key: cell})


def set_record_cells(record: Record, cells: Mapping[str, Cell]) -> SetCells | None:
    """Return the change that gives a record cells, without those it has; None if it has them all."""
    changed = tuple((key, cell) for key, cell in cells.items() if record.cell(key) != cell)
    return SetCells(record.table, record.id, changed) if changed else None


def set_cells(lab: Lab, table: str, ids: Iterable[str], cells: Mapping[str, Cell]) -> Labelled:
    """Give several records the same cells, as a bulk edit does."""
    record_type = TYPE_OF[table]
    changes = _setting(lab, table, dict.fromkeys(ids, cells))
    titles = _("、").join(_(record_type.column_of[key].title) for key in cells)
    label = _("批量修改 {number} 条{label}的“{titles}”")
    return Labelled(as_one(changes), label.format(number=len(changes), label=_(record_type.label), titles=titles))


def blank_cells(lab: Lab, table: str, ids: Iterable[str], keys: Iterable[str]) -> Labelled:
    """Make cells unknown."""
    changes = _setting(lab, table, dict.fromkeys(ids, dict.fromkeys(keys)))
    return Labelled(
        as_one(changes), _cells_label(lab, changes, _("清空 {number} 个单元格"), _("清空 {who} 的“{title}”"))
    )


def fill_down(lab: Lab, table: str, ids: Sequence[str], keys: Iterable[str]) -> Labelled:
    """Give every record but the first the first one's cells."""
    first = lab.tables[table][ids[0]] if ids else None
    cells = {key: first.cell(key) for key in keys} if first else {}
    changes = _setting(lab, table, dict.fromkeys(ids[1:], cells))
    label = _cells_label(lab, changes, _("向下填充 {number} 个单元格"), _("向下填充 {who} 的“{title}”"))
    return Labelled(as_one(changes), label)


def _setting(lab: Lab, table: str, cells: Mapping[str, Mapping[str, Cell]]) -> list[SetCells]:
    records = lab.tables[table]
    made = (set_record_cells(records[record_id], wanted) for record_id, wanted in cells.items())
    return [change for change in made if change is not None]


def cell_label(lab: Lab, record: Record, column: Column[Any]) -> str:
    """Return what the step is called that edits one cell: 修改 张三 的“学位”."""
    return _("修改 {who} 的“{title}”").format(who=lab.name_of(record), title=_(column.title))


def _cells_label(lab: Lab, changes: Sequence[SetCells], many: str, one: str) -> str:
    number = sum(len(change.cells) for change in changes)
    if number != 1:
        return many.format(number=number)
    record = lab.tables[changes[0].table][changes[0].record_id]
    column = record.column_of[changes[0].cells[0][0]]
    return one.format(who=lab.name_of(record), title=_(column.title))


# --- rows -----------------------------------------------------------------------------------------------------------


def new_record(lab: Lab, record_type: type[Record], **cells: Cell) -> Record:
    """Return a record with an id of its own, the cells given and the defaults for the rest.

    Raises:
        KeyError: the type has no such field, or is the lab's own, of which there is one.
    """
    return record_type.of(next(fresh_ids(lab, record_type.table)), **cells)


def add_rows(lab: Lab, table: str, number: int = 1, position: int | None = None) -> Labelled:
    """Add records with nothing but their defaults, before a position (None: at the end)."""
    ids = fresh_ids(lab, table)
    records = [TYPE_OF[table].of(next(ids)) for _number in range(number)]
    return Labelled(as_one(_adding(records, position)), _rows_label(_("新增 {number} 条{label}"), table, number))


def _adding(records: Sequence[Record], position: int | None) -> list[Change]:
    return [AddRecord(record, None if position is None else position + place) for place, record in enumerate(records)]


def duplicate_rows(lab: Lab, table: str, ids: Iterable[str]) -> Labelled:
    """Put copies behind the last of the records, without the numbers that belong to one alone (identity, asset …)."""
    chosen = frozenset(ids)
    order = list(lab.tables[table])
    places = [place for place, record_id in enumerate(order) if record_id in chosen]
    fresh = fresh_ids(lab, table)
    copies = [_copy(lab.tables[table][order[place]], next(fresh)) for place in places]
    position = places[-1] + 1 if places else None
    return Labelled(as_one(_adding(copies, position)), _rows_label(_("复制 {number} 条{label}"), table, len(copies)))


def _copy(record: Record, record_id: str) -> Record:
    own = (column.claims or column.sensitive for column in record.columns)
    cells = (
        None if is_own and column.key not in KEPT_IN_COPIES else cell
        for is_own, column, cell in zip(own, record.columns, record.cells, strict=True)
    )
    return type(record)(record_id, tuple(cells))


def references_to(lab: Lab, ids: Iterable[str]) -> list[Mention]:
    """Return every field of the other records that refers to one of these, table by table."""
    gone = frozenset(ids)
    return [
        Mention(record_type.table, record.id, column.key)
        for record_type, columns in _REFERRING
        for record in lab.tables[record_type.table].values()
        for column in columns
        if isinstance(cell := record.cells[column.index], str) and cell in gone and record.id not in gone
    ]


def references_words(mentions: Iterable[Mention]) -> str:
    """Return in words which fields refer to what is to be removed, and what becomes of them; "" for none."""
    numbers: dict[tuple[str, str], int] = {}
    for mention in mentions:
        numbers[mention.table, mention.key] = numbers.get((mention.table, mention.key), 0) + 1
    listed = _("、").join(
        _("{label}“{title}” {number} 处").format(
            label=_(TYPE_OF[table].label), title=_(TYPE_OF[table].column_of[key].title), number=number
        )
        for (table, key), number in numbers.items()
    )
    return _("引用它的栏目只留下原来的名称，需要重新选择：{listed}。").format(listed=listed) if listed else ""


def remove_rows(lab: Lab, table: str, ids: Iterable[str]) -> Labelled:
    """Remove records; what referred to them keeps their name as typed, and is unknown until somebody chooses anew.

    A blank would be a value in some fields: people of a removed partner would belong to the lead unit.
    """
    chosen = frozenset(ids)
    gone = [record for record in lab.tables[table].values() if record.id in chosen]
    names = {record.id: AsTyped(lab.name_of(record)) for record in gone}
    keys_by_record: dict[tuple[str, str], dict[str, Cell]] = {}
    for mention in references_to(lab, chosen):
        referring = lab.tables[mention.table][mention.record_id].cell(mention.key)
        assert isinstance(referring, str)
        keys_by_record.setdefault((mention.table, mention.record_id), {})[mention.key] = names[referring]
    changes: list[Change] = [SetCells(*place, tuple(cells.items())) for place, cells in keys_by_record.items()]
    changes += [RemoveRecord(table, record.id) for record in gone]
    if len(gone) == 1:
        words = _("删除{label} {who}").format(label=_(gone[0].label), who=lab.name_of(gone[0]))
        return Labelled(as_one(changes), words)
    return Labelled(as_one(changes), _rows_label(_("删除 {number} 条{label}"), table, len(gone)))


def move_rows(lab: Lab, table: str, ids: Iterable[str], offset: int) -> Labelled:
    """Move records up (negative) or down by so many places, in their order; at an end they gather, and stay there."""
    chosen = frozenset(ids)
    order = list(lab.tables[table])
    moved = [record_id for record_id in order if record_id in chosen]
    changes: list[Change] = []
    for done, record_id in enumerate(moved if offset < 0 else reversed(moved)):
        before = order.index(record_id)
        after = max(before + offset, done) if offset < 0 else min(before + offset, len(order) - 1 - done)
        if after != before:
            order.insert(after, order.pop(before))
            changes.append(MoveRecord(table, record_id, after))
    return Labelled(as_one(changes), _rows_label(_("移动 {number} 条{label}"), table, len(moved)))


def _rows_label(words: str, table: str, number: int) -> str:
    assert table != Laboratory.table, "the lab itself is one record, and stays"
    return words.format(number=number, label=_(TYPE_OF[table].label))

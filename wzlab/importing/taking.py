"""A proposal as one change of the lab, and what was taken over of it, in words."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from wzlab.changes import AddRecord, Change, SetCells
from wzlab.columns import Record
from wzlab.editing.rows import as_one, set_record_cells
from wzlab.importing.model import Action, Severity, Topic
from wzlab.importing.places import row_words
from wzlab.importing.proposing import Proposal
from wzlab.language import _, sentences

_MOST_ORIGINS = 3
"""Of more rows that speak of one record, the first are named."""


class Taken(NamedTuple):
    """What is taken over of a proposal.

    Args:
        change: all of it as one change of the lab; None if nothing is.
        label: what the step is called: 导入 2 个文件：新增 12 条，更新 3 条.
        origins: where each record that is new or changed comes from, by its id: 人员.xlsx · 在职人员 · 第 5 行.
        added: how many records are new.
        updated: how many records of the lab are changed.
        left: what is not taken over and what stays as it is, finished sentences; "" for nothing.
        is_complete: whether nothing was left out, and nothing waits for a decision.
    """

    change: Change | None
    label: str
    origins: Mapping[str, str]
    added: int
    updated: int
    left: str
    is_complete: bool

    @property
    def message(self) -> str:
        """What is written and what is not, finished sentences, true once the change is made."""
        done = _("{label}。").format(label=self.label) if self.change is not None else _("没有导入任何内容。")
        return sentences((done, self.left))


def change_of(proposal: Proposal) -> Taken:
    """Return what a proposal comes to; nothing if it is all or nothing, and there is a problem."""
    changes = [] if proposal.is_stopped else list(_changes(proposal))
    added = sum(1 for change in changes if isinstance(change, AddRecord))
    updated = len(changes) - added
    label = _label(proposal, added, updated)
    if proposal.is_stopped:
        number = len(proposal.problems())
        left = _("有 {number} 处问题，而您选择了“有问题就都不导入”。").format(number=number)
        return Taken(None, label, {}, 0, 0, left, is_complete=False)
    is_complete = not (proposal.problems() or proposal.counts()[Action.PROBLEM])
    origins = _origins(proposal) if changes else {}
    return Taken(as_one(changes), label, origins, added, updated, sentences(_left(proposal)), is_complete)


def _changes(proposal: Proposal) -> Iterator[AddRecord | SetCells]:
    """Yield what tells the lab from the result, table by table: what is referred to comes first."""
    for table, records in proposal.result.tables.items():
        before = proposal.lab.tables[table]
        for record in records.values():
            was = before.get(record.id)
            if was is None:
                yield AddRecord(record)
            elif was is not record and (change := _difference(was, record)) is not None:
                yield change


def _difference(was: Record, now: Record) -> SetCells | None:
    return set_record_cells(was, {column.key: now.cells[column.index] for column in now.columns})


def _label(proposal: Proposal, added: int, updated: int) -> str:
    names = list(dict.fromkeys(proposal.names.get(plan.table.key.file, "") for plan in proposal.plans))
    names = names or list(proposal.names.values())
    files = names[0] if len(names) == 1 else _("{number} 个文件").format(number=len(names))
    numbers = ((_("新增 {number} 条"), added), (_("更新 {number} 条"), updated))
    told = _("，").join(words.format(number=number) for words, number in numbers if number)
    if not told:
        return _("导入 {files}").format(files=files)
    return _("导入 {files}：{told}").format(files=files, told=told)


def _origins(proposal: Proposal) -> Mapping[str, str]:
    places: dict[str, list[str]] = {}
    for plan in proposal.plans:
        for row in plan.rows:
            if row.action in (Action.ADD, Action.UPDATE):
                places.setdefault(row.record_id, []).append(row_words(plan.table.key, row.row, proposal.names))
    return {record_id: _joined(found) for record_id, found in places.items()}


def _joined(places: list[str]) -> str:
    listed = _("；").join(places[:_MOST_ORIGINS])
    if len(places) <= _MOST_ORIGINS:
        return listed
    return _("{places} 等 {number} 处").format(places=listed, number=len(places))


def _left(proposal: Proposal) -> Iterator[str]:
    """Yield in words what is not taken over, and what stays as it is."""
    counts = proposal.counts()
    sentences = (
        (_("{number} 行与实验室里的一致。"), counts[Action.SAME] - (again := _said_again(proposal))),
        (_("{number} 行与这次导入的另一行相同。"), again),
        (_("跳过 {number} 行。"), counts[Action.SKIP]),
        (_("{number} 行有问题，没有导入。"), counts[Action.PROBLEM]),
        (_("{number} 处读不出或不一致，原样保留或没有写入。"), _kept_as_typed(proposal)),
        (_("{number} 个表格没有导入，因为看不出是什么。"), _unknown_tables(proposal)),
        (_("{number} 栏的金额或面积没有读入，因为单位不明。"), columns_left(proposal)),
    )
    for words, number in sentences:
        if number:
            yield words.format(number=number)


def _unknown_tables(proposal: Proposal) -> int:
    return sum(
        1
        for plan in proposal.plans
        for trouble in plan.troubles
        if trouble.question is not None and trouble.question.topic is Topic.KIND
    )


def _said_again(proposal: Proposal) -> int:
    """Return how many rows only repeat a record that another row of this import has made."""
    return sum(
        row.action is Action.SAME and row.record_id not in proposal.lab.tables[plan.table.kind]
        for plan in proposal.plans
        for row in plan.rows
    )


def _kept_as_typed(proposal: Proposal) -> int:
    """Return how many cells with problems are in rows that are taken over all the same."""
    rows = (row for plan in proposal.plans for row in plan.rows if row.troubles and row.action is not Action.PROBLEM)
    return sum(1 for row in rows for trouble in row.troubles if trouble.severity is Severity.PROBLEM)


def columns_left(proposal: Proposal) -> int:
    """Return how many columns of figures are not read because nobody knows, or may doubt, in which unit they are."""
    return sum(
        1 for plan in proposal.plans for trouble in plan.troubles if trouble.code in ("unit_unknown", "ten_thousand")
    )

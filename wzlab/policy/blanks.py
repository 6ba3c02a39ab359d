"""The blanks that decide something: which cells keep a condition open, who can fill them, and what hangs on them.

A cell is deciding while it stands among the undecided of a condition that is open, or whose outcome hangs on readings
of which one is open.  Other blanks are none of anybody's business.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from wzlab.changes import Edit, by_table
from wzlab.columns import AsTyped
from wzlab.lab import LAB_ID, Lab
from wzlab.language import _
from wzlab.policy.bookkeeping import RecordEntries
from wzlab.policy.books import Undecided
from wzlab.policy.judge import LiveJudge, Outcome, Verdict, tables_of
from wzlab.policy.pack import Binding, Condition, Every, Holds, Link
from wzlab.policy.plans import Plan, leaves
from wzlab.policy.repeats import Order
from wzlab.records import RECORD_TYPES, TYPE_OF


class Cell(NamedTuple):
    """One cell of the lab; without a record, a field that some record of the table must decide (who is the lead unit)."""

    table: str
    record_id: str | None
    field: str


class Blank(NamedTuple):
    """A cell that decides: the ids of the conditions that wait for it, and whether one of them is required."""

    table: str
    record_id: str | None
    field: str
    conditions: tuple[str, ...]
    required: bool


def deciding_blanks(judge: LiveJudge) -> list[Blank]:
    """Return every cell that keeps a condition open, those that decide most first.

    Required conditions come before the others, then what more conditions wait for; among equals in the pack's order,
    then the lab's.
    """
    return LiveBlanks(judge).all()


def is_waiting(verdict: Verdict) -> bool:
    """Tell whether blanks decide a condition: it is open, or hangs on readings of which one is open."""
    if verdict.primary.outcome is Outcome.OPEN:
        return True
    return verdict.outcome is Outcome.DEPENDS and any(result.outcome is Outcome.OPEN for result in verdict.results)


class LiveBlanks:
    """The deciding blanks of a judge's lab, kept up to date at the cost of the edited records."""

    def __init__(self, judge: LiveJudge) -> None:
        self._judge = judge
        self._order = Order(judge.lab.tables)
        self._kept = [_Kept(judge, condition) for condition in judge.pack.conditions]

    def follow(self, edits: Iterable[Edit]) -> None:
        """Bring the blanks up to date after edits that the judge has followed, and after changes of pins."""
        edits = list(edits)
        self._order.follow(edits)
        touched = by_table(edits)
        for kept in self._kept:
            kept.follow(touched)

    def all(self) -> list[Blank]:
        """Return the deciding blanks, as `deciding_blanks`."""
        waiting: dict[Cell, list[Condition]] = {}
        for cell, condition in self.in_order():
            waiting.setdefault(cell, []).append(condition)
        return sorted((_blank(cell, conditions) for cell, conditions in waiting.items()), key=_weight)

    def in_order(self) -> Iterator[tuple[Cell, Condition]]:
        """Yield each deciding cell with each condition that waits for it, in the pack's order and then the lab's."""
        for kept in self._kept:
            if is_waiting(self._judge.verdicts[kept.condition.id]):
                for entry in kept.undecided(self._order):
                    for cell in cells_lacking(self._judge, kept.condition, entry):
                        yield cell, kept.condition


def _blank(cell: Cell, conditions: list[Condition]) -> Blank:
    ids = tuple(dict.fromkeys(condition.id for condition in conditions))
    return Blank(*cell, ids, any(condition.binding is Binding.REQUIRED for condition in conditions))


def _weight(blank: Blank) -> tuple[bool, int]:
    return not blank.required, -len(blank.conditions)


class _Kept:
    """The undecided of one condition; kept from edit to edit where each record is decided by itself."""

    def __init__(self, judge: LiveJudge, condition: Condition) -> None:
        self.condition = condition
        self._judge = judge
        self._entries = RecordEntries(judge, condition)
        self._plan: Plan | None = None
        self._tables: frozenset[str] = frozenset()
        self._found: dict[str, Undecided] = {}

    def follow(self, touched: Mapping[str, Sequence[Edit]]) -> None:
        if self._plan is None or self._judge.primary_plan(self.condition) is not self._plan:
            self._plan = None
            return
        for table in self._tables & touched.keys():
            records = self._judge.lab.tables[table]
            for edit in touched[table]:
                record = edit.after or edit.before
                assert record is not None
                now = records.get(record.id)
                entry = None if now is None else self._entries.of(now)
                self._found.pop(record.id, None)
                if isinstance(entry, Undecided):
                    self._found[record.id] = entry

    def undecided(self, order: Order) -> Iterable[Undecided]:
        plan = self._judge.primary_plan(self.condition)
        if not _is_by_record(plan):
            return self._entries.undecided()
        if self._plan is not plan:
            self._plan = plan
            measures = () if plan.body is None else leaves(plan.body.measure)
            self._tables = frozenset(table for leaf in measures for table in tables_of(leaf))
            self._found = {entry.record: entry for entry in self._entries.undecided() if entry.record is not None}
        return self._in_order(order)

    def _in_order(self, order: Order) -> Iterator[Undecided]:
        for table, records in self._judge.lab.tables.items():
            of_table = self._found.keys() & records.keys() if self._found else ()
            for record_id in sorted(of_table, key=order.of(table).__getitem__) if of_table else ():
                yield self._found[record_id]


def _is_by_record(plan: Plan) -> bool:
    """Tell whether what becomes of a record hangs on nothing but the record."""
    if plan.is_open or plan.body is None:
        return False
    return not any(isinstance(leaf, Every | Holds) for leaf in leaves(plan.body.measure))


# --- where the fields are -------------------------------------------------------------------------------------------


def cells_lacking(judge: LiveJudge, condition: Condition, entry: Undecided) -> Iterator[Cell]:
    """Yield the cells that the fields of an undecided entry stand for."""
    for field in entry.fields:
        place, dot, key = field.partition(".")
        if not dot:
            yield Cell(_table_of(judge.lab, entry.record), entry.record, field)
        elif place in TYPE_OF:
            linked = list(_linked(judge.lab, condition, entry.record, place, key))
            yield from linked or [Cell(place, None, key)]
        else:
            single = judge.context.singles[place]
            assert single is not None
            yield Cell(single.table, single.id, key)


def _table_of(lab: Lab, record_id: str | None) -> str:
    return next(table for table, records in lab.tables.items() if record_id in records)


def _linked(lab: Lab, condition: Condition, record_id: str | None, table: str, key: str) -> Iterator[Cell]:
    """Yield the cells of the records that may be the link a record waits for, where the field says nothing."""
    for link in _links(condition, table):
        for record in lab.tables[table].values():
            target = record.cells[link.by.index]
            says_nothing = record.cell(key) is None or isinstance(record.cell(key), AsTyped)
            if says_nothing and record_id is not None and (target == record_id or isinstance(target, AsTyped)):
                yield Cell(table, record.id, key)


def _links(condition: Condition, table: str) -> Iterator[Link]:
    for leaf in leaves(condition.body.measure) if condition.body else ():
        if isinstance(leaf, Every) and leaf.has.record_type.table == table:
            yield leaf.has


# --- who can answer -------------------------------------------------------------------------------------------------


def by_department(blanks: Iterable[Blank]) -> Mapping[str, list[Blank]]:
    """Return the blanks by who can fill them, in the current language; departments in the order of the tables."""
    found: dict[str, list[Blank]] = {record_type.answered_by: [] for record_type in RECORD_TYPES}
    for blank in blanks:
        found[TYPE_OF[blank.table].answered_by].append(blank)
    return {_(department): of_department for department, of_department in found.items() if of_department}


def blanks_text(judge: LiveJudge, blanks: Sequence[Blank]) -> str:
    """Return the blanks as plain text to copy or to send: department by department, one line a record."""
    name = judge.lab.laboratory.shown("name")
    head = _("待补清单（{lab}），共 {number} 处") if name else _("待补清单，共 {number} 处")
    lines = [head.format(lab=name, number=len(blanks))]
    for department, of_department in by_department(blanks).items():
        lines += ["", _("【{department}】").format(department=department)]
        for number, of_record in enumerate(_by_record(of_department), 1):
            lines.append(f"{number}. {_line(judge, of_record)}")
    return "\n".join(lines) + "\n"


def _by_record(blanks: Iterable[Blank]) -> Iterable[list[Blank]]:
    """Return the blanks of each record together; of records that are missing, each by itself."""
    found: dict[tuple[str, str | None, str], list[Blank]] = {}
    for blank in blanks:
        of_nobody = blank.field if blank.record_id is None else ""
        found.setdefault((blank.table, blank.record_id, of_nobody), []).append(blank)
    return found.values()


def _line(judge: LiveJudge, of_record: Sequence[Blank]) -> str:
    first = of_record[0]
    waiting = {condition_id for blank in of_record for condition_id in blank.conditions}
    why = _("、").join(
        _("{title}（{clause}）").format(title=condition.title, clause=condition.clause)
        for condition in judge.pack.conditions
        if condition.id in waiting
    )
    if first.record_id is None:
        return _("请指定{single}，关系到：{why}").format(single=what_is_missing(judge, first), why=why)
    fields = _("“{title}”").format(title=_("”“").join(field_title(blank.table, blank.field) for blank in of_record))
    who = who_is(judge.lab, first.table, first.record_id)
    return _("{who}：请补{fields}，关系到：{why}").format(who=who, fields=fields, why=why)


def what_is_missing(judge: LiveJudge, blank: Blank) -> str:
    """Return what a record that is missing would be: the lead unit, the director; else the field that would tell."""
    place = f"{blank.table}.{blank.field}"
    single = next((single for single in judge.pack.singles if single.decided_by == place), None)
    return str(single.title) if single else _("“{title}”").format(title=field_title(blank.table, blank.field))


def who_is(lab: Lab, table: str, record_id: str | None) -> str:
    """Return what people call a record, with its table: 人员“张三”; the table alone for the lab's own and a missing one."""
    label = _(TYPE_OF[table].label)
    if record_id in (None, LAB_ID):
        return label
    return _("{table}“{name}”").format(table=label, name=lab.name_of(lab.tables[table][str(record_id)]))


def field_title(table: str, field: str) -> str:
    """Return the title of a field, in the current language."""
    return _(TYPE_OF[table].column_of[field].title)

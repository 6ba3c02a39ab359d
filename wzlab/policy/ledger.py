"""Which record counted, which did not and why, and which is undecided for want of which field.

The ledger is made when it is asked for, from the lab as it is then, under the default or pinned readings.  Nothing in
a verdict waits for it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wzlab.columns import AsTyped, Record
from wzlab.language import _
from wzlab.policy.evaluation import evaluate, unknown_fields
from wzlab.policy.judge import LiveJudge
from wzlab.policy.measures import Links, keeps
from wzlab.policy.nodes import Field, Named, Node, Type, columns_used, conjuncts
from wzlab.policy.pack import (
    Clause,
    Combined,
    Condition,
    Count,
    Distinct,
    Every,
    Holds,
    NoneOf,
    Ratio,
    Share,
    Some,
    Sum,
)
from wzlab.policy.plans import Plan
from wzlab.policy.tallies import Memo
from wzlab.policy.values import Truth, all_true, bounds, is_exact


@dataclass(frozen=True, slots=True)
class NotCounted:
    """A record that did not count: the field or rule that decided, in words; for a share, whether it is in the whole."""

    record: str
    code: str
    because: str
    in_whole: bool | None = None


@dataclass(frozen=True, slots=True)
class Undecided:
    """A record that may count (None: a record that is missing), and the fields that would decide."""

    record: str | None
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What became of each record a condition looks at, in the file's order."""

    counted: tuple[str, ...] = ()
    not_counted: tuple[NotCounted, ...] = ()
    undecided: tuple[Undecided, ...] = ()


Entry = str | NotCounted | Undecided


def ledger(judge: LiveJudge, condition: Condition) -> Ledger:
    """Return the ledger of a condition under the default or pinned readings; empty where it does not apply."""
    plan = judge.primary_plan(condition)
    if plan.applies is False:
        return Ledger()
    if plan.is_open:
        return Ledger(undecided=tuple(_missing(judge, plan)))
    if plan.body is None:
        return Ledger()
    entries = list(_Bookkeeper(judge).entries(plan.body))
    if isinstance(plan.body.measure, Combined | Ratio):
        places = {record.id: place for place, record in enumerate(judge.lab.all_records())}
        entries.sort(key=lambda entry: places.get(entry if isinstance(entry, str) else entry.record or "", -1))
    return _sorted_out(entries)


def _missing(judge: LiveJudge, plan: Plan) -> Iterator[Undecided]:
    """Yield what a condition lacks to be measured at all, by the record that lacks it."""
    by_record: dict[str | None, list[str]] = {}
    for place in plan.missing:
        name, _dot, key = place.partition(".")
        single = judge.context.singles.get(name)
        by_record.setdefault(single.id if single else None, []).append(key if single else place)
    for record_id, fields in by_record.items():
        yield Undecided(record_id, tuple(fields))


def _sorted_out(entries: Iterable[Entry]) -> Ledger:
    """Return the ledger of entries in which a record may come more than once: counted anywhere is counted."""
    counted: dict[str, None] = {}
    undecided: dict[str | None, Undecided] = {}
    not_counted: dict[str, NotCounted] = {}
    for entry in entries:
        if isinstance(entry, str):
            counted[entry] = None
        elif isinstance(entry, NotCounted):
            not_counted.setdefault(entry.record, entry)
        else:
            before = undecided.get(entry.record)
            fields = dict.fromkeys((*(before.fields if before else ()), *entry.fields))
            undecided[entry.record] = Undecided(entry.record, tuple(fields))
    return Ledger(
        tuple(counted),
        tuple(entry for record, entry in not_counted.items() if record not in counted and record not in undecided),
        tuple(entry for record, entry in undecided.items() if record not in counted),
    )


class _Test:
    """The parts of a test that must all hold, each evaluated once for every content of the cells it reads."""

    def __init__(self, where: Node) -> None:
        self._parts = [(part, Memo(part)) for part in conjuncts(where)]

    def truth(self, record: Record) -> Truth:
        return all_true(memo.of(record.cells) for _part, memo in self._parts)  # type: ignore[misc]  # yes/no parts

    def refusal(self, record: Record, in_whole: bool | None = None) -> NotCounted:
        """Say why a record fails the test: by the first part that is false."""
        part = next(part for part, memo in self._parts if memo.of(record.cells) is False)
        return NotCounted(record.id, _code(part), _because(part, record), in_whole)

    def unknown(self, record: Record) -> tuple[str, ...]:
        """Return the fields that keep the test unknown."""
        parts = [part for part, memo in self._parts if memo.of(record.cells) is None]
        return tuple(dict.fromkeys(field for part in parts for field in unknown_fields(part, record.cells)))


def _code(part: Node) -> str:
    if isinstance(part, Named):
        return part.name
    columns = columns_used(part)
    return columns[0].key if columns else "rule"


def _because(part: Node, record: Record) -> str:
    if isinstance(part, Named) and part.because is not None:
        return str(part.because)
    facts = []
    for column in columns_used(part):
        shown = column.show(record.cells[column.index])
        fact = _("“{title}”为“{value}”") if shown else _("“{title}”空白")
        facts.append(fact.format(title=_(column.title), value=shown))
    return _("，").join(facts)


class _Bookkeeper:
    """Enters the records of a lab for one measure after the other."""

    def __init__(self, judge: LiveJudge) -> None:
        self.judge = judge
        self.tables = judge.lab.tables

    def entries(self, clause: Clause) -> Iterator[Entry]:
        measure = clause.measure
        match measure:
            case Combined(parts=parts):
                for part in parts:
                    yield from self.entries(part)
            case Ratio(of, to):
                yield from self.entries(Clause(of))
                yield from self.entries(Clause(to))
            case Count() | Some():
                yield from self._members(measure)
            case NoneOf():
                yield from self._offenders(measure)
            case Sum():
                yield from self._amounts(measure)
            case Share():
                yield from self._share(measure)
            case Distinct():
                yield from self._values(measure)
            case Every():
                yield from self._covered(measure)
            case Holds():
                yield self._single(measure, clause)

    def _records(self, record_type: type[Record]) -> Iterable[Record]:
        return self.tables[record_type.table].values()

    def _members(self, measure: Count | Some) -> Iterator[Entry]:
        test = _Test(measure.where)
        for record in self._records(measure.record_type):
            holds = test.truth(record)
            if holds:
                yield record.id
            else:
                yield test.refusal(record) if holds is False else Undecided(record.id, test.unknown(record))

    def _offenders(self, measure: NoneOf) -> Iterator[Entry]:
        test = _Test(measure.where)
        for record in self._records(measure.record_type):
            offends = test.truth(record)
            if offends:
                part = conjuncts(measure.where)[0]
                yield NotCounted(record.id, _code(part), _because(measure.where, record))
            else:
                yield record.id if offends is False else Undecided(record.id, test.unknown(record))

    def _amounts(self, measure: Sum) -> Iterator[Entry]:
        test = _Test(measure.where)
        for record in self._records(measure.record_type):
            holds = test.truth(record)
            if holds is False:
                yield test.refusal(record)
                continue
            lacking = (*test.unknown(record), *unknown_fields(measure.amount, record.cells))
            yield Undecided(record.id, tuple(dict.fromkeys(lacking))) if lacking or holds is None else record.id

    def _share(self, measure: Share) -> Iterator[Entry]:
        whole, part = _Test(measure.where), _Test(measure.part)
        for record in self._records(measure.record_type):
            in_whole, in_part = whole.truth(record), part.truth(record)
            if in_whole is False:
                yield whole.refusal(record, in_whole=False)
            elif in_whole and in_part is False:
                yield part.refusal(record, in_whole=True)
            elif in_whole and in_part:
                yield record.id
            else:
                fields = (*whole.unknown(record), *part.unknown(record))
                yield Undecided(record.id, tuple(dict.fromkeys(fields)))

    def _values(self, measure: Distinct) -> Iterator[Entry]:
        node = Field(measure.column, Type.TEXT)
        for record in self._records(measure.record_type):
            known = is_exact(evaluate(node, record.cells))
            yield record.id if known else Undecided(record.id, (measure.column.key,))

    def _covered(self, measure: Every) -> Iterator[Entry]:
        test, links = _Test(measure.where), Links(measure.has, self.tables)
        for record in self._records(measure.record_type):
            member = test.truth(record)
            covered = links.covering(record.id)
            if member is False:
                continue
            if member and covered:
                yield record.id
            elif member and covered is False:
                yield self._uncovered(measure, record)
            else:
                lacking = () if covered else self._lacking_links(measure, record)
                yield Undecided(record.id, (*test.unknown(record), *lacking))

    def _uncovered(self, measure: Every, record: Record) -> NotCounted:
        """Say which rule the record's links break, or that it has none."""
        by, test = measure.has.by, _Test(measure.has.where)
        table = measure.has.record_type
        linked = [link for link in self._records(table) if link.cells[by.index] == record.id]
        if not linked:
            return NotCounted(record.id, table.table, _("没有“{table}”").format(table=_(table.label)))
        refusal = test.refusal(linked[0])
        return NotCounted(record.id, f"{table.table}.{refusal.code}", f"{_(table.label)}{_('：')}{refusal.because}")

    def _lacking_links(self, measure: Every, record: Record) -> tuple[str, ...]:
        has = measure.has
        test = _Test(has.where)
        fields: list[str] = []
        for link in self._records(has.record_type):
            target = link.cells[has.by.index]
            if test.truth(link) is False or not (target == record.id or isinstance(target, AsTyped)):
                continue
            fields += [has.by.key] if isinstance(target, AsTyped) else []
            fields += test.unknown(link)
        return tuple(dict.fromkeys(f"{has.record_type.table}.{field}" for field in fields))

    def _single(self, measure: Holds, clause: Clause) -> Entry:
        record = self.judge.context.singles[measure.about]
        if record is None:
            single = next(single for single in self.judge.pack.singles if single.name == measure.about)
            return Undecided(None, (single.decided_by,))
        if measure.test is None:
            return self._figure(measure, clause, record)
        test = _Test(measure.test)
        holds = test.truth(record)
        if holds is None:
            return Undecided(record.id, test.unknown(record))
        return record.id if holds else test.refusal(record)

    def _figure(self, measure: Holds, clause: Clause, record: Record) -> Entry:
        assert measure.figure is not None
        holds = keeps(bounds(evaluate(measure.figure, record.cells)), clause.limit)
        if holds is None:
            return Undecided(record.id, unknown_fields(measure.figure, record.cells))
        if holds:
            return record.id
        return NotCounted(record.id, _code(measure.figure), _because(measure.figure, record))

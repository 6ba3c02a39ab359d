"""What one measure says of one record: counted, not counted and why, or undecided for want of what.

One book a kind of measure.  Nothing here decides a verdict; `wzlab.policy.bookkeeping` puts the books together.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from typing_extensions import override

from wzlab.columns import AsTyped, Record
from wzlab.language import _
from wzlab.policy.evaluation import evaluate, unknown_fields
from wzlab.policy.judge import LiveJudge
from wzlab.policy.measures import Links, keeps
from wzlab.policy.nodes import Field, Named, Node, Type, columns_used, conjuncts
from wzlab.policy.pack import Clause, Combined, Count, Distinct, Every, Holds, NoneOf, Ratio, Share, Some, Sum
from wzlab.policy.tallies import Counts, Memo
from wzlab.policy.values import Truth, all_true, bounds, is_exact


@dataclass(frozen=True, slots=True)
class Counted:
    """A record that counted."""

    record: str


@dataclass(frozen=True, slots=True)
class NotCounted:
    """A record that did not count: the field or rule that decided, in words; for a share, whether it is in the whole."""

    record: str
    code: str
    because: str
    in_whole: bool | None = None


@dataclass(frozen=True, slots=True)
class Undecided:
    """A record that may count (None: a record that is missing), and the fields that would decide.

    A field of another table's record is given as `table.field`.
    """

    record: str | None
    fields: tuple[str, ...]


Entry = Counted | NotCounted | Undecided


# --- tests on one record --------------------------------------------------------------------------------------------


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


# --- one book a measure ---------------------------------------------------------------------------------------------


def books_of(judge: LiveJudge, clause: Clause) -> Iterator["Book"]:
    """Yield the books of a clause's leaves, in the order they were written."""
    measure = clause.measure
    match measure:
        case Combined(parts=parts):
            for part in parts:
                yield from books_of(judge, part)
        case Ratio(of, to):
            yield from books_of(judge, Clause(of))
            yield from books_of(judge, Clause(to))
        case _:
            yield _BOOKS[type(measure)](judge, clause)


class Book:
    """Enters the records of one table for one leaf measure."""

    def __init__(self, judge: LiveJudge, clause: Clause) -> None:
        self._judge = judge
        self._leaf = clause.measure
        self.record_type: type[Record] = clause.measure.record_type  # type: ignore[union-attr]  # a leaf has one

    def of(self, record: Record) -> Entry | None:
        """Return what became of a record; None if it is of another table, or not looked at."""
        return self._entry(record) if type(record) is self.record_type else None

    def _entry(self, record: Record) -> Entry | None:
        raise NotImplementedError

    def is_surely_decided(self, record: Record) -> bool:
        """Tell at little cost whether a record of this table is not undecided; if false, `of` knows."""
        return False

    def counts(self) -> Counts | None:
        """Return what the judge's tallies say, or None where it keeps none."""
        return self._judge.counts(self._leaf)

    def records(self) -> Iterable[Record]:
        """Return the records that may be looked at."""
        return self._judge.lab.tables[self.record_type.table].values()

    def nobody(self) -> Undecided | None:
        """Return the entry of a record that is missing."""
        return None


class _Members(Book):
    """Counts those that satisfy a test."""

    def __init__(self, judge: LiveJudge, clause: Clause) -> None:
        super().__init__(judge, clause)
        assert isinstance(self._leaf, Count | Some | NoneOf | Sum | Share | Every)
        self._where = self._leaf.where
        self._test = _Test(self._where)

    @override
    def is_surely_decided(self, record: Record) -> bool:
        return self._test.truth(record) is False

    @override
    def _entry(self, record: Record) -> Entry | None:
        holds = self._test.truth(record)
        if holds:
            return Counted(record.id)
        return self._test.refusal(record) if holds is False else Undecided(record.id, self._test.unknown(record))


class _Offenders(_Members):
    """Counts those that do not offend."""

    @override
    def _entry(self, record: Record) -> Entry | None:
        offends = self._test.truth(record)
        if offends:
            return NotCounted(record.id, _code(conjuncts(self._where)[0]), _because(self._where, record))
        return Counted(record.id) if offends is False else Undecided(record.id, self._test.unknown(record))


class _Amounts(_Members):
    """Counts those that satisfy a test and whose amount is known."""

    @override
    def _entry(self, record: Record) -> Entry | None:
        assert isinstance(self._leaf, Sum)
        holds = self._test.truth(record)
        if holds is False:
            return self._test.refusal(record)
        if holds and is_exact(evaluate(self._leaf.amount, record.cells)):
            return Counted(record.id)
        lacking = (*self._test.unknown(record), *unknown_fields(self._leaf.amount, record.cells))
        return Undecided(record.id, tuple(dict.fromkeys(lacking)))


class _Portion(_Members):
    """Counts those in the part of a whole."""

    def __init__(self, judge: LiveJudge, clause: Clause) -> None:
        super().__init__(judge, clause)
        assert isinstance(self._leaf, Share)
        self._part = _Test(self._leaf.part)

    @override
    def is_surely_decided(self, record: Record) -> bool:
        in_whole = self._test.truth(record)
        return in_whole is False or (in_whole is True and self._part.truth(record) is not None)

    @override
    def _entry(self, record: Record) -> Entry | None:
        in_whole, in_part = self._test.truth(record), self._part.truth(record)
        if in_whole is False:
            return self._test.refusal(record, in_whole=False)
        if in_whole and in_part is False:
            return self._part.refusal(record, in_whole=True)
        if in_whole and in_part:
            return Counted(record.id)
        fields = (*self._test.unknown(record), *self._part.unknown(record))
        return Undecided(record.id, tuple(dict.fromkeys(fields)))


class _Values(Book):
    """Counts those whose value is known."""

    @override
    def _entry(self, record: Record) -> Entry | None:
        assert isinstance(self._leaf, Distinct)
        known = is_exact(evaluate(Field(self._leaf.column, Type.TEXT), record.cells))
        return Counted(record.id) if known else Undecided(record.id, (self._leaf.column.key,))


class Covered(_Members):
    """Counts those that satisfy a test and have a link; those that fail the test are not looked at."""

    def __init__(self, judge: LiveJudge, clause: Clause) -> None:
        super().__init__(judge, clause)
        assert isinstance(self._leaf, Every)
        self._has = self._leaf.has
        self._link_test = _Test(self._has.where)
        self._links = Links(self._has, judge.lab.tables)

    @override
    def counts(self) -> Counts | None:
        return None

    @override
    def _entry(self, record: Record) -> Entry | None:
        member, covered = self._test.truth(record), self._links.covering(record.id)
        if member is False:
            return None
        if member and covered:
            return Counted(record.id)
        if member and covered is False:
            return self._uncovered(record)
        lacking = () if covered else self._lacking_links(record)
        return Undecided(record.id, (*self._test.unknown(record), *lacking))

    def _all_links(self) -> Iterable[Record]:
        return self._judge.lab.tables[self._has.record_type.table].values()

    def _uncovered(self, record: Record) -> NotCounted:
        """Say which rule the record's links break, or that it has none."""
        table = self._has.record_type
        linked = next((link for link in self._all_links() if link.cells[self._has.by.index] == record.id), None)
        if linked is None:
            return NotCounted(record.id, table.table, _("没有“{table}”").format(table=_(table.label)))
        refusal = self._link_test.refusal(linked)
        return NotCounted(record.id, f"{table.table}.{refusal.code}", f"{_(table.label)}{_('：')}{refusal.because}")

    def _lacking_links(self, record: Record) -> tuple[str, ...]:
        by, table = self._has.by, self._has.record_type.table
        fields: list[str] = []
        for link in self._all_links():
            target = link.cells[by.index]
            if self._link_test.truth(link) is False or not (target == record.id or isinstance(target, AsTyped)):
                continue
            fields += [by.key] if isinstance(target, AsTyped) else []
            fields += self._link_test.unknown(link)
        return tuple(dict.fromkeys(f"{table}.{field}" for field in fields))


class Single(Book):
    """Looks at one record only: a single, or the lab's own."""

    def __init__(self, judge: LiveJudge, clause: Clause) -> None:
        super().__init__(judge, clause)
        self._clause = clause
        assert isinstance(self._leaf, Holds)
        self._holds = self._leaf
        self._test = None if self._leaf.test is None else _Test(self._leaf.test)

    @override
    def counts(self) -> Counts | None:
        return None

    @override
    def records(self) -> Iterable[Record]:
        record = self._judge.context.singles[self._holds.about]
        return () if record is None else (record,)

    @override
    def nobody(self) -> Undecided | None:
        if self._judge.context.singles[self._holds.about] is not None:
            return None
        single = next(single for single in self._judge.pack.singles if single.name == self._holds.about)
        return Undecided(None, (single.decided_by,))

    @override
    def _entry(self, record: Record) -> Entry | None:
        subject = self._judge.context.singles[self._holds.about]
        if subject is None or subject.id != record.id:
            return None
        if self._test is None:
            return self._of_figure(record)
        holds = self._test.truth(record)
        if holds is None:
            return Undecided(record.id, self._test.unknown(record))
        return Counted(record.id) if holds else self._test.refusal(record)

    def _of_figure(self, record: Record) -> Entry:
        figure = self._holds.figure
        assert figure is not None
        holds = keeps(bounds(evaluate(figure, record.cells)), self._clause.limit)
        if holds is None:
            return Undecided(record.id, unknown_fields(figure, record.cells))
        return Counted(record.id) if holds else NotCounted(record.id, _code(figure), _because(figure, record))


_BOOKS: dict[type, type[Book]] = {
    Count: _Members,
    Some: _Members,
    NoneOf: _Offenders,
    Sum: _Amounts,
    Share: _Portion,
    Distinct: _Values,
    Every: Covered,
    Holds: Single,
}

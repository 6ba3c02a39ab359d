"""What a measure keeps of the records it has seen, so that an edit costs the edited record and not the table.

A table's predicates (the parts of all its measures' `where` that are joined by *and*) are each evaluated once for
every distinct content of the cells they read.  The values of all predicates on a record are its *signature*; records
are few kinds of signature, and a count or a share needs no more than how many there are of each.  Only sums look at
the amount of each record.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from operator import itemgetter
from typing import Any, NamedTuple

from wzlab.columns import Cells, Record
from wzlab.policy.evaluation import evaluate
from wzlab.policy.nodes import Field, Node, Type, columns_used, conjuncts
from wzlab.policy.pack import Count, Distinct, Measure, NoneOf, Share, Some, Sum
from wzlab.policy.values import Range, Truth, Value, all_true, bounds, is_exact
from wzlab.units import EXACT

Signature = tuple[Any, ...]
ZERO = Decimal(0)


class Counts(NamedTuple):
    """How many records count, may count, and do not."""

    counted: int
    undecided: int
    not_counted: int


class Memo(dict[Any, Value]):
    """A node's value for each content of the cells it reads; evaluated once for each."""

    def __init__(self, node: Node) -> None:
        super().__init__()
        self._node = node
        indices = [column.index for column in columns_used(node)]
        self.key: Callable[[Cells], Any] = itemgetter(*indices) if indices else lambda _cells: ()
        self._indices = indices

    def __missing__(self, key: Any) -> Value:
        """Evaluate on cells that hold the content just where the node reads."""
        cells: list[Any] = [None] * (max(self._indices, default=-1) + 1)
        contents = key if len(self._indices) != 1 else (key,)
        for index, content in zip(self._indices, contents, strict=True):
            cells[index] = content
        value = self[key] = evaluate(self._node, tuple(cells))
        return value

    def of(self, cells: Cells) -> Value:
        """Return the node's value on a record's cells."""
        return self[self.key(cells)]

    def column(self, all_cells: Sequence[Cells]) -> list[Value]:
        """Return the node's value on each of many records."""
        return [self[key] for key in map(self.key, all_cells)]


class TruthTally:
    """How many records satisfy a test, do not, or may: `certain`, `possible`, and `total` of all."""

    def __init__(self, places: tuple[int, ...]) -> None:
        self._places = places
        self._truths: dict[Signature, Truth] = {}
        self.certain = self.possible = self.total = 0

    def truth(self, signature: Signature) -> Truth:
        """Return whether a record with the signature satisfies the test."""
        if signature not in self._truths:
            self._truths[signature] = all_true(signature[place] for place in self._places)
        return self._truths[signature]

    def add(self, signature: Signature, step: int) -> None:
        """Take `step` records of a signature in."""
        truth = self.truth(signature)
        self.total += step
        if truth is True:
            self.certain += step
        elif truth is None:
            self.possible += step

    @property
    def counts(self) -> Counts:
        """How many records satisfy the test, may, and do not."""
        return Counts(self.certain, self.possible, self.total - self.certain - self.possible)


class ShareTally:
    """How many records fall into each class of a share: in the whole (yes, maybe) × in the part (yes, no, maybe)."""

    def __init__(self, whole: TruthTally, part: int) -> None:
        self._whole = whole
        self._part = part
        self._classes: Counter[tuple[Truth, Truth]] = Counter()

    def add(self, signature: Signature, step: int) -> None:
        """Take `step` records of a signature in."""
        whole = self._whole.truth(signature)
        if whole is not False:
            self._classes[whole, signature[self._part]] += step

    def bounds(self) -> Range:
        """Return the least and greatest share over every way the blanks could be filled; 0 when it is empty."""
        a, b, u = (self._classes[True, part] for part in (True, False, None))
        c, d, e = (self._classes[None, part] for part in (True, False, None))
        most, least = a + b + u + c + e, a + b + u + d + e
        return Range(
            Fraction(a, least) if least else Fraction(0), Fraction(a + u + c + e, most) if most else Fraction(0)
        )

    @property
    def counts(self) -> Counts:
        """How many records are in the part, may be, and are not; who may be in the whole at all may be in the part."""
        counted, refused = self._classes[True, True], self._classes[True, False]
        undecided = self._classes.total() - counted - refused
        return Counts(counted, undecided, self._whole.total - counted - undecided)


class Total:
    """Exact bounds of the sum of some amounts, and of as many of them as may count (`least`, `most`).

    `open_low` and `open_high` count the amounts without a lower or an upper bound, `inexact` all that are not exact.
    """

    __slots__ = ("high", "inexact", "least", "low", "most", "open_high", "open_low")

    def __init__(self) -> None:
        self.low = self.high = self.least = self.most = ZERO
        self.open_low = self.open_high = self.inexact = 0

    def add(self, amount: Value) -> None:
        """Take one amount in."""
        if type(amount) is Decimal:
            low = high = amount
        else:
            low, high = bounds(amount)
            self.inexact += not is_exact(amount)
        if low is None:
            self.open_low += 1
        else:
            self.low = EXACT.add(self.low, low)
            self.least = EXACT.add(self.least, low) if low < 0 else self.least
        if high is None:
            self.open_high += 1
        else:
            self.high = EXACT.add(self.high, high)
            self.most = EXACT.add(self.most, high) if high > 0 else self.most


class SumTally:
    """Exact bounds of a sum over the records that satisfy a test."""

    def __init__(self, membership: TruthTally, amount: int) -> None:
        self._membership = membership
        self.amount = amount
        self._low = self._high = ZERO
        self._open_low = self._open_high = self._inexact = 0

    def add(self, signature: Signature, total: Total, step: int) -> None:
        """Take the amounts of records of a signature in (step 1) or out (step -1)."""
        truth = self._membership.truth(signature)
        if truth is False:
            return
        combine = EXACT.add if step > 0 else EXACT.subtract
        self._low = combine(self._low, total.low if truth else total.least)
        self._high = combine(self._high, total.high if truth else total.most)
        self._open_low += step * total.open_low
        self._open_high += step * total.open_high
        if truth:
            self._inexact += step * total.inexact

    @property
    def counts(self) -> Counts:
        """How many records are summed with a known amount, may be or have an unknown one, and are left out."""
        counted, possible, refused = self._membership.counts
        return Counts(counted - self._inexact, possible + self._inexact, refused)

    def bounds(self) -> Range:
        """Return the least and greatest sum; None for an end without bound."""
        return Range(None if self._open_low else self._low, None if self._open_high else self._high)


class DistinctTally:
    """How many different values a column has; blanks and as-typed cells may equal another or be new."""

    def __init__(self, value: Memo) -> None:
        self._value = value
        self._values: Counter[Value] = Counter()

    def add(self, cells: Cells, step: int) -> None:
        """Take a record in or out."""
        self._values[self._value.of(cells)] += step

    def bounds(self) -> Range:
        """Return the least and greatest number of different values; at least 1 if there is a record."""
        unknown = self._values[None]
        known = sum(1 for value, number in self._values.items() if number and value is not None)
        return Range(max(known, 1 if unknown else 0), known + unknown)

    @property
    def counts(self) -> Counts:
        """How many records have a known value, and how many have none; all are looked at."""
        unknown = self._values[None]
        return Counts(self._values.total() - unknown, unknown, 0)


AnyTally = TruthTally | ShareTally | SumTally | DistinctTally


class TableTallies:
    """The tallies of all measures over one table, kept up to date record by record.

    `before` are the table's tallies of other measures: what they evaluated is not evaluated again.
    """

    def __init__(
        self, measures: Iterable[Measure], records: Iterable[Record], before: "TableTallies | None" = None
    ) -> None:
        self._known = {} if before is None else before._memos
        self._memos: dict[Node, Memo] = {}
        self._places: dict[Node, int] = {}
        self._amounts: dict[Node, int] = {}
        self._truth_tallies: dict[tuple[int, ...], TruthTally] = {}
        self.tallies: dict[Measure, AnyTally] = {measure: self._tally(measure) for measure in measures}
        self._known = {}
        self._fill([record.cells for record in records], 1)

    @property
    def measures(self) -> frozenset[Measure]:
        """The measures tallied."""
        return frozenset(self.tallies)

    def edit(self, before: Record | None, after: Record | None) -> None:
        """Take out the record as it was and take in the record as it is (None: there is none)."""
        for record, step in ((before, -1), (after, 1)):
            if record is not None:
                cells = record.cells
                signature = tuple(memo.of(cells) for memo in self._memos.values())
                self._count(signature, step)
                self._sum(signature, [_total_of(evaluate(amount, cells)) for amount in self._amounts], step)
                self._collect([cells], step)

    def edit_many(self, before: Iterable[Record], after: Iterable[Record]) -> None:
        """Take out records as they were and take in records as they are."""
        self._fill([record.cells for record in before], -1)
        self._fill([record.cells for record in after], 1)

    # what is tallied

    def _tally(self, measure: Measure) -> AnyTally:
        match measure:
            case Count(where=where) | Some(where=where) | NoneOf(where=where):
                return self._truth_tally(where)
            case Share(where=where, part=part):
                return ShareTally(self._truth_tally(where), self._place(part))
            case Sum(where=where, amount=amount):
                return SumTally(self._truth_tally(where), self._amounts.setdefault(amount, len(self._amounts)))
            case Distinct(column=column):
                return DistinctTally(Memo(Field(column, Type.TEXT)))
        raise TypeError(measure)

    def _place(self, predicate: Node) -> int:
        if predicate not in self._places:
            self._places[predicate] = len(self._memos)
            self._memos[predicate] = self._known.get(predicate) or Memo(predicate)
        return self._places[predicate]

    def _truth_tally(self, where: Node) -> TruthTally:
        places = tuple(self._place(predicate) for predicate in conjuncts(where))
        return self._truth_tallies.setdefault(places, TruthTally(places))

    # how records are taken in

    def _fill(self, all_cells: list[Cells], step: int) -> None:
        """Take many records in (step 1) or out (step -1): predicate by predicate, then signature by signature."""
        columns = [memo.column(all_cells) for memo in self._memos.values()]
        signatures: list[Signature] = list(zip(*columns, strict=True)) if columns else [()] * len(all_cells)
        for signature, number in Counter(signatures).items():
            self._count(signature, step * number)
        for signature, totals in self._totals(signatures, all_cells).items():
            self._sum(signature, totals, step)
        self._collect(all_cells, step)

    def _totals(self, signatures: list[Signature], all_cells: list[Cells]) -> dict[Signature, list[Total]]:
        """Return the totals of each amount over the records of each signature; each amount is evaluated once."""
        totals: dict[Signature, list[Total]] = {}
        for amount, place in self._amounts.items():
            for signature, cells in zip(signatures, all_cells, strict=True):
                if signature not in totals:
                    totals[signature] = [Total() for _amount in self._amounts]
                totals[signature][place].add(evaluate(amount, cells))
        return totals

    def _count(self, signature: Signature, step: int) -> None:
        for counted in self._truth_tallies.values():
            counted.add(signature, step)
        for tally in self.tallies.values():
            if isinstance(tally, ShareTally):
                tally.add(signature, step)

    def _sum(self, signature: Signature, totals: list[Total], step: int) -> None:
        for tally in self.tallies.values():
            if isinstance(tally, SumTally):
                tally.add(signature, totals[tally.amount], step)

    def _collect(self, all_cells: list[Cells], step: int) -> None:
        for tally in self.tallies.values():
            if isinstance(tally, DistinctTally):
                for cells in all_cells:
                    tally.add(cells, step)


def _total_of(amount: Value) -> Total:
    total = Total()
    total.add(amount)
    return total

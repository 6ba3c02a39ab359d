"""Measures → what was found: a truth, the bounds of a figure, or that the clause speaks of nobody."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from wzlab.changes import Edit, by_table
from wzlab.columns import AsTyped, Record
from wzlab.policy.evaluation import evaluate, truth
from wzlab.policy.nodes import Constant
from wzlab.policy.pack import Clause, Combined, Empty, Every, Holds, Limit, Link, Measure, NoneOf, Ratio, Some
from wzlab.policy.tallies import AnyTally, Counts, TableTallies, TruthTally
from wzlab.policy.values import Range, Truth, all_true, any_true, at_most, bounds

Tables = Mapping[str, Mapping[str, Record]]

_MANY = 8
"""From so many edits of a table on they are followed predicate by predicate; a few cost less one by one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What measuring a clause found: whether it holds, its figure's bounds (None: it has none), whether it applies."""

    truth: Truth
    bounds: Range | None = None
    applies: bool = True


NOT_APPLICABLE = Finding(None, applies=False)


def keeps(measured: Range, limit: Limit | None) -> Truth:
    """Tell whether a figure keeps its limit; both operators include the threshold."""
    if limit is None:
        return None
    assert isinstance(limit.threshold, Constant)
    threshold = limit.threshold.value
    return at_most(threshold, measured) if limit.operator == ">=" else at_most(measured, threshold)


class Measurer:
    """Measures settled clauses on tables of records, and follows edits of them.

    `quantified` are the tables a clause of "every …" runs over; they are the same tables unless only evidenced
    records are to count, for then a partner without papers is still a partner.
    """

    def __init__(self, tables: Tables, quantified: Tables, subject: Callable[[str], Record | None]) -> None:
        self._tables = tables
        self._quantified = quantified
        self._subject = subject
        self._tallies: dict[str, TableTallies] = {}
        self._tally_of: dict[int, tuple[Measure, AnyTally]] = {}

    def prepare(self, measures: Iterable[Measure]) -> None:
        """Tally these measures from now on; tables whose measures stay the same are not read again."""
        wanted: dict[str, dict[Measure, None]] = {}
        for measure in measures:
            if not isinstance(measure, Every | Holds | Combined | Ratio):
                wanted.setdefault(measure.record_type.table, {})[measure] = None
        for table, of_table in wanted.items():
            known = self._tallies.get(table)
            if known is None or known.measures != of_table.keys():
                self._tallies[table] = TableTallies(of_table, self._tables[table].values(), known)
        self._tally_of.clear()

    def follow(self, edits: Iterable[Edit]) -> None:
        """Follow edits."""
        for table, of_table in by_table(edits).items():
            tallies = self._tallies.get(table)
            if tallies is None:
                continue
            if len(of_table) >= _MANY:
                before = [edit.before for edit in of_table if edit.before is not None]
                tallies.edit_many(before, [edit.after for edit in of_table if edit.after is not None])
            else:
                for edit in of_table:
                    tallies.edit(edit.before, edit.after)

    def find(self, clause: Clause) -> Finding:
        """Measure one clause."""
        match clause.measure:
            case Some() | NoneOf():
                return self._quantity(clause.measure)
            case Every():
                return self._every(clause.measure)
            case Holds():
                return self._holds(clause.measure, clause.limit)
            case Combined():
                return self._combined(clause.measure)
        measured = self.bounds(clause.measure)
        return Finding(keeps(measured, clause.limit), measured)

    def bounds(self, measure: Measure) -> Range:
        """Return the bounds of a measure that is a number."""
        if isinstance(measure, Ratio):
            return _quotient(self.bounds(measure.of), self.bounds(measure.to))
        tally = self._tally(measure)
        if isinstance(tally, TruthTally):
            return Range(tally.certain, tally.certain + tally.possible)
        return tally.bounds()

    def counts(self, measure: Measure) -> Counts:
        """Return how many records a prepared leaf counts; for a "none of", how many records do not offend."""
        found = self._tally(measure).counts
        if isinstance(measure, NoneOf):
            return Counts(found.not_counted, found.undecided, found.counted)
        return found

    def _tally(self, measure: Measure) -> AnyTally:
        """Return a prepared measure's tally; by the object first, because a measure's hash walks its whole tree."""
        known = self._tally_of.get(id(measure))
        if known is None:
            assert not isinstance(measure, Every | Holds | Combined | Ratio)
            known = measure, self._tallies[measure.record_type.table].tallies[measure]
            self._tally_of[id(measure)] = known
        return known[1]

    def _quantity(self, measure: Some | NoneOf) -> Finding:
        tally = self._tally(measure)
        assert isinstance(tally, TruthTally)
        found = True if tally.certain else None if tally.possible else False
        if isinstance(measure, Some):
            return Finding(found)
        if tally.total == 0:
            return _empty(measure.empty)
        return Finding(None if found is None else not found)

    def _every(self, measure: Every) -> Finding:
        links = Links(measure.has, self._tables)
        certain = 0
        covered: list[Truth] = []
        for record in self._quantified[measure.record_type.table].values():
            member = truth(measure.where, record.cells)
            if member is False:
                continue
            has = links.covering(record.id)
            covered.append(has if member else has or None)
            certain += member is True
        if not certain:
            return Finding(None) if covered else _empty(measure.empty)
        return Finding(all_true(covered))

    def _holds(self, measure: Holds, limit: Limit | None) -> Finding:
        record = self._subject(measure.about)
        if record is None:
            return Finding(None)
        value = None if measure.figure is None else evaluate(measure.figure, record.cells)
        measured = None if value is None else bounds(value)
        if measure.test is not None:
            return Finding(truth(measure.test, record.cells), measured)
        return Finding(None if measured is None else keeps(measured, limit), measured)

    def _combined(self, measure: Combined) -> Finding:
        found = [finding for part in measure.parts if (finding := self.find(part)).applies]
        if not found:
            return NOT_APPLICABLE
        certain = sum(finding.truth is True for finding in found)
        possible = sum(finding.truth is None for finding in found)
        needed = min(measure.needed, len(found))
        return Finding(True if certain >= needed else None if certain + possible >= needed else False)


class Links:
    """Which records are covered by a record of another table that refers to them."""

    def __init__(self, link: Link, tables: Tables) -> None:
        self._covered: dict[str, Truth] = {}
        self._may_cover_any: Truth = False
        for record in tables[link.record_type.table].values():
            target = record.cells[link.by.index]
            holds = truth(link.where, record.cells)
            if isinstance(target, AsTyped):
                self._may_cover_any = any_true((self._may_cover_any, all_true((None, holds))))
            elif isinstance(target, str):
                self._covered[target] = any_true((self._covered.get(target, False), holds))

    def covering(self, record_id: str) -> Truth:
        """Tell whether some record covers this one."""
        return any_true((self._covered.get(record_id, False), self._may_cover_any))


def _empty(empty: Empty) -> Finding:
    return NOT_APPLICABLE if empty is Empty.NOT_APPLICABLE else Finding(None)


def _quotient(of: Range, to: Range) -> Range:
    """Divide by what is never negative; without bound above while it may be nought, below while `of` may be negative."""
    low = high = None
    if of.low is not None and of.low >= 0:
        low = Fraction(of.low) / Fraction(to.high) if to.high else Fraction(0)
    if of.high is not None and to.low is not None and to.low > 0:
        high = max(Fraction(of.high), Fraction(0)) / Fraction(to.low)
    return Range(low, high)

"""What became of each record under a condition, asked record by record or all at once.

`record_entries(judge, condition)` answers for any record of the judge's lab as it is then, at the cost of that record,
and counts from the judge's tallies; the ledger is its answers for all records.
"""

from collections.abc import Iterable, Iterator, Sequence

from wzlab.columns import Record
from wzlab.policy.books import Book, Counted, Covered, Entry, NotCounted, Single, Undecided, books_of
from wzlab.policy.judge import LiveJudge
from wzlab.policy.pack import Condition
from wzlab.policy.plans import Plan
from wzlab.policy.tallies import Counts
from wzlab.records import TYPE_OF


class RecordEntries:
    """What becomes of single records under one condition, by the default or pinned readings; follows its judge."""

    def __init__(self, judge: LiveJudge, condition: Condition) -> None:
        self.judge = judge
        self.condition = condition
        self._plan: Plan | None = None
        self._edition = -1
        self._books: list[Book] = []
        self._lacking: list[Undecided] | None = None

    def of(self, record: Record) -> Entry | None:
        """Return what became of a record of the lab, or None if the condition does not look at it.

        The cost does not grow with the lab, but for records that need a link (a partner its agreement): there it grows
        with the table of the links, once an edit.
        """
        books = self._current_books()
        if self._lacking is not None:
            return next((entry for entry in self._lacking if entry.record == record.id), None)
        return _merged([entry for book in books if (entry := book.of(record)) is not None])

    @property
    def counts(self) -> Counts:
        """How many records are counted, undecided and not counted; from the judge's tallies wherever it keeps them."""
        books = self._current_books()
        if self._lacking is not None:
            return Counts(0, len(self._lacking), 0)
        found = [self._counts_of(of_table) for of_table in _by_table(books)]
        nobody = {entry.record for book in books if (entry := book.nobody()) is not None}
        return Counts(
            sum(counts.counted for counts in found),
            sum(counts.undecided for counts in found) + len(nobody),
            sum(counts.not_counted for counts in found),
        )

    def counts_in(self, table: str) -> Counts | None:
        """Return how many records of one table count, are undecided and do not; None if it looks at none of them.

        Unlike `counts`, leaves out the other tables a condition looks at, and records that are missing.
        """
        books = [book for book in self._current_books() if book.record_type.table == table]
        if self._lacking is not None:
            own = [entry for entry in self._lacking if entry.record in self.judge.lab.tables[table]]
            return Counts(0, len(own), 0) if own else None
        return self._counts_of(books) if books else None

    def all(self) -> Iterator[Entry]:
        """Yield the entries of all records in the lab's order, after those of records that are missing."""
        books = self._current_books()
        if self._lacking is not None:
            yield from self._lacking
            return
        lacking = _merged([entry for book in books if (entry := book.nobody()) is not None])
        if lacking is not None:
            yield lacking
        for of_table in _by_table(books):
            yield from self._entries_of(of_table)

    def undecided(self) -> Iterator[Undecided]:
        """Yield the undecided of `all`, without a word on the others."""
        books = self._current_books()
        if len(books) == 1 and not isinstance(books[0], Single):
            book = books[0]
            open_records = (record for record in book.records() if not book.is_surely_decided(record))
            entries: Iterable[Entry | None] = map(book.of, open_records)
        else:
            entries = self.all()
        yield from (entry for entry in entries if isinstance(entry, Undecided))

    def _current_books(self) -> list[Book]:
        """Return the books of the plan of now, after a look whether the judge has another by now."""
        plan = self.judge.primary_plan(self.condition)
        stale = self._edition != self.judge.edition and any(isinstance(book, Covered) for book in self._books)
        if plan is not self._plan or stale:
            body = None if plan.applies is False or plan.is_open else plan.body
            self._books = [] if body is None else list(books_of(self.judge, body))
            self._plan = plan
        is_lacking = plan.is_open and plan.applies is not False
        self._lacking = list(_missing(self.judge, plan)) if is_lacking else None
        self._edition = self.judge.edition
        return self._books

    def _entries_of(self, books: Sequence[Book]) -> Iterator[Entry]:
        """Yield the entries of one table's records; of a table of which only single records are looked at, of those."""
        records: Iterable[Record] = self.judge.lab.tables[books[0].record_type.table].values()
        if all(isinstance(book, Single) for book in books):
            records = {record.id: record for book in books for record in book.records()}.values()
        only = books[0] if len(books) == 1 else None
        for record in records:
            found = only.of(record) if only else _merged([e for book in books if (e := book.of(record)) is not None])
            if found is not None:
                yield found

    def _counts_of(self, books: Sequence[Book]) -> Counts:
        if len(books) == 1 and (tallied := books[0].counts()) is not None:
            return tallied
        kinds = [type(entry) for entry in self._entries_of(books)]
        return Counts(kinds.count(Counted), kinds.count(Undecided), kinds.count(NotCounted))


def record_entries(judge: LiveJudge, condition: Condition) -> RecordEntries:
    """Return what answers for single records under a condition; it may be kept, and stays current with its judge."""
    return RecordEntries(judge, condition)


def _missing(judge: LiveJudge, plan: Plan) -> Iterator[Undecided]:
    """Yield what a condition lacks to be measured at all, by the record that lacks it."""
    by_record: dict[str | None, list[str]] = {}
    for place in plan.missing:
        name, _dot, key = place.partition(".")
        single = judge.context.singles.get(name)
        by_record.setdefault(single.id if single else None, []).append(key if single else place)
    for record_id, fields in by_record.items():
        yield Undecided(record_id, tuple(fields))


def _merged(entries: Sequence[Entry]) -> Entry | None:
    """Return what several measures say of one record: counted anywhere is counted, undecided anywhere undecided."""
    if len(entries) <= 1:
        return entries[0] if entries else None
    undecided = [entry for entry in entries if isinstance(entry, Undecided)]
    for entry in entries:
        if isinstance(entry, Counted):
            return entry
    if undecided:
        fields = dict.fromkeys(field for entry in undecided for field in entry.fields)
        return Undecided(undecided[0].record, tuple(fields))
    return entries[0]


def _by_table(books: Iterable[Book]) -> list[list[Book]]:
    """Return the books of each table together; tables in the lab's order."""
    found: dict[str, list[Book]] = {}
    for book in books:
        found.setdefault(book.record_type.table, []).append(book)
    order = list(TYPE_OF)
    return sorted(found.values(), key=lambda of_table: order.index(of_table[0].record_type.table))

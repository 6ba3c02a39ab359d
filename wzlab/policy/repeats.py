"""What two records of one lab should not share, kept up to date edit by edit.

Of records that repeat each other the first in the table's order is silent; every later one is a problem.  An edit
costs its own records; only where records repeat each other is a table's order read again after an insertion or a move.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wzlab.changes import Edit, by_table
from wzlab.columns import AsTyped, Column, Record
from wzlab.identities import patent_number
from wzlab.language import _
from wzlab.policy.problem import Problem, Severity
from wzlab.records import Award, Instrument, Patent, Person, Project, Room, Unit

UNIQUE: tuple[tuple[type[Record], tuple[Column[Any], ...]], ...] = (
    (Unit, (Unit.uscc,)),
    (Unit, (Unit.name,)),
    (Person, (Person.id_number,)),
    (Person, (Person.name, Person.birth_date)),
    (Room, (Room.building, Room.room_no)),
    (Instrument, (Instrument.asset_no,)),
    (Instrument, (Instrument.serial_no,)),
    (Project, (Project.number,)),
    (Patent, (Patent.number,)),
    (Award, (Award.certificate_no,)),
)
"""What two records of one lab should not share; all the columns together."""

Tables = Mapping[str, Mapping[str, Record]]
Shared = tuple[Any, ...]


class Order:
    """Where each record stands in its table; read when it is asked for, and again after an insertion or a move."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._places: dict[str, dict[str, int]] = {}

    def follow(self, edits: Iterable[Edit]) -> None:
        """Forget the order of tables into which a record came or in which one moved; a removal leaves the order."""
        for edit in edits:
            if may_have_moved(edit):
                self._places.pop(edit.table, None)

    def of(self, table: str) -> Mapping[str, int]:
        """Return a number for each record of a table that grows from the first to the last."""
        if table not in self._places:
            self._places[table] = {record_id: place for place, record_id in enumerate(self._tables[table])}
        return self._places[table]


def may_have_moved(edit: Edit) -> bool:
    """Tell whether a record may stand where it did not stand before the edit."""
    return edit.before is None or edit.before == edit.after


class Repeats:
    """The problems of all records that repeat another one."""

    def __init__(self, tables: Tables, order: Order) -> None:
        self._tables = tables
        self._order = order
        self._indexes = [_Index(record_type, columns, tables) for record_type, columns in UNIQUE]
        for index in self._indexes:
            index.settle(order)

    def follow(self, edits: Iterable[Edit]) -> None:
        """Follow edits of the tables, which `order` has been told of."""
        touched = by_table(edits)
        for index in self._indexes:
            records = self._tables[index.table]
            for edit in touched.get(index.table, ()):
                record = edit.after or edit.before
                assert record is not None  # an edit is of a record that was or is there
                index.take(record.id, records.get(record.id), may_have_moved(edit))
            index.settle(self._order)

    def of(self, record_id: str) -> list[Problem]:
        """Return the problems of one record."""
        return [index.problems[record_id] for index in self._indexes if record_id in index.problems]

    def number(self, table: str) -> int:
        """Return how many problems there are in a table; all are warnings."""
        return sum(len(index.problems) for index in self._indexes if index.table == table)

    def all(self) -> Iterator[Problem]:
        """Yield all problems: by what is shared, then by the first record that has it, then in the table's order."""
        for index in self._indexes:
            yield from index.in_order(self._order)


class _Index:
    """The records of one table by the content of some columns."""

    def __init__(self, record_type: type[Record], columns: tuple[Column[Any], ...], tables: Tables) -> None:
        self.table = record_type.table
        self.problems: dict[str, Problem] = {}
        self._columns = columns
        self._content: dict[str, Shared] = {}
        self._sharing: dict[Shared, dict[str, None]] = {}
        self._repeated: dict[Shared, list[str]] = {}
        self._stale: set[Shared] = set()
        for record in tables[self.table].values():
            self.take(record.id, record)

    def take(self, record_id: str, record: Record | None, moved: bool = False) -> None:
        """Take a record in as it is (None: it is gone), in the place of what was known of it."""
        before = self._content.get(record_id)
        now = None if record is None else shared_content(self._columns, record)
        if before == now and not moved:
            return
        if before is not None:
            self._leave(record_id, before)
        if now is not None:
            self._content[record_id] = now
            self._sharing.setdefault(now, {})[record_id] = None
            self._stale.update({now} if len(self._sharing[now]) > 1 else ())

    def _leave(self, record_id: str, content: Shared) -> None:
        del self._content[record_id]
        sharing = self._sharing[content]
        del sharing[record_id]
        if not sharing:
            del self._sharing[content]
        if content in self._repeated:
            self._stale.add(content)

    def settle(self, order: Order) -> None:
        """Say anew which records repeat another, where that may have changed."""
        for content in self._stale:
            for record_id in self._repeated.pop(content, ()):
                self.problems.pop(record_id, None)
        for content in self._stale:
            sharing = self._sharing.get(content, {})
            if len(sharing) > 1:
                self._repeated[content] = in_order = sorted(sharing, key=order.of(self.table).__getitem__)
                self.problems |= {later: self._repeat(in_order[0], later) for later in in_order[1:]}
        self._stale.clear()

    def in_order(self, order: Order) -> Iterator[Problem]:
        """Yield the problems by the first record of those that repeat each other."""
        groups = self._repeated.values()
        for first, *later in sorted(groups, key=lambda group: order.of(self.table)[group[0]]):
            assert first not in self.problems
            yield from (self.problems[record_id] for record_id in later)

    def _repeat(self, first: str, later: str) -> Problem:
        titles = _("、").join(_(column.title) for column in self._columns)
        message = _("“{titles}”与记录 {first} 相同；两条都会被计数，请删去重复的一条或核对。")
        key = self._columns[0].key
        sentence = message.format(titles=titles, first=first)
        return Problem(f"{self.table}.repeated_{key}", later, key, Severity.WARNING, sentence)


def shared_content(columns: tuple[Column[Any], ...], record: Record) -> Shared | None:
    """Return what a record has in columns, as it is compared with others; None if a cell is blank or not readable."""
    content = []
    for column in columns:
        cell = record.cells[column.index]
        if cell is None or isinstance(cell, AsTyped):
            return None
        content.append(_as_compared(column, cell))
    return tuple(content)


def _as_compared(column: Column[Any], cell: Any) -> Any:
    """Return a cell without what different people write differently: ZL201710601862.3 is 2017106018623."""
    if column is Patent.number and (number := patent_number(cell)) is not None:
        return number
    return cell.upper() if column is Person.id_number else cell

"""The working copy of a lab that grows with each row of an import."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from wzlab.columns import Cell, Cells, Record, Text
from wzlab.editing.rows import fresh_ids, references_to
from wzlab.importing.meanings import ImportReader
from wzlab.importing.model import Decisions, Spot, TableKey
from wzlab.lab import Lab
from wzlab.policy.pack import Pack
from wzlab.records import TYPE_OF
from wzlab.spelling import folded


class Said(NamedTuple):
    """A row that says something of a record.

    Args:
        key: the table it stands in.
        row: its number.
        fields: the fields it gives.
        columns: where each stands in the sheet.
        values: its cells, a field each.
    """

    key: TableKey
    row: int
    fields: tuple[str, ...]
    columns: tuple[int, ...]
    values: Cells

    def spot(self, place: int) -> Spot:
        """Return where one of its cells stands."""
        return Spot(self.key.file, self.key.sheet, self.row, self.columns[place])


class Working:
    """The lab with all that the import has brought so far.

    Args:
        lab: the lab, which stays as it is.
        pack: what it is judged by.
        decisions: what was decided.
        count: told of rows that are done.
    """

    def __init__(self, lab: Lab, pack: Pack, decisions: Decisions, count: Callable[[int], None]) -> None:
        self.result = lab.snapshot()
        self.pack, self.decisions, self.count = pack, decisions, count
        self.earlier: dict[tuple[TableKey, int], Record] = {}
        self.said: dict[str, list[Said]] = {}
        self._lab = lab
        self._fresh: dict[str, Iterator[str]] = {}
        self._made: dict[tuple[str, str], Record] = {}

    def reader(self) -> ImportReader:
        """Return what reads cells in the lab as it has become."""
        return ImportReader(self.result, self.pack, self.decisions.words)

    def fresh_id(self, table: str) -> str:
        """Return an id that no record has, neither of the lab nor of the import."""
        return next(self._fresh.setdefault(table, fresh_ids(self._lab, table)))

    def make_record(self, table: str, name: str) -> str | None:
        """Make the new record that a name was decided to be, once; return its id, None if a name alone makes none."""
        record_type = TYPE_OF[table]
        if (table, folded(name)) not in self._made:
            column = record_type.column_of[record_type.known_by[0]]
            if type(column.kind) is not Text:
                return None
            record = record_type.of(self.fresh_id(table), **{column.key: name})
            self._made[table, folded(name)] = self.result.tables[table][record.id] = record
        return self._made[table, folded(name)].id

    def drop_unused(self) -> None:
        """Take the records out again that were made for rows that are not taken over."""
        ids = {record.id for record in self._made.values()}
        used = {self._cell(*mention) for mention in references_to(self.result, ids)} if ids else set()
        for record in self._made.values():
            if record.id not in used:
                del self.result.tables[record.table][record.id]

    def _cell(self, table: str, record_id: str, key: str) -> Cell:
        return self.result.tables[table][record_id].cell(key)

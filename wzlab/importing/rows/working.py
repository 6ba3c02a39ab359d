"""The working copy of a lab that grows with each row of an import."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from wzlab.columns import Cell, Cells, Record, Text
from wzlab.editing.rows import fresh_ids, references_to
from wzlab.importing.cells.meanings import ImportReader
from wzlab.importing.model import Decisions, Spot, TableKey
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.pack import Pack
from wzlab.records import TYPE_OF, Unit
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
        names: what the files are called.
    """

    def __init__(
        self, lab: Lab, pack: Pack, decisions: Decisions, count: Callable[[int], None], names: Mapping[str, str]
    ) -> None:
        self.result = lab.snapshot()
        self.pack, self.decisions, self.count, self.names = pack, decisions, count, names
        self.earlier: dict[tuple[TableKey, int], Record] = {}
        self.said: dict[str, list[Said]] = {}
        self._lab = lab
        self._fresh: dict[str, Iterator[str]] = {}
        self._made: dict[tuple[str, str], Record] = {}
        self._nameless = [unit for unit in lab.records(Unit) if unit.role == "lead" and unit.name is None]

    def reader(self) -> ImportReader:
        """Return what reads cells in the lab as it has become."""
        return ImportReader(self.result, self.pack, self.decisions.words)

    def fresh_id(self, table: str) -> str:
        """Return an id that no record has, neither of the lab nor of the import."""
        return next(self._fresh.setdefault(table, fresh_ids(self._lab, table)))

    def make_record(self, table: str, name: str) -> str | None:
        """Make the new record that a name was decided to be, once; return its id, None if a name alone makes none.

        A name that was decided to be that of the lead unit, which has none yet, becomes the lead unit's.
        """
        record_type = TYPE_OF[table]
        if table == Unit.table and (lead := self._named_lead(name)) is not None:
            return lead
        if (table, folded(name)) not in self._made:
            column = record_type.column_of[record_type.known_by[0]]
            if type(column.kind) is not Text:
                return None
            record = record_type.of(self.fresh_id(table), **{column.key: name})
            self._made[table, folded(name)] = self.result.tables[table][record.id] = record
        return self._made[table, folded(name)].id

    def _named_lead(self, name: str) -> str | None:
        """Give the lead unit a name that was decided to be its; return its id, None if that was not decided."""
        answers = {answer for (_field, text), answer in self.decisions.words.items() if text == folded(name)}
        lead = next((unit for unit in self._nameless if unit.id in answers), None)
        if lead is None:
            return None
        if self.result.tables[Unit.table][lead.id] is lead:
            self.result.tables[Unit.table][lead.id] = lead.replace(name=name)
        return lead.id

    def drop_unused(self) -> None:
        """Take the records out again that were made for rows that are not taken over."""
        ids = {record.id for record in self._made.values()}
        used = {self._cell(*mention) for mention in references_to(self.result, ids)} if ids else set()
        for record in self._made.values():
            if record.id not in used:
                del self.result.tables[record.table][record.id]

    def remarks(self) -> Iterator[str]:
        """Yield what is done beside the rows, as was decided: records made of a name, the lead unit named."""
        for record in self._made.values():
            if record.id in self.result.tables[record.table]:
                words = _("按您的选择新增{label}“{name}”，它的其他内容还要补。")
                yield words.format(label=_(record.label), name=self.result.name_of(record))
        for unit in self._nameless:
            if (named := self.result.tables[Unit.table][unit.id]) is not unit:
                yield _("按您的选择，依托单位的名称填为“{name}”。").format(name=self.result.name_of(named))

    def _cell(self, table: str, record_id: str, key: str) -> Cell:
        return self.result.tables[table][record_id].cell(key)

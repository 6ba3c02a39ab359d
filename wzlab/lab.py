"""One application: its records, the readings its owner pinned, and the notes given on conditions.

A `Lab` is changed only through `wzlab.changes`; nothing here knows of files, policies or screens.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from wzlab.columns import Record, Reference
from wzlab.dates import PartialDate
from wzlab.language import _
from wzlab.records import RECORD_TYPES, Laboratory

LAB_ID = "lab"
"""The id of the one record of table `lab`."""

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Pin:
    """A reading the owner has fixed, with who said so and when."""

    choice: str
    by: str | None = None
    on: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What a person said of a condition: confirmed or not (None: not said), and why."""

    confirmed: bool | None = None
    reason: str | None = None
    by: str | None = None
    on: PartialDate | None = None


def _empty_tables() -> dict[str, dict[str, Record]]:
    tables: dict[str, dict[str, Record]] = {record_type.table: {} for record_type in RECORD_TYPES}
    tables[Laboratory.table][LAB_ID] = Laboratory.of(LAB_ID)
    return tables


@dataclass(eq=True)
class Lab:
    """The records of one application by table and id, in their order.

    `tables["lab"]` holds exactly one record, whose id is `LAB_ID`.  `pack` is the id of the policy pack the
    application is meant for, if it says so.
    """

    tables: dict[str, dict[str, Record]] = field(default_factory=_empty_tables)
    pins: dict[str, Pin] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    pack: str | None = None

    @property
    def laboratory(self) -> Laboratory:
        """The record of the lab itself."""
        record = self.tables[Laboratory.table][LAB_ID]
        assert isinstance(record, Laboratory)
        return record

    def records(self, record_type: type[R]) -> list[R]:
        """Return the records of one type, in their order."""
        return [record for record in self.tables[record_type.table].values() if isinstance(record, record_type)]

    def snapshot(self) -> "Lab":
        """Return the lab as it is now, which later changes leave alone; records are shared, for they never change."""
        tables = {table: dict(records) for table, records in self.tables.items()}
        return Lab(tables, dict(self.pins), dict(self.notes), self.pack)

    def all_records(self) -> Iterator[Record]:
        """Yield every record, table by table."""
        for table in self.tables.values():
            yield from table.values()

    def name_of(self, record: Record) -> str:
        """Return what people call a record, names for the ids in it; while it has no name, its id or "基本情况"."""
        parts = (self._name_part(record, key) for key in record.known_by)
        return " ".join(filter(None, parts)) or (_(record.label) if record.id == LAB_ID else record.id)

    def _name_part(self, record: Record, key: str) -> str:
        column = record.column_of[key]
        cell = record.cells[column.index]
        if isinstance(column.kind, Reference) and isinstance(cell, str):
            target = self.tables[column.kind.table].get(cell)
            return cell if target is None else self.name_of(target)
        return column.show(cell)

    def find(self, record_id: str) -> Record | None:
        """Return the record with the id, of whatever type, or None."""
        return next((table[record_id] for table in self.tables.values() if record_id in table), None)

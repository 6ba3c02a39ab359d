"""What people call the records and conditions, and which one a typed name means."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from wzlab.columns import Record
from wzlab.lab import Lab
from wzlab.policy.pack import Pack
from wzlab.spelling import folded

BETWEEN = " · "
"""Stands between an id and the name of what it refers to."""


class Names:
    """The names in one lab as it stands; a change of the lab asks for new ones.

    A `table` of "" means every record and every condition of the pack.
    """

    def __init__(self, lab: Lab, pack: Pack) -> None:
        self._lab = lab
        self._pack = pack
        self._ids_by_table: dict[str, dict[str, str | None]] = {}

    @cached_property
    def _conditions(self) -> dict[str, str]:
        return {condition.id: str(condition.title) for condition in self._pack.conditions}

    def _record(self, table: str, record_id: str) -> Record | None:
        return self._lab.tables[table].get(record_id) if table else self._lab.find(record_id)

    def is_known(self, table: str, record_id: str) -> bool:
        """Tell whether an id is one that a reference to the table may have."""
        return self._record(table, record_id) is not None or (not table and record_id in self._conditions)

    def name(self, table: str, record_id: str) -> str:
        """Return what people call a record or a condition; the id itself if there is none."""
        record = self._record(table, record_id)
        if record is not None:
            return self._lab.name_of(record)
        return record_id if table else self._conditions.get(record_id, record_id)

    def meant(self, table: str, text: str) -> str:
        """Return the id that a text means: it is the id, or `id · name`, or the name of one record and no other.

        Raises:
            ValueError: it means none, or several.
        """
        if self.is_known(table, text):
            return text
        if found := self._ids(table).get(folded(text)):
            return found
        record_id, between, name = text.partition(BETWEEN)
        if between and self.is_known(table, record_id) and folded(self.name(table, record_id)) == folded(name):
            return record_id
        raise ValueError(text)

    def typed(self, table: str, record_id: str) -> str:
        """Return the shortest of name, `id · name` and id that means just this one."""
        name = self.name(table, record_id)
        if self._ids(table).get(folded(name)) == record_id and not self.is_known(table, name):
            return name
        return self.full(table, record_id)

    def full(self, table: str, record_id: str) -> str:
        """Return `id · name`; the id alone when the record has no name, or the two would mean another record."""
        name = self.name(table, record_id)
        words = f"{record_id}{BETWEEN}{name}"
        if (
            name == record_id
            or BETWEEN in record_id
            or folded(words) in self._ids(table)
            or self.is_known(table, words)
        ):
            return record_id
        return words

    def _ids(self, table: str) -> dict[str, str | None]:
        """Return the ids by folded name; None for a name that several bear."""
        if table not in self._ids_by_table:
            named = list(self._named(table))
            borne = Counter(name for name, _id in named)
            self._ids_by_table[table] = {name: None if borne[name] > 1 else record_id for name, record_id in named}
        return self._ids_by_table[table]

    def _named(self, table: str) -> Iterator[tuple[str, str]]:
        records: Iterable[Record] = self._lab.tables[table].values() if table else self._lab.all_records()
        for record in records:
            yield folded(self._lab.name_of(record)), record.id
        if not table:
            yield from ((folded(title), condition_id) for condition_id, title in self._conditions.items())

"""The rows of a table model: which records, in what order, and how they follow the lab without a jump.

An edit never resets the model: rows are inserted, removed, or laid out anew with every selection and editor where it
was.  Only another filter resets it, for that is another table to look at.
"""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from ui.session import Session
from ui.tables.filters import LACKING, Filter, Haystack, Show, became
from ui.tables.order import (
    RowOrder,
    gone_ids,
    in_own_order,
    in_view_order,
    insertions,
    neighbours,
    new_ids,
    runs,
)
from ui.tables.proofs import Proofs
from ui.tables.sorting import Key, column_key, entry_key, sort_records
from wzlab.changes import Edit
from wzlab.columns import Record
from wzlab.editing.cells import CellForms
from wzlab.policy.bookkeeping import RecordEntries

Index = QModelIndex | QPersistentModelIndex
Records = dict[str, Record]

SIGN = 0
"""The section that shows what became of a record; the fields of the record type follow in their order, then the proofs."""
OWN_ORDER = -1
"""Stands for the section that is sorted by when rows are in the lab's own order."""


class RowsModel(QAbstractTableModel):
    """The records of one type as rows, under a filter and a sort.

    Args:
        session: the open lab.
        record_type: what a row is.
    """

    returned = Signal(object)  # list[str]: records that had been removed are back, as by an undo

    def __init__(self, session: Session, record_type: type[Record], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.record_type = record_type
        self.columns = record_type.columns
        self.forms = CellForms(session.lab, session.pack)
        self.entries: RecordEntries | None = None
        self.proofs = Proofs(session, record_type)
        self.filter = Filter()
        self.sort_section = OWN_ORDER
        self.descending = False
        self.order = RowOrder(self.records)
        self.haystack = Haystack(record_type.columns)
        self._left: dict[str, str | None] = {}
        self._removed: dict[str, Record] = {}

    @property
    def records(self) -> Records:
        """The whole table, in the lab's order."""
        return self.session.lab.tables[self.record_type.table]

    @property
    def is_in_own_order(self) -> bool:
        """Whether rows stand as in the lab, filtered or not."""
        return self.sort_section == OWN_ORDER

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.order)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns) + 1 + self.proofs.is_shown

    @property
    def proof_section(self) -> int | None:
        """The section that shows what proves a record, behind the fields; None where no condition asks for proof."""
        return len(self.columns) + 1 if self.proofs.is_shown else None

    def record_at(self, row: int) -> Record:
        """Return the record of a row."""
        record_id = self.order[row]
        return self.records.get(record_id) or self._removed[record_id]

    def row_of(self, record_id: str) -> int | None:
        """Return the row of a record, or None if it is not shown."""
        return self.order.row_of(record_id)

    # sorting and filtering

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a section; `OWN_ORDER` goes back to the lab's own order."""
        self.sort_section = column
        self.descending = order == Qt.SortOrder.DescendingOrder
        self._left.clear()
        self._rearrange(self._sorted(record for record in self.records.values() if self.order.shows(record.id)))

    def show_only(self, wanted: Filter) -> None:
        """Show the records that pass a filter, sorted as before, and no others."""
        self.beginResetModel()
        self.filter = wanted
        self._left.clear()
        self.order.arrange(self._sorted(self._passing()))
        self.endResetModel()

    def let_in(self, record_id: str) -> int:
        """Show a record whatever the filter says; return its row.

        Raises:
            KeyError: the table has no such record.
        """
        row = self.order.row_of(self.records[record_id].id)
        if row is None:
            self._put_in([record_id])
            row = self.order.row_of(record_id)
        assert row is not None
        return row

    def _passing(self) -> Iterable[Record]:
        wanted = self.filter
        records: Iterable[Record] = self.records.values()
        if wanted.only is not None:
            records = [self.records[record_id] for record_id in wanted.only if record_id in self.records]
            chosen = {record.id for record in records}
            records = [record for record in self.records.values() if record.id in chosen]
        if wanted.show is Show.PROBLEMS:
            records = [record for record in records if self.session.problems.of(record.id)]
        elif wanted.show in LACKING:
            records = [record for record in records if self.proofs.is_lacking(record)]
        elif wanted.show is not Show.ALL:
            records = [record for record in records if became(self.entry_of(record)) is wanted.show]
        return self.haystack.matching(records, wanted.text, self.forms) if wanted.text.strip() else records

    def entry_of(self, record: Record) -> object:
        """Return what became of a record under the condition looked at."""
        return None if self.entries is None else self.entries.of(record)

    def _sorted(self, records: Iterable[Record]) -> list[str]:
        if self.is_in_own_order:
            return [record.id for record in records]
        return sort_records(records, self._sort_key(), descending=self.descending)

    def _sort_key(self) -> Callable[[Record], Key | None]:
        if self.sort_section == SIGN:
            return lambda record: entry_key(self.entry_of(record))
        if self.sort_section == self.proof_section:
            return self.proofs.key
        return column_key(self.columns[self.sort_section - 1], self.forms)

    def _rearrange(self, ids: list[str]) -> None:
        """Lay the same rows out in another order; selection, cursor and editor go with their records."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [(self.order[index.row()], index.column()) for index in before]
        self.order.arrange(ids)
        after = [self.index(self._known_row(record_id), column) for record_id, column in kept]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _known_row(self, record_id: str) -> int:
        row = self.order.row_of(record_id)
        assert row is not None
        return row

    # following the lab

    def follow(self, edits: Sequence[Edit]) -> None:
        """Bring the rows up to date after edits of this table: who came, who went, who moved."""
        if all(edit.before is not None and edit.after is not None and edit.before != edit.after for edit in edits):
            return
        gone = gone_ids(edits, self.records, self.order)
        new = new_ids(edits, self.records, self.order)
        self._removed.update(
            (edit.before.id, edit.before) for edit in edits if edit.before is not None and edit.after is None
        )
        self._take_out(gone)
        if self.is_in_own_order:
            ids = in_own_order(self.records, self.order)
            if ids != list(self.order):
                self._rearrange(ids)
        self._put_in(new)
        back = [record_id for record_id in new if self._removed.pop(record_id, None) is not None]
        if back:
            self.returned.emit(back)

    def _take_out(self, gone: Sequence[str]) -> None:
        self._left.update(neighbours(gone, self.order))
        rows = sorted(self._known_row(record_id) for record_id in gone)
        for first, last in reversed(runs(rows)):
            self.beginRemoveRows(QModelIndex(), first, last)
            self.order.remove(first, last)
            self.endRemoveRows()

    def _put_in(self, new: Sequence[str]) -> None:
        if not new:
            return
        if self.is_in_own_order:
            target = in_own_order(self.records, self.order, new)
        else:
            target = in_view_order(self.records, self.order, new, self._left)
        for row, ids in insertions(target, new):
            self.beginInsertRows(QModelIndex(), row, row + len(ids) - 1)
            self.order.insert(row, ids)
            self.endInsertRows()
        for record_id in new:
            self._left.pop(record_id, None)

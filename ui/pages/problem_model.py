"""The problems of a lab as rows: how bad, where, and the sentence."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ui.session import Place, Session
from ui.tables.titled import TitledModel
from ui.theme import sign_icon
from wzlab.lab import LAB_ID
from wzlab.language import N_, _
from wzlab.policy.problems import SEVERITY_WORDS, Problem, Severity
from wzlab.policy.words import Standing
from wzlab.records import TYPE_OF

Index = QModelIndex | QPersistentModelIndex
SEVERITY, RECORD, FIELD, MESSAGE = range(4)
TITLES = (N_("轻重"), N_("记录"), N_("字段"), N_("问题说明"))
SIGNS = {Severity.ERROR: Standing.UNMET, Severity.WARNING: Standing.OWES_REASON}
"""The signs beside the words: a cross for what is certainly wrong, an exclamation mark for what is worth a look."""


def problem_place(session: Session, problem: Problem) -> Place:
    """Return where a problem is; one of a record that is missing is in the table the record would be in."""
    record = None if problem.record is None else session.lab.find(problem.record)
    if record is not None:
        return Place(record.table, record.id, problem.field)
    table, dot, key = (problem.field or "").partition(".")
    return Place(table, None, key) if dot and table in TYPE_OF else Place(LAB_ID, LAB_ID, problem.field)


def problem_cells(session: Session, problem: Problem) -> tuple[str, str, str, str]:
    """Return a problem as it is read: its severity, record and field in words, and its sentence."""
    place = problem_place(session, problem)
    record_type = TYPE_OF[place.table]
    record = session.lab.find(place.record_id) if place.record_id is not None else None
    column = record_type.column_of.get(place.field or "")
    where = _(record_type.label)
    if record is not None and place.table != LAB_ID:
        where = _("{table} · {record}").format(table=where, record=session.lab.name_of(record))
    return _(SEVERITY_WORDS[problem.severity]), where, "" if column is None else _(column.title), problem.message


class ProblemModel(TitledModel):
    """Problems of one severity, or of both; `tell` changes only the rows between those that stayed."""

    titles = TITLES

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[tuple[Problem, tuple[str, str, str, str]]] = []
        self.only: Severity | None = None

    def tell(self) -> None:
        """Show the problems as they are now."""
        now = [
            (problem, problem_cells(self._session, problem))
            for problem in self._session.problems.all()
            if self.only in (None, problem.severity)
        ]
        first = _shared(self._rows, now)
        last = _shared(self._rows[first:][::-1], now[first:][::-1])
        self._take_out(first, len(self._rows) - last)
        self._put_in(first, now[first : len(now) - last])

    def _take_out(self, first: int, end: int) -> None:
        if first < end:
            self.beginRemoveRows(QModelIndex(), first, end - 1)
            del self._rows[first:end]
            self.endRemoveRows()

    def _put_in(self, first: int, rows: list[tuple[Problem, tuple[str, str, str, str]]]) -> None:
        if rows:
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows[first:first] = rows
            self.endInsertRows()

    def problem(self, row: int) -> Problem:
        """Return the problem of a row."""
        return self._rows[row][0]

    def cells(self) -> list[tuple[str, str, str, str]]:
        """Return all rows as they are read."""
        return [cells for _problem, cells in self._rows]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        problem, cells = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cells[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return problem.message
            case Qt.ItemDataRole.DecorationRole if index.column() == SEVERITY:
                return sign_icon(SIGNS[problem.severity])
        return None


def _shared(one: Sequence[object], other: Sequence[object]) -> int:
    """Return how many of the first entries of two lists are the same."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (mine, theirs) in enumerate(pairs) if mine != theirs), min(len(one), len(other)))

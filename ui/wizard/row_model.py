"""What would be done, row by row; and of one row, cell by cell, what stands in the lab and what would."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from typing_extensions import override

from ui.tables.titled import TitledModel
from ui.theme import sign_icon
from ui.wizard.words import ACTION_SIGNS, kind_label
from ui.wizard.work import Proposed
from wzlab.columns import Cell, Column
from wzlab.editing.cells import CellForms
from wzlab.importing.discretion import discreet_cell, discreet_text
from wzlab.importing.model import Action, CellChange, RowPlan, Severity, TablePlan
from wzlab.importing.places import row_words
from wzlab.importing.wording import ACTION_WORDS
from wzlab.language import N_, _
from wzlab.records import TYPE_OF

Index = QModelIndex | QPersistentModelIndex
DONE, RECORD, CONTENT, SOURCE = range(4)
TITLES = (N_("怎么处理"), N_("哪条记录"), N_("写入什么，或为什么不写"), N_("来自哪里"))
CELL_TITLES = (N_("栏目名称"), N_("实验室现在的"), N_("导入后"))
MOST_CELLS = 6
"""So many cells are told in a row's line."""


class Shower:
    """Shows the rows of an import in words: names for ids, masks over secrets."""

    def __init__(self, proposed: Proposed) -> None:
        self.proposed = proposed
        self._forms = CellForms(proposed.proposal.result, proposed.proposal.pack)

    def cell(self, column: Column[Any], cell: Cell) -> str:
        """Return a cell as anybody may see it; a blank is said to be one."""
        return _("（空白）") if cell is None else discreet_cell(column, self._forms.shown(column, cell))

    def record(self, plan: TablePlan, row: RowPlan) -> str:
        """Return what kind of record a row is about, and what people call it."""
        kind = kind_label(plan.table.kind)
        name = self._name(plan, row)
        return _("{kind} · {record}").format(kind=kind, record=name) if name else kind

    def _name(self, plan: TablePlan, row: RowPlan) -> str:
        result = self.proposed.proposal.result
        record = result.tables.get(plan.table.kind, {}).get(row.record_id)
        if record is not None:
            return discreet_text(result.name_of(record))
        record_type = TYPE_OF.get(plan.table.kind)
        if record_type is None or not row.values:
            return ""
        cells = dict(zip(plan.fields, row.values, strict=True))
        known = ((record_type.column_of[key], cells.get(key)) for key in record_type.known_by)
        return " ".join(self.cell(column, cell) for column, cell in known if cell is not None)

    def content(self, plan: TablePlan, row: RowPlan) -> str:
        """Return in a line what a row changes, or why nothing is done with it."""
        if row.action is Action.SKIP:
            return row.reason
        if row.action is Action.PROBLEM:
            return next((one.reason for one in row.troubles if one.severity is Severity.PROBLEM), "")
        changes = self.proposed.proposal.changes(plan, row)
        told = [self._change(plan, row, change) for change in changes[:MOST_CELLS]]
        more = [_("等 {number} 格").format(number=len(changes))] if len(changes) > MOST_CELLS else []
        return _("；").join([*told, *more])

    def _change(self, plan: TablePlan, row: RowPlan, change: CellChange) -> str:
        column = TYPE_OF[plan.table.kind].column_of[change.key]
        after = self.cell(column, change.after)
        if row.action is Action.ADD:
            return _("{field} {value}").format(field=_(column.title), value=after)
        words = _("{field}：{before} → {after}")
        return words.format(field=_(column.title), before=self.cell(column, change.before), after=after)

    def changes(self, plan: TablePlan, row: RowPlan) -> list[tuple[str, str, str]]:
        """Return each cell that a row changes: its field, what stands there, and what would."""
        found = []
        for change in self.proposed.proposal.changes(plan, row):
            column = TYPE_OF[plan.table.kind].column_of[change.key]
            field = _("{field}（由其他栏推出）").format(field=column.heading) if change.is_derived else column.heading
            found.append((field, self.cell(column, change.before), self.cell(column, change.after)))
        return found


class RowModel(TitledModel):
    """The rows of all tables, or those of one action; their words are made when they are looked at."""

    titles = TITLES

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shower: Shower | None = None
        self._numbers: Sequence[int] = ()
        self._texts: dict[int, tuple[str, str, str, str]] = {}
        self.only: Action | None = None

    def show_rows(self, shower: Shower | None, only: Action | None = None) -> None:
        """Show what would be done with the rows, or with those of one action."""
        self.beginResetModel()
        self._shower, self.only = shower, only
        self._texts = {}
        if shower is None:
            self._numbers = ()
        elif only is None:
            self._numbers = range(shower.proposed.ends[-1] if shower.proposed.ends else 0)
        else:
            self._numbers = shower.proposed.rows[only]
        self.endResetModel()

    def number_at(self, row: int) -> int | None:
        """Return the number of the row of the files that is shown in a row."""
        return self._numbers[row] if 0 <= row < len(self._numbers) else None

    def row_of(self, number: int) -> int:
        """Return where a row of the files is shown, or where it would be."""
        return min(max(bisect_right(self._numbers, number) - 1, 0), len(self._numbers) - 1)

    def plan_at(self, row: int) -> tuple[TablePlan, RowPlan] | None:
        """Return what would be done with what is shown in a row."""
        number = self.number_at(row)
        return None if number is None or self._shower is None else self._shower.proposed.place_of(number)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._numbers)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._words(index.row())[index.column()]
            case Qt.ItemDataRole.DecorationRole if index.column() == DONE:
                found = self.plan_at(index.row())
                return None if found is None else sign_icon(ACTION_SIGNS[found[1].action])
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == DONE:
                return _("，").join(filter(None, self._words(index.row())))
        return None

    def _words(self, row: int) -> tuple[str, str, str, str]:
        number = self._numbers[row]
        if number not in self._texts:
            assert self._shower is not None
            plan, one = self._shower.proposed.place_of(number)
            action, record = _(ACTION_WORDS[one.action]), self._shower.record(plan, one)
            self._texts[number] = action, record, self._shower.content(plan, one), row_words(plan.table.key, one.row)
        return self._texts[number]


class CellModel(TitledModel):
    """The cells that one row changes: before, after."""

    titles = CELL_TITLES

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells: Sequence[tuple[str, str, str]] = ()

    def show_cells(self, cells: Sequence[tuple[str, str, str]]) -> None:
        """Show the cells of a row."""
        self.beginResetModel()
        self._cells = cells
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._cells)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._cells[index.row()][index.column()]
            case Qt.ItemDataRole.ForegroundRole if index.column() == 1:
                return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        return None

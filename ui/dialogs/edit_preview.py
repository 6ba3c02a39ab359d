"""What would become of cells, one a line, before anything is done: now → afterwards, each ticked or left out.

A bulk edit and a replacement show the same preview.  Sensitive texts are masked unless somebody asked to see them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)
from typing_extensions import override

from ui.session import Place
from ui.tables.tips import plain_tip
from ui.tables.titled import TitledModel
from ui.theme import sign_icon
from wzlab.columns import Cell, Column
from wzlab.editing.bulk import CellEdit
from wzlab.editing.cells import CellForms
from wzlab.editing.masking import masked
from wzlab.lab import Lab
from wzlab.language import N_, _
from wzlab.policy.pack import Pack
from wzlab.policy.words import Standing
from wzlab.records import TYPE_OF

Index = QModelIndex | QPersistentModelIndex
WHO, FIELD, BEFORE, AFTER, REMARK = range(5)
TITLES = (N_("哪一条"), N_("栏目"), N_("现在"), N_("改为"), N_("备注"))
SHARES = {WHO: 21, FIELD: 15, BEFORE: 22, AFTER: 22, REMARK: 20}
"""How wide the columns are, in percent of the view."""
_CHECK = Qt.ItemDataRole.CheckStateRole
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_CHECKABLE = _PLAIN | Qt.ItemFlag.ItemIsUserCheckable


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One edit with its words, in the order of the columns."""

    edit: CellEdit
    words: tuple[str, ...]

    @property
    def where(self) -> tuple[str, str]:
        """What tells a line from the others."""
        return self.edit.record_id, self.edit.key


class PreviewModel(TitledModel):
    """Edits of cells of one table; those that are left out are remembered until other ones are asked for."""

    titles = TITLES

    ticked = Signal()  # a line was ticked or left out, or there are others

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[PreviewLine] = []
        self._left: set[tuple[str, str]] = set()

    # being told

    def show_lines(self, lines: Sequence[PreviewLine], *, anew: bool = True) -> None:
        """Show edits with their words.

        Args:
            lines: what `preview_lines` made of them.
            anew: whether it is another question, to which nothing has been left out yet.
        """
        self.beginResetModel()
        if anew:
            self._left.clear()
        self._lines = list(lines)
        self.endResetModel()
        self.ticked.emit()

    def tick_all(self, *, ticked: bool) -> None:
        """Tick or leave out every line."""
        self._left = set() if ticked else {line.where for line in self._lines}
        if self._lines:
            self.dataChanged.emit(self.index(0, WHO), self.index(len(self._lines) - 1, REMARK))
        self.ticked.emit()

    # telling

    def chosen(self) -> list[CellEdit]:
        """Return the edits that are ticked and change something."""
        return [line.edit for line in self._lines if line.edit.is_change and line.where not in self._left]

    def place(self, row: int) -> Place:
        """Return the cell that a line is about."""
        edit = self._lines[row].edit
        return Place(edit.table, edit.record_id, edit.key)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        is_checkable = index.column() == WHO and self._lines[index.row()].edit.is_change
        return _CHECKABLE if is_checkable else _PLAIN

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(line.words[column].split())
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(line.words[column])
            case Qt.ItemDataRole.AccessibleTextRole if column == WHO:
                return _sentence(line)
            case Qt.ItemDataRole.CheckStateRole if column == WHO and line.edit.is_change:
                return Qt.CheckState.Unchecked if line.where in self._left else Qt.CheckState.Checked
            case Qt.ItemDataRole.DecorationRole if column == REMARK and line.edit.is_unreadable:
                return sign_icon(Standing.OPEN)
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != _CHECK or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        where = self._lines[index.row()].where
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._left.discard(where)
        else:
            self._left.add(where)
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True


def preview_lines(lab: Lab, pack: Pack, edits: Iterable[CellEdit], *, bare: bool = False) -> list[PreviewLine]:
    """Return edits of a lab's records with their words, those too that change nothing.

    Args:
        lab: the lab, or a snapshot of it.
        pack: what it is judged by.
        edits: what would become of cells; their records are in the lab.
        bare: whether sensitive texts are told in full.
    """
    forms = CellForms(lab, pack)
    return [PreviewLine(edit, _words(lab, forms, edit, bare=bare)) for edit in edits]


def _words(lab: Lab, forms: CellForms, edit: CellEdit, *, bare: bool) -> tuple[str, ...]:
    record, column = lab.tables[edit.table][edit.record_id], TYPE_OF[edit.table].column_of[edit.key]
    before, after = (shown_in_preview(forms, column, cell, bare=bare) for cell in (edit.before, edit.after))
    return lab.name_of(record), _(column.title), before, after, _remark(edit)


def shown_in_preview(forms: CellForms, column: Column[Any], cell: Cell, *, bare: bool) -> str:
    """Return a cell as a preview shows it: a blank is told, a sensitive text masked unless laid bare."""
    if cell is None:
        return _("（空白）")
    text = forms.shown(column, cell)
    return masked(text) if column.sensitive and not bare else text


def _remark(edit: CellEdit) -> str:
    if not edit.is_change:
        return _("已是这样")
    return _("读不出，原样保留") if edit.is_unreadable else ""


def _sentence(line: PreviewLine) -> str:
    """Return a line as a screen reader says it."""
    who, field, before, after, remark = line.words
    told = _("{who}的“{field}”，现在：{before}，改为：{after}").format(who=who, field=field, before=before, after=after)
    return _("，").join(filter(None, (told, remark)))


class _BoxDelegate(QStyledItemDelegate):
    """Draws boxes that are seen in the dark."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        palette = option.palette
        palette.setBrush(QPalette.ColorRole.Base, palette.brush(QPalette.ColorRole.Light))
        option.palette = palette


class PreviewView(QTreeView):
    """Shows the preview: Space ticks the selected lines or leaves them out, Enter (`activated`) goes to the record."""

    def __init__(self, model: PreviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = model
        self.setObjectName("preview")
        self.setAccessibleName(_("将要做的修改，空格选或不选，回车看这条记录"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegateForColumn(WHO, _BoxDelegate(self))
        self.setModel(model)
        self.header().setSectionsMovable(False)
        self.header().setStretchLastSection(True)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            for column, share in SHARES.items():
                self.setColumnWidth(column, event.size().width() * share // 100)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._turn(self.selectionModel().selectedRows(WHO))
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # else it would reach the dialog, and press its default button

    def _turn(self, indexes: Iterable[QModelIndex]) -> None:
        """Leave the lines out, or tick them all if none of them is ticked."""
        boxes = [index for index in indexes if index.data(_CHECK) is not None]
        is_any = any(Qt.CheckState(index.data(_CHECK)) is Qt.CheckState.Checked for index in boxes)
        state = Qt.CheckState.Unchecked if is_any else Qt.CheckState.Checked
        for index in boxes:
            self.preview.setData(index, state, _CHECK)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Typing searches nothing here: Space decides."""

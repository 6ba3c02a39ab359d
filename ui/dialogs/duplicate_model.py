"""Pairs of records that may be the same, and the two of a pair field by field, with what merging them would give."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont
from typing_extensions import override

from ui.dialogs.edit_preview import shown_in_preview
from ui.session import Session
from ui.tables.tips import plain_tip
from wzlab.columns import Column, Record
from wzlab.editing.cells import CellForms
from wzlab.editing.duplicates import Likeness, Side, differing, suggested_side
from wzlab.lab import Lab
from wzlab.language import N_, _
from wzlab.records import TYPE_OF

Index = QModelIndex | QPersistentModelIndex
_CHECK = Qt.ItemDataRole.CheckStateRole
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_CHECKABLE = _PLAIN | Qt.ItemFlag.ItemIsUserCheckable

TABLE, FIRST, SECOND, WHY = range(4)
PAIR_TITLES = (N_("哪张表"), N_("左边这条"), N_("右边这条"), N_("为什么可能重复"))


class PairModel(QAbstractTableModel):
    """The pairs that may be the same, one a line."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.pairs: Sequence[Likeness] = ()
        self._words: list[tuple[str, ...]] = []

    def show_pairs(self, pairs: Sequence[Likeness]) -> None:
        """Show pairs, both records of which are in the lab."""
        self.beginResetModel()
        places = {table: _places(self._session.lab, table) for table in {pair.table for pair in pairs}}
        self.pairs = pairs
        self._words = [self._told(pair, places[pair.table]) for pair in pairs]
        self.endResetModel()

    def _told(self, pair: Likeness, places: Mapping[str, int]) -> tuple[str, ...]:
        lab = self._session.lab
        names = (
            _("{name}（第 {number} 条）").format(
                name=lab.name_of(lab.tables[pair.table][record_id]), number=places[record_id]
            )
            for record_id in (pair.left, pair.right)
        )
        return _(TYPE_OF[pair.table].label), *names, pair.words

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.pairs)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(PAIR_TITLES)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(PAIR_TITLES[section])
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        words = self._words[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(words[index.column()])
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == TABLE:
                return _("，").join(words)
        return None


def _places(lab: Lab, table: str) -> dict[str, int]:
    """Return where each record of a table stands, counted from 1."""
    return {record_id: place for place, record_id in enumerate(lab.tables[table], 1)}


FIELD, LEFT, RIGHT, MERGED = range(4)
FIELD_TITLES = (N_("栏目"), N_("左边"), N_("右边"), N_("合并以后"))
SIDES = {LEFT: Side.LEFT, RIGHT: Side.RIGHT}


class CompareModel(QAbstractTableModel):
    """Two records side by side, a field a line; where they differ one of the two is chosen."""

    chosen = Signal()  # another side of a field

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._columns: list[Column[Any]] = []
        self._both: tuple[Record, Record] | None = None
        self._cells: dict[str, tuple[str, str]] = {}
        self.sides: dict[str, Side] = {}
        self._bold = QFont()
        self._bold.setBold(True)

    # being told

    def show_pair(self, both: tuple[Record, Record] | None, *, whole: bool, bare: bool) -> None:
        """Show two records, or none; what was chosen for these very two stays.

        Args:
            both: the two, of one type.
            whole: whether the fields are shown too in which they do not differ.
            bare: whether sensitive texts are shown in full.
        """
        self.beginResetModel()
        if both != self._both:
            self.sides = {} if both is None else {one.key: suggested_side(one, *both) for one in differing(*both)}
        self._both = both
        self._columns = [] if both is None else list(both[0].columns if whole else differing(*both))
        self._cells = {} if both is None else self._texts(both, bare=bare)
        self.endResetModel()

    def _texts(self, both: tuple[Record, Record], *, bare: bool) -> dict[str, tuple[str, str]]:
        forms = CellForms(self._session.lab, self._session.pack)
        left, right = both
        return {
            one.key: (
                shown_in_preview(forms, one, left.cell(one.key), bare=bare),
                shown_in_preview(forms, one, right.cell(one.key), bare=bare),
            )
            for one in self._columns
        }

    def prefer(self, side: Side) -> None:
        """Take every field from a side, but where it is blank, or cannot be read, from the other."""
        if self._both is None:
            return
        self.sides = {one.key: suggested_side(one, *self._both, side) for one in differing(*self._both)}
        self._tell()

    def choose(self, key: str, side: Side) -> None:
        """Take a field from a side."""
        self.sides[key] = side
        self._tell()

    def _tell(self) -> None:
        if self._columns:
            self.dataChanged.emit(self.index(0, FIELD), self.index(len(self._columns) - 1, MERGED))
        self.chosen.emit()

    def conflicts(self) -> int:
        """Return in how many fields both have a content, and not the same."""
        if self._both is None:
            return 0
        left, right = self._both
        return sum(left.cell(one.key) is not None and right.cell(one.key) is not None for one in differing(left, right))

    # what Qt asks

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._columns)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(FIELD_TITLES)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(FIELD_TITLES[section])
        return None

    def _is_choice(self, index: Index) -> bool:
        return index.column() in SIDES and self._columns[index.row()].key in self.sides

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _CHECKABLE if self._is_choice(index) else _PLAIN

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(self._text(index).split())
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._text(index))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._said(index)
            case Qt.ItemDataRole.CheckStateRole if self._is_choice(index):
                return Qt.CheckState.Checked if self._is_taken(index) else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.FontRole if index.column() == MERGED:
                return self._bold
        return None

    def _is_taken(self, index: Index) -> bool:
        return self.sides[self._columns[index.row()].key] is SIDES[index.column()]

    def _text(self, index: Index) -> str:
        column = self._columns[index.row()]
        left, right = self._cells[column.key]
        merged = right if self.sides.get(column.key) is Side.RIGHT else left
        return (column.heading, left, right, merged)[index.column()]

    def _said(self, index: Index) -> str:
        """Return a cell as a screen reader says it: field, side, content, whether it is taken."""
        if index.column() == FIELD:
            return self._text(index)
        field, title = self._columns[index.row()].heading, _(FIELD_TITLES[index.column()])
        parts = [field, title, self._text(index)]
        if self._is_choice(index):
            parts.append(_("已选用") if self._is_taken(index) else _("未选用"))
        return _("，").join(parts)

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != _CHECK or not index.isValid() or not self._is_choice(index):
            return False
        if Qt.CheckState(value) is not Qt.CheckState.Checked:
            return False  # one of the two is always taken: the other box says so
        self.choose(self._columns[index.row()].key, SIDES[index.column()])
        return True

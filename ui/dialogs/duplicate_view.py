"""The pairs of records that may be the same, and two of them field by field, as they are drawn and driven."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTableView, QTreeView, QWidget
from typing_extensions import override

from ui.dialogs.difference_view import DifferenceDelegate
from ui.dialogs.duplicate_model import (
    FIELD,
    FIRST,
    LEFT,
    MERGED,
    RIGHT,
    SECOND,
    TABLE,
    WHY,
    CompareModel,
    Index,
    PairModel,
)
from wzlab.language import _

PAIR_SHARES = {TABLE: 12, FIRST: 26, SECOND: 26, WHY: 36}
FIELD_SHARES = {FIELD: 19, LEFT: 27, RIGHT: 27, MERGED: 27}
"""How wide the columns are, in percent of their views."""


class PairView(QTreeView):
    """The list of pairs; the current one is compared below."""

    def __init__(self, model: PairModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pairs")
        self.setAccessibleName(_("可能重复的记录，一行是两条"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setAllColumnsShowFocus(True)
        self.setModel(model)
        self.header().setSectionsMovable(False)
        self.header().setStretchLastSection(True)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            for column, share in PAIR_SHARES.items():
                self.setColumnWidth(column, event.size().width() * share // 100)


class _SideDelegate(DifferenceDelegate):
    """Draws the two sides of a field as radio buttons, for one of them is taken."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        groups, palette = QPalette.ColorGroup, option.palette
        is_active = bool(option.state & QStyle.StateFlag.State_Active)
        palette.setCurrentColorGroup(groups.Active if is_active else groups.Inactive)
        option.palette = palette

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.data(Qt.ItemDataRole.CheckStateRole) is None:
            super().paint(painter, option, index)
        else:
            self._paint_option(painter, option, index)


class CompareView(QTableView):
    """The fields of two records; Space in a cell takes it, Tab goes on to what stands below."""

    def __init__(self, model: CompareModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fields")
        self.setAccessibleName(_("两条记录逐栏对照，空格选用光标所在的一边"))
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for side in (LEFT, RIGHT):
            self.setItemDelegateForColumn(side, _SideDelegate(self))
        self.setModel(model)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * 3 // 2)
        self.horizontalHeader().setSectionsMovable(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            for column, share in FIELD_SHARES.items():
                self.setColumnWidth(column, event.size().width() * share // 100)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.model().setData(self.currentIndex(), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
            return
        super().keyPressEvent(event)

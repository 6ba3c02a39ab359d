"""The tree of differences as it is drawn and driven: options as radio buttons, Enter goes to the record."""

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)
from typing_extensions import override

from ui.dialogs.difference_lines import Key
from ui.dialogs.difference_model import AFTER, BEFORE, SOURCE, WHAT, DifferenceModel, Index
from wzlab.language import _

SHARES = {WHAT: 32, BEFORE: 20, AFTER: 22, SOURCE: 26}
"""How wide the columns are, in percent of the view."""


class DifferenceDelegate(QStyledItemDelegate):
    """Draws an option's check as a radio button, for only one of them can be chosen."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        palette = option.palette
        palette.setBrush(QPalette.ColorRole.Base, palette.brush(QPalette.ColorRole.Light))  # boxes seen in the dark
        option.palette = palette

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if isinstance(model, DifferenceModel) and model.is_option(index):
            self._paint_option(painter, option, index)
        else:
            super().paint(painter, option, index)

    def _paint_option(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        style, widget = QApplication.style(), option.widget
        parts = QStyle.SubElement
        box = style.subElementRect(parts.SE_ItemViewItemCheckIndicator, option, widget)
        room = style.subElementRect(parts.SE_ItemViewItemText, option, widget)
        words, is_on = option.text, option.checkState == Qt.CheckState.Checked
        option.text = ""
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        _paint_radio(painter, box, option, is_on=is_on)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, widget) + 1
        room.adjust(margin, 0, -margin, 0)
        role = (
            QPalette.ColorRole.HighlightedText
            if option.state & QStyle.StateFlag.State_Selected
            else QPalette.ColorRole.Text
        )
        shown = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        style.drawItemText(painter, room, int(where), option.palette, True, shown, role)


def _paint_radio(painter: QPainter, box: QRect, item: QStyleOptionViewItem, *, is_on: bool) -> None:
    radio = QStyleOptionButton()
    radio.initFrom(item.widget)
    radio.palette = item.palette
    radio.rect = box
    radio.state = QStyle.StateFlag.State_Enabled | (QStyle.StateFlag.State_On if is_on else QStyle.StateFlag.State_Off)
    QApplication.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorRadioButton, radio, painter, item.widget)


class DifferenceView(QTreeView):
    """Shows the differences, everything open; `activated` tells a row that somebody wants to see in the lab."""

    def __init__(self, model: DifferenceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._differences = model
        self.setObjectName("differences")
        self.setAccessibleName(_("不同之处，空格选或不选，回车看这条记录"))
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setAllColumnsShowFocus(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegateForColumn(WHAT, DifferenceDelegate(self))
        self.setModel(model)
        self._lay_out()
        self._was_at: tuple[Key, int | None] | None = None
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)

    def _lay_out(self) -> None:
        header = self.header()
        header.setSectionsMovable(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            for column, share in SHARES.items():
                self.setColumnWidth(column, event.size().width() * share // 100)

    def _on_about_to_reset(self) -> None:
        self._was_at = self._differences.where(self.currentIndex())

    def _on_reset(self) -> None:
        for index in self._differences.wide_rows():
            self.setFirstColumnSpanned(index.row(), index.parent(), True)
        self.expandAll()
        at = QModelIndex() if self._was_at is None else self._differences.index_at(self._was_at)
        self.setCurrentIndex(at if at.isValid() else self._differences.index(0, WHAT))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # else it would reach the dialog, and press its default button

    @override
    def keyboardSearch(self, search: str) -> None:
        """Typing searches in the line above, not here: Space decides."""

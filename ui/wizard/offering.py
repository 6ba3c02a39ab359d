"""A line with a list of what may be chosen, inside a table: it narrows by Chinese, pinyin initials or synonyms."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from ui.forms.choosing import MOST_LINES, ChoiceList
from ui.forms.icons import drop_icon
from wzlab.editing.candidates import Candidate, matching
from wzlab.language import _

Index = QModelIndex | QPersistentModelIndex
OFFERED = Qt.ItemDataRole.UserRole + 1
"""The role under which a model gives what may be chosen in a cell: a sequence of `Candidate`."""
CHOSEN = Qt.ItemDataRole.UserRole + 2
"""The role under which a model is given the candidate that was chosen."""
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: MOST_LINES, Qt.Key.Key_PageUp: -MOST_LINES}
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class OfferingEditor(QLineEdit):
    """One cell being chosen or typed.

    Args:
        offered: what may be chosen; nothing where only typing makes sense.
        name: what the cell is, for who cannot see it.
    """

    picked = Signal()  # something was taken from the list by the mouse

    def __init__(self, offered: Sequence[Candidate], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._offered = offered
        self._begun: str | None = None
        self._list: ChoiceList | None = None
        self.taken: Candidate | None = None
        self.setObjectName("offering_editor")
        self.setAccessibleName(name)
        self.setFrame(False)
        self.setAutoFillBackground(True)
        if offered:
            self.setPlaceholderText(_("输入文字或拼音首字母，↓ 列出全部"))
        self.textEdited.connect(self._on_edited)

    def begin(self, text: str) -> None:
        """Show what the edit starts with, once."""
        if self._begun is None:
            self._begun = text
            self.setText(text)
            self.selectAll()

    @property
    def is_touched(self) -> bool:
        """Whether something was chosen, or other text was typed."""
        return self.taken is not None or self.text() != (self._begun or "")

    @property
    def is_offering(self) -> bool:
        """Whether the list is shown."""
        return self._list is not None and self._list.isVisible()

    @property
    def choices(self) -> ChoiceList:
        """The list of what may be chosen."""
        if self._list is None:
            self._list = ChoiceList(self)
            self._list.clicked.connect(self._on_clicked)
        return self._list

    def take_marked(self) -> None:
        """Take what is marked in the list, if anything is."""
        if self.is_offering and self.choices.currentIndex().isValid():
            self._take(self.choices.currentIndex())

    def _take(self, index: QModelIndex) -> None:
        self.taken = self.choices.offered.candidate(index.row())
        self._hide_list()
        self.setText(self.taken.text)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._take(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.picked.emit()

    def _on_edited(self, text: str) -> None:
        self.taken = None
        found = matching(self._offered, text)
        self._show_list(found, found[0].text if found and text.strip() else "")

    def _show_list(self, found: Sequence[Candidate], marked: str) -> None:
        self._hide_list()
        if not found:
            return
        self.choices.offered.offer(found)
        self.choices.show_below(self)
        row = self.choices.offered.row_of(marked)
        if row >= 0:
            self.choices.setCurrentIndex(self.choices.offered.index(row))

    def _hide_list(self) -> None:
        if self._list is not None:
            self._list.hide()

    # what Qt calls

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._offered and key in _MOVES:
            if self.is_offering:
                self.choices.move_by(_MOVES[key])
            else:
                self._show_list(self._offered, self.text())
            return
        super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_list(self._offered, self.text())

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._hide_list()
        super().hideEvent(event)


class OfferingDelegate(QStyledItemDelegate):
    """Edits cells with an `OfferingEditor`: what is offered is asked of the model under `OFFERED`.

    Args:
        parent: the table.
        name: gives what a cell is, for who cannot see it.
        is_marking: whether an arrow marks the cells that can be edited: each of them has a list.
    """

    def __init__(self, parent: QWidget, name: Callable[[Index], str], *, is_marking: bool = False) -> None:
        super().__init__(parent)
        self._name = name
        self._is_marking = is_marking
        self.editor: OfferingEditor | None = None

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self.editor = OfferingEditor(index.data(OFFERED) or (), self._name(index), parent)
        self.editor.picked.connect(self._on_picked)
        return self.editor

    def _on_picked(self) -> None:
        editor = self.sender()
        assert isinstance(editor, OfferingEditor)
        self._end(editor)

    def _end(self, editor: OfferingEditor) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if self._is_marking and index.flags() & Qt.ItemFlag.ItemIsEditable:
            option.icon = drop_icon(option.palette)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationPosition = QStyleOptionViewItem.Position.Right
            side = option.fontMetrics.height()
            option.decorationSize = QSize(side, side)

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, OfferingEditor)
        editor.begin(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, OfferingEditor)
        if not editor.is_touched:
            return
        given: Any = editor.text() if editor.taken is None else editor.taken
        role = Qt.ItemDataRole.EditRole if editor.taken is None else CHOSEN
        model.setData(model.index(index.row(), index.column()), given, role)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(watched, OfferingEditor)
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
        ):
            key = Qt.Key(event.key())
            if key in _TAKING:
                watched.take_marked()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # else it would reach the window's default button
                self._end(watched)
                return True
        return super().eventFilter(watched, event)


class PlaceDelegate(QStyledItemDelegate):
    """Shows where something stands; of a long place the middle is left out, for the cell is at its end."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle


def stay_bright(view: QAbstractItemView) -> None:
    """Mark what is current as clearly while the keyboard is in what is shown of it."""
    palette, groups = view.palette(), QPalette.ColorGroup
    for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.HighlightedText):
        palette.setColor(groups.Inactive, role, palette.color(groups.Active, role))
    view.setPalette(palette)


class SharedTable(QTableView):
    """A table whose columns share its width, whatever they hold."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shares: Sequence[int] = ()

    def share_width(self, shares: Sequence[int]) -> None:
        """Give each column so many parts of the width, now and whenever it changes."""
        self._shares = shares
        self.horizontalHeader().setStretchLastSection(True)
        self._share()

    def _share(self) -> None:
        room, parts = self.viewport().width(), sum(self._shares)
        for column, share in enumerate(self._shares):
            self.setColumnWidth(column, room * share // parts)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share()


class EditingTable(SharedTable):
    """A table in which Enter, F2 or typing begins to edit the current cell, and Tab leaves it."""

    def __init__(self, name: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        triggers = QTableView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * 7 // 4)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            event.accept()
            index = self.currentIndex()
            if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            return
        super().keyPressEvent(event)

"""The table as a widget: keys, cursor, selection.  What is done to rows and cells is in `operations`."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from ui.tables.delegate import CellDelegate, Step, step_of
from ui.tables.model import RecordTableModel
from ui.tables.order import runs
from ui.tables.rows_model import OWN_ORDER, SIGN
from wzlab.columns import Column, YesNo
from wzlab.language import _

PADDING = 0.7
"""How much higher than its text a row is, in heights of the text."""
_BLANKING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_STARTING = (Qt.Key.Key_F2,)


class RecordTable(QTableView):
    """The records of one type, to be read and typed over.

    Args:
        model: the records; it keeps its own order and filter.
    """

    record_chosen = Signal(object)  # str | None: the id of the record the cursor stands on now
    blanking_asked = Signal()  # the selected cells are to be blank
    turning_asked = Signal()  # the selected yes/no cells are to turn: yes, no, blank
    filter_asked = Signal()  # the user wants to type into the filter
    papers_asked = Signal()  # the user wants to see what proves the record

    def __init__(self, model: RecordTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = model
        self.cell_delegate = CellDelegate(model, self)
        self.setModel(model)
        self.setItemDelegate(self.cell_delegate)
        self.setObjectName(f"table_{model.record_type.table}")
        self.setAccessibleName(_(model.record_type.label))
        self._set_manners()
        self._set_headers()
        self.cell_delegate.finished.connect(self.go)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self._on_double_clicked)
        model.returned.connect(self.select_records)
        model.modelReset.connect(self._on_reset)
        model.modelAboutToBeReset.connect(self._on_about_to_be_reset)
        self._kept: tuple[str, int] | None = None

    def _set_manners(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(True)

    def _set_headers(self) -> None:
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(round(self.fontMetrics().height() * (1 + PADDING)))
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        columns = self.horizontalHeader()
        columns.setSectionsMovable(True)
        columns.setHighlightSections(False)
        columns.setSortIndicator(OWN_ORDER, Qt.SortOrder.AscendingOrder)
        columns.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)

    # where the cursor is

    @property
    def current_id(self) -> str | None:
        """The id of the record the cursor stands on."""
        index = self.currentIndex()
        return self.records.order[index.row()] if index.isValid() else None

    def current_column(self) -> Column[object] | None:
        """Return the field the cursor stands on; None for the sign or nothing."""
        index = self.currentIndex()
        return self.records.column_at(index.column()) if index.isValid() else None

    def go_to(self, row: int, section: int) -> None:
        """Put the cursor on a cell, select it alone, and bring it into sight."""
        index = self.records.index(row, section)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def go(self, step: Step) -> None:
        """Put the cursor one cell on; from the end of a row to the beginning of the next."""
        index = self.currentIndex()
        if step is Step.STAY or not index.isValid():
            return
        row, section = index.row(), index.column()
        passed = self.records.proof_section  # there is nothing to type; on the way from field to field it is in the way
        sections = [other for other in self.shown_sections() if other != passed or other == section]
        if section not in sections:  # it was hidden meanwhile
            self.go_to(row, self.first_section())
            return
        if step in (Step.LEFT, Step.RIGHT):
            place = sections.index(section) + (1 if step is Step.RIGHT else -1)
            rows, place = divmod(place, len(sections))
            row, section = row + rows, sections[place]
        else:
            row += 1 if step is Step.DOWN else -1
        if 0 <= row < self.records.rowCount():
            self.go_to(row, section)

    def shown_sections(self) -> list[int]:
        """Return the sections that are not hidden, from left to right."""
        header = self.horizontalHeader()
        ordered = (header.logicalIndex(place) for place in range(header.count()))
        return [section for section in ordered if not header.isSectionHidden(section)]

    def shown_columns(self) -> list[Column[object]]:
        """Return the fields that are not hidden, from left to right."""
        found = (self.records.column_at(section) for section in self.shown_sections())
        return [column for column in found if column is not None]

    # what is selected

    def selected_rows(self) -> list[int]:
        """Return the rows with a selected cell, from the top; without a selection, that of the cursor."""
        rows = {row for span in self._spans() for row in range(span[0], span[1] + 1)}
        current = self.currentIndex()
        return sorted(rows) or ([current.row()] if current.isValid() else [])

    def selected_ids(self) -> list[str]:
        """Return the records of the selected rows, from the top."""
        return [self.records.order[row] for row in self.selected_rows()]

    def selected_blocks(self) -> list[tuple[list[str], list[Column[object]]]]:
        """Return the selected cells as blocks, each the ids of its records and its fields, left to right."""
        shown = self.shown_columns()
        blocks = []
        for first, last, left, right in self._spans():
            columns = [column for column in shown if left <= column.index + 1 <= right]
            if columns:
                blocks.append(([self.records.order[row] for row in range(first, last + 1)], columns))
        return blocks

    def selected_columns(self) -> list[Column[object]]:
        """Return the fields with a selected cell, from left to right."""
        chosen = {column.key for _ids, columns in self.selected_blocks() for column in columns}
        return [column for column in self.shown_columns() if column.key in chosen]

    def _spans(self) -> list[tuple[int, int, int, int]]:
        """Return the selected ranges as first row, last row, first section, last section."""
        selection: QItemSelection = self.selectionModel().selection()
        current = self.currentIndex()
        parts = [selection.at(place) for place in range(selection.count())]
        found = [(part.top(), part.bottom(), part.left(), part.right()) for part in parts]
        if not found and current.isValid():
            found = [(current.row(), current.row(), current.column(), current.column())]
        return found

    def select_records(self, record_ids: Iterable[str]) -> None:
        """Select the rows of some records, with the cursor on the first of them."""
        rows = [row for record_id in record_ids if (row := self.records.row_of(record_id)) is not None]
        if not rows:
            return
        section = self.currentIndex().column()  # -1 when there is none
        section = section if section > SIGN else self.first_section()
        self.go_to(rows[0], section)
        if len(rows) == 1:
            return
        selection = QItemSelection()
        for first, last in runs(sorted(rows)):
            selection.select(self.records.index(first, section), self.records.index(last, section))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def first_section(self) -> int:
        """Return the section to begin typing in: what the record is known by, else the first field shown."""
        known = self.records.section_of(self.records.record_type.known_by[0])
        sections = [section for section in self.shown_sections() if self.records.column_at(section) is not None]
        return known if known in sections or not sections else sections[0]

    # editing

    def finish_editing(self) -> None:
        """Commit the open editor, if there is one."""
        self.cell_delegate.finish()

    def refuse(self) -> bool:
        """Say why nothing can be changed, if so; tell whether that is so."""
        why = self.records.session.read_only
        if why is not None:
            self.records.session.refused.emit(why)
        return why is not None

    # what happens

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.row() != previous.row() or current.isValid() != previous.isValid():
            self.record_chosen.emit(self.current_id)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        condition = self.records.condition
        if index.column() == SIGN and condition is not None:
            self.records.session.asked_about.emit(condition.id)
        elif index.column() == self.records.proof_section:
            self.papers_asked.emit()
        elif index.column() != SIGN:
            self.refuse()

    def _on_about_to_be_reset(self) -> None:
        self.finish_editing()
        record_id = self.current_id
        self._kept = None if record_id is None else (record_id, self.currentIndex().column())

    def _on_reset(self) -> None:
        """Put the cursor back on its record, if that is still shown."""
        kept, self._kept = self._kept, None
        row = None if kept is None else self.records.row_of(kept[0])
        if row is not None and kept is not None:
            self.go_to(row, kept[1])
        else:
            self.record_chosen.emit(None)

    # what Qt calls

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._takes(event):
            super().keyPressEvent(event)

    def _takes(self, event: QKeyEvent) -> bool:
        """Act on a key that means something here; tell whether it did."""
        step = step_of(event)
        if step is not None:
            self.go(step)
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._leave(forward=event.key() == Qt.Key.Key_Tab)
        elif not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and self._asks(Qt.Key(event.key())):
            return True
        else:
            return self._begins_edit(event) and self.current_column() is not None and self.refuse()
        return True

    def _asks(self, key: Qt.Key) -> bool:
        """Ask for what a key without another stands for; tell whether it stands for anything."""
        if key == Qt.Key.Key_Slash:
            self.filter_asked.emit()
        elif key in _BLANKING:
            self.blanking_asked.emit()
        elif key == Qt.Key.Key_Space and self.currentIndex().column() == self.records.proof_section:
            self.papers_asked.emit()
        elif key == Qt.Key.Key_Space and self._turns():
            self.turning_asked.emit()
        else:
            return False
        return True

    def _turns(self) -> bool:
        column = self.current_column()
        return column is not None and isinstance(column.kind, YesNo)

    def _begins_edit(self, event: QKeyEvent) -> bool:
        changed = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        return event.key() in _STARTING or (bool(event.text().strip()) and event.text().isprintable() and not changed)

    def _leave(self, *, forward: bool) -> None:
        """Give the focus to the widget after or before the table: Tab alone moves within it."""
        self.setTabKeyNavigation(False)
        self.focusNextPrevChild(forward)
        self.setTabKeyNavigation(True)

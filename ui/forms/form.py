"""One record as a form: what the conditions make of it, its fields, and the papers that prove it.

The form is made once for a record type; another record only puts other values into the same editors.  It follows the
session and changes what has changed; an uncommitted text in the editor that has the focus stays.
"""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.ask import Ask
from ui.forms.field import FieldRow
from ui.forms.file_drops import FileDrops
from ui.forms.papers import Papers
from ui.forms.standing import StandingLines
from ui.session import Happened, Session
from ui.settings import Setting, Settings
from wzlab.changes import Edit
from wzlab.columns import Column, Record, Reference
from wzlab.language import _
from wzlab.records import Attachment, Laboratory

TWO_COLUMNS = 56
"""From so many times the height of a line on (about 900 pixels), fields stand in two columns."""
TITLE_PERCENT = 36
"""How much of a column's width a title may take; a longer one is wrapped."""
FIELD_GAP = 6
"""Pixels between one field and the next below it."""


class FieldGroup(QWidget):
    """Some fields of a record under a heading, in one column or two.

    Args:
        heading: what they have in common.
        rows: the fields.
    """

    def __init__(self, heading: QWidget, rows: Sequence[FieldRow], parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = rows
        self.body = QWidget(self)
        self._columns = 0
        self._grid = QGridLayout(self.body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(self.fontMetrics().height() * 2)
        self._grid.setVerticalSpacing(FIELD_GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading)
        layout.addWidget(self.body)
        for row in rows:
            row.setParent(self.body)
        self.set_columns(1)
        self.setVisible(bool(rows))

    def set_columns(self, columns: int) -> None:
        """Put the fields side by side, row by row."""
        if columns == self._columns:
            return
        self._columns = columns
        for place, row in enumerate(self.rows):
            self._grid.addWidget(row, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns > 1 else 0)


class RecordForm(QWidget):
    """Shows and edits one record of a type.

    Args:
        session: the lab.
        record_type: what is shown.
        settings: remembers whether the fields that decide nothing are folded away.
        ask: how questions reach the user (None: in windows above the form).
    """

    def __init__(
        self,
        session: Session,
        record_type: type[Record],
        settings: Settings,
        parent: QWidget | None = None,
        ask: Ask | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.record_type = record_type
        self.record_id: str | None = None
        self._settings = settings
        self._folded = Setting(f"form/{record_type.table}/folded", False)
        self._is_stale = False
        self._current_key: str | None = None
        self.rows = {column.key: FieldRow(session, column, self) for column in record_type.columns}
        self.name = QLabel(self)
        self.standings = StandingLines(session, record_type.table, self)
        self.papers = Papers(session, settings, ask, self)
        self.empty = QLabel(_("未选择记录。在表中选一行，这里就显示它的全部内容。"), self)
        self.area = QScrollArea(self)
        self._lay_out()
        self._order_stops()
        self._connect()
        self.show_record(None)

    # making

    def _lay_out(self) -> None:
        self.setObjectName(f"form_{self.record_type.table}")
        self.setAccessibleName(_("{label}的详细内容").format(label=_(self.record_type.label)))
        self._style_labels()
        content = QWidget(self.area)
        self._column = QVBoxLayout(content)
        self._column.setSpacing(self.fontMetrics().height() // 2)
        self._column.addWidget(self.name)
        if self.session.read_only is not None:
            self._column.addWidget(self._remark(self.session.read_only, content))
        self._column.addWidget(self.standings)
        is_paper = self.record_type is Attachment
        if is_paper:  # its file is what a paper is about
            self._column.addWidget(self.papers)
        self._add_groups(content)
        if not is_paper:
            self._column.addWidget(self._heading(_("证明材料"), content))
            self._column.addWidget(self.papers)
        self._column.addStretch(1)
        self.area.setWidget(content)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.area)

    def _style_labels(self) -> None:
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setWordWrap(True)
        self.name.setObjectName("record_name")
        font = self.name.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.name.setFont(font)
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)

    def _remark(self, text: str, parent: QWidget) -> QLabel:
        label = QLabel(text, parent)
        label.setObjectName("read_only")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _heading(self, text: str, parent: QWidget) -> QLabel:
        label = QLabel(text, parent)
        font = label.font()
        font.setBold(True)
        label.setFont(font)
        return label

    def _add_groups(self, content: QWidget) -> None:
        deciding = [row for row in self.rows.values() if row.column.decides]
        others = [row for row in self.rows.values() if not row.column.decides]
        self._unfold = QToolButton(content)
        self._unfold.setObjectName("unfold_others")
        self._unfold.setAutoRaise(True)
        self._unfold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._unfold.setText(_("其他（{number} 项，不影响结论）").format(number=len(others)))
        self._unfold.setFont(self._heading("", content).font())
        self.deciding = FieldGroup(self._heading(_("决定结论"), content), deciding, content)
        self.others = FieldGroup(self._unfold, others, content)
        self._column.addWidget(self.deciding)
        self._column.addWidget(self.others)
        self._unfold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._unfold.clicked.connect(self._on_unfold)
        self._show_others(shown=not self._settings.get(self._folded))

    def _set_title_widths(self, most: int) -> None:
        """Let all editors begin at one line; titles that then do not fit are wrapped."""
        gap = self.fontMetrics().averageCharWidth()
        widest = max(self.fontMetrics().horizontalAdvance(row.title.text()) for row in self.rows.values()) + gap
        width = min(widest, most)
        for row in self.rows.values():
            row.set_title_width(width)

    def _order_stops(self) -> None:
        """Let Tab go down the form as it is seen."""
        deciding = [stop for row in self.deciding.rows for stop in row.stops]
        others = [stop for row in self.others.rows for stop in row.stops]
        stops: list[QWidget] = [*self.standings.lines, *deciding, self._unfold, *others, *self.papers.stops]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        for row in self.rows.values():
            row.focused.connect(self._on_focused)
        self.session.changed.connect(self._on_changed)
        self.area.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        FileDrops(self, self._has_record).dropped.connect(self._on_dropped)

    def _has_record(self) -> bool:
        return self.record is not None

    def add_below(self, widget: QWidget) -> None:
        """Put something below the form, inside what scrolls."""
        self._column.insertWidget(self._column.count() - 1, widget)

    # showing

    @property
    def record(self) -> Record | None:
        """The record that is shown, as the lab has it."""
        table = self.session.lab.tables[self.record_type.table]
        return None if self.record_id is None else table.get(self.record_id)

    @property
    def current_field(self) -> str | None:
        """The key of the field in which the cursor stands, or stood last."""
        return self._current_key

    def show_record(self, record_id: str | None) -> None:
        """Show a record, or that none is chosen; what is typed and not committed goes to the record it was typed for."""
        if record_id != self.record_id:
            self.commit()
            self.record_id = record_id
            self.area.verticalScrollBar().setValue(0)
        self._refresh_all()

    def focus_field(self, key: str) -> None:
        """Put the cursor into a field.

        Raises:
            KeyError: the record type has no such field.
        """
        row = self.rows[key]
        if not row.column.decides:
            self._show_others(shown=True)
        self._current_key = key
        row.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._bring_into_view(row)

    def focus_papers(self) -> None:
        """Put the cursor to the papers that prove the record."""
        self.papers.focus()
        self.area.ensureWidgetVisible(self.papers, 0, self.fontMetrics().height())

    def commit(self) -> None:
        """Commit what is typed and not committed yet."""
        for row in self.rows.values():
            row.commit()

    def _bring_into_view(self, row: FieldRow) -> None:
        self.area.ensureWidgetVisible(row, 0, self.fontMetrics().height())

    def _refresh_all(self) -> None:
        record = self.record
        if record is None:
            self.record_id = None
            self._stack.setCurrentWidget(self.empty)
            return
        self.area.setUpdatesEnabled(False)
        for row in self.rows.values():
            row.show_record(record)
        self._show_name(record)
        self._show_problems(record)
        self.standings.show_record(record)
        self.papers.show_record(record)
        self._stack.setCurrentWidget(self.area)
        self.area.setUpdatesEnabled(True)

    def _show_name(self, record: Record) -> None:
        self.name.setText(self.session.lab.name_of(record))

    def _show_problems(self, record: Record) -> None:
        problems = self.session.problems.of(record.id)
        for key, row in self.rows.items():
            row.show_problems([problem for problem in problems if problem.field == key])

    # what happens

    def _on_changed(self, happened: Happened) -> None:
        if self.record_id is None:
            return
        if not self.isVisible():
            self._is_stale = True
        elif self.record is None:
            self.show_record(None)
        else:
            self._follow(self.record, happened)

    def _follow(self, record: Record, happened: Happened) -> None:
        """Show anew what a change may have changed."""
        edits = [edit for edit in happened.edits if record.id in (_id(edit.before), _id(edit.after))]
        for column in self._touched(edits, happened):
            self.rows[column.key].refresh(record)
        if edits or any(record.column_of[key].kind.name == Reference.name for key in record.known_by):
            self._show_name(record)
        self._show_problems(record)
        if edits or self.standings.concerns(happened):
            self.standings.show_record(record)
        if happened.tables & {Attachment.table, Laboratory.table}:
            self.papers.show_record(record)  # the papers themselves, or the day they must be good on

    def _touched(self, edits: Sequence[Edit], happened: Happened) -> list[Column[object]]:
        """Return the fields whose cells a change has changed, or the names they show."""
        changed = {
            column.key
            for edit in edits
            for column in self.record_type.columns
            if edit.before is None or edit.after is None or edit.before.cell(column.key) != edit.after.cell(column.key)
        }
        return [
            column
            for column in self.record_type.columns
            if column.key in changed or (isinstance(column.kind, Reference) and _refers(column.kind, happened))
        ]

    def _on_focused(self, key: str) -> None:
        self._current_key = key
        self._bring_into_view(self.rows[key])

    def _on_dropped(self, paths: list[Path]) -> None:
        self.focus_papers()
        self.papers.attach(paths)

    def _on_unfold(self) -> None:
        shown = self.others.body.isHidden()
        self._show_others(shown=shown)
        self._settings.set(self._folded, not shown)

    def _show_others(self, *, shown: bool) -> None:
        self.others.body.setVisible(shown)
        self._unfold.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        self._unfold.setAccessibleDescription(_("已展开") if shown else _("已收起"))

    def _on_scrolled(self) -> None:
        for row in self.rows.values():
            row.stop_offering()

    # what Qt calls

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 2 if self.width() > TWO_COLUMNS * self.fontMetrics().height() else 1
        self.deciding.set_columns(columns)
        self.others.set_columns(columns)
        self._set_title_widths(self.width() * TITLE_PERCENT // (100 * columns))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self._refresh_all()
        QTimer.singleShot(0, self, self._show_top)

    def _show_top(self) -> None:
        """Begin at the record's name: while it is laid out for the first time, what scrolls comes to stand lower."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self.area.verticalScrollBar().setValue(0)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.commit()
        super().hideEvent(event)


def _id(record: Record | None) -> str | None:
    return None if record is None else record.id


def _refers(kind: Reference, happened: Happened) -> bool:
    """Tell whether a change touched a table that a reference may lead to."""
    return kind.table in happened.tables or (kind.table == "" and bool(happened.tables))

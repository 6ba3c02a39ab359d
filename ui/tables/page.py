"""The page of one record type: what counts, what can be done, the table, and below it the record the cursor is on."""

from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.ask import Ask
from ui.session import Place, Selection, Session
from ui.settings import Settings
from ui.tables.columns import Columns
from ui.tables.counting import heading_words
from ui.tables.elided import ElidedLabel
from ui.tables.empty import EmptyPanel, NothingFoundPanel
from ui.tables.filter_bar import FilterBar, show_all_action
from ui.tables.filters import LACKING, Filter, Show
from ui.tables.memory import recall, remember
from ui.tables.model import RecordTableModel
from ui.tables.operations import BUTTONS, MENU, Operations
from ui.tables.rows_model import OWN_ORDER, SIGN
from ui.tables.tips import plain_tip
from ui.tables.view import RecordTable
from ui.tables.ways_in import WaysIn
from wzlab.columns import Record
from wzlab.language import _
from wzlab.policy.judge import Outcome
from wzlab.policy.pack import Condition
from wzlab.policy.subjects import conditions_about, main_condition

SHARES = (620, 380)
"""How table and form share the height until somebody moves the line between them."""
FILTER_KEYS = "Ctrl+Shift+F"


class Form(Protocol):
    """What the page needs of the form below the table."""

    def show_record(self, record_id: str | None) -> None:
        """Show a record, or that none is chosen."""

    def focus_field(self, key: str) -> None:
        """Put the cursor into a field."""

    def focus_papers(self) -> None:
        """Put the cursor to the papers that prove the record."""


class RecordPage(QWidget):
    """The table of one record type with everything around it.

    Args:
        session: the open lab.
        record_type: what a row is.
        settings: where columns, sort, filter and split are remembered.
        ask: for the question whether records go that others refer to.
        form: shows the record the cursor is on.
    """

    def __init__(self, session: Session, record_type: type[Record], settings: Settings, ask: Ask, form: Form) -> None:
        super().__init__()
        self.session = session
        self.record_type = record_type
        self.form = form
        self._settings = settings
        self._conditions = conditions_about(session.pack, record_type.table)
        self.setObjectName(f"record_page_{record_type.table}")
        self.model = RecordTableModel(session, record_type, self._condition_at_first(), self)
        self.table = RecordTable(self.model, self)
        self.operations = Operations(session, self.table, ask, self)
        self.ways_in = WaysIn(session, record_type, self)
        self.columns = Columns(self.table)
        if not self._conditions:
            self.table.setColumnHidden(SIGN, True)
        self.bar = FilterBar(self, self._never_looked_for())
        self._make_heading()
        self._lay_out()
        self._recall()
        self._connect()
        self._refresh()

    def _condition_at_first(self) -> Condition | None:
        """Return what rows are looked at by until somebody chooses: the main condition, if it applies to this lab."""
        main = main_condition(self.session.pack, self.record_type.table)
        verdicts = self.session.judge.verdicts
        applying = (
            condition
            for condition in (main, *self._conditions)
            if condition is not None and verdicts[condition.id].outcome is not Outcome.NOT_APPLICABLE
        )
        return next(applying, main)

    def _never_looked_for(self) -> frozenset[Show]:
        """Return what the filter does not offer: of proof, a table is asked what fits it, if anything."""
        fitting = Show.NO_FILE if self.model.proofs.is_of_papers else Show.NO_PROOF
        return LACKING - {fitting} if self.model.proofs.is_shown else LACKING

    # making

    def _make_heading(self) -> None:
        self.title = QLabel(_(self.record_type.label), self)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.heading = ElidedLabel(self)
        self.heading.setObjectName("heading")
        self.conditions = QComboBox(self)
        self.conditions.setObjectName("condition")
        self.conditions.setAccessibleName(_("按哪一条款看是否计入"))
        self.conditions.setToolTip(plain_tip(_("按哪一条款看每条记录是否计入")))
        self.conditions.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.conditions.setMinimumContentsLength(10)
        for condition in self._conditions:
            self.conditions.addItem(str(condition.title), condition.id)
        self.conditions.setVisible(len(self._conditions) > 1)
        if self.model.condition is not None:
            self.conditions.setCurrentIndex(self.conditions.findData(self.model.condition.id))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title)
        top.addWidget(self.heading, 1)
        top.addWidget(self.conditions)
        self.stack = QStackedWidget(self)
        actions = self.operations.actions
        begin = [actions["paste"], *self.ways_in.actions, actions["add_below"]]
        self.empty = EmptyPanel(self.session, self.record_type, begin, self)
        self.empty.addAction(actions["paste"])
        self.nothing = NothingFoundPanel(show_all_action(self.bar), self)
        for panel in (self.table, self.empty, self.nothing):
            self.stack.addWidget(panel)
        upper = QWidget(self)
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, 0)
        above.addLayout(top)
        above.addWidget(self._make_toolbar())
        above.addWidget(self.bar)
        above.addWidget(self.stack, 1)
        self.split = QSplitter(Qt.Orientation.Vertical, self)
        self.split.setObjectName("table_and_form")
        self.split.setChildrenCollapsible(True)
        assert isinstance(self.form, QWidget)
        self._below: QWidget = self.form
        for part in (upper, self._below):
            self.split.addWidget(part)
        self.split.setCollapsible(0, False)
        self.split.setSizes(list(SHARES))
        layout = QVBoxLayout(self)
        layout.addWidget(self.split)

    def _make_toolbar(self) -> QToolBar:
        bar = QToolBar(self)
        bar.setObjectName("record_bar")
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        first, many, last = ([self.operations.actions[name] for name in names] for names in BUTTONS)
        bar.addActions([*first, *self.ways_in.actions, *many])
        self.eye = self._make_eye()
        if any(column.sensitive for column in self.record_type.columns):
            bar.addAction(self.eye)
        self.columns_action = QAction(_("选择列"), self)
        self.columns_action.setObjectName("choose_columns")
        self.columns_action.setToolTip(plain_tip(_("显示或隐藏列")))
        bar.addActions([self.columns_action, *last])
        for button in bar.findChildren(QToolButton):
            action = button.defaultAction()
            if action is not None:
                button.setAutoRaise(False)
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                button.setObjectName(f"button_{action.objectName()}")
                button.setAccessibleName(action.text())
        return bar

    def _make_eye(self) -> QAction:
        eye = QAction(_("显示敏感信息"), self)
        eye.setObjectName("show_sensitive")
        eye.setCheckable(True)
        eye.setToolTip(plain_tip(_("显示证件号码、手机等敏感信息；再点一次隐藏")))
        return eye

    def _connect(self) -> None:
        self.session.changed.connect(self._on_changed)
        self.conditions.currentIndexChanged.connect(self._on_condition_chosen)
        self.bar.changed.connect(self._on_filter_changed)
        self.bar.left.connect(self._on_filter_left)
        self.table.record_chosen.connect(self.form.show_record)
        self.table.filter_asked.connect(self._on_filter_asked)
        self.table.papers_asked.connect(self.form.focus_papers)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_menu_asked)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._on_sorted)
        self.eye.toggled.connect(self._on_eye_toggled)
        self.columns_action.triggered.connect(self._on_columns_asked)
        self.columns.changed.connect(self._remember)
        self.split.splitterMoved.connect(self._remember)
        self.model.rowsInserted.connect(self._on_rows_changed)
        self.model.rowsRemoved.connect(self._on_rows_changed)
        shortcut = QShortcut(QKeySequence(FILTER_KEYS), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._on_filter_asked)

    # for the window

    @property
    def record_actions(self) -> list[QAction]:
        """What can be done to rows, for the window's menu."""
        return [self.operations.actions[name] for name in MENU if name]

    def current_place(self) -> Place:
        """Return the cell the cursor stands on."""
        column = self.table.current_column()
        return Place(self.record_type.table, self.table.current_id, column.key if column is not None else None)

    def selected_ids(self) -> list[str]:
        """Return the records that are selected, from the top; without a selection, the one the cursor stands on."""
        return self.table.selected_ids()

    def look_at(self, record_id: str | None) -> None:
        """Put the cursor on a record, or on the first there is; the focus stays where it is."""
        row = self.model.row_of(record_id) if record_id in self.model.records else None
        if self.model.rowCount():
            self.table.go_to(row or 0, self.table.first_section())
            self.table.horizontalScrollBar().setValue(0)  # the sign stands left of the first field

    def show_place(self, place: Place) -> None:
        """Put the cursor on a cell; a record that the filter hides is let in."""
        if place.record_id is None or place.record_id not in self.model.records:
            self._focus()
            return
        row = self.model.let_in(place.record_id)
        known = place.field in self.record_type.column_of
        section = self.model.section_of(place.field) if known and place.field else self.table.first_section()
        self._show_panel()
        if self.table.isColumnHidden(section):
            self.table.go_to(row, self.table.first_section())
            self.form.focus_field(place.field or "")
        else:
            self.table.go_to(row, section)
            self.table.setFocus()

    def show_selection(self, selection: Selection) -> None:
        """Show some records alone, and on a chip why."""
        self.bar.put("", Show.ALL, selection)
        if self.model.rowCount():
            self.table.go_to(0, self.table.first_section())
        self._focus()

    # what happens

    def _on_changed(self) -> None:
        self._refresh()

    def _focus(self) -> None:
        """Put the focus on the table, or on what stands in its place."""
        self._panel().setFocus()

    def _refresh(self) -> None:
        words = heading_words(
            self.record_type,
            len(self.model.records),
            self.model.rowCount(),
            self.model.condition,
            self.model.counts,
        )
        self.heading.setText(words)
        self.heading.setToolTip(plain_tip(words))
        self._show_panel()

    def _show_panel(self) -> None:
        panel = self._panel()
        self.operations.show_usable()
        self.bar.setVisible(panel is not self.empty)
        self._below.setVisible(panel is not self.empty)
        self.setFocusProxy(panel)
        if self.stack.currentWidget() is not panel:
            had_focus = self.stack.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
            self.stack.setCurrentWidget(panel)
            if had_focus:
                panel.setFocus()

    def _panel(self) -> QWidget:
        if not self.model.records:
            return self.empty
        return self.table if self.model.rowCount() else self.nothing

    def _on_rows_changed(self) -> None:
        self._show_panel()

    def _on_condition_chosen(self) -> None:
        chosen = self.conditions.currentData()
        self.model.judge_by(self._condition(chosen))
        self._refresh()
        self._remember()

    def _condition(self, condition_id: str) -> Condition | None:
        return next((condition for condition in self._conditions if condition.id == condition_id), None)

    def _on_filter_changed(self, wanted: Filter) -> None:
        if wanted != self.model.filter or self.model.rowCount() != len(self.model.records):
            self.model.show_only(wanted)
            self._refresh()
            self._remember()

    def _on_filter_left(self) -> None:
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.go_to(0, self.table.first_section())
        self._focus()

    def _on_filter_asked(self) -> None:
        self.table.finish_editing()
        self.bar.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.line.selectAll()

    def _on_sorted(self) -> None:
        self._remember()

    def _on_eye_toggled(self, checked: bool) -> None:
        self.model.lay_bare(bare=checked)

    def _on_columns_asked(self) -> None:
        menu = self.columns.menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.table.mapToGlobal(self.table.rect().topLeft()))

    def _on_menu_asked(self) -> None:
        menu = self.row_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        current = self.table.visualRect(self.table.currentIndex())
        menu.popup(self.table.viewport().mapToGlobal(current.bottomLeft()))

    def row_menu(self) -> QMenu:
        """Return the menu of everything that can be done to the rows."""
        menu = QMenu(self)
        menu.setObjectName("row_menu")
        for name in MENU:
            if name:
                menu.addAction(self.operations.actions[name])
            else:
                menu.addSeparator()
        return menu

    # what is remembered

    def _remember(self) -> None:
        state: dict[str, Any] = {
            "columns": self.columns.state(),
            "sort": [self.model.key_of(self.model.sort_section), self.model.descending] if self._is_sorted() else [],
            "text": self.bar.line.text(),
            "show": self.bar.shows.currentData(),
            "condition": self.conditions.currentData() or "",
            "split": self.split.sizes(),
        }
        remember(self._settings, self.record_type.table, state)

    def _is_sorted(self) -> bool:
        return self.model.sort_section != OWN_ORDER

    def _recall(self) -> None:
        state = recall(self._settings, self.record_type.table)
        if isinstance(columns := state.get("columns"), dict):
            self.columns.restore(columns)
        condition = self._condition(str(state.get("condition")))
        if condition is not None:
            self.conditions.setCurrentIndex(self.conditions.findData(condition.id))
            self.model.judge_by(condition)
        self._recall_sort(state.get("sort"))
        self._recall_filter(state.get("text"), state.get("show"))
        split = state.get("split")
        if isinstance(split, list) and len(split) == len(SHARES) and all(isinstance(size, int) for size in split):
            self.split.setSizes(split)

    def _recall_filter(self, text: object, show: object) -> None:
        self.bar.put(text if isinstance(text, str) else "", Show(str(show)) if show in list(Show) else Show.ALL)
        if not self.bar.filter.is_open:
            self.model.show_only(self.bar.filter)

    def _recall_sort(self, state: object) -> None:
        match state:
            case [str(key), bool(descending)] if (section := self.model.section_with(key)) is not None:
                order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
                self.table.sortByColumn(section, order)

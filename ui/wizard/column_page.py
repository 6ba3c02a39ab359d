"""The second page: which field each column of a table means, and in which unit its amounts are."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.dialogs.parts import label
from ui.theme import sign_icon
from ui.wizard.column_model import FIELD, HEADING, UNIT, ColumnModel, Index
from ui.wizard.offering import EditingTable, OfferingDelegate, stay_bright
from ui.wizard.round import ImportRound
from ui.wizard.steps import is_doubtful
from ui.wizard.words import kind_label, short_names, table_label
from ui.wizard.work import Proposed
from wzlab.importing.model import SKIP, FoundTable, TableKey
from wzlab.language import _, sentences
from wzlab.policy.words import Standing

SHARES = (5, 22, 27, 18, 17, 11)
"""How wide the columns are, in parts of the view."""


class ColumnPage(QWidget):
    """Shows the columns of one table at a time, and lets each mean another field."""

    table_shown = Signal()  # another table, or the same with other columns to look at

    def __init__(self, current: ImportRound, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._round = current
        self._keys: list[TableKey] = []
        self.model = ColumnModel(current, self)
        self.view = EditingTable("columns", _("各列对应的栏目；回车或直接输入来改"), self)
        self.view.setModel(self.model)
        self._delegate = OfferingDelegate(self.view, self._editor_name, is_marking=True)
        self.view.setItemDelegateForColumn(FIELD, self._delegate)
        self.view.setItemDelegateForColumn(UNIT, self._delegate)
        self.view.share_width(SHARES)
        stay_bright(self.view)
        self.tables = QComboBox(self)
        self.tables.setObjectName("tables")
        self.tables.setAccessibleName(_("看哪张表的栏目"))
        self.tables.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.summary = label("", self)
        self.summary.setObjectName("column_summary")
        self.told = label("", self)
        self.told.setObjectName("column_told")
        self._lay_out()
        current.proposed.connect(self._on_proposed)
        self.tables.activated.connect(self._on_table_chosen)
        self.view.clicked.connect(self._on_clicked)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        title = QLabel(_("表(&T)："), self)
        title.setBuddy(self.tables)
        line.addWidget(title)
        line.addWidget(self.tables, 3)
        line.addStretch(1)
        hint = label(_("点“对应的栏目”或按回车来改，可输入栏目名或拼音首字母；灰色的列不导入。"), self, muted=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(line)
        layout.addWidget(self.summary)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.told)
        layout.addWidget(hint)

    def _editor_name(self, index: Index) -> str:
        heading = self.model.index(index.row(), HEADING).data()
        words = _("“{heading}”对应的栏目") if index.column() == FIELD else _("“{heading}”的金额单位")
        return words.format(heading=heading)

    def enter(self) -> None:
        """Put the keyboard to the first column that somebody should look at."""
        doubtful = self._doubtful()
        self._go_to(doubtful[0] if doubtful else 0 if self._keys else -1)

    def _go_to(self, place: int) -> None:
        """Show a table, and put the keyboard to the first of its columns that somebody should look at."""
        self.tables.setCurrentIndex(place)
        self._show_table()
        self.view.setCurrentIndex(self.model.index(self.model.first_doubtful(), FIELD))
        self.view.setFocus()

    # from table to table

    def _doubtful(self) -> list[int]:
        """Return the places of the tables that have columns somebody should look at."""
        return [place for place, table in enumerate(self._tables()) if number_doubtful(table)]

    def others(self) -> tuple[int | None, int | None]:
        """Return the places of the tables before and behind the one that is shown that have columns to look at."""
        shown, doubtful = self.tables.currentIndex(), self._doubtful()
        before = next((place for place in reversed(doubtful) if place < shown), None)
        return before, next((place for place in doubtful if place > shown), None)

    def show_next(self) -> bool:
        """Show the next table that has columns to look at; tell whether there is one."""
        return self._show_other(self.others()[1])

    def show_previous(self) -> bool:
        """Show the table before that has columns to look at; tell whether there is one."""
        return self._show_other(self.others()[0])

    def _show_other(self, place: int | None) -> bool:
        if place is not None:
            self._go_to(place)
        return place is not None

    # showing

    def _tables(self) -> list[FoundTable]:
        return [plan.table for plan in self._round.plans if plan.table.kind not in ("", SKIP)]

    def _on_proposed(self, _proposed: Proposed) -> None:
        tables = self._tables()
        keys = [table.key for table in tables]
        if keys != self._keys:
            self._fill_tables(tables)
        self._mark_tables(tables)
        self._show_table()

    def _fill_tables(self, tables: list[FoundTable]) -> None:
        row = self.tables.currentIndex()
        chosen = self._keys[row] if 0 <= row < len(self._keys) else None
        self._keys = [table.key for table in tables]
        self.tables.clear()
        self.tables.addItems([""] * len(tables))
        self.tables.setCurrentIndex(self._keys.index(chosen) if chosen in self._keys else 0 if tables else -1)

    def _mark_tables(self, tables: list[FoundTable]) -> None:
        """Tell of each table in the list how many columns somebody should look at."""
        names = short_names(str(file.path) for file in self._round.files)
        for place, table in enumerate(tables):
            number = number_doubtful(table)
            words = _("{table}（{kind}）：{number} 列待看") if number else _("{table}（{kind}）")
            told = words.format(table=table_label(table.key, names), kind=kind_label(table.kind), number=number)
            self.tables.setItemText(place, told)
            self.tables.setItemIcon(place, sign_icon(Standing.OPEN if number else Standing.MET))

    def _show_table(self) -> None:
        tables, row = self._tables(), self.tables.currentIndex()
        table = tables[row] if 0 <= row < len(tables) else None
        self.model.show_table(table)
        self.view.setColumnHidden(UNIT, not self.model.has_amounts)
        self._show_summary(table)
        self._show_told()
        self.table_shown.emit()

    def _show_summary(self, table: FoundTable | None) -> None:
        if table is None:
            self.summary.setText(_("没有要导入的表。"))
            return
        matched = sum(match.key is not None for match in table.columns)
        doubtful = number_doubtful(table)
        elsewhere = sum(map(number_doubtful, self._tables())) - doubtful
        told = [_("共 {all} 列，对上 {matched} 列。").format(all=len(table.columns), matched=matched)]
        if doubtful:
            told.append(_("有 {number} 列请看一下（带问号）。").format(number=doubtful))
        if elsewhere:
            told.append(_("别的表里还有 {number} 列。").format(number=elsewhere))
        self.summary.setText(sentences(told))

    def _show_told(self) -> None:
        match = self.model.match_at(self.view.currentIndex().row())
        self.told.setText("" if match is None else match.remark)
        self.told.setVisible(bool(self.told.text()))

    def _on_table_chosen(self, place: int) -> None:
        self._go_to(place)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.view.edit(index)

    def _on_current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_told()


def number_doubtful(table: FoundTable) -> int:
    """Return how many columns of a table somebody should look at."""
    return sum(map(is_doubtful, table.columns))

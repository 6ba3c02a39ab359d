"""The second page: which field each column of a table means, and in which unit its amounts are."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.dialogs.parts import label
from ui.wizard.column_model import FIELD, HEADING, UNIT, ColumnModel, Index
from ui.wizard.offering import EditingTable, OfferingDelegate
from ui.wizard.round import ImportRound
from ui.wizard.steps import is_doubtful
from ui.wizard.words import kind_label, sentences, short_names, table_label
from ui.wizard.work import Proposed
from wzlab.importing.model import SKIP, FoundTable, TableKey
from wzlab.language import _

SHARES = (5, 22, 27, 18, 17, 11)
"""How wide the columns are, in parts of the view."""


class ColumnPage(QWidget):
    """Shows the columns of one table at a time, and lets each mean another field."""

    def __init__(self, current: ImportRound, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._round = current
        self._keys: list[TableKey] = []
        self.model = ColumnModel(current, self)
        self.view = EditingTable("columns", _("各列对应的栏目；回车或直接输入来改"), self)
        self.view.setModel(self.model)
        self._delegate = OfferingDelegate(self.view, self._editor_name)
        self.view.setItemDelegateForColumn(FIELD, self._delegate)
        self.view.setItemDelegateForColumn(UNIT, self._delegate)
        self.view.share_width(SHARES)
        self.tables = QComboBox(self)
        self.tables.setObjectName("tables")
        self.tables.setAccessibleName(_("看哪张表的栏目"))
        self.tables.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.summary = label("", self)
        self.summary.setObjectName("column_summary")
        self.told = label("", self)
        self.told.setObjectName("column_told")
        self._lay_out()
        current.proposed.connect(self._on_proposed)
        self.tables.activated.connect(self._on_table_chosen)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        title = QLabel(_("表(&T)："), self)
        title.setBuddy(self.tables)
        line.addWidget(title)
        line.addWidget(self.tables)
        line.addStretch(1)
        hint = label(_("选中一行按回车，输入栏目名或拼音首字母来改对应；灰色的列不导入。"), self, muted=True)
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
        tables = self._tables()
        doubtful = (row for row, table in enumerate(tables) if any(map(is_doubtful, table.columns)))
        self.tables.setCurrentIndex(next(doubtful, 0 if tables else -1))
        self._show_table()
        self.view.setCurrentIndex(self.model.index(self.model.first_doubtful(), FIELD))
        self.view.setFocus()

    # showing

    def _tables(self) -> list[FoundTable]:
        return [plan.table for plan in self._round.plans if plan.table.kind not in ("", SKIP)]

    def _on_proposed(self, _proposed: Proposed) -> None:
        tables = self._tables()
        keys = [table.key for table in tables]
        if keys != self._keys:
            self._fill_tables(tables)
        self._show_table()

    def _fill_tables(self, tables: list[FoundTable]) -> None:
        row = self.tables.currentIndex()
        chosen = self._keys[row] if 0 <= row < len(self._keys) else None
        self._keys = [table.key for table in tables]
        names = short_names(str(file.path) for file in self._round.files)
        self.tables.clear()
        for table in tables:
            words = _("{table}（{kind}）").format(table=table_label(table.key, names), kind=kind_label(table.kind))
            self.tables.addItem(words)
        self.tables.setCurrentIndex(self._keys.index(chosen) if chosen in self._keys else 0 if tables else -1)

    def _show_table(self) -> None:
        tables, row = self._tables(), self.tables.currentIndex()
        table = tables[row] if 0 <= row < len(tables) else None
        self.model.show_table(table)
        self.view.setColumnHidden(UNIT, not self.model.has_amounts)
        self._show_summary(table)
        self._show_told()

    def _show_summary(self, table: FoundTable | None) -> None:
        if table is None:
            self.summary.setText(_("没有要导入的表。"))
            return
        matched = sum(match.key is not None for match in table.columns)
        doubtful = sum(map(is_doubtful, table.columns))
        told = [_("共 {all} 列，对上 {matched} 列。").format(all=len(table.columns), matched=matched)]
        if doubtful:
            told.append(_("有 {number} 列请看一下（带问号）。").format(number=doubtful))
        self.summary.setText(sentences(told))

    def _show_told(self) -> None:
        match = self.model.match_at(self.view.currentIndex().row())
        self.told.setText("" if match is None else match.remark)
        self.told.setVisible(bool(self.told.text()))

    def _on_table_chosen(self, _row: int) -> None:
        self._show_table()
        self.view.setCurrentIndex(self.model.index(self.model.first_doubtful(), FIELD))

    def _on_current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_told()

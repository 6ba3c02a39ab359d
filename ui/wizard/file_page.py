"""The first page: which files and tables there are, what each holds, and what was not read."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSplitter,
    QTableView,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ui.ask import Ask
from ui.dialogs.parts import button, label
from ui.wizard.file_model import WHAT, FileModel, GridModel
from ui.wizard.round import ImportRound
from ui.wizard.steps import is_guessed
from ui.wizard.words import ENCODINGS, IMPORTED_TYPES, sheet_filter
from ui.wizard.work import FileRead
from wzlab.importing.decided import UNDECIDED
from wzlab.importing.model import SKIP, FoundTable, Topic
from wzlab.intake.sources import FileKind
from wzlab.language import _

MEASURED = 40
"""So many rows tell how wide the columns are: of hundreds of tables all would take their time."""
MOST_SKIPPED = 6
"""So many skipped rows are told one by one."""


class FilePage(QWidget):
    """Shows the files, and lets files be added, left out, read in another encoding, and tables be told apart."""

    def __init__(self, current: ImportRound, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._round = current
        self._ask = ask
        self.model = FileModel(current, self)
        self.grid = GridModel(self)
        self._make_list()
        self._make_detail()
        self._lay_out()
        self._connect()
        self._on_files_changed()

    # making

    def _make_list(self) -> None:
        self.view = QTreeView(self)
        self.view.setObjectName("files")
        self.view.setAccessibleName(_("文件和其中的表"))
        self.view.setModel(self.model)
        self.view.setUniformRowHeights(True)
        self.view.setItemsExpandable(False)
        self.view.setRootIsDecorated(False)
        self.view.setAllColumnsShowFocus(True)
        header = self.view.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(MEASURED)
        header.setStretchLastSection(True)
        header.setMaximumSectionSize(self.fontMetrics().height() * 20)
        self.add_files = button(_("添加文件…"), "add_files", self)
        self.remove_file = button(_("移除这个文件"), "remove_file", self)

    def _make_detail(self) -> None:
        self.title = label("", self, bold=True)
        self.title.setObjectName("detail_title")
        self.kind_label, self.kind = QLabel(_("记录种类(&K)："), self), QComboBox(self)
        self.kind.setObjectName("kind")
        self.kind.setAccessibleName(_("这张表记的是什么"))
        self.kind_label.setBuddy(self.kind)
        self.encoding_label, self.encoding = QLabel(_("文字编码(&C)："), self), QComboBox(self)
        self.encoding.setObjectName("encoding")
        self.encoding.setAccessibleName(_("用什么编码读这个文件"))
        self.encoding_label.setBuddy(self.encoding)
        for key, words in ENCODINGS.items():
            self.encoding.addItem(_(words), key)
        self.told = label("", self)
        self.told.setObjectName("detail_told")
        self.sheet = QTableView(self)
        self.sheet.setObjectName("sheet_preview")
        self.sheet.setAccessibleName(_("文件里的前几行"))
        self.sheet.setModel(self.grid)
        self.sheet.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.sheet.setWordWrap(False)
        self.sheet.setTabKeyNavigation(False)
        self.sheet.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * 3 // 2)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_files)
        buttons.addWidget(self.remove_file)
        buttons.addStretch(1)
        above = QWidget(self)
        upper = QVBoxLayout(above)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.addWidget(self.view, 1)
        upper.addLayout(buttons)
        detail = QWidget(self)
        lower = QVBoxLayout(detail)
        lower.setContentsMargins(0, 0, 0, 0)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.addRow(self.kind_label, self.kind)
        form.addRow(self.encoding_label, self.encoding)
        lower.addWidget(self.title)
        lower.addLayout(form)
        lower.addWidget(self.told)
        lower.addWidget(self.sheet, 1)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(above)
        split.addWidget(detail)
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def _connect(self) -> None:
        self._round.files_changed.connect(self._on_files_changed)
        self._round.outdated.connect(self._on_decided)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.kind.activated.connect(self._on_kind_chosen)
        self.encoding.activated.connect(self._on_encoding_chosen)
        self.add_files.clicked.connect(self._on_add)
        self.remove_file.clicked.connect(self._on_remove)

    def enter(self) -> None:
        """Put the keyboard to the first thing that somebody should look at."""
        self.model.tell()
        self.view.setCurrentIndex(self.model.first_asked())
        self.view.setFocus()

    # showing

    def _on_files_changed(self) -> None:
        before = self.view.currentIndex()
        row = before.parent().row() if before.parent().isValid() else before.row()
        self.model.tell()
        self.view.expandAll()
        kept = self.model.index(min(max(row, 0), self.model.rowCount() - 1), WHAT)
        self.view.setCurrentIndex(kept)
        self._show_detail()

    def _on_decided(self) -> None:
        self.model.tell()
        self._show_detail()

    def _on_current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_detail()

    def _show_detail(self) -> None:
        index = self.view.currentIndex()
        file, table = self.model.file_at(index), self.model.table_at(index)
        self.remove_file.setEnabled(file is not None)
        is_text = file is not None and (
            file.encoding or (file.source is not None and file.source.kind is FileKind.TEXT)
        )
        for part in (self.encoding_label, self.encoding):
            part.setVisible(table is None and bool(is_text))
        for part in (self.kind_label, self.kind):
            part.setVisible(table is not None)
        self.title.setText(str(self.model.index(index.row(), WHAT, index.parent()).data() or ""))
        if file is None:
            self.told.setText(_("还没有文件。点“添加文件…”，可以一次选多个。"))
            self.grid.show_rows(None)
        elif table is None:
            self._show_file(file)
        else:
            self._show_table(file, table)

    def _show_file(self, file: FileRead) -> None:
        self.encoding.setCurrentIndex(max(0, self.encoding.findData(file.encoding)))
        if file.source is None:
            self.told.setText(file.refusal)
            self.grid.show_rows(None)
            return
        told = list(file.remarks)
        if file.source.kind is FileKind.TEXT and not is_guessed(file):  # else it is among the remarks
            words = _("按 {encoding} 读入。文字不对，请换一种编码。")
            told.insert(0, words.format(encoding=file.source.encoding.upper().replace("-SIG", "")))
        self.told.setText("\n".join(told))
        first = next(iter(file.source.sheets), None)
        tables = [table for table in file.tables if first is not None and table.key.sheet == first.name]
        self.grid.show_rows(first, tables=tables)

    def _show_table(self, file: FileRead, table: FoundTable) -> None:
        self._fill_kinds(table)
        first, last = table.heading_rows
        rows = str(first) if first == last else f"{first}–{last}"
        told = [_("表头在第 {rows} 行，记录 {number} 行。").format(rows=rows, number=len(table.rows))]
        told += [
            _("第 {row} 行跳过：{reason}。").format(row=one.row, reason=one.told.rstrip("。"))
            for one in table.skipped[:MOST_SKIPPED]
        ]
        if len(table.skipped) > MOST_SKIPPED:
            told.append(
                _("……另有 {number} 行跳过，预览里可以逐行看。").format(number=len(table.skipped) - MOST_SKIPPED)
            )
        self.told.setText("\n".join([*table.remarks, *told]))
        sheets = file.source.sheets if file.source is not None else ()
        self.grid.show_rows(next((grid for grid in sheets if grid.name == table.key.sheet), None), first, [table])

    def _fill_kinds(self, table: FoundTable) -> None:
        self.kind.clear()
        kind = self.model.kind_of(table)
        if not kind:
            self.kind.addItem(_("请选是哪种记录"), "")
        likely = [one for one in table.kinds if one]
        types = sorted(IMPORTED_TYPES, key=lambda one: likely.index(one.table) if one.table in likely else len(likely))
        for one in types:
            self.kind.addItem(_(one.label), one.table)
        self.kind.addItem(_("不导入这张表"), SKIP)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))

    # doing

    def _on_kind_chosen(self, _row: int) -> None:
        table, kind = self.model.table_at(self.view.currentIndex()), self.kind.currentData()
        if table is not None and kind:
            self._round.decide(Topic.KIND, table.key, UNDECIDED if kind == table.kind else kind)

    def _on_encoding_chosen(self, _row: int) -> None:
        file = self.model.file_at(self.view.currentIndex())
        if file is not None and self.encoding.currentData() != file.encoding:
            self._round.use_encoding(file.path, self.encoding.currentData())

    def _on_add(self) -> None:
        folder = self._round.files[-1].path.parent if self._round.files else Path.home()
        self._round.add(self._ask.open_paths(_("添加要导入的文件（可多选）"), folder, sheet_filter()))

    def _on_remove(self) -> None:
        file = self.model.file_at(self.view.currentIndex())
        if file is not None:
            self._round.remove(file.path)

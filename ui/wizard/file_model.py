"""The files of an import as a tree: below each file the tables found in it; and the first rows of a sheet as they stand."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ui.theme import sign_icon
from ui.wizard.round import ImportRound
from ui.wizard.steps import is_guessed
from ui.wizard.words import FILE_KINDS, kind_label, short_names
from ui.wizard.work import FileRead
from wzlab.editing.masking import masked
from wzlab.importing.discretion import discreet_text
from wzlab.importing.model import SKIP, FoundTable
from wzlab.importing.rows.reading import text_of
from wzlab.intake.cells import column_letters
from wzlab.intake.grids import Grid, Plain
from wzlab.language import N_, _, sentences
from wzlab.policy.words import Standing

Index = QModelIndex | QPersistentModelIndex
WHAT, HOLDS, ROWS, TOLD = range(4)
TITLES = (N_("文件和表"), N_("是什么"), N_("行数"), N_("要说明的"))
SHOWN_ROWS = 12
"""So many rows of a sheet are shown, to know it again."""
_TOP = 0
"""The internal id of a file's index; a table's is the row of its file, from 1."""


class FileModel(QAbstractItemModel):
    """Files, below each its tables, with what was decided of them."""

    def __init__(self, current: ImportRound, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._round = current
        self._files: Sequence[FileRead] = ()
        self._names: dict[str, str] = {}
        self.tell()

    def tell(self) -> None:
        """Show the files as they are now."""
        if self._files == self._round.files:
            self._tell_changed()
            return
        self.beginResetModel()
        self._files = tuple(self._round.files)
        self._names = short_names(str(file.path) for file in self._files)
        self.endResetModel()

    def _tell_changed(self) -> None:
        for row, file in enumerate(self._files):
            self.dataChanged.emit(self.index(row, WHAT), self.index(row, TOLD))
            parent = self.index(row, WHAT)
            last = len(file.tables) - 1
            if last >= 0:
                self.dataChanged.emit(self.index(0, WHAT, parent), self.index(last, TOLD, parent))

    # what is where

    def file_at(self, index: Index) -> FileRead | None:
        """Return the file that an index belongs to."""
        if not index.isValid():
            return None
        return self._files[index.row() if index.internalId() == _TOP else index.internalId() - 1]

    def table_at(self, index: Index) -> FoundTable | None:
        """Return the table that an index stands for; None for a file."""
        file = self.file_at(index)
        return None if file is None or index.internalId() == _TOP else file.tables[index.row()]

    def first_asked(self) -> QModelIndex:
        """Return the first file or table that somebody should look at; the first of all if there is none."""
        for row, file in enumerate(self._files):
            if not file.tables or self._is_unseen(file):
                return self.index(row, WHAT)
            for number, table in enumerate(file.tables):
                if not self.kind_of(table):
                    return self.index(number, WHAT, self.index(row, WHAT))
        return self.index(0, WHAT)

    def _is_unseen(self, file: FileRead) -> bool:
        return is_guessed(file) and file.path not in self._round.looked_at

    def kind_of(self, table: FoundTable) -> str:
        """Return what a table holds: what was decided, else what was found; "" if nobody knows."""
        return self._round.decisions.kinds.get(table.key, table.kind)

    @override
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own default
        if not (0 <= column < len(TITLES) and 0 <= row < self.rowCount(parent)):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    @override
    def parent(self, child: Index = QModelIndex()) -> Any:  # noqa: B008 - Qt's own default
        if not child.isValid() or child.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, WHAT, _TOP)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        if not parent.isValid():
            return len(self._files)
        is_file = parent.internalId() == _TOP and parent.column() == WHAT
        return len(self._files[parent.row()].tables) if is_file else 0

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return len(TITLES)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(TITLES[section])
        return None

    # what is shown

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        file = self.file_at(index)
        if file is None:
            return None
        table = self.table_at(index)
        texts = self._of_file(file) if table is None else self._of_table(table)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return texts[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return texts[index.column()] or None
            case Qt.ItemDataRole.DecorationRole if index.column() == WHAT:
                return sign_icon(self._standing(file, table))
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == WHAT:
                return _("，").join(filter(None, texts))
        return None

    def _of_file(self, file: FileRead) -> tuple[str, str, str, str]:
        name = self._names[str(file.path)]
        if file.source is None:
            return name, _("没有读入"), "", file.refusal
        remarks = file.remarks if file.tables or file.remarks else [_("没有找到可以导入的表。")]
        return name, _(FILE_KINDS[file.source.kind]), "", sentences(remarks)

    def _of_table(self, table: FoundTable) -> tuple[str, str, str, str]:
        name = table.key.sheet or _("整个文件")
        if table.key.number > 1:
            name = _("{sheet}（第 {number} 张表）").format(sheet=name, number=table.key.number)
        rows = _("{number} 行").format(number=len(table.rows))
        skipped = [_("有 {number} 行跳过。").format(number=len(table.skipped))] if table.skipped else []
        return name, kind_words(self.kind_of(table)), rows, sentences([*skipped, *table.remarks])

    def _standing(self, file: FileRead, table: FoundTable | None) -> Standing:
        if table is None:
            is_open = not file.tables or self._is_unseen(file)
            return Standing.UNMET if file.source is None else Standing.OPEN if is_open else Standing.MET
        kind = self.kind_of(table)
        return Standing.OPEN if not kind else Standing.NOT_APPLICABLE if kind == SKIP else Standing.MET


def kind_words(kind: str) -> str:
    """Return in words what a table holds, that it is left out, or that somebody has to say."""
    if kind == SKIP:
        return _("不导入")
    return kind_label(kind) or _("请选是哪种记录")


class GridModel(QAbstractTableModel):
    """Some rows of a sheet, as they stand in the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Sequence[Plain]] = ()
        self._first = 1
        self._sensitive: Collection[int] = ()
        self._shown_from = 0

    def show_rows(self, grid: Grid | None, first: int = 1, tables: Iterable[FoundTable] = ()) -> None:
        """Show the rows of a sheet from one on, what is sensitive in the tables masked; nothing for None."""
        self.beginResetModel()
        self._first, tables = first, list(tables)
        self._sensitive = set(_sensitive_columns(tables))
        self._shown_from = min((table.heading_rows[1] for table in tables), default=0)
        self._rows = () if grid is None else grid.rows[first - 1 : first - 1 + SHOWN_ROWS]
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return len(self._rows[0]) if self._rows and not parent.isValid() else 0

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        is_across = orientation is Qt.Orientation.Horizontal
        return column_letters(section + 1) if is_across else str(self._first + section)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = text_of(self._rows[index.row()][index.column()])
        is_body = self._first + index.row() > self._shown_from
        return masked(text) if is_body and index.column() + 1 in self._sensitive else discreet_text(text)


def _sensitive_columns(tables: Iterable[FoundTable]) -> Iterator[int]:
    for table in tables:
        columns = {} if table.record_type is None else table.record_type.column_of
        for match in table.columns:
            if match.key is not None and match.key in columns and columns[match.key].sensitive:
                yield match.column

"""A table model whose columns are fixed: a title each, and nothing else that differs from model to model."""

from typing import Any, ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from wzlab.language import _

Index = QModelIndex | QPersistentModelIndex


class TitledModel(QAbstractTableModel):
    """Has the columns that `titles`, marked for translation, name."""

    titles: ClassVar[tuple[str, ...]]

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.titles)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self.titles[section])
        return None

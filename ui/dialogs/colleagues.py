"""Which sheets go to which colleagues, to be filled in and merged when they come back."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHeaderView,
    QPushButton,
    QRadioButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.parts import WIDTH, button_row, label, visible
from ui.session import Session
from ui.tables.counting import number_words
from wzlab.columns import Record
from wzlab.language import _
from wzlab.records import RECORD_TYPES, Laboratory

SHEET, HELD, LACKING = range(3)
MARGIN = 80
"""Pixels of the screen's height that are left free."""


class ColleaguesDialog(QDialog):
    """Lets sheets be chosen, department by department; accepted, `parts` tells the workbooks wanted.

    Args:
        session: the lab.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.tree = QTreeWidget(self)
        self._sheets: dict[str, dict[str, QTreeWidgetItem]] = {}
        self._apart = QRadioButton(_("每个部门一个工作簿"), self)
        self._together = QRadioButton(_("合成一个工作簿"), self)
        self._full_ids = QCheckBox(_("证件号码和电话完整显示（默认只显示首尾；打码的不改就不变）"), self)
        self.row = button_row(self, _("导出…"), _("取消"))
        self._apart.setChecked(True)
        self.setWindowTitle(_("导出给同事"))
        self.setObjectName("colleagues")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill()
        self._lay_out()
        self.tree.itemChanged.connect(self._on_checked)
        session.destroyed.connect(self.close)

    # making

    def _lay_out(self) -> None:
        height = self.fontMetrics().height()
        layout = QVBoxLayout(self)
        layout.addWidget(label(_("选出要请同事填写或核对的工作表："), self, bold=True))
        layout.addWidget(self.tree, 1)
        for name, choice in (("apart", self._apart), ("together", self._together), ("full_ids", self._full_ids)):
            choice.setObjectName(name)
            visible(choice)
            choice.setAccessibleName(choice.text())
            layout.addWidget(choice)
        back = _("同事在表里改好发回来，再用“导入…”合并：没改的格子不动；几个人改得不一样的，逐处请您选。")
        layout.addWidget(label(back, self, muted=True))
        layout.addWidget(self.row)
        room = self.screen().availableSize().height() - MARGIN
        self.resize(WIDTH * height, min(40 * height, room))

    def _fill(self) -> None:
        self.tree.setObjectName("sheets")
        self.tree.setAccessibleName(_("按部门分的工作表"))
        self.tree.setHeaderLabels([_("部门和工作表"), _("现有记录"), _("待补的空白")])
        self.tree.setUniformRowHeights(True)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        lacking = self._lacking()
        for who, record_types in by_department().items():
            department = QTreeWidgetItem(self.tree, [_(who)])
            department.setFlags(department.flags() | Qt.ItemFlag.ItemIsAutoTristate)
            self._sheets[department.text(SHEET)] = {
                record_type.table: self._sheet(department, record_type, lacking.get(record_type.table, 0))
                for record_type in record_types
            }
        self.tree.expandAll()
        self.tree.setCurrentIndex(self.tree.model().index(0, SHEET))
        header = self.tree.header()
        header.setSectionResizeMode(SHEET, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(HELD, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(LACKING, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(6 * self.fontMetrics().height())

    def _sheet(self, department: QTreeWidgetItem, record_type: type[Record], lacking: int) -> QTreeWidgetItem:
        number = len(self._session.lab.tables[record_type.table])
        held = "" if record_type is Laboratory else number_words(record_type, number)
        wanted = _("{number} 处").format(number=lacking) if lacking else ""
        item = QTreeWidgetItem(department, [_(record_type.label), held, wanted])
        item.setCheckState(SHEET, Qt.CheckState.Checked)
        for column in (HELD, LACKING):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        said = _("，").join(
            filter(None, (_(record_type.label), held, _("待补的空白 {words}").format(words=wanted) if wanted else ""))
        )
        item.setData(SHEET, Qt.ItemDataRole.AccessibleTextRole, said)
        return item

    def _lacking(self) -> Mapping[str, int]:
        """Return how many blanks that decide something each table has."""
        found: dict[str, int] = {}
        for blank in self._session.blanks.all():
            found[blank.table] = found.get(blank.table, 0) + 1
        return found

    # what was chosen

    @property
    def full_ids(self) -> bool:
        """Whether identity and telephone numbers are to be written in full."""
        return self._full_ids.isChecked()

    def parts(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return the workbooks wanted: what each is called after, and the ids of its sheets."""
        chosen = [(who, sheets) for who, items in self._sheets.items() if (sheets := _chosen(items))]
        if self._apart.isChecked() or len(chosen) <= 1:
            return chosen
        return [(_("请填写"), tuple(sheet for _who, sheets in chosen for sheet in sheets))]

    def _on_checked(self) -> None:
        accept = self.row.findChild(QPushButton, "accept")
        if accept is not None:
            accept.setEnabled(bool(self.parts()))


def _chosen(items: Mapping[str, QTreeWidgetItem]) -> tuple[str, ...]:
    """Return the ids of the sheets that are checked."""
    return tuple(sheet for sheet, item in items.items() if item.checkState(SHEET) is Qt.CheckState.Checked)


def by_department() -> Mapping[str, list[type[Record]]]:
    """Return the record types by who can fill them in, in the order of the window; the departments are marked words."""
    found: dict[str, list[type[Record]]] = {}
    for record_type in RECORD_TYPES:
        found.setdefault(record_type.answered_by, []).append(record_type)
    return found

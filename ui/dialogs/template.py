"""Of which kinds of record a template is wanted."""

from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.dialogs.parts import WIDTH, button, button_row, label, visible
from wzlab.columns import Record
from wzlab.language import _
from wzlab.records import RECORD_TYPES, Laboratory

ACROSS = 3
"""So many boxes stand side by side."""
TEMPLATES: tuple[type[Record], ...] = tuple(one for one in RECORD_TYPES if one is not Laboratory)
"""The kinds that there are templates of: the lab's own fields are no list."""


class TemplateDialog(QDialog):
    """Lets kinds be ticked; accepted, `record_types` tells them.

    Args:
        table: the table whose kind is ticked at first; if there is no template of it, all are.
    """

    def __init__(self, table: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {record_type: QCheckBox(_(record_type.label), self) for record_type in TEMPLATES}
        self.take_all = button(_("全选"), "take_all", self)
        self.leave_all = button(_("全不选"), "leave_all", self)
        self.row = button_row(self, _("生成…"), _("取消"))
        self.setWindowTitle(_("生成模板"))
        self.setObjectName("template")
        is_listed = any(record_type.table == table for record_type in TEMPLATES)
        for record_type, box in self.boxes.items():
            box.setObjectName(f"template_{record_type.table}")
            box.setAccessibleName(box.text())
            visible(box)
            box.setChecked(record_type.table == table or not is_listed)
            box.toggled.connect(self._on_ticked)
        self.take_all.clicked.connect(self._on_take_all)
        self.leave_all.clicked.connect(self._on_leave_all)
        self._lay_out()
        self.setMinimumWidth(WIDTH * self.fontMetrics().height())

    def _lay_out(self) -> None:
        grid, beside = QGridLayout(), QHBoxLayout()
        for place, box in enumerate(self.boxes.values()):
            grid.addWidget(box, place // ACROSS, place % ACROSS)
        for part in (self.take_all, self.leave_all):
            beside.addWidget(part)
        beside.addStretch(1)
        told = _(
            "每种一张工作表，空白，带下拉选项、示例和填写说明；单位、人员、场地的选项取自本实验室。"
            "填好后拖进本窗口，或用“导入…”读入，写进之前逐行给您看。"
        )
        layout = QVBoxLayout(self)
        layout.addWidget(label(_("选出要请别人填的："), self, bold=True))
        layout.addLayout(grid)
        layout.addLayout(beside)
        layout.addWidget(label(told, self, muted=True))
        layout.addStretch(1)
        layout.addWidget(self.row)

    @property
    def record_types(self) -> list[type[Record]]:
        """The kinds that are ticked, in the order of the sections."""
        return [record_type for record_type, box in self.boxes.items() if box.isChecked()]

    def _on_ticked(self, _checked: bool) -> None:
        accept = self.row.findChild(QPushButton, "accept")
        assert accept is not None
        accept.setEnabled(bool(self.record_types))

    def _on_take_all(self) -> None:
        self._tick_all(is_ticked=True)

    def _on_leave_all(self) -> None:
        self._tick_all(is_ticked=False)

    def _tick_all(self, *, is_ticked: bool) -> None:
        for box in self.boxes.values():
            box.setChecked(is_ticked)

"""What workbooks that came back differ in, all files in one window: taken, left, chosen, then merged as one step.

The window stays beside the lab, so a record can be looked at before it is decided.  It changes nothing itself: it asks
(`merge_asked`, and `model.answered` when a question is answered), and who opened it compares again.
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from ui.dialogs.difference_lines import KIND_WORDS, Line, LineKind, summary
from ui.dialogs.difference_model import DifferenceModel
from ui.dialogs.difference_view import DifferenceView
from ui.dialogs.parts import button, button_row, label
from ui.session import Happened, Session
from wzlab.language import _

PAUSE = 150
"""Milliseconds without a key before the lines are searched."""
WIDE, HIGH = 80, 44
"""The size of the window, in times the height of a line; less where the screen is smaller."""
MARGIN = 80
"""Pixels of the screen that are left free."""


class DifferencesDialog(QDialog):
    """Shows the differences between a lab and workbooks, and lets them be decided.

    Args:
        session: the lab.
        lines: the differences.
        files: the names of the workbooks.
    """

    merge_asked = Signal()  # what is decided is to be carried out

    def __init__(
        self, session: Session, lines: Sequence[Line], files: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._files = files
        self.model = DifferenceModel(self)
        self.view = DifferenceView(self.model, self)
        self.heading = label("", self, bold=True)
        self.remark = label("", self)
        self.search = QLineEdit(self)
        self.kinds = QComboBox(self)
        self.row = button_row(self, _("合并"), _("关闭"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self.setWindowTitle(_("导入：{files}").format(files=_("、").join(files)))
        self.setObjectName("differences_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lay_out()
        self._connect()
        self.show_lines(lines)

    # making

    def _lay_out(self) -> None:
        self.heading.setObjectName("summary")
        self.remark.setObjectName("remark")
        self.remark.hide()
        hint = label(_("空格选或不选，回车看这条记录；冲突和疑问请各选一个，不选的就不动。"), self, muted=True)
        layout = QVBoxLayout(self)
        layout.addWidget(self.heading)
        layout.addWidget(self.remark)
        layout.addLayout(self._filter_line())
        layout.addWidget(self.view, 1)
        layout.addWidget(hint)
        layout.addWidget(self.row)
        height, room = self.fontMetrics().height(), self.screen().availableSize()
        self.resize(min(WIDE * height, room.width() - MARGIN), min(HIGH * height, room.height() - MARGIN))

    def _filter_line(self) -> QHBoxLayout:
        self.search.setObjectName("search")
        self.search.setAccessibleName(_("在不同之处中查找"))
        self.search.setPlaceholderText(_("查找：姓名、栏目、内容、文件"))
        self.search.setClearButtonEnabled(True)
        self.kinds.setObjectName("kinds")
        self.kinds.setAccessibleName(_("只看哪一类"))
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.take_all = button(_("全选"), "take_all", self)
        self.leave_all = button(_("全不选"), "leave_all", self)
        line = QHBoxLayout()
        line.addWidget(self.search, 1)
        for part in (self.kinds, self.take_all, self.leave_all):
            line.addWidget(part)
        return line

    def _connect(self) -> None:
        self.row.accepted.disconnect()
        self.row.accepted.connect(self._on_accepted)
        self.search.textChanged.connect(self._on_typed)
        self._timer.timeout.connect(self._on_filtered)
        self.kinds.activated.connect(self._on_filtered)
        self.take_all.clicked.connect(self._on_take_all)
        self.leave_all.clicked.connect(self._on_leave_all)
        self.model.decided.connect(self._show_number)
        self.view.activated.connect(self._on_activated)
        self._session.changed.connect(self._on_lab_changed)
        self._session.destroyed.connect(self.close)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)

    @override
    def open(self) -> None:
        """Show the window beside the lab's, which stays in reach."""
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.show()
        self.raise_()
        self.activateWindow()
        self.view.setFocus()

    # telling

    def show_lines(self, lines: Sequence[Line], remark: str = "") -> None:
        """Show the differences as they are now; what was decided on those that are still there stays."""
        self.model.show_lines(lines)
        self.heading.setText(summary(lines, len(self._files)))
        self._fill_kinds()
        self.say(remark)

    def say(self, remark: str) -> None:
        """Say something below the summary; nothing takes away what was said."""
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))

    def _fill_kinds(self) -> None:
        chosen = self.model.only
        self.kinds.clear()
        lines = self.model.lines
        self.kinds.addItem(_("全部（{number}）").format(number=len(lines)), None)
        for kind in LineKind:
            if number := sum(line.kind is kind for line in lines):
                words = _("{kind}（{number}）").format(kind=_(KIND_WORDS[kind]), number=number)
                self.kinds.addItem(words, kind.value)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(None if chosen is None else chosen.value)))
        if self.kinds.currentData() is None and chosen is not None:
            self._on_filtered()

    def _show_number(self) -> None:
        number = self.model.number_changing()
        accept = self.row.findChild(QPushButton, "accept")
        assert accept is not None
        accept.setText(_("合并 {number} 处修改").format(number=number))
        accept.setEnabled(number > 0)
        waiting = sum(1 for _line in self.model.undecided())
        told = _("还有 {number} 处没有选，合并时不动。").format(number=waiting) if waiting else ""
        accept.setToolTip(told)

    def wait(self, *, is_waiting: bool) -> None:
        """Let nothing be decided while the workbooks are compared again."""
        for part in (self.view, self.row, self.take_all, self.leave_all):
            part.setEnabled(not is_waiting)
        if not is_waiting:
            self.view.setFocus()

    # doing

    def _on_typed(self, _text: str) -> None:
        self._timer.start()

    def _on_filtered(self) -> None:
        self._timer.stop()
        data = self.kinds.currentData()
        self.model.show_only(None if data is None else LineKind(data), self.search.text().strip())

    def _on_take_all(self) -> None:
        self.model.take_shown(taken=True)

    def _on_leave_all(self) -> None:
        self.model.take_shown(taken=False)

    def _on_activated(self, index: QModelIndex) -> None:
        line = self.model.line(index)
        if line is not None and line.condition is not None:
            self._session.asked_about.emit(line.condition)
        place = None if line is None else line.place
        if place is not None and self._session.lab.find(place.record_id or "") is not None:
            self._session.asked_to_show.emit(place)

    def _on_lab_changed(self, _happened: Happened) -> None:
        self.say(_("实验室的数据刚有修改，合并前会重新比较。"))

    def _on_accepted(self) -> None:
        if self._timer.isActive():
            self._on_filtered()
        self.merge_asked.emit()

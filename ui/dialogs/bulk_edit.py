"""Fields of many records changed at once: which fields, to what, and record by record what would become of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QStyle, QVBoxLayout, QWidget
from typing_extensions import override

from ui.dialogs.bulk_fields import FieldLine
from ui.dialogs.edit_preview import PreviewLine, PreviewModel, PreviewView, preview_lines
from ui.dialogs.parts import button, button_row, label
from ui.dialogs.searching import AT_ONCE, Search
from ui.session import Happened, Session
from ui.tables.counting import number_words
from wzlab.columns import Cell
from wzlab.editing.bulk import Tally, bulk_change, bulk_edits, tally
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.pack import Pack
from wzlab.records import TYPE_OF

WIDE, HIGH = 54, 34
"""How large the dialog is, in times the height of a line, where the screen has the room."""
MARGIN = 60
"""What is left of the screen around it, in pixels."""
MOST_LINES_SEEN = 4
"""How many fields are seen without scrolling."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What would become of the records, with its words, and counted."""

    lines: Sequence[PreviewLine]
    counted: Tally


class BulkEditDialog(QDialog):
    """Changes fields of some records as one step; accepted, it has been done.

    Args:
        session: the lab.
        table: the records' table.
        ids: the records, in the order they are shown.
        key: the field to begin with, where the cursor stood; None for the first.
        bare: whether sensitive texts are shown in full, as they are in the table.
    """

    def __init__(
        self,
        session: Session,
        table: str,
        ids: Sequence[str],
        key: str | None = None,
        *,
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._record_type = TYPE_OF[table]
        self._ids = list(ids)
        self._is_bare = bare
        self.lines: list[FieldLine] = []
        self.finder = Search(_("批量修改"), self)
        self.preview = PreviewModel(self)
        self.view = PreviewView(self.preview, self)
        self.summary = label("", self)
        self.another = button(_("再改一栏"), "another_field", self)
        self.row = button_row(self, _("修改"), _("取消"))
        self.setWindowTitle(_("批量修改"))
        self.setObjectName("bulk_edit")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lay_out()
        self.another.clicked.connect(self._on_another)
        self.preview.ticked.connect(self._show_number)
        self.finder.found.connect(self._on_found)
        session.changed.connect(self._on_lab_changed)
        session.destroyed.connect(self.close)
        self.add_line(key)

    # making

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        who = number_words(self._record_type, len(self._ids))
        heading = _("修改所选的{label}：{number}").format(label=_(self._record_type.label), number=who)
        layout.addWidget(label(heading, self, bold=True))
        layout.addWidget(label(_("只改下面列出的栏目，其余的不动；改完可以一次撤销。"), self, muted=True))
        layout.addWidget(self._fields())
        beside = QHBoxLayout()
        beside.addWidget(self.another)
        beside.addStretch(1)
        layout.addLayout(beside)
        self.summary.setObjectName("summary")
        layout.addWidget(self.summary)
        layout.addWidget(self.view, 1)
        hint = label(_("空格选或不选，不选的就不改。"), self, muted=True)
        layout.addWidget(hint)
        layout.addWidget(self.row)
        height, room = self.fontMetrics().height(), self.screen().availableSize()
        self.resize(QSize(min(WIDE * height, room.width() - MARGIN), min(HIGH * height, room.height() - MARGIN)))

    def _fields(self) -> QScrollArea:
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(self._area)
        self._listed = QVBoxLayout(inside)
        self._listed.setContentsMargins(0, 0, 0, 0)
        self._listed.addStretch(1)
        self._area.setWidget(inside)
        return self._area

    def add_line(self, key: str | None = None) -> FieldLine:
        """Add a field: the one with a key, else the first that is not listed yet."""
        used = {line.column().key for line in self.lines}
        free = [column.key for column in self._record_type.columns if column.key not in used]
        line = FieldLine(self._session, self._record_type, key or free[0], self._area.widget())
        line.changed.connect(self._on_changed)
        line.gone.connect(self._on_gone)
        self.lines.append(line)
        self._listed.insertWidget(self._listed.count() - 1, line)
        self._refresh()
        return line

    def _fit(self) -> None:
        """Give the fields the room they need, but leave some to the preview; let Tab go from one to the next."""
        spacing = max(0, self._listed.spacing())
        width = self.width() - 2 * self.style().pixelMetric(QStyle.PixelMetric.PM_LayoutLeftMargin)
        heights = [line.height_at(width) + spacing for line in self.lines]
        self._area.setFixedHeight(sum(heights[:MOST_LINES_SEEN]))
        self.another.setEnabled(len(self.lines) < len(self._record_type.columns))
        for line in self.lines:
            line.away.setEnabled(len(self.lines) > 1)
        stops = [*(stop for line in self.lines for stop in line.stops), self.another, self.view, *self.row.buttons()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    # telling

    def cells(self) -> dict[str, Cell]:
        """Return what is asked for, by field; a field that is listed twice counts once, as it is listed first."""
        found: dict[str, Cell] = {}
        for line in self.lines:
            if line.column().key in found:
                line.say(_("上面已经列出这一栏。"))
            elif line.is_filled:
                found[line.column().key] = line.cell()
        return found

    def _refresh(self) -> None:
        """Look what would become of the records: at once if they are few, in a thread if they are many."""
        cells, lab = self.cells(), self._session.lab
        is_small = len(self._ids) <= AT_ONCE or not cells
        records = _Records(lab if is_small else lab.snapshot(), self._record_type.table, self._ids)
        look = partial(_look, records, self._session.pack, cells, bare=self._is_bare)
        self.finder.begin(look, at_once=is_small)
        if self.finder.is_under_way:
            self.summary.setText(_("正在准备预览……"))
            self._show_number()
        self._fit()

    def _on_found(self, found: _Found) -> None:
        self.preview.show_lines(found.lines, anew=False)
        self.summary.setText(summary(found.counted))

    def _show_number(self) -> None:
        number = tally(self.preview.chosen()).changed
        accept = self.row.findChild(QPushButton, "accept")
        assert accept is not None
        accept.setText(_("修改 {number} 条").format(number=number))
        accept.setEnabled(number > 0 and not self.finder.is_under_way)

    # what happens

    def _on_changed(self) -> None:
        self._refresh()

    def _on_lab_changed(self, _happened: Happened) -> None:
        """Look again: no record that has gone since shall be looked for."""
        self._refresh()

    def _on_another(self) -> None:
        line = self.add_line()
        line.fields.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(line)

    def _on_gone(self) -> None:
        line = self.sender()
        assert isinstance(line, FieldLine)
        self.lines.remove(line)
        self._listed.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._refresh()
        assert self.lines[-1].editor is not None
        self.lines[-1].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def open(self) -> None:
        """Show the dialog with the cursor where the content is typed."""
        super().open()
        assert self.lines[0].editor is not None
        self.lines[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def accept(self) -> None:
        if self.finder.is_under_way:
            return
        change, words = bulk_change(self._session.lab, self.preview.chosen())
        if change is None:
            return
        self._session.changed.disconnect(self._on_lab_changed)
        if self._session.do(change, words):
            self._session.said.emit(_("已{label}，Ctrl+Z 撤销。").format(label=words))
        super().accept()


def summary(counted: Tally) -> str:
    """Return in a sentence what a bulk edit would do."""
    if counted == Tally(0, 0, 0):
        return _("还没有说改成什么。")
    parts = [_("将修改 {number} 条").format(number=counted.changed)]
    if counted.unchanged:
        parts.append(_("{number} 条已是这样").format(number=counted.unchanged))
    if counted.unreadable:
        parts.append(_("{number} 个单元格读不出，将原样保留并标出").format(number=counted.unreadable))
    return _("，").join(parts) + _("。")


class _Records(NamedTuple):
    """Records of a lab that nobody else changes meanwhile."""

    lab: Lab
    table: str
    ids: Sequence[str]


def _look(records: _Records, pack: Pack, cells: Mapping[str, Cell], *, bare: bool) -> _Found:
    """Return what giving records the same cells would do."""
    edits = bulk_edits(records.lab, records.table, records.ids, cells)
    return _Found(preview_lines(records.lab, pack, edits, bare=bare), tally(edits))

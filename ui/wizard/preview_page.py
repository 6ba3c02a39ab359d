"""The last page: what would be done with every row of every file, and what is wrong, to be put right in place."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.parts import button, label
from ui.session import Selection
from ui.theme import sign_icon
from ui.wizard.absent_panel import AbsentPanel
from ui.wizard.ending import looking_words, refused_words
from ui.wizard.offering import EditingTable, OfferingDelegate, PlaceDelegate
from ui.wizard.round import ImportRound
from ui.wizard.row_model import SOURCE, CellModel, RowModel, Shower
from ui.wizard.trouble_model import VALUE, WHERE, Index, TroubleModel
from ui.wizard.words import ACTION_SIGNS, MODE_WORDS, SEVERITY_SIGNS
from ui.wizard.work import Proposed
from wzlab.importing.model import Action, Mode, Severity
from wzlab.importing.taking import columns_left
from wzlab.language import N_, _, sentences

Filter = Action | Severity | None
"""What is shown: the rows of an action, the troubles of a severity, or all rows."""

FILTERS: Mapping[Filter, str] = {
    None: N_("全部 {number} 行"),
    Action.ADD: N_("新增 {number}"),
    Action.UPDATE: N_("更新 {number}"),
    Action.SAME: N_("不变 {number}"),
    Action.SKIP: N_("跳过 {number}"),
    Severity.PROBLEM: N_("问题 {number}"),
    Severity.REVIEW: N_("请核对 {number}"),
    Severity.NOTE: N_("说明 {number}"),
}
ROW_SHARES = (12, 22, 42, 24)
CELL_SHARES = (30, 35, 35)
TROUBLE_SHARES = (11, 23, 12, 16, 38)


class PreviewPage(QWidget):
    """Shows what would be done; who it belongs to carries it out."""

    list_asked = Signal()  # the list of troubles is to be written to a file
    said = Signal(str)  # a sentence on what was done in the lab's window

    def __init__(self, current: ImportRound, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._round = current
        self._shower: Shower | None = None
        self._only: Filter = None
        self.rows, self.cells, self.troubles = RowModel(self), CellModel(self), TroubleModel(current, self)
        self.summary = label("", self, bold=True)
        self.summary.setObjectName("preview_summary")
        self.absent = AbsentPanel(self)
        self._make_filters()
        self._make_views()
        self._make_mode()
        self._lay_out()
        current.proposed.connect(self._on_proposed)
        self._group.idClicked.connect(self._on_filter_clicked)
        self.row_view.selectionModel().currentChanged.connect(self._on_row_changed)
        self.trouble_view.selectionModel().currentChanged.connect(self._on_trouble_changed)
        self.mode.activated.connect(self._on_mode_chosen)
        self.list_button.clicked.connect(self.list_asked)
        self.absent.wanted.connect(self._on_records_wanted)

    # making

    def _make_filters(self) -> None:
        self._group = QButtonGroup(self)
        self.filters: list[QPushButton] = []
        for place, only in enumerate(FILTERS):
            made = button("", f"filter_{'all' if only is None else only.value}", self)
            made.setCheckable(True)
            if only is not None:
                sign = SEVERITY_SIGNS[only] if isinstance(only, Severity) else ACTION_SIGNS[only]
                made.setIcon(sign_icon(sign))
            self._group.addButton(made, place)
            self.filters.append(made)

    def _make_views(self) -> None:
        self.row_view = EditingTable("rows", _("每一行怎么处理"), self)
        self.row_view.setModel(self.rows)
        self.row_view.share_width(ROW_SHARES)
        self._places = PlaceDelegate(self)
        self.row_view.setItemDelegateForColumn(SOURCE, self._places)
        self.cell_view = EditingTable("cells", _("这一行写入的各栏，现在的和导入后的"), self)
        self.cell_view.setModel(self.cells)
        self.cell_view.share_width(CELL_SHARES)
        self.trouble_view = EditingTable("troubles", _("有问题的格；回车或 F2 当场改"), self)
        self.trouble_view.setModel(self.troubles)
        self._delegate = OfferingDelegate(self.trouble_view, self._editor_name)
        self.trouble_view.setItemDelegateForColumn(VALUE, self._delegate)
        self.trouble_view.setItemDelegateForColumn(WHERE, self._places)
        self.trouble_view.share_width(TROUBLE_SHARES)
        self.sentence = label("", self)
        self.sentence.setObjectName("trouble_sentence")
        self.sentence.setMinimumHeight(self.fontMetrics().height() * 3)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def _make_mode(self) -> None:
        self.mode = QComboBox(self)
        self.mode.setObjectName("mode")
        self.mode.setAccessibleName(_("有问题的行怎么办"))
        for mode, words in MODE_WORDS.items():
            self.mode.addItem(_(words), mode.value)
        self.list_button = button(_("导出问题清单…"), "list_problems", self)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        for place, made in enumerate(self.filters):
            if place == len(Action):  # between what is done with rows and what is told of cells
                filters.addSpacing(self.fontMetrics().height())
            filters.addWidget(made)
        filters.addStretch(1)
        rows = QSplitter(Qt.Orientation.Vertical, self)
        rows.addWidget(self.row_view)
        rows.addWidget(self.cell_view)
        rows.setStretchFactor(0, 3)
        rows.setStretchFactor(1, 2)
        rows.setChildrenCollapsible(False)
        troubles = QWidget(self)
        below = QVBoxLayout(troubles)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.trouble_view, 1)
        below.addWidget(self.sentence)
        below.addWidget(label(_("回车或 F2 当场改，Ctrl+Z 收回上一个改动；文件本身不会被改。"), self, muted=True))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(rows)
        self._stack.addWidget(troubles)
        bottom = QHBoxLayout()
        title = QLabel(_("有问题的行(&M)："), self)
        title.setBuddy(self.mode)
        bottom.addWidget(title)
        bottom.addWidget(self.mode)
        bottom.addStretch(1)
        bottom.addWidget(self.list_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.summary)
        layout.addWidget(self.absent)
        layout.addLayout(filters)
        layout.addWidget(self._stack, 1)
        layout.addLayout(bottom)

    def _editor_name(self, index: Index) -> str:
        return _("{cell} 里的内容").format(cell=self.troubles.index(index.row(), WHERE).data())

    def enter(self) -> None:
        """Show first what is wrong, if anything is, and put the keyboard there."""
        latest = self._round.latest
        has_problems = latest is not None and bool(latest.of_severity(Severity.PROBLEM))
        self.show_only(Severity.PROBLEM if has_problems else None)
        self.view.setFocus()

    # showing

    @property
    def view(self) -> EditingTable:
        """The list that is shown."""
        return self.trouble_view if isinstance(self._only, Severity) else self.row_view

    def show_only(self, only: Filter) -> None:
        """Show the rows of an action, the troubles of a severity, or all rows."""
        self._only = only
        self.filters[list(FILTERS).index(only)].setChecked(True)
        latest = self._round.latest
        if isinstance(only, Severity):
            self.troubles.show_troubles(latest, only)
            self._stack.setCurrentIndex(1)
        else:
            self.rows.show_rows(self._shower, only)
            self._stack.setCurrentIndex(0)
        self._go_to(0)

    def _go_to(self, row: int) -> None:
        view, model = self.view, self.view.model()
        column = VALUE if view is self.trouble_view else 0
        view.setCurrentIndex(model.index(min(max(row, 0), model.rowCount() - 1), column))
        self._show_cells()
        self._show_sentence()

    def _on_proposed(self, proposed: Proposed) -> None:
        self._shower = Shower(proposed)
        row, counts = self.view.currentIndex().row(), self._counts(proposed)
        for (only, words), made in zip(FILTERS.items(), self.filters, strict=True):
            made.setText(_(words).format(number=counts[only]))
            made.setAccessibleName(made.text())
            made.setVisible(counts[only] > 0 or only is None)
        self.summary.setText(self._headline(proposed, counts))
        self.absent.show_absent(proposed.proposal)
        told = (proposed.troubles, proposed.proposal.remarks, proposed.proposal.absent)
        self.list_button.setEnabled(any(told))
        self.mode.setCurrentIndex(self.mode.findData(self._round.decisions.mode.value))
        self.show_only(self._only if counts[self._only] else None)
        self._go_to(row)

    def _counts(self, proposed: Proposed) -> Mapping[Filter, int]:
        counts: dict[Filter, int] = {action: len(rows) for action, rows in proposed.rows.items()}
        counts[None] = proposed.ends[-1] if proposed.ends else 0
        for severity in Severity:
            counts[severity] = len(proposed.of_severity(severity))
        counts[Severity.NOTE] += len(proposed.proposal.remarks)
        return counts

    def _headline(self, proposed: Proposed, counts: Mapping[Filter, int]) -> str:
        files = self._round.files
        taken = proposed.taken
        told: Sequence[tuple[str, int]] = (
            (_("新增 {number} 条记录"), taken.added),
            (_("更新 {number} 条记录"), taken.updated),
            (_("{number} 行没有变化"), counts[Action.SAME]),
            (_("{number} 行跳过"), counts[Action.SKIP]),
            (_("{number} 行有问题，不导入"), counts[Action.PROBLEM]),
        )
        parts = [words.format(number=number) for words, number in told if number]
        sentence = _("，").join(parts) or _("没有可以导入的内容")
        counted = _("{files} 个文件：{told}。").format(files=len(files), told=sentence)
        columns = columns_left(proposed.proposal)
        unread = _("{number} 列金额或面积不导入，因为单位没定。").format(number=columns) if columns else ""
        return sentences([counted, unread, refused_words(files), _("点“导入”之前，什么也不会写入。")])

    def _on_row_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_cells()

    def _show_cells(self) -> None:
        found = self.rows.plan_at(self.row_view.currentIndex().row())
        self.cells.show_cells([] if found is None or self._shower is None else self._shower.changes(*found))

    def _on_trouble_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_sentence()

    def _show_sentence(self) -> None:
        row = self.trouble_view.currentIndex().row()
        self.sentence.setText(self.troubles.sentence_at(row) if row >= 0 else "")

    # doing

    def _on_filter_clicked(self, place: int) -> None:
        self.show_only(list(FILTERS)[place])

    def _on_records_wanted(self, wanted: Selection) -> None:
        """Show records of the lab alone in the window behind, where they can be deleted or put right."""
        self._round.session.asked_to_select.emit(wanted)
        self.said.emit(looking_words(wanted))

    def _on_mode_chosen(self, _row: int) -> None:
        self._round.use_mode(Mode(self.mode.currentData()))

"""问题: what makes no sense in the records, all tables together; choosing one leads to its cell."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.ask import Ask
from ui.pages.lists import copy, export
from ui.pages.parts import FollowingPage, heading, label
from ui.pages.problem_model import FIELD, MESSAGE, RECORD, SEVERITY, TITLES, ProblemModel, problem_place
from ui.session import Session
from wzlab.language import N_, _
from wzlab.policy.problems import Severity

FILTERS: tuple[tuple[Severity | None, str], ...] = (
    (None, N_("错误和提醒")),
    (Severity.ERROR, N_("只看错误")),
    (Severity.WARNING, N_("只看提醒")),
)


class ProblemTable(QTableView):
    """The table; Enter and a double click choose a row."""

    chosen = Signal(int)  # the row that was chosen
    looked_at = Signal(int)  # the row that is current now, -1 for none

    def __init__(self, model: ProblemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * 7 // 4)
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in {SEVERITY: 14, RECORD: 24, FIELD: 18}.items():
            self.setColumnWidth(column, letter * letters)
        self.horizontalHeader().setSectionResizeMode(MESSAGE, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    @override
    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.looked_at.emit(current.row() if current.isValid() else -1)


class ProblemsPage(FollowingPage):
    """All problems of one session."""

    def __init__(self, session: Session, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setObjectName("problems")
        self._ask = ask
        self.model = ProblemModel(session, self)
        self.table = ProblemTable(self.model, self)
        self.table.setObjectName("problem_table")
        self.table.setAccessibleName(_("问题列表"))
        self._make()
        self.setFocusProxy(self.table)

    def _make(self) -> None:
        self._heading = heading(_("问题"))
        self.filter = QComboBox()
        self.filter.setObjectName("severity_filter")
        self.filter.setAccessibleName(_("看哪些问题"))
        self.filter.addItems([_(words) for _severity, words in FILTERS])
        self.filter.currentIndexChanged.connect(self._on_filtered)
        self.copy_button = QPushButton(_("复制清单"))
        self.copy_button.setObjectName("copy_problems")
        self.copy_button.clicked.connect(self._on_copy)
        self.export_button = QPushButton(_("导出清单…"))
        self.export_button.setObjectName("export_problems")
        self.export_button.clicked.connect(self._on_export)
        line = QHBoxLayout()
        for widget in (self.filter, self.copy_button, self.export_button):
            line.addWidget(widget)
        line.addStretch(1)
        self.sentence = label(name="problem_sentence")
        self.sentence.setMinimumHeight(self.fontMetrics().lineSpacing() * 3)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty = label(_("没有问题：记录里没有读不出、互相矛盾或重复的内容。"), name="no_problems")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out(line)
        self.table.chosen.connect(self._on_chosen)
        self.table.looked_at.connect(self._on_looked_at)

    def _lay_out(self, line: QHBoxLayout) -> None:
        full = QWidget()
        below = QVBoxLayout(full)
        below.setContentsMargins(0, 0, 0, 0)
        below.addLayout(line)
        below.addWidget(self.table, 1)
        below.addWidget(self.sentence)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(full)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.addWidget(self._heading)
        layout.addWidget(
            label(_("这些不会直接影响结论；读不出或不可能的内容在改正前按“未知”判断。点一行，转到那一格。"), muted=True)
        )
        layout.addWidget(self._stack, 1)

    @override
    def tell(self) -> None:
        """Bring the list up to date."""
        self.model.tell()
        problems = self._session.problems
        errors, warnings = problems.number(Severity.ERROR), problems.number(Severity.WARNING)
        words = _("问题   错误 {errors} 条 · 提醒 {warnings} 条").format(errors=errors, warnings=warnings)
        self._heading.setText(words)
        self._stack.setCurrentIndex(0 if errors + warnings else 1)
        self._look_at_first()

    def _look_at_first(self) -> None:
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _on_filtered(self, place: int) -> None:
        self.model.only = FILTERS[place][0]
        self.model.tell()
        self._look_at_first()

    def _on_looked_at(self, row: int) -> None:
        self.sentence.setText(self.model.problem(row).message if 0 <= row < self.model.rowCount() else "")

    def _on_chosen(self, row: int) -> None:
        self._session.asked_to_show.emit(problem_place(self._session, self.model.problem(row)))

    def _rows(self) -> list[tuple[str, ...]]:
        return [tuple(_(title) for title in TITLES), *self.model.cells()]

    def _text(self) -> str:
        lines = [_("、").join(filter(None, (where, field))) for _severity, where, field, _message in self.model.cells()]
        rows = zip(lines, self.model.cells(), strict=True)
        told = _("[{severity}] {where}：{message}")
        return "\n".join(
            told.format(severity=cells[SEVERITY], where=where, message=cells[MESSAGE]) for where, cells in rows
        )

    def _on_copy(self) -> None:
        copy(self._text(), self._session)

    def _on_export(self) -> None:
        export(self._ask, self._session, _("问题清单"), self._text(), self._rows())

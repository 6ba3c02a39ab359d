"""Records of the lab that another version of their list does not speak of, a line a table; nothing shows without any."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.dialogs.parts import button, label
from ui.session import Selection
from ui.tables.tips import plain_tip
from ui.theme import sign_icon
from ui.wizard.words import kind_label
from wzlab.importing.proposing import Proposal
from wzlab.importing.wording import absent_names, absent_words
from wzlab.language import _
from wzlab.policy.words import Standing

MOST_LINES = 4
"""So many tables have a line; more leave no room for the rows, and are counted."""
MOST_IN_TIP = 60
"""So many names a tip shows; all of them are in the lab's table."""


class AbsentPanel(QWidget):
    """Tells how many there are, who, and what to do; a button has the lab's table show them alone."""

    wanted = Signal(object)  # Selection: these records are to be shown in the lab's table

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: dict[str, AbsentLine] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self.more = label("", self, muted=True)
        self.more.setObjectName("absent_more")
        self.hide()

    def show_absent(self, proposal: Proposal) -> None:
        """Show what a proposal does not speak of."""
        shown = list(proposal.absent)[:MOST_LINES]
        for table in shown:
            if table not in self.lines:
                self.lines[table] = self._made_line(table)
            self.lines[table].show_absent(proposal)
        for table, line in self.lines.items():
            line.setVisible(table in shown)
        left = len(proposal.absent) - len(shown)
        self.more.setText(_("另有 {number} 类记录也是这样，“导出问题清单…”里都有。").format(number=left))
        self.more.setVisible(left > 0)
        self._layout.addWidget(self.more)  # below the lines that came meanwhile
        self.setVisible(bool(shown))

    def _made_line(self, table: str) -> "AbsentLine":
        line = AbsentLine(table, self)
        line.wanted.connect(self.wanted)
        self._layout.addWidget(line)
        return line


class AbsentLine(QWidget):
    """The line of one table.

    Args:
        table: the table.
    """

    wanted = Signal(object)  # Selection: as of the panel

    def __init__(self, table: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table
        self._selection = Selection(table, (), "")
        self.words = label("", self)
        self.words.setObjectName(f"absent_words_{table}")
        self.button = button(_("在表中查看"), f"show_absent_{table}", self)
        self.button.clicked.connect(self._on_clicked)
        sign = QLabel(self)
        height = self.fontMetrics().height()
        sign.setPixmap(sign_icon(Standing.OPEN).pixmap(height, height))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(sign)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.button)

    def show_absent(self, proposal: Proposal) -> None:
        """Show the records of the table that a proposal does not speak of; there are some."""
        records = proposal.absent[self._table]
        told = _("导入的名单里没有的 {number} 条").format(number=len(records))
        self._selection = Selection(self._table, tuple(record.id for record in records), told)
        self.words.setText(absent_words(proposal, self._table))
        self.words.setToolTip(plain_tip(absent_names(proposal, self._table, MOST_IN_TIP)))
        named = _("在{label}表中查看这 {number} 条").format(label=kind_label(self._table), number=len(records))
        self.button.setAccessibleName(named)
        self.button.setToolTip(plain_tip(named))

    def _on_clicked(self) -> None:
        self.wanted.emit(self._selection)

"""The records of one type as a table: what each cell shows and says, and how typing changes it.

`data` only looks up: Qt asks for every role of every visible cell.  What changes, changes through the session.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from ui.forms.asking import asking_words
from ui.forms.standing import entry_words
from ui.session import Happened, Session
from ui.tables.cells import (
    CellLook,
    cell_look,
    cell_sentence,
    cell_tip,
    is_numeric,
    is_owed,
    may_be_owed,
    shown_text,
    worst,
)
from ui.tables.order import runs
from ui.tables.proofs import ProofLook
from ui.tables.rows_model import SIGN, Index, RowsModel
from ui.tables.tips import plain_tip
from ui.theme import sign_icon
from wzlab.changes import Edit
from wzlab.columns import Cell, Column, Record, Reference
from wzlab.editing.cells import CellForms
from wzlab.language import _
from wzlab.policy.blanks import is_waiting
from wzlab.policy.bookkeeping import record_entries
from wzlab.policy.books import Entry
from wzlab.policy.pack import Condition
from wzlab.policy.plans import Plan
from wzlab.policy.problems import Problem
from wzlab.policy.subjects import conditions_about
from wzlab.policy.tallies import Counts
from wzlab.policy.words import Standing
from wzlab.records import Attachment, Laboratory, Unit

Role = Qt.ItemDataRole
SIGN_KEY, PROOF_KEY = "", "(proof)"
"""The keys of the columns that are no fields."""
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
READABLE = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
EDITABLE = READABLE | Qt.ItemFlag.ItemIsEditable
ALWAYS_SEEN = frozenset({Laboratory.table, Unit.table})
"""Tables that the problems of any record may hang on: the reference date, the lead unit and the names of units."""


class RecordTableModel(RowsModel):
    """The table of one record type: a sign for what became of the record, then its fields.

    Args:
        session: the open lab.
        record_type: what a row is.
        condition: whose sign is shown; None: no sign.
    """

    def __init__(
        self,
        session: Session,
        record_type: type[Record],
        condition: Condition | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(session, record_type, parent)
        self.is_bare = False
        self.condition: Condition | None = None
        self._plan: Plan | None = None
        self._problems: dict[str, Sequence[Problem]] = {}
        self._books = {
            about.id: record_entries(session.judge, about)
            for about in conditions_about(session.pack, record_type.table)
        }
        self._take_condition(condition)
        session.changed.connect(self._on_changed)
        session.files_changed.connect(self._on_files_changed)

    # what is where

    def column_at(self, section: int) -> Column[Any] | None:
        """Return the field of a section, or None for the sign and the proofs."""
        return self.columns[section - 1] if SIGN < section <= len(self.columns) else None

    def key_of(self, section: int) -> str:
        """Return what a section is remembered by: a field's key, or a key that is no field's."""
        column = self.column_at(section)
        if column is not None:
            return column.key
        return SIGN_KEY if section == SIGN else PROOF_KEY

    def section_with(self, key: str) -> int | None:
        """Return the section that is remembered by a key; None if the table has none."""
        if key in self.record_type.column_of:
            return self.section_of(key)
        return {SIGN_KEY: SIGN, PROOF_KEY: self.proof_section}.get(key)

    def section_of(self, key: str) -> int:
        """Return the section of a field.

        Raises:
            KeyError: the type has no such field.
        """
        return self.record_type.column_of[key].index + 1

    @property
    def counts(self) -> Counts | None:
        """How many of the table's records count, are undecided and do not; None if no condition looks at them."""
        return None if self.entries is None else self.entries.counts_in(self.record_type.table)

    # what is looked at

    def judge_by(self, condition: Condition | None) -> None:
        """Show what became of the records under another condition; the rows stay."""
        self._take_condition(condition)
        self._repaint_all()

    def _take_condition(self, condition: Condition | None) -> None:
        self.condition = condition
        self.entries = None if condition is None else record_entries(self.session.judge, condition)
        self._plan = self._plan_now()

    def _plan_now(self) -> Plan | None:
        return None if self.condition is None else self.session.judge.primary_plan(self.condition)

    def lay_bare(self, *, bare: bool) -> None:
        """Show sensitive cells whole, or masked again."""
        self.is_bare = bare
        for column in self.columns:
            if column.sensitive:
                self._repaint_section(column.index + 1)

    def look_at(self, row: int, section: int) -> CellLook:
        """Return how a field's cell is painted."""
        record, column = self.record_at(row), self.columns[section - 1]
        cell = record.cells[column.index]
        text = "" if cell is None else shown_text(column, cell, self.forms, bare=self.is_bare)
        problems = self._problems_at(record, column)
        return cell_look(column, text, cell, owed=self._is_owed(record, column), severity=worst(problems))

    def entry_at(self, row: int) -> Entry | None:
        """Return what became of the record of a row."""
        return None if self.entries is None else self.entries.of(self.record_at(row))

    def sign_at(self, row: int) -> tuple[str, Standing] | None:
        """Return in words what became of the record of a row, and the sign for it; None if nobody looked at it."""
        entry = self.entry_at(row)
        if self.condition is None or entry is None:
            return None
        return entry_words(self.condition, entry, self.record_at(row))

    def proof_at(self, row: int) -> ProofLook:
        """Return how the proofs of the record of a row look."""
        return self.proofs.look(self.record_at(row))

    def _problems_at(self, record: Record, column: Column[Any]) -> list[Problem]:
        if record.id not in self._problems:
            self._problems[record.id] = self.session.problems.of(record.id)
        return [problem for problem in self._problems[record.id] if problem.field == column.key]

    def _is_owed(self, record: Record, column: Column[Any]) -> bool:
        """Tell whether some condition that is still open waits for a cell."""
        if not may_be_owed(column, record.cells[column.index]):
            return False
        verdicts = self.session.judge.verdicts
        return any(
            is_waiting(verdicts[condition_id]) and is_owed(entries.of(record), column)
            for condition_id, entries in self._books.items()
        )

    # what Qt asks

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if index.column() == SIGN:
            return self._sign(index.row(), role)
        if index.column() == self.proof_section:
            return self._proof(index.row(), role)
        column = self.columns[index.column() - 1]
        match role:
            case Role.DisplayRole:
                return self.look_at(index.row(), index.column()).text
            case Role.EditRole:
                return self.forms.typed(column, self.record_at(index.row()).cells[column.index])
            case Role.TextAlignmentRole:
                return RIGHT if is_numeric(column) else LEFT
            case Role.ToolTipRole:
                return plain_tip(self._tip(index.row(), column))
            case Role.AccessibleTextRole:
                look = self.look_at(index.row(), index.column())
                return cell_sentence(column, look, self._problems_at(self.record_at(index.row()), column))
        return None

    def _sign(self, row: int, role: int) -> Any:
        if role not in (Role.DecorationRole, Role.ToolTipRole, Role.AccessibleTextRole):
            return None
        found = self.sign_at(row)
        if found is None or self.condition is None:
            return None
        words, standing = found
        if role == Role.DecorationRole:
            return sign_icon(standing)
        told = _("{words}（{clause} {title}）").format(
            words=words, clause=self.condition.clause, title=self.condition.title
        )
        return plain_tip(told) if role == Role.ToolTipRole else told

    def _proof(self, row: int, role: int) -> Any:
        match role:
            case Role.DisplayRole:
                return self.proof_at(row).text
            case Role.ToolTipRole:
                return plain_tip(self.proofs.tip(self.record_at(row)))
            case Role.AccessibleTextRole:
                return f"{self.proofs.heading}{_('：')}{self.proofs.tip(self.record_at(row))}"
        return None

    def _tip(self, row: int, column: Column[Any]) -> str:
        record = self.record_at(row)
        cell = record.cells[column.index]
        hidden = column.sensitive and not self.is_bare
        return cell_tip(
            column,
            shown_text(column, cell, self.forms, bare=self.is_bare),
            cell,
            self._problems_at(record, column),
            owed=self._is_owed(record, column),
            hidden=hidden,
        )

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Role.DisplayRole else None
        match role:
            case Role.DisplayRole:
                return self.heading(section)
            case Role.ToolTipRole:
                return plain_tip(self._heading_tip(section))
            case Role.TextAlignmentRole:
                column = self.column_at(section)
                return RIGHT if column is not None and is_numeric(column) else LEFT
        return None

    def heading(self, section: int) -> str:
        """Return what stands above a section: a field's title with its unit."""
        if section == self.proof_section:
            return self.proofs.heading
        return _("是否计入") if section == SIGN else self.columns[section - 1].heading

    def _heading_tip(self, section: int) -> str:
        if section == self.proof_section:
            return self.proofs.heading_tip
        if section != SIGN:
            column = self.columns[section - 1]
            star = _("★ ") if column.decides else ""
            return f"{column.heading}\n{star}{asking_words(self.session.pack, column)}"
        if self.condition is None:
            return _("没有条款看这张表。")
        return _("按“{title}”（{clause}）看每条记录是否计入。").format(
            title=self.condition.title, clause=self.condition.clause
        )

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        is_field = self.column_at(index.column()) is not None
        return EDITABLE if is_field and self.session.read_only is None else READABLE

    # changing

    @override
    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Read a typed text into a cell, as one step; what cannot be read is kept as it was typed."""
        column = self.column_at(index.column()) if index.isValid() else None
        if role != Role.EditRole or column is None:
            return False
        return self.set_cell(index, self.forms.read(column, str(value)))

    def set_cell(self, index: Index, cell: Cell) -> bool:
        """Give a cell another content, as one step; tell whether it changed."""
        column = self.columns[index.column() - 1]
        return self.session.set_cell(self.record_at(index.row()).id, column, cell)

    # following the lab

    def _on_changed(self, happened: Happened) -> None:
        self.forms = CellForms(self.session.lab, self.session.pack)
        self._problems.clear()
        mine = [edit for edit in happened.edits if edit.table == self.record_type.table]
        referring = self._referring_sections(happened.tables)
        if referring:
            self.haystack.forget()
        if mine:
            self.follow(mine)
        plan, self._plan = self._plan, self._plan_now()
        turned = {flip.after.condition.id for flip in happened.flips if flip.stood is not flip.stands}
        if plan is not self._plan or happened.tables & ALWAYS_SEEN or turned & self._books.keys():
            self._repaint_all()
            return
        self._repaint_rows(mine)
        sections = self._sections_of_repeats(mine) | referring
        if self.condition is not None and self.condition.id in happened.conditions:
            sections.add(SIGN)
        if Attachment.table in happened.tables and self.proof_section is not None:
            sections.add(self.proof_section)
        for section in sections:
            self._repaint_section(section)

    def _on_files_changed(self) -> None:
        if self.proof_section is not None:
            self._repaint_section(self.proof_section)

    def _referring_sections(self, tables: frozenset[str]) -> set[int]:
        """Return the sections that show names of records of some tables."""
        return {
            column.index + 1
            for column in self.columns
            if isinstance(column.kind, Reference)
            and (column.kind.table in tables or (tables and not column.kind.table))
        }

    def _sections_of_repeats(self, edits: Iterable[Edit]) -> set[int]:
        """Return the sections of changed fields that no two records should share: others may be repeats now, or none."""
        claiming = [column for column in self.columns if column.claims]
        return {
            column.index + 1
            for edit in edits
            for column in claiming
            if (edit.before and edit.before.cells[column.index]) != (edit.after and edit.after.cells[column.index])
        }

    def _repaint_rows(self, edits: Iterable[Edit]) -> None:
        rows = {self.order.row_of(edit.after.id) for edit in edits if edit.after is not None}
        last = self.columnCount() - 1
        for first_row, last_row in runs(sorted(row for row in rows if row is not None)):
            self.dataChanged.emit(self.index(first_row, 0), self.index(last_row, last))

    def _repaint_section(self, section: int) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, section), self.index(self.rowCount() - 1, section))

    def _repaint_all(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

"""What is wrong or worth a look in the files, cell by cell; a cell's content can be put right in place."""

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ui.tables.titled import TitledModel
from ui.theme import sign_icon
from ui.wizard.offering import CHOSEN, OFFERED
from ui.wizard.round import ImportRound
from ui.wizard.words import SEVERITY_SIGNS
from ui.wizard.work import Proposed, Told
from wzlab.columns import Choice, Column
from wzlab.editing.candidates import Candidate
from wzlab.importing.model import Severity, Topic
from wzlab.importing.places import spot_words
from wzlab.importing.wording import SEVERITY_WORDS
from wzlab.language import N_, _, sentences

Index = QModelIndex | QPersistentModelIndex
SEVERITY, WHERE, FIELD, VALUE, REASON = range(5)
TITLES = (N_("轻重程度"), N_("在哪一格"), N_("栏目"), N_("格里的内容"), N_("为什么，怎么办"))


class TroubleModel(TitledModel):
    """The troubles of one severity; what is typed or chosen is decided in the round."""

    titles = TITLES

    def __init__(self, current: ImportRound, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._round = current
        self._proposed: Proposed | None = None
        self._told: Sequence[Told] = ()
        self._remarks: Sequence[str] = ()

    def show_troubles(self, proposed: Proposed | None, severity: Severity) -> None:
        """Show the troubles that matter so much; with what is only told, the remarks on files and tables."""
        self.beginResetModel()
        self._proposed = proposed
        self._told = () if proposed is None else proposed.of_severity(severity)
        is_note = proposed is not None and severity is Severity.NOTE
        self._remarks = proposed.proposal.remarks if proposed is not None and is_note else ()
        self.endResetModel()

    def told_at(self, row: int) -> Told | None:
        """Return the trouble in a row; None for a remark."""
        return self._told[row] if 0 <= row < len(self._told) else None

    def sentence_at(self, row: int) -> str:
        """Return the whole of what is told in a row."""
        told = self.told_at(row)
        if told is None:
            place = row - len(self._told)
            return self._remarks[place] if 0 <= place < len(self._remarks) else ""
        return "\n".join(filter(None, (told.trouble.reason, told.trouble.fix)))

    def is_cell(self, row: int) -> bool:
        """Tell whether what is told is about one cell of a record, whose content can be put right here."""
        told = self.told_at(row)
        if told is None or not told.trouble.spot.column:
            return False
        return told.trouble.spot.row > told.plan.table.heading_rows[1]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._told) + len(self._remarks)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        told = self.told_at(index.row()) if index.isValid() else None
        if told is None or index.column() != VALUE:
            return usual
        is_open = self.is_cell(index.row()) or (told.trouble.question is not None and told.trouble.question.options)
        return usual | Qt.ItemFlag.ItemIsEditable if is_open else usual

    # what is shown

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        told = self.told_at(index.row())
        if told is None:
            return self._of_remark(index, role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(told, index.column())
            case Qt.ItemDataRole.EditRole:
                return self._typed(index.row(), told)
            case Qt.ItemDataRole.ToolTipRole:
                return self._text(told, index.column()) if index.column() != REASON else self.sentence_at(index.row())
            case Qt.ItemDataRole.DecorationRole if index.column() == SEVERITY:
                return sign_icon(SEVERITY_SIGNS[told.trouble.severity])
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == SEVERITY:
                return _("，").join(filter(None, (self._text(told, column) for column in range(len(TITLES)))))
        return list(self._offered(told)) if role == OFFERED else None

    def _of_remark(self, index: Index, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole if index.column() == REASON:
                return self.sentence_at(index.row())
            case Qt.ItemDataRole.DisplayRole if index.column() == SEVERITY:
                return _(SEVERITY_WORDS[Severity.NOTE])
            case Qt.ItemDataRole.DecorationRole if index.column() == SEVERITY:
                return sign_icon(SEVERITY_SIGNS[Severity.NOTE])
        return None

    def _text(self, told: Told, column: int) -> str:
        trouble = told.trouble
        match column:
            case 0:
                return _(SEVERITY_WORDS[trouble.severity])
            case 1:
                return _where(told)
            case 2:
                field = _column(told)
                return "" if field is None else _(field.title)
            case 3:
                return trouble.value
        return sentences((trouble.reason, trouble.fix))

    def _typed(self, row: int, told: Told) -> str:
        """Return the text an edit starts with: of a cell all that stands there, for somebody wants to put it right."""
        if self._proposed is None or not self.is_cell(row):
            return ""
        return self._proposed.proposal.cell_text(told.trouble.spot)

    # what may be chosen

    def _offered(self, told: Told) -> Iterator[Candidate]:
        """Yield the answers to the question; where there is none, the options of the field."""
        question, field = told.trouble.question, _column(told)
        if question is not None:
            for option in question.options:
                yield Candidate(option.answer, option.words)
        elif field is not None and isinstance(field.kind, Choice) and not field.kind.open_ended:
            for code in field.kind.options:
                yield Candidate(None, field.kind.show(code))

    # putting right

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        told = self.told_at(index.row()) if index.isValid() else None
        if told is None:
            return False
        question = told.trouble.question
        if role == CHOSEN and question is not None and value.cell is not None:
            self._round.decide(question.topic, question.key, value.cell)
        elif role in (CHOSEN, Qt.ItemDataRole.EditRole) and self.is_cell(index.row()):
            text = value.text if role == CHOSEN else str(value)
            self._round.decide(Topic.CELL, told.trouble.spot, text)
        else:
            return False
        return True


def _where(told: Told) -> str:
    """Return where something stands; of what one answer settles how many places there are, and the first of them.

    The number stands first: of a long place the middle is left out, and the cell at its end should be seen too.
    """
    place = spot_words(told.trouble.spot)
    return place if told.number == 1 else _("{number} 处，如 {place}").format(place=place, number=told.number)


def _column(told: Told) -> Column[Any] | None:
    """Return the field that something is told of."""
    record_type = told.plan.table.record_type
    return None if record_type is None else record_type.column_of.get(told.trouble.key.rpartition(".")[2])

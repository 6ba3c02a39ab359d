"""The columns of one table: what stands above and in each, which field it means, how that was found, in which unit."""

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from typing_extensions import override

from ui.tables.titled import TitledModel
from ui.theme import sign_icon
from ui.wizard.offering import CHOSEN, OFFERED
from ui.wizard.round import ImportRound
from ui.wizard.steps import is_doubtful
from ui.wizard.words import HOW_SIGNS, how_words
from wzlab.columns import Column, Money
from wzlab.editing.candidates import Candidate, matching
from wzlab.importing.decided import UNDECIDED, Answer
from wzlab.importing.discretion import discreet_cell, discreet_text
from wzlab.importing.headings.pairs import is_key, pairs_of, title_of
from wzlab.importing.model import ColumnMatch, FoundTable, How, Topic, fields_of
from wzlab.importing.rows.reading import text_of
from wzlab.intake.cells import column_letters
from wzlab.intake.grids import Grid
from wzlab.language import N_, _
from wzlab.policy.words import Standing

Index = QModelIndex | QPersistentModelIndex
WHERE, HEADING, SAMPLES, FIELD, FOUND, UNIT = range(6)
TITLES = (N_("列"), N_("表头"), N_("前几个内容"), N_("对应的栏目"), N_("怎么对上的"), N_("金额单位"))
MOST_SAMPLES = 3
LONGEST_SAMPLE = 14
_LOOKED_AT = 200
"""So many rows are looked at for samples."""


class ColumnModel(TitledModel):
    """The columns of one table; what is chosen is decided in the round."""

    titles = TITLES

    def __init__(self, current: ImportRound, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._round = current
        self._samples: dict[tuple[int, str | None], str] = {}
        self.table: FoundTable | None = None

    def show_table(self, table: FoundTable | None) -> None:
        """Show the columns of a table; of the one that is shown, what has changed."""
        is_same = table is not None and self.table is not None and _shape(table) == _shape(self.table)
        if is_same:
            self.table = table
            if self.rowCount():
                self.dataChanged.emit(self.index(0, WHERE), self.index(self.rowCount() - 1, UNIT))
            return
        self.beginResetModel()
        self.table = table
        self._samples = {}
        self.endResetModel()

    def match_at(self, row: int) -> ColumnMatch | None:
        """Return what the column in a row was matched with."""
        columns = () if self.table is None else self.table.columns
        return columns[row] if 0 <= row < len(columns) else None

    def field_of(self, match: ColumnMatch) -> Column[Any] | None:
        """Return the field that a column means."""
        record_type = None if self.table is None else self.table.record_type
        return None if record_type is None or not match.fields else record_type.column_of[match.fields[0]]

    @property
    def has_amounts(self) -> bool:
        """Whether any column holds amounts of money."""
        return self.table is not None and any(map(self._has_unit, self.table.columns))

    def first_doubtful(self) -> int:
        """Return the first row that somebody should look at; 0 if there is none."""
        columns = () if self.table is None else self.table.columns
        return next((row for row, match in enumerate(columns) if is_doubtful(match)), 0)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or self.table is None else len(self.table.columns)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        match = self.match_at(index.row()) if index.isValid() else None
        if match is None:
            return usual
        is_chosen = index.column() == FIELD or (index.column() == UNIT and self._has_unit(match))
        return usual | Qt.ItemFlag.ItemIsEditable if is_chosen else usual

    # what is shown

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        match = self.match_at(index.row()) if index.isValid() else None
        if match is None:
            return None
        if role == OFFERED:
            return list(self._units() if index.column() == UNIT else self._fields(match))
        return self._shown(match, index.column(), role)

    def _shown(self, match: ColumnMatch, column: int, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(match, column)
            case Qt.ItemDataRole.EditRole:
                return "" if column == FIELD and match.key is None else self._text(match, column)
            case Qt.ItemDataRole.ToolTipRole:
                return match.remark or self._text(match, column) or None
            case Qt.ItemDataRole.DecorationRole if column == FOUND:
                return sign_icon(Standing.OPEN if is_doubtful(match) else HOW_SIGNS[match.how])
            case Qt.ItemDataRole.ForegroundRole if match.key is None:
                return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
            case Qt.ItemDataRole.AccessibleTextRole if column == FIELD:
                return _("{heading}：对应 {field}，{how}").format(
                    heading=self._text(match, HEADING), field=self._text(match, FIELD), how=how_words(match)
                )
        return None

    def _text(self, match: ColumnMatch, column: int) -> str:
        match column:
            case 0:
                return column_letters(match.column)
            case 1:
                return " ".join(match.heading.split()) or _("（没有表头）")
            case 2:
                return self._sample(match)
            case 3:
                record_type = None if self.table is None else self.table.record_type
                if record_type and match.key:
                    return title_of(record_type, match.key)
                return self._without_field(match)
            case 4:
                return how_words(match)
        if not self._has_unit(match):
            return ""
        return match.unit or _("请选单位")

    def _without_field(self, match: ColumnMatch) -> str:
        together = {} if self.table is None else self.table.read_with
        if match.column not in together:
            return _("（不导入）")
        return _("（与 {column} 列合读）").format(column=column_letters(together[match.column]))

    def _has_unit(self, match: ColumnMatch) -> bool:
        field = self.field_of(match)
        return field is not None and isinstance(field.kind, Money)

    def _sample(self, match: ColumnMatch) -> str:
        place = match.column, match.key
        if place not in self._samples:
            field = self.field_of(match)
            texts = [
                discreet_text(text) if field is None else discreet_cell(field, text)
                for text in self._values(match.column)
            ]
            self._samples[place] = _("；").join(map(_shortened, texts))
        return self._samples[place]

    def _values(self, column: int) -> Sequence[str]:
        """Return some different texts of a column."""
        grid, table, found = self._grid(), self.table, dict[str, None]()
        for row in table.rows[:_LOOKED_AT] if table is not None and grid is not None else ():
            assert grid is not None
            cells = grid.rows[row - 1]
            if column <= len(cells) and (text := " ".join(text_of(cells[column - 1]).split())):
                found[text] = None
            if len(found) == MOST_SAMPLES:
                break
        return list(found)

    def _grid(self) -> Grid | None:
        key = None if self.table is None else self.table.key
        sources = (file.source for file in self._round.files if key is not None and str(file.path) == key.file)
        sheets = (grid for source in sources if source is not None for grid in source.sheets)
        return next((grid for grid in sheets if key is not None and grid.name == key.sheet), None)

    # what may be chosen

    def _fields(self, match: ColumnMatch) -> Iterator[Candidate]:
        yield Candidate(None, _("不导入这一列"), synonyms=(_("跳过"), "skip", "none"))
        record_type = None if self.table is None else self.table.record_type
        if record_type is None or self.table is None:
            return
        taken = {key: one.column for one in self.table.columns for key in one.fields if one is not match}
        likely = (key for key in match.others if is_key(record_type, key))
        for key in dict.fromkeys((*likely, *record_type.column_of, *(pair.key for pair in pairs_of(record_type)))):
            column = record_type.column_of.get(key)
            owner = next((taken[field] for field in fields_of(key) if field in taken), None)
            note = "" if owner is None else _("已对应 {column} 列").format(column=column_letters(owner))
            yield Candidate(key, title_of(record_type, key), note, (key, *(column.aliases if column else ())))

    def _units(self) -> Iterator[Candidate]:
        yield Candidate("元", _("元"), synonyms=("yuan",))
        yield Candidate("万元", _("万元"), synonyms=("wan",))

    # deciding

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        match = self.match_at(index.row()) if index.isValid() else None
        if match is None or self.table is None or role not in (CHOSEN, Qt.ItemDataRole.EditRole):
            return False
        chosen = value if role == CHOSEN else self._meant(index, str(value))
        if chosen is None:
            return False
        topic = Topic.UNIT if index.column() == UNIT else Topic.COLUMN
        answer = None if chosen.cell is None else str(chosen.cell)
        others = self._chosen_before(match, answer) if topic is Topic.COLUMN and answer is not None else ()
        answers: dict[object, Answer] = dict.fromkeys(others, UNDECIDED)
        self._round.decide_all(topic, {**answers, (self.table.key, match.column): answer})
        return True

    def _chosen_before(self, match: ColumnMatch, field: str) -> Iterator[object]:
        """Return the other columns for which a field was chosen: the last choice counts, and they are looked at anew."""
        assert self.table is not None
        for one in self.table.columns:
            if one is not match and one.how is How.CHOSEN and not set(one.fields).isdisjoint(fields_of(field)):
                yield self.table.key, one.column

    def _meant(self, index: Index, text: str) -> Candidate | None:
        """Return what a typed text means, if it means anything: a blank leaves the column out."""
        offered: list[Candidate] = index.data(OFFERED)
        if not text.strip():
            return offered[0] if index.column() == FIELD else None
        return next(iter(matching(offered, text)), None)


def _shape(table: FoundTable) -> tuple[object, ...]:
    return table.key, table.kind, tuple(match.column for match in table.columns)


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_SAMPLE else f"{text[: LONGEST_SAMPLE - 1]}…"

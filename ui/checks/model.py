"""The conditions as rows: in the notice's order, under their groups, each with its figure, gap and word.

A row's texts are made when its condition is judged anew, so that drawing only looks up.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from typing_extensions import override

from ui.session import Happened, Session
from wzlab.language import _
from wzlab.policy.flips import flip_words
from wzlab.policy.judge import Outcome, Verdict
from wzlab.policy.pack import Condition
from wzlab.policy.subjects import conditions_by_group
from wzlab.policy.words import (
    STANDING_WORDS,
    UNIT_WORDS,
    Standing,
    gap_words,
    sentence,
    show_figure,
    show_threshold,
    standing,
)

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
FLIP_SHOWN = 5_000
"""Milliseconds for which a row says what an edit has done to it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A row that is the title of a group."""

    title: str


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A row that is a condition; `flipped` says what an edit has just done to it, or is ""."""

    condition_id: str
    title: str
    standing: Standing
    word: str
    figure: str
    gap: str
    clause: str
    told: str
    flipped: str = ""


Row = Heading | CheckRow


def figure_words(verdict: Verdict) -> str:
    """Return a verdict's figure against its threshold: 12–14 / ≥ 15 人; nothing where it does not apply."""
    if verdict.primary.outcome is Outcome.NOT_APPLICABLE:
        return ""
    unit = verdict.condition.unit
    figure, threshold = show_figure(verdict.primary, unit), show_threshold(verdict)
    if figure and threshold:
        figure = figure.removesuffix(f" {_(UNIT_WORDS[unit])}")
    return " / ".join(part for part in (figure, threshold) if part)


class CheckModel(QAbstractListModel):
    """The rows of one session; `show_only` leaves those of one standing, and an edit takes none of them away."""

    flips_read = Signal()  # what the last edits flipped is no longer said

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._groups = conditions_by_group(session.pack)
        self._told: dict[str, CheckRow] = {}
        self._flipped: dict[str, str] = {}
        self._only: Standing | None = None
        self._tell(session.pack.condition_ids)
        self._rows = list(self._made())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FLIP_SHOWN)
        self._timer.timeout.connect(self._on_flips_read)
        session.changed.connect(self._on_changed)

    # rows

    def _made(self) -> Iterator[Row]:
        for group, conditions in self._groups:
            shown = [condition for condition in conditions if self._is_shown(condition)]
            if shown and group is not None:
                yield Heading(str(group.title))
            yield from (self._told[condition.id] for condition in shown)

    def _is_shown(self, condition: Condition) -> bool:
        return self._only is None or self._told[condition.id].standing is self._only

    def _tell(self, condition_ids: Iterable[str]) -> None:
        for condition_id in condition_ids:
            verdict, note = self._session.judge.verdicts[condition_id], self._session.lab.notes.get(condition_id)
            kind = standing(verdict, note)
            self._told[condition_id] = CheckRow(
                condition_id,
                str(verdict.condition.title),
                kind,
                _(STANDING_WORDS[kind]),
                figure_words(verdict),
                gap_words(verdict),
                verdict.condition.clause,
                sentence(verdict, note),
                self._flipped.get(condition_id, ""),
            )

    @property
    def only(self) -> Standing | None:
        """The standing whose conditions are shown alone, or None for all."""
        return self._only

    def show_only(self, kind: Standing | None) -> None:
        """Show the conditions of one standing, or all (None)."""
        self.beginResetModel()
        self._only = kind
        self._rows = list(self._made())
        self.endResetModel()

    def counts(self) -> dict[Standing, int]:
        """Return how many conditions have each standing, in the order of the standings; those without any left out."""
        told = [row.standing for row in self._told.values()]
        return {kind: told.count(kind) for kind in Standing if kind in told}

    def row_of(self, condition_id: str) -> int | None:
        """Return where a condition stands, or None if it is not shown now."""
        rows = (
            place
            for place, row in enumerate(self._rows)
            if isinstance(row, CheckRow) and row.condition_id == condition_id
        )
        return next(rows, None)

    def row(self, place: int) -> Row:
        """Return the row at a place."""
        return self._rows[place]

    # following the session

    def _on_changed(self, happened: Happened) -> None:
        told = set(happened.conditions)
        if happened.noted:
            told.update(self._session.pack.condition_ids)
        for flip in happened.flips:
            condition_id, words = flip.condition.id, flip_words(flip)
            self._flipped[condition_id] = words.removeprefix(str(flip.condition.title)).lstrip(" ：:")
            told.add(condition_id)
        if happened.flips:
            self._timer.start()
        self._retell(told)

    def _on_flips_read(self) -> None:
        told, self._flipped = set(self._flipped), {}
        self._retell(told)
        self.flips_read.emit()

    def show_flips_for(self, milliseconds: int) -> None:
        """Say of what an edit flips for so long."""
        self._timer.setInterval(milliseconds)

    def _retell(self, condition_ids: set[str]) -> None:
        """Make the texts of some conditions anew; only rows that thereby read otherwise are told of."""
        self._tell(condition_ids)
        for place, row in enumerate(self._rows):
            if isinstance(row, CheckRow) and row.condition_id in condition_ids and row != self._told[row.condition_id]:
                self._rows[place] = self._told[row.condition_id]
                self.dataChanged.emit(self.index(place), self.index(place))

    # Qt

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.title if isinstance(row, Heading) else row.told
            case Qt.ItemDataRole.ToolTipRole if isinstance(row, CheckRow):
                return row.told
        return row if role == ROW_ROLE else None

"""The questions of an import, those that were answered among them: what is asked, of how many cells, and the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ui.tables.titled import TitledModel
from ui.theme import sign_icon
from ui.wizard.round import ImportRound
from ui.wizard.steps import is_asked, is_needed
from ui.wizard.words import short_names
from ui.wizard.work import Proposed
from wzlab.importing.decided import UNDECIDED, answer_to
from wzlab.importing.model import NEW, Option, Question, Spot, Topic, Trouble
from wzlab.language import N_, _
from wzlab.policy.words import Standing
from wzlab.records import TYPE_OF

Index = QModelIndex | QPersistentModelIndex
ASKED, NUMBER, ANSWER = range(3)
TITLES = (N_("要问的"), N_("涉及"), N_("您的回答"))
MOST_SPOTS = 4
"""So many cells are named; of the others, how many there are."""


@dataclass
class Entry:
    """A question, what it is about, of how many cells, or that of all of a column, and in words where."""

    question: Question
    first: Trouble
    number: str
    title: str
    where: str

    @property
    def options(self) -> Sequence[Option]:
        """The answers to choose from."""
        return self.question.options


class QuestionModel(TitledModel):
    """The questions in the order in which they came up; an answered one stays, so that it can be answered anew."""

    titles = TITLES

    def __init__(self, current: ImportRound, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._round = current
        self._entries: list[Entry] = []

    def tell(self, proposed: Proposed) -> None:
        """Show the questions as they are now; what was asked and answered before is kept."""
        found = dict(self._asked(proposed))
        kept = [found.pop(_key(one), one) for one in self._entries if _key(one) in found or self._is_answered(one)]
        entries = sorted([*kept, *found.values()], key=_rank)
        if [_key(one) for one in entries] == [_key(one) for one in self._entries]:
            self._entries = entries
            if entries:
                self.dataChanged.emit(self.index(0, ASKED), self.index(len(entries) - 1, ANSWER))
            return
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def _asked(self, proposed: Proposed) -> list[tuple[tuple[Topic, object], Entry]]:
        names = short_names(str(file.path) for file in self._round.files)
        headings = {
            (plan.table.key, match.column): match.heading
            for plan in proposed.proposal.plans
            for match in plan.table.columns
        }
        found = []
        for question, troubles in proposed.questions.items():
            if is_asked(question):
                where = _where([trouble.spot for trouble in troubles], names)
                title = _title(question, troubles[0], headings)
                number = _("整列") if question.topic is Topic.UNIT else _("{number} 处").format(number=len(troubles))
                entry = Entry(question, troubles[0], number, title, where)
                found.append((_key(entry), entry))
        return found

    def _is_answered(self, entry: Entry) -> bool:
        return self.answer_of(entry) is not None

    # what is where

    def entry(self, row: int) -> Entry | None:
        """Return the question of a row, None if there is none."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def row_of(self, entry: Entry) -> int | None:
        """Return the row of a question that was asked before; None if it is asked no more."""
        return next((row for row, one in enumerate(self._entries) if _key(one) == _key(entry)), None)

    def answer_of(self, entry: Entry) -> int | None:
        """Return the number of the option that was chosen, None for none."""
        answer = answer_to(self._round.decisions, entry.question.topic, entry.question.key)
        if answer is UNDECIDED:
            return None
        return next((place for place, option in enumerate(entry.options) if option.answer == answer), None)

    def next_open(self, row: int) -> int:
        """Return the next row behind one that is not answered, round and round; the row itself if all are.

        As long as there is one without whose answer something stays out, it is such a one.
        """
        places = [*range(row + 1, len(self._entries)), *range(row)]
        places.sort(key=lambda place: not is_needed(self._entries[place].first))
        return next((place for place in places if not self._is_answered(self._entries[place])), row)

    def number_open(self) -> int:
        """Return how many questions are not answered, whether or not anything stays out without."""
        return sum(not self._is_answered(entry) for entry in self._entries)

    def number_needed(self) -> int:
        """Return how many questions are not answered without whose answers something stays out."""
        return sum(is_needed(entry.first) and not self._is_answered(entry) for entry in self._entries)

    def others(self, row: int) -> list[Entry]:
        """Return the other questions about words of the same field that are not answered."""
        this = self.entry(row)
        if this is None or this.question.topic is not Topic.WORD:
            return []
        return [
            one
            for one in self._entries
            if one is not this and not self._is_answered(one) and _field_of(one) == _field_of(this)
        ]

    def choose(self, row: int, option: int | None, others: Sequence[Entry] = ()) -> None:
        """Answer a question with one of its options, and others likewise that offer it; None takes the answer back."""
        entry = self._entries[row]
        answer = UNDECIDED if option is None else entry.options[option].answer
        likewise = [one for one in others if any(offered.answer == answer for offered in one.options)]
        if option is not None and answer != NEW:  # a new record is called as its own question says
            for one in likewise:
                one.question = _said_so(one.question, entry.options[option])
        answers = dict.fromkeys((entry.question.key, *(one.question.key for one in likewise)), answer)
        self._round.decide_all(entry.question.topic, answers)
        self.dataChanged.emit(self.index(0, ASKED), self.index(len(self._entries) - 1, ANSWER))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._text(entry, index.column())
            case Qt.ItemDataRole.DecorationRole if index.column() == ASKED:
                open_sign = Standing.OPEN if is_needed(entry.first) else Standing.OWES_REASON
                return sign_icon(Standing.MET if self._is_answered(entry) else open_sign)
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == ASKED:
                return _("，").join(self._text(entry, column) for column in range(len(TITLES)))
        return None

    def _text(self, entry: Entry, column: int) -> str:
        if column == ASKED:
            return entry.title
        if column == NUMBER:
            return entry.number
        answer = self.answer_of(entry)
        if answer is not None:
            return entry.options[answer].words
        return _("还没选") if is_needed(entry.first) else _("可以不选")


def _key(entry: Entry) -> tuple[Topic, object]:
    return entry.question.topic, entry.question.key


def _said_so(question: Question, chosen: Option) -> Question:
    """Return a question with an answer in the words in which it was chosen: the lead unit gets no second name."""
    options = tuple(chosen if option.answer == chosen.answer else option for option in question.options)
    return question._replace(options=options)


def _rank(entry: Entry) -> tuple[bool, bool]:
    """Return what questions are ordered by: those that are needed first, and of them those about whole columns."""
    return not is_needed(entry.first), entry.question.topic is not Topic.UNIT


def _field_of(entry: Entry) -> object:
    key: Any = entry.question.key
    return key[0] if entry.question.topic is Topic.WORD else None


def _title(question: Question, trouble: Trouble, headings: dict[tuple[Any, int], str]) -> str:
    """Return in a few words what is asked."""
    place: Any = question.key
    match question.topic:
        case Topic.WORD:
            return _("“{text}”，{field}怎么填？").format(text=trouble.value, field=_field(place[0]))
        case Topic.UNIT:
            return _("“{heading}”这一列的单位？").format(heading=headings.get(place, ""))
        case Topic.ROW if not trouble.value:
            return _("第 {row} 行是哪条记录？").format(row=trouble.spot.row)
        case Topic.ROW:
            return _("第 {row} 行“{text}”是哪条记录？").format(row=trouble.spot.row, text=trouble.value)
    return trouble.reason


def _field(name: str) -> str:
    """Return the title of a field such as `staff.title_level`."""
    table, _dot, key = name.partition(".")
    return _(TYPE_OF[table].column_of[key].title)


def _where(spots: Sequence[Spot], names: dict[str, str]) -> str:
    """Return where something stands: the first cells, and how many there are beyond them."""
    sheets: dict[str, list[str]] = {}
    for spot in spots[:MOST_SPOTS]:
        sheet = _(" · ").join(filter(None, (names.get(spot.file, spot.file), spot.sheet)))
        sheets.setdefault(sheet, []).append(spot.address)
    words = _("；").join(_(" · ").join((sheet, _("、").join(cells))) for sheet, cells in sheets.items())
    return words if len(spots) <= MOST_SPOTS else _("{cells} 等 {number} 处").format(cells=words, number=len(spots))

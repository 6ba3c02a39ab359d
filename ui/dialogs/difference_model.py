"""The differences as a tree: a record, below it its lines, below a conflict or a question its options.

The model owns its filter: which lines are shown.  What is decided is kept in `Decisions`, shown or not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont
from typing_extensions import override

from ui.dialogs.difference_lines import ASKED, KIND_WORDS, TAKEN, Decisions, Key, Line, LineKind, Option, grouped
from ui.theme import sign_icon
from wzlab.language import N_, _
from wzlab.policy.words import Standing
from wzlab.spelling import folded

Index = QModelIndex | QPersistentModelIndex
WHAT, BEFORE, AFTER, SOURCE = range(4)
TITLES = (N_("记录和栏目"), N_("现在"), N_("改为"), N_("出处"))
SIGNS = {
    LineKind.REMOVED: Standing.OWES_REASON,
    LineKind.CONFLICT: Standing.DEPENDS,
    LineKind.QUESTION: Standing.OPEN,
}
"""The signs beside the words of what wants a second look."""
_CHECK = Qt.ItemDataRole.CheckStateRole
_CHECKED, _UNCHECKED, _SOME = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_CHECKABLE = _PLAIN | Qt.ItemFlag.ItemIsUserCheckable


@dataclass(slots=True)
class _Node:
    """A row of the tree: a record (neither line nor option), a line, or an option of a line."""

    id: int
    row: int
    parent: "_Node | None"
    title: str
    line: Line | None = None
    option: int | None = None
    children: "list[_Node]" = field(default_factory=list)


class DifferenceModel(QAbstractItemModel):
    """Shows lines, record by record, and what is decided on them."""

    decided = Signal()  # something was taken, left or chosen
    answered = Signal()  # a question has another answer, or none: the files are to be compared again

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()
        self.decisions = Decisions()
        self.only: LineKind | None = None
        self.text = ""
        self._nodes: list[_Node] = []
        self._tops: list[_Node] = []
        self._searched: dict[int, str] = {}
        self._bold = QFont()
        self._bold.setBold(True)

    # being told

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; what was decided on those that are still among them stays decided."""
        self.lines = lines
        self._searched = {id(line): line.searched for line in lines}
        self.decisions.keep_to(lines)
        self._rebuild()
        self.decided.emit()

    def show_only(self, kind: LineKind | None, text: str) -> None:
        """Show the lines of one kind (None: of any) in which a text stands."""
        self.only, self.text = kind, folded(text)
        self._rebuild()

    def take_shown(self, *, taken: bool) -> None:
        """Take or leave every line shown that is a matter of taking or leaving."""
        keys = {node.line.key for node in self._nodes if node.line is not None and node.line.kind in TAKEN}
        self.decisions.left = self.decisions.left - keys if taken else self.decisions.left | keys
        self._tell_all(self._tops)
        self.decided.emit()

    def _is_shown(self, line: Line) -> bool:
        return (self.only is None or line.kind is self.only) and self.text in self._searched[id(line)]

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._nodes, self._tops = [], []
        for title, lines in grouped(filter(self._is_shown, self.lines)).items():
            top = self._node(None, title)
            for line in lines:
                node = self._node(top, _title(line), line)
                for number, option in enumerate(line.options):
                    self._node(node, option.words, line, number)
        self.endResetModel()

    def _node(self, parent: _Node | None, title: str, line: Line | None = None, option: int | None = None) -> _Node:
        siblings = self._tops if parent is None else parent.children
        node = _Node(len(self._nodes), len(siblings), parent, title, line, option)
        self._nodes.append(node)
        siblings.append(node)
        return node

    # what is where

    def line(self, index: Index) -> Line | None:
        """Return the line that an index belongs to; the first of a record's."""
        if not index.isValid():
            return None
        node = self._nodes[index.internalId()]
        return node.line if node.line is not None else node.children[0].line

    def where(self, index: Index) -> tuple[Key, int | None] | None:
        """Return what tells a row from the others, also after the files have been compared again."""
        line = self.line(index)
        return None if line is None else (line.key, self._nodes[index.internalId()].option)

    def index_at(self, where: tuple[Key, int | None]) -> QModelIndex:
        """Return the index of a row that is shown; an invalid one if it is not."""
        key, option = where
        found = (node for node in self._nodes if node.line and node.line.key == key and node.option == option)
        return next(map(self._index, found), QModelIndex())

    def is_option(self, index: Index) -> bool:
        """Tell whether an index is one of several answers, of which one can be chosen."""
        return self._nodes[index.internalId()].option is not None

    def wide_rows(self) -> Iterator[QModelIndex]:
        """Yield the rows that have nothing but words: records, questions and their options, notes."""
        for node in self._nodes:
            if node.line is None or node.line.kind in (LineKind.QUESTION, LineKind.NOTE):
                yield self._index(node)

    def _index(self, node: _Node, column: int = WHAT) -> QModelIndex:
        return self.createIndex(node.row, column, node.id)

    def _children(self, index: Index) -> list[_Node]:
        return self._nodes[index.internalId()].children if index.isValid() else self._tops

    @override
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own default
        children = self._children(parent) if parent.column() <= 0 else []
        if not (0 <= row < len(children) and 0 <= column < len(TITLES)):
            return QModelIndex()
        return self.createIndex(row, column, children[row].id)

    @override
    def parent(self, child: Index = QModelIndex()) -> Any:  # noqa: B008 - Qt's own default
        node = self._nodes[child.internalId()] if child.isValid() else None
        return QModelIndex() if node is None or node.parent is None else self._index(node.parent)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return len(self._children(parent)) if parent.column() <= 0 else 0

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return len(TITLES)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(TITLES[section])
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        is_checkable = index.column() == WHAT and self._state(self._nodes[index.internalId()]) is not None
        return _CHECKABLE if is_checkable else _PLAIN

    # what is shown

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node, column = self._nodes[index.internalId()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(node, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._text(node, column) if node.line is None or node.option is not None else node.line.tip
            case Qt.ItemDataRole.AccessibleTextRole if column == WHAT:
                return self._said(node)
            case Qt.ItemDataRole.CheckStateRole if column == WHAT:
                return self._state(node)
            case Qt.ItemDataRole.FontRole if node.line is None:
                return self._bold
            case Qt.ItemDataRole.DecorationRole if column == WHAT and node.option is None and node.line is not None:
                return sign_icon(SIGNS[node.line.kind]) if node.line.kind in SIGNS else None
        return None

    def _text(self, node: _Node, column: int) -> str:
        if column == WHAT:
            return node.title
        if node.line is None:
            return ""
        if node.option is not None:
            return node.line.options[node.option].source if column == SOURCE else ""
        match column:
            case 1:
                return node.line.before
            case 2:
                return self._after(node.line)
        return node.line.source

    def _after(self, line: Line) -> str:
        """Return what a line would make of a cell; of options, the one that was chosen."""
        if line.kind not in ASKED:
            return line.after
        option = self._option(line)
        return _("请选一个（不选就不动）") if option is None else option.words

    def _option(self, line: Line) -> Option | None:
        number = self.decisions.chosen.get(line.key)
        return None if number is None else line.options[number]

    def _said(self, node: _Node) -> str:
        """Return a row as one sentence for who cannot see the columns."""
        if node.line is None or node.option is not None:
            return node.title
        return _("，").join(filter(None, (node.title, node.line.before, self._after(node.line), node.line.source)))

    def _state(self, node: _Node) -> Qt.CheckState | None:
        """Return whether a row is taken; None for one that there is nothing to decide about."""
        if node.line is None:
            return self._state_of_all(node)
        if node.option is not None:
            return _CHECKED if self.decisions.chosen.get(node.line.key) == node.option else _UNCHECKED
        if node.line.kind not in TAKEN:
            return None
        return _UNCHECKED if node.line.key in self.decisions.left else _CHECKED

    def _state_of_all(self, top: _Node) -> Qt.CheckState | None:
        """Return whether all, some or none of a record's lines are taken; None if nothing is to be taken."""
        states = {self._state(node) for node in top.children} - {None}
        if len(states) > 1:
            return _SOME
        return next(iter(states), None)

    # deciding

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != _CHECK or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        node, is_on = self._nodes[index.internalId()], Qt.CheckState(value) is _CHECKED
        if node.line is not None and node.option is not None:
            self._choose(node.line, node.option if is_on else None)
        else:
            for one in [node] if node.line is not None else node.children:
                self._take(one, taken=is_on)
        top = _top(node)
        self._tell_all([top])
        self.decided.emit()
        if node.line is not None and node.line.kind is LineKind.QUESTION:
            self.answered.emit()
        return True

    def _take(self, node: _Node, *, taken: bool) -> None:
        if node.line is None or node.line.kind not in TAKEN:
            return
        if taken:
            self.decisions.left.discard(node.line.key)
        else:
            self.decisions.left.add(node.line.key)

    def _choose(self, line: Line, option: int | None) -> None:
        if option is None:
            self.decisions.chosen.pop(line.key, None)
        else:
            self.decisions.chosen[line.key] = option

    def _tell_all(self, nodes: Sequence[_Node]) -> None:
        """Tell the view that rows and those below them may look different."""
        if nodes:
            self.dataChanged.emit(self._index(nodes[0]), self._index(nodes[-1], SOURCE))
        for node in nodes:
            self._tell_all(node.children)

    # counting

    def number_changing(self) -> int:
        """Return how many lines, shown or not, will change the lab."""
        return sum(map(self.decisions.changes, self.lines))

    def undecided(self) -> Iterator[Line]:
        """Yield the conflicts and questions that nobody has answered."""
        return (line for line in self.lines if line.kind in ASKED and line.key not in self.decisions.chosen)


def _top(node: _Node) -> _Node:
    while node.parent is not None:
        node = node.parent
    return node


def _title(line: Line) -> str:
    """Return what a line is about: its field; what is more than a changed cell begins with its kind."""
    if line.kind in (LineKind.CHANGED, LineKind.NOTE):
        return line.title
    words = _(KIND_WORDS[line.kind])
    return _("{kind}：{title}").format(kind=words, title=line.title) if line.title else words

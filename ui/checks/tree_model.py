"""A model of keyed nodes that follows a tree made anew without losing what is open, chosen or scrolled to."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ui.checks.nodes import Node, ShowMore, Tone
from wzlab.language import _

Index = QModelIndex | QPersistentModelIndex
PAGE = 200
"""How many children made on demand are shown at once."""
NODE_ROLE = Qt.ItemDataRole.UserRole + 1
REST_KEY = "…"
"""The key of the line that stands for the children not shown."""


class _Item:
    """A node in its place; `children` are those the view has been told of."""

    __slots__ = ("children", "fetched", "id", "limit", "node", "parent")

    def __init__(self, number: int, node: Node, parent: "_Item | None") -> None:
        self.id = number
        self.node = node
        self.parent = parent
        self.children: list[_Item] = []
        self.fetched = node.later is None
        self.limit = PAGE

    @property
    def row(self) -> int:
        return self.parent.children.index(self) if self.parent else 0


class TreeModel(QAbstractItemModel):
    """Shows nodes in one column; `show` begins anew, `follow` changes only what differs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = count(1)
        self._items: dict[int, _Item] = {}
        self._root = self._item(Node("", ""), None)

    # being told

    def show(self, nodes: Sequence[Node]) -> None:
        """Show other nodes: nothing of the old ones is kept."""
        self.beginResetModel()
        self._items.clear()
        self._root = self._item(Node("", "", children=tuple(nodes)), None)
        self._fill(self._root)
        self.endResetModel()

    def follow(self, nodes: Sequence[Node]) -> None:
        """Show the same nodes after an edit: what has the same key stays where it is, open or closed."""
        self._become(self._root, Node("", "", children=tuple(nodes)))

    def show_more(self, index: Index) -> None:
        """Show more of the children that are made on demand; the index is the node's or its last child's."""
        item = self._at(index)
        owner = item if item.node.later is not None else item.parent
        assert owner is not None
        owner.limit += PAGE
        self._become(owner, owner.node)

    def _item(self, node: Node, parent: _Item | None) -> _Item:
        item = _Item(next(self._numbers), node, parent)
        self._items[item.id] = item
        return item

    def _fill(self, item: _Item) -> None:
        """Give an item that the view does not know yet its children."""
        for node in item.node.children:
            child = self._item(node, item)
            item.children.append(child)
            self._fill(child)

    def _become(self, item: _Item, node: Node) -> None:
        before, item.node = item.node, node
        had = bool(item.children) or not item.fetched
        if node.later is None:
            item.fetched = True
        elif not item.children and before.later is None:
            item.fetched = False
        if item.fetched:
            self._match(item, _children(item))
        has = bool(item.children) or not item.fetched
        if item is not self._root and (_shown(before) != _shown(node) or had != has):
            index = self._index(item)
            self.dataChanged.emit(index, index)

    def _match(self, item: _Item, nodes: Sequence[Node]) -> None:
        """Make the children of an item those of the nodes, with as little stir as may be."""
        self._drop(item, {node.key for node in nodes})
        known = {child.node.key: child for child in item.children}
        for place, node in enumerate(nodes):
            child = known.get(node.key)
            if child is None:
                self._insert(item, place, node)
                continue
            if item.children[place] is not child:
                self._move(item, item.children.index(child), place)
            self._become(child, node)

    def _drop(self, item: _Item, kept: set[str]) -> None:
        for row in reversed(range(len(item.children))):
            if item.children[row].node.key not in kept:
                self.beginRemoveRows(self._index(item), row, row)
                self._forget(item.children.pop(row))
                self.endRemoveRows()

    def _insert(self, item: _Item, place: int, node: Node) -> None:
        child = self._item(node, item)
        self._fill(child)
        self.beginInsertRows(self._index(item), place, place)
        item.children.insert(place, child)
        self.endInsertRows()

    def _move(self, item: _Item, row: int, place: int) -> None:
        parent = self._index(item)
        self.beginMoveRows(parent, row, row, parent, place)
        item.children.insert(place, item.children.pop(row))
        self.endMoveRows()

    def _forget(self, item: _Item) -> None:
        for child in item.children:
            self._forget(child)
        del self._items[item.id]

    # being asked

    def node(self, index: Index) -> Node:
        """Return the node at an index."""
        return self._at(index).node

    def find(self, *keys: str) -> QModelIndex:
        """Return the index of the node that the keys lead to, an invalid one if there is none."""
        item = self._root
        for key in keys:
            if self.canFetchMore(self._index(item)):
                self.fetchMore(self._index(item))
            found = next((child for child in item.children if child.node.key == key), None)
            if found is None:
                return QModelIndex()
            item = found
        return self._index(item)

    def _at(self, index: Index) -> _Item:
        return self._items[index.internalId()] if index.isValid() else self._root

    def _index(self, item: _Item) -> QModelIndex:
        return QModelIndex() if item is self._root else self.createIndex(item.row, 0, item.id)

    @override
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own default
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._at(parent).children[row].id)

    @override
    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008 - QObject.parent is another; Qt's own default
        if not index.isValid():
            return QModelIndex()
        owner = self._at(index).parent
        return QModelIndex() if owner is None else self._index(owner)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return len(self._at(parent).children) if parent.column() <= 0 else 0

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 1

    @override
    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's own default
        item = self._at(parent)
        return bool(item.children) or not item.fetched

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not self._at(parent).fetched

    @override
    def fetchMore(self, parent: Index) -> None:
        item = self._at(parent)
        if not item.fetched:
            item.fetched = True
            self._match(item, _children(item))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = self._at(index).node
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return node.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return node.told
        return node if role == NODE_ROLE else None


def _shown(node: Node) -> tuple[object, ...]:
    return node.text, node.aside, node.tone, node.standing, node.target


def _children(item: _Item) -> Sequence[Node]:
    """Return the nodes below an item, as many as are shown of those made on demand."""
    later = item.node.later
    if later is None:
        return item.node.children
    shown = [later.make(place) for place in range(min(item.limit, later.number))]
    if later.number > item.limit:
        shown.append(_rest(later.number - item.limit, later.rest))
    return shown


def _rest(number: int, target: object) -> Node:
    more = _("… 还有 {number} 条：再显示一些") if isinstance(target, ShowMore) else _("… 还有 {number} 条：在表中查看")
    return Node(REST_KEY, more.format(number=number), tone=Tone.MUTED, target=target)  # type: ignore[arg-type]  # Later.rest is a target

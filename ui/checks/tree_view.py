"""A tree of working on the screen: lines that wrap, and are links where choosing them means something."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget
from typing_extensions import override

from ui.checks.nodes import Node, ShowMore, Tone
from ui.checks.painting import WRAPPED, bold, given, height_of, paint_ground, small
from ui.checks.tree_model import NODE_ROLE, TreeModel
from ui.theme import paint_sign

Index = QModelIndex | QPersistentModelIndex
Role = QPalette.ColorRole
PADDING = 3
"""Pixels above and below a line, and left and right of its text."""


class _NodeDelegate(QStyledItemDelegate):
    """Draws a node: its sign, its text as heading, plain, link or muted, and its aside below."""

    def __init__(self, view: "NodeTree") -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        node: Node = index.data(NODE_ROLE)
        metrics, room = given(option).metrics, self._view.room_for(index)
        width = room - _sign_width(node, metrics) - 2 * PADDING
        heavy, lesser = QFontMetrics(_font(option, node)), QFontMetrics(small(given(option).font))
        height = height_of(node.text, heavy, width) + height_of(node.aside, lesser, width)
        return QSize(room, height + 2 * PADDING)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node: Node = index.data(NODE_ROLE)
        paint_ground(painter, option)
        drawn = given(option)
        rect = drawn.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        painter.save()
        if node.standing is not None:
            side = drawn.metrics.height()
            sign = QRectF(rect.left(), rect.top() + side * 0.1, side * 0.8, side * 0.8)
            paint_sign(painter, sign, node.standing, drawn.colour(Role.Text) if drawn.is_selected else None)
        rect.setLeft(rect.left() + _sign_width(node, drawn.metrics))
        font = _font(option, node)
        painter.setFont(font)
        painter.setPen(drawn.colour(_role(node)))
        painter.drawText(rect, WRAPPED, node.text)
        below = rect.top() + height_of(node.text, QFontMetrics(font), rect.width())
        painter.setFont(small(drawn.font))
        painter.setPen(drawn.colour(Role.PlaceholderText))
        painter.drawText(QRect(rect.left(), below, rect.width(), rect.bottom() - below + 1), WRAPPED, node.aside)
        painter.restore()


def _font(option: QStyleOptionViewItem, node: Node) -> QFont:
    font = given(option).font
    return bold(font) if node.tone is Tone.HEADING else font


def _role(node: Node) -> QPalette.ColorRole:
    if node.target is not None:
        return Role.Link
    return Role.PlaceholderText if node.tone is Tone.MUTED else Role.Text


def _sign_width(node: Node, metrics: QFontMetrics) -> int:
    return metrics.height() if node.standing is not None else 0


class NodeTree(QTreeView):
    """Shows a `TreeModel`; Enter and a click choose a node that means something, Enter opens and closes the others."""

    chosen = Signal(object)  # Target: what choosing the node means

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.nodes = TreeModel(self)
        self.setModel(self.nodes)
        self.setItemDelegate(_NodeDelegate(self))
        self.setHeaderHidden(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(self.fontMetrics().height() * 7 // 8)
        self.setMouseTracking(True)
        self.clicked.connect(self._on_clicked)

    def show_nodes(self, nodes: tuple[Node, ...]) -> None:
        """Show other nodes, opened as they ask for."""
        self.nodes.show(nodes)
        self._open(QModelIndex())
        self.scrollToTop()

    def _open(self, parent: QModelIndex) -> None:
        for row in range(self.nodes.rowCount(parent)):
            index = self.nodes.index(row, 0, parent)
            if self.nodes.node(index).is_open:
                self.expand(index)
                self._open(index)

    def follow(self, nodes: tuple[Node, ...]) -> None:
        """Show the same nodes after an edit; a node that is new is opened if it asks for it."""
        before = {self.nodes.node(index).key for index in self._tops()}
        self.nodes.follow(nodes)
        for index in self._tops():
            node = self.nodes.node(index)
            if node.is_open and node.key not in before:
                self.expand(index)

    def _tops(self) -> list[QModelIndex]:
        return [self.nodes.index(row, 0) for row in range(self.nodes.rowCount())]

    def room_for(self, index: Index) -> int:
        """Return how wide a line may be, in pixels, below its parents' indentation."""
        depth, parent = 1, index.parent()
        while parent.isValid():
            depth, parent = depth + 1, parent.parent()
        return max(40, self.viewport().width() - depth * self.indentation())

    # choosing

    def choose(self, index: Index) -> None:
        """Do what choosing a node means: follow its link, or open and close it."""
        target = self.nodes.node(index).target
        if isinstance(target, ShowMore):
            self.nodes.show_more(index)
        elif target is not None:
            self.chosen.emit(target)
        elif self.nodes.hasChildren(index):
            self.setExpanded(index, not self.isExpanded(index))

    def _on_clicked(self, index: QModelIndex) -> None:
        self.choose(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.choose(index)
        elif event.matches(QKeySequence.StandardKey.Copy) and index.isValid():
            QGuiApplication.clipboard().setText(self.nodes.node(index).told)
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.viewport().setCursor(self._cursor_at(event.position().toPoint()))

    def _cursor_at(self, point: QPoint) -> Qt.CursorShape:
        index = self.indexAt(point)
        is_link = index.isValid() and self.nodes.node(index).target is not None
        return Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

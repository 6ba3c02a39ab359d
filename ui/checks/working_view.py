"""The working of the condition that is looked at: its title, what a person may say of it, and the tree.

After an edit the tree is made anew once the list beside it has been drawn, and only while somebody can see it.
"""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from ui.checks.kept_ledger import KeptLedger
from ui.checks.nodes import Node, Target, WriteNote
from ui.checks.opening import follow
from ui.checks.tree_view import NodeTree
from ui.checks.working import note_act, working
from ui.session import Happened, Session
from wzlab.language import _


class WorkingView(QWidget):
    """Shows the working of one condition of a session."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ledger: KeptLedger | None = None
        self._is_stale = False
        self._make()
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self._on_due)
        session.changed.connect(self._on_changed)

    def _make(self) -> None:
        self.title = QLabel(_("选一条，看它是怎么算的"), self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.note_button = QPushButton(self)
        self.note_button.setObjectName("write_note")
        self.note_button.hide()
        self.note_button.clicked.connect(self._on_note)
        self.tree = NodeTree(self)
        self.tree.setObjectName("working")
        self.tree.setAccessibleName(_("这一条的算法"))
        self.tree.chosen.connect(self._on_chosen)
        self.setFocusProxy(self.tree)
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 8, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.note_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.tree, 1)

    @property
    def condition_id(self) -> str | None:
        """The id of the condition shown, or None before any is."""
        return None if self._ledger is None else self._ledger.condition.id

    def show_condition(self, condition_id: str) -> None:
        """Show the working of a condition.

        Raises:
            KeyError: there is none of this id.
        """
        condition = self._session.condition(condition_id)
        if condition_id == self.condition_id:
            return
        self._ledger = KeptLedger(self._session.judge, condition)
        self.title.setText(str(condition.title))
        act = note_act(condition)
        self.note_button.setVisible(act is not None)
        self.note_button.setText(act or "")
        self.note_button.setAccessibleName(f"{act or ''} {condition.title}")
        self.tree.show_nodes(())
        self._is_stale = True
        self._on_due()

    def _on_changed(self, happened: Happened) -> None:
        if self._ledger is None:
            return
        self._ledger.follow(happened.edits)
        self._is_stale = True
        if self.isVisible():
            self._due.start(0)

    def _on_due(self) -> None:
        if self._is_stale and self.isVisible() and self._ledger is not None:
            self._is_stale = False
            nodes = self._nodes(self._ledger)
            self.tree.follow(nodes) if self.tree.nodes.rowCount() else self.tree.show_nodes(nodes)

    def _nodes(self, kept: KeptLedger) -> tuple[Node, ...]:
        warned = self._session.warnings.of(kept.condition.id)
        return working(self._session, kept.condition, kept.now(), warned)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_due()

    def _on_note(self) -> None:
        if self._ledger is not None:
            self._on_chosen(WriteNote(self._ledger.condition.id))

    def _on_chosen(self, target: Target) -> None:
        follow(target, self._session, self)

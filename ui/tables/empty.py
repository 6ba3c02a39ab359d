"""What stands in place of a table that has no records, or none that is shown: what belongs there, and how to begin."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.session import Session
from ui.tables.tips import plain_tip
from wzlab.columns import Record
from wzlab.language import _
from wzlab.policy.subjects import conditions_about

MOST_NAMED = 5
"""So many conditions are named; more nobody reads."""


class EmptyPanel(QScrollArea):
    """Says what belongs into a table, which clauses ask for it, and offers to begin; in a low window it scrolls.

    Args:
        session: the open lab.
        record_type: what the table holds.
        actions: what can be done to begin, each made a button.
    """

    def __init__(
        self, session: Session, record_type: type[Record], actions: list[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("empty_panel")
        self.setAccessibleName(_("这张表填什么"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        content = QWidget()
        self.words = QLabel(empty_words(session, record_type), content)
        self.words.setObjectName("empty_words")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QHBoxLayout()
        for action in actions:
            buttons.addWidget(self._button(action))
        buttons.addStretch()
        layout = QVBoxLayout(content)
        margin = self.fontMetrics().height() * 2
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(self.fontMetrics().height())
        layout.addWidget(self.words)
        layout.addLayout(buttons)
        layout.addStretch()
        self.setWidget(content)

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text(), self)
        button.setObjectName(f"empty_{action.objectName()}")
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text())
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        return button


def empty_words(session: Session, record_type: type[Record]) -> str:
    """Return what belongs into a table and which conditions ask for it."""
    label = _(record_type.label)
    lines = [_("还没有{label}。每行登记一条，不知道的先空着。").format(label=label)]
    asking = conditions_about(session.pack, record_type.table)
    if asking:
        lines.append(_("以下条款要看这张表："))
        lines += [
            _("· {title}（{clause}）").format(title=condition.title, clause=condition.clause)
            for condition in asking[:MOST_NAMED]
        ]
        if len(asking) > MOST_NAMED:
            lines.append(_("· 等共 {number} 条").format(number=len(asking)))
    else:
        lines.append(_("没有条款直接看这张表，供申报材料使用。"))
    if session.read_only is None:
        lines.append(_("已有表格的，导入或直接拖进窗口；要请别人填的，先生成模板。"))
    return "\n".join(lines)


class NothingFoundPanel(QWidget):
    """Says that no record passes the filter, and offers to show all.

    Args:
        show_all: the action that does.
    """

    def __init__(self, show_all: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nothing_found")
        words = QLabel(_("没有符合筛选条件的记录。"), self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        button = QPushButton(show_all.text(), self)
        button.setObjectName("nothing_found_show_all")
        button.setToolTip(plain_tip(show_all.statusTip()))
        button.clicked.connect(show_all.trigger)
        layout = QVBoxLayout(self)
        margin = self.fontMetrics().height() * 2
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(words)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch()

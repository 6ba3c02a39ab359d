"""The right column: how many conditions stand how, the list of them, and the working of the one looked at."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLabel, QSplitter, QToolButton, QVBoxLayout, QWidget

from ui.ask import Ask
from ui.checks.check_list import CheckList
from ui.checks.flow import FlowLayout
from ui.checks.model import CheckModel
from ui.checks.working_view import WorkingView
from ui.session import Happened, Session
from ui.settings import CHECK_SPLIT, Settings
from ui.theme import sign_icon
from wzlab.language import _
from wzlab.policy.words import STANDING_WORDS, Standing

SHARES = (380, 320)
"""How list and working share the height until somebody moves them."""
NARROWEST = 26
"""The least width of the column, in average letters."""


class StandingCounts(QWidget):
    """检查 ✓17 ✗3 ?4: a button for each standing there is, which leaves only its conditions in the list."""

    def __init__(self, model: CheckModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.buttons: dict[Standing, QToolButton] = {}
        layout = FlowLayout(self, gap=2)
        layout.setContentsMargins(8, 6, 8, 4)
        heading = QLabel(_("检查"), self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        heading.setMinimumHeight(self._button_height())
        layout.addWidget(heading)
        for kind in Standing:
            layout.addWidget(self._button(kind))
        self.tell()

    def _button_height(self) -> int:
        return self.fontMetrics().height() + 8

    def _button(self, kind: Standing) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"only_{kind.value}")
        button.setIcon(sign_icon(kind))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAutoRaise(True)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMinimumHeight(self._button_height())
        button.clicked.connect(self._on_clicked)
        self.buttons[kind] = button
        return button

    def tell(self) -> None:
        """Show how many conditions stand how now; a standing that is filtered for stays, even with none left."""
        counts = self._model.counts()
        for kind, button in self.buttons.items():
            number = counts.get(kind, 0)
            button.setVisible(number > 0 or self._model.only is kind)
            button.setChecked(self._model.only is kind)
            if button.text() != str(number):
                words = _("{standing} {number} 条：点按只看这些，再点按看全部").format(
                    standing=_(STANDING_WORDS[kind]), number=number
                )
                button.setText(str(number))
                button.setToolTip(words)
                button.setAccessibleName(words)

    def _on_clicked(self) -> None:
        kind = next(kind for kind, button in self.buttons.items() if button is self.sender())
        self._model.show_only(None if self._model.only is kind else kind)
        self.tell()


class CheckPanel(QWidget):
    """The live check of one session.

    Args:
        session: the open lab.
        ask: how questions reach the user.
        settings: where the height of the list is remembered.
    """

    def __init__(self, session: Session, ask: Ask, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checks")
        self.ask = ask
        self._settings = settings
        self.model = CheckModel(session, self)
        self.counts = StandingCounts(self.model, self)
        self.list = CheckList(self)
        self.list.setObjectName("conditions")
        self.list.setAccessibleName(_("检查：各条款的结论"))
        self.list.setModel(self.model)
        self.working = WorkingView(session, self)
        self._lay_out()
        self.list.looked_at.connect(self.working.show_condition)
        self.list.entered.connect(self._on_entered)
        self.model.modelReset.connect(self._on_reset)
        self._splitter.splitterMoved.connect(self._on_moved)
        session.changed.connect(self._on_changed)
        self.setFocusProxy(self.list)

    def _lay_out(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self.working)
        remembered = self._settings.get(CHECK_SPLIT)
        self._splitter.setSizes(remembered or list(SHARES))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.counts)
        layout.addWidget(self._splitter, 1)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * NARROWEST)

    def show_condition(self, condition_id: str) -> None:
        """Make a condition current and show its working; a filter that hides it is lifted.

        Raises:
            KeyError: there is none of this id.
        """
        if self.model.row_of(condition_id) is None:
            self.model.show_only(None)
            self.counts.tell()
        place = self.model.row_of(condition_id)
        if place is None:
            raise KeyError(condition_id)
        index = self.model.index(place)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        self.working.show_condition(condition_id)

    def _on_changed(self, _happened: Happened) -> None:
        self.counts.tell()

    def _on_entered(self) -> None:
        self.working.tree.setFocus()
        if not self.working.tree.currentIndex().isValid():
            self.working.tree.setCurrentIndex(self.working.tree.nodes.index(0, 0, QModelIndex()))

    def _on_reset(self) -> None:
        """Keep looking at the same condition where the new rows still have it."""
        looked_at = self.working.condition_id
        place = None if looked_at is None else self.model.row_of(looked_at)
        if place is not None:
            self.list.setCurrentIndex(self.model.index(place))

    def _on_moved(self, _position: int, _index: int) -> None:
        self._settings.set(CHECK_SPLIT, self._splitter.sizes())

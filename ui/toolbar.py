"""The toolbar: the actions used most, and by what the lab is judged: the day, the readings, the policy pack."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from ui.actions import SEPARATOR, TOOLBAR
from ui.session import Happened, Session
from wzlab.language import _

if TYPE_CHECKING:
    from ui.menus import Menus


class Toolbar(QToolBar):
    """The one toolbar of a window."""

    def __init__(self, menus: "Menus") -> None:
        super().__init__(_("工具栏"), menus.window)
        self._menus = menus
        self._session = menus.desk.session
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for entry in TOOLBAR:
            self._add(entry)
        if self._session is not None:
            self._add_judging(self._session)

    def _add(self, entry: str) -> None:
        if entry == SEPARATOR:
            self.addSeparator()
        elif entry == "@undo":
            self._add_short(self._menus.stack_action("undo"), "↶", _("撤销"))
        elif entry == "@redo":
            self._add_short(self._menus.stack_action("redo"), "↷", _("重做"))
        else:
            self.addAction(self._menus.actions[entry])
            self.widgetForAction(self._menus.actions[entry]).setObjectName(f"toolbar_{entry}")

    def _add_short(self, action: QAction, sign: str, words: str) -> None:
        """Add a button for an action whose words are long; they are its tip."""
        action.setIconText(sign)
        self.addAction(action)
        self.widgetForAction(action).setAccessibleName(words)

    def _add_judging(self, session: Session) -> None:
        """Add by what the lab is judged."""
        self.date = self._button("reference_date", _("按这一天核对年龄、有效期等；点此更改"))
        self.date.clicked.connect(self._menus.window.set_reference_date)
        self.readings = self._button("readings", _("通知可以有几种读法的地方；问过主管部门后可以固定"))
        self.readings.setText(_("口径"))
        menu = QMenu(self.readings)
        menu.aboutToShow.connect(partial(self._menus.fill_readings, menu))
        self.readings.setMenu(menu)
        self.readings.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        spring = QWidget(self)
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spring)
        self.addWidget(self._pack_label(session))
        self._show_date()
        session.changed.connect(self._show_date)

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"toolbar_{name}")
        button.setToolTip(tip)
        button.setAccessibleDescription(tip)
        self.addWidget(button)
        return button

    def _pack_label(self, session: Session) -> QLabel:
        pack = session.pack
        label = QLabel(str(pack.title), self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setObjectName("toolbar_pack")
        label.setContentsMargins(8, 0, 8, 0)
        label.setToolTip(_("政策包 {title}，版本 {version}").format(title=pack.title, version=pack.version))
        return label

    def _show_date(self, _happened: Happened | None = None) -> None:
        assert self._session is not None
        day = self._session.judge.context.reference_date
        self.date.setText(_("基准日 {day}").format(day=day))

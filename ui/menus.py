"""The menus, made of `ui.actions`, and what fills the places in them that differ from lab to lab."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from ui.actions import ACTIONS, MENUS, SEPARATOR, ActionSpecification, Needs
from ui.desk import Desk
from ui.samples import SAMPLES
from ui.sections import SECTIONS
from ui.settings import RECENT, SCHEME, TEXT_SIZE
from ui.theme import Scheme
from ui.toolbar import Toolbar
from ui.workspace import Workspace
from wzlab.language import N_, _, current_language
from wzlab.policy.judge import Outcome
from wzlab.policy.pack import Reading

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SCHEMES: tuple[tuple[Scheme, str], ...] = (
    (Scheme.SYSTEM, N_("配色跟随系统")),
    (Scheme.LIGHT, N_("浅色")),
    (Scheme.DARK, N_("深色")),
)
TEXT_SIZES = (100, 125, 150, 175, 200)
LANGUAGE_NAMES = (("zh", "中文"), ("en", "English"))
"""Each language in its own words, for who cannot read the other."""


class Menus(QObject):
    """The actions of a window as menus and toolbar, for the lab that is open."""

    def __init__(self, window: "MainWindow", desk: Desk, workspace: Workspace | None) -> None:
        super().__init__(window)
        self.window = window
        self.desk = desk
        self.workspace = workspace
        self.actions = {specification.id: self._action(specification) for specification in ACTIONS}
        self._tops: list[QMenu] = []
        self._make_menus()
        self.toolbar = Toolbar(self)
        window.addToolBar(self.toolbar)

    def remove(self) -> None:
        """Take menus, toolbar and actions off the window."""
        self.window.menuBar().clear()
        for menu in self._tops:
            menu.deleteLater()  # not at once: this may be the doing of one of its actions
        self.window.removeToolBar(self.toolbar)
        self.toolbar.deleteLater()
        for action in self.actions.values():
            self.window.removeAction(action)
            action.deleteLater()
        self.deleteLater()

    def usable(self) -> list[QAction]:
        """Return every action that can be used now, those of the menus' submenus included."""
        found: dict[str, QAction] = {}
        for menu in self._all_menus():
            for action in menu.actions():
                if action.isEnabled() and action.menu() is None and not action.isSeparator():
                    found.setdefault(action.text(), action)
        return list(found.values())

    def _all_menus(self) -> list[QMenu]:
        return [menu for top in self._tops for menu in (top, *top.findChildren(QMenu))]

    def shortcut_lines(self) -> list[tuple[str, str]]:
        """Return every action of the menus that has shortcuts, usable or not: its words, and the shortcuts.

        No words of the user's are among them: what would be undone is not told.
        """
        words = {"action_undo": _("撤销"), "action_redo": _("重做")}
        return [
            (words.get(action.objectName(), action.text()), _native(action.shortcuts()))
            for menu in self._all_menus()
            if menu.objectName() != RECORD_MENU
            for action in menu.actions()
            if action.shortcuts()
        ]

    # making

    def _action(self, specification: ActionSpecification) -> QAction:
        action = QAction(_(specification.text), self.window)
        action.setObjectName(f"action_{specification.id}")
        action.setToolTip(_with_keys(_(specification.tip), specification.shortcuts))
        action.setShortcuts([QKeySequence(keys) for keys in specification.shortcuts])
        action.setEnabled(self._is_usable(specification.needs))
        call: Callable[[], None] = getattr(self.window, specification.id)
        action.triggered.connect(partial(_call, call))
        self.window.addAction(action)
        return action

    def _is_usable(self, needs: Needs) -> bool:
        session = self.desk.session
        if needs is Needs.NOTHING:
            return True
        return session is not None and (needs is Needs.LAB or session.read_only is None)

    def _make_menus(self) -> None:
        for menu_id, title, entries in MENUS:
            menu = self.window.menuBar().addMenu(_(title))
            menu.setObjectName(f"menu_{menu_id}")
            self._tops.append(menu)
            for entry in entries:
                if entry == SEPARATOR:
                    menu.addSeparator()
                elif entry.startswith("@"):
                    self._fill(menu, entry)
                else:
                    menu.addAction(self.actions[entry])

    def _fill(self, menu: QMenu, place: str) -> None:
        """Fill a place of a menu that differs from lab to lab."""
        fillers: dict[str, Callable[[QMenu], None]] = {
            "@samples": self._samples,
            "@recent": self._recent,
            "@undo": self._undo,
            "@redo": self._redo,
            "@records": self._records,
            "@readings": self._readings,
            "@sections": self._sections,
            "@schemes": self._schemes,
            "@sizes": self._sizes,
            "@languages": self._languages,
        }
        fillers[place](menu)

    def _samples(self, menu: QMenu) -> None:
        samples = menu.addMenu(_("打开示例"))
        for name, title in SAMPLES.items():
            samples.addAction(_(title)).triggered.connect(partial(_call, partial(self.desk.open_sample, name)))

    def _recent(self, menu: QMenu) -> None:
        recent = menu.addMenu(_("最近打开"))
        recent.setObjectName("menu_recent")
        recent.aboutToShow.connect(partial(self._fill_recent, recent))
        recent.setEnabled(bool(self.desk.settings.get(RECENT)))
        menu.aboutToShow.connect(partial(self._enable_recent, recent))

    def _enable_recent(self, recent: QMenu) -> None:
        recent.setEnabled(bool(self.desk.settings.get(RECENT)))

    def _fill_recent(self, recent: QMenu) -> None:
        """List the files used last; only now, for looking whether they are there may wait for a network drive."""
        recent.clear()
        for path in self.desk.settings.recent():
            action = recent.addAction(str(path).replace("&", "&&"))
            action.triggered.connect(partial(_call, partial(self.desk.open_path, path)))
        if recent.isEmpty():
            recent.addAction(_("最近打开的文件都已不在")).setEnabled(False)

    def _undo(self, menu: QMenu) -> None:
        menu.addAction(self.stack_action("undo"))

    def _redo(self, menu: QMenu) -> None:
        menu.addAction(self.stack_action("redo"))

    def stack_action(self, name: str) -> QAction:
        """Return the action that undoes or redoes; its text names what."""
        if name in self.actions:
            return self.actions[name]
        session = self.desk.session
        words = _("撤销") if name == "undo" else _("重做")
        if session is None:
            action = QAction(words, self.window)
            action.setEnabled(False)
        else:
            stack = session.undo_stack
            make = stack.createUndoAction if name == "undo" else stack.createRedoAction
            action = make(self.window, words)
        action.setObjectName(f"action_{name}")
        action.setShortcuts(
            [QKeySequence("Ctrl+Z")] if name == "undo" else [QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")]
        )
        self.actions[name] = action
        self.window.addAction(action)
        return action

    def _records(self, menu: QMenu) -> None:
        menu.aboutToShow.connect(partial(self._fill_records, menu))
        self._fill_records(menu)

    def _fill_records(self, menu: QMenu) -> None:
        menu.clear()
        for action in self.workspace.record_actions if self.workspace is not None else ():
            menu.addAction(action)
        if menu.isEmpty():
            menu.addAction(_("先选择一个有记录的栏目")).setEnabled(False)

    def _readings(self, menu: QMenu) -> None:
        readings = menu.addMenu(_("口径"))
        readings.setEnabled(self.desk.session is not None)
        readings.aboutToShow.connect(partial(self.fill_readings, readings))
        self.fill_readings(readings)

    def fill_readings(self, menu: QMenu) -> None:
        """List the readings that change an outcome or are pinned first, then the others."""
        menu.clear()
        session = self.desk.session
        if session is None:
            return
        telling = {
            reading
            for verdict in session.judge.verdicts.values()
            if verdict.outcome is Outcome.DEPENDS
            for reading in verdict.condition.touches
        } | set(session.lab.pins)
        for first in (True, False):
            for reading in session.pack.readings:
                if (reading.id in telling) is first:
                    action = menu.addAction(self._reading_words(reading))
                    action.triggered.connect(partial(_call, partial(self.window.pin_reading, reading.id)))
            if first and telling:
                menu.addSeparator()

    def _reading_words(self, reading: Reading) -> str:
        session = self.desk.session
        pin = session.lab.pins.get(reading.id) if session is not None else None
        option = reading.option(pin.choice) if pin is not None else reading.options[0]
        words = _("{title}：{option}（已固定）") if pin is not None else _("{title}：{option}")
        return words.format(title=reading.title, option=option.words).replace("&", "&&")

    def _sections(self, menu: QMenu) -> None:
        for number, section in enumerate(SECTIONS, 1):
            action = menu.addAction(_(section.title))
            action.setEnabled(self.workspace is not None)
            if number <= LAST_NUMBER_KEY:
                action.setShortcut(QKeySequence(f"Alt+{number}"))
            action.triggered.connect(partial(_call, partial(self.window.show_section, section.key)))

    def _schemes(self, menu: QMenu) -> None:
        chosen = self.desk.settings.get(SCHEME)
        entries = [
            (_(title), scheme == chosen, partial(self.window.appearance.use_scheme, scheme))
            for scheme, title in SCHEMES
        ]
        self._choices(menu.addMenu(_("配色")), entries)

    def _sizes(self, menu: QMenu) -> None:
        chosen = self.desk.settings.get(TEXT_SIZE)
        entries = [
            (f"{size}%", size == chosen, partial(self.window.appearance.use_text_size, size)) for size in TEXT_SIZES
        ]
        self._choices(menu.addMenu(_("字号")), entries)

    def _languages(self, menu: QMenu) -> None:
        chosen = current_language()
        entries = [
            (name, code == chosen, partial(self.window.appearance.use_language, code)) for code, name in LANGUAGE_NAMES
        ]
        self._choices(menu.addMenu("语言 · Language"), entries)

    def _choices(self, menu: QMenu, entries: Sequence[tuple[str, bool, Callable[[], None]]]) -> None:
        group = QActionGroup(menu)
        for words, is_chosen, call in entries:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(is_chosen)
            group.addAction(action)
            action.triggered.connect(partial(_call, call))


LAST_NUMBER_KEY = 9
RECORD_MENU = "menu_record"
"""The menu of what can be done with records; its shortcuts belong to the tables."""


def _native(shortcuts: Sequence[QKeySequence]) -> str:
    return _("、").join(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in shortcuts)


def _call(function: Callable[[], None], _checked: bool = False) -> None:
    """Call what an action is for; Qt also says whether it is checked."""
    function()


def _with_keys(tip: str, shortcuts: tuple[str, ...]) -> str:
    return f"{tip}{_('（')}{shortcuts[0]}{_('）')}" if shortcuts else tip

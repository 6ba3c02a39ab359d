"""Which columns of a table are seen, how wide, in what order: sensible at first, then as the user left them.

Widths are remembered in hundredths of the text's height, so that they fit another size of text too.
"""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStyle, QWidget

from ui.tables.rows_model import SIGN
from ui.tables.view import RecordTable
from wzlab.columns import Choice, Column, Day, Number, Reference, YesNo
from wzlab.language import _

NARROWEST, WIDEST = 3, 60
"""Bounds of a remembered width, in heights of the text."""
OTHER_EMS = 9
PROOF_EMS = 6
NAME_EMS = 13
_EMS = ((Day, 7), (YesNo, 5), (Number, 8), (Reference, 10))
"""How wide a kind's values are, in heights of the text, which a Chinese character is about as wide as."""


class Columns(QObject):
    """The columns of one table.

    Args:
        view: the table.
    """

    changed = Signal()  # a width, the order or what is hidden has changed

    def __init__(self, view: RecordTable) -> None:
        super().__init__(view)
        self._view = view
        self._header = view.horizontalHeader()
        self._model = view.records
        self._arrange(self.default_order())
        self.set_default_widths()
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.customContextMenuRequested.connect(self._on_menu_asked)
        self._header.sectionResized.connect(self._on_changed)
        self._header.sectionMoved.connect(self._on_changed)

    def _on_changed(self) -> None:
        self.changed.emit()

    def default_order(self) -> list[int]:
        """Return the sections as they stand until somebody moves one: what became of a record, what proves it, what it is known by, what decides, the rest."""
        known_by = self._model.record_type.known_by

        def rank(section: int) -> int:
            column = self._model.column_at(section)
            if column is None:
                return 0 if section == SIGN else 1
            return 2 if column.key in known_by else 3 if column.decides else 4

        return sorted(range(self._header.count()), key=rank)

    # widths

    def set_default_widths(self) -> None:
        """Make every column as wide as its heading and its kind of values want."""
        for section in range(self._header.count()):
            self._header.resizeSection(section, self._default_width(section))

    def _default_width(self, section: int) -> int:
        metrics = self._header.fontMetrics()
        arrow = self._view.style().pixelMetric(QStyle.PixelMetric.PM_HeaderMarkSize)
        heading = metrics.horizontalAdvance(self._model.heading(section)) + 2 * arrow + metrics.averageCharWidth() * 2
        column = self._model.column_at(section)
        if column is None:
            return heading if section == SIGN else max(heading, metrics.height() * PROOF_EMS)
        is_name = column.key in self._model.record_type.known_by
        return max(heading, metrics.height() * _ems(column, is_name=is_name))

    # what is seen

    def menu(self, parent: QWidget) -> QMenu:
        """Return a menu that shows and hides columns."""
        menu = QMenu(parent)
        menu.setObjectName("columns_menu")
        shown, fields = self._view.shown_sections(), len(self._view.shown_columns())
        for section in range(1, self._header.count()):
            action = menu.addAction(self._model.heading(section))
            action.setCheckable(True)
            action.setChecked(section in shown)
            is_last = fields == 1 and section in shown and self._model.column_at(section) is not None
            action.setEnabled(not is_last)
            action.setData(section)
        menu.addSeparator()
        menu.addAction(_("全部显示")).setData(SIGN)
        menu.addAction(_("恢复默认的列")).setData(-1)
        menu.triggered.connect(self._on_chosen)
        return menu

    def _on_menu_asked(self, place: QPoint) -> None:
        menu = self.menu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._header.mapToGlobal(place))

    def _on_chosen(self, action: QAction) -> None:
        section = int(action.data())
        if section > SIGN:
            self._header.setSectionHidden(section, not action.isChecked())
        else:
            self.show_all()
            if section < SIGN:
                self._arrange(self.default_order())
                self.set_default_widths()
        self.changed.emit()

    def show_all(self) -> None:
        """Hide no column; but the sign, where no condition looks at the table."""
        for section in range(self._header.count()):
            self._header.setSectionHidden(section, section == SIGN and self._model.condition is None)

    def _arrange(self, sections: Iterable[int]) -> None:
        for place, section in enumerate(sections):
            self._header.moveSection(self._header.visualIndex(section), place)

    # what is remembered

    def state(self) -> dict[str, Any]:
        """Return order, widths and what is hidden, by the keys of the fields, as JSON takes them."""
        sections = [self._header.logicalIndex(place) for place in range(self._header.count())]
        shown = self._view.shown_sections()
        key_of = self._model.key_of
        height = self._header.fontMetrics().height()
        return {
            "order": [key_of(section) for section in sections],
            "hidden": [key_of(section) for section in sections if section not in shown],
            "widths": {key_of(section): round(self._header.sectionSize(section) * 100 / height) for section in shown},
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take over what `state` gave; what is not understood is passed over."""
        sections = {self._model.key_of(section): section for section in range(self._header.count())}
        for key, width in _entries(state.get("widths")):
            if key in sections and isinstance(width, int) and NARROWEST * 100 <= width <= WIDEST * 100:
                self._header.resizeSection(sections[key], round(width * self._header.fontMetrics().height() / 100))
        named = [sections[key] for key in _texts(state.get("order")) if key in sections]
        unnamed = [section for section in self.default_order() if section not in named]
        beside = [section for section in unnamed if self._model.column_at(section) is None]
        behind_sign = named.index(SIGN) + 1 if SIGN in named else 0
        named[behind_sign:behind_sign] = beside
        self._arrange([*named, *(section for section in unnamed if section not in beside)])
        hidden = {sections[key] for key in _texts(state.get("hidden")) if key in sections}
        if len(hidden - {SIGN, self._model.proof_section}) < len(self._model.columns):
            for section in hidden:
                self._header.setSectionHidden(section, True)


def _ems(column: Column[Any], *, is_name: bool) -> int:
    for kind, ems in _EMS:
        if isinstance(column.kind, kind):
            return ems
    if isinstance(column.kind, Choice) and column.kind.options:
        return min(10, 2 + max(len(column.kind.show(code)) for code in column.kind.options))
    return NAME_EMS if is_name and column.key != "name" else OTHER_EMS


def _entries(value: object) -> list[tuple[str, object]]:
    return [(str(key), entry) for key, entry in value.items()] if isinstance(value, dict) else []


def _texts(value: object) -> list[str]:
    return [entry for entry in value if isinstance(entry, str)] if isinstance(value, list) else []

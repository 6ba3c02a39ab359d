"""Text found and replaced in a table: what would become of each cell, ticked or left out, and all of it as one step."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.dialogs.edit_preview import PreviewLine, PreviewModel, PreviewView, preview_lines
from ui.dialogs.parts import button, button_row, call, label, visible
from ui.dialogs.results import PAUSE
from ui.dialogs.searching import AT_ONCE, Search
from ui.session import Happened, Place, Session
from wzlab.columns import Record
from wzlab.editing.replacing import MOST_CHARACTERS, Scope, Wanted, replacements, replacing_change
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.pack import Pack
from wzlab.records import RECORD_TYPES, TYPE_OF

MOST_FOUND = 2_000
"""More places than this are replaced in turns: nobody looks through them."""
WIDE, HIGH = 54, 34
"""How large the dialog is, in times the height of a line, where the screen has the room."""
MARGIN = 60
"""What is left of the screen around it, in pixels."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found: the first places with their words, how many there are (none counted beyond one more)."""

    lines: Sequence[PreviewLine]
    number: int


class ReplaceDialog(QDialog):
    """Replaces text in the cells of a table; it stays open for the next replacement.

    Args:
        session: the lab.
        place: where the cursor stands: its table is looked into first.
        selected: the records selected in that table; where there are several, only they are looked into at first.
    """

    def __init__(
        self, session: Session, place: Place, selected: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._selected = (place.table, frozenset(selected))
        self.text, self.replacement = QLineEdit(self), QLineEdit(self)
        self.tables, self.fields = QComboBox(self), QComboBox(self)
        self.only_selected = QCheckBox(_("只在所选的 {number} 条里").format(number=len(selected)), self)
        self.alike = QCheckBox(_("不分大小写和全角半角"), self)
        self.whole = QCheckBox(_("整个单元格都相同才算"), self)
        self.wildcards = QCheckBox(_("使用通配符 * 和 ?"), self)
        self.bare = QCheckBox(_("包括并显示敏感信息"), self)
        self.finder = Search(_("查找和替换"), self)
        self.preview = PreviewModel(self)
        self.view = PreviewView(self.preview, self)
        self.wildcard_hint = label(
            _("* 代表任意多个字，? 代表一个字；要找 * 或 ? 本身，写成 ~* 或 ~?。"), self, muted=True
        )
        self.summary = label("", self)
        self.row = button_row(self, _("替换"), _("关闭"))
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(PAUSE)
        self._is_asked_anew = False
        self._is_anew = True
        self._found = 0
        self._told = ""
        self.setWindowTitle(_("查找和替换"))
        self.setObjectName("replace")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._name_parts()
        self._lay_out()
        self._fill_tables(place.table)
        self._connect()
        self.search()

    # making

    def _name_parts(self) -> None:
        names = (
            (self.text, "replace_text", _("查找什么")),
            (self.replacement, "replace_with", _("替换成什么，不填就是删去")),
            (self.tables, "replace_table", _("在哪张表里找")),
            (self.fields, "replace_field", _("在哪一栏里找")),
        )
        for part, name, words in names:
            part.setObjectName(name)
            part.setAccessibleName(words)
        self.replacement.setPlaceholderText(_("不填就是删去"))
        boxes = (
            (self.only_selected, "only_selected"),
            (self.whole, "whole"),
            (self.alike, "alike"),
            (self.wildcards, "wildcards"),
            (self.bare, "bare"),
        )
        for box, name in boxes:
            box.setObjectName(name)
            box.setAccessibleName(box.text())
            visible(box)
        self.alike.setChecked(True)
        self.text.setMaxLength(MOST_CHARACTERS)
        self.wildcards.setAccessibleDescription(self.wildcard_hint.text())
        self.wildcard_hint.hide()
        self.summary.setObjectName("summary")
        self.only_selected.setChecked(len(self._selected[1]) > 1)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.addLayout(self._asked())
        layout.addLayout(self._boxes())
        layout.addWidget(self.wildcard_hint)
        layout.addWidget(self.summary)
        layout.addWidget(self.view, 1)
        layout.addWidget(label(_("空格选或不选，回车看这条记录；不选的就不替换。"), self, muted=True))
        below = QHBoxLayout()
        self.take_all = button(_("全选"), "take_all", self)
        self.leave_all = button(_("全不选"), "leave_all", self)
        for part in (self.take_all, self.leave_all):
            below.addWidget(part)
        below.addStretch(1)
        below.addWidget(self.row)
        layout.addLayout(below)
        height, room = self.fontMetrics().height(), self.screen().availableSize()
        self.resize(QSize(min(WIDE * height, room.width() - MARGIN), min(HIGH * height, room.height() - MARGIN)))

    def _asked(self) -> QFormLayout:
        rows = QFormLayout()
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        rows.addRow(_("查找："), self.text)
        rows.addRow(_("替换为："), self.replacement)
        where = QHBoxLayout()
        for part in (self.tables, self.fields, self.only_selected):
            where.addWidget(part)
        where.addStretch(1)
        rows.addRow(_("范围："), where)
        return rows

    def _boxes(self) -> QGridLayout:
        grid = QGridLayout()
        for place, box in enumerate((self.alike, self.whole, self.wildcards, self.bare)):
            grid.addWidget(box, place // 2, place % 2)
        grid.setColumnStretch(2, 1)
        return grid

    def _fill_tables(self, table: str) -> None:
        for record_type in RECORD_TYPES:
            if self._session.lab.tables[record_type.table] or record_type.table == table:
                self.tables.addItem(_(record_type.label), record_type.table)
        self.tables.setCurrentIndex(self.tables.findData(table))
        self._fill_fields()

    def _fill_fields(self) -> None:
        self.fields.clear()
        self.fields.addItem(_("全部栏目"), "")
        for column in self.record_type.columns:
            self.fields.addItem(_(column.title), column.key)
        table, selected = self._selected
        self.only_selected.setVisible(table == self.record_type.table and len(selected) > 1)
        self.bare.setVisible(any(column.sensitive for column in self.record_type.columns))

    def _connect(self) -> None:
        self.row.accepted.disconnect()
        self.row.accepted.connect(self.replace_chosen)
        self.tables.currentIndexChanged.connect(self._on_table_chosen)
        self.fields.currentIndexChanged.connect(self._on_asked)
        for line in (self.text, self.replacement):
            line.textChanged.connect(self._on_typed)
        for box in (self.only_selected, self.whole, self.alike, self.wildcards, self.bare):
            box.toggled.connect(self._on_asked)
        self.wildcards.toggled.connect(self.wildcard_hint.setVisible)
        self.timer.timeout.connect(self._on_paused)
        self.take_all.clicked.connect(self._on_take_all)
        self.leave_all.clicked.connect(self._on_leave_all)
        self.preview.ticked.connect(self._show_number)
        self.finder.found.connect(self._on_found)
        self.view.activated.connect(self._on_activated)
        self._session.changed.connect(self._on_changed)
        self._session.destroyed.connect(self.close)

    # what is asked for

    @property
    def record_type(self) -> type[Record]:
        """The type of the records that are looked into."""
        return TYPE_OF[str(self.tables.currentData())]

    @property
    def wanted(self) -> Wanted:
        """What is to be replaced by what."""
        return Wanted(
            self.text.text(),
            self.replacement.text(),
            whole=self.whole.isChecked(),
            wildcards=self.wildcards.isChecked(),
            alike=self.alike.isChecked(),
            bare=self.bare.isChecked(),
        )

    @property
    def scope(self) -> Scope:
        """Where to look."""
        key = str(self.fields.currentData() or "")
        keys = [key] if key else [column.key for column in self.record_type.columns]
        table, selected = self._selected
        narrow = table == self.record_type.table and self.only_selected.isChecked() and len(selected) > 1
        ids: Collection[str] | None = selected if narrow else None
        return Scope(self.record_type.table, keys, ids)

    def search(self, *, anew: bool = True, told: str = "") -> None:
        """Look for what is asked for: at once in a small table, in a thread in a large one.

        Args:
            anew: whether it is another question; ticks stay unless it is.
            told: a sentence that is told before what was found.
        """
        self.timer.stop()
        self._is_anew = anew or (self.finder.is_under_way and self._is_anew)
        self._is_asked_anew = False
        self._told = told
        scope, wanted, lab = self.scope, self.wanted, self._session.lab
        number = len(lab.tables[scope.table] if scope.ids is None else scope.ids)
        is_small = number <= AT_ONCE or not wanted.text
        look = partial(_find, lab if is_small else lab.snapshot(), self._session.pack, scope, wanted)
        self.finder.begin(look, at_once=is_small)
        if self.finder.is_under_way:
            self.summary.setText(f"{told}{_('正在查找……')}")
            self._show_number()

    def _on_found(self, found: _Found) -> None:
        self._found = found.number
        self.preview.show_lines(found.lines, anew=self._is_anew)
        self.summary.setText(f"{self._told}{self._summary()}")

    def _summary(self) -> str:
        if not self.text.text():
            return _("输入要查找的文字，下面列出会替换的每一处。")
        if self._found > MOST_FOUND:
            return _("只列出前 {most} 处；替换以后再列出其余的。").format(most=MOST_FOUND)
        if self._found == 0:
            return self._why_nothing()
        unreadable = sum(edit.is_unreadable for edit in self.preview.chosen())
        words = (
            _("会改动 {number} 个单元格。") if self.replacement.text() else _("会从 {number} 个单元格里删去找到的字。")
        )
        words = words.format(number=self._found)
        if unreadable:
            words += _("其中 {number} 个替换后读不出，将原样保留并标出。").format(number=unreadable)
        return words

    def _why_nothing(self) -> str:
        """Return that nothing was found, and what may be the reason."""
        column = self.record_type.column_of.get(str(self.fields.currentData() or ""))
        if column is not None and column.sensitive and not self.bare.isChecked():
            return _("“{title}”现在是隐藏的，没有查找；要查找请勾选“包括并显示敏感信息”。").format(
                title=_(column.title)
            )
        return _("没有会改动的单元格。")

    def _show_number(self) -> None:
        number = len(self.preview.chosen())
        accept = self.row.findChild(QPushButton, "accept")
        assert accept is not None
        words = _("替换 {number} 处") if self.replacement.text() or not self.text.text() else _("删去 {number} 处")
        call(accept, words.format(number=number))
        is_usable = number > 0 and not self.finder.is_under_way
        if not is_usable and accept.hasFocus():
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)  # else it would go on to the button that closes
        accept.setEnabled(is_usable)

    # what happens

    @override
    def open(self) -> None:
        """Show the dialog beside the window, in place of an earlier one, whose texts it takes over."""
        parent = self.parentWidget()
        for earlier in parent.findChildren(ReplaceDialog) if parent is not None else ():
            if earlier is not self:
                self.text.setText(earlier.text.text())
                self.replacement.setText(earlier.replacement.text())
                earlier.close()
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.show()
        self.raise_()
        self.activateWindow()
        self.text.selectAll()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter behind what is looked for deletes nothing: it goes on to what it is replaced by, as long as that is blank."""
        is_enter = Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.focusWidget() is self.text and not self.replacement.text():
            if self.timer.isActive():
                self._on_paused()
            self.replacement.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def replace_chosen(self) -> None:
        """Replace what is ticked, as one step; nothing is replaced that was typed or changed too late to be seen."""
        if self.timer.isActive():
            self._on_paused()
            return
        if self.finder.is_under_way:
            return
        edits, wanted = self.preview.chosen(), self.wanted
        change, words = replacing_change(self._session.lab, edits, wanted)
        if self._session.do(change, words):
            self._session.said.emit(_("已替换 {number} 处，Ctrl+Z 撤销。").format(number=len(edits)))
            self.search(told=_("已替换 {number} 处；在主窗口按 Ctrl+Z 可以撤销。").format(number=len(edits)))

    def _on_typed(self, _text: str) -> None:
        self.finder.drop()
        self._is_asked_anew = True
        self.timer.start()

    def _on_paused(self) -> None:
        self.search(anew=self._is_asked_anew)

    def _on_asked(self) -> None:
        self.search()

    def _on_table_chosen(self) -> None:
        self.fields.blockSignals(True)  # one search is enough
        self._fill_fields()
        self.fields.blockSignals(False)
        self.search()

    def _on_take_all(self) -> None:
        self.preview.tick_all(ticked=True)

    def _on_leave_all(self) -> None:
        self.preview.tick_all(ticked=False)

    def _on_activated(self, index: QModelIndex) -> None:
        place = self.preview.place(index.row())
        if self._session.lab.find(place.record_id or "") is not None:
            self._session.asked_to_show.emit(place)

    def _on_changed(self, _happened: Happened) -> None:
        """Look again soon; until then nothing is replaced, for a cell may be another by now."""
        self.timer.start()


def _find(lab: Lab, pack: Pack, scope: Scope, wanted: Wanted) -> _Found:
    """Return what a replacement would change, in a lab that nobody else changes meanwhile."""
    edits = replacements(lab, pack, scope, wanted, MOST_FOUND + 1)
    return _Found(preview_lines(lab, pack, edits[:MOST_FOUND], bare=wanted.bare), len(edits))

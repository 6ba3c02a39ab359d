"""What can be done to the rows and cells of a table, each thing once: words, shortcut, what it does.

Every operation commits the open editor first, is one step on the undo stack, and says what it did where that is not
plain to see.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.ask import Ask
from ui.session import Session
from ui.tables.tips import plain_tip
from ui.tables.view import RecordTable
from wzlab.changes import SetCells, Several
from wzlab.columns import Cell, YesNo
from wzlab.editing.blocks import block_of
from wzlab.editing.headings import heading_row
from wzlab.editing.pasting import Paste, View, copied_text, paste_change
from wzlab.editing.rows import (
    Labelled,
    add_rows,
    as_one,
    blank_cells,
    duplicate_rows,
    fill_down,
    move_rows,
    references_to,
    references_words,
    remove_rows,
    set_record_cells,
)
from wzlab.language import N_, _

TURNS: dict[Cell, Cell] = {True: False, False: None, None: True}
"""What Space makes of a yes/no cell."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing to do: its id (the method it calls), words, tip and shortcut; whether it changes the lab, and needs a row to be there."""

    id: str
    text: str
    tip: str
    keys: str
    changes: bool = True
    needs_rows: bool = True


OPERATIONS: tuple[Operation, ...] = (
    Operation("add_below", N_("新增"), N_("在当前行下面新增一行"), "Ctrl+Return", needs_rows=False),
    Operation("add_above", N_("在上面新增"), N_("在当前行上面新增一行"), "Ctrl+Shift+Return", needs_rows=False),
    Operation(
        "paste",
        N_("粘贴"),
        N_("从 Excel 等表格复制后，从当前单元格起粘贴；行数不够时自动新增"),
        "Ctrl+V",
        needs_rows=False,
    ),
    Operation("copy", N_("复制单元格"), N_("复制选中的单元格；隐藏的内容按隐藏的样子复制"), "Ctrl+C", changes=False),
    Operation("cut", N_("剪切单元格"), N_("复制并清空选中的单元格"), "Ctrl+X"),
    Operation("duplicate", N_("复制行"), N_("复制所选的行；证件号、编号等不重复的内容留空"), "Ctrl+Shift+D"),
    Operation("fill_down", N_("向下填充"), N_("把所选第一行的内容填到下面各行"), "Ctrl+D"),
    Operation("bulk_edit", N_("批量修改…"), N_("一次修改所选各行的几栏，修改前先看结果"), "Ctrl+Shift+B"),
    Operation("move_up", N_("上移"), N_("把所选的行上移一行"), "Alt+Up"),
    Operation("move_down", N_("下移"), N_("把所选的行下移一行"), "Alt+Down"),
    Operation("remove", N_("删除行"), N_("删除所选的行"), "Ctrl+Delete"),
)
BUTTONS = (("add_below", "paste"), ("duplicate", "bulk_edit", "remove"), ("move_up", "move_down"))
"""The order of the buttons; the page puts others between.  Where there is no room for all, the last are hidden first."""
MENU = (
    "add_below", "add_above", "duplicate", "", "copy", "cut", "paste", "fill_down", "bulk_edit", "",
    "move_up", "move_down", "", "remove",
)  # fmt: skip
"""The order in a menu; "" is a line between."""


class Operations(QObject):
    """The operations of one table, as actions and as methods.

    Args:
        session: the open lab.
        view: the table.
        ask: for the one question there is: whether records go that others refer to.
        host: the widget in which shortcuts work besides the table.
    """

    bulk_edit_asked = Signal()  # fields of the selected rows are to be changed at once

    def __init__(self, session: Session, view: RecordTable, ask: Ask, host: QWidget) -> None:
        super().__init__(host)
        self._session = session
        self._view = view
        self._model = view.records
        self._table = view.records.record_type.table
        self._ask = ask
        self.actions = {operation.id: self._action(operation) for operation in OPERATIONS}
        self.show_usable()
        view.addActions(list(self.actions.values()))
        host.addAction(self.actions["add_below"])
        view.blanking_asked.connect(self.blank)
        view.turning_asked.connect(self.turn)

    def _action(self, operation: Operation) -> QAction:
        action = QAction(_(operation.text), self)
        action.setObjectName(f"record_{operation.id}")
        keys = QKeySequence(operation.keys)
        native = keys.toString(QKeySequence.SequenceFormat.NativeText)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(plain_tip(_("{tip}（{keys}）").format(tip=_(operation.tip), keys=native)))
        action.setStatusTip(_(operation.tip))
        method: Callable[[], None] = getattr(self, operation.id)
        action.triggered.connect(method)
        return action

    def show_usable(self) -> None:
        """Enable what can be done with the rows that are shown now."""
        is_fixed, has_rows = self._session.read_only is not None, self._model.rowCount() > 0
        for operation in OPERATIONS:
            is_usable = not (operation.changes and is_fixed) and (has_rows or not operation.needs_rows)
            self.actions[operation.id].setEnabled(is_usable)

    # rows

    def add_below(self) -> None:
        """Add a row below the current one; at the end of an empty table."""
        self._add(1)

    def add_above(self) -> None:
        """Add a row above the current one."""
        self._add(0)

    def _add(self, offset: int) -> None:
        self._view.finish_editing()
        current = self._view.current_id
        position = None if current is None else list(self._model.records).index(current) + offset
        known = set(self._model.records)
        self._do(add_rows(self._session.lab, self._table, 1, position))
        self._go_to_new(known)

    def duplicate(self) -> None:
        """Put copies of the selected rows below them."""
        self._view.finish_editing()
        known = set(self._model.records)
        self._do(duplicate_rows(self._session.lab, self._table, self._view.selected_ids()))
        self._go_to_new(known)

    def _go_to_new(self, known: set[str]) -> None:
        new = [record_id for record_id in self._model.records if record_id not in known]
        if not new:
            return
        self._view.select_records(new)
        row = self._model.row_of(new[0])
        if row is not None and len(new) == 1:
            self._view.go_to(row, self._view.first_section())
        self._view.setFocus()

    def move_up(self) -> None:
        """Move the selected rows up by one."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the selected rows down by one."""
        self._move(1)

    def _move(self, offset: int) -> None:
        self._view.finish_editing()
        if not self._model.is_in_own_order:
            self._session.said.emit(_("现在按列排序显示，行不能移动；再点列标题直到箭头消失，就可以移动。"))
        elif not self._model.filter.is_open:
            self._session.said.emit(_("现在只显示一部分记录，行不能移动；显示全部记录后可以移动。"))
        else:
            self._do(move_rows(self._session.lab, self._table, self._view.selected_ids(), offset))
            self._view.scrollTo(self._view.currentIndex())

    def remove(self) -> None:
        """Remove the selected rows; ask first only if other records refer to them."""
        self._view.finish_editing()
        ids = self._view.selected_ids()
        if not ids or not self._may_go(ids):
            return
        row = self._view.selected_rows()[0]
        section = self._view.currentIndex().column()
        if self._do(remove_rows(self._session.lab, self._table, ids)):
            if self._model.rowCount():
                self._view.go_to(min(row, self._model.rowCount() - 1), section)
            self._session.said.emit(_("已删除 {number} 条，Ctrl+Z 撤销。").format(number=len(ids)))

    def _may_go(self, ids: list[str]) -> bool:
        mentions = references_words(references_to(self._session.lab, ids))
        if not mentions or self._view.refuse():
            return True
        question = _("要删除的 {number} 条记录还被其他记录引用。").format(number=len(ids))
        return self._ask.confirm(question, _("仍然删除"), mentions)

    # cells

    def copy(self) -> None:
        """Put the selected cells on the clipboard, as they may be seen."""
        columns = self._view.selected_columns()
        if columns:
            view = View(self._table, self._view.selected_ids(), columns)
            text = copied_text(self._session.lab, self._session.pack, view, masked=not self._model.is_bare)
            QGuiApplication.clipboard().setText(text)

    def cut(self) -> None:
        """Copy the selected cells and blank them."""
        self._view.finish_editing()
        self.copy()
        self.blank()

    def blank(self) -> None:
        """Make the selected cells unknown, as one step."""
        lab = self._session.lab
        parts = [
            blank_cells(lab, self._table, ids, [column.key for column in columns])
            for ids, columns in self._view.selected_blocks()
        ]
        if len(parts) == 1:
            self._do(parts[0])
            return
        changes = [change for part in parts if part.change for change in _alone(part)]
        cells = sum(len(change.cells) for change in changes)
        self._do(Labelled(as_one(changes), _("清空 {number} 个单元格").format(number=cells)))

    def turn(self) -> None:
        """Turn the selected yes/no cells to what follows the current one: yes, no, blank."""
        column, current = self._view.current_column(), self._view.current_id
        if column is None or current is None:
            return
        before = self._model.records[current].cell(column.key)
        after = TURNS[before] if before is None or isinstance(before, bool) else True
        changes = [
            change
            for ids, columns in self._view.selected_blocks()
            for record_id in ids
            if (change := self._turned(record_id, [c.key for c in columns if isinstance(c.kind, YesNo)], after))
        ]
        cells = sum(len(change.cells) for change in changes)
        title, who = _(column.title), self._model.session.lab.name_of(self._model.records[current])
        one = _("修改 {record} 的“{title}”").format(record=who, title=title)
        many = _("修改 {number} 个单元格").format(number=cells)
        self._do(Labelled(as_one(changes), one if cells == 1 else many))

    def _turned(self, record_id: str, keys: list[str], cell: Cell) -> SetCells | None:
        return set_record_cells(self._model.records[record_id], dict.fromkeys(keys, cell))

    def fill_down(self) -> None:
        """Give the selected rows the cells of the first of them; a single row takes those of the row above it."""
        self._view.finish_editing()
        rows = self._view.selected_rows()
        if len(rows) == 1 and rows[0] > 0:
            rows = [rows[0] - 1, *rows]
        ids = [self._model.order[row] for row in rows]
        keys = [column.key for column in self._view.selected_columns()]
        self._do(fill_down(self._session.lab, self._table, ids, keys))

    def bulk_edit(self) -> None:
        """Ask for the window in which fields of the selected rows are changed at once."""
        self._view.finish_editing()
        if self._view.selected_ids():
            self.bulk_edit_asked.emit()

    def paste(self) -> None:
        """Put the clipboard's block over the cells from the first selected one on, as one step."""
        self._view.finish_editing()
        block = block_of(QGuiApplication.clipboard().text())
        columns = self._view.shown_columns()
        if not block or not columns:
            self._session.said.emit(_("剪贴板里没有可以粘贴的文字。"))
            return
        rows, chosen = self._view.selected_rows(), self._view.selected_columns()
        start = (rows[0] if rows else 0, columns.index(chosen[0]) if chosen else 0)
        size = (len(rows), len(chosen)) if chosen else (1, 1)
        has_headings = heading_row(block[0], self._model.record_type) is not None
        if rows and not chosen and not has_headings:
            self._session.said.emit(_("光标不在可以填写的栏里，没有粘贴；请先点要从哪一格粘贴起。"))
            return
        if has_headings:
            start = (len(self._model.order), 0)  # a list with headings of its own is added, never written over others
        known = set(self._model.records)
        view = View(self._table, list(self._model.order), columns)
        pasted = paste_change(self._session.lab, self._session.pack, view, start, block, selection=size)
        if self._do(Labelled(pasted.change, pasted.label)):
            if start[0] == len(view.ids) or not rows:
                self._go_to_new(known)
            self._session.said.emit(paste_words(pasted))
        elif self._session.read_only is None:
            self._session.said.emit(_("粘贴的内容与现有的相同，没有改动。"))

    def _do(self, wanted: Labelled) -> bool:
        return self._session.do(wanted.change, wanted.label)


def _alone(part: Labelled) -> list[SetCells]:
    """Return the single changes of cells a change is made of."""
    changes = part.change.changes if isinstance(part.change, Several) else (part.change,)
    return [change for change in changes if isinstance(change, SetCells)]


def paste_words(pasted: Paste) -> str:
    """Return in a sentence what a paste did, and what it could not do."""
    parts = [_("已{label}").format(label=pasted.label)]
    if pasted.rows_changed > 1:
        parts.append(_("改写已有的 {number} 条").format(number=pasted.rows_changed))
    if pasted.rows_added:
        parts.append(_("新增 {number} 行").format(number=pasted.rows_added))
    if pasted.as_typed:
        parts.append(_("{number} 个单元格读不出，已原样保留并标出").format(number=pasted.as_typed))
    if pasted.masked:
        parts.append(_("{number} 个隐藏的内容保持原样").format(number=pasted.masked))
    if pasted.unknown:
        parts.append(_("没有对应的栏目，未粘贴：{headings}").format(headings=_("、").join(pasted.unknown)))
    if (beyond := pasted.beyond - len(pasted.unknown)) > 0:
        parts.append(_("{number} 列没有对应的栏目，未粘贴").format(number=beyond))
    return _("；").join(parts) + _("。")

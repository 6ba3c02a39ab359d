"""修改历史: the steps of this sitting, to go back and forth in; below them what the file remembers of earlier days."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QUndoView, QVBoxLayout, QWidget
from typing_extensions import override

from ui.ask import Ask
from ui.checks.nodes import Later, Node, Tone
from ui.checks.tree_view import NodeTree
from ui.pages.parts import heading, label
from ui.paths import SUFFIX
from ui.purging import purge_asking
from ui.session import Saved, Session
from wzlab.columns import Cell
from wzlab.editing.masking import discreet
from wzlab.errors import WzlabError
from wzlab.language import N_, _
from wzlab.policy.words import CHINESE_TIME
from wzlab.records import TYPE_OF
from wzlab.storage.document import copy_without_history
from wzlab.storage.history import CellChange, HistoryEdit, HistoryEntry, Version, What

WHAT_WORDS = {
    What.ADDED: N_("新增 {record}"),
    What.REMOVED: N_("删除 {record}"),
    What.CHANGED: N_("修改 {record}"),
    What.MOVED: N_("移动 {record}"),
}
NOTE_TITLES = {
    "choice": N_("取哪一种"),
    "confirmed": N_("是否确认"),
    "reason": N_("原因"),
    "by": N_("谁"),
    "on": N_("日期"),
}
"""What the particulars of a pinned reading and of a note are called."""


class HistoryPage(QWidget):
    """The history of one session and of its file."""

    def __init__(self, session: Session, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self._session = session
        self._ask = ask
        self._is_stale = True
        self._versions: list[Version] = []
        self._make_sitting()
        self._make_file()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._sitting)
        splitter.addWidget(self._file)
        splitter.setSizes([200, 300])
        layout.addWidget(splitter)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_due)
        session.saved.connect(self._on_saved)

    def _make_sitting(self) -> None:
        self.steps = QUndoView(self._session.undo_stack)
        self.steps.setObjectName("steps")
        self.steps.setAccessibleName(_("这次打开以来的修改；选一步，回到那一步之后的样子"))
        self.steps.setEmptyLabel(_("刚打开时"))
        self._sitting = QWidget()
        column = QVBoxLayout(self._sitting)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(heading(_("这次的修改")))
        column.addWidget(label(_("选一步，回到那一步之后的样子；再选后面的，又回来。"), muted=True))
        column.addWidget(self.steps, 1)

    def _make_file(self) -> None:
        self.tree = NodeTree()
        self.tree.setObjectName("file_history")
        self.tree.setAccessibleName(_("文件里的修改历史"))
        policy = self.tree.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.tree.setSizePolicy(policy)
        self.save_button = QPushButton(_("另存这一版…"))
        self.save_button.setObjectName("save_version")
        self.save_button.clicked.connect(self._on_save)
        self.clear_button = QPushButton(_("清除历史…"))
        self.clear_button.setObjectName("clear_history")
        self.clear_button.clicked.connect(self._on_clear)
        self.tree.selectionModel().currentChanged.connect(self._on_looked_at)
        self._told = label(muted=True, name="history_told")
        line = QHBoxLayout()
        line.addWidget(self.save_button)
        line.addWidget(self.clear_button)
        line.addStretch(1)
        self._file = QWidget()
        column = QVBoxLayout(self._file)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(heading(_("文件里的历史")))
        column.addWidget(self._told)
        column.addWidget(self.tree, 1)
        column.addLayout(line)

    # telling

    def _on_saved(self, state: Saved) -> None:
        self._is_stale = True
        if self.isVisible() and state.pending == 0:
            self._timer.start(0)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_due()

    def _on_due(self) -> None:
        if self._is_stale and self.isVisible():
            self._is_stale = False
            self.tell()

    def tell(self) -> None:
        """Read the file's history anew."""
        document = self._session.document
        entries: list[HistoryEntry] = []
        if document is None:
            self._told.setText(_("这个实验室只在内存里，没有文件；保存之后才有历史。"))
        else:
            try:
                entries, self._versions = document.history(), document.versions()
                self._told.setText(self._file_words(entries))
            except WzlabError as error:
                self._told.setText(str(error))
        self.tree.setVisible(document is not None)
        self.clear_button.setEnabled(document is not None and self._session.read_only is None)
        nodes = tuple(self._nodes(entries))
        self.tree.follow(nodes) if self.tree.nodes.rowCount() else self.tree.show_nodes(nodes)
        self._on_looked_at()

    def _file_words(self, entries: Sequence[HistoryEntry]) -> str:
        if entries or self._versions:
            return _("每一步都记着：什么时候、谁、改了什么。最近的在前。")
        return _("这个文件里还没有修改。从第一次修改起，每一步都记着：什么时候、谁、改了什么。")

    def _nodes(self, entries: Sequence[HistoryEntry]) -> Iterator[Node]:
        versions = tuple(
            Node(f"{version.number}", version.name, shown_time(version.at)) for version in reversed(self._versions)
        )
        if versions:
            title = _("命名的版本（{number}）").format(number=len(versions))
            yield Node("versions", title, tone=Tone.HEADING, children=versions, is_open=True)
        if entries:
            latest = entries[::-1]
            title = _("逐步的修改（{number}）").format(number=len(latest))
            later = Later(len(latest), lambda place: self._entry(latest[place]))
            yield Node("entries", title, tone=Tone.HEADING, later=later, is_open=True)

    def _entry(self, entry: HistoryEntry) -> Node:
        aside = _("{time}，{who}").format(time=shown_time(entry.at), who=entry.who)
        later = Later(len(entry.edits), lambda place: self._edit(entry.edits[place])) if entry.edits else None
        return Node(f"{entry.number}", entry.label, aside, later=later)

    def _edit(self, edit: HistoryEdit) -> Node:
        title = _(WHAT_WORDS[edit.what]).format(record=self._known_as(edit))
        make = partial(_cell_node, edit)
        later = Later(len(edit.cells), lambda place: make(edit.cells[place])) if edit.cells else None
        return Node(f"{edit.section} {edit.id}", title, edit.origin, later=later)

    def _known_as(self, edit: HistoryEdit) -> str:
        """Return what a record is called: by its name today, or by what the step itself tells of it."""
        record_type = TYPE_OF.get(edit.section)
        if record_type is None:
            return self._known_by_pack(edit.id)
        record = self._session.lab.find(edit.id)
        if record is not None and record.table == edit.section:
            return f"{_(record_type.label)} {self._session.lab.name_of(record)}"
        named = (cell for cell in edit.cells if cell.key in record_type.known_by)
        name = " ".join(_shown(edit.section, cell.key, cell.after or cell.before) for cell in named)
        return f"{_(record_type.label)} {name or edit.id}"

    def _known_by_pack(self, entry_id: str) -> str:
        pack = self._session.pack
        titles = {reading.id: reading.title for reading in pack.readings}
        titles |= {condition.id: condition.title for condition in pack.conditions}
        return _("“{title}”").format(title=titles.get(entry_id, entry_id))

    # doing

    def _version(self) -> Version | None:
        index = self.tree.currentIndex()
        if not index.isValid() or not index.parent().isValid():
            return None
        if self.tree.nodes.node(index.parent()).key != "versions":
            return None
        key = self.tree.nodes.node(index).key
        return next((version for version in self._versions if f"{version.number}" == key), None)

    def _on_looked_at(self) -> None:
        self.save_button.setVisible(bool(self._versions))
        self.save_button.setEnabled(self._version() is not None)

    def _on_save(self) -> None:
        document, version = self._session.document, self._version()
        if document is None or version is None:
            return
        suggested = document.path.with_name(f"{document.path.stem}-{file_part(version.name)}{document.path.suffix}")
        filters = f"{_('实验室文件')} (*{SUFFIX})"
        path = self._ask.save_path_ending(_("另存这一版"), suggested, filters, SUFFIX)
        if path is None:
            return
        try:
            copy_without_history(document.version_lab(version.number), path, overwrite=True)
        except WzlabError as error:
            self._ask.tell(str(error))
        else:
            self._session.said.emit(_("已写出“{name}”。").format(name=path.name))

    def _on_clear(self) -> None:
        if purge_asking(self._session, self._ask):
            self.tell()


# --- words ----------------------------------------------------------------------------------------------------------


def shown_time(moment: datetime) -> str:
    """Return a moment on Chinese time, to the minute."""
    return f"{moment.astimezone(CHINESE_TIME):%Y-%m-%d %H:%M}"


def file_part(text: str) -> str:
    """Return a text without what no file name may hold."""
    return "".join("_" if sign in '\\/:*?"<>|' or ord(sign) < 32 else sign for sign in text).strip(" .")[:40] or "1"


def _cell_node(edit: HistoryEdit, change: CellChange) -> Node:
    """Return the line of one cell: its title, what it held and what it holds; numbers of persons are masked."""
    record_type = TYPE_OF.get(edit.section)
    column = record_type.column_of.get(change.key) if record_type else None
    title = _(column.title) if column is not None else _(NOTE_TITLES.get(change.key, change.key))
    before, after = (_shown(edit.section, change.key, cell) or _("空白") for cell in (change.before, change.after))
    return Node(change.key, _("{title}：{before} → {after}").format(title=title, before=before, after=after))


def _shown(section: str, key: str, cell: Cell) -> str:
    record_type = TYPE_OF.get(section)
    column = record_type.column_of.get(key) if record_type else None
    if column is not None:
        return discreet(column, column.show(cell))
    if isinstance(cell, bool):
        return _("是") if cell else _("否")
    return "" if cell is None else str(cell)

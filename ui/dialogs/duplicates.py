"""Records that may be entered twice: the pairs, the two of a pair side by side, and what is to become of them.

What somebody has said is no duplicate is remembered with the document's window state, not in the document: it lapses
when one of the two is called something else, or another reason is found.
"""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from ui.dialogs.duplicate_model import LEFT, TABLE, CompareModel, PairModel
from ui.dialogs.duplicate_view import CompareView, PairView
from ui.dialogs.parts import button, label, visible
from ui.dialogs.results import PAUSE
from ui.session import Happened, Place, Session
from ui.settings import Setting, Settings
from ui.work import Job, ReportProgress
from wzlab.columns import Record
from wzlab.editing.duplicates import Likeness, Side, digest, find_duplicates, merge_records
from wzlab.editing.rows import references_to
from wzlab.language import _

WIDE, HIGH = 62, 40
"""How large the dialog is, in times the height of a line, where the screen has the room."""
MARGIN = 60
"""What is left of the screen around it, in pixels."""
HEIGHTS = (2, 3)
"""How the pairs and the fields share the height."""


class DuplicatesDialog(QDialog):
    """Shows what may be entered twice, and merges two records or remembers that they are not the same.

    Args:
        session: the lab.
        settings: where it is remembered what is no duplicate.
    """

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._all: list[Likeness] = []
        self._dismissed = self._remembered()
        self.job: Job | None = None
        self.pairs = PairModel(session, self)
        self.compare = CompareModel(session, self)
        self.pair_view = PairView(self.pairs, self)
        self.field_view = CompareView(self.compare, self)
        self.heading = label(_("正在查找……"), self, bold=True)
        self.remark = label("", self)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(PAUSE)
        self.setWindowTitle(_("查找重复的记录"))
        self.setObjectName("duplicates")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._make_controls()
        self._lay_out()
        self._connect()
        self._show_pair()
        self.search()

    # making

    def _make_controls(self) -> None:
        self.prefer_left = button(_("都用左边（空的用右边补）"), "prefer_left", self)
        self.prefer_right = button(_("都用右边（空的用左边补）"), "prefer_right", self)
        self.go_left = button(_("看左边这条"), "go_left", self)
        self.go_right = button(_("看右边这条"), "go_right", self)
        self.merge = button(_("合并成一条"), "merge", self)
        self.keep = button(_("不是重复"), "not_duplicates", self)
        self.leave = button(_("关闭"), "close", self)
        self.whole = QCheckBox(_("也列出相同的栏目"), self)
        self.bare = QCheckBox(_("显示完整的敏感信息"), self)
        self.again = QCheckBox(_("也列出标为“不是重复”的"), self)
        for box, name in ((self.whole, "whole"), (self.bare, "bare"), (self.again, "dismissed_too")):
            box.setObjectName(name)
            box.setAccessibleName(box.text())
            visible(box)
        self.heading.setObjectName("summary")
        self.remark.setObjectName("remark")

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setObjectName("pairs_and_fields")
        split.setChildrenCollapsible(False)
        for place, part in enumerate((self.pair_view, self._comparison())):
            split.addWidget(part)
            split.setStretchFactor(place, HEIGHTS[place])
        top, last = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.again)
        for part in (self.go_left, self.go_right):
            last.addWidget(part)
        last.addStretch(1)
        for part in (self.merge, self.keep, self.leave):
            last.addWidget(part)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(split, 1)
        layout.addWidget(self.remark)
        layout.addLayout(last)
        height, room = self.fontMetrics().height(), self.screen().availableSize()
        self.resize(QSize(min(WIDE * height, room.width() - MARGIN), min(HIGH * height, room.height() - MARGIN)))

    def _comparison(self) -> QWidget:
        below = QWidget(self)
        beside = QHBoxLayout()
        for side in (self.prefer_left, self.prefer_right):
            beside.addWidget(side)
        beside.addStretch(1)
        for box in (self.whole, self.bare):
            beside.addWidget(box)
        layout = QVBoxLayout(below)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(beside)
        layout.addWidget(self.field_view, 1)
        return below

    def _connect(self) -> None:
        for made, called in (
            (self.prefer_left, self._on_prefer_left),
            (self.prefer_right, self._on_prefer_right),
            (self.go_left, self._on_go_left),
            (self.go_right, self._on_go_right),
            (self.merge, self.merge_current),
            (self.keep, self.dismiss_current),
            (self.leave, self.close),
        ):
            made.clicked.connect(called)
        for box in (self.whole, self.bare):
            box.toggled.connect(self._show_pair)
        self.again.toggled.connect(self._show_pairs)
        self.pair_view.selectionModel().currentRowChanged.connect(self._show_pair)
        self.timer.timeout.connect(self.search)
        self._session.changed.connect(self._on_changed)
        self._session.destroyed.connect(self.close)

    @override
    def open(self) -> None:
        """Show the window beside the lab's, which stays in reach; an earlier one goes."""
        parent = self.parentWidget()
        for earlier in parent.findChildren(DuplicatesDialog) if parent is not None else ():
            if earlier is not self:
                earlier.close()
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.show()
        self.raise_()
        self.activateWindow()
        self.pair_view.setFocus()

    # finding

    def search(self) -> None:
        """Look for duplicates in the lab as it is now, in a thread."""
        if self.job is not None:
            self.timer.start()  # the one under way looks at a lab that is another by now
            return
        lab = self._session.lab.snapshot()

        def find(_report: ReportProgress) -> list[Likeness]:
            return find_duplicates(lab)

        self.job = Job(_("查找重复的记录"), find)
        self.job.done.connect(self._on_found)
        self.job.ended.connect(self._on_ended)
        self.job.start()

    def _on_found(self, found: list[Likeness]) -> None:
        self._all = found
        self._show_pairs()

    def _on_ended(self) -> None:
        self.job = None

    def _is_there(self, pair: Likeness) -> bool:
        return {pair.left, pair.right} <= self._session.lab.tables[pair.table].keys()

    def _show_pairs(self) -> None:
        """Show the pairs that are still there; the cursor stays in its line, or goes to the last."""
        row = max(0, self.pair_view.currentIndex().row())
        current = self.current
        there = [pair for pair in self._all if self._is_there(pair)]
        shown = there if self.again.isChecked() else [pair for pair in there if not self._is_dismissed(pair)]
        self.pairs.show_pairs(shown)
        self.heading.setText(summary(len(shown), len(there) - len(shown)))
        known = [place for place, pair in enumerate(shown) if current is not None and _same(pair, current)]
        row = known[0] if known else min(row, len(shown) - 1)
        self.pair_view.setCurrentIndex(self.pairs.index(row, TABLE) if shown else QModelIndex())
        self._show_pair()

    # the current pair

    @property
    def current(self) -> Likeness | None:
        """The pair that is compared."""
        row = self.pair_view.currentIndex().row()
        return self.pairs.pairs[row] if 0 <= row < len(self.pairs.pairs) else None

    def _both(self) -> tuple[Record, Record] | None:
        pair = self.current
        if pair is None or not self._is_there(pair):
            return None
        records = self._session.lab.tables[pair.table]
        return records[pair.left], records[pair.right]

    def _show_pair(self) -> None:
        both = self._both()
        self.compare.show_pair(both, whole=self.whole.isChecked(), bare=self.bare.isChecked())
        if self.compare.rowCount():
            self.field_view.setCurrentIndex(self.compare.index(0, LEFT))
        for part in (self.prefer_left, self.prefer_right, self.go_left, self.go_right, self.keep):
            part.setEnabled(both is not None)
        self.merge.setEnabled(both is not None and self._session.read_only is None)
        pair = self.current
        self.keep.setText(_("仍算可能重复") if pair is not None and self._is_dismissed(pair) else _("不是重复"))
        self.remark.setText("" if both is None else self._remark(both))

    def _remark(self, both: tuple[Record, Record]) -> str:
        """Return what merging does, and what wants a look before."""
        conflicts, referring = self.compare.conflicts(), len(references_to(self._session.lab, [both[1].id]))
        parts = [_("合并后保留左边这条，右边那条删去，可以撤销")]
        if referring:
            parts.append(_("引用右边那条的 {number} 处（含证明材料）改为引用左边这条").format(number=referring))
        if conflicts:
            parts.append(_("{number} 栏两边都填了却不同，请逐栏看一遍").format(number=conflicts))
        if conflicts and self.current is not None and self.current.is_certain:
            parts.append(_("如果其实是两样东西，请改正其中一条的编号，不要合并"))
        return _("；").join(parts) + _("。")

    # what happens

    def _on_changed(self, _happened: Happened) -> None:
        self._show_pairs()
        self.timer.start()

    def _on_prefer_left(self) -> None:
        self.compare.prefer(Side.LEFT)

    def _on_prefer_right(self) -> None:
        self.compare.prefer(Side.RIGHT)

    def _on_go_left(self) -> None:
        self._go(0)

    def _on_go_right(self) -> None:
        self._go(1)

    def _go(self, which: int) -> None:
        both = self._both()
        if both is not None:
            self._session.asked_to_show.emit(Place(both[which].table, both[which].id))

    def merge_current(self) -> None:
        """Make the two one, as one step."""
        pair = self.current
        if pair is None or not self._is_there(pair):
            return
        wanted = merge_records(self._session.lab, pair, self.compare.sides)
        if self._session.do(wanted.change, wanted.label):
            self._session.said.emit(_("已{label}，Ctrl+Z 撤销。").format(label=wanted.label))

    def dismiss_current(self) -> None:
        """Remember that the two are not the same; or, if that was remembered, forget it."""
        pair = self.current
        if pair is None or not self._is_there(pair):
            return
        self._dismissed ^= {digest(self._session.lab, pair)}
        self._remember()
        self._show_pairs()

    # what is remembered

    def _is_dismissed(self, pair: Likeness) -> bool:
        return bool(self._dismissed) and digest(self._session.lab, pair) in self._dismissed

    def _setting(self) -> Setting[list[str]] | None:
        document, nothing = self._session.document, list[str]()
        if document is None:
            return None
        return replace(self._settings.for_document(document.document_id, "not_duplicates", nothing), of=str)

    def _remembered(self) -> set[str]:
        setting = self._setting()
        remembered: list[str] = [] if setting is None else self._settings.get(setting)
        return set(remembered)

    def _remember(self) -> None:
        setting = self._setting()
        if setting is not None:
            self._settings.set(setting, sorted(self._dismissed))


def _same(one: Likeness, other: Likeness) -> bool:
    return (one.table, one.left, one.right) == (other.table, other.left, other.right)


def summary(shown: int, dismissed: int) -> str:
    """Return in a sentence how many pairs there are, and how many are not shown."""
    words = _("没有发现可能重复的记录") if shown == 0 else _("{number} 对记录可能重复").format(number=shown)
    if dismissed:
        words += _("（另有 {number} 对标为“不是重复”）").format(number=dismissed)
    return words + _("。")

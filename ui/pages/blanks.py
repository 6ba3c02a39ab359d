"""待补清单: the blanks that decide something, by who can fill them; to go to, to copy, to hand out."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ui.ask import Ask
from ui.checks.nodes import Later, Node, Target, Tone
from ui.checks.opening import follow
from ui.checks.tree_view import NodeTree
from ui.dialogs.parts import visible
from ui.pages.lists import copy, export
from ui.pages.parts import FollowingPage, heading, label
from ui.session import Place, Session
from ui.tables.tips import plain_tip
from wzlab.language import N_, _
from wzlab.policy.blanks import (
    Blank,
    blanks_text,
    by_department,
    field_title,
    what_is_missing,
    who_is,
)

TITLES = (N_("由谁补"), N_("记录"), N_("要补的字段"), N_("关系到的条款"))
Group = tuple[str, list[Blank]]
"""The blanks of one record under their key; of a record that is missing, each by itself."""


class BlanksPage(FollowingPage):
    """The deciding blanks of one session."""

    parts_asked = Signal()  # sheets are to be exported for colleagues to fill in

    def __init__(self, session: Session, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setObjectName("blanks")
        self._ask = ask
        self._blanks: list[Blank] = []
        self._make()
        self.setFocusProxy(self.tree)

    def _make(self) -> None:
        self.required_only = QCheckBox(_("只看必备条款要的"))
        self.required_only.setObjectName("required_only")
        visible(self.required_only)
        self.required_only.toggled.connect(self._on_filtered)
        self.copy_button = QPushButton(_("复制清单"))
        self.copy_button.setObjectName("copy_blanks")
        self.copy_button.clicked.connect(self._on_copy)
        self.export_button = QPushButton(_("导出清单…"))
        self.export_button.setObjectName("export_blanks")
        self.export_button.clicked.connect(self._on_export)
        self.send_button = QPushButton(_("发给同事填…"))
        self.send_button.setObjectName("send_blanks")
        self.send_button.setToolTip(plain_tip(_("按部门导出现有的记录，请同事把空白补上，发回后用“导入…”合并")))
        self.send_button.clicked.connect(self._on_send)
        self.tree = NodeTree()
        self.tree.setObjectName("blank_tree")
        self.tree.setAccessibleName(_("待补清单"))
        self.tree.chosen.connect(self._on_chosen)
        self.empty = label(name="no_blanks")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._heading = heading(_("待补清单"))
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        for widget in (self.required_only, self.copy_button, self.export_button, self.send_button):
            line.addWidget(widget)
        line.addStretch(1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.addWidget(self._heading)
        layout.addWidget(label(_("补上这些空白，“待补充”的条款才有定论。点一行，光标就到那一格。"), muted=True))
        layout.addLayout(line)
        layout.addWidget(self._stack, 1)

    # telling

    @override
    def tell(self) -> None:
        """Bring the list up to date."""
        self._blanks = self._session.blanks.all()
        shown = self.shown()
        nodes = tuple(self._department(*entry) for entry in by_department(shown).items())
        self.tree.follow(nodes) if self.tree.nodes.rowCount() else self.tree.show_nodes(nodes)
        self._heading.setText(_("待补清单   {number} 处").format(number=len(shown)) if shown else _("待补清单"))
        left_out = _("必备条款没有待补的空白；其他条款还有 {number} 处。").format(number=len(self._blanks))
        self.empty.setText(left_out if self._blanks else _("没有待补的空白。"))
        self._stack.setCurrentIndex(0 if shown else 1)
        self.copy_button.setEnabled(bool(shown))
        self.export_button.setEnabled(bool(shown))
        self.send_button.setEnabled(bool(shown))

    def shown(self) -> list[Blank]:
        """Return the blanks that the filter leaves, those that decide most first."""
        return [blank for blank in self._blanks if blank.required or not self.required_only.isChecked()]

    def _department(self, department: str, blanks: Sequence[Blank]) -> Node:
        groups = list(by_record(blanks).items())
        title = _("{department}（{number} 处）").format(department=department, number=len(blanks))
        later = Later(len(groups), lambda place: self._record(*groups[place]))
        return Node(department, title, tone=Tone.HEADING, later=later, is_open=True)

    def _record(self, key: str, blanks: list[Blank]) -> Node:
        first = blanks[0]
        text = _("{who}：补{fields}").format(who=self._who(first), fields=fields_words(blanks))
        if first.record_id is None:
            text = _("请指定{single}").format(single=what_is_missing(self._session.judge, first))
        why = _("关系到：{why}").format(why=_("、").join(self._why(blanks)))
        return Node(key, text, why, target=Place(first.table, first.record_id, first.field))

    def _who(self, blank: Blank) -> str:
        return who_is(self._session.lab, blank.table, blank.record_id)

    def _why(self, blanks: list[Blank]) -> Iterator[str]:
        waiting = {condition_id for blank in blanks for condition_id in blank.conditions}
        for condition in self._session.pack.conditions:
            if condition.id in waiting:
                yield _("{title}（{clause}）").format(title=condition.title, clause=condition.clause)

    # doing

    def _on_filtered(self, _checked: bool) -> None:
        self.tell()

    def _on_chosen(self, target: Target) -> None:
        follow(target, self._session, self)

    def _on_copy(self) -> None:
        copy(blanks_text(self._session.judge, self.shown()), self._session)

    def _on_export(self) -> None:
        text = blanks_text(self._session.judge, self.shown())
        export(self._ask, self._session, _("待补清单"), text, list(self._rows()))

    def _on_send(self) -> None:
        self.parts_asked.emit()

    def _rows(self) -> Iterator[tuple[str, ...]]:
        yield tuple(_(title) for title in TITLES)
        for department, blanks in by_department(self.shown()).items():
            for of_record in by_record(blanks).values():
                titles = _("、").join(field_title(blank.table, blank.field) for blank in of_record)
                yield department, self._who(of_record[0]), titles, _("、").join(self._why(of_record))


def by_record(blanks: Sequence[Blank]) -> Mapping[str, list[Blank]]:
    """Return the blanks of each record together, under a key; of records that are missing, each by itself."""
    found: dict[str, list[Blank]] = {}
    for blank in blanks:
        key = blank.record_id or f"{blank.table}.{blank.field}"
        found.setdefault(f"{blank.table} {key}", []).append(blank)
    return found


def fields_words(blanks: Sequence[Blank]) -> str:
    """Return the titles of the fields that are blank: “学位”“全时”."""
    return _("“{title}”").format(title=_("”“").join(field_title(blank.table, blank.field) for blank in blanks))

"""A new lab: what kind of unit leads it, and what it is called.  Nothing else is asked; both may wait."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QDialog, QLineEdit, QRadioButton, QVBoxLayout, QWidget
from typing_extensions import override

from ui.dialogs.parts import WIDTH, button_row, label, visible
from wzlab.columns import Choice
from wzlab.editing.starting import starting_lab
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.judge import LiveJudge, Outcome
from wzlab.policy.nodes import columns_used
from wzlab.policy.pack import Pack, condition_nodes
from wzlab.records import Laboratory, Unit


class NewLabDialog(QDialog):
    """Asks for the lead unit's kind and the lab's name; accepted, `lab()` is what was asked for.

    Args:
        pack: the policy the lab is meant for.
    """

    def __init__(self, pack: Pack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pack = pack
        self.setWindowTitle(_("新建实验室"))
        self.setObjectName("new_lab")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH * self.fontMetrics().height())
        self._kinds = QButtonGroup(self)
        self.kinds: dict[str, QRadioButton] = {}
        self.name = QLineEdit(self)
        self.remark = label("", self, muted=True)
        layout = QVBoxLayout(self)
        layout.addWidget(label(_("依托（牵头）单位是什么性质？"), self, bold=True))
        layout.addWidget(label(_("它决定按哪一类条款核对，以后可以改。"), self, muted=True))
        self._add_kinds(layout)
        layout.addSpacing(self.fontMetrics().height() // 2)
        self._add_name(layout)
        layout.addStretch(1)
        layout.addWidget(label(_("按“{pack}”核对").format(pack=pack.title), self, muted=True))
        layout.addWidget(button_row(self, _("新建"), _("取消")))
        self._on_named("")

    def _add_kinds(self, layout: QVBoxLayout) -> None:
        kind = Unit.entity_type.kind
        assert isinstance(kind, Choice)
        for code in kind.options:
            button = QRadioButton(kind.show(code).replace("&", "&&"), self)
            button.setObjectName(f"kind_{code}")
            button.setAccessibleName(_("单位性质：{kind}").format(kind=kind.show(code)))
            self._kinds.addButton(button)
            visible(button)
            self.kinds[code] = button
            layout.addWidget(button)

    def _add_name(self, layout: QVBoxLayout) -> None:
        layout.addWidget(label(_("实验室叫什么名字？"), self, bold=True))
        self.name.setObjectName("lab_name")
        self.name.setAccessibleName(_(Laboratory.name.title))
        self.name.setPlaceholderText(_("可以以后再填"))
        self.name.setClearButtonEnabled(True)
        self.name.textChanged.connect(self._on_named)
        layout.addWidget(self.name)
        self.remark.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        layout.addWidget(self.remark)

    @property
    def entity_type(self) -> str | None:
        """The code of the kind that was chosen, or None."""
        return next((code for code, button in self.kinds.items() if button.isChecked()), None)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        next(iter(self.kinds.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter on a kind choose it first: arrows move among the kinds before one is chosen without choosing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            on = next((button for button in self.kinds.values() if button.hasFocus()), None)
            if on is not None and self.entity_type is None:
                on.setChecked(True)
        super().keyPressEvent(event)

    def lab(self) -> Lab:
        """Return the lab that was asked for."""
        return starting_lab(self.pack, self.entity_type, self.name.text())

    def _on_named(self, name: str) -> None:
        self.remark.setText(name_remark(self.pack, name))


def name_remark(pack: Pack, name: str) -> str:
    """Return the rule a name breaks, as the pack's conditions on the lab's name have it; "" while it breaks none."""
    if not name.strip():
        return ""
    judge = LiveJudge(pack, starting_lab(pack, None, name))
    broken = [
        _("{rule}（{clause}）").format(rule=condition.rule, clause=condition.clause)
        for condition in pack.conditions
        if judge.verdicts[condition.id].primary.outcome is Outcome.UNMET
        and any(Laboratory.name in columns_used(node) for node in condition_nodes(condition))
    ]
    return "\n".join(_("名称不符合要求：{rule}").format(rule=rule) for rule in broken)

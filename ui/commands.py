"""The one undo command the program needs: any change of the core, on Qt's stack."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand
from typing_extensions import override

from wzlab.changes import Change
from wzlab.language import _

CarryOut = Callable[[Change, str, str, Callable[[Change], None]], None]
"""Applies a change under a label, and the words for its being undone or redone ("" the first time).

The inverse is handed to the last argument as soon as there is one, so that a later mistake cannot lose it.
"""


class ChangeCommand(QUndoCommand):
    """A core change on the undo stack; carrying one out yields the one that takes it back.

    Args:
        carry_out: applies a change and hands back its inverse.
        change: what is done first.
        label: what the step is called: 修改 张三 的“学位”.
    """

    def __init__(self, carry_out: CarryOut, change: Change, label: str) -> None:
        super().__init__(label)
        self._carry_out = carry_out
        self._change = change
        self._is_done = False

    @override
    def redo(self) -> None:
        turned = _("重做 {label}").format(label=self.text()) if self._is_done else ""
        self._is_done = True
        self._carry_out(self._change, self.text(), turned, self._keep)

    @override
    def undo(self) -> None:
        self._carry_out(self._change, self.text(), _("撤销 {label}").format(label=self.text()), self._keep)

    def _keep(self, inverse: Change) -> None:
        self._change = inverse

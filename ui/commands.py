"""The one undo command the program needs: any change of the core, on Qt's stack."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand
from typing_extensions import override

from wzlab.changes import Change
from wzlab.language import _

CarryOut = Callable[[Change, str, str], Change]
"""Applies a change under a label, and the words for its being undone or redone ("" the first time); gives its inverse."""


class ChangeCommand(QUndoCommand):
    """A core change on the undo stack; carrying one out yields the one that takes it back.

    Args:
        carry_out: applies a change and returns its inverse.
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
        self._change = self._carry_out(self._change, self.text(), turned)
        self._is_done = True

    @override
    def undo(self) -> None:
        self._change = self._carry_out(self._change, self.text(), _("撤销 {label}").format(label=self.text()))

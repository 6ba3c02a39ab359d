"""An action, a record or a condition by a few letters: type, and Enter does it or goes there."""

import re
from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.dialogs.results import Result, SearchDialog
from ui.forms.choosing import Narrowing
from ui.session import Place, Session
from wzlab.editing.candidates import Candidate, candidates, matching
from wzlab.language import _
from wzlab.records import Attachment

MOST_RECORDS = 50


class CommandPalette(SearchDialog):
    """Finds actions, and the records and conditions of a lab.

    Args:
        actions: what can be done now.
        session: the lab.
    """

    def __init__(self, actions: Sequence[QAction], session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("命令面板"), _("输入命令、记录或条款的名称，可用拼音首字母"), parent)
        self.setObjectName("palette")
        self._session = session
        self._actions = {
            str(place): action for place, action in enumerate(actions) if action.isEnabled() and action.text()
        }
        self._commands = [Candidate(place, _words(action), _keys(action)) for place, action in self._actions.items()]
        self._records: Narrowing | None = None
        self.timer.setInterval(0)
        session.destroyed.connect(self.close)
        self.search()

    @override
    def results(self, text: str) -> tuple[Sequence[Result], str]:
        commands = [self._command(one) for one in matching(self._commands, text)]
        if not text.strip():
            return commands, _("↑↓ 选择，回车执行，Esc 关闭。")
        if self._records is None:  # what a paper may prove: any record, any condition
            self._records = Narrowing(candidates(Attachment.record, self._session.lab, self._session.pack))
        records = [self._record(one) for one in self._records.matching(text)[:MOST_RECORDS]]
        found = [*commands, *records]
        return found, "" if found else _("没有找到。可以少输入几个字，或换一种写法。")

    def _command(self, candidate: Candidate) -> Result:
        return Result(candidate.text, candidate.note, self._actions[str(candidate.cell)].trigger)

    def _record(self, candidate: Candidate) -> Result:
        return Result(candidate.text, candidate.note, partial(self._show, str(candidate.cell)))

    def _show(self, found_id: str) -> None:
        record = self._session.lab.find(found_id)
        if record is not None:
            self._session.asked_to_show.emit(Place(record.table, record.id))
        elif found_id in self._session.judge.verdicts:
            self._session.asked_about.emit(found_id)

    @override
    def go_to(self, result: Result) -> None:
        self.accept()
        result.go()


def _words(action: QAction) -> str:
    """Return an action's words without the mark of its letter."""
    bare = re.sub(r"[(（]&\w[)）]", "", action.text())
    return bare.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)

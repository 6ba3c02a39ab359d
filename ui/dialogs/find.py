"""Text looked for in every record; a result is shown in its table, and the dialog stays for the next one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.dialogs.results import Result, SearchDialog
from ui.session import Happened, Place, Session
from wzlab.editing.finding import Found, find
from wzlab.language import _
from wzlab.records import TYPE_OF

MOST_FOUND = 200
"""More results than this nobody reads."""


class FindDialog(SearchDialog):
    """Finds text in every record of a lab; sensitive fields are searched in full and shown masked."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("查找"), _("在全部记录中查找，可用拼音首字母找名称"), parent)
        self.setObjectName("find")
        self._session = session
        session.changed.connect(self._on_changed)
        session.destroyed.connect(self.close)

    @override
    def open(self) -> None:
        """Show the dialog beside the window, in place of an earlier one, whose text it takes over."""
        parent = self.parentWidget()
        for earlier in parent.findChildren(FindDialog) if parent is not None else ():
            if earlier is not self:
                self.line.setText(earlier.line.text())
                earlier.close()
        self.line.selectAll()
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.show()
        self.raise_()
        self.activateWindow()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def results(self, text: str) -> tuple[Sequence[Result], str]:
        if not text.strip():
            return (), ""
        found = find(self._session.lab, self._session.pack, text, MOST_FOUND + 1)
        results = [self._result(one) for one in found[:MOST_FOUND]]
        return results, _remark(len(found))

    def _result(self, found: Found) -> Result:
        record_type = TYPE_OF[found.table]
        record = self._session.lab.tables[found.table][found.record_id]
        who = self._session.lab.name_of(record)
        title = _(record_type.column_of[found.key].title)
        words = _("{title}：{shown}").format(title=title, shown=found.shown)
        text = words if who == found.shown else _("{who}　{words}").format(who=who, words=words)
        return Result(text, _(record_type.label), partial(self._show, Place(found.table, found.record_id, found.key)))

    def _show(self, place: Place) -> None:
        if self._session.lab.find(place.record_id or "") is not None:
            self._session.asked_to_show.emit(place)

    def _on_changed(self, _happened: Happened) -> None:
        if self.line.text().strip():
            self.timer.start()


def _remark(number: int) -> str:
    if number == 0:
        return _("没有找到。可以少输入几个字，或换一种写法。")
    if number > MOST_FOUND:
        return _("只列出前 {most} 处，请多输入几个字。").format(most=MOST_FOUND)
    return _("找到 {number} 处；回车转到所选的一处。").format(number=number)

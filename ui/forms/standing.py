"""What the policy makes of one record: a line for each condition that looks at it, with the reason."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.forms.links import LinkLine
from ui.session import Happened, Session
from wzlab.columns import Record
from wzlab.language import _
from wzlab.policy.bookkeeping import RecordEntries, record_entries
from wzlab.policy.books import Counted, Entry, NotCounted
from wzlab.policy.pack import Condition, Count, Share, Some, Sum
from wzlab.policy.subjects import conditions_about
from wzlab.policy.words import Standing
from wzlab.records import TYPE_OF


class StandingLine(LinkLine):
    """What one condition makes of the record; a click asks for the condition's working."""

    def __init__(self, session: Session, condition: Condition, parent: QWidget) -> None:
        super().__init__(parent)
        self.condition = condition
        self._session = session
        self._entries: RecordEntries = record_entries(session.judge, condition)
        self.setObjectName(f"standing_{condition.id}")
        self.clicked.connect(self._on_clicked)

    def show_record(self, record: Record) -> None:
        """Say what became of a record; nothing if the condition does not look at it."""
        entry = self._entries.of(record)
        if entry is not None:
            words, standing = entry_words(self.condition, entry, record)
            self.say(_("{condition}：{words}").format(condition=self.condition.title, words=words), standing)
        self.setVisible(entry is not None)

    def _on_clicked(self) -> None:
        self._session.asked_about.emit(self.condition.id)


def entry_words(condition: Condition, entry: Entry, record: Record) -> tuple[str, Standing]:
    """Return in words what became of a record under a condition, and the sign for it."""
    adds_up = condition.body is not None and isinstance(condition.body.measure, Count | Sum | Share | Some)
    if isinstance(entry, Counted):
        return _("计入") if adds_up else _("符合"), Standing.MET
    if isinstance(entry, NotCounted):
        words = _("未计入：{because}") if adds_up else _("不符合：{because}")
        return words.format(because=entry.because), Standing.NOT_APPLICABLE if adds_up else Standing.UNMET
    titles = dict.fromkeys(field_title(field, record) for field in entry.fields)
    return _("待定：缺 {fields}").format(fields=_("、").join(titles)), Standing.OPEN


def field_title(field: str, record: Record) -> str:
    """Return the title of a field of the record, or, given as `table.field`, of another's: 合作协议的“有效期至”."""
    table, dot, key = field.partition(".")
    if not dot:
        return _(record.column_of[field].title)
    other = TYPE_OF[table]
    return _("{label}的“{title}”").format(label=_(other.label), title=_(other.column_of[key].title))


class StandingLines(QWidget):
    """A line for each condition about a table."""

    def __init__(self, session: Session, table: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("standings")
        self.setAccessibleName(_("各条款如何看待这条记录"))
        self.lines = [StandingLine(session, condition, self) for condition in conditions_about(session.pack, table)]
        self._watched = frozenset(line.condition.id for line in self.lines)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        for line in self.lines:
            layout.addWidget(line)

    def concerns(self, happened: Happened) -> bool:
        """Tell whether a change may have changed a line."""
        return bool(self._watched & happened.conditions) or happened.noted

    def show_record(self, record: Record) -> None:
        """Show what the conditions make of a record."""
        for line in self.lines:
            line.show_record(record)

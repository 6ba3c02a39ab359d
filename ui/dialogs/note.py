"""What a person says of a condition: confirmed or not, why, who, when."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.dialogs.parts import WIDTH, DayField, button_row, label, visible
from ui.session import Session
from wzlab.changes import SetNote
from wzlab.lab import Note
from wzlab.language import N_, _
from wzlab.policy.pack import BINDING_WORDS
from wzlab.policy.words import sentence

ANSWERS: tuple[tuple[str, bool | None, str], ...] = (
    ("yes", True, N_("已满足")),
    ("no", False, N_("不满足")),
    ("unsaid", None, N_("尚未确认")),
)
LINES = 5
"""How many lines of a reason are seen at once."""


class NoteDialog(QDialog):
    """Lets a judged condition be confirmed, and a reason be given; accepted, it has been done.

    Args:
        session: the lab.
        condition_id: the condition.
    """

    def __init__(self, session: Session, condition_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.condition = session.condition(condition_id)
        self._note = session.lab.notes.get(condition_id, Note())
        self.answers: dict[bool | None, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self.reason = QPlainTextEdit(self._note.reason or "", self)
        self.by = QLineEdit(self._note.by or "", self)
        self.on = DayField("noted_on", _("日期"), self._note.on, self)
        self.refusal = label("", self)
        self.setWindowTitle(_("确认条款") if self.condition.judged else _("写明原因"))
        self.setObjectName("note")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH * self.fontMetrics().height())
        self._lay_out()

    def _lay_out(self) -> None:
        condition = self.condition
        layout = QVBoxLayout(self)
        layout.addWidget(label(str(condition.title), self, bold=True))
        clause = _("{binding}，依据{clause}").format(
            binding=_(BINDING_WORDS[condition.binding]), clause=condition.clause
        )
        layout.addWidget(label(clause, self, muted=True))
        layout.addWidget(label(str(condition.rule), self))
        verdict = self._session.judge.verdicts[condition.id]
        found = sentence(verdict, self._session.lab.notes.get(condition.id))
        layout.addWidget(label(_("目前：{sentence}").format(sentence=found), self, muted=True))
        if condition.judged:
            layout.addLayout(self._asked())
        layout.addLayout(self._source())
        self.refusal.hide()
        layout.addWidget(self.refusal)
        layout.addWidget(button_row(self, _("记下"), _("取消")))

    def _asked(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, answer, words in ANSWERS:
            choice = QRadioButton(_(words), self)
            choice.setObjectName(f"answer_{name}")
            choice.setAccessibleName(_("{condition}：{words}").format(condition=self.condition.title, words=_(words)))
            self._group.addButton(choice)
            visible(choice)
            self.answers[answer] = choice
            row.addWidget(choice)
        row.addStretch(1)
        self.answers[self._note.confirmed].setChecked(True)
        return row

    def _source(self) -> QFormLayout:
        why = _("依据或说明") if self.condition.judged else _("原因")
        self.reason.setObjectName("reason")
        self.reason.setAccessibleName(why)
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(self.fontMetrics().lineSpacing() * LINES + 12)
        self.by.setObjectName("noted_by")
        self.by.setAccessibleName(_("由谁填写"))
        rows = QFormLayout()
        rows.addRow(_("{title}：").format(title=why), self.reason)
        rows.addRow(_("由谁填写："), self.by)
        rows.addRow(_("日期："), self.on)
        return rows

    @property
    def note(self) -> Note | None:
        """What is said now; None if nothing is."""
        confirmed = next(
            (answer for answer, choice in self.answers.items() if choice.isChecked()), self._note.confirmed
        )
        reason, by = self.reason.toPlainText().strip() or None, self.by.text().strip() or None
        note = Note(confirmed, reason, by, self.on.day)
        return None if note == Note() else note

    @override
    def accept(self) -> None:
        if not self.on.is_readable:
            self.refusal.setText(_("“日期”读不出，请改正或清空后再记下。"))
            self.refusal.show()
            self.on.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        words = _("确认“{title}”") if self.condition.judged else _("写明“{title}”的原因")
        change = None if (self.note or Note()) == self._note else SetNote(self.condition.id, self.note)
        self._session.do(change, words.format(title=self.condition.title))
        super().accept()

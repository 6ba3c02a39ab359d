"""Fixing a reading: what each way of reading the text would come to, who confirmed which, and when."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QFormLayout, QLabel, QLineEdit, QRadioButton, QVBoxLayout, QWidget
from typing_extensions import override

from ui.dialogs.parts import WIDTH, DayField, button, button_row, label, visible
from ui.session import Session
from ui.theme import sign_icon
from wzlab.changes import SetPin
from wzlab.lab import Note, Pin
from wzlab.language import _
from wzlab.policy.judge import LiveJudge, Result, Verdict
from wzlab.policy.pack import Condition
from wzlab.policy.words import gap_words, show_figure, standing, standing_words


class PinDialog(QDialog):
    """Lets one reading of a lab be fixed, or let loose again; accepted, it has been done.

    Args:
        session: the lab.
        reading_id: which reading of its pack.
    """

    def __init__(self, session: Session, reading_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.reading = session.pack.reading(reading_id)
        self._pin = session.lab.pins.get(reading_id)
        self._group = QButtonGroup(self)
        self.options: dict[str, QRadioButton] = {}
        self.by = QLineEdit(self._pin.by or "" if self._pin else "", self)
        self.on = DayField("pinned_on", _("确认日期"), self._pin.on if self._pin else None, self)
        self.refusal = label("", self)
        self.setWindowTitle(_("固定口径"))
        self.setObjectName("pin")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH * self.fontMetrics().height())
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.addWidget(label(str(self.reading.title), self, bold=True))
        layout.addWidget(label(_("通知没有写明，请向主管部门确认后固定；固定后只按所选口径核对。"), self, muted=True))
        default = self._pin.choice if self._pin else self.reading.options[0].id
        results = results_by_option(self._session, self.reading.id)
        for option in self.reading.options:
            words = str(option.words)
            if option.id == self.reading.options[0].id:
                words = _("{words}（默认口径）").format(words=words)
            self._add_option(layout, option.id, words, results[option.id])
        self.options[default].setChecked(True)
        layout.addLayout(self._source())
        self.refusal.hide()
        layout.addWidget(self.refusal)
        layout.addStretch(1)
        row = button_row(self, _("固定"), _("关闭"))
        if self._pin is not None:
            loose = button(_("取消固定"), "unpin", self)
            loose.clicked.connect(self._on_unpin)
            row.addButton(loose, row.ButtonRole.ResetRole)
        layout.addWidget(row)

    def _add_option(self, layout: QVBoxLayout, option_id: str, words: str, verdicts: Mapping[str, Verdict]) -> None:
        choice = QRadioButton(words.replace("&", "&&"), self)
        choice.setObjectName(f"option_{option_id}")
        lines = [outcome_words(verdict, self._session) for verdict in verdicts.values()]
        choice.setAccessibleName(_("；").join([words, *lines]))
        self._group.addButton(choice)
        visible(choice)
        self.options[option_id] = choice
        layout.addSpacing(self.fontMetrics().height() // 3)
        layout.addWidget(choice)
        for verdict, line in zip(verdicts.values(), lines, strict=True):
            layout.addWidget(self._outcome_line(verdict, line))

    def _outcome_line(self, verdict: Verdict, words: str) -> QWidget:
        """Return a line with the sign and the words of what a condition would come to."""
        line = QWidget(self)
        row = QFormLayout(line)
        row.setContentsMargins(self.fontMetrics().height() * 3 // 2, 0, 0, 0)
        sign, side = QLabel(line), self.fontMetrics().ascent()
        sign.setPixmap(sign_icon(standing(verdict, self._note(verdict))).pixmap(side, side))
        row.addRow(sign, label(words, line))
        return line

    def _note(self, verdict: Verdict) -> Note | None:
        return self._session.lab.notes.get(verdict.condition.id)

    def _source(self) -> QFormLayout:
        self.by.setObjectName("pinned_by")
        self.by.setAccessibleName(_("由谁确认"))
        self.by.setPlaceholderText(_("例：市科技局某处 某某，电话答复"))
        rows = QFormLayout()
        rows.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        rows.addRow(_("由谁确认："), self.by)
        rows.addRow(_("确认日期："), self.on)
        return rows

    @property
    def choice(self) -> str:
        """The id of the option that is chosen."""
        return next(option for option, choice in self.options.items() if choice.isChecked())

    @override
    def accept(self) -> None:
        if not self.on.is_readable:
            self.refusal.setText(_("“确认日期”读不出，请改正或清空后再固定。"))
            self.refusal.show()
            self.on.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        pin = Pin(self.choice, self.by.text().strip() or None, self.on.day)
        change = None if pin == self._pin else SetPin(self.reading.id, pin)
        self._session.do(change, _("固定口径“{title}”").format(title=self.reading.title))
        super().accept()

    def _on_unpin(self) -> None:
        self._session.do(SetPin(self.reading.id, None), _("取消固定口径“{title}”").format(title=self.reading.title))
        super().accept()


def results_by_option(session: Session, reading_id: str) -> Mapping[str, Mapping[str, Verdict]]:
    """Return, by option, the verdicts the lab would have on the conditions that touch a reading, were it pinned."""
    judge = session.judge
    if reading_id in session.lab.pins:  # only the pinned option has been judged
        loose = session.lab.snapshot()
        del loose.pins[reading_id]
        judge = LiveJudge(session.pack, loose)
    touched = [condition for condition in session.pack.conditions if reading_id in condition.touches]
    return {
        option.id: dict(_verdicts(judge, touched, reading_id, option.id))
        for option in session.pack.reading(reading_id).options
    }


def _verdicts(
    judge: LiveJudge, conditions: list[Condition], reading_id: str, option_id: str
) -> Iterator[tuple[str, Verdict]]:
    for condition in conditions:
        primary = judge.verdicts[condition.id].primary
        wanted = {**primary.choice, reading_id: option_id}
        result = next(result for result in judge.verdicts[condition.id].results if dict(result.choice) == wanted)
        yield condition.id, _alone(condition, result)


def _alone(condition: Condition, result: Result) -> Verdict:
    return Verdict(condition, result.outcome, (result,))


def outcome_words(verdict: Verdict, session: Session) -> str:
    """Return what a condition would come to: 全时研发人员：9 人，差 6 人，未达标."""
    note = session.lab.notes.get(verdict.condition.id)
    parts = [show_figure(verdict.primary, verdict.condition.unit), gap_words(verdict), standing_words(verdict, note)]
    return _("{condition}：{words}").format(condition=verdict.condition.title, words=_("，").join(filter(None, parts)))

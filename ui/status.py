"""The status line: whether everything is saved, where the lab stands, the days left, what is not assessed, and work.

The saved mark says nothing that is not so: "已保存" stands there only when the file holds every step.
"""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QStatusBar, QToolButton, QWidget
from typing_extensions import override

from ui.session import Happened, Saved, Session
from ui.theme import sign_icon
from ui.work import Job
from wzlab.language import _
from wzlab.policy.flips import flip_words
from wzlab.policy.words import Standing, deadline_words, standing

SAID_FOR = 8_000
"""Milliseconds a sentence stays."""


class ElidedLabel(QLabel):
    """A line of plain text that gives way: what finds no room ends in an ellipsis, and is whole in the tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @override
    def minimumSizeHint(self) -> QSize:
        least = min(self.fontMetrics().averageCharWidth() * 10, self.sizeHint().width())  # an empty line needs no room
        return QSize(least, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if text != self.text() else "")
        painter = QPainter(self)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class StatusLine(QStatusBar):
    """The line at the foot of the window."""

    unsaved_clicked = Signal()
    overview_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._is_felt = False
        self.setAccessibleName(_("状态"))
        self.saved = self._button("saved", self.unsaved_clicked)
        self.standing = self._button("standing", self.overview_asked)
        self.deadline = ElidedLabel(self)
        self.unassessed = self._button("unassessed", self.overview_asked)
        self.progress = QProgressBar(self)
        self.progress.setMaximumWidth(160)
        self.cancel = self._button("cancel", self.cancel_asked)
        self.cancel.setText(_("取消"))
        self.words = ElidedLabel(self)
        self.words.setObjectName("status_words")
        self._fading = QTimer(self)
        self._fading.setSingleShot(True)
        self._fading.timeout.connect(self._on_faded)
        self.addWidget(self.saved)
        self.addWidget(self.words, 1)
        for part in (self.standing, self.deadline, self.unassessed, self.progress, self.cancel):
            self.addPermanentWidget(part)
        for part in (self.saved, self.standing, self.deadline, self.unassessed, self.progress, self.cancel):
            part.hide()

    def _button(self, name: str, signal: object) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"status_{name}")
        button.setAutoRaise(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(signal)
        return button

    def show_session(self, session: Session | None) -> None:
        """Tell of another session from now on (None: of none)."""
        self._session = session
        for part in (self.saved, self.standing, self.deadline, self.unassessed):
            part.setVisible(session is not None)
        if session is None:
            return
        session.began.connect(self._on_began)
        session.changed.connect(self._on_changed)
        session.saved.connect(self._on_saved)
        session.said.connect(self.say)
        session.refused.connect(self.say)
        self._on_saved(session.save_state)
        self._show_standing(session)
        self.deadline.setText(_nearest_deadline(session))
        number = len(session.pack.unassessed)
        self.unassessed.setText(_("未评估 {number} 条").format(number=number))
        self.unassessed.setToolTip("\n".join(map(str, session.pack.unassessed)))

    def say(self, sentence: str) -> None:
        """Show a sentence for a while; what can wait makes room for it."""
        self.words.setText(sentence)
        self.words.setAccessibleName(sentence)
        self._make_room(wanted=bool(sentence))
        self._fading.start(SAID_FOR)

    def _on_faded(self) -> None:
        self.words.setText("")
        self._make_room(wanted=False)

    def _make_room(self, *, wanted: bool) -> None:
        for part in (self.deadline, self.unassessed):
            part.setVisible(self._session is not None and not wanted)

    def show_job(self, job: Job) -> None:
        """Show how far a piece of work is, until it ends."""
        self.progress.setRange(0, 0)
        self.progress.setFormat(job.title)
        self.progress.setAccessibleName(job.title)
        self.say(job.title)
        job.progressed.connect(self._on_progressed)
        job.ended.connect(self._on_ended)
        self.progress.show()
        self.cancel.show()

    def _on_progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _on_ended(self) -> None:
        self.progress.hide()
        self.cancel.hide()

    def _on_began(self, sentence: str) -> None:
        """Tell at once what keeps the window from going on."""
        self._is_felt = True
        self.say(sentence)
        self.words.repaint()

    def _on_changed(self, happened: Happened) -> None:
        if self._session is None:
            return
        if self._is_felt:
            self._is_felt = False
            self._on_faded()
        self._show_standing(self._session)
        told = [happened.turned, flip_words(happened.flips[0]) if happened.flips else ""]
        if any(told):
            self.say(_("；").join(part for part in told if part))

    def _show_standing(self, session: Session) -> None:
        self.standing.setText(standing_brief(session))

    def _on_saved(self, state: Saved) -> None:
        if self._session is None:
            return
        self.saved.setText(saved_words(self._session, state))
        self.saved.setIcon(sign_icon(_saved_sign(self._session, state)))
        self.saved.setToolTip(str(state.error or self._session.read_only or ""))
        self.saved.setEnabled(True)


def _saved_sign(session: Session, state: Saved) -> Standing:
    if state.error is not None:
        return Standing.UNMET
    if session.read_only is not None or session.document is None:
        return Standing.OWES_REASON
    return Standing.CONFIRM if state.pending else Standing.MET


def saved_words(session: Session, state: Saved) -> str:
    """Return what is so of the file: saved and when, being saved, not saved, read-only."""
    if session.document is None:
        return _("未存成文件")
    name = session.document.path.name
    if state.error is not None:
        return _("未保存（点此处理）· {name}").format(name=name)
    if session.read_only is not None:
        return _("只读 · {name}").format(name=name)
    if state.pending:
        return _("正在保存… · {name}").format(name=name)
    if state.at is None:
        return _("已保存 · {name}").format(name=name)
    return _("已保存 {at:%H:%M:%S} · {name}").format(at=state.at.astimezone(), name=name)


def standing_brief(session: Session) -> str:
    """Return how many required conditions are lacking, and how many conditions wait for something."""
    told = [standing(verdict, session.lab.notes.get(key)) for key, verdict in session.judge.verdicts.items()]
    lacking, waiting = told.count(Standing.UNMET), sum(map(told.count, (Standing.OPEN, Standing.CONFIRM)))
    owing, depending = told.count(Standing.OWES_REASON), told.count(Standing.DEPENDS)
    parts = [
        _("未达标 {number} 项").format(number=lacking) if lacking else "",
        _("待补充或确认 {number} 项").format(number=waiting) if waiting else "",
        _("需说明 {number} 项").format(number=owing) if owing else "",
        _("视口径 {number} 项").format(number=depending) if depending else "",
    ]
    return _("，").join(part for part in parts if part) or _("必备条款全部达标")


def _nearest_deadline(session: Session) -> str:
    """Return the applicant's own deadline, or the first there is."""
    deadlines = session.pack.deadlines
    own = [deadline for deadline in deadlines if deadline.actor == "applicant"]
    return deadline_words((own or list(deadlines))[0], session.today) if deadlines else ""

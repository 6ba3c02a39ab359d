"""The papers that prove one record, and a button that registers another."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.forms.links import LinkLine
from ui.session import Place, Session
from wzlab.changes import AddRecord
from wzlab.columns import Record
from wzlab.dates import PartialDate
from wzlab.editing.rows import new_record
from wzlab.language import _
from wzlab.policy.words import Standing
from wzlab.records import Attachment

MOST_PAPERS = 50
"""More papers of one record than this are counted, not listed."""


class PaperLine(LinkLine):
    """One paper; a click shows it among the papers."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._paper_id = ""
        self.clicked.connect(self._on_clicked)

    def show_paper(self, paper: Attachment, on: date) -> None:
        """Show a paper as it is on a day."""
        self._paper_id = paper.id
        self.setObjectName(f"paper_{paper.id}")
        self.say(*paper_words(paper, on))

    def _on_clicked(self) -> None:
        self._session.asked_to_show.emit(Place(Attachment.table, self._paper_id))


def paper_words(paper: Attachment, on: date) -> tuple[str, Standing]:
    """Return a paper in words as it is on a day, and the sign for whether it proves anything: a file, not expired."""
    has_file = isinstance(paper.file, str)
    until = paper.valid_until
    words = [paper.known_as, paper.shown("file") if has_file else _("未附文件，尚不能作为证据")]
    standing = Standing.MET if has_file else Standing.OPEN
    if isinstance(until, PartialDate):
        if until.last < on:
            words.append(_("有效期至 {day}，已过期").format(day=until))
            standing = Standing.UNMET
        elif until.first < on:
            words.append(_("有效期至 {day}，可能已过期，请写明到哪一天").format(day=until))
            standing = Standing.OPEN
        else:
            words.append(_("有效期至 {day}").format(day=until))
    return _("，").join(words), standing


class Papers(QWidget):
    """The papers of the record that is shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._record: Record | None = None
        self._lines: list[PaperLine] = []
        self._remark = QLabel(self)
        self._remark.setTextFormat(Qt.TextFormat.PlainText)
        self._remark.setWordWrap(True)
        self.adding = QPushButton(_("登记证明材料"), self)
        self.adding.setObjectName("add_paper")
        self.adding.setAccessibleName(_("为这条记录登记证明材料"))
        self.adding.setToolTip(_("在“证明材料”中新增一行，证明对象就是这条记录"))
        self.adding.setAutoDefault(False)
        self.adding.clicked.connect(self._on_adding)
        below = QHBoxLayout()
        below.addWidget(self._remark, 1)
        below.addWidget(self.adding)
        self._listed = QVBoxLayout()
        self._listed.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._listed)
        layout.addLayout(below)

    @property
    def words(self) -> list[str]:
        """What the papers' lines say."""
        return [line.words for line in self._lines if not line.isHidden()]

    def show_record(self, record: Record) -> None:
        """Show the papers of a record."""
        self._record = record
        papers = [paper for paper in self._session.lab.records(Attachment) if paper.record == record.id]
        self._fill(papers[:MOST_PAPERS])
        self._remark.setText(_remark(len(papers)))
        self.adding.setEnabled(self._session.read_only is None)

    def _fill(self, papers: Sequence[Attachment]) -> None:
        while len(self._lines) < len(papers):
            self._lines.append(PaperLine(self._session, self))
            self._listed.addWidget(self._lines[-1])
            QWidget.setTabOrder(self._lines[-1], self.adding)
        on = self._session.judge.context.reference_date
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(papers))
            if place < len(papers):
                line.show_paper(papers[place], on)

    def _on_adding(self) -> None:
        if self._record is None:
            return
        paper = new_record(self._session.lab, Attachment, record=self._record.id)
        label = _("登记 {record} 的证明材料").format(record=self._session.lab.name_of(self._record))
        if self._session.do(AddRecord(paper), label):
            self._session.asked_to_show.emit(Place(Attachment.table, paper.id, Attachment.title.key))


def _remark(number: int) -> str:
    if number == 0:
        return _("还没有登记证明材料。")
    if number > MOST_PAPERS:
        return _("共 {number} 份，这里列出前 {most} 份。").format(number=number, most=MOST_PAPERS)
    return ""

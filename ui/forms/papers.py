"""The papers that prove one record, with their files: what is there, what is missing, and how more comes in.

The form of a paper shows the same for that one paper.
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from ui.ask import Ask
from ui.forms.attaching import Attaching
from ui.forms.links import LinkLine
from ui.forms.work_line import WorkLine
from ui.session import Place, Session
from ui.settings import Settings
from ui.theme import sign_icon
from wzlab.changes import AddRecord
from wzlab.columns import Record
from wzlab.editing.rows import new_record
from wzlab.language import _
from wzlab.policy.proofs import PaperState, paper_state
from wzlab.policy.words import Standing
from wzlab.records import Attachment
from wzlab.storage.attaching import papers_of, size_words
from wzlab.storage.document import StoredFile

MOST_PAPERS = 50
"""More papers of one record than this are counted, not listed."""
HASH_SHOWN = 8
"""So many characters of a hash are shown; the tip has it whole."""
STANDINGS = {
    PaperState.VALID: Standing.MET,
    PaperState.UNSURE: Standing.OPEN,
    PaperState.EXPIRED: Standing.UNMET,
    PaperState.NO_FILE: Standing.OPEN,
}


class PaperLine(LinkLine):
    """One paper; a click shows it among the papers."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._paper_id = ""
        self._hash = ""
        self.clicked.connect(self._on_clicked)

    def show_paper(self, paper: Attachment, kept: StoredFile | None, on: date) -> None:
        """Show a paper as it is on a day, and the file that is kept of it."""
        self._paper_id = paper.id
        self._hash = f"SHA-256 {kept.sha256}" if kept else ""
        self.setObjectName(f"paper_{paper.id}")
        self.say(*paper_words(paper, kept, on))
        self.setAccessibleDescription(self._hash)

    @override
    def tip(self) -> str:
        return "\n".join(filter(None, (self.words, self._hash)))

    def _on_clicked(self) -> None:
        self._session.asked_to_show.emit(Place(Attachment.table, self._paper_id))


def paper_words(paper: Attachment, kept: StoredFile | None, on: date) -> tuple[str, Standing]:
    """Return a paper in words as it is on a day, and a sign: whether its file is there, and has not expired."""
    state = paper_state(paper, on)
    # What decides comes first: what there is no room for is left out at the end.
    words = [paper.known_as, *_file_words(paper, kept), *_date_words(paper, state), *_bytes_words(kept)]
    is_name_only = state is PaperState.VALID and kept is None
    return _("，").join(words), Standing.OPEN if is_name_only else STANDINGS[state]


def _file_words(paper: Attachment, kept: StoredFile | None) -> list[str]:
    if not isinstance(paper.file, str):
        return [_("未附文件，尚不能作为证据")]
    return [paper.file] if kept is not None else [paper.file, _("只登记了文件名，没有附上文件")]


def _bytes_words(kept: StoredFile | None) -> list[str]:
    return [] if kept is None else [size_words(kept.size), f"SHA-256 {kept.sha256[:HASH_SHOWN]}…"]


def _date_words(paper: Attachment, state: PaperState) -> list[str]:
    if paper.valid_until is None:
        return []
    words = _("有效期至 {day}")
    if state is PaperState.EXPIRED:
        words = _("有效期至 {day}，已过期")
    elif state is PaperState.UNSURE:
        words = _("有效期至 {day}，可能已过期，请写明到哪一天")
    return [words.format(day=paper.shown("valid_until"))]


class PaperRow(QWidget):
    """One paper with what can be done with its file."""

    def __init__(self, session: Session, attaching: Attaching, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._attaching = attaching
        self._paper: Attachment | None = None
        self.line = PaperLine(session, self)
        self.opening = self._button("open_file", _("打开"))
        self.opening.clicked.connect(self._on_opening)
        self.saving = self._button("save_file", _("另存为…"))
        self.saving.clicked.connect(self._on_saving)
        self.attaching = self._button("attach_file", _("附上文件…"))
        self.attaching.clicked.connect(self._on_attaching)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line, 1)
        for button in self.buttons:
            layout.addWidget(button)

    @property
    def buttons(self) -> tuple[QToolButton, QToolButton, QToolButton]:
        """What can be done, in the order of the Tab key."""
        return self.opening, self.saving, self.attaching

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops."""
        return self.line, *self.buttons

    def _button(self, name: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def show_paper(self, paper: Attachment, on: date, *, is_alone: bool) -> None:
        """Show a paper as it is on a day; one that stands alone, in its own form, may be given another file."""
        self._paper = paper
        kept = self._session.kept_file(paper)
        self.line.show_paper(paper, kept, on)
        self.attaching.setText(_("附上文件…") if kept is None else _("换一个文件…"))
        shown = (kept is not None, kept is not None, kept is None or is_alone)
        for button, is_shown in zip(self.buttons, shown, strict=True):
            button.setVisible(is_shown)
            button.setAccessibleName(_("{action} {paper}").format(action=button.text(), paper=paper.known_as))
        self.attaching.setEnabled(self._session.read_only is None)

    def _on_opening(self) -> None:
        if self._paper is not None:
            self._attaching.open(self._paper)

    def _on_saving(self) -> None:
        if self._paper is not None:
            self._attaching.save(self._paper)

    def _on_attaching(self) -> None:
        if self._paper is not None:
            self._attaching.ask_and_attach(self._paper)


class Papers(QWidget):
    """The papers of the record that is shown; of a paper, its file.

    Args:
        session: the open lab.
        settings: where the folder of the files is remembered.
        ask: how questions reach the user (None: in windows above this one).
    """

    def __init__(self, session: Session, settings: Settings, ask: Ask | None = None, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._record: Record | None = None
        self._rows: list[PaperRow] = []
        self.work = WorkLine(self)
        self.attaching = Attaching(session, settings, ask or Ask(self), self.work)
        self.trouble = self._label("paper_trouble")
        self._trouble_line = self._make_trouble_line()
        self._remark = self._label("papers_remark")
        self.attach_button = self._button("attach_files", _("附上文件…"), _("为这条记录附上证明材料的文件"))
        self.attach_button.setToolTip(_("选一个或几个文件存入实验室；也可以把文件拖到这里"))
        self.attach_button.clicked.connect(self._on_attaching)
        self.adding = self._button("add_paper", _("登记证明材料"), _("为这条记录登记证明材料"))
        self.adding.setToolTip(_("在“证明材料”中新增一行，证明对象就是这条记录"))
        self.adding.clicked.connect(self._on_adding)
        self._lay_out()
        self.attaching.told.connect(self._on_told)
        session.files_changed.connect(self._refresh)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _make_trouble_line(self) -> QWidget:
        """Put a sign before the sentence that tells why something was not done."""
        line, sign = QWidget(self), QLabel(self)
        side = self.fontMetrics().ascent()
        sign.setPixmap(sign_icon(Standing.OWES_REASON).pixmap(side, side))
        layout = QHBoxLayout(line)
        layout.setContentsMargins(2, 0, 0, 0)
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.trouble, 1)
        line.hide()
        return line

    def _button(self, name: str, words: str, accessible: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAccessibleName(accessible)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self._remark, 1)
        below.addWidget(self.attach_button)
        below.addWidget(self.adding)
        self._listed = QVBoxLayout()
        self._listed.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._listed)
        layout.addWidget(self._trouble_line)
        layout.addWidget(self.work)
        layout.addLayout(below)

    @property
    def words(self) -> list[str]:
        """What the papers' lines say."""
        return [row.line.words for row in self._rows if not row.isHidden()]

    @property
    def stops(self) -> list[QWidget]:
        """Where the Tab key stops below the papers."""
        return [self.work.cancel, self.attach_button, self.adding]

    def show_record(self, record: Record) -> None:
        """Show the papers of a record."""
        if self._record is None or record.id != self._record.id:
            self._on_told("")
        self._record = record
        papers = papers_of(self._session.lab, record)
        self._fill(papers[:MOST_PAPERS])
        is_paper, can_change = isinstance(record, Attachment), self._session.read_only is None
        self._remark.setText(_remark(len(papers)))
        self._remark.setVisible(not is_paper)
        self.adding.setVisible(not is_paper)
        self.adding.setEnabled(can_change)
        self.attach_button.setVisible(not is_paper)  # a paper has a button in its line
        self.attach_button.setEnabled(can_change)

    def focus(self) -> None:
        """Put the cursor on the first thing that can be done here."""
        stops = [*(button for row in self._rows for button in row.buttons), self.attach_button, self.adding]
        first = next((stop for stop in stops if stop.isEnabled() and stop.isVisibleTo(self)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def attach(self, paths: Sequence[Path]) -> None:
        """Attach files that somebody has dropped to the record that is shown."""
        if self._record is not None:
            self.attaching.attach(self._record, paths)

    def _refresh(self) -> None:
        record = None if self._record is None else self._session.lab.find(self._record.id)
        if record is not None:
            self.show_record(record)

    def _fill(self, papers: Sequence[Attachment]) -> None:
        while len(self._rows) < len(papers):
            self._rows.append(PaperRow(self._session, self.attaching, self))
            self._listed.addWidget(self._rows[-1])
            for before, after in pairwise([_stop_before(self.stops[0]), *self._rows[-1].stops]):
                QWidget.setTabOrder(before, after)
        on = self._session.judge.context.reference_date
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(papers))
            if place < len(papers):
                row.show_paper(papers[place], on, is_alone=isinstance(self._record, Attachment))

    def _on_told(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self._trouble_line.setVisible(bool(sentence))

    def _on_attaching(self) -> None:
        if self._record is not None:
            self.attaching.ask_and_attach(self._record)

    def _on_adding(self) -> None:
        if self._record is None:
            return
        paper = new_record(self._session.lab, Attachment, record=self._record.id)
        label = _("登记 {record} 的证明材料").format(record=self._session.lab.name_of(self._record))
        if self._session.do(AddRecord(paper), label):
            self._session.asked_to_show.emit(Place(Attachment.table, paper.id, Attachment.title.key))


def _stop_before(stop: QWidget) -> QWidget:
    """Return where the Tab key stops before it comes to a widget."""
    before = stop.previousInFocusChain()
    while before is not None and before is not stop and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    return before or stop


def _remark(number: int) -> str:
    if number == 0:
        return _("还没有证明材料。可以把文件拖到这里。")
    if number > MOST_PAPERS:
        return _("共 {number} 份，这里列出前 {most} 份。").format(number=number, most=MOST_PAPERS)
    return ""

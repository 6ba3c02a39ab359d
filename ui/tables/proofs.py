"""What the column 证明 says of a record: whether papers prove it; of a paper, whether its file is there. No Qt.

Everything here is a look-up.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ui.session import Session
from ui.tables.sorting import Key
from wzlab.columns import Record
from wzlab.language import N_, _
from wzlab.policy.proofs import PaperState, paper_state
from wzlab.policy.subjects import conditions_about
from wzlab.policy.words import Standing
from wzlab.records import Attachment
from wzlab.storage.attaching import size_words

_NO_PAPER = "—"


class ProofLook(NamedTuple):
    """How the cell looks: a text, and a sign before it (None: none)."""

    text: str
    standing: Standing | None = None


_LACKING = {
    PaperState.UNSURE: (
        N_("待明确"),
        Standing.OPEN,
        N_("有证明材料，但有效期写得不明确，可能已过期。"),
        N_("有效期写得不明确，可能已过期。"),
    ),
    PaperState.EXPIRED: (N_("已过期"), Standing.UNMET, N_("证明材料都已过期。"), N_("这份材料已过期。")),
    PaperState.NO_FILE: (
        N_("缺文件"),
        Standing.OPEN,
        N_("登记了证明材料，但没有文件。"),
        N_("这份材料没有文件，不能作为证据。"),
    ),
}
"""What is said where the best paper is in such a state, or a paper itself: text, sign, tip of a record, tip of a paper."""
_RANKS = (None, PaperState.NO_FILE, PaperState.EXPIRED, PaperState.UNSURE, PaperState.VALID)


class Proofs:
    """The column's words for one table."""

    def __init__(self, session: Session, record_type: type[Record]) -> None:
        self._session = session
        self.is_of_papers = record_type is Attachment
        self.is_shown = self.is_of_papers or bool(conditions_about(session.pack, record_type.table))

    @property
    def heading(self) -> str:
        """What stands above the column."""
        return _("附件") if self.is_of_papers else _("证明")

    @property
    def heading_tip(self) -> str:
        """What the tip of the heading says."""
        if self.is_of_papers:
            return _("实验室里有没有这份材料的文件，是否在有效期内。")
        return _("有几份有效的证明材料：登记了文件，并且在基准日没有过期。文件都没有附上的，写“仅文件名”。")

    def look(self, record: Record) -> ProofLook:
        """Return how the cell of a record looks."""
        return self._paper_look(record) if isinstance(record, Attachment) else self._record_look(record)

    def _record_look(self, record: Record) -> ProofLook:
        state, papers = self._session.proofs.of(record.id)
        if state is None:
            return ProofLook(_NO_PAPER)
        if state is not PaperState.VALID:
            return _lacking(state)
        return _good(_("{number} 份").format(number=len(papers))) if self._kept_of(papers) else _name_only()

    def _paper_look(self, paper: Attachment) -> ProofLook:
        state, kept = self._state_of(paper), self._session.kept_file(paper)
        if state is not PaperState.VALID:
            return _lacking(state)
        return _name_only() if kept is None else _good(size_words(kept.size))

    def tip(self, record: Record) -> str:
        """Return what the tip of a record's cell says."""
        return self._paper_tip(record) if isinstance(record, Attachment) else self._record_tip(record)

    def is_lacking(self, record: Record) -> bool:
        """Tell whether a record has no valid proof; whether nobody has attached a paper's file."""
        if isinstance(record, Attachment):
            return self._session.kept_file(record) is None
        return self._session.proofs.of(record.id).state is not PaperState.VALID

    def key(self, record: Record) -> Key:
        """Return the sort key of a record: what lacks proof comes first."""
        if isinstance(record, Attachment):
            kept = self._session.kept_file(record)
            return (0, (_RANKS.index(self._state_of(record)), -1 if kept is None else kept.size))
        state, papers = self._session.proofs.of(record.id)
        return (0, (_RANKS.index(state), self._kept_of(papers) > 0, len(papers)))

    def _state_of(self, paper: Attachment) -> PaperState:
        return paper_state(paper, self._session.judge.context.reference_date)

    def _kept_of(self, paper_ids: Sequence[str]) -> int:
        """Return of how many papers the lab keeps the file."""
        records = self._session.lab.tables[Attachment.table]
        papers = (records.get(one) for one in paper_ids)
        return sum(isinstance(one, Attachment) and self._session.kept_file(one) is not None for one in papers)

    def _record_tip(self, record: Record) -> str:
        state, papers = self._session.proofs.of(record.id)
        if state is None:
            return _("没有证明材料。")
        if state is not PaperState.VALID:
            return _(_LACKING[state][2])
        named = len(papers) - self._kept_of(papers)
        words = _("有效的证明材料 {number} 份，文件都已附上。")
        if named:
            words = _("有效的证明材料 {number} 份，其中 {named} 份只登记了文件名，没有附上文件。")
        return words.format(number=len(papers), named=named)

    def _paper_tip(self, paper: Attachment) -> str:
        state, kept = self._state_of(paper), self._session.kept_file(paper)
        if state is not PaperState.VALID:
            return _(_LACKING[state][3])
        if kept is None:
            return _("只登记了文件名，没有附上文件。")
        return _("文件已附上，{size}。").format(size=size_words(kept.size))


def _lacking(state: PaperState) -> ProofLook:
    words, standing, _of_record, _of_paper = _LACKING[state]
    return ProofLook(_(words), standing)


def _name_only() -> ProofLook:
    return ProofLook(_("仅文件名"), Standing.OPEN)


def _good(text: str) -> ProofLook:
    return ProofLook(text, Standing.MET)

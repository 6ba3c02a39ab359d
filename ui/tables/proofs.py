"""What the column 证明 says of a record: whether papers prove it; of a paper, whether its file is there. No Qt.

Everything here is a look-up.
"""

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
    """How the cell looks: a text, a sign before it (None: none), what the tip says; the rank it is sorted by."""

    text: str
    standing: Standing | None
    tip: str
    rank: tuple[int, int]


_LACKING = {
    PaperState.UNSURE: (N_("待明确"), Standing.OPEN, N_("有证明材料，但有效期写得不明确，可能已过期。")),
    PaperState.EXPIRED: (N_("已过期"), Standing.UNMET, N_("证明材料都已过期。")),
    PaperState.NO_FILE: (N_("缺文件"), Standing.OPEN, N_("登记了证明材料，但没有文件。")),
}
"""What is said where the best paper is in such a state: text, sign, tip."""
_OF_PAPER = {
    PaperState.UNSURE: N_("有效期写得不明确，可能已过期。"),
    PaperState.EXPIRED: N_("这份材料已过期。"),
    PaperState.NO_FILE: N_("这份材料没有文件，不能作为证据。"),
}
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
        return _("有几份有效的证明材料：附有文件，并且在基准日没有过期。")

    def look(self, record: Record) -> ProofLook:
        """Return how the cell of a record looks."""
        return self._paper_look(record) if isinstance(record, Attachment) else self._record_look(record)

    def is_lacking(self, record: Record) -> bool:
        """Tell whether a record has no valid proof; whether nobody has attached a paper's file."""
        if isinstance(record, Attachment):
            return self._session.kept_file(record) is None
        return self._session.proofs.of(record.id).state is not PaperState.VALID

    def key(self, record: Record) -> Key:
        """Return the sort key of a record: what lacks proof comes first."""
        return (0, self.look(record).rank)

    def _record_look(self, record: Record) -> ProofLook:
        state, number = self._session.proofs.of(record.id)
        rank = (_RANKS.index(state), number)
        if state is None:
            return ProofLook(_NO_PAPER, None, _("没有证明材料。"), rank)
        if state is PaperState.VALID:
            words = _("{number} 份").format(number=number)
            return ProofLook(words, Standing.MET, _("有效的证明材料 {number} 份。").format(number=number), rank)
        text, standing, tip = _LACKING[state]
        return ProofLook(_(text), standing, _(tip), rank)

    def _paper_look(self, paper: Attachment) -> ProofLook:
        state, kept = paper_state(paper, self._session.judge.context.reference_date), self._session.kept_file(paper)
        rank = (_RANKS.index(state), kept.size if kept else 0)
        if state is PaperState.VALID and kept is None:
            return ProofLook(_("仅文件名"), Standing.OPEN, _("只登记了文件名，没有附上文件。"), rank)
        if state is PaperState.VALID and kept is not None:
            words = _("文件已附上，{size}。").format(size=size_words(kept.size))
            return ProofLook(size_words(kept.size), Standing.MET, words, rank)
        text, standing, _tip = _LACKING[state]
        return ProofLook(_(text), standing, _(_OF_PAPER[state]), rank)

"""Which records have proof: papers with a file that have not expired, kept up to date edit by edit.

`is_valid_proof` is the law, here as in the report; the other states only say what is amiss.  Whether a document really
keeps the bytes of a file is no question of policy, and not asked here.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from wzlab.changes import Edit
from wzlab.columns import Record
from wzlab.dates import PartialDate
from wzlab.policy.judge import LiveJudge
from wzlab.policy.report import is_valid_proof
from wzlab.records import Attachment


class PaperState(StrEnum):
    """What a paper proves on a day, the best first."""

    VALID = "valid"  # it has a file and has certainly not expired
    UNSURE = "unsure"  # its date is too vague, or could not be read
    EXPIRED = "expired"
    NO_FILE = "no_file"


_BEST_FIRST = tuple(PaperState)


def paper_state(paper: Attachment, on: date) -> PaperState:
    """Return what a paper proves on a day."""
    if not isinstance(paper.file, str):
        return PaperState.NO_FILE
    if is_valid_proof(paper, on):
        return PaperState.VALID
    until = paper.valid_until
    return PaperState.EXPIRED if isinstance(until, PartialDate) and until.last < on else PaperState.UNSURE


class Proof(NamedTuple):
    """What proves a record: the state of its best paper (None: it has no paper), and the ids of those in that state."""

    state: PaperState | None = None
    papers: tuple[str, ...] = ()


_NOTHING = Proof()


class LiveProofs:
    """The proofs of all records of a judge's lab; an edit costs the papers it touched."""

    def __init__(self, judge: LiveJudge) -> None:
        self._judge = judge
        self._on = judge.context.reference_date
        self._states: dict[str, dict[str, PaperState]] = {}
        self._proofs: dict[str, Proof] = {}
        self._count_all()

    def of(self, record_id: str) -> Proof:
        """Return what proves a record; a look-up."""
        return self._proofs.get(record_id, _NOTHING)

    @property
    def all(self) -> Mapping[str, Proof]:
        """The records that have papers, by their ids (or the condition's that a paper is about)."""
        return self._proofs

    def follow(self, edits: Iterable[Edit]) -> None:
        """Bring it up to date after edits that the judge has followed."""
        if self._judge.context.reference_date != self._on:
            self._count_all()
            return
        touched: set[str] = set()
        for edit in edits:
            if edit.table == Attachment.table:
                touched |= {*self._put(edit.before, is_there=False), *self._put(edit.after)}
        self._settle(touched)

    def _count_all(self) -> None:
        self._on = self._judge.context.reference_date
        self._states.clear()
        self._proofs.clear()
        for paper in self._judge.lab.records(Attachment):
            self._put(paper)
        self._settle(self._states)

    def _put(self, paper: Record | None, *, is_there: bool = True) -> tuple[str, ...]:
        """Take a paper in, or out; return the id of the record it proves, if any."""
        if not isinstance(paper, Attachment) or not isinstance(paper.record, str):
            return ()
        states = self._states.setdefault(paper.record, {})
        if is_there:
            states[paper.id] = paper_state(paper, self._on)
        else:
            states.pop(paper.id, None)
        return (paper.record,)

    def _settle(self, record_ids: Iterable[str]) -> None:
        for record_id in record_ids:
            states = self._states[record_id]
            best = min(states.values(), key=_BEST_FIRST.index, default=None)
            if best is None:
                self._proofs.pop(record_id, None)
            else:
                self._proofs[record_id] = Proof(best, tuple(one for one, state in states.items() if state is best))

"""Workbooks of this program that came back, as `wzlab import` takes them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wzlab.lab import Lab
from wzlab.language import _, sentences
from wzlab.policy.pack import Pack
from wzlab.records import Laboratory
from wzlab.workbook.reading_back.comparing import compare
from wzlab.workbook.reading_back.differences import Answer, Comparison
from wzlab.workbook.reading_back.merging import Decisions, left_undecided, merge_change, preferring
from wzlab.workbook.reading_back.tables import BookRead
from wzlab.workbook.reading_back.wording import Wording


@dataclass(frozen=True, slots=True)
class ReturnedBooks:
    """Workbooks that came back, and what the arguments decide of them.

    Attributes:
        books: as they were read.
        prefer: which side is right in a conflict: "here", "there" or "" for neither.
        answer: whose the doubtful rows are: "same", "new" or "" for nobody's yet.
    """

    books: Sequence[BookRead]
    prefer: str
    answer: str

    def on(self, lab: Lab, pack: Pack) -> "MergedBooks":
        """Return what comes of them in a lab.

        A workbook that seems to be another lab's stays out: what it would do is too much for an answer given unseen.
        """
        comparison = compare(lab, pack, self.books)
        if self.answer and comparison.questions:
            rows = [one for one in comparison.questions if one.table != Laboratory.table]
            comparison = compare(lab, pack, self.books, {one.key: Answer(self.answer) for one in rows})
        return MergedBooks(comparison, self._decisions(comparison))

    def _decisions(self, comparison: Comparison) -> Decisions:
        if self.prefer == "here":
            return preferring(comparison, "here")
        return preferring(comparison, "there") if self.prefer == "there" else Decisions()


class MergedBooks:
    """What comes of workbooks in one lab.

    Attributes:
        change: what is taken over; None for nothing.
        label: what that step is called.
        origins: where its records come from: nowhere, for what came back was here before.
        is_complete: whether nothing is left undecided.
    """

    def __init__(self, comparison: Comparison, decisions: Decisions) -> None:
        self._comparison, self._decisions = comparison, decisions
        self.change, self.label = merge_change(comparison, decisions)
        self.origins: Mapping[str, str] = {}
        self._undecided = left_undecided(comparison, decisions)
        self.is_complete = not self._undecided

    def lines(self) -> Iterator[str]:
        """Yield the differences, what is to be decided, and what else should be known."""
        yield from Wording(self._comparison).sentences()

    def outcome(self, done: str) -> str:
        """Return the last line: what was done, and what is left."""
        if self.change is None:
            done = _("没有可并入的修改。")
        if self.is_complete:
            return done
        left = _("另有 {number} 处待定，没有并入；可用 --prefer 或 --same、--new 决定。")
        return sentences((done, left.format(number=len(self._undecided))))

    def entry(self, message: str, *, written: bool) -> dict[str, Any]:
        """Return all of it as a JSON object."""
        comparison, wording = self._comparison, Wording(self._comparison)
        left = {one.key for one in self._undecided}
        return {
            "files": list(comparison.files),
            "differences": [wording.entry(one) for one in comparison.differences],
            "undecided": [
                wording.entry(one) | {"decided": one.key not in left}
                for one in (*comparison.undecided, *comparison.questions)
            ],
            "told": list(map(str, comparison.told)),
            "written": written,
            "message": message,
        }

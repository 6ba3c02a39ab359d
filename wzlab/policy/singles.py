"""Which record is the only one of its kind: the lead unit, the director.  Followed edit by edit."""

from collections.abc import Iterable, Mapping
from datetime import date

from wzlab.changes import Edit
from wzlab.columns import Record
from wzlab.policy.evaluation import Bindings, settle
from wzlab.policy.nodes import Constant, Type
from wzlab.policy.pack import Single
from wzlab.policy.tallies import Memo


class Candidates:
    """The records that satisfy a single's test, or may (an as-typed role, an as-typed post)."""

    def __init__(self, single: Single, records: Mapping[str, Record], reference_date: date) -> None:
        bindings = Bindings({"reference_date": Constant(reference_date, Type.DATE)}, {}, {}, reference_date)
        self.single = single
        self._memo = Memo(settle(single.where, bindings))
        self._records: dict[str, Record] = {}
        self._possible: dict[str, None] = {}
        truths = self._memo.column([record.cells for record in records.values()])
        for record, truth in zip(records.values(), truths, strict=True):
            if truth is not False:
                self._take_in(record)

    def edit(self, edit: Edit) -> None:
        """Follow one edit of any table."""
        if edit.table != self.single.record_type.table:
            return
        if edit.before is not None:
            self._records.pop(edit.before.id, None)
            self._possible.pop(edit.before.id, None)
        if edit.after is not None:
            self._take_in(edit.after)

    def _take_in(self, record: Record) -> None:
        truth = self._memo.of(record.cells)
        if truth is None:
            self._possible[record.id] = None
        elif truth:
            self._records[record.id] = record

    @property
    def only(self) -> Record | None:
        """The one record, or None while there is none, are several, or one more may be."""
        return next(iter(self._records.values())) if len(self._records) == 1 and not self._possible else None

    @property
    def may_be_more(self) -> bool:
        """Whether some record may satisfy the test too."""
        return bool(self._possible)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all records that satisfy the test."""
        return tuple(self._records)


def candidates(singles: Iterable[Single], lab: Mapping[str, Mapping[str, Record]], on: date) -> list[Candidates]:
    """Return the candidates of each single among a lab's tables."""
    return [Candidates(single, lab[single.record_type.table], on) for single in singles]

"""How far the form is filled in, apart from what it comes to: a full form may be unmet, a met one half empty."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from wzlab.changes import Edit
from wzlab.columns import AsTyped, Record
from wzlab.lab import Lab
from wzlab.records import TYPE_OF
from wzlab.units import show_percent


class Progress(NamedTuple):
    """How many deciding cells (★) are filled, of how many that are asked for; an as-typed one is not filled."""

    filled: int = 0
    asked: int = 0

    @property
    def share(self) -> str:
        """The part that is filled, in percent, cut and never rounded up; "" where nothing is asked."""
        return f"{show_percent(Fraction(self.filled, self.asked))}%" if self.asked else ""


class LiveProgress:
    """The progress of a lab, kept up to date at the cost of the edited records."""

    def __init__(self, lab: Lab) -> None:
        self._tables = tuple(lab.tables)
        self._filled: Counter[str] = Counter()
        self._asked: Counter[str] = Counter()
        for record in lab.all_records():
            self._take(record, 1)

    def follow(self, edits: Iterable[Edit]) -> None:
        """Follow edits of the lab."""
        for edit in edits:
            for record, step in ((edit.before, -1), (edit.after, 1)):
                if record is not None:
                    self._take(record, step)

    def by_table(self) -> Mapping[str, Progress]:
        """Return the progress of each table."""
        return {table: Progress(self._filled[table], self._asked[table]) for table in self._tables}

    def whole(self) -> Progress:
        """Return the progress of all tables together."""
        return Progress(self._filled.total(), self._asked.total())

    def _take(self, record: Record, step: int) -> None:
        deciding = [record.cells[place] for place in _deciding(record.table)]
        blank = sum(cell is None or isinstance(cell, AsTyped) for cell in deciding)
        self._asked[record.table] += step * len(deciding)
        self._filled[record.table] += step * (len(deciding) - blank)


@cache
def _deciding(table: str) -> tuple[int, ...]:
    """Return which cells of a table's records decide."""
    return tuple(column.index for column in TYPE_OF[table].columns if column.decides)


def progress(lab: Lab) -> Mapping[str, Progress]:
    """Return the progress of each table of a lab."""
    return LiveProgress(lab).by_table()

"""Which records of a table are shown, and in what order: a permutation that edits never shuffle.

In the lab's own order a new record stands at its own place.  Under a sort or a filter it stands below the record before
it, or at the end when it was added at the end, and a removed one comes back to where it was.  No Qt.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from wzlab.changes import Edit
from wzlab.columns import Record


class RowOrder:
    """The ids of the records shown, top to bottom, and the row of each."""

    def __init__(self, ids: Iterable[str] = ()) -> None:
        self._ids: list[str] = list(ids)
        self._rows: dict[str, int] | None = None

    def __len__(self) -> int:
        return len(self._ids)

    def __getitem__(self, row: int) -> str:
        return self._ids[row]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def row_of(self, record_id: str) -> int | None:
        """Return the row of a record, or None if it is not shown."""
        return self._places().get(record_id)

    def shows(self, record_id: str) -> bool:
        """Tell whether a record is shown."""
        return record_id in self._places()

    def arrange(self, ids: Iterable[str]) -> None:
        """Show these records in this order."""
        self._ids, self._rows = list(ids), None

    def insert(self, row: int, ids: Sequence[str]) -> None:
        """Show more records from a row on."""
        self._ids[row:row] = ids
        self._rows = None

    def remove(self, first: int, last: int) -> None:
        """Show the records of some rows, both ends included, no more."""
        del self._ids[first : last + 1]
        self._rows = None

    def _places(self) -> dict[str, int]:
        """Return the row of each record, counted anew after the order has changed."""
        if self._rows is None:
            self._rows = {record_id: row for row, record_id in enumerate(self._ids)}
        return self._rows


Records = Mapping[str, Record]


def runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Return ascending rows as (first, last) of those that follow each other without a gap."""
    groups = groupby(enumerate(rows), key=lambda entry: entry[1] - entry[0])
    spans = [[row for _place, row in group] for _difference, group in groups]
    return [(span[0], span[-1]) for span in spans]


def new_ids(edits: Iterable[Edit], records: Records, shown: RowOrder) -> list[str]:
    """Return the records that edits added and that are there still, in the order they came."""
    first_edits: dict[str, Edit] = {}
    added: dict[str, None] = {}
    for edit in edits:
        record = edit.before or edit.after
        assert record is not None
        first_edits.setdefault(record.id, edit)
        if edit.before is None:
            added.pop(record.id, None)
            added[record.id] = None
    return [
        record_id
        for record_id in added
        if record_id in records and first_edits[record_id].before is None and not shown.shows(record_id)
    ]


def gone_ids(edits: Iterable[Edit], records: Records, shown: RowOrder) -> list[str]:
    """Return the shown records that edits removed for good, in the order they went."""
    removed = dict.fromkeys(edit.before.id for edit in edits if edit.before is not None and edit.after is None)
    return [record_id for record_id in removed if record_id not in records and shown.shows(record_id)]


def neighbours(gone: Sequence[str], shown: RowOrder) -> dict[str, str | None]:
    """Return, for each record to be removed in turn, the one then above it; None for the top."""
    above: dict[str, str | None] = {}
    for record_id in gone:
        row = shown.row_of(record_id)
        assert row is not None
        row -= 1
        while row >= 0 and shown[row] in above:
            row -= 1
        above[record_id] = shown[row] if row >= 0 else None
    return above


def in_own_order(records: Records, shown: RowOrder, new: Iterable[str] = ()) -> list[str]:
    """Return the records shown, and new ones, in the lab's order."""
    wanted = set(new)
    return [record_id for record_id in records if record_id in wanted or shown.shows(record_id)]


def in_view_order(records: Records, shown: RowOrder, new: Sequence[str], left: Mapping[str, str | None]) -> list[str]:
    """Return the records shown in the view's order with new ones put in.

    Args:
        records: the table, in the lab's order.
        shown: what is shown now.
        new: the ids to be put in, in the order they came.
        left: below which record (None: at the top) each one stood that was shown once before.
    """
    predecessors = _predecessors(records, shown, set(new))
    below: dict[str | None, list[str]] = {}
    tail: list[str] = []
    known = set(new)
    for record_id in new:
        above = left[record_id] if record_id in left else predecessors.get(record_id, record_id)
        if above == record_id or not (above is None or above in known or shown.shows(above)):
            tail.append(record_id)
        else:
            below.setdefault(above, []).append(record_id)
    return list(_unrolled([*shown], below, tail))


def _predecessors(records: Records, shown: RowOrder, new: set[str]) -> dict[str, str | None]:
    """Return the record before each new one in the lab that is shown or new; those added at the end have none."""
    before: dict[str, str | None] = {}
    at_the_end: list[str] = []
    last: str | None = None
    for record_id in records:
        if record_id in new:
            before[record_id] = last
            at_the_end.append(record_id)
        else:
            at_the_end.clear()
        if record_id in new or shown.shows(record_id):
            last = record_id
    for record_id in at_the_end:
        del before[record_id]
    return before


def _unrolled(shown: Sequence[str], below: Mapping[str | None, list[str]], tail: Sequence[str]) -> Iterator[str]:
    """Yield everything top to bottom; of several put below the same record, the last put in comes first."""
    waiting: list[str] = []
    waiting.extend(below.get(None, ()))
    position = 0
    ends = [*shown, *tail]
    while waiting or position < len(ends):
        if waiting:
            record_id = waiting.pop()
        else:
            record_id, position = ends[position], position + 1
        yield record_id
        waiting.extend(below.get(record_id, ()))


def insertions(target: Sequence[str], new: Iterable[str]) -> list[tuple[int, list[str]]]:
    """Return what is to be inserted into the order to make it the target: (row, ids), from the top."""
    wanted = set(new)
    places = [row for row, record_id in enumerate(target) if record_id in wanted]
    return [(first, list(target[first : last + 1])) for first, last in runs(places)]

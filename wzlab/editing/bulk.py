"""Many cells given a new content at once: what would become of each, and all of it as one change.

A bulk edit and a replacement (`wzlab.editing.replacing`) both end in a list of `CellEdit`, which is shown before it is
carried out and of which any may be left out.  Nothing here changes a lab.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from wzlab.changes import Change
from wzlab.columns import AsTyped, Cell
from wzlab.editing.rows import Labelled, as_one, set_record_cells
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.records import TYPE_OF


class CellEdit(NamedTuple):
    """What one cell holds, and what it would hold."""

    table: str
    record_id: str
    key: str
    before: Cell
    after: Cell

    @property
    def is_change(self) -> bool:
        """Whether the cell would be another."""
        return self.before != self.after

    @property
    def is_unreadable(self) -> bool:
        """Whether the cell would hold a text that its field cannot read; such a text is kept as typed."""
        return isinstance(self.after, AsTyped)


class Tally(NamedTuple):
    """How many records an edit changes and leaves alone, and how many of its cells could not be read."""

    changed: int
    unchanged: int
    unreadable: int


def bulk_edits(lab: Lab, table: str, ids: Iterable[str], cells: Mapping[str, Cell]) -> list[CellEdit]:
    """Return what giving records the same cells (None: blank) would do, record by record.

    Cells that stay as they are are among them, so that a preview can say so.  Ids that are not in the table, for their
    records have been removed since, are passed over.
    """
    records = lab.tables[table]
    return [
        CellEdit(table, record_id, key, records[record_id].cell(key), cell)
        for record_id in ids
        if record_id in records
        for key, cell in cells.items()
    ]


def tally(edits: Iterable[CellEdit]) -> Tally:
    """Count what edits would do."""
    listed = list(edits)
    touched = {edit.record_id for edit in listed}
    changed = {edit.record_id for edit in listed if edit.is_change}
    return Tally(len(changed), len(touched - changed), sum(edit.is_change and edit.is_unreadable for edit in listed))


def edits_change(lab: Lab, edits: Iterable[CellEdit]) -> Change | None:
    """Return the change that carries edits out, as one step; None if nothing would change."""
    cells: dict[tuple[str, str], dict[str, Cell]] = {}
    for edit in edits:
        cells.setdefault((edit.table, edit.record_id), {})[edit.key] = edit.after
    changes = (set_record_cells(lab.tables[table][record_id], wanted) for (table, record_id), wanted in cells.items())
    return as_one([change for change in changes if change is not None])


def bulk_change(lab: Lab, edits: Iterable[CellEdit]) -> Labelled:
    """Return a bulk edit of one table as a step, and what it is called: which fields, of how many records."""
    changing = [edit for edit in edits if edit.is_change]
    if not changing:
        return Labelled(None, "")
    record_type = TYPE_OF[changing[0].table]
    keys = {edit.key for edit in changing}
    titles = _("、").join(_(column.title) for column in record_type.columns if column.key in keys)
    label = _("批量修改 {number} 条{label}的“{titles}”")
    words = label.format(number=tally(changing).changed, label=_(record_type.label), titles=titles)
    return Labelled(edits_change(lab, changing), words)

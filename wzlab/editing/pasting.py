"""A block of typed text put over a table, as one change; and the text of a block copied from it.

What cannot be read is kept as typed, and counted.  A mask pasted over a sensitive field changes nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from wzlab.changes import AddRecord, Change
from wzlab.columns import AsTyped, Cell, Column, Record
from wzlab.editing.blocks import Block, block_text
from wzlab.editing.cells import CellForms
from wzlab.editing.headings import Heading, heading_row
from wzlab.editing.masking import discreet, is_masked
from wzlab.editing.rows import as_one, fresh_ids, set_record_cells
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.pack import Pack
from wzlab.records import TYPE_OF, Laboratory


class Paste(NamedTuple):
    """What a paste would do.

    Args:
        change: the paste as one step, or None when nothing would change.
        label: what the step is called.
        rows_added: records that are new.
        as_typed: cells whose text could not be read and is kept.
        beyond: columns of the block that found no field.
        masked: masks that were passed over.
        rows_beyond: rows that found no record, in the table of the lab itself, which has one.
        unknown: the headings of the block that mean no field; the columns below them are counted in `beyond`.
        rows_changed: records that were there and are changed.
    """

    change: Change | None
    label: str
    rows_added: int = 0
    as_typed: int = 0
    beyond: int = 0
    masked: int = 0
    rows_beyond: int = 0
    unknown: tuple[str, ...] = ()
    rows_changed: int = 0


@dataclass
class _Pasting:
    """One paste on its way; it counts as it reads."""

    forms: CellForms
    fields: Sequence[Heading | None]
    as_typed: int = 0
    masked: int = 0
    changes: list[Change] = field(default_factory=list)

    def cells(self, row: Sequence[str]) -> dict[str, Cell]:
        """Return the cells that a row of texts means, by field."""
        found: dict[str, Cell] = {}
        for heading, text in zip(self.fields, row, strict=False):
            if heading is None:
                continue
            if is_masked(heading.column, text.strip()):
                self.masked += 1
                continue
            cell = found[heading.column.key] = self.forms.read(heading.column, heading.text(text))
            self.as_typed += isinstance(cell, AsTyped)
        return found

    def over(self, record: Record, row: Sequence[str]) -> None:
        """Put a row of texts over a record."""
        if change := set_record_cells(record, self.cells(row)):
            self.changes.append(change)


class View(NamedTuple):
    """Records and fields of one table, as they stand on a screen."""

    table: str
    ids: Sequence[str]
    columns: Sequence[Column[Any]]


def paste_change(
    lab: Lab, pack: Pack, view: View, start: tuple[int, int], block: Block, *, selection: tuple[int, int] = (1, 1)
) -> Paste:
    """Return what pasting a block at a cell does; rows below the last are added at the table's end.

    Args:
        lab: the lab it is pasted into.
        pack: the policy that lists its directions.
        view: the table it is pasted into, as it is shown.
        start: the row and column of the view that the block begins at; row `len(view.ids)` is a new one.  A first row
            of headings says itself which columns.
        block: the rows of texts.
        selection: how many rows and columns are selected; a block they are a multiple of fills them.
    """
    record_type = TYPE_OF[view.table]
    fields, rows, unknown = _laid_out(view, start[1], block, selection)
    pasting = _Pasting(CellForms(lab, pack), fields)
    for record_id, row in zip(view.ids[start[0] :], rows, strict=False):
        pasting.over(lab.tables[view.table][record_id], row)
    below = rows[max(0, len(view.ids) - start[0]) :]
    changed = len(pasting.changes)
    new = [] if record_type is Laboratory else _new_records(lab, view.table, pasting, below)
    pasting.changes += map(AddRecord, new)
    width, used = max(map(len, rows), default=0), sum(1 for heading in fields if heading is not None)
    return Paste(
        as_one(pasting.changes),
        _("粘贴 {rows} 行 × {columns} 列").format(rows=len(rows), columns=used),
        rows_added=len(new),
        as_typed=pasting.as_typed,
        beyond=width - used,
        masked=pasting.masked,
        rows_beyond=len(below) if record_type is Laboratory else 0,
        unknown=unknown,
        rows_changed=changed,
    )


def _laid_out(
    view: View, start_column: int, block: Block, selection: tuple[int, int]
) -> tuple[Sequence[Heading | None], Block, tuple[str, ...]]:
    """Return which field each column of a block is for (None: for none), its rows, and its headings of no field."""
    headings = heading_row(block[0], TYPE_OF[view.table]) if block else None
    if headings is None:
        rows = _tiled(block, selection)
        width = max(map(len, rows), default=0)
        return [Heading(column) for column in view.columns[start_column:]][:width], rows, ()
    written = [(text.strip(), heading) for text, heading in zip(block[0], headings, strict=True)]
    unknown = tuple(text for text, heading in written if text and heading is None)
    return headings[: max(map(len, block[1:]), default=0)], block[1:], unknown


def _new_records(lab: Lab, table: str, pasting: _Pasting, rows: Sequence[Sequence[str]]) -> list[Record]:
    """Return a new record for each row that holds anything."""
    ids = fresh_ids(lab, table)
    return [TYPE_OF[table].of(next(ids), **pasting.cells(row)) for row in rows if any(text.strip() for text in row)]


def _tiled(block: Block, selection: tuple[int, int]) -> Block:
    """Return a rectangular block repeated over a selection that is a multiple of it, else the block as it is."""
    height, width = len(block), len(block[0]) if block else 0
    rows, columns = selection
    fits = height and width and all(len(row) == width for row in block) and rows % height == 0 and columns % width == 0
    return [row * (columns // width) for row in block] * (rows // height) if fits else block


def fill_change(lab: Lab, pack: Pack, table: str, places: Iterable[tuple[str, str]], text: str) -> Paste:
    """Return what pasting one text over cells does, wherever they stand.

    Args:
        lab: the lab it is pasted into.
        pack: the policy that lists its directions.
        table: the table it is pasted into.
        places: the cells, each a record's id and a field.
        text: what each of them is to hold.
    """
    keys_by_id: dict[str, list[str]] = {}
    for record_id, key in places:
        keys_by_id.setdefault(record_id, []).append(key)
    pasting = _Pasting(CellForms(lab, pack), ())
    for record_id, keys in keys_by_id.items():
        pasting.fields = [Heading(TYPE_OF[table].column_of[key]) for key in keys]
        pasting.over(lab.tables[table][record_id], [text] * len(keys))
    number = sum(map(len, keys_by_id.values()))
    label = _("粘贴到 {number} 个单元格").format(number=number)
    return Paste(as_one(pasting.changes), label, as_typed=pasting.as_typed, masked=pasting.masked)


# --- copying --------------------------------------------------------------------------------------------------------


def copied_text(lab: Lab, pack: Pack, view: View, *, masked: bool, headings: bool = False) -> str:
    """Return cells as text for the clipboard, each as it would be typed, so that pasting them back changes nothing.

    Args:
        lab: the lab they are in.
        pack: the policy that lists its directions.
        view: the records and fields to copy.
        masked: whether sensitive cells are copied masked, as they are shown.
        headings: whether a row of headings comes first.
    """
    forms = CellForms(lab, pack)
    records = lab.tables[view.table]
    rows = [list(_copied(forms, records[record_id], view.columns, masked)) for record_id in view.ids]
    return block_text([[column.heading for column in view.columns], *rows] if headings else rows)


def _copied(forms: CellForms, record: Record, columns: Iterable[Column[Any]], masked: bool) -> Iterator[str]:
    for column in columns:
        text = forms.typed(column, record.cells[column.index])
        yield discreet(column, text) if masked else text

"""What an export would write into a cell, so that it can be told whether a cell of the lab was edited since.

It is what `wzlab.workbook.record_sheets` writes, without openpyxl and in every language of the program (a test holds
the two together): a workbook does not say in which language it was exported.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from wzlab.columns import AsTyped, Cell, Choice, Column, Day, Money, Number, Reference, YesNo
from wzlab.dates import PartialDate
from wzlab.editing.masking import masked
from wzlab.editing.names import BETWEEN, Names
from wzlab.importing.cells.values import in_every_language
from wzlab.lab import Lab
from wzlab.language import N_, _
from wzlab.policy.pack import Pack
from wzlab.units import EXACT, YUAN_IN_WAN
from wzlab.workbook.discretion import Discretion, mask_left, may_hold_numbers
from wzlab.workbook.holding import Value, held
from wzlab.workbook.layout import seal
from wzlab.workbook.reading_back.tables import BookRead, CellRead

STRANGE_MASK = N_("{mask} 是打码的号码，对不上原来的号码，已照原样读入；要改请填完整的号码")


class Exports:
    """What an export of a lab would write.

    Args:
        lab: the lab as it stands.
        pack: the policy that lists its directions.
        earlier: the words that references to each record were when the workbook was exported, by table and id.
    """

    def __init__(self, lab: Lab, pack: Pack, earlier: Mapping[tuple[str, str], frozenset[str]]) -> None:
        self._names = Names(lab, pack)
        self._discretion = Discretion(lab)
        self._earlier = earlier
        self._directions = {one.code: one.title for one in pack.directions}

    def may_have_written(self, column: Column[Any], cell: Cell, stored: str, *, is_masked: bool) -> bool:
        """Tell whether a cell, exported, would have a checksum: if so, it was not edited since."""
        return any(seal(held(value).value) == stored for value in self.values(column, cell, is_masked=is_masked))

    def values(self, column: Column[Any], cell: Cell, *, is_masked: bool) -> Iterator[Value]:
        """Yield what an export would write for a cell, in each language; for a reference also with earlier names."""
        if cell is None:
            yield None
        elif isinstance(cell, AsTyped):
            yield from (masked(cell.text),) if is_masked else self._told(column, cell.text)
        elif is_masked:
            yield masked(str(cell))
        else:
            yield from self._written(column, cell)

    def with_numbers(self, column: Column[Any], before: Cell, cell: CellRead) -> tuple[CellRead, str]:
        """Return an edited cell with the numbers again that are masked in its text, and what is to be told of it.

        `before` is the lab's cell, which has the numbers; a mask that stands for none of them is a text like any other.
        """
        value = cell.value
        if not isinstance(value, str) or "**" not in value or not may_hold_numbers(column):
            return cell, ""
        text = before.text if isinstance(before, AsTyped) else before if isinstance(before, str) else ""
        whole = self._discretion.restored(value, text)
        mask = mask_left(whole, text)
        return cell._replace(value=whole), _(STRANGE_MASK).format(mask=mask) if mask else ""

    def _written(self, column: Column[Any], cell: Any) -> Iterator[Value]:
        match column.kind:
            case Choice(options=options) if cell in options:
                yield from in_every_language(options[cell])
            case Choice():
                title = self._directions.get(cell)
                yield from (f"{cell} {title.zh}", f"{cell} {title.en}") if title else self._told(column, cell)
            case YesNo():
                yield from in_every_language(N_("是") if cell else N_("否"))
            case Money():
                yield EXACT.divide(cell, YUAN_IN_WAN)
            case Day():
                yield _day(cell)
            case Reference(table=table):
                of, between, name = self._names.full(table, cell).partition(BETWEEN)
                yield from (cell, *(f"{of}{between}{told}" for told in self._told(column, name)))
                yield from self._earlier.get((table, cell), ())
            case Number():
                yield cell
            case _:
                yield from self._told(column, cell)

    def _told(self, column: Column[Any], text: str) -> Iterator[str]:
        """Yield a text whole and with its numbers masked: a workbook does not say whether full ids were wanted."""
        yield text
        if may_hold_numbers(column) and (discreet := self._discretion.masked(text)) != text:
            yield discreet


def _day(value: PartialDate) -> Value:
    return value.first if value.is_whole else str(value)


# --- what records were called when they were exported ---------------------------------------------------------------

EarlierNames = Mapping[tuple[str, str], str]


def earlier_names(book: BookRead) -> EarlierNames:
    """Return the ids by table and words, as the references that nobody edited tell them."""
    found: dict[tuple[str, str], str] = {}
    for table in book.tables.values():
        columns = [column for column in table.record_type.columns if isinstance(column.kind, Reference)]
        for row in table.rows if columns else ():
            for column in columns:
                cell = row.cells.get(column.key)
                if cell is None or not cell.is_unedited or cell.is_marked or not isinstance(cell.value, str):
                    continue
                assert isinstance(column.kind, Reference)
                record_id, between, _name = cell.value.strip().partition(BETWEEN)
                if between:
                    found[column.kind.table, cell.value.strip()] = record_id
    return found


def names_by_id(names: EarlierNames) -> Mapping[tuple[str, str], frozenset[str]]:
    """Return the words that references to each record were, by table and id."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for (table, words), record_id in names.items():
        found[table, record_id] = found.get((table, record_id), frozenset()) | {words}
    return found

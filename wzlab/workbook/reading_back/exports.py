"""What an export would write into a cell, so that it can be told whether a cell of the lab was edited since.

It is what `wzlab.workbook.record_sheets` writes, without openpyxl and in every language of the program (a test holds
the two together): a workbook does not say in which language it was exported.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from wzlab.columns import AsTyped, Cell, Choice, Column, Day, Money, Number, Reference, YesNo
from wzlab.dates import PartialDate
from wzlab.editing.masking import masked
from wzlab.editing.names import Names
from wzlab.lab import Lab
from wzlab.language import N_
from wzlab.policy.pack import Pack
from wzlab.units import EXACT, YUAN_IN_WAN
from wzlab.workbook.holding import Value, held
from wzlab.workbook.layout import seal
from wzlab.workbook.reading_back.values import in_every_language


class Exports:
    """What an export of a lab would write.

    Args:
        lab: the lab as it stands.
        pack: the policy that lists its directions.
        earlier: the words that references to each record were when the workbook was exported, by table and id.
    """

    def __init__(self, lab: Lab, pack: Pack, earlier: Mapping[tuple[str, str], frozenset[str]]) -> None:
        self._names = Names(lab, pack)
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
            yield masked(cell.text) if is_masked else cell.text
        elif is_masked:
            yield masked(str(cell))
        else:
            yield from self._written(column, cell)

    def _written(self, column: Column[Any], cell: Any) -> Iterator[Value]:
        match column.kind:
            case Choice(options=options) if cell in options:
                yield from in_every_language(options[cell])
            case Choice():
                title = self._directions.get(cell)
                yield from (f"{cell} {title.zh}", f"{cell} {title.en}") if title else (cell,)
            case YesNo():
                yield from in_every_language(N_("是") if cell else N_("否"))
            case Money():
                yield EXACT.divide(cell, YUAN_IN_WAN)
            case Day():
                yield _day(cell)
            case Reference(table=table):
                yield from (cell, self._names.full(table, cell))
                yield from self._earlier.get((table, cell), ())
            case Number() | _:
                yield cell


def _day(value: PartialDate) -> Value:
    return value.first if value.is_whole else str(value)

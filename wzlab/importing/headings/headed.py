"""A column with what stands above it, before anybody knows which field it means."""

from collections.abc import Sequence
from typing import NamedTuple

from wzlab.intake.grids import Plain


class Headed(NamedTuple):
    """A column with what stands above it.

    Args:
        column: where it stands in the sheet.
        heading: its headings joined, "" for none.
        hidden: the field its hidden key names; "" where the key says that it is none, None without a key.
        cells: some of what stands below it.
        unit: the unit of its amounts as it was found before, "" for none.
        answers: the columns that it was found to be one with (`wzlab.importing.headings.ticks`), () for none.
    """

    column: int
    heading: str
    hidden: str | None = None
    cells: Sequence[Plain] = ()
    unit: str = ""
    answers: tuple[tuple[int, str], ...] = ()

"""Where in a lab a text stands: in any cell as it is shown, or in a record's name by its pinyin.

Masked fields are searched in full, so that a number somebody holds in hand is found, and shown masked.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from wzlab.columns import Column, Number
from wzlab.editing.cells import CellForms
from wzlab.editing.masking import discreet
from wzlab.editing.pinyin import is_initials, is_pinyin
from wzlab.lab import Lab
from wzlab.policy.pack import Pack
from wzlab.spelling import folded


class Found(NamedTuple):
    """A cell that holds what was looked for, and the cell as anybody may see it."""

    table: str
    record_id: str
    key: str
    shown: str


def find(lab: Lab, pack: Pack, text: str, most: int | None = None) -> list[Found]:
    """Return the cells that hold a text, at most so many, in the order of tables, records and fields.

    Width, case and spaces do not count.  Two or more Latin letters are also taken for the pinyin of a record's name.
    """
    return list(islice(_found(lab, pack, folded(text)), most))


def _found(lab: Lab, pack: Pack, wanted: str) -> Iterator[Found]:
    if not wanted:
        return
    forms = CellForms(lab, pack)
    sounds = len(wanted) > 1 and wanted.isascii() and wanted.isalpha()
    for record in lab.all_records():
        for column, cell in zip(record.columns, record.cells, strict=True):
            if cell is None:
                continue
            shown = forms.shown(column, cell)
            if _holds(column, shown, wanted) or (sounds and column.key in record.known_by and _sounds(wanted, shown)):
                yield Found(record.table, record.id, column.key, discreet(column, shown))


def _holds(column: Column[Any], shown: str, wanted: str) -> bool:
    """Tell whether a shown cell holds a folded text; in figures, separators do not count."""
    if isinstance(column.kind, Number):
        return wanted.replace(",", "") in shown.replace(",", "")
    return wanted in folded(shown)


def _sounds(wanted: str, shown: str) -> bool:
    return is_initials(wanted, shown) or is_pinyin(wanted, shown)

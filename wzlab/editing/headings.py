"""Which field a heading means, and in which unit the amounts below it are.

A heading is a field's title or one of its aliases, with a unit behind it or not: 账面原值, 账面原值（万元）, 原值(元).
An unknown unit makes an unknown heading: 亩 below 使用面积 would be read as ㎡.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wzlab.columns import Column, Money, Number, Record
from wzlab.language import _
from wzlab.spelling import folded, narrowed
from wzlab.units import YUAN_IN_UNIT

_UNIT = re.compile(r"(.+)\(([^()]+)\)")
_OF_NO_FIELD = frozenset({"序号", "备注", "no.", "remarks"})
"""Folded headings that nearly every sheet has and no table here."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The field a heading means; `unit` belongs behind the bare amounts below it ("" if they are as typed)."""

    column: Column[Any]
    unit: str = ""

    def text(self, cell: str) -> str:
        """Return the text of a cell below the heading as it would be typed."""
        return cell + self.unit if self.unit and narrowed(cell)[-1:].isdigit() else cell


def headings_of(record_type: type[Record]) -> Mapping[str, Column[Any]]:
    """Return the fields of a record type by every folded heading without a unit that people use for them."""
    found: dict[str, Column[Any]] = {}
    for column in record_type.columns:
        for words in (column.title, _(column.title), *column.aliases):
            found.setdefault(folded(words), column)
    return found


def heading_meant(text: str, headings: Mapping[str, Column[Any]]) -> Heading | None:
    """Return what a heading means, or None if it is not one of these."""
    words = folded(text)
    if words in headings:
        return Heading(headings[words])
    match = _UNIT.fullmatch(words)
    column = headings.get(match[1]) if match else None
    if match is None or column is None or not isinstance(column.kind, Number):
        return None
    unit = match[2]
    is_own = unit in {folded(word) for word in (column.kind.unit, _(column.kind.unit), *column.kind.unit_words)}
    if isinstance(column.kind, Money):
        unit = column.kind.unit if is_own else unit
        return Heading(column, unit) if unit in YUAN_IN_UNIT else None
    return Heading(column) if is_own else None


def heading_row(row: Sequence[str], record_type: type[Record]) -> list[Heading | None] | None:
    """Return what the cells of a row of headings mean (None for one that means no field), or None if it is no such row.

    It is one when two fields or more have their heading in it, and more than half of what is written, 序号 and 备注
    apart, are such headings: sheets have columns of their own.  Of two headings of one field the first has it.
    """
    headings = headings_of(record_type)
    meant = _first_of_each([heading_meant(cell, headings) if cell.strip() else None for cell in row])
    known = sum(1 for heading in meant if heading is not None)
    written = sum(1 for cell in row if cell.strip() and folded(cell) not in _OF_NO_FIELD)
    return meant if known >= 2 and 2 * known > written else None


def _first_of_each(meant: Sequence[Heading | None]) -> list[Heading | None]:
    """Return the headings with None for all but the first of each field."""
    seen: set[str] = set()
    found: list[Heading | None] = []
    for heading in meant:
        is_first = heading is not None and heading.column.key not in seen
        found.append(heading if is_first else None)
        seen |= {heading.column.key} if heading is not None else set()
    return found

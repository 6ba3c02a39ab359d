"""Typed text to cells and back: the one law of the grid, the form, a paste, a bulk edit and an import.

A kind reads what needs nothing but itself (`wzlab.kinds`); here are the two that do not: references, which may be typed
as names, and directions, whose list is the pack's.  What cannot be read is kept as typed, never guessed.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from wzlab.columns import AsTyped, Cell, Choice, Column, Day, Money, Number, Reference, Text, YesNo
from wzlab.dates import PartialDate
from wzlab.editing.names import Names
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.pack import Direction, Pack
from wzlab.records import TYPE_OF
from wzlab.spelling import folded
from wzlab.units import show_number


class CellForms:
    """The forms of cells in one lab as it stands; a change of the lab asks for new ones."""

    def __init__(self, lab: Lab, pack: Pack) -> None:
        self.names = Names(lab, pack)
        self._pack = pack

    def read(self, column: Column[Any], text: str) -> Cell:
        """Return the cell that a typed text means: None for white space, `AsTyped` if it cannot be read."""
        bare = text.strip()
        if not bare:
            return None
        try:
            return self._value(column, bare)
        except ValueError:
            return AsTyped(bare)

    def _value(self, column: Column[Any], text: str) -> Cell:
        kind = column.kind
        if isinstance(kind, Reference):
            return self.names.meant(kind.table, text)
        value: Cell = kind.read(text)
        if isinstance(kind, Choice) and kind.open_ended and value not in kind.options:
            return self._directions[folded(text)]
        return value

    def shown(self, column: Column[Any], cell: Cell) -> str:
        """Return a cell as a person reads it, names for ids; sensitive texts are not masked here."""
        kind = column.kind
        if isinstance(cell, str) and isinstance(kind, Reference):
            return self.names.name(kind.table, cell)
        if isinstance(cell, str) and isinstance(kind, Choice) and kind.open_ended and cell not in kind.options:
            return self._direction_words.get(cell, cell)
        return column.show(cell)

    def typed(self, column: Column[Any], cell: Cell) -> str:
        """Return the text an editor starts with; read again it is the same cell, unless that was as typed."""
        if cell is None or isinstance(cell, AsTyped):
            return column.show(cell)
        if isinstance(column.kind, Reference):
            return self.names.typed(column.kind.table, str(cell))
        if _is_open_ended(column):
            return self.shown(column, cell)
        return str(column.kind.typed(cell))

    @cached_property
    def _direction_words(self) -> Mapping[str, str]:
        return {direction.code: f"{direction.code} {direction.title}" for direction in self._pack.directions}

    @cached_property
    def _directions(self) -> "_Directions":
        return _Directions(self._pack.directions)


class _Directions(dict[str, str]):
    """Codes by what a direction may be typed as, folded; a missing one is a ValueError."""

    def __init__(self, directions: tuple[Direction, ...]) -> None:
        titles = Counter(folded(title) for one in directions for title in {one.title.zh, one.title.en})
        for direction in directions:
            for title in (direction.title.zh, direction.title.en):
                if titles[folded(title)] == 1:
                    self[folded(title)] = direction.code
        for direction in directions:
            for words in ("", direction.title.zh, direction.title.en):
                self[folded(f"{direction.code} {words}")] = direction.code

    def __missing__(self, words: str) -> str:
        raise ValueError(words)


def _is_open_ended(column: Column[Any]) -> bool:
    return isinstance(column.kind, Choice) and column.kind.open_ended


def read_cell(column: Column[Any], text: str, lab: Lab, pack: Pack) -> Cell:
    """Return the cell that a typed text means: None for white space, `AsTyped` if it cannot be read."""
    return CellForms(lab, pack).read(column, text)


def shown_cell(column: Column[Any], cell: Cell, lab: Lab, pack: Pack) -> str:
    """Return a cell as a person reads it, names for ids; sensitive texts are not masked here."""
    return CellForms(lab, pack).shown(column, cell)


def typed_cell(column: Column[Any], cell: Cell, lab: Lab, pack: Pack) -> str:
    """Return the text an editor starts with; read again it is the same cell, unless that was as typed."""
    return CellForms(lab, pack).typed(column, cell)


# --- what the program makes of a text while it is typed -------------------------------------------------------------


def money_hint(text: str) -> str:
    """Return what a typed amount is understood as, in both units, or what was expected."""
    kind = Money()
    try:
        yuan = kind.read(text)
    except ValueError:
        return _unread(kind.asked())
    return _("{wan} 万元 = {yuan} 元").format(wan=kind.show(yuan), yuan=show_number(yuan))


def understood(column: Column[Any], text: str, lab: Lab, pack: Pack) -> str:
    """Return what a text is understood as, or what was expected; "" for text, which is always what it is."""
    forms = CellForms(lab, pack)
    cell = forms.read(column, text)
    if cell is None:
        return _("例：{example}").format(example=column.example) if column.example else ""
    if isinstance(cell, AsTyped):
        return _unread(expected(column))
    kind = column.kind
    if isinstance(kind, Money):
        return money_hint(text)
    if isinstance(kind, Day) and isinstance(cell, PartialDate):
        return _precision(cell).format(date=cell)
    if isinstance(kind, Reference):
        return forms.names.full(kind.table, str(cell))
    if isinstance(kind, Choice | YesNo):
        return forms.shown(column, cell)
    return "" if isinstance(kind, Text) else _with_unit(column, cell)


def expected(column: Column[Any]) -> str:
    """Return what should be typed into a field, in the current language."""
    kind = column.kind
    if isinstance(kind, Reference):
        target = TYPE_OF.get(kind.table)
        return _(kind.wanted) if target is None else _("已登记的{label}的名称或编号").format(label=_(target.label))
    return _("目录中的方向，如 1.1") if _is_open_ended(column) else str(kind.asked())


def _unread(wanted: str) -> str:
    return _("读不出，将原样保留；应填{wanted}。").format(wanted=wanted)


def _precision(value: PartialDate) -> str:
    if value.is_whole:
        return "{date}"
    return _("{date}（日未知）") if value.first.month == value.last.month else _("{date}（月、日未知）")


def _with_unit(column: Column[Any], cell: Cell) -> str:
    unit = _(column.kind.unit) if isinstance(column.kind, Number) else ""
    return f"{column.show(cell)} {unit}".strip()

"""Amounts, areas and other figures as people write them, and amounts that look 10 000 times too large or too small.

A unit in the cell beats the one in the heading; a bare figure without either is nobody's guess.  What is no exact figure
(约500万, 50-60万) is not read, and areas in other units are not converted: the certificate says how many m² they are.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from wzlab.columns import Area, Cell, Column, Kind, Money, Number
from wzlab.importing.cells.doubts import (
    AMOUNT_REMARK,
    BRACKETED,
    CELL_TEN_THOUSAND,
    COLUMN_TEN_THOUSAND,
    IMPOSSIBLE,
    INEXACT,
    NO_AMOUNT,
    NO_UNIT,
    NOT_READ,
    OTHER_AREA,
    OTHER_UNIT,
    SIGN_OR_UNIT,
    TWO_UNITS,
    Doubt,
    doubt,
    in_place,
    of_column,
)
from wzlab.importing.model import Option
from wzlab.language import N_, _
from wzlab.spelling import narrowed
from wzlab.units import EXACT, YUAN_IN_UNIT, YUAN_IN_WAN, has_at_most_decimals, plain, show_wan_yuan, wan_text

YUAN, WAN = N_("元"), N_("万元")
_LIKE_UNIT: Mapping[Decimal, str] = {Decimal(1): YUAN, YUAN_IN_WAN: WAN}
"""Of the words for one unit the usual one."""
_SPACES = re.compile(r"(?<=[0-9])[\s\xa0\u202f]+(?=[0-9]{3}(?![0-9]))")
_FIGURE = re.compile(r"([+-]?[0-9.,]*[0-9])\s*(.*)", re.DOTALL)
_BEFORE_FIGURE = re.compile(r"^[^0-9.]+")
_SIGN = re.compile(r"[+-]?\s*(?:¥|rmb|cny|人民币)\s*[0-9.,]*[0-9]", re.IGNORECASE)
_LONGEST_UNIT = 6
_FLOURISH = re.compile(r"(?<=元)[整正]$|(?<=[0-9])[.,]-$")
"""What amounts end with on receipts: 120万元整, 1200.-"""
_REMARKED = re.compile(r"[^()]*[0-9][^()]*\(([^()]+)\)")
_BRACKETED = re.compile(r"\([0-9.,]+\)")
_FOREIGN = re.compile(r"(us\$|hk\$|[$€£]|usd|eur|hkd|jpy|gbp)\s*[0-9].*", re.IGNORECASE | re.DOTALL)
_INEXACT = re.compile(
    r".*(?:约|近|余|多|几|数|左右|上下|以上|以下|以内|不少于|不低于|不超过|至少|最多|[±≈~～<>≤≥]|[0-9万亿元]\s*[-–—至到]\s*[0-9]).*",
    re.DOTALL,
)


def figure_meant(column: Column[Any], text: str, unit: str | None) -> tuple[Cell, Doubt | None]:
    """Return the value a text means in a field of figures, or why it means none.

    Args:
        column: the field.
        text: not blank, and no placeholder.
        unit: what a bare figure is in; None where nothing says so, "" where it is as in the window.
    """
    kind = column.kind
    assert isinstance(kind, Number)
    bare = _FLOURISH.sub("", _SPACES.sub("", narrowed(text)))
    match = _FIGURE.fullmatch(bare)
    is_bare = match is not None and not match[2]
    if trouble := _unit_in_doubt(column, bare, unit, is_bare=is_bare):
        return None, trouble
    try:
        value = kind.read(bare + (unit or "") if is_bare else bare)
    except ValueError:
        return None, _unread(column, bare, match)
    if kind.is_possible(value):
        return value, None
    return value, doubt(IMPOSSIBLE, column, in_place(), value=with_unit(column, value))


def with_unit(column: Column[Any], value: Decimal) -> str:
    """Return a figure as it is shown, with its unit."""
    unit = _(column.kind.unit)
    return f"{column.show(value)}{'' if unit == '%' else ' '}{unit}".strip()


def _unit_in_doubt(column: Column[Any], text: str, unit: str | None, *, is_bare: bool) -> Doubt | None:
    """Return what is in doubt of a figure whose unit neither the cell nor the heading says, or which is none of ours."""
    if isinstance(column.kind, Money):
        if is_bare and unit is None:
            return doubt(NO_UNIT, column, of_column(_unit_options(WAN)))
        if _SIGN.fullmatch(text) and YUAN_IN_UNIT.get(unit or "", Decimal(1)) != 1:
            return _sign_or_unit(column, text, unit or "")
    return _other_unit(column, unit) if is_bare and unit and _is_other(column.kind, unit) else None


def _sign_or_unit(column: Column[Any], text: str, unit: str) -> Doubt:
    figure = ("-" if text.startswith("-") else "") + _BEFORE_FIGURE.sub("", text)
    options = [Option(f"{figure}{one}", f"{figure} {_(one)}") for one in (YUAN, unit)]
    return doubt(SIGN_OR_UNIT, column, in_place(options), unit=_(unit))


def _is_other(kind: Kind[Any], unit: str) -> bool:
    """Tell whether a unit is none of a field's."""
    if isinstance(kind, Money):
        return unit not in YUAN_IN_UNIT
    return isinstance(kind, Number) and unit.lower() not in kind.unit_words


def _unread(column: Column[Any], text: str, match: "re.Match[str] | None") -> Doubt:
    kind = column.kind
    if _BRACKETED.fullmatch(text):
        return doubt(BRACKETED, column, in_place(), example=_example(kind))
    if remarked := _REMARKED.fullmatch(text):
        return doubt(AMOUNT_REMARK, column, in_place(), remark=remarked[1], example=_example(kind))
    if _INEXACT.fullmatch(text):
        return doubt(INEXACT, column, in_place(), example=_example(kind))
    foreign = _FOREIGN.fullmatch(text) if isinstance(kind, Money) else None
    unit = foreign[1] if foreign else match[2] if match and isinstance(kind, Money | Area) else ""
    is_ours = unit in YUAN_IN_UNIT  # then it is the figure that cannot be read: 1.200.000元
    if unit and not is_ours and len(unit) <= _LONGEST_UNIT and not any(map(str.isdigit, unit)):
        return _other_unit(column, unit)
    return doubt(NO_AMOUNT if isinstance(kind, Money) else NOT_READ, column, in_place())


def _other_unit(column: Column[Any], unit: str) -> Doubt:
    if isinstance(column.kind, Area):
        return doubt(OTHER_AREA, column, in_place(), unit=unit)
    return doubt(OTHER_UNIT, column, in_place(), unit=unit, own=_(column.kind.unit))


def _example(kind: Kind[Any]) -> str:
    return _("500万元") if isinstance(kind, Money) else kind.example()


# --- 10 000 times too large, or too small ---------------------------------------------------------------------------


class Usual(NamedTuple):
    """From which amount on, and below which other, in 元, the middle one of a column lies in a real table."""

    lowest: Decimal
    highest: Decimal


USUAL: Mapping[str, Usual] = {
    # A register begins at some 1 000 元 an item (the line of fixed assets), which read as 万元 are 1 000 万元.
    "original_value": Usual(Decimal(1_000), Decimal(10_000_000)),
    # A project of less than 1 000 元 is a slip; the middle one of a lab's projects is far below 2 亿元.
    "funding": Usual(Decimal(1_000), Decimal(200_000_000)),
    # As for projects, but a compute centre may cost several 亿元 a year.
    "amount": Usual(Decimal(1_000), Decimal(1_000_000_000)),
    # A whole lab: more than a used car, less than 100 亿元.
    "planned_investment": Usual(Decimal(100_000), Decimal(10_000_000_000)),
}
"""By the field.  Under the wrong one of 元 and 万元 every real column leaves these bounds, or nearly so."""

FEWEST = 3
"""Of fewer amounts none stands out."""

FAR = Decimal(1_000)
"""So many times the middle amount, or less than that part of it, is far off."""

_MOST_IN_WAN = Decimal(10_000)
"""A figure in 万元 from here on (1 亿元) looks like 元."""

_LIKE_WAN = Decimal(1_000)
"""A figure in 元 below this looks like 万元."""


class Suspicion(NamedTuple):
    """What is suspicious in a column of amounts.

    Args:
        column: about the whole column, whose question is its unit; None for nothing.
        cells: about single amounts, by their places in the sequence that was looked at.
    """

    column: Doubt | None = None
    cells: Mapping[int, Doubt] = {}


def money_suspicion(amounts: Sequence[Decimal | None], unit: str, column: Column[Any]) -> Suspicion:
    """Return what looks 10 000 times too large or too small among amounts; nothing is changed.

    Args:
        amounts: in 元, as they were read, one a row; None for none.
        unit: what bare figures of the column were read in.
        column: the field.
    """
    known = sorted(amount for amount in amounts if amount is not None and amount > 0)
    unit = _LIKE_UNIT.get(YUAN_IN_UNIT.get(unit, Decimal(0)), "")
    if not known or not unit:
        return Suspicion()
    middle = known[(len(known) - (unit == WAN)) // 2]  # of two the one that looks less suspicious
    if whole := _of_whole_column(middle, unit, column):
        return Suspicion(whole)
    if len(known) < FEWEST:
        return Suspicion()
    return Suspicion(None, dict(_strays(amounts, middle, unit, column)))


def _of_whole_column(middle: Decimal, unit: str, column: Column[Any]) -> Doubt | None:
    usual = USUAL.get(column.key)
    if usual is None:
        return None
    is_large = unit == WAN and middle >= usual.highest
    is_small = unit == YUAN and middle < usual.lowest
    if not (is_large or is_small):
        return None
    other = YUAN if is_large else WAN
    return doubt(
        COLUMN_TEN_THOUSAND,
        column,
        of_column(_unit_options(other)),
        unit=_(unit),
        other=_(other),
        amount=show_wan_yuan(usual.highest if is_large else usual.lowest),
        side=_("以上") if is_large else _("以下"),
    )


def _strays(
    amounts: Sequence[Decimal | None], middle: Decimal, unit: str, column: Column[Any]
) -> Iterator[tuple[int, Doubt]]:
    for place, amount in enumerate(amounts):
        if amount is not None and amount > 0 and _is_stray(amount, middle, unit):
            yield place, _stray(amount, unit, column)


def _is_stray(amount: Decimal, middle: Decimal, unit: str) -> bool:
    """Tell whether an amount is far off, looks like the other unit, and would be among the others in it."""
    if unit == WAN:
        other = plain(EXACT.divide(amount, YUAN_IN_WAN))  # also its figure as it was written
        looks_other = other >= _MOST_IN_WAN and has_at_most_decimals(other, 2)
        return looks_other and amount >= EXACT.multiply(middle, FAR) and other < EXACT.multiply(middle, FAR)
    other = EXACT.multiply(amount, YUAN_IN_WAN)
    is_far = EXACT.multiply(amount, FAR) <= middle
    return amount < _LIKE_WAN and is_far and EXACT.multiply(middle, FAR) > other


def _stray(amount: Decimal, unit: str, column: Column[Any]) -> Doubt:
    other = YUAN if unit == WAN else WAN
    figure = wan_text(amount) if unit == WAN else f"{plain(amount):f}"
    options = [Option(f"{figure}{one}", f"{figure} {_(one)}") for one in (other, unit)]
    return doubt(
        CELL_TEN_THOUSAND, column, in_place(options), unit=_(unit), other=_(other), amount=show_wan_yuan(amount)
    )


def unit_unanswered(column: Column[Any], figures: Sequence[Decimal]) -> Doubt:
    """Return the question in which unit the bare figures of a column are, the likelier unit first."""
    usual = USUAL.get(column.key)
    known = sorted(figure for figure in figures if figure > 0)
    middle = known[len(known) // 2] if known else Decimal(0)
    is_yuan = usual is not None and EXACT.multiply(middle, YUAN_IN_WAN) > usual.highest
    return doubt(NO_UNIT, column, of_column(_unit_options(YUAN if is_yuan else WAN)))


def two_units(column: Column[Any], figure: str, stated: str, own: str) -> Doubt:
    """Return the question in which of two units a bare figure is: one is stated for its row, one for its column."""
    options = [Option(f"{figure}{unit}", f"{figure} {_(unit)}") for unit in (stated, own)]
    return doubt(TWO_UNITS, column, in_place(options), stated=_(stated), own=_(own))


def _unit_options(first: str) -> tuple[Option, ...]:
    units = (first, WAN if first == YUAN else YUAN)
    return tuple(Option(unit, _(unit)) for unit in units)

"""The figures of verdicts as numbers of a cell: amounts in 万元, shares cut, so that none reads as more than it is."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from wzlab.language import _
from wzlab.policy.values import Number
from wzlab.policy.words import UNIT_WORDS
from wzlab.units import EXACT, YUAN_IN_WAN, as_decimal
from wzlab.workbook.sheets import Entry
from wzlab.workbook.styles import CellKind

FIGURE_KINDS: Mapping[str, CellKind] = {"yuan": CellKind.AMOUNT, "m2": CellKind.AMOUNT, "share": CellKind.SHARE}
"""What the figures of a unit are; those of the other units are plain numbers."""

STEPS = 10_000
"""A share is cut to 0.01 %, as everywhere in the program."""


def wan_yuan(yuan: Decimal) -> Decimal:
    """Return an amount in 元 as 万元, exactly."""
    return EXACT.divide(yuan, YUAN_IN_WAN)


def figure(number: Number | None, unit: str, *, raised: bool = False) -> Decimal | None:
    """Return a figure of a unit as its cell holds it: money in 万元, a share in parts of 1, anything else as it is.

    A share, and a number without finitely many decimals, is cut to four decimals, or `raised` to them.
    """
    if number is None:
        return None
    exact = None if unit == "share" else as_decimal(number)
    if exact is None:
        steps = Fraction(number) * STEPS
        return Decimal(ceil(steps) if raised else floor(steps)) / STEPS
    return wan_yuan(exact) if unit == "yuan" else exact


def figure_entry(number: Number | None, unit: str, *, raised: bool = False) -> Entry | None:
    """Return a figure as a cell of a column whose rows have different units; None for an unknown one."""
    if number is None:
        return None
    return Entry(figure(number, unit, raised=raised), kind=FIGURE_KINDS.get(unit, CellKind.NUMBER))


def unit_word(unit: str) -> str:
    """Return the word of a unit's figures as cells hold them."""
    return "%" if unit == "share" else _(UNIT_WORDS[unit])

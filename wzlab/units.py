"""Exact numbers and how they are shown: 元 and 万元, m², percent.

Amounts are exact decimals from the cell to the verdict.  Binary floats never touch them, and nothing is rounded
before it is compared: 25 of 42 shows as 59.52 % because shares are *cut* where they are shown, so that no share
that misses 60 % is ever shown as 60 %.
"""

import re
from collections.abc import Mapping
from decimal import ROUND_DOWN, Context, Decimal, Inexact
from fractions import Fraction
from types import MappingProxyType

YUAN_IN_WAN = Decimal(10_000)

EXACT = Context(prec=2_000, traps=[Inexact])
"""Adds and multiplies without rounding; cells hold at most `MOST_DIGITS` digits, so it never runs out of room."""

MOST_DIGITS = 30
"""A number with more digits before or after the point than this is a slip of the keyboard, not a figure."""


YUAN_IN_UNIT: Mapping[str, Decimal] = MappingProxyType(
    {
        **dict.fromkeys(("元", "圆", "元整", "圆整"), Decimal(1)),
        "千元": Decimal(1_000),
        **dict.fromkeys(("万", "万元", "万圆"), YUAN_IN_WAN),
        **dict.fromkeys(("百万", "百万元"), Decimal(1_000_000)),
        **dict.fromkeys(("千万", "千万元"), Decimal(10_000_000)),
        **dict.fromkeys(("亿", "亿元"), Decimal(100_000_000)),
    }
)
"""The units an amount may be written in, and what one of each is in 元."""

_MOST_TYPED = 100
_FIGURE = re.compile(r"([+-]?)((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\.[0-9]+)?)\s*(.*)", re.DOTALL)
_CURRENCY = re.compile(r"([+-]?)\s*(?:¥|rmb|cny|人民币)\s*([0-9.].*)", re.DOTALL | re.IGNORECASE)


def is_sane(number: Decimal) -> bool:
    """Tell whether a number is finite and has at most `MOST_DIGITS` digits on either side of the point."""
    if not number.is_finite():
        return False
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -MOST_DIGITS and number.adjusted() < MOST_DIGITS


def plain(number: Decimal) -> Decimal:
    """Return the same number without exponent or trailing zeros: 1E+3 → 1000, 1.50 → 1.5."""
    return Decimal(format(EXACT.add(number, Decimal(0)).normalize(EXACT), "f"))


def read_number(text: str, unit_words: tuple[str, ...] = ()) -> Decimal:
    """Read a number as people type it, with thousands separators, one of the units behind it or none.

    The text is ASCII but for the unit (see `wzlab.spelling.narrowed`).

    Raises:
        ValueError: it is no such number, or has more than `MOST_DIGITS` digits.
    """
    number, unit = _figure(text)
    if unit and unit.lower() not in unit_words:
        raise ValueError(text)
    return _sane(number)


def read_yuan(text: str) -> Decimal:
    """Read an amount as people type it, in 元: a bare number is 万元, otherwise its unit or ¥ is written.

    The text is ASCII but for its units.

    Raises:
        ValueError: it is no such amount, or has more than `MOST_DIGITS` digits.
    """
    marked = _CURRENCY.fullmatch(text)
    number, unit = _figure(marked[1] + marked[2] if marked else text)
    unit = unit or ("元" if marked else "万元")
    if unit not in YUAN_IN_UNIT:
        raise ValueError(text)
    return _sane(EXACT.multiply(number, YUAN_IN_UNIT[unit]))


def _figure(text: str) -> tuple[Decimal, str]:
    """Return the number a text begins with, and what is left of it."""
    match = _FIGURE.fullmatch(text) if len(text) <= _MOST_TYPED else None
    if match is None or not match[2]:
        raise ValueError(text)
    return Decimal(match[1] + match[2].replace(",", "")), match[3].strip()


def _sane(number: Decimal) -> Decimal:
    bare = plain(number)
    if not is_sane(bare):
        raise ValueError(number)
    return bare


def wan_text(yuan: Decimal) -> str:
    """Return an amount in 元 as the bare number of 万元 it is, exactly: 4 999 999.99 元 → "499.999999"."""
    return f"{plain(EXACT.divide(yuan, YUAN_IN_WAN)):f}"


def has_at_most_decimals(number: Decimal, decimals: int) -> bool:
    """Tell whether the number's value needs no more than `decimals` digits behind the point (1.500 needs one)."""
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent >= -decimals:
        return True
    scaled = EXACT.scaleb(number, decimals)
    return scaled == scaled.to_integral_value()


def as_decimal(number: Decimal | Fraction | int) -> Decimal | None:
    """Return a number as an exact decimal, or None if it has no finite one (1/3)."""
    exact = Fraction(number)
    denominator = exact.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if denominator != 1:
        return None
    return plain(EXACT.divide(Decimal(exact.numerator), Decimal(exact.denominator)))


def show_number(number: Decimal | int, decimals: int | None = None) -> str:
    """Return digits with thousands separators; cut (never rounded up) to `decimals` when given."""
    value = Decimal(number)
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_DOWN, context=Context(prec=200))
    return f"{value:,f}"


def show_wan_yuan(yuan: Decimal) -> str:
    """Return an amount in 元 as 万元 with at least two decimals, exactly: 4 999 999.99 元 → "499.999999"."""
    wan = plain(EXACT.divide(yuan, YUAN_IN_WAN))
    return show_number(wan, 2) if has_at_most_decimals(wan, 2) else show_number(wan)


def show_percent(share: Fraction) -> str:
    """Return a share in percent, without the sign, cut to two decimals: 25/42 → "59.52"."""
    cut = share.numerator * 10_000 // share.denominator
    return f"{cut // 100}.{cut % 100:02d}"

"""The functions a pack's expressions may call, by name: their parameters, and what they return of partly known values.

| function | value |
| --- | --- |
| `years(born, on)` | whole years of age on a day; 29 February turns a year older on 1 March in other years |
| `birthday(born, age)` | the day somebody born then reaches an age |
| `year(day)` | the calendar year |
| `date(year, month, day)` | a day, unknown if the calendar has none; `date('2023-01-01')` is read when the pack is loaded |
| `within(day, first, last)` | first ≤ day ≤ last |
| `starts_with(text, prefix, …)` | whether a text begins with one of the prefixes |
| `encloses(text, head, tail)` | whether a text is head + something not blank + tail |
"""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from wzlab.dates import birthday, whole_years
from wzlab.policy.nodes import Type
from wzlab.policy.values import (
    EVERYTHING,
    EXACT_TYPES,
    Number,
    Range,
    Truth,
    Value,
    bounds,
    is_exact,
    simplified,
    within,
)
from wzlab.units import EXACT

NOUGHT = Range(0, 0)


@dataclass(frozen=True, slots=True)
class Function:
    """One function: the types it takes (the last may repeat if `repeats`), its result's type, and how it computes."""

    parameters: tuple[Type, ...]
    result: Type
    compute: Callable[..., Value]
    repeats: bool = False


def _years(born: Value, on: Value) -> Value:
    """Younger people are born later: the least age goes with the last day of birth and the first day `on`."""
    (first, last), (start, end) = bounds(born), bounds(on)
    if first is None or start is None:
        return None
    return simplified(Range(whole_years(last, start), whole_years(first, end)))


def _birthday(born: Value, age: Value) -> Value:
    """Unknown for an age that leads out of the calendar."""
    years = bounds(age).low
    if born is None or not is_exact(age) or not 0 <= years <= date.max.year:
        return None
    first, last = bounds(born)
    return simplified(Range(birthday(first, int(years)), birthday(last, int(years))))


def _year(day: Value) -> Value:
    if day is None:
        return None
    first, last = bounds(day)
    return simplified(Range(first.year, last.year))


def _date(year: Value, month: Value, day: Value) -> Value:
    """Unknown for a day that is not in the calendar."""
    if not (is_exact(year) and is_exact(month) and is_exact(day)):
        return None
    try:
        return date(int(bounds(year).low), int(bounds(month).low), int(bounds(day).low))
    except (ValueError, OverflowError):
        return None


def _starts_with(text: Value, *prefixes: Value) -> Truth:
    return text.startswith(tuple(map(str, prefixes))) if isinstance(text, str) else None


def _encloses(text: Value, head: Value, tail: Value) -> Truth:
    if not (isinstance(text, str) and isinstance(head, str) and isinstance(tail, str)):
        return None
    middle = text.removeprefix(head).removesuffix(tail)
    return len(text) == len(head) + len(middle) + len(tail) and bool(middle.strip())


Combine = Callable[[Any, Any], Number | None]


def _exactly(on_decimals: Combine, on_fractions: Combine) -> Combine:
    """Return an operation that loses nothing: on decimals while it can, on fractions once one of the two is one."""

    def combine(left: Any, right: Any) -> Any:
        if left is None or right is None:
            return None
        if type(left) is Fraction or type(right) is Fraction:
            return on_fractions(Fraction(left), Fraction(right))
        return on_decimals(left, right)

    return combine


_add = _exactly(EXACT.add, operator.add)
_subtract = _exactly(EXACT.subtract, operator.sub)
_multiply = _exactly(EXACT.multiply, operator.mul)
_divide = _exactly(EXACT.divide, operator.truediv)


def _plus(left: Value, right: Value) -> Value:
    a, b = bounds(left), bounds(right)
    return simplified(Range(_add(a.low, b.low), _add(a.high, b.high)))


def _minus(left: Value, right: Value) -> Value:
    a, b = bounds(left), bounds(right)
    return simplified(Range(_subtract(a.low, b.high), _subtract(a.high, b.low)))


def _times(left: Value, right: Value) -> Value:
    """Multiply; with an unbounded factor only a low bound is left, and that only if neither can be negative."""
    if type(left) in EXACT_TYPES and type(right) in EXACT_TYPES:
        return _multiply(left, right)
    a, b = bounds(left), bounds(right)
    if NOUGHT in (a, b):
        return Decimal(0)
    products: list[Any] = [_multiply(x, y) for x in a for y in b]
    if None not in products:
        return simplified(Range(min(products), max(products)))
    if a.low is None or b.low is None or a.low < 0 or b.low < 0:
        return EVERYTHING
    return Range(_multiply(a.low, b.low), None)


def _over(left: Value, right: Value) -> Value:
    """Divide by a known positive number (the pack is refused where the divisor is anything else)."""
    if type(left) in EXACT_TYPES:
        return _divide(left, right)
    a, divisor = bounds(left), bounds(right).low
    return simplified(Range(_divide(a.low, divisor), _divide(a.high, divisor)))


FUNCTIONS: dict[str, Function] = {
    "years": Function((Type.DATE, Type.DATE), Type.NUMBER, _years),
    "birthday": Function((Type.DATE, Type.NUMBER), Type.DATE, _birthday),
    "year": Function((Type.DATE,), Type.NUMBER, _year),
    "date": Function((Type.NUMBER, Type.NUMBER, Type.NUMBER), Type.DATE, _date),
    "within": Function((Type.DATE, Type.DATE, Type.DATE), Type.TRUTH, within),
    "starts_with": Function((Type.TEXT, Type.TEXT), Type.TRUTH, _starts_with, repeats=True),
    "encloses": Function((Type.TEXT, Type.TEXT, Type.TEXT), Type.TRUTH, _encloses),
}

OPERATORS: dict[str, Function] = {
    sign: Function((Type.NUMBER, Type.NUMBER), Type.NUMBER, compute)
    for sign, compute in (("+", _plus), ("-", _minus), ("*", _times), ("/", _over))
}


def function_named(name: str) -> Function:
    """Return a function or operator by the name a `Call` carries.

    Raises:
        KeyError: there is none; the parser has let nothing else through.
    """
    return FUNCTIONS.get(name) or OPERATORS[name]

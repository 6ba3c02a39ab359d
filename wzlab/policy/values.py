"""Three-valued truth and intervals: what is known of a value that blanks leave open.

`Truth` is true, false or None (unknown), combined by Kleene's rules.  A number or a day that is only bounded is a
`Range`, both ends included; an end of None is unbounded.  A value of which nothing is known is None.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

Truth = bool | None
Number = Decimal | Fraction | int


class Range(NamedTuple):
    """What an unknown number or day lies between, both ends included; None is no bound."""

    low: Any
    high: Any


Value = bool | str | Number | date | Range | None
EVERYTHING = Range(None, None)
EXACT_TYPES = frozenset({Decimal, Fraction, int, date})
"""The types of a number or day that is wholly known; tested by type, which costs a tenth of asking a `Range`."""


def all_true(truths: Iterable[Truth]) -> Truth:
    """Kleene's and: false if any is false, else unknown if any is unknown."""
    unknown = False
    for truth in truths:
        if truth is False:
            return False
        unknown = unknown or truth is None
    return None if unknown else True


def any_true(truths: Iterable[Truth]) -> Truth:
    """Kleene's or: true if any is true, else unknown if any is unknown."""
    unknown = False
    for truth in truths:
        if truth is True:
            return True
        unknown = unknown or truth is None
    return None if unknown else False


def negated(truth: Truth) -> Truth:
    """Kleene's not."""
    return None if truth is None else not truth


def bounds(value: Value) -> Range:
    """Return the range of a number or day; a value of which nothing is known has no bounds."""
    if value is None:
        return EVERYTHING
    return value if isinstance(value, Range) else Range(value, value)


def is_exact(value: Value) -> bool:
    """Tell whether a value is wholly known."""
    return value is not None and not (isinstance(value, Range) and (value.low is None or value.low != value.high))


def simplified(value: Range) -> Value:
    """Return the number or day itself when the range holds just one."""
    return value.low if is_exact(value) else value


def not_above(left: Any, right: Any) -> bool:
    """Tell whether left ≤ right for two exact numbers or days; decimals and fractions are compared exactly."""
    if type(left) is Fraction or type(right) is Fraction:
        return Fraction(left) <= Fraction(right)
    return bool(left <= right)


def at_most(left: Value, right: Value) -> Truth:
    """Tell whether left ≤ right: true or false when it holds or fails for all they may be, else unknown."""
    if type(left) in EXACT_TYPES and type(right) in EXACT_TYPES:
        return not_above(left, right)
    (left_low, left_high), (right_low, right_high) = bounds(left), bounds(right)
    if left_high is not None and right_low is not None and not_above(left_high, right_low):
        return True
    if left_low is not None and right_high is not None and not not_above(left_low, right_high):
        return False
    return None


def below(left: Value, right: Value) -> Truth:
    """Tell whether left < right, as `at_most`."""
    return negated(at_most(right, left))


def equal(left: Value, right: Value) -> Truth:
    """Tell whether left = right for texts, numbers and days; unknown unless both are exact or their ranges are apart."""
    if is_exact(left) and is_exact(right):
        return simplified(bounds(left)) == simplified(bounds(right))
    if isinstance(left, Range) or isinstance(right, Range):
        apart = any_true((below(left, right), below(right, left)))
        return False if apart else None
    return None


def within(item: Value, low: Value, high: Value) -> Truth:
    """Tell whether low ≤ item ≤ high, both included: exact also where both comparisons are unknown of the same item."""
    if below(high, low):
        return False
    return all_true((at_most(low, item), at_most(item, high)))


def hull(left: Value, right: Value) -> Value:
    """Return what is known of a value that is one of two."""
    if left == right:
        return left
    if left is None or right is None or isinstance(left, bool | str) or isinstance(right, bool | str):
        return None
    (left_low, left_high), (right_low, right_high) = bounds(left), bounds(right)
    low = None if left_low is None or right_low is None else min(left_low, right_low)
    high = None if left_high is None or right_high is None else max(left_high, right_high)
    return Range(low, high)

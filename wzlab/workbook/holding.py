"""What a cell of the file can hold exactly: the value as it is written, and in what that departs from the one given.

Text is made safe (`wzlab.workbook.texts`); a number is written as a number only if the file will hold exactly it; a day
before 1 March 1900, which Excel cannot count, becomes text.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from wzlab.language import N_, _
from wzlab.workbook.texts import cell_text


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula, its equals sign included; it has no value until somebody calculates it."""

    text: str


Value = str | int | Decimal | date | None
Plain = Value | Formula

MOST_DIGITS = 15
"""Excel keeps no more digits of a number."""

FIRST_DAY = date(1900, 3, 1)
"""Excel takes 1900 for a leap year, so it counts days rightly only from here on."""

TOO_MANY_DIGITS = N_("数字超过 15 位，表格存不准，已按文字写入")


class Held(NamedTuple):
    """A value as the file holds it, and in what it departs from the one given ("" if in nothing)."""

    value: Value
    departure: str = ""


def held(value: Plain) -> Held:
    """Return a value as the file can hold it exactly, and in what it departs from the one given."""
    if isinstance(value, Formula):
        return Held(value.text)
    if isinstance(value, str):
        return Held(*cell_text(value))
    if isinstance(value, Decimal | int) and not is_exact_in_file(value):
        return Held(format(value, "f" if isinstance(value, Decimal) else "d"), _(TOO_MANY_DIGITS))
    if isinstance(value, date) and value < FIRST_DAY:
        return Held(value.isoformat())
    return Held(value)


def is_exact_in_file(number: Decimal | int) -> bool:
    """Tell whether a number is the same after it has been a binary one of the file, shown with 15 digits."""
    digits = f"{abs(number):f}" if isinstance(number, Decimal) else str(abs(number))
    return len(digits) <= MOST_DIGITS or len(digits.replace(".", "").strip("0")) <= MOST_DIGITS

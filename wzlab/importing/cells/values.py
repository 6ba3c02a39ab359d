"""What a spreadsheet's cell holds, as the cell of a record: what every reader of spreadsheets shares.

A text is read as the window reads what is typed (`wzlab.editing.cells`); a number, a day, a truth value or an error is
what it is, with the traps that spreadsheets set: lost digits, days that are years, fractions that are percentages.  No
word about any of it is here: a `Case` says what is the matter, and each reader has its own sentences for it.
"""

import gettext
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from wzlab.columns import AsTyped, Cell, Choice, Column, Day, Number, Percent, Text, YesNo
from wzlab.dates import PartialDate
from wzlab.editing.cells import CellForms
from wzlab.editing.headings import Heading
from wzlab.intake.flaws import Flaw
from wzlab.intake.grids import Plain
from wzlab.lab import Lab
from wzlab.language import ENGLISH, _
from wzlab.policy.pack import Pack
from wzlab.resources import resource
from wzlab.spelling import folded

Raw: TypeAlias = Plain | Flaw
"""What is in a cell: a value, nothing, or what is no value though the cell is not blank."""

EPOCHS = (datetime(1899, 12, 30), datetime(1904, 1, 1))
"""The days that spreadsheets count from, the usual one first."""

MOST_SAFE = 1e15
"""A spreadsheet keeps 15 digits of a number; of a longer one the last are lost."""


class Case(Enum):
    """What is the matter with a cell that is no plain text, or no plain value."""

    HAS_TIME = "a day with a time, of which the day is taken"
    LOST_DIGITS = "a long number stored as a figure"
    DAY = "a day in a field that holds none"
    TIME = "a time of day, or a duration"
    TRUTH = "TRUE or FALSE in a field that is not answered by yes or no"
    ERROR = "an error value, or a figure beyond all numbers"
    UNCALCULATED = "a formula whose result is not in the file"
    TENTH_OR_FIRST = "2023.1 as a figure: January, or an October that lost its 0"
    NO_DAY = "a figure that is no day"
    NUMBER_AS_DAY = "a year or a month that was typed where days are shown: 2023 shows as 1905-07-15"
    FRACTION = "a figure from 0 to 1 in a field of percentages"


class Found(NamedTuple):
    """What a cell holds.

    Args:
        cell: the cell of the record, `AsTyped` where its field cannot hold it.
        case: what is the matter, None for nothing.
        text: what stands in the cell, the digits a spreadsheet keeps of a number.
        day: the day in it, if there is one.
    """

    cell: Cell
    case: Case | None = None
    text: str = ""
    day: date | None = None


class CellReader:
    """Reads cells in one lab as it stands; a change of the lab asks for a new one."""

    def __init__(self, lab: Lab, pack: Pack) -> None:
        self.forms = CellForms(lab, pack)
        self._read: dict[tuple[Column[Any], str], Cell] = {}

    def found(self, column: Column[Any], raw: Raw, heading: Heading | None = None) -> Found:
        """Return what a cell holds; `heading` gives the unit of the amounts below it."""
        if isinstance(raw, str):
            return self._text(column, heading.text(raw.strip()) if heading else raw.strip())
        if isinstance(raw, bool):
            return _truth(column, raw)
        if isinstance(raw, int | float):
            return self._number(column, raw, heading)
        if isinstance(raw, date):
            return self._day(column, raw)
        if isinstance(raw, Flaw):
            return Found(AsTyped(raw.text), Case.UNCALCULATED if raw.kind == "uncalculated" else Case.ERROR, raw.text)
        return Found(None) if raw is None else Found(AsTyped(str(raw)), Case.TIME, str(raw))

    def read(self, column: Column[Any], text: str) -> Cell:
        """Return the cell that a text means, its words in any language of the program; `AsTyped` if none."""
        if type(column.kind) is Text:  # neither a choice nor a reference: it is what it is
            return text.strip() or None
        if (column, text) not in self._read:
            cell = self.forms.read(column, text)
            if isinstance(cell, AsTyped) and isinstance(column.kind, Choice):
                cell = choice_in_english(column.kind, text) or cell
            self._read[column, text] = cell
        return self._read[column, text]

    def _text(self, column: Column[Any], text: str) -> Found:
        return Found(self.read(column, text), text=text)

    def _number(self, column: Column[Any], value: float, heading: Heading | None) -> Found:
        kind, digits = column.kind, digits_of(value)
        if isinstance(kind, Percent) and 0 < value <= 1:
            return Found(AsTyped(digits), Case.FRACTION, digits)
        if isinstance(kind, Number):
            return self._text(column, heading.text(digits) if heading else digits)
        if isinstance(kind, Day):
            return self._year_or_month(column, digits)
        if abs(value) >= MOST_SAFE and not isinstance(kind, YesNo):
            return Found(AsTyped(digits), Case.LOST_DIGITS, digits)
        return self._text(column, digits)

    def _year_or_month(self, column: Column[Any], digits: str) -> Found:
        """Return what a number means as a day: 2023, 2023.5, 20230501; a 2023.10 that lost its 0 is not guessed."""
        if digits.endswith(".1"):
            return Found(AsTyped(digits), Case.TENTH_OR_FIRST, digits)
        found = self._text(column, digits)
        return found._replace(case=Case.NO_DAY) if isinstance(found.cell, AsTyped) else found

    def _day(self, column: Column[Any], value: date) -> Found:
        day = value.date() if isinstance(value, datetime) else value
        if not isinstance(column.kind, Day):
            return Found(AsTyped(str(day)), Case.DAY, str(day), day)
        if typed := _typed_number(value):
            found = self._year_or_month(column, typed)
            return found._replace(case=found.case or Case.NUMBER_AS_DAY, day=day)
        has_time = isinstance(value, datetime) and value.time() != time()
        return Found(PartialDate.of(day), Case.HAS_TIME if has_time else None, str(value), day)


def _truth(column: Column[Any], value: bool) -> Found:
    text = "TRUE" if value else "FALSE"
    if isinstance(column.kind, YesNo):
        return Found(value, text=text)
    return Found(AsTyped(text), Case.TRUTH, text)


_FIRST_DAYS, _LAST_DAYS = 1905, 2420
"""The years before and after which such days lie."""


def _typed_number(value: date) -> str:
    """Return what was typed where a day is a year (2023), or a month (2023.5, 202305), in a cell for days; else "".

    Such days lie in 1905, or around 2450: nobody means them.
    """
    if _FIRST_DAYS < value.year < _LAST_DAYS:
        return ""
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    serial = (moment - EPOCHS[0]) / timedelta(days=1)
    is_one = 1900 <= serial < 2101 or 190_001 <= serial <= 210_012
    return digits_of(round(serial, 2)) if is_one else ""


def digits_of(number: float) -> str:
    """Return the digits of a spreadsheet's number, the 15 it keeps at most, without an exponent."""
    if isinstance(number, int) and abs(number) >= MOST_SAFE:
        return str(number)  # may be more than a float can be
    digits = f"{Decimal(f'{number:.15g}'):f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


# --- words of every language ----------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _english() -> gettext.NullTranslations:
    return gettext.translation("wzlab", resource("locale"), languages=[ENGLISH], fallback=True)


def in_every_language(*texts: str) -> tuple[str, ...]:
    """Return texts of the source in every language of the program, whichever is in use."""
    return tuple(dict.fromkeys(words for text in texts if text for words in (text, _english().gettext(text), _(text))))


def choice_in_english(kind: Choice, text: str) -> str | None:
    """Return the code that an English title of a choice means, whichever language is in use; None if none."""
    wanted = folded(text)
    return next((code for code, title in kind.options.items() if folded(_english().gettext(title)) == wanted), None)

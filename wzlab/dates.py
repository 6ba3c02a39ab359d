"""Days, and dates of which only the year or the month is known.

A partial date is the interval it stands for: 2025-03 is any day from 1 to 31 March 2025, both included.  All days
are Chinese calendar days; no time zone is involved.
"""

import calendar
import re
from datetime import date
from typing import NamedTuple

_TIME = r"(?:[ T]+0?0:00(?::00)?)?"
_TYPED_FORMS = (
    re.compile(rf"([0-9]{{4}})(?:\s*([-/.])\s*([0-9]{{1,2}})(?:\s*\2\s*([0-9]{{1,2}}){_TIME})?)?"),
    re.compile(r"([0-9]{4})\s*(年)(?:\s*([0-9]{1,2})\s*月(?:\s*([0-9]{1,2})\s*[日号])?)?"),
)
_DIGITS_ONLY = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})?")
_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class PartialDate(NamedTuple):
    """The days a date may mean, `first` to `last`, both included; a whole date has `first == last`."""

    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.

        Raises:
            ValueError: another form, or a day that is not in the calendar.
        """
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError(f"not YYYY-MM-DD, YYYY-MM or YYYY: {text!r}")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None  # the pattern demands it
        if month is None:
            return cls(date(year, 1, 1), date(year, 12, 31))
        if day is None:
            return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
        return cls(date(year, month, day), date(year, month, day))

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """Return the whole date of one day."""
        return cls(day, day)

    @property
    def is_whole(self) -> bool:
        """Whether the day is known."""
        return self.first == self.last

    def __str__(self) -> str:
        """Return the date as it was given: `2025`, `2025-03` or `2025-03-01`."""
        if self.is_whole:
            return self.first.isoformat()
        return self.first.isoformat()[: 4 if self.last.month != self.first.month else 7]


def read_date(text: str) -> PartialDate:
    """Read a date as people type it, keeping how exact it is: 2023, 2023.5, 2023年5月1日, 20230501.

    Years have four digits and come first; nothing is guessed.  Six digits are a month (202305) unless they are also a
    day of a two-digit year (200506: June 2005, or 6 May 2020).  A time is only taken at midnight, as sheets add it.

    Raises:
        ValueError: another form, or a day that is not in the calendar.
    """
    for form in _TYPED_FORMS:
        if match := form.fullmatch(text):
            return _date_of(match[1], match[3], match[4])
    if match := _DIGITS_ONLY.fullmatch(text):
        if match[3] is None and _is_day(f"20{text[:2]}-{text[2:4]}-{text[4:]}"):
            raise ValueError(f"a month, or a day of a two-digit year: {text!r}")
        return _date_of(*match.groups())
    raise ValueError(f"not a date with a four-digit year first: {text!r}")


def _date_of(year: str, month: str | None, day: str | None) -> PartialDate:
    return PartialDate.parse("-".join(part.zfill(2) for part in (year, month, day) if part))


def _is_day(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True


def birthday(born: date, age: int) -> date:
    """Return the day on which somebody reaches `age` whole years; 29 February counts as 1 March in other years.

    A birthday beyond the calendar (year 9999) is its last day.
    """
    year = born.year + age
    if year > date.max.year:
        return date.max
    if born.month == 2 and born.day == 29 and not calendar.isleap(year):
        return date(year, 3, 1)
    return born.replace(year=year)


def whole_years(born: date, on: date) -> int:
    """Return the age in whole years on the day `on`; the birthday itself completes the year."""
    years = on.year - born.year
    return years if birthday(born, years) <= on else years - 1

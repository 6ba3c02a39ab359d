"""Days, and dates of which only the year or the month is known.

A partial date is the interval it stands for: 2025-03 is any day from 1 to 31 March 2025, both included.  All days
are Chinese calendar days; no time zone is involved.
"""

import calendar
import re
from datetime import date
from typing import NamedTuple

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

"""What number formats show otherwise than a value is kept: percentages, leading zeros, months without a day.

An asset number 123 that is shown as 00000123 is the latter to everybody who sees the sheet.  Who types 1960年11月 gets the
day 1960-11-01 in the cell and 1960年11月 on the screen: nobody has written that day.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import Enum
from functools import lru_cache
from typing import Any, NamedTuple

PERCENT_IDS = frozenset({9, 10})
"""The formats 0% and 0.00%, which every workbook has."""

_MONTH_IDS = frozenset({17, 27, 36, 50, 52, 57})
"""The formats mmm-yy and, in Chinese programs, yyyy年m月, which every workbook has."""

_YEARS = range(1911, 2101)
"""In other years lie the days of figures that were typed into cells for days: 1979 is in 1905."""

_SAFE = 1e15
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_CONDITION = re.compile(r"\[[^\]]*\]")
_PADDED = re.compile(r'(?:"([A-Za-z0-9-]+)")?(0{2,})')
_MONTH_SHOWN = re.compile(r"[0-9]{4}\s*[-/.年]\s*[0-9]{1,2}\s*月?")
_YEAR_SHOWN = re.compile(r"[0-9]{4}年?")


class What(Enum):
    """What is special about a format."""

    PERCENT = "0.6 is shown as 60 %"
    ZEROS = "12 is shown as 0012"
    MONTH = "a day is shown as its month"
    YEAR = "a day is shown as its year"


class Display(NamedTuple):
    """How a format shows a value.

    Args:
        what: what is special about it.
        digits: how many digits are shown at least.
        prefix: the letters, digits and dashes that it puts before them.
    """

    what: What
    digits: int = 0
    prefix: str = ""


PERCENT = Display(What.PERCENT)


def display_of(number_format: str) -> Display | None:
    """Return what is special about a number format, None if nothing is."""
    if shows_percent(number_format):
        return PERCENT
    section = _CONDITION.sub("", number_format).partition(";")[0].strip()
    if padded := _PADDED.fullmatch(_LITERAL.sub(lambda part: f'"{part[1] or part[2] or ""}"', section)):
        return Display(What.ZEROS, len(padded[2]), padded[1] or "")
    shown = set(_LITERAL.sub("", section).lower()) & set("ymdhs")
    if shown == {"y", "m"}:
        return Display(What.MONTH)
    return Display(What.YEAR) if shown == {"y"} else None


def built_in_displays() -> dict[int, Display]:
    """Return what is special about the formats that every workbook has, by their numbers."""
    return dict.fromkeys(PERCENT_IDS, PERCENT) | dict.fromkeys(_MONTH_IDS, Display(What.MONTH))


def shows_percent(number_format: str) -> bool:
    """Whether a number format shows percentages: a "%" that is not quoted."""
    return "%" in _LITERAL.sub("", number_format)


def as_shown(value: Any, display: Display) -> Any:
    """Return the text that a format shows in place of a value, where that is what people mean; else the value."""
    return _SHOWN[display.what](value, display)


def _with_zeros(value: Any, display: Display) -> Any:
    is_number = type(value) in (int, float) and 0 <= value < _SAFE and value == int(value)
    return f"{display.prefix}{int(value):0{display.digits}d}" if is_number else value


def _as_month(value: Any, _display: Display) -> Any:
    """Return the month of its first day; of another day somebody has written which one it is."""
    return f"{value.year}-{value.month:02d}" if _is_first_of_month(value) else value


def _as_year(value: Any, _display: Display) -> Any:
    return str(value.year) if _is_first_of_month(value) and value.month == 1 else value


def _is_first_of_month(value: Any) -> bool:
    is_day = isinstance(value, date) and value.day == 1 and value.year in _YEARS
    return is_day and (not isinstance(value, datetime) or value.time() == time())


_SHOWN: Mapping[What, Callable[[Any, Display], Any]] = {
    What.PERCENT: lambda value, _display: value,
    What.ZEROS: _with_zeros,
    What.MONTH: _as_month,
    What.YEAR: _as_year,
}


@lru_cache(maxsize=1 << 12)
def display_seen(shown: str) -> Display | None:
    """Return how a value was shown, by the text that was seen of it: 0012, 1960年11月, 2023."""
    if _MONTH_SHOWN.fullmatch(shown):
        return Display(What.MONTH)
    if len(shown) > 1 and shown.isascii() and shown.isdigit() and shown.startswith("0"):
        return Display(What.ZEROS, len(shown))
    return Display(What.YEAR) if _YEAR_SHOWN.fullmatch(shown) else None

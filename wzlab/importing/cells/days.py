"""Dates in the forms that other people's tables have, beyond those the window reads (`wzlab.dates.read_date`).

What can mean one day, month or year only is read: 二〇二三年五月, May 2023, 2023-05-01 08:30.  Of what can mean several,
the days it may mean are given for somebody to choose from; which one it is, nobody guesses here.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from wzlab.dates import PartialDate, read_date
from wzlab.importing.cells.values import EPOCHS, Raw
from wzlab.spelling import folded, narrowed

SERIALS = range(20_000, 60_001)
"""The figures that are days when they stand in a field for days: 1954 to 2064; below and above, a slip is likelier."""

_PIVOT = 30
"""Two digits up to this one are rather a year of this century than of the last."""

_YEAR_AND_MONTH = re.compile(r"(?:19|20)[0-9]{2}\.(?:0?[1-9]|1[0-2])")
_TIME = re.compile(
    r"(.*[0-9日号])(?:\s+|T)(?:[上下]午\s*)?([0-2]?[0-9]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?(?:Z|[+-][0-9:]+)?"
)
_MIDNIGHT = re.compile(r"(?:\s+|T)0?0:00:00\.0+$")
_WEEKDAY = re.compile(r"\s*\(?(?:星期|周|礼拜)[一二三四五六日天]\)?")
_AGE = re.compile(r"\s*\([0-9]{1,3}(?:周?岁)?\)$")
_MIXED = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})月(?:([0-9]{1,2})[日号])?")
_OTHER_MARKS = re.compile(r"([0-9])\s*[、·。—–,]\s*(?=[0-9])")
_SPACED = re.compile(r"[0-9]{4} [0-9]{1,2}(?: [0-9]{1,2})?")
_ENGLISH = (
    re.compile(r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[-\s./]+)?(?P<month>[a-z]{3,9})\.?[-\s./,]+(?P<year>[0-9]{4})"),
    re.compile(r"(?P<month>[a-z]{3,9})\.?[-\s./]+(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})[-\s./]+(?P<month>[a-z]{3,9})\.?(?:[-\s./]+(?P<day>[0-9]{1,2}))?"),
)
_ENGLISH_SHORT = re.compile(r"(?:([0-9]{1,2})[-\s./])?([a-z]{3,9})\.?[-\s./,]+'?([0-9]{2})")
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]  # English only, whatever the system speaks
_CHINESE = re.compile(
    r"([〇○零oO一二三四五六七八九]{4})年(?:([元正一二三四五六七八九十]{1,2})月份?(?:([一二三四五六七八九十廿]{1,3})[日号]?)?)?"
)
_DIGIT = {
    sign: digit
    for digit, signs in enumerate(("〇○零oO", "一", "二", "三", "四", "五", "六", "七", "八", "九"))
    for sign in signs
}
_OPEN_ENDED = frozenset(
    [
        "至今",
        "长期",
        "长期有效",
        "现在",
        "今",
        "目前",
        "永久",
        "永久有效",
        "无固定期限",
        "无固定期",
        "无期限",
        "未到期",
        "不限",
        "在职",
        "present",
        "now",
        "today",
        "permanent",
    ]
)
_TWO_DIGIT_YEAR = re.compile(r"'?([0-9]{2})\s*([-/.年])\s*([0-9]{1,2})(?:\s*[-/.月]\s*([0-9]{1,2})\s*[日号]?|月)?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})\s*([-/.])\s*([0-9]{1,2})\s*\2\s*([0-9]{4}|[0-9]{2})")
_SIX_DIGITS = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})")
_LIKE_A_DATE = re.compile(
    r"[0-9]{4}\s*(?:[-/.年]\s*[0-9]{1,2}\s*(?:[-/.月]\s*[0-9]{1,2}\s*[日号]?|月)?|[0-9]{2}(?:[0-9]{2})?)"
)


def unpadded(raws: list[Raw], *, is_text_file: bool) -> list[Raw]:
    """Return a column's values with the texts as figures that may have been figures: of 2022.10 a 2022.1 may be left.

    A column that has 2022.10 has kept its zeros.  One with other months of two digits and none of them, 2022.12, may have
    lost some; a text file that went through a spreadsheet surely has.
    """
    texts = {raw for raw in raws if isinstance(raw, str) and _YEAR_AND_MONTH.fullmatch(raw)}
    months = {text.partition(".")[2] for text in texts}
    may_have_lost = "1" in months and "10" not in months and (is_text_file or any(len(month) > 1 for month in months))
    if not may_have_lost:
        return raws
    return [float(raw) if isinstance(raw, str) and raw in texts and raw.endswith(".1") else raw for raw in raws]


def read_day(text: str) -> PartialDate:
    """Return the only date a text can mean, as exactly as it says it.

    Raises:
        ValueError: it means none, or may mean several.
    """
    bare = _AGE.sub("", _WEEKDAY.sub("", narrowed(text))).strip()
    for form in (bare, *_other_spellings(bare)):
        try:
            return read_date(form)
        except ValueError:
            continue
    if (found := _english(bare.lower()) or _chinese(bare)) is None:
        raise ValueError(text)
    return PartialDate.parse(found)


def _other_spellings(text: str) -> Iterator[str]:
    yield _OTHER_MARKS.sub(r"\1.", text).rstrip(".")
    yield text.replace("月份", "月")
    yield text.removesuffix("度")  # 2022年度
    yield _MIDNIGHT.sub("", text)
    if mixed := _MIXED.fullmatch(text):
        yield "-".join(filter(None, mixed.groups()))
    if _SPACED.fullmatch(text):
        yield text.replace(" ", "-")


def _english(text: str) -> str | None:
    for form in _ENGLISH:
        if match := form.fullmatch(text):
            month = _month_named(match["month"])
            return _form(match["year"], month, match["day"]) if month else None
    return None


def _month_named(word: str) -> str | None:
    word = "sep" if word == "sept" else word
    return next((str(number) for number, name in enumerate(_MONTHS, 1) if word in {name, name[:3]}), None)


def _chinese(text: str) -> str | None:
    match = _CHINESE.fullmatch(text)
    if match is None:
        return None
    year = "".join(str(_DIGIT[sign]) for sign in match[1])
    return _form(year, _counted(match[2]), _counted(match[3]))


def _counted(words: str | None) -> str | None:
    """Return 1 to 39 in digits: 元 → 1, 十 → 10, 二十一 → 21, 廿一 → 21."""
    if not words:
        return None
    words = "一" if words in {"元", "正"} else words.replace("廿", "二十")
    tens, ten, ones = words.rpartition("十")
    return str((_DIGIT.get(tens, 1) * 10 if ten else 0) + (_DIGIT.get(ones, 99) if ones else 0))


def _form(year: str, month: str | None, day: str | None) -> str:
    return "-".join(part.zfill(2) for part in (year, month, day) if part)


# --- what is a day and more -----------------------------------------------------------------------------------------


def day_and_time(text: str) -> PartialDate | None:
    """Return the day of a text that names a time of that day, too, None for any other text."""
    match = _TIME.fullmatch(narrowed(text))
    if match is None:
        return None
    try:
        found = read_day(match[1])
    except ValueError:
        return None
    return found if found.is_whole else None


def day_of_serial(digits: str) -> PartialDate | None:
    """Return the day that a figure counts, as spreadsheets do from 1900 on, if it is likely to be one."""
    whole, _point, _time = digits.partition(".")
    if not (whole.isascii() and whole.isdigit() and int(whole) in SERIALS):
        return None
    return PartialDate.of((EPOCHS[0] + timedelta(days=int(whole))).date())


# --- what is none, or not only one ----------------------------------------------------------------------------------


def is_open_ended(text: str) -> bool:
    """Tell whether a text says that something goes on: 至今, 长期."""
    return folded(text) in _OPEN_ENDED


def is_off_calendar(text: str) -> bool:
    """Tell whether a text has the form of a date with a day or a month that is in no calendar."""
    bare = narrowed(text)
    return _LIKE_A_DATE.fullmatch(bare) is not None and not list(days_of_digits(bare))


def has_short_year(text: str) -> bool:
    """Tell whether a date has a year of two digits: 23.5.1, May-23."""
    bare = narrowed(text)
    return bool(_TWO_DIGIT_YEAR.fullmatch(bare) or _ENGLISH_SHORT.fullmatch(bare.lower()))


def possible_days(text: str, *, is_past: bool) -> tuple[PartialDate, ...]:
    """Return what a date may mean that means several, or leaves out the century, the likeliest first.

    Args:
        text: 23.5.1, 05/01/2023, 200506.
        is_past: whether it lies long ago, as birth dates do: the last century is likelier then, and never left out.
    """
    bare = narrowed(text)
    forms: list[str] = []
    if match := _ENGLISH_SHORT.fullmatch(bare.lower()):
        month = _month_named(match[2])
        forms += [_form(year, month, match[1]) for year in _centuries(match[3], is_past=is_past)] if month else []
    elif match := _TWO_DIGIT_YEAR.fullmatch(bare):
        forms += [_form(f"{year}", match[3], match[4]) for year in _centuries(match[1], is_past=is_past)]
    elif match := _YEAR_LAST.fullmatch(bare):
        years = [match[4]] if len(match[4]) == 4 else _centuries(match[4], is_past=is_past)
        forms += [_form(year, *parts) for year in years for parts in ((match[1], match[3]), (match[3], match[1]))]
    return tuple(dict.fromkeys((*_valid(forms), *days_of_digits(bare, is_past=is_past))))


def days_of_digits(text: str, *, is_past: bool = False) -> Iterator[PartialDate]:
    """Yield what six digits may mean: 200506 is June 2005, or 6 May 2020."""
    if match := _SIX_DIGITS.fullmatch(text):
        forms = [f"{text[:4]}-{text[4:]}"] if text.startswith(("19", "20")) else []
        yield from _valid(
            [*forms, *(_form(year, match[2], match[3]) for year in _centuries(match[1], is_past=is_past))]
        )


def _centuries(year: str, *, is_past: bool) -> list[str]:
    this, last = f"20{year}", f"19{year}"
    if int(year) > _PIVOT:
        return [last]
    if is_past:
        return [this, last] if int(year) <= _PIVOT // 2 else [last, this]
    return [this]


def _valid(forms: Iterable[str]) -> Iterator[PartialDate]:
    for form in forms:
        try:
            yield PartialDate.parse(form)
        except ValueError:
            continue

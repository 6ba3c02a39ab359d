"""One text that says two things: when something begins and when it ends, or a building and a room.

A text is divided where nothing else can be meant; whether its parts can be read is for their fields.
"""

import re
from collections.abc import Iterator

from wzlab.dates import PartialDate
from wzlab.importing.cells.days import is_open_ended, read_day
from wzlab.spelling import folded, narrowed

Parts = tuple[str, str]
"""What is said first and second; "" where nothing is."""

_BETWEEN_DAYS = re.compile(r"\s*(?:起至|至|到|~|—+|–+|--+|\s-\s|\n)\s*")
_FROM = re.compile(r"^(?:自|从|由)\s*|\s*(?:起|开始)$")
_UNTIL = re.compile(r"\s*(?:止|为止|结束)$")
_REMARK = re.compile(r"\s*[(](?:共|计|约|为期)?[0-9.一二三四五六七八九十两半]+个?(?:年半?|月|日|天)[)]$")
_SAYS_MORE = re.compile(r"[(][^()]*[年月日0-9][^()]*[)]")
"""A remark that may change the span: （延期至2026年6月）, （2024年5月终止）."""
_BLANKS = re.compile(r"[ \t]+")
_LONGEST_SPAN = 60
_BEGINNING = re.compile(r"(?:19|20)[0-9]{2}(?:[0-9]{2}){0,2}(?![0-9])|[〇○零一二三四五六七八九]{4}年")
_ONGOING = frozenset(("今", "至今", "现在", "目前", "now", "present", "today"))
_BUILDING = r"[^楼栋幢座]+(?:楼|栋|幢|大厦|号馆)(?:[A-Za-z0-9一二三四五六东南西北中]{1,2}座)?|[^楼栋幢座]+座|[A-Za-z0-9]{1,3}(?=\s)"
_ROOM = r"[A-Za-z]{0,2}-?[0-9]{2,5}[A-Za-z]?(?:[-~、/,][A-Za-z]?[0-9]{1,5}[A-Za-z]?)*"
_FLOOR = re.compile(r"[A-Za-z]?[0-9]{1,2}楼|[一二三四五六七八九十]{1,3}楼")
"""3楼 may be the third floor as well as the third building."""
_PLACE = re.compile(rf"({_BUILDING})\s*[-—–/、,·]?\s*({_ROOM})\s*(?:室|号|房|房间|号房|号房间)?")


def divide_span(text: str) -> Parts | None:
    """Return when a span of time begins and when it ends, None for what is no span: one date alone, 36 个月.

    Of 2023.1-至今 the end is not said; of 至 2025.12 the beginning is not.  A word such as 长期 is an end like any other.
    """
    bare = _REMARK.sub("", _BLANKS.sub(" ", narrowed(text))).strip()
    if len(bare) > _LONGEST_SPAN or _SAYS_MORE.search(bare):
        return None
    if is_open_ended(bare):
        return "", bare
    for halves in _halves(bare):
        begins, ends = _FROM.sub("", halves[0].strip(" -")), _UNTIL.sub("", halves[1].strip(" -"))
        ends = "" if folded(ends) in _ONGOING else ends
        if (begins or ends) and _is_day_like(begins) and (_is_day_like(ends) or is_open_ended(ends)):
            return (begins, ends) if _is_in_order(begins, ends) else None
    return None


def ends_of(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    """Return the dates a span of time begins and ends with, None for one that is open or cannot be read."""
    begins, ends = divide_span(text) or ("", "")
    return _day(begins), _day(ends)


def _halves(text: str) -> Iterator[Parts]:
    """Yield how a text may fall into two: after 起, before 止, at a word, a dash, a space, a stroke, at the middle hyphen."""
    if text.endswith(("起", "止")):
        yield (text, "") if text.endswith("起") else ("", text)
    for parts in (_BETWEEN_DAYS.split(text), text.split(), text.split("/")):
        if len(parts) == 2:
            yield parts[0], parts[1]
    pieces = text.split("-")
    if len(pieces) % 2 == 0:
        middle = len(pieces) // 2
        yield "-".join(pieces[:middle]), "-".join(pieces[middle:])


def _is_day_like(text: str) -> bool:
    """Tell whether a text begins as dates do, with a year; a blank says nothing against it."""
    return not text or _BEGINNING.match(text) is not None


def _is_in_order(begins: str, ends: str) -> bool:
    """Tell whether two dates follow each other, as far as they can be read: 2023-05 is a month, not a span up to 05."""
    first, last = _day(begins), _day(ends)
    return first is None or last is None or first.first <= last.last


def _day(text: str) -> PartialDate | None:
    try:
        return read_day(text)
    except ValueError:
        return None


def without_building(number: str, building: str) -> str:
    """Return a room's number without the name of its building before it: 科研楼-301 in 科研楼 is 301, 101 in 1 is 101."""
    rest = number.removeprefix(building)
    bare = rest.lstrip(" -—–/、,·")
    is_named = building[-1:].isalpha() and not building.isascii()
    return bare if rest != number and is_named and any(map(str.isdigit, bare)) else number


def divide_place(text: str) -> Parts | None:
    """Return the building and the number of a room, 1号楼301室 → 1号楼, 301; None where it is not plain what is which."""
    bare = _BLANKS.sub(" ", narrowed(text)).strip()
    match = _PLACE.fullmatch(bare) if len(bare) <= _LONGEST_SPAN else None
    if match is None or _FLOOR.fullmatch(match[1].strip()):
        return None
    return match[1].strip(), match[2]

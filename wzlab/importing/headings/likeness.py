"""Headings spelt much like a known one, and whether what stands below a heading can be what its field holds.

Spelling says little in Chinese: 授权公告号 and 授权公告日 differ in one of five characters and mean a number and a day.
So a likeness counts only if it is great, the end of the word is the same (there stands what a thing is), and the cells
below can be read.  The rest are only offered.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from typing import Any, NamedTuple

from wzlab.columns import Choice, Column, Day, Number, Record, Reference, YesNo
from wzlab.dates import read_date
from wzlab.importing.headings.headings_text import parts_of, words_of
from wzlab.importing.headings.known_headings import names_of
from wzlab.intake.grids import Plain
from wzlab.spelling import folded, narrowed

CUT_OFF = 85
"""The least likeness (0 to 100) that matches.

Measured on 205 headings of real forms that mean no field, or another than they look like: nine are alike to 85 or more
(原项目编号, 子课题名称, 手机型号 …), none of them has the same end and nothing that turns it.  One character too many in
a word of four is 88, one wrong character in a word of six is 83.
"""
OFFERED = 60
"""The least likeness at which a field is offered to choose."""
MOST_OFFERED = 3
_SHORTEST = 3
_TURNING = frozenset("非未不无净拟预副子外另旧英原曾前后含次")
"""A word with one of these more means something else: 非全时, 净原值."""
_NEUTRAL = ("名称", "情况", "信息", "证", "的")


class Alike(NamedTuple):
    """A field that a heading is spelt like, and how much (0 to 100)."""

    key: str
    score: int


def alike(heading: str, record_type: type[Record]) -> list[Alike]:
    """Return the fields whose words a heading is spelt like, the likeliest first; a match or only to be offered."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - needed only where a heading is unknown

    bare = words_of(parts_of(heading)[-1]).bare
    if len(bare) < _SHORTEST:
        return []
    best: dict[str, int] = {}
    names = {word: key for word, (key, _how) in names_of(record_type.table).items() if len(word) >= _SHORTEST}
    for word, score, _place in process.extract(bare, names.keys(), scorer=fuzz.ratio, score_cutoff=OFFERED, limit=None):
        sure = int(score) if means_the_same(bare, word) else min(int(score), CUT_OFF - 1)
        best[names[word]] = max(sure, best.get(names[word], 0))
    ranked = sorted((Alike(key, score) for key, score in best.items()), key=lambda one: -one.score)
    return ranked[:MOST_OFFERED]


def means_the_same(one: str, other: str) -> bool:
    """Tell whether two words spelt alike can mean one thing: their ends are the same, and nothing turns the meaning."""
    if any((character in one) != (character in other) for character in _TURNING):
        return False
    for ending in _NEUTRAL:
        one, other = one.removesuffix(ending), other.removesuffix(ending)
    return one[-2:] == other[-2:]


# --- what stands below ----------------------------------------------------------------------------------------------

_MEASURES = frozenset(
    (
        "台",
        "套",
        "件",
        "个",
        "台套",
        "台/套",
        "台(套)",
        "间",
        "张",
        "只",
        "组",
        "批",
        "项",
        "元",
        "万元",
        "块",
        "部",
        "辆",
    )
)
_FIGURE = re.compile(r"[¥$约]?[+-]?[0-9][0-9,.]*\s*(?:[%]|[^0-9]{0,3})")
_NO_WORDS = re.compile(r"[0-9.,:/\-年月日\s]+")
_LONGEST_WORD = 30
ENOUGH = 200
"""So many cells of a column tell what it holds."""


def can_hold(column: Column[Any], cells: Sequence[Plain]) -> bool:
    """Tell whether at least half of the cells below a heading can be what its field holds; no cells tell nothing."""
    filled = [cell for cell in cells if cell is not None and str(cell).strip()]
    return not filled or 2 * sum(1 for cell in filled if _fits(column, cell)) >= len(filled)


def are_measure_words(cells: Iterable[Plain]) -> bool:
    """Tell whether all cells are words that things are counted by (台, 套): no unit that owns anything."""
    texts = {folded(cell) for cell in cells if isinstance(cell, str)}
    return bool(texts) and texts <= _MEASURES


def _fits(column: Column[Any], cell: Plain) -> bool:
    kind = column.kind
    if isinstance(kind, Day):
        return _is_day(cell)
    if isinstance(kind, Number):
        return isinstance(cell, int | float) or (isinstance(cell, str) and bool(_FIGURE.fullmatch(narrowed(cell))))
    if isinstance(kind, YesNo):
        return isinstance(cell, bool) or len(str(cell).strip()) <= 6
    if isinstance(kind, Choice | Reference):
        return isinstance(cell, str) and len(cell) <= _LONGEST_WORD and not _NO_WORDS.fullmatch(narrowed(cell))
    return not isinstance(cell, date | time | timedelta | bool) and _is_text_of(column, cell)


def _is_text_of(column: Column[Any], cell: Plain) -> bool:
    """Tell whether a cell can stand in a field of text; what names somebody or something is no bare figure."""
    if isinstance(cell, float | int) and not (column.claims and not column.personal):
        return column.sensitive
    return not (column.key in ("name", "title") and _NO_WORDS.fullmatch(str(cell)))


def _is_day(cell: Plain) -> bool:
    if isinstance(cell, date):
        return True
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return False
    if not isinstance(cell, str):
        return (
            1900 <= cell <= 2100 or 19000101 <= cell <= 21001231 or 20000 <= cell <= 60000 or 190001 <= cell <= 210012
        )
    try:
        read_date(narrowed(cell))
    except ValueError:
        return bool(re.match(r"(?:19|20)[0-9]{2}", narrowed(cell)))
    return True

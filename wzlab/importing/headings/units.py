"""In which unit the bare amounts below a heading are: what the heading says, or else a line above the table.

Amounts of money without any such word have no unit (None), and somebody must say; areas are in ㎡ unless something else
is written.  Foreign money and 亩 are kept as the words they are, with a remark: nothing is converted here.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from wzlab.columns import Area, Kind, Money, Number
from wzlab.language import _
from wzlab.spelling import folded
from wzlab.units import YUAN_IN_UNIT

_FOREIGN = frozenset(
    (
        *(
            "美元",
            "美金",
            "usd",
            "us$",
            "$",
            "万美元",
            "欧元",
            "eur",
            "€",
            "万欧元",
            "港元",
            "港币",
            "hkd",
            "hk$",
            "万港元",
        ),
        *("日元", "jpy", "英镑", "gbp", "£", "外币", "新台币", "台币", "卢布", "韩元"),
    )
)
_OTHER_AREAS = frozenset(
    (*("亩", "公顷", "公亩", "平方尺", "平方英尺", "平尺", "sqft", "ft2", "平方公里", "km2", "万平方米", "万m2", "坪"),)
)
_SQUARE_METRES = frozenset(("m2", "㎡", "平方米", "平米", "平方", "m²", "sqm", "平方公尺", "squaremetres"))
_COUNTS = frozenset(
    (
        "台",
        "套",
        "台套",
        "台/套",
        "台(套)",
        "件",
        "个",
        "人",
        "名",
        "项",
        "间",
        "月",
        "个月",
        "人月",
        "%",
        "年",
        "岁",
        "周岁",
        "篇",
        "份",
    )
)
_OF_CHINA = re.compile(r"人民币|rmb|cny|¥|￥")
_SAID = "单位[:为]?|unit[:]?|(?:均|都)?(?:以|为|是)|[:]"
_LINE = re.compile(
    rf"(?:以下)?(?:各项|所有)?(?:金额|货币|计量|计价|经费|数额|价值|原值)?(?:{_SAID})\(?([^:]{{1,16}}?)\)?(?:计|为单位)?"
)
_IN_LINE = re.compile(
    r"(?:^|[,，;；()\[\]【】])(?:金额|货币|计量|计价|经费|数额|金额计量)?单位[:为]([^:()\[\]【】]{1,16})"
)
_BRACKETED = re.compile(r".{2,}\(([^()]{1,8})\)")
_BETWEEN_UNITS = re.compile(r"[,，、;；和。]|/(?=(?:人民币)?[亿百千万]*元)")
_PER_PIECE = re.compile(r"(.+)/(.+)")
_MOST_OF_LINE = 80


def _yuan(word: str) -> str:
    """Return the unit of Chinese money that a folded word means, as `YUAN_IN_UNIT` has it; "" for none."""
    bare = _OF_CHINA.sub("", word).strip("()")
    bare = bare if bare or bare == word else "元"
    return bare if bare in YUAN_IN_UNIT else ""


def is_unit_word(word: str) -> bool:
    """Tell whether a folded word behind a heading is a unit of anything."""
    known = word in _FOREIGN or word in _OTHER_AREAS or word in _SQUARE_METRES or word in _COUNTS
    return known or bool(word and _yuan(word))


def is_only_currency(word: str) -> bool:
    """Tell whether a folded word names the money and not how much of it is counted: 人民币 beside 万元."""
    return bool(word) and not _OF_CHINA.sub("", word)


def best_unit(words: Iterable[str]) -> str:
    """Return the first unit among folded words, one that only names the currency if there is no other; "" for none."""
    units = [word for word in words if is_unit_word(word)]
    return next((word for word in units if not is_only_currency(word)), next(iter(units), ""))


def unit_below(cells: Sequence[object]) -> str:
    """Return the unit of money that the first of the cells below a heading is, "" for none."""
    word = folded(cells[0]).strip("()") if cells and isinstance(cells[0], str) else ""
    return word if _yuan(word) or word in _FOREIGN else ""


def stated_unit_in(cell: object) -> str:
    """Return the unit of money that a cell states; "" for none, and for one that only names the currency (人民币)."""
    word = unit_below([cell])
    return "" if is_only_currency(word) else _yuan(word) or word


def unit_of(word: str, kind: Kind[Any], table_unit: str = "") -> str | None:
    """Return the unit of the bare amounts below a heading.

    Args:
        word: the unit that the heading states, folded, "" for none.
        kind: what the values of its field are.
        table_unit: the unit that a line above the table states, "" for none.

    Returns:
        "元", "万元" and their like for money, or foreign money as it is written; None where nothing says it.  For an
        area "" or the word that is no ㎡.  "" for everything else.
    """
    if isinstance(kind, Money):
        own = _yuan(word) or (word if word in _FOREIGN else "")
        return own or table_unit or None
    if isinstance(kind, Area):
        return word if word in _OTHER_AREAS else ""
    return ""


def remark_of(unit: str | None, kind: Kind[Any]) -> str:
    """Return what must be told of a unit, "" for one that can be read."""
    if not unit or not isinstance(kind, Number):
        return ""
    if isinstance(kind, Area):
        return _("“{unit}”不是这一栏的面积单位：请先换算成平方米，再导入。").format(unit=unit)
    if isinstance(kind, Money) and unit not in YUAN_IN_UNIT:
        return _("“{unit}”不是人民币的单位，不能代为换算：请先改成元或万元，再导入。").format(unit=unit)
    return ""


def stated_unit(cells: Iterable[object]) -> str:
    """Return the unit of money that a line above a table states (单位：万元), "" if none of its cells does.

    填报单位：… states none, for what follows is no unit of money; 元/台 is what one piece costs.
    """
    for cell in cells:
        if isinstance(cell, str) and len(cell) <= _MOST_OF_LINE:
            for statement in (cell, *cell.split()):
                if unit := _stated(folded(statement)):
                    return unit
    return ""


def _stated(text: str) -> str:
    bare = text.strip("()[]【】")
    whole, behind = _LINE.fullmatch(bare), _BRACKETED.fullmatch(text)
    found = [whole[1]] if whole else _IN_LINE.findall(text)
    for words in (*found, bare, behind[1] if behind else ""):
        if unit := best_unit(_of_money(words)):
            return _yuan(unit) or unit
    return ""


def _of_money(words: str) -> Iterator[str]:
    """Yield the units of money among words that are joined; 元 behind a stroke is one of several, before one none."""
    for word in _BETWEEN_UNITS.split(words):
        if (_yuan(word) or word in _FOREIGN) and not _PER_PIECE.fullmatch(word):
            yield word

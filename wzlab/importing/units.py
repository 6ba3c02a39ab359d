"""In which unit the bare amounts below a heading are: what the heading says, or else a line above the table.

Amounts of money without any such word have no unit (None), and somebody must say; areas are in ㎡ unless something else
is written.  Foreign money and 亩 are kept as the words they are, with a remark: nothing is converted here.
"""

import re
from collections.abc import Iterable
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
_LINE = re.compile(r"(?:金额|货币|计量|经费|数额)?(?:单位|unit)[:为]?\(?([^:]{1,16}?)\)?")
_IN_LINE = re.compile(r"(?:^|[,，;；()\[\]【】])(?:金额|货币|计量|经费|数额|金额计量)?单位[:为]([^:()\[\]【】]{1,16})")
_BETWEEN_UNITS = re.compile(r"[,，、;；/和。]")


def _yuan(word: str) -> str:
    """Return the unit of Chinese money that a folded word means, as `YUAN_IN_UNIT` has it; "" for none."""
    bare = _OF_CHINA.sub("", word)
    bare = bare if bare or bare == word else "元"
    return bare if bare in YUAN_IN_UNIT else ""


def is_unit_word(word: str) -> bool:
    """Tell whether a folded word behind a heading is a unit of anything."""
    known = word in _FOREIGN or word in _OTHER_AREAS or word in _SQUARE_METRES or word in _COUNTS
    return known or bool(word and _yuan(word))


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

    填报单位：… states none, for what follows is no unit of money.
    """
    for cell in cells:
        if isinstance(cell, str) and (unit := _stated(folded(cell))):
            return unit
    return ""


def _stated(text: str) -> str:
    if len(text) > 80:
        return ""
    whole = _LINE.fullmatch(text.strip("()[]【】"))
    found = [whole[1]] if whole else _IN_LINE.findall(text)
    for words in [*found, text.strip("()[]【】")]:
        for word in _BETWEEN_UNITS.split(words):
            if word in _FOREIGN or _yuan(word):
                return _yuan(word) or word
    return ""

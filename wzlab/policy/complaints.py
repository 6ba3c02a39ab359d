"""The sentences in which a policy pack is complained of: what was expected at a place, and what was found there.

Keys, ids, fields and functions stay as the file writes them; only the words around them are translated.
"""

import json
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from wzlab.language import _

LONGEST_SHOWN = 60
"""The most characters of what was found that a complaint shows."""


def misfit(expected: str, found: str, whole: str = "") -> str:
    """Return the sentence that tells what was expected and found; `whole` is the expression it was found in."""
    shown = shortened(found)
    if whole:
        shown = _("{found}（{whole}）").format(found=shown, whole=shortened(whole))
    return _("应为{expected}，实为 {found}").format(expected=expected, found=shown)


def one_of(options: Iterable[str]) -> str:
    """Return the words for one of several options."""
    return _("下列之一：{options}").format(options=", ".join(options) or _("（无）"))


def one_key_of(keys: Iterable[str]) -> str:
    """Return the words for one of several keys of a table."""
    return _("下列键中的一个：{options}").format(options=", ".join(keys))


def written_as(example: str) -> str:
    """Return the words for what is to be written as in an example."""
    return _("这样的写法：{example}").format(example=example)


def new_name() -> str:
    """Return the words for a name that nothing else has."""
    return _("没有用过的名字")


def taken_name(name: str, meaning: str) -> str:
    """Return the words for another name than one that always has a meaning of its own."""
    return _("别的名字（{name} 已用来表示{meaning}）").format(name=name, meaning=meaning)


def number_or_day() -> str:
    """Return the words for what can be ordered."""
    return _("数字或日期")


def nothing() -> str:
    """Return the word for a key that is not there."""
    return _("空缺")


def as_written(value: Any) -> str:
    """Return a value of the file as a pack's author would write it on one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return json.dumps(value, ensure_ascii=False)
        case date():
            return value.isoformat()
        case Decimal():
            return str(value).lower().replace("infinity", "inf")
        case list():
            return f"[{', '.join(map(as_written, value))}]"
        case dict():
            pairs = ", ".join(f"{key} = {as_written(below)}" for key, below in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
    return str(value)


def shortened(text: str) -> str:
    """Return a text on one line of at most `LONGEST_SHOWN` characters, with nothing invisible in it."""
    line = re.sub(r"\s*\n\s*", " ", text.strip())
    seen = "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in line)
    if not seen:
        return _("空白")
    return seen if len(seen) <= LONGEST_SHOWN else seen[: LONGEST_SHOWN - 1] + "…"

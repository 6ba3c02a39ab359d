"""How typed text is compared: full-width characters, case and spaces do not count; a superscript does.

`narrowed` is for figures and dates, of which every character matters: Unicode's own folding would make 10² the number
102.  `folded` is for words, which are only compared and never kept.
"""

import re
import unicodedata
from functools import lru_cache

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_NARROW = {**_WIDE, **_UNSEEN, ord("￥"): "¥", ord("−"): "-"}
_FOLDED = re.compile(r"[\u4e00-\u9fff0-9a-z]+")
"""Most words and names: nothing in them folds."""
_FOLDED_TEXTS = 1 << 16


def narrowed(text: str) -> str:
    """Return a text with full-width letters, digits and marks made ASCII, and nothing unseen in or around it."""
    return text.translate(_NARROW).strip()


@lru_cache(maxsize=_FOLDED_TEXTS)
def folded(text: str) -> str:
    """Return what two spellings of one word have in common: ＡＩ 公司 and "ai公司" are the same."""
    if text.isascii():
        return "".join(text.lower().split())
    if _FOLDED.fullmatch(text):
        return text
    return "".join(unicodedata.normalize("NFKC", text).translate(_UNSEEN).casefold().split())

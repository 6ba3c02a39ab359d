"""What people write where there is nothing: the words, and which of two things they say.

无 says that there is none; 待定 and a dash say nothing about the matter.  What "there is none" means in a field (无职称, 未认定)
is said where the field's words are.
"""

from enum import Enum

from wzlab.language import _
from wzlab.spelling import folded
from wzlab.vocabulary.phrases import shown
from wzlab.vocabulary.understood import Understood


class Nothing(Enum):
    """What a text without content says."""

    NONE = "none"  # there is none
    UNKNOWN = "unknown"  # nothing is said: a dash, or not known yet


_NONE = frozenset(("无", "暂无", "没有", "暂没有", "目前无", "无号", "无编号", "none", "nil"))
_NOT_SAID = (
    "空 空白 待定 待补 待补充 待填 待填写 待核 待核实 待查 待确认 待更新 未知 不详 不明 不清楚 未填 未提供 未统计 略 省略 同上 见附件 不适用 不涉及"
    " 不填 不便透露 保密 暂缺 缺 n/a na null tbd tba xx xxx unknown"
)
_UNKNOWN = frozenset(_NOT_SAID.split())
_MARKS = frozenset("√✓✔☑×✗✘☐□■●○◎⊙★☆▲△◆◇※")
_LONGEST = 30
"""What is longer, even a row of dashes in brackets, is content; a word is never half so long."""


def said_by(text: str) -> Nothing | None:
    """Return what a text without content says, None if it has content.

    A text without a letter or digit has none (——, /, …), but for the ticks, crosses and dots of a form.
    """
    if len(text) > _LONGEST:
        return None
    word = folded(text).strip("()[]【】〔〕。.")
    if word in _NONE:
        return Nothing.NONE
    if word in _UNKNOWN or not (any(map(str.isalnum, word)) or _MARKS.intersection(word)):
        return Nothing.UNKNOWN
    return None


def is_placeholder(text: str) -> bool:
    """Tell whether a text only fills its place: nothing at all, a dash, 无, 待定, N/A."""
    return said_by(text) is not None


def blank(text: str) -> Understood:
    """Return the answer for a text that leaves its field open."""
    if not text.strip():
        return Understood(None, rule=_("此处为空。"), is_blank=True)
    return Understood(None, rule=_("“{text}”不是内容，按空白处理。").format(text=shown(text)), is_blank=True)

"""Yes and no, as forms and sheets have them."""

import re
from collections.abc import Mapping

from wzlab.language import _
from wzlab.vocabulary.phrases import plain, shown
from wzlab.vocabulary.placeholders import Nothing, blank, said_by
from wzlab.vocabulary.understood import Understood

YES, NO = "yes", "no"
"""The two codes; `wzlab.kinds.YesNo` reads both words in every language."""

_ANSWERS = {
    YES: "是 是的 有 y yes true t 1 √ ✓ ✔ ☑ ■ 对 真 已 具有 具备 属于 符合 相关 同意",
    NO: "否 不是 无 没有 n no false f 0 × x ✗ ✘ 错 假 未 不 没 不具有 不具备 不属于 不符合 不相关 无关",
}
_FULL_TIME = {
    YES: "全职 全时 专职 全日制 全职全时 全时全职 全时工作 全职在岗 fulltime full-time",
    NO: "兼职 非全时 非全职 非专职 部分时间 parttime part-time",
}
_DONE = re.compile("(已|未|没有?)[一-鿿]{1,6}")
"""已盖章, 未签订: the action is the field's."""
_UNSETTLED = frozenset(("双聘", "柔性", "柔性引进", "挂职", "返聘", "派遣", "外聘", "客座", "访问", "顾问"))
"""How somebody is employed; says nothing about the share of the working time."""


def _by_word(words: Mapping[str, str]) -> dict[str, str]:
    return {word: code for code, line in words.items() for word in line.split()}


_CODE_OF = _by_word(_ANSWERS)
_FULL_TIME_CODE_OF = _by_word(_FULL_TIME)


def yes_no(text: str) -> Understood:
    """Return whether a text says yes or no (code "yes" or "no"); 无 and 0 say no, a dash says nothing."""
    word = plain(text)
    if word in _CODE_OF:
        return _said(text, _CODE_OF[word])
    if said_by(text) is Nothing.UNKNOWN:
        return blank(text)
    if done := _DONE.fullmatch(word):
        return _said(text, YES if done[1] == "已" else NO)
    return Understood(None, (YES, NO), _("“{text}”既不是“是”也不是“否”，请选择。").format(text=shown(text)))


def full_time(text: str) -> Understood:
    """Return whether a text says that somebody works full time; 兼职 says no, 双聘 says nothing of it."""
    word = plain(text)
    word = word.removesuffix("人员").removesuffix("研发") or word
    if word in _FULL_TIME_CODE_OF:
        return _said(text, _FULL_TIME_CODE_OF[word])
    if word in _UNSETTLED:
        rule = _("“{text}”说的是用工方式，不能说明是否全时，请按实际选择。")
        return Understood(None, (NO, YES), rule.format(text=shown(text)))
    return yes_no(text)


def _said(text: str, code: str) -> Understood:
    meaning = _("是") if code == YES else _("否")
    return Understood(code, (), _("“{text}”按“{meaning}”读取。").format(text=shown(text), meaning=meaning))

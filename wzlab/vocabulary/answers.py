"""Yes and no, as forms and sheets have them."""

import re
from collections.abc import Mapping

from wzlab.language import _
from wzlab.vocabulary.phrases import lies_ahead, pieces, plain, shown
from wzlab.vocabulary.placeholders import Nothing, blank, said_by
from wzlab.vocabulary.understood import Understood

YES, NO = "yes", "no"
"""The two codes; `wzlab.kinds.YesNo` reads both words in every language."""

_ANSWERS = {
    YES: "是 是的 有 y yes true t 1 √ ✓ ✔ ☑ ■ 对 真 已 具有 具备 属于 符合 相关 同意",
    NO: "否 不是 无 没有 n no false f 0 × x ✗ ✘ 错 假 未 不 没 不具有 不具备 不属于 不符合 不相关 无关",
}
_FULL_TIME = {
    YES: "全职 全时 专职 全 专 全时在岗 专职在岗 全职工作 全日制 全职全时 全时全职 全时工作 全职在岗 fulltime full-time",
    NO: "兼职 兼 非全日制 非全时 非全职 非专职 部分时间 parttime part-time",
}
_DONE = re.compile("(已|未|没有?)[一-鿿]{1,6}")
"""已盖章, 未签订: the action is the field's."""
_UNDERMINED = {
    YES: re.compile(
        r"拟|待|将|部分|不|非|未|没|兼|否|无|计划|预计|暂|原|曾|前|后|止|至|截|到期|月(?!起)|天|%|[?？]|[-~～—]"
    ),
    NO: re.compile(r"拟|待|将|起|后|是|全|有|已|原|曾|前|[?？]"),
}
"""Remarks behind a yes or a no that may mean the other one, or a time that is over or yet to come."""
_UNSETTLED = frozenset(("双聘", "柔性", "柔性引进", "挂职", "返聘", "派遣", "外聘", "客座", "访问", "顾问"))
"""How somebody is employed; says nothing about the share of the working time."""


def _by_word(words: Mapping[str, str]) -> dict[str, str]:
    return {word: code for code, line in words.items() for word in line.split()}


_CODE_OF = _by_word(_ANSWERS)
_FULL_TIME_CODE_OF = _by_word(_FULL_TIME)


def yes_no(text: str, day: str = "") -> Understood:
    """Return whether a text says yes or no (code "yes" or "no"); 无 and 0 say no, a dash says nothing.

    Args:
        text: what stands in the cell.
        day: the day that counts, YYYY-MM-DD: 是（2027年起） is no yes on an earlier one; "" if it is not known.
    """
    word = plain(text)
    if word in _CODE_OF:
        return _said(text, _CODE_OF[word])
    if said_by(text) is Nothing.UNKNOWN:
        return blank(text)
    if done := _DONE.fullmatch(word):
        return _said(text, YES if done[1] == "已" else NO)
    if remarked := _remarked(text, _CODE_OF, day):
        return remarked
    return Understood(None, (YES, NO), _("“{text}”既不是“是”也不是“否”，请选择。").format(text=shown(text)))


def _remarked(text: str, code_of: Mapping[str, str], day: str) -> Understood | None:
    """Return what a yes or no with a remark in brackets says that does not change it: 否（兼职）."""
    parts = pieces(text)
    code = code_of.get(parts[0].words) if len(parts) == 1 and parts[0].remarks else None
    if code is None:
        return None
    remark = "".join(parts[0].remarks)
    if _UNDERMINED[code].search(remark) or lies_ahead(remark, day):
        return None
    rule = _("“{text}”按“{meaning}”读入，括号里的说明没有读入。")
    return Understood(code, (), rule.format(text=shown(text), meaning=_meaning(code)), is_told=True)


def full_time(text: str, day: str = "") -> Understood:
    """Return whether a text says that somebody works full time; 兼职 says no, 双聘 says nothing of it.

    Args:
        text: what stands in the cell.
        day: as for `yes_no`.
    """
    word = plain(text)
    word = word.removesuffix("人员").removesuffix("研发") or word
    if word in _FULL_TIME_CODE_OF:
        return _said(text, _FULL_TIME_CODE_OF[word])
    if word in _UNSETTLED:
        rule = _("“{text}”说的是用工方式，不能说明是否全时，请按实际选择。")
        return Understood(None, (NO, YES), rule.format(text=shown(text)))
    return _remarked(text, _FULL_TIME_CODE_OF, day) or yes_no(text, day)


def _meaning(code: str) -> str:
    return _("是") if code == YES else _("否")


def _said(text: str, code: str) -> Understood:
    return Understood(code, (), _("“{text}”按“{meaning}”读取。").format(text=shown(text), meaning=_meaning(code)))

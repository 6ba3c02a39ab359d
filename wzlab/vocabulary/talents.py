"""What the words in the column of talent classes say: a person's class A to F, or none.

A programme's class (瓯越英才计划A类), another city's class, a title of honour and a company's own rank are not a person's class
of the Wenzhou catalogue, which only its certificate states.
"""

import re
from typing import NamedTuple

from wzlab.language import N_, _
from wzlab.vocabulary.phrases import pieces, plain, shown
from wzlab.vocabulary.placeholders import Nothing, blank, said_by
from wzlab.vocabulary.understood import Understood

UNCLASSED = "none"
_CLASS = re.compile(
    r"(?:温州市?|市级|市|本市|全市)?(?:高层次|高端|各类)?(?:人才)?(?:分类|类别|层次)?(?:认定为?)?"
    r"([a-f])(?:类)?(?:高层次|高端)?(?:人才)?(?:认定)?"
)
_LETTER = re.compile(r"(?<![a-z])([a-f])(?![a-z0-9])")
_UNCLASSED = frozenset(
    ("未认定", "未评", "未评定", "无认定", "尚未认定", "非人才", "无人才类别", "未分类", "否", "不是")
)


class _Trap(NamedTuple):
    """A word that settles no class: a pattern, the classes it usually goes with, the reason."""

    pattern: re.Pattern[str]
    candidates: tuple[str, ...]
    says: str


def _trap(pattern: str, candidates: str, says: str) -> _Trap:
    return _Trap(re.compile(pattern), tuple(candidates), says)


_PROGRAMME = N_("“{text}”说的是人才计划或引才项目的类别，不是个人的人才分类；请按人才分类认定证书选择。")
_HONOUR = N_("“{text}”是人才称号或计划，不是人才分类；请按人才分类认定证书选择。")
_OWN = N_("“{text}”像是单位内部的等级，不是人才分类；请按人才分类认定证书选择。")
_TRAPS = (
    _trap(r"瓯越|英才|引才|计划|项目|工程|团队", "", _PROGRAMME),
    _trap(r"拟|申报|申请|公示|待认定|评审中|正在", "", N_("“{text}”说明人才分类尚未认定，请在认定后填写。")),
    _trap(r"过期|失效|到期|取消|撤销", "", N_("“{text}”说明认定已不再有效，请核对有效期。")),
    _trap(r"以上|以下|及以", "", N_("“{text}”没有写明是哪一类，请按人才分类认定证书选择。")),
    _trap(r"院士|诺贝尔|顶尖", "A", _HONOUR),
    _trap(r"国家级|国家杰|杰青|优青|杰出青年|优秀青年|长江|千人|万人|国家特支|海外高层次", "B", _HONOUR),
    _trap(r"省级|省领军|省特支|鲲鹏|领军|省海外|钱江|151|省突出", "C", _HONOUR),
    _trap(r"市级(?!.?[a-f]类)|市领军|高层次人才$|特支|拔尖|551", "D", _HONOUR),
    _trap(r"公司|企业|内部|骨干|核心|职级|等级|[a-f][级等档]|^[pt][0-9]|集团|单位|岗位", "", _OWN),
)
_ELSEWHERE = N_("“{text}”不是温州市的人才分类，请核对是否已在温州认定。")
_KNOWN_PLACE = re.compile(r"温州|本市|^市|^全市")
_PLACE = re.compile(r"[一-鿿]{2}(?:市|省|区|县)|^(?:杭州|宁波|浙江|上海|北京|深圳|省)")


def talent_class(text: str) -> Understood:
    """Return the class A to F that a text states of a person; "none" where it states that there is none."""
    nothing = said_by(text)
    if nothing is Nothing.UNKNOWN or not text.strip():
        return blank(text)
    if nothing is Nothing.NONE or plain(text) in _UNCLASSED:
        return Understood(UNCLASSED, (), _("“{text}”写明没有认定人才类别。").format(text=shown(text)))
    return _stated(text) or _doubtful(text)


def _stated(text: str) -> Understood | None:
    """Return the class where the text is nothing but a class of this city, with harmless remarks; None otherwise."""
    parts = pieces(text)
    remarks = "".join(remark for part in parts for remark in part.remarks)
    found = {match[1].upper() for part in parts if (match := _CLASS.fullmatch(part.words))}
    if len(found) != 1 or any(not _CLASS.fullmatch(part.words) for part in parts) or _is_doubted(remarks):
        return None
    letter = found.pop()
    return Understood(
        letter, (), _("“{text}”是温州市人才分类{letter}类，须有认定证书。").format(text=shown(text), letter=letter)
    )


def _is_doubted(remarks: str) -> bool:
    is_elsewhere = _PLACE.search(remarks) is not None and _KNOWN_PLACE.search(remarks) is None
    return is_elsewhere or bool(_LETTER.search(remarks)) or any(trap.pattern.search(remarks) for trap in _TRAPS)


def _doubtful(text: str) -> Understood:
    words = plain(text)
    letters = tuple(dict.fromkeys(letter.upper() for letter in _LETTER.findall(words)))
    for trap in _TRAPS:
        if trap.pattern.search(words):
            candidates = trap.candidates if trap.says in (_HONOUR, _PROGRAMME, _OWN) else letters
            return Understood(None, candidates, _(trap.says).format(text=shown(text)))
    if letters and _PLACE.search(words) and not _KNOWN_PLACE.search(words):
        return Understood(None, letters, _(_ELSEWHERE).format(text=shown(text)))
    rule = _("没有读出“{text}”是哪一类人才，请按人才分类认定证书选择。")
    return Understood(None, letters, rule.format(text=shown(text)))

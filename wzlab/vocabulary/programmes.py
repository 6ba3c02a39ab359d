"""What a programme says of a project's level: 国家级, 省部级, 市厅级, 横向, 其他.

Three tables, asked in this order: words after which nobody can tell without the approval document, named programmes,
issuing bodies and bare levels.  A title or another text of the row can raise a doubt and suggest a level, never settle it.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wzlab.language import N_, _
from wzlab.vocabulary.phrases import plain, shown
from wzlab.vocabulary.placeholders import blank, is_placeholder
from wzlab.vocabulary.understood import Understood

NATIONAL, PROVINCIAL, MUNICIPAL, COMMISSIONED, OTHER = "national", "provincial", "municipal", "commissioned", "other"
_NAMES = {
    NATIONAL: N_("国家级"),
    PROVINCIAL: N_("省部级"),
    MUNICIPAL: N_("市厅级"),
    COMMISSIONED: N_("横向"),
    OTHER: N_("其他"),
}


class _Rule(NamedTuple):
    """One line of a table.

    Args:
        pattern: what of a folded text it is about.
        codes: the level; of a doubt the levels it may be, the likeliest first.
        says: why, to be translated; {word} is what was found.
        in_titles: whether the words mean the same in a project's title.
    """

    pattern: re.Pattern[str]
    codes: tuple[str, ...]
    says: str
    in_titles: bool = False


def _rule(pattern: str, codes: Sequence[str], says: str, in_titles: bool = False) -> _Rule:
    return _Rule(re.compile(pattern), tuple(codes), says, in_titles)


_SUBTOPIC = N_("“{word}”是否按整个计划的级别计，须看任务书，请人工确认。")
_OPEN = N_("“{word}”的级别不随所在平台，请按下达单位人工确认。")
_NOT_YET = N_("“{word}”说明尚未立项，请在立项后按批文填写。")
_LOCAL = N_("“{word}”可能由市县或单位配套出资，级别须看批文，请人工确认。")
_UNSURE = N_("“{word}”的级别要看下达部门，请按批文人工确认。")
_DEFENCE = N_("“{word}”属军口或国防项目，级别由下达部门决定，请按批文人工确认。")
_SOCIETY = N_("“{word}”是学会、协会或基金会的项目，一般不按政府计划计级，请人工确认。")

DOUBTS = (
    _rule("子课题|子任务|子专题", (OTHER,), _SUBTOPIC, in_titles=True),
    _rule("开放课题|开放基金|开放项目", (OTHER, PROVINCIAL), _OPEN, in_titles=True),
    _rule(
        "协同育人", (OTHER,), N_("“{word}”是教育部产学合作协同育人一类，通常不算科研项目，请人工确认。"), in_titles=True
    ),
    _rule("产学合作(?!创新)", (OTHER,), N_("“{word}”是教育部产学合作协同育人一类，通常不算科研项目，请人工确认。")),
    _rule(
        "留学基金|公派(?:留学|访问|出国)|出国(?:留学|研修)",
        (OTHER, PROVINCIAL),
        N_("“{word}”资助出国留学，通常不算科研项目，请人工确认。"),
    ),
    _rule("工法", (OTHER, PROVINCIAL), N_("“{word}”是施工方法，不是科研项目，请人工确认。")),
    _rule("拟申报|申报中|申请中|待立项|公示中|未立项|评审中|在审|未获|未中|未批准|未通过", (), _NOT_YET),
    _rule(
        "大学生创新|大创|新苗|学生科研|教改|教学|课程|教材",
        (OTHER,),
        N_("“{word}”是学生或教学项目，通常不算科研项目，请人工确认。"),
    ),
    _rule("重点实验室|国家实验室|研究中心|技术中心|创新中心", (OTHER, PROVINCIAL), _OPEN),
    _rule("人才", (OTHER, PROVINCIAL), N_("“{word}”项目多为人才计划，通常不算科研项目，请人工确认。")),
    _rule("省部共建|部省共建|省市共建", (PROVINCIAL, MUNICIPAL), _UNSURE),
    _rule("军委|军口|国防|军工|装备预研|装发|军科委|涉密", (NATIONAL, PROVINCIAL), _DEFENCE),
    _rule("中央引导地方|中央财政引导", (PROVINCIAL, MUNICIPAL), _UNSURE),
    _rule(
        "博士后.{0,4}(?:基金|项目|资助|择优)",
        (PROVINCIAL, NATIONAL),
        N_("“{word}”各单位认定不一，常按省部级，请人工确认。"),
    ),
    _rule(
        "[一-鿿]{0,8}(?:部|委|局|署)[一-鿿]{1,6}(?<!公)司局?(?:委托|项目|课题|级)|司局级",
        (PROVINCIAL, MUNICIPAL),
        _UNSURE,
    ),
    _rule(
        "省自然(?:科学)?基金.{0,8}联合",
        (PROVINCIAL, MUNICIPAL),
        N_("“{word}”可能由市县或单位出资，级别须看批文，请人工确认。"),
    ),
    _rule("^(?!.*(?:国家自然|国自然|nsfc)).*?(国际(?:科技)?(?:创新)?合作|国际合作)", (NATIONAL, PROVINCIAL), _UNSURE),
    _rule("配套|预申报|孵化|预研|^(?!.*重大研究计划).*培育", (OTHER, MUNICIPAL), _LOCAL),
    _rule("全国教育科学规划|教育科学规划", (PROVINCIAL, MUNICIPAL, NATIONAL), _UNSURE),
)
"""Words after which the level is not settled, whatever else is said; looked for first."""

_NSFC = N_("“{word}”属国家自然科学基金，为国家级。")
_KEY = N_("“{word}”属国家重点研发计划，为国家级；承担角色请看任务书。")
_MAJOR = N_("“{word}”属国家科技重大专项，为国家级。")
_STATE = N_("“{word}”是国家级计划。")
_PROVINCE = N_("“{word}”属省级科技计划，为省部级。")
_MINISTRY = N_("“{word}”由国家部委下达，为省部级。")
_BUREAU = N_("“{word}”属省直厅局项目，按市厅级计。")
_CITY = N_("“{word}”是设区市的项目，为市厅级。")
_HORIZONTAL = N_("“{word}”说明是受委托的项目，属横向。")
_PROVINCES = (
    "浙江|江苏|广东|福建|安徽|江西|山东|湖北|湖南|河北|河南|山西|陕西|四川|贵州|云南|海南|辽宁|吉林|黑龙江|甘肃|青海|台湾"
    "|北京|上海|天津|重庆|内蒙古|广西|西藏|宁夏|新疆"
)

PROGRAMMES = (
    _rule("国家自然(?:科学)?基金|国自然|国自科|nsfc|国家杰出青年|国家优秀青年|国家杰青|国家优青", (NATIONAL,), _NSFC),
    _rule("国家重点研发", (NATIONAL,), _KEY),
    _rule(
        "国家科技重大专项|科技创新2030|2030.{0,6}重大项目|新一代人工智能.{0,4}(?:重大项目|重大专项)",
        (NATIONAL,),
        _MAJOR,
    ),
    _rule("国家社会科学基金|国家社科|国社科", (NATIONAL,), N_("“{word}”属国家社会科学基金，为国家级。")),
    _rule("国家(?:科技)?支撑|技术创新引导|863|973|国家高技术研究|国家重点基础研究", (NATIONAL,), _STATE),
    _rule(r"尖兵[、/和]?领雁|尖兵|领雁", (PROVINCIAL,), N_("“{word}”属浙江省重点研发计划，为省部级。")),
    _rule(f"(?:省|{_PROVINCES})(?:市|自治区)?重点研发", (PROVINCIAL,), _PROVINCE),
    _rule(
        f"(?:省|{_PROVINCES})(?:市|自治区)?(?:自然科学基金|自然基金|杰出青年|杰青)|省自科|省基金",
        (PROVINCIAL,),
        _PROVINCE,
    ),
    _rule("省(?:基础)?公益|基础公益研究|省重大科技专项|省软科学|省科技计划|省级科技计划", (PROVINCIAL,), _PROVINCE),
    _rule(
        "省哲学?社(?:会)?(?:科学)?规划|省哲社|省社科规划|省社会科学规划",
        (PROVINCIAL,),
        N_("“{word}”属省哲学社会科学规划，为省部级。"),
    ),
    _rule("教育部人文|人文社会科学研究.{0,4}教育部", (PROVINCIAL,), _MINISTRY),
    _rule("医药卫生科技|省医药卫生", (MUNICIPAL,), _BUREAU),
    _rule(
        "横向(?!联邦)|(?:企业|公司|单位|医院)委托|委托(?:开发|研发|研究)|技术(?:开发|服务|咨询|转让)(?:合同|项目)",
        (COMMISSIONED,),
        _HORIZONTAL,
    ),
)
"""Programmes that are known by name."""

_MINISTRIES = (
    "教育部|工信部|工业和信息化部|国家卫健委|国家卫生健康委|农业农村部|交通运输部|住建部|住房和城乡建设部|自然资源部|生态环境部"
    "|水利部|公安部|司法部|民政部|人社部|文旅部|文化和旅游部|应急管理部|国家中医药|国家药监|国家市场监管|国家体育总局|国家广电|国家能源局"
    "|国家[一-鿿]{2,10}?(?:总局|局|委员会|委|署)"
)
_NO_UNIT = "(?!.{0,6}(?:大学|学院|公司|医院|研究院))"
_MUNICIPALITY = "北京|上海|天津|重庆"

ISSUERS = (
    _rule("科技部|科学技术部|国家发改委|国家发展(?:和|与)?改革委|财政部", (NATIONAL, PROVINCIAL), _UNSURE),
    _rule("学会|协会|基金会|ccf|犀牛鸟", (OTHER, COMMISSIONED), _SOCIETY),
    _rule(_MINISTRIES, (PROVINCIAL,), _MINISTRY),
    _rule(
        "省(?:科技厅|科学技术厅|财政厅|发改委|发展(?:和|与)?改革委)", (PROVINCIAL,), N_("“{word}”下达的项目为省部级。")
    ),
    _rule("自治区(?:科技厅|科学技术厅|科技|重点|自然)", (PROVINCIAL,), N_("“{word}”下达的项目为省部级。")),
    _rule(
        f"(?:{_MUNICIPALITY})市?(?:科委|科学技术委|科技计划|科技重大|自然)",
        (PROVINCIAL,),
        N_("“{word}”是直辖市的项目，为省部级。"),
    ),
    _rule("省社科联|省社科界", (MUNICIPAL, PROVINCIAL), _UNSURE),
    _rule("省(?:直)?[一-鿿]{0,12}?(?:厅|局|中医药|卫健委|卫生健康委|卫计委|人社)|省中医药", (MUNICIPAL,), _BUREAU),
    _rule(f"(?:{_MUNICIPALITY})市", (PROVINCIAL, MUNICIPAL), _UNSURE),
    _rule(
        "(?:[一-鿿]{2}市)?(?!自治)[一-鿿]{2}(?:区|县)级?(?:科技|科研|重点|项目|计划)|区县级|区级|县级",
        (OTHER,),
        N_("“{word}”是区县级项目，不属于市厅级。"),
    ),
    _rule(f"[一-鿿]{{2}}(?<![城都股超])市(?!场)|温州{_NO_UNIT}|市科技局|市重大|市基础性|市级", (MUNICIPAL,), _CITY),
    _rule("国家级", (NATIONAL,), N_("“{word}”写明了级别。")),
    _rule("省部级|部省级|省级|部级", (PROVINCIAL,), N_("“{word}”写明了级别。")),
    _rule("市厅级|厅局级|地厅级|厅级", (MUNICIPAL,), N_("“{word}”写明了级别。")),
    _rule(
        "校级|院级|所级|校内|院内|自选|自立|自筹|自主立项|企业自立",
        (OTHER,),
        N_("“{word}”是单位自立的项目，不属于政府计划。"),
    ),
    _rule(
        "面上项目|青年科学基金|青年基金|杰青|优青",
        (NATIONAL, PROVINCIAL),
        N_("“{word}”没有写明是国家基金还是省基金，请按批文选择。"),
    ),
)
"""Bodies and bare levels; asked where no programme is named."""

PLACES = (
    _rule("国家", (NATIONAL, PROVINCIAL), _UNSURE),
    _rule("省|自治区", (PROVINCIAL, MUNICIPAL), _UNSURE),
)
"""What is left to go by where no body is known either."""

_BARE = {
    "国家": NATIONAL,
    "省": PROVINCIAL,
    "省部": PROVINCIAL,
    "部": PROVINCIAL,
    "市": MUNICIPAL,
    "市厅": MUNICIPAL,
    "厅": MUNICIPAL,
    "其他": OTHER,
    "其它": OTHER,
}


def project_level(text: str, *more: str) -> Understood:
    """Return the level of a project from the words of its programme (or of its level).

    Args:
        text: the programme as the list has it, with the issuing body if it stands there.
        more: other texts of the row, the title above all: they raise doubts, and suggest where `text` says nothing.
    """
    others = [words for words in map(_plain, more) if words]
    if is_placeholder(text):
        return _suggested(text, others)
    words = _plain(text)
    if (doubt := _doubt(words, others)) is not None:
        return doubt
    if words in _BARE:
        return Understood(_BARE[words], (), _("“{word}”写明了级别。").format(word=words))
    for table in (PROGRAMMES, ISSUERS, PLACES):
        if rules := _matching(table, words):
            return _decided(rules)
    return _unknown(text, others)


def _plain(text: str) -> str:
    return plain(text).translate(str.maketrans("", "", "()"))


def _doubt(words: str, others: Iterable[str]) -> Understood | None:
    for rule in DOUBTS:
        places = (words, *others) if rule.in_titles else (words,)
        for place in places:
            if match := rule.pattern.search(place):
                levels = (*_levels(words), *rule.codes)
                candidates = levels if rule.says == _SUBTOPIC else (*rule.codes, *_levels(words))
                return Understood(None, tuple(dict.fromkeys(candidates)), _told(rule, match))
    return None


def _levels(words: str) -> tuple[str, ...]:
    rules = _matching(PROGRAMMES, words) or _matching(ISSUERS, words)
    return tuple(code for rule, _match in rules for code in rule.codes)


def _matching(table: Iterable[_Rule], words: str) -> list[tuple[_Rule, re.Match[str]]]:
    """Return the rules of a table that apply; of two about the same words (省科技厅, 省…厅) the first one does."""
    found: list[tuple[_Rule, re.Match[str]]] = []
    for rule in table:
        match = rule.pattern.search(words)
        if match and not any(match.start() < other.end() and other.start() < match.end() for _rule, other in found):
            found.append((rule, match))
    return found


def _told(rule: _Rule, match: re.Match[str]) -> str:
    return _(rule.says).format(word=shown(match[match.lastindex or 0]))


def _decided(rules: Sequence[tuple[_Rule, re.Match[str]]]) -> Understood:
    """Return the level all rules agree on; candidates where they do not, or where the first one leaves it open."""
    codes = tuple(dict.fromkeys(code for rule, _match in rules for code in rule.codes))
    first, match = rules[0]
    if len(codes) == 1:
        return Understood(codes[0], (), _told(first, match))
    if len(first.codes) > 1:
        return Understood(None, codes, _told(first, match))
    words = _("、").join(dict.fromkeys(shown(match[0]) for _rule, match in rules))
    return Understood(None, codes, _("“{words}”的级别不同，请按批文人工确认。").format(words=words))


def _suggested(text: str, others: Sequence[str]) -> Understood:
    """Return what the other texts suggest where the programme is blank."""
    answer = _unknown(text, others)
    return answer if answer.candidates else blank(text)


def _unknown(text: str, others: Sequence[str]) -> Understood:
    for words in others:
        if (doubt := _doubt("", [words])) is not None:
            return doubt
        if rules := _matching(PROGRAMMES, words):
            rule = _("“{word}”出现在项目的其他栏里，请按批文确认级别。")
            codes = tuple(dict.fromkeys(code for rule, _match in rules for code in rule.codes))
            return Understood(None, codes, rule.format(word=shown(rules[0][1][0])))
    rule = _("没有读出“{text}”是哪一级项目，请按批文选择。")
    return Understood(None, (), rule.format(text=shown(text)))

"""A heading as people write it, taken apart: marks, （必填）, a unit, remarks in brackets, and the words that are left.

No field and no kind of record is known here; which field the words mean is for `wzlab.importing.headings.matching`.
"""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from wzlab.importing.headings.units import best_unit, is_only_currency, is_unit_word
from wzlab.spelling import folded

BETWEEN = "-"
"""Joins headings that stand above each other."""

SERIAL = frozenset(
    ("序号", "序", "编次", "行号", "no.", "no", "#", "号", "s/n", "顺序号", "排序", "serialno.", "serialno")
)
"""Folded headings above numbers that count rows."""
REMARK = frozenset(("备注", "remarks", "remark", "说明", "其他说明", "备注说明", "notes", "note", "注"))
"""Folded headings above what anybody wants to add."""

_MARKS = "*★☆●○◆◇■□▲△※#"
_REQUIRED = re.compile(
    r"[(\[【](?:必填|必填项|必须|选填|可选|非必填|不填|请选择|下拉选择|单选|required|optional)[)\]】]"
)
_BRACKETS = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
_NUMBERING = re.compile(
    r"^(?:\(?[0-9]{1,2}[).、．](?=\D)|[0-9]{1,2}(?=[\u4e00-\u9fff])(?![年月日])|[一二三四五六七八九十]{1,2}、)"
)
_BEHIND = re.compile(r"(.+?)[/,，、:-](?:单位[:为]?)?([^/,，、:-]{1,6})")
_UNDERSCORED = re.compile(r"(.+)_(万元|元|亿元|千元|百万元|m2|平方米|平米)")
_GLUED = re.compile(r"(.{2,}?)(万元|亿元|千元|百万元)")
_STATED = re.compile(r"(.*?)[,，;；]?(?:金额)?单位[:为](.+)")
_BETWEEN_WORDS = re.compile(r"[,，;；、\s]|(?<=人民币)/")
_SAYING_UNIT = re.compile(r"^(?:金额|计量|货币|计价)?单位[:为]?|^(?:以|按)(?=.*元)|计$")
_HARMLESS = re.compile(
    r"是/否|是或否|y/n|有/无|(?!.*元/)[^/]{1,14}(?:/[^/]{1,14})+|.*(?:如|例|请|格式|年月日|年/月|yyyy|填写|全称|下同|可多选|含税|注明).*"
    r"|保留.{1,4}位(?:小数)?|职称|学位|岁|周岁|人|年|月|日|年、月|号|中文|原文|签字|签名|盖章|年月|室|\d*"
)


_TRADITIONAL = (
    "與与專专業业個个為为爲为義义書书買买於于產产産产從从儀仪價价優优夥伙會会傳传體体餘余黨党關关內内冊册寫写決决"
    "況况淨净準准減减憑凭劃划創创別别製制辦办務务動动勵励勞劳區区醫医協协單单佔占廠厂歷历縣县參参雙双發发臺台號号"
    "後后啓启啟启員员週周團团園园圍围國国圖图場场處处備备復复覆复頭头獎奖學学實实審审對对導导層层屆届屬属歲岁崗岗"
    "幣币佈布師师帶带庫库應应廢废開开歸归當当錄录徑径誌志態态總总戶户託托執执護护報报擔担擬拟撥拨據据攤摊撐撑數数"
    "無无舊旧時时術术機机權权條条來来構构標标棟栋檔档樓楼橫横殘残畢毕匯汇註注測测濟济潤润溫温滿满點点牽牵狀状獨独"
    "現现電电蓋盖盤盘碼码碩硕確确離离種种積积稱称稅税築筑籌筹簽签籤签簡简類类係系繫系約约級级納纳縱纵綫线線线組组"
    "細细織织終终紹绍經经結结統统績绩維维編编繳缴網网職职聯联範范薦荐榮荣獲获營营錶表裝装見见觀观規规譽誉計计訂订"
    "認认讓让訓训議议訊讯記记許许論论設设証证證证評评識识話话詳详說说説说請请課课調调負负財财責责賬账貨货質质購购"
    "貫贯貴贵費费賃赁資资轉转軟软轄辖達达過过運运還还進进選选郵邮採采鑑鉴銀银鏈链銷销鍵键長长門门閒闲間间隊队際际"
    "險险難难頁页項项順顺頒颁預预領领題题額额驗验齊齐齡龄"
)
_SIMPLIFIED = dict(zip(map(ord, _TRADITIONAL[::2]), map(ord, _TRADITIONAL[1::2]), strict=True))
"""Traditional characters to the simple ones that the titles and aliases of fields are written in, in pairs."""
_ENGLISH = r"[a-z][a-z0-9.'&/-]*"
_CHINESE = r"[^a-z]*[\u4e00-\u9fff][^a-z]*?"
_PARTING = r"[/|:,(\[]*"
_TWO_LANGUAGES = re.compile(
    rf"({_CHINESE}){_PARTING}({_ENGLISH})[)\]]*|({_ENGLISH}?){_PARTING}({_CHINESE})[)\]]*",
)
_LONGEST_IN_TWO = 60


class Words(NamedTuple):
    """A heading taken apart, all of it folded.

    Args:
        whole: the heading without marks and （必填）; a field's title may have brackets of its own.
        bare: without the unit and the remarks, too.
        unit: the word for a unit that it states, "" for none.
        remarks: what else stands in brackets, but for how to fill the column in.
    """

    whole: str
    bare: str
    unit: str = ""
    remarks: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 14)
def words_of(heading: str) -> Words:
    """Take one heading apart; `Words("", "")` for a blank one."""
    plain = folded(heading).translate(_SIMPLIFIED)
    whole = _NUMBERING.sub("", _REQUIRED.sub("", plain).strip(_MARKS), count=1) if heading else ""
    whole = _REQUIRED.sub("", whole).strip(_MARKS).rstrip(":：")
    units, remarks = [], list[str]()
    for content in _BRACKETS.findall(whole):
        found, rest = _unit_in(content)
        units.append(found)
        remarks += [word for word in rest if not _HARMLESS.fullmatch(word)]
    bare, unit = _BRACKETS.sub("", whole).strip(_MARKS).rstrip(":："), best_unit(units)
    if not unit or is_only_currency(unit):
        bare, behind = _unit_behind(bare)
        unit = behind or unit
    return Words(whole, bare, unit, tuple(remarks))


def in_two_languages(words: str) -> tuple[str, ...]:
    """Return the Chinese and the English of folded words that are both (姓名name, name(姓名)); none of others."""
    match = _TWO_LANGUAGES.fullmatch(words) if len(words) <= _LONGEST_IN_TWO and not words.isascii() else None
    found = tuple(filter(None, match.groups())) if match else ()
    return found if len(found) == 2 else ()


def _unit_in(content: str) -> tuple[str, list[str]]:
    """Return the unit among the words of a bracket, and the other words."""
    if is_unit_word(content):
        return content, []
    words = [word for part in _BETWEEN_WORDS.split(content) if (word := _SAYING_UNIT.sub("", part))]
    unit = best_unit(words)
    return unit, [word for word in words if not is_unit_word(word)] if unit else [content]


def _unit_behind(bare: str) -> tuple[str, str]:
    """Return the words and the unit of a heading such as 原值/万元, 原值 单位:元 or 原值万元."""
    for pattern in (_STATED, _BEHIND, _UNDERSCORED, _GLUED):
        match = pattern.fullmatch(bare)
        if match and match[1] and is_unit_word(match[2]):
            return match[1], match[2]
    return bare, ""


def parts_of(heading: str) -> tuple[str, ...]:
    """Return the headings above each other that were joined into one, without the same one twice."""
    return tuple(dict.fromkeys(part for part in heading.split(BETWEEN) if part.strip())) or (heading,)


def joined(parts: list[str]) -> str:
    """Join headings above each other, as people read them: line breaks and doubled spaces are gone."""
    tidy = [" ".join(part.split()) for part in parts]
    return BETWEEN.join(dict.fromkeys(part for part in tidy if part))


def is_serial(heading: str) -> bool:
    """Tell whether a heading stands above numbers that count rows."""
    lowest = parts_of(heading)[-1]
    words = words_of(lowest)
    return not SERIAL.isdisjoint((words.bare, words.whole, folded(lowest))) or _are_all(SERIAL, words)


def is_of_no_field(heading: str) -> bool:
    """Tell whether a heading is one that nearly every sheet has and that means no field anywhere."""
    words = words_of(parts_of(heading)[-1])
    return is_serial(heading) or words.bare in REMARK or _are_all(REMARK, words)


def _are_all(known: Collection[str], words: Words) -> bool:
    """Tell whether a heading in two languages is known in both: 备注 Remarks."""
    both = in_two_languages(words.whole)
    return bool(both) and all(one in known for one in both)


# --- what a heading looks like --------------------------------------------------------------------------------------

_LONGEST = 40
_ENDING = re.compile(
    r".*(?:名称|名字|姓名|编号|编码|号码|代码|号|日期|时间|日|年月|年份|年度|期限|类别|类型|种类|级别|等级|层次|情况|状况|金额|单位|"
    r"地址|地点|位置|状态|方式|来源|数量|人数|台套数|面积|经费|费用|说明|备注|职务|职称|职位|学历|学位|专业|方向|领域|部门|国别|国籍|"
    r"产地|单价|总价|价格|原值|净值|排名|名次|次序|发明人|用途|内容|材料|附件|证书|文号|联系人|负责人|主持人|作者|参与人|电话|手机|邮箱|"
    r"邮编|籍贯|民族|院校|学校|面貌|年龄|性别|称号|工号|学号|比例|占比|贡献|角色|性质|形式|结果|意见|签名|电子邮件|月数|年限|"
    r"特长|电子邮箱|微信|刊物|期刊|收录|页码|版本|品牌|型号|规格|厂家|保管人|领用人|使用人|科目|凭证|网址)"
)
_QUESTION = re.compile(r"(?:是否|有无|可否).+")


@lru_cache(maxsize=1 << 14)
def looks_like_heading(text: str) -> bool:
    """Tell whether a text has the form of a heading, whatever it means: 民族, 毕业院校, 是否党员."""
    words = words_of(text)
    if not words.bare or len(words.bare) > _LONGEST or words.bare.isdigit():
        return False
    return is_of_no_field(text) or bool(_ENDING.fullmatch(words.bare) or _QUESTION.fullmatch(words.bare))

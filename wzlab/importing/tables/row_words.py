"""The words by which a row of a table shows what it is: a sum, a note, a signature, an example, a title, a vacancy.

Only the words stand here, each folded text by itself; which of them count in which column is for `body_rows`.
"""

import re
from enum import IntEnum

from wzlab.importing.headings.units import is_unit_word

_COUNTED = (
    "人数|人员|面积|使用面积|建筑面积|金额|价值|原值|净值|经费|投入|台数|台套数|套数|件数|项数|间数|房间数|数量|资产"
)
_ALONE = re.compile(
    r"(?:本页|本表|以上|全部|全院|全校|分项|部门|单位|年度)?(?:合计|小计|总计|累计|共计|总和|汇总|总额|总数|总量|总值|总价|计)(?:数|额)?"
    rf"|(?:上述|以上|全部|所有|本表)?(?:设备|仪器设备|资产|固定资产|项目|房间|用房)?总(?:{_COUNTED})(?:合计)?|(?:人数|台数|台套数|件数|项数|间数|房间数)(?:合计)?|(?:{_COUNTED})(?:合计|小计|总计)"
    r"|平均|平均值|平均数|均值|过次页|转次页|转下页|承前页|接上页|承上页|(?:sub|grand)?total|sum|average"
)
_PARTED = re.compile(r"(.*?)(?:\([^()]{0,12}\))?[:：]?(?:[0-9.,]+.{0,5})?")
_COUNT = re.compile(r"(?:总共|总计|合计|共计|小计|共)[:：]?[0-9]+.{0,40}")
_COUNT_OF_PEOPLE = re.compile(r".{2,14}[:：]?[0-9]+(?:\.[0-9]+)?(?:人|名|岁|周岁)(?:[(,，;；。].{0,20})?")
_ENDING = re.compile(r"(.{2,40}?)(?:小计|合计|总计)")
_WEAK_ENDING = re.compile(r"(.{2,40}?)(?:汇总|累计|共计|总和|总数|总额|平均|平均值|平均数|均值)")
_WHOLE = re.compile(
    r"(?:上述|以上|全部|所有|全校|全院|全室|本实验室)的?(?:设备|仪器设备|仪器|资产|固定资产|项目|课题|房间|用房|场地|人员)|全校|全院|全室"
)
_PART = re.compile(r"\(?其中[:：,，、]?.*")
_MEAN = re.compile(r".*(?:平均(?:值|数)?|均值|average)")


class SumWord(IntEnum):
    """How much a text says that its row is a sum."""

    NONE = 0
    WEAK = 1  # 算力服务器汇总, 联邦平均, 全部设备: names may be so
    ENDING = 2  # 计算设备小计
    ALONE = 3  # 合计, 总人数：2, 承前页


_SUM_WORDS = (
    (_ALONE, SumWord.ALONE),
    (_ENDING, SumWord.ENDING),
    (_WEAK_ENDING, SumWord.WEAK),
    (_WHOLE, SumWord.WEAK),
)


def sum_word(text: str) -> SumWord:
    """Return how much a folded text says that its row is a sum of others."""
    if _COUNT.fullmatch(text):
        return SumWord.ALONE
    parted = _PARTED.fullmatch(text)
    bare = parted[1] if parted and len(parted[1]) > 1 else text.rstrip(":：")
    for pattern, strength in _SUM_WORDS:
        if pattern.fullmatch(bare):
            return strength
    return SumWord.NONE


def summed(text: str) -> str:
    """Return what a folded text says it is the sum of (算力服务器汇总), "" if it says none."""
    match = _ENDING.fullmatch(text) or _WEAK_ENDING.fullmatch(text)
    return match[1] if match else ""


def is_count_of_people(text: str) -> bool:
    """Tell whether a folded text where a person's name should stand counts people: 博士：1人, 平均年龄45岁."""
    return bool(_COUNT_OF_PEOPLE.fullmatch(text))


def is_mean(text: str) -> bool:
    """Tell whether a folded text names an average."""
    return bool(_MEAN.fullmatch(text))


def is_part(text: str) -> bool:
    """Tell whether a folded text names a part of what the row above holds already: 其中：雷达."""
    return bool(_PART.fullmatch(text))


# --- examples and how to fill in ------------------------------------------------------------------------------------

_EXAMPLE = re.compile(
    r"[(【\[]?(?:填写|填报)?(?:示例|样例|范例|例子|例如|举例|例|example|sample)[0-9]*(?:[:(】)\]、,，。].*)?"
)
_EXAMPLE_BEHIND = re.compile(r".{1,20}[(【\[](?:示例|样例|范例|举例|例|example|sample)[)】\]]")
_INSTRUCTION = re.compile(
    r"(?:选填|必填|非必填|可选|可不填|不填|自动|下拉|单选|多选|文本|文字|数字|数值|整数|小数|日期|金额)"
    r"(?:项|选择|生成|型|类型|格式|框)*(?:[,，;；、(:/].*)?"
    r"|(?:格式)?(?:如|例如|例)(?:[:].+|[\"“0-9a-z].*)|格式.+|请(?:如实|据实|按|填|选|写|注明|输入|勾选).*|y{4}.*|.*(?:字以内|字内|个字符以内|位小数|下拉选择|填写格式|按证件填写|据实填写)"
)


def is_example(text: str) -> bool:
    """Tell whether a folded text marks its row as an example."""
    return bool(_EXAMPLE.fullmatch(text))


def is_example_behind(text: str) -> bool:
    """Tell whether a folded name is marked as an example: 张三（示例）."""
    return bool(_EXAMPLE_BEHIND.fullmatch(text))


def is_instruction(text: str) -> bool:
    """Tell whether a folded text below a heading says how to fill it in: 必填, 文本，50字以内."""
    return bool(_INSTRUCTION.fullmatch(text))


def is_of_units(text: str) -> bool:
    """Tell whether a folded text below a heading is the unit of what follows: 万元, （台）."""
    return is_unit_word(text.strip("()"))


# --- notes and signatures -------------------------------------------------------------------------------------------

_NOTE = re.compile(
    r"(?:注|备注|说明|填表说明|填报说明|填写说明|附注|注意|注意事项|提示|note|notes)[0-9]*(?:[:.、,，].*|$)|\(?注[0-9]?[):].*"
)
_STARRED = re.compile(r"[*※]+[^*].{5,}")
_SENTENCE = re.compile(r".*[。;；,，:：].*")
_ABOUT_ROWS = re.compile(r"\W*(?:以下|以上|上述|下列|此页|本页以下|此行以下).+")
_ABOUT_BELOW = re.compile(r"\W*(?:(?:注|备注|说明)\W+)?(?:以下|下列).{3,}")
_END = re.compile(r"\W*(?:本页|本表|全文|全表|正文)?(?:完|完毕|结束|到此为止|以下空白|以下无正文|此页无正文|end)\W*")
_PAGE = re.compile(
    r"第?[0-9]{1,3}页?[,，/]?共[0-9]{1,3}页|第[0-9]{1,3}页(?:[,，/]?共[0-9]{1,3}页)?|[0-9]{1,3}/[0-9]{1,3}页"
)
_SIGNER = (
    r"填表人|填报人|制表人?|制单人?|审核人?|复核人?|审批人?|经办人|单位负责人|负责人签字|负责人签章|盖章|公章|签字|签名|签章|联系人|联系电话|"
    r"填表日期|填报日期|填表时间|填报时间|制表日期|报送日期|打印日期|日期|单位意见|审核意见|推荐意见|部门意见|单位公章|填报单位|填表单位|报送单位"
)
_SIGNED = re.compile(rf".{{0,10}}(?:{_SIGNER})(?:\(.*\))?[:].*|.{{0,8}}(?:20[0-9_]{{0,2}})?年_*月_*日?")
_SEALED = re.compile(
    r"(?:.{0,10}(?:单位|部门|负责人|法人|法人代表|代表人|领导|学院|学校|大学|公司|院长|所长|主任|处长|经办人|申请人|填表人|人事处|科技处|财务处|资产处))?"
    r"\(?(?:盖章|公章|签字|签章|签名)\)?"
)
_DAY = re.compile(r"20[0-9]{2}年[0-9]{1,2}月(?:[0-9]{1,2}日)?")


def is_note(text: str) -> bool:
    """Tell whether a folded text begins a note: 注：1.以上均为全时人员."""
    return bool(_NOTE.match(text))


def is_starred(text: str) -> bool:
    """Tell whether a folded text begins with the mark of a footnote; names of things do, too."""
    return bool(_STARRED.match(text))


def is_sentence(text: str) -> bool:
    """Tell whether a folded text is written as sentences are."""
    return bool(_SENTENCE.fullmatch(text))


def is_about_rows(text: str) -> bool:
    """Tell whether a folded text speaks of the rows around it, or ends the table or the page: 以下空白, 第1页共2页."""
    return any(pattern.fullmatch(text) for pattern in (_ABOUT_ROWS, _END, _PAGE))


def is_about_rows_below(text: str) -> bool:
    """Tell whether a folded text alone in its row says something of the rows below it: 以下人员2023年9月后入职."""
    return bool(_ABOUT_BELOW.fullmatch(text)) and not _END.fullmatch(text)


def is_signed(text: str) -> bool:
    """Tell whether a folded text is a line for a signature or a date, followed by a colon or blanks."""
    return bool(_SIGNED.fullmatch(text))


def is_sealed(text: str) -> bool:
    """Tell whether a folded text is only the place for somebody's seal: 单位（盖章）, and not 推荐函（盖章）."""
    return bool(_SEALED.fullmatch(text))


def is_day(text: str) -> bool:
    """Tell whether a folded text is a day or a month of this century, written with 年 and 月."""
    return bool(_DAY.fullmatch(text))


# --- titles and vacancies -------------------------------------------------------------------------------------------

_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．:]|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十0-9]{1,3}[部分类批组章节]).*|.*[:：]"
)
_LISTED = re.compile(r"[0-9]{1,2}[、.．].*")
_LEVELS = tuple(
    re.compile(words)
    for words in (
        r"第[一二三四五六七八九十0-9]{1,3}[部分类批组章节].*",
        r"[一二三四五六七八九十]{1,3}[、.．:].*",
        r"\([一二三四五六七八九十]{1,3}\).*",
        r"[0-9]{1,2}[、.．].*",
        r"\([0-9]{1,2}\).*",
    )
)
CHINESE_LEVELS = (1, 2)
"""How deep titles numbered 一、 and （一） stand."""
UNNUMBERED = len(_LEVELS)
"""How deep a title without a number stands: below all others."""
_OF_PEOPLE = r".{2,}(?:研究所|研究院|研究中心|中心|实验室|学院|系|部|处|科|室|课题组|团队|公司|集团|大学|学校|医院|所|院|局|委|办公室|人员|岗位|队伍)"
_STANDING = "在用|自有|自购|自购置|租赁|租用|经营租赁|融资租赁|借用|共享|报废|待报废|已报废|闲置|拟购|拟购置|计划购置|待购|新购|新增|进口|国产|通用|专用|其他"
_TITLES = {
    "staff": re.compile(_OF_PEOPLE),
    "equipment": re.compile(rf"(?:{_STANDING})(?:的)?(?:仪器|设备|仪器设备|资产|固定资产)?|.{{2,8}}类(?:设备|仪器)?"),
    "projects": re.compile(
        r".{0,6}(?:国家级|省部级|省级|市级|市厅级|厅局级|区级|县级|校级|院级|横向|纵向|企业委托|在研|结题|已结题|拟申报)(?:科研)?(?:项目|课题)?"
    ),
    "patents": re.compile(
        r"(?:已授权|授权|受理中|在审|已受理|申请中)?(?:发明|实用新型|外观设计)?(?:专利|软著|软件著作权)"
    ),
}
_COUNT_BEHIND = re.compile(r"\((?:共)?[0-9]+(?:人|名|台|台套|套|件|项|间)\)$")
_VACANT = re.compile(
    r"待(?:聘|定|引进|招|招聘|补|补充|入职|到岗)[0-9]{0,2}|空缺(?:岗位?)?|缺编|招聘中|[×x*○□]{2,6}|某{1,3}"
    r"|(?:拟|计划|待|将|新)(?:引进|招聘|聘任|聘用|聘|招|入职).{0,8}"
)


def is_numbered_title(text: str) -> bool:
    """Tell whether a folded text has the form of a title of a group: 一、科研人员, （二）…, and any with a colon at its end."""
    return bool(_NUMBERED.fullmatch(text))


def is_listed(text: str) -> bool:
    """Tell whether a folded text begins with a figure as titles and enumerated names do: 1、张样例."""
    return bool(_LISTED.fullmatch(text))


def title_level(text: str) -> int:
    """Return how deep the title of a group stands by its numbering: 0 for 第一部分, `UNNUMBERED` for none at all."""
    return next((level for level, form in enumerate(_LEVELS) if form.fullmatch(text)), UNNUMBERED)


def is_title_of(kind: str, text: str) -> bool:
    """Tell whether a folded text alone in a row is a title for records of a kind rather than the name of one."""
    bare = _COUNT_BEHIND.sub("", text)
    if kind == "staff" and len(bare) < _LONGEST_PERSON:
        return False
    return kind in _TITLES and bool(_TITLES[kind].fullmatch(bare))


_LONGEST_PERSON = 4
"""A shorter text that ends like a department may be somebody's name."""


def is_vacancy(text: str) -> bool:
    """Tell whether a folded text in a column of people's names stands for nobody yet: 待聘, 拟引进1, ×××."""
    return bool(_VACANT.fullmatch(text))

"""Names and numbers of records as lists write them: with footnote marks and list numbers, several in a cell, or none yet.

What is certainly no part of a name is left out, and told.  A remark that may change who is meant, or whether somebody is
there at all, is never dropped in silence.
"""

import re
from collections.abc import Callable, Mapping
from operator import mul
from typing import Any, NamedTuple

from wzlab.columns import Column, Text
from wzlab.importing.cells import doubts
from wzlab.importing.cells.doubts import Sentences
from wzlab.records import RECORD_TYPES, Award, Instrument, Patent, Person, Project, Room
from wzlab.spelling import folded

_OWN_NUMBERS = frozenset({Instrument.asset_no, Project.number, Patent.number, Award.certificate_no})
_TITLES = frozenset(
    column
    for record_type in RECORD_TYPES
    for column in map(record_type.column_of.__getitem__, record_type.known_by)
    if type(column.kind) is Text and record_type is not Room
)
_NAME = r"[一-鿿]{2,4}"
_PLAIN_NAME = re.compile(rf"(?!.*等人){_NAME}")
_LONG_NAME = re.compile(r"[一-鿿·]{2,15}")
_AND_OTHERS = re.compile(r".{2,}等(?:[0-9一二三四五六七八九十]+人?|人)")
_BETWEEN_NAMES = re.compile(r"[、；;，,/／\n\r]+")
_BETWEEN_NUMBERS = re.compile(r"[、；;\n\r]+")
_DOTS = re.compile(r"(?<=[一-鿿])\s*[•‧∙・･⋅.．]\s*(?=[一-鿿])")
_BROKEN_NAME = re.compile(r"[一-鿿]\s*[\n\r]\s*[一-鿿]{1,3}|[一-鿿]{2}\s*[\n\r]\s*[一-鿿]")
_VACANT = re.compile(
    r"(?:拟|待|计划|正在)(?:聘|引进|引|招聘|招|补|定|补充|入职|调入)(?:人员|人才|博士|硕士|博士后|中|岗位|岗)?[0-9一二三四五六七八九十]*[人名号]?"
    r"|空缺|空岗|缺编|缺员|暂缺|招聘中|引进中|某+|[×xX*＊]{2,}|[一-鿿]?某[某甲乙丙丁]?|[一-鿿][×xX*＊]{1,3}"
    r"|.*[（(](?:示例|样例|例|举例|范例|待聘|拟聘|拟引进|待引进)[)）]"
)
"""What stands in the place of a name where nobody is yet, or where nobody is meant."""

_APOSTROPHE = re.compile(r"^['‘’`]+(?=[一-鿿])")
"""What forces a spreadsheet to keep a text; where it was typed twice, one is left in front.  't Hooft has it."""
_FOOTNOTES = re.compile(r"^[*＊★☆▲△※]+\s*|(?<=[一-鿿）)])\s*[*＊★☆▲△※]+$")
_LIST_NUMBER = re.compile(r"^(?:[0-9]{1,2}\s*[.．、]|[（(][0-9]{1,2}[)）])\s*(?=[一-鿿《])")
_BOOK_MARKS = re.compile(r"《([^《》]+)》")
_BOTH_NAMES = re.compile(rf"({_LONG_NAME.pattern})\s*[/,，]?\s*([A-Za-z][A-Za-z .,'’-]+)")
_REMARK = re.compile(rf"({_LONG_NAME.pattern})\s*[（(]([^（）()]+)[)）]")
_POSTS = re.compile(
    r"(?:实验室|学术|常务|执行|分管)?副?(?:主任|院长|所长|校长|书记|组长|处长|科长|经理|总监|秘书|主任助理)|(?:方向|学术|学科)?带头人|负责人"
    r"|项目负责人|教授|副教授|研究员|副研究员|高级工程师|工程师|讲师|博导|硕导|博士|硕士|男|女|群众|中共?党员|少数民族|[一-鿿]{1,3}族"
)
"""Remarks behind a name that say nothing of who is meant, or whether they are there."""

_GONE = re.compile(r".*(?:离职|辞职|调离|调出|离校|已故|去世|退出|转出|停职|除名|毕业).*")
_ELSEWHERE = re.compile(
    r".*(?:返聘|退休|兼职|双聘|外聘|派遣|柔性|客座|博士后|学生|在读|实习|外籍|访问|借调|挂职|合作).*"
)

_NOT_YET = re.compile(
    r"(?:正在|已|尚未|未|待|拟|暂未|校内|院内|自主|自行)?"
    r"(?:申请|受理|审批|立项|批准|批复|下达|公示|评审|授权|登记|编号|编码|办理|取得|入账|建账|实审|公开|审查|下证|审核|验收|入库)(?:中|待批|编号|号)?"
    r"|待批|待编|在办|新购|未建|无卡片|自编|校内项目|院内项目|横向|横向项目|自选"
)
"""What stands in the place of a number where there is none yet."""

_LONGEST_WORD = 8
_SHAPES = (("A", re.compile(r"[A-Za-z]+")), ("9", re.compile(r"[0-9]+")))
_GENDERS = frozenset(
    [
        "男",
        "女",
        "男性",
        "女性",
        "男士",
        "女士",
        "先生",
        "m",
        "f",
        "male",
        "female",
        "man",
        "woman",
        "1",
        "2",
        "0",
        "9",
        "未知",
        "未说明",
        "其他",
        "1|男",
        "2|女",
        "1-男",
        "2-女",
        "不详",
        "保密",
    ]
)
_RESIDENT_ID = re.compile(r"[0-9]{17}[0-9Xx]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_OF_ZEROS = ord("0") * sum(_WEIGHTS)
_CHECK_DIGITS = "10X98765432"


class NameMeant(NamedTuple):
    """What a cell says of a record's name or number.

    Args:
        text: the name; as it was typed where it cannot be taken, "" where nothing may be kept.
        words: what must be told, None for nothing.
        rest: what was left out of the cell.
    """

    text: str
    words: Sentences | None = None
    rest: str = ""


def name_meant(column: Column[Any], text: str) -> NameMeant:
    """Return what a cell says of who or what a record is; fields that do not say it are given back as they are."""
    meant = _MEANT.get(column)
    return meant(_APOSTROPHE.sub("", text)) if meant else NameMeant(text)


def _person(text: str) -> NameMeant:
    if _PLAIN_NAME.fullmatch(text) and not _VACANT.fullmatch(text):
        return NameMeant(text)
    if _VACANT.fullmatch(text):
        return NameMeant(text, doubts.NO_NAME)
    whole = _DOTS.sub("·", text)
    if _BROKEN_NAME.fullmatch(whole):
        whole = "".join(whole.split())
    parts = [part.strip() for part in _BETWEEN_NAMES.split(whole) if part.strip()]
    if _AND_OTHERS.fullmatch(whole) or (len(parts) > 1 and all(map(_PLAIN_NAME.fullmatch, parts))):
        return NameMeant(text, doubts.SEVERAL_NAMES)
    return _without_remark(whole)


def _without_remark(text: str) -> NameMeant:
    bare = _FOOTNOTES.sub("", _LIST_NUMBER.sub("", text))
    match = _REMARK.fullmatch(bare)
    if both := _BOTH_NAMES.fullmatch(bare):
        return NameMeant(text, doubts.NAME_AND_REMARK, both[2])
    if match is None:
        return _shortened(text, bare if _LONG_NAME.fullmatch(bare) else text)
    name, remark = match.groups()
    if _GONE.fullmatch(remark):
        return NameMeant(text, doubts.GONE, remark)
    if _ELSEWHERE.fullmatch(remark):
        return NameMeant(name, doubts.REMARK_LEFT_OUT, remark)
    return _shortened(text, name) if _POSTS.fullmatch(remark) else NameMeant(text, doubts.NAME_AND_REMARK, remark)


def _title(text: str) -> NameMeant:
    bare = _FOOTNOTES.sub("", _LIST_NUMBER.sub("", text))
    match = _BOOK_MARKS.fullmatch(bare)
    return _shortened(text, match[1] if match else bare)


def _shortened(text: str, bare: str) -> NameMeant:
    if bare == text or not bare:
        return NameMeant(text)
    before, _bare, behind = text.partition(bare)
    return NameMeant(bare, doubts.MARKS_LEFT_OUT, f"{before}{behind}".strip())


def _number(text: str) -> NameMeant:
    if len(text) <= _LONGEST_WORD and _NOT_YET.fullmatch(text):
        return NameMeant("", doubts.NO_NUMBER)
    parts = [part.strip() for part in _BETWEEN_NUMBERS.split(text) if part.strip()]
    if len(parts) > 1 and all(any(map(str.isdigit, part)) for part in parts) and _are_alike(text, parts):
        return NameMeant(text, doubts.SEVERAL_NUMBERS)
    return NameMeant(text)


def _are_alike(text: str, parts: list[str]) -> bool:
    """Tell whether numbers are spelt alike; the two lines of one broken number are not."""
    return not ("\n" in text or "\r" in text) or len(set(map(_shape, parts))) < len(parts)


def _shape(number: str) -> str:
    for sign, run in _SHAPES:
        number = run.sub(sign, number)
    return number


def _gender(text: str) -> NameMeant:
    return NameMeant(text, None if folded(text) in _GENDERS else doubts.NO_GENDER, text)


def _identity(text: str) -> NameMeant:
    """Return an identity number; here and not by `wzlab.identities`, as there may be as many as there are rows."""
    if _RESIDENT_ID.fullmatch(text) is None:
        return NameMeant(text)
    total = sum(map(mul, _WEIGHTS, text[:17].encode())) - _OF_ZEROS
    is_right = _CHECK_DIGITS[total % 11] == text[17].upper()
    return NameMeant(text, None if is_right else doubts.WRONG_CHECK_DIGIT)


_MEANT: Mapping[Column[Any], Callable[[str], NameMeant]] = {
    **dict.fromkeys(_TITLES, _title),
    **dict.fromkeys(_OWN_NUMBERS, _number),
    Person.name: _person,
    Person.gender: _gender,
    Person.id_number: _identity,
}
"""What reads the fields that say who or what a record is."""

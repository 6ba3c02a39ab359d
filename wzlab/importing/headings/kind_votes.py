"""Which kind of record a table holds: by its headings, a little by its names, a little by what stands in it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wzlab.importing.headings.headings_text import looks_like_heading, parts_of, words_of
from wzlab.importing.headings.known_headings import IMPORTED, fields_meant
from wzlab.importing.headings.likeness import CUT_OFF, alike
from wzlab.intake.grids import Plain
from wzlab.spelling import folded

LEAST = 2
"""So many columns must match before a kind is decided."""

_SHEET_VOTE, _TITLE_VOTE, _FILE_VOTE, _CONTENT_VOTE, _LIKELY_VOTE = 0.6, 0.6, 0.3, 0.8, 0.5
_CLOSE = 0.25
"""Two kinds nearer to each other than this are a tie."""

_WORDS: Mapping[str, re.Pattern[str]] = {
    table: re.compile(words)
    for table, words in {
        "units": "共建单位|依托单位情况|单位情况|单位名单|单位信息|单位一览|units",
        "staff": "人员|花名册|名册|员工|教职工|职工|人事|团队|队伍|教师|staff|people",
        "rooms": "场地|用房|房屋|房产|房间|场所|rooms|space",
        "equipment": "设备|仪器|资产|equipment|assets",
        "projects": "项目|课题|projects",
        "patents": "专利|知识产权|软著|著作权|patents",
        "awards": "奖励|获奖|奖项|科技奖|awards",
        "milestones": "标志性|成果|milestones",
        "agreements": "协议|合同|agreements",
        "scenarios": "场景|重大需求|scenarios",
        "targets": "目标|指标|targets",
        "investments": "投入|预算|investments",
        "attachments": "附件|证明材料|佐证|材料清单|attachments",
    }.items()
}
_ANYTHINGS = frozenset(
    [
        "名称",
        "名字",
        "标题",
        "题目",
        "类型",
        "类别",
        "种类",
        "性质",
        "级别",
        "等级",
        "状态",
        "日期",
        "时间",
        "年份",
        "年度",
        "编号",
        "号码",
        "单位",
        "来源",
        "方式",
        "用途",
        "金额",
        "数量",
        "角色",
        "负责人",
        "联系人",
    ]
)
"""Folded headings that lists of anything have: by them alone nobody knows what a table holds."""

_IDENTITY = re.compile(r"[1-9][0-9]{16}[0-9Xx]")
_PATENT = re.compile(r"(?:ZL|CN)?(?:(?:19|20)[0-9]{2}[12389][0-9]{7}|[0-9]{2}[12389][0-9]{5})\.?[0-9Xx]", re.IGNORECASE)
_CREDIT = re.compile(r"[159Y][0-9A-HJ-NPQRTUWXY]{17}")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a table: the names of its sheet and its file, the lines above it."""

    sheet: str = ""
    file: str = ""
    titles: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Votes:
    """The kinds a table may hold, the likeliest first, and the one that is decided, "" for none."""

    kinds: tuple[str, ...]
    decided: str


def heading_counts(headings: Iterable[str]) -> dict[str, int]:
    """Return how many different fields of each kind of record the headings mean; kinds without any are left out."""
    found: dict[str, set[str]] = {}
    for heading in headings:
        for table, key in fields_meant(heading):
            found.setdefault(table, set()).add(key)
    return {table: len(keys) for table, keys in found.items()}


def vote(headings: Sequence[str], around: Surroundings, columns: Iterable[Sequence[Plain]]) -> Votes:
    """Return which kind of record a table holds.

    Args:
        headings: those of its columns.
        around: what stands around it.
        columns: some cells of each column.
    """
    counts = heading_counts(headings)
    scores: dict[str, float] = {table: float(count) for table, count in counts.items()}
    if max(counts.values(), default=0) < LEAST:
        counts = _with_likely(headings, counts)
        scores = {
            table: counts[table] - (1 - _LIKELY_VOTE) * (counts[table] - scores.get(table, 0)) for table in counts
        }
    for table in scores:
        scores[table] += _named(table, around)
    for table in _told_by(columns):
        scores[table] = scores.get(table, 0) + _CONTENT_VOTE
    order = [kind.table for kind in IMPORTED]
    ranked = sorted(scores, key=lambda table: (-scores[table], order.index(table)))
    telling = heading_counts(one for one in headings if words_of(parts_of(one)[-1]).bare not in _ANYTHINGS)
    told = {table for table in ranked if telling.get(table) or scores[table] > counts.get(table, 0)}
    return Votes(tuple(ranked), _decided([table for table in ranked if table in told], scores, counts))


def _decided(ranked: Sequence[str], scores: Mapping[str, float], counts: Mapping[str, int]) -> str:
    able = [table for table in ranked if counts.get(table, 0) >= LEAST]
    if not able or (len(able) > 1 and scores[able[0]] - scores[able[1]] < _CLOSE):
        return ""
    return able[0]


def _with_likely(headings: Sequence[str], counts: Mapping[str, int]) -> dict[str, int]:
    """Return the counts with the headings that are spelt like a field's words, for a table whose headings say little."""
    found = dict(counts)
    for kind in IMPORTED:
        unknown = [one for one in headings if looks_like_heading(one) and not fields_meant(one)]
        sure = sum(1 for one in unknown for like in alike(one, kind)[:1] if like.score >= CUT_OFF)
        if sure:
            found[kind.table] = found.get(kind.table, 0) + sure
    return found


def _named(table: str, around: Surroundings) -> float:
    words = _WORDS[table]
    titles = any(words.search(folded(title)) for title in around.titles)
    return (
        _SHEET_VOTE * bool(words.search(folded(around.sheet)))
        + _TITLE_VOTE * titles
        + _FILE_VOTE * bool(words.search(folded(around.file)))
    )


def _told_by(columns: Iterable[Sequence[Plain]]) -> set[str]:
    """Return the kinds that a column of numbers tells: identity cards, patents, credit codes."""
    found = set()
    for cells in columns:
        texts = [cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()]
        for table, form in (("staff", _IDENTITY), ("patents", _PATENT), ("units", _CREDIT)):
            if texts and 2 * sum(1 for text in texts if form.fullmatch(text)) > len(texts):
                found.add(table)
                break
    return found


# --- the lab itself -------------------------------------------------------------------------------------------------

_OF_THE_LAB = frozenset(
    (
        "实验室名称",
        "实验室类型",
        "细分方向",
        "核心研究方向",
        "实验室地址",
        "主管部门",
        "推荐部门",
        "联系人",
        "联系电话",
        "计划总投入",
        "依托单位",
        "基准日",
    )
)


def is_row_of_labs(headings: Iterable[str]) -> bool:
    """Tell whether headings are those of the lab itself, written across: its name, and two more of its fields."""
    words = {words_of(heading).bare for heading in headings}
    return "实验室名称" in words and is_about_the_lab(words)


def is_about_the_lab(texts: Iterable[str]) -> bool:
    """Tell whether the texts of a sheet are those of the lab's own form, a field in each row."""
    return len({words_of(text).bare for text in texts} & _OF_THE_LAB) >= 3

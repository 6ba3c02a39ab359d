"""Titles and their levels: the table of the series, row by row, and its traps.

Expected levels are those of GB/T 8561 (third digit) and the reforms of its series, read off by hand.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wzlab.language import ENGLISH, use_language
from wzlab.records.person import Person
from wzlab.vocabulary.series import LEVELS, SERIES
from wzlab.vocabulary.titles import title_level

SERIES_ROWS = {
    "1 高等学校教师": ("教授", "副教授", "讲师", "助教"),
    "2/3 研究": ("研究员", "副研究员", "助理研究员", "研究实习员"),
    "4 医": ("主任医师", "副主任医师", "主治医师", "医师 医士"),
    "4 药": ("主任药师", "副主任药师", "主管药师", "药师 药士"),
    "4 护": ("主任护师", "副主任护师", "主管护师", "护师 护士"),
    "4 技": ("主任技师", "副主任技师", "主管技师", "技士"),
    "5 工程": (
        "正高级工程师 教授级高工 研究员级高工 教授级高级工程师 研究员级高级工程师 正高级建筑师",
        "高级工程师 高工",
        "工程师",
        "助理工程师 技术员",
    ),
    "6 农业": (
        "正高级农艺师 正高级畜牧师 正高级兽医师 农业技术推广研究员",
        "高级农艺师 高级畜牧师 高级兽医师",
        "农艺师",
        "助理农艺师",
    ),
    "7 新闻": ("高级记者 高级编辑", "主任记者 主任编辑", "记者 编辑", "助理记者"),
    "8 出版": ("编审", "副编审", "编辑 技术编辑 一级校对", "助理编辑 技术设计员 二级校对 三级校对"),
    "9–11 图书文博档案": ("研究馆员", "副研究馆员", "馆员", "助理馆员"),
    "12 工艺美术": ("正高级工艺美术师", "高级工艺美术师", "工艺美术师", "助理工艺美术师 工艺美术员"),
    "13 技工院校": (
        "正高级讲师 正高级实习指导教师",
        "高级实习指导教师",
        "讲师 一级实习指导教师",
        "助理讲师 二级实习指导教师 三级实习指导教师",
    ),
    "14 体育": ("国家级教练", "高级教练", "中级教练", "初级教练"),
    "15 翻译": ("译审", "副译审 一级翻译", "翻译 二级翻译", "助理翻译 三级翻译"),
    "16 播音主持": ("播音指导", "主任播音员", "一级播音员", "二级播音员 三级播音员"),
    "17 会计": ("正高级会计师", "高级会计师", "会计师", "助理会计师 会计员"),
    "18 统计": ("正高级统计师", "高级统计师", "统计师", "助理统计师 统计员"),
    "19 经济": ("正高级经济师", "高级经济师", "经济师", "助理经济师 经济员"),
    "27 审计": ("正高级审计师", "高级审计师", "审计师", "助理审计师"),
    "20 实验技术": ("正高级实验师", "高级实验师", "实验师", "助理实验师 实验员"),
    "21 中职教师": ("正高级讲师", "", "讲师", "助理讲师 教员"),
    "22 中小学": ("正高级教师", "高级教师", "一级教师", "二级教师 三级教师"),
    "23 艺术": (
        "一级演员 一级演奏员 一级编剧 一级导演",
        "二级演员 二级演奏员 二级编剧 二级导演",
        "三级演员 三级编剧",
        "四级演员 四级导演",
    ),
    "24 公证和律师": ("一级公证员 一级律师", "二级公证员 二级律师", "三级公证员 三级律师", "四级公证员 律师助理"),
    "25 船舶": ("正高级船长 正高级轮机长", "高级船长 高级轮机长", "中级驾驶员", "助理驾驶员"),
    "26 民航飞行": ("正高级飞行员", "一级飞行员", "二级飞行员", "三级飞行员"),
    "政工": ("教授级高级政工师", "高级政工师", "政工师", "助理政工师 政工员"),
}
CASES = [
    pytest.param(title, level, id=f"{row}: {title}")
    for row, levels in SERIES_ROWS.items()
    for level, titles in zip(("senior", "associate", "intermediate", "junior"), levels, strict=True)
    for title in titles.split()
]
SETTLED = [title for levels in SERIES_ROWS.values() for line in levels for title in line.split()]


@pytest.mark.parametrize(("title", "level"), CASES)
def test_that_every_title_of_the_series_has_its_level(title: str, level: str) -> None:
    answer = title_level(title)
    assert (answer.code, answer.candidates, answer.is_blank) == (level, (), False)
    assert title in answer.rule


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("教授（二级）", "senior"),
        ("教授三级岗", "senior"),
        ("二级教授", "senior"),
        ("高级工程师(计算机)", "associate"),
        ("高级工程师（教授级）", "senior"),
        ("高级工程师（正高级）", "senior"),
        ("副高级工程师", "associate"),
        ("正高工程师", "senior"),
        ("教 授", "senior"),
        ("副教授\n硕导", "associate"),
        ("教授、博导", "senior"),
        ("教授/主任医师", "senior"),
        ("讲师；高级工程师", "associate"),
        ("副教授兼高级工程师", "associate"),
        ("高级工程师，CTO", "associate"),
        ("院士、教授", "senior"),
        ("特聘副教授/教授", "senior"),
        ("副教授资格", "associate"),
        ("工程系列高级工程师", "associate"),
        ("副教授（已评未聘）", "associate"),
        ("教授（退休返聘）", "senior"),
        ("正高", "senior"),
        ("正高二级", "senior"),
        ("副高五级岗", "associate"),
        ("高级（高级工程师）", "associate"),
        ("中级（工程师）", "intermediate"),
        ("助理教授（讲师）", "intermediate"),
        ("副高级职称", "associate"),
        ("中级", "intermediate"),
        ("初级职称", "junior"),
        ("高级（副高）", "associate"),
        ("（副教授）", "associate"),
        ("Professor", "senior"),
        ("Associate Professor", "associate"),
        ("高级工程师（2021年评）", "associate"),
        ("副主任中医师", "associate"),
    ],
)
def test_that_titles_are_read_whole_with_what_people_write_around_them(text: str, level: str) -> None:
    assert title_level(text).code == level


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("助理教授", ("intermediate", "associate")),
        ("Assistant Professor", ("intermediate", "associate")),
        ("青年研究员", ("associate", "senior")),
        ("特聘教授", ("senior",)),
        ("特聘副教授", ("associate",)),
        ("准聘副教授", ("associate",)),
        ("长聘副教授", ("associate",)),
        ("预聘助理教授", ("intermediate", "associate")),
        ("特任副研究员", ("associate",)),
        ("校聘副教授", ("associate",)),
        ("教授（校聘）", ("senior",)),
        ("高级讲师", ("associate",)),
        ("软考高级", ("associate",)),
        ("系统架构设计师", ("associate",)),
        ("信息系统项目管理师", ("associate",)),
        ("软件设计师", ("intermediate",)),
        ("院士", ("senior",)),
        ("技师", ("junior", "none")),
        ("高级技师", ()),
        ("博导", ()),
        ("硕导", ()),
        ("处长", ()),
        ("总工程师", ()),
        ("CTO", ()),
        ("首席科学家", ()),
        ("博士后", ()),
        ("一级", ()),
        ("兼职教授", ()),
        ("执业药师", ()),
        ("高级", ("associate", "senior")),
        ("算法工程师", ("intermediate",)),
        ("高级算法工程师", ("associate", "senior", "intermediate")),
        ("初级工程师", ("junior", "intermediate")),
        ("教授（副高）", ("senior", "associate")),
        ("讲师（副教授公示中）", ("associate", "intermediate")),
        ("特聘教授/副教授", ("senior", "associate")),
        ("原副教授", ("associate",)),
        ("小学高级教师", ("intermediate", "associate")),
        ("教授助理", ()),
        ("教授（拟）", ("senior",)),
        ("讲师拟晋升副教授", ("associate", "intermediate")),
        ("高级工程师（无证书）", ("associate",)),
        ("副教授（校内）", ("associate",)),
        ("准教授", ("senior",)),
        ("高级研究员", ("associate", "senior")),
        ("首席研究员", ("senior",)),
        ("算法研究员", ("senior",)),
        ("非教授", ("senior",)),
        ("教授级待遇", ("senior",)),
        ("不知所云", ()),
    ],
)
def test_that_what_is_no_settled_title_gets_no_level_and_a_reason(text: str, candidates: tuple[str, ...]) -> None:
    answer = title_level(text)
    assert (answer.code, answer.is_blank) == (None, False)
    assert answer.candidates == candidates
    assert answer.rule.endswith("。")


def test_that_the_first_grade_means_three_levels() -> None:
    codes = [title_level(f"一级{word}").code for word in ("演员", "飞行员", "教师")]
    assert codes == ["senior", "associate", "intermediate"]


def test_that_a_senior_lecturer_is_settled_only_by_the_kind_of_unit() -> None:
    answer = title_level("高级讲师", "university")
    assert answer.code == "associate"
    assert answer.rule == "“高级讲师”属技工院校和中等职业学校教师系列副高级（GB/T 8561）。"
    assert title_level("高级讲师", "enterprise").code is None
    assert title_level("研究员", "enterprise").code is None
    assert title_level("副研究员", "enterprise").code == "associate"
    assert title_level("技师", "medical_institution").code == "junior"
    assert title_level("技师", "enterprise").code is None


def test_that_the_cell_is_quoted_as_it_was_written() -> None:
    assert "“AI高级工程师”" in title_level("AI高级工程师").rule


def test_that_the_rule_names_the_series_and_the_trap() -> None:
    assert title_level("主任医师").rule == "“主任医师”属卫生系列正高级（GB/T 8561）。"
    assert "主任记者" in title_level("高级记者").rule
    assert "软考" in title_level("信息系统项目管理师").rule


@pytest.mark.parametrize("text", ["无", "暂无", "无职称", "未评职称", "没有职称"])
def test_that_words_that_say_so_mean_no_title(text: str) -> None:
    assert title_level(text).code == "none"


@pytest.mark.parametrize("text", ["", "  ", "-", "——", "/", "待定", "N/A"])
def test_that_dashes_and_unknowns_are_blank(text: str) -> None:
    answer = title_level(text)
    assert (answer.code, answer.candidates, answer.is_blank) == (None, (), True)


@given(
    title=st.sampled_from(SETTLED),
    remark=st.sampled_from(["计算机", "人工智能专业", "2021年", "温州", "二级", "主系列", ""]),
    space=st.sampled_from(["", " ", "\u3000"]),
    at=st.integers(0, 20),
)
def test_that_spaces_and_harmless_remarks_change_nothing(title: str, remark: str, space: str, at: int) -> None:
    at = min(at, len(title))
    written = title[:at] + space + title[at:] + (f"（{remark}）" if remark else "")
    assert title_level(written).code == title_level(title).code


@given(st.text(max_size=30))
def test_that_every_code_is_an_option_of_the_field(text: str) -> None:
    answer = title_level(text)
    options = Person.title_level.kind.options  # type: ignore[attr-defined]  # declared as a Choice
    assert {*answer.candidates, answer.code} - {None} <= set(options)
    assert answer.rule


@given(st.lists(st.sampled_from(SETTLED), min_size=1, max_size=3))
def test_that_of_several_titles_the_highest_counts(titles: list[str]) -> None:
    order = list(LEVELS)
    highest = min((str(title_level(title).code) for title in titles), key=order.index)
    assert title_level("、".join(titles)).code == highest


def test_that_no_title_stands_at_two_levels() -> None:
    found: dict[str, set[str]] = {}
    for series in SERIES:
        for title, level in series.titles():
            found.setdefault(title, set()).add(level)
    assert {title: levels for title, levels in found.items() if len(levels) > 1} == {}


def test_that_rules_are_made_in_the_language_in_use() -> None:
    chinese = title_level("教授").rule
    use_language(ENGLISH)
    assert title_level("教授").code == "senior"
    assert "教授" in title_level("教授").rule
    assert chinese

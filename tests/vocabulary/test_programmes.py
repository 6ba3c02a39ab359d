"""Programmes and the levels of their projects."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wzlab.records.project import Project
from wzlab.vocabulary.programmes import project_level

NATIONAL = (
    *(
        "国家自然科学基金",
        "国家自然科学基金面上项目",
        "国家自然科学基金青年科学基金项目（C类）",
        "国家自然科学基金国际合作项目",
    ),
    *(
        "国家自然科学基金区域创新发展联合基金",
        "国自然重点项目",
        "NSFC",
        "国家重点研发计划",
        "国家重点研发计划（工信部）",
    ),
    *("国家科技重大专项", "科技创新2030—“新一代人工智能”重大项目", "国家社科基金", "国家级"),
    "国家自然科学基金重大研究计划培育项目",
)
PROVINCIAL = (
    *(
        "浙江省“尖兵”“领雁”研发攻关计划",
        "领雁+X",
        "省重点研发计划",
        "浙江省自然科学基金探索项目",
        "省自然科学基金重点项目",
    ),
    *(
        "浙江省基础公益研究计划",
        "教育部人文社会科学研究",
        "工业和信息化部项目",
        "浙江省科技厅",
        "省发改委专项",
        "省财政厅专项",
    ),
    *("江苏省重点研发计划", "上海市自然科学基金", "北京市科委", "广西壮族自治区科技计划", "省部级", "省级"),
)
MUNICIPAL = (
    *(
        "温州市重大科技攻关项目",
        "温州市基础性科研项目",
        "温州市科技局",
        "杭州市重大科技项目",
        "浙江省教育厅一般科研项目",
    ),
    *(
        "浙江省卫生健康委科技计划",
        "浙江省医药卫生科技计划",
        "浙江省中医药科技计划",
        "浙江省人力资源和社会保障厅",
        "市厅级",
        "市级",
    ),
)
COMMISSIONED = ("横向", "横向课题", "企业委托", "技术开发合同", "技术服务合同")
OTHER = ("校级", "院级课题", "鹿城区科技计划", "温州市鹿城区科技局", "企业自立项目", "其他")
LEVELS = {
    "national": NATIONAL,
    "provincial": PROVINCIAL,
    "municipal": MUNICIPAL,
    "commissioned": COMMISSIONED,
    "other": OTHER,
}
SETTLED = [(text, code) for code, texts in LEVELS.items() for text in texts]


@pytest.mark.parametrize(("text", "code"), SETTLED)
def test_that_a_programme_known_by_name_has_its_level(text: str, code: str) -> None:
    answer = project_level(text)
    assert (answer.code, answer.candidates) == (code, ())
    assert answer.rule.endswith("。")


@pytest.mark.parametrize(
    ("text", "likeliest"),
    [
        ("浙江省卫生健康委省部共建项目", "provincial"),
        ("教育部产学合作协同育人项目", "other"),
        ("国家重点研发计划子课题", "national"),
        ("教育部科技司委托项目", "provincial"),
        ("军委科技委项目", "national"),
        ("国防基础科研", "national"),
        ("国家重点研发计划政府间国际合作", "national"),
        ("浙江省自然科学基金联合基金项目", "provincial"),
        ("中央引导地方科技发展资金", "provincial"),
        ("全国重点实验室开放课题", "other"),
        ("国家实验室开放基金", "other"),
        ("中国博士后科学基金", "provincial"),
        ("国家级大学生创新创业训练计划", "other"),
        ("国家自然科学基金校内培育", "other"),
        ("CCF-腾讯犀牛鸟基金", "other"),
        ("面上项目", "national"),
        ("省级重点实验室自主课题", "other"),
        ("国家级人才项目", "other"),
        ("国家级一流本科课程", "other"),
        ("浙江省专项", "provincial"),
        ("科技部项目", "national"),
    ],
)
def test_that_the_doubtful_ones_are_never_settled(text: str, likeliest: str) -> None:
    answer = project_level(text)
    assert answer.code is None
    assert answer.candidates[0] == likeliest
    assert answer.rule.endswith("。")


@pytest.mark.parametrize("text", ["智慧城市专项", "横向联邦学习专项", "随便什么"])
def test_that_words_that_only_look_like_a_level_are_not_one(text: str) -> None:
    answer = project_level(text)
    assert (answer.code, answer.candidates) == (None, ())


def test_that_an_application_without_approval_has_no_level() -> None:
    assert project_level("国家自然科学基金（未获批）").code is None
    assert project_level("省自然科学基金（申报中）").code is None


def test_that_a_title_raises_doubts_and_never_settles_a_level() -> None:
    assert project_level("国家重点研发计划", "某研究（子课题）").code is None
    assert project_level("国家自然科学基金", "横向联邦学习中的国际合作机制").code == "national"
    suggested = project_level("", "国家重点研发计划某课题")
    assert (suggested.code, suggested.candidates, suggested.is_blank) == (None, ("national",), False)


def test_that_a_blank_programme_without_a_hint_is_blank() -> None:
    assert project_level("").is_blank
    assert project_level("无", "深度学习研究").is_blank


@given(st.sampled_from(SETTLED), st.sampled_from(["", " ", "\u3000", "\u200b"]), st.integers(0, 30))
def test_that_spaces_change_nothing(case: tuple[str, str], space: str, at: int) -> None:
    text, code = case
    assert project_level(text[:at] + space + text[at:]).code == code


@given(st.text(alphabet="国家省部市厅级自然科学基金横向重点研发计划（）、区县 ", max_size=16))
def test_that_every_code_is_an_option_of_the_field(text: str) -> None:
    answer = project_level(text, text)
    options = Project.level.kind.options  # type: ignore[attr-defined]  # declared as a Choice
    assert {*answer.candidates, answer.code} - {None} <= set(options)
    assert answer.rule


@pytest.mark.parametrize("text", ["教育部产学合作", "国家留学基金委", "省级工法", "国家公派留学", "部级工法"])
def test_that_what_is_no_research_is_never_settled(text: str) -> None:
    answer = project_level(text)
    assert answer.code is None
    assert answer.candidates[0] == "other"
    assert answer.rule.endswith("请人工确认。")

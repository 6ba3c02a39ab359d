"""What one text by itself says of its row."""

import pytest

from wzlab.importing.tables import row_words
from wzlab.importing.tables.row_words import SumWord, sum_word
from wzlab.spelling import folded


@pytest.mark.parametrize(
    "text",
    [
        *(
            "合计",
            "小 计",
            "总计（元）：",
            "计",
            "总额",
            "总面积",
            "总面积：200㎡",
            "总人数：2",
            "人数",
            "共2台",
            "共 3 人",
        ),
        *(
            "过次页",
            "承前页",
            "本页合计",
            "本页小计",
            "平均",
            "累计",
            "经费合计",
            "Total",
            "Grand Total",
            "合计：1,200.50 元",
        ),
    ],
)
def test_that_words_for_sums_alone_are_known(text: str) -> None:
    assert sum_word(folded(text)) is SumWord.ALONE


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("计算设备小计", SumWord.ENDING),
        ("温州样例大学人工智能与机器人学院小计", SumWord.ENDING),
        ("算力服务器 汇总", SumWord.WEAK),
        ("联邦平均", SumWord.WEAK),
        ("数据共计", SumWord.WEAK),
        ("王小计", SumWord.NONE),
        ("计算机", SumWord.NONE),
        ("共享平台", SumWord.NONE),
        ("总线分析仪", SumWord.NONE),
        ("人数统计系统", SumWord.NONE),
        ("面积仪", SumWord.NONE),
    ],
)
def test_that_names_may_end_like_sums(text: str, word: SumWord) -> None:
    assert sum_word(folded(text)) is word


@pytest.mark.parametrize(
    ("text", "part"), [("算力服务器 汇总", "算力服务器"), ("计算设备小计", "计算设备"), ("合计", "")]
)
def test_that_a_sum_may_say_of_what(text: str, part: str) -> None:
    assert row_words.summed(folded(text)) == part


@pytest.mark.parametrize(
    "text", ["必填", "选填", "文本，50字以内", "YYYY-MM-DD", "如2020-01", "下拉选择", "请填写全称", "保留两位小数"]
)
def test_that_words_on_filling_in_are_known(text: str) -> None:
    assert row_words.is_instruction(folded(text))


@pytest.mark.parametrize("text", ["博士", "张样例", "文本分析系统", "数字孪生平台", "日期管理系统", "请样例"])
def test_that_contents_are_no_words_on_filling_in(text: str) -> None:
    assert not row_words.is_instruction(folded(text))


@pytest.mark.parametrize(
    "text",
    ["以下空白", "——以下空白——", "完", "（本页完）", "第1页 共2页", "以上为全时人员", "（以下人员2023年9月后入职）"],
)
def test_that_words_about_rows_are_known(text: str) -> None:
    assert row_words.is_about_rows(folded(text))


@pytest.mark.parametrize("text", ["完颜样例", "张样例", "第1页岩样本", "样例完"])
def test_that_names_are_not_about_rows(text: str) -> None:
    assert not row_words.is_about_rows(folded(text))


@pytest.mark.parametrize("text", ["单位（盖章）", "负责人（签字）", "盖章", "（公章）", "经办人签字"])
def test_that_places_for_seals_are_known(text: str) -> None:
    assert row_words.is_sealed(folded(text))


@pytest.mark.parametrize("text", ["推荐函（盖章）", "全时承诺书签字", "合作协议（签章）", "已盖章"])
def test_that_sealed_papers_are_no_places_for_seals(text: str) -> None:
    assert not row_words.is_sealed(folded(text))


@pytest.mark.parametrize(
    "text", ["待聘", "空缺", "拟引进1", "拟引进博士2名", "×××", "XXX", "某某", "待定", "新引进人员"]
)
def test_that_vacancies_are_nobody(text: str) -> None:
    assert row_words.is_vacancy(folded(text))


@pytest.mark.parametrize("text", ["张××", "待样例", "王某某", "计某", "拟样例", "新样例"])
def test_that_names_are_somebody(text: str) -> None:
    assert not row_words.is_vacancy(folded(text))


@pytest.mark.parametrize(
    ("kind", "text", "is_title"),
    [
        ("staff", "智能感知研究所", True),
        ("staff", "工程人员", True),
        ("staff", "科研部", False),
        ("staff", "欧阳样例", False),
        ("equipment", "报废设备", True),
        ("equipment", "服务器类", True),
        ("equipment", "感知设备", False),
        ("projects", "国家级项目", True),
        ("projects", "样例研究", False),
        ("rooms", "报废设备", False),
    ],
)
def test_that_titles_of_groups_are_known_by_the_kind_of_record(kind: str, text: str, is_title: bool) -> None:
    assert row_words.is_title_of(kind, text) is is_title


def test_that_titles_stand_as_deep_as_their_numbers() -> None:
    titles = ("第一部分 人员", "一、在编", "（一）科研", "1.教授", "(1)样例", "其他")
    assert [row_words.title_level(folded(title)) for title in titles] == [0, 1, 2, 3, 4, 5]

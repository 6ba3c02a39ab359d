"""The series of professional titles and their names, level by level (GB/T 8561 and the reforms of 2016 to 2020).

A table, nothing else: what the words mean together is in `wzlab.vocabulary.titles`, words that are no titles are in
`wzlab.vocabulary.traps`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from wzlab.language import N_

SENIOR, ASSOCIATE, INTERMEDIATE, JUNIOR, NO_TITLE = "senior", "associate", "intermediate", "junior", "none"
LEVELS = {
    SENIOR: N_("正高级"),
    ASSOCIATE: N_("副高级"),
    INTERMEDIATE: N_("中级"),
    JUNIOR: N_("初级"),
    NO_TITLE: N_("无职称"),
}
"""The codes of the field 职称级别, the highest first, and what they are called in a sentence."""


class Series(NamedTuple):
    """One series.

    Args:
        label: its name, to be translated.
        senior: the names of its 正高级 titles, with older and short ones, parted by spaces; likewise the others.
    """

    label: str
    senior: str
    associate: str
    intermediate: str
    junior: str

    def titles(self) -> Iterator[tuple[str, str]]:
        """Yield each title with its level."""
        for level, line in zip(LEVELS, self[1:], strict=False):
            for title in line.split():
                yield title, level


def _each(form: str, *kinds: str) -> str:
    """Return the titles of one form: "高级{}师" of 农艺 and 畜牧 is 高级农艺师 高级畜牧师."""
    return " ".join(form.format(kind) for kind in kinds)


_CARE = (
    "医",
    "药",
    "护",
    "技",
    "中医",
    "中药",
    "西药",
    "检验",
    "检验技",
    "放射技",
    "影像技",
    "康复技",
    "病理技",
    "营养",
    "公卫医",
    "口腔医",
)
_FARM = ("农艺", "畜牧", "兽医")
_BOOKS = ("会计", "统计", "经济", "审计", "人力资源管理", "知识产权")
_STAGE = ("演员", "演奏员", "编剧", "导演", "指挥", "作曲", "作词", "舞蹈编导", "演出监督", "舞台技术", "文学创作")
_PICTURES = ("摄影", "摄影师", "美术师", "美术设计", "舞美设计", "舞美设计师", "艺术创意设计师", "录音师", "剪辑师")
_LAW = ("律师", "公证员")
_SHIP = ("船长", "轮机长", "船舶电子员", "引航员")
_ABOARD = ("驾驶员", "轮机员", "船舶电子员", "引航员")
_FLIGHT = ("飞行员", "飞行领航员", "飞行通信员", "飞行机械员", "领航员", "飞行通讯员")
_ON_AIR = ("播音员", "主持人")
_BUILDING = ("建筑师", "城市规划师", "城乡规划师", "规划师")

CARE, VOCATIONAL = N_("卫生"), N_("技工院校和中等职业学校教师")
"""Series whose names are asked for elsewhere."""

SERIES = (
    Series(N_("高等学校教师"), "教授 Professor FullProfessor", "副教授 AssociateProfessor", "讲师 Lecturer", "助教"),
    Series(
        N_("哲学社会科学与自然科学研究"), "研究员 正研", "副研究员 副研", "助理研究员 助研", "研究实习员 实习研究员"
    ),
    Series(
        CARE,
        _each("主任{}师", *_CARE),
        _each("副主任{}师", *_CARE),
        _each("主管{}师", *_CARE) + " 主治医师 主治中医师 主治中西医结合医师 主治口腔医师 主治军医",
        "医师 住院医师 药师 护师 检验师 检验技师 中医师 中药师 公卫医师 医士 药士 护士 技士 检验士 检验技士 中药士 中医士",
    ),
    Series(
        N_("工程"),
        "正高级工程师 正高工程师 正高工 正高级高工 教授级高工 教授级高级工程师 研究员级高工 研究员级高级工程师 教高 研高 正研级高工 正高级高级工程师 "
        + _each("正高级{}", *_BUILDING),
        "高级工程师 高工 副高级工程师 副高工程师 副高工 " + _each("高级{}", *_BUILDING),
        "工程师 中级工程师",
        "助理工程师 助工 技术员 助理建筑师 助理规划师",
    ),
    Series(
        N_("农业"),
        _each("正高级{}师", *_FARM) + " 农业技术推广研究员 农技推广研究员 推广研究员",
        _each("高级{}师", *_FARM),
        _each("{}师", *_FARM),
        _each("助理{}师", *_FARM) + " 农业技术员 畜牧技术员 兽医技术员",
    ),
    Series(N_("新闻"), "高级记者 高级编辑", "主任记者 主任编辑", "记者 编辑", "助理记者"),
    Series(N_("出版"), "编审", "副编审", "技术编辑 一级校对", "助理编辑 助理技术编辑 技术设计员 二级校对 三级校对"),
    Series(N_("图书、文博、档案"), "研究馆员", "副研究馆员", "馆员", "助理馆员"),
    Series(N_("工艺美术"), "正高级工艺美术师", "高级工艺美术师", "工艺美术师", "助理工艺美术师 工艺美术员"),
    Series(
        VOCATIONAL,
        "正高级讲师 正高级实习指导教师",
        "高级实习指导教师",
        "一级实习指导教师",
        "助理讲师 二级实习指导教师 三级实习指导教师 教员",
    ),
    Series(
        N_("体育"),
        "国家级教练 国家级教练员 国家级运动防护师",
        "高级教练 高级教练员 高级运动防护师",
        "中级教练 中级教练员 一级教练 一级教练员 中级运动防护师",
        "初级教练 初级教练员 二级教练 三级教练 初级运动防护师",
    ),
    Series(N_("翻译"), "译审", "副译审 一级翻译", "翻译 二级翻译", "助理翻译 三级翻译"),
    Series(
        N_("播音主持"),
        "播音指导",
        _each("主任{}", *_ON_AIR),
        _each("一级{}", *_ON_AIR),
        _each("二级{}", *_ON_AIR) + " " + _each("三级{}", *_ON_AIR),
    ),
    Series(
        N_("会计、统计、经济、审计"),
        _each("正高级{}师", *_BOOKS),
        _each("高级{}师", *_BOOKS),
        _each("{}师", *_BOOKS),
        _each("助理{}师", *_BOOKS) + " 会计员 统计员 经济员 审计员",
    ),
    Series(N_("实验技术"), "正高级实验师 教授级高级实验师", "高级实验师", "实验师", "助理实验师 实验员"),
    Series(
        N_("中小学教师"),
        "正高级教师 中小学正高级教师",
        "高级教师 中学高级教师 中小学高级教师",
        "一级教师 中学一级教师 中小学一级教师",
        "二级教师 三级教师 中学二级教师 中学三级教师 中小学二级教师 中小学三级教师",
    ),
    Series(N_("艺术"), *(_each(f"{number}级{{}}", *_STAGE, *_PICTURES) for number in "一二三四")),
    Series(
        N_("公证和律师"),
        _each("一级{}", *_LAW),
        _each("二级{}", *_LAW),
        _each("三级{}", *_LAW),
        _each("四级{}", *_LAW) + " 公证员助理 律师助理 助理公证员 助理律师",
    ),
    Series(N_("司法鉴定"), "主任法医师", "副主任法医师", "主检法医师", "法医师"),
    Series(
        N_("船舶专业技术人员"),
        _each("正高级{}", *_SHIP),
        _each("高级{}", *_SHIP),
        _each("中级{}", *_ABOARD),
        _each("助理{}", *_ABOARD) + " " + _each("初级{}", *_ABOARD),
    ),
    Series(N_("民航飞行技术人员"), *(_each(f"{step}级{{}}", *_FLIGHT) for step in ("正高", "一", "二", "三"))),
    Series(N_("思想政治工作"), "教授级高级政工师 正高级政工师", "高级政工师", "政工师", "助理政工师 政工员"),
)
"""The series in the order of the catalogue; 思想政治工作 is none of its 27, but common."""

NOTES = {
    "高级记者": N_("“高级记者”和“高级编辑”是正高级；“主任记者”和“主任编辑”才是副高级。"),
    "高级编辑": N_("“高级记者”和“高级编辑”是正高级；“主任记者”和“主任编辑”才是副高级。"),
    "主任记者": N_("“主任记者”和“主任编辑”是副高级；“高级记者”和“高级编辑”才是正高级。"),
    "主任编辑": N_("“主任记者”和“主任编辑”是副高级；“高级记者”和“高级编辑”才是正高级。"),
}
"""What is added where a title is easily taken for another level."""

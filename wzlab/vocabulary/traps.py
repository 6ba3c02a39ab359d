"""Words in the column of professional titles that do not settle a level: posts, skills, examinations, employers' own ranks.

A table, nothing else.  Each word has the levels it may come with and the reason why it is no answer.
"""

from enum import Enum
from typing import NamedTuple

from wzlab.language import N_
from wzlab.vocabulary.series import ASSOCIATE, INTERMEDIATE, JUNIOR, NO_TITLE, SENIOR


class Sense(Enum):
    """What a word in the column of titles is."""

    TITLE = "title"
    LEVEL = "level"  # the level itself: 正高, 中级
    DOUBT = "doubt"  # it may be a title, or come with one
    APPOINTED = "appointed"  # what stands with it was given by an employer, or not given yet
    POST = "post"  # no title at all
    NONE = "none"  # says that there is none


class Term(NamedTuple):
    """What one word means.

    Args:
        sense: what it is.
        levels: the level, or the levels it may have, the likeliest first.
        says: the series of a title, or why the word does not settle the level; to be translated.
    """

    sense: Sense
    levels: tuple[str, ...] = ()
    says: str = ""


_EXAMINED = N_("“{word}”是软考资格：考试证书说明能力，用人单位择优聘任后才是职称，请附证书和聘任文件。")
_SKILL = N_("“{word}”是工人技能等级，不是专业技术职称；若另有职称，请按职称证书填写。")
_OFFICE = N_("“{word}”是岗位、职务或称号，不是职称；请按职称证书填写。")
_JOB = N_("“{word}”多为单位自定的岗位名称，请核对职称证书后选择级别。")
_LICENCE = N_("“{word}”是职业资格，不等于职称；若已按规定对应聘任，请按聘任文件填写。")
_OWN = N_("“{word}”是单位自设的岗位名称，不是评审取得的职称，请核对职称证书。")
_PENDING = N_("“{word}”说明职称尚未取得，请填写已取得的职称。")
_HONOUR = N_("“{word}”是荣誉或名义职务，不是职称；请按职称证书填写。")

_DOUBTS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("助理教授 AssistantProfessor", (INTERMEDIATE, ASSOCIATE), _OWN),
    ("青年研究员", (ASSOCIATE, SENIOR), _OWN),
    ("青年副研究员", (INTERMEDIATE, ASSOCIATE), _OWN),
    ("青年教授", (ASSOCIATE, SENIOR), _OWN),
    ("临床教授", (SENIOR, ASSOCIATE), _OWN),
    ("临床副教授", (ASSOCIATE, INTERMEDIATE), _OWN),
    ("高级讲师", (ASSOCIATE,), N_("“高级讲师”只在职业学校和技工院校是副高级，其他单位多为自设岗位，请核对职称证书。")),
    (
        "院士 中国科学院院士 中国工程院院士 两院院士",
        (SENIOR,),
        N_("“{word}”是学术称号，不是职称；一般另有正高级职称，请核对证书。"),
    ),
    (
        "初级工程师",
        (JUNIOR, INTERMEDIATE),
        N_("“{word}”不是规范的职称名称，初级为助理工程师或技术员，请核对职称证书。"),
    ),
    ("高级", (ASSOCIATE, SENIOR), N_("“{word}”可能是副高级，也可能是正高级，请写明。")),
    (
        "小学高级教师 幼儿园高级教师",
        (INTERMEDIATE, ASSOCIATE),
        N_("“{word}”在2015年改革前是中级，改革后是副高级，请核对证书日期。"),
    ),
    ("技师", (JUNIOR, NO_TITLE), N_("“{word}”在卫生系列是初级职称，在工人序列是技能等级，请核对证书。")),
    ("主任医生", (SENIOR,), N_("“{word}”不是规范的职称名称，可能是主任医师，请核对证书。")),
    ("副主任医生", (ASSOCIATE,), N_("“{word}”不是规范的职称名称，可能是副主任医师，请核对证书。")),
    ("主治医生", (INTERMEDIATE,), N_("“{word}”不是规范的职称名称，可能是主治医师，请核对证书。")),
    ("SeniorEngineer", (ASSOCIATE,), _JOB),
    ("Engineer", (INTERMEDIATE,), _JOB),
    ("管理员 资料员", (JUNIOR,), N_("“{word}”在图书、文博、档案系列是初级职称，也可能只是岗位，请核对证书。")),
    (
        "律师 公证员 船长 轮机长 飞行员 演员 导演 编剧 教练 教练员 播音员 主持人 教师",
        (),
        N_("“{word}”没有写明等级，请按职称证书填写。"),
    ),
    (
        "一级 二级 三级 四级",
        (),
        N_("“{word}”在不同系列中级别不同（一级演员是正高级，一级飞行员是副高级，一级教师是中级），请写全职称。"),
    ),
    (
        "软考高级 高级软考 系统架构设计师 系统架构师 信息系统项目管理师 系统分析师 网络规划设计师 系统规划与管理师",
        (ASSOCIATE,),
        _EXAMINED,
    ),
    (
        "软考中级 中级软考 软件设计师 软件评测师 网络工程师 数据库系统工程师 系统集成项目管理工程师 信息安全工程师 信息系统监理师"
        " 信息系统管理工程师 多媒体应用设计师 嵌入式系统设计师 电子商务设计师",
        (INTERMEDIATE,),
        _EXAMINED,
    ),
    ("软考初级 初级软考 程序员 网络管理员 信息处理技术员 信息系统运行管理员", (JUNIOR,), _EXAMINED),
    ("软考 软考证书 计算机软考", (), _EXAMINED),
    ("建筑师 城市规划师 城乡规划师 规划师", (INTERMEDIATE,), _JOB),
    ("主任工程师 副主任工程师 资深工程师 首席工程师 主管工程师", (INTERMEDIATE, ASSOCIATE), _JOB),
)
_POSTS = (
    ("高级技师 特级技师 首席技师 一级技师 二级技师 高级工 高级技工 中级工 初级工 技工 技能大师 首席技能大师", _SKILL),
    (
        "博导 硕导 博士生导师 硕士生导师 博士研究生导师 硕士研究生导师 导师 处长 副处长 科长 院长 副院长 校长 副校长 所长 副所长 主任"
        " 副主任 书记 副书记 部长 系主任 系副主任 教研室主任 总工程师 副总工程师 总工 副总工 总经理 副总经理 总监 技术总监 研发总监 经理"
        " 项目经理 产品经理 董事长 首席科学家 首席专家 首席技术官 首席执行官 CTO CEO CFO COO 架构师 研究生 博士 硕士 特级教师"
        " 学科带头人 学术带头人 项目负责人 课题组长 护士长 教授助理 工艺美术大师 研发人员 科研人员 员工 主任科员 副主任科员"
        " 科学家 研究科学家 顾问 PI",
        _OFFICE,
    ),
    (
        "博士后 在站博士后 博士后研究人员 博士后研究员 师资博士后 Postdoc",
        N_("“{word}”不是职称；出站后评定的职称请按证书填写。"),
    ),
    (
        "注册会计师 CPA 执业药师 执业医师 执业律师 执业兽医师 一级建造师 二级建造师 建造师 造价工程师 监理工程师 安全工程师 注册工程师",
        _LICENCE,
    ),
    (
        "一级注册建筑师 二级注册建筑师 注册建筑师 一级造价工程师 注册城乡规划师 注册电气工程师 注册安全工程师 专利代理师 资产评估师",
        _LICENCE,
    ),
    (
        "客座教授 名誉教授 荣誉教授 兼职教授 讲座教授 客座研究员 兼职研究员 名誉研究员 产业教授 兼职副教授 客座副教授",
        _HONOUR,
    ),
)
_APPOINTED = (
    ("特聘 校聘 院聘 所聘 内聘 自聘 准聘 长聘 预聘 特任 外聘 聘任制 校内聘任 校内职称 内部聘任 企业内聘 校特聘", _OWN),
    (
        "拟 拟聘 拟评 晋升 拟晋升 待评 待评审 评审中 申报中 申请中 公示中 公示期 在评 正在评审 未取得 待取得 见习 试用 待聘用 预计",
        _PENDING,
    ),
    (
        "客座 名誉 荣誉 兼职 讲座 原 曾任 非 无证书 无证 校内 内部 自评",
        N_("“{word}”与职称写在一起，说明这里未必是现在具有的职称，请核对证书。"),
    ),
)
_LEVELS = (
    ("正高 正高级 教授级 研究员级 高级正高", SENIOR),
    ("副高 副高级 高级副高", ASSOCIATE),
    ("中级", INTERMEDIATE),
    ("初级 初级师 初级士 助理级 员级 师级 士级", JUNIOR),
)
_NONE = "无 无职称 未评 未评职称 未评定 未评定职称 没有职称 暂无职称 尚无职称 尚未评定 尚未评定职称 未取得职称 未定级 无专业技术职务 未评聘 无级别"

POST_GRADES = (
    r"(?<=[授员师高])[一二三四五六七八九十]级(?:岗位|岗)?(?=$)",
    r"[一二三四五六七八九十]+级(?:岗位|岗)",
    r"[一二三四五六七]级(?=教授|研究员(?!级)|主任医师|正高|副高)",
    r"专业技术(?:职务|职称|资格|岗位)?(?:[一二三四五六七八九十]+级)?",
)
"""The grade of the post (教授三级岗, 二级教授), which says nothing of the title's level; looked for before the words."""

ASIDES = (
    r"任职资格|职务资格|资格证书|职称证书|资格|职称|职务|证书|职",
    r"[一-鿿]{1,10}?(?:系列|专业)",
    r"退休返聘|返聘|退休|在聘|现任|已聘|已取得|在职|全职|主系列|[0-9]{4}年?(?:[0-9]{1,2}月)?(?:评|聘|取得|获得)?",
)
"""What may stand with a title and leaves its level as it is; looked for after the words."""


def terms() -> dict[str, Term]:
    """Return every word of these tables with its meaning."""
    found = {word: Term(Sense.DOUBT, levels, says) for line, levels, says in _DOUBTS for word in line.split()}
    found |= {word: Term(Sense.POST, (), says) for line, says in _POSTS for word in line.split()}
    found |= {word: Term(Sense.APPOINTED, (), says) for line, says in _APPOINTED for word in line.split()}
    found |= {word: Term(Sense.LEVEL, (level,)) for line, level in _LEVELS for word in line.split()}
    return found | {word: Term(Sense.NONE, (NO_TITLE,)) for word in _NONE.split()}

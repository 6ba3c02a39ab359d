"""Awards and landmark results."""

from wzlab.columns import Choice, Column, Day, Record, Reference, Text, words_in
from wzlab.language import N_


class Award(Record, table="awards", label=N_("奖励"), known_by=("title",), answered_by=N_("科研")):
    """One science and technology award."""

    __slots__ = ()

    title = Column(
        N_("奖励名称"),
        Text(),
        aliases=(
            *words_in(
                "奖项名称 获奖名称 奖励（奖项）名称 科技奖励名称 名称 奖项 科技奖名称 科技奖项名称",
                "科研奖励名称 所获奖项 所获奖励 所获奖项名称 获奖奖项 获奖奖项名称 奖励（获奖）名称 Award",
            ),
            "Title of award",
        ),
    )
    level = Column(
        N_("级别"),
        Choice(
            options={
                "national": N_("国家级"),
                "provincial": N_("省部级"),
                "municipal": N_("市厅级"),
                "other": N_("其他"),
            },
            synonyms={
                "国家": "national",
                "省级": "provincial",
                "部级": "provincial",
                "省部": "provincial",
                "市级": "municipal",
                "厅级": "municipal",
                "市厅": "municipal",
            },
        ),
        decides=True,
        aliases=words_in("奖励级别 获奖级别 奖项级别 授奖级别 授奖层级 获奖层次 奖励层次 奖励层级 奖项层次"),
    )
    grade = Column(
        N_("等级"),
        Text(),
        aliases=words_in(
            "奖励等级 获奖等级 奖项等级 获奖等次 奖励等次 等次 奖次 奖级 授奖等级 授奖等次 奖项等次",
            "所获等级 获奖奖次",
        ),
    )
    awarded_on = Column(
        N_("获奖日期"),
        Day(),
        aliases=words_in(
            "获奖时间 获奖年份 获奖年度 授奖时间 授奖日期 奖励时间 奖励年度 颁奖日期 获奖年月 获奖年",
            "授奖年份 授奖年度 授奖年月 奖励年份 奖励日期 授予日期 授予时间 颁奖时间 颁奖年份 颁发日期",
            "颁发时间",
        ),
    )
    host = Column(
        N_("完成单位"),
        Reference(table="units"),
        aliases=("第一完成单位", "获奖单位", "牵头完成单位", "第一完成单位名称", "获奖单位名称"),
    )
    certificate_no = Column(
        N_("证书号"),
        Text(),
        claims=True,
        aliases=words_in(
            "证书编号 奖励证书号 获奖证书号 获奖证书编号 证号 证书号码 奖励证书编号 奖励证书号码", "获奖证书号码"
        ),
    )


class Milestone(Record, table="milestones", label=N_("标志性成果"), known_by=("title",), answered_by=N_("科研")):
    """One landmark result, as the applicant sees it."""

    __slots__ = ()

    title = Column(
        N_("成果名称"),
        Text(),
        aliases=("标志性成果名称", "标志性成果", "代表性成果名称", "代表性成果"),
    )
    kind = Column(
        N_("成果类别"),
        Choice(
            options={
                "key_technology": N_("攻克关键技术"),
                "landmark": N_("标志性成果"),
                "socioeconomic": N_("支撑经济社会发展"),
            }
        ),
        aliases=("成果类型",),
    )
    achieved_on = Column(
        N_("取得日期"),
        Day(),
        decides=True,
        aliases=words_in("取得时间 成果取得时间 完成时间 完成日期 取得年份 成果取得日期 成果完成时间 成果完成日期"),
    )
    description = Column(
        N_("说明"),
        Text(),
        aliases=("成果说明", "成果简介", "简介", "成果简述", "成果描述", "成果内容", "成果介绍", "内容简介"),
    )

"""Research projects."""

from wzlab.columns import Choice, Column, Day, Money, Record, Reference, Text, YesNo
from wzlab.language import N_


class Project(Record, table="projects", label=N_("项目"), known_by=("title",), answered_by=N_("科研")):
    """One research project."""

    __slots__ = ()

    title = Column(N_("项目名称"), Text(), aliases=("名称",))
    number = Column(N_("项目编号"), Text(), claims=True, aliases=("立项编号", "批准号"))
    programme = Column(N_("计划类别"), Text(), aliases=("项目类别", "计划名称"))
    level = Column(
        N_("级别"),
        Choice(
            options={
                "national": N_("国家级"),
                "provincial": N_("省部级"),
                "municipal": N_("市厅级"),
                "commissioned": N_("横向"),
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
                "横向项目": "commissioned",
                "横向课题": "commissioned",
            },
        ),
        decides=True,
        aliases=("项目级别",),
    )
    approved_on = Column(N_("立项日期"), Day(), decides=True, aliases=("立项时间",))
    starts_on = Column(N_("起始日期"), Day(), decides=True, aliases=("开始日期", "开始时间"))
    ends_on = Column(N_("结束日期"), Day(), aliases=("结束时间", "完成日期"))
    role = Column(
        N_("承担角色"),
        Choice(
            options={
                "lead_project": N_("牵头项目"),
                "lead_topic": N_("牵头课题"),
                "subtopic": N_("子课题"),
                "participant": N_("参与"),
            },
            synonyms={
                "项目牵头": "lead_project",
                "牵头承担项目": "lead_project",
                "课题牵头": "lead_topic",
                "牵头承担课题": "lead_topic",
                "参加": "participant",
            },
        ),
        decides=True,
    )
    host = Column(N_("承担单位"), Reference(table="units"), decides=True)
    principal = Column(N_("负责人"), Reference(table="staff"), aliases=("项目负责人",))
    funding = Column(N_("经费"), Money(), aliases=("项目经费",))
    related = Column(N_("与研究方向相关"), YesNo(), decides=True)
    status = Column(
        N_("状态"),
        Choice(
            options={"running": N_("在研"), "finished": N_("结题"), "terminated": N_("终止")},
            synonyms={
                "进行中": "running",
                "已结题": "finished",
                "已终止": "terminated",
            },
        ),
        aliases=("项目状态",),
    )

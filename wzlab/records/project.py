"""Research projects."""

from wzlab.columns import Choice, Column, Day, Money, Record, Reference, Text, YesNo
from wzlab.language import N_


class Project(Record, table="projects", label=N_("项目"), known_by=("title",)):
    """One research project."""

    __slots__ = ()

    title = Column(N_("项目名称"), Text())
    number = Column(N_("项目编号"), Text(), claims=True)
    programme = Column(N_("计划类别"), Text())
    level = Column(
        N_("级别"),
        Choice(
            options={
                "national": N_("国家级"),
                "provincial": N_("省部级"),
                "municipal": N_("市厅级"),
                "commissioned": N_("横向"),
                "other": N_("其他"),
            }
        ),
        decides=True,
    )
    approved_on = Column(N_("立项日期"), Day(), decides=True)
    starts_on = Column(N_("起始日期"), Day(), decides=True)
    ends_on = Column(N_("结束日期"), Day())
    role = Column(
        N_("承担角色"),
        Choice(
            options={
                "lead_project": N_("牵头项目"),
                "lead_topic": N_("牵头课题"),
                "subtopic": N_("子课题"),
                "participant": N_("参与"),
            }
        ),
        decides=True,
    )
    host = Column(N_("承担单位"), Reference(table="units"), decides=True)
    principal = Column(N_("负责人"), Reference(table="staff"))
    funding = Column(N_("经费"), Money())
    related = Column(N_("与研究方向相关"), YesNo(), decides=True)
    status = Column(
        N_("状态"), Choice(options={"running": N_("在研"), "finished": N_("结题"), "terminated": N_("终止")})
    )

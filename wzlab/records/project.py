"""Research projects."""

from wzlab.columns import Choice, Column, Day, Money, Record, Reference, Text, YesNo
from wzlab.language import N_


class Project(Record, table="projects", label=N_("项目"), known_by=("title",), answered_by=N_("科研")):
    """One research project."""

    __slots__ = ()

    title = Column(
        N_("项目名称"),
        Text(),
        aliases=("名称", "课题名称", "项目（课题）名称", "项目/课题名称", "项目课题名称", "科研项目名称"),
    )
    number = Column(
        N_("项目编号"),
        Text(),
        claims=True,
        aliases=(
            "立项编号",
            "批准号",
            "项目号",
            "课题编号",
            "项目批准号",
            "立项号",
            "项目（课题）编号",
            "项目/课题编号",
        ),
    )
    programme = Column(
        N_("计划类别"),
        Text(),
        aliases=(
            "项目类别",
            "计划名称",
            "项目类型",
            "项目来源",
            "计划类型",
            "所属计划",
            "项目计划类别",
            "课题来源",
            "任务来源",
            "专项名称",
            "计划（专项）名称",
            "资助类别",
        ),
    )
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
        aliases=("项目级别", "课题级别", "项目等级", "项目层级", "立项级别"),
    )
    approved_on = Column(
        N_("立项日期"),
        Day(),
        decides=True,
        aliases=("立项时间", "批准日期", "批准时间", "立项年月", "下达日期", "下达时间", "立项年份", "立项年度"),
    )
    starts_on = Column(
        N_("起始日期"),
        Day(),
        decides=True,
        aliases=(
            "开始日期",
            "开始时间",
            "起始时间",
            "项目开始日期",
            "项目开始时间",
            "项目起始时间",
            "研究开始时间",
            "执行开始日期",
            "起始年月",
            "开始年月",
            "起止时间起",
            "起止日期起",
            "起止年月起",
            "执行期起",
            "执行期开始",
        ),
    )
    ends_on = Column(
        N_("结束日期"),
        Day(),
        aliases=(
            "结束时间",
            "完成日期",
            "项目结束日期",
            "项目结束时间",
            "终止日期",
            "终止时间",
            "截止日期",
            "截止时间",
            "完成时间",
            "计划完成时间",
            "结束年月",
            "终止年月",
            "起止时间止",
            "起止日期止",
            "起止年月止",
            "执行期止",
            "执行期结束",
        ),
    )
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
        aliases=(
            "项目角色",
            "承担类型",
            "承担方式",
            "参与方式",
            "参与角色",
            "主持/参与",
            "主持或参与",
            "本单位角色",
            "本单位承担角色",
            "角色",
        ),
    )
    host = Column(
        N_("承担单位"),
        Reference(table="units"),
        decides=True,
        aliases=(
            "项目承担单位",
            "牵头单位",
            "主持单位",
            "第一承担单位",
            "牵头承担单位",
            "项目牵头单位",
            "承担单位名称",
            "项目依托单位",
            "依托单位",
        ),
    )
    principal = Column(
        N_("负责人"),
        Reference(table="staff"),
        aliases=(
            "项目负责人",
            "课题负责人",
            "主持人",
            "项目主持人",
            "项目（课题）负责人",
            "项目/课题负责人",
            "负责人姓名",
            "项目负责人姓名",
        ),
    )
    funding = Column(
        N_("经费"),
        Money(),
        aliases=(
            "项目经费",
            "总经费",
            "项目总经费",
            "经费总额",
            "资助金额",
            "资助经费",
            "批准经费",
            "立项经费",
            "合同金额",
            "合同经费",
            "项目金额",
            "经费金额",
        ),
    )
    related = Column(
        N_("与研究方向相关"),
        YesNo(),
        decides=True,
        aliases=("是否相关", "是否与研究方向相关", "是否与实验室研究方向相关", "是否与实验室方向相关"),
    )
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
        aliases=("项目状态", "进展状态", "执行状态", "研究状态", "项目进展状态"),
    )

"""The lab itself: exactly one record, whose id is `lab`."""

from wzlab.columns import Choice, Column, Day, Money, Record, Text
from wzlab.language import N_


class Laboratory(Record, table="lab", label=N_("基本情况"), known_by=("name",), answered_by=N_("依托单位")):
    """What the application says of the lab as a whole."""

    __slots__ = ()

    name = Column(N_("实验室名称"), Text(), decides=True)
    lab_type = Column(
        N_("实验室类型"),
        Choice(
            options={"industry": N_("支撑产业创新"), "discipline": N_("支撑学科发展")},
            synonyms={
                "产业创新": "industry",
                "学科发展": "discipline",
            },
        ),
        decides=True,
    )
    direction = Column(
        N_("细分方向"), Choice(options={"other": N_("目录之外")}, open_ended=True), decides=True, aliases=("重点方向",)
    )
    core_direction = Column(N_("核心研究方向"), Text())
    address = Column(N_("实验室地址"), Text())
    supervising_department = Column(N_("主管部门"), Text())
    recommending_department = Column(N_("推荐部门"), Text())
    contact = Column(N_("联系人"), Text(), personal=True)
    phone = Column(N_("联系电话"), Text(), sensitive=True, personal=True)
    reference_date = Column(N_("基准日"), Day(whole=True, wanted=N_("完整日期 YYYY-MM-DD")), decides=True)
    planned_investment = Column(N_("计划总投入"), Money())

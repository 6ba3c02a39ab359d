"""Three-year targets and planned investments."""

from wzlab.columns import Choice, Column, Money, Number, Record, Reference, Text, Year, YesNo
from wzlab.language import N_


class Target(Record, table="targets", label=N_("三年目标"), known_by=("year", "item"), answered_by=N_("依托单位")):
    """One figure to be reached in one year."""

    __slots__ = ()

    year = Column(N_("年度"), Year(), aliases=("年份",))
    item = Column(
        N_("指标"),
        Text(),
        aliases=("指标名称", "考核指标"),
    )
    amount = Column(
        N_("数值"),
        Number(),
        aliases=("目标值", "指标值"),
    )
    unit_of_amount = Column(N_("计量单位"), Text(), aliases=("单位",))


class Investment(
    Record, table="investments", label=N_("投入计划"), known_by=("year", "item"), answered_by=N_("依托单位")
):
    """One sum to be spent in one year."""

    __slots__ = ()

    year = Column(N_("年度"), Year(), aliases=("年份",))
    item = Column(
        N_("事项"),
        Text(),
        aliases=("投入事项", "支出事项"),
    )
    category = Column(
        N_("投入类别"),
        Choice(
            options={
                "own_compute": N_("自主智能算力"),
                "other_compute": N_("非自主算力"),
                "model_service": N_("模型服务"),
                "dataset": N_("数据集"),
                "equipment": N_("设备"),
                "staff": N_("人员"),
                "space": N_("场地"),
                "other": N_("其他"),
            }
        ),
        aliases=("投入类型", "类别"),
    )
    amount = Column(
        N_("金额"),
        Money(),
        aliases=("投入金额", "预算金额", "计划金额"),
    )
    unit = Column(N_("出资单位"), Reference(table="units"), aliases=("投入单位",))
    planned = Column(N_("计划中"), YesNo())

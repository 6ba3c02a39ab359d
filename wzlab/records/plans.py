"""Three-year targets and planned investments."""

from wzlab.columns import Choice, Column, Money, Number, Record, Reference, Text, Year, YesNo, words_in
from wzlab.language import N_


class Target(Record, table="targets", label=N_("三年目标"), known_by=("year", "item"), answered_by=N_("依托单位")):
    """One figure to be reached in one year."""

    __slots__ = ()

    year = Column(N_("年度"), Year(), aliases=("年份", "目标年度", "目标年份"))
    item = Column(
        N_("指标"),
        Text(),
        aliases=words_in("指标名称 考核指标 指标项 指标内容 目标指标 考核指标名称 绩效指标 绩效指标名称"),
    )
    amount = Column(
        N_("数值"),
        Number(),
        aliases=("目标值", "指标值", "目标数", "目标数值", "指标数值"),
    )
    unit_of_amount = Column(N_("计量单位"), Text(), aliases=("单位", "指标单位"))


class Investment(
    Record, table="investments", label=N_("投入计划"), known_by=("year", "item"), answered_by=N_("依托单位")
):
    """One sum to be spent in one year."""

    __slots__ = ()

    year = Column(N_("年度"), Year(), aliases=("年份", "投入年度", "投入年份", "计划年度", "预算年度"))
    item = Column(
        N_("事项"),
        Text(),
        aliases=("投入事项", "支出事项", "投入内容", "支出内容", "投入科目", "支出科目", "预算科目"),
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
        aliases=("投入类型", "类别", "支出类别", "经费类别", "费用类别"),
    )
    amount = Column(
        N_("金额"),
        Money(),
        aliases=words_in(
            "投入金额 预算金额 计划金额 投入额 投入经费 投入资金 计划投入 计划投入金额 计划投入经费",
            "经费预算 预算额 预算数",
        ),
    )
    unit = Column(
        N_("出资单位"),
        Reference(table="units"),
        aliases=("投入单位", "出资方", "出资主体", "投资单位", "投资方", "投入方", "投入主体"),
    )
    planned = Column(N_("计划中"), YesNo())

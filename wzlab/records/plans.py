"""Three-year targets and planned investments."""

from wzlab.columns import Choice, Column, Money, Number, Record, Reference, Text, Year, YesNo
from wzlab.language import N_


class Target(Record, table="targets", label=N_("三年目标"), known_by=("year", "item"), answered_by=N_("依托单位")):
    """One figure to be reached in one year."""

    __slots__ = ()

    year = Column(N_("年度"), Year())
    item = Column(N_("指标"), Text())
    amount = Column(N_("数值"), Number())
    unit_of_amount = Column(N_("计量单位"), Text())


class Investment(
    Record, table="investments", label=N_("投入计划"), known_by=("year", "item"), answered_by=N_("依托单位")
):
    """One sum to be spent in one year."""

    __slots__ = ()

    year = Column(N_("年度"), Year())
    item = Column(N_("事项"), Text())
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
    )
    amount = Column(N_("金额"), Money())
    unit = Column(N_("出资单位"), Reference(table="units"))
    planned = Column(N_("计划中"), YesNo())

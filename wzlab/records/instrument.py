"""The lab's equipment."""

from decimal import Decimal

from wzlab.columns import Choice, Column, Day, Money, Number, Record, Reference, Text, YesNo
from wzlab.language import N_


class Instrument(Record, table="equipment", label=N_("设备"), known_by=("name",)):
    """One line of the asset register; a blank unit means the lead unit."""

    __slots__ = ()

    asset_no = Column(N_("资产编号"), Text(), claims=True)
    name = Column(N_("设备名称"), Text())
    model = Column(N_("规格型号"), Text())
    maker = Column(N_("生产厂家"), Text())
    quantity = Column(N_("数量"), Number(), default=Decimal(1))
    original_value = Column(N_("账面原值"), Money(), decides=True, aliases=("原值", "设备原值"))
    acquired_on = Column(N_("入账日期"), Day(), decides=True, aliases=("购置日期",))
    unit = Column(N_("资产归属单位"), Reference(table="units"), decides=True)
    acquisition = Column(
        N_("取得方式"),
        Choice(
            options={
                "purchased": N_("自购"),
                "donated": N_("捐赠"),
                "self_built": N_("自研转固"),
                "finance_lease": N_("融资租赁"),
                "operating_lease": N_("经营租赁"),
                "cloud_service": N_("云服务"),
            }
        ),
        default="purchased",
        decides=True,
    )
    category = Column(
        N_("设备类别"),
        Choice(
            options={
                "ai_compute": N_("人工智能计算集群"),
                "robotics": N_("机器人研发平台"),
                "multimodal_data": N_("多模态数据采集与处理系统"),
                "algorithm_environment": N_("专用算法开发与测试环境"),
                "other": N_("其他"),
            }
        ),
    )
    key = Column(N_("关键设备"), YesNo(), decides=True)
    status = Column(
        N_("状态"),
        Choice(options={"in_use": N_("在用"), "idle": N_("停用"), "scrapped": N_("报废")}),
        default="in_use",
        decides=True,
    )
    room = Column(N_("存放地点"), Reference(table="rooms"))
    invoice_no = Column(N_("发票号"), Text(), claims=True)
    serial_no = Column(N_("出厂编号"), Text(), claims=True)

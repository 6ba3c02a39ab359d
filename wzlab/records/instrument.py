"""The lab's equipment."""

from decimal import Decimal

from wzlab.columns import Choice, Column, Day, Money, Number, Record, Reference, Text, YesNo
from wzlab.language import N_


class Instrument(Record, table="equipment", label=N_("设备"), known_by=("name",), answered_by=N_("资产")):
    """One line of the asset register; a blank unit means the lead unit."""

    __slots__ = ()

    asset_no = Column(
        N_("资产编号"),
        Text(),
        claims=True,
        aliases=(
            "资产编码",
            "固定资产编号",
            "资产号",
            "固定资产编码",
            "设备编号",
            "仪器编号",
            "仪器设备编号",
            "设备编码",
            "固定资产号",
        ),
    )
    name = Column(
        N_("设备名称"),
        Text(),
        aliases=(
            "名称",
            "仪器名称",
            "仪器设备名称",
            "设备仪器名称",
            "仪器/设备名称",
            "仪器（设备）名称",
            "设备（仪器）名称",
            "资产名称",
            "固定资产名称",
            "品名",
        ),
    )
    model = Column(
        N_("规格型号"),
        Text(),
        aliases=(
            "型号",
            "规格",
            "型号规格",
            "规格/型号",
            "型号/规格",
            "规格、型号",
            "型号、规格",
            "设备型号",
            "仪器型号",
            "规格及型号",
        ),
    )
    maker = Column(
        N_("生产厂家"),
        Text(),
        aliases=("厂家", "生产厂商", "制造商", "制造厂家", "制造厂商", "生产企业", "厂商", "生产厂家/国别", "生产单位"),
    )
    quantity = Column(
        N_("数量"),
        Number(unit_words=("台", "套", "台套", "台/套", "件", "个")),
        default=Decimal(1),
        aliases=("台套数", "台数", "设备数量", "数量/台套"),
    )
    original_value = Column(
        N_("账面原值"),
        Money(),
        decides=True,
        aliases=(
            "资产原值",
            "原值",
            "设备原值",
            "固定资产原值",
            "仪器原值",
            "仪器设备原值",
            "设备账面原值",
            "账面原价",
            "原值金额",
            "入账价值",
            "入账原值",
        ),
    )
    acquired_on = Column(
        N_("入账日期"),
        Day(),
        decides=True,
        aliases=(
            "购置时间",
            "入账时间",
            "购置日期",
            "购入日期",
            "购入时间",
            "购置年月",
            "购买日期",
            "购买时间",
            "取得日期",
            "取得时间",
            "入库日期",
            "入库时间",
            "购置/入账日期",
        ),
    )
    unit = Column(
        N_("资产归属单位"),
        Reference(table="units"),
        decides=True,
        aliases=("所属单位", "归属单位", "资产单位", "资产所属单位", "资产归属", "产权单位", "权属单位"),
    )
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
            },
            synonyms={
                "购置": "purchased",
                "购买": "purchased",
                "采购": "purchased",
                "外购": "purchased",
                "接受捐赠": "donated",
                "受赠": "donated",
                "自研": "self_built",
                "自制": "self_built",
                "融资租入": "finance_lease",
                "经营租入": "operating_lease",
            },
        ),
        default="purchased",
        decides=True,
        aliases=("资产来源", "设备来源", "购置方式", "来源方式"),
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
        aliases=("设备类型", "仪器设备类别"),
    )
    key = Column(
        N_("关键设备"),
        YesNo(),
        decides=True,
        aliases=("是否关键设备", "是否关键", "关键仪器设备", "是否关键仪器设备", "是否为关键设备"),
    )
    status = Column(
        N_("状态"),
        Choice(
            options={"in_use": N_("在用"), "idle": N_("停用"), "scrapped": N_("报废")},
            synonyms={
                "使用中": "in_use",
                "正常使用": "in_use",
                "闲置": "idle",
                "已报废": "scrapped",
            },
        ),
        default="in_use",
        decides=True,
        aliases=("使用状态", "设备状态", "资产状态", "使用状况", "使用现状"),
    )
    room = Column(
        N_("存放地点"),
        Reference(table="rooms"),
        aliases=("存放位置", "放置地点", "存放房间", "存放地", "安装地点", "安装位置", "使用地点", "所在房间"),
    )
    invoice_no = Column(
        N_("发票号"),
        Text(),
        claims=True,
        aliases=("发票号码", "发票编号"),
    )
    serial_no = Column(
        N_("出厂编号"),
        Text(),
        claims=True,
        aliases=("序列号", "出厂号", "出厂序列号", "机身编号"),
    )

"""The lab's equipment."""

from decimal import Decimal

from wzlab.columns import Choice, Column, Day, Money, Number, Record, Reference, Text, YesNo, words_in
from wzlab.language import N_


class Instrument(Record, table="equipment", label=N_("设备"), known_by=("name",), answered_by=N_("资产")):
    """One line of the asset register; a blank unit means the lead unit."""

    __slots__ = ()

    asset_no = Column(
        N_("资产编号"),
        Text(),
        claims=True,
        aliases=(
            *words_in(
                "资产编码 固定资产编号 资产号 固定资产编码 设备编号 仪器编号 仪器设备编号 设备编码 固定资产号",
                "固定资产登记号 国有资产编号 国有资产编码 设备资产编号 仪器资产编号 仪器设备资产编号 财产编号",
                "资产编号/设备编号 设备编号/资产编号 资产（设备）编号 设备（资产）编号 固资编号 国资编号",
            ),
            "Asset ID",
            "Asset No.",
            "Asset code",
        ),
    )
    name = Column(
        N_("设备名称"),
        Text(),
        aliases=(
            *words_in(
                "名称 仪器名称 仪器设备名称 设备仪器名称 仪器/设备名称 仪器（设备）名称 设备（仪器）名称",
                "资产名称 固定资产名称 品名 仪器设备 设备/仪器名称 资产/设备名称 资产（设备）名称",
                "设备（资产）名称 主要设备名称 主要仪器设备名称 关键设备名称 关键仪器设备名称 科研设备名称",
                "科研仪器名称 科研仪器设备名称 大型设备名称 大型仪器名称 大型仪器设备名称 设备中文名称",
                "仪器中文名称 仪器设备中文名称 物品名称 货物名称",
            ),
            "Asset name",
            "Instrument name",
        ),
    )
    model = Column(
        N_("规格型号"),
        Text(),
        aliases=words_in(
            "型号 规格 型号规格 规格/型号 型号/规格 规格、型号 型号、规格 设备型号 仪器型号 规格及型号",
            "品牌型号 品牌/型号 型号/品牌 品牌、型号 品牌及型号 品牌和型号 品牌规格型号 设备规格",
            "设备规格型号 仪器规格 仪器规格型号 资产规格型号 规格与型号 型号及规格 规格型号/品牌",
            "Specification Model/Specification",
        ),
    )
    maker = Column(
        N_("生产厂家"),
        Text(),
        aliases=words_in(
            "厂家 生产厂商 制造商 制造厂家 制造厂商 生产企业 厂商 生产厂家/国别 生产单位 制造厂 制造企业",
            "制造单位 制造厂名 生产商 生产厂 生产厂商名称 生产厂家名称 生产制造商 厂家名称 厂商名称",
            "厂家/品牌 品牌/厂家 品牌/厂商 制造商/品牌 Maker 生产厂商/国别 制造厂商/国别 制造国/厂家",
            "国别/厂家",
        ),
    )
    quantity = Column(
        N_("数量"),
        Number(unit_words=("台", "套", "台套", "台/套", "件", "个")),
        default=Decimal(1),
        aliases=words_in(
            "台套数 台数 设备数量 数量/台套 台（套）数 台/套数 台（件）数 套数 件数 账面数量 资产数量",
            "仪器数量 仪器设备数量 Qty",
        ),
    )
    original_value = Column(
        N_("账面原值"),
        Money(),
        decides=True,
        aliases=(
            *words_in(
                "资产原值 原值 设备原值 固定资产原值 仪器原值 仪器设备原值 设备账面原值 账面原价 原值金额",
                "入账价值 入账原值 总原值 原值合计 原值总额 设备总原值 资产原价 固定资产原价 购置原值",
                "原始价值 卡片原值 资产账面原值 固定资产账面原值 账面原值/原价 入账金额",
            ),
            "Original cost",
        ),
    )
    acquired_on = Column(
        N_("入账日期"),
        Day(),
        decides=True,
        aliases=(
            *words_in(
                "购置时间 入账时间 购置日期 购入日期 购入时间 购置年月 购买日期 购买时间 取得日期 取得时间",
                "入库日期 入库时间 购置/入账日期 购置年份 购置年度 购进日期 购进时间 购入年月 购入年份",
                "购买年月 购买年份 采购日期 采购时间 添置日期 添置时间 入账年月 入库年月 取得年月",
                "设备购置日期 设备购置时间 仪器购置日期 仪器购置时间 资产入账日期 固定资产入账日期",
                "财务入账日期 财务入账时间 资产取得日期 采购年份 采购年度",
            ),
            "Purchase date",
            "Acquisition date",
            "Date of purchase",
        ),
    )
    unit = Column(
        N_("资产归属单位"),
        Reference(table="units"),
        decides=True,
        aliases=words_in(
            "所属单位 归属单位 资产单位 资产所属单位 资产归属 产权单位 权属单位 资产归属单位名称",
            "资产所有单位 资产所有权单位 资产权属单位 所有权单位 产权所属单位 产权归属单位 设备归属单位",
            "设备所属单位 设备权属单位 仪器所属单位",
        ),
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
        aliases=words_in(
            "资产来源 设备来源 购置方式 来源方式 获取方式 获得方式 增加方式 取得途径 资产取得方式",
            "设备取得方式 仪器来源 仪器设备来源 固定资产来源 自有/租赁 自购/租赁 购置/租赁",
        ),
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
        aliases=words_in(
            "是否关键设备 是否关键 关键仪器设备 是否关键仪器设备 是否为关键设备 是否为关键仪器设备",
            "是否关键仪器 是否关键科研仪器 是否关键科研仪器设备 是否为关键科研仪器设备",
            "是否支撑核心方向的关键设备 是否支撑核心方向关键设备",
        ),
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
        aliases=words_in(
            "使用状态 设备状态 资产状态 使用状况 使用现状 现状 设备现状 资产现状 仪器现状 设备状况",
            "资产状况 设备使用状态 设备使用状况 资产使用状态 资产使用状况 仪器状态 仪器使用状态 在用状态",
            "当前状态 目前状态 运行状态 设备运行状态 在用/停用 在用/停用/报废 在用/闲置/报废 状况",
        ),
    )
    room = Column(
        N_("存放地点"),
        Reference(table="rooms"),
        aliases=(
            *words_in(
                "存放位置 放置地点 存放房间 存放地 安装地点 安装位置 使用地点 所在房间 安放地点 安放位置",
                "安置地点 安置位置 放置位置 放置房间 放置场所 放置地 存放处 存放场所 存放场地 存放地址",
                "安装地址 安装房间 使用位置 所在地点 所在位置 设备存放地点 设备存放位置 设备放置地点",
                "设备安装地点 仪器存放地点 资产存放地点 资产存放位置 资产存放地 存放地名称 存放地点名称",
                "存放房间号",
            ),
            "Storage location",
        ),
    )
    invoice_no = Column(
        N_("发票号"),
        Text(),
        claims=True,
        aliases=("发票号码", "发票编号", "发票号（码）", "Invoice No."),
    )
    serial_no = Column(
        N_("出厂编号"),
        Text(),
        claims=True,
        aliases=(
            *words_in(
                "序列号 出厂号 出厂序列号 机身编号 SN号 SN码 机身号 设备序列号 仪器序列号 产品序列号",
                "机器序列号 主机序列号 生产序列号 序列编号 出厂序号 设备出厂编号 仪器出厂编号 序列号/出厂编号",
                "出厂编号/序列号",
            ),
        ),
    )

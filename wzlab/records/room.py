"""The lab's space."""

from decimal import Decimal

from wzlab.columns import Area, Choice, Column, Day, Percent, Record, Reference, Text, words_in
from wzlab.language import N_


class Room(Record, table="rooms", label=N_("场地"), known_by=("building", "room_no"), answered_by=N_("资产")):
    """One room; a blank unit means the lead unit."""

    __slots__ = ()

    site = Column(
        N_("园区（地址）"),
        Text(),
        decides=True,
        aliases=words_in(
            "园区 地址 所在园区 园区/地址 地址/园区 坐落地址 房屋坐落 房屋地址 校区 所在校区 所属校区 校区名称",
            "校区/园区 园区/校区 园区名称 所属园区 院区 所在院区 厂区 所在厂区 坐落 坐落位置 坐落地点",
            "房屋坐落位置 房屋坐落地址 房产坐落 详细地址 具体地址 所在地址 场地地址 场所地址 用房地址",
            "房屋详细地址 Address Site Campus",
        ),
    )
    building = Column(
        N_("楼宇"),
        Text(),
        claims=True,
        aliases=(
            *words_in(
                "楼栋 楼名 楼宇名称 楼号 建筑物名称 所在楼宇 楼栋名称 楼宇/楼栋 楼栋/楼宇 楼栋号 楼宇号 楼幢",
                "楼幢号 楼幢名称 幢号 栋号 大楼 大楼名称 所在大楼 所在楼栋 所在楼 所属楼宇 所属楼栋 建筑物",
                "建筑 建筑名称 所属建筑 所在建筑 建筑楼宇 幢 栋",
            ),
            "Building name",
        ),
    )
    room_no = Column(
        N_("房间号"),
        Text(),
        claims=True,
        aliases=(
            *words_in(
                "房号 房间 房间编号 门牌号 室号 房间号码 门牌 房间代码 房间编码 房间号/门牌号 门牌号/房间号",
                "实验室房间号 实验室房号 实验室门牌号 Room",
            ),
            "Room No.",
        ),
    )
    use = Column(
        N_("用途"),
        Choice(
            options={
                "laboratory": N_("实验"),
                "machine_room": N_("机房"),
                "testing": N_("测试"),
                "office": N_("办公"),
                "meeting": N_("会议"),
                "other": N_("其他"),
            },
            synonyms={
                "实验室": "laboratory",
                "实验用房": "laboratory",
                "计算机房": "machine_room",
                "测试间": "testing",
                "测试用房": "testing",
                "办公室": "office",
                "办公用房": "office",
                "会议室": "meeting",
            },
        ),
        decides=True,
        aliases=words_in(
            "房间用途 使用用途 主要用途 房屋用途 场地用途 用房类型 功能 主要功能 房间功能 用房功能",
            "使用功能 场地功能 功能用途 功能/用途 用途/功能 用房用途 用房类别 房间类型 房间类别 具体用途",
            "实际用途 现用途 场所用途 Purpose",
        ),
    )
    usable_area = Column(
        N_("使用面积"),
        Area(),
        decides=True,
        aliases=words_in(
            "房间使用面积 室内使用面积 实际使用面积 房屋使用面积 场地使用面积 用房使用面积 实验室使用面积",
            "科研用房使用面积 使用面积数",
        ),
    )
    floor_area = Column(
        N_("建筑面积"),
        Area(),
        decides=True,
        aliases=(
            *words_in(
                "房屋建筑面积 产权建筑面积 房间建筑面积 用房建筑面积 场地建筑面积 实验室建筑面积", "科研用房建筑面积"
            ),
            "Gross floor area",
        ),
    )
    tenure = Column(
        N_("权属"),
        Choice(
            options={
                "owned": N_("自有"),
                "leased": N_("租赁"),
                "partner": N_("共建单位提供"),
                "free": N_("无偿使用"),
            },
            synonyms={
                "自有产权": "owned",
                "自有房产": "owned",
                "租用": "leased",
                "承租": "leased",
                "共建单位": "partner",
                "无偿": "free",
            },
        ),
        default="owned",
        decides=True,
        aliases=words_in(
            "权属性质 产权性质 权属情况 房屋权属 产权情况 自有/租赁 自有或租赁 自有、租赁 自有/租用",
            "租赁/自有 权属类型 权属状况 场地权属 用房权属 房产权属 产权类型 产权状况 房屋产权性质",
            "房屋产权情况 房屋来源 用房来源 场地来源 取得方式 租用/自有",
        ),
    )
    lease_until = Column(
        N_("租期至"),
        Day(),
        decides=True,
        aliases=words_in(
            "租赁到期日 租赁到期日期 租赁到期时间 租赁期限至 租赁期至 租期止 租赁截止日期 租期截止",
            "租期到期日 租期到期时间 租期到期日期 租期结束日期 租期结束时间 租期终止日期 租约到期日",
            "租约到期时间 租赁结束日期 租赁结束时间 租赁终止日期 租赁终止时间 租赁截止时间 租赁期截止日期",
            "租赁合同到期日 租赁合同到期时间 租赁合同到期日期 租赁合同截止日期 租赁合同有效期至",
            "租赁截止期",
        ),
    )
    unit = Column(
        N_("提供单位"),
        Reference(table="units"),
        decides=True,
        aliases=words_in("房屋提供单位 所属单位 用房提供单位 提供方 房屋提供方 场地提供方 场地提供单位 用房提供方"),
    )
    shared_percent = Column(
        N_("专用占比"),
        Percent(),
        default=Decimal(100),
        decides=True,
        aliases=("专用比例", "专用率", "专用面积占比", "专用面积比例", "实验室专用占比"),
    )
    certificate_no = Column(
        N_("产权证号或租赁合同号"),
        Text(),
        claims=True,
        aliases=words_in(
            "产权证号 房产证号 不动产权证号 租赁合同号 产权证编号 产权证号/租赁合同号 房屋产权证号",
            "产权证书号 产权证书编号 产权证明编号 房产证编号 房权证号 房屋所有权证号 不动产证号",
            "不动产证编号 不动产权证编号 不动产权证书号 不动产权证书编号 权证号 权证编号 权属证书号",
            "权属证书编号 权属证明编号 租赁合同编号 租赁协议编号 租赁协议号 房产证号/租赁合同号",
            "产权证号/租赁合同编号 产权证号或租赁合同编号",
        ),
    )

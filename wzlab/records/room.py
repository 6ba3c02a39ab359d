"""The lab's space."""

from decimal import Decimal

from wzlab.columns import Area, Choice, Column, Day, Percent, Record, Reference, Text
from wzlab.language import N_


class Room(Record, table="rooms", label=N_("场地"), known_by=("building", "room_no"), answered_by=N_("资产")):
    """One room; a blank unit means the lead unit."""

    __slots__ = ()

    site = Column(
        N_("园区（地址）"),
        Text(),
        decides=True,
        aliases=("园区", "地址", "所在园区", "园区/地址", "坐落地址", "房屋坐落", "房屋地址"),
    )
    building = Column(
        N_("楼宇"),
        Text(),
        claims=True,
        aliases=("楼栋", "楼名", "楼宇名称", "楼号", "建筑物名称", "所在楼宇", "楼栋名称"),
    )
    room_no = Column(
        N_("房间号"),
        Text(),
        claims=True,
        aliases=("房号", "房间", "房间编号", "门牌号", "室号", "房间号码"),
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
        aliases=("房间用途", "使用用途", "主要用途", "房屋用途", "场地用途", "用房类型"),
    )
    usable_area = Column(
        N_("使用面积"),
        Area(),
        decides=True,
        aliases=("房间使用面积", "室内使用面积", "实际使用面积"),
    )
    floor_area = Column(
        N_("建筑面积"),
        Area(),
        decides=True,
        aliases=("房屋建筑面积", "产权建筑面积"),
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
        aliases=("权属性质", "产权性质", "权属情况", "房屋权属", "产权情况"),
    )
    lease_until = Column(
        N_("租期至"),
        Day(),
        decides=True,
        aliases=(
            "租赁到期日",
            "租赁到期日期",
            "租赁到期时间",
            "租赁期限至",
            "租赁期至",
            "租期止",
            "租赁截止日期",
            "租期截止",
        ),
    )
    unit = Column(
        N_("提供单位"),
        Reference(table="units"),
        decides=True,
        aliases=("房屋提供单位", "所属单位", "用房提供单位"),
    )
    shared_percent = Column(N_("专用占比"), Percent(), default=Decimal(100), decides=True, aliases=("专用比例",))
    certificate_no = Column(
        N_("产权证号或租赁合同号"),
        Text(),
        claims=True,
        aliases=(
            "产权证号",
            "房产证号",
            "不动产权证号",
            "租赁合同号",
            "产权证编号",
            "产权证号/租赁合同号",
            "房屋产权证号",
        ),
    )

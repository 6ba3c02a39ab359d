"""The lab's space."""

from decimal import Decimal

from wzlab.columns import Area, Choice, Column, Day, Percent, Record, Reference, Text
from wzlab.language import N_


class Room(Record, table="rooms", label=N_("场地"), known_by=("building", "room_no")):
    """One room; a blank unit means the lead unit."""

    __slots__ = ()

    site = Column(N_("园区（地址）"), Text(), decides=True)
    building = Column(N_("楼宇"), Text(), claims=True)
    room_no = Column(N_("房间号"), Text(), claims=True)
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
            }
        ),
        decides=True,
    )
    usable_area = Column(N_("使用面积"), Area(), decides=True)
    floor_area = Column(N_("建筑面积"), Area(), decides=True)
    tenure = Column(
        N_("权属"),
        Choice(
            options={
                "owned": N_("自有"),
                "leased": N_("租赁"),
                "partner": N_("共建单位提供"),
                "free": N_("无偿使用"),
            }
        ),
        default="owned",
        decides=True,
    )
    lease_until = Column(N_("租期至"), Day(), decides=True)
    unit = Column(N_("提供单位"), Reference(table="units"), decides=True)
    shared_percent = Column(N_("专用占比"), Percent(), default=Decimal(100), decides=True)
    certificate_no = Column(N_("产权证号或租赁合同号"), Text(), claims=True)

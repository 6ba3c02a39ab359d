"""Patents and other intellectual property."""

from wzlab.columns import Choice, Column, Day, Record, Reference, Text, YesNo
from wzlab.language import N_


class Patent(Record, table="patents", label=N_("知识产权"), known_by=("title",)):
    """One right; `holder` is the lead unit when it is one of several holders."""

    __slots__ = ()

    title = Column(N_("名称"), Text())
    number = Column(N_("专利号"), Text(), claims=True)
    kind = Column(
        N_("类型"),
        Choice(
            options={
                "invention": N_("发明专利"),
                "utility_model": N_("实用新型"),
                "design": N_("外观设计"),
                "software": N_("软件著作权"),
                "other": N_("其他"),
            }
        ),
        decides=True,
    )
    filed_on = Column(N_("申请日"), Day())
    granted_on = Column(N_("授权公告日"), Day(), decides=True)
    holder = Column(N_("专利权人"), Reference(table="units"), decides=True)
    acquisition = Column(
        N_("取得方式"),
        Choice(options={"original": N_("原始取得"), "assigned": N_("受让"), "licensed": N_("许可")}),
        default="original",
        decides=True,
    )
    legal_status = Column(
        N_("法律状态"),
        Choice(options={"in_force": N_("有效"), "lapsed": N_("失效"), "pledged": N_("质押")}),
        default="in_force",
        decides=True,
    )
    related = Column(N_("与研究方向相关"), YesNo())

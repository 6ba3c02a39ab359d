"""Patents and other intellectual property."""

from wzlab.columns import Choice, Column, Day, Record, Reference, Text, YesNo, words_in
from wzlab.language import N_


class Patent(Record, table="patents", label=N_("知识产权"), known_by=("title",), answered_by=N_("科研")):
    """One right; `holder` is the lead unit when it is one of several holders."""

    __slots__ = ()

    title = Column(
        N_("名称"),
        Text(),
        aliases=(
            *words_in(
                "专利名称 知识产权名称 软件名称 发明名称 著作权名称 发明创造名称 专利（知识产权）名称",
                "软著名称 专利名 专利/软著名称 专利或软著名称 专利及软著名称 专利（软著）名称",
                "专利/知识产权名称 发明专利名称 授权专利名称 知识产权成果名称 软件著作权名称 软件全称 Title",
            ),
            "Patent title",
            "Patent name",
        ),
    )
    number = Column(
        N_("专利号"),
        Text(),
        claims=True,
        aliases=(
            *words_in(
                "申请号 登记号 专利申请号 专利编号 专利（申请）号 申请（专利）号 专利号/申请号 申请号/专利号",
                "申请号或专利号 专利号/登记号 登记号/专利号 专利号码 授权专利号 专利号（申请号）",
                "申请号（专利号） 专利号/专利申请号 专利申请号/专利号 专利（登记）号 专利（软著）号",
                "专利号/软著登记号 专利号或登记号 专利号（登记号） 软著登记号 软件登记号 著作权登记号",
                "软件著作权登记号 计算机软件著作权登记号 软著号 专利号或申请号",
            ),
            "Patent No.",
            "Application number",
            "Application No.",
        ),
    )
    kind = Column(
        N_("类型"),
        Choice(
            options={
                "invention": N_("发明专利"),
                "utility_model": N_("实用新型"),
                "design": N_("外观设计"),
                "software": N_("软件著作权"),
                "other": N_("其他"),
            },
            synonyms={
                "发明": "invention",
                "实用新型专利": "utility_model",
                "外观": "design",
                "外观专利": "design",
                "外观设计专利": "design",
                "软著": "software",
                "计算机软件著作权": "software",
            },
        ),
        decides=True,
        aliases=(
            *words_in(
                "专利类型 知识产权类型 知识产权类别 专利类别 专利种类 类别 种类 权利类型 权利类别",
                "知识产权种类 知产类型 专利/软著类型 专利类型/类别 专利（知识产权）类型 知识产权（专利）类型",
                "发明/实用新型 发明/实用新型/外观设计",
            ),
            "Patent type",
        ),
    )
    filed_on = Column(
        N_("申请日"),
        Day(),
        aliases=(
            *words_in("申请日期 申请时间 申请年月 专利申请日 专利申请日期 专利申请时间 专利申请年月 申请年 申请年份"),
            "Application date",
        ),
    )
    granted_on = Column(
        N_("授权公告日"),
        Day(),
        decides=True,
        aliases=(
            *words_in(
                "授权日 授权日期 授权公告日期 授权时间 授权年月 授权公告时间 公告日 公告日期 专利授权日",
                "专利授权日期 获得授权时间 登记日期 专利授权时间 专利授权公告日 专利授权年月 授权公告年月",
                "授权年份 授权年度 授权（公告）日 授权（公告）日期 获授权日期 获得授权日期 授权（登记）日期",
                "授权（登记）时间 授权/登记日期 授权日期/登记日期 授权公告日/登记日期 授权年 公告时间",
            ),
            "Grant date",
            "Date of grant",
        ),
    )
    holder = Column(
        N_("专利权人"),
        Reference(table="units"),
        decides=True,
        aliases=words_in(
            "权利人 专利权人名称 权利人名称 著作权人 专利所有权人 专利权所有人 专利权单位 专利权属单位",
            "专利所有人 专利权人（单位） 专利权人（著作权人） 专利权人/著作权人 著作权人/专利权人",
            "专利权人/权利人 权利人/专利权人 权利人/著作权人 权利人（单位） 知识产权权利人 当前权利人",
            "当前专利权人 现专利权人 Patentee Assignee",
        ),
    )
    acquisition = Column(
        N_("取得方式"),
        Choice(
            options={"original": N_("原始取得"), "assigned": N_("受让"), "licensed": N_("许可")},
            synonyms={
                "原始": "original",
                "受让取得": "assigned",
                "被许可": "licensed",
            },
        ),
        default="original",
        decides=True,
        aliases=words_in(
            "获得方式 权利取得方式 获取方式 取得途径 专利取得方式 知识产权取得方式 知识产权获得方式",
            "权利获得方式 原始/受让 原始取得/受让",
        ),
    )
    legal_status = Column(
        N_("法律状态"),
        Choice(
            options={"in_force": N_("有效"), "lapsed": N_("失效"), "pledged": N_("质押")},
            synonyms={
                "有权": "in_force",
                "专利权维持": "in_force",
                "已失效": "lapsed",
                "终止失效": "lapsed",
                "已质押": "pledged",
                "质押中": "pledged",
            },
        ),
        default="in_force",
        decides=True,
        aliases=words_in(
            "专利状态 权利状态 专利法律状态 当前法律状态 状态 有效性 有效状态 专利有效性 权利有效性",
            "授权状态 案件状态 当前状态 目前状态 专利当前状态 专利权状态 专利权法律状态 有效/失效",
            "授权/申请",
        ),
    )
    related = Column(
        N_("与研究方向相关"),
        YesNo(),
        aliases=words_in(
            "是否相关 是否与研究方向相关 是否与实验室研究方向相关 方向是否相关 与研究方向是否相关",
            "与实验室方向是否相关 与本实验室方向是否相关 是否与实验室方向相关 是否与实验室方向一致",
            "是否与研究方向一致",
        ),
    )

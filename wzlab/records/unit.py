"""The lead unit and the partner units of an application."""

from wzlab.columns import Choice, Column, Day, Record, Text, YesNo
from wzlab.language import N_


class Unit(Record, table="units", label=N_("单位"), known_by=("name",), answered_by=N_("依托单位")):
    """One legal person that builds the lab."""

    __slots__ = ()

    name = Column(
        N_("单位名称"),
        Text(),
        claims=True,
        aliases=("名称", "单位全称", "共建单位名称", "依托单位名称", "机构名称", "企业名称"),
    )
    role = Column(
        N_("角色"),
        Choice(
            options={"lead": N_("依托（牵头）单位"), "partner": N_("共建单位")},
            synonyms={
                "依托单位": "lead",
                "牵头单位": "lead",
                "依托": "lead",
                "牵头": "lead",
                "共建": "partner",
            },
        ),
        decides=True,
        aliases=("单位角色", "建设角色"),
    )
    entity_type = Column(
        N_("单位性质"),
        Choice(
            options={
                "enterprise": N_("企业"),
                "university": N_("高校"),
                "research_institute": N_("科研院所"),
                "medical_institution": N_("医疗卫生机构"),
                "new_rd_institution": N_("新型研发机构"),
                "other": N_("其他"),
            },
            synonyms={
                "公司": "enterprise",
                "大学": "university",
                "高等学校": "university",
                "高等院校": "university",
                "科研机构": "research_institute",
                "医院": "medical_institution",
                "医疗机构": "medical_institution",
                "新研机构": "new_rd_institution",
            },
        ),
        decides=True,
        aliases=("单位类型", "单位类别", "机构类型", "机构性质"),
    )
    legal_form = Column(
        N_("法人类型"),
        Choice(
            options={
                "enterprise": N_("企业法人"),
                "public_institution": N_("事业单位"),
                "private_non_enterprise": N_("民办非企业单位"),
                "other": N_("其他"),
            },
            synonyms={
                "企业": "enterprise",
                "公司": "enterprise",
                "事业法人": "public_institution",
                "事业单位法人": "public_institution",
                "民非": "private_non_enterprise",
                "民办非企业": "private_non_enterprise",
                "社会服务机构": "private_non_enterprise",
            },
        ),
        decides=True,
        aliases=("法人性质", "法人类别"),
    )
    uscc = Column(
        N_("统一社会信用代码"),
        Text(),
        decides=True,
        claims=True,
        aliases=("社会信用代码", "信用代码", "统一信用代码", "社会统一信用代码", "统一社会信用代码证号"),
    )
    registered_in_city = Column(
        N_("在温州市内注册"),
        YesNo(),
        decides=True,
        aliases=("是否在温州市内注册", "是否在温州注册", "是否温州市内注册"),
    )
    county = Column(
        N_("县（市、区）"),
        Text(),
        aliases=("县市区", "所在县（市、区）", "所在县市区", "所属县市区", "所在区县", "所属区县"),
    )
    legal_person = Column(N_("独立法人"), YesNo(), decides=True, aliases=("是否独立法人",))
    good_credit = Column(
        N_("运营和信用状况良好"),
        YesNo(),
        decides=True,
        aliases=("是否信用良好", "信用是否良好", "信用状况是否良好"),
    )
    high_tech = Column(
        N_("高新技术企业"),
        YesNo(),
        decides=True,
        aliases=("是否高新技术企业", "是否高企", "是否高新企业", "是否为高新技术企业"),
    )
    high_tech_valid_until = Column(
        N_("高企证书有效期至"),
        Day(),
        decides=True,
        aliases=("高企有效期", "高企有效期至", "高企证书有效期", "高新技术企业证书有效期", "高新技术企业证书有效期至"),
    )
    category = Column(
        N_("合作类别"),
        Choice(
            options={
                "chain_leader": N_("链主企业"),
                "university_or_institute": N_("高校院所"),
                "ai_company": N_("AI 公司"),
                "other": N_("其他"),
            },
            synonyms={
                "链主": "chain_leader",
                "高校": "university_or_institute",
                "科研院所": "university_or_institute",
                "AI企业": "ai_company",
                "人工智能公司": "ai_company",
                "人工智能企业": "ai_company",
            },
        ),
        decides=True,
        aliases=("合作单位类别", "合作方类别"),
    )

"""The lead unit and the partner units of an application."""

from wzlab.columns import Choice, Column, Day, Record, Text, YesNo, words_in
from wzlab.language import N_


class Unit(Record, table="units", label=N_("单位"), known_by=("name",), answered_by=N_("依托单位")):
    """One legal person that builds the lab."""

    __slots__ = ()

    name = Column(
        N_("单位名称"),
        Text(),
        claims=True,
        aliases=(
            *words_in(
                "名称 单位全称 共建单位名称 依托单位名称 机构名称 企业名称 共建单位 参建单位 共建单位全称",
                "参建单位名称 法人单位名称 机构全称 公司名称 医院名称 高校名称",
            ),
            "Organization name",
            "Company name",
        ),
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
        aliases=words_in(
            "单位角色 建设角色 依托/共建 依托或共建 牵头/共建 牵头或共建 依托（牵头）/共建",
            "牵头（依托）/共建 依托单位/共建单位 牵头单位/共建单位 牵头/参与 申报角色 联合申报角色",
            "单位身份",
        ),
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
        aliases=words_in(
            "单位类型 单位类别 机构类型 机构性质 单位属性 机构类别 单位性质/类型 单位类型/性质",
            "申报单位类型 申报单位性质 申报主体类型",
        ),
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
        aliases=("法人性质", "法人类别", "法人形式", "法人单位类型", "机构法人类型"),
    )
    uscc = Column(
        N_("统一社会信用代码"),
        Text(),
        decides=True,
        claims=True,
        aliases=words_in(
            "社会信用代码 信用代码 统一信用代码 社会统一信用代码 统一社会信用代码证号 统一社会信用代码号",
            "统一社会信用代码（18位） 统一社会信用代码证 统一信用代码证号",
        ),
    )
    registered_in_city = Column(
        N_("在温州市内注册"),
        YesNo(),
        decides=True,
        aliases=words_in(
            "是否在温州市内注册 是否在温州注册 是否温州市内注册 是否在温注册 是否温州注册 是否注册在温州",
            "是否在温州市注册 是否在温州市域内注册 是否市内注册 是否本市注册 是否在本市注册",
        ),
    )
    county = Column(
        N_("县（市、区）"),
        Text(),
        aliases=words_in(
            "县市区 所在县（市、区） 所在县市区 所属县市区 所在区县 所属区县 所属县区 所在县区 所属县市",
            "县区 区县 县/区 区/县 县市区名称 所属县（市、区） 所属县（市）区 所在县（市）区",
            "注册地县（市、区） 注册地所在县（市、区）",
        ),
    )
    legal_person = Column(
        N_("独立法人"),
        YesNo(),
        decides=True,
        aliases=words_in(
            "是否独立法人 是否法人 是否法人单位 是否为独立法人 是否独立法人单位 是否具有法人资格",
            "是否具有独立法人资格 是否具备独立法人资格 是否独立法人资格 具有独立法人资格 独立法人资格",
            "独立法人单位",
        ),
    )
    good_credit = Column(
        N_("运营和信用状况良好"),
        YesNo(),
        decides=True,
        aliases=words_in("是否信用良好 信用是否良好 信用状况是否良好 运营和信用状况是否良好 是否运营和信用状况良好"),
    )
    high_tech = Column(
        N_("高新技术企业"),
        YesNo(),
        decides=True,
        aliases=words_in(
            "是否高新技术企业 是否高企 是否高新企业 是否为高新技术企业 高企 高企资格 高企资质",
            "高新技术企业资格 国家高新技术企业 是否为高企 是否国家高企 是否有效高企 是否国家高新技术企业",
            "是否国家级高新技术企业 是否具有高企资格 是否具有高新技术企业资格",
        ),
    )
    high_tech_valid_until = Column(
        N_("高企证书有效期至"),
        Day(),
        decides=True,
        aliases=words_in(
            "高企有效期 高企有效期至 高企证书有效期 高新技术企业证书有效期 高新技术企业证书有效期至",
            "高企到期日 高企到期时间 高企到期日期 高企资格有效期 高企资格有效期至 高企证书有效期止",
            "高企证书到期日 高企证书到期时间 高企证书到期日期 高新技术企业有效期 高新技术企业有效期至",
            "高新技术企业资格有效期 高新技术企业资格有效期至 高新技术企业证书到期时间",
            "高新技术企业证书到期日期",
        ),
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
        aliases=("合作单位类别", "合作方类别", "合作方类型", "合作单位类型", "合作伙伴类型", "合作对象类型"),
    )

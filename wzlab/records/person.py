"""The people of the lab."""

from wzlab.columns import Choice, Column, Day, Number, Record, Reference, Text, YesNo, words_in
from wzlab.language import N_


class Person(Record, table="staff", label=N_("人员"), known_by=("name",), answered_by=N_("人事")):
    """One member of staff; a blank unit means the lead unit."""

    __slots__ = ()

    name = Column(
        N_("姓名"),
        Text(),
        claims=True,
        personal=True,
        aliases=(
            *words_in(
                "人员姓名 员工姓名 职工姓名 教师姓名 成员姓名 中文姓名 研究人员姓名 研发人员姓名 科研人员姓名",
                "固定人员姓名 团队成员姓名 名字 教师名称",
            ),
            "Full name",
        ),
    )
    id_type = Column(
        N_("证件类型"),
        Choice(
            options={
                "resident_id": N_("居民身份证"),
                "passport": N_("护照"),
                "permit": N_("居住证或通行证"),
                "other": N_("其他"),
            },
            synonyms={
                "身份证": "resident_id",
                "二代身份证": "resident_id",
                "居住证": "permit",
                "通行证": "permit",
                "港澳居民来往内地通行证": "permit",
                "台湾居民来往大陆通行证": "permit",
            },
        ),
        default="resident_id",
        aliases=("证件种类", "身份证件类型", "证件类别", "有效证件类型"),
    )
    id_number = Column(
        N_("证件号码"),
        Text(),
        claims=True,
        sensitive=True,
        personal=True,
        aliases=(
            *words_in(
                "身份证号码 身份证号 证件号 身份证 居民身份证号 居民身份证号码 公民身份号码 身份证件号",
                "身份证件号码 身份证号/护照号 公民身份证号 公民身份证号码 身份号码 身份证编号 有效证件号",
                "有效证件号码 身份证/护照号 身份证号码/护照号码 身份证件号码（护照号） 证件号码/身份证号",
                "身份证号/证件号码",
            ),
            "ID card number",
        ),
    )
    gender = Column(
        N_("性别"),
        Text(),
        aliases=("Sex",),
    )
    birth_date = Column(
        N_("出生日期"),
        Day(past_only=True),
        decides=True,
        personal=True,
        aliases=(
            *words_in("出生年月 出生年月日 出生时间 生日 出生日 出生年份 出生年 Birthday Birth DOB"),
            "Birth date",
        ),
    )
    phone = Column(
        N_("手机"),
        Text(),
        sensitive=True,
        personal=True,
        aliases=(
            *words_in(
                "手机号 手机号码 联系电话 移动电话 联系方式 电话 移动电话号码 手机电话 联系手机 本人手机",
                "手机/电话 Telephone Tel",
            ),
            "Mobile phone",
            "Phone number",
        ),
    )
    unit = Column(
        N_("所在单位"),
        Reference(table="units"),
        decides=True,
        aliases=words_in(
            "单位 工作单位 所属单位 现工作单位 人员所在单位 单位名称 所在单位名称 所在单位全称",
            "工作单位名称 所属单位名称 现所在单位 人事关系单位 人事关系所在单位 Affiliation Employer",
        ),
    )
    post = Column(
        N_("岗位"),
        Choice(
            options={
                "director": N_("主任"),
                "direction_leader": N_("方向带头人"),
                "research": N_("研究"),
                "engineering": N_("工程"),
                "technical": N_("技术"),
                "administration": N_("管理"),
            },
            synonyms={
                "实验室主任": "director",
                "研究方向带头人": "direction_leader",
                "研究人员": "research",
                "科研人员": "research",
                "工程人员": "engineering",
                "技术人员": "technical",
                "管理人员": "administration",
                "行政": "administration",
                "行政管理": "administration",
            },
        ),
        default="research",
        decides=True,
        aliases=words_in(
            "实验室岗位 岗位类别 岗位类型 在实验室岗位 实验室职务 在实验室职务 本实验室职务",
            "在本实验室职务 拟任实验室职务 在实验室任职 在实验室担任职务 实验室任职 实验室角色 岗位分类",
        ),
    )
    source = Column(
        N_("人员来源"),
        Choice(
            options={
                "own": N_("在编或在职"),
                "dual_employed": N_("双聘"),
                "dispatched": N_("劳务派遣"),
                "rehired": N_("退休返聘"),
                "postdoc": N_("博士后"),
                "student": N_("在读学生"),
                "foreign": N_("外籍"),
            },
            synonyms={
                "在编": "own",
                "在职": "own",
                "在编在职": "own",
                "双聘人员": "dual_employed",
                "派遣": "dispatched",
                "劳务派遣人员": "dispatched",
                "返聘": "rehired",
                "退休返聘人员": "rehired",
                "学生": "student",
                "在读研究生": "student",
                "研究生在读": "student",
                "外籍人员": "foreign",
            },
        ),
        default="own",
        decides=True,
        aliases=words_in(
            "用工形式 用工性质 聘用形式 聘用方式 用工类型 用工类别 用工方式 用工身份 聘用类型 聘用性质",
            "聘用类别 编制 编制性质 编制类型 编制类别 编制情况 在编/非编 人员性质 人员身份 员工性质",
        ),
    )
    full_time = Column(
        N_("全时"),
        YesNo(),
        decides=True,
        aliases=(
            *words_in(
                "是否全职 是否全时 全职 是否专职 专职/兼职 全职/兼职 是否全时研发人员 是否全时工作",
                "是否全时在岗 专/兼职 专/兼 全/兼职 专兼职 全兼职 专兼职情况 专职或兼职 全职或兼职 全时/兼职",
                "全时/非全时 专职/非专职 全职/非全职 是否全职在岗 是否全职工作 是否全职人员 是否专职人员",
                "是否专职研发人员 是否全时人员 是否全时科研人员 是否全时研究人员",
                "是否全时在实验室工作 是否全职在实验室工作 全职情况",
            ),
            "Full time",
        ),
    )
    months_per_year = Column(
        N_("年投入月数"),
        Number(unit_words=("月", "个月", "人月")),
        aliases=words_in(
            "年工作月数 年投入时间 每年工作月数 全年工作月数 投入月数 年工作时间 年均工作月数",
            "年度工作月数 每年工作时间 每年投入月数 每年投入时间 年在岗月数 每年在岗月数",
            "年在实验室工作月数 每年在实验室工作月数 年在实验室工作时间 每年在实验室工作时间 全年投入月数",
            "年度投入时间 每年在岗时间",
        ),
    )
    title = Column(
        N_("专业技术职务"),
        Text(),
        aliases=(
            *words_in(
                "职称 专业技术职称 现专业技术职务 现任专业技术职务 专技职务 技术职称 职称名称 现有职称",
                "专业技术职务（职称） 专业职称 专业技术资格 专业技术资格名称 专业技术职务资格",
                "专业技术任职资格 专业技术职务任职资格 专业技术职称名称 专业技术职务名称 Title 职称情况",
            ),
            "Academic title",
        ),
    )
    title_level = Column(
        N_("职称级别"),
        Choice(
            options={
                "senior": N_("正高"),
                "associate": N_("副高"),
                "intermediate": N_("中级"),
                "junior": N_("初级"),
                "none": N_("无职称"),
            },
            synonyms={
                "正高级": "senior",
                "正高职称": "senior",
                "正高级职称": "senior",
                "副高级": "associate",
                "副高职称": "associate",
                "副高级职称": "associate",
                "中级职称": "intermediate",
                "初级职称": "junior",
                "无": "none",
            },
        ),
        decides=True,
        aliases=words_in(
            "职称等级 职称层次 专业技术职务级别 专业技术职务等级 专业技术等级 职称职级 职称档次",
            "专业技术职称级别 专业技术职称等级 技术职称级别 技术职称等级",
        ),
    )
    education = Column(
        N_("学历"),
        Text(),
        aliases=(
            *words_in("最高学历 文化程度 学历层次 最终学历 最后学历 现有学历 现学历 教育程度 受教育程度 学历情况"),
            "Education level",
            "Educational background",
        ),
    )
    degree = Column(
        N_("学位"),
        Choice(
            options={"doctor": N_("博士"), "master": N_("硕士"), "bachelor": N_("学士"), "none": N_("无学位")},
            synonyms={
                "博士学位": "doctor",
                "硕士学位": "master",
                "学士学位": "bachelor",
                "无": "none",
            },
        ),
        decides=True,
        aliases=(
            *words_in(
                "最高学位 学历学位 学历/学位 学历、学位 学历及学位 最高学历学位 最高学历/学位 最高学历及学位",
                "最终学位 最后学位 现有学位 现学位 所获学位 获得学位 已获学位 取得学位 学位名称 学位层次",
                "学位级别 学位/学历 学位学历 学位、学历 学位及学历 学历与学位 学历和学位 学位（学历）",
                "学位情况",
            ),
            "Highest degree",
            "Academic degree",
        ),
    )
    major = Column(
        N_("所学专业"),
        Text(),
        aliases=words_in(
            "专业 专业名称 毕业专业 所学专业名称 最高学历专业 最高学历所学专业 最高学位专业 学位专业",
            "所学专业/学科 Major Specialty",
        ),
    )
    talent_class = Column(
        N_("人才类别"),
        Choice(
            options={**{letter: letter for letter in "ABCDEF"}, "none": N_("未认定")},
            synonyms={
                **{f"{letter}类": letter for letter in "ABCDEF"},
                **{f"{letter}类人才": letter for letter in "ABCDEF"},
                "无": "none",
            },
        ),
        decides=True,
        aliases=words_in(
            "人才层次 人才分类 人才等级 人才认定类别 人才类型 人才级别 人才分类等级 人才分类层次",
            "人才分类认定 人才认定层次 人才认定级别 人才认定等级 市人才类别 温州市人才类别 温州市人才分类",
            "高层次人才类别 高层次人才认定类别",
        ),
    )
    talent_programme = Column(
        N_("人才计划"),
        Text(),
        aliases=words_in(
            "人才称号 人才项目 入选人才计划 人才计划名称 入选人才项目 人才项目名称 人才工程 入选人才工程",
            "所获人才称号 人才头衔 人才称号/荣誉",
        ),
    )
    research_direction = Column(
        N_("研究方向"),
        Text(),
        aliases=(
            *words_in(
                "主要研究方向 研究领域 从事研究方向 从事研究领域 从事领域 研究方向/领域 研究领域/方向",
                "研究方向与领域 专业研究方向 从事的研究方向 所属研究方向 所在研究方向 现从事研究方向",
                "主要研究领域",
            ),
            "Research interests",
            "Research field",
            "Research area",
        ),
    )
    other_city_lab = Column(
        N_("还依托另一全市重点实验室"),
        YesNo(),
        decides=True,
        aliases=words_in(
            "是否依托其他全市重点实验室 是否依托另一全市重点实验室 是否在其他全市重点实验室任职",
            "是否已依托其他全市重点实验室 是否同时依托其他全市重点实验室 是否加入其他全市重点实验室",
            "是否在其他全市重点实验室",
        ),
    )
    other_lab_name = Column(
        N_("另一实验室名称"),
        Text(),
        aliases=("其他实验室名称", "其他全市重点实验室名称", "另一全市重点实验室名称"),
    )
    joined_on = Column(
        N_("入职日期"),
        Day(),
        aliases=(
            *words_in(
                "入职时间 到岗日期 到岗时间 入校时间 来校时间 到本单位工作时间 进入单位时间 入职年月 到校时间",
                "到校日期 来校日期 来校年月 入校日期 入校年月 进校时间 进校日期 来院时间 到院时间 进院时间",
                "来所时间 到所时间 进所时间 入所时间 来单位时间 到单位时间 入司时间 入司日期 进入公司时间",
                "到职日期 到职时间 来本单位时间 进本单位时间 入职本单位时间 本单位入职时间 报到时间 报到日期",
                "调入时间 调入日期",
            ),
            "Date of joining",
            "Entry date",
        ),
    )
    contract_until = Column(
        N_("合同期至"),
        Day(),
        aliases=words_in(
            "合同到期日 合同终止日期 合同截止日期 合同到期时间 合同结束日期 合同止 合同期止",
            "劳动合同到期日 聘期至 聘期止 聘期截止 聘期截止日期 聘期到期时间 聘期结束时间 聘任期至",
            "聘用期至 合同期截止 合同有效期至 合同截止时间 合同终止时间 合同结束时间 合同到期日期",
            "劳动合同到期时间 劳动合同到期日期 劳动合同终止日期 劳动合同截止日期 劳动合同期至",
            "聘用合同到期日 聘用合同到期时间 聘用合同截止日期",
        ),
    )
    insured_by = Column(
        N_("社保缴纳单位"),
        Text(),
        aliases=words_in(
            "社保单位 社保缴纳单位名称 参保单位 社会保险缴纳单位 缴纳社保单位 社保参保单位 社保缴费单位",
            "社保所在单位 社保关系所在单位 社会保险参保单位 社会保险缴费单位",
        ),
    )
    insured_since = Column(
        N_("社保起缴日期"),
        Day(),
        aliases=words_in(
            "社保起缴时间 社保缴纳起始时间 社保缴纳开始时间 社保起始日期 参保时间 参保日期",
            "社保缴纳起始日期 社保缴纳开始日期 社保缴纳起始月份 社保起始时间 社保开始日期 社保开始时间",
            "社保起缴月份 社保起缴年月 社保参保时间 社保参保日期 参保起始时间 参保起始日期 参保开始时间",
        ),
    )

"""Headings that may mean a field and may not: what is asked of them.

排名第一 is not 主持, a code on a card may be the asset's number or the card's, and 启用日期 of one office is 入账日期 of another.
What certainly means one field is an alias in `wzlab.records`; what means none is in `no_field_headings`.
"""

from collections.abc import Iterator, Mapping

from wzlab.columns import words_in
from wzlab.language import N_
from wzlab.spelling import folded

Asked = tuple[tuple[str, ...], str]
"""The fields that a heading may mean, the likeliest first, and what is told: `{field}` is the title of the first."""

_UNSURE = N_("“{heading}”不一定就是“{field}”：确认是同一项，请选定“{field}”。")
_YES_NO = N_("这一栏只回答“是”或“否”：要按它导入，请选定“{field}”，再选定“是”“否”各是什么。")
_TWO_THINGS = N_("这一栏里有两样：请拆成两栏，或选定一样。")
_WHICH_DAY = N_("没有写明是哪个日期：请选定一个。")
_NAMES_DIRECTION = N_("这一栏写的是方向的名称：要按它导入，请选定“{field}”，再选定各个名称算“是”还是“否”。")
_IS_PROSE = N_("这一栏多半是一段说明：只写“是”“否”或一个词的，才可以选定“{field}”。")

_TITLE_OR_POST = N_("这一栏里有职称也有职务，职务“工程师”会当成职称：写的都是职称的，才可以选定“专业技术职务”。")
_APPOINTED = N_("聘任的职称与评审取得的职称可能不同：有职称证书的，才可以选定“专业技术职务”。")
_DEPARTMENT = N_("部门不是单位：要按它导入，请选定“所在单位”。")
_CLASS_OF_PEOPLE = N_(
    "没有写明按什么分类：分在编、双聘、派遣等，请选定“人员来源”；分研究、技术、管理等，请选定“岗位”。"
)
_PERMANENT = N_("固定人员不一定全时在岗：确认都全时工作的，才可以选定“全时”。")
_SHARE_OF_TIME = N_("写的是投入多少时间，没有写明是否全时：请选定一项，再逐个核对。")
_WHICH_TIME = N_("没有写明是不是一年里投入的月数：确认是，请选定“年投入月数”。")
_OTHER_LABS = N_("条款只问全市重点实验室，这一栏可能还包括其他级别：确认后请选定“还依托另一全市重点实验室”。")
_SITE_OR_ROOM = N_("没有写明是园区、楼宇还是房间：请选定一个。")
_ROOM_NAME = N_("这一栏是房间的名称：没有房间号的，可以选定“房间号”；写的是实验、办公等，请选定“用途”。")
_NATURE_OF_ROOM = N_("没有写明说的是用途还是权属：请选定一个。")
_OWNER_OF_ROOM = N_("产权归谁与由谁提供可能不同：确认后请选定“{field}”。")
_SHARED = N_("没有写明专用多少：共用的房间请在“专用占比”中填写百分比，留空按全部专用计算。")
_SHARED_PART = N_("共享占比与专用占比可能正好相反：确认写的是专用的一份，才可以选定“专用占比”。")
_ORIGINAL_VALUE = N_("没有写明是不是账面原值：要按它导入，请选定“账面原值”。")
_UNIT_PRICE = N_("单价不是账面原值：数量都是 1 时才可以选定“账面原值”。")
_NET_VALUE = N_("净值不是账面原值，不能代替。")
_WITH_TAX = N_("发票或合同上的金额可能含税，不一定是账面原值：确认后才可以选定“账面原值”。")
_CARD_NUMBER = N_("卡片编号、管理编号不一定是资产编号：确认后请选定“资产编号”。")
_CONTRACT_NUMBER = N_("合同编号不一定是项目编号：任务书上就用它的，请选定“项目编号”。")
_AUTHORITY = N_("这一栏是下达或资助的部门，不是计划：没有计划类别的，可以选定“计划类别”，按它判断级别。")
_ACROSS = N_("“纵向”没有写明级别：确认后请选定“级别”。")
_ARRIVED = N_("到账经费与总经费不同：要按它导入，请选定“经费”。")
_PART_OF_FUNDS = N_("这一栏可能只是总经费的一部分：要按它导入，请选定“经费”。")
_RANK = N_("排名第一不等于主持或牵头：要按它导入，请选定“承担角色”，再选定各个名次是什么角色。")
_OWN_ROLE = N_("写的是个人在项目里的角色，不一定是单位的：确认后请选定“承担角色”。")
_APPLICANT = N_("申请人不一定是现在的专利权人：确认后请选定“专利权人”。")
_GRANT_NUMBER = N_("授权公告号不是专利号：要按它导入，请选定“专利号”。")
_PUBLICATION = N_("公开号、公告号不是专利号：要按它导入，请选定“专利号”。")
_PUBLISHED = N_("公开日不是授权公告日：确认都已授权、写的是授权公告日，才可以选定“授权公告日”。")
_PRIZE_OR_RESULT = N_("没有写明是奖的名称还是获奖成果的名称：要按它导入，请选定“奖励名称”。")
_BY_ALL = N_("没有写明是不是各方都已签章：确认后请选定“各方均已签章”。")
_PARTY = N_("没有写明哪一方是合作单位：确认后请选定“合作单位”。")
_ADDRESS_OF_UNIT = N_(
    "这一栏写的是地点：只写县（市、区）的，请选定“县（市、区）”；要判断是否在市内，请选定“在温州市内注册”。"
)
_CODE = N_("不一定是 18 位统一社会信用代码：确认后请选定“统一社会信用代码”。")

_LINES: Mapping[str, Mapping[tuple[str, str], tuple[str, ...]]] = {
    "staff": {
        (_UNSURE, "full_time"): words_in("全时承诺 是否专职科研人员 是否专职科研 全时人员"),
        (_TWO_THINGS, "insured_by insured_since"): words_in("社保缴纳单位/起止"),
        (_TWO_THINGS, "talent_class talent_programme"): words_in("人才称号/类别 人才类别/认定文号"),
        (_TWO_THINGS, "id_type id_number"): words_in("证件类型/证件号 证件类型及号码"),
        (_UNSURE, "talent_programme talent_class"): words_in(
            "学术头衔 国家级人才 院士/杰青 荣誉/称号 认定类别 人才 高层次人才 人才情况 荣誉称号"
        ),
        (_UNSURE, "joined_on"): words_in(
            "引进时间 来温时间 加入实验室时间 进入实验室时间 到实验室时间 来实验室时间 到实验室工作时间"
        ),
        (_WHICH_TIME, "months_per_year"): words_in(
            "投入工作量 投入人月 人月 投入时间 工作时间 工作月数 月数 在实验室工作时间 实验室工作时间 投入工作时间",
            "为本项目工作时间 投入本实验室时间",
        ),
        (_CLASS_OF_PEOPLE, "source post"): words_in(
            "来源 类别 类型 人员类别 人员类型 人员分类 人员属性 身份类别 身份 员工类型 员工类别 教职工类别 岗位性质",
            "聘任形式 聘任方式",
        ),
        (_UNSURE, "unit"): words_in(
            "公司 所在公司 单位及职务 任职单位 聘用单位 用人单位 劳动合同单位 劳动合同签订单位 合同单位 依托/共建",
            "依托单位/共建单位 依托单位 共建单位",
        ),
        (_UNSURE, "post"): words_in(
            "岗位情况 角色 承担角色 项目角色 在项目中的角色 任务角色 岗位名称 岗位/职务 担任岗位"
        ),
        (_YES_NO, "title_level"): words_in("是否正高 是否副高"),
        (_UNSURE, "name"): words_in("成员 团队成员"),
        (_TWO_THINGS, "major"): words_in(
            "毕业院校、专业、时间 毕业时间、院校及专业 毕业院校及专业 毕业学校及专业 毕业院校、专业 毕业院校/专业",
            "毕业学校/专业 学校及专业 毕业院校专业",
        ),
        (_TWO_THINGS, "title title_level"): words_in("职称及级别 职称级别/名称 职称名称及级别 职称/级别"),
        (_TWO_THINGS, "degree major"): words_in("学位/专业 学位及专业"),
        (_TWO_THINGS, "education major"): words_in("学历/专业 学历及专业"),
        (_OTHER_LABS, "other_city_lab"): words_in(
            "是否依托其他重点实验室 是否依托其他实验室 是否在其他实验室任职 是否兼任其他实验室",
            "是否参与其他重点实验室 是否加入其他重点实验室 是否在其他重点实验室任职 是否依托其他市重点实验室",
            "其他重点实验室任职情况 是否在其他平台任职",
        ),
        (_DEPARTMENT, "unit"): words_in(
            "部门 所属部门 所在部门 部门名称 部门/科室 院系 所在院系 学院 所在学院 所属学院 二级单位 所在二级单位",
            "所属二级单位 科室 所在科室 系所 内设机构 单位/部门 单位及部门 单位部门 所在单位及部门 所在单位/部门",
            "工作单位及部门 工作单位/部门",
        ),
        (_TITLE_OR_POST, "title"): words_in(
            "职称/职务 职务/职称 职称职务 职务职称 职称、职务 职务、职称 职称及职务 职务及职称 职称或职务",
            "职务（职称） 职称和职务 技术职务 任职资格",
        ),
        (_APPOINTED, "title"): words_in(
            "聘任职称 现聘职称 聘任职务 聘任专业技术职务 现聘专业技术职务 受聘职称 聘用职称 校聘职称 内聘职称"
        ),
        (_YES_NO, "source"): words_in(
            "是否在编 是否双聘 是否返聘 是否退休返聘 是否外聘 是否派遣 是否劳务派遣 是否外籍 是否博士后", "是否在编在岗"
        ),
        (_YES_NO, "degree"): words_in("是否博士 是否具有博士学位 是否博士学位 有无博士学位"),
        (_PERMANENT, "full_time"): words_in("是否固定人员 是否为固定人员 固定/流动 固定或流动 是否固定"),
        (_SHARE_OF_TIME, "full_time months_per_year"): words_in(
            "全时率 投入比例 投入时间占比 投入时间比例 工作时间占比 全时工作时间占比 为本项目工作时间占比"
        ),
        (_YES_NO, "post"): words_in("是否主任 是否实验室主任 是否方向带头人 是否学术带头人"),
        (_UNSURE, "major research_direction"): words_in("从事专业 现从事专业 专业方向 专业领域 学科专业 专业/研究方向"),
        (_UNSURE, "degree"): words_in("学位类型 学位类别"),
        (_UNSURE, "insured_since"): words_in("首次参保时间 首次参保日期 社保缴纳时间"),
    },
    "units": {
        (_ADDRESS_OF_UNIT, "county registered_in_city"): words_in(
            "地址 注册地区 注册地 注册地址 注册地点 注册所在地 住所 注册城市 所在城市 单位地址"
        ),
        (_UNSURE, "entity_type legal_form"): words_in(
            "类型 类别 性质 机构属性 单位分类 法人/机构类型 组织形式 登记类型"
        ),
        (_UNSURE, "name"): words_in("依托单位 合作单位 单位 公司 企业 法人名称 申报单位"),
        (_YES_NO, "role"): words_in("是否牵头 是否牵头单位 是否依托单位 是否为依托单位 是否牵头申报单位 是否共建单位"),
        (_YES_NO, "entity_type"): words_in("是否企业 是否高校 是否为企业"),
        (_UNSURE, "legal_person"): words_in("法人资格 是否法人资格"),
        (_IS_PROSE, "good_credit"): words_in(
            "信用状况 信用情况 信用 运营状况 运营情况 经营状况 运营和信用状况 信用评价"
        ),
        (_CODE, "uscc"): words_in("组织机构代码 机构代码 税号 纳税人识别号 营业执照号 营业执照注册号"),
        (_UNSURE, "county"): words_in("属地 地区 区域 所属区域 所在区域 所属地区 所在地区 所在地 辖区"),
        (_UNSURE, "high_tech_valid_until"): words_in("证书有效期 证书有效期至 有效期 有效期至"),
        (_YES_NO, "category"): words_in("是否链主企业 是否链主 是否为链主企业"),
        (_UNSURE, "category role"): words_in("合作类型 合作性质"),
    },
    "rooms": {
        (_UNSURE, "unit"): words_in("单位 单位名称"),
        (_IS_PROSE, "use"): words_in("用途说明"),
        (_SHARED_PART, "shared_percent"): words_in(
            "占比 共享占比 共享比例 共用比例 使用占比 占用比例 分摊比例 折算比例 面积占比 使用比例"
        ),
        (_SHARED, "shared_percent"): words_in(
            "专用 共用 共享 是否专用 是否共用 是否共享 专用/共用 专用/共享 专用或共用 共用/专用 独用/共用 使用方式"
        ),
        (_UNSURE, "certificate_no"): words_in(
            "租赁合同 不动产权证书 合同编号 合同号 协议编号 产权证 房产证 不动产权证 证书编号 证号"
        ),
        (_UNSURE, "tenure unit"): words_in("归属 来源方式 租赁 产权 产权归属 房屋产权 房屋产权归属 权属单位"),
        (_NATURE_OF_ROOM, "use tenure"): words_in(
            "类型 类别 性质 房屋性质 房屋类型 房屋类别 用房性质 使用性质 房间性质 场地类型 场地类别 场地性质",
            "房产性质 来源 使用类型",
        ),
        (_SITE_OR_ROOM, "site building room_no"): words_in(
            "所在地 地点 位置 房屋位置 场地位置 房间位置 具体位置 所在位置 详细位置 实验室地点 场地地点 所在地点",
            "房间地点 存放地点",
        ),
        (_UNSURE, "site"): words_in("实验室地址"),
        (_UNSURE, "building"): words_in("房屋名称 房产名称 楼宇编号 楼栋编号 建筑物编号 楼"),
        (_ROOM_NAME, "room_no use"): words_in(
            "房间名称 实验室名称 用房名称 场地名称 场所名称 分室名称 功能室名称 名称 实验室（房间）名称"
        ),
        (_UNSURE, "room_no"): words_in("房屋编号 用房编号 实验室编号 场地编号 编号"),
        (_UNSURE, "use"): words_in("规划用途 设计用途 批准用途 登记用途"),
        (_YES_NO, "tenure"): words_in("是否自有 是否租赁 是否自有产权 是否自有房产 是否租用"),
        (_OWNER_OF_ROOM, "unit"): words_in(
            "产权人 产权单位 房屋所有权人 所有权人 所有权单位 权利人 业主 业主单位 出租方 出租人 归属单位"
        ),
        (_UNSURE, "lease_until"): words_in(
            "到期时间 到期日期 到期日 合同到期日 合同到期时间 合同截止日期 合同到期日期 合同有效期至 有效期至"
        ),
    },
    "equipment": {
        (_CARD_NUMBER, "asset_no"): words_in(
            "凭证/卡片编号 卡片编号 卡片号 固定资产卡片编号 固定资产卡片号 资产卡片编号 管理编号 统一编号 内部编号",
            "设备管理编号 资产标签号 条码号 资产代码 编号",
        ),
        (_TWO_THINGS, "invoice_no"): words_in("发票号/价税合计/不含税额 发票号/金额"),
        (_UNSURE, "key"): words_in(
            "关键/一般 是否核心设备 是否核心仪器 是否核心仪器设备 是否主要设备 是否重点设备 是否支撑核心方向",
            "是否支撑核心研究方向 是否支撑研究方向 是否核心",
        ),
        (_UNSURE, "acquisition"): words_in("购置渠道 自购/共享 来源 设备来源/经费 购置/自制"),
        (_UNSURE, "room"): words_in(
            "存放楼栋 存放楼宇 房间号 房间 房号 位置 地点 地址 所在实验室 所在楼宇 楼宇房间号 所属实验室"
        ),
        (_UNSURE, "serial_no"): words_in("SN"),
        (_UNSURE, "unit"): words_in(
            "单位归属 所有权 依托/共建 所在单位 单位名称 所属机构 归属 所有权归属 所有权人 所有人"
        ),
        (_ORIGINAL_VALUE, "original_value"): words_in(
            "账面值 成本 金额 总价 价值 总金额 价格 合计金额 购置金额 购置价格 购置价 购置总价 购置经费 采购金额",
            "采购价格 采购价 购买金额 购买价格 购入金额 购入价格 设备金额 设备价格 设备总价 资产金额 仪器金额",
            "总价值 总值 设备总值 资产总值 资产价值 设备价值 仪器价值 账面价值 账面金额 金额合计 原价 价款 购置费",
            "投资额 经费 购置成本",
        ),
        (_NET_VALUE, "original_value"): words_in(
            "净值 账面净值 资产净值 净额 设备净值 固定资产净值 账面余额 现值 期末净值"
        ),
        (_UNIT_PRICE, "original_value"): words_in(
            "单价 原值单价 单台原值 单台套原值 单台（套）原值 单件原值 单价原值 单台价格 单台单价 台单价 购置单价",
            "采购单价 设备单价 仪器单价 含税单价",
        ),
        (_UNSURE, "asset_no serial_no"): words_in("设备号 仪器号 机器编号 产品编号"),
        (_UNSURE, "name"): words_in("设备 仪器 产品名称"),
        (_UNSURE, "maker"): words_in("品牌 厂牌"),
        (_WITH_TAX, "original_value"): words_in(
            "合同金额 合同价 合同价格 中标金额 中标价 发票金额 价税合计 含税金额 含税总价 含税价 含税价格",
            "不含税金额 不含税价 开票金额",
        ),
        (_UNSURE, "acquired_on"): words_in(
            "启用日期 启用时间 启用年月 投用日期 投用时间 投入使用日期 投入使用时间 开始使用日期 使用日期 验收日期",
            "验收时间 到货日期 到货时间 安装日期 安装时间 交付日期 建账日期 建账时间 记账日期 登账日期 登记日期",
            "建卡日期 日期 时间 年份 年度",
        ),
        (_UNSURE, "unit acquisition"): words_in("权属 产权归属 资产权属 设备权属 产权 是否自有"),
        (_UNSURE, "category"): words_in("设备分类 仪器分类 仪器类别 仪器类型 仪器设备类型 类别 类型 分类"),
        (_UNSURE, "key name"): words_in("关键仪器 核心设备 核心仪器 重点设备"),
        (_NAMES_DIRECTION, "key"): words_in(
            "支撑方向 支撑研究方向 支撑核心方向 对应研究方向 所属研究方向 研究方向 服务方向 对应方向"
        ),
        (_IS_PROSE, "status"): words_in("使用情况 设备使用情况 完好情况 完好状态 运行情况 技术状况 设备情况"),
        (_YES_NO, "status"): words_in("是否在用 是否正常使用 是否报废 是否完好 是否闲置 是否停用 是否已报废"),
    },
    "projects": {
        (_CONTRACT_NUMBER, "number"): words_in(
            "任务书/批文编号 合同编号 合同号 任务书编号 任务书号 计划编号 合同登记号 合同登记编号 项目代码",
            "项目合同编号 合同书编号 任务书/合同编号 编号",
        ),
        (_TWO_THINGS, "funding"): words_in("总经费/本单位到账经费 总经费/到账经费"),
        (_IS_PROSE, "related"): words_in("相关性 与方向相关性 方向相关性"),
        (_YES_NO, "status"): words_in(
            "结题否 完成否 是否结题 是否完成 是否在研 是否验收 是否结项 是否已结题 是否通过验收 是否终止"
        ),
        (_ARRIVED, "funding"): words_in(
            "本单位到账 到账经费 到账金额 到款 到款金额 到款额 到位经费 到位资金 已到经费 实到经费 到校经费",
            "到院经费 实际到账经费 本单位到账经费 累计到账经费 已到账经费",
        ),
        (_UNSURE, "host"): words_in(
            "主要承担单位 完成单位 主持人单位 主持人所在单位 负责人单位 负责人所在单位 申报单位 实施单位 负责单位",
            "项目责任单位 项目单位 责任单位 所属单位 所在单位 单位 单位名称 执行单位 依托/共建",
        ),
        (_OWN_ROLE, "role"): words_in(
            "任务角色 本人角色 个人角色 本人承担角色 本人排名 担任角色 本人作用 承担情况 参与情况 本人承担情况"
        ),
        (_TWO_THINGS, "programme number"): words_in("项目来源及编号"),
        (_AUTHORITY, "programme"): words_in(
            "立项机构 资助方 下达单位 下达部门 立项部门 立项单位 资助机构 资助单位 资助部门 批准部门 批准单位",
            "主管部门 项目主管部门 任务下达单位 任务下达部门 项目下达单位 项目下达部门 下达/立项部门 立项/下达部门",
            "组织单位 组织部门 主管单位 项目批准单位 项目立项部门",
        ),
        (_WHICH_DAY, "approved_on starts_on"): words_in(
            "日期 时间 资助年度 资助年份 项目年度 年度 年份 获资助时间 获资助年份 合同签订时间 合同签订日期",
            "签订时间 签订日期 签约时间 任务书签订时间 任务书签订日期 实际开始时间 实际开始日期",
        ),
        (_UNSURE, "title"): words_in("合同名称 科研项目 项目 课题"),
        (_TWO_THINGS, "title number"): words_in(
            "项目名称及编号 项目编号及名称 项目名称和编号 项目名称、编号 项目名称/编号 项目编号/名称 课题名称及编号"
        ),
        (_UNSURE, "programme level"): words_in("项目性质 来源 类别 类型 项目分类 立项类别 立项类型 计划 资助类型"),
        (_ACROSS, "level"): words_in("纵向/横向 纵横向 横向/纵向 纵向或横向 是否横向"),
        (_UNSURE, "level"): words_in("等级"),
        (_UNSURE, "ends_on"): words_in(
            "结题时间 结题日期 验收时间 验收日期 结项时间 结项日期 实际完成时间 实际完成日期 实际结束时间 结题年份"
        ),
        (_YES_NO, "role"): words_in(
            "是否主持 是否牵头 是否负责人 是否牵头单位 是否为牵头单位 是否第一承担单位 是否主持单位 是否参与"
        ),
        (_RANK, "role"): words_in("排名 本单位排名 单位排名 名次 位次 承担单位排名 本单位位次"),
        (_UNSURE, "principal"): words_in("本单位负责人 单位负责人 申请人 申报人"),
        (_PART_OF_FUNDS, "funding"): words_in(
            "财政经费 财政拨款 财政资助 财政资金 国拨经费 中央财政经费 省拨经费 市拨经费 专项经费 本单位经费",
            "分配经费 承担经费 直接经费 拨款经费 财政资助经费 我单位经费 总金额 金额 预算 预算金额 项目预算 总投资",
            "项目总投资 总投入",
        ),
        (_NAMES_DIRECTION, "related"): words_in(
            "对应研究方向 研究方向 所属研究方向 所属方向 支撑方向 支撑研究方向 方向 对应方向"
        ),
        (_IS_PROSE, "status"): words_in(
            "完成情况 进展情况 执行情况 结题情况 验收情况 项目进展 项目进展情况 研究进展 进展 进度 项目进度", "验收状态"
        ),
    },
    "patents": {
        (_NAMES_DIRECTION, "related"): words_in(
            "相关方向 对应研究方向 研究方向 所属研究方向 所属方向 支撑方向 方向 对应方向"
        ),
        (_YES_NO, "acquisition"): words_in("是否原始 是否原始取得 是否受让 是否自主研发"),
        (_UNSURE, "holder"): words_in(
            "归属单位 第一专利权人 第一权利人 所属单位 所在单位 单位 单位名称 完成单位 权属单位 所有权人 所有权单位",
            "权属",
        ),
        (_UNSURE, "granted_on"): words_in(
            "获批时间 获批日期 发证日期 发证日 发证时间 颁证日期 颁证日 证书日期 获得日期 获得时间 获取日期",
            "获取时间 取得日期 取得时间 批准日期 批准时间 登记时间 年度 年份",
        ),
        (_UNSURE, "number"): words_in("专利号/授权号 软著证书号 授权号 专利授权号 知识产权编号 知识产权号 编号 号码"),
        (_UNSURE, "kind"): words_in("专利性质"),
        (_UNSURE, "title kind"): words_in("专利/软著"),
        (_WHICH_DAY, "granted_on filed_on"): words_in("日期 时间"),
        (_GRANT_NUMBER, "number"): words_in("授权公告号"),
        (_UNSURE, "title"): words_in("成果名称 标题 题目 专利 知识产权"),
        (_PUBLICATION, "number"): words_in("公开号 公布号 公告号 公开（公告）号 公开公告号 申请公布号 授权公布号"),
        (_YES_NO, "kind"): words_in("是否发明专利 是否发明"),
        (_UNSURE, "filed_on"): words_in("受理日 受理日期 受理时间 提交日期"),
        (_PUBLISHED, "granted_on"): words_in("公开日 公布日 公开日期 公布日期 公开（公告）日 公开公告日"),
        (_APPLICANT, "holder"): words_in(
            "申请人 专利申请人 申请单位 第一申请人 申请（专利权）人 申请人/专利权人 申请人（专利权人） 专利申请单位"
        ),
        (_UNSURE, "acquisition"): words_in("来源"),
        (_YES_NO, "legal_status"): words_in("是否有效 是否失效 是否授权 是否已授权 是否在有效期内 是否维持"),
    },
    "awards": {
        (_UNSURE, "host"): words_in(
            "完成单位名称 获奖人单位 第一完成人单位 主要完成单位 完成单位及排名 单位 单位名称 所在单位 申报单位"
        ),
        (_UNSURE, "level"): words_in("类别 授奖单位级别 授奖部门/级别 成果级别 授奖部门级别 获奖类别"),
        (_TWO_THINGS, "title grade"): words_in("奖项名称及等级 奖励名称及等级 获奖名称及等级"),
        (_PRIZE_OR_RESULT, "title"): words_in(
            "成果名称 获奖成果 获奖成果名称 获奖项目 获奖项目名称 项目名称 荣誉称号 荣誉名称 奖励 奖项类别 奖励类别",
            "奖种 奖励种类 奖励类型",
        ),
        (_UNSURE, "awarded_on"): words_in("年度 年份 时间 日期 公布时间 表彰时间 发文时间 公示时间 批准时间"),
        (_UNSURE, "certificate_no"): words_in("编号 文号"),
    },
    "agreements": {
        (_BY_ALL, "signed_by_all"): words_in(
            "签字盖章 是否盖章 是否签章 是否签字 是否签字盖章 是否签署 是否已签署 是否签订 是否已签订 是否已盖章",
            "签章情况 盖章情况 签署情况",
        ),
        (_UNSURE, "kind"): words_in("类型 类别 合作类型 合作形式 合作方式 合作性质 协议名称 合同名称"),
        (_PARTY, "unit"): words_in("甲方 乙方 丙方 甲方单位 乙方单位 单位名称 单位 依托单位"),
        (_UNSURE, "signed_on"): words_in("生效日期 生效时间 协议日期 协议时间 合同日期 日期 时间"),
        (_IS_PROSE, "duties_stated"): words_in("各方权责 双方权责 权责 权利义务 各方权利义务 双方权利义务 责权利"),
    },
    "scenarios": {
        (_UNSURE, "expected_effect"): words_in("预期指标 预期目标 经济效益 社会效益 应用成效 效益 预期成果"),
        (_UNSURE, "demand_unit"): words_in(
            "单位 场景提供单位 场景提供方 场景单位 场景业主单位 业主单位 合作单位 单位名称"
        ),
        (_UNSURE, "title"): words_in("场景 应用场景 需求 重大需求 名称 项目名称 典型应用场景"),
        (_UNSURE, "kind"): words_in("类别 类型"),
        (_UNSURE, "industry"): words_in("领域 所属领域 行业/领域 应用方向"),
        (_UNSURE, "genuine"): words_in("是否真实 场景真实性 真实性"),
        (_IS_PROSE, "intent_agreement"): words_in("意向协议 意向协议号 合作协议 意向协议编号"),
        (_IS_PROSE, "line_description"): words_in("产线说明 现有产线/系统说明 产线/系统说明 现有产线说明 系统说明"),
        (_IS_PROSE, "validation_plan"): words_in("验证方案"),
        (_IS_PROSE, "other_proof"): words_in("其他证明材料 证明材料"),
    },
    "targets": {
        (_UNSURE, "item"): words_in("目标 目标名称 项目 内容"),
        (_UNSURE, "amount"): words_in("数量 完成数 计划数"),
    },
    "investments": {
        (_UNSURE, "item"): words_in("科目 项目 内容 用途 经费科目 名称"),
        (_UNSURE, "amount"): words_in("经费 资金 总金额 合计 预算"),
        (_UNSURE, "unit"): words_in("资金来源 经费来源 来源 单位 单位名称 承担单位"),
        (_UNSURE, "category"): words_in("类型 经费类型"),
    },
    "attachments": {
        (_TWO_THINGS, "issued_on valid_until"): words_in("文件日期/有效期"),
        (_UNSURE, "title"): words_in("附件 材料 证明材料 佐证材料 文件名称 证书名称"),
        (_UNSURE, "issued_by"): words_in("单位 单位名称 签发单位"),
        (_WHICH_DAY, "issued_on"): words_in("日期 时间"),
        (_UNSURE, "record"): words_in("对应条款 对应记录 证明内容 对应表行"),
    },
}
"""By the kind of record: what is told, the fields, and the headings."""


def _asked() -> Iterator[tuple[tuple[str, str], Asked]]:
    for table, lines in _LINES.items():
        for (told, keys), words in lines.items():
            for word in words:
                yield (table, folded(word)), (tuple(keys.split()), told)


ASKED: Mapping[tuple[str, str], Asked] = dict(_asked())
"""What is asked of a heading of a kind of record, by its folded words."""

"""What the registers of personnel, equipment and patent offices say in columns of which this program has its own words.

Their words are those of an office's own classes: 专业技术岗 says how somebody is paid, not what they do in the lab.  A word
that means one of ours is read, one that may mean several is asked, and one that says nothing of the matter leaves a blank.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from wzlab.language import N_, _
from wzlab.spelling import folded
from wzlab.vocabulary.phrases import plain, shown
from wzlab.vocabulary.understood import Understood


class _Line(NamedTuple):
    """Words that say the same.

    Args:
        words: the words, parted by spaces.
        codes: what they mean; of a doubt what they may mean, the likeliest first.
        says: why it is in doubt, or why they say nothing; "" for words that mean their only code.
        is_blank: whether they say nothing of the matter.
    """

    words: str
    codes: tuple[str, ...] = ()
    says: str = ""
    is_blank: bool = False


_RANK = re.compile(r"\((?:第|排名)?[0-9]{1,2}(?:/[0-9]{1,2})?\)")
_OWN_CLASSES = N_("“{word}”是单位自己的岗位分类，没有说在实验室做什么；没有读入。")
_DEPUTY = N_("“{word}”不是实验室主任；请按实际岗位选择。")
_LEADS = N_("“{word}”没有写明是牵头整个项目还是其中一个课题，请按任务书选择。")
_NOT_GRANTED = N_("“{word}”说明还没有授权；请在授权后登记，或留空。")
_OUTSIDE = N_("“{word}”没有写明和单位是什么关系，请按合同选择。")
_LEADS_DIRECTION = N_("“{word}”没有写明是不是研究方向的带头人，请按实际岗位选择。")
_LEADS_JOINTLY = N_("“{word}”没有写明是牵头还是参与，请按任务书选择。")
_LEASED_COMPUTE = N_("“{word}”没有写明是租设备还是买云服务，请按合同选择。")
_ACQUIRED = N_("“{word}”没有写明设备原来是怎样取得的，请按入账凭证选择。")
_RIGHT_ACQUIRED = N_("“{word}”没有写明是原始取得还是受让，请按登记情况选择。")
_OWNER = N_("“{word}”没有写明产权归谁，请按产权证或协议选择。")
_KIND_OF_AGREEMENT = N_("“{word}”没有写明是联合共建还是合作意向，请按协议内容选择。")
_IS_PARTNER = N_("“{word}”没有写明是不是共建单位，请按合作协议选择。")
_WHICH_INSTITUTE = N_("“{word}”没有写明是科研院所还是新型研发机构，请按登记情况选择。")
_LEGAL_FORM = N_("“{word}”是法人类型，没有写明单位性质，请按实际选择。")
_SOCIAL_AWARD = N_("“{word}”没有写明奖励的级别，请按授奖部门选择。")
_STATE = N_("“{word}”没有写明是否还在使用，请按实际选择。")

_LINES: Mapping[str, Sequence[_Line]] = {
    "staff.post": (
        _Line("科研骨干 研究骨干 专职科研 专职研究 专职科研人员 专职研究人员 专职科研岗 专职研究岗", ("research",)),
        _Line("方向负责人 研究方向负责人", ("direction_leader",)),
        _Line("工程技术 工程技术人员 工程技术岗 工程岗人员", ("engineering",)),
        _Line("实验技术 实验技术人员 实验技术岗 实验员 技术支撑 技术支撑人员 技术支撑岗 技术支持", ("technical",)),
        _Line("行政人员 行政助理 行政秘书 实验室秘书 科研秘书 管理服务", ("administration",)),
        _Line("学术带头人 学科带头人 团队带头人 带头人", ("direction_leader", "research"), _LEADS_DIRECTION),
        _Line("成员 团队成员 一般成员 固定人员 流动人员 骨干 骨干成员", (), _OWN_CLASSES, is_blank=True),
        _Line("科研岗 研究岗 科研岗位 研究岗位 科研 研发 研发岗 研发人员 研究开发", ("research",)),
        _Line("工程岗 工程岗位", ("engineering",)),
        _Line("技术岗 技术岗位", ("technical",)),
        _Line("管理岗 管理岗位 行政岗 行政岗位 行政管理岗 行政管理人员", ("administration",)),
        _Line(
            "专业技术岗 专业技术岗位 专业技术 专业技术人员 专技岗 专技 教学科研岗 教学科研 教学科研并重 教学科研型 教学岗 教学型 教师岗 教师 专任教师"
            " 教学 工勤岗 工勤技能岗 工勤 教辅岗 教辅 其他专技岗 其他专业技术岗 双肩挑 辅导员",
            (),
            _OWN_CLASSES,
            is_blank=True,
        ),
        _Line(
            "副主任 实验室副主任 常务副主任 实验室常务副主任 执行主任 主任助理 名誉主任",
            ("research", "administration"),
            _DEPUTY,
        ),
    ),
    "staff.source": (
        _Line(
            "备案制 备案制人员 员额制 员额制人员 编制内人员 全职在编 正式在职 本单位正式职工 本单位正式员工 聘任制",
            ("own",),
        ),
        _Line("派遣员工 劳务派遣员工 劳务派遣工", ("dispatched",)),
        _Line("退休返聘专家 返聘专家 返聘制", ("rehired",)),
        _Line("全职博士后 专职博士后 博士后人员", ("postdoc",)),
        _Line("在读博士研究生 在读硕士研究生 在校研究生 在校学生 全日制研究生", ("student",)),
        _Line("双聘制 双聘教授 双聘专家 校企双聘", ("dual_employed",)),
        _Line("外籍专家 外籍教师 外籍员工 外国专家", ("foreign",)),
        _Line(
            "编外 编外人员 编制外 非在编 非编 编外聘用 编外合同 校聘 院聘 临聘 临时聘用",
            ("own", "dispatched"),
            _OUTSIDE,
        ),
        _Line("柔性聘用 兼职教授 客座教授 讲座教授 顾问 人才派遣", ("dual_employed", "dispatched"), _OUTSIDE),
        _Line(
            "事业编制 事业编 事业编制人员 事业在编 编制内 编内 在编人员 在编在岗 在职在编 在职人员 合同制 合同制人员 聘用制 聘用制人员 劳动合同"
            " 劳动合同制 正式 正式工 正式员工 正式职工 正式在编 企业编制 本单位职工 本单位在职",
            ("own",),
        ),
        _Line("劳务派遣制 派遣制 派遣人员 派遣制人员 派遣工", ("dispatched",)),
        _Line("返聘人员 退休返聘制", ("rehired",)),
        _Line("在站博士后 博士后在站 师资博士后 博士后研究人员", ("postdoc",)),
        _Line("博士生 硕士生 研究生 在读博士 在读硕士 在读博士生 在读硕士生 博士研究生 硕士研究生", ("student",)),
        _Line("退休 退休人员 离退休", ("rehired",), N_("“{word}”没有写明是否返聘，请按实际选择。")),
        _Line(
            "外聘 外聘人员 兼职 兼职人员 柔性引进 柔性人才 客座 人事代理 企业派驻 特聘 项目聘用",
            ("dual_employed", "own"),
            _OUTSIDE,
        ),
    ),
    "equipment.status": (
        _Line(
            "在使用 正在使用 在用中 正常可用 正常运转 运转正常 正常完好 运行良好 状态良好 完好可用 性能良好",
            ("in_use",),
        ),
        _Line("停止使用 暂停使用 长期停用 封存停用", ("idle",)),
        _Line("多余 降档 待维修 待修理 部分使用", ("idle", "in_use"), _STATE),
        _Line(
            "正常 完好 良好 使用 使用正常 运行 运行中 运行正常 正常运行 正常在用 完好在用 在用完好 使用良好",
            ("in_use",),
        ),
        _Line("停用中 闲置中 封存 未使用 长期闲置", ("idle",)),
        _Line("报废处置 已经报废", ("scrapped",)),
        _Line("待报废 拟报废 报废中 待处置", ("idle", "scrapped"), _STATE),
        _Line("维修 维修中 待修 在修 故障 损坏", ("idle", "in_use"), _STATE),
        _Line("已处置 处置 注销 已注销 核销 已核销 调出 已调出 丢失 盘亏", ("scrapped", "idle"), _STATE),
        _Line("借出 出借 外借 出租", ("in_use", "idle"), _STATE),
    ),
    "equipment.acquisition": (
        _Line("购置取得 外购取得 采购取得 购买取得 新购置 自行采购 政府采购 招标采购 公开招标", ("purchased",)),
        _Line("社会捐赠 无偿捐赠 捐赠取得 受赠取得", ("donated",)),
        _Line("自制取得 自研自制 自行制造 自行建造", ("self_built",)),
        _Line("云租用 云资源 云算力 公有云 租用云服务", ("cloud_service",)),
        _Line("算力租赁 算力租用 租用算力", ("cloud_service", "operating_lease"), _LEASED_COMPUTE),
        _Line(
            "自有 调拨 无偿调拨 调入 无偿调入 校外调入 校内调入 划拨 划转 置换 盘盈 投资转入 借入 借用",
            ("purchased", "donated"),
            _ACQUIRED,
        ),
        _Line("自行购置 自有资金购置 采购入库 新购 购入", ("purchased",)),
        _Line("自行研制 自主研制 自建", ("self_built",)),
        _Line("经营性租赁 经营租入", ("operating_lease",)),
        _Line("融资性租赁 融资租入", ("finance_lease",)),
        _Line(
            "租赁 租用 租入 租借",
            ("operating_lease", "finance_lease"),
            N_("“{word}”没有写明是经营租赁还是融资租赁，请按合同选择。"),
        ),
    ),
    "patents.legal_status": (
        _Line("有效期内 授权且有效 已授权有效 权利有效", ("in_force",)),
        _Line("已终止 权利失效 失效专利 未缴费失效 未缴年费失效", ("lapsed",)),
        _Line("质押登记", ("pledged",)),
        _Line(
            "授权 已授权 授权有效 授权维持 维持 维持有效 有权有效 专利权有效 有效专利 已下证 授权公告 有效维持",
            ("in_force",),
        ),
        _Line("终止 专利权终止 权利终止 未缴年费终止 届满 期限届满 届满终止", ("lapsed",)),
        _Line(
            "实审 在审 审中 实质审查 实质审查中 实质审查的生效 公开 已公开 公布 受理 已受理 受理中 申请 申请中 审查中",
            (),
            _NOT_GRANTED,
        ),
        _Line(
            "无效 驳回 撤回 视为撤回 放弃 转让 许可",
            ("lapsed", "in_force"),
            N_("“{word}”之后现在是否有效，请核对后选择。"),
        ),
    ),
    "patents.acquisition": (
        _Line("原始申请 申请取得 自行研发 自主研究 自主研发取得", ("original",)),
        _Line("受让获得 转让所得 购买取得 外购", ("assigned",)),
        _Line("许可使用 许可取得 实施许可 独占许可 排他许可 普通许可 独占实施许可", ("licensed",)),
        _Line("自有 受赠 并购 合作研发 共同研发 合作 共有", ("original", "assigned"), _RIGHT_ACQUIRED),
        _Line("自主申请 自主研发 自行申请 自主", ("original",)),
        _Line("购买 购入 受让所得 转让取得", ("assigned",)),
    ),
    "rooms.use": (
        _Line("实验室用房 实验用途 实验区 专业实验室 研发实验室", ("laboratory",)),
        _Line("服务器室 网络机房 数据中心 算力中心", ("machine_room",)),
        _Line("测试室 测试区 检测室 检测中心", ("testing",)),
        _Line("教师办公室 行政办公室 办公室用房", ("office",)),
        _Line("会议用房 会议厅 研讨室 讨论室 报告厅", ("meeting",)),
        _Line("仓储 仓储用房 储物间 杂物间 茶水间 更衣室 会客室 生活用房 教学用房 车库", ("other",)),
        _Line("实验科研 科研实验 实验科研用房 科研实验室 实验研究 实验场地", ("laboratory",)),
        _Line("数据机房 服务器机房 算力机房 机房用房 智算机房", ("machine_room",)),
        _Line("测试场地 检测 检测用房 试验场", ("testing",)),
        _Line("办公区 办公场所 行政办公 办公用途", ("office",)),
        _Line("仓库 库房 储藏室 储藏 卫生间 走廊 公共区域 休息室 资料室 展厅 展示 教室 接待室 配电间", ("other",)),
        _Line(
            "科研 研发 科研用房 研发用房 科研办公 研究 工作室",
            ("laboratory", "office"),
            N_("“{word}”没有写明是实验还是办公，请按实际用途选择。"),
        ),
    ),
    "rooms.tenure": (
        _Line("自有房屋 自有场地 自有厂房 产权自有 本单位自有 单位自有 学校所有 医院自有 公司自有", ("owned",)),
        _Line("租 租赁场地 租赁房屋 租赁厂房 租用场地 外租 有偿租赁", ("leased",)),
        _Line("共建方提供", ("partner",)),
        _Line("免租 免租金 免费提供 无偿提供使用", ("free",)),
        _Line("学校提供 单位提供 政府提供 园区提供 合作单位提供", ("free", "owned", "partner"), _OWNER),
        _Line("自有用房 自建 自购 学校自有 学校产权 自有资产", ("owned",)),
        _Line("租入 租借 租赁用房", ("leased",)),
        _Line("无偿提供 免费 免费使用 无偿借用", ("free",)),
        _Line(
            "借用 划拨 调配 学校分配 调拨 合作单位",
            ("owned", "free", "partner"),
            _OWNER,
        ),
    ),
    "agreements.kind": (
        _Line("意向函 合作意向函 意向性协议 应用意向协议", ("intent",)),
        _Line("共建实验室协议 实验室共建协议 联合共建实验室协议 共建合作协议", ("joint_building",)),
        _Line("联合申报协议 合作备忘录 备忘录", ("joint_building", "intent"), _KIND_OF_AGREEMENT),
        _Line("合作意向书 意向书 合作意向性协议 意向合作协议", ("intent",)),
        _Line("共建协议书 联合共建协议书 联合建设协议 共建合同 合作共建协议", ("joint_building",)),
        _Line(
            "合作协议 合作协议书 框架协议 合作框架协议 战略合作 战略合作协议 战略合作框架协议",
            ("intent", "joint_building"),
            _KIND_OF_AGREEMENT,
        ),
    ),
    "projects.role": (
        _Line(
            "独立主持 牵头主持 牵头承担单位 第一承担单位 主要承担单位 项目牵头人 第一负责人",
            ("lead_project", "lead_topic"),
            _LEADS,
        ),
        _Line("子课题牵头 牵头子课题 承担子课题", ("subtopic",)),
        _Line("项目参与 课题参与 项目参加 课题参加 参与承担 参与研究 协作参与", ("participant",)),
        _Line(
            "联合承担 共同承担 合作承担 联合主持 共同主持 合作",
            ("participant", "lead_project", "lead_topic"),
            _LEADS_JOINTLY,
        ),
        _Line("主持项目 项目主持 项目牵头单位 牵头单位 项目负责人", ("lead_project", "lead_topic"), _LEADS),
        _Line(
            "主持 牵头 负责 承担 主持人 负责人 第一承担 独立承担 独立 主持承担 牵头承担 主要承担 主持单位 承担单位",
            ("lead_project", "lead_topic"),
            _LEADS,
        ),
        _Line("课题负责人 主持课题 课题主持 课题主持人", ("lead_topic", "lead_project"), _LEADS),
        _Line("子课题负责人 主持子课题 子课题主持 子课题承担", ("subtopic",)),
        _Line(
            "参与 参加 参与人 参加人 参研 参研单位 参与单位 参加单位 参与者 协作 协作单位 项目骨干 骨干 参研人员",
            ("participant",),
        ),
    ),
    "projects.status": (
        _Line("在研中 在研项目 正在研究 正常执行 正常进行 推进中 研发中", ("running",)),
        _Line("结束 通过结题 完成结题 已完成结题 已结题验收 已完成验收", ("finished",)),
        _Line("执行中 研究中 在执行 实施中 正在进行 在建 未结题 未结项 延期 延期中 已延期", ("running",)),
        _Line("已验收 验收 通过验收 验收通过 已通过验收 已完成 完成 已结项 结项 完结 已结束 结题验收", ("finished",)),
        _Line("中止 已中止 撤销 已撤销 撤项", ("terminated",)),
        _Line(
            "待验收 待结题 拟结题 结题中 验收中 申请结题",
            ("running", "finished"),
            N_("“{word}”没有写明是否已经结题，请按实际选择。"),
        ),
    ),
    "staff.id_type": (
        _Line("第二代身份证 中国居民身份证 中华人民共和国居民身份证", ("resident_id",)),
        _Line("外国护照 中国护照", ("passport",)),
        _Line(
            "台胞证 回乡证 港澳通行证 港澳台居民居住证 永久居留证 外国人永久居留证 外国人永久居留身份证", ("permit",)
        ),
        _Line("军官证 士兵证 警官证", ("other",)),
    ),
    "units.role": (
        _Line("牵头方 牵头依托 牵头依托单位 牵头申报 牵头申报单位 依托（牵头） 牵头（依托）", ("lead",)),
        _Line("共建方 联合共建 联合共建单位 联合建设 联合建设单位", ("partner",)),
        _Line(
            "参与 参与单位 参建 参建单位 参加 参加单位 合作 合作单位 协作单位 联合申报 联合申报单位",
            ("partner",),
            _IS_PARTNER,
        ),
    ),
    "units.entity_type": (
        _Line(
            "企业单位 企业法人 国有企业 国企 中央企业 央企 国有独资企业 国有控股企业 集体企业 民营企业 民企 私营企业 外资企业 合资企业 中外合资企业 股份制企业 上市公司 上市企业 有限公司 有限责任公司 股份有限公司 科技企业 科技型企业 高新技术企业",
            ("enterprise",),
        ),
        _Line(
            "大学 学校 高等学校 高校院系 本科高校 本科院校 普通高校 普通高等学校 公办高校 民办高校 高职 高职院校 高职高专 高等职业院校 高等职业学校 高等专科学校 独立学院",
            ("university",),
        ),
        _Line("科研单位 科研所 研究所 研究机构 科学研究机构 科研事业单位 公益性科研院所", ("research_institute",)),
        _Line(
            "医疗卫生 医疗卫生单位 医疗单位 卫生机构 公立医院 民营医院 三甲医院 三级甲等医院 综合医院 专科医院 附属医院",
            ("medical_institution",),
        ),
        _Line("省级新型研发机构 省新型研发机构 市级新型研发机构", ("new_rd_institution",)),
        _Line("社会团体 行业协会 协会 学会 政府机关 机关", ("other",)),
        _Line("研究院 研究中心 院所", ("research_institute", "new_rd_institution"), _WHICH_INSTITUTE),
        _Line(
            "事业单位 事业法人 民办非企业单位 民办非企业 民非 社会服务机构",
            ("university", "research_institute", "medical_institution", "new_rd_institution"),
            _LEGAL_FORM,
        ),
    ),
    "units.legal_form": (
        _Line(
            "企业单位 有限公司 有限责任公司 股份公司 股份有限公司 公司法人 国有企业 国企 民营企业 民企 国有独资公司",
            ("enterprise",),
        ),
        _Line(
            "公益一类 公益二类 公益一类事业单位 公益二类事业单位 全额拨款事业单位 差额拨款事业单位 自收自支事业单位",
            ("public_institution",),
        ),
        _Line("民非单位 民非企业 民办非企业法人 民办非企业单位法人 社会服务机构法人", ("private_non_enterprise",)),
        _Line("机关 机关法人 机关单位 社会团体 社团 社团法人 社会团体法人 基金会 个体工商户 合伙企业", ("other",)),
    ),
    "units.category": (
        _Line("链主单位 链主型企业 产业链链主 产业链链主企业", ("chain_leader",)),
        _Line(
            "大学 高等院校 高等学校 高校/科研院所 高校、科研院所 高校科研院所 高校及科研院所 科研机构 科研单位 研究院所 研究所 院所",
            ("university_or_institute",),
        ),
        _Line("人工智能领域企业 人工智能类企业 AI领域企业", ("ai_company",)),
    ),
    "awards.level": (
        _Line("国家级奖励 国家级奖 国家科学技术奖", ("national",)),
        _Line("省（部）级 省部级奖励 省部级奖 省级奖 部级奖", ("provincial",)),
        _Line("市（厅）级 厅市级 厅局级 地市级 地厅级 市级奖", ("municipal",)),
        _Line("校级 院级 企业级", ("other",)),
        _Line("社会力量 社会力量奖 行业级 行业 学会 协会 一级学会 全国性学会", ("other", "provincial"), _SOCIAL_AWARD),
    ),
}


@lru_cache(maxsize=1)
def _by_word() -> dict[str, dict[str, _Line]]:
    return {
        field: {folded(word): line for line in lines for word in line.words.split()} for field, lines in _LINES.items()
    }


def roster_word(field: str, text: str) -> Understood | None:
    """Return what a word of a register means in a field, None where it is none that is known here.

    A rank behind it, 参与（2/5）, changes nothing; any other remark may: 在用（闲置）.
    """
    line = _by_word().get(field, {}).get(_RANK.sub("", plain(text)))
    if line is None:
        return None
    rule = _(line.says).format(word=shown(text)) if line.says else ""
    if line.is_blank:
        return Understood(None, (), rule, is_blank=True, is_told=True)
    return Understood(None, line.codes, rule) if rule else Understood(line.codes[0])

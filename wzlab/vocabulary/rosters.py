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
_STATE = N_("“{word}”没有写明是否还在使用，请按实际选择。")

_LINES: Mapping[str, Sequence[_Line]] = {
    "staff.post": (
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
        _Line("自行购置 自有资金购置 采购入库 新购 购入", ("purchased",)),
        _Line("自行研制 自主研制 自建", ("self_built",)),
        _Line(
            "租赁 租用 租入 租借",
            ("operating_lease", "finance_lease"),
            N_("“{word}”没有写明是经营租赁还是融资租赁，请按合同选择。"),
        ),
    ),
    "patents.legal_status": (
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
        _Line("自主申请 自主研发 自行申请 自主", ("original",)),
        _Line("购买 购入 受让所得 转让取得", ("assigned",)),
    ),
    "rooms.use": (
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
        _Line("自有用房 自建 自购 学校自有 学校产权 自有资产", ("owned",)),
        _Line("租入 租借 租赁用房", ("leased",)),
        _Line("无偿提供 免费 免费使用 无偿借用", ("free",)),
        _Line(
            "借用 划拨 调配 学校分配 调拨 合作单位",
            ("owned", "free", "partner"),
            N_("“{word}”没有写明产权归谁，请按产权证或协议选择。"),
        ),
    ),
    "agreements.kind": (
        _Line("合作意向书 意向书 合作意向性协议 意向合作协议", ("intent",)),
        _Line("共建协议书 联合共建协议书 联合建设协议 共建合同 合作共建协议", ("joint_building",)),
        _Line(
            "合作协议 合作协议书 框架协议 合作框架协议 战略合作 战略合作协议 战略合作框架协议",
            ("intent", "joint_building"),
            N_("“{word}”没有写明是联合共建还是合作意向，请按协议内容选择。"),
        ),
    ),
    "projects.role": (
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
        _Line("执行中 研究中 在执行 实施中 正在进行 在建 未结题 未结项 延期 延期中 已延期", ("running",)),
        _Line("已验收 验收 通过验收 验收通过 已通过验收 已完成 完成 已结项 结项 完结 已结束 结题验收", ("finished",)),
        _Line("中止 已中止 撤销 已撤销 撤项", ("terminated",)),
        _Line(
            "待验收 待结题 拟结题 结题中 验收中 申请结题",
            ("running", "finished"),
            N_("“{word}”没有写明是否已经结题，请按实际选择。"),
        ),
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

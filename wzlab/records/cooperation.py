"""Agreements with the partner units, and the scenarios the lab works for."""

from wzlab.columns import Choice, Column, Day, Record, Reference, Text, YesNo, words_in
from wzlab.language import N_


class Agreement(
    Record, table="agreements", label=N_("合作协议"), known_by=("kind", "unit"), answered_by=N_("依托单位")
):
    """One agreement with a partner unit."""

    __slots__ = ()

    unit = Column(
        N_("合作单位"),
        Reference(table="units"),
        decides=True,
        aliases=words_in(
            "合作方 合作单位名称 合作方名称 共建单位 签约单位 签约方 合作企业 合作机构 合作对方 合作伙伴",
            "合作单位全称 合作共建单位 共建单位名称 签约对方 签约单位名称 协议单位 协议对方 对方单位",
        ),
    )
    kind = Column(
        N_("协议类型"),
        Choice(
            options={"joint_building": N_("联合共建"), "intent": N_("合作意向")},
            synonyms={
                "共建": "joint_building",
                "共建协议": "joint_building",
                "联合共建协议": "joint_building",
                "意向": "intent",
                "意向协议": "intent",
                "合作意向协议": "intent",
            },
        ),
        decides=True,
        aliases=words_in("协议类别 合同类型 协议性质 协议种类 协议/合同类型 合作协议类型 合作协议类别 合同类别"),
    )
    signed_on = Column(
        N_("签订日期"),
        Day(),
        aliases=words_in(
            "签订时间 签署日期 签署时间 签约日期 签约时间 签订日 签订年月 签定日期 签定时间 签署日 签约日",
            "签字日期 协议签订日期 协议签订时间 协议签署日期 协议签署时间 合同签订日期 合同签订时间",
            "合同签署日期",
        ),
    )
    valid_until = Column(
        N_("有效期至"),
        Day(),
        decides=True,
        aliases=words_in(
            "协议有效期 协议有效期至 到期日期 到期日 有效期 有效期止 有效期截止 有效期截止日",
            "有效期截止日期 有效截止日期 到期时间 截止日期 截止时间 终止日期 终止时间 协议到期日",
            "协议到期日期 协议到期时间 协议截止日期 协议截止时间 协议终止日期 协议有效期止 合作期限至",
            "合作期至 合作到期时间 合作截止日期 合作截止时间 合作终止时间 合同到期日 合同到期日期",
            "合同到期时间 合同截止日期 合同有效期至",
        ),
    )
    signed_by_all = Column(
        N_("各方均已签章"),
        YesNo(),
        decides=True,
        aliases=words_in(
            "是否签章齐全 各方是否均已签章 各方是否签章 签章齐全 签章是否齐全 各方签章齐全 双方签章齐全",
            "是否各方签章 是否各方盖章 是否各方均已签章 各方是否盖章 各方是否签署 各方是否签字盖章",
            "是否双方签章 是否双方盖章 是否双方签字盖章 双方是否签章 双方是否盖章 双方是否均已签章",
            "双方是否签字盖章 双方盖章 各方盖章",
        ),
    )
    duties_stated = Column(
        N_("写明各方权责"),
        YesNo(),
        decides=True,
        aliases=words_in(
            "是否明确各方权责 是否写明各方权责 是否明确权责 权责是否明确 各方权责是否明确",
            "双方权责是否明确 是否明确双方权责 是否约定各方权责 是否写明权责 是否明确责权利",
            "是否明确各方责权利 是否明确各方权利义务",
        ),
    )


class Scenario(Record, table="scenarios", label=N_("应用场景"), known_by=("title",), answered_by=N_("依托单位")):
    """One application scenario or major need."""

    __slots__ = ()

    title = Column(
        N_("场景名称"),
        Text(),
        aliases=words_in(
            "应用场景名称 需求名称 场景名 典型应用场景名称 示范场景名称 场景/需求名称 场景（需求）名称",
            "应用场景/需求名称 应用场景（需求）名称 应用场景或重大需求名称 重大需求名称",
        ),
    )
    kind = Column(
        N_("场景类别"),
        Choice(options={"application": N_("应用场景"), "major_need": N_("重大需求")}),
        default="application",
        aliases=words_in("场景类型 场景/需求类型 场景（需求）类型 场景或需求 应用场景/重大需求 应用场景或重大需求"),
    )
    industry = Column(
        N_("行业"),
        Text(),
        aliases=words_in(
            "所属行业 行业领域 应用行业 行业类别 行业名称 所属产业 产业领域 所属行业领域 应用行业领域", "应用领域"
        ),
    )
    demand_unit = Column(
        N_("需求单位"),
        Text(),
        aliases=words_in(
            "需求方 应用单位 需求单位名称 需求企业 需求主体 需求提出单位 需求提出方 场景需求单位",
            "场景应用单位 应用方 应用企业 用户单位",
        ),
    )
    genuine = Column(
        N_("真实明确"),
        YesNo(),
        decides=True,
        aliases=("是否真实明确", "场景是否真实明确", "需求是否真实明确"),
    )
    intent_agreement = Column(
        N_("合作意向协议"),
        YesNo(),
        decides=True,
        aliases=words_in(
            "是否有意向协议 有无意向协议 是否有合作意向协议 有无合作意向协议 是否签订意向协议", "是否签订合作意向协议"
        ),
    )
    line_description = Column(
        N_("产线或系统说明"),
        YesNo(),
        decides=True,
        aliases=words_in("是否有产线说明 有无产线说明 是否有产线或系统说明 有无产线或系统说明 是否有产线/系统说明"),
    )
    validation_plan = Column(
        N_("场景验证方案"),
        YesNo(),
        decides=True,
        aliases=("是否有验证方案", "有无验证方案", "是否有场景验证方案", "有无场景验证方案"),
    )
    other_proof = Column(
        N_("其他证明"),
        YesNo(),
        decides=True,
        aliases=("是否有其他证明", "有无其他证明", "是否有其他证明材料", "有无其他证明材料"),
    )
    expected_effect = Column(
        N_("预期效益"),
        Text(),
        aliases=words_in("预期效果 预期成效 预期效益及成效 预期成效/效益 预期经济效益 预期经济社会效益 预期应用成效"),
    )

"""Agreements with the partner units, and the scenarios the lab works for."""

from wzlab.columns import Choice, Column, Day, Record, Reference, Text, YesNo
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
        aliases=("合作方", "合作单位名称", "合作方名称", "共建单位", "签约单位", "签约方"),
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
        aliases=("协议类别", "合同类型", "协议性质"),
    )
    signed_on = Column(
        N_("签订日期"),
        Day(),
        aliases=("签订时间", "签署日期", "签署时间", "签约日期", "签约时间", "签订日"),
    )
    valid_until = Column(
        N_("有效期至"),
        Day(),
        decides=True,
        aliases=("协议有效期", "协议有效期至", "到期日期", "到期日", "有效期"),
    )
    signed_by_all = Column(
        N_("各方均已签章"),
        YesNo(),
        decides=True,
        aliases=("是否签章齐全", "各方是否均已签章", "各方是否签章"),
    )
    duties_stated = Column(
        N_("写明各方权责"),
        YesNo(),
        decides=True,
        aliases=("是否明确各方权责", "是否写明各方权责", "是否明确权责"),
    )


class Scenario(Record, table="scenarios", label=N_("应用场景"), known_by=("title",), answered_by=N_("依托单位")):
    """One application scenario or major need."""

    __slots__ = ()

    title = Column(
        N_("场景名称"),
        Text(),
        aliases=("应用场景名称", "需求名称"),
    )
    kind = Column(
        N_("场景类别"),
        Choice(options={"application": N_("应用场景"), "major_need": N_("重大需求")}),
        default="application",
        aliases=("场景类型",),
    )
    industry = Column(
        N_("行业"),
        Text(),
        aliases=("所属行业", "行业领域", "应用行业"),
    )
    demand_unit = Column(
        N_("需求单位"),
        Text(),
        aliases=("需求方", "应用单位", "需求单位名称"),
    )
    genuine = Column(N_("真实明确"), YesNo(), decides=True)
    intent_agreement = Column(N_("合作意向协议"), YesNo(), decides=True)
    line_description = Column(N_("产线或系统说明"), YesNo(), decides=True)
    validation_plan = Column(N_("场景验证方案"), YesNo(), decides=True)
    other_proof = Column(N_("其他证明"), YesNo(), decides=True)
    expected_effect = Column(
        N_("预期效益"),
        Text(),
        aliases=("预期效果", "预期成效"),
    )

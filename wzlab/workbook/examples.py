"""An invented record of each type, shown in templates as the row that is no record, and what is worth saying of a field.

What the values of a field are is told by its kind; here is only what the kind cannot know.  Nobody's data: the numbers
have right check digits and belong to no region, person or body.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from wzlab.language import N_

Example = str | bool | Decimal | date

EXAMPLES: Mapping[str, Mapping[str, Example]] = {
    "units": {
        "name": N_("示例大学"),
        "role": "lead",
        "entity_type": "university",
        "legal_form": "public_institution",
        "uscc": "12000000000000000Q",
        "registered_in_city": True,
        "county": N_("鹿城区"),
        "legal_person": True,
        "good_credit": True,
    },
    "staff": {
        "name": N_("示例甲"),
        "id_type": "resident_id",
        "id_number": "000000199001010018",
        "gender": N_("男"),
        "birth_date": date(1990, 1, 1),
        "phone": "13000000000",
        "unit": N_("示例大学"),
        "post": "research",
        "source": "own",
        "full_time": True,
        "months_per_year": Decimal(12),
        "title": N_("副研究员"),
        "title_level": "associate",
        "education": N_("博士研究生"),
        "degree": "doctor",
        "major": N_("计算机科学与技术"),
        "talent_class": "none",
        "research_direction": N_("工业视觉"),
        "other_city_lab": False,
        "joined_on": date(2018, 7, 1),
        "contract_until": date(2030, 6, 30),
        "insured_by": N_("示例大学"),
    },
    "rooms": {
        "site": N_("示例园区"),
        "building": N_("1 号楼"),
        "room_no": "301",
        "use": "laboratory",
        "usable_area": Decimal("86.5"),
        "floor_area": Decimal("120.5"),
        "tenure": "owned",
        "unit": N_("示例大学"),
        "shared_percent": Decimal(100),
    },
    "equipment": {
        "asset_no": "20230001",
        "name": N_("图形处理器服务器"),
        "model": "SL-8",
        "maker": N_("示例公司"),
        "quantity": Decimal(1),
        "original_value": Decimal("128.5"),
        "acquired_on": date(2023, 5, 1),
        "unit": N_("示例大学"),
        "acquisition": "purchased",
        "category": "ai_compute",
        "key": True,
        "status": "in_use",
        "room": N_("1 号楼 301"),
    },
    "projects": {
        "title": N_("示例项目"),
        "number": "SL2024001",
        "programme": N_("国家自然科学基金面上项目"),
        "level": "national",
        "approved_on": date(2023, 12, 1),
        "starts_on": date(2024, 1, 1),
        "ends_on": date(2027, 12, 31),
        "role": "lead_project",
        "host": N_("示例大学"),
        "principal": N_("示例甲"),
        "funding": Decimal(50),
        "related": True,
        "status": "running",
    },
    "patents": {
        "title": N_("一种示例方法"),
        "number": "ZL202310000000.0",
        "kind": "invention",
        "filed_on": date(2023, 1, 3),
        "granted_on": date(2024, 6, 4),
        "holder": N_("示例大学"),
        "acquisition": "original",
        "legal_status": "in_force",
        "related": True,
    },
    "awards": {
        "title": N_("示例科技进步奖"),
        "level": "provincial",
        "grade": N_("二等奖"),
        "awarded_on": date(2024, 3, 1),
        "host": N_("示例大学"),
        "certificate_no": "SL-2024-1",
    },
    "milestones": {
        "title": N_("示例成果"),
        "kind": "key_technology",
        "achieved_on": date(2024, 9, 1),
        "description": N_("在哪里、解决了什么问题"),
    },
    "agreements": {
        "unit": N_("示例公司"),
        "kind": "joint_building",
        "signed_on": date(2025, 3, 1),
        "valid_until": date(2028, 2, 29),
        "signed_by_all": True,
        "duties_stated": True,
    },
    "scenarios": {
        "title": N_("示例产线质检"),
        "kind": "application",
        "industry": N_("电气"),
        "demand_unit": N_("示例公司"),
        "genuine": True,
        "intent_agreement": True,
        "line_description": True,
        "validation_plan": True,
        "other_proof": False,
        "expected_effect": N_("漏检率由多少降到多少"),
    },
    "targets": {
        "year": Decimal(2026),
        "item": N_("发明专利授权"),
        "amount": Decimal(5),
        "unit_of_amount": N_("件"),
    },
    "investments": {
        "year": Decimal(2026),
        "item": N_("购置算力"),
        "category": "own_compute",
        "amount": Decimal(300),
        "unit": N_("示例大学"),
        "planned": True,
    },
    "attachments": {
        "kind": N_("任职证明"),
        "title": N_("示例甲任职证明"),
        "issued_by": N_("示例大学"),
        "issued_on": date(2025, 10, 1),
        "sealed": True,
        "signed": True,
        "file": N_("任职证明.pdf"),
        "page": "1",
    },
}
"""By table and field, as a template's cells hold them: codes of choices, amounts in 万元; texts marked for translation."""

_LEAD_UNIT = N_("不填表示依托（牵头）单位。")

REMARKS: Mapping[str, str] = {
    "staff.unit": _LEAD_UNIT,
    "rooms.unit": _LEAD_UNIT,
    "equipment.unit": _LEAD_UNIT,
    "staff.id_number": N_("这一栏是文字格式，18 位不会丢。"),
    "staff.full_time": N_("全职在这个实验室工作的填“是”。"),
    "staff.title": N_("照证书上写；级别填在“职称级别”里。"),
    "staff.degree": N_("学位，不是学历：博士研究生毕业而没有学位的，不填“博士”。"),
    "equipment.original_value": N_("入账时的原值，不是净值。"),
    "patents.holder": N_("有几个权利人、其中有依托单位的，填依托单位。"),
    "attachments.record": N_("证明哪条记录、哪个条款；不清楚就留空，导入后再选。"),
}
"""By field, marked for translation: what people ask about it."""

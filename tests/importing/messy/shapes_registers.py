"""Real-life shapes of exports from registers: of personnel, of assets, of research, of patents; see `shapes`."""

from collections.abc import Mapping

from tests.importing.messy.making import sheet
from tests.importing.messy.shapes import Shape, Typed, told
from tests.importing.messy.shapes_cells import gear

_GEAR = ("设备名称", "资产编号", "原值（万元）")

UNITS: Mapping[str, Shape] = {
    "a unit stated midway": Shape(
        "表中间一行写着“以下单位：元”：下面的金额问是元还是万元，不按表头静静读成八十亿",
        [
            gear(
                ("服务器", "S-1", 120),
                ("以下单位：元",),
                ("相机", "S-2", 800000),
                ("雷达", "S-3", "5万元"),
                heading=_GEAR,
            )
        ],
        {
            "equipment": [
                {"asset_no": "S-1", "name": "服务器", "original_value": 1200000},
                {"asset_no": "S-2", "name": "相机", "original_value": Typed("800000")},
            ]
        },
        troubles=told(("unit_unknown", "设备", "C4")),
        skipped={"设备": [3]},
    ),
    "a column of units": Shape(
        "金额单位另有一栏，逐行写万元、元",
        [
            gear(
                ("服务器", "S-1", 120, "万元"),
                ("相机", "S-2", 800000, "元"),
                heading=("设备名称", "资产编号", "原值（万元）", "金额单位"),
            )
        ],
        {
            "equipment": [
                {"asset_no": "S-1", "name": "服务器", "original_value": 1200000},
                {"asset_no": "S-2", "name": "相机", "original_value": Typed("800000")},
            ]
        },
        troubles=told(("unit_unknown", "设备", "C3")),
    ),
}

SUMS: Mapping[str, Shape] = {
    "a sum that is called otherwise": Shape(
        "末行不叫合计：上述设备总价值、全部设备；数不等于上面之和的“全部设备”不是合计",
        [
            gear(
                ("服务器", "S-1", 120),
                ("相机", "S-2", 80),
                ("上述设备总价值", None, 200),
                ("全部设备", None, 200),
                heading=_GEAR,
            ),
            sheet(("设备名称", "原值（万元）"), ("雷达", 50), ("全部设备", 30), name="乙", file="乙.xlsx"),
        ],
        {
            "equipment": [
                {"asset_no": "S-1", "name": "服务器", "original_value": 1200000},
                {"asset_no": "S-2", "name": "相机", "original_value": 800000},
                {"name": "雷达", "original_value": 500000},
                {"name": "全部设备", "original_value": 300000},
            ]
        },
        skipped={"设备": [4, 5]},
    ),
}

REGISTER_SHAPES: Mapping[str, Shape] = {**UNITS, **SUMS}

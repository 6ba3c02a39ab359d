"""Rows that are no records, words behind headings and units beside them, as offices write them; see `shapes`."""

from collections.abc import Mapping, Sequence
from typing import Any

from tests.importing.messy.making import Drawn, Make, sheet, workbook
from tests.importing.messy.shapes import PARTNER, TWO, TWO_ROWS, Shape, people, told

SERVER = {"name": "算力服务器", "asset_no": "S-1", "original_value": 1200000}
SYSTEM = {"name": "采集系统", "asset_no": "S-2", "original_value": 800000}


def gear(*rows: Sequence[Any], heading: Sequence[str] = ("设备名称", "资产编号", "原值（万元）"), **looks: Any) -> Make:
    """Return a maker of an equipment sheet with these rows below its headings."""
    return sheet(heading, *rows, name="设备", file="设备.xlsx", **looks)


SUMS: Mapping[str, Shape] = {
    "sum in the name column of a wide table": Shape(
        "合计写在设备名称栏，后面有五个合计数",
        [
            gear(
                ("算力服务器", 2, 60, 120, 100, 20, "在用"),
                ("采集系统", 1, 80, 80, 70, 10, "在用"),
                ("合计", 3, 140, 200, 170, 30),
                heading=(
                    "设备名称",
                    "数量",
                    "单价（万元）",
                    "原值（万元）",
                    "净值（万元）",
                    "累计折旧（万元）",
                    "使用状态",
                ),
            )
        ],
        {
            "equipment": [
                {"name": "算力服务器", "quantity": 2, "original_value": 1200000, "status": "in_use"},
                {"name": "采集系统", "quantity": 1, "original_value": 800000, "status": "in_use"},
            ]
        },
        skipped={"设备": [4]},
    ),
    "subtotals of a spreadsheet": Shape(
        "分类汇总：某某 汇总、总计",
        [
            gear(
                ("算力服务器", "S-1", 120),
                ("算力服务器 汇总", None, 120),
                ("采集系统", "S-2", 80),
                ("采集系统 汇总", None, 80),
                ("总计", None, 200),
            )
        ],
        {"equipment": [SERVER, SYSTEM]},
        skipped={"设备": [3, 5, 6]},
    ),
    "a long subtotal": Shape(
        "某学院小计，名称很长",
        [
            gear(
                ("算力服务器", "S-1", 120),
                ("温州样例大学人工智能与机器人学院小计", None, 120),
                ("采集系统", "S-2", 80),
            )
        ],
        {"equipment": [SERVER, SYSTEM]},
        skipped={"设备": [3]},
    ),
    "carried from page to page": Shape(
        "过次页、页码、承前页、本页合计",
        [
            gear(
                ("算力服务器", "S-1", 120),
                ("过次页", None, 120),
                ("第1页 共2页",),
                ("承前页", None, 120),
                ("采集系统", "S-2", 80),
                ("本页合计", None, 80),
                ("累计", None, 200),
            )
        ],
        {"equipment": [SERVER, SYSTEM]},
        skipped={"设备": [3, 4, 5, 7, 8]},
    ),
    "total area": Shape(
        "总面积自成一行，或写在一格里",
        [
            sheet(
                ("楼宇", "房间号", "使用面积"),
                ("科研楼", "301", 120),
                ("科研楼", "302", 80),
                ("总面积", None, 200),
                ("总面积：200㎡",),
                name="场地",
            )
        ],
        {
            "rooms": [
                {"building": "科研楼", "room_no": "301", "usable_area": "120"},
                {"building": "科研楼", "room_no": "302", "usable_area": "80"},
            ]
        },
        skipped={"场地": [4, 5]},
    ),
    "heads counted": Shape(
        "人数、其中博士、总人数",
        [people(*TWO_ROWS, ("人数", 2), ("其中：博士", 1), ("总人数：2",))],
        {"staff": TWO},
        skipped={"人员": [4, 5, 6]},
    ),
    "a sum without a word": Shape(
        "末行只有合计数",
        [gear(("算力服务器", "S-1", 120), ("采集系统", "S-2", 80), (None, None, 200))],
        {"equipment": [SERVER, SYSTEM]},
        skipped={"设备": [4]},
    ),
    "a figure without a name that is no sum": Shape(
        "没有名称的一行，数字不是以上之和",
        [gear(("算力服务器", "S-1", 120), ("采集系统", "S-2", 80), (None, None, 30))],
        {"equipment": [SERVER, SYSTEM, {"name": None, "asset_no": None, "original_value": 300000}]},
        troubles=told(("no_identity", "设备", "4")),
    ),
    "names that end like sums": Shape(
        "项目叫联邦平均、数据共计，金额与上一行相同",
        [
            sheet(
                ("项目名称", "立项日期", "经费（万元）"),
                ("样例一", "2022-05", 30),
                ("联邦平均", "2023-05", 30),
                ("数据共计", None, 40),
                name="项目",
            )
        ],
        {
            "projects": [
                {"title": "样例一", "approved_on": "2022-05", "funding": 300000},
                {"title": "联邦平均", "approved_on": "2023-05", "funding": 300000},
                {"title": "数据共计", "approved_on": None, "funding": 400000},
            ]
        },
    ),
    "directions that end like sums": Shape(
        "研究方向叫联邦平均",
        [people(("张样例", "博士", "联邦平均"), heading=("姓名", "学位", "研究方向"))],
        {"staff": [{"name": "张样例", "degree": "doctor", "research_direction": "联邦平均"}]},
    ),
    "parts of the row above": Shape(
        "其中：雷达、其中：相机，含在上一行里",
        [
            gear(
                ("算力服务器", "S-1", 120),
                ("其中：节点", None, 100),
                ("其中：交换机", None, 20),
                ("采集系统", "S-2", 80),
            )
        ],
        {"equipment": [SERVER, SYSTEM]},
        skipped={"设备": [3, 4]},
    ),
    "parts of nothing": Shape(
        "上一行没有金额，金额写在其中行",
        [gear(("感知平台", "S-3", None), ("其中：雷达", None, 100))],
        {
            "equipment": [
                {"name": "感知平台", "asset_no": "S-3", "original_value": None},
                {"name": "其中：雷达", "asset_no": None, "original_value": 1000000},
            ]
        },
    ),
}

NOTES: Mapping[str, Shape] = {
    "notes where names stand": Shape(
        "姓名栏里夹着说明和结束标记",
        [
            people(
                ("张样例", "博士"),
                ("以下人员2023年9月后入职",),
                ("李样例", "硕士"),
                ("（以上为全时人员）",),
                ("——以下空白——",),
                ("完",),
            )
        ],
        {"staff": TWO},
        skipped={"人员": [3, 5, 6, 7]},
    ),
    "departments where names stand": Shape(
        "分组标题没有合并，写在姓名栏",
        [
            people(
                ("智能感知研究所",),
                ("张样例", "博士", "教授"),
                ("无人系统研究所",),
                ("李样例", "硕士", "讲师"),
                heading=("姓名", "学位", "职称"),
            )
        ],
        {
            "staff": [
                {**TWO[0], "title": "教授", "title_level": "senior"},
                {**TWO[1], "title": "讲师", "title_level": "intermediate"},
            ]
        },
        skipped={"人员": [2, 4]},
    ),
    "vacancies": Shape(
        "待聘、拟引进、空缺、×××",
        [people(TWO_ROWS[0], ("待聘", "博士"), ("拟引进1", "博士"), ("空缺",), ("×××", "硕士"), TWO_ROWS[1])],
        {"staff": TWO},
        skipped={"人员": [3, 4, 5, 6]},
    ),
    "examples and instructions": Shape(
        "表头下有填写要求，示例写在姓名后",
        [people(("文本，50字以内", "下拉选择"), ("张三（示例）", "博士"), *TWO_ROWS)],
        {"staff": TWO},
        skipped={"人员": [2, 3]},
    ),
    "attachments to be sealed": Shape(
        "附件名称里有盖章、签字",
        [
            sheet(
                ("附件编号", "附件名称", "是否盖章"),
                ("附件1", "推荐函（盖章）", "是"),
                ("附件2", "全时承诺书签字", "是"),
                ("附件3", "合作协议（签章）", "是"),
                ("单位（盖章）：", None, "日期：  年 月 日"),
                name="附件清单",
            )
        ],
        {
            "attachments": [
                {"title": "推荐函（盖章）", "sealed": True},
                {"title": "全时承诺书签字", "sealed": True},
                {"title": "合作协议（签章）", "sealed": True},
            ]
        },
        skipped={"附件清单": [5]},
    ),
    "names with a star": Shape(
        "进口设备前加 *",
        [gear(("*高性能算力服务器", 120), ("采集系统", 80), heading=("设备名称", "原值（万元）"))],
        {
            "equipment": [
                {"name": "高性能算力服务器", "original_value": 1200000},
                {"name": "采集系统", "original_value": 800000},
            ]
        },
        troubles=told(("not_read", "设备", "A2")),
    ),
    "rows filled in beforehand": Shape(
        "预先填好单位和“是”的空行",
        [
            people(
                (1, "张样例", "温州样例大学", "是"),
                (2, None, "温州样例大学", "是"),
                (3, None, "温州样例大学", "是"),
                heading=("序号", "姓名", "单位", "是否全时"),
            )
        ],
        {"staff": [{"name": "张样例", "unit": "u1", "full_time": True}]},
        skipped={"人员": [3, 4]},
    ),
    "groups with their sums": Shape(
        "分组行的序号是一、二，带小计",
        [
            sheet(
                ("序号", "项目名称", "项目编号", "经费（万元）"),
                ("一", "国家级项目", None, 60),
                (1, "样例一", "X-1", 60),
                ("二", "市级项目", None, 40),
                (1, "样例二", "X-2", 40),
                name="项目",
            )
        ],
        {
            "projects": [
                {"title": "样例一", "number": "X-1", "funding": 600000},
                {"title": "样例二", "number": "X-2", "funding": 400000},
            ]
        },
        skipped={"项目": [2, 4]},
    ),
}

UNITS: Mapping[str, Shape] = {
    "renminbi and ten thousand": Shape(
        "栏名写着人民币，也写着万元",
        [
            gear(("算力服务器", "S-1", 120), heading=("设备名称", "资产编号", "原值（人民币，万元）")),
            sheet(
                ("设备名称", "资产编号", "原值（人民币）（万元）"),
                ("采集系统", "S-2", 80),
                name="设备二",
                file="设备二.xlsx",
            ),
        ],
        {"equipment": [SERVER, SYSTEM]},
    ),
    "unit line beside a date": Shape(
        "一行里有填报单位、单位：万元和日期",
        [
            sheet(
                ("填报单位：温州样例大学        单位：万元   填报日期：2026年1月5日",),
                ("设备名称", "资产编号", "原值"),
                ("算力服务器", "S-1", 120),
                name="设备",
            )
        ],
        {"equipment": [SERVER]},
    ),
    "row of units": Shape(
        "表头下一行是计量单位",
        [
            gear(
                (None, None, "万元", "台"),
                ("算力服务器", "S-1", 120, 2),
                heading=("设备名称", "资产编号", "原值", "数量"),
            )
        ],
        {"equipment": [{**SERVER, "quantity": 2}]},
        skipped={"设备": [2]},
    ),
    "units glued to headings": Shape(
        "原值_万元；原值（单位：万元，保留两位小数）",
        [
            gear(("算力服务器", "S-1", 120), heading=("设备名称", "资产编号", "原值_万元")),
            sheet(
                ("设备名称", "资产编号", "原值（单位：万元，保留两位小数）"),
                ("采集系统", "S-2", 80),
                name="设备二",
                file="设备二.xlsx",
            ),
        ],
        {"equipment": [SERVER, SYSTEM]},
    ),
    "price of a piece": Shape(
        "原值（万元/台）不是总值",
        [gear(("算力服务器", "S-1", 120), heading=("设备名称", "资产编号", "原值（万元/台）"))],
        {"equipment": [{"name": "算力服务器", "asset_no": "S-1"}]},
        columns={"C1": None},
    ),
    "headings turned by a remark": Shape(
        "经费（到账）不是总经费",
        [
            sheet(
                ("项目名称", "项目编号", "经费（到账）（万元）"),
                ("样例一", "X-1", 50),
                name="项目",
            )
        ],
        {"projects": [{"title": "样例一", "number": "X-1"}]},
        columns={"C1": None},
    ),
    "summary beside the list": Shape(
        "同一文件里有明细，也有按楼汇总",
        [
            workbook(
                Drawn("明细", (("楼宇", "房间号", "使用面积"), ("科研楼", "301", 100), ("科研楼", "302", 100))),
                Drawn("按楼汇总", (("楼宇", "房间数", "使用面积"), ("科研楼", 2, 200))),
            )
        ],
        {
            "rooms": [
                {"building": "科研楼", "room_no": "301", "usable_area": "100"},
                {"building": "科研楼", "room_no": "302", "usable_area": "100"},
            ]
        },
        troubles=told(("kind_unknown", "按楼汇总", "1")),
    ),
    "summary that is the list": Shape(
        "表名叫人员汇总，里面就是名单",
        [sheet(("姓名", "学位"), *TWO_ROWS, name="人员汇总")],
        {"staff": TWO},
        before={"units": [PARTNER]},
    ),
}

ROWS: Mapping[str, Shape] = {**SUMS, **NOTES, **UNITS}
"""All of them."""

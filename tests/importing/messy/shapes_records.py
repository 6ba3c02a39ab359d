"""Shapes of tables in which it is unclear whose a row is, whose the thing is, or whether it counts at all."""

from collections.abc import Mapping, Sequence
from typing import Any

from tests.importing.messy.making import Drawn, Make, sheet, workbook
from tests.importing.messy.shapes import PARTNER, Shape, people, told
from wzlab.importing.model import Decisions, Mode

GOOD = Decisions(mode=Mode.GOOD_ROWS)
ZHANG = {"name": "张样例", "degree": "doctor"}
LI = {"name": "李样例", "degree": "master"}


def gear(*rows: Sequence[Any], heading: Sequence[str] = ("设备名称", "资产编号", "原值（万元）"), **looks: Any) -> Make:
    """Return a maker of a sheet of equipment with these rows below its headings."""
    return sheet(heading, *rows, name="设备", file="设备.xlsx", **looks)


WHOSE: Mapping[str, Shape] = {
    "partner in the title": Shape(
        "共建单位报来的名单：标题和填报单位写着公司，没有单位栏",
        [
            sheet(
                ("样例智能公司研发人员名单",),
                ("填报单位：样例智能公司",),
                ("姓名", "学位"),
                ("李样例", "硕士"),
                name="名单",
            )
        ],
        {},
        troubles=told(("unit_unsaid", "名单", "3")),
        before={"units": [PARTNER]},
        columns={"A3": "name"},
    ),
    "company nobody registered": Shape(
        "填报单位是没有登记的公司",
        [sheet(("填报单位：另样例公司",), ("姓名", "学位"), ("李样例", "硕士"), name="名单")],
        {},
        troubles=told(("unit_unsaid", "名单", "2")),
    ),
    "college of the lead": Shape(
        "填报单位是依托单位的学院：不必问",
        [sheet(("填报单位：智能学院",), ("姓名", "学位"), ("李样例", "硕士"), name="名单")],
        {"staff": [LI]},
    ),
    "groups are units": Shape(
        "分组标题是单位，没有单位栏",
        [
            people(
                ("温州样例大学",),
                ("张样例", "博士", "女"),
                ("样例智能公司",),
                ("李样例", "硕士", "男"),
                heading=("姓名", "学位", "性别"),
                merges=("A2:C2", "A4:C4"),
            )
        ],
        {"staff": [ZHANG | {"gender": "女"}]},
        troubles=told(("unit_unsaid", "人员", "5")),
        before={"units": [PARTNER]},
        skipped={"人员": [2, 4]},
    ),
    "unit in the first row only": Shape(
        "单位只写在每组第一行，没有合并",
        [
            people(
                ("样例智能公司", "王样例"),
                (None, "李样例"),
                ("温州样例大学", "张样例"),
                (None, "赵样例"),
                heading=("单位", "姓名"),
            )
        ],
        {
            "staff": [
                {"name": "王样例", "unit": "u2"},
                {"name": "张样例", "unit": "u1"},
                {"name": "赵样例", "unit": None},
            ]
        },
        troubles=told(("unit_unsaid", "人员", "1")),
        before={"units": [PARTNER]},
    ),
    "building in the first row only": Shape(
        "楼宇只写在每幢的第一行",
        [
            sheet(
                ("楼宇", "房间号", "使用面积"),
                ("A楼", "301", 100),
                (None, "302", 100),
                ("B楼", "301", 100),
                (None, "302", 100),
                name="场地",
            )
        ],
        {
            "rooms": [
                {"building": "A楼", "room_no": "301", "usable_area": "100"},
                {"building": "B楼", "room_no": "301", "usable_area": "100"},
            ]
        },
        troubles=told(("building_unsaid", "场地", "1")),
    ),
}

COUNTING: Mapping[str, Shape] = {
    "people who left": Shape(
        "两张工作表：在职、离职",
        [
            workbook(
                Drawn("在职人员", (("姓名", "学位"), ("张样例", "博士"))),
                Drawn("离职人员", (("姓名", "学位"), ("李样例", "硕士"))),
            )
        ],
        {"staff": [ZHANG]},
        troubles=told(("state_unsaid", "离职人员", "1")),
    ),
    "not part-time": Shape(
        "表名里说的是“非兼职”",
        [sheet(("姓名", "学位"), ("张样例", "博士"), name="非兼职人员")],
        {"staff": [ZHANG]},
    ),
    "a source that says it": Shape(
        "名单叫外聘人员，每行也写明了来源",
        [sheet(("姓名", "人员来源"), ("张样例", "双聘"), name="外聘人员")],
        {"staff": [{"name": "张样例", "source": "dual_employed"}]},
    ),
    "groups are leases": Shape(
        "设备按自有、租赁分组",
        [gear(("一、自有设备",), ("算力服务器", "S-1", 120), ("二、经营租赁设备",), ("租用集群", "S-2", 400))],
        {"equipment": [{"name": "算力服务器", "asset_no": "S-1", "original_value": 1200000}]},
        troubles=told(("state_unsaid", "设备", "5")),
        skipped={"设备": [2, 4]},
    ),
}

SAME_OR_NOT: Mapping[str, Shape] = {
    "another birth": Shape(
        "同名，出生年份不同：另一个人",
        [people(("张样例", "1990-01", "博士"), heading=("姓名", "出生日期", "学位"))],
        {
            "staff": [
                {"name": "张样例", "birth_date": "1970-03-02", "title_level": "senior"},
                ZHANG | {"birth_date": "1990-01"},
            ]
        },
        troubles=told(("several_records", "人员", "2")),
        before={"staff": [{"id": "s1", "name": "张样例", "birth_date": "1970-03-02", "title_level": "senior"}]},
        decisions=GOOD,
    ),
    "two of a name in one table": Shape(
        "一张表里两个张样例，部门不同",
        [people(("张样例", "甲所", "博士"), ("张样例", "乙所", "博士"), heading=("姓名", "部门", "学位"))],
        {"staff": [ZHANG]},
        troubles=told(("several_records", "人员", "3")),
    ),
    "one row twice": Shape(
        "同一行抄了两遍",
        [people((1, "张样例", "博士"), (2, "张样例", "博士"), heading=("序号", "姓名", "学位"))],
        {"staff": [ZHANG]},
    ),
    "one prize, several winners": Shape(
        "奖励名称合并三行，获奖人各一行",
        [
            sheet(
                ("奖励名称", "级别", "获奖人"),
                ("科技进步奖", "省部级", "张样例"),
                (None, None, "李样例"),
                (None, None, "王样例"),
                name="获奖",
                merges=("A2:A4", "B2:B4"),
            )
        ],
        {"awards": [{"title": "科技进步奖", "level": "provincial"}]},
    ),
    "the partner's own numbers": Shape(
        "共建单位的设备也从 001 编起",
        [gear(("雷达", "001", 50, "样例智能公司"), heading=("设备名称", "资产编号", "原值（万元）", "资产归属单位"))],
        {"equipment": [{"asset_no": "001", "name": "算力服务器", "original_value": 1200000, "unit": "u1"}]},
        troubles=told(("several_records", "设备", "2")),
        before={
            "units": [PARTNER],
            "equipment": [
                {"id": "e1", "asset_no": "001", "name": "算力服务器", "original_value": 1200000, "unit": "u1"}
            ],
        },
    ),
    "parts of one asset": Shape(
        "机柜的附件用机柜的资产编号",
        [gear(("机柜", "ZC-2023-0001", 20), ("不间断电源", "ZC-2023-0001", 5))],
        {"equipment": [{"name": "机柜", "asset_no": "ZC-2023-0001", "original_value": 200000}]},
        troubles=told(("several_records", "设备", "3")),
    ),
    "one each in two files": Shape(
        "两个学院各有一台同名同价的设备",
        [
            gear(("显示器", 1), heading=("设备名称", "原值（万元）")),
            sheet(("设备名称", "原值（万元）"), ("显示器", 1), name="乙", file="乙.xlsx"),
        ],
        {"equipment": [{"name": "显示器", "original_value": 10000}, {"name": "显示器", "original_value": 10000}]},
        troubles=told(("several_records", "乙", "2")),
    ),
    "two sites": Shape(
        "两个园区都有 1号楼 301",
        [
            sheet(
                ("园区", "楼宇", "房间号", "使用面积"),
                ("甲园", "1号楼", "301", 100),
                ("乙园", "1号楼", "301", 80),
                name="场地",
            )
        ],
        {
            "rooms": [
                {"site": "甲园", "building": "1号楼", "room_no": "301", "usable_area": "100"},
                {"site": "乙园", "building": "1号楼", "room_no": "301", "usable_area": "80"},
            ]
        },
    ),
}

RECORD_SHAPES: Mapping[str, Shape] = {**WHOSE, **COUNTING, **SAME_OR_NOT}

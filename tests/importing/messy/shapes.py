"""Real-life shapes of tables, one entry each: the files, what is in the lab before, and what must come out.

The expected records hold every field that differs from a new record's defaults; a field that has a column in the file
and a blank cell is `None`, for a blank is no default.  Expected by hand from what the cells say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from tests.importing.messy.making import Drawn, Make, sample_id, sheet, text, workbook
from wzlab.importing.model import Decisions, Mode

HOST = {"id": "u1", "role": "lead", "entity_type": "university", "name": "温州样例大学"}
PARTNER = {"id": "u2", "role": "partner", "entity_type": "enterprise", "name": "样例智能公司"}


@dataclass(frozen=True)
class Typed:
    """A cell that stays as it was typed."""

    text: str


Record = Mapping[str, Any]


@dataclass(frozen=True)
class Shape:
    """One shape of table.

    Attributes:
        told: what is special about it.
        files: the makers of the files of one import.
        records: what is new, or as it is afterwards, by table.
        troubles: the codes of what is told, each with the sheet and the cell.
        before: what is in the lab besides its lead unit.
        skipped: rows that are no records, by sheet.
        decisions: what the user decides, given how the files are called.
        columns: fields matched, by the cell of the heading, where that is what the shape is about.
    """

    told: str
    files: Sequence[Make]
    records: Mapping[str, Sequence[Record]]
    troubles: frozenset[tuple[str, str, str]] = frozenset()
    before: Mapping[str, Sequence[Record]] = field(default_factory=dict)
    skipped: Mapping[str, Sequence[int]] = field(default_factory=dict)
    decisions: Decisions = field(default_factory=lambda: Decisions(mode=Mode.AS_TYPED))
    columns: Mapping[str, str | None] = field(default_factory=dict)


def told(*troubles: tuple[str, str, str]) -> frozenset[tuple[str, str, str]]:
    """Return troubles: code, sheet, cell."""
    return frozenset(troubles)


def people(*rows: Sequence[Any], heading: Sequence[str] = ("姓名", "学位"), **looks: Any) -> Make:
    """Return a maker of a staff sheet with these rows below its headings."""
    return sheet(heading, *rows, name="人员", file="人员.xlsx", **looks)


TWO = ({"name": "张样例", "degree": "doctor"}, {"name": "李样例", "degree": "master"})
TWO_ROWS = (("张样例", "博士"), ("李样例", "硕士"))

PLACES: Mapping[str, Shape] = {
    "plain": Shape("标题在第一行，与栏目同名", [people(*TWO_ROWS)], {"staff": TWO}),
    "titles above": Shape(
        "表头上方有总标题、填报单位和日期",
        [
            sheet(
                ("温州样例大学实验室人员一览表",),
                ("填报单位：温州样例大学", None, "填报日期：2026年1月5日"),
                (),
                ("姓名", "学位", "出生日期"),
                ("张样例", "博士", "1980-02-03"),
                name="人员",
                merges=("A1:C1", "A2:B2"),
            )
        ],
        {"staff": [{"name": "张样例", "degree": "doctor", "birth_date": "1980-02-03"}]},
    ),
    "two heading rows": Shape(
        "两行表头，上行合并",
        [
            sheet(
                ("序号", "基本信息", None, None, "专业技术职务情况", None),
                (None, "姓名", "性别", "出生年月", "职称", "职称级别"),
                (1, "张样例", "女", "1980.02", "教授", "正高"),
                (2, "李样例", "男", "1985.11", "讲师", "中级"),
                name="人员",
                merges=("A1:A2", "B1:D1", "E1:F1"),
            )
        ],
        {
            "staff": [
                {"name": "张样例", "gender": "女", "birth_date": "1980-02", "title": "教授", "title_level": "senior"},
                {
                    "name": "李样例",
                    "gender": "男",
                    "birth_date": "1985-11",
                    "title": "讲师",
                    "title_level": "intermediate",
                },
            ]
        },
    ),
    "starts at C5": Shape("表格从 C5 开始", [people(*TWO_ROWS, corner=(5, 3))], {"staff": TWO}),
    "repeated headings": Shape(
        "每页重复表头",
        [people(TWO_ROWS[0], ("姓名", "学位"), TWO_ROWS[1])],
        {"staff": TWO},
        skipped={"人员": [3]},
    ),
    "sums": Shape(
        "小计与合计行",
        [
            sheet(
                ("设备名称", "资产编号", "账面原值（万元）"),
                ("算力服务器", "S-1", 120),
                ("小计", None, 120),
                ("采集系统", "S-2", 80.5),
                ("合计", None, 200.5),
                name="设备",
            )
        ],
        {
            "equipment": [
                {"name": "算力服务器", "asset_no": "S-1", "original_value": 1200000},
                {"name": "采集系统", "asset_no": "S-2", "original_value": 805000},
            ]
        },
        skipped={"设备": [3, 5]},
    ),
    "notes below": Shape(
        "表格下方有注和签名",
        [people(*TWO_ROWS, (), ("注：以上人员均为全时。",), ("填表人：王样例", "日期：2026.1.5"))],
        {"staff": TWO},
        skipped={"人员": [5, 6]},
    ),
    "blank tail": Shape("下方有上千行只有格式的空行", [people(*TWO_ROWS, blank_tail=1500)], {"staff": TWO}),
    "prefilled numbers": Shape(
        "预先编好序号的空行",
        [sheet(("序号", "姓名", "学位"), (1, "张样例", "博士"), (2, "李样例", "硕士"), (3,), (4,), name="人员")],
        {"staff": TWO},
        skipped={"人员": [4, 5]},
    ),
    "stacked": Shape(
        "一张表里上下两个表格",
        [
            sheet(
                ("姓名", "学位"),
                *TWO_ROWS,
                (),
                ("二、仪器设备",),
                ("资产编号", "设备名称"),
                ("S-1", "算力服务器"),
                name="汇总",
            )
        ],
        {"staff": TWO, "equipment": [{"asset_no": "S-1", "name": "算力服务器"}]},
    ),
    "side by side": Shape(
        "一张表里左右两个表格",
        [
            sheet(
                ("姓名", "学位", None, "资产编号", "设备名称"),
                ("张样例", "博士", None, "S-1", "算力服务器"),
                ("李样例", "硕士"),
                name="汇总",
            )
        ],
        {"staff": TWO, "equipment": [{"asset_no": "S-1", "name": "算力服务器"}]},
    ),
    "hidden sheet": Shape(
        "记录在隐藏的工作表里，可见的那张没有表格",
        [
            workbook(
                Drawn("说明", (("请各单位于 1 月 10 日前报送。",),)),
                Drawn("人员", (("姓名", "学位"), *TWO_ROWS), is_hidden=True),
            )
        ],
        {"staff": TWO},
    ),
    "hidden rows": Shape("有的行被筛选隐藏", [people(*TWO_ROWS, hidden_rows=(3,))], {"staff": TWO}),
    "group titles": Shape(
        "表中有分组标题行",
        [
            sheet(
                ("姓名", "性别", "学历", "学位"),
                ("一、科研人员",),
                ("张样例", "女", "研究生", "博士"),
                ("二、工程人员",),
                ("李样例", "男", "研究生", "硕士"),
                name="人员",
                merges=("A2:D2", "A4:D4"),
            )
        ],
        {
            "staff": [
                {"name": "张样例", "gender": "女", "education": "研究生", "degree": "doctor"},
                {"name": "李样例", "gender": "男", "education": "研究生", "degree": "master"},
            ]
        },
        skipped={"人员": [2, 4]},
    ),
    "column numbers": Shape(
        "表头下一行是栏号",
        [sheet(("姓名", "学历", "学位"), ("1", "2", "3"), ("张样例", "研究生", "博士"), name="人员")],
        {"staff": [{"name": "张样例", "education": "研究生", "degree": "doctor"}]},
        skipped={"人员": [2]},
    ),
    "example row": Shape(
        "表头下一行是填写示例",
        [sheet(("序号", "姓名", "学位"), ("示例", "王某某", "博士"), (1, "张样例", "博士"), name="人员")],
        {"staff": [TWO[0]]},
        skipped={"人员": [2]},
    ),
    "merged body": Shape(
        "正文里单位合并了几行",
        [
            sheet(
                ("单位", "姓名", "学位"),
                ("温州样例大学", "张样例", "博士"),
                (None, "李样例", "硕士"),
                ("样例智能公司", "王样例", "学士"),
                name="人员",
                merges=("A2:A3",),
            )
        ],
        {
            "staff": [
                {"unit": "u1", "name": "张样例", "degree": "doctor"},
                {"unit": "u1", "name": "李样例", "degree": "master"},
                {"unit": "u2", "name": "王样例", "degree": "bachelor"},
            ]
        },
        before={"units": [PARTNER]},
    ),
}

HEADINGS: Mapping[str, Shape] = {
    "aliases": Shape(
        "各单位自己的栏名",
        [
            people(
                ("张样例", "1980.02", "教授", "研究生", "博士", "是"),
                heading=("人员姓名", "出生年月", "职称", "最高学历", "最高学位", "是否全时"),
            )
        ],
        {
            "staff": [
                {
                    "name": "张样例",
                    "birth_date": "1980-02",
                    "title": "教授",
                    "title_level": "senior",
                    "education": "研究生",
                    "degree": "doctor",
                    "full_time": True,
                }
            ]
        },
    ),
    "marks in headings": Shape(
        "栏名里有换行、空格、星号和（必填）",
        [people(("张样例", "博士", "1980-02-03"), heading=("* 姓 名", "学位\n（必填）", "出生\n日期"))],
        {"staff": [{"name": "张样例", "degree": "doctor", "birth_date": "1980-02-03"}]},
    ),
    "full-width headings": Shape(
        "全角的栏名",
        [sheet(("设备名称", "账面原值（万元）", "数　量"), ("算力服务器", 10, 2), name="设备")],
        {"equipment": [{"name": "算力服务器", "original_value": 100000, "quantity": 2}]},
    ),
    "likely heading": Shape(
        "与栏目相近的栏名",
        [
            sheet(
                ("资产编号", "设备名称", "资产归属的单位"),
                ("S-1", "算力服务器", "温州样例大学"),
                name="设备",
            )
        ],
        {"equipment": [{"asset_no": "S-1", "name": "算力服务器", "unit": "u1"}]},
        columns={"C1": "unit"},
    ),
    "unknown headings": Shape(
        "有不认识的栏，也有备注",
        [people(("张样例", "博士", "篮球", "外聘专家"), heading=("姓名", "学位", "特长", "备注"))],
        {"staff": [TWO[0]]},
        columns={"C1": None, "D1": None},
    ),
    "one field twice": Shape(
        "两栏都是姓名",
        [people(("张样例", "博士", "张样例"), heading=("姓名", "学位", "姓名"))],
        {"staff": [TWO[0]]},
        columns={"A1": "name", "C1": None},
    ),
    "unit of things": Shape(
        "设备表里的“单位”是台套",
        [
            sheet(
                ("资产编号", "设备名称", "单位", "数量"),
                ("S-1", "算力服务器", "台", 2),
                ("S-2", "屏", "套", 1),
                name="设备",
            )
        ],
        {
            "equipment": [
                {"asset_no": "S-1", "name": "算力服务器", "quantity": 2},
                {"asset_no": "S-2", "name": "屏", "quantity": 1},
            ]
        },
        columns={"C1": None},
    ),
    "kind by content": Shape(
        "工作表和文件名都不说明内容",
        [sheet(("专利名称", "专利号", "授权公告日"), ("一种样例方法", "ZL201710601862.3", "2024-03-05"))],
        {
            "patents": [
                {
                    "title": "一种样例方法",
                    "number": "ZL201710601862.3",
                    "granted_on": "2024-03-05",
                    "kind": "invention",
                }
            ]
        },
    ),
}

AMOUNTS: Mapping[str, Shape] = {
    "unit line": Shape(
        "单位写在表头上方",
        [
            sheet(
                ("仪器设备清单",),
                (None, None, "单位：元"),
                ("资产编号", "设备名称", "原值"),
                ("S-1", "算力服务器", 1234567.89),
                name="设备",
            )
        ],
        {"equipment": [{"asset_no": "S-1", "name": "算力服务器", "original_value": "1234567.89"}]},
    ),
    "yuan": Shape(
        "以元计的金额",
        [sheet(("资产编号", "设备名称", "原值(元)"), ("S-1", "算力服务器", 5000000), name="设备")],
        {"equipment": [{"asset_no": "S-1", "name": "算力服务器", "original_value": 5000000}]},
    ),
    "no unit": Shape(
        "金额没有写单位",
        [sheet(("资产编号", "设备名称", "原值"), ("S-1", "算力服务器", 500), name="设备")],
        {"equipment": [{"asset_no": "S-1", "name": "算力服务器", "original_value": None}]},
        troubles=told(("unit_unknown", "设备", "C1")),
    ),
    "unit in the cell": Shape(
        "金额自己带着单位",
        [
            sheet(
                ("资产编号", "设备名称", "原值（元）"),
                ("S-1", "算力服务器", "500万元"),
                ("S-2", "采集系统", "￥12，000.50"),
                name="设备",
            )
        ],
        {
            "equipment": [
                {"asset_no": "S-1", "name": "算力服务器", "original_value": 5000000},
                {"asset_no": "S-2", "name": "采集系统", "original_value": "12000.5"},
            ]
        },
    ),
    "ten thousand": Shape(
        "栏名写万元，数字像是元",
        [
            sheet(
                ("资产编号", "设备名称", "原值（万元）"),
                ("S-1", "算力服务器", 1250000),
                ("S-2", "采集系统", 860000),
                ("S-3", "机器人", 2300000),
                name="设备",
            )
        ],
        {
            "equipment": [
                {"asset_no": "S-1", "name": "算力服务器", "original_value": None},
                {"asset_no": "S-2", "name": "采集系统", "original_value": None},
                {"asset_no": "S-3", "name": "机器人", "original_value": None},
            ]
        },
        troubles=told(("ten_thousand", "设备", "C1")),
    ),
    "one in yuan": Shape(
        "一行按元填，其余按万元",
        [
            sheet(
                ("资产编号", "设备名称", "原值（万元）"),
                ("S-1", "算力服务器", 125),
                ("S-2", "采集系统", 860000),
                ("S-3", "机器人", 23),
                name="设备",
            )
        ],
        {
            "equipment": [
                {"asset_no": "S-1", "name": "算力服务器", "original_value": 1250000},
                {"asset_no": "S-2", "name": "采集系统", "original_value": Typed("860000")},
                {"asset_no": "S-3", "name": "机器人", "original_value": 230000},
            ]
        },
        troubles=told(("ten_thousand", "设备", "C3")),
    ),
    "separators": Shape(
        "全角数字和千分号",
        [
            sheet(
                ("资产编号", "设备名称", "原值（元）"),
                ("S-1", "算力服务器", "１，２３４，５６７．８９"),
                ("S-2", "采集系统", "1,234.50"),
                name="设备",
            )
        ],
        {
            "equipment": [
                {"asset_no": "S-1", "name": "算力服务器", "original_value": "1234567.89"},
                {"asset_no": "S-2", "name": "采集系统", "original_value": "1234.5"},
            ]
        },
    ),
    "areas": Shape(
        "平米、㎡、m2",
        [
            sheet(
                ("楼宇", "房间号", "使用面积(平米)", "建筑面积"),
                ("样例楼", "301", 499.99, "620㎡"),
                ("样例楼", "302", "120.5m2", "150平方米"),
                name="场地",
            )
        ],
        {
            "rooms": [
                {"building": "样例楼", "room_no": "301", "usable_area": "499.99", "floor_area": 620},
                {"building": "样例楼", "room_no": "302", "usable_area": "120.5", "floor_area": 150},
            ]
        },
    ),
    "mu": Shape(
        "面积以亩计",
        [sheet(("楼宇", "房间号", "使用面积（亩）"), ("样例楼", "301", 2), name="场地")],
        {"rooms": [{"building": "样例楼", "room_no": "301", "usable_area": None}]},
        troubles=told(("unit_unknown", "场地", "C1")),
    ),
    "percent": Shape(
        "百分比格式的单元格",
        [
            sheet(
                ("楼宇", "房间号", "专用占比"),
                ("样例楼", "301", 0.6),
                ("样例楼", "302", 60),
                name="场地",
                formats={"C2": "0%"},
            )
        ],
        {
            "rooms": [
                {"building": "样例楼", "room_no": "301", "shared_percent": 60},
                {"building": "样例楼", "room_no": "302", "shared_percent": 60},
            ]
        },
    ),
}

DATES: Mapping[str, Shape] = {
    "forms of dates": Shape(
        "同一栏里各种写法的日期",
        [
            people(
                ("张一", "1980.5"),
                ("张二", "1980年5月1日"),
                ("张三", "19800501"),
                ("张四", "1980/5/1"),
                ("张五", date(1980, 5, 1)),
                ("张六", "1980年5月"),
                ("张七", "1980"),
                ("张八", "１９８０－０５－０１"),
                heading=("姓名", "出生年月"),
            )
        ],
        {
            "staff": [
                {"name": "张一", "birth_date": "1980-05"},
                {"name": "张二", "birth_date": "1980-05-01"},
                {"name": "张三", "birth_date": "1980-05-01"},
                {"name": "张四", "birth_date": "1980-05-01"},
                {"name": "张五", "birth_date": "1980-05-01"},
                {"name": "张六", "birth_date": "1980-05"},
                {"name": "张七", "birth_date": "1980"},
                {"name": "张八", "birth_date": "1980-05-01"},
            ]
        },
    ),
    "a month as a number": Shape(
        "1980.1 存成了数字：一月还是十月",
        [people(("张样例", 1980.1), ("李样例", 1980.5), heading=("姓名", "出生年月"))],
        {"staff": [{"name": "张样例", "birth_date": Typed("1980.1")}, {"name": "李样例", "birth_date": "1980-05"}]},
        troubles=told(("day_or_month", "人员", "B2")),
    ),
    "a bare serial": Shape(
        "没有日期格式的日期数字",
        [people(("张样例", 29342), heading=("姓名", "出生年月"))],
        {"staff": [{"name": "张样例", "birth_date": Typed("29342")}]},
        troubles=told(("not_a_date", "人员", "B2")),
    ),
    "from 1904": Shape(
        "1904 日期系统的工作簿",
        [
            workbook(
                Drawn("人员", (("姓名", "出生年月"), ("张样例", date(1980, 5, 1)))), name="人员.xlsx", is_from_1904=True
            )
        ],
        {"staff": [{"name": "张样例", "birth_date": "1980-05-01"}]},
    ),
    "Chinese date format": Shape(
        "Excel 内置的中文日期格式",
        [people(("张样例", 29342), heading=("姓名", "出生年月"), formats={"B2": 'yyyy"年"m"月"d"日"'})],
        {"staff": [{"name": "张样例", "birth_date": "1980-05-01"}]},
    ),
    "with a time": Shape(
        "日期带着钟点",
        [people(("张样例", datetime(1980, 5, 1, 8, 30)), heading=("姓名", "出生年月"))],
        {"staff": [{"name": "张样例", "birth_date": "1980-05-01"}]},
        troubles=told(("has_time", "人员", "B2")),
    ),
    "no dates": Shape(
        "日期栏里不是日期",
        [people(("张样例", "至今"), ("李样例", "80.5.1"), heading=("姓名", "出生年月"))],
        {
            "staff": [
                {"name": "张样例", "birth_date": Typed("至今")},
                {"name": "李样例", "birth_date": Typed("80.5.1")},
            ]
        },
        troubles=told(("not_a_date", "人员", "B2"), ("day_or_month", "人员", "B3")),
    ),
}

WORDS: Mapping[str, Shape] = {
    "placeholders": Shape(
        "用 -、/、无、—— 表示空缺",
        [people(("张样例", "-", "/", "无", "——"), heading=("姓名", "学位", "出生年月", "手机", "所学专业"))],
        {"staff": [{"name": "张样例", "degree": None, "birth_date": None, "phone": None, "major": None}]},
    ),
    "yes and no": Shape(
        "√、×、Y、N、全职、兼职",
        [
            people(
                ("张一", "√"),
                ("张二", "×"),
                ("张三", "Y"),
                ("张四", "否"),
                ("张五", "全职"),
                ("张六", "兼职"),
                heading=("姓名", "是否全时"),
            )
        ],
        {
            "staff": [
                {"name": "张一", "full_time": True},
                {"name": "张二", "full_time": False},
                {"name": "张三", "full_time": True},
                {"name": "张四", "full_time": False},
                {"name": "张五", "full_time": True},
                {"name": "张六", "full_time": False},
            ]
        },
    ),
    "titles": Shape(
        "只有职称原文，没有级别",
        [
            people(
                ("张一", "教授级高级工程师"),
                ("张二", "副主任医师"),
                ("张三", "高级记者"),
                ("张四", "一级教师"),
                ("张五", "高级工程师"),
                ("张六", "助理教授"),
                heading=("姓名", "职称"),
            )
        ],
        {
            "staff": [
                {"name": "张一", "title": "教授级高级工程师", "title_level": "senior"},
                {"name": "张二", "title": "副主任医师", "title_level": "associate"},
                {"name": "张三", "title": "高级记者", "title_level": "senior"},
                {"name": "张四", "title": "一级教师", "title_level": "intermediate"},
                {"name": "张五", "title": "高级工程师", "title_level": "associate"},
                {"name": "张六", "title": "助理教授"},
            ]
        },
        troubles=told(("uncertain_word", "人员", "B7")),
    ),
    "education for degree": Shape(
        "学位栏里写的是学历",
        [people(("张样例", "博士研究生"), ("李样例", "工学博士"), heading=("姓名", "学位"))],
        {"staff": [{"name": "张样例", "degree": Typed("博士研究生")}, {"name": "李样例", "degree": "doctor"}]},
        troubles=told(("uncertain_word", "人员", "B2")),
    ),
    "programmes": Shape(
        "只有计划类别，没有级别",
        [
            sheet(
                ("项目名称", "项目编号", "计划类别"),
                ("样例一", "X-1", "国家自然科学基金面上项目"),
                ("样例二", "X-2", "浙江省“尖兵”“领雁”研发攻关计划"),
                ("样例三", "X-3", "温州市基础性科研项目"),
                ("样例四", "X-4", "国家重点研发计划子课题"),
                name="项目",
            )
        ],
        {
            "projects": [
                {"title": "样例一", "number": "X-1", "programme": "国家自然科学基金面上项目", "level": "national"},
                {
                    "title": "样例二",
                    "number": "X-2",
                    "programme": "浙江省“尖兵”“领雁”研发攻关计划",
                    "level": "provincial",
                },
                {"title": "样例三", "number": "X-3", "programme": "温州市基础性科研项目", "level": "municipal"},
                {"title": "样例四", "number": "X-4", "programme": "国家重点研发计划子课题"},
            ]
        },
        troubles=told(("uncertain_word", "项目", "C5")),
    ),
    "talents": Shape(
        "人才类别与人才计划类别混在一栏",
        [people(("张样例", "C类人才"), ("李样例", "瓯越英才计划A类引才项目"), heading=("姓名", "人才类别"))],
        {
            "staff": [
                {"name": "张样例", "talent_class": "C"},
                {"name": "李样例", "talent_class": Typed("瓯越英才计划A类引才项目")},
            ]
        },
        troubles=told(("uncertain_word", "人员", "B3")),
    ),
    "unknown unit": Shape(
        "单位不在名单里",
        [people(("张样例", "温州样例大学"), ("李样例", "从未听说的研究院"), heading=("姓名", "所在单位"))],
        {
            "staff": [
                {"name": "张样例", "unit": "u1"},
                {"name": "李样例", "unit": Typed("从未听说的研究院")},
            ]
        },
        troubles=told(("unknown_record", "人员", "B3")),
    ),
}

NUMBERS: Mapping[str, Shape] = {
    "damaged identity number": Shape(
        "一个身份证号存成了数字，末几位已丢",
        [
            people(
                ("张样例", sample_id("19800501"), "博士"),
                ("李样例", 330302198511023412, "硕士"),
                heading=("姓名", "身份证号", "学位"),
            )
        ],
        {
            "staff": [
                {
                    "name": "张样例",
                    "id_number": sample_id("19800501"),
                    "degree": "doctor",
                    "birth_date": "1980-05-01",
                },
                {"name": "李样例", "id_number": None, "degree": "master"},
            ]
        },
        troubles=told(("damaged_number", "人员", "B3")),
    ),
    "masked numbers": Shape(
        "手机号是打码的",
        [people(("张样例", "138****8000"), heading=("姓名", "手机"))],
        {"staff": [{"name": "张样例", "phone": None}]},
        troubles=told(("masked", "人员", "B2")),
    ),
    "numbers as figures": Shape(
        "资产编号存成了数字，工号一样的数字存成了文本",
        [
            sheet(
                ("资产编号", "设备名称", "数量"),
                (20230001, "算力服务器", "2"),
                ("20230002", "采集系统", 1),
                name="设备",
            )
        ],
        {
            "equipment": [
                {"asset_no": "20230001", "name": "算力服务器", "quantity": 2},
                {"asset_no": "20230002", "name": "采集系统", "quantity": 1},
            ]
        },
    ),
    "formulas": Shape(
        "没有计算结果的公式和错误值",
        [
            sheet(
                ("资产编号", "设备名称", "原值（元）"),
                ("S-1", "算力服务器", "=1+1"),
                ("S-2", "采集系统", "#REF!"),
                name="设备",
            )
        ],
        {
            "equipment": [
                {"asset_no": "S-1", "name": "算力服务器", "original_value": None},
                {"asset_no": "S-2", "name": "采集系统", "original_value": None},
            ]
        },
        troubles=told(("uncalculated", "设备", "C2"), ("error_value", "设备", "C3")),
    ),
    "spaces": Shape(
        "前后有空格、不间断空格和零宽字符",
        [people(("  张样例\u3000", "\u200b博士\xa0"))],
        {"staff": [TWO[0]]},
    ),
    "line breaks": Shape(
        "单元格里有换行",
        [sheet(("项目名称", "项目编号"), ("样例项目\n（第一期）", "X-1"), name="项目")],
        {"projects": [{"title": "样例项目\n（第一期）", "number": "X-1"}]},
    ),
}

TEXTS: Mapping[str, Shape] = {
    "csv with a mark": Shape("带 BOM 的 CSV", [text(("姓名", "学位"), *TWO_ROWS, name="人员.csv")], {"staff": TWO}),
    "csv of Chinese Windows": Shape(
        "GBK 的 CSV", [text(("姓名", "学位"), *TWO_ROWS, encoding="gb18030", name="人员.csv")], {"staff": TWO}
    ),
    "plain utf-8": Shape(
        "不带 BOM 的 UTF-8", [text(("姓名", "学位"), *TWO_ROWS, encoding="utf-8", name="人员.csv")], {"staff": TWO}
    ),
    "unicode text": Shape(
        "Excel 的“Unicode 文本”",
        [text(("姓名", "学位"), *TWO_ROWS, encoding="utf-16", separator="\t", name="人员.txt")],
        {"staff": TWO},
    ),
    "semicolons": Shape(
        "分号分隔，引号里有分号和换行",
        [text(("姓名", "学位", "研究方向"), ("张样例", "博士", "感知;\n决策"), separator=";", name="人员.csv")],
        {"staff": [{"name": "张样例", "degree": "doctor", "research_direction": "感知;\n决策"}]},
    ),
    "numbers in a csv": Shape(
        "CSV 里的身份证号已被 Excel 存成科学计数",
        [text(("姓名", "身份证号"), ("张样例", "3.30302E+17"), name="人员.csv")],
        {"staff": [{"name": "张样例", "id_number": None}]},
        troubles=told(("damaged_number", "", "B2")),
    ),
}

ID = sample_id("19800501")

MERGING: Mapping[str, Shape] = {
    "update by number": Shape(
        "按身份证号更新，空白不覆盖",
        [people(("张样例", ID, None, "正高"), heading=("姓名", "身份证号", "学位", "职称级别"))],
        {
            "staff": [
                {
                    "name": "张样例",
                    "id_number": ID,
                    "degree": "doctor",
                    "title_level": "senior",
                    "birth_date": "1980-05-01",
                }
            ]
        },
        before={
            "staff": [{"id": "s1", "name": "张样例", "id_number": ID, "degree": "doctor", "birth_date": "1980-05-01"}]
        },
    ),
    "update by name and unit": Shape(
        "没有号码时按姓名加单位更新",
        [people(("张样例", "温州样例大学", "博士"), heading=("姓名", "所在单位", "学位"))],
        {
            "staff": [
                {"name": "张样例", "unit": "u1", "gender": "女", "degree": "doctor"},
                {"name": "张样例", "unit": "u2", "gender": "男"},
            ]
        },
        before={
            "units": [PARTNER],
            "staff": [
                {"id": "s1", "name": "张样例", "gender": "女"},
                {"id": "s2", "name": "张样例", "unit": "u2", "gender": "男"},
            ],
        },
    ),
    "a month for a known day": Shape(
        "实验室里有完整日期，表里只有年月",
        [people(("张样例", "1980.5"), ("李样例", "1985.11"), heading=("姓名", "出生年月"))],
        {"staff": [{"name": "张样例", "birth_date": "1980-05-01"}, {"name": "李样例", "birth_date": "1985-11"}]},
        before={
            "staff": [
                {"id": "s1", "name": "张样例", "birth_date": "1980-05-01"},
                {"id": "s2", "name": "李样例", "birth_date": "1985"},
            ]
        },
    ),
    "words for a known value": Shape(
        "实验室里已有学位，表里写的读不出",
        [people(("张样例", "博士研究生"))],
        {"staff": [{"name": "张样例", "degree": "master"}]},
        troubles=told(("uncertain_word", "人员", "B2")),
        before={"staff": [{"id": "s1", "name": "张样例", "degree": "master"}]},
    ),
    "two files, one more exact": Shape(
        "一份表只有年月，另一份有日",
        [
            people(("张样例", "1980.5"), heading=("姓名", "出生年月")),
            sheet(("姓名", "出生日期"), ("张样例", "1980-05-01"), name="日期", file="日期.xlsx"),
        ],
        {"staff": [{"name": "张样例", "birth_date": "1980-05-01"}]},
    ),
    "two of one name": Shape(
        "同单位两人同名，表里只有姓名",
        [people(("张样例", "博士"))],
        {"staff": [{"name": "张样例", "gender": "女"}, {"name": "张样例", "gender": "男"}]},
        troubles=told(("several_records", "人员", "2")),
        before={
            "staff": [
                {"id": "s1", "name": "张样例", "gender": "女"},
                {"id": "s2", "name": "张样例", "gender": "男"},
            ]
        },
    ),
    "two files of the same people": Shape(
        "人事表和职称表说的是同一些人",
        [
            people(("张样例", ID, "博士"), heading=("姓名", "身份证号", "学位")),
            sheet(("姓名", "身份证号", "职称"), ("张样例", ID, "教授"), name="职称", file="职称.xlsx"),
        ],
        {
            "staff": [
                {
                    "name": "张样例",
                    "id_number": ID,
                    "degree": "doctor",
                    "birth_date": "1980-05-01",
                    "title": "教授",
                    "title_level": "senior",
                }
            ]
        },
    ),
    "two files that differ": Shape(
        "两份表对同一人说法不同",
        [
            people(("张样例", ID, "博士"), heading=("姓名", "身份证号", "学位")),
            sheet(("姓名", "身份证号", "学位"), ("张样例", ID, "硕士"), name="学位", file="学位.xlsx"),
        ],
        {"staff": [{"name": "张样例", "id_number": ID, "degree": "doctor", "birth_date": "1980-05-01"}]},
        troubles=told(("same_record_twice", "学位", "C2")),
    ),
    "units come along": Shape(
        "单位表和人员表一起导入",
        [
            people(("张样例", "样例智能公司"), heading=("姓名", "所在单位")),
            sheet(("单位名称", "角色"), ("样例智能公司", "共建单位"), name="单位", file="单位.xlsx"),
        ],
        {
            "units": [{"name": "样例智能公司", "role": "partner"}],
            "staff": [{"name": "张样例", "unit": "u2"}],
        },
    ),
    "a row of nobody": Shape(
        "有一行没有姓名",
        [people((None, "博士"), ("李样例", "硕士"))],
        {"staff": [{"name": None, "degree": "doctor"}, TWO[1]]},
        troubles=told(("no_identity", "人员", "2")),
    ),
    "only good rows": Shape(
        "只导入没有问题的行",
        [people(("张样例", "博士研究生"), ("李样例", "硕士"))],
        {"staff": [TWO[1]]},
        troubles=told(("uncertain_word", "人员", "B2")),
        decisions=Decisions(mode=Mode.GOOD_ROWS),
    ),
    "all or nothing": Shape(
        "有问题就都不导入",
        [people(("张样例", "博士研究生"), ("李样例", "硕士"))],
        {"staff": []},
        troubles=told(("uncertain_word", "人员", "B2")),
        decisions=Decisions(mode=Mode.ALL_OR_NOTHING),
    ),
    "a word decided": Shape(
        "用户选定了一个词的意思",
        [people(("张样例", "博士研究生"), ("李样例", "博士研究生"))],
        {"staff": [{"name": "张样例", "degree": "doctor"}, {"name": "李样例", "degree": "doctor"}]},
        decisions=Decisions(words={("staff.degree", "博士研究生"): "doctor"}),
    ),
}

USUAL: Mapping[str, Shape] = {
    **PLACES,
    **HEADINGS,
    **AMOUNTS,
    **DATES,
    **WORDS,
    **NUMBERS,
    **TEXTS,
    **MERGING,
}
"""What nearly every office sends; the rarer ones are in the modules beside this one."""

"""Real-life shapes of exports from registers: of personnel, of assets, of research, of patents; see `shapes`."""

from collections.abc import Mapping
from datetime import date

from tests.importing.messy.making import sheet
from tests.importing.messy.shapes import Shape, Typed, people, told
from tests.importing.messy.shapes_cells import gear, projects

_GEAR = ("设备名称", "资产编号", "原值（万元）")

UNITS: Mapping[str, Shape] = {
    "a unit stated midway": Shape(
        "表中间一行写着“以下单位：元”：下面的金额问是元还是万元，不按表头静静读成八十亿",
        [
            gear(
                ("服务器", "S-1", 120),
                ("以下单位：元",),
                ("相机", "S-2", 800000),
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

CODES: Mapping[str, Shape] = {
    "codes before words": Shape(
        "高校人事系统导出：代码写在文字前",
        [
            people(
                ("张样例", "2|博士", "011|教授", "11|在岗"),
                ("李样例", "3-硕士", "012-副教授", "11|在岗"),
                ("王样例", "04 学士", "4.中级", "22|退休"),
                heading=("姓名", "最高学位", "专业技术职务", "当前状态"),
            )
        ],
        {
            "staff": [
                {"name": "张样例", "degree": "doctor", "title": "011|教授", "title_level": "senior"},
                {"name": "李样例", "degree": "master", "title": "012-副教授", "title_level": "associate"},
            ]
        },
        troubles=told(("state_unsaid", "人员", "4")),
    ),
    "a level that the award's name says otherwise": Shape(
        "奖励名称是国家、省、市的科技奖，级别写成了别的；学会的奖不判断",
        [
            sheet(
                ("奖励名称", "级别", "证书号"),
                ("国家科学技术进步奖二等奖", "国家级", "A-1"),
                ("浙江省科学技术进步奖", "国家级", "A-2"),
                ("样例市科技进步奖", "市厅级", "A-3"),
                ("样例学会科学技术奖", "省部级", "A-4"),
                ("浙江省自然科学奖", None, "A-5"),
                name="获奖",
            )
        ],
        {
            "awards": [
                {"title": "国家科学技术进步奖二等奖", "level": "national", "certificate_no": "A-1"},
                {"title": "浙江省科学技术进步奖", "level": "national", "certificate_no": "A-2"},
                {"title": "样例市科技进步奖", "level": "municipal", "certificate_no": "A-3"},
                {"title": "样例学会科学技术奖", "level": "provincial", "certificate_no": "A-4"},
                {"title": "浙江省自然科学奖", "certificate_no": "A-5"},
            ]
        },
        troubles=told(("contradiction", "获奖", "B3")),
    ),
    "a kind that the number says otherwise": Shape(
        "类型写发明，号码却是实用新型的，校验位也不对；已转让的问",
        [
            sheet(
                ("名称", "专利号", "类型"),
                ("方法一", "ZL202120601862.3", "发明"),
                ("方法二", "ZL201710601862.3", "发明专利（已转让）"),
                name="专利",
            )
        ],
        {
            "patents": [
                {"title": "方法一", "number": "ZL202120601862.3", "kind": "invention"},
                {"title": "方法二", "number": "ZL201710601862.3", "kind": Typed("发明专利（已转让）")},
            ]
        },
        troubles=told(("contradiction", "专利", "C2"), ("uncertain_word", "专利", "C3")),
    ),
}

PEOPLE: Mapping[str, Shape] = {
    "a row that has slipped": Shape(
        "性别栏里是博士：这一行错了一栏",
        [people(("张样例", "博士", "女"), ("李样例", None, "博士"), heading=("姓名", "学位", "性别"))],
        {
            "staff": [
                {"name": "张样例", "degree": "doctor", "gender": "女"},
                {"name": "李样例", "gender": "博士"},
            ]
        },
        troubles=told(("not_read", "人员", "C3")),
    ),
    "names beside names": Shape(
        "姓名的间隔号写成点，前面留着单引号，中文名后有英文名",
        [
            people(
                ("买买提.艾力", "博士"), ("'李样例", "硕士"), ("张样例 Zhang Yangli", "博士"), heading=("姓名", "学位")
            )
        ],
        {
            "staff": [
                {"name": "买买提·艾力", "degree": "doctor"},
                {"name": "李样例", "degree": "master"},
                {"name": "张样例 Zhang Yangli", "degree": "doctor"},
            ]
        },
        troubles=told(("not_read", "人员", "A4")),
        before={"staff": [{"id": "s1", "name": "买买提·艾力"}, {"id": "s2", "name": "李样例"}]},
    ),
    "the first day of a spreadsheet": Shape(
        "出生日期显示 1900-01-01：是空白或 0，不是生日",
        [people(("张样例", date(1900, 1, 1)), ("李样例", "1980-05-01"), heading=("姓名", "出生日期"))],
        {
            "staff": [
                {"name": "张样例", "birth_date": Typed("1900-01-01")},
                {"name": "李样例", "birth_date": "1980-05-01"},
            ]
        },
        troubles=told(("not_a_date", "人员", "B2")),
    ),
    "a degree brought up to date": Shape(
        "学位和学位（更新）两栏：不同的那一行选定以前不读",
        [people(("张样例", "硕士", "博士"), ("李样例", "博士", None), heading=("姓名", "学位", "学位（更新）"))],
        {"staff": [{"name": "张样例"}, {"name": "李样例", "degree": "doctor"}]},
        troubles=told(("contradiction", "人员", "C1")),
    ),
}

SPANS: Mapping[str, Shape] = {
    "a span beside an end of its own": Shape(
        "起止时间之外还有结束日期（延期后的）：开始取自起止时间",
        [
            projects(
                ("样例一", "X-1", "2022.01-2024.12", "2025-06-30"),
                ("样例二", "X-2", "2022.01-2024.12", None),
                heading=("项目名称", "项目编号", "起止时间", "结束日期"),
            )
        ],
        {
            "projects": [
                {"title": "样例一", "number": "X-1", "starts_on": "2022-01", "ends_on": "2025-06-30"},
                {"title": "样例二", "number": "X-2", "starts_on": "2022-01"},
            ]
        },
        columns={"C1": "starts_on+", "D1": "ends_on"},
    ),
}

TICKS: Mapping[str, Shape] = {
    "answers without a heading above them": Shape(
        "国家级、省部级、横向各占一栏打勾，上面没有“级别”；勾了两个的问",
        [
            projects(
                ("样例一", "X-1", "√", None, None),
                ("样例二", "X-2", None, None, "是"),
                ("样例三", "X-3", "√", "√", None),
                heading=("项目名称", "项目编号", "国家级", "省部级", "横向"),
            )
        ],
        {
            "projects": [
                {"title": "样例一", "number": "X-1", "level": "national"},
                {"title": "样例二", "number": "X-2", "level": "commissioned"},
                {"title": "样例三", "number": "X-3", "level": Typed("国家级√ 省部级√")},
            ]
        },
        troubles=told(("uncertain_word", "项目", "C4")),
        columns={"C1": "level", "D1": None, "E1": None},
    ),
    "states of gear side by side": Shape(
        "在用、停用、报废各占一栏，写是、否",
        [
            gear(
                ("服务器", "S-1", 120, "是", "否", "否"),
                ("相机", "S-2", 80, "否", "否", "是"),
                heading=(*_GEAR, "在用", "停用", "报废"),
            )
        ],
        {
            "equipment": [
                {"asset_no": "S-1", "name": "服务器", "original_value": 1200000, "status": "in_use"},
                {"asset_no": "S-2", "name": "相机", "original_value": 800000, "status": "scrapped"},
            ]
        },
    ),
    "amounts below answers": Shape(
        "国家级、省部级下面写的是经费，不是勾：没有读入",
        [
            projects(
                ("样例一", "X-1", 100, None),
                ("样例二", "X-2", None, 50),
                heading=("项目名称", "项目编号", "国家级", "省部级"),
            )
        ],
        {"projects": [{"title": "样例一", "number": "X-1"}, {"title": "样例二", "number": "X-2"}]},
        columns={"C1": None, "D1": None},
    ),
}

ROOMS: Mapping[str, Shape] = {
    "numbers that repeat the building": Shape(
        "房间号里又写了楼名：就是实验室里的那一间，面积不算两次；楼号是数字的不去掉",
        [
            sheet(
                ("楼宇", "房间号", "使用面积"),
                ("科研楼", "科研楼301", 100),
                ("科研楼", "科研楼-A302", 80),
                ("科研楼", "A302", 80),
                ("1", "101", 60),
                name="场地",
            )
        ],
        {
            "rooms": [
                {"building": "科研楼", "room_no": "301", "usable_area": "100"},
                {"building": "1", "room_no": "101", "usable_area": "60"},
                {"building": "科研楼", "room_no": "科研楼-A302", "usable_area": "80"},
            ]
        },
        before={
            "rooms": [
                {"id": "r1", "building": "科研楼", "room_no": "301"},
                {"id": "r2", "building": "1", "room_no": "101"},
            ]
        },
    ),
}

REGISTER_SHAPES: Mapping[str, Shape] = {**ROOMS, **UNITS, **SUMS, **CODES, **PEOPLE, **SPANS, **TICKS}

"""Where headings and tables are: levels of headings, tables below and beside each other, forms; see `shapes`."""

from collections.abc import Mapping

from tests.importing.messy.making import Drawn, sheet, workbook
from tests.importing.messy.shapes import TWO, TWO_ROWS, Shape, Typed, people, told

GEAR = ("设备名称", "资产编号", "原值")
WAN_GEAR = ("设备名称", "资产编号", "原值（万元）")

LEVELS: Mapping[str, Shape] = {
    "two educations": Shape(
        "全日制教育、在职教育下各有学历、学位：都归在各自的组下",
        [
            sheet(
                ("姓名", "出生年月", "全日制教育", None, "在职教育", None),
                (None, None, "学历", "学位", "学历", "学位"),
                ("张样例", "1980.02", "本科", "学士", "本科", "学士"),
                name="人员",
                merges=("A1:A2", "B1:B2", "C1:D1", "E1:F1"),
            )
        ],
        {"staff": [{"name": "张样例", "birth_date": "1980-02", "education": "本科", "degree": "bachelor"}]},
        columns={"C2": "education", "D2": "degree", "E2": None, "F2": None},
    ),
    "parts and their sum": Shape(
        "经费（万元）下分财政、自筹、合计：合计才是经费",
        [
            sheet(
                ("项目名称", "项目编号", "经费（万元）", None, None),
                (None, None, "财政", "自筹", "合计"),
                ("样例一", "X-1", 60, 40, 100),
                ("样例二", "X-2", 30, 0, 30),
                name="项目",
                merges=("A1:A2", "B1:B2", "C1:E1"),
            )
        ],
        {
            "projects": [
                {"title": "样例一", "number": "X-1", "funding": 1000000},
                {"title": "样例二", "number": "X-2", "funding": 300000},
            ]
        },
        columns={"C2": None, "D2": None, "E2": "funding"},
    ),
    "parts without merges": Shape(
        "同上，不合并，合计写作小计",
        [
            sheet(
                ("项目名称", "项目编号", "经费（万元）", None, None),
                (None, None, "财政", "自筹", "小计"),
                ("样例一", "X-1", 60, 40, 100),
                name="项目",
            )
        ],
        {"projects": [{"title": "样例一", "number": "X-1", "funding": 1000000}]},
    ),
    "parts by year": Shape(
        "经费（万元）下分三年：没有合计，都不是总经费",
        [
            sheet(
                ("项目名称", "项目编号", "经费（万元）", None, None),
                (None, None, 2023, 2024, 2025),
                ("样例一", "X-1", 10, 20, 30),
                name="项目",
                merges=("A1:A2", "B1:B2", "C1:E1"),
            )
        ],
        {"projects": [{"title": "样例一", "number": "X-1"}]},
        columns={"C2": None, "D2": None, "E2": None},
    ),
    "price and total": Shape(
        "原值（万元）下分单价、总价：总价才是原值",
        [
            sheet(
                ("设备名称", "资产编号", "数量", "原值（万元）", None),
                (None, None, None, "单价", "总价"),
                ("算力服务器", "S-1", 2, 60, 120),
                name="设备",
                merges=("A1:A2", "B1:B2", "C1:C2", "D1:E1"),
            )
        ],
        {"equipment": [{"name": "算力服务器", "asset_no": "S-1", "quantity": "2", "original_value": 1200000}]},
    ),
    "areas below one heading": Shape(
        "面积（㎡）下分使用、建筑",
        [
            sheet(
                ("楼宇", "房间号", "面积（㎡）", None),
                (None, None, "使用", "建筑"),
                ("科研楼", "301", 100, 120),
                name="场地",
                merges=("A1:A2", "B1:B2", "C1:D1"),
            )
        ],
        {"rooms": [{"building": "科研楼", "room_no": "301", "usable_area": "100", "floor_area": "120"}]},
    ),
    "yes and no ticked": Shape(
        "是否全时下分是、否打勾：打了勾的是哪一项，就是哪一项",
        [
            sheet(
                ("姓名", "学位", "是否全时", None),
                (None, None, "是", "否"),
                ("张样例", "博士", "√", None),
                ("李样例", "硕士", None, "√"),
                name="人员",
                merges=("A1:A2", "B1:B2", "C1:D1"),
            )
        ],
        {"staff": [{**TWO[0], "full_time": True}, {**TWO[1], "full_time": False}]},
        columns={"C2": "full_time", "D2": None},
    ),
    "two ticks and none": Shape(
        "职称下分级别打勾：有一行打了两个，有一行没有打，有一行写了字",
        [
            sheet(
                ("姓名", "学位", "职称", None, None),
                (None, None, "正高", "副高", "中级"),
                ("张样例", "博士", "√", None, None),
                ("李样例", "硕士", None, "√", "√"),
                ("王样例", "硕士", None, None, None),
                ("赵样例", "硕士", None, "副高", None),
                name="人员",
                merges=("A1:A2", "B1:B2", "C1:E1"),
            )
        ],
        {
            "staff": [
                {**TWO[0], "title_level": "senior"},
                {**TWO[1], "title_level": Typed("副高√ 中级√")},
                {"name": "王样例", "degree": "master"},
                {"name": "赵样例", "degree": "master", "title_level": "associate"},
            ]
        },
        troubles=told(("uncertain_word", "人员", "C4")),
        columns={"C2": "title_level", "D2": None, "E2": None},
    ),
    "counts below answers": Shape(
        "是、否下面是人次：不是打勾，不读入",
        [
            sheet(
                ("姓名", "学位", "是否全时", None),
                (None, None, "是", "否"),
                ("张样例", "博士", 3, 0),
                ("李样例", "硕士", 1, 2),
                name="人员",
                merges=("A1:A2", "B1:B2", "C1:D1"),
            )
        ],
        {"staff": TWO},
        columns={"C2": None, "D2": None},
    ),
    "levels ticked": Shape(
        "级别下分国家级、省部级、市厅级打勾",
        [
            sheet(
                ("项目名称", "项目编号", "级别", None, None),
                (None, None, "国家级", "省部级", "市厅级"),
                ("样例一", "X-1", "√", None, None),
                ("样例二", "X-2", None, "√", None),
                name="项目",
                merges=("A1:A2", "B1:B2", "C1:E1"),
            )
        ],
        {
            "projects": [
                {"title": "样例一", "number": "X-1", "level": "national"},
                {"title": "样例二", "number": "X-2", "level": "provincial"},
            ]
        },
        columns={"C2": "level", "D2": None, "E2": None},
    ),
    "three levels": Shape(
        "三层表头：一个表格",
        [
            sheet(
                ("序号", "姓名", "性别", "学历学位", None, None, None, "职称", None, "备注"),
                (None, None, None, "全日制教育", None, "在职教育", None, "名称", "取得时间", None),
                (None, None, None, "学历", "学位", "学历", "学位", None, None, None),
                (1, "张样例", "女", "研究生", "博士", "研究生", "博士", "教授", "2015.12", None),
                name="人员",
                merges=(
                    *("A1:A3", "B1:B3", "C1:C3", "D1:G1", "D2:E2", "F2:G2"),
                    *("H1:I1", "H2:H3", "I2:I3", "J1:J3"),
                ),
            )
        ],
        {
            "staff": [
                {
                    "name": "张样例",
                    "gender": "女",
                    "education": "研究生",
                    "degree": "doctor",
                    "title": "教授",
                    "title_level": "senior",
                }
            ]
        },
    ),
    "group named by its topic": Shape(
        "职称情况下的“级别”是职称级别",
        [
            sheet(
                ("姓名", "职称情况", None),
                (None, "职称", "级别"),
                ("张样例", "教授", "正高"),
                name="人员",
                merges=("A1:A2", "B1:C1"),
            )
        ],
        {"staff": [{"name": "张样例", "title": "教授", "title_level": "senior"}]},
    ),
    "title over some columns": Shape(
        "标题只合并了前三列：不是分组",
        [
            sheet(
                ("实验室主任",),
                ("姓名", "学位", "职称", "手机"),
                ("张样例", "博士", "教授", "13800138000"),
                name="人员",
                merges=("A1:C1",),
            )
        ],
        {
            "staff": [
                {
                    "name": "张样例",
                    "degree": "doctor",
                    "title": "教授",
                    "title_level": "senior",
                    "phone": "13800138000",
                }
            ]
        },
    ),
}

BELOW: Mapping[str, Shape] = {
    "the same headings in another unit": Shape(
        "上下两个表同样栏目，上表单位：元，下表单位：万元",
        [
            sheet(
                ("表1 小型设备",),
                (None, None, "单位：元"),
                GEAR,
                ("显示器", "S-1", 20000),
                ("相机", "S-2", 15000),
                (),
                ("表2 大型设备",),
                (None, None, "单位：万元"),
                GEAR,
                ("算力服务器", "S-4", 120),
                ("采集系统", "S-5", 80),
                name="设备",
            )
        ],
        {
            "equipment": [
                {"name": "显示器", "asset_no": "S-1", "original_value": 20000},
                {"name": "相机", "asset_no": "S-2", "original_value": 15000},
                {"name": "算力服务器", "asset_no": "S-4", "original_value": 1200000},
                {"name": "采集系统", "asset_no": "S-5", "original_value": 800000},
            ]
        },
    ),
    "papers below people": Shape(
        "人员表下面是论文表，栏目名不认得：论文不是人",
        [
            sheet(
                ("姓名", "学位"),
                *TWO_ROWS,
                (),
                ("代表性论文",),
                ("论文题目", "作者", "期刊"),
                ("样例论文甲", "张样例", "样例学报"),
                name="团队",
            )
        ],
        {"staff": TWO},
        troubles=told(("kind_unknown", "团队", "6")),
    ),
    "software below equipment": Shape(
        "设备表下面隔一行是软件清单",
        [
            sheet(
                ("设备名称", "规格型号", "原值（万元）"),
                ("算力服务器", "A", 120),
                (),
                ("软件", "版本", "金额（万元）"),
                ("样例软件", "V2", 30),
                name="设备",
            )
        ],
        {"equipment": [{"name": "算力服务器", "model": "A", "original_value": 1200000}]},
        troubles=told(("kind_unknown", "设备", "4")),
    ),
    "statistics below": Shape(
        "名单下面隔一行是统计",
        [people(*TWO_ROWS, (), ("学历结构", "人数"), ("博士", 1), ("硕士", 1))],
        {"staff": TWO},
        troubles=told(("kind_unknown", "人员", "5")),
    ),
    "records behind a gap": Shape(
        "名单中间空了一行：空行下面仍是人员",
        [people(TWO_ROWS[0], (), TWO_ROWS[1])],
        {"staff": TWO},
    ),
}

BESIDE: Mapping[str, Shape] = {
    "statistics beside": Shape(
        "名单右边隔一空列是统计：不是前几个人的学位",
        [
            sheet(
                ("姓名", "职称", None, "学位", "人数"),
                ("张样例", "讲师", None, "博士", 10),
                ("李样例", "讲师", None, "硕士", 5),
                ("王样例", "讲师"),
                name="人员",
            )
        ],
        {
            "staff": [
                {"name": name, "title": "讲师", "title_level": "intermediate"}
                for name in ("张样例", "李样例", "王样例")
            ]
        },
        troubles=told(("kind_unknown", "人员", "1")),
    ),
    "a narrow blank column": Shape(
        "表中间有一列空白：仍是一个表格",
        [
            sheet(
                ("姓名", "学位", None, "性别"),
                ("张样例", "博士", None, "女"),
                ("李样例", "硕士", None, "男"),
                name="人员",
            )
        ],
        {
            "staff": [
                {"name": "张样例", "degree": "doctor", "gender": "女"},
                {"name": "李样例", "degree": "master", "gender": "男"},
            ]
        },
    ),
    "two units beside each other": Shape(
        "左表单位：万元，右表单位：元",
        [
            sheet(
                ("单位：万元", None, None, None, "单位：元"),
                (*GEAR, None, "项目名称", "项目编号", "经费"),
                ("算力服务器", "S-1", 120, None, "样例一", "X-1", 300000),
                ("采集系统", "S-2", 80, None, "样例二", "X-2", 200000),
                name="汇总",
            )
        ],
        {
            "equipment": [
                {"name": "算力服务器", "asset_no": "S-1", "original_value": 1200000},
                {"name": "采集系统", "asset_no": "S-2", "original_value": 800000},
            ],
            "projects": [
                {"title": "样例一", "number": "X-1", "funding": 300000},
                {"title": "样例二", "number": "X-2", "funding": 200000},
            ],
        },
    ),
}

FORMS: Mapping[str, Shape] = {
    "a person's form": Shape(
        "个人登记表：栏目名和内容隔列写",
        [
            sheet(
                ("个人基本情况",),
                ("姓名", "张样例", "性别", "女", "出生年月", None),
                ("学历", "研究生", "学位", "博士", "职称", "教授"),
                ("工作单位", "温州样例大学", None, None, "手机", "13800138000"),
                name="登记表",
            )
        ],
        {},
    ),
    "a blank form": Shape(
        "空白登记表",
        [
            sheet(
                ("姓名", None, "性别", None), ("民族", None, "学历", None), ("单位", None, "职称", None), name="登记表"
            )
        ],
        {},
    ),
    "a form and a list": Shape(
        "登记表一张，名单一张",
        [
            workbook(
                Drawn("登记表", (("姓名", None, "性别", None), ("民族", None, "学历", None))),
                Drawn("人员", (("姓名", "学位"), *TWO_ROWS)),
            )
        ],
        {"staff": TWO},
    ),
}

HEADING_SHAPES: Mapping[str, Shape] = {**LEVELS, **BELOW, **BESIDE, **FORMS}

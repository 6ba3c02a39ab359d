"""Real-life shapes of what stands in single cells: formats that hide, remarks, marks, words of other registers.

The same form as `tests.importing.messy.shapes`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tests.importing.messy.making import Make, sample_id, sheet, text
from tests.importing.messy.shapes import Shape, Typed, people, told


def gear(*rows: Sequence[Any], heading: Sequence[str], **looks: Any) -> Make:
    """Return a maker of an equipment sheet."""
    return sheet(heading, *rows, name="设备", file="设备.xlsx", **looks)


def projects(*rows: Sequence[Any], heading: Sequence[str], **looks: Any) -> Make:
    """Return a maker of a sheet of projects."""
    return sheet(heading, *rows, name="项目", file="项目.xlsx", **looks)


_APPROVED = ("项目名称", "项目编号", "立项时间")

SHOWN: Mapping[str, Shape] = {
    "a number shown with leading zeros": Shape(
        "资产编号存成数字，格式 00000000：就是实验室里的那一台",
        [gear((123, "算力服务器", 120), heading=("资产编号", "设备名称", "原值（万元）"), formats={"A2": "00000000"})],
        {"equipment": [{"asset_no": "00000123", "name": "算力服务器", "original_value": 1200000}]},
        before={"equipment": [{"id": "e1", "asset_no": "00000123", "name": "算力服务器"}]},
    ),
    "a room number shown with a leading zero": Shape(
        "房间号 0301 存成 301，格式 0000",
        [sheet(("楼宇", "房间号", "使用面积"), ("科研楼", 301, 20), name="场地", formats={"B2": "0000"})],
        {"rooms": [{"building": "科研楼", "room_no": "0301", "usable_area": 20}]},
    ),
    "a month shown": Shape(
        "出生年月显示为 1960年11月：谁也没有写 1 日；写了 23 日的还是 23 日",
        [
            people(
                ("张样例", date(1960, 11, 1)),
                ("李样例", date(1960, 11, 23)),
                heading=("姓名", "出生年月"),
                formats={"B2": 'yyyy"年"m"月"', "B3": 'yyyy"年"m"月"'},
            )
        ],
        {"staff": [{"name": "张样例", "birth_date": "1960-11"}, {"name": "李样例", "birth_date": "1960-11-23"}]},
    ),
    "a year shown": Shape(
        "立项年度显示为 2023",
        [projects(("样例一", "X-1", date(2023, 1, 1)), heading=_APPROVED, formats={"C2": "yyyy"})],
        {"projects": [{"title": "样例一", "number": "X-1", "approved_on": "2023"}]},
    ),
}

TENTHS: Mapping[str, Shape] = {
    "a tenth month of a text file": Shape(
        "CSV 里的 2022.1 可能是 2022.10",
        [text(_APPROVED, ("样例一", "X-1", "2022.1"), ("样例二", "X-2", "2022.12"), ("样例三", "X-3", "2023.5"))],
        {
            "projects": [
                {"title": "样例一", "number": "X-1", "approved_on": Typed("2022.1")},
                {"title": "样例二", "number": "X-2", "approved_on": "2022-12"},
                {"title": "样例三", "number": "X-3", "approved_on": "2023-05"},
            ]
        },
        told(("day_or_month", "", "C2")),
    ),
    "a tenth month among texts": Shape(
        "文本的 2022.1 与 2022.12 在一列：0 可能丢了",
        [projects(("样例一", "X-1", "2022.1"), ("样例二", "X-2", "2022.12"), heading=_APPROVED)],
        {
            "projects": [
                {"title": "样例一", "number": "X-1", "approved_on": Typed("2022.1")},
                {"title": "样例二", "number": "X-2", "approved_on": "2022-12"},
            ]
        },
        told(("day_or_month", "项目", "C2")),
    ),
    "a tenth month that kept its zero": Shape(
        "同一列里有 2022.10：0 没有丢，2022.1 就是 1 月",
        [text(_APPROVED, ("样例一", "X-1", "2022.1"), ("样例二", "X-2", "2022.10"))],
        {
            "projects": [
                {"title": "样例一", "number": "X-1", "approved_on": "2022-01"},
                {"title": "样例二", "number": "X-2", "approved_on": "2022-10"},
            ]
        },
    ),
}

SEVERAL: Mapping[str, Shape] = {
    "several people in a cell": Shape(
        "姓名栏里两个人",
        [people(("张样例、李样例", "博士"), ("王样例\n赵样例", "硕士"))],
        {
            "staff": [
                {"name": Typed("张样例、李样例"), "degree": "doctor"},
                {"name": Typed("王样例\n赵样例"), "degree": "master"},
            ]
        },
        told(("not_read", "人员", "A2"), ("not_read", "人员", "A3")),
    ),
    "several projects in a cell": Shape(
        "一格里换行写了三个项目和三个编号",
        [projects(("样例一\n样例二\n样例三", "X-1\nX-2\nX-3", "国家级"), heading=("项目名称", "项目编号", "级别"))],
        {
            "projects": [
                {"title": "样例一\n样例二\n样例三", "number": Typed("X-1\nX-2\nX-3"), "level": "national"},
            ]
        },
        told(("not_read", "项目", "B2")),
    ),
}

NAMES: Mapping[str, Shape] = {
    "names with remarks and marks": Shape(
        "姓名后的职务、返聘、星号：都是实验室里的人",
        [people(("张样例（主任）", "博士"), ("李样例（返聘）", "硕士"), ("王样例*", "博士"), ("阿卜杜•艾尼", "硕士"))],
        {
            "staff": [
                {"name": "张样例", "degree": "doctor"},
                {"name": "李样例", "degree": "master"},
                {"name": "王样例", "degree": "doctor"},
                {"name": "阿卜杜·艾尼", "degree": "master"},
            ]
        },
        told(("not_read", "人员", "A2"), ("not_read", "人员", "A3"), ("not_read", "人员", "A4")),
        before={
            "staff": [
                {"id": "s1", "name": "张样例"},
                {"id": "s2", "name": "李样例"},
                {"id": "s3", "name": "王样例"},
                {"id": "s4", "name": "阿卜杜·艾尼"},
            ]
        },
    ),
    "titles with list numbers": Shape(
        "项目名称前带序号和书名号：就是已有的两个",
        [projects(("1. 样例研究", "国家级"), ("《样例平台》", "省部级"), heading=("项目名称", "级别"))],
        {
            "projects": [
                {"title": "样例研究", "level": "national"},
                {"title": "样例平台", "level": "provincial"},
            ]
        },
        told(("not_read", "项目", "A2"), ("not_read", "项目", "A3")),
        before={"projects": [{"id": "p1", "title": "样例研究"}, {"id": "p2", "title": "样例平台"}]},
    ),
    "numbers that are not there yet": Shape(
        "专利号写“申请中”“受理中”：三件，不是一件",
        [
            sheet(
                ("专利名称", "专利号", "类型"),
                ("方法一", "申请中", "发明"),
                ("方法二", "申请中", "发明"),
                ("方法三", "受理中", "发明"),
                name="专利",
            )
        ],
        {"patents": [{"title": f"方法{one}", "number": None, "kind": "invention"} for one in "一二三"]},
        told(*(("not_read", "专利", f"B{row}") for row in (2, 3, 4))),
    ),
    "impossible people": Shape(
        "出生在基准日以后；证件号码的校验位不对",
        [
            people(
                ("张样例", "2080-05-01", None),
                ("李样例", None, f"{sample_id('19800501')[:17]}{'0' if sample_id('19800501')[17] != '0' else '1'}"),
                heading=("姓名", "出生日期", "身份证号"),
            )
        ],
        {
            "staff": [
                {"name": "张样例", "birth_date": "2080-05-01"},
                {
                    "name": "李样例",
                    "birth_date": None,
                    "id_number": f"{sample_id('19800501')[:17]}{'0' if sample_id('19800501')[17] != '0' else '1'}",
                },
            ]
        },
        told(("impossible", "人员", "B2"), ("impossible", "人员", "C3")),
    ),
}

WORDS: Mapping[str, Shape] = {
    "words of a personnel register": Shape(
        "岗位类别、用工形式的人事用语：不因为它们漏掉人",
        [
            people(
                ("张样例", "专业技术岗", "事业编制"),
                ("李样例", "科研岗", "合同制"),
                ("王样例", "实验室副主任", "正式"),
                heading=("姓名", "岗位类别", "用工形式"),
            )
        ],
        {
            "staff": [
                {"name": "张样例", "post": None, "source": "own"},
                {"name": "李样例", "post": "research", "source": "own"},
                {"name": "王样例", "post": Typed("实验室副主任"), "source": "own"},
            ]
        },
        told(("not_read", "人员", "B2"), ("uncertain_word", "人员", "B4")),
    ),
    "words of an asset register": Shape(
        "使用状态：正常、完好是在用；待报废要问",
        [
            gear(
                ("A", "S-1", "正常"),
                ("B", "S-2", "完好"),
                ("C", "S-3", "待报废"),
                heading=("设备名称", "资产编号", "使用状态"),
            )
        ],
        {
            "equipment": [
                {"name": "A", "asset_no": "S-1", "status": "in_use"},
                {"name": "B", "asset_no": "S-2", "status": "in_use"},
                {"name": "C", "asset_no": "S-3", "status": Typed("待报废")},
            ]
        },
        told(("uncertain_word", "设备", "C4")),
    ),
    "words of the patent office": Shape(
        "法律状态：授权、专利权维持有效；实审还没有授权",
        [
            sheet(
                ("专利名称", "专利号", "法律状态"),
                ("方法一", "ZL201710601862.3", "授权"),
                ("方法二", None, "实质审查"),
                name="专利",
            )
        ],
        {
            "patents": [
                {"title": "方法一", "number": "ZL201710601862.3", "kind": "invention", "legal_status": "in_force"},
                {"title": "方法二", "number": None, "legal_status": Typed("实质审查")},
            ]
        },
        told(("uncertain_word", "专利", "C3")),
    ),
    "roles in projects": Shape(
        "主持、牵头没有写明是项目还是课题：问；参与（2/5）是参与",
        [
            projects(
                ("样例一", "X-1", "主持", "已验收"),
                ("样例二", "X-2", "参与（2/5）", "未结题"),
                heading=("项目名称", "项目编号", "承担角色", "状态"),
            )
        ],
        {
            "projects": [
                {"title": "样例一", "number": "X-1", "role": Typed("主持"), "status": "finished"},
                {"title": "样例二", "number": "X-2", "role": "participant", "status": "running"},
            ]
        },
        told(("uncertain_word", "项目", "C2")),
    ),
    "programmes that are none": Shape(
        "产学合作、留学基金、工法：级别不自动认定",
        [
            projects(
                ("样例一", "X-1", "教育部产学合作"),
                ("样例二", "X-2", "国家留学基金委"),
                ("样例三", "X-3", "省级工法"),
                heading=("项目名称", "项目编号", "项目来源"),
            )
        ],
        {
            "projects": [
                {"title": "样例一", "number": "X-1", "programme": "教育部产学合作"},
                {"title": "样例二", "number": "X-2", "programme": "国家留学基金委"},
                {"title": "样例三", "number": "X-3", "programme": "省级工法"},
            ]
        },
        told(*(("uncertain_word", "项目", f"C{row}") for row in (2, 3, 4))),
    ),
    "degrees to come": Shape(
        "博士（2099年6月毕业）还不是博士；2015 年毕业的是",
        [people(("张样例", "博士（2099年6月毕业）"), ("李样例", "博士（2015年毕业）"))],
        {
            "staff": [
                {"name": "张样例", "degree": Typed("博士（2099年6月毕业）")},
                {"name": "李样例", "degree": "doctor"},
            ]
        },
        told(("uncertain_word", "人员", "B2")),
    ),
    "yes and no with remarks and marks": Shape(
        "是（2023年起）、否（兼职）读；●、★、是（2099年起）问",
        [
            people(
                ("张样例", "是（2023年起）"),
                ("李样例", "否（兼职）"),
                ("王样例", "●"),
                ("赵样例", "★"),
                ("钱样例", "是（2099年起）"),
                heading=("姓名", "是否全时"),
            )
        ],
        {
            "staff": [
                {"name": "张样例", "full_time": True},
                {"name": "李样例", "full_time": False},
                {"name": "王样例", "full_time": Typed("●")},
                {"name": "赵样例", "full_time": Typed("★")},
                {"name": "钱样例", "full_time": Typed("是（2099年起）")},
            ]
        },
        told(
            ("not_read", "人员", "B2"),
            ("not_read", "人员", "B3"),
            *(("uncertain_word", "人员", f"B{row}") for row in (4, 5, 6)),
        ),
    ),
    "an open lease": Shape(
        "自有场地的租期写“长期”：读入场地，租期空白",
        [
            sheet(
                ("楼宇", "房间号", "使用面积", "权属", "租赁期限至"), ("科研楼", "302", 80, "自有", "长期"), name="场地"
            )
        ],
        {
            "rooms": [
                {"building": "科研楼", "room_no": "302", "usable_area": 80, "tenure": "owned", "lease_until": None}
            ]
        },
        told(("not_a_date", "场地", "E2")),
    ),
    "amounts as on receipts": Shape(
        "120万元整、1200000.- 读；（含税）、(20)、1.200.000元 不读",
        [
            gear(
                ("A", "S-1", "120万元整"),
                ("B", "S-2", "120.-"),
                ("C", "S-3", "120万元（含税）"),
                ("D", "S-4", "(20)"),
                ("E", "S-5", "1.200.000元"),
                heading=("设备名称", "资产编号", "原值（万元）"),
            )
        ],
        {
            "equipment": [
                {"name": "A", "asset_no": "S-1", "original_value": 1200000},
                {"name": "B", "asset_no": "S-2", "original_value": 1200000},
                {"name": "C", "asset_no": "S-3", "original_value": Typed("120万元（含税）")},
                {"name": "D", "asset_no": "S-4", "original_value": Typed("(20)")},
                {"name": "E", "asset_no": "S-5", "original_value": Typed("1.200.000元")},
            ]
        },
        told(*(("not_read", "设备", f"C{row}") for row in (4, 5, 6))),
    ),
}

CELL_SHAPES: Mapping[str, Shape] = {**SHOWN, **TENTHS, **SEVERAL, **NAMES, **WORDS}

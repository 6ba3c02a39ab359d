"""Real-life shapes of columns that hold two things: when and until when, which building and which room; see `shapes`."""

from collections.abc import Mapping

from tests.importing.messy.making import sheet
from tests.importing.messy.shapes import Shape, Typed, people, told
from tests.importing.messy.shapes_cells import projects
from wzlab.importing.model import Decisions, Mode

_SPANNED = ("项目名称", "项目编号", "起止时间")

SPANS: Mapping[str, Shape] = {
    "spans of projects": Shape(
        "起止时间一栏里写两个日期，各有各的写法",
        [
            projects(
                ("样例一", "X-1", "2021.01-2024.12"),
                ("样例二", "X-2", "2022年3月1日至2025年2月28日"),
                ("样例三", "X-3", "2023-01-2025-12"),
                ("样例四", "X-4", "20230101—20251231"),
                ("样例五", "X-5", "2024.06-至今"),
                ("样例六", "X-6", None),
                heading=_SPANNED,
            )
        ],
        {
            "projects": [
                {"title": "样例一", "number": "X-1", "starts_on": "2021-01", "ends_on": "2024-12"},
                {"title": "样例二", "number": "X-2", "starts_on": "2022-03-01", "ends_on": "2025-02-28"},
                {"title": "样例三", "number": "X-3", "starts_on": "2023-01", "ends_on": "2025-12"},
                {"title": "样例四", "number": "X-4", "starts_on": "2023-01-01", "ends_on": "2025-12-31"},
                {"title": "样例五", "number": "X-5", "starts_on": "2024-06"},
                {"title": "样例六", "number": "X-6"},
            ]
        },
        columns={"C1": "starts_on+ends_on"},
    ),
    "a date among spans": Shape(
        "起止时间里有一格只有一个日期，一格的月份不对：原样保留，不猜是起是止",
        [
            projects(
                ("样例一", "X-1", "2021.01-2024.12"),
                ("样例二", "X-2", "2022.06"),
                ("样例三", "X-3", "2022.13-2024.12"),
                ("样例四", "X-4", "2023.01-2025.12"),
                heading=_SPANNED,
            )
        ],
        {
            "projects": [
                {"title": "样例一", "number": "X-1", "starts_on": "2021-01", "ends_on": "2024-12"},
                {"title": "样例二", "number": "X-2", "starts_on": Typed("2022.06")},
                {"title": "样例三", "number": "X-3", "starts_on": Typed("2022.13"), "ends_on": "2024-12"},
                {"title": "样例四", "number": "X-4", "starts_on": "2023-01", "ends_on": "2025-12"},
            ]
        },
        troubles=told(("not_a_date", "项目", "C3"), ("not_a_date", "项目", "C4")),
    ),
    "months instead of spans": Shape(
        "执行期里写的是月数：不读入，问",
        [
            projects(
                ("样例一", "X-1", "36个月"),
                ("样例二", "X-2", "24个月"),
                heading=("项目名称", "项目编号", "执行期"),
            )
        ],
        {"projects": [{"title": "样例一", "number": "X-1"}, {"title": "样例二", "number": "X-2"}]},
        columns={"C1": None},
    ),
    "spans of contracts": Shape(
        "合同期限只取到期日；无固定期限的说明没有写明哪一天",
        [
            people(
                ("张样例", "2021.09.01-2026.08.31"),
                ("李样例", "2023.1-2025.12"),
                ("王样例", "无固定期限"),
                ("赵样例", "/"),
                heading=("姓名", "合同期限"),
            )
        ],
        {
            "staff": [
                {"name": "张样例", "contract_until": "2026-08-31"},
                {"name": "李样例", "contract_until": "2025-12"},
                {"name": "王样例", "contract_until": Typed("无固定期限")},
                {"name": "赵样例"},
            ]
        },
        troubles=told(("not_a_date", "人员", "B4")),
        columns={"B1": "+contract_until"},
    ),
    "spans of leases and places": Shape(
        "楼宇和房间号写在一栏，租期写起止",
        [
            sheet(
                ("楼宇/房间号", "使用面积（㎡）", "权属", "租期起止"),
                ("1号楼301", 120.5, "自有", None),
                ("A栋 B座", 80, "自有", None),
                ("创新楼A302室", 60, "租赁", "2024.01.01-2027.12.31"),
                name="场地",
            )
        ],
        {
            "rooms": [
                {"building": "1号楼", "room_no": "301", "usable_area": "120.5", "tenure": "owned"},
                {"building": Typed("A栋 B座"), "usable_area": "80", "tenure": "owned"},
                {
                    "building": "创新楼",
                    "room_no": "A302",
                    "usable_area": "60",
                    "tenure": "leased",
                    "lease_until": "2027-12-31",
                },
            ]
        },
        troubles=told(("not_read", "场地", "A3")),
        columns={"A1": "building+room_no", "D1": "+lease_until"},
    ),
    "only the good of spans": Shape(
        "只导入没有问题的行：一格写得不对，那一行留在外面",
        [
            projects(
                ("样例一", "X-1", "2021.01-2024.12"),
                ("样例二", "X-2", "2022.06"),
                heading=_SPANNED,
            )
        ],
        {"projects": [{"title": "样例一", "number": "X-1", "starts_on": "2021-01", "ends_on": "2024-12"}]},
        troubles=told(("not_a_date", "项目", "C3")),
        decisions=Decisions(mode=Mode.GOOD_ROWS),
    ),
}

PAIR_SHAPES: Mapping[str, Shape] = SPANS

"""A long staff list as other people's programs write it: 16 columns, alike from run to run."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from openpyxl import Workbook

COLUMNS = 16
HEADINGS = (
    "序号", "姓名", "身份证号", "性别", "出生年月", "联系电话", "工作单位", "人员来源", "是否全职", "职称", "职称等级", "最高学历",
    "最高学位", "专业", "研究方向", "入职时间",
)  # fmt: skip
assert len(HEADINGS) == COLUMNS

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_TITLES = (("教授", "正高"), ("副教授", "副高"), ("工程师", "中级"), ("助理工程师", "初级"), ("高级工程师", "副高级"))
_DEGREES = (("博士研究生", "博士"), ("硕士研究生", "硕士学位"), ("本科", "学士"))
_SOURCES = ("在编", "双聘", "劳务派遣")

Cell = str | int | date


def write_staff_list(path: Path, rows: int) -> None:
    """Write a workbook with one sheet: a title, the headings, and so many people."""
    workbook = Workbook(write_only=True)
    worksheet = workbook.create_sheet("在职人员")
    worksheet.append(["示例大学在职人员名单"])
    worksheet.append(list(HEADINGS))
    for row in _people(rows):
        worksheet.append(row)
    workbook.save(path)


def _people(rows: int) -> Iterator[list[Cell]]:
    random = Random(rows)
    for number in range(1, rows + 1):
        born = date(1955, 1, 1) + timedelta(days=number * 7_919 % 17_011)  # with the serial, nobody's number twice
        title, level = random.choice(_TITLES)
        education, degree = random.choice(_DEGREES)
        yield [
            number, _name(number), id_number(born, number % 1000), random.choice("男女"), born, f"13{number:09}", "示例大学",
            random.choice(_SOURCES), random.choice("是否"), title, level, education, degree, "计算机科学与技术",
            f"方向{number % 40}", date(2000, 7, 1) + timedelta(days=random.randrange(9_000)),
        ]  # fmt: skip


def _name(number: int) -> str:
    return "".join("甲乙丙丁戊己庚辛壬癸"[int(digit)] for digit in str(number))


def id_number(born: date, serial: int) -> str:
    """Return an identity number of no region, with a right check digit (GB 11643)."""
    digits = f"000000{born:%Y%m%d}{serial:03}"
    return digits + "10X98765432"[sum(int(one) * weight for one, weight in zip(digits, _WEIGHTS, strict=True)) % 11]

"""主任与带头人."""

from tests.helpers import UNIVERSITY, lab_of
from tests.workbook.books import SHARED, exported, heading_row, link, table
from wzlab.lab import Lab


def a_lab() -> Lab:
    staff = [
        {"id": "s1", "name": "项知远", "post": "research"},
        {"id": "s2", "name": "文心远", "post": "direction_leader", "birth_date": "1980-05-01"},
        {"id": "s3", "name": "柳承泽", "post": "director", "birth_date": "1970-05", "title_level": "senior"},
    ]
    project = {"level": "provincial", "role": "lead_project", "host": "u1", "related": True, "principal": "s3"}
    projects = [
        {"id": "p1", "approved_on": "2024-03-01", **project},
        {"id": "p2", "approved_on": "2020-03-01", **project},
    ]
    return lab_of(units=[UNIVERSITY], staff=staff, projects=projects)


def test_that_the_director_comes_first_then_the_leaders_and_nobody_else() -> None:
    rows = table(exported(a_lab())["04_主任与带头人"])
    assert [(row["岗位"], row["姓名"]) for row in rows] == [("主任", "柳承泽"), ("方向带头人", "文心远")]
    assert (rows[0]["出生日期"], rows[0]["职称级别"]) == ("1970-05", "正高")


def test_that_projects_are_counted_by_their_principal_and_those_a_condition_counts_apart() -> None:
    rows = table(exported(a_lab())["04_主任与带头人"])
    assert [(row["主持项目数"], row["其中条款计入"]) for row in rows] == [(2, 1), (0, 0)]


def test_that_each_leads_to_the_row_of_the_staff_sheet() -> None:
    workbook = exported(a_lab())
    worksheet = workbook["04_主任与带头人"]
    first = worksheet[heading_row(worksheet) + 1]
    sheet, address = link(first[-1])
    assert workbook[sheet].cell(workbook[sheet][address].row, 2).value == "柳承泽"


def test_that_a_shared_copy_tells_the_age_group_instead_of_the_birth_date() -> None:
    rows = table(exported(a_lab(), SHARED)["04_主任与带头人"])
    assert [(row["姓名"], row["年龄段"]) for row in rows] == [("人员3", "未知"), ("人员2", "36–45 岁")]
    assert "出生日期" not in rows[0]

"""What people call records and fields, and where these stand."""

from typing import Any

import pytest

from tests.helpers import lab_of, wenzhou
from wzlab.lab import Lab
from wzlab.policy.report import Report
from wzlab.records import RECORD_TYPES, Person
from wzlab.workbook.naming import Names, Places
from wzlab.workbook.sheets import Place, Sheet, SheetColumn

LAB: dict[str, Any] = {
    "lab": {"name": "全市视觉重点实验室"},
    "units": [{"id": "u1", "name": "甲大学"}, {"id": "u2"}],
    "staff": [{"id": "s1", "name": "张三", "id_number": "330302196001011234", "phone": "13812348000"}],
    "rooms": [{"id": "r1", "building": "一号楼", "room_no": "201"}, {"id": "r2", "room_no": "7"}],
    "agreements": [{"id": "a1", "unit": "u1"}],
    "targets": [{"id": "t1", "year": 2026, "item": "专利"}],
    "attachments": [{"id": "x1", "record": "space.area", "title": "平面图"}],
    "as_typed": {"u2": {"name": "不详"}},
}


def names(lab: Lab, full_ids: bool = False) -> Names:
    """Return the names of a lab's records."""
    return Names(Report(wenzhou(), lab), full_ids)


def test_that_no_record_is_known_by_a_sensitive_field() -> None:
    assert not any(record_type.column_of[key].sensitive for record_type in RECORD_TYPES for key in record_type.known_by)


@pytest.mark.parametrize(
    ("record", "name"),
    [
        ("lab", "全市视觉重点实验室"),
        ("u1", "甲大学"),
        ("u2", "不详"),
        ("r1", "一号楼 201"),
        ("r2", "7"),
        ("a1", "甲大学"),
        ("t1", "2026 专利"),
        ("x1", "平面图"),
        ("space.area", "科研场地面积"),
        ("nobody", ""),
    ],
)
def test_that_a_record_or_condition_is_called_by_its_name(record: str, name: str) -> None:
    assert names(lab_of(**LAB)).name(record) == name


def test_that_a_reference_keeps_its_id_before_the_name() -> None:
    assert names(lab_of(**LAB)).reference("units", "u1") == "u1 · 甲大学"
    assert names(lab_of()).reference("units", "u9") == "u9"


def test_that_a_direction_is_its_code_and_title() -> None:
    assert names(lab_of()).direction("2.1") == "2.1 工业视觉检测"
    assert names(lab_of()).direction("9.9") == "9.9"


@pytest.mark.parametrize(
    ("record", "field", "title"),
    [
        ("s1", "degree", "学位"),
        (None, "units.role", "单位 · 角色"),
        ("u1", "agreements.signed_by_all", "合作协议 · 各方均已签章"),
        ("s1", "no_such", "no_such"),
        (None, "role", "role"),
    ],
)
def test_that_a_field_is_called_by_its_title(record: str | None, field: str, title: str) -> None:
    assert names(lab_of(**LAB)).field(record, field) == title


def test_that_a_sentence_shows_no_number_unless_asked_for() -> None:
    said = "证件号码 330302196001011234 有误，电话 13812348000。"
    assert names(lab_of(**LAB)).discreet("s1", said) == "证件号码 3****************4 有误，电话 138****8000。"
    assert names(lab_of(**LAB)).discreet("u1", said) == "证件号码 3****************4 有误，电话 138****8000。"
    assert names(lab_of(**LAB), full_ids=True).discreet("s1", said) == said


def test_that_a_record_and_its_fields_have_places() -> None:
    lab, places = lab_of(**LAB), Places()
    rows = Sheet("人员", "人员", (SheetColumn("编号"),), [["s1"]])
    fields = Sheet("基本情况", "基本情况", (SheetColumn("项目"),), [["名称"]])
    places.add_rows(Person, rows, lab.records(Person))
    places.add_fields(fields, lab.laboratory)
    person = lab.find("s1")
    assert places.of(person) == Place("人员", 3)
    assert places.of(person, "name") == Place("人员", 3, 2)
    assert places.of(lab.laboratory, "lab_type") == Place("基本情况", 4, 2)
    assert places.of(person, "no_such") == Place("人员", 3)
    assert places.of(lab.find("u1")) is None
    assert places.of(None) is None
    assert (places.sheet("staff"), places.rows("staff")) == ("人员", range(3, 4))
    assert (places.sheet("units"), places.rows("units")) == (None, range(0))
    fields_of_person = len(Person.columns)
    assert places.column("staff", "name") == 2
    assert places.id_column("staff") == fields_of_person + 2
    assert places.as_typed_column("staff") == fields_of_person + 3
    assert places.laboratory_as_typed("lab_type") == Place("基本情况", 4, 4)

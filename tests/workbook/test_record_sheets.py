"""The records as sheets."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import cycle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from tests.helpers import SAMPLES, lab_of, sample
from tests.workbook.books import (
    PLAIN,
    WHOLE,
    cells,
    content_of,
    day,
    exact,
    exported,
    heading_row,
    lab_with,
    sheet_of,
    table,
    texts,
)
from tests.workbook.test_sheets import TEXTS
from wzlab.columns import AsTyped, Day, Kind, Money, Number, Record, Reference, Text
from wzlab.dates import PartialDate
from wzlab.lab import Lab
from wzlab.records import RECORD_TYPES, Laboratory, Person, Unit
from wzlab.workbook.record_sheets import CELL_KINDS, TABLES, cell_kind
from wzlab.workbook.styles import AS_TYPED_FILL

UNREADABLE = "五几年"
PEOPLE: dict[str, Any] = {
    "staff": [
        {
            "id": "s1",
            "name": "张三",
            "id_number": "330302196001011234",
            "birth_date": "1970-05-01",
            "phone": "13812348000",
            "full_time": True,
            "title_level": "associate",
            "unit": "u1",
            "months_per_year": Decimal("10.5"),
            "joined_on": "2025-03",
            "contract_until": "2028",
        },
        {"id": "s2", "name": "李四", "id_number": "E12345678", "full_time": False, "phone": "0577-88888888"},
    ],
    "units": [{"id": "u1", "name": "甲大学", "role": "lead", "uscc": "12330300000000115Y"}],
}


@pytest.fixture(name="people")
def _people() -> list[dict[str, Any]]:
    return table(sheet_of(exported(lab_of(**PEOPLE)), Person))


@pytest.mark.parametrize("record_type", TABLES, ids=lambda record_type: record_type.table)
def test_that_a_sheet_has_every_field_with_its_unit_and_hides_what_machines_need(record_type: type[Record]) -> None:
    worksheet = sheet_of(exported(lab_of()), record_type)
    headings = [cell.value for cell in worksheet[heading_row(worksheet)]]
    fields = [column.heading for column in record_type.columns]
    assert headings == ["序号", *fields, "编号", "原样栏目", "校验码"]
    hidden = [worksheet.column_dimensions[get_column_letter(len(fields) + place)].hidden for place in (1, 2, 3, 4)]
    assert hidden == [False, True, True, True]


def test_that_there_is_a_kind_of_cell_for_every_kind_of_field() -> None:
    kinds = {column.kind.name for record_type in RECORD_TYPES for column in record_type.columns}
    assert kinds <= set(CELL_KINDS)


@pytest.mark.parametrize("name", SAMPLES)
def test_that_every_record_of_a_sample_stands_in_its_sheet_in_order(name: str) -> None:
    lab = sample(name)
    workbook = exported(lab, WHOLE)
    for record_type in TABLES:
        rows = table(sheet_of(workbook, record_type))
        assert [row["编号"] for row in rows] == list(lab.tables[record_type.table])


def holds(value: object, cell: object, kind: Kind[Any]) -> bool:
    """Tell whether a cell read back is what a record holds."""
    match cell:
        case None:
            return value is None
        case AsTyped(text):
            return value == text
        case PartialDate() if cell.is_whole:
            return day(value) == cell.first
        case Decimal():
            return exact(value) * (10_000 if isinstance(kind, Money) else 1) == cell
        case str() if isinstance(kind, Reference):
            return str(value).partition(" · ")[0] == cell
    return str(value).partition(" ")[0] == kind.show(cell) or value == kind.show(cell)


@pytest.mark.parametrize("name", SAMPLES)
def test_that_every_cell_of_a_sample_is_read_back(name: str) -> None:
    lab = sample(name)
    workbook = exported(lab, WHOLE)
    for record_type in TABLES:
        for record, row in zip(lab.records(record_type), table(sheet_of(workbook, record_type)), strict=True):
            for column, cell in zip(record_type.columns, record.cells, strict=True):
                assert holds(row[column.heading], cell, column.kind), (record.id, column.key, row[column.heading], cell)


@given(st.lists(TEXTS.map(str.strip).filter(bool), min_size=len(RECORD_TYPES), max_size=24))
@settings(deadline=None, max_examples=12)
def test_that_any_text_in_any_field_is_read_back_as_itself(given_texts: list[str]) -> None:
    more, lab = cycle(given_texts), Lab()
    for record_type in RECORD_TYPES:
        typed = {column.key: next(more) for column in record_type.columns if type(column.kind) is Text}
        record_id = "lab" if record_type is Laboratory else record_type.table
        lab.tables[record_type.table][record_id] = record_type.of(record_id, **typed)
    workbook = exported(lab, WHOLE)
    for record in lab.all_records():
        rows = table(sheet_of(workbook, type(record)))
        row = {row["栏目"]: row["内容"] for row in rows} if isinstance(record, Laboratory) else rows[0]
        for column in record.columns:
            if type(column.kind) is Text:
                assert row[column.heading] == record.cell(column.key)
    assert not any(cell.data_type == "f" for cell in cells(workbook) if cell.value in given_texts)


def test_that_numbers_are_numbers_and_dates_dates(people: list[dict[str, Any]]) -> None:
    assert people[0]["年投入月数"] == 10.5
    assert day(people[0]["出生日期"]) == date(1970, 5, 1)


def test_that_a_partial_date_is_the_text_it_was_given_as(people: list[dict[str, Any]]) -> None:
    assert people[0]["入职日期"] == "2025-03"
    assert people[0]["合同期至"] == "2028"


def test_that_choices_and_yes_or_no_are_words_and_a_blank_is_blank(people: list[dict[str, Any]]) -> None:
    assert people[0]["职称级别"] == "副高"
    assert [row["全时"] for row in people] == ["是", "否"]
    assert people[0]["还依托另一全市重点实验室"] is None


def test_that_a_reference_is_read_by_id_and_name(people: list[dict[str, Any]]) -> None:
    assert [row["所在单位"] for row in people] == ["u1 · 甲大学", None]


def test_that_what_an_attachment_proves_is_named_record_or_condition() -> None:
    lab = lab_of(**PEOPLE, attachments=[{"id": "x1", "record": "s1"}, {"id": "x2", "record": "space.area"}])
    rows = table(exported(lab)["13_附件清单"])
    assert [row["证明对象"] for row in rows] == ["s1 · 张三", "space.area · 科研场地面积"]


def test_that_numbers_of_people_are_masked_unless_asked_for(people: list[dict[str, Any]]) -> None:
    assert [row["证件号码"] for row in people] == ["3****************4", "E*******8"]
    assert [row["手机"] for row in people] == ["138****8000", "0***********8"]
    whole = table(sheet_of(exported(lab_of(**PEOPLE), WHOLE), Person))
    assert [row["证件号码"] for row in whole] == ["330302196001011234", "E12345678"]
    assert [row["手机"] for row in whole] == ["13812348000", "0577-88888888"]


def test_that_a_masked_number_is_nowhere_in_the_file() -> None:
    lab = lab_of(
        **PEOPLE | {"lab": {"phone": "13987654321"}},
        as_typed={"s2": {"birth_date": UNREADABLE}},
    )
    lab.tables["staff"]["s3"] = Person.of("s3", id_number=AsTyped("33030219600101999X 待核"), name="王五")
    told = texts(exported(lab))
    for secret in (
        "330302196001011234",
        "E12345678",
        "13812348000",
        "0577-88888888",
        "13987654321",
        "33030219600101999X",
    ):
        assert secret not in told
    assert "证件号码、手机已遮盖" in told.replace("\n", "")
    assert "已遮盖" not in texts(exported(lab, WHOLE))


def test_that_a_credit_code_is_text_and_whole() -> None:
    worksheet = sheet_of(exported(lab_of(**PEOPLE)), Unit)
    assert table(worksheet)[0]["统一社会信用代码"] == "12330300000000115Y"


def test_that_text_that_could_not_be_read_stands_as_typed_on_a_fill_of_its_own() -> None:
    lab = lab_of(
        **PEOPLE,
        as_typed={"s2": {"birth_date": "=五几年", "months_per_year": "约10", "unit": "不知", "title_level": "特聘"}},
    )
    worksheet = sheet_of(exported(lab), Person)
    row = table(worksheet)[1]
    assert [row[heading] for heading in ("出生日期", "年投入月数", "所在单位", "职称级别")] == [
        "=五几年",
        "约10",
        "不知",
        "特聘",
    ]
    marked = {
        cell.value for line in worksheet.iter_rows() for cell in line if AS_TYPED_FILL in str(cell.fill.fgColor.rgb)
    }
    assert marked == {"=五几年", "约10", "不知", "特聘"}
    assert all(cell.comment is None for line in worksheet.iter_rows() for cell in line)
    assert "浅黄底的是原样文字" in str(worksheet["C3"].value)


@pytest.mark.parametrize(
    ("yuan", "wan"),
    [("4999999.99", "499.999999"), ("5000000", "500"), ("0.01", "0.000001"), ("99999999999.99", "9999999.999999")],
)
def test_that_an_amount_is_in_ten_thousands_and_exact_to_the_fen(yuan: str, wan: str) -> None:
    worksheet = exported(lab_of(equipment=[{"id": "e1", "original_value": yuan}]))["06_仪器设备"]
    assert exact(table(worksheet)[0]["账面原值（万元）"]) == Decimal(wan)
    column = next(cell.column for cell in worksheet[heading_row(worksheet)] if cell.value == "账面原值（万元）")
    assert worksheet.cell(heading_row(worksheet) + 1, column).number_format == "#,##0.00########"


def test_that_the_lab_itself_is_a_list_of_fields() -> None:
    lab = lab_of(
        lab={
            "name": "全市视觉重点实验室",
            "lab_type": "industry",
            "direction": "2.1",
            "reference_date": "2025-12-31",
            "planned_investment": "1234567.89",
        }
    )
    found = {row["栏目"]: row["内容"] for row in table(exported(lab)["01_基本情况"])}
    assert list(found) == [column.heading for column in Laboratory.columns]
    assert found["实验室名称"] == "全市视觉重点实验室"
    assert found["实验室类型"] == "支撑产业创新"
    assert found["细分方向"] == "2.1 工业视觉检测"
    assert day(found["基准日"]) == date(2025, 12, 31)
    assert exact(found["计划总投入（万元）"]) == Decimal("123.456789")
    assert found["联系人"] is None


def test_that_a_direction_outside_the_catalogue_is_a_word() -> None:
    found = {row["栏目"]: row["内容"] for row in table(exported(lab_of(lab={"direction": "other"}))["01_基本情况"])}
    assert found["细分方向"] == "目录之外"


def test_that_dates_and_numbers_have_columns_of_their_kind() -> None:
    assert cell_kind(Day()) == "date"
    assert cell_kind(Number()) == "number"


def test_that_lone_surrogates_and_control_characters_do_not_stop_an_export() -> None:
    lab = lab_with(
        Unit.of("u1", name="\ud800甲\x01", role="lead"), Laboratory.of("lab", name="全市\ud800&\x07重点实验室")
    )
    workbook: Workbook = load_workbook(BytesIO(content_of(lab, PLAIN)))
    assert table(workbook["01_依托和共建单位"])[0]["单位名称"] == "\\ud800甲\\x01"
    assert workbook.properties.title == "全市\\ud800&\\x07重点实验室"

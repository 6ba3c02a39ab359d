"""The interchange JSON: strict in what it reads, every complaint at once, and nothing lost on the way back."""

import json
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import SAMPLES, lab_of, wenzhou
from tests.random_labs import random_document
from wzlab.columns import AsTyped, Cell, Choice, Column, Day, Number, Record, Reference, Text, YesNo
from wzlab.dates import PartialDate
from wzlab.errors import FileError, LabFileError
from wzlab.files import write_text
from wzlab.lab import Lab, Note, Pin
from wzlab.records import RECORD_TYPES, TYPE_OF, Attachment, Instrument, Laboratory
from wzlab.resources import resource
from wzlab.storage.interchange import (
    FORMAT,
    document_text,
    lab_document,
    load_document,
    parse_text,
    read_lab,
)

TABLES = [record_type.table for record_type in RECORD_TYPES]


def complaints(**parts: Any) -> list[str]:
    """Return what is said of a document that is not read."""
    with pytest.raises(LabFileError) as refused:
        lab_of(**parts)
    assert str(refused.value).splitlines()[0] == "“test.json”不合规格，未读入："
    return refused.value.complaints


def from_text(text: str) -> Lab:
    return read_lab(parse_text(text), wenzhou(), "text")


def from_file(path: Path, content: bytes | str) -> Lab:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_lab(load_document(path), wenzhou(), path.name)


def refusal(path: Path, content: bytes | str) -> str:
    """Return what is said of a file that is not read, in one line for its only complaint."""
    with pytest.raises(LabFileError) as refused:
        from_file(path, content)
    (complaint,) = refused.value.complaints
    return complaint


def state(lab: Lab) -> object:
    """Return all that a lab is, in its order."""
    tables = [(table, list(records.items())) for table, records in lab.tables.items()]
    return tables, list(lab.pins.items()), list(lab.notes.items()), lab.pack


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lab.json"


# --- blanks, defaults, trimming -------------------------------------------------------------------------------------

DEFAULTS: list[tuple[str, str, object]] = [
    ("staff", "id_type", "resident_id"),
    ("staff", "post", "research"),
    ("staff", "source", "own"),
    ("rooms", "tenure", "owned"),
    ("rooms", "shared_percent", Decimal(100)),
    ("equipment", "quantity", Decimal(1)),
    ("equipment", "acquisition", "purchased"),
    ("equipment", "status", "in_use"),
    ("patents", "acquisition", "original"),
    ("patents", "legal_status", "in_force"),
    ("scenarios", "kind", "application"),
]


@pytest.mark.parametrize(("table", "field", "default"), DEFAULTS)
def test_that_an_absent_field_takes_its_default_and_a_blank_one_stays_blank(
    table: str, field: str, default: object
) -> None:
    def cell(**given_field: object) -> Cell:
        return lab_of(**{table: [{"id": "x", **given_field}]}).tables[table]["x"].cell(field)

    assert cell() == default
    for blank in (None, "", "  ", "\t\n", "\u3000", "\u00a0"):
        assert cell(**{field: blank}) is None


def test_that_a_field_without_a_default_is_blank_when_it_is_absent() -> None:
    lab = lab_of(staff=[{"id": "s1"}])
    person = lab.tables["staff"]["s1"]
    filled = {column.key for column in person.columns if person.cells[column.index] is not None}
    assert filled == {"id_type", "post", "source"}
    assert all(cell is None for cell in lab.laboratory.cells)


@pytest.mark.parametrize("table", TABLES)
def test_that_a_table_may_be_absent_null_or_empty(table: str) -> None:
    empty: object = {} if table == "lab" else []
    assert state(lab_of()) == state(lab_of(**{table: None})) == state(lab_of(**{table: empty}))


def test_that_text_is_trimmed_on_reading() -> None:
    lab = lab_of(
        pack=" wenzhou-ai-2025 ",
        lab={"name": " 全市视觉重点实验室\u3000", "address": "瓯海区\n温瑞大道"},
        units=[{"id": " u1 ", "role": " lead "}],
        staff=[{"id": "s1", "unit": "u1 ", "birth_date": " 1970-05 "}],
        as_typed={" s1": {"degree": " 在读 "}},
        readings={"area_basis": " floor "},
        notes={"team.stable": {"reason": " 三年合同 ", "by": " ", "on": " 2026-01 "}},
    )
    person = lab.tables["staff"]["s1"]
    assert lab.pack == "wenzhou-ai-2025"
    assert (lab.laboratory.name, lab.laboratory.address) == ("全市视觉重点实验室", "瓯海区\n温瑞大道")
    assert lab.tables["units"]["u1"].cell("role") == "lead"
    assert person.cell("unit") == "u1"
    assert person.cell("birth_date") == PartialDate.parse("1970-05")
    assert person.cell("degree") == AsTyped("在读")
    assert lab.pins == {"area_basis": Pin("floor")}
    assert lab.notes == {"team.stable": Note(None, "三年合同", None, PartialDate.parse("2026-01"))}


@pytest.mark.parametrize("pack", [None, "", "  "])
def test_that_the_pack_may_be_left_open(pack: str | None) -> None:
    assert lab_of(pack=pack).pack is None


# --- numbers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "yuan"),
    [
        ("5000000", "5000000"),
        ("4999999.99", "4999999.99"),
        ('"4999999.99"', "4999999.99"),
        ('" 4999999.990 "', "4999999.99"),
        ("0.1", "0.1"),
        ("1.5E+2", "150"),
        ("1e29", "100000000000000000000000000000"),
        ("123456789012345678901234567.89", "123456789012345678901234567.89"),
        ("-0.01", "-0.01"),
        ('"+5"', "5"),
        ("12.345", "12.345"),  # cannot be, but it is of the right type: kept, and a problem
        ("-0", "0"),
    ],
)
def test_that_money_is_read_and_written_to_the_last_digit(written: str, yuan: str) -> None:
    lab = from_text(f'{{"format": "{FORMAT}", "lab": {{"planned_investment": {written}}}}}')
    assert lab.laboratory.planned_investment == Decimal(yuan)
    again = from_text(document_text(lab_document(lab)))
    assert again.laboratory.planned_investment == Decimal(yuan)


@pytest.mark.parametrize(
    "written",
    ["1e400", "-1e400", "1e-400", "1e30", '"1e3"', '"１２"', '"٣"', '"1,000"', '"12 元"', "true", "false", "[]", "{}", "9" * 4000]
)  # fmt: skip
def test_that_money_in_another_form_is_refused(written: str) -> None:
    text = f'{{"format": "{FORMAT}", "lab": {{"planned_investment": {written}}}}}'
    with pytest.raises(LabFileError, match="lab, planned_investment：应为以元为单位的金额，实为 "):
        from_text(text)


OTHER_NUMBERS = [
    ("rooms", "usable_area"),
    ("rooms", "shared_percent"),
    ("targets", "amount"),
    ("equipment", "quantity"),
]


@pytest.mark.parametrize(("table", "field"), OTHER_NUMBERS)
@pytest.mark.parametrize("raw", [True, False, "12", [], Decimal("1e400")])
def test_that_only_money_may_be_text(table: str, field: str, raw: object) -> None:
    (complaint,) = complaints(**{table: [{"id": "x", field: raw}]})
    assert complaint.startswith(f"{table} x, {field}：应为")


@pytest.mark.parametrize(
    "written", ["NaN", "Infinity", "-Infinity", "1e99999999999999999999", "0e99999999999999999999", "9" * 5000]
)
def test_that_what_is_no_number_of_json_is_refused_in_words(path: Path, written: str) -> None:
    text = f'{{"format": "{FORMAT}", "lab": {{"planned_investment": {written}}}}}'
    assert refusal(path, text).startswith("不是有效的 JSON：")


# --- what is no document at all -------------------------------------------------------------------------------------


def test_that_a_byte_order_mark_is_skipped(path: Path) -> None:
    lab = from_file(path, b"\xef\xbb\xbf" + f'{{"format": "{FORMAT}", "lab": {{"contact": "文心远"}}}}'.encode())
    assert lab.laboratory.contact == "文心远"


@pytest.mark.parametrize("encoding", ["utf-16", "gbk", "big5"])
def test_that_another_encoding_is_refused_and_named(path: Path, encoding: str) -> None:
    text = f'{{"format": "{FORMAT}", "lab": {{"contact": "文心"}}}}'
    assert refusal(path, text.encode(encoding)) == "不是 UTF-8 文本；请另存为 UTF-8 编码的 JSON 文件"


@pytest.mark.parametrize(
    "content",
    [
        "{", '{"format": }', "{'format': 1}", '{"format": "wzlab-lab/1",}', "姓名,出生日期",
        '{"format": "wzlab-lab/1"} {}', "// 注\n{}", '{"a": 01}', '{"a": .5}', '{"a": "\t"}',
    ],
)  # fmt: skip
def test_that_what_is_no_json_is_refused(path: Path, content: str) -> None:
    assert refusal(path, content).startswith("不是有效的 JSON：")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "文件是空的"),
        (b" \r\n", "文件是空的"),
        (b"PK\x03\x04\x14\x00", "这是 Excel 工作簿或压缩文件，不是交换 JSON"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "这是 Excel 工作簿或压缩文件，不是交换 JSON"),
    ],
)
def test_that_an_empty_file_and_a_workbook_are_called_what_they_are(path: Path, content: bytes, told: str) -> None:
    assert refusal(path, content) == told


@pytest.mark.parametrize("content", ["[]", "null", "5", '"wzlab-lab/1"', "true"])
def test_that_json_that_is_no_object_is_refused(path: Path, content: str) -> None:
    assert refusal(path, content) == f"顶层：应为对象 {{ }}，实为 {'空白' if content == 'null' else content}"


@pytest.mark.parametrize(
    "content", ["{}", '{"format": null}', '{"format": "wzlab-lab/2"}', '{"format": 1}', '{"format": ["wzlab-lab/1"]}']
)
def test_that_another_format_is_refused_and_the_wanted_one_named(path: Path, content: str) -> None:
    assert refusal(path, content).startswith("format：应为“wzlab-lab/1”，实为 ")


@pytest.mark.parametrize("place", ["units", "lab.name", "as_typed.s1", "readings.area_basis", "notes.team.stable"])
def test_that_deep_nesting_is_refused_in_words(place: str) -> None:
    part, _dot, key = place.partition(".")
    for depth in (*range(900, 1000), 5_000, 200_000):
        nested = "[" * depth + "]" * depth
        entry = f'{{"{key}": {nested}}}' if key else nested
        with pytest.raises((LabFileError, ValueError)) as refused:
            from_text(f'{{"format": "{FORMAT}", "{part}": {entry}}}')
        assert isinstance(refused.value, LabFileError) or str(refused.value) == "嵌套过深"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('{"format": "wzlab-lab/1", "lab": {}, "lab": {}}', "lab"),
        ('{"format": "wzlab-lab/1", "staff": [{"id": "s1", "post": null, "post": "director"}]}', "post"),
        ('{"format": "wzlab-lab/1", "as_typed": {"s1": {"degree": "甲", "degree": "乙"}}}', "degree"),
        ('{"format": "wzlab-lab/1", "notes": {"team.stable": {}, "team.stable": {}}}', "team.stable"),
    ],
)
def test_that_a_key_given_twice_is_refused_and_not_overwritten(path: Path, text: str, key: str) -> None:
    assert refusal(path, text) == f"不是有效的 JSON：键“{key}”重复"


def test_that_a_large_object_with_a_repeated_key_is_refused_at_once(path: Path) -> None:
    keys = ", ".join(f'"k{number}": 1' for number in range(60_000))
    assert refusal(path, f'{{{keys}, "k59999": 2}}') == "不是有效的 JSON：键“k59999”重复"


@pytest.mark.parametrize("missing", ["nowhere.json", "nowhere/lab.json", "."])
def test_that_a_file_that_cannot_be_read_is_an_error_that_names_it(tmp_path: Path, missing: str) -> None:
    with pytest.raises(FileError) as unread:
        load_document(tmp_path / missing)
    assert str(unread.value).startswith(f"“{tmp_path / missing}”读不出：")
    assert str(unread.value).endswith("。")


# --- complaints: the place, the field, what was expected ------------------------------------------------------------

WANTED = {
    "text": "文字",
    "yes_no": "true 或 false",
    "date": "日期 YYYY-MM-DD、YYYY-MM 或 YYYY",
    "number": "数字",
    "money": "以元为单位的金额",
    "area": "以平方米为单位的面积",
    "percent": "0 到 100 的百分数",
    "reference": "另一条记录的编号（id）",
}
WRONG: dict[str, list[object]] = {
    "text": [5, True, ["甲"], {"zh": "甲"}],
    "choice": ["nonsense", "其他", 1, True, []],
    "yes_no": ["是", "true", 1, 0, []],
    "date": ["2025-02-29", "2025-13", "2025/03/01", "２０２５", "五几年", 2025, True, []],
    "number": ["12", True, [], "十"],
    "money": ["十万", True, [], "1e3"],
    "area": ["60", True, {}],
    "percent": ["60%", False, []],
    "reference": [5, True, ["u1"]],
}


def expected(column: Column[Any]) -> str:
    """Return what a complaint about a field must say was expected."""
    if (column.key, column.kind.name) == ("reference_date", "date"):
        return "完整日期 YYYY-MM-DD"
    if (column.key, column.kind.name) == ("record", "reference"):
        return "一条记录或一个条款的编号（id）"
    if isinstance(column.kind, Choice):
        return " | ".join(column.kind.options)
    return WANTED[column.kind.name]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("turn", range(8))
def test_that_every_field_refuses_a_wrong_type_and_all_are_told_at_once(table: str, turn: int) -> None:
    columns = TYPE_OF[table].columns
    wrong = {column.key: (options := WRONG[column.kind.name])[turn % len(options)] for column in columns}
    place = "lab" if table == "lab" else f"{table} x1"
    found = complaints(**{table: wrong if table == "lab" else [{"id": "x1", **wrong}]})
    for complaint, column in zip(found, columns, strict=True):
        said = '"***"' if column.sensitive else json.dumps(wrong[column.key], ensure_ascii=False)
        wanted = "1.1 | 1.2" if column.key == "direction" else expected(column) + "，"
        assert complaint.startswith(f"{place}, {column.key}：应为{wanted}")
        assert complaint.endswith(f"，实为 {said}")


@pytest.mark.parametrize("reference_date", ["2025", "2025-03", "2025-02-30"])
def test_that_a_reference_date_is_a_whole_one(reference_date: str) -> None:
    assert complaints(lab={"reference_date": reference_date}) == [
        f'lab, reference_date：应为完整日期 YYYY-MM-DD，实为 "{reference_date}"'
    ]


def test_that_a_direction_is_a_leaf_of_the_packs_catalogue_or_other() -> None:
    for code in ("1.1", "3.5.2", "4.2", "other"):
        assert lab_of(lab={"direction": code}).laboratory.direction == code
    leaves = "1.1 | 1.2 | 1.3 | 1.4 | 1.5 | 2.1 | 2.2 | 2.3 | 3.1 | 3.2 | 3.3 | 3.4 | "
    leaves += "3.5.1 | 3.5.2 | 3.5.3 | 3.5.4 | 3.5.5 | 4.1 | 4.2 | other"
    for code in ("3.5", "1", "5.1", "其他"):
        assert complaints(lab={"direction": code}) == [f'lab, direction：应为{leaves}，实为 "{code}"']


def test_that_an_unknown_key_is_named_with_those_there_are() -> None:
    found = complaints(
        staf=[],
        lab={"nam": "甲"},
        awards=[{"id": "a1", "Title": "甲"}],
        readings={"area_basis": {"choice": "floor", "who": "甲"}},
        notes={"team.stable": {"confirm": True}},
        as_typed={"a1": {"degree": "博士", "date": ""}},
    )
    assert len(found) == 7
    assert found[0].startswith("顶层：没有“staf”这个键，是不是“staff”？可用的有 format, pack, lab, units, staff, ")
    assert found[1].startswith("lab：没有“nam”这个键，是不是“name”？可用的有 id, name, lab_type, ")
    assert found[2] == (
        "awards a1：没有“Title”这个键，是不是“title”？可用的有 id, title, level, grade, awarded_on, host, certificate_no"
    )
    assert found[3].startswith("as_typed, a1：没有“degree”这个键；可用的有 title, ")
    assert found[4].startswith("as_typed, a1：没有“date”这个键；可用的有 title, ")
    assert found[5] == "readings, area_basis：没有“who”这个键；可用的有 choice, by, on"
    assert found[6] == "notes, team.stable：没有“confirm”这个键，是不是“confirmed”？可用的有 confirmed, reason, by, on"


@pytest.mark.parametrize("table", TABLES[1:])
@pytest.mark.parametrize("raw", [{}, "甲", 5, True])
def test_that_a_table_is_a_list(table: str, raw: object) -> None:
    said = json.dumps(raw, ensure_ascii=False)
    assert complaints(**{table: raw}) == [f"{table}：应为列表 [ ]，实为 {said}"]


@pytest.mark.parametrize("part", ["lab", "as_typed", "readings", "notes"])
def test_that_these_parts_are_objects(part: str) -> None:
    assert complaints(**{part: ["甲"]}) == [f'{part}：应为对象 {{ }}，实为 ["甲"]']


def test_that_a_record_is_an_object() -> None:
    assert complaints(staff=[{"id": "s1"}, "文心远", None]) == [
        'staff 第 2 条：应为对象 { }，实为 "文心远"',
        "staff 第 3 条：应为对象 { }，实为 空白",
    ]


@pytest.mark.parametrize("pack", [5, True, [], {}])
def test_that_the_pack_is_a_text(pack: object) -> None:
    assert complaints(pack=pack) == [f"pack：应为文字，实为 {json.dumps(pack)}"]


def test_that_no_complaint_repeats_an_identity_or_phone_number() -> None:
    found = complaints(
        lab={"phone": 13800138000},
        staff=[{"id": "s1", "id_number": 999999190001010017, "phone": [13800138000]}, {"id": "s2"}],
        as_typed={"s2": {"id_number": 999999190001010017}},
    )
    assert len(found) == 4
    assert not [complaint for complaint in found if "3800" in complaint or "9999" in complaint]


def test_that_a_long_value_is_shortened_where_it_is_complained_of() -> None:
    (complaint,) = complaints(lab={"lab_type": "很" * 500})
    assert complaint == f'lab, lab_type：应为industry | discipline，实为 "{"很" * 76}…'


def test_that_all_complaints_are_made_at_once_in_the_order_of_the_file() -> None:
    found = complaints(
        lab={"lab_type": "company"},
        units=[{"id": "u1", "role": "boss"}, {"id": "u1"}, {"name": 5}],
        staff=[{"id": "s1", "birth_date": "1970-02-30", "unit": "u9", "full_time": "是"}],
        as_typed={"s9": {"degree": "博士"}},
        readings={"area": "usable", "area_basis": "wall"},
        notes={"team.happy": {}, "team.stable": {"confirmed": "是"}},
    )
    assert [complaint.partition("：")[0] for complaint in found] == [
        "lab, lab_type",
        "units u1, role",
        "units 第 2 条",
        "units 第 3 条, id",
        "units 第 3 条, name",
        "staff s1, birth_date",
        "staff s1, full_time",
        "as_typed, s9",
        "staff s1, unit",
        "readings, area",
        "readings, area_basis, choice",
        "notes, team.happy",
        "notes, team.stable, confirmed",
    ]


# --- ids and references ---------------------------------------------------------------------------------------------


def test_that_an_id_is_used_once_in_the_whole_file() -> None:
    assert complaints(units=[{"id": "x"}], staff=[{"id": "s1"}, {"id": " x "}], rooms=[{"id": "s1"}]) == [
        "staff 第 2 条：编号“x”已用于 units 第 1 条，每个编号只能用一次",
        "rooms 第 1 条：编号“s1”已用于 staff 第 1 条，每个编号只能用一次",
    ]


def test_that_no_record_but_the_labs_own_may_be_called_lab() -> None:
    assert complaints(units=[{"id": "lab"}]) == ["units 第 1 条：编号“lab”已用于 lab，每个编号只能用一次"]
    assert lab_of(lab={"id": "lab", "name": "甲"}).laboratory.name == "甲"
    assert complaints(lab={"id": "lab1"}) == ['lab.id：应为“lab”，实为 "lab1"']


@pytest.mark.parametrize("record_id", [None, "", "  ", 7, True, ["s1"]])
def test_that_every_record_needs_an_id_that_is_a_text(record_id: object) -> None:
    (complaint,) = complaints(staff=[{"id": record_id}])
    assert complaint.startswith("staff 第 1 条, id：应为文字的编号，实为 ")
    assert complaints(staff=[{}]) == ["staff 第 1 条, id：应为文字的编号，实为 空白"]


REFERENCES = [
    (record_type.table, column.key, column.kind.table)
    for record_type in RECORD_TYPES
    for column in record_type.columns
    if isinstance(column.kind, Reference)
]


@pytest.mark.parametrize(("table", "field", "target"), REFERENCES)
def test_that_a_reference_leads_to_a_record_of_its_table(table: str, field: str, target: str) -> None:
    def parts(reference: str) -> dict[str, Any]:
        records = {"units": [{"id": "u1"}], "staff": [{"id": "s1"}], "rooms": [{"id": "r1"}]}
        return records | {table: [*records.get(table, []), {"id": "x", field: reference}]}

    of_kind = {"units": "u1", "staff": "s1", "rooms": "r1", "": "r1"}
    lab = lab_of(**parts(of_kind[target]))
    assert lab.tables[table]["x"].cell(field) == of_kind[target]
    for dangling in ("nobody", *({"u1", "s1", "r1", "lab"} - {of_kind[target]} if target else ())):
        (complaint,) = complaints(**parts(dangling))
        assert complaint.startswith(f"{table} x, {field}：应为{target}")
        assert complaint.endswith(f'编号，实为 "{dangling}"' if target else f'的编号（id），实为 "{dangling}"')


@pytest.mark.parametrize("proven", ["lab", "s1", "x1", "space.area"])
def test_that_a_paper_proves_any_record_or_a_condition(proven: str) -> None:
    lab = lab_of(staff=[{"id": "s1"}], attachments=[{"id": "x1", "record": proven}])
    assert lab.records(Attachment)[0].record == proven


def test_that_a_reference_may_lead_forwards_in_the_file() -> None:
    lab = lab_of(equipment=[{"id": "e1", "room": "r1"}], rooms=[{"id": "r1"}])
    assert lab.records(Instrument)[0].room == "r1"


# --- texts as typed -------------------------------------------------------------------------------------------------


def test_that_a_text_as_typed_is_kept_even_if_it_could_be_read() -> None:
    lab = lab_of(
        staff=[{"id": "s1"}, {"id": "s2", "post": None}],
        as_typed={
            "s1": {"birth_date": "五几年", "post": "director", "name": "甲"},
            "s2": {"post": "主任"},
            "lab": {"name": "乙"},
        },
    )
    one, two = lab.tables["staff"].values()
    assert (one.cell("birth_date"), one.cell("post"), one.cell("name")) == (
        AsTyped("五几年"),
        AsTyped("director"),
        AsTyped("甲"),
    )
    assert two.cell("post") == AsTyped("主任")
    assert lab.laboratory.name == AsTyped("乙")


def test_that_a_field_given_both_as_value_and_as_typed_is_refused() -> None:
    found = complaints(
        lab={"name": "甲"},
        staff=[{"id": "s1", "full_time": False, "degree": " "}],
        as_typed={"s1": {"full_time": "是", "degree": "在读"}, "lab": {"name": "乙"}},
    )
    assert found == [
        "lab, name：既有值又有原样文字（as_typed），只能有一个",
        "staff s1, full_time：既有值又有原样文字（as_typed），只能有一个",
    ]


@pytest.mark.parametrize("blank", [None, "", " \u3000"])
def test_that_a_blank_text_as_typed_is_none(blank: str | None) -> None:
    lab = lab_of(staff=[{"id": "s1", "degree": "doctor"}], as_typed={"s1": {"degree": blank, "post": blank}})
    assert (lab.tables["staff"]["s1"].cell("degree"), lab.tables["staff"]["s1"].cell("post")) == ("doctor", "research")


def test_that_texts_as_typed_belong_to_records_and_fields_there_are() -> None:
    found = complaints(staff=[{"id": "s1"}], as_typed={"s1": {"id": "甲"}, "s2": {}, "s3": {"name": None}})
    assert found[0].startswith("as_typed, s1：没有“id”这个键；可用的有 name, ")
    assert found[1:] == ["as_typed, s2：没有编号为“s2”的记录", "as_typed, s3：没有编号为“s3”的记录"]


def test_that_a_text_as_typed_is_a_text() -> None:
    assert complaints(staff=[{"id": "s1"}], as_typed={"s1": {"birth_date": 1970, "degree": True}}) == [
        "as_typed, s1, birth_date：应为文字，实为 1970",
        "as_typed, s1, degree：应为文字，实为 true",
    ]


# --- readings and notes ---------------------------------------------------------------------------------------------


def test_that_a_reading_is_pinned_plainly_or_with_its_source() -> None:
    lab = lab_of(
        readings={
            "area_basis": "floor",
            "offices_counted": {"choice": "yes"},
            "age_cutoff": {"choice": "strict", "by": "科技局", "on": "2026-01-05"},
        }
    )
    assert lab.pins == {
        "area_basis": Pin("floor"),
        "offices_counted": Pin("yes"),
        "age_cutoff": Pin("strict", "科技局", PartialDate.parse("2026-01-05")),
    }


@pytest.mark.parametrize("raw", [None, "", " ", {}, {"choice": None}, {"choice": " ", "by": "科技局"}])
def test_that_a_reading_without_a_choice_is_not_pinned(raw: object) -> None:
    assert lab_of(readings={"area_basis": raw}).pins == {}


@pytest.mark.parametrize(
    "raw", ["wall", "Usable", "yes", 1, True, ["usable"], {"choice": "wall"}, {"choice": ["usable"]}]
)
def test_that_a_reading_takes_one_of_its_options(raw: object) -> None:
    (complaint,) = complaints(readings={"area_basis": raw})
    assert complaint.startswith("readings, area_basis, choice：应为usable | floor，实为 ")


@pytest.mark.parametrize("raw", ["usable", None, {"choice": None}])
def test_that_an_unknown_reading_is_refused_even_unpinned(raw: object) -> None:
    (complaint,) = complaints(readings={"area": raw})
    assert complaint.startswith("readings, area：应为一个口径的编号（units_counted, director_counted, ")


def test_that_who_said_so_is_a_text_and_when_a_date() -> None:
    pin = {"choice": "floor", "by": 5, "on": "昨天"}
    assert complaints(readings={"area_basis": pin}, notes={"team.stable": {"reason": 1, "by": [], "on": 2026}}) == [
        "readings, area_basis, by：应为文字，实为 5",
        'readings, area_basis, on：应为日期 YYYY-MM-DD、YYYY-MM 或 YYYY，实为 "昨天"',
        "notes, team.stable, reason：应为文字，实为 1",
        "notes, team.stable, by：应为文字，实为 []",
        "notes, team.stable, on：应为文字，实为 2026",
    ]


def test_that_a_note_says_what_it_says_and_no_more() -> None:
    lab = lab_of(
        notes={
            "space.concentrated": {"confirmed": True, "reason": "同一栋楼", "by": "主任", "on": "2026-01-05"},
            "director.standing": {"confirmed": False},
            "team.stable": {"confirmed": None, "reason": " "},
            "team.exclusive": {},
            "director.age": None,
        }
    )
    assert lab.notes == {
        "space.concentrated": Note(True, "同一栋楼", "主任", PartialDate.parse("2026-01-05")),
        "director.standing": Note(False),
    }


@pytest.mark.parametrize("confirmed", ["true", 1, 0, [], "是"])
def test_that_a_confirmation_is_yes_or_no(confirmed: object) -> None:
    (complaint,) = complaints(notes={"team.stable": {"confirmed": confirmed}})
    assert complaint.startswith("notes, team.stable, confirmed：应为true | false，实为 ")


def test_that_a_note_on_an_unknown_condition_is_refused() -> None:
    assert complaints(notes={"team.happy": {"reason": "甲"}}) == [
        'notes, team.happy：应为一个条款的编号，实为 "team.happy"'
    ]


# --- writing: nothing is lost ---------------------------------------------------------------------------------------


def test_that_a_lab_is_written_as_a_person_would_write_it() -> None:
    lab = lab_of(
        pack="wenzhou-ai-2025",
        lab={"name": "全市视觉重点实验室", "planned_investment": Decimal("1.5E+7")},
        staff=[{"id": "s1", "post": None, "birth_date": "1970-05", "full_time": False}],
        rooms=[{"id": "r1", "usable_area": Decimal("66.60")}],
        as_typed={"s1": {"source": "柔性引进"}},
        readings={
            "area_basis": {"choice": "floor"},
            "age_cutoff": {"choice": "strict", "on": "2026-01"},
            "offices_counted": {"choice": "yes", "by": "科技局"},
        },
        notes={"team.stable": {"confirmed": False}},
    )
    written = lab_document(lab)
    assert {key: value for key, value in written.items() if value} == {
        "format": "wzlab-lab/1",
        "pack": "wenzhou-ai-2025",
        "lab": {"name": "全市视觉重点实验室", "planned_investment": 15_000_000},
        "staff": [
            {"id": "s1", "id_type": "resident_id", "birth_date": "1970-05", "post": None, "full_time": False}
        ],
        "rooms": [{"id": "r1", "usable_area": Decimal("66.6"), "tenure": "owned", "shared_percent": 100}],
        "as_typed": {"s1": {"source": "柔性引进"}},
        "readings": {
            "area_basis": "floor",
            "age_cutoff": {"choice": "strict", "on": "2026-01"},
            "offices_counted": {"choice": "yes", "by": "科技局"},
        },
        "notes": {"team.stable": {"confirmed": False}},
    }  # fmt: skip
    assert list(written) == ["format", "pack", *TABLES, "as_typed", "readings", "notes"]
    assert "pack" not in lab_document(lab_of())
    text = document_text(written)
    assert '"planned_investment": 15000000' in text
    assert '"usable_area": 66.6' in text
    assert "全市视觉重点实验室" in text
    assert text.endswith("}\n")


def given_cells(document: dict[str, Any]) -> Iterator[tuple[str, str, str, Any]]:
    """Yield every cell that a document gives and does not leave blank: table, record, field, value."""
    for table in TABLES:
        entries = [document.get("lab") or {}] if table == "lab" else document.get(table) or []
        for entry in entries:
            for key, raw in entry.items():
                if key != "id" and not (raw is None or (isinstance(raw, str) and not raw.strip())):
                    yield table, entry.get("id", "lab"), key, raw


def is_what_was_given(raw: Any, cell: Cell) -> bool:
    if isinstance(cell, Decimal):
        return Fraction(cell) == Fraction(str(raw).strip())
    return cell is raw if isinstance(raw, bool) else str(cell) == raw.strip()


@settings(max_examples=250, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_that_a_lab_read_written_and_read_again_is_the_identical_lab(seed: int) -> None:
    document = random_document(Random(seed))
    lab = from_text(json.dumps(document, ensure_ascii=False))
    for table, record, key, raw in given_cells(document):
        assert is_what_was_given(raw, lab.tables[table][record].cell(key))
    for record, texts in document.get("as_typed", {}).items():
        found = lab.find(record)
        assert found is not None
        assert {key: found.cell(key) for key in texts} == {key: AsTyped(text) for key, text in texts.items()}

    written = document_text(lab_document(lab))
    again = from_text(written)
    assert state(again) == state(lab)
    assert document_text(lab_document(again)) == written


def cells_of(column: Column[Any]) -> st.SearchStrategy[Cell]:
    """Return a strategy for anything the cells of a column may hold, references aside."""
    texts = st.text().map(str.strip).filter(bool)
    values: st.SearchStrategy[Cell]
    match column.kind:
        case Choice(options=options):
            values = st.sampled_from([*options])
        case Reference():
            values = st.none()
        case Text():
            values = texts
        case YesNo():
            values = st.booleans()
        case Day(whole=whole):
            forms = (10,) if whole else (4, 7, 10)
            values = st.builds(
                lambda day, size: PartialDate.parse(day.isoformat()[:size]), st.dates(), st.sampled_from(forms)
            )
        case Number():
            values = st.decimals(-(10**24), 10**24, places=6, allow_nan=False, allow_infinity=False)
    return st.none() | values | texts.map(AsTyped)


def records_of(record_type: type[Record], record_id: str) -> st.SearchStrategy[Record]:
    """Return a strategy for records of one type."""
    cells = st.tuples(*(cells_of(column) for column in record_type.columns))
    return cells.map(lambda values: record_type(record_id, values))


ONE_OF_EACH = st.tuples(
    *(records_of(kind, "lab" if kind is Laboratory else f"x{place}") for place, kind in enumerate(RECORD_TYPES))
)


@settings(max_examples=100, deadline=None)
@given(records=ONE_OF_EACH)
def test_that_whatever_every_field_may_hold_survives_the_file(records: tuple[Record, ...]) -> None:
    lab = Lab()
    for record in records:
        lab.tables[record.table][record.id] = record
    again = from_text(document_text(lab_document(lab)))
    assert state(again) == state(lab)


@pytest.mark.parametrize("name", SAMPLES)
def test_that_a_sample_survives_the_file_with_every_cell(name: str, path: Path) -> None:
    given_document = load_document(resource("samples", f"{name}.json"))
    lab = read_lab(given_document, wenzhou(), name)
    write_text(path, document_text(lab_document(lab)))
    written = load_document(path)
    assert state(read_lab(written, wenzhou(), name)) == state(lab)
    for table, record, key, raw in given_cells(given_document):
        assert is_what_was_given(raw, lab.tables[table][record].cell(key))


def test_that_half_a_surrogate_pair_survives_the_file(path: Path) -> None:
    lab = from_text(f'{{"format": "{FORMAT}", "lab": {{"name": "坏\\ud800字"}}}}')
    write_text(path, document_text(lab_document(lab)))
    assert load_document(path)["lab"]["name"] == "坏\ud800字"

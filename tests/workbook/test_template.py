"""Templates: sheets to be filled in, laid out as exported ones are."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers import lab_of, wenzhou
from wzlab.columns import Choice, Column, Day, Money, Record, Reference, Text, YesNo
from wzlab.errors import FileError, SpreadsheetError
from wzlab.identities import is_credit_code, is_resident_id, patent_number
from wzlab.lab import Lab
from wzlab.language import ENGLISH, _, use_language
from wzlab.records import Instrument, Patent, Person, Project, Room, Target, Unit
from wzlab.workbook.examples import EXAMPLES, REMARKS
from wzlab.workbook.package import workbook_bytes
from wzlab.workbook.reading_back.tables import read_book
from wzlab.workbook.record_sheets import TABLES
from wzlab.workbook.template import TemplateChoiceError, make_template, tables_named, write_template
from wzlab.workbook.template_sheets import guidance

HEADINGS = 9
"""Below a title, six notes and the hidden row of keys stand the headings of the staff."""


def read_again(workbook: Workbook) -> Workbook:
    """Return a workbook as it comes out of its file."""
    return load_workbook(BytesIO(workbook_bytes(workbook)))


def template_of(*record_types: type[Record], lab: Lab | None = None) -> Workbook:
    """Return a template as it comes out of its file."""
    return read_again(make_template(record_types, wenzhou(), lab))


def staff_sheet(lab: Lab | None = None) -> Worksheet:
    return template_of(Person, lab=lab).worksheets[0]


def heading_cell(worksheet: Worksheet, heading: str) -> tuple[str, int]:
    """Return the column and the row of a heading."""
    found = [(cell.column_letter, cell.row) for row in worksheet.iter_rows() for cell in row if cell.value == heading]
    assert len(found) == 1, heading
    return found[0]


def letter_of(worksheet: Worksheet, heading: str) -> str:
    """Return the column below a heading."""
    return heading_cell(worksheet, heading)[0]


def check_of(worksheet: Worksheet, heading: str) -> DataValidation | None:
    """Return what checks the cells below a heading, if anything does."""
    letter, row = heading_cell(worksheet, heading)
    return next((one for one in worksheet.data_validations.dataValidation if f"{letter}{row + 1}" in one), None)


def offered(workbook: Workbook, heading: str) -> list[object]:
    """Return what is offered below a heading of the first sheet."""
    check = check_of(workbook.worksheets[0], heading)
    if check is None or check.type != "list":
        return []
    sheet, _bang, cells = str(check.formula1).rpartition("!")
    return [row[0].value for row in workbook[sheet.strip("'")][cells.replace("$", "")]]


# --- what a sheet shows ---------------------------------------------------------------------------------------------


def test_that_there_is_a_sheet_for_each_kind_in_the_order_of_the_book() -> None:
    assert template_of(*TABLES).sheetnames == [
        "01_依托和共建单位", "02_人员名单", "05_科研用房", "06_仪器设备", "07_科研项目", "08_知识产权", "09_奖励",
        "09_标志性成果", "10_合作协议", "11_应用场景", "12_三年目标", "12_投入计划", "13_附件清单", "选项",
    ]  # fmt: skip


def test_that_title_notes_keys_headings_and_example_stand_below_each_other() -> None:
    worksheet = staff_sheet()
    assert worksheet["C1"].value == "人员填写模板"
    assert [str(worksheet.cell(row, 3).value)[:6] for row in range(2, 8)] == [
        "从示例行下面", "标题前有★的", "有下拉箭头的", "日期写成 2", "证件号码、手", "栏目可以调换"
    ]  # fmt: skip
    assert [cell.value for cell in worksheet[8]][:3] == ["staff.#template", "staff.name", "staff.id_type"]
    assert [row for row, dimension in worksheet.row_dimensions.items() if dimension.hidden] == [8]
    assert [cell.value for cell in worksheet[HEADINGS]][:6] == [
        "序号", "姓名", "证件类型", "证件号码", "性别", "★出生日期"
    ]  # fmt: skip
    assert [cell.value for cell in worksheet[10]][:6] == [
        "示例（导入时跳过）", "示例甲", "居民身份证", "000000199001010018", "男", "1990-01-01"
    ]  # fmt: skip
    assert worksheet.max_row == 10


def test_that_a_note_stands_only_where_it_is_about_something() -> None:
    notes = [str(cell.value) for cell in template_of(Target).worksheets[0]["A"]][1:5]
    assert not any(word in note for note in notes for word in ("★", "下拉", "万元", "日期", "号码"))
    room = [str(cell.value) for cell in template_of(Project).worksheets[0]["A"]]
    assert any("50 万元就填 50" in note for note in room)


def test_that_headings_and_first_column_stay_in_sight_and_are_printed_on_each_page_of_a4() -> None:
    worksheet = staff_sheet()
    assert worksheet.freeze_panes == "C10"
    assert worksheet.print_title_rows == "$9:$9"
    assert worksheet.page_setup.paperSize in (9, "9")
    assert worksheet.auto_filter.ref is None


def test_that_every_field_that_decides_and_no_other_is_starred() -> None:
    for worksheet, record_type in zip(template_of(*TABLES).worksheets, TABLES, strict=False):
        rows = [list(row) for row in worksheet.iter_rows(values_only=True)]
        at = next(number for number, row in enumerate(rows) if row[0] == f"{record_type.table}.#template")
        below = [str(heading) for heading in rows[at + 1][1:]]
        assert [heading.startswith("★") for heading in below] == [one.decides for one in record_type.columns]
        assert [heading.lstrip("★") for heading in below] == [one.heading for one in record_type.columns]
        assert rows[at][1:] == [f"{record_type.table}.{key}" for key in record_type.column_of]


# --- the blank cells ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "number_format"),
    [("证件号码", "@"), ("手机", "@"), ("★出生日期", "@"), ("年投入月数", "General"), ("★学位", "General")],
)
def test_that_a_blank_cell_keeps_what_is_typed_into_it(heading: str, number_format: str) -> None:
    worksheet = staff_sheet()
    assert worksheet.column_dimensions[letter_of(worksheet, heading)].number_format == number_format


def test_that_numbers_like_those_of_assets_and_projects_stay_texts() -> None:
    for record_type, heading in ((Instrument, "资产编号"), (Project, "项目编号"), (Patent, "专利号"), (Room, "房间号")):
        worksheet = template_of(record_type).worksheets[0]
        assert worksheet.column_dimensions[letter_of(worksheet, heading)].number_format == "@"


def test_that_the_options_of_a_choice_are_offered_for_two_hundred_rows_and_other_words_may_stay() -> None:
    workbook = template_of(Person)
    assert offered(workbook, "★职称级别") == ["正高", "副高", "中级", "初级", "无职称"]
    assert offered(workbook, "★全时") == ["是", "否"]
    assert workbook["选项"].sheet_state == "hidden"
    check = check_of(workbook.worksheets[0], "★职称级别")
    assert check is not None
    assert (check.errorStyle, check.showErrorMessage, check.allow_blank) == ("warning", True, True)
    assert f"{letter_of(workbook.worksheets[0], '★职称级别')}210" in check


def test_that_references_are_offered_only_of_a_lab_and_by_the_names_people_use() -> None:
    lab = lab_of(
        units=[{"id": "u1", "name": "甲大学"}, {"id": "u2", "name": "乙公司"}, {"id": "u3", "name": "乙公司"}],
        staff=[{"id": "s1", "name": "丙"}],
    )
    assert offered(template_of(Person), "★所在单位") == []
    assert offered(template_of(Person, lab=lab), "★所在单位") == ["甲大学", "u2 · 乙公司", "u3 · 乙公司"]
    assert offered(template_of(Project, lab=lab), "负责人") == ["丙"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_excel_can_hold_what_is_told_while_one_types(language: str) -> None:
    use_language(language)
    for worksheet in template_of(*TABLES).worksheets:
        for check in worksheet.data_validations.dataValidation:
            assert len(check.prompt or "") <= 255
            assert len(check.error or "") <= 255
            assert len(check.promptTitle or "") <= 32
            assert len(check.errorTitle or "") <= 32


# --- what is told of a field ----------------------------------------------------------------------------------------


def test_that_a_heading_tells_how_its_field_is_filled_in() -> None:
    worksheet = staff_sheet()
    comment = worksheet[f"{letter_of(worksheet, '★学位')}{HEADINGS}"].comment
    assert comment is not None
    assert comment.text == (
        "★ 决定结论\n应填：博士、硕士、学士、无学位\n学位，不是学历：博士研究生毕业而没有学位的，不填“博士”。"
    )
    assert worksheet[f"{letter_of(worksheet, '人才计划')}{HEADINGS}"].comment is None


@pytest.mark.parametrize(
    ("record_type", "key", "told"),
    [
        (Person, "unit", "★ 决定结论\n应填：名称，与“单位”里登记的写法一致\n不填表示依托（牵头）单位。\n例：示例大学"),
        (Person, "months_per_year", "应填：数字\n例：12"),
        (Person, "name", "例：示例甲"),
        (
            Person,
            "joined_on",
            "日期写成 2023-05-01；只知道年月的写 2023-05，只知道年份的写 2023。",
        ),
        (
            Instrument,
            "original_value",
            "★ 决定结论\n应填：金额，如 500（即 500 万元）或 5000000元\n入账时的原值，不是净值。\n例：128.5",
        ),
    ],
)
def test_that_guidance_says_what_decides_what_is_asked_and_an_example(
    record_type: type[Record], key: str, told: str
) -> None:
    assert guidance(record_type, record_type.column_of[key]) == told


# --- the example ----------------------------------------------------------------------------------------------------


def examples() -> Iterator[tuple[str, Column[object], object]]:
    """Yield every value of the examples with its field."""
    for record_type in TABLES:
        for key, value in EXAMPLES[record_type.table].items():
            yield f"{record_type.table}.{key}", record_type.column_of[key], value


def test_that_every_kind_of_record_has_an_example_and_every_remark_a_field() -> None:
    assert EXAMPLES.keys() == {record_type.table for record_type in TABLES}
    fields = {f"{record_type.table}.{key}" for record_type in TABLES for key in record_type.column_of}
    assert REMARKS.keys() <= fields


@pytest.mark.parametrize(("field", "column", "value"), list(examples()), ids=lambda value: str(value)[:20])
def test_that_an_example_is_what_its_field_holds(field: str, column: Column[object], value: object) -> None:
    kind = column.kind
    if isinstance(kind, Choice):
        assert value in kind.options
    elif isinstance(kind, Text):
        assert isinstance(value, str), field
    elif isinstance(kind, YesNo):
        assert isinstance(value, bool)
    elif isinstance(kind, Day):
        assert type(value) is date
    else:
        assert kind.read(str(value)) is not None


def test_that_the_numbers_of_the_example_are_right_and_of_no_region() -> None:
    id_number, uscc = str(EXAMPLES["staff"]["id_number"]), str(EXAMPLES["units"]["uscc"])
    assert is_resident_id(id_number)
    assert patent_number(str(EXAMPLES["patents"]["number"])) == ("202310000000", "0")
    assert is_credit_code(uscc)
    assert id_number.startswith("000000")
    assert uscc[2:8] == "000000"


def test_that_what_the_example_refers_to_is_the_example() -> None:
    names = {"units": {"示例大学", "示例公司"}, "staff": {"示例甲"}, "rooms": {"1 号楼 301"}}
    for _field, column, value in examples():
        if isinstance(column.kind, Reference):
            assert value in names[column.kind.table]


# --- which ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["staff", "人员", "02_人员名单", "人员名单", " ＳＴＡＦＦ ", "Staff"])
def test_that_a_kind_is_meant_by_its_table_its_label_or_its_sheet(word: str) -> None:
    assert tables_named([word]) == (Person,)


def test_that_kinds_come_in_the_order_of_the_book_and_once() -> None:
    assert tables_named(["设备", "staff", "equipment"]) == (Person, Instrument)
    assert tables_named(["all"]) == tables_named(["全部"]) == TABLES
    assert tables_named(["units", "all"])[0] is Unit


@pytest.mark.parametrize("word", ["lab", "基本情况", "食堂", ""])
def test_that_a_word_for_none_is_refused_with_all_there_are(word: str) -> None:
    with pytest.raises(TemplateChoiceError) as refused:
        tables_named(["staff", word])
    assert str(refused.value) == (
        f"没有“{word}”的填写模板。可选：单位 units、人员 staff、场地 rooms、设备 equipment、项目 projects、知识产权 patents、"
        "奖励 awards、标志性成果 milestones、合作协议 agreements、应用场景 scenarios、三年目标 targets、"
        "投入计划 investments、证明材料 attachments；要全部就写 all。"
    )


def test_that_in_english_headings_options_and_labels_are_english() -> None:
    use_language(ENGLISH)
    workbook = template_of(Person)
    assert offered(workbook, "★Degree")[:1] == ["Doctorate"]
    assert tables_named([_("人员")]) == (Person,)


# --- the file -------------------------------------------------------------------------------------------------------


def test_that_the_same_template_is_the_same_file() -> None:
    assert workbook_bytes(make_template(TABLES, wenzhou())) == workbook_bytes(make_template(TABLES, wenzhou()))


def test_that_a_file_that_may_have_been_filled_in_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "人员.xlsx"
    path.write_bytes(b"filled in")
    with pytest.raises(FileError) as refused:
        write_template(path, [Person], wenzhou())
    assert str(refused.value) == f"“{path}”已经存在，也许有人填过，没有覆盖；请换一个文件名。"
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"filled in"]


def test_that_a_template_is_not_taken_for_a_workbook_that_was_exported(tmp_path: Path) -> None:
    path = tmp_path / "人员.xlsx"
    write_template(path, [Person], wenzhou())
    with pytest.raises(SpreadsheetError, match="不是本程序导出的工作簿"):
        read_book(path)


def test_that_amounts_are_amounts() -> None:
    worksheet = template_of(Project).worksheets[0]
    assert isinstance(Project.column_of["funding"].kind, Money)
    letter = letter_of(worksheet, "经费（万元）")
    assert worksheet.column_dimensions[letter].number_format == "#,##0.00########"
    assert worksheet[f"{letter}10"].value == 50

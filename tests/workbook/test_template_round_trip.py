"""A template filled in comes back without a question, whatever program saved it in whatever form."""

import csv
import io
import shutil
import subprocess
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers import lab_of, wenzhou
from tests.workbook.books import content_of
from wzlab.columns import Cell, Column, Money, Record, Reference
from wzlab.dates import PartialDate
from wzlab.importing.model import Action, Decisions, How
from wzlab.importing.proposing import Proposal, propose
from wzlab.importing.tables.finding import find, find_tables
from wzlab.intake.sources import read_source
from wzlab.lab import Lab
from wzlab.language import ENGLISH, use_language
from wzlab.records import Person
from wzlab.workbook.examples import EXAMPLES
from wzlab.workbook.opening import is_exported
from wzlab.workbook.package import workbook_bytes
from wzlab.workbook.record_sheets import TABLES
from wzlab.workbook.template import make_template

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
UTF_8, GB18030 = 76, 85
"""How LibreOffice calls the encodings."""


def example_row(worksheet: Worksheet) -> int:
    first = worksheet.iter_rows(max_col=1, values_only=True)
    return next(number + 2 for number, (value,) in enumerate(first, 1) if "#template" in str(value))


def fill(worksheet: Worksheet) -> None:
    """Write the example once more, as a person who copies the row and gives it a number."""
    row = example_row(worksheet)
    for column, cell in enumerate(worksheet[row], 1):
        below: Any = worksheet.cell(row + 1, column)
        below.value = 1 if column == 1 else cell.value
        below.number_format = cell.number_format


def filled(*record_types: type[Record]) -> Workbook:
    """Return a template in which each sheet has one record, its example's."""
    workbook = make_template(record_types, wenzhou())
    for worksheet in workbook.worksheets[: len(record_types)]:
        fill(worksheet)
    return workbook


def proposal(*paths: Path) -> Proposal:
    """Return what importing files into a lab would do that has the two units of the examples."""
    sources = [read_source(path) for path in paths]
    tables = [table for source in sources for table in find_tables(source)]
    lab = lab_of(units=[{"id": "u1", "name": "示例大学"}, {"id": "u2", "name": "示例公司"}])
    return propose(lab, wenzhou(), sources, tables, Decisions())


def cell_of(column: Column[object], lab: Lab) -> Cell:
    """Return what the example has in a field, as a record holds it."""
    value = EXAMPLES[table_of(column)].get(column.key)
    if isinstance(column.kind, Reference) and value is not None:
        return next(record.id for record in lab.tables[column.kind.table].values() if lab.name_of(record) == value)
    if isinstance(value, date):
        return PartialDate.of(value)
    return value * 10_000 if isinstance(value, Decimal) and isinstance(column.kind, Money) else value


def table_of(column: Column[object]) -> str:
    return next(record_type.table for record_type in TABLES if column in record_type.columns)


def assert_the_examples_came_back(done: Proposal, *record_types: type[Record]) -> None:
    assert [str(trouble) for trouble in done.problems()] == []
    assert done.questions() == {}
    for record_type in record_types:
        record = next(iter(done.result.tables[record_type.table].values()))
        assert {column.key: record.cell(column.key) for column in record_type.columns} == {
            column.key: cell_of(column, done.result) for column in record_type.columns
        }


# --- as it was written ----------------------------------------------------------------------------------------------


def test_that_every_example_is_taken_over_exactly_when_it_is_filled_in(tmp_path: Path) -> None:
    path = tmp_path / "填好的.xlsx"
    path.write_bytes(workbook_bytes(filled(*TABLES)))
    done = proposal(path)
    assert_the_examples_came_back(done, *TABLES)
    counts = {action: number for action, number in done.counts().items() if number}
    assert counts == {Action.ADD: len(TABLES) - 1, Action.UPDATE: 1, Action.SKIP: len(TABLES)}
    assert [row.reason for plan in done.plans for row in plan.rows if row.action is Action.SKIP] == ["示例行"] * len(
        TABLES
    )
    matched = {column.how for plan in done.plans for column in plan.table.columns if column.heading != "序号"}
    assert matched == {How.EXACT}


def test_that_an_untouched_template_brings_nothing_and_asks_nothing(tmp_path: Path) -> None:
    path = tmp_path / "没填.xlsx"
    path.write_bytes(workbook_bytes(make_template(TABLES, wenzhou())))
    done = proposal(path)
    assert {action: number for action, number in done.counts().items() if number} == {Action.SKIP: len(TABLES)}
    assert (done.questions(), done.problems()) == ({}, [])
    assert find(read_source(path)).remarks == ()  # nothing of the hidden sheet that holds what is offered


def test_that_a_template_is_imported_and_an_export_is_read_back(tmp_path: Path) -> None:
    template, export = tmp_path / "模板.xlsx", tmp_path / "导出.xlsx"
    template.write_bytes(workbook_bytes(filled(*TABLES)))
    export.write_bytes(content_of(lab_of(units=[{"id": "u1"}])))
    assert not is_exported(read_source(template))
    assert is_exported(read_source(export))


def test_that_columns_may_be_moved_and_left_out_and_the_hidden_row_deleted(tmp_path: Path) -> None:
    workbook = filled(Person)
    worksheet = workbook.worksheets[0]
    worksheet.delete_cols(8, 2)  # the unit and the post
    worksheet.move_range(f"B8:B{worksheet.max_row}", cols=30)  # the name, far to the right
    worksheet.delete_rows(8)
    path = tmp_path / "人员.xlsx"
    path.write_bytes(workbook_bytes(workbook))
    done = proposal(path)
    (person,) = done.result.tables["staff"].values()
    assert (done.problems(), done.questions()) == ([], {})
    assert [person.shown(key) for key in ("name", "id_number", "birth_date", "degree")] == [
        "示例甲", "000000199001010018", "1990-01-01", "博士"
    ]  # fmt: skip


def test_that_a_template_in_english_is_read_by_the_program_in_chinese(tmp_path: Path) -> None:
    use_language(ENGLISH)
    workbook = make_template([Person], wenzhou())
    use_language("zh")
    worksheet = workbook.worksheets[0]
    fill(worksheet)
    worksheet.delete_cols(2 + Person.column_of["unit"].index)  # the lab's units have Chinese names
    path = tmp_path / "staff.xlsx"
    path.write_bytes(workbook_bytes(workbook))
    done = proposal(path)
    assert done.counts()[Action.SKIP] == 1
    (person,) = done.result.tables["staff"].values()
    assert [person.cell(key) for key in ("title_level", "degree", "full_time")] == ["associate", "doctor", True]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_that_a_sheet_saved_as_text_is_recognised_though_its_hidden_row_shows(tmp_path: Path, encoding: str) -> None:
    worksheet = filled(Person).worksheets[0]
    text = io.StringIO()
    writer = csv.writer(text)
    for row in worksheet.iter_rows(values_only=True):
        writer.writerow([f"{cell:%Y/%m/%d}" if isinstance(cell, date | datetime) else cell for cell in row])
    path = tmp_path / "人员.csv"
    path.write_text(text.getvalue(), encoding=encoding)
    done = proposal(path)
    (person,) = done.result.tables["staff"].values()
    assert person.cell("birth_date") == PartialDate.parse("1990-01-01")
    assert done.counts()[Action.ADD] == 1


# --- saved by another program ---------------------------------------------------------------------------------------


def convert(source: Path, form: str, folder: Path) -> Path:
    """Return a workbook as LibreOffice saves it, with a profile of its own."""
    assert OFFICE is not None
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{source.stem}.{form.partition(':')[0]}"


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed; the continuous integration has it")
def test_that_a_template_saved_by_libreoffice_in_other_forms_comes_back_the_same(tmp_path: Path) -> None:
    whole, staff = tmp_path / "book.xlsx", tmp_path / "人员.xlsx"
    whole.write_bytes(workbook_bytes(filled(*TABLES)))
    staff.write_bytes(workbook_bytes(filled(Person)))
    for form in ("xlsx:Calc MS Excel 2007 XML", "ods", "xls:MS Excel 97"):
        assert_the_examples_came_back(proposal(convert(whole, form, tmp_path / "out")), *TABLES)
    for encoding in (UTF_8, GB18030):
        form = f"csv:Text - txt - csv (StarCalc):44,34,{encoding}"
        done = proposal(convert(staff, form, tmp_path / str(encoding)))
        assert_the_examples_came_back(done, Person)

"""On labs of every pack, recalculated formulas come to the judge's figures and outcomes, and follow edits."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook, load_workbook

from tests.random_changes import random_cell
from tests.workbook.verification.calculator import FUNCTIONS, tokens
from tests.workbook.verification.comparing import (
    NO_FORMULA,
    by_doubles,
    by_libreoffice,
    calculated,
    differences,
    expected,
    found,
    unverified,
)
from tests.workbook.verification.labs import every_pack, file_of, random_lab, record_sheets_of, sheets_of
from wzlab.changes import SetCells, apply
from wzlab.columns import AsTyped, Cell, Choice, Column, Reference, Text
from wzlab.lab import Lab
from wzlab.policy.report import Report
from wzlab.records import RECORD_TYPES, Laboratory
from wzlab.workbook.holding import held
from wzlab.workbook.record_sheets import cell_writer
from wzlab.workbook.sheets import Entry

ALL_AGREE = "全部一致"
TOO_LARGE = "未核验：数字太大，表格公式算不准"


def reports(seeds: range) -> Iterator[Report]:
    """Yield the report on a lab of each pack for each seed."""
    for seed in seeds:
        for pack in every_pack():
            yield Report(pack, random_lab(Random(seed), pack))


@pytest.mark.parametrize("seed", range(8))
def test_that_plain_doubles_come_to_what_the_judge_found(seed: int) -> None:
    for report in reports(range(seed, seed + 1)):
        head, rows = by_doubles(file_of(report))
        assert differences(report, rows) == 0
        assert unverified(rows) <= {TOO_LARGE}
        assert (head == ALL_AGREE) == (not unverified(rows))


def check_in_libreoffice(seeds: range, folder: Path) -> Counter[str]:
    """Let LibreOffice calculate labs of every pack; return how often the formulas came to which outcome."""
    judged, files = list(reports(seeds)), []
    for number, report in enumerate(judged):
        files.append(folder / f"{number}.xlsx")
        files[-1].write_bytes(file_of(report).getvalue())
    outcomes: Counter[str] = Counter()
    for report, (_head, rows) in zip(judged, by_libreoffice(files, folder), strict=True):
        assert differences(report, rows) == 0
        assert unverified(rows) <= {TOO_LARGE}
        outcomes.update(str(row[12]) for row in rows)
    return outcomes


def test_that_libreoffice_comes_to_what_the_judge_found(tmp_path: Path) -> None:
    outcomes = check_in_libreoffice(range(100, 107), tmp_path)  # seven labs of each of six packs: 42
    assert {"达标", "未达标", "待补充", "待确认", "不适用"} <= outcomes.keys()


@pytest.mark.slow
@pytest.mark.parametrize("first", range(1_000, 1_052, 4))
def test_that_libreoffice_comes_to_what_the_judge_found_on_many_labs(first: int, tmp_path: Path) -> None:
    check_in_libreoffice(range(first, first + 4), tmp_path)  # thirteen times 24: 312


# --- edits ----------------------------------------------------------------------------------------------------------


def editable(column: Column[object], before: Cell) -> bool:
    """Tell whether the formulas follow an edit: not of the reference date, nor where a mark says *as typed* for good."""
    takes_any_text = isinstance(column.kind, Text) and not (
        isinstance(column.kind, Choice) and not column.kind.open_ended
    )
    if column is Laboratory.reference_date or column.sensitive:
        return False
    return not (takes_any_text and isinstance(before, AsTyped))


def edit_both(random: Random, lab: Lab, workbook: Workbook, report: Report) -> None:
    """Edit a deciding cell in the lab, and the same cell of the workbook as a person would."""
    _sheets, names, places = record_sheets_of(report)
    table = random.choice([table for table, records in lab.tables.items() if records])
    record = random.choice(list(lab.tables[table].values()))
    column = random.choice([column for column in record.columns if column.decides] or list(record.columns))
    if not editable(column, record.cells[column.index]):
        return
    cell = None if random.random() < 0.2 else random_cell(column, random, lab, report.pack.reference_date)
    if random.random() < 0.1 and not isinstance(column.kind, Reference):
        cell = None
    place = places.of(record, column.key)
    assert place is not None
    apply(lab, SetCells(table, record.id, ((column.key, cell),)))
    written = cell_writer(column, names)(cell)
    value = held(written.value if isinstance(written, Entry) else written).value
    workbook[place.sheet].cell(place.row, place.column).value = float(value) if isinstance(value, Decimal) else value


@pytest.mark.parametrize("seed", range(200, 208))
def test_that_the_formulas_follow_edits_of_the_record_sheets(seed: int) -> None:
    random = Random(seed)
    for report in reports(range(seed, seed + 1)):
        lab = report.lab.snapshot()
        workbook = load_workbook(file_of(report), rich_text=True)
        for _number in range(12):
            edit_both(random, lab, workbook, report)
        after = Report(report.pack, lab)
        said = found(calculated(workbook)[1])
        for (condition, judged), (_program, formula, _agrees) in zip(expected(after.judge), said, strict=True):
            assert formula[3] == NO_FORMULA or formula == judged, (report.pack.id, condition)


@pytest.mark.parametrize("seed", range(300, 303))
def test_that_the_formulas_do_not_mind_sorted_record_sheets(seed: int) -> None:
    for report in reports(range(seed, seed + 1)):
        _sheets, _names, places = record_sheets_of(report)
        workbook = load_workbook(file_of(report), rich_text=True)
        for record_type in RECORD_TYPES[1:]:
            rows, sheet = list(places.rows(record_type.table)), workbook[str(places.sheet(record_type.table))]
            columns = range(1, sheet.max_column + 1)
            values = [[sheet.cell(row, column).value for column in columns] for row in rows]
            for row, kept in zip(reversed(rows), values, strict=True):
                for column, value in zip(columns, kept, strict=True):
                    sheet.cell(row, column).value = value
        assert differences(report, calculated(workbook)[1]) == 0


# --- what the formulas are made of --------------------------------------------------------------------------------


def test_that_formulas_are_short_and_know_old_functions_only() -> None:
    for report in reports(range(400, 402)):
        for sheet in load_workbook(file_of(report), rich_text=True).worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        check_formula(str(cell.value))


def check_formula(formula: str) -> None:
    """Assert that a formula is of allowed parts, and has no number of more than 15 digits."""
    assert len(formula) <= 8_000
    found = tokens(formula)
    for place, (kind, text) in enumerate(found):
        if kind == "name":
            assert text in {*FUNCTIONS, "IF", "IFERROR", "TRUE", "FALSE"}
        if kind == "number":
            assert len(text.replace(".", "")) <= 15
        if kind == "reference" and ":" in text and "!" in text:
            asks_for_rows = found[max(0, place - 2)][1] in ("ROWS", "COUNTA")
            assert text.startswith("'核验·") or asks_for_rows


def test_that_the_same_lab_gives_the_same_formulas() -> None:
    for report in reports(range(500, 501)):
        again = Report(report.pack, report.lab)
        assert [sheet.rows for sheet in sheets_of(report)] == [sheet.rows for sheet in sheets_of(again)]

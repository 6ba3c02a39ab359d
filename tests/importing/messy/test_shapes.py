"""Every real-life shape of table comes out as somebody would read it, with each trouble told at its cell."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import lab_of, wenzhou
from tests.importing.messy.shapes import HOST, USUAL, Shape, Typed
from tests.importing.messy.shapes_cells import CELL_SHAPES
from tests.importing.messy.shapes_headings import HEADING_SHAPES
from tests.importing.messy.shapes_pairs import PAIR_SHAPES
from tests.importing.messy.shapes_records import RECORD_SHAPES
from tests.importing.messy.shapes_registers import REGISTER_SHAPES
from tests.importing.messy.shapes_rows import ROWS
from wzlab.changes import Several, apply
from wzlab.columns import AsTyped, Cell, Column, Number, Record
from wzlab.importing.model import Action, Severity
from wzlab.importing.proposing import Proposal, propose
from wzlab.importing.tables.finding import find_tables
from wzlab.importing.taking import change_of
from wzlab.intake.sources import read_source
from wzlab.lab import Lab
from wzlab.records import TYPE_OF, Laboratory

MODULES = (USUAL, ROWS, HEADING_SHAPES, CELL_SHAPES, PAIR_SHAPES, RECORD_SHAPES, REGISTER_SHAPES)
SHAPES: Mapping[str, Shape] = {name: shape for shapes in MODULES for name, shape in shapes.items()}

IN_LAB = "u1"
"""The record that every lab of these tests begins with."""


def lab_before(shape: Shape) -> Lab:
    parts: dict[str, list[Any]] = {table: list(records) for table, records in shape.before.items()}
    parts["units"] = [HOST, *parts.get("units", [])]
    return lab_of(**parts)


def proposed(shape: Shape, lab: Lab, folder: Path) -> Proposal:
    sources = [read_source(make(folder)) for make in shape.files]
    tables = [table for source in sources for table in find_tables(source)]
    return propose(lab, wenzhou(), sources, tables, shape.decisions)


def expected_cell(column: Column[Any], value: Any) -> Cell:
    if value is None:
        return None
    if isinstance(value, Typed):
        return AsTyped(value.text)
    is_figure = isinstance(column.kind, Number) and isinstance(value, str)
    read: Cell = column.kind.from_json(Decimal(value) if is_figure else value)
    return read


def expected_record(table: str, record_id: str, fields: Mapping[str, Any]) -> Record:
    record_type = TYPE_OF[table]
    cells = {key: expected_cell(record_type.column_of[key], value) for key, value in fields.items() if key != "id"}
    return record_type.of(record_id, **cells)


def assert_records(lab: Lab, table: str, expected: Sequence[Mapping[str, Any]], before: Sequence[Any]) -> None:
    """Compare a table with what was expected of the records that were not in it, or that have changed."""
    known = {entry["id"] for entry in before if table == "units"} | {IN_LAB}
    found = [record for record in lab.tables[table].values() if record.id not in known]
    assert [record.known_as for record in found] == [
        expected_record(table, record.id, fields).known_as for record, fields in zip(found, expected, strict=True)
    ]
    for record, fields in zip(found, expected, strict=True):
        assert record == expected_record(table, record.id, fields)


def told_troubles(proposal: Proposal) -> set[tuple[str, str, str]]:
    """Return what is told, but for mere notes of a whole table."""
    return {
        (trouble.code, trouble.spot.sheet, trouble.spot.address)
        for trouble in proposal.troubles()
        if trouble.severity is not Severity.NOTE or trouble.spot.column
    }


def skipped_rows(proposal: Proposal) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for plan in proposal.plans:
        rows = [row.row for row in plan.rows if row.action is Action.SKIP]
        if rows:
            found.setdefault(plan.table.key.sheet, []).extend(rows)
    return found


@pytest.mark.parametrize("name", SHAPES)
def test_that_a_shape_comes_out_as_a_person_reads_it(tmp_path: Path, name: str) -> None:
    shape = SHAPES[name]
    lab = lab_before(shape)
    original = lab.snapshot()
    proposal = proposed(shape, lab, tmp_path)
    assert lab == original  # a proposal changes nothing
    assert told_troubles(proposal) == set(shape.troubles)
    assert skipped_rows(proposal) == {sheet: list(rows) for sheet, rows in shape.skipped.items()}
    for address, key in shape.columns.items():
        assert matched(proposal)[address] == key
    inverse, _edits = apply(lab, change_of(proposal).change or Several(()))
    for table, expected in shape.records.items():
        assert_records(lab, table, expected, shape.before.get(table, ()))
    untouched = set(lab.tables) - set(shape.records) - {"units"}
    assert all(lab.tables[table] == original.tables[table] for table in untouched)
    apply(lab, inverse)
    assert lab == original


def matched(proposal: Proposal) -> dict[str, str | None]:
    """Return the field of each column by the cell of its heading."""
    return {
        f"{'ABCDEFGHIJ'[match.column - 1]}{plan.table.heading_rows[1]}": match.key
        for plan in proposal.plans
        for match in plan.table.columns
    }


@pytest.mark.parametrize("name", SHAPES)
def test_that_the_same_file_a_second_time_changes_nothing(tmp_path: Path, name: str) -> None:
    shape = SHAPES[name]
    lab = lab_before(shape)
    first = change_of(proposed(shape, lab, tmp_path))
    if first.change is not None:
        apply(lab, first.change)
    assert change_of(proposed(shape, lab, tmp_path)).change is None


def test_that_at_least_forty_shapes_are_tried() -> None:
    assert len(SHAPES) == sum(map(len, MODULES)) >= 40  # no two of one name
    assert Laboratory.table not in {table for shape in SHAPES.values() for table in shape.records}

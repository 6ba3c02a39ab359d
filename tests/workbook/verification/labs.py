"""Labs for every pack of the tests, full of what formulas may stumble over, and their workbooks."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

from openpyxl import Workbook

from tests.helpers import ROOT, wenzhou
from tests.random_changes import random_cell
from tests.random_labs import random_document
from wzlab.columns import AsTyped, Cell, Choice, Column, Day, Money, Number, Record, Reference, Text, Year
from wzlab.dates import PartialDate
from wzlab.lab import LAB_ID, Lab, Note, Pin
from wzlab.policy.loading import load_pack
from wzlab.policy.nodes import Compare, Constant, Field, Member, Node, parts_of
from wzlab.policy.pack import Pack, condition_nodes, measure_nodes
from wzlab.policy.report import Report
from wzlab.records import RECORD_TYPES, Laboratory
from wzlab.storage.interchange import document_text, parse_text, read_lab
from wzlab.workbook.naming import Names, Places
from wzlab.workbook.package import workbook_bytes
from wzlab.workbook.record_sheets import TABLES, laboratory_sheet, record_sheet
from wzlab.workbook.sheets import Sheet
from wzlab.workbook.verification import verification_sheets
from wzlab.workbook.writing import SheetWriter, Stationery

PACKS = sorted((ROOT / "tests" / "packs").glob("*.toml"))

STRANGE_TEXTS = ("*", "?", "~*", "=1+1", "国*", "是", "B", "b", "甲 · 乙", '"', "'", "a|b", " 　", "∞", "0", "1E3")
"""Texts that a search might take for a pattern, a formula for a number, or a reader for a name."""

STRANGE_DAYS = (
    "1899-12-31",
    "1900-02-28",
    "1900-03-01",
    "1600-02-29",
    "0987",
    "1960-02-29",
    "1956-02",
    "2024-02",
    "2023",
)


@cache
def pack_at(path: Path) -> Pack:
    """Return the pack in a file."""
    return load_pack(path)


def every_pack() -> list[Pack]:
    """Return the packs of the program and of the tests."""
    return [wenzhou(), *map(pack_at, PACKS)]


# --- random labs ----------------------------------------------------------------------------------------------------


def random_lab(random: Random, pack: Pack) -> Lab:
    """Return a lab that is worth judging by a pack."""
    if pack is wenzhou():
        lab = read_lab(parse_text(document_text(random_document(random))), pack, "random.json")
    else:
        lab = _lab_of_anything(random, pack)
    if random.random() < 0.3:
        _make_strange(random, lab)
    return lab


def _lab_of_anything(random: Random, pack: Pack) -> Lab:
    lab = Lab()
    wanted = Wanted(random.choice([0.0, 0.02, 0.1, 0.3]), _texts_asked_for(pack))
    for record_type in RECORD_TYPES[1:]:
        size = random.choice([0, 3, 8, 60 if record_type.table in ("staff", "targets") else 12])
        for number in range(size):
            record = record_type.of(f"{record_type.table}{number}")
            cells = {c.key: _cell(random, c, lab, pack, wanted) for c in record_type.columns}
            lab.tables[record_type.table][record.id] = record.replace(**cells)
    direction = random.choice([None, "other", *pack.catalogue])
    lab.tables[Laboratory.table][LAB_ID] = lab.laboratory.replace(direction=direction)
    for condition in pack.conditions:
        if condition.judged and random.random() < 0.7:
            lab.notes[condition.id] = Note(confirmed=random.choice([True, False, None]))
    for reading in pack.readings:
        if random.random() < 0.2:
            lab.pins[reading.id] = Pin(random.choice(reading.option_ids))
    return lab


@dataclass(frozen=True)
class Wanted:
    """What the cells of a lab are drawn from: how many are amiss, and the texts a pack compares each column with."""

    disorder: float
    texts: dict[int, list[str]]


def _cell(random: Random, column: Column[Any], lab: Lab, pack: Pack, wanted: Wanted) -> Cell:
    texts = wanted.texts
    if random.random() < wanted.disorder:
        return random.choice([None, None, AsTyped(random.choice(["约", "2025", "100", "是"]))])
    kind = column.kind
    match kind:
        case Year():
            return Decimal(random.choice([2025, 2025, 2026, 2027, 2028]))
        case Money():
            return Decimal(random.randrange(10**9)) / 100
        case Number() if kind.highest is None and column.key == "amount":
            in_wan = any("万元" in words for words in texts.values())
            large: list[int] = [800, 40_000] if in_wan else [50_000_000, 1_000_000_000]
            return random.choice([Decimal("0.5"), *map(Decimal, (4, 3_000, 5_000, 12_000, *large))])
        case Text() if id(column) in texts and not isinstance(kind, Choice):
            return random.choice([*texts[id(column)], "别的"])
    return random_cell(column, random, lab, pack.reference_date)


def _texts_asked_for(pack: Pack) -> dict[int, list[str]]:
    """Return the texts a pack compares each column with."""
    found: dict[int, list[str]] = {}
    nodes = [node for condition in pack.conditions for node in condition_nodes(condition)]
    nodes += [node for measure in pack.figures.values() for node in measure_nodes(measure)]
    for node in nodes:
        for column, text in _compared(node):
            found.setdefault(id(column), []).append(text)
    return found


def _compared(node: Node) -> Iterator[tuple[Column[Any], str]]:
    match node:
        case Compare(left=Field(column=column), right=Constant(value=str(text))):
            yield column, text
        case Member(item=Field(column=column), values=values):
            yield from ((column, text) for text in sorted(values))
    for part in parts_of(node):
        yield from _compared(part)


def _make_strange(random: Random, lab: Lab) -> None:
    """Put strange texts, days and numbers into a few cells."""
    for table, records in lab.tables.items():
        for record in list(records.values()):
            if random.random() < 0.3:
                column = random.choice(record.columns)
                if (strange := _strange(random, column, lab)) is not None and column is not Laboratory.reference_date:
                    records[record.id] = lab.tables[table][record.id].replace(**{column.key: strange})


def _strange(random: Random, column: Column[Any], lab: Lab) -> Cell:
    kind = column.kind
    if random.random() < 0.2:
        return AsTyped(random.choice([*STRANGE_TEXTS, "2025-03", "是", "A"]).strip() or "？")
    match kind:
        case Choice():
            return None
        case Reference(table=table):
            return random.choice([*lab.tables.get(table, {}), "没有的", "U1"])
        case Text():
            return random.choice(STRANGE_TEXTS).strip() or None
        case Day(whole=False):
            return PartialDate.parse(random.choice(STRANGE_DAYS))
        case Number():
            return Decimal(random.choice(["-1", "0", "0.001", "99.999", "100.5", "33.33", "1234567.89", "7"]))
    return None


# --- workbooks ------------------------------------------------------------------------------------------------------


def record_sheets_of(report: Report, full_ids: bool = False) -> tuple[list[Sheet], Names, Places]:
    """Return the record sheets of a report, and where everything stands on them."""
    names, places = Names(report, full_ids), Places()
    sheets = [laboratory_sheet(report, names)]
    places.add_fields(sheets[0], report.lab.laboratory)
    for record_type in TABLES:
        records = report.lab.records(record_type)
        sheets.append(record_sheet(record_type, records, names))
        places.add_rows(record_type, sheets[-1], records)
    return sheets, names, places


def sheets_of(report: Report, full_ids: bool = False) -> list[Sheet]:
    """Return 核验 and all it stands on."""
    records, names, places = record_sheets_of(report, full_ids)
    return [*verification_sheets(report, names, places), *records]


def sheets_in_file(sheets: list[Sheet]) -> BytesIO:
    """Return a workbook of some sheets as an open file."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    writer = SheetWriter(workbook, Stationery("实验室", "政策", "基准日"))
    for sheet in sheets:
        writer.write(sheet)
    writer.write_choices()
    return BytesIO(workbook_bytes(workbook))


def file_of(report: Report) -> BytesIO:
    """Return a workbook of a report's records and formulas as an open file."""
    return sheets_in_file(sheets_of(report))


def lab_with(*records: Record) -> Lab:
    """Return a lab that holds some records and nothing else."""
    lab = Lab()
    for record in records:
        lab.tables[record.table][record.id] = record
    return lab

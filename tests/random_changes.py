"""Random cells and changes of a lab, for the properties that must hold after any edit."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from wzlab.changes import AddRecord, Change, MoveRecord, RemoveRecord, SetCells, SetNote, SetPin, Several
from wzlab.columns import AsTyped, Cell, Choice, Column, Day, Number, Reference, YesNo
from wzlab.dates import PartialDate
from wzlab.lab import LAB_ID, Lab, Note, Pin
from wzlab.policy.pack import Pack
from wzlab.records import RECORD_TYPES, Laboratory


def random_cell(column: Column[Any], random: Random, lab: Lab, latest: date) -> Cell:
    """Return a value that a column's kind can have and that can be; dates lie within some years before `latest`."""
    kind = column.kind
    if isinstance(kind, Choice):
        codes = [*kind.options, *(("1.1", "3.5.2") if kind.open_ended else ())]
        code: str = random.choice(codes)
        return code
    if isinstance(kind, YesNo):
        return random.random() < 0.6
    if isinstance(kind, Day):
        return PartialDate.of(latest - timedelta(days=random.randrange(25_000 if kind.past_only else 1_500)))
    if isinstance(kind, Number):
        return Decimal(random.choice([0, 1, 50, 99, 100])) if kind.highest else Decimal(random.randrange(900))
    if isinstance(kind, Reference):
        ids = list(lab.tables[kind.table or Laboratory.table])
        return random.choice(ids) if ids else None
    return random.choice(["全市视觉检测重点实验室", "甲园区", "91330300", "12330300", "另一个文本"])


def random_change(random: Random, lab: Lab, pack: Pack, new_id: str) -> Change:
    """Return a change that can be applied to a lab: any cell, a new, moved or removed record, a pin, a note, or several."""
    makers = (_set_cell, _set_cell, _set_cell, _add, _remove, _move, _pin, _note, _several)
    return random.choice(makers)(random, lab, pack, new_id)


def _set_cell(random: Random, lab: Lab, pack: Pack, new_id: str) -> Change:
    table = random.choice([table for table, records in lab.tables.items() if records])
    record = random.choice(list(lab.tables[table].values()))
    deciding = [column for column in record.columns if column.decides] or list(record.columns)
    column = random.choice(deciding)
    cell: Cell = random_cell(column, random, lab, pack.reference_date)
    if random.random() < 0.3:
        cell = random.choice([None, AsTyped("说不清")])
    return SetCells(table, record.id, ((column.key, cell),))


def _add(random: Random, lab: Lab, pack: Pack, new_id: str) -> Change:
    record_type = random.choice(RECORD_TYPES[1:])
    cells = {
        column.key: random_cell(column, random, lab, pack.reference_date)
        for column in record_type.columns
        if random.random() < 0.7
    }
    return AddRecord(record_type.of(new_id, **cells), random.choice([None, 0, 1]))


def _remove(random: Random, lab: Lab, pack: Pack, new_id: str) -> Change:
    records = [record for record in lab.all_records() if record.id != LAB_ID]
    if not records:
        return _set_cell(random, lab, pack, new_id)
    record = random.choice(records)
    return RemoveRecord(record.table, record.id)


def _move(random: Random, lab: Lab, pack: Pack, new_id: str) -> Change:
    records = [record for record in lab.all_records() if record.id != LAB_ID]
    if not records:
        return _set_cell(random, lab, pack, new_id)
    record = random.choice(records)
    return MoveRecord(record.table, record.id, random.randrange(len(lab.tables[record.table])))


def _pin(random: Random, lab: Lab, pack: Pack, new_id: str) -> Change:
    reading = random.choice(pack.readings)
    return SetPin(reading.id, random.choice([None, *(Pin(option) for option in reading.option_ids)]))


def _note(random: Random, lab: Lab, pack: Pack, new_id: str) -> Change:
    note = Note(random.choice([True, False, None]), random.choice([None, "已沟通"]))
    return SetNote(random.choice(pack.condition_ids), random.choice([None, note]))


def _several(random: Random, lab: Lab, pack: Pack, new_id: str) -> Change:
    makers = random.choices((_set_cell, _pin, _note), k=3)
    return Several(tuple(maker(random, lab, pack, new_id) for maker in makers))

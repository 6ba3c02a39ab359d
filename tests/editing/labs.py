"""Labs for the tests of editing, and what must hold of every change: undone, the lab is the identical one."""

from random import Random

from tests.helpers import lab_of, wenzhou
from tests.random_labs import random_document
from wzlab.changes import Change, apply
from wzlab.columns import Record
from wzlab.lab import Lab
from wzlab.storage.interchange import document_text, parse_text, read_lab


def small_lab() -> Lab:
    """Return two units, four people of whom two share a name, a room, devices, a project, an agreement and papers."""
    return lab_of(
        lab={"name": "全市工业视觉检测重点实验室", "direction": "3.5.2", "phone": "0577-88888888"},
        units=[
            {"id": "u1", "name": "浙南大学", "role": "lead"},
            {"id": "u2", "name": "瓯江智能 有限公司", "role": "partner"},
            {"id": "u3"},
        ],
        staff=[
            {"id": "s1", "name": "张三", "unit": "u2", "title_level": "senior", "id_number": "330302196001011234"},
            {"id": "s2", "name": "李四", "unit": "u1", "phone": "13812348000", "full_time": True},
            {"id": "s3", "name": "李四", "unit": "u2"},
            {"id": "s9", "name": "单于", "birth_date": "1970-05"},
        ],
        rooms=[{"id": "r1", "site": "瓯海园区", "building": "A 栋", "room_no": "301", "usable_area": 120}],
        equipment=[
            {"id": "e1", "name": "工业相机", "asset_no": "ZC-1", "original_value": "4999999.99", "room": "r1"},
            {"id": "e2", "name": "服务器", "unit": "u2", "quantity": 2},
        ],
        projects=[{"id": "p1", "title": "视觉检测", "principal": "s1", "host": "u2"}],
        agreements=[{"id": "a1", "unit": "u2", "kind": "intent"}],
        attachments=[
            {"id": "x1", "title": "职称证书", "record": "s1"},
            {"id": "x2", "title": "合同", "record": "team.stable"},
            {"id": "x3", "title": "协议扫描件", "record": "a1"},
        ],
    )


def random_lab(seed: int) -> Lab:
    """Return the random valid lab of a seed."""
    return read_lab(parse_text(document_text(random_document(Random(seed)))), wenzhou(), "random")


def state(lab: Lab) -> object:
    """Return all that a lab is, in its order."""
    return [(table, list(records.items())) for table, records in lab.tables.items()], lab.pins, lab.notes, lab.pack


def done(lab: Lab, change: Change | None) -> Lab:
    """Carry a change out, back and out again; undone, the lab was the identical one."""
    before = state(lab)
    if change is None:
        return lab
    inverse, _edits = apply(lab, change)
    after = state(lab)
    assert after != before, "a change that changes nothing is None"
    again, _edits = apply(lab, inverse)
    assert state(lab) == before
    apply(lab, again)
    assert state(lab) == after
    return lab


def record(lab: Lab, record_id: str) -> Record:
    """Return the record with an id."""
    found = lab.find(record_id)
    assert found is not None
    return found

"""A lab knows what its records are called."""

from tests.helpers import lab_of
from wzlab.lab import LAB_ID


def test_that_a_record_known_by_another_is_called_by_its_name() -> None:
    lab = lab_of(
        units=[{"id": "u2", "role": "partner", "name": "瓯江智能"}, {"id": "u3"}],
        agreements=[{"id": "g1", "kind": "intent", "unit": "u2"}, {"id": "g2", "unit": "u3"}, {"id": "g3"}],
    )
    names = [lab.name_of(agreement) for agreement in lab.tables["agreements"].values()]
    assert names == ["合作意向 瓯江智能", "u3", "g3"]


def test_that_the_lab_without_a_name_is_called_what_it_is() -> None:
    lab = lab_of()
    assert lab.name_of(lab.tables["lab"][LAB_ID]) == "基本情况"


def test_that_a_snapshot_stays_as_it_was() -> None:
    lab = lab_of(staff=[{"id": "s1", "name": "甲"}])
    before = lab.snapshot()
    lab.tables["staff"].clear()
    assert list(before.tables["staff"]) == ["s1"]
    assert before != lab

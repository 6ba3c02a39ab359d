"""Every change of a lab can be taken back, and one that cannot be made leaves the lab as it was."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import lab_of, wenzhou
from tests.random_changes import random_change
from tests.random_labs import random_document
from wzlab.changes import (
    AddRecord,
    Change,
    Edit,
    MoveRecord,
    RemoveRecord,
    SetCells,
    SetNote,
    SetPin,
    Several,
    apply,
    by_table,
)
from wzlab.columns import AsTyped, Record
from wzlab.lab import LAB_ID, Lab, Note, Pin
from wzlab.records import Laboratory, Person, Room
from wzlab.storage.interchange import document_text, parse_text, read_lab

SEEDS = st.integers(0, 2**32 - 1)


def three_people() -> Lab:
    return lab_of(staff=[{"id": "s1", "name": "甲"}, {"id": "s2", "name": "乙"}, {"id": "s3", "name": "丙"}])


def random_lab(random: Random) -> Lab:
    return read_lab(parse_text(document_text(random_document(random))), wenzhou(), "random")


def state(lab: Lab) -> object:
    """Return all that a lab is, in its order."""
    tables = [(table, list(records.items())) for table, records in lab.tables.items()]
    return tables, list(lab.pins.items()), list(lab.notes.items()), lab.pack


def order(lab: Lab) -> list[str]:
    return list(lab.tables["staff"])


# --- one change -----------------------------------------------------------------------------------------------------


def test_that_cells_are_changed_and_changed_back() -> None:
    lab = three_people()
    before = lab.find("s2")
    cells = (("name", "丁"), ("full_time", True), ("birth_date", AsTyped("五几年")))
    inverse, edits = apply(lab, SetCells("staff", "s2", cells))
    after = lab.find("s2")

    assert isinstance(after, Person)
    assert (after.name, after.full_time, after.birth_date) == ("丁", True, AsTyped("五几年"))
    assert inverse == SetCells("staff", "s2", (("name", "乙"), ("full_time", None), ("birth_date", None)))
    assert edits == [Edit("staff", before, after)]
    assert order(lab) == ["s1", "s2", "s3"]


def test_that_a_record_is_added_where_it_was_asked_for() -> None:
    for position, expected in [
        (None, ["s1", "s2", "s3", "x"]),
        (0, ["x", "s1", "s2", "s3"]),
        (1, ["s1", "x", "s2", "s3"]),
        (3, ["s1", "s2", "s3", "x"]),
        (99, ["s1", "s2", "s3", "x"]),
    ]:
        lab = three_people()
        inverse, edits = apply(lab, AddRecord(Person.of("x"), position))
        assert order(lab) == expected
        assert inverse == RemoveRecord("staff", "x")
        assert edits == [Edit("staff", None, Person.of("x"))]


def test_that_a_record_moves_among_the_others_and_back() -> None:
    for record_id, position, expected in [
        ("s1", 1, ["s2", "s1", "s3"]),
        ("s1", 2, ["s2", "s3", "s1"]),
        ("s3", 0, ["s3", "s1", "s2"]),
        ("s2", 1, ["s1", "s2", "s3"]),
        ("s2", 99, ["s1", "s3", "s2"]),
    ]:
        lab = three_people()
        inverse, edits = apply(lab, MoveRecord("staff", record_id, position))
        assert order(lab) == expected
        assert edits == [Edit("staff", lab.find(record_id), lab.find(record_id))]
        apply(lab, inverse)
        assert state(lab) == state(three_people())


def test_that_a_record_that_is_not_there_cannot_move() -> None:
    lab = three_people()
    with pytest.raises(KeyError):
        apply(lab, MoveRecord("staff", "u9", 0))
    assert state(lab) == state(three_people())


def test_that_records_taken_away_from_the_end_come_back_in_their_order() -> None:
    lab = three_people()
    change = Several((RemoveRecord("staff", "s3"), RemoveRecord("staff", "s2"), AddRecord(Person.of("x"))))
    inverse, _edits = apply(lab, change)
    assert order(lab) == ["s1", "x"]
    again, _edits = apply(lab, inverse)
    assert state(lab) == state(three_people())
    apply(lab, again)
    assert order(lab) == ["s1", "x"]


def test_that_edits_are_told_apart_by_their_tables() -> None:
    lab = three_people()
    changes = (AddRecord(Person.of("x")), AddRecord(Room.of("r")), RemoveRecord("staff", "s1"))
    _inverse, edits = apply(lab, Several(changes))
    assert by_table(edits) == {"staff": [edits[0], edits[2]], "rooms": [edits[1]]}


@pytest.mark.parametrize("record_id", ["s1", "s2", "s3"])
def test_that_a_removed_record_comes_back_to_its_place(record_id: str) -> None:
    lab = three_people()
    before = lab.find(record_id)
    inverse, edits = apply(lab, RemoveRecord("staff", record_id))
    assert lab.find(record_id) is None
    assert edits == [Edit("staff", before, None)]
    apply(lab, inverse)
    assert state(lab) == state(three_people())


def test_that_a_reading_is_pinned_and_unpinned() -> None:
    lab = Lab()
    inverse, edits = apply(lab, SetPin("area_basis", Pin("floor", "科技局")))
    assert (lab.pins, edits) == ({"area_basis": Pin("floor", "科技局")}, [])
    again, _edits = apply(lab, SetPin("area_basis", Pin("usable")))
    assert again == SetPin("area_basis", Pin("floor", "科技局"), position=0)
    apply(lab, again)
    apply(lab, inverse)
    assert lab.pins == {}


def test_that_a_note_is_written_and_removed() -> None:
    lab = Lab()
    inverse, edits = apply(lab, SetNote("team.stable", Note(True, "合同三年")))
    assert (lab.notes, edits) == ({"team.stable": Note(True, "合同三年")}, [])
    apply(lab, inverse)
    assert lab.notes == {}


def test_that_a_pin_that_is_changed_keeps_its_place_among_the_others() -> None:
    lab = lab_of(readings={"area_basis": "usable", "offices_counted": "no", "units_counted": "lead_only"})
    before = state(lab)
    for change in (SetPin("area_basis", Pin("floor")), SetPin("offices_counted", None)):
        inverse, _edits = apply(lab, change)
        apply(lab, inverse)
        assert state(lab) == before


def test_that_several_changes_are_made_in_order_and_taken_back_backwards() -> None:
    lab = three_people()
    changes = (
        AddRecord(Person.of("s4", name="丁"), 0),
        SetCells("staff", "s4", (("name", "戊"),)),
        RemoveRecord("staff", "s1"),
        SetPin("area_basis", Pin("floor")),
    )
    inverse, edits = apply(lab, Several(changes))
    assert order(lab) == ["s4", "s2", "s3"]
    assert [(edit.before and edit.before.id, edit.after and edit.after.id) for edit in edits] == [
        (None, "s4"),
        ("s4", "s4"),
        ("s1", None),
    ]
    apply(lab, inverse)
    assert state(lab) == state(three_people())


# --- changes that cannot be made ------------------------------------------------------------------------------------

IMPOSSIBLE: list[Change] = [
    SetCells("staff", "nobody", (("name", "甲"),)),
    SetCells("staff", "s1", (("age", Decimal(40)),)),
    SetCells("staff", "s1", (("name", "丁"), ("age", Decimal(40)))),
    SetCells("people", "s1", (("name", "甲"),)),
    SetCells("rooms", "s1", (("site", "甲"),)),
    AddRecord(Person.of("s1")),
    AddRecord(Person.of("s1"), 0),
    AddRecord(Room.of("s1")),
    AddRecord(Room.of(LAB_ID)),
    AddRecord(Laboratory.of(LAB_ID)),
    RemoveRecord("staff", "nobody"),
    RemoveRecord("rooms", "s1"),
    RemoveRecord("people", "s1"),
]


@pytest.mark.parametrize("change", IMPOSSIBLE, ids=lambda change: type(change).__name__)
def test_that_a_change_that_cannot_be_made_leaves_the_lab_as_it_was(change: Change) -> None:
    lab = three_people()
    with pytest.raises(KeyError):
        apply(lab, change)
    assert state(lab) == state(three_people())


@pytest.mark.parametrize(
    "change", [AddRecord(Laboratory.of("lab2")), RemoveRecord("lab", LAB_ID)], ids=lambda change: type(change).__name__
)
def test_that_a_lab_always_has_exactly_one_record_of_itself(change: Change) -> None:
    lab = three_people()
    with pytest.raises(KeyError):
        apply(lab, change)
    assert state(lab) == state(three_people())


@pytest.mark.parametrize("change", IMPOSSIBLE, ids=lambda change: type(change).__name__)
def test_that_of_several_changes_all_are_made_or_none(change: Change) -> None:
    lab = three_people()
    possible: tuple[Change, ...] = (
        SetCells("staff", "s1", (("name", "丁"),)),
        AddRecord(Room.of("r1"), 0),
        RemoveRecord("staff", "s2"),
        SetPin("area_basis", Pin("floor")),
        Several((SetNote("team.stable", Note(True)), SetCells("staff", "s3", (("full_time", True),)))),
    )
    with pytest.raises(KeyError):
        apply(lab, Several((*possible, change)))
    assert state(lab) == state(three_people())


# --- any changes ----------------------------------------------------------------------------------------------------


@settings(max_examples=150, deadline=None)
@given(seed=SEEDS, steps=st.integers(1, 12))
def test_that_undoing_any_changes_gives_the_identical_lab_and_redoing_them_the_changed_one(
    seed: int, steps: int
) -> None:
    random = Random(seed)
    lab = random_lab(random)
    states, inverses = [state(lab)], []
    for number in range(steps):
        inverse, _edits = apply(lab, random_change(random, lab, wenzhou(), f"new{number}"))
        inverses.append(inverse)
        states.append(state(lab))
    redone = []
    for inverse, before in zip(reversed(inverses), reversed(states[:-1]), strict=True):
        redo, _edits = apply(lab, inverse)
        redone.append(redo)
        assert state(lab) == before
    for redo, after in zip(reversed(redone), states[1:], strict=True):
        apply(lab, redo)
        assert state(lab) == after


@settings(max_examples=100, deadline=None)
@given(seed=SEEDS)
def test_that_the_edits_told_are_what_became_of_the_records(seed: int) -> None:
    random = Random(seed)
    lab = random_lab(random)
    known: dict[str, Record] = {record.id: record for record in lab.all_records()}
    for number in range(8):
        _inverse, edits = apply(lab, random_change(random, lab, wenzhou(), f"new{number}"))
        for edit in edits:
            if edit.before is not None:
                assert known.pop(edit.before.id) == edit.before
            if edit.after is not None:
                known[edit.after.id] = edit.after
    assert known == {record.id: record for record in lab.all_records()}

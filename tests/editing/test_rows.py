"""What becomes of cells and rows when a person asks, as one step that can be undone."""

from decimal import Decimal
from itertools import islice
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.editing.labs import done, random_lab, record, small_lab
from tests.helpers import SAMPLES, lab_of, sample
from wzlab.changes import RemoveRecord, SetCells, Several
from wzlab.columns import AsTyped, Reference
from wzlab.editing.rows import (
    PREFIXES,
    Mention,
    add_rows,
    blank_cells,
    cell_label,
    duplicate_rows,
    fill_down,
    fresh_ids,
    move_rows,
    new_record,
    references_to,
    references_words,
    remove_rows,
    set_cell,
    set_cells,
    set_record_cells,
)
from wzlab.lab import LAB_ID, Lab
from wzlab.records import RECORD_TYPES, Instrument, Laboratory, Patent, Person, Room

SEEDS = st.integers(0, 2**32 - 1)
TABLES = sorted(PREFIXES)


def order(lab: Lab, table: str = "staff") -> list[str]:
    return list(lab.tables[table])


# --- cells ----------------------------------------------------------------------------------------------------------


def test_that_a_cell_that_stays_as_it_is_is_no_change() -> None:
    person = record(small_lab(), "s1")
    assert set_cell(person, Person.name, "张三") is None
    assert set_cell(person, Person.full_time, None) is None
    assert set_cell(person, Person.name, AsTyped("张三")) == SetCells("staff", "s1", (("name", AsTyped("张三")),))
    assert set_cell(record(small_lab(), "e2"), Instrument.quantity, Decimal("2.0")) is None


def test_that_of_several_cells_only_those_that_change_are_set() -> None:
    person = record(small_lab(), "s2")
    assert set_record_cells(person, {"name": "李四", "full_time": False}) == SetCells(
        "staff", "s2", (("full_time", False),)
    )


def test_that_a_bulk_edit_changes_those_that_differ_and_says_how_many() -> None:
    lab = small_lab()
    change, label = set_cells(lab, "staff", ["s1", "s2", "s3"], {"full_time": True})
    assert label == "批量修改 2 条人员的“全时”"
    done(lab, change)
    assert [record(lab, one).cell("full_time") for one in order(lab)] == [True, True, True, None]
    assert set_cells(lab, "staff", ["s1"], {"full_time": True}).change is None


def test_that_blanked_cells_are_unknown_whatever_their_default() -> None:
    lab = small_lab()
    change, label = blank_cells(lab, "staff", iter(["s1", "s2"]), iter(["post", "full_time"]))
    assert label == "清空 3 个单元格"
    done(lab, change)
    assert [record(lab, one).cell("post") for one in order(lab)] == [None, None, "research", "research"]
    assert blank_cells(lab, "staff", ["s2"], ["title_level"]).change is None
    assert blank_cells(lab, "staff", ["s2"], ["name"]).label == "清空 李四 的“姓名”"


def test_that_filling_down_repeats_the_first_rows_cells_in_the_views_order() -> None:
    lab = small_lab()
    change, label = fill_down(lab, "staff", ["s3", "s9", "s1"], iter(["unit", "full_time"]))
    done(lab, change)
    assert [record(lab, one).cell("unit") for one in order(lab)] == ["u2", "u1", "u2", "u2"]
    assert label == "向下填充 单于 的“所在单位”"
    assert fill_down(lab, "staff", ["s1"], ["unit"]).change is None
    assert fill_down(lab, "staff", [], ["unit"]).change is None


def test_that_an_edit_is_named_after_who_and_what() -> None:
    lab = small_lab()
    assert cell_label(lab, record(lab, "s1"), Person.degree) == "修改 张三 的“学位”"
    assert cell_label(lab_of(), lab_of().laboratory, Laboratory.name) == "修改 基本情况 的“实验室名称”"


# --- ids ------------------------------------------------------------------------------------------------------------


def test_that_ids_count_on_from_the_highest_of_their_table() -> None:
    assert list(islice(fresh_ids(small_lab(), "staff"), 3)) == ["s10", "s11", "s12"]
    assert next(fresh_ids(Lab(), "rooms")) == "r1"
    assert next(fresh_ids(lab_of(staff=[{"id": "张三"}, {"id": "s-7"}, {"id": "s07x"}]), "staff")) == "s1"


def test_that_an_id_another_table_uses_is_passed_over() -> None:
    lab = lab_of(units=[{"id": "s999999999"}, {"id": "s1000000001"}], staff=[{"id": "s5"}])
    assert list(islice(fresh_ids(lab, "staff"), 2)) == ["s1000000000", "s1000000002"]


@pytest.mark.parametrize("name", SAMPLES)
def test_that_new_ids_look_like_those_of_the_samples(name: str) -> None:
    lab = sample(name)
    for table, prefix in PREFIXES.items():
        assert next(fresh_ids(lab, table)) == f"{prefix}{len(lab.tables[table]) + 1}"


def test_that_every_table_but_the_labs_own_has_a_prefix_of_its_own() -> None:
    assert [one.table for one in RECORD_TYPES if one is not Laboratory] == list(PREFIXES)
    assert len(set(PREFIXES.values())) == len(PREFIXES)
    with pytest.raises(KeyError):
        new_record(Lab(), Laboratory)


# --- rows -----------------------------------------------------------------------------------------------------------


def test_that_new_rows_have_their_defaults_and_stand_where_they_were_asked_for() -> None:
    lab = small_lab()
    change, label = add_rows(lab, "staff", 2, 1)
    done(lab, change)
    assert order(lab) == ["s1", "s10", "s11", "s2", "s3", "s9"]
    assert record(lab, "s10") == Person.of("s10")
    assert label == "新增 2 条人员"
    done(lab, add_rows(lab, "staff").change)
    assert order(lab)[-1] == "s12"
    assert new_record(lab, Room, site="瓯海园区") == Room.of("r2", site="瓯海园区")


def test_that_a_copy_has_nothing_that_belongs_to_one_alone() -> None:
    lab = small_lab()
    change, label = duplicate_rows(lab, "staff", ["s2", "s1"])
    done(lab, change)
    assert order(lab) == ["s1", "s2", "s10", "s11", "s3", "s9"]
    assert record(lab, "s10") == Person.of("s10", name="张三", unit="u2", title_level="senior")
    assert record(lab, "s11") == Person.of("s11", name="李四", unit="u1", full_time=True)
    assert label == "复制 2 条人员"

    done(lab, duplicate_rows(lab, "equipment", ["e1"]).change)
    assert record(lab, "e3") == Instrument.of("e3", name="工业相机", original_value=Decimal("4999999.99"), room="r1")
    done(lab, duplicate_rows(lab, "rooms", ["r1"]).change)
    assert record(lab, "r2") == Room.of("r2", site="瓯海园区", building="A 栋", usable_area=Decimal(120))
    assert duplicate_rows(lab, "patents", []).change is None


def test_that_a_copied_patent_has_no_number() -> None:
    lab = lab_of(patents=[{"id": "z1", "title": "甲", "number": "ZL1", "kind": "invention"}])
    done(lab, duplicate_rows(lab, "patents", ["z1"]).change)
    assert record(lab, "z2") == Patent.of("z2", title="甲", kind="invention")


def test_that_all_references_to_a_record_are_known() -> None:
    lab = small_lab()
    assert references_to(lab, ["u2"]) == [
        Mention("staff", "s1", "unit"),
        Mention("staff", "s3", "unit"),
        Mention("equipment", "e2", "unit"),
        Mention("projects", "p1", "host"),
        Mention("agreements", "a1", "unit"),
    ]
    assert references_to(lab, ["s1"]) == [
        Mention("projects", "p1", "principal"),
        Mention("attachments", "x1", "record"),
    ]
    assert references_to(lab, ["u3", "s9"]) == []


def test_that_the_warning_says_which_fields_must_be_chosen_anew() -> None:
    words = references_words(references_to(small_lab(), ["u2"]))
    assert words == (
        "引用它的栏目只留下原来的名称，需要重新选择：人员“所在单位” 2 处、设备“资产归属单位” 1 处、项目“承担单位” 1 处、合作协议“合作单位” 1 处。"
    )
    assert references_words([]) == ""


def test_that_what_referred_to_a_removed_record_keeps_its_name_as_typed_and_never_means_the_lead_unit() -> None:
    lab = small_lab()
    change, label = remove_rows(lab, "units", ["u2"])
    done(lab, change)
    assert order(lab, "units") == ["u1", "u3"]
    name = AsTyped("瓯江智能 有限公司")
    assert [record(lab, one).cell("unit") for one in order(lab)] == [name, "u1", name, None]
    assert record(lab, "p1").cell("host") == name
    assert label == "删除单位 瓯江智能 有限公司"


def test_that_removed_records_that_refer_to_each_other_are_simply_removed() -> None:
    lab = lab_of(attachments=[{"id": "x1", "record": "x2"}, {"id": "x2", "record": "x1"}, {"id": "x3", "record": "x1"}])
    change, label = remove_rows(lab, "attachments", ["x1", "x2"])
    assert change == Several(
        (
            SetCells("attachments", "x3", (("record", AsTyped("x1")),)),
            RemoveRecord("attachments", "x1"),
            RemoveRecord("attachments", "x2"),
        )
    )
    assert label == "删除 2 条证明材料"
    done(lab, change)


def test_that_removing_nothing_is_no_change() -> None:
    assert remove_rows(small_lab(), "staff", []).change is None


@pytest.mark.parametrize(
    ("chosen", "offset", "expected"),
    [
        (["s2"], -1, ["s2", "s1", "s3", "s9"]),
        (["s2"], 1, ["s1", "s3", "s2", "s9"]),
        (["s3", "s2"], -1, ["s2", "s3", "s1", "s9"]),
        (["s1", "s2"], 1, ["s3", "s1", "s2", "s9"]),
        (["s1", "s3"], -1, ["s1", "s3", "s2", "s9"]),  # the first stays at the top
        (["s2", "s9"], 1, ["s1", "s3", "s2", "s9"]),
        (["s9"], -99, ["s9", "s1", "s2", "s3"]),
        (["s1", "s2"], 99, ["s3", "s9", "s1", "s2"]),
        (["s1"], -1, None),
        (["s9", "s3"], 1, None),
        (["s1", "s2", "s3", "s9"], 2, None),
        (["s2"], 0, None),
        ([], 1, None),
    ],
)
def test_that_rows_move_together_and_stop_at_the_ends(
    chosen: list[str], offset: int, expected: list[str] | None
) -> None:
    lab = small_lab()
    change, _label = move_rows(lab, "staff", chosen, offset)
    if expected is None:
        assert change is None
    else:
        assert order(done(lab, change)) == expected


def test_that_the_lab_itself_is_neither_added_to_nor_removed() -> None:
    with pytest.raises(KeyError):
        add_rows(Lab(), "lab")
    with pytest.raises(KeyError):
        duplicate_rows(Lab(), "lab", [LAB_ID])


# --- of any lab -----------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS, table=st.sampled_from(TABLES))
def test_that_any_rows_can_be_copied_moved_and_removed_and_all_of_it_undone(seed: int, table: str) -> None:
    random, lab = Random(seed), random_lab(seed)
    chosen = [one for one in order(lab, table) if random.random() < 0.4]
    done(lab, add_rows(lab, table, 2, random.choice([None, 0, 1])).change)
    done(lab, duplicate_rows(lab, table, chosen).change)
    done(lab, move_rows(lab, table, chosen, random.choice([-3, -1, 1, 2])).change)
    done(lab, remove_rows(lab, table, chosen).change)
    assert not set(chosen) & set(order(lab, table))
    assert dangling(lab, set(chosen)) == []


def dangling(lab: Lab, gone: set[str]) -> list[str]:
    return [
        f"{one.id}.{column.key}"
        for one in lab.all_records()
        for column in one.columns
        if isinstance(column.kind, Reference) and one.cells[column.index] in gone
    ]


@settings(max_examples=40, deadline=None)
@given(seed=SEEDS)
def test_that_any_cells_can_be_filled_and_blanked_and_it_undone(seed: int) -> None:
    random, lab = Random(seed), random_lab(seed)
    record_type = random.choice(RECORD_TYPES)
    ids = order(lab, record_type.table)
    random.shuffle(ids)
    keys = random.sample(list(record_type.column_of), 3)
    done(lab, fill_down(lab, record_type.table, ids, keys).change)
    assert len({tuple(record(lab, one).cell(key) for key in keys) for one in ids}) <= 1
    done(lab, blank_cells(lab, record_type.table, ids, keys).change)
    assert all(record(lab, one).cell(key) is None for one in ids for key in keys)

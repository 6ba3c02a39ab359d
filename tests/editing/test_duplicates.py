"""Records that may be one thing entered twice: what is found, what is not, and how two become one."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.editing.labs import done, random_lab, record, small_lab
from tests.helpers import lab_of, sample
from wzlab.columns import AsTyped, Text
from wzlab.editing.duplicates import (
    Likeness,
    Side,
    differing,
    digest,
    find_duplicates,
    is_name_like,
    merge_records,
    suggested_side,
)
from wzlab.editing.rows import references_to, set_record_cells
from wzlab.lab import Lab
from wzlab.policy.repeats import UNIQUE
from wzlab.records import Person

SEEDS = st.integers(0, 2**32 - 1)


def pairs(lab: Lab) -> list[tuple[str, str]]:
    return [(one.left, one.right) for one in find_duplicates(lab)]


def two(table: str, left: dict[str, Any], right: dict[str, Any]) -> list[str]:
    """Return why two records of a table may be the same, in words."""
    lab = lab_of(**{table: [{"id": "n1", **left}, {"id": "n2", **right}]})
    return [one.words for one in find_duplicates(lab)]


# --- finding --------------------------------------------------------------------------------------------------------


def test_that_a_number_that_belongs_to_one_alone_is_certain_whatever_its_spelling() -> None:
    assert two("equipment", {"asset_no": "ZC-１"}, {"asset_no": "zc-1"}) == ["资产编号相同"]
    assert two("projects", {"number": "2023 A 01"}, {"number": "2023A01"}) == ["项目编号相同"]
    assert two("staff", {"id_number": "33030219600101123x"}, {"id_number": "33030219600101123X"}) == ["证件号码相同"]
    assert two("units", {"uscc": "91330300AAAAAAAA1B"}, {"uscc": "91330300aaaaaaaa1b"}) == ["统一社会信用代码相同"]
    assert two("patents", {"number": "ZL201710601862.3"}, {"number": "2017106018623"}) == ["专利号相同"]


def test_that_two_rows_that_say_the_same_are_copies_and_nothing_more_is_told() -> None:
    row = {"name": "张三", "id_number": "330302196001011234", "birth_date": "1960-01-01"}
    assert two("staff", row, row) == ["内容完全相同"]
    assert two("targets", {"year": 2026, "item": "论文"}, {"year": 2026, "item": "论文"}) == ["内容完全相同"]


def test_that_rows_in_which_nobody_has_written_are_no_copies() -> None:
    assert two("staff", {}, {}) == []


def test_that_one_name_in_one_unit_is_asked_about_unless_the_numbers_differ() -> None:
    camera = {"name": "工业相机", "model": "X1"}
    assert two("equipment", {**camera, "asset_no": "ZC-1"}, {**camera, "quantity": 2}) == [
        "设备名称、规格型号、资产归属单位相同"
    ]
    assert two("equipment", {**camera, "asset_no": "ZC-1"}, {**camera, "asset_no": "ZC-2"}) == []
    assert two("staff", {"name": "张三"}, {"name": "张 三", "degree": "doctor"}) == ["姓名、所在单位相同"]
    assert two("awards", {"title": "科技进步奖", "grade": "一等奖"}, {"title": "科技进步奖", "grade": "二等奖"}) == []


def test_that_a_blank_unit_is_the_lead_unit() -> None:
    units = [{"id": "u1", "role": "lead"}, {"id": "u2", "role": "partner"}]
    staff = [
        {"id": "s1", "name": "张三", "unit": "u1"},
        {"id": "s2", "name": "张三", "degree": "doctor"},
        {"id": "s3", "name": "张三", "unit": "u2"},
    ]
    assert pairs(lab_of(units=units, staff=staff)) == [("s1", "s2")]


def test_that_names_are_alike_that_sound_the_same_or_nearly_are() -> None:
    assert is_name_like("张 三", "张三")
    assert is_name_like("章叁", "张三")
    assert is_name_like("Alexander Fleming", "Alexander Flemming")
    assert not is_name_like("张三", "张四")
    assert not is_name_like("张三", "张三丰")
    assert not is_name_like("", "")


def test_that_names_alike_need_the_birth_month_or_the_telephone_too() -> None:
    born = {"name": "张三", "birth_date": "1970-05-01", "unit": None}
    assert two("staff", born, {"name": "章三", "birth_date": "1970-05"}) == ["姓名相同或相近，出生年月相同"]
    assert two("staff", born, {"name": "章三", "birth_date": "1970-06"}) == []
    assert two("staff", born, {"name": "章三", "birth_date": "1970"}) == []
    assert two("staff", born, {"name": "李四", "birth_date": "1970-05"}) == []
    left, right = {"name": "张三", "phone": "138 1234 8000"}, {"name": "章三", "phone": "１３８12348000"}
    assert two("staff", left, right) == ["姓名相同或相近，手机号码相同"]


def test_that_what_is_said_exactly_is_not_said_vaguely_too() -> None:
    born = {"name": "张三", "birth_date": "1970-05-01"}
    assert two("staff", {**born, "unit": None}, {**born, "degree": "doctor"}) == [
        "姓名、出生日期相同；姓名、所在单位相同"
    ]


def test_that_a_telephone_half_the_house_has_says_nothing() -> None:
    staff = [
        {"id": f"s{place}", "name": "张三" if place < 2 else f"第{place}人", "phone": "0577-88888888"}
        for place in range(600)
    ]
    staff[1]["unit"] = "u1"
    assert pairs(lab_of(units=[{"id": "u1", "role": "partner"}], staff=staff[:100])) == [("s0", "s1")]
    assert pairs(lab_of(units=[{"id": "u1", "role": "partner"}], staff=staff)) == []


def test_that_two_identity_numbers_are_two_people_unless_one_may_be_a_slip_of_the_pen() -> None:
    born = {"name": "张三", "birth_date": "1970-05"}
    other = {**born, "name": "章三"}
    assert two("staff", {**born, "id_number": "330302197005011234"}, {**other, "id_number": "110101197005025678"}) == []
    slip = two("staff", {**born, "id_number": "330302197005011234"}, {**other, "id_number": "330302197005011244"})
    assert slip == ["姓名相同或相近，出生年月相同"]


def test_that_what_is_certain_stands_first_then_the_order_of_the_tables() -> None:
    lab = lab_of(
        staff=[{"id": "s1", "name": "张三"}, {"id": "s2", "name": "张三", "degree": "master"}],
        patents=[
            {"id": "z1", "title": "甲", "number": "ZL201710601862.3"},
            {"id": "z2", "number": "ZL201710601862.3"},
        ],
    )
    assert pairs(lab) == [("z1", "z2"), ("s1", "s2")]
    assert [one.is_certain for one in find_duplicates(lab)] == [True, False]


def test_that_of_many_that_are_alike_each_is_compared_with_the_first() -> None:
    four = [{"id": f"e{number}", "name": "工业相机"} for number in range(4)]
    six = [{"id": f"e{number}", "name": "工业相机"} for number in range(6)]
    assert len(pairs(lab_of(equipment=four))) == 6
    assert pairs(lab_of(equipment=six)) == [("e0", f"e{number}") for number in range(1, 6)]


def test_that_every_rule_of_the_problems_is_found_here_too() -> None:
    for record_type, columns in UNIQUE:
        cells = {column.key: "1970-05-01" if column.key == "birth_date" else "X-1" for column in columns}
        spare = next(column for column in record_type.columns if column.key not in cells and column.kind == Text())
        titles = "、".join(column.title for column in columns)
        assert f"{titles}相同" in two(record_type.table, cells, {**cells, spare.key: "别的"})[0]


@pytest.mark.parametrize("name", ["university-ready", "enterprise-gaps"])
def test_that_a_careful_lab_has_none(name: str) -> None:
    assert find_duplicates(sample(name)) == []


# --- not the same ---------------------------------------------------------------------------------------------------


def namesakes() -> Lab:
    return lab_of(staff=[{"id": "s1", "name": "张三"}, {"id": "s2", "name": "张三", "degree": "doctor"}])


def changed(lab: Lab, record_id: str, **cells: Any) -> Lab:
    return done(lab, set_record_cells(record(lab, record_id), cells))


def test_that_what_is_remembered_of_two_lapses_with_their_names_and_reasons() -> None:
    lab = namesakes()
    (before,) = find_duplicates(lab)
    known = digest(lab, before)
    changed(lab, "s1", degree="master")
    assert [digest(lab, one) for one in find_duplicates(lab)] == [known]
    changed(lab, "s1", phone="13812348000")
    changed(lab, "s2", phone="13812348000")
    assert [digest(lab, one) for one in find_duplicates(lab)] != [known]
    changed(lab, "s2", phone=None, name="章三")
    assert digest(lab, before) != known


# --- merging --------------------------------------------------------------------------------------------------------


def likeness(left: str, right: str, table: str = "staff") -> Likeness:
    return Likeness(table, left, right, ())


def suggested(lab: Lab, one: Likeness, preferred: Side = Side.LEFT) -> dict[str, Side]:
    left, right = lab.tables[one.table][one.left], lab.tables[one.table][one.right]
    return {column.key: suggested_side(column, left, right, preferred) for column in differing(left, right)}


def test_that_the_filled_cell_is_suggested_and_of_two_the_left_or_the_preferred_one() -> None:
    lab = lab_of(
        staff=[
            {"id": "s1", "name": "张三", "degree": "doctor", "full_time": True},
            {"id": "s2", "name": "章三", "title": "教授", "full_time": True, "birth_date": "1970-05"},
        ],
        as_typed={"s1": {"birth_date": "五几年"}},
    )
    one = likeness("s1", "s2")
    assert suggested(lab, one) == {
        "name": Side.LEFT,
        "birth_date": Side.RIGHT,
        "title": Side.RIGHT,
        "degree": Side.LEFT,
    }
    assert suggested(lab, one, Side.RIGHT)["name"] is Side.RIGHT
    assert suggested(lab, one, Side.RIGHT)["degree"] is Side.LEFT


def test_that_two_become_one_step_with_the_cells_that_were_chosen() -> None:
    lab = small_lab()
    change, label = merge_records(lab, likeness("s2", "s3"), {"unit": Side.RIGHT, "phone": Side.LEFT})
    assert label == "合并人员 李四"
    done(lab, change)
    assert list(lab.tables["staff"]) == ["s1", "s2", "s9"]
    person = record(lab, "s2")
    assert (person.cell("unit"), person.cell("phone"), person.cell("full_time")) == ("u2", "13812348000", True)


def test_that_a_cell_may_be_taken_from_the_right_although_it_is_blank() -> None:
    lab = small_lab()
    done(lab, merge_records(lab, likeness("s2", "s3"), {"phone": Side.RIGHT}).change)
    assert record(lab, "s2").cell("phone") is None


def test_that_what_referred_to_the_one_that_goes_refers_to_the_one_that_stays() -> None:
    lab = small_lab()
    done(lab, merge_records(lab, likeness("s2", "s1"), {}).change)
    assert record(lab, "p1").cell("principal") == "s2"
    assert record(lab, "x1").cell("record") == "s2"
    lab = small_lab()
    done(lab, merge_records(lab, likeness("u1", "u2", "units"), {}).change)
    referring = [record(lab, one).cell("unit") for one in ("s1", "s2", "s3", "e2", "a1")]
    assert referring == ["u1"] * 5
    assert record(lab, "p1").cell("host") == "u1"


def test_that_a_paper_never_comes_to_prove_itself() -> None:
    lab = lab_of(attachments=[{"id": "x1", "title": "证书", "record": "x2"}, {"id": "x2", "title": "证书"}])
    done(lab, merge_records(lab, likeness("x1", "x2", "attachments"), {}).change)
    assert record(lab, "x1").cell("record") is None


def test_that_copies_are_merged_without_touching_the_one_that_stays() -> None:
    lab = lab_of(staff=[{"id": "s1", "name": "张三"}, {"id": "s2", "name": "张三"}])
    before = record(lab, "s1")
    done(lab, merge_records(lab, likeness("s1", "s2"), {}).change)
    assert lab.tables["staff"] == {"s1": before}


@settings(max_examples=40, deadline=None)
@given(seed=SEEDS)
def test_that_after_a_merge_nothing_refers_to_what_is_gone_and_undone_all_is_as_before(seed: int) -> None:
    lab = random_lab(seed)
    for table, records in lab.tables.items():
        if len(records) > 1 and table != "lab":
            left, right = list(records)[:2]
            one = likeness(left, right, table)
            done(lab, merge_records(lab, one, suggested(lab, one)).change)
            assert references_to(lab, [right]) == []
            assert lab.find(right) is None


@settings(max_examples=40, deadline=None)
@given(seed=SEEDS)
def test_that_every_pair_is_two_records_of_one_table_in_their_order_and_told_once(seed: int) -> None:
    lab = random_lab(seed)
    found = find_duplicates(lab)
    assert len({(one.left, one.right) for one in found}) == len(found)
    for one in found:
        order = list(lab.tables[one.table])
        assert order.index(one.left) < order.index(one.right)
        assert one.words


def keys(columns: Iterable[Any]) -> list[str]:
    return [column.key for column in columns]


def test_that_only_fields_that_differ_are_a_matter_of_choice() -> None:
    left, right = Person.of("s1", name="张三", title=AsTyped("教授")), Person.of("s2", name="张三", title="教授")
    assert keys(differing(left, right)) == ["title"]

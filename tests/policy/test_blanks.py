"""The blanks that decide: which, in which order, whose they are, and the list to send."""

from random import Random
from typing import Any

from hypothesis import given, settings

from tests.helpers import UNIVERSITY, lab_of, people, wenzhou
from tests.policy.lives import SEEDS, random_lab, random_steps
from wzlab.lab import Lab
from wzlab.policy.blanks import Blank, LiveBlanks, blanks_text, by_department, deciding_blanks, is_waiting
from wzlab.policy.judge import LiveJudge, Outcome
from wzlab.policy.ledger import ledger
from wzlab.records import RECORD_TYPES

TEAM = ("team.size", "team.senior_share")


def blanks_of(lab: Lab) -> list[Blank]:
    return deciding_blanks(LiveJudge(wenzhou(), lab))


def of_table(table: str, **parts: Any) -> list[Blank]:
    return [blank for blank in blanks_of(lab_of(**parts)) if blank.table == table]


# --- which ----------------------------------------------------------------------------------------------------------


def test_that_a_blank_decides_what_waits_for_it() -> None:
    staff = [*people(14, degree="doctor", other_city_lab=False), {"id": "x", "other_city_lab": False}]
    found = of_table("staff", units=[UNIVERSITY], staff=staff)
    assert Blank("staff", "x", "full_time", ("team.size",), required=True) in found


def test_that_a_blank_that_cannot_change_an_outcome_is_nobodys_business() -> None:
    staff = [*people(16, degree="doctor", other_city_lab=False), {"id": "x", "other_city_lab": False}]
    found = of_table("staff", units=[UNIVERSITY], staff=staff)
    assert [blank for blank in found if blank.record_id == "x"] == []


def test_that_a_missing_lead_unit_is_one_blank_of_no_record() -> None:
    found = of_table("units")
    assert [(blank.record_id, blank.field) for blank in found] == [(None, "role")]
    assert "applicant.type" in found[0].conditions


def test_that_the_kind_of_the_lead_unit_is_asked_of_that_unit() -> None:
    found = of_table("units", units=[{"id": "u1", "role": "lead"}])
    assert Blank("units", "u1", "entity_type", found[0].conditions, required=True) == found[0]
    assert {"applicant.type", "basis.projects", "team.senior_share"} <= set(found[0].conditions)


def test_that_what_a_partner_waits_for_is_asked_of_its_agreement() -> None:
    agreement = {"id": "a1", "unit": "u2", "kind": "joint_building", "duties_stated": True}
    units = [UNIVERSITY, {"id": "u2", "role": "partner"}]
    found = of_table("agreements", units=units, agreements=[agreement])
    assert found == [Blank("agreements", "a1", "signed_by_all", ("cooperation.agreements",), required=True)]


def test_that_a_judged_condition_asks_for_no_blanks() -> None:
    rooms = [{"id": "r1", "use": "laboratory", "usable_area": 500, "tenure": "owned"}]
    assert of_table("rooms", units=[UNIVERSITY], rooms=rooms) == []


# --- in which order -------------------------------------------------------------------------------------------------


def test_that_required_comes_first_and_then_what_more_conditions_wait_for() -> None:
    staff = [*people(14, degree="doctor"), {"id": "x", "other_city_lab": False}]
    lab = lab_of(units=[UNIVERSITY], staff=staff)
    weights = [(not blank.required, -len(blank.conditions)) for blank in blanks_of(lab)]
    assert weights == sorted(weights)
    not_required = [blank for blank in blanks_of(lab) if blank.conditions == ("team.exclusive",)]
    assert [blank.record_id for blank in not_required] == [f"s{place}" for place in range(1, 15)]


@settings(max_examples=40, deadline=None)
@given(seed=SEEDS)
def test_that_blanks_kept_through_random_edits_equal_those_found_anew(seed: int) -> None:
    random = Random(seed)
    judge = LiveJudge(wenzhou(), random_lab(random))
    blanks = LiveBlanks(judge)
    blanks.all()
    for edits in random_steps(random, judge, 10):
        blanks.follow(edits)
        if random.random() < 0.6:
            assert blanks.all() == deciding_blanks(LiveJudge(wenzhou(), judge.lab))
    assert blanks.all() == deciding_blanks(LiveJudge(wenzhou(), judge.lab))


@settings(max_examples=40, deadline=None)
@given(seed=SEEDS)
def test_that_every_undecided_field_of_an_open_condition_is_a_blank_of_the_lab_and_no_other_is(seed: int) -> None:
    lab = random_lab(Random(seed))
    judge = LiveJudge(wenzhou(), lab)
    found = blanks_of(lab)
    for blank in found:
        assert blank.field in {column.key for column in _columns(blank.table)}
        assert blank.record_id is None or blank.record_id in lab.tables[blank.table]
        assert len(set(blank.conditions)) == len(blank.conditions) > 0
    assert len({blank[:3] for blank in found}) == len(found)
    for condition in wenzhou().conditions:
        entries = ledger(judge, condition).undecided if is_waiting(judge.verdicts[condition.id]) else ()
        fields = {field.partition(".")[2] or field for entry in entries for field in entry.fields}
        assert fields == {blank.field for blank in found if condition.id in blank.conditions}
        if judge.verdicts[condition.id].primary.outcome is Outcome.OPEN:
            assert is_waiting(judge.verdicts[condition.id])


def _columns(table: str) -> tuple[Any, ...]:
    return next(record_type.columns for record_type in RECORD_TYPES if record_type.table == table)


# --- who can answer -------------------------------------------------------------------------------------------------


def test_that_every_table_is_answered_for_by_somebody() -> None:
    answered = {record_type.table: record_type.answered_by for record_type in RECORD_TYPES}
    assert answered == {
        "lab": "依托单位", "units": "依托单位", "agreements": "依托单位", "scenarios": "依托单位",
        "targets": "依托单位", "investments": "依托单位", "staff": "人事", "rooms": "资产", "equipment": "资产",
        "projects": "科研", "patents": "科研", "awards": "科研", "milestones": "科研", "attachments": "科研",
    }  # fmt: skip


def test_that_blanks_are_handed_to_who_can_answer() -> None:
    blanks = [
        Blank("equipment", "e1", "key", ("equipment.value",), required=True),
        Blank("staff", "s1", "degree", TEAM, required=True),
        Blank("rooms", "r1", "use", ("space.area",), required=True),
    ]
    assert by_department(blanks) == {"人事": [blanks[1]], "资产": [blanks[0], blanks[2]]}


def test_that_the_list_to_send_says_who_lacks_what_and_why() -> None:
    lab = lab_of(
        lab={"name": "全市视觉重点实验室"},
        units=[UNIVERSITY],
        staff=[{"id": "s1", "name": "张三"}],
        equipment=[{"id": "e1", "name": "示波器"}],
    )
    blanks = [
        Blank("equipment", "e1", "key", ("equipment.value",), required=True),
        Blank("staff", "s1", "full_time", TEAM, required=True),
        Blank("staff", "s1", "degree", TEAM[1:], required=True),
        Blank("staff", None, "post", ("director.age",), required=False),
    ]
    assert blanks_text(LiveJudge(wenzhou(), lab), blanks) == (
        "待补清单（全市视觉重点实验室），共 4 处\n"
        "\n"
        "【人事】\n"
        "1. 人员“张三”：请补“全时”“学位”，关系到：全时研发人员（三(一)3）、副高以上或博士占比（三(一)3）\n"
        "2. 请指定实验室主任，关系到：主任：年龄（三(一)3）\n"
        "\n"
        "【资产】\n"
        "1. 设备“示波器”：请补“关键设备”，关系到：关键科研仪器设备原值（三(一)2）\n"
    )


def test_that_a_lab_without_a_name_and_without_blanks_is_one_line() -> None:
    assert blanks_text(LiveJudge(wenzhou(), lab_of()), []) == "待补清单，共 0 处\n"

"""The ledger: every record is somewhere, with its reason or with what it lacks."""

from random import Random
from typing import Any

from tests.helpers import ENTERPRISE, SAMPLES, UNIVERSITY, checked, condition_of, sample, wenzhou
from tests.random_labs import random_document
from wzlab.policy.judge import LiveJudge
from wzlab.policy.ledger import ledger
from wzlab.policy.pack import Count, Share, Sum
from wzlab.storage.interchange import document_text, parse_text, read_lab


def refusals(report: dict[str, Any], condition: str) -> dict[str, str]:
    return {entry["record"]: entry["code"] for entry in condition_of(report, condition)["not_counted"]}


def undecided(report: dict[str, Any], condition: str) -> dict[str | None, list[str]]:
    return {entry["record"]: entry["fields"] for entry in condition_of(report, condition)["undecided"]}


def test_that_each_person_is_counted_refused_for_a_reason_or_undecided_for_want_of_a_field() -> None:
    staff = [
        {"id": "s1", "full_time": True},
        {"id": "s2", "full_time": False},
        {"id": "s3", "full_time": True, "post": "administration"},
        {"id": "s4", "full_time": True, "source": "student"},
        {"id": "s5"},
        {"id": "s6", "full_time": None, "post": None},
    ]
    report = checked(units=[UNIVERSITY], staff=staff)
    assert condition_of(report, "team.size")["counted"] == ["s1"]
    assert refusals(report, "team.size") == {"s2": "full_time", "s3": "post", "s4": "source"}
    assert undecided(report, "team.size") == {"s5": ["full_time"], "s6": ["full_time", "post"]}


def test_that_a_share_tells_members_without_a_title_from_people_outside() -> None:
    staff = [
        {"id": "s1", "full_time": True, "degree": "doctor"},
        {"id": "s2", "full_time": True, "degree": "master", "title_level": "junior"},
        {"id": "s3", "full_time": False, "degree": "doctor"},
        {"id": "s4", "full_time": True, "title_level": "none"},
    ]
    found = condition_of(checked(units=[UNIVERSITY], staff=staff), "team.senior_share")
    assert found["counted"] == ["s1"]
    assert {entry["record"]: (entry["in_whole"], entry["code"]) for entry in found["not_counted"]} == {
        "s2": (True, "title_level"),
        "s3": (False, "full_time"),
    }
    assert found["undecided"] == [{"record": "s4", "fields": ["degree"]}]


def test_that_a_person_of_a_partner_is_refused_by_the_reading_that_counts_the_lead_only() -> None:
    units = [UNIVERSITY, {"id": "u2", "role": "partner"}]
    staff = [{"id": "s1", "full_time": True, "unit": "u2"}, {"id": "s2", "full_time": True}]
    report = checked(units=units, staff=staff, readings={"units_counted": "lead_only"})
    assert refusals(report, "team.size") == {"s1": "unit_counts"}


def test_that_a_blank_amount_makes_a_counted_record_undecided() -> None:
    equipment = [{"id": "e1", "key": True}, {"id": "e2", "key": True, "original_value": 5}]
    report = checked(equipment=equipment)
    assert undecided(report, "equipment.value") == {"e1": ["original_value"]}
    assert condition_of(report, "equipment.value")["counted"] == ["e2"]


def test_that_either_area_would_decide_when_both_are_blank() -> None:
    report = checked(rooms=[{"id": "r1", "use": "laboratory"}])
    assert undecided(report, "space.area") == {"r1": ["usable_area", "floor_area"]}


def test_that_offenders_are_the_ones_not_counted_where_none_may_be() -> None:
    staff = [{"id": "s1", "other_city_lab": True}, {"id": "s2", "other_city_lab": False}, {"id": "s3"}]
    found = condition_of(checked(staff=staff), "team.exclusive")
    assert found["counted"] == ["s2"]
    assert refusals(checked(staff=staff), "team.exclusive") == {"s1": "other_city_lab"}
    assert found["undecided"] == [{"record": "s3", "fields": ["other_city_lab"]}]


def test_that_the_records_of_agreements_are_the_partner_units() -> None:
    units = [UNIVERSITY, *({"id": f"u{n}", "role": "partner"} for n in (2, 3, 4))]
    agreements = [
        {"id": "a2", "unit": "u2", "kind": "joint_building", "signed_by_all": True, "duties_stated": True},
        {"id": "a3", "unit": "u3", "kind": "joint_building", "signed_by_all": None, "duties_stated": True},
    ]
    report = checked(units=units, agreements=agreements)
    assert condition_of(report, "cooperation.agreements")["counted"] == ["u2"]
    assert undecided(report, "cooperation.agreements") == {"u3": ["agreements.signed_by_all"]}
    assert refusals(report, "cooperation.agreements") == {"u4": "agreements"}


def test_that_a_track_that_blanks_leave_open_names_the_lead_units_fields() -> None:
    lead = {"id": "u1", "role": "lead", "entity_type": "new_rd_institution"}
    assert undecided(checked(units=[lead]), "basis.projects") == {"u1": ["legal_form", "uscc"]}
    assert undecided(checked(units=[{"id": "u1", "role": "lead"}]), "basis.patents") == {"u1": ["entity_type"]}


def test_that_a_condition_that_does_not_apply_has_an_empty_ledger() -> None:
    patents = [{"id": "k1", "kind": "invention"}]
    found = condition_of(checked(units=[UNIVERSITY], patents=patents), "basis.patents")
    assert (found["counted"], found["not_counted"], found["undecided"]) == ([], [], [])
    assert undecided(checked(units=[ENTERPRISE], patents=patents), "basis.patents") == {"k1": ["granted_on", "holder"]}


def test_that_every_record_of_a_counted_table_stands_in_the_ledger_once_and_the_figures_agree() -> None:
    labs = [sample(name) for name in SAMPLES]
    labs += [read_lab(parse_text(document_text(random_document(Random(seed)))), wenzhou(), "x") for seed in range(60)]
    for lab in labs:
        judge = LiveJudge(wenzhou(), lab)
        for condition in wenzhou().conditions:
            measure = condition.body.measure if condition.body else None
            bounds = judge.verdicts[condition.id].primary.bounds
            if not isinstance(measure, Count | Sum | Share) or bounds is None:
                continue
            entries = ledger(judge, condition)
            told = [*entries.counted, *(e.record for e in entries.not_counted), *(e.record for e in entries.undecided)]
            assert sorted(map(str, told)) == sorted(lab.tables[measure.record_type.table])
            if isinstance(measure, Count):
                assert bounds == (len(entries.counted), len(entries.counted) + len(entries.undecided))

"""What `wzlab check --json` says, field by field, and what evidence changes."""

import json
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest
import simplejson

from tests.helpers import ENTERPRISE, SAMPLES, UNIVERSITY, checked, condition_of, people, sample, wenzhou
from tests.random_labs import random_document
from wzlab.policy.report import Report, error_json, number_json, report_json
from wzlab.storage.interchange import document_text, parse_text, read_lab

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "check.schema.json").read_text(encoding="utf-8"))


def as_printed(report: dict[str, Any]) -> Any:
    """Return a report as somebody else reads it from the printed line."""
    return json.loads(simplejson.dumps(report, use_decimal=True, ensure_ascii=False))


@pytest.mark.parametrize("name", SAMPLES)
def test_that_the_report_on_a_sample_matches_the_schema(name: str) -> None:
    jsonschema.validate(as_printed(report_json(Report(wenzhou(), sample(name)), name)), SCHEMA)


def test_that_the_reports_on_random_labs_match_the_schema() -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for seed in range(40):
        lab = read_lab(parse_text(document_text(random_document(Random(seed)))), wenzhou(), "random.json")
        validator.validate(as_printed(report_json(Report(wenzhou(), lab), "random.json")))


def test_that_an_unreadable_file_has_a_report_of_its_own() -> None:
    jsonschema.validate(error_json("a.json", "读不出。"), SCHEMA)


def test_that_the_keys_stand_in_the_order_of_the_contract() -> None:
    report = checked()
    assert list(report) == [
        "format", "file", "pack", "as_of", "track", "overall", "robust", "conditions", "problems", "dates", "unassessed",
    ]  # fmt: skip
    assert [entry["id"] for entry in report["conditions"]] == [
        "applicant.type", "applicant.registered", "applicant.legal_person", "applicant.credit", "basis.achievement",
        "basis.projects", "basis.national_projects", "basis.high_tech", "basis.patents", "space.area",
        "space.concentrated", "equipment.value", "director.standing", "director.full_time", "director.age",
        "team.size", "team.senior_share", "team.exclusive", "team.stable", "lab.type", "cooperation.agreements",
        "cooperation.mix", "scenario.real", "scenario.proof", "lab.name", "lab.direction",
    ]  # fmt: skip


TOUCHES = {
    "units_counted": {"team.size", "team.senior_share", "space.area", "equipment.value"},
    "director_counted": {"team.size", "team.senior_share"},
    "irregular_staff": {"team.size", "team.senior_share"},
    "area_basis": {"space.area"},
    "offices_counted": {"space.area"},
    "age_cutoff": {"director.age"},
    "project_date": {"basis.projects", "basis.national_projects"},
    "sub_projects": {"basis.projects", "basis.national_projects"},
    "assigned_patents": {"basis.patents"},
    "lapsed_patents": {"basis.patents"},
    "scenario_proofs": {"scenario.proof"},
    "new_rd_track": {
        "basis.projects",
        "basis.national_projects",
        "basis.high_tech",
        "basis.patents",
        "team.senior_share",
    },
}


def test_that_each_reading_touches_the_conditions_of_the_contract() -> None:
    touched = {
        reading.id: {condition.id for condition in wenzhou().conditions if reading.id in condition.touches}
        for reading in wenzhou().readings
    }
    assert touched == TOUCHES


def test_that_readings_are_listed_in_the_order_of_the_table_with_the_default_first() -> None:
    readings = condition_of(checked(units=[UNIVERSITY]), "team.senior_share")["readings"]
    assert len(readings) == 2 * 2 * 2 * 3
    assert readings[0]["choice"] == {
        "units_counted": "all_units",
        "director_counted": "yes",
        "irregular_staff": "yes",
        "new_rd_track": "by_legal_form",
    }
    assert [reading["choice"]["new_rd_track"] for reading in readings[:3]] == [
        "by_legal_form",
        "research",
        "enterprise",
    ]
    assert condition_of(checked(), "lab.name")["readings"] == []


def test_that_sums_are_printed_exactly_and_shares_as_numbers() -> None:
    rooms = [{"id": "r1", "use": "laboratory", "usable_area": "0.1" and Decimal("0.1")}]
    rooms += [{"id": "r2", "use": "laboratory", "usable_area": Decimal("0.2")}]
    report = checked(units=[UNIVERSITY], rooms=rooms, staff=people(3, degree="doctor"))
    line = simplejson.dumps(report, use_decimal=True)
    assert '"low": 0.3, "high": 0.3' in line
    share = condition_of(report, "team.senior_share")
    assert (share["low"], share["threshold"]) == (1, Decimal("0.6"))
    assert number_json(Decimal("1E+3")) == 1000


def test_that_an_attachment_with_a_file_makes_a_record_evidenced() -> None:
    proven = [{"id": "t1", "record": "s1", "file": "劳动合同.pdf"}, {"id": "t2", "record": "s2", "title": "无文件"}]
    found = condition_of(checked(staff=people(3), attachments=proven), "team.size")
    assert (found["low"], found["evidenced"]) == (3, {"outcome": "unmet", "low": 1, "high": 1})


@pytest.mark.parametrize(("until", "low"), [("2026-01-12", 1), ("2026-01-11", 0), (None, 1), ("2026", 0)])
def test_that_expired_papers_prove_nothing(until: str | None, low: int) -> None:
    paper = {"id": "t1", "record": "s1", "file": "合同.pdf", "valid_until": until}
    found = condition_of(checked(staff=people(1), attachments=[paper]), "team.size")
    assert found["evidenced"]["low"] == low


def test_that_a_partner_without_papers_is_still_a_partner() -> None:
    units = [UNIVERSITY, {"id": "u2", "role": "partner"}]
    signed = {"id": "a1", "unit": "u2", "kind": "joint_building", "signed_by_all": True, "duties_stated": True}
    without = checked(units=units, agreements=[signed])
    proven = checked(units=units, agreements=[signed], attachments=[{"id": "t", "record": "a1", "file": "协议.pdf"}])
    assert condition_of(without, "cooperation.agreements")["evidenced"]["outcome"] == "unmet"
    assert condition_of(proven, "cooperation.agreements")["evidenced"]["outcome"] == "met"


def test_that_the_reason_given_is_repeated() -> None:
    report = checked(units=[ENTERPRISE], notes={"basis.high_tech": {"reason": "证书换发中"}})
    assert condition_of(report, "basis.high_tech")["reason"] == "证书换发中"
    assert condition_of(report, "team.size")["reason"] is None


def test_that_deadlines_carry_their_actors_on_chinese_time() -> None:
    assert checked()["dates"] == [
        {"id": "submit", "actor": "applicant", "at": "2026-01-12T17:30:00+08:00"},
        {"id": "recommend", "actor": "recommending_department", "at": "2026-01-16T17:00:00+08:00"},
    ]

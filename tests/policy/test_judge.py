"""The edges of each condition, as a lab's file would put them."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.helpers import ENTERPRISE, UNIVERSITY, checked, condition_of, lab_of, people, verdict, wenzhou
from wzlab.policy.judge import LiveJudge, Outcome, Overall, Verdict
from wzlab.policy.values import Range

MET, UNMET, OPEN, DEPENDS = Outcome.MET, Outcome.UNMET, Outcome.OPEN, Outcome.DEPENDS
NOT_APPLICABLE, CONFIRM = Outcome.NOT_APPLICABLE, Outcome.CONFIRM
QUALIFIED: dict[str, Any] = {"title_level": "none", "degree": "doctor", "talent_class": "none"}
UNQUALIFIED: dict[str, Any] = {"title_level": "none", "degree": "none", "talent_class": "none"}


def bounds(found: Verdict) -> Range | None:
    return found.primary.bounds


# --- space ------------------------------------------------------------------------------------------------------


def room(area: str, **fields: Any) -> dict[str, Any]:
    return {"id": "r1", "use": "laboratory", "usable_area": Decimal(area), **fields}


@pytest.mark.parametrize(("area", "outcome"), [("500", MET), ("500.00", MET), ("499.99", UNMET)])
def test_that_500_square_metres_are_enough_and_one_hundredth_less_is_not(area: str, outcome: Outcome) -> None:
    found = verdict("space.area", rooms=[room(area)])
    assert found.primary.outcome is outcome
    assert found.gap == Fraction(500) - Fraction(area)


def test_that_an_area_with_three_decimals_is_impossible_and_judged_as_unknown() -> None:
    found = verdict("space.area", rooms=[room("600.001")])
    assert (found.outcome, bounds(found)) == (OPEN, Range(0, None))


def test_that_a_shared_room_counts_by_its_percent_exactly() -> None:
    assert bounds(verdict("space.area", rooms=[room("333.33", shared_percent=50)])) == Range(
        Decimal("166.665"), Decimal("166.665")
    )


def test_that_a_blank_percent_lies_between_nothing_and_the_whole_room() -> None:
    assert bounds(verdict("space.area", rooms=[room("600", shared_percent=None)])) == Range(0, 600)


def test_that_nought_percent_of_a_blank_area_is_nothing() -> None:
    nothing = {"id": "r1", "use": "laboratory", "shared_percent": 0}
    assert bounds(verdict("space.area", rooms=[nothing])) == Range(0, 0)


def test_that_a_blank_usable_area_is_stood_in_for_but_an_impossible_one_is_not() -> None:
    assert bounds(verdict("space.area", rooms=[{"id": "r1", "use": "testing", "floor_area": 510}])) == Range(510, 510)
    negative = {"id": "r1", "use": "testing", "usable_area": -1, "floor_area": 510}
    assert bounds(verdict("space.area", rooms=[negative])) == Range(0, None)


@pytest.mark.parametrize(
    ("lease_until", "outcome"),
    [("2026-01-11", UNMET), ("2026-01-12", MET), (None, MET), ("2026-01", OPEN), ("2025-12", UNMET)],
)
def test_that_a_lease_must_reach_the_reference_date(lease_until: str | None, outcome: Outcome) -> None:
    leased = room("600", tenure="leased", lease_until=lease_until)
    assert verdict("space.area", rooms=[leased]).primary.outcome is outcome


def test_that_offices_count_only_under_their_reading() -> None:
    found = verdict("space.area", rooms=[room("300"), {**room("300", use="office"), "id": "r2"}])
    assert (found.outcome, found.primary.outcome) == (DEPENDS, UNMET)
    met = [result.choice["offices_counted"] for result in found.results if result.outcome is MET]
    assert set(met) == {"yes"}


def test_that_different_sites_are_counted_and_a_blank_one_may_be_any() -> None:
    rooms = [
        {"id": "r1", "site": "甲园区"},
        {"id": "r2", "site": "甲园区"},
        {"id": "r3", "site": "乙园区"},
        {"id": "r4"},
    ]
    found = verdict("space.concentrated", rooms=rooms)
    assert (found.outcome, bounds(found)) == (CONFIRM, Range(2, 3))
    assert bounds(verdict("space.concentrated", rooms=[{"id": "r1"}])) == Range(1, 1)
    assert bounds(verdict("space.concentrated")) == Range(0, 0)


# --- equipment --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("value", "outcome"), [("5000000.00", MET), ("4999999.99", UNMET)])
def test_that_five_million_yuan_are_enough_and_one_fen_less_is_not(value: str, outcome: Outcome) -> None:
    found = verdict("equipment.value", equipment=[{"id": "e1", "key": True, "original_value": value}])
    assert (found.outcome, found.gap) == (outcome, 5_000_000 - Fraction(value))


def test_that_many_small_amounts_add_up_without_a_rounding_error() -> None:
    items = [{"id": f"e{n}", "key": True, "original_value": "0.10"} for n in range(50_000)]
    assert bounds(verdict("equipment.value", equipment=items)) == Range(Decimal("5000.00"), Decimal("5000.00"))


@pytest.mark.parametrize(
    "fields",
    [
        {"key": False},
        {"status": "scrapped"},
        {"acquisition": "operating_lease"},
        {"acquisition": "cloud_service"},
        {"acquired_on": "2026-01-13"},
    ],
)
def test_that_equipment_not_key_scrapped_leased_or_bought_later_does_not_count(fields: dict[str, Any]) -> None:
    item = {"id": "e1", "key": True, "original_value": 9_000_000, **fields}
    assert bounds(verdict("equipment.value", equipment=[item])) == Range(0, 0)


@pytest.mark.parametrize("fields", [{"acquired_on": "2026-01-12"}, {"acquired_on": None}, {"status": "idle"}])
def test_that_equipment_bought_on_the_day_idle_or_without_a_date_counts(fields: dict[str, Any]) -> None:
    item = {"id": "e1", "key": True, "original_value": 9_000_000, **fields}
    assert verdict("equipment.value", equipment=[item]).outcome is MET


def test_that_a_blank_value_leaves_the_sum_without_an_upper_bound() -> None:
    items = [{"id": "e1", "key": True, "original_value": 4_800_000}, {"id": "e2", "key": None}]
    found = verdict("equipment.value", equipment=items)
    assert (found.outcome, bounds(found)) == (OPEN, Range(4_800_000, None))


# --- people -----------------------------------------------------------------------------------------------------


def share(qualified: int, others: int, **parts: Any) -> Verdict:
    staff = people(qualified, **QUALIFIED) + people(others, start=1 + qualified, **UNQUALIFIED)
    return verdict("team.senior_share", staff=staff, **parts)


@pytest.mark.parametrize(("qualified", "others", "outcome"), [(9, 6, MET), (25, 17, UNMET), (8, 7, UNMET)])
def test_that_nine_of_fifteen_are_three_fifths_and_25_of_42_are_not(
    qualified: int, others: int, outcome: Outcome
) -> None:
    assert share(qualified, others, units=[UNIVERSITY]).outcome is outcome


@pytest.mark.parametrize(("qualified", "others", "outcome"), [(2, 3, MET), (39, 61, UNMET)])
def test_that_an_enterprise_needs_two_fifths(qualified: int, others: int, outcome: Outcome) -> None:
    assert share(qualified, others, units=[ENTERPRISE]).outcome is outcome


def test_that_a_doctor_who_is_also_associate_senior_counts_once() -> None:
    both = people(8, title_level="associate", degree="doctor") + people(7, start=9, **UNQUALIFIED)
    found = verdict("team.senior_share", units=[UNIVERSITY], staff=both)
    assert (found.outcome, bounds(found)) == (UNMET, Range(Fraction(8, 15), Fraction(8, 15)))


def test_that_talent_class_c_helps_an_enterprise_only() -> None:
    staff = people(6, title_level="none", degree="none", talent_class="C") + people(9, start=7, **UNQUALIFIED)
    assert verdict("team.senior_share", units=[ENTERPRISE], staff=staff).outcome is MET
    assert bounds(verdict("team.senior_share", units=[UNIVERSITY], staff=staff)) == Range(0, 0)


def test_that_the_share_has_no_figures_without_a_track() -> None:
    found = share(9, 6)
    assert (found.outcome, bounds(found), found.threshold, found.gap) == (OPEN, None, None, None)


def test_that_the_share_of_nobody_is_nought() -> None:
    found = verdict("team.senior_share", units=[UNIVERSITY])
    assert (found.outcome, bounds(found)) == (UNMET, Range(0, 0))


def test_that_share_bounds_take_every_way_to_fill_the_blanks() -> None:
    staff = [
        {"id": "a", "full_time": True, **QUALIFIED},
        {"id": "b", "full_time": True, **UNQUALIFIED},
        {"id": "u", "full_time": True, "degree": None, "title_level": "none"},
        {"id": "c", "full_time": None, **QUALIFIED},
        {"id": "d", "full_time": None, **UNQUALIFIED},
        {"id": "e", "full_time": None, "degree": None, "title_level": "none"},
    ]
    found = bounds(verdict("team.senior_share", units=[UNIVERSITY], staff=staff))
    assert found == Range(Fraction(1, 5), Fraction(4, 5))


@pytest.mark.parametrize(("number", "outcome"), [(15, MET), (14, UNMET)])
def test_that_fifteen_full_time_staff_are_enough(number: int, outcome: Outcome) -> None:
    assert verdict("team.size", staff=people(number)).primary.outcome is outcome


@pytest.mark.parametrize("fields", [{"post": "administration"}, {"source": "student"}, {"full_time": False}])
def test_that_administration_students_and_part_time_staff_are_outside(fields: dict[str, Any]) -> None:
    assert bounds(verdict("team.size", staff=people(20, **fields))) == Range(0, 0)


def test_that_a_blank_post_may_be_administration_but_no_director() -> None:
    staff = people(15, post=None)
    assert bounds(verdict("team.size", staff=staff)) == Range(0, 15)
    no_director = verdict("director.full_time", staff=staff)
    assert no_director.outcome is OPEN


def test_that_an_explicit_null_is_blank_and_an_absent_key_takes_its_default() -> None:
    assert bounds(verdict("team.size", staff=people(15))) == Range(15, 15)
    assert bounds(verdict("team.size", staff=people(15, source=None))) == Range(0, 15)


def test_that_the_team_is_counted_under_all_eight_readings() -> None:
    staff = [
        *people(12, unit="u1"),
        {"id": "s13", "full_time": True, "unit": "u1", "post": "director"},
        {"id": "s14", "full_time": True, "unit": "u1", "source": "rehired"},
        {"id": "s15", "full_time": True, "unit": "u2"},
    ]
    found = verdict("team.size", units=[UNIVERSITY, {"id": "u2", "role": "partner"}], staff=staff)
    counted = {tuple(result.choice.values()): result.bounds.low for result in found.results if result.bounds}
    assert counted == {
        ("all_units", "yes", "yes"): 15,
        ("all_units", "yes", "no"): 14,
        ("all_units", "no", "yes"): 14,
        ("all_units", "no", "no"): 13,
        ("lead_only", "yes", "yes"): 14,
        ("lead_only", "yes", "no"): 13,
        ("lead_only", "no", "yes"): 13,
        ("lead_only", "no", "no"): 12,
    }
    assert (found.outcome, found.primary.outcome) == (DEPENDS, MET)


def test_that_a_blank_unit_means_the_lead_unit_even_without_one() -> None:
    only_lead = {"units_counted": "lead_only"}
    assert bounds(verdict("team.size", readings=only_lead, staff=people(15))) == Range(15, 15)


def test_that_a_unit_as_typed_may_be_any() -> None:
    only_lead = {"units_counted": "lead_only"}
    typed = {"s1": {"unit": "学校本部"}}
    found = verdict("team.size", units=[UNIVERSITY], readings=only_lead, staff=people(15), as_typed=typed)
    assert bounds(found) == Range(14, 15)


def test_that_one_member_of_another_city_lab_is_told_and_a_blank_leaves_it_open() -> None:
    staff = people(2, other_city_lab=False)
    assert verdict("team.exclusive", staff=staff).outcome is MET
    assert verdict("team.exclusive", staff=[*staff, {"id": "s9"}]).outcome is OPEN
    assert verdict("team.exclusive", staff=[*staff, {"id": "s9", "other_city_lab": True}]).outcome is UNMET
    assert verdict("team.exclusive").outcome is OPEN


# --- the director -----------------------------------------------------------------------------------------------


def director(born: str | None, **fields: Any) -> list[dict[str, Any]]:
    return [{"id": "s1", "post": "director", "birth_date": born, **fields}]


AGE_OPTIONS = ("on_deadline", "on_notice", "by_year", "strict")


@pytest.mark.parametrize(
    ("born", "holds"),
    [
        ("1961-01-12", (True, True, True, True)),
        ("1961-01-11", (True, True, True, False)),
        ("1961-01-01", (True, True, True, False)),
        ("1960-12-31", (True, True, False, False)),
        ("1960-01-13", (True, True, False, False)),
        ("1960-01-12", (False, True, False, False)),
        ("1959-12-26", (False, True, False, False)),
        ("1959-12-25", (False, False, False, False)),
    ],
)
def test_that_each_age_cut_off_has_its_last_day(born: str, holds: tuple[bool, ...]) -> None:
    found = verdict("director.age", staff=director(born))
    assert {result.choice["age_cutoff"]: result.outcome is MET for result in found.results} == dict(
        zip(AGE_OPTIONS, holds, strict=True)
    )


@pytest.mark.parametrize(("as_of", "age"), [("2025-02-28", 64), ("2025-03-01", 65), ("2024-02-28", 63)])
def test_that_somebody_born_on_29_february_turns_older_on_1_march(as_of: str, age: int) -> None:
    assert bounds(verdict("director.age", date.fromisoformat(as_of), staff=director("1960-02-29"))) == Range(age, age)


def test_that_a_leap_day_birthday_is_kept_in_leap_years() -> None:
    found = verdict("director.age", date(2024, 2, 29), staff=director("1960-02-29"))
    assert bounds(found) == Range(64, 64)


def test_that_a_partial_birth_date_gives_an_interval_of_ages() -> None:
    found = verdict("director.age", staff=director("1960"))
    assert (found.outcome, bounds(found)) == (OPEN, Range(65, 66))


def test_that_an_age_over_the_limit_says_by_how_many_years() -> None:
    found = verdict("director.age", staff=director("1955-06-01"))
    assert (found.outcome, bounds(found), found.gap) == (UNMET, Range(70, 70), Fraction(5))


@pytest.mark.parametrize("born", [None, "2026-01-13"])
def test_that_a_blank_or_impossible_birth_date_leaves_the_age_without_figures(born: str | None) -> None:
    found = verdict("director.age", staff=director(born))
    assert (found.outcome, bounds(found), found.gap) == (OPEN, None, None)


@pytest.mark.parametrize("staff", [[], [*director("1970-01-01"), {"id": "s2", "post": "director"}]])
def test_that_no_director_or_two_leave_both_conditions_open(staff: list[dict[str, Any]]) -> None:
    report = checked(staff=staff)
    for condition in ("director.full_time", "director.age"):
        found = condition_of(report, condition)
        assert (found["outcome"], found["low"]) == ("open", None)
        assert found["undecided"] == [{"record": None, "fields": ["staff.post"]}]


def test_that_a_post_as_typed_leaves_the_director_unknown() -> None:
    staff = [*director("1970-01-01", full_time=True), {"id": "s2"}]
    assert verdict("director.full_time", staff=staff).outcome is MET
    assert verdict("director.full_time", staff=staff, as_typed={"s2": {"post": "常务副主任"}}).outcome is OPEN


# --- projects, patents and the track ------------------------------------------------------------------------------


def project(number: int, **fields: Any) -> dict[str, Any]:
    return {
        "id": f"p{number}",
        "level": "provincial",
        "role": "lead_project",
        "host": "u1",
        "related": True,
        "approved_on": "2024-05-01",
        **fields,
    }


@pytest.mark.parametrize(
    ("day", "low", "high"),
    [
        ("2022-12-31", 0, 0),
        ("2023-01-01", 1, 1),
        ("2026-01-12", 1, 1),
        ("2026-01-13", 0, 0),
        ("2022-12", 0, 0),
        ("2022", 0, 0),
        ("2023", 1, 1),
        ("2025-12", 1, 1),
        ("2026-01", 0, 1),
        ("2026", 0, 1),
        (None, 0, 1),
    ],
)
def test_that_the_window_includes_both_its_days(day: str | None, low: int, high: int) -> None:
    approved = verdict("basis.projects", units=[UNIVERSITY], projects=[project(1, approved_on=day)])
    assert bounds(approved) == Range(low, high)
    patent = {"id": "k1", "kind": "invention", "holder": "u1", "granted_on": day}
    assert bounds(verdict("basis.patents", units=[ENTERPRISE], patents=[patent])) == Range(low, high)


def test_that_five_projects_are_enough_and_the_national_one_is_among_them() -> None:
    projects = [project(n) for n in range(4)] + [project(5, level="national")]
    assert verdict("basis.projects", units=[UNIVERSITY], projects=projects).outcome is MET
    assert verdict("basis.national_projects", units=[UNIVERSITY], projects=projects).outcome is MET
    assert verdict("basis.projects", units=[UNIVERSITY], projects=projects[1:]).outcome is UNMET


def test_that_an_approval_before_the_window_may_start_in_it_under_the_other_reading() -> None:
    projects = [project(n, approved_on="2022-08-20", starts_on="2023-01-01") for n in range(5)]
    found = verdict("basis.projects", units=[UNIVERSITY], projects=projects)
    assert (found.outcome, found.primary.outcome) == (DEPENDS, UNMET)


def test_that_a_project_without_a_host_is_undecided_even_with_one_unit() -> None:
    assert bounds(verdict("basis.projects", units=[UNIVERSITY], projects=[project(1, host=None)])) == Range(0, 1)


def test_that_blanks_are_certainly_outside_an_empty_window() -> None:
    found = verdict("basis.projects", date(2022, 6, 1), units=[UNIVERSITY], projects=[project(1, approved_on=None)])
    assert bounds(found) == Range(0, 0)


@pytest.mark.parametrize(
    ("fields", "outcome"),
    [
        ({"acquisition": "assigned"}, DEPENDS),
        ({"legal_status": "lapsed"}, DEPENDS),
        ({"legal_status": "pledged"}, MET),
        ({"acquisition": "licensed"}, UNMET),
        ({"kind": "utility_model"}, UNMET),
    ],
)
def test_that_assigned_and_lapsed_patents_hang_on_readings(fields: dict[str, Any], outcome: Outcome) -> None:
    patents = [
        {"id": f"k{n}", "kind": "invention", "holder": "u1", "granted_on": "2024-01-01", **fields} for n in range(5)
    ]
    assert verdict("basis.patents", units=[ENTERPRISE], patents=patents).outcome is outcome


@pytest.mark.parametrize(
    ("fields", "track"),
    [
        ({"entity_type": "enterprise"}, "enterprise"),
        ({"entity_type": "medical_institution"}, "research"),
        ({"entity_type": "other"}, "unknown"),
        ({"entity_type": None}, "unknown"),
        ({"entity_type": "new_rd_institution", "legal_form": "enterprise"}, "enterprise"),
        ({"entity_type": "new_rd_institution", "legal_form": "private_non_enterprise"}, "research"),
        ({"entity_type": "new_rd_institution", "legal_form": "other", "uscc": "91xx"}, "unknown"),
        ({"entity_type": "new_rd_institution", "uscc": "91 not checked"}, "enterprise"),
        ({"entity_type": "new_rd_institution", "uscc": "52"}, "research"),
        ({"entity_type": "new_rd_institution", "uscc": "12"}, "research"),
        ({"entity_type": "new_rd_institution", "uscc": "51"}, "unknown"),
        ({"entity_type": "new_rd_institution"}, "unknown"),
    ],
)
def test_that_the_track_follows_the_lead_unit(fields: dict[str, Any], track: str) -> None:
    assert LiveJudge(wenzhou(), lab_of(units=[{"id": "u1", "role": "lead", **fields}])).track == track


@pytest.mark.parametrize("units", [[], [UNIVERSITY, {**UNIVERSITY, "id": "u2"}], [{"id": "u1", "role": "partner"}]])
def test_that_without_one_lead_the_applicant_and_the_track_are_open(units: list[dict[str, Any]]) -> None:
    report = checked(units=units)
    assert report["track"] == "unknown"
    for condition in ("applicant.type", "applicant.credit", "basis.projects", "basis.patents", "team.senior_share"):
        found = condition_of(report, condition)
        assert (found["outcome"], found["low"], found["gap"]) == ("open", None, None)
        assert found["undecided"] == [{"record": None, "fields": ["units.role"]}]


def test_that_a_role_as_typed_leaves_the_lead_unknown() -> None:
    units = [{**UNIVERSITY, "good_credit": True}, {"id": "u2"}]
    assert verdict("applicant.credit", units=units).outcome is MET
    assert verdict("applicant.credit", units=units, as_typed={"u2": {"role": "合作"}}).outcome is OPEN


def test_that_conditions_of_the_other_track_do_not_apply() -> None:
    for_university = checked(units=[UNIVERSITY])
    for_enterprise = checked(units=[ENTERPRISE])
    for condition, university, enterprise in (
        ("basis.projects", "unmet", "not_applicable"),
        ("basis.national_projects", "unmet", "not_applicable"),
        ("basis.high_tech", "not_applicable", "open"),
        ("basis.patents", "not_applicable", "unmet"),
    ):
        assert condition_of(for_university, condition)["outcome"] == university
        assert condition_of(for_enterprise, condition)["outcome"] == enterprise


@pytest.mark.parametrize(
    ("until", "outcome"), [("2026-01-12", MET), ("2026-01-11", UNMET), ("2026", OPEN), (None, OPEN)]
)
def test_that_a_high_tech_certificate_must_hold_on_the_reference_date(until: str | None, outcome: Outcome) -> None:
    unit = {**ENTERPRISE, "high_tech": True, "high_tech_valid_until": until}
    assert verdict("basis.high_tech", units=[unit]).outcome is outcome


# --- cooperation, scenario, lab -----------------------------------------------------------------------------------

PARTNERS = [UNIVERSITY, {"id": "u2", "role": "partner"}]
SIGNED = {"id": "a1", "unit": "u2", "kind": "joint_building", "signed_by_all": True, "duties_stated": True}


@pytest.mark.parametrize(
    ("agreements", "outcome"),
    [
        ([SIGNED], MET),
        ([], UNMET),
        ([{**SIGNED, "kind": "intent"}], UNMET),
        ([{**SIGNED, "unit": None}], UNMET),
        ([{**SIGNED, "signed_by_all": None}], OPEN),
        ([{**SIGNED, "valid_until": "2026-01-11"}], UNMET),
        ([{**SIGNED, "valid_until": "2026-01-12"}], MET),
        ([{**SIGNED, "duties_stated": False}, {**SIGNED, "id": "a2"}], MET),
    ],
)
def test_that_every_partner_needs_a_complete_agreement(agreements: list[dict[str, Any]], outcome: Outcome) -> None:
    assert verdict("cooperation.agreements", units=PARTNERS, agreements=agreements).outcome is outcome


def test_that_agreements_do_not_apply_without_partners() -> None:
    assert verdict("cooperation.agreements", units=[UNIVERSITY, {"id": "u2"}]).outcome is NOT_APPLICABLE


def test_that_one_blank_category_leaves_several_open() -> None:
    units = [{**UNIVERSITY, "category": "ai_company"}, {"id": "u2"}]
    assert verdict("cooperation.mix", units=units).outcome is OPEN
    assert verdict("cooperation.mix", units=units[:1]).outcome is UNMET


def test_that_the_proofs_must_belong_to_one_genuine_scenario() -> None:
    scenarios = [
        {"id": "c1", "genuine": True, "intent_agreement": True, "line_description": True, "validation_plan": False},
        {"id": "c2", "genuine": False, "intent_agreement": True, "line_description": True, "validation_plan": True},
    ]
    found = verdict("scenario.proof", scenarios=scenarios)
    assert (found.outcome, found.primary.outcome) == (DEPENDS, MET)
    assert verdict("scenario.real").outcome is UNMET


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("全市工业视觉检测重点实验室", MET),
        (" 全市工业视觉检测重点实验室 ", MET),
        ("全市重点实验室", UNMET),
        ("全市 重点实验室", UNMET),
        ("温州全市工业视觉重点实验室", UNMET),
        ("全市工业视觉重点实验室（筹）", UNMET),
        (None, OPEN),
    ],
)
def test_that_the_name_is_the_pattern_and_nothing_around_it(name: str | None, outcome: Outcome) -> None:
    assert verdict("lab.name", lab={"name": name}).outcome is outcome


@pytest.mark.parametrize(("direction", "outcome"), [("3.5.2", MET), ("other", UNMET), (None, OPEN)])
def test_that_the_direction_is_a_leaf_of_the_catalogue(direction: str | None, outcome: Outcome) -> None:
    assert verdict("lab.direction", lab={"direction": direction}).outcome is outcome


# --- readings, notes, the whole ------------------------------------------------------------------------------------


def test_that_a_pinned_reading_is_the_only_one_evaluated() -> None:
    pinned = {"age_cutoff": {"choice": "strict", "by": "市科技局", "on": "2025-12-30"}}
    found = verdict("director.age", staff=director("1960-06-01"), readings=pinned)
    assert (found.outcome, len(found.results)) == (UNMET, 1)


def test_that_a_null_choice_is_not_pinned() -> None:
    found = verdict("director.age", staff=director("1960-06-01"), readings={"age_cutoff": {"choice": None}})
    assert len(found.results) == 4


def test_that_an_open_default_is_open_whatever_the_other_readings_say() -> None:
    rooms = [room("300", use=None), {**room("300"), "id": "r2"}]
    found = verdict("space.area", rooms=rooms)
    assert found.outcome is OPEN
    assert MET in {result.outcome for result in found.results}


@pytest.mark.parametrize(("confirmed", "outcome"), [(True, MET), (False, UNMET), (None, CONFIRM)])
def test_that_a_judged_condition_waits_for_a_person(confirmed: bool | None, outcome: Outcome) -> None:
    found = verdict("team.stable", notes={"team.stable": {"confirmed": confirmed}})
    assert found.outcome is outcome


def test_that_the_reference_date_is_the_one_asked_for_else_the_labs_else_the_packs() -> None:
    own = {"reference_date": "2025-06-30"}
    assert checked(lab=own)["as_of"] == "2025-06-30"
    assert checked(date(2024, 1, 1), lab=own)["as_of"] == "2024-01-01"
    assert checked()["as_of"] == "2026-01-12"
    assert checked(as_typed={"lab": {"reference_date": "截止日"}})["as_of"] == "2026-01-12"


def test_that_an_empty_lab_is_judged_and_not_ready() -> None:
    judge = LiveJudge(wenzhou(), lab_of())
    assert (judge.overall, judge.track) == (Overall.GAPS, "unknown")
    outcomes = {condition: found.outcome for condition, found in judge.verdicts.items()}
    assert outcomes["team.size"] is UNMET
    assert outcomes["lab.name"] is OPEN
    assert outcomes["cooperation.agreements"] is NOT_APPLICABLE


def test_that_an_in_principle_condition_unmet_is_excused_by_a_reason() -> None:
    judge = LiveJudge(wenzhou(), ready_lab())
    assert judge.overall is Overall.READY
    older = LiveJudge(wenzhou(), ready_lab(staff_birth="1955-01-01"))
    assert older.overall is Overall.OPEN
    excused = LiveJudge(wenzhou(), ready_lab(staff_birth="1955-01-01", reason="院士，已与主管部门沟通"))
    assert excused.overall is Overall.READY


def ready_lab(staff_birth: str = "1975-01-01", reason: str | None = None) -> Any:
    """Return the least lab that is ready."""
    lead = {**UNIVERSITY, "registered_in_city": True, "legal_person": True, "good_credit": True}
    staff = people(15, other_city_lab=False, **QUALIFIED)
    staff[0] |= {"post": "director", "birth_date": staff_birth}
    return lab_of(
        lab={"name": "全市视觉检测重点实验室", "lab_type": "industry", "direction": "2.1"},
        units=[lead],
        staff=staff,
        rooms=[room("500")],
        equipment=[{"id": "e1", "key": True, "original_value": 5_000_000}],
        projects=[project(n, level="national") for n in range(5)],
        scenarios=[{"id": "c1", "genuine": True, "other_proof": True}],
        notes={
            "space.concentrated": {"confirmed": True},
            "director.standing": {"confirmed": True},
            "team.stable": {"confirmed": True},
            "director.age": {"reason": reason},
        },
    )

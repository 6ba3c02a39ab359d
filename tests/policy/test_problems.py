"""What makes no sense in the records: each code once where it must be found and once just where it must not.

Dates lie around the reference date 2026-01-12.  Identity numbers and codes are invented; their check digits were worked
out by hand (see tests/test_identities.py).
"""

import ast
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import UNIVERSITY, lab_of, wenzhou
from tests.random_labs import random_document
from wzlab.lab import Lab
from wzlab.policy import live_problems, record_checks
from wzlab.policy.judge import LiveJudge
from wzlab.policy.problems import Problem, Severity, find_problems
from wzlab.policy.repeats import UNIQUE
from wzlab.records import TYPE_OF
from wzlab.storage.interchange import document_text, parse_text, read_lab

A_MAN = "000000190001010017"  # born 1900-01-01, a man by its 17th digit
COMPANY, INSTITUTE, OFFICE = "91330300000000000K", "12330300000000000Q", "11330300000000000U"
PATENT = "ZL201710601862.3"
LEAD = {"id": "u1", "role": "lead", "name": "甲大学"}


def found_in(as_of: date | None = None, **parts: Any) -> list[Problem]:
    return find_problems(LiveJudge(wenzhou(), lab_of(**parts), as_of))


def codes(**parts: Any) -> set[str]:
    return {problem.code for problem in found_in(**parts)}


class Case(NamedTuple):
    """A code, the place it must be found at, the records where it is, and the nearest ones where it is not."""

    code: str
    place: tuple[str | None, str]
    wrong: dict[str, Any]
    right: dict[str, Any]


def case(code: str, place: str, common: dict[str, Any], wrong: Any, right: Any) -> Case:
    """Return a case of one record that differs in one field, named `table.field`."""
    table, _dot, field = place.partition(".")
    entries = [{table: [{**common, "id": "x", field: raw}]} for raw in (wrong, right)]
    return Case(code, ("x", field), *entries)


def pair(code: str, table: str, common: dict[str, Any], second: dict[str, Any], other: dict[str, Any]) -> Case:
    """Return a case of two records, of which the second is the one complained of."""
    first = {"id": "x", **common}
    field = code.partition("repeated_")[2]
    wrong, right = ({table: [first, {"id": "y", **common, **change}]} for change in (second, other))
    return Case(code, ("y", field), wrong, right)


PERSON: dict[str, Any] = {"name": "文心远"}
INVENTION = {"kind": "invention"}
TERMINATED = {
    "id": "p1", "level": "national", "role": "lead_project", "host": "u1", "approved_on": "2024-05-05",
    "related": True, "status": "terminated",
}  # fmt: skip
PARTNERS = [LEAD, {"id": "u2", "name": "乙公司"}]

CASES = [
    # cells
    Case(
        "cell.as_typed",
        ("s1", "degree"),
        {"staff": [{"id": "s1"}], "as_typed": {"s1": {"degree": "doctor"}}},
        {"staff": [{"id": "s1", "degree": "doctor"}]},
    ),
    Case("cell.as_typed", ("lab", "reference_date"), {"as_typed": {"lab": {"reference_date": "截止日"}}}, {}),
    case("date.birth_in_future", "staff.birth_date", {}, "2026-01-13", "2026-01-12"),
    case("date.birth_in_future", "staff.birth_date", {}, "2026-02", "2026-01"),
    case("date.birth_in_future", "staff.birth_date", {}, "2027", "2026"),
    case("value.percent", "rooms.shared_percent", {}, 101, 100),
    case("value.percent", "rooms.shared_percent", {}, -1, 0),
    case("value.negative", "rooms.usable_area", {}, -1, 0),
    case("value.negative", "equipment.original_value", {}, "-0.01", "0.00"),
    case("value.decimals", "equipment.original_value", {}, "900.001", "900.010"),
    case("value.decimals", "projects.funding", {}, "900.005", "900.00"),
    case("value.decimals", "rooms.floor_area", {}, Decimal("0.005"), Decimal("0.01")),
    # dates in order
    case("date.order", "staff.joined_on", {"birth_date": "1970-05-02"}, "1970-05-01", "1970-05-02"),
    case("date.order", "staff.contract_until", {"joined_on": "2025-03"}, "2025-02", "2025"),
    case("date.order", "projects.ends_on", {"starts_on": "2025-06-15"}, "2025-06-14", "2025-06-15"),
    case("date.order", "projects.ends_on", {"approved_on": "2025-06-15"}, "2025-05", "2025-06"),
    case("date.order", "patents.granted_on", {"filed_on": "2024"}, "2023", "2024-01-01"),
    case("date.order", "agreements.valid_until", {"signed_on": "2025-12-31"}, "2025-12-30", "2025"),
    case("date.order", "attachments.valid_until", {"issued_on": "2025-12-31"}, "2025-12-30", "2025-12-31"),
    # dates to come
    case("date.future", "equipment.acquired_on", {}, "2026-01-13", "2026-01-12"),
    case("date.future", "projects.approved_on", {}, "2026-02", "2026-01"),
    case("date.future", "patents.granted_on", {}, "2027", "2026"),
    case("date.future", "awards.awarded_on", {}, "2026-01-13", "2026-01-12"),
    case("date.future", "milestones.achieved_on", {}, "2026-01-13", "2026-01-12"),
    # 元 and 万元
    case("amount.too_large", "equipment.original_value", {}, "20000000.01", "20000000"),
    case("amount.too_large", "projects.funding", {}, "20000000.01", "20000000"),
    case("amount.too_large", "investments.amount", {}, "20000000.01", "20000000"),
    case("amount.too_small", "equipment.original_value", {}, "499.99", "500"),
    case("amount.too_small", "projects.funding", {}, "0.01", "0"),
    case("amount.too_small", "investments.amount", {}, "499.99", "500.00"),
    # units
    case("uscc.check_digit", "units.uscc", {}, "91330300000000000L", COMPANY),
    case("uscc.check_digit", "units.uscc", {}, COMPANY.lower(), COMPANY),
    case("uscc.check_digit", "units.uscc", {}, COMPANY[:-1], None),
    case("uscc.legal_form", "units.legal_form", {"uscc": COMPANY}, "public_institution", "enterprise"),
    case("uscc.legal_form", "units.legal_form", {"uscc": INSTITUTE}, "private_non_enterprise", "public_institution"),
    case("uscc.legal_form", "units.legal_form", {"uscc": INSTITUTE}, "enterprise", "other"),
    case("uscc.legal_form", "units.legal_form", {"uscc": INSTITUTE}, "enterprise", None),
    case("uscc.entity_type", "units.entity_type", {"uscc": INSTITUTE}, "enterprise", "university"),
    case("uscc.entity_type", "units.entity_type", {"uscc": OFFICE}, "university", "other"),
    case("unit.high_tech_date", "units.high_tech_valid_until", {**LEAD, "high_tech": True}, None, "2027-01"),
    # people
    case("id.check_digit", "staff.id_number", {}, "000000190001010018", A_MAN),
    case("id.check_digit", "staff.id_number", {}, "1.00000019E+17", None),
    case("id.birth_date", "staff.birth_date", {"id_number": A_MAN}, "1900-01-02", "1900-01-01"),
    case("id.birth_date", "staff.birth_date", {"id_number": A_MAN}, "1900-02", "1900-01"),
    case("id.birth_date", "staff.birth_date", {"id_number": A_MAN}, "1901", "1900"),
    case("id.gender", "staff.gender", {"id_number": A_MAN}, "女", "男"),
    case("person.age", "staff.birth_date", {}, "2010-01-13", "2010-01-12"),  # 15 and 16 years
    case("person.age", "staff.birth_date", {}, "1935-01-12", "1935-01-13"),  # 91 and 90 years
    case("person.age", "staff.birth_date", {}, "2011", "2010"),  # some days of 2010 make 16 years
    case("person.age", "staff.birth_date", {}, "1934", "1935"),
    case("person.age", "staff.birth_date", {}, "2026-01-12", "1980"),  # born today: 0 years
    case("person.young_senior", "staff.title_level", {"birth_date": "2001-01-13"}, "senior", "intermediate"),
    Case(
        "person.young_senior",
        ("x", "title_level"),
        {"staff": [{"id": "x", "title_level": "associate", "birth_date": "2001-01-13"}]},  # 24 years
        {"staff": [{"id": "x", "title_level": "associate", "birth_date": "2001-01-12"}]},  # 25 years
    ),
    case("person.contract_ended", "staff.contract_until", {"full_time": True}, "2026-01-11", "2026-01-12"),
    case("person.contract_ended", "staff.contract_until", {"full_time": True}, "2025", "2026"),
    Case(
        "person.insured_elsewhere",
        ("s1", "insured_by"),
        {"units": PARTNERS, "staff": [{"id": "s1", "unit": "u2", "insured_by": "甲大学"}]},
        {"units": PARTNERS, "staff": [{"id": "s1", "unit": "u2", "insured_by": "乙公司"}]},
    ),
    Case(  # a blank unit means the lead unit
        "person.insured_elsewhere",
        ("s1", "insured_by"),
        {"units": PARTNERS, "staff": [{"id": "s1", "insured_by": "乙公司"}]},
        {"units": PARTNERS, "staff": [{"id": "s1", "insured_by": "甲大学"}]},
    ),
    case("person.other_lab", "staff.other_city_lab", {"other_lab_name": "另一实验室"}, None, True),
    case("person.other_lab", "staff.other_city_lab", {"other_lab_name": "另一实验室"}, False, True),
    case("person.months", "staff.months_per_year", {}, 13, 12),
    case("person.months", "staff.months_per_year", {}, -1, 0),
    # things
    case("room.areas", "rooms.usable_area", {"floor_area": 60}, 61, 60),
    case("equipment.quantity", "equipment.quantity", {}, 0, 1),
    case("patent.number", "patents.number", INVENTION, "申请中", PATENT),
    case("patent.number", "patents.number", {"kind": "design"}, "CN107393094B", None),
    case("patent.check_digit", "patents.number", INVENTION, "ZL201710601862.4", PATENT),
    # the 5th digit weighs 6: 157 + 6 = 163 = 14x11 + 9
    case("patent.kind", "patents.kind", {"number": "ZL201720601862.9"}, "invention", "utility_model"),
    case("patent.year", "patents.granted_on", {**INVENTION, "number": PATENT}, "2016-12-31", "2017"),
    Case(
        "agreement.no_unit",
        ("g1", "unit"),
        {"agreements": [{"id": "g1"}]},
        {"units": [LEAD], "agreements": [{"id": "g1", "unit": "u1"}]},
    ),
    # the lab as a whole
    Case("lead.missing", (None, "units.role"), {"units": [{"id": "u1"}]}, {"units": [LEAD]}),
    Case("lead.missing", (None, "units.role"), {}, {"units": [{"id": "u1"}], "as_typed": {"u1": {"role": "牵头"}}}),
    Case("lead.several", ("u2", "role"), {"units": [LEAD, LEAD | {"id": "u2"}]}, {"units": PARTNERS}),
    Case(
        "director.missing",
        (None, "staff.post"),
        {"staff": [{"id": "s1", "post": None}]},
        {"staff": [{"id": "s1", "post": "director"}]},
    ),
    Case(
        "director.several",
        ("s1", "post"),
        {"staff": [{"id": "s1", "post": "director"}, {"id": "s2", "post": "director"}]},
        {"staff": [{"id": "s1", "post": "director"}, {"id": "s2"}]},
    ),
    Case(
        "lab.name_direction",
        ("lab", "name"),
        {"lab": {"name": "全市工业视觉重点实验室", "core_direction": "工业视觉检测"}},
        {"lab": {"name": "全市工业视觉检测重点实验室", "core_direction": "工业视觉检测"}},
    ),
    pair("units.repeated_uscc", "units", {"uscc": COMPANY}, {}, {"uscc": INSTITUTE}),
    pair("units.repeated_name", "units", {"name": "甲大学"}, {}, {"name": "乙公司"}),
    pair("staff.repeated_id_number", "staff", {"id_number": A_MAN}, {}, {"id_number": None}),
    pair("staff.repeated_name", "staff", {"name": "甲", "birth_date": "1980-05"}, {}, {"birth_date": "1980-06"}),
    pair("staff.repeated_name", "staff", {"name": "甲", "birth_date": "1980"}, {}, {"birth_date": None}),
    pair("rooms.repeated_building", "rooms", {"building": "A 栋", "room_no": "301"}, {}, {"room_no": "302"}),
    pair("equipment.repeated_asset_no", "equipment", {"asset_no": "2025-001"}, {}, {"asset_no": "2025-002"}),
    pair("equipment.repeated_serial_no", "equipment", {"serial_no": "SN1"}, {}, {"serial_no": None}),
    pair("projects.repeated_number", "projects", {"number": "62000001"}, {}, {"number": "62000002"}),
    pair("patents.repeated_number", "patents", {"number": PATENT}, {}, {"number": None}),
    pair("awards.repeated_certificate_no", "awards", {"certificate_no": "J1"}, {}, {"certificate_no": "J2"}),
    Case(
        "project.terminated",
        ("p1", "status"),
        {"units": [UNIVERSITY], "projects": [TERMINATED]},
        {"units": [UNIVERSITY], "projects": [TERMINATED | {"level": "municipal"}]},
    ),
    Case(
        "project.terminated",
        ("p1", "status"),
        {"units": [UNIVERSITY], "projects": [TERMINATED]},
        {"units": [UNIVERSITY], "projects": [TERMINATED | {"status": "finished"}]},
    ),
]  # fmt: skip

CERTAINLY_WRONG = {
    "cell.as_typed", "date.birth_in_future", "value.percent", "value.negative", "value.decimals", "date.order",
    "uscc.check_digit", "id.check_digit", "id.birth_date", "id.gender", "room.areas", "equipment.quantity",
    "patent.check_digit", "patent.kind", "patent.year", "lead.missing", "lead.several", "director.missing",
    "director.several",
}  # fmt: skip


def known_codes() -> set[str]:
    """Return every code that a problem can have: written out in a check, or made of a single's or a column's name."""
    files = [Path(str(module.__file__)) for module in (record_checks, live_problems)]
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    written = {text for text in texts if re.fullmatch(r"[a-z_]+\.[a-z_]+", text)}
    singles = {f"{single.name}.{what}" for single in wenzhou().singles for what in ("missing", "several")}
    repeats = {f"{record_type.table}.repeated_{columns[0].key}" for record_type, columns in UNIQUE}
    return written | singles | repeats


def is_finished_sentence(message: str) -> bool:
    words = re.search(r"[\u4e00-\u9fff]", message) and message.endswith(("。", "？"))
    return bool(words) and not re.search(r"[{}]|None|Decimal|PartialDate|AsTyped", message)


def is_place(problem: Problem, lab: Lab) -> bool:
    """Tell whether a problem names a record of the lab and a field it has, or a field of a table for a missing one."""
    if problem.record is None:
        table, _dot, field = (problem.field or "").partition(".")
        return field in TYPE_OF[table].column_of
    record = lab.find(problem.record)
    return record is not None and problem.field in record.column_of


def test_that_every_code_is_shown_here() -> None:
    assert {case.code for case in CASES} == known_codes()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_that_what_is_wrong_is_found_at_its_place_and_said_in_a_sentence(case: Case) -> None:
    told = [problem for problem in found_in(**case.wrong) if problem.code == case.code]
    assert case.place in [(problem.record, problem.field) for problem in told]
    assert [problem.message for problem in told if not is_finished_sentence(problem.message)] == []
    assert {problem.severity for problem in told} == {
        Severity.ERROR if case.code in CERTAINLY_WRONG else Severity.WARNING
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_that_what_is_just_right_is_not_complained_of(case: Case) -> None:
    assert case.code not in codes(**case.right)


# --- what must not be mistaken --------------------------------------------------------------------------------------


def test_that_a_text_as_typed_is_complained_of_once_and_for_nothing_else() -> None:
    typed = {
        "x": {"uscc": "不详", "legal_form": "公司"},
        "s": {"id_number": "不详", "birth_date": "2030", "gender": "女"},
    }
    told = found_in(units=[{"id": "x"}], staff=[{"id": "s"}], as_typed=typed)
    of_records = [problem for problem in told if problem.record is not None]
    assert {problem.code for problem in of_records} == {"cell.as_typed"}
    assert len(of_records) == 5


def test_that_no_problem_repeats_an_identity_or_phone_number() -> None:
    person = {"id": "s1", "id_number": "000000190001010018", "birth_date": "1980", "gender": "女"}
    typed = {"s2": {"id_number": "0000001900010100", "phone": "13800138000"}, "lab": {"phone": "13800138000"}}
    told = found_in(staff=[person, person | {"id": "s3"}, {"id": "s2"}], as_typed=typed)
    assert {"cell.as_typed", "id.check_digit", "staff.repeated_id_number"} <= {problem.code for problem in told}
    assert not [problem for problem in told if re.search("1900|3800", problem.message)]


def test_that_an_as_typed_post_may_be_the_director() -> None:
    assert "director.missing" not in codes(staff=[{"id": "s1"}], as_typed={"s1": {"post": "主任"}})


def test_that_only_a_birth_after_the_reference_date_is_impossible() -> None:
    told = codes(equipment=[{"id": "e1", "acquired_on": "2027"}], rooms=[{"id": "r1", "lease_until": "2030"}])
    assert "date.birth_in_future" not in told


def test_that_a_birth_to_come_is_not_called_a_childs_too() -> None:
    told = codes(staff=[{"id": "s1", "birth_date": "2027", "title_level": "senior"}])
    assert {code for code in told if code.startswith(("date.", "person."))} == {"date.birth_in_future"}


def test_that_a_blank_or_as_typed_cell_is_not_compared() -> None:
    told = codes(
        lab={"core_direction": "工业视觉"},
        units=[{"id": "u1", "legal_form": "enterprise", "entity_type": "enterprise"}],
        staff=[{"id": "s1"}, {"id": "s2", "id_number": A_MAN}],
        rooms=[{"id": "r1"}, {"id": "r2", "usable_area": 60}, {"id": "r3", "floor_area": 60}],
        equipment=[{"id": "e1", "quantity": None}, {"id": "e2"}, {"id": "e3"}],
        patents=[{"id": "t1", "kind": "invention"}],
        as_typed={"e2": {"quantity": "若干", "asset_no": "同上"}, "e3": {"asset_no": "同上"}},
    )
    assert told == {"cell.as_typed", "lead.missing", "director.missing"}


def test_that_an_unknown_prefix_of_a_credit_code_contradicts_nothing() -> None:
    unit = {"id": "u1", "uscc": "81330300000000000K", "legal_form": "enterprise", "entity_type": "enterprise"}
    assert {code for code in codes(units=[unit]) if code.startswith("uscc.")} == {"uscc.check_digit"}


def test_that_a_resident_id_of_an_impossible_day_contradicts_no_birth_date() -> None:
    # 30 February; the check digit is worked out in tests/test_identities.py
    told = codes(staff=[{"id": "s1", "id_number": "000000190002300016", "birth_date": "1980", "gender": "男"}])
    assert not {code for code in told if code.startswith("id.")}


@pytest.mark.parametrize("gender", ["F", "女性？", "未知"])
def test_that_other_words_for_the_sex_are_not_judged(gender: str) -> None:
    assert "id.gender" not in codes(staff=[{"id": "s1", "id_number": A_MAN, "gender": gender}])


@pytest.mark.parametrize("full_time", [False, None])
def test_that_only_full_time_contracts_must_run(full_time: bool | None) -> None:
    person = {"id": "s1", "full_time": full_time, "contract_until": "2025"}
    assert "person.contract_ended" not in codes(staff=[person])


def test_that_a_terminated_project_is_told_once_though_two_conditions_count_it() -> None:
    told = found_in(units=[UNIVERSITY], projects=[TERMINATED])
    assert [problem.record for problem in told if problem.code == "project.terminated"] == ["p1"]


def test_that_several_leads_are_each_complained_of() -> None:
    told = found_in(units=[LEAD, LEAD | {"id": "u2", "name": "乙"}, {"id": "u3"}])
    assert [problem.record for problem in told if problem.code == "lead.several"] == ["u1", "u2"]


@pytest.mark.parametrize("id_type", ["passport", "permit", "other", None])
def test_that_only_a_resident_id_has_a_check_digit(id_type: str | None) -> None:
    person = {"id": "s1", "id_type": id_type, "id_number": "E12345678", "birth_date": "1980-01-01", "gender": "女"}
    assert not {code for code in codes(staff=[person]) if code.startswith("id.")}


def test_that_a_wrong_resident_id_is_not_held_against_the_birth_date() -> None:
    told = codes(staff=[{"id": "s1", "id_number": "000000190001010018", "birth_date": "1980", "gender": "女"}])
    assert {code for code in told if code.startswith("id.")} == {"id.check_digit"}


def test_that_only_the_lead_units_certificate_is_asked_for() -> None:
    assert "unit.high_tech_date" not in codes(units=[LEAD, {"id": "u2", "role": "partner", "high_tech": True}])


@pytest.mark.parametrize("kind", ["software", "other", None])
def test_that_other_rights_have_numbers_of_their_own(kind: str | None) -> None:
    assert not {
        c for c in codes(patents=[{"id": "t1", "kind": kind, "number": "2024SR000001"}]) if "repeated" not in c
    } - {
        "lead.missing",
        "director.missing",
    }


def test_that_a_pct_application_counts_as_its_kind() -> None:
    # kind digit 8: 157 + 7x6 = 199 = 18x11 + 1; kind digit 9: 157 + 8x6 = 205 = 18x11 + 7
    for kind, number in (("invention", "201780601862.1"), ("utility_model", "201790601862.7")):
        assert not {c for c in codes(patents=[{"id": "t1", "kind": kind, "number": number}]) if c.startswith("patent.")}


def test_that_a_person_in_a_unit_without_a_name_is_not_called_insured_elsewhere() -> None:
    units = [{"id": "u1", "role": "lead"}]
    assert "person.insured_elsewhere" not in codes(units=units, staff=[{"id": "s1", "insured_by": "甲大学"}])
    assert "person.insured_elsewhere" not in codes(staff=[{"id": "s1", "insured_by": "甲大学"}])


def test_that_an_impossible_amount_is_not_called_small_or_large_too() -> None:
    told = codes(equipment=[{"id": "e1", "original_value": "-5"}, {"id": "e2", "original_value": "100.001"}])
    assert {code for code in told if code.startswith(("amount.", "value."))} == {"value.negative", "value.decimals"}


def test_that_problems_are_found_on_the_day_asked_for() -> None:
    lab: dict[str, Any] = {"staff": [{"id": "s1", "birth_date": "2025-06-01"}]}
    assert "date.birth_in_future" not in {problem.code for problem in found_in(**lab)}
    assert "date.birth_in_future" in {problem.code for problem in found_in(as_of=date(2025, 5, 31), **lab)}
    assert "date.birth_in_future" not in {problem.code for problem in found_in(as_of=date(2025, 6, 1), **lab)}


def test_that_three_of_a_kind_are_two_too_many() -> None:
    told = found_in(projects=[{"id": f"p{place}", "number": "62000001"} for place in (1, 2, 3)])
    repeated = [problem for problem in told if problem.code == "projects.repeated_number"]
    assert [problem.record for problem in repeated] == ["p2", "p3"]
    assert all("p1" in problem.message for problem in repeated)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (
            {"staff": [{"id": "s1"}], "as_typed": {"s1": {"degree": "在读"}}},
            "“学位”读不出“在读”：应为博士、硕士、学士、无学位；改正前按未知处理。",
        ),
        (
            {"equipment": [{"id": "e1", "original_value": "25000000"}]},
            "“账面原值”为 2,500.00 万元，是否把以元为单位的数填进了万元栏？",
        ),
        (
            {"projects": [{"id": "p1", "starts_on": "2025-06", "ends_on": "2024"}]},
            "“结束日期”2024 早于“起始日期”2025-06；请核对两个日期。",
        ),
    ],
)
def test_that_a_sentence_says_what_was_found_and_what_to_do(parts: dict[str, Any], message: str) -> None:
    assert message in [problem.message for problem in found_in(**parts)]


# --- any lab --------------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_that_every_problem_of_any_lab_has_a_known_code_a_place_and_a_sentence(seed: int) -> None:
    lab = read_lab(parse_text(document_text(random_document(Random(seed)))), wenzhou(), "random")
    told = find_problems(LiveJudge(wenzhou(), lab))
    assert {problem.code for problem in told} <= known_codes()
    assert [problem for problem in told if not is_place(problem, lab)] == []
    assert [problem.message for problem in told if not is_finished_sentence(problem.message)] == []
    assert len(set(told)) == len(told)


def test_that_one_patent_written_in_two_ways_is_found_twice() -> None:
    """The example of the number's own rules, once with its prefix and point, once bare."""
    patents = [{"id": "k1", "number": "ZL201710601862.3"}, {"id": "k2", "number": "2017106018623"}]
    told = find_problems(LiveJudge(wenzhou(), lab_of(patents=patents)))
    assert [(problem.code, problem.record) for problem in told if "repeated" in problem.code] == [
        ("patents.repeated_number", "k2")
    ]

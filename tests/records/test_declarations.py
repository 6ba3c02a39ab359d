"""The declarations are the contract: every record type, field, kind, choice and default, in its order.

The table below is transcribed by hand from the specification ("What a lab is made of"), not from the code.
`[…]` is a default, `★` decides a verdict, `◆` is used to find double claims, `(sensitive)` is masked; `catalogue` stands
for the codes that a policy pack supplies, `ref(*)` for any record or condition.
"""

import re
from typing import Any

import pytest

from wzlab.columns import Choice, Column, Day, Kind, Record, Reference, YesNo
from wzlab.records import RECORD_TYPES, TYPE_OF

CONTRACT: dict[str, str] = {
    "lab": """
        name text ★
        lab_type choice(industry|discipline) ★
        direction choice(catalogue|other) ★
        core_direction text
        address text
        supervising_department text
        recommending_department text
        contact text
        phone text (sensitive)
        reference_date whole date ★
        planned_investment money
    """,
    "units": """
        name text ◆
        role choice(lead|partner) ★
        entity_type choice(enterprise|university|research_institute|medical_institution|new_rd_institution|other) ★
        legal_form choice(enterprise|public_institution|private_non_enterprise|other) ★
        uscc text ★◆
        registered_in_city ? ★
        county text
        legal_person ? ★
        good_credit ? ★
        high_tech ? ★
        high_tech_valid_until date ★
        category choice(chain_leader|university_or_institute|ai_company|other) ★
    """,
    "staff": """
        name text ◆
        id_type choice(resident_id|passport|permit|other) [resident_id]
        id_number text ◆ (sensitive)
        gender text
        birth_date date ★
        phone text (sensitive)
        unit ref(units) ★
        post choice(director|direction_leader|research|engineering|technical|administration) [research] ★
        source choice(own|dual_employed|dispatched|rehired|postdoc|student|foreign) [own] ★
        full_time ? ★
        months_per_year number
        title text
        title_level choice(senior|associate|intermediate|junior|none) ★
        education text
        degree choice(doctor|master|bachelor|none) ★
        major text
        talent_class choice(A|B|C|D|E|F|none) ★
        talent_programme text
        research_direction text
        other_city_lab ? ★
        other_lab_name text
        joined_on date
        contract_until date
        insured_by text
        insured_since date
    """,
    "rooms": """
        site text ★
        building text ◆
        room_no text ◆
        use choice(laboratory|machine_room|testing|office|meeting|other) ★
        usable_area area ★
        floor_area area ★
        tenure choice(owned|leased|partner|free) [owned] ★
        lease_until date ★
        unit ref(units) ★
        shared_percent percent [100] ★
        certificate_no text ◆
    """,
    "equipment": """
        asset_no text ◆
        name text
        model text
        maker text
        quantity number [1]
        original_value money ★
        acquired_on date ★
        unit ref(units) ★
        acquisition choice(purchased|donated|self_built|finance_lease|operating_lease|cloud_service) [purchased] ★
        category choice(ai_compute|robotics|multimodal_data|algorithm_environment|other)
        key ? ★
        status choice(in_use|idle|scrapped) [in_use] ★
        room ref(rooms)
        invoice_no text ◆
        serial_no text ◆
    """,
    "projects": """
        title text
        number text ◆
        programme text
        level choice(national|provincial|municipal|commissioned|other) ★
        approved_on date ★
        starts_on date ★
        ends_on date
        role choice(lead_project|lead_topic|subtopic|participant) ★
        host ref(units) ★
        principal ref(staff)
        funding money
        related ? ★
        status choice(running|finished|terminated)
    """,
    "patents": """
        title text
        number text ◆
        kind choice(invention|utility_model|design|software|other) ★
        filed_on date
        granted_on date ★
        holder ref(units) ★
        acquisition choice(original|assigned|licensed) [original] ★
        legal_status choice(in_force|lapsed|pledged) [in_force] ★
        related ?
    """,
    "awards": """
        title text
        level choice(national|provincial|municipal|other) ★
        grade text
        awarded_on date
        host ref(units)
        certificate_no text ◆
    """,
    "milestones": """
        title text
        kind choice(key_technology|landmark|socioeconomic)
        achieved_on date ★
        description text
    """,
    "agreements": """
        unit ref(units) ★
        kind choice(joint_building|intent) ★
        signed_on date
        valid_until date ★
        signed_by_all ? ★
        duties_stated ? ★
    """,
    "scenarios": """
        title text
        kind choice(application|major_need) [application]
        industry text
        demand_unit text
        genuine ? ★
        intent_agreement ? ★
        line_description ? ★
        validation_plan ? ★
        other_proof ? ★
        expected_effect text
    """,
    "targets": """
        year number
        item text
        amount number
        unit_of_amount text
    """,
    "investments": """
        year number
        item text
        category choice(own_compute|other_compute|model_service|dataset|equipment|staff|space|other)
        amount money
        unit ref(units)
        planned ?
    """,
    "attachments": """
        record ref(*)
        kind text
        title text
        issued_by text
        issued_on date
        valid_until date
        sealed ?
        signed ?
        file text
        page text
    """,
}  # the contract marks only people's numbers as sensitive; the lab's phone is masked by promise 8 (phone numbers masked)

TITLES_IN_CONTRACT = {
    "lab.lab_type": {"industry": "支撑产业创新", "discipline": "支撑学科发展"},
    "units.role": {"lead": "依托（牵头）单位", "partner": "共建单位"},
    "units.category": {"chain_leader": "链主企业", "other": "其他"},
    "staff.title_level": {"senior": "正高", "associate": "副高", "intermediate": "中级", "junior": "初级"},
    "equipment.category": {
        "ai_compute": "人工智能计算集群",
        "robotics": "机器人研发平台",
        "multimodal_data": "多模态数据采集与处理系统",
        "algorithm_environment": "专用算法开发与测试环境",
    },
    "projects.level": {"provincial": "省部级", "municipal": "市厅级", "commissioned": "横向"},
    "investments.category": {"own_compute": "自主智能算力"},
}
COLUMNS = [(record_type, column) for record_type in RECORD_TYPES for column in record_type.columns]
EVERY_COLUMN = pytest.mark.parametrize(
    ("record_type", "column"), COLUMNS, ids=[f"{record_type.table}.{column.key}" for record_type, column in COLUMNS]
)


def kind_words(kind: Kind[Any]) -> str:
    """Return a kind as the contract writes it."""
    match kind:
        case Choice(options=options, open_ended=open_ended):
            return f"choice({'|'.join(['catalogue', *options] if open_ended else options)})"
        case Reference(table=table):
            return f"ref({table or '*'})"
        case YesNo():
            return "?"
        case Day(whole=True):
            return "whole date"
    return kind.name


def declared(column: Column[Any]) -> str:
    """Return a declaration as the contract writes it."""
    parts = [column.key, kind_words(column.kind)]
    parts += [f"[{column.default}]"] if column.default is not None else []
    parts += ["★" * column.decides + "◆" * column.claims] if column.decides or column.claims else []
    parts += ["(sensitive)"] if column.sensitive else []
    return " ".join(parts)


def test_that_the_record_types_are_those_of_the_contract_in_its_order() -> None:
    assert [record_type.table for record_type in RECORD_TYPES] == list(CONTRACT)
    assert {record_type.table: record_type for record_type in RECORD_TYPES} == TYPE_OF


@pytest.mark.parametrize("table", CONTRACT)
def test_that_a_record_type_has_the_fields_of_the_contract(table: str) -> None:
    fields = [line.strip() for line in CONTRACT[table].strip().splitlines()]
    assert [declared(column) for column in TYPE_OF[table].columns] == fields


@pytest.mark.parametrize("place", TITLES_IN_CONTRACT)
def test_that_choices_bear_the_titles_the_contract_gives_them(place: str) -> None:
    table, _dot, key = place.partition(".")
    kind = TYPE_OF[table].column_of[key].kind
    assert isinstance(kind, Choice)
    assert dict(kind.options) | TITLES_IN_CONTRACT[place] == kind.options


@EVERY_COLUMN
def test_that_every_field_and_choice_has_a_title_in_the_users_language(
    record_type: type[Record], column: Column[Any]
) -> None:
    options = column.kind.options if isinstance(column.kind, Choice) else {}
    titles = [record_type.label, column.title, *options.values()]
    assert [title for title in titles if not re.search(r"[\u4e00-\u9fff]|^[A-F]$", title)] == []
    assert len(set(options.values())) == len(options)


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda record_type: record_type.table)
def test_that_no_heading_means_two_fields_of_one_table(record_type: type[Record]) -> None:
    headings = [heading for column in record_type.columns for heading in (column.title, *column.aliases)]
    assert sorted(headings) == sorted(set(headings))


@EVERY_COLUMN
def test_that_a_default_is_a_value_its_field_can_have(record_type: type[Record], column: Column[Any]) -> None:
    if column.default is not None:
        assert column.kind.from_json(column.kind.to_json(column.default)) == column.default
        assert column.kind.is_possible(column.default)


@EVERY_COLUMN
def test_that_a_reference_names_a_table_there_is(record_type: type[Record], column: Column[Any]) -> None:
    if isinstance(column.kind, Reference):
        assert column.kind.table in {"", *TYPE_OF}


def test_that_only_a_birth_date_cannot_lie_in_the_future() -> None:
    past_only = [(r.table, c.key) for r, c in COLUMNS if isinstance(c.kind, Day) and c.kind.past_only]
    assert past_only == [("staff", "birth_date")]


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda record_type: record_type.table)
def test_that_people_know_a_record_by_fields_it_has(record_type: type[Record]) -> None:
    assert record_type.known_by
    assert set(record_type.known_by) <= set(record_type.column_of)

"""What would close a gap: every figure here is worked out by hand."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import ENTERPRISE, UNIVERSITY, lab_of, wenzhou
from ui.checks.remedies import records_to_add, records_to_turn, remedies
from wzlab.lab import Lab
from wzlab.policy.judge import LiveJudge
from wzlab.policy.ledger import ledger

MASTER = {"full_time": True, "post": "research", "source": "own", "title_level": "intermediate", "degree": "master"}
DOCTOR = {**MASTER, "degree": "doctor"}
MAYBE = {**MASTER, "full_time": None}
SHARES = st.fractions(0, Fraction(99, 100), max_denominator=100)


def alike(number: int, fields: dict[str, Any], start: int = 1) -> list[dict[str, Any]]:
    """Return members of staff, all alike but for their ids."""
    return [{"id": f"s{start + place}", **fields} for place in range(number)]


def told(condition_id: str, lab: Lab | None = None, **parts: Any) -> list[str]:
    """Return the remedies of one condition of a lab written in parts."""
    judge = LiveJudge(wenzhou(), lab or lab_of(**parts))
    verdict = judge.verdicts[condition_id]
    return remedies(judge, verdict, ledger(judge, verdict.condition))


def test_that_a_count_says_how_many_are_lacking() -> None:
    assert told("team.size", units=[UNIVERSITY], staff=alike(12, MASTER)) == ["还差 3 人。"]


def test_that_a_count_that_blanks_may_close_says_how_many_of_them_must_count() -> None:
    staff = [*alike(12, MASTER), *alike(4, MAYBE, 20)]
    assert told("team.size", units=[UNIVERSITY], staff=staff) == [
        "待定的 4 人中有 3 人符合，即达标。",
        "先补齐“待定”里的空白，本条才有定论。",
    ]


def test_that_a_count_that_blanks_cannot_close_says_what_is_lacking_even_then() -> None:
    staff = [*alike(12, MASTER), *alike(2, MAYBE, 20)]
    assert told("team.size", units=[UNIVERSITY], staff=staff) == ["待定的 2 人即使都符合，也还差 1 人。"]


def test_that_a_share_says_how_many_must_qualify_or_be_added() -> None:
    """9 of 16 miss 3/5: 10 of 16 are enough, and so are 11 of 18; 10 of 17 are not."""
    staff = [*alike(9, DOCTOR), *alike(7, MASTER, 10)]
    assert told("team.senior_share", units=[UNIVERSITY], staff=staff) == [
        "总数 16 人，其中符合 9 人：再有 1 人变为符合即达标。",
        "或者新增 2 人，符合条件并计入总数，也达标。",
    ]


def test_that_a_share_with_blanks_promises_no_number_of_people() -> None:
    staff = [*alike(9, DOCTOR), *alike(9, {**MASTER, "degree": None}, 10)]
    assert not [line for line in told("team.senior_share", units=[UNIVERSITY], staff=staff) if "新增" in line]


def test_that_a_share_of_nobody_says_so() -> None:
    assert told("team.senior_share", units=[UNIVERSITY], staff=[]) == ["还没有计入总数的记录。"]


def test_that_a_sum_says_what_is_lacking() -> None:
    rooms = [{"id": "r1", "usable_area": 480, "use": "laboratory", "tenure": "owned", "shared_percent": 100}]
    assert told("space.area", units=[UNIVERSITY], rooms=rooms)[0] == "还差 20 ㎡。"


def test_that_a_met_condition_asks_for_nothing() -> None:
    assert told("team.size", units=[UNIVERSITY], staff=alike(15, MASTER)) == []


def test_that_a_condition_for_a_person_asks_to_be_confirmed() -> None:
    assert told("director.standing") == ["本条由人判断：请核实后确认。"]


def test_that_an_unmet_condition_in_principle_asks_for_a_reason_until_one_is_given() -> None:
    units = [{**ENTERPRISE, "high_tech": False}]
    asked = "本条是“原则上”条款：达不到时请写明原因。"
    assert asked in told("basis.high_tech", units=units)
    assert asked not in told("basis.high_tech", units=units, notes={"basis.high_tech": {"reason": "已申报，待公示"}})


@pytest.mark.parametrize("form", [None, "enterprise", "public_institution"])
def test_that_a_new_institution_is_told_that_the_notice_does_not_say_which_rules_it_follows(form: str | None) -> None:
    units = [{"id": "u1", "role": "lead", "entity_type": "new_rd_institution", "legal_form": form}]
    sentence = "通知没有写明“新型研发机构按哪一类”：请询问主管部门，得到答复后固定这一口径，本条才有定论。"
    assert sentence in told("basis.projects", units=units)


def test_that_a_university_is_told_nothing_of_tracks() -> None:
    assert not [line for line in told("basis.projects", units=[UNIVERSITY]) if "新型研发机构" in line]


def test_that_a_pinned_track_needs_no_more_asking() -> None:
    units = [{"id": "u1", "role": "lead", "entity_type": "new_rd_institution"}]
    pinned = {"new_rd_track": {"choice": "research"}}
    assert not [line for line in told("basis.projects", units=units, readings=pinned) if "通知没有写明" in line]


@given(share=SHARES, hits=st.integers(0, 300), misses=st.integers(0, 300))
def test_that_the_records_added_are_enough_and_one_fewer_is_not(share: Fraction, hits: int, misses: int) -> None:
    whole, added = hits + misses, records_to_add(share, hits, hits + misses)
    assert hits + added >= share * (whole + added)
    assert added == 0 or hits + added - 1 < share * (whole + added - 1)


@given(share=SHARES, hits=st.integers(0, 300), misses=st.integers(0, 300))
def test_that_the_records_turned_are_enough_and_one_fewer_is_not(share: Fraction, hits: int, misses: int) -> None:
    turned = records_to_turn(share, hits, hits + misses)
    assert hits + turned >= share * (hits + misses)
    assert turned == 0 or hits + turned - 1 < share * (hits + misses)

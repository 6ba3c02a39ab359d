"""The three invented labs that come with the program."""

from collections import Counter

import pytest

from tests.helpers import SAMPLES, sample, wenzhou
from wzlab.identities import is_resident_id
from wzlab.policy.judge import LiveJudge, Outcome, Overall
from wzlab.policy.problems import find_problems
from wzlab.records import Instrument, Person


def test_that_the_university_is_ready_and_robust_without_a_problem() -> None:
    judge = LiveJudge(wenzhou(), sample("university-ready"))
    assert (judge.overall, judge.robust, judge.track) == (Overall.READY, True, "research")
    assert find_problems(judge) == []


def test_that_the_enterprise_has_gaps_and_hangs_on_readings() -> None:
    judge = LiveJudge(wenzhou(), sample("enterprise-gaps"))
    assert (judge.overall, judge.robust, judge.track) == (Overall.GAPS, False, "enterprise")
    told = Counter(found.outcome for found in judge.verdicts.values())
    assert told[Outcome.DEPENDS] >= 5
    assert judge.verdicts["equipment.value"].outcome is Outcome.UNMET


def test_that_the_draft_is_open_and_full_of_problems() -> None:
    judge = LiveJudge(wenzhou(), sample("draft-blanks"))
    assert judge.overall is Overall.OPEN
    codes = {problem.code for problem in find_problems(judge)}
    assert {"cell.as_typed", "amount.too_small", "room.areas", "equipment.repeated_asset_no"} <= codes


@pytest.mark.parametrize("name", SAMPLES)
def test_that_a_sample_is_of_plausible_size_and_names_no_real_person(name: str) -> None:
    lab = sample(name)
    assert 30 <= len(lab.records(Person)) <= 60
    assert 40 <= len(lab.records(Instrument)) <= 80
    numbers = [person.id_number for person in lab.records(Person) if isinstance(person.id_number, str)]
    assert all(not is_resident_id(number) and number.startswith("SAMPLE") for number in numbers)

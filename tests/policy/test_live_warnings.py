"""The warnings of one condition, kept current, are those of all conditions together."""

from random import Random

import pytest
from hypothesis import given, settings

from tests.helpers import UNIVERSITY, lab_of, people, wenzhou
from tests.policy.lives import SEEDS, random_lab, random_steps
from wzlab.changes import AddRecord, apply
from wzlab.policy.judge import LiveJudge
from wzlab.policy.warnings import LiveWarnings, warnings_by_condition, warnings_of
from wzlab.records import Person


@settings(max_examples=30, deadline=None)
@given(seed=SEEDS)
def test_that_warnings_kept_through_random_edits_equal_all_warnings_made_anew(seed: int) -> None:
    random = Random(seed)
    judge = LiveJudge(wenzhou(), random_lab(random))
    live = LiveWarnings(judge)
    for edits in random_steps(random, judge, 8):
        live.follow(edits)
        anew = warnings_by_condition(LiveJudge(wenzhou(), judge.lab))
        asked = random.sample(wenzhou().condition_ids, 8)
        assert {condition: live.of(condition) for condition in asked} == {c: anew[c] for c in asked}


def test_that_a_figure_in_a_warning_follows_the_edits() -> None:
    judge = LiveJudge(wenzhou(), lab_of(units=[UNIVERSITY], staff=people(2, source="rehired")))
    live = LiveWarnings(judge)
    told = "双聘、派遣、返聘人员是否算全时研发人员须确认，若不计入为 {people}。"
    assert told.format(people="0 人") in live.of("team.size")
    edits = apply(judge.lab, AddRecord(Person.of("n", full_time=True)))[1]
    judge.follow(edits)
    live.follow(edits)
    assert told.format(people="1 人") in live.of("team.size")


def test_that_one_condition_can_be_asked_for_once() -> None:
    judge = LiveJudge(wenzhou(), lab_of(units=[UNIVERSITY]))
    assert warnings_of(judge, "lab.name") == ("名称中间只写核心研究方向，不宜含单位名称或地名。",)


def test_that_a_condition_for_others_warns_of_nothing() -> None:
    judge = LiveJudge(wenzhou(), lab_of(units=[UNIVERSITY]))
    assert warnings_of(judge, "basis.patents") == ()


def test_that_an_unknown_condition_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        warnings_of(LiveJudge(wenzhou(), lab_of()), "no.such")

"""The pack asked the other way round, and how each table stands."""

from random import Random

from hypothesis import given, settings

from tests.helpers import UNIVERSITY, lab_of, people, sample, wenzhou
from tests.policy.lives import SEEDS, random_lab
from wzlab.policy.badges import WORST_FIRST, TableStanding, table_standing, table_standings
from wzlab.policy.judge import LiveJudge
from wzlab.policy.subjects import conditions_about, conditions_by_group, main_condition
from wzlab.policy.words import Standing
from wzlab.records import TYPE_OF


def test_that_each_table_has_the_condition_that_counts_it_as_its_main_one() -> None:
    mains = {table: main_condition(wenzhou(), table) for table in TYPE_OF}
    assert {table: condition and condition.id for table, condition in mains.items()} == {
        "lab": "lab.type", "units": "applicant.type", "staff": "team.size", "rooms": "space.area",
        "equipment": "equipment.value", "projects": "basis.projects", "patents": "basis.patents",
        "awards": "basis.achievement", "milestones": "basis.achievement", "agreements": "cooperation.agreements",
        "scenarios": "scenario.real", "targets": None, "investments": None, "attachments": None,
    }  # fmt: skip


def test_that_what_looks_at_a_table_is_about_it_and_what_only_hangs_on_it_is_not() -> None:
    assert [condition.id for condition in conditions_about(wenzhou(), "units")] == [
        "applicant.type", "applicant.registered", "applicant.legal_person", "applicant.credit", "basis.high_tech",
        "cooperation.agreements", "cooperation.mix",
    ]  # fmt: skip
    assert [condition.id for condition in conditions_about(wenzhou(), "staff")] == [
        "director.full_time", "director.age", "team.size", "team.senior_share", "team.exclusive",
    ]  # fmt: skip
    assert conditions_about(wenzhou(), "attachments") == ()


def test_that_the_conditions_stand_under_the_notices_headings_in_its_order() -> None:
    groups = conditions_by_group(wenzhou())
    assert [group and group.title.zh for group, _conditions in groups] == [
        "申报主体", "研究基础", "科研条件", "科研队伍", "实验室类型", "合作机制", "场景与基础", "命名与方向",
    ]  # fmt: skip
    assert [condition for _group, conditions in groups for condition in conditions] == list(wenzhou().conditions)


# --- badges ---------------------------------------------------------------------------------------------------------


def test_that_a_table_stands_as_the_worst_of_its_conditions() -> None:
    judge = LiveJudge(wenzhou(), lab_of(units=[UNIVERSITY], staff=people(3, degree="doctor", other_city_lab=False)))
    # the size is unmet, the share of 3 doctors is met, nobody is elsewhere, and the director is missing twice
    assert table_standing(judge, "staff") == TableStanding(Standing.UNMET, 1)
    assert table_standings(judge, "staff") == {Standing.UNMET: 1, Standing.MET: 2, Standing.OPEN: 2}


def test_that_a_table_no_condition_is_about_has_no_standing() -> None:
    assert table_standing(LiveJudge(wenzhou(), lab_of()), "attachments") is None


def test_that_what_bars_nothing_does_not_cloud_what_is_met() -> None:
    judge = LiveJudge(wenzhou(), sample("university-ready"))
    assert {table: found.standing for table in TYPE_OF if (found := table_standing(judge, table))} == {
        **dict.fromkeys(("lab", "units", "staff", "rooms", "equipment", "projects", "awards"), Standing.MET),
        **dict.fromkeys(("milestones", "agreements", "scenarios"), Standing.MET),
        "patents": Standing.NOT_APPLICABLE,
    }


def test_that_every_standing_has_its_rank() -> None:
    assert sorted(WORST_FIRST) == sorted(Standing)


@settings(max_examples=30, deadline=None)
@given(seed=SEEDS)
def test_that_no_condition_of_a_table_stands_worse_than_its_badge(seed: int) -> None:
    judge = LiveJudge(wenzhou(), random_lab(Random(seed)))
    for table in TYPE_OF:
        found, all_of_them = table_standing(judge, table), table_standings(judge, table)
        assert all_of_them.total() == len(conditions_about(wenzhou(), table))
        if found is not None:
            assert found.number == all_of_them[found.standing]
            assert min(map(WORST_FIRST.index, all_of_them)) == WORST_FIRST.index(found.standing)

"""What became of one record: the same as its line of the ledger, and counted without counting."""

from random import Random

from hypothesis import given, settings

from tests.helpers import UNIVERSITY, lab_of, people, wenzhou
from tests.policy.lives import SEEDS, random_lab, random_steps
from wzlab.changes import SetCells, SetPin, apply
from wzlab.lab import Lab, Pin
from wzlab.policy.bookkeeping import record_entries
from wzlab.policy.books import Counted, Entry, NotCounted, Undecided
from wzlab.policy.judge import LiveJudge
from wzlab.policy.ledger import Ledger, ledger, reasons
from wzlab.policy.pack import Condition

CONDITIONS = {condition.id: condition for condition in wenzhou().conditions}


def lines(of: Ledger) -> dict[str | None, Entry]:
    entries: list[Entry] = [*map(Counted, of.counted), *of.not_counted, *of.undecided]
    return {entry.record: entry for entry in entries}


def entry_of(lab: Lab, condition: str, record: str) -> Entry | None:
    found = lab.find(record)
    assert found is not None
    return record_entries(LiveJudge(wenzhou(), lab), CONDITIONS[condition]).of(found)


@settings(max_examples=40, deadline=None)
@given(seed=SEEDS)
def test_that_entries_kept_through_random_edits_agree_with_the_ledger_made_anew(seed: int) -> None:
    random = Random(seed)
    judge = LiveJudge(wenzhou(), random_lab(random))
    kept = [record_entries(judge, condition) for condition in wenzhou().conditions]
    for _edits in random_steps(random, judge, 8):
        anew = LiveJudge(wenzhou(), judge.lab)
        for entries in kept:
            whole = ledger(anew, entries.condition)
            by_record = lines(whole)
            told = {record.id: entries.of(record) for record in judge.lab.all_records()}
            assert told == {record: by_record.get(record) for record in told}
            assert entries.counts == (len(whole.counted), len(whole.undecided), len(whole.not_counted))
            assert list(entries.undecided()) == list(whole.undecided)


def test_that_a_person_is_counted_refused_or_undecided() -> None:
    staff = [{"id": "s1", "full_time": True}, {"id": "s2", "full_time": False}, {"id": "s3"}]
    lab = lab_of(units=[UNIVERSITY], staff=staff)
    assert entry_of(lab, "team.size", "s1") == Counted("s1")
    assert entry_of(lab, "team.size", "s2") == NotCounted("s2", "full_time", "“全时”为“否”")
    assert entry_of(lab, "team.size", "s3") == Undecided("s3", ("full_time",))


def test_that_a_record_of_a_table_the_condition_does_not_look_at_has_no_entry() -> None:
    assert entry_of(lab_of(units=[UNIVERSITY]), "team.size", "u1") is None


def test_that_only_the_director_has_an_entry_under_what_is_asked_of_the_director() -> None:
    lab = lab_of(staff=[{"id": "s1", "post": "director", "full_time": True}, {"id": "s2", "full_time": True}])
    assert entry_of(lab, "director.full_time", "s1") == Counted("s1")
    assert entry_of(lab, "director.full_time", "s2") is None


def test_that_a_condition_for_others_has_no_entries() -> None:
    lab = lab_of(units=[UNIVERSITY], patents=[{"id": "k1", "kind": "invention"}])
    assert entry_of(lab, "basis.patents", "k1") is None
    assert record_entries(LiveJudge(wenzhou(), lab), CONDITIONS["basis.patents"]).counts == (0, 0, 0)


def test_that_a_lead_of_unknown_kind_is_what_an_unmeasured_share_waits_for() -> None:
    lab = lab_of(units=[{"id": "u1", "role": "lead"}], staff=people(2))
    assert entry_of(lab, "team.senior_share", "u1") == Undecided("u1", ("entity_type",))
    assert entry_of(lab, "team.senior_share", "s1") is None


def test_that_a_new_agreement_is_seen_by_entries_that_were_kept() -> None:
    partner = {"id": "u2", "role": "partner"}
    agreement = {"id": "a1", "unit": "u2", "kind": "joint_building", "duties_stated": True}
    lab = lab_of(units=[UNIVERSITY, partner], agreements=[agreement])
    judge = LiveJudge(wenzhou(), lab)
    entries = record_entries(judge, CONDITIONS["cooperation.agreements"])
    assert entries.of(lab.tables["units"]["u2"]) == Undecided("u2", ("agreements.signed_by_all",))
    judge.follow(apply(lab, SetCells("agreements", "a1", (("signed_by_all", True),)))[1])
    assert entries.of(lab.tables["units"]["u2"]) == Counted("u2")


def test_that_a_record_with_an_impossible_or_blank_amount_is_undecided_and_counted_so() -> None:
    amounts = {"e1": "-5", "e2": "5", "e3": None}
    lab = lab_of(equipment=[{"id": name, "key": True, "original_value": amount} for name, amount in amounts.items()])
    entries = record_entries(LiveJudge(wenzhou(), lab), CONDITIONS["equipment.value"])
    assert [entries.of(record) for record in lab.tables["equipment"].values()] == [
        Undecided("e1", ("original_value",)),
        Counted("e2"),
        Undecided("e3", ("original_value",)),
    ]
    assert entries.counts == (1, 2, 0)


# --- reasons --------------------------------------------------------------------------------------------------------


def test_that_reasons_come_with_their_records_the_most_common_first() -> None:
    staff = [
        {"id": "s1", "full_time": True, "post": "administration"},
        {"id": "s2", "full_time": False},
        {"id": "s3", "full_time": False},
        {"id": "s4", "full_time": True, "source": "student"},
    ]
    judge = LiveJudge(wenzhou(), lab_of(units=[UNIVERSITY], staff=staff))
    assert reasons(ledger(judge, CONDITIONS["team.size"])) == [
        ("full_time", "“全时”为“否”", ["s2", "s3"]),
        ("post", "“岗位”为“管理”", ["s1"]),
        ("source", "“人员来源”为“在读学生”", ["s4"]),
    ]


# --- what a judge keeps ---------------------------------------------------------------------------------------------


def plans_of(judge: LiveJudge) -> dict[str, int]:
    return {condition.id: id(judge.primary_plan(condition)) for condition in wenzhou().conditions}


def changed(judge: LiveJudge, before: dict[str, int]) -> set[str]:
    return {condition for condition, plan in plans_of(judge).items() if plan != before[condition]}


def touching(reading: str) -> set[str]:
    def touches(condition: Condition) -> bool:
        return reading in condition.touches

    return {condition.id for condition in filter(touches, wenzhou().conditions)}


def test_that_a_pin_leaves_the_plans_and_verdicts_of_conditions_it_does_not_touch_the_same_objects() -> None:
    judge = LiveJudge(wenzhou(), lab_of(units=[UNIVERSITY], staff=people(16)))
    plans, verdicts = plans_of(judge), dict(judge.verdicts)
    judge.follow(apply(judge.lab, SetPin("units_counted", Pin("lead_only")))[1])
    assert changed(judge, plans) == touching("units_counted")
    assert {c for c, verdict in judge.verdicts.items() if verdict is not verdicts[c]} == touching("units_counted")


def test_that_an_edit_that_changes_no_verdict_leaves_them_all_the_same_objects() -> None:
    judge = LiveJudge(wenzhou(), lab_of(units=[UNIVERSITY], staff=people(16)))
    before = dict(judge.verdicts)
    judge.follow(apply(judge.lab, SetCells("staff", "s1", (("name", "甲"),)))[1])
    assert all(judge.verdicts[condition] is verdict for condition, verdict in before.items())


def test_that_counts_in_a_table_leave_out_the_other_tables() -> None:
    lab = lab_of(
        units=[UNIVERSITY],
        awards=[{"id": "w1", "level": "national"}, {"id": "w2", "level": "other"}],
        projects=[{"id": "p1", "level": "commissioned"}, {"id": "p2", "level": "commissioned"}],
    )
    entries = record_entries(LiveJudge(wenzhou(), lab), CONDITIONS["basis.achievement"])
    assert entries.counts_in("awards") == (1, 0, 1)
    assert entries.counts_in("projects") == (0, 0, 2)
    assert entries.counts_in("staff") is None


def test_that_a_table_whose_condition_is_for_others_has_no_counts() -> None:
    lab = lab_of(units=[UNIVERSITY], patents=[{"id": "k1", "kind": "invention"}])
    assert record_entries(LiveJudge(wenzhou(), lab), CONDITIONS["basis.patents"]).counts_in("patents") is None


def test_that_what_a_condition_lacks_is_counted_only_in_the_table_that_lacks_it() -> None:
    lab = lab_of(units=[{"id": "u1", "role": "lead"}], staff=people(2))
    entries = record_entries(LiveJudge(wenzhou(), lab), CONDITIONS["team.senior_share"])
    assert entries.counts_in("units") == (0, 1, 0)
    assert entries.counts_in("staff") is None

"""Problems kept current: the same as looking anew after any edit, and the first of those that repeat is silent."""

from datetime import date
from random import Random

from hypothesis import given, settings

from tests.helpers import lab_of, wenzhou
from tests.policy.lives import SEEDS, random_lab, random_steps
from wzlab.changes import AddRecord, Change, MoveRecord, RemoveRecord, SetCells, SetPin, apply
from wzlab.dates import PartialDate
from wzlab.lab import LAB_ID, Lab, Pin
from wzlab.policy.context import reference_date
from wzlab.policy.judge import LiveJudge
from wzlab.policy.live_problems import Foreseen, LiveProblems, ProblemCounts
from wzlab.policy.problems import Severity, find_problems
from wzlab.records import Person, Project

NUMBERED = [{"id": f"p{place}", "number": "62000001"} for place in (1, 2, 3)]


def live(lab: Lab) -> tuple[LiveJudge, LiveProblems]:
    judge = LiveJudge(wenzhou(), lab)
    return judge, LiveProblems(judge)


def after(lab: Lab, *changes: Change) -> LiveProblems:
    judge, problems = live(lab)
    for change in changes:
        _inverse, edits = apply(lab, change)
        judge.follow(edits)
        problems.follow(edits)
    return problems


def repeated(problems: LiveProblems) -> list[str | None]:
    return [problem.record for problem in problems.all() if problem.code == "projects.repeated_number"]


@settings(max_examples=40, deadline=None)
@given(seed=SEEDS)
def test_that_live_problems_equal_looking_anew_after_every_random_edit(seed: int) -> None:
    random = Random(seed)
    judge, problems = live(random_lab(random))
    for edits in random_steps(random, judge, 12):
        problems.follow(edits)
        anew = find_problems(LiveJudge(wenzhou(), judge.lab))
        assert problems.all() == anew
        assert problems.number() == len(anew)
        assert problems.number(Severity.ERROR) == sum(problem.severity is Severity.ERROR for problem in anew)


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_that_what_is_told_of_a_record_of_a_cell_and_of_a_table_is_part_of_the_whole(seed: int) -> None:
    random = Random(seed)
    judge, problems = live(random_lab(random))
    for edits in random_steps(random, judge, 5):
        problems.follow(edits)
    told = problems.all()
    for record in judge.lab.all_records():
        of_record = [problem for problem in told if problem.record == record.id]
        assert problems.of(record.id) == of_record
        for column in record.columns:
            at = [problem for problem in of_record if problem.field == column.key]
            assert problems.at(record.id, column.key) == at
    table_of = {record.id: record.table for record in judge.lab.all_records()}
    for table in judge.lab.tables:
        here = [p for p in told if (table_of[p.record] if p.record else str(p.field).partition(".")[0]) == table]
        errors = sum(problem.severity is Severity.ERROR for problem in here)
        assert problems.counts(table) == ProblemCounts(errors, len(here) - errors)


def test_that_the_first_in_the_tables_order_is_silent() -> None:
    assert repeated(after(lab_of(projects=NUMBERED))) == ["p2", "p3"]


def test_that_moving_a_record_to_the_front_silences_it_and_accuses_the_one_that_was_first() -> None:
    problems = after(lab_of(projects=NUMBERED), MoveRecord("projects", "p3", 0))
    assert repeated(problems) == ["p1", "p2"]
    assert "p3" in problems.of("p1")[0].message


def test_that_removing_the_first_silences_the_second() -> None:
    assert repeated(after(lab_of(projects=NUMBERED), RemoveRecord("projects", "p1"))) == ["p3"]


def test_that_taking_a_removal_back_accuses_the_second_again() -> None:
    lab = lab_of(projects=NUMBERED)
    first = lab.tables["projects"]["p1"]
    problems = after(lab, RemoveRecord("projects", "p1"), AddRecord(first, 0))
    assert repeated(problems) == ["p2", "p3"]


def test_that_a_repeat_pasted_before_the_others_becomes_the_silent_one() -> None:
    problems = after(lab_of(projects=NUMBERED[:1]), AddRecord(Project.of("p0", number="62000001"), 0))
    assert repeated(problems) == ["p1"]


def test_that_a_record_that_no_longer_repeats_is_told_of_no_more() -> None:
    problems = after(lab_of(projects=NUMBERED[:2]), SetCells("projects", "p1", (("number", "7"),)))
    assert repeated(problems) == []
    assert problems.counts("projects") == ProblemCounts(0, 0)


def test_that_another_name_of_a_unit_is_held_against_the_insurer_of_its_people() -> None:
    units = [{"id": "u1", "role": "lead", "name": "甲大学"}]
    lab = lab_of(units=units, staff=[{"id": "s1", "insured_by": "甲大学"}])
    assert [p.code for p in live(lab)[1].of("s1")] == []
    problems = after(lab, SetCells("units", "u1", (("name", "乙大学"),)))
    assert [p.code for p in problems.of("s1")] == ["person.insured_elsewhere"]


def test_that_another_reference_date_has_every_record_looked_at_again() -> None:
    lab = lab_of(staff=[{"id": "s1", "birth_date": "2025-06-01"}])
    earlier = SetCells("lab", "lab", (("reference_date", PartialDate.of(date(2025, 5, 31))),))
    assert [p.code for p in after(lab, earlier).at("s1", "birth_date")] == ["date.birth_in_future"]


def test_that_a_pin_that_no_longer_counts_a_terminated_project_silences_it() -> None:
    project = {
        "id": "p1", "level": "national", "role": "lead_topic", "host": "u1", "approved_on": "2024-05-05",
        "related": True, "status": "terminated",
    }  # fmt: skip
    lab = lab_of(units=[{"id": "u1", "role": "lead", "entity_type": "university"}], projects=[project])
    judge, problems = live(lab)
    assert [p.code for p in problems.of("p1")] == ["project.terminated"]
    _inverse, edits = apply(lab, SetPin("sub_projects", Pin("projects_only")))
    judge.follow(edits)
    problems.follow(edits)
    assert problems.of("p1") == []


def test_that_a_missing_lead_unit_is_counted_with_the_units() -> None:
    assert live(lab_of())[1].counts("units") == ProblemCounts(1, 0)


# --- what was looked for beforehand ---------------------------------------------------------------------------------


@settings(max_examples=40, deadline=None)
@given(seed=SEEDS)
def test_that_what_was_found_beforehand_is_what_is_found_now_whatever_changes_meanwhile(seed: int) -> None:
    random = Random(seed)
    judge, problems = live(random_lab(random))
    coming = [
        type(record)(f"coming{number}", record.cells)
        for number, record in enumerate(random_lab(random).all_records())
        if record.id != LAB_ID
    ]
    problems.foresee(Foreseen(coming, reference_date(wenzhou(), judge.lab, None)))
    for record in coming:
        edits = apply(judge.lab, AddRecord(record))[1]
        judge.follow(edits)
        problems.follow(edits)
    assert problems.all() == find_problems(LiveJudge(wenzhou(), judge.lab))
    for edits in random_steps(random, judge, 12):
        problems.follow(edits)
    assert problems.all() == find_problems(LiveJudge(wenzhou(), judge.lab))


def test_that_what_was_found_beforehand_holds_for_that_very_record_on_that_day() -> None:
    born = Person.of("s1", birth_date=PartialDate.parse("2026-03-01"))
    foreseen = Foreseen([born], date(2026, 1, 5))
    found = foreseen.of(born, date(2026, 1, 5))
    assert found is not None
    assert [problem.code for problem in found] == ["date.birth_in_future"]
    assert foreseen.of(born, date(2026, 4, 1)) is None
    assert foreseen.of(born.replace(name="甲"), date(2026, 1, 5)) is None
    assert foreseen.of(Person.of("s2"), date(2026, 1, 5)) is None

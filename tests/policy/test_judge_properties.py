"""What holds for every lab: bounds are exact, blanks only open verdicts, more is never less, live is the same as anew."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import ENTERPRISE, UNIVERSITY, lab_of, people, wenzhou
from tests.oracle import judge as oracle
from tests.random_changes import random_cell, random_change
from tests.random_labs import random_document
from wzlab.changes import AddRecord, SetCells, SetNote, Several, apply, by_table
from wzlab.columns import AsTyped, Column, Record
from wzlab.lab import Lab, Note
from wzlab.policy.judge import LiveJudge, Outcome, Result
from wzlab.policy.live_problems import LiveProblems
from wzlab.policy.problems import find_problems
from wzlab.policy.progress import LiveProgress
from wzlab.policy.report import Report, report_json
from wzlab.policy.warnings import LiveWarnings, warnings_of
from wzlab.records import TYPE_OF, Agreement, Instrument, Laboratory, Person, Project, Room, Unit
from wzlab.storage.interchange import document_text, lab_document, parse_text, read_lab

SEEDS = st.integers(0, 2**32)
DECIDED = (Outcome.MET, Outcome.UNMET)


def random_lab(random: Random) -> Lab:
    return read_lab(parse_text(document_text(random_document(random))), wenzhou(), "random.json")


# --- bounds ---------------------------------------------------------------------------------------------------------

STAFF_FILLINGS: dict[str, tuple[Any, ...]] = {
    "full_time": (True, False),
    "post": ("research", "administration"),
    "source": ("own", "student", "rehired"),
    "title_level": ("associate", "junior"),
    "degree": ("doctor", "master"),
    "talent_class": ("C", "D"),
}
PROJECT_FILLINGS: dict[str, tuple[Any, ...]] = {
    "level": ("national", "provincial", "municipal"),
    "role": ("lead_project", "lead_topic", "participant"),
    "host": ("u1", "u2"),
    "related": (True, False),
    "approved_on": ("2022-12-31", "2024-01-01", "2026-01-13"),
}


@st.composite
def records_with_blanks(
    draw: st.DrawFn, fillings: dict[str, tuple[Any, ...]], most_blanks: int
) -> list[dict[str, Any]]:
    """Return a few records whose fields are drawn from the fillings, some of them blank."""
    records: list[dict[str, Any]] = [
        {"id": f"x{place}", **{key: draw(st.sampled_from(values)) for key, values in fillings.items()}}
        for place in range(draw(st.integers(1, 4)))
    ]
    places = [(place, key) for place in range(len(records)) for key in fillings]
    for place, key in draw(st.lists(st.sampled_from(places), max_size=most_blanks, unique=True)):
        records[place][key] = None
    return records


def fillings_of(lab: Lab, table: str, fillings: dict[str, tuple[Any, ...]]) -> Iterator[tuple[SetCells, ...]]:
    """Yield the changes of every way to fill the blanks of a table."""
    blanks = [
        (record.id, TYPE_OF[table].column_of[key])
        for record in lab.tables[table].values()
        for key in fillings
        if record.cell(key) is None
    ]
    for values in product(*(fillings[column.key] for _record_id, column in blanks)):
        yield tuple(
            SetCells(table, record_id, ((column.key, column.kind.from_json(value)),))
            for (record_id, column), value in zip(blanks, values, strict=True)
        )


def brute_force(lab: Lab, condition: str, table: str, fillings: dict[str, tuple[Any, ...]]) -> list[tuple[Any, Any]]:
    """Return, for each combination of readings, the least and greatest figure over every way to fill the blanks."""
    judge = LiveJudge(wenzhou(), lab)
    figures: list[list[Any]] = []
    for changes in fillings_of(lab, table, fillings):
        judge.follow(edit for change in changes for edit in apply(lab, change)[1])
        figures.append([result.bounds and result.bounds.low for result in judge.verdicts[condition].results])
    return [(min(column), max(column)) for column in zip(*figures, strict=True)]


def check_bounds(lab: Lab, condition: str, table: str, fillings: dict[str, tuple[Any, ...]]) -> None:
    results = LiveJudge(wenzhou(), lab).verdicts[condition].results
    claimed = [(result.bounds.low, result.bounds.high) for result in results if result.bounds is not None]
    assert claimed == brute_force(lab, condition, table, fillings)


@settings(max_examples=60, deadline=None)
@given(staff=records_with_blanks(STAFF_FILLINGS, 5), lead=st.sampled_from([UNIVERSITY, ENTERPRISE]))
def test_that_bounds_of_people_equal_brute_force_over_all_fillings(
    staff: list[dict[str, Any]], lead: dict[str, Any]
) -> None:
    for condition in ("team.size", "team.senior_share"):
        check_bounds(lab_of(units=[lead], staff=staff), condition, "staff", STAFF_FILLINGS)


@settings(max_examples=40, deadline=None)
@given(projects=records_with_blanks(PROJECT_FILLINGS, 4))
def test_that_bounds_of_projects_equal_brute_force_over_all_fillings(projects: list[dict[str, Any]]) -> None:
    units = [UNIVERSITY, {"id": "u2", "role": "partner"}]
    for condition in ("basis.projects", "basis.national_projects"):
        check_bounds(lab_of(units=units, projects=projects), condition, "projects", PROJECT_FILLINGS)


# --- filling an unknown blank ---------------------------------------------------------------------------------------

BLANKS_THAT_ARE_VALUES = {
    (Person, "unit"),
    (Person, "post"),
    (Room, "unit"),
    (Room, "lease_until"),
    (Room, "usable_area"),
    (Room, "floor_area"),
    (Instrument, "unit"),
    (Instrument, "acquired_on"),
    (Project, "starts_on"),
    (Unit, "role"),
    (Unit, "legal_form"),
    (Agreement, "unit"),
    (Agreement, "valid_until"),
    (Laboratory, "reference_date"),
}
"""The blanks that checking.md §1 calls values: filling one may turn a verdict."""


def unknown_cells(lab: Lab) -> list[tuple[Record, Column[Any]]]:
    return [
        (record, column)
        for record in lab.all_records()
        for column in record.columns
        if column.decides and column.key != "reference_date" and _is_unknown(record, column)
    ]


def _is_unknown(record: Record, column: Column[Any]) -> bool:
    cell = record.cell(column.key)
    return isinstance(cell, AsTyped) or (cell is None and (type(record), column.key) not in BLANKS_THAT_ARE_VALUES)


def decided(results: tuple[Result, ...]) -> list[Outcome | None]:
    return [result.outcome if result.outcome in DECIDED else None for result in results]


@settings(max_examples=150, deadline=None)
@given(seed=SEEDS)
def test_that_filling_an_unknown_blank_never_flips_met_or_unmet(seed: int) -> None:
    random = Random(seed)
    lab = random_lab(random)
    judge = LiveJudge(wenzhou(), lab)
    cells = unknown_cells(lab)
    for record, column in random.sample(cells, min(8, len(cells))):
        before = {condition: decided(found.results) for condition, found in judge.verdicts.items()}
        filled = random_cell(column, random, lab, judge.context.reference_date)
        judge.follow(apply(lab, SetCells(record.table, record.id, ((column.key, filled),)))[1])
        for condition, outcomes in before.items():
            after = judge.verdicts[condition].results
            for was, result in zip(outcomes, after, strict=True):
                assert was is None or result.outcome is was, (condition, record, column.key, filled)


@settings(max_examples=100, deadline=None)
@given(seed=SEEDS)
def test_that_one_more_qualified_person_never_lowers_a_count_or_a_share(seed: int) -> None:
    lab = random_lab(Random(seed))
    judge = LiveJudge(wenzhou(), lab)
    before = {condition: judge.verdicts[condition].results for condition in ("team.size", "team.senior_share")}
    newcomer = Person.of("newcomer", full_time=True, title_level="senior", degree="doctor", talent_class="A")
    judge.follow(apply(lab, AddRecord(newcomer))[1])
    for condition, results in before.items():
        for was, result in zip(results, judge.verdicts[condition].results, strict=True):
            if was.bounds is not None and result.bounds is not None:
                assert result.bounds.low >= was.bounds.low
                assert result.bounds.high >= was.bounds.high


# --- live = anew = an independent judge -----------------------------------------------------------------------------


def outcomes_of(judge: LiveJudge) -> dict[str, Any]:
    return {condition: (found.outcome, found.results, found.gap) for condition, found in judge.verdicts.items()}


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS)
def test_that_live_verdicts_equal_judging_anew_after_every_random_edit(seed: int) -> None:
    random = Random(seed)
    lab = random_lab(random)
    judge = LiveJudge(wenzhou(), lab)
    for number in range(25):
        _inverse, edits = apply(lab, random_change(random, lab, wenzhou(), f"new{number}"))
        judge.follow(edits)
    anew = LiveJudge(wenzhou(), lab)
    assert outcomes_of(judge) == outcomes_of(anew)
    assert (judge.track, judge.overall, judge.robust) == (anew.track, anew.overall, anew.robust)


@settings(max_examples=40, deadline=None)
@given(seed=SEEDS)
def test_that_many_edits_followed_at_once_come_to_judging_anew(seed: int) -> None:
    """An import is one step of very many edits: they are counted table by table."""
    random = Random(seed)
    lab = random_lab(random)
    judge = LiveJudge(wenzhou(), lab)
    problems, warnings, progress = LiveProblems(judge), LiveWarnings(judge), LiveProgress(lab)
    warned_before = {condition: warnings.of(condition) for condition in judge.verdicts}
    assert warned_before.keys() == judge.verdicts.keys()  # each is prepared now, and has edits to follow
    changes = (random_change(random, lab, wenzhou(), f"new{number}") for number in range(150))
    edits = [edit for change in changes for edit in apply(lab, change)[1]]
    assert max(map(len, by_table(edits).values())) >= 8
    for follower in (judge, problems, warnings, progress):
        follower.follow(edits)
    anew = LiveJudge(wenzhou(), lab)
    assert outcomes_of(judge) == outcomes_of(anew)
    assert problems.all() == find_problems(anew)
    assert {key: warnings.of(key) for key in judge.verdicts} == {key: warnings_of(anew, key) for key in anew.verdicts}
    assert progress.by_table() == LiveProgress(lab).by_table()


@settings(max_examples=100, deadline=None)
@given(seed=SEEDS)
def test_that_an_independent_judge_comes_to_the_same(seed: int) -> None:
    lab = random_lab(Random(seed))
    ours = report_json(Report(wenzhou(), lab), "random.json")
    theirs = oracle(parse_text(document_text(lab_document(lab))))
    assert _comparable(ours) == _comparable(theirs)


@pytest.mark.slow
def test_that_an_independent_judge_comes_to_the_same_on_thousands_of_labs() -> None:
    for seed in range(4_000):
        lab = random_lab(Random(seed))
        as_of = Random(seed).choice([None, date(2026, 1, 12), date(2024, 2, 29), date(2022, 6, 1)])
        ours = report_json(Report(wenzhou(), lab, as_of), "random.json")
        theirs = oracle(parse_text(document_text(lab_document(lab))), as_of.isoformat() if as_of else None)
        assert _comparable(ours) == _comparable(theirs), seed


def _comparable(report: dict[str, Any]) -> dict[str, Any]:
    """Return what two judges must agree on; figures as exact numbers, reasons and words left out."""
    conditions = []
    for entry in report["conditions"]:
        told = {key: entry[key] for key in ("id", "binding", "outcome", "primary", "operator", "unit", "counted")}
        told |= {key: _rounded(entry[key]) for key in ("low", "high", "threshold", "gap")}
        told["readings"] = [
            (reading["choice"], reading["outcome"], _rounded(reading["low"]), _rounded(reading["high"]))
            for reading in entry["readings"]
        ]
        told["not_counted"] = [_id_of(refused) for refused in entry["not_counted"]]
        told["undecided"] = [(undecided["record"], sorted(undecided["fields"])) for undecided in entry["undecided"]]
        evidenced = entry["evidenced"]
        told["evidenced"] = (evidenced["outcome"], _rounded(evidenced["low"]), _rounded(evidenced["high"]))
        conditions.append(told)
    return {**{key: report[key] for key in ("as_of", "track", "overall", "robust")}, "conditions": conditions}


def _id_of(refused: Any) -> str:
    return str(refused["record"] if isinstance(refused, dict) else refused)


def _rounded(number: Any) -> float | None:
    """Return a number as a double: the report prints shares as the nearest one."""
    return None if number is None else float(number)


def test_that_staff_of_the_same_kind_make_no_difference_to_the_work() -> None:
    """A thousand alike people are one signature: the count is still of people."""
    judge = LiveJudge(wenzhou(), lab_of(units=[UNIVERSITY], staff=people(1_000)))
    assert judge.verdicts["team.size"].primary.bounds == (1_000, 1_000)


def test_that_a_note_told_together_with_an_edit_changes_its_verdict() -> None:
    lab = lab_of(staff=people(1))
    judge = LiveJudge(wenzhou(), lab)
    step = Several((SetCells("staff", "s1", (("full_time", False),)), SetNote("team.stable", Note(confirmed=True))))
    judge.follow(apply(lab, step)[1])
    assert judge.verdicts["team.stable"].outcome is Outcome.MET


def test_that_a_judge_of_some_records_only_refuses_to_follow_edits() -> None:
    judge = LiveJudge(wenzhou(), lab_of(staff=people(2)), only=frozenset({"s1"}))
    assert judge.verdicts["team.size"].primary.bounds == (1, 1)
    with pytest.raises(ValueError, match="follows no edits"):
        judge.follow([])

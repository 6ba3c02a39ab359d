"""Judging: all verdicts at four sizes against one plain pass a condition; one edit against judging anew."""

import statistics
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from random import Random
from typing import Any

from benchmarks.labs import lab_of_size
from benchmarks.timing import line, seconds
from wzlab.changes import SetCells, apply
from wzlab.lab import Lab
from wzlab.policy.judge import LiveJudge
from wzlab.policy.loading import find_pack
from wzlab.policy.report import Report, report_json
from wzlab.records import Agreement, Award, Milestone, Patent, Person, Project, Room, Scenario, Unit

START, END = date(2023, 1, 1), date(2026, 1, 12)


def run() -> None:
    """Print the lines."""
    pack = find_pack("wenzhou-ai-2025")
    for size in (100, 1_000, 10_000, 100_000):
        lab = lab_of_size(size)
        runs = 3 if size > 10_000 else 7
        judging = seconds(partial(LiveJudge, pack, lab), runs)
        line(f"judge {size} records, 26 conditions, all readings", judging, "plain passes", plain(lab, runs), "≤ 10")
    lab = lab_of_size(10_000)
    reporting = seconds(lambda: report_json(Report(pack, lab), "x"), 3)
    line("… with ledgers, evidence, warnings, problems, 10 000", reporting, "plain passes", plain(lab, 3))
    median, worst = edits(lab, LiveJudge(pack, lab))
    anew = seconds(lambda: LiveJudge(pack, lab), 3)
    line("one edit of staff re-judged at 10 000 records, median", median, "judging anew", anew, "≤ 1 ms")
    line("… 99th of 100", worst, "judging anew", anew)


def edits(lab: Lab, judge: LiveJudge, number: int = 500) -> tuple[float, float]:
    """Return the median and the 99th percentile of an edit with its verdicts, in seconds."""
    random = Random(1)
    people = list(lab.tables[Person.table])
    times = []
    for _ in range(number):
        cells = (("full_time", random.choice([True, False, None])), ("degree", random.choice(["doctor", None])))
        change = SetCells(Person.table, random.choice(people), cells)
        start = time.perf_counter()
        judge.follow(apply(lab, change)[1])
        times.append(time.perf_counter() - start)
    return statistics.median(times), statistics.quantiles(times, n=100)[98]


def plain(lab: Lab, runs: int) -> float:
    """Return the time of one plain pass for each condition that looks at records: two-valued, default readings only."""
    return sum(seconds(partial(one, lab), runs) for one in PASSES)


def _in_window(day: Any) -> bool:
    return day is not None and START <= day.first <= END


def _team(lab: Lab) -> list[Person]:
    return [
        person
        for person in lab.tables["staff"].values()
        if isinstance(person, Person)
        and person.full_time
        and person.post != "administration"
        and person.source != "student"
    ]


def _projects(lab: Lab, levels: tuple[str, ...]) -> int:
    return sum(
        1
        for project in lab.records(Project)
        if project.level in levels
        and project.role in ("lead_project", "lead_topic")
        and project.host == "u1"
        and _in_window(project.approved_on)
        and project.related
    )


def _lead(lab: Lab) -> list[Unit]:
    return [unit for unit in lab.records(Unit) if unit.role == "lead"]


def _director(lab: Lab) -> list[Person]:
    return [person for person in lab.records(Person) if person.post == "director"]


def _area(lab: Lab) -> Any:
    rooms: list[Any] = list(lab.tables["rooms"].values())
    return sum(
        (room.usable_area or room.floor_area or 0) * (room.shared_percent or 0) / 100
        for room in rooms
        if room.use not in ("office", "meeting") and not (room.tenure == "leased" and room.lease_until)
    )


def _value(lab: Lab) -> Any:
    items: list[Any] = list(lab.tables["equipment"].values())
    return sum(
        item.original_value or 0
        for item in items
        if item.key
        and item.status != "scrapped"
        and item.acquisition not in ("operating_lease", "cloud_service")
        and (item.acquired_on is None or item.acquired_on.first <= END)
    )


PASSES: tuple[Callable[[Lab], object], ...] = (
    *[_lead] * 5,
    lambda lab: any(p.level in ("national", "provincial") for p in lab.records(Project)),
    lambda lab: any(a.level in ("national", "provincial") for a in lab.records(Award)),
    lambda lab: any(_in_window(m.achieved_on) for m in lab.records(Milestone)),
    lambda lab: _projects(lab, ("national", "provincial")),
    lambda lab: _projects(lab, ("national",)),
    lambda lab: sum(1 for p in lab.records(Patent) if p.kind == "invention" and _in_window(p.granted_on)),
    _area,
    lambda lab: len({room.site for room in lab.records(Room)}),
    _value,
    *[_director] * 2,
    lambda lab: len(_team(lab)),
    lambda lab: sum(1 for p in _team(lab) if p.title_level in ("senior", "associate") or p.degree == "doctor"),
    lambda lab: any(p.other_city_lab for p in lab.records(Person)),
    lambda lab: [a for a in lab.records(Agreement) if a.signed_by_all],
    lambda lab: {unit.category for unit in lab.records(Unit)},
    *[lambda lab: any(s.genuine for s in lab.records(Scenario))] * 2,
)

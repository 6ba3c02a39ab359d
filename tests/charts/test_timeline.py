"""The timeline: the window, who counts when, and marks that do not cover each other."""

from datetime import date
from itertools import combinations

import pytest

from benchmarks.labs import lab_of_size
from tests.charts.labs import SEEDS, random_report
from tests.charts.pictures import shown
from tests.helpers import ENTERPRISE, UNIVERSITY, lab_of, wenzhou
from wzlab.charts.dated_records import Lane, lanes_of, window_of
from wzlab.charts.months import axis_of
from wzlab.charts.subjects import State
from wzlab.charts.timeline import draw_timeline
from wzlab.policy.ledger import ledger
from wzlab.policy.nodes import TRUE, AllOf, Call, Compare, Constant, Field, Type
from wzlab.policy.report import Report
from wzlab.records import Patent

GRANTED = Field(Patent.granted_on, Type.DATE)
PROJECT = {"level": "provincial", "role": "lead_project", "host": "u1", "related": True}
PATENT = {"kind": "invention", "holder": "u1"}


def day(text: str) -> Constant:
    return Constant(date.fromisoformat(text), Type.DATE)


def report_of(unit: dict[str, str] = UNIVERSITY, **parts: object) -> Report:
    return Report(wenzhou(), lab_of(units=[unit], **parts))


def projects(*days: str | None, **fields: object) -> list[dict[str, object]]:
    return [
        {"id": f"p{number}", **PROJECT, **fields, **({"approved_on": on} if on else {})}
        for number, on in enumerate(days)
    ]


def lane(report: Report, table: str) -> Lane:
    return next(lane for lane in lanes_of(report) if lane.record_type.table == table)


def test_that_the_window_is_the_packs_own() -> None:
    windows = [(lane.window.first, lane.window.last) for lane in lanes_of(report_of())]
    assert windows == [(date(2023, 1, 1), date(2026, 1, 12))] * 2


def test_that_a_window_may_be_written_as_comparisons() -> None:
    """From the day after 2024-06-30, and before 2025-07-01."""
    where = AllOf((Compare("<", day("2024-06-30"), GRANTED), Compare("<", GRANTED, day("2025-07-01"))))
    window = window_of(where, Patent)
    assert (window.first, window.last) == (date(2024, 7, 1), date(2025, 6, 30))
    assert window.moment == GRANTED


def test_that_a_test_without_a_window_still_has_a_date() -> None:
    window = window_of(TRUE, Patent)
    assert (window.first, window.last, window.moment.type) == (None, None, Type.DATE)
    within = window_of(Call("within", (GRANTED, day("2024-01-01"), day("2024-12-31")), Type.TRUTH), Patent)
    assert (within.first, within.last) == (date(2024, 1, 1), date(2024, 12, 31))


def test_that_marks_stand_in_their_month_and_the_others_beside() -> None:
    found = lane(report_of(projects=projects("2023-01-01", "2022-12-31", "2024-03", "2024", None)), "projects")
    assert found.months == {
        2023 * 12: {State.COUNTED: ("p0",)},
        2022 * 12 + 11: {State.OUTSIDE: ("p1",)},
        2024 * 12 + 2: {State.COUNTED: ("p2",)},
    }
    assert found.undated == {State.COUNTED: ("p3",), State.UNDECIDED: ("p4",)}


def test_that_the_axis_follows_the_reading_taken() -> None:
    made = projects("2022-01-01", starts_on="2024-05-01")
    pinned = report_of(projects=made, readings={"project_date": "starts_on"})
    assert lane(pinned, "projects").months == {2024 * 12 + 4: {State.COUNTED: ("p0",)}}
    assert "横轴为起始日期、立项日期" in shown(draw_timeline(pinned).figure)


def test_that_what_the_next_condition_counts_too_is_marked() -> None:
    made = [*projects("2024-05-01"), {"id": "p9", **PROJECT, "level": "national", "approved_on": "2024-05-02"}]
    assert lane(report_of(projects=made), "projects").also == {"p9"}
    assert "中间有点：同时计入“其中国家级项目”" in shown(draw_timeline(report_of(projects=made)).figure)


def test_that_nothing_counts_where_the_condition_does_not_apply() -> None:
    patents = [{"id": "k1", **PATENT, "granted_on": "2024-05-01"}]
    found = lane(report_of(patents=patents), "patents")
    assert found.membership.states == {"k1": State.OUTSIDE}
    assert found.reasons == {"k1": "“近 3 年授权发明专利”不适用"}
    assert lane(report_of(ENTERPRISE, patents=patents), "patents").membership.states == {"k1": State.COUNTED}


def test_that_nothing_is_decided_while_the_track_is_unknown() -> None:
    report = Report(wenzhou(), lab_of(projects=[{"id": "p1", "approved_on": "2024-05-01"}]))
    assert lane(report, "projects").membership.states == {"p1": State.UNDECIDED}


def test_that_a_click_on_a_mark_finds_its_record_and_says_why() -> None:
    made = projects("2024-05-01", title="甲项目", level="municipal")
    (mark,) = [region for region in draw_timeline(report_of(projects=made)).regions if "甲项目" in region.words]
    assert (mark.table, mark.records) == ("projects", ("p0",))
    assert mark.words == "甲项目，2024-05，未计入（“级别”为“市厅级”）"


@pytest.mark.parametrize("number", [3, 300])
def test_that_marks_of_one_month_do_not_cover_each_other(number: int) -> None:
    picture = draw_timeline(report_of(projects=projects(*["2024-05-01"] * number)))
    marks = [region for region in picture.regions if region.records and "2024-05" in region.words]
    assert sorted(record for mark in marks for record in mark.records) == sorted(f"p{n}" for n in range(number))
    assert len(marks) == (3 if number == 3 else 1)
    for one, other in combinations(marks, 2):
        apart = one.box[3] <= other.box[1] or other.box[3] <= one.box[1]
        assert apart or one.box[2] <= other.box[0] or other.box[2] <= one.box[0]


def test_that_far_away_dates_stand_beside_the_axis() -> None:
    lanes = lanes_of(report_of(projects=projects("1990-01-01", "2024-05-01", "2090-01-01")))
    months = axis_of(lanes)
    assert (months.first, months.end) == (2022 * 12, 2027 * 12 + 1)
    assert [place.words for place in months.places] == ["更早", "更晚"]
    assert [len(column.marks) for column in months.columns(lanes[0])] == [1, 1, 1]


@pytest.mark.parametrize("seed", [*SEEDS, None])
def test_that_every_record_is_drawn_once_as_the_ledger_has_it(seed: int | None) -> None:
    report = Report(wenzhou(), lab_of_size(2000)) if seed is None else random_report(seed)
    lanes = lanes_of(report)
    for one in lanes:
        drawn = [record for column in axis_of(lanes).columns(one) for _state, record in column.marks]
        assert sorted(drawn) == sorted(report.lab.tables[one.record_type.table])
        counted = {record for record, state in one.membership.states.items() if state is State.COUNTED}
        assert counted == set(ledger(report.judge, one.conditions[0]).counted)

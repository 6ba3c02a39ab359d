"""The team chart: who is of the team, who qualifies, and the share in heads."""

import pytest

from tests.charts.labs import SEEDS, random_report
from tests.charts.pictures import shown
from tests.helpers import ENTERPRISE, UNIVERSITY, lab_of, people, wenzhou
from wzlab.charts.subjects import State
from wzlab.charts.team import draw_team
from wzlab.charts.team_members import Team, part_of, team_of
from wzlab.policy.ledger import ledger
from wzlab.policy.report import Report

DOCTORS = people(6, title_level="none", degree="doctor")
MASTERS = people(3, start=20, title_level="intermediate", degree="master")


def report_of(staff: list[dict[str, object]], unit: dict[str, str] | None = None) -> Report:
    return Report(wenzhou(), lab_of(units=[UNIVERSITY if unit is None else unit], staff=staff))


def team(staff: list[dict[str, object]], unit: dict[str, str] | None = None) -> Team:
    return team_of(report_of(staff, unit))


def test_that_people_stand_where_their_title_and_degree_are() -> None:
    found = team([*DOCTORS, *MASTERS, {"id": "s90", "full_time": False, "degree": "doctor"}])
    assert {key: len(heads.everybody) for key, heads in found.cells.items()} == {
        ("none", "doctor"): 6,
        ("intermediate", "master"): 3,
    }
    assert found.cells["none", "doctor"].hits == tuple(f"s{number}" for number in range(1, 7))
    assert found.levels == ("senior", "associate", "intermediate", "junior", "none")


def test_that_the_share_is_told_in_heads_and_in_percent_cut_off() -> None:
    words = shown(draw_team(report_of([*DOCTORS, *MASTERS])).figure)
    assert "符合占比条件的 6/9（66.66 %）。" in words


def test_that_blanks_widen_the_share_to_both_sides() -> None:
    """Six doctors, three masters, one of no known degree, and one doctor of whom it is not known whether full-time."""
    staff = [
        *DOCTORS,
        *MASTERS,
        {"id": "s50", "full_time": True, "title_level": "none"},
        {"id": "s51", "degree": "doctor"},
    ]
    found = team(staff)
    assert (found.heads.least, found.heads.most) == ((6, 10), (8, 11))
    words = shown(draw_team(report_of(staff)).figure)
    assert "符合占比条件的至少 6/10（60.00 %），补全空白后至多 8/11（72.72 %）。" in words


def test_that_a_class_of_talent_qualifies_where_an_enterprise_leads_only() -> None:
    staff = people(2, title_level="junior", degree="bachelor", talent_class="C")
    assert len(team(staff, ENTERPRISE).heads.hits) == 2
    assert len(team(staff, UNIVERSITY).heads.misses) == 2


def test_that_those_outside_are_told_with_the_reason_and_found_by_a_click() -> None:
    staff = [*DOCTORS, {"id": "s50", "full_time": False}, {"id": "s51", "full_time": True, "source": "student"}]
    picture = draw_team(report_of(staff))
    assert "“全时”为“否”" in shown(picture.figure)
    assert [region.records for region in picture.regions if "在读学生" in region.words] == [("s51",)]
    assert ("未计入", "“全时”为“否”", "1 人") in picture.alt


def test_that_a_click_on_a_cell_finds_its_people() -> None:
    picture = draw_team(report_of([*DOCTORS, *MASTERS]))
    found = [region.records for region in picture.regions if region.words.startswith("中级，硕士")]
    assert found == [("s20", "s21", "s22")]


@pytest.mark.parametrize(
    ("staff", "unit", "words"),
    [
        ([], UNIVERSITY, "还没有人员记录"),
        ([{"id": "s1", "full_time": False}], UNIVERSITY, "没有一人计入团队，占比按 0 计。"),
        (DOCTORS, {"id": "u1", "role": "partner"}, "占比现在定不了：门槛或口径取决于还空着的字段。团队 6 人。"),
    ],
)
def test_that_a_share_that_cannot_be_drawn_is_explained(
    staff: list[dict[str, object]], unit: dict[str, str], words: str
) -> None:
    assert words in shown(draw_team(report_of(staff, unit)).figure)


@pytest.mark.parametrize("seed", SEEDS)
def test_that_the_heads_come_to_the_judges_own_share(seed: int) -> None:
    report = random_report(seed)
    found = team_of(report)
    measured = report.judge.verdicts[found.condition.id].primary.bounds
    if measured is not None:
        assert (part_of(found.heads.least), part_of(found.heads.most)) == tuple(measured)
    (size,) = found.size_conditions
    bounds = report.judge.verdicts[size.id].primary.bounds
    assert bounds == (len(found.heads.sure), len(found.heads.everybody))


@pytest.mark.parametrize("seed", SEEDS)
def test_that_everybody_is_where_the_ledger_puts_them(seed: int) -> None:
    report = random_report(seed)
    found = team_of(report)
    book = ledger(report.judge, found.size_conditions[0])
    states = found.membership.states
    assert {record for record, state in states.items() if state is State.COUNTED} == set(book.counted)
    reasons = {record for reason in found.membership.refusals() for record in reason.records}
    assert reasons == {entry.record for entry in book.not_counted}
    lacking = {record for reason in found.membership.lacking() for record in reason.records}
    assert lacking == {entry.record for entry in book.undecided}

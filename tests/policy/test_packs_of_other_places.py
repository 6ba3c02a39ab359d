"""Packs in the shape of other places' programmes are judged without a line of code of their own.

The packs are data (`tests/packs`); names are invented and figures are shape only.  What each lab comes to is worked
out by hand beside it.  The reference date of all of them is 30 June 2026.
"""

import json
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from wzlab.cli.main import main
from wzlab.lab import Lab
from wzlab.policy.judge import LiveJudge, Outcome, Overall, Verdict
from wzlab.policy.loading import load_pack, read_pack
from wzlab.policy.pack import Pack
from wzlab.policy.report import Report, report_json
from wzlab.policy.values import Range
from wzlab.storage.interchange import FORMAT, read_lab

PACKS = Path(__file__).parents[1] / "packs"
PLACES = ("tianjin", "linyi", "yichang", "guangdong", "restructured")
MET, UNMET, OPEN, CONFIRM = Outcome.MET, Outcome.UNMET, Outcome.OPEN, Outcome.CONFIRM
NOT_APPLICABLE = Outcome.NOT_APPLICABLE

Rows = list[dict[str, Any]]


@cache
def pack_of(place: str) -> Pack:
    """Return the pack of a place."""
    return load_pack(PACKS / f"{place}.toml")


def lab_of(pack: Pack, **parts: Any) -> Lab:
    """Return the lab of an interchange document, of which only the parts that matter are written."""
    return read_lab({"format": FORMAT, **parts}, pack, "test.json")


def verdict(place: str, condition: str, **parts: Any) -> Verdict:
    """Return the verdict of a place's pack on one condition of a lab."""
    pack = pack_of(place)
    return LiveJudge(pack, lab_of(pack, **parts)).verdicts[condition]


def rows(prefix: str, number: int, **fields: Any) -> Rows:
    """Return records that are alike but for their ids."""
    return [{"id": f"{prefix}{place}", **fields} for place in range(1, number + 1)]


def staff(number: int, prefix: str = "s", **fields: Any) -> Rows:
    """Return full-time members of staff who are alike."""
    return rows(prefix, number, full_time=True, **fields)


# --- every pack -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", PLACES)
def test_that_each_pack_says_that_it_is_shape_only(place: str) -> None:
    text = (PACKS / f"{place}.toml").read_text(encoding="utf-8")
    assert text.startswith("# 只示结构，不是官方文件 (shape only, not official)")
    assert "非官方" in pack_of(place).title.zh
    assert "not official" in pack_of(place).title.en


@pytest.mark.parametrize("place", PLACES)
def test_that_an_empty_lab_is_reported_in_full(place: str) -> None:
    pack = pack_of(place)
    report = report_json(Report(pack, lab_of(pack)), "test.json")
    assert [condition["id"] for condition in report["conditions"]] == list(pack.condition_ids)
    assert report["overall"] in ("gaps", "open")


@pytest.mark.parametrize("place", PLACES)
def test_that_the_command_line_judges_by_a_pack_that_is_not_installed(place: str, tmp_path: Path) -> None:
    file = tmp_path / "lab.json"
    file.write_text(json.dumps({"format": FORMAT}), encoding="utf-8")
    assert main(["--lang", "zh", "check", "--pack", str(PACKS / f"{place}.toml"), str(file)]) == 1


# --- P1: fractions, an age band, one of three alternatives, a figure per head ---------------------------------------


@pytest.mark.parametrize(
    ("area", "outcome", "gap"),
    [(Decimal(1000), MET, 0), (Decimal("999.99"), UNMET, Fraction(1, 100)), (None, OPEN, 1000)],
)
def test_that_1000_square_metres_are_enough(area: Decimal | None, outcome: Outcome, gap: Fraction) -> None:
    found = verdict("tianjin", "space.area", rooms=[{"id": "r1", "use": "laboratory", "usable_area": area}])
    assert (found.outcome, found.gap) == (outcome, gap)


@pytest.mark.parametrize(("value", "outcome"), [("10000000", MET), ("9999999.99", UNMET), (None, OPEN)])
def test_that_ten_million_yuan_of_equipment_are_enough(value: str | None, outcome: Outcome) -> None:
    assert verdict("tianjin", "equipment.value", equipment=[{"id": "e1", "original_value": value}]).outcome is outcome


@pytest.mark.parametrize(("number", "outcome"), [(25, MET), (24, UNMET)])
def test_that_25_permanent_staff_are_enough(number: int, outcome: Outcome) -> None:
    found = verdict("tianjin", "team.size", staff=staff(number) + staff(3, "t", source="student"))
    assert (found.outcome, found.primary.bounds) == (outcome, Range(number, number))


@pytest.mark.parametrize(("senior", "others", "outcome"), [(12, 12, MET), (12, 13, UNMET), (13, 12, MET)])
def test_that_exactly_one_half_of_senior_titles_is_enough(senior: int, others: int, outcome: Outcome) -> None:
    people = staff(senior, title_level="associate") + staff(others, "t", title_level="intermediate")
    assert verdict("tianjin", "team.senior", staff=people).outcome is outcome


# On 30 June 2026 whoever was born on 30 June 1976 is fifty, and whoever was born a day later is not.
YOUNG, OLD = "1976-07-01", "1976-06-30"


@pytest.mark.parametrize(
    ("young", "old", "outcome"),
    [
        (2, 1, MET),  # 2/3 itself
        (3, 2, UNMET),  # 3/5
        (16, 8, MET),  # 2/3 again
        (16, 9, UNMET),  # 0.64
        (66, 34, UNMET),  # 66 %
        (67, 33, MET),
    ],
)
def test_that_two_of_three_under_fifty_are_enough_and_66_of_100_are_not(young: int, old: int, outcome: Outcome) -> None:
    people = staff(young, birth_date=YOUNG) + staff(old, "t", birth_date=OLD)
    found = verdict("tianjin", "team.young", staff=people)
    assert (found.outcome, found.threshold) == (outcome, Fraction(2, 3))
    assert found.primary.bounds == Range(Fraction(young, young + old), Fraction(young, young + old))


@pytest.mark.parametrize(
    ("born", "outcome"),
    [
        ("1976-07", MET),  # any day of that month is after 30 June
        ("1976-06", UNMET),
        ("1976", OPEN),  # 49 or 50
        (None, OPEN),
        ("2030-01-01", OPEN),  # after the reference date: impossible, so unknown
    ],
)
def test_that_a_partial_or_impossible_birth_date_is_the_interval_it_stands_for(
    born: str | None, outcome: Outcome
) -> None:
    people = staff(1, birth_date=YOUNG) + staff(1, "t", birth_date=OLD) + staff(1, "u", birth_date=born)
    assert verdict("tianjin", "team.young", staff=people).outcome is outcome


def test_that_a_blank_birth_date_does_not_matter_once_two_thirds_are_certain() -> None:
    found = verdict("tianjin", "team.young", staff=staff(2, birth_date=YOUNG) + staff(1, "t"))
    assert (found.outcome, found.primary.bounds) == (MET, Range(Fraction(2, 3), Fraction(1)))


def projects(national: int = 0, provincial: int = 0, **fields: Any) -> Rows:
    """Return projects approved in the window."""
    given = {"approved_on": "2024-05-01", "funding": 0, **fields}
    return rows("n", national, level="national", **given) + rows("p", provincial, level="provincial", **given)


@pytest.mark.parametrize(
    ("national", "provincial", "outcome"), [(3, 0, MET), (2, 5, UNMET), (0, 6, MET), (0, 5, UNMET), (2, 6, MET)]
)
def test_that_three_national_or_six_provincial_projects_are_enough(
    national: int, provincial: int, outcome: Outcome
) -> None:
    found = verdict("tianjin", "basis.projects", staff=staff(10), projects=projects(national, provincial))
    assert found.outcome is outcome


@pytest.mark.parametrize(
    ("approved_on", "outcome"),
    [
        ("2023-07-01", MET),
        ("2023-06-30", UNMET),
        ("2026-06-30", MET),
        ("2026-07-01", UNMET),
        ("2023", OPEN),
        (None, OPEN),
    ],
)
def test_that_the_window_of_three_years_includes_both_ends(approved_on: str | None, outcome: Outcome) -> None:
    of_the_edge = rows("x", 1, level="national", approved_on=approved_on, funding=0)
    found = verdict("tianjin", "basis.projects", staff=staff(10), projects=[*projects(national=2), *of_the_edge])
    assert found.outcome is outcome


@pytest.mark.parametrize(
    ("funding", "heads", "outcome"),
    [
        ("3000000", 10, MET),  # 300 000 yuan a head over three years
        ("2999999.99", 10, UNMET),
        ("2100000", 7, MET),
        ("2099999.99", 7, UNMET),  # a share of a fen a head below it
        ("900000", 3, MET),
        ("0", 3, UNMET),
    ],
)
def test_that_100_000_yuan_a_head_and_year_are_enough(funding: str, heads: int, outcome: Outcome) -> None:
    found = verdict("tianjin", "basis.projects", staff=staff(heads), projects=projects(national=1, funding=funding))
    assert found.outcome is outcome


def test_that_a_blank_funding_may_be_any_amount() -> None:
    found = verdict("tianjin", "basis.projects", staff=staff(10), projects=projects(national=1, funding=None))
    assert found.outcome is OPEN


def test_that_a_head_who_may_not_be_full_time_leaves_the_figure_per_head_open() -> None:
    # 2 850 000 yuan: 285 000 for ten heads, 316 666.67 for nine.
    people = staff(9) + rows("t", 1, full_time=None)
    found = verdict("tianjin", "basis.projects", staff=people, projects=projects(national=1, funding=2_850_000))
    assert found.outcome is OPEN


def test_that_a_figure_per_head_without_any_head_has_no_upper_bound() -> None:
    assert verdict("tianjin", "basis.projects", projects=projects(national=1, funding=1)).outcome is OPEN
    assert verdict("tianjin", "basis.projects", projects=projects(national=3)).outcome is MET


def investments(*of_years: tuple[int | None, int | None]) -> Rows:
    """Return investments: (year, amount in yuan)."""
    return [{"id": f"i{n}", "year": year, "amount": amount} for n, (year, amount) in enumerate(of_years)]


@pytest.mark.parametrize(
    ("planned", "outcome", "bounds"),
    [
        ([(2026, 2_000_000), (2027, 2_000_000), (2028, 2_000_000)], MET, Range(6_000_000, 6_000_000)),
        ([(2026, 2_000_000), (2027, 2_000_000), (2028, 1_999_999)], UNMET, Range(5_999_999, 5_999_999)),
        ([(2025, 9_000_000), (2026, 4_000_000), (2029, 9_000_000)], UNMET, Range(4_000_000, 4_000_000)),
        ([(2026, 4_000_000), (None, 2_000_000)], OPEN, Range(4_000_000, 6_000_000)),
        ([(2026, 4_000_000), (2027, None)], OPEN, Range(4_000_000, None)),
        ([(2026, 4_000_000), (2029, None)], UNMET, Range(4_000_000, 4_000_000)),
    ],
)
def test_that_the_investment_of_the_three_years_adds_up(
    planned: list[tuple[int | None, int | None]], outcome: Outcome, bounds: Range
) -> None:
    found = verdict("tianjin", "investment.total", investments=investments(*planned))
    assert (found.outcome, found.primary.bounds) == (outcome, bounds)


def test_that_a_lab_that_meets_everything_is_ready() -> None:
    pack = pack_of("tianjin")
    lab = lab_of(
        pack,
        staff=staff(17, birth_date=YOUNG, title_level="senior") + staff(8, "t", birth_date=OLD, title_level="junior"),
        rooms=[{"id": "r1", "use": "laboratory", "usable_area": 1000}],
        equipment=[{"id": "e1", "original_value": 10_000_000}],
        projects=projects(national=3),
        awards=[{"id": "a1", "level": "provincial"}],
        investments=investments((2026, 6_000_000)),
    )
    judge = LiveJudge(pack, lab)
    assert (judge.overall, judge.robust) == (Overall.READY, True)


# --- P2: equivalents, a category left out, one third ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("programme", "outcome"),
    [("省重点研发计划", MET), ("软科学研究计划", UNMET), ("政策引导类计划", UNMET), (None, OPEN)],
)
def test_that_programmes_of_a_named_set_do_not_count(programme: str | None, outcome: Outcome) -> None:
    counted = rows("p", 2, level="municipal", approved_on="2024-05-01", programme="市科技计划")
    asked = rows("q", 1, level="national", approved_on="2024-05-01", programme=programme)
    assert verdict("linyi", "basis.projects", projects=counted + asked).outcome is outcome


def patents(*kinds: str | None) -> Rows:
    """Return rights granted in the window."""
    return [{"id": f"k{n}", "kind": kind, "granted_on": "2024-05-01"} for n, kind in enumerate(kinds)]


@pytest.mark.parametrize(
    ("kinds", "outcome", "bounds"),
    [
        (["invention", "software", "software"], MET, Range(5, 5)),
        (["invention", "software"], UNMET, Range(4, 4)),
        (["software"] * 5, MET, Range(5, 5)),
        (["invention", None], OPEN, Range(4, 6)),  # the blank one weighs 1 or 3
        (["invention", None, None], MET, Range(5, 9)),  # even two ones are enough
        ([None], UNMET, Range(1, 3)),
    ],
)
def test_that_an_invention_weighs_three_and_any_other_right_one(
    kinds: list[str | None], outcome: Outcome, bounds: Range
) -> None:
    found = verdict("linyi", "output.patents", patents=patents(*kinds))
    assert (found.outcome, found.primary.bounds) == (outcome, bounds)


def test_that_a_right_that_may_be_outside_the_window_weighs_nothing_or_its_weight() -> None:
    maybe = [{"id": "k9", "kind": "invention", "granted_on": "2023"}]
    found = verdict("linyi", "output.patents", patents=patents("invention") + maybe)
    assert (found.outcome, found.primary.bounds) == (OPEN, Range(3, 6))


def papers(number: int | None, monographs: int = 0) -> Rows:
    """Return the rows in which a unit states its papers and monographs."""
    return [
        {"id": "t1", "item": "核心论文", "amount": number},
        {"id": "t2", "item": "专著", "amount": monographs},
        {"id": "t3", "item": "新增产值", "amount": 1_000_000},
    ]


@pytest.mark.parametrize(
    ("core", "monographs", "inventions", "outcome"),
    [
        (5, 0, 0, MET),
        (4, 0, 0, UNMET),
        (0, 1, 0, MET),  # one monograph stands for five papers
        (2, 0, 1, MET),  # 2 + 3
        (1, 0, 1, UNMET),  # 1 + 3
        (None, 1, 0, OPEN),  # papers are a plain number, of which a blank says nothing
    ],
)
def test_that_papers_monographs_and_inventions_of_three_tables_add_up(
    core: int | None, monographs: int, inventions: int, outcome: Outcome
) -> None:
    found = verdict(
        "linyi", "output.papers", targets=papers(core, monographs), patents=patents(*["invention"] * inventions)
    )
    assert found.outcome is outcome


@pytest.mark.parametrize(
    ("masters", "others", "outcome"), [(1, 2, MET), (7, 14, MET), (33, 67, UNMET), (34, 66, MET), (0, 3, UNMET)]
)
def test_that_one_of_three_is_a_third_and_33_of_100_are_not(masters: int, others: int, outcome: Outcome) -> None:
    people = staff(masters, degree="master", title_level="junior") + staff(
        others, "t", degree="bachelor", title_level="junior"
    )
    assert verdict("linyi", "team.share", staff=people).outcome is outcome


def test_that_a_master_with_a_senior_title_counts_once() -> None:
    people = staff(1, degree="master", title_level="senior") + staff(3, "t", degree="none", title_level="none")
    assert verdict("linyi", "team.share", staff=people).primary.bounds == Range(Fraction(1, 4), Fraction(1, 4))


# --- P7: a threshold that hangs on another metric -------------------------------------------------------------------


def money(revenue: object, spending: object, year: int | None = 2025, unit: str | None = "元") -> Rows:
    """Return the rows in which a unit states its revenue and its R&D spending of a year."""
    return [
        {"id": "t1", "item": "销售收入", "year": year, "amount": revenue, "unit_of_amount": unit},
        {"id": "t2", "item": "研发投入", "year": year, "amount": spending, "unit_of_amount": "元"},
    ]


@pytest.mark.parametrize(
    ("revenue", "spending", "threshold", "outcome"),
    [
        # below 50 000 000: 5 %, which is 2 499 999.9995
        ("49999999.99", "2500000", "0.05", MET),
        ("49999999.99", "2499999.99", "0.05", UNMET),
        # from 50 000 000 to 200 000 000, both included: 4 %
        ("50000000", "2000000", "0.04", MET),
        ("50000000", "1999999.99", "0.04", UNMET),
        ("200000000", "8000000", "0.04", MET),
        ("200000000", "7999999.99", "0.04", UNMET),
        # above: 3 %, which is 6 000 000.0003
        ("200000000.01", "6000000.01", "0.03", MET),
        ("200000000.01", "6000000", "0.03", UNMET),
    ],
)
def test_that_each_bracket_of_revenue_has_its_share_from_both_sides(
    revenue: str, spending: str, threshold: str, outcome: Outcome
) -> None:
    found = verdict("yichang", "finance.intensity", targets=money(Decimal(revenue), Decimal(spending)))
    assert (found.outcome, found.threshold) == (outcome, Decimal(threshold))
    intensity = Fraction(spending) / Fraction(revenue)
    assert found.primary.bounds == Range(intensity, intensity)


def test_that_only_rows_of_the_year_before_count() -> None:
    years = [
        *money(50_000_000, 2_000_000),
        {"id": "t3", "item": "销售收入", "year": 2024, "amount": 900_000_000, "unit_of_amount": "元"},
        {"id": "t4", "item": "研发投入", "year": 2026, "amount": 0, "unit_of_amount": "元"},
    ]
    assert verdict("yichang", "finance.intensity", targets=years).outcome is MET


def test_that_a_blank_revenue_leaves_bracket_and_intensity_open() -> None:
    found = verdict("yichang", "finance.intensity", targets=money(None, 2_500_000))
    assert (found.outcome, found.threshold, found.primary.bounds) == (OPEN, None, Range(0, None))


def test_that_without_any_revenue_the_intensity_has_no_upper_bound() -> None:
    assert verdict("yichang", "finance.intensity").outcome is OPEN


def test_that_an_amount_may_be_given_in_ten_thousands() -> None:
    found = verdict("yichang", "finance.intensity", targets=money(5_000, 2_000_000, unit="万元"))
    assert (found.outcome, found.primary.bounds) == (MET, Range(Fraction(4, 100), Fraction(4, 100)))


@pytest.mark.parametrize(("spending", "outcome"), [(2_500_000, MET), (2_499_999, OPEN), (249, OPEN), (199, UNMET)])
def test_that_a_blank_unit_of_amount_matters_only_where_it_may_decide(spending: int, outcome: Outcome) -> None:
    # The revenue is 5 000 or 50 000 000 yuan, so 5 % or 4 % are asked for.  2 500 000 are at least 5 % of either;
    # 2 499 999 are less than 5 % of the greater; 199 are less than 4 % of either.  249 would be too little of either,
    # but bracket and intensity are bounded each for itself: the verdict stays open, never wrong.
    found = verdict("yichang", "finance.intensity", targets=money(5_000, spending, unit=None))
    assert found.outcome is outcome


@pytest.mark.parametrize(
    ("direction", "revenue", "outcome"),
    [
        ("industry", 100_000_000, MET),
        ("industry", 99_999_999, UNMET),
        ("agriculture", 40_000_000, MET),
        ("agriculture", 39_999_999, UNMET),
        (None, 900_000_000, OPEN),  # which sector must be known
    ],
)
def test_that_the_revenue_asked_for_hangs_on_the_sector(direction: str | None, revenue: int, outcome: Outcome) -> None:
    found = verdict("yichang", "finance.revenue", lab={"direction": direction}, targets=money(revenue, 0))
    assert found.outcome is outcome
    assert (found.primary.bounds is None) == (direction is None)


# --- P9: alternatives of several conditions, thresholds by sector -----------------------------------------------------


def accounts(revenue: str | None, spending: str | None) -> Rows:
    """Return the rows in which an enterprise states revenue and spending of the year before, in yuan."""
    given = {"营业收入": revenue, "研发支出": spending}
    return [
        {"id": f"t{n}", "item": item, "year": 2025, "amount": None if amount is None else Decimal(amount)}
        for n, (item, amount) in enumerate(given.items())
    ]


@pytest.mark.parametrize(
    ("direction", "revenue", "spending", "outcome"),
    [
        # from 1 000 000 000 of revenue: 30 000 000
        ("manufacturing", "1000000000", "30000000", MET),
        ("manufacturing", "1000000000", "29999999.99", UNMET),
        ("manufacturing", "9000000000", "30000000", MET),
        # below: 3 %, which is 29 999 999.9997, and 8 000 000
        ("manufacturing", "999999999.99", "30000000", MET),
        ("manufacturing", "999999999.99", "29999999.99", UNMET),
        ("manufacturing", "200000000", "8000000", MET),
        ("manufacturing", "200000000", "7999999.99", UNMET),
        ("manufacturing", "100000000", "3000000", UNMET),
        # in construction: 0.5 % and 8 000 000
        ("construction", "1600000000", "8000000", MET),
        ("construction", "1600000000.01", "8000000", UNMET),
        ("construction", "1000000000", "7999999.99", UNMET),
        # the sector decides
        ("manufacturing", "1600000000", "8000000", UNMET),
        (None, "1600000000", "8000000", OPEN),
        (None, "200000000", "8000000", MET),
        # blanks
        ("manufacturing", None, "30000000", OPEN),
        ("manufacturing", "1000000000", None, OPEN),
    ],
)
def test_that_one_of_three_ways_to_spend_enough_is_enough(
    direction: str | None, revenue: str | None, spending: str | None, outcome: Outcome
) -> None:
    found = verdict("guangdong", "finance.spending", lab={"direction": direction}, targets=accounts(revenue, spending))
    assert found.outcome is outcome


@pytest.mark.parametrize(
    ("direction", "people", "outcome"),
    [
        ("software", 50, MET),
        ("software", 49, UNMET),
        ("construction", 59, UNMET),
        ("construction", 60, MET),
        (None, 60, MET),
        (None, 59, OPEN),
        (None, 50, OPEN),
        (None, 49, UNMET),
        ("other", 50, MET),
    ],
)
def test_that_the_staff_asked_for_hangs_on_the_sector(direction: str | None, people: int, outcome: Outcome) -> None:
    assert verdict("guangdong", "team.size", lab={"direction": direction}, staff=staff(people)).outcome is outcome


@pytest.mark.parametrize(
    ("direction", "value", "outcome"),
    [("software", "8000000", MET), ("construction", "9999999.99", UNMET), ("construction", "10000000", MET)],
)
def test_that_the_equipment_asked_for_hangs_on_the_sector(direction: str, value: str, outcome: Outcome) -> None:
    equipment = [{"id": "e1", "original_value": value}]
    found = verdict("guangdong", "equipment.value", lab={"direction": direction}, equipment=equipment)
    assert found.outcome is outcome


def test_that_a_direction_of_another_packs_catalogue_is_refused() -> None:
    with pytest.raises(Exception, match="manufacturing"):
        lab_of(pack_of("guangdong"), lab={"direction": "agriculture"})


# --- P11: an upper bound, an age band, nobody twice -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("roles", "outcome", "gap"),
    [
        (["lead"] * 3, MET, 0),
        (["lead"] * 4, UNMET, 1),
        (["lead", "partner", "partner", "partner"], MET, 0),
        (["lead", "lead", None], MET, 0),  # three at most
        (["lead", "lead", "lead", None], OPEN, 1),
        ([], MET, 0),  # nobody is too many; the condition before asks for somebody
    ],
)
def test_that_three_lead_units_are_allowed_and_four_are_not(
    roles: list[str | None], outcome: Outcome, gap: Fraction
) -> None:
    units = [{"id": f"u{n}", "role": role} for n, role in enumerate(roles)]
    found = verdict("restructured", "applicant.few_leads", units=units)
    assert (found.outcome, found.gap) == (outcome, gap)


@pytest.mark.parametrize(("role", "outcome"), [("lead", MET), ("partner", UNMET), (None, OPEN)])
def test_that_some_lead_unit_is_asked_for(role: str | None, outcome: Outcome) -> None:
    assert verdict("restructured", "applicant.some_lead", units=[{"id": "u1", "role": role}]).outcome is outcome


# On 30 June 2026 whoever was born on 1 July 1980 is still 45, and whoever was born the day before is 46.
@pytest.mark.parametrize(
    ("born", "outcome"), [("1980-07-01", MET), ("1980-06-30", UNMET), ("1980-07", MET), ("1980", OPEN), (None, OPEN)]
)
def test_that_45_years_are_still_within_the_band_and_one_half_is_enough(born: str | None, outcome: Outcome) -> None:
    people = staff(1, birth_date=born) + staff(1, "t", birth_date="1970-01-01")
    found = verdict("restructured", "team.young", staff=people)
    assert found.outcome is outcome


@pytest.mark.parametrize(
    ("members", "outcome"),
    [
        ([(True, False), (True, False)], MET),
        ([(True, False), (True, True)], UNMET),
        ([(True, False), (True, None)], OPEN),
        ([(True, True), (True, None)], UNMET),  # one offender is enough
        ([(False, True)], MET),  # who is no member may belong elsewhere
        ([(None, True)], OPEN),
        ([], OPEN),
    ],
)
def test_that_no_member_may_belong_to_another_laboratory(
    members: list[tuple[bool | None, bool | None]], outcome: Outcome
) -> None:
    people = [{"id": f"s{n}", "full_time": full, "other_city_lab": other} for n, (full, other) in enumerate(members)]
    assert verdict("restructured", "team.exclusive", staff=people).outcome is outcome


@pytest.mark.parametrize(("confirmed", "outcome"), [(None, CONFIRM), (True, MET), (False, UNMET)])
def test_that_an_undertaking_is_for_a_person_to_confirm(confirmed: bool | None, outcome: Outcome) -> None:
    found = verdict("restructured", "undertaking", notes={"undertaking": {"confirmed": confirmed}})
    assert found.outcome is outcome


# --- constructs that none of the packs above needs ---------------------------------------------------------------------

HEAD = """
[pack]
format = "wzlab-pack/1"
id = "test"
version = "1"
title = { zh = "测试", en = "Test" }
source = { zh = "测试", en = "Test" }
reference_date = 2026-06-30
unassessed = []

[[condition]]
id = "it"
binding = "required"
clause = "1"
title = { zh = "甲", en = "A" }
rule = { zh = "甲", en = "A" }
"""


def judged(condition: str, **parts: Any) -> Verdict:
    """Return the verdict on a pack's only condition, written without its head."""
    pack = read_pack(HEAD + condition, "test.toml")
    return LiveJudge(pack, lab_of(pack, **parts)).verdicts["it"]


TWO_OF_THREE = """
k_of = { k = 2, of = [
  { count = { of = "staff", where = "full_time" }, at_least = 2 },
  { some = { of = "projects", where = "level == 'national'" } },
  { none = { of = "staff", where = "other_city_lab", empty = "not_applicable" } },
] }
"""


@pytest.mark.parametrize(
    ("people", "projects", "outcome"),
    [
        (staff(2, other_city_lab=False), [], MET),  # first and third
        (staff(1, other_city_lab=False), [], UNMET),  # third alone
        (staff(1, other_city_lab=False), [{"id": "p1", "level": "national"}], MET),
        (staff(1, other_city_lab=False), [{"id": "p1", "level": None}], OPEN),
        (staff(2, other_city_lab=None), [], OPEN),
        (staff(2, other_city_lab=None), [{"id": "p1", "level": "national"}], MET),
        # without staff the third speaks of nobody: both others are needed
        ([], [{"id": "p1", "level": "national"}], UNMET),
    ],
)
def test_that_two_of_three_clauses_are_enough(people: Rows, projects: Rows, outcome: Outcome) -> None:
    assert judged(TWO_OF_THREE, staff=people, projects=projects).outcome is outcome


def test_that_a_combination_of_which_no_part_applies_does_not_apply() -> None:
    condition = 'any_of = [{ none = { of = "staff", where = "other_city_lab", empty = "not_applicable" } }]'
    assert judged(condition).outcome is NOT_APPLICABLE


def test_that_a_negative_weight_takes_away_and_a_blank_amount_has_no_bound_on_that_side() -> None:
    condition = 'sum = { of = "equipment", amount = "original_value * -1" }\nat_most = -5'
    assert judged(condition, equipment=[{"id": "e1", "original_value": 5}]).primary.bounds == Range(-5, -5)
    assert judged(condition, equipment=[{"id": "e1", "original_value": None}]).primary.bounds == Range(None, None)


def test_that_a_plain_number_may_be_negative_so_a_blank_one_has_no_bounds_when_multiplied() -> None:
    condition = 'sum = { of = "targets", amount = "amount * 2" }\nat_least = 1'
    found = judged(condition, targets=[{"id": "t1", "amount": 3}, {"id": "t2", "amount": None}])
    assert (found.outcome, found.primary.bounds) == (OPEN, Range(None, None))


def test_that_a_day_that_some_years_do_not_have_is_unknown_in_those_years() -> None:
    condition = """holds = { about = "lab", test = "reference_date >= date(year(reference_date), 2, 29)" }"""
    assert judged(condition).outcome is OPEN  # 2026 has no 29 February
    assert judged(condition, lab={"reference_date": "2028-03-01"}).outcome is MET


@pytest.mark.parametrize(("high_tech", "outcomes"), [(True, [MET, MET]), (False, [MET, UNMET]), (None, [MET, OPEN])])
def test_that_what_is_read_of_a_single_record_is_read_under_each_reading(
    high_tech: bool | None, outcomes: list[Outcome]
) -> None:
    condition = """
some = { of = "staff", where = "lead.counts" }

[[single]]
name = "lead"
title = { zh = "牵头单位", en = "lead unit" }
of = "units"
where = "role == 'lead'"

[[reading]]
id = "which"
title = { zh = "哪些单位", en = "Which units" }
option = [{ id = "any", words = { zh = "都算", en = "any" } }, { id = "tech", words = { zh = "高企", en = "tech" } }]

[[define]]
of = "units"
name = "counts"
is = "which == 'any' or high_tech"
"""
    units = [{"id": "u1", "role": "lead", "high_tech": high_tech}]
    found = judged(condition, units=units, staff=[{"id": "s1"}])
    assert [result.outcome for result in found.results] == outcomes


def test_that_a_threshold_that_blanks_leave_open_is_an_interval_of_fractions_too() -> None:
    condition = """
share = { of = "staff", part = "degree == 'doctor'" }
at_least = "2/3 if lab.lab_type == 'industry' else 1/2"
"""
    doctors, others = staff(3, degree="doctor"), staff(2, "t", degree="none")
    assert judged(condition, staff=doctors + others).outcome is OPEN  # 3/5 lies between
    assert judged(condition, staff=doctors + others[:1]).outcome is MET
    assert judged(condition, staff=doctors + others, lab={"lab_type": "discipline"}).outcome is MET

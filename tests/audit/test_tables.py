"""The results as tables, of labs that were written by hand."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from tests.audit.labs import judged, write_json
from wzlab.audit.results import Judged, JudgedCondition
from wzlab.audit.tables import Tables, portfolios
from wzlab.policy.judge import Outcome
from wzlab.policy.words import Standing

MET = (Standing.MET, Outcome.MET, Outcome.MET)
UNMET = (Standing.UNMET, Outcome.UNMET, Outcome.UNMET)
DEPENDS = (Standing.DEPENDS, Outcome.DEPENDS, Outcome.UNMET)
DEPENDS_MET = (Standing.DEPENDS, Outcome.DEPENDS, Outcome.MET)
OPEN = (Standing.OPEN, Outcome.OPEN, Outcome.OPEN)
ABSENT = (Standing.NOT_APPLICABLE, Outcome.NOT_APPLICABLE, Outcome.NOT_APPLICABLE)
Told = tuple[Standing, Outcome, Outcome]


@pytest.fixture
def blank(tmp_path: Path) -> Judged:
    """What came of a lab without anything."""
    return judged(write_json(tmp_path / "blank", {}))


def lab(blank: Judged, *told: Told) -> Judged:
    """Return a result with as many conditions as are told, named a, b, c."""
    first = blank.conditions[0]
    return replace(blank, conditions=tuple(_condition(first, place, *of) for place, of in enumerate(told)))


def _condition(first: JudgedCondition, place: int, *told: *Told) -> JudgedCondition:
    standing, outcome, primary = told
    return replace(first, id="cab"[place], standing=standing, outcome=outcome, primary=primary)


def tables(judged: Sequence[Judged]) -> Tables:
    (portfolio,) = portfolios(judged)
    return Tables(portfolio, judged)


def test_that_the_matrix_has_files_and_conditions_in_their_order(blank: Judged) -> None:
    found = tables([lab(blank, MET, UNMET, OPEN), lab(blank, ABSENT, DEPENDS, MET)])
    assert [condition.id for condition in found.portfolio.conditions] == ["c", "a", "b"]
    assert found.standings() == {
        0: [Standing.MET, Standing.UNMET, Standing.OPEN],
        1: [Standing.NOT_APPLICABLE, Standing.DEPENDS, Standing.MET],
    }


def test_that_totals_count_every_standing_of_each_condition(blank: Judged) -> None:
    first, second = tables([lab(blank, MET, UNMET), lab(blank, MET, OPEN), lab(blank, UNMET, OPEN)]).totals()
    assert list(first) == list(second) == list(Standing)
    assert {standing: number for standing, number in first.items() if number} == {Standing.MET: 2, Standing.UNMET: 1}
    assert {standing: number for standing, number in second.items() if number} == {Standing.UNMET: 1, Standing.OPEN: 2}


def test_that_failures_are_those_of_the_default_readings_the_most_frequent_first(blank: Judged) -> None:
    labs = [
        lab(blank, MET, DEPENDS, UNMET),
        lab(blank, UNMET, UNMET, UNMET),
        lab(blank, ABSENT, ABSENT, OPEN),
        lab(blank, DEPENDS_MET, MET, OPEN),
    ]
    found = tables(labs).failures()
    assert [(f.condition.id, f.files, f.applicable, f.by_reading) for f in found] == [
        ("a", (0, 1), 3, 1),
        ("b", (0, 1), 4, 0),
        ("c", (1,), 3, 0),
    ]
    assert [f.share for f in found] == [Fraction(2, 3), Fraction(1, 2), Fraction(1, 3)]


def test_that_what_fails_nowhere_is_no_failure(blank: Judged) -> None:
    assert tables([lab(blank, MET, OPEN, ABSENT)]).failures() == []


def test_that_each_pack_has_its_own_tables(blank: Judged) -> None:
    other, newer = replace(blank.pack, id="a-city"), replace(blank.pack, version="2")
    of = portfolios([blank, replace(blank, pack=other), replace(blank, pack=newer), blank])
    assert [(portfolio.pack.id, portfolio.pack.version, portfolio.files) for portfolio in of] == [
        ("a-city", "1", (1,)),
        ("wenzhou-ai-2025", "1", (0, 3)),
        ("wenzhou-ai-2025", "2", (2,)),
    ]


def test_that_nothing_judged_has_no_tables() -> None:
    assert portfolios([]) == []

"""What a person is told: figures, outcomes, sentences."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.helpers import ENTERPRISE, UNIVERSITY, lab_of, people, sample, verdict, wenzhou
from wzlab.lab import Note
from wzlab.language import CHINESE, use_language
from wzlab.policy.judge import LiveJudge
from wzlab.policy.values import Range
from wzlab.policy.warnings import warnings_by_condition
from wzlab.policy.words import (
    Standing,
    deadline_words,
    deciding_results,
    overall_words,
    reading_words,
    sentence,
    show_bounds,
    show_gap,
    show_threshold,
    standing,
)


@pytest.fixture(autouse=True)
def _chinese() -> Iterator[None]:
    use_language(CHINESE)
    yield
    use_language(CHINESE)


@pytest.mark.parametrize(
    ("low", "high", "unit", "shown"),
    [
        (14, 14, "people", "14 人"),
        (12, 14, "people", "12–14 人"),
        (Fraction(25, 42), Fraction(25, 42), "share", "59.52 %"),
        (Fraction(1, 3), Fraction(2, 3), "share", "33.33–66.66 %"),
        (Decimal("4999999.99"), Decimal("4999999.99"), "yuan", "499.999999 万元"),
        (Decimal(4_800_000), None, "yuan", "不少于 480.00 万元"),
        (Decimal("499.99"), Decimal("499.99"), "m2", "499.99 ㎡"),
        (None, None, "m2", "未知"),
    ],
)
def test_that_a_figure_is_shown_exactly_with_its_unit_once(low: Any, high: Any, unit: str, shown: str) -> None:
    assert show_bounds(Range(low, high), unit) == shown


def test_that_a_share_that_misses_is_never_shown_as_the_threshold() -> None:
    staff = people(25, degree="doctor") + people(17, start=26, degree="none", title_level="none")
    found = verdict("team.senior_share", units=[UNIVERSITY], staff=staff)
    assert sentence(found, None) == (
        "副高以上或博士占比：59.52 %，要求不少于 60.00 %，差 0.48 个百分点，未达标，依据三(一)3"
    )


def test_that_a_verdict_reads_as_one_sentence() -> None:
    found = verdict("team.size", staff=people(14))
    assert sentence(found, None) == "全时研发人员：14 人，要求不少于 15 人，差 1 人，未达标，依据三(一)3"


def test_that_an_age_over_the_limit_reads_the_other_way_round() -> None:
    found = verdict("director.age", staff=[{"id": "s1", "post": "director", "birth_date": "1955-01-01"}])
    assert sentence(found, None) == "主任：年龄：71 岁，要求不超过 65 岁，超出 6 岁，需说明，依据三(一)3"
    assert show_threshold(found) == "≤ 65 岁"
    assert show_gap(found) == "6 岁"


def test_that_an_unmet_condition_is_told_by_how_strictly_it_binds() -> None:
    required = verdict("team.size")
    in_principle = verdict("team.exclusive", staff=[{"id": "s1", "other_city_lab": True}])
    encouraged = verdict("cooperation.mix")
    assert standing(required, None) is Standing.UNMET
    assert standing(required, Note(reason="会补齐")) is Standing.UNMET
    assert standing(in_principle, None) is Standing.OWES_REASON
    assert standing(in_principle, Note(reason="已协商退出")) is Standing.EXCUSED
    assert standing(encouraged, None) is Standing.LACKING


def test_that_only_the_nearest_deciding_readings_are_told() -> None:
    judge = LiveJudge(wenzhou(), sample("enterprise-gaps"))
    told = [reading_words(result, wenzhou()) for result in deciding_results(judge.verdicts["team.size"])]
    assert told == ["双聘、派遣、返聘人员不计入", "只计依托单位"]


def test_that_deadlines_are_counted_in_chinese_calendar_days() -> None:
    submit = wenzhou().deadlines[0]
    assert "还有 1 天" in deadline_words(submit, date(2026, 1, 11))
    assert "今天截止" in deadline_words(submit, date(2026, 1, 12))
    assert "已过 313 天，按预审使用" in deadline_words(submit, date(2026, 11, 21))


def test_that_the_summary_says_whether_the_conclusion_is_robust() -> None:
    ready, gaps = (LiveJudge(wenzhou(), sample(name)) for name in ("university-ready", "enterprise-gaps"))
    assert "结论不随口径改变" in overall_words(ready.overall, ready.robust, ready.verdicts, ready.lab)
    assert "有条款随口径不同而结论不同" in overall_words(gaps.overall, gaps.robust, gaps.verdicts, gaps.lab)


# --- warnings -------------------------------------------------------------------------------------------------------


def warned(condition: str, **parts: Any) -> str:
    return "\n".join(warnings_by_condition(LiveJudge(wenzhou(), lab_of(**parts)))[condition])


def test_that_a_medical_lead_is_warned_that_the_list_does_not_name_it() -> None:
    medical = {**UNIVERSITY, "entity_type": "medical_institution"}
    assert "医疗卫生机构" in warned("applicant.type", units=[medical])
    assert "医疗卫生机构" not in warned("applicant.type", units=[UNIVERSITY])


def test_that_an_enterprise_sees_the_sixty_percent_figure_beside_its_forty() -> None:
    staff = people(2, title_level="none", degree="none", talent_class="C") + people(
        3, start=3, title_level="none", degree="doctor"
    )
    assert "60.00 %" in warned("team.senior_share", units=[ENTERPRISE], staff=staff)


def test_that_a_condition_that_does_not_apply_carries_no_warning() -> None:
    assert warned("basis.patents", units=[UNIVERSITY]) == ""


def test_that_the_patents_of_an_enterprise_may_be_in_principle_too() -> None:
    assert "原则上" in warned("basis.patents", units=[ENTERPRISE])


def test_that_every_warning_names_its_figures_in_both_languages() -> None:
    for warning in wenzhou().warnings:
        shown = dict.fromkeys(warning.figures, "◇")
        texts = [text.format(**shown) for text in (warning.text.zh, warning.text.en)]
        assert texts[0].count("◇") == texts[1].count("◇") >= len(shown)

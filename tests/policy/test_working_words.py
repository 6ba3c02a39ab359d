"""The working of a condition in words, as window, workbook and report say it."""

from typing import Any

import pytest

from tests.helpers import UNIVERSITY, lab_of, people, wenzhou
from wzlab.dates import PartialDate
from wzlab.lab import Lab, Note
from wzlab.policy.judge import LiveJudge
from wzlab.policy.ledger import Undecided, ledger
from wzlab.policy.pack import Condition
from wzlab.policy.working_words import (
    group_titles,
    lacking_titles,
    missing_words,
    note_words,
    source_words,
    verdict_words,
)


def judged(lab: Lab, condition_id: str) -> tuple[LiveJudge, Condition]:
    """Return the judge of a lab, and one of its conditions."""
    judge = LiveJudge(wenzhou(), lab)
    return judge, judge.verdicts[condition_id].condition


def undecided(lab: Lab, condition_id: str) -> tuple[str | None, str]:
    """Return what is missing and what is lacking of the first undecided entry of a condition."""
    judge, condition = judged(lab, condition_id)
    entry: Undecided = ledger(judge, condition).undecided[0]
    return missing_words(judge, condition, entry), lacking_titles(judge, condition, entry)


@pytest.mark.parametrize(
    ("condition_id", "titles"),
    [
        ("team.size", ["计入（{number}）", "未计入（{number}）", "待定（{number}）"]),
        ("space.area", ["计入（{number}）", "未计入（{number}）", "待定（{number}）"]),
        ("space.concentrated", ["计入（{number}）", "未计入（{number}）", "待定（{number}）"]),
        (
            "team.senior_share",
            ["总数内，符合（{number}）", "总数内，不符合（{number}）", "不在总数内（{number}）", "待定（{number}）"],
        ),
        ("team.exclusive", ["符合（{number}）", "不符合（{number}）", "待定（{number}）"]),
        ("director.full_time", ["符合（{number}）", "不符合（{number}）", "待定（{number}）"]),
    ],
)
def test_that_the_groups_are_called_by_what_a_condition_does(condition_id: str, titles: list[str]) -> None:
    assert list(group_titles(*judged(lab_of(units=[UNIVERSITY]), condition_id)).values()) == titles


def test_that_a_verdict_leaves_out_what_stands_beside_it() -> None:
    judge, _condition = judged(lab_of(units=[UNIVERSITY], staff=people(12)), "team.size")
    assert verdict_words(judge.verdicts["team.size"], None) == "12 人，要求不少于 15 人，差 3 人，未达标"


def test_that_a_rule_tells_how_strictly_it_binds_and_where_it_stands() -> None:
    assert source_words(judged(lab_of(), "director.age")[1]) == "原则上，依据三(一)3"


def test_that_a_record_that_is_not_there_is_told_by_what_it_would_be() -> None:
    assert undecided(lab_of(), "director.full_time")[0] == "还没有指定实验室主任"
    assert undecided(lab_of(), "applicant.registered")[0] == "还没有指定依托（牵头）单位"


def test_that_the_fields_a_record_lacks_are_told_by_their_titles() -> None:
    person: dict[str, Any] = {"id": "s1", "full_time": True, "title_level": "junior"}
    assert undecided(lab_of(units=[UNIVERSITY], staff=[person]), "team.senior_share") == (None, "学位")


def test_that_a_note_is_told_with_who_and_when() -> None:
    day = PartialDate.parse("2026-01-05")
    assert note_words(Note(True, "合同齐全", "人事处", day)) == "已确认：合同齐全（人事处，2026-01-05）"
    assert note_words(Note(False)) == "确认为不符合"
    assert note_words(Note(reason="见说明", by="主任")) == "见说明（主任）"
    assert note_words(None) == ""

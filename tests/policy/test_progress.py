"""How far the form is filled in; it says nothing of what the lab comes to."""

from random import Random

from hypothesis import given, settings

from tests.helpers import lab_of, wenzhou
from tests.policy.lives import SEEDS, random_lab, random_steps
from wzlab.policy.judge import LiveJudge
from wzlab.policy.progress import LiveProgress, Progress, progress


def test_that_only_deciding_cells_are_asked_for_and_as_typed_ones_are_not_filled() -> None:
    # of an award the level alone decides
    awards = [{"id": "a1", "level": "national"}, {"id": "a2", "title": "奖"}, {"id": "a3"}]
    lab = lab_of(awards=awards, as_typed={"a3": {"level": "市级？"}})
    assert progress(lab)["awards"] == (1, 3)


def test_that_defaults_are_filled_cells() -> None:
    # ★ of a patent: kind, granted_on, holder; and acquisition and legal_status, which have defaults
    assert progress(lab_of(patents=[{"id": "k1"}]))["patents"] == (2, 5)


def test_that_a_share_is_cut_and_never_rounded_up() -> None:
    assert Progress(2, 3).share == "66.66%"
    assert Progress(9_999_999, 10_000_000).share == "99.99%"
    assert Progress(3, 3).share == "100.00%"


def test_that_an_empty_table_asks_for_nothing() -> None:
    assert progress(lab_of())["staff"] == (0, 0)
    assert Progress(0, 0).share == ""


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_that_progress_kept_through_random_edits_equals_counting_anew(seed: int) -> None:
    random = Random(seed)
    judge = LiveJudge(wenzhou(), random_lab(random))
    live = LiveProgress(judge.lab)
    for edits in random_steps(random, judge, 15):
        live.follow(edits)
        anew = progress(judge.lab)
        assert live.by_table() == anew
        assert live.whole() == (sum(p.filled for p in anew.values()), sum(p.asked for p in anew.values()))

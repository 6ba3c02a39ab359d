"""A ledger kept from edit to edit is the one that would be made anew."""

from random import Random

import pytest

from tests.helpers import sample, wenzhou
from tests.random_changes import random_change
from ui.checks.kept_ledger import KeptLedger
from wzlab.changes import apply
from wzlab.policy.judge import LiveJudge
from wzlab.policy.ledger import ledger


@pytest.mark.parametrize("name", ["university-ready", "enterprise-gaps", "draft-blanks"])
def test_that_a_kept_ledger_equals_one_made_anew_after_any_edits_and_their_undoing(name: str) -> None:
    lab, pack, random = sample(name), wenzhou(), Random(name)
    judge = LiveJudge(pack, lab)
    kept = {condition.id: KeptLedger(judge, condition) for condition in pack.conditions}
    for number in range(60):
        change = random_change(random, lab, pack, f"new{number}")
        for step in range(random.choice([1, 2])):
            change, edits = apply(lab, change)
            judge.follow(edits)
            for condition in pack.conditions:
                kept[condition.id].follow(edits)
                assert kept[condition.id].now() == ledger(judge, condition), (number, step, condition.id)

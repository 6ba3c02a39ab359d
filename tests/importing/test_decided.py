"""Decisions are values: one more, one other, one less, and none of them changes another."""

import pytest

from wzlab.importing.decided import UNDECIDED, answer_to, is_untouched, with_answer, with_mode
from wzlab.importing.model import Decisions, Mode, Topic


@pytest.mark.parametrize("topic", Topic)
def test_that_an_answer_is_given_changed_and_taken_back(topic: Topic) -> None:
    begun = Decisions()
    once = with_answer(begun, topic, "甲", "一")
    other = with_answer(once, topic, "甲", "二")
    back = with_answer(other, topic, "甲", UNDECIDED)
    assert [answer_to(one, topic, "甲") for one in (begun, once, other, back)] == [UNDECIDED, "一", "二", UNDECIDED]
    assert [is_untouched(one) for one in (begun, once, other, back)] == [True, False, False, True]
    assert back == begun


def test_that_no_field_is_an_answer_and_no_answer_is_none() -> None:
    assert answer_to(with_answer(Decisions(), Topic.COLUMN, "甲", None), Topic.COLUMN, "甲") is None


def test_that_what_becomes_of_problems_is_nothing_to_be_decided_again() -> None:
    assert is_untouched(with_mode(Decisions(), Mode.AS_TYPED))

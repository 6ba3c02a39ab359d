"""What was decided in an import so far; a decision gives other decisions, and can be taken back."""

from dataclasses import replace
from typing import Any, Final

from wzlab.importing.model import Decisions, Mode, Topic


class _Undecided:
    """Stands for no decision; None is one: a column of no field."""


UNDECIDED: Final = _Undecided()
Answer = str | None | _Undecided
"""What goes into a mapping of `Decisions`; `UNDECIDED` takes out what is there."""


def with_answer(decisions: Decisions, topic: Topic, key: object, answer: Answer) -> Decisions:
    """Return the decisions with one more, or one other, or one less."""
    mapping = dict(_mapping(decisions, topic))
    if isinstance(answer, _Undecided):
        mapping.pop(key, None)
    else:
        mapping[key] = answer
    changed: dict[str, Any] = {topic.value: mapping}
    return replace(decisions, **changed)


def with_mode(decisions: Decisions, mode: Mode) -> Decisions:
    """Return the decisions with another word on what becomes of rows with problems."""
    return replace(decisions, mode=mode)


def answer_to(decisions: Decisions, topic: Topic, key: object) -> Answer:
    """Return what was decided of something."""
    return _mapping(decisions, topic).get(key, UNDECIDED)


def is_untouched(decisions: Decisions) -> bool:
    """Tell whether nothing was decided that would have to be decided again."""
    return not any(_mapping(decisions, topic) for topic in Topic)


def _mapping(decisions: Decisions, topic: Topic) -> dict[object, str | None]:
    found: dict[object, str | None] = getattr(decisions, topic.value)
    return found

"""How a table stands: the worst of the conditions about it, from the verdicts as they are, at next to no cost."""

from collections import Counter
from typing import NamedTuple

from wzlab.policy.judge import LiveJudge
from wzlab.policy.subjects import conditions_about
from wzlab.policy.words import Standing, standing

WORST_FIRST = (
    Standing.UNMET,
    Standing.OWES_REASON,
    Standing.OPEN,
    Standing.DEPENDS,
    Standing.CONFIRM,
    Standing.EXCUSED,
    Standing.MET,
    Standing.LACKING,
    Standing.NOT_APPLICABLE,
)
"""The standings from what bars most to what says least; what bars nothing comes after what is met."""


class TableStanding(NamedTuple):
    """The worst standing of the conditions about a table, and how many of them stand so."""

    standing: Standing
    number: int


def table_standings(judge: LiveJudge, table: str) -> Counter[Standing]:
    """Return how many of the conditions about a table stand how."""
    notes = judge.lab.notes
    conditions = conditions_about(judge.pack, table)
    return Counter(standing(judge.verdicts[condition.id], notes.get(condition.id)) for condition in conditions)


def table_standing(judge: LiveJudge, table: str) -> TableStanding | None:
    """Return how a table stands, or None if no condition is about it."""
    found = table_standings(judge, table)
    return next((TableStanding(worst, found[worst]) for worst in WORST_FIRST if found[worst]), None)
